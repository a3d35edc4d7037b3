import type { HttpResponse, SendHttp } from "../deps.ts";
import { NetworkError } from "../deps.ts";
import { reasonOf } from "../errors.ts";
import { parseDuration } from "../schemas.ts";
import { isTrue, textOf } from "./compiler.ts";
import type { Compiler, Scope } from "./compiler.ts";
import { parseJson } from "./decode.ts";
import { METHODS } from "./definition-file.ts";
import type { ExpressionFile, OutcomeFile, OutcomeName, StepFile } from "./definition-file.ts";
import type { Expression } from "./expression/expression.ts";
import type { Path } from "./findings.ts";
import { compileRequest, evaluateAll, named } from "./request.ts";

type Input = Readonly<Record<string, unknown>>;

/** What one step came to. */
export type StepResult =
  | { readonly kind: "skipped" }
  | {
      readonly kind: "delivered";
      readonly status: number;
      readonly captured: Readonly<Record<string, unknown>>;
      readonly providerId?: string;
      /** What `reply` gave; only when the step has one. */
      readonly reply?: { readonly value: unknown; readonly later: boolean };
    }
  /** `dead`: the other side said yes, but what the mapping makes of it fails. */
  | {
      readonly kind: "failed";
      readonly outcome: Exclude<OutcomeName, "delivered"> | "dead";
      readonly reason: string;
      readonly after?: number;
      readonly pause?: number;
    }
  /** No whole answer. `sent`: the other side may have acted. */
  | { readonly kind: "unanswered"; readonly reason: string; readonly sent: boolean };

export interface Step {
  readonly name: string;
  /** Doing it again changes nothing. */
  readonly repeatable: boolean;
  /** Only for when a step before it came to the outcome `fallback`. */
  readonly fallback: boolean;
  readonly run: (input: Input, by: StepContext) => Promise<StepResult>;
}

export interface StepContext {
  readonly send: SendHttp;
  /** Milliseconds. */
  readonly timeout: number;
  readonly redact: (text: string) => string;
  /** No step after it needs what it captures. */
  readonly last: boolean;
  /** What failed without changing the outcome: names the expression and why. */
  readonly warn: (text: string) => void;
}

const MAX_REASON = 300;
const ANSWER_NAMES = ["status", "headers", "body"];

/** One HTTP call of a command or of `setup`. `run` never throws. */
export function compileStep(file: StepFile, index: number, path: Path, compiler: Compiler, scope: Scope): Step {
  const answered: Scope = { ...scope, names: [...(scope.names ?? []), ...ANSWER_NAMES] };
  const expression = (key: keyof StepFile, within: Scope): Expression | undefined => optional(file[key], [...path, key], compiler, within);
  const when = expression("when", scope);
  const request = compileRequest(file, path, compiler, scope);
  const delivered = expression("delivered", answered);
  const outcomes = (file.outcomes ?? []).map((outcome, at) => compileOutcome(outcome, [...path, "outcomes", at], compiler, answered));
  const failure = { reason: expression("reason", answered), retryAfter: expression("retryAfter", answered) };
  const capture = named(file.capture, [...path, "capture"], compiler, answered);
  const providerId = expression("providerId", answered);
  const reply = expression("reply", answered);
  const later = expression("later", answered);

  const read = (input: Input, response: HttpResponse, last: boolean, warn: Warn): StepResult => {
    const { status } = response;
    const accepted = status >= 200 && status <= 299;
    let ok: boolean;
    try {
      ok = delivered ? isTrue(delivered.evaluate(input)) : accepted;
    } catch (error) {
      if (accepted) return puzzled(status, "delivered", error);
      throw error;
    }
    if (!ok) {
      const named = firstTrue(outcomes, input);
      if (named?.outcome !== "delivered")
        return {
          ...failed(named?.outcome ?? usualOutcome(status), { ...failure, ...named?.own }, input, response, warn),
          ...(named?.pause === undefined ? {} : { pause: named.pause }),
        };
    }
    const captured: Record<string, unknown> = {};
    for (const entry of capture) {
      try {
        Object.assign(captured, evaluateAll([entry], input));
      } catch (error) {
        // What comes after it would be sent without what it needs.
        if (!last) return puzzled(status, `capture.${entry[0]}`, error);
        warn(`capture.${entry[0]}`, error);
      }
    }
    const id = textOf(attempted(providerId, input, (error) => warn("providerId", error)));
    return {
      kind: "delivered",
      status,
      captured,
      ...(id === undefined || id === "" ? {} : { providerId: id }),
      ...(reply ? { reply: readReply(reply, later, input, response) } : {}),
    };
  };

  return {
    name: file.name ?? `${METHODS.find((method) => file[method] !== undefined) ?? "step"} ${index + 1}`,
    repeatable: file.repeatable ?? file.get !== undefined,
    fallback: file.fallback ?? false,
    async run(input, { send, timeout, redact, last, warn }) {
      let response: HttpResponse;
      try {
        if (when && !isTrue(when.evaluate(input))) return { kind: "skipped" };
        const made = request(input, timeout);
        if ("error" in made) return { kind: "failed", outcome: "rejected", reason: made.error };
        response = await sendSafely(send, made);
      } catch (error) {
        if (error instanceof NetworkError) return { kind: "unanswered", sent: error.sent, reason: short(redact(error.message)) };
        return { kind: "failed", outcome: "rejected", reason: short(redact(reasonOf(error))) };
      }
      try {
        const { status, headers } = response;
        const onWarning: Warn = (what, error) => warn(short(redact(`${what} failed and is left out: ${reasonOf(error)}`)));
        const result = read({ ...input, status, headers, body: bodyOf(response) }, response, last, onWarning);
        return result.kind === "failed" ? { ...result, reason: short(redact(result.reason)) } : result;
      } catch (error) {
        // The call was made and answered, only its answer cannot be understood: trying again would do it twice.
        const reason = `the answer (status ${response.status}) was not understood: ${reasonOf(error)}`;
        return { kind: "failed", outcome: "rejected", reason: short(redact(reason)) };
      }
    },
  };
}

/** Whatever else a sender throws counts as doubt. */
async function sendSafely(send: SendHttp, request: Parameters<SendHttp>[0]): Promise<HttpResponse> {
  try {
    return await send(request);
  } catch (error) {
    throw error instanceof NetworkError ? error : new NetworkError(reasonOf(error), true, { cause: error });
  }
}

type Warn = (what: string, error: unknown) => void;

/** A chat text must not be said twice for a mistake in its mapping: a person decides. */
function puzzled(status: number, what: string, error: unknown): StepResult {
  const reason = `answered ${status}, the ${what} expression failed: it may have been done; retry sends it again (${reasonOf(error)})`;
  return { kind: "failed", outcome: "dead", reason };
}

interface Failure {
  readonly reason: Expression | undefined;
  readonly retryAfter: Expression | undefined;
}

function failed(
  outcome: Exclude<OutcomeName, "delivered">,
  failure: Failure,
  input: Input,
  response: HttpResponse,
  warn: Warn,
): Extract<StepResult, { kind: "failed" }> {
  const reason = textOf(attempted(failure.reason, input, (error) => warn("reason", error)));
  const given = outcome === "retry" ? attempted(failure.retryAfter, input, (error) => warn("retryAfter", error)) : undefined;
  const after = outcome === "retry" ? delayOf(given, response.headers) : undefined;
  return {
    kind: "failed",
    outcome,
    reason: reason === undefined || reason === "" ? `status ${response.status}` : reason,
    ...(after === undefined ? {} : { after }),
  };
}

/** What is worth having, but not worth failing for. */
function attempted(expression: Expression | undefined, input: Input, warn: (error: unknown) => void): unknown {
  try {
    return expression?.evaluate(input);
  } catch (error) {
    warn(error);
    return undefined;
  }
}

/** no connection, 408, 425, 429, 5xx → retry; 401, 403 → account; anything else → rejected. */
function usualOutcome(status: number): "retry" | "account" | "rejected" {
  if (status === 408 || status === 425 || status === 429 || status >= 500) return "retry";
  return status === 401 || status === 403 ? "account" : "rejected";
}

/** However long a provider says; each class of retries has its own, shorter limit. Milliseconds. */
const AFTER_MAX = 24 * 3_600_000;

/** Milliseconds: what the definition found, else the header, whichever says something. */
function delayOf(given: unknown, headers: Readonly<Record<string, string>>): number | undefined {
  return readDelay(textOf(given), headers) ?? readDelay(headers["retry-after"], headers);
}

/** Seconds, whole or not, the longest of several; or a date, measured from the answer's own Date: mappings have no clock. */
function readDelay(text: string | undefined, headers: Readonly<Record<string, string>>): number | undefined {
  if (text === undefined || text.trim() === "") return undefined;
  const seconds = Math.max(...text.split(",").map(Number));
  const milliseconds = Number.isNaN(seconds) ? Date.parse(text) - Date.parse(headers["date"] ?? "") : seconds * 1000;
  // What is over, or was never meant so, says nothing.
  return milliseconds >= 0 ? Math.round(Math.min(milliseconds, AFTER_MAX)) : undefined;
}

function readReply(
  reply: Expression,
  later: Expression | undefined,
  input: Input,
  response: HttpResponse,
): { value: unknown; later: boolean } {
  const isLater = later ? isTrue(later.evaluate(input)) : response.status === 202;
  const value = reply.evaluate(input);
  // Nothing at all is an answer: the bot has nothing to say.
  return { value: value === undefined && (response.body.length === 0 || isLater) ? [] : value, later: isLater };
}

/** JSON when it is JSON, else text; nothing when empty. */
function bodyOf(response: HttpResponse): unknown {
  const text = new TextDecoder().decode(response.body);
  const type = response.headers["content-type"] ?? "";
  if (!/json/i.test(type) && !/^\s*[[{"\d]|^\s*(true|false|null|-)/.test(text)) return text;
  const decoded = parseJson(text);
  return "body" in decoded ? decoded.body : text;
}

function short(text: string): string {
  return text.length <= MAX_REASON ? text : `${text.slice(0, MAX_REASON - 1)}…`;
}

interface CompiledOutcome {
  readonly when: Expression;
  readonly outcome: OutcomeName;
  readonly own: Partial<Failure>;
  readonly pause: number | undefined;
}

function compileOutcome(file: OutcomeFile, path: Path, compiler: Compiler, scope: Scope): CompiledOutcome {
  const reason = optional(file.reason, [...path, "reason"], compiler, scope);
  const retryAfter = optional(file.retryAfter, [...path, "retryAfter"], compiler, scope);
  return {
    when: compiler.expression(file.when, [...path, "when"], scope),
    outcome: file.outcome,
    own: { ...(reason ? { reason } : {}), ...(retryAfter ? { retryAfter } : {}) },
    pause: file.pause === undefined ? undefined : parseDuration(file.pause),
  };
}

function firstTrue(outcomes: readonly CompiledOutcome[], input: Input): CompiledOutcome | undefined {
  for (const outcome of outcomes) if (isTrue(outcome.when.evaluate(input))) return outcome;
  return undefined;
}

function optional(source: StepFile[keyof StepFile], path: Path, compiler: Compiler, scope: Scope): Expression | undefined {
  return source === undefined ? undefined : compiler.expression(source as ExpressionFile, path, scope);
}
