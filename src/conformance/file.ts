import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { DefinitionFolder } from "../config/definitions.ts";
import { parseYaml } from "../config/yaml.ts";
import { reasonOf } from "../errors.ts";
import { compileChecked } from "../mapping/checked.ts";
import { isTrue } from "../mapping/compiler.ts";
import type { Expression } from "../mapping/expression/expression.ts";
import { didYouMean, findingAt, schemaProblem } from "../mapping/findings.ts";
import type { Path, Problem } from "../mapping/findings.ts";
import type { Finding, Position } from "../mapping/provider.ts";
import { shippedValidator } from "../schemas.ts";

/** What somebody does at a provider; schemas/conformance.schema.json says what each means. */
export type ActName =
  | "lead.writes"
  | "lead.presses"
  | "lead.sends.file"
  | "operator.joins"
  | "operator.writes"
  | "operator.sends.file"
  | "operator.transfers"
  | "operator.returns"
  | "operator.closes"
  | "nobody.online"
  | "nobody.takes";

/** The webhook that a provider sends. */
export interface ActRequest {
  readonly method?: string;
  /** After /hooks/<binding>. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly form?: Readonly<Record<string, string>>;
  readonly text?: string;
}

/** One line as a person sees it. */
export interface Line {
  readonly text?: string;
  /** Its address. */
  readonly file?: string;
  readonly buttons?: readonly { readonly code?: string; readonly caption: string }[];
}

/** An event of the bot's protocol. */
export type Heard = Readonly<Record<string, unknown>> & { readonly type: string };

export type Scope = Readonly<Record<string, unknown>>;

/** One provider's side: a conformance.yaml, compiled. Its members throw what their expressions throw. */
export interface Conformance {
  /** As in gateway.yaml. */
  readonly binding: Readonly<Record<string, unknown>>;
  readonly top: Position;
  /** Undefined = the provider has no such act. */
  readonly act: (name: ActName) => { readonly position: Position; readonly requests: (scope: Scope) => readonly ActRequest[] } | undefined;
  /** Undefined = no entry takes the call. */
  readonly answer: (call: Scope) => { readonly status: number; readonly json: unknown } | undefined;
  readonly sees: (who: "lead" | "operator", call: Scope) => readonly Line[];
  /** Events of the bot's protocol. */
  readonly hears: (call: Scope) => readonly Heard[];
}

const COMMON = ["settings", "webhookKey", "lead", "chat", "leadId", "operator", "online", "holder", "n", "at"];
const ACT_NAMES = [...COMMON, "text", "code", "caption", "file", "opens"];
const CALL_NAMES = [...COMMON, "method", "url", "path", "query", "headers", "json", "form", "actions"];

interface ConformanceFile {
  readonly binding: Readonly<Record<string, unknown>>;
  readonly functions?: Readonly<Record<string, string>>;
  readonly acts?: Partial<Record<ActName, string | boolean>>;
  readonly answers?: readonly { readonly when?: string | boolean; readonly status?: number; readonly json?: unknown }[];
  readonly shows?: Partial<Record<"lead" | "operator" | "bot", string | boolean>>;
}

/** Reads conformance.yaml beside a definition. Never throws: what is wrong with it is a finding. */
export function readConformance({ folder }: DefinitionFolder): { conformance?: Conformance; findings: readonly Finding[] } {
  const file = join(folder, "conformance.yaml");
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    const hint = "it says how the provider's side acts: docs/definitions.md, Conformance";
    const at = { file, line: 1, col: 1, level: "error" as const };
    return { findings: [{ ...at, kind: "missing.file", message: `cannot be read: ${reasonOf(error)}`, hint }] };
  }
  const parsed = parseYaml(file, text);
  const [document] = parsed.documents;
  if (!document) return { findings: parsed.findings };
  const { raw, locate } = document;
  const wrong = shippedValidator("conformance")(raw);
  if (wrong.length > 0) return { findings: wrong.map((each) => findingAt(locate, schemaProblem(each))) };

  const written = raw as ConformanceFile;
  const findings: Finding[] = [];
  const report = (problem: Problem): void => void findings.push(findingAt(locate, problem));
  const compile = (source: string | boolean, path: Path, names: readonly string[]): Expression | undefined => {
    const { expression, problems } = compileChecked(source, written.functions ?? {});
    for (const problem of problems) report({ path, ...problem });
    for (const reference of expression?.references ?? []) {
      const [name = ""] = reference.path;
      if (names.includes(name)) continue;
      const hint = didYouMean(name, names);
      const message = `"${name}" is not known here`;
      report({ path, offset: reference.offset, kind: "mapping.unknown_name", message, ...(hint === undefined ? {} : { hint }) });
    }
    return expression;
  };

  const acts = new Map(
    Object.entries(written.acts ?? {}).map(([name, source]) => {
      const expression = compile(source, ["acts", name], ACT_NAMES);
      const requests = (scope: Scope): ActRequest[] => listOf(expression?.evaluate(scope)).map(requestOf);
      return [name, { position: locate(["acts", name], { key: true }), requests }];
    }),
  );
  const answers = (written.answers ?? []).map(({ when, status = 200, json = {} }, index) => {
    const isComputed = typeof json === "object" && json !== null && "expr" in json && typeof json.expr === "string";
    return {
      when: when === undefined ? undefined : compile(when, ["answers", index, "when"], CALL_NAMES),
      status,
      json,
      computed: isComputed ? compile(String(json.expr), ["answers", index, "json", "expr"], CALL_NAMES) : undefined,
    };
  });
  const shows = new Map(Object.entries(written.shows ?? {}).map(([who, source]) => [who, compile(source, ["shows", who], CALL_NAMES)]));
  if (findings.length > 0) return { findings };
  const conformance: Conformance = {
    binding: written.binding,
    top: locate([]),
    act: (name) => acts.get(name),
    answer(call) {
      const entry = answers.find(({ when }) => when === undefined || isTrue(when.evaluate(call)));
      return entry && { status: entry.status, json: entry.computed ? (entry.computed.evaluate(call) ?? null) : entry.json };
    },
    sees: (who, call) => listOf(shows.get(who)?.evaluate(call)).map((line) => (typeof line === "string" ? { text: line } : (line as Line))),
    hears: (call) => listOf(shows.get("bot")?.evaluate(call)).map(eventOf),
  };
  return { conformance, findings: [] };
}

function requestOf(value: unknown): ActRequest {
  if (typeof value === "object" && value !== null && typeof (value as ActRequest).path === "string") return value as ActRequest;
  throw new Error(`expected the act to give { path, json … }, got ${JSON.stringify(value)}`);
}

function eventOf(value: unknown): Heard {
  if (typeof value === "object" && value !== null && typeof (value as Heard).type === "string") return value as Heard;
  throw new Error(`expected shows.bot to give an event with its type, got ${JSON.stringify(value)}`);
}

/** A list of one that an expression collapsed is a list all the same. */
function listOf(value: unknown): unknown[] {
  return value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];
}
