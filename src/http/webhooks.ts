import { HTTPResponse } from "h3";
import type { H3Event } from "h3";
import type { Parts } from "./parts.ts";
import { readBody } from "./body.ts";
import type { RawRequest } from "../delivery/store.ts";
import { GatewayError } from "../errors.ts";
import { createThrottle } from "../throttle.ts";
import { allWords, withoutWords } from "../personal.ts";
import type { Answer, Binding, Received } from "../mapping/provider.ts";

const WARNINGS_MAX = 1_000;
/** What somebody should look at, and how. */
const TO_DO: Readonly<Record<string, string>> = {
  dead: "leadgate dead list; after the mapping is mended: leadgate dead retry",
  unauthorized: "compare what the provider was given with leadgate setup <binding> show",
};

/** What the metrics say of one webhook. */
interface Seen {
  binding: string;
  /** queued, waiting, ignored, duplicate, dead or refused. */
  result: string;
  /** Why it was refused. */
  reason: string;
}

/**
 * Everything a provider sends comes in here: /hooks/<binding>/…. An answer below 300 is given only after what came is
 * durable. An unknown binding and an unknown path look the same from outside.
 */
export function webhooks(parts: Parts): (event: H3Event) => Promise<HTTPResponse> {
  const { deps, engine, metrics } = parts;
  const warned = new Set<string>();
  const say = createThrottle(deps.clock);
  const seconds = new Map<string, { second: number; count: number }>();
  const fits = (bindingId: string, rate: number): boolean => {
    const second = Math.floor(deps.clock.now() / 1000);
    const count = seconds.get(bindingId)?.second === second ? (seconds.get(bindingId)?.count ?? 0) + 1 : 1;
    seconds.set(bindingId, { second, count });
    return count <= rate;
  };

  return async ({ req }) => {
    const began = deps.clock.now();
    const seen: Seen = { binding: "", result: "refused", reason: "" };
    try {
      return await answer(req, seen, began);
    } catch (error) {
      seen.result = "refused";
      seen.reason ||= error instanceof GatewayError ? error.code : "internal";
      throw error;
    } finally {
      metrics.add("leadgate_webhook_total", [seen.binding, seen.result, seen.reason]);
      if (seen.result !== "refused") metrics.observe("leadgate_webhook_ack_seconds", [seen.binding], (deps.clock.now() - began) / 1000);
    }
  };

  async function answer(req: Request, seen: Seen, began: number): Promise<HTTPResponse> {
    const runtime = parts.runtime();
    const { bindingId, path, query } = addressOf(req.url);
    const bound = runtime.bindings.get(bindingId);
    if (!bound) {
      const reason = runtime.disabled.get(bindingId);
      // An unknown one is only what somebody wrote into an address: no label.
      if (reason !== undefined) seen.binding = bindingId;
      seen.reason = reason === undefined ? "unknown.binding" : "disabled.binding";
      const more = say(`${seen.binding} unknown`);
      if (more !== undefined)
        deps.log.warn({ binding: reason === undefined ? undefined : bindingId, outcome: "unknown", reason, more }, "webhook");
      throw unknownPath();
    }
    seen.binding = bindingId;
    // Also while the gateway stops, as long as the store is open: the next start applies it, and no provider has to repeat.
    const limits = parts.limits();
    const body = await readBody(req, { max: limits.body, timeout: limits.bodyTimeout }, deps.clock);
    const at = new Date(deps.clock.now()).toISOString();
    const { binding } = bound;
    const headers = Object.fromEntries(req.headers);
    const received = binding.provider.receive(binding, { method: req.method, path, query, headers, body, at });

    // Only what proved its origin counts: else anybody could use up what the provider may send.
    const isProven = received.kind === "accepted" || received.kind === "failed";
    if (isProven && limits.rate !== null && !fits(bindingId, limits.rate)) {
      seen.reason = "rate";
      throw new GatewayError("store.busy", `more than ${limits.rate} webhooks per second`);
    }

    for (const warning of received.kind === "accepted" ? received.warnings : []) {
      if (warned.has(`${bindingId} ${warning}`) || warned.size >= WARNINGS_MAX) continue;
      warned.add(`${bindingId} ${warning}`);
      deps.log.warn({ binding: bindingId, rule: ruleOf(received) }, warning);
    }
    const outcome = await keep(received, binding, { method: req.method, body }, began);
    const line = { binding: bindingId, rule: ruleOf(received), ...outcome, ...(isProven ? quoted(outcome, body) : {}) };
    const todo = TO_DO[outcome.outcome];
    const more = todo === undefined ? undefined : say(`${bindingId} ${outcome.outcome}`);
    if (more === undefined) deps.log.info(line, "webhook");
    else deps.log.warn({ ...line, more, todo: todo?.replace("<binding>", bindingId) }, "webhook");
    if (isProven) seen.result = outcome.outcome;
    else seen.reason = outcome.outcome;
    if (received.kind === "unknown-path") throw unknownPath();
    return answerOf(received.answer);
  }

  /** Makes it durable where there is something to keep, and says in a word what became of it. */
  async function keep(
    received: Received,
    binding: Binding,
    request: Pick<RawRequest, "method" | "body">,
    began: number,
  ): Promise<{ outcome: string; eventType?: string; reason?: string; request?: string }> {
    switch (received.kind) {
      case "unknown-path":
        return { outcome: received.kind };
      case "unauthorized":
      case "malformed":
        return { outcome: received.kind, reason: received.reason };
      case "accepted":
      case "failed": {
        const eventType = received.eventType === undefined ? {} : { eventType: received.eventType };
        const accepted = await engine.accept(binding, received, { ...request, ...received.masked }, { began });
        if (accepted.duplicate) return { outcome: "duplicate", ...eventType, request: accepted.requestId };
        if (received.kind === "failed") return { outcome: "dead", ...eventType, reason: received.reason, request: accepted.requestId };
        if (received.events.length === 0)
          return { outcome: "ignored", ...eventType, reason: received.ignored ?? "no event came of it", request: accepted.requestId };
        return { outcome: outcomeOf(accepted.rows), ...eventType, request: accepted.requestId };
      }
    }
  }
}

/** A reason may quote the payload, and nobody knows what of it is a person's. */
function quoted({ reason, eventType = "" }: { reason?: string; eventType?: string }, body: Uint8Array): { reason?: string } {
  if (reason === undefined) return {};
  const text = new TextDecoder().decode(body);
  let payload: unknown = text.split(/[&=\s]+/);
  try {
    payload = JSON.parse(text);
  } catch {
    // Not JSON: its words.
  }
  const words = allWords(payload);
  words.delete(eventType);
  return { reason: withoutWords(reason, words) };
}

function outcomeOf(rows: readonly { readonly as: "queued" | "waiting" | "ignored" }[]): string {
  if (rows.some((row) => row.as === "queued")) return "queued";
  return rows.some((row) => row.as === "waiting") ? "waiting" : "ignored";
}

function ruleOf(received: Received): string | undefined {
  if (received.kind === "accepted" || received.kind === "failed") return received.rule;
  return received.kind === "unknown-path" ? undefined : received.endpoint;
}

/** Of the address as it was sent: a path segment may be a secret with escapes in it, so nothing is decoded here. */
function addressOf(url: string): { bindingId: string; path: string; query: string } {
  const start = url.indexOf("/hooks/") + "/hooks/".length;
  const [address = "", query = ""] = splitOnce(url.slice(start), "?");
  const slash = address.indexOf("/");
  if (slash < 0) return { bindingId: address, path: "", query };
  return { bindingId: address.slice(0, slash), path: address.slice(slash), query };
}

function splitOnce(text: string, at: string): [string, string] {
  const index = text.indexOf(at);
  return index < 0 ? [text, ""] : [text.slice(0, index), text.slice(index + 1)];
}

function answerOf(answer: Answer): HTTPResponse {
  const empty = answer.body === "" || answer.status === 204 || answer.status === 304;
  return new HTTPResponse(empty ? null : answer.body, {
    status: answer.status,
    headers: empty ? {} : { "content-type": answer.contentType },
  });
}

function unknownPath(): GatewayError {
  return new GatewayError("request.unknown_path", "there is nothing at this address");
}
