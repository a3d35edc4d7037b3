import { createHash } from "node:crypto";
import type { Deps } from "./deps.ts";
import { reasonOf } from "./errors.ts";

/** Where a span belongs: what W3C's `traceparent` carries. */
export interface TraceContext {
  /** 32 and 16 hex digits. */
  readonly trace: string;
  readonly span: string;
  /** False = the caller wants it followed, but not recorded. */
  readonly sampled: boolean;
}

export interface Span {
  readonly name: string;
  /** Milliseconds since the epoch. */
  readonly start: number;
  readonly end: number;
  /** Ids and words of ours; nothing that a person wrote. */
  readonly attributes: Readonly<Record<string, string | number | undefined>>;
  /** Why it failed. */
  readonly failed?: string;
}

/**
 * Traces without storage: a request's trace is its own id, so that its turn finds it also after a restart. What came with a
 * `traceparent`, and which turn decided a command, is only remembered; forgotten, the trace goes on under the command's id.
 */
export interface Tracer {
  /** A request was taken in; the caller's `traceparent` makes it part of the caller's trace. */
  received(requestId: string, traceparent: string | undefined): void;
  /** The span of taking it in. */
  request(requestId: string, span: Span): void;
  /** A turn, by what caused it, and the commands that it decided. */
  turn(cause: Cause, key: string, span: Span, commands: Iterable<string>): void;
  /** One try of a command: the context that the other side may go on with. */
  attemptOf(commandId: string, attempt: number): TraceContext;
  attempt(commandId: string, attempt: number, span: Span): void;
  stats(): { readonly sent: number; readonly dropped: number };
  /** Sends what is left, for at most so long. */
  stop(deadlineMs: number): Promise<void>;
}

export type Cause = { readonly request: string } | { readonly command: string; readonly attempt: number };

/** Spans that wait for the collector; one more is dropped, and counted. */
const QUEUE = 2_048;
const BATCH = 512;
const PAUSE = 2_000;
const TIMEOUT = 5_000;
const REMEMBERED = 10_000;
const KINDS = { internal: 1, server: 2, client: 3 } as const;

/** Exports spans as OTLP over HTTP in JSON. Nothing ever waits for it. `redact` sees every body. */
export function createTracer(options: {
  url: string;
  deps: Pick<Deps, "clock" | "send" | "log">;
  redact: (text: string) => string;
}): Tracer {
  const { clock, send, log } = options.deps;
  const requests = bounded();
  const commands = bounded();
  const queue: object[] = [];
  let sent = 0;
  let dropped = 0;
  let failing = false;
  let running: Promise<void> | undefined;
  let cancel: (() => void) | undefined;

  const ofRequest = (id: string): TraceContext => ({ trace: traceOf(id), sampled: true, ...requests.get(id), span: spanOf("request", id) });
  const ofAttempt = (id: string, attempt: number): TraceContext => ({
    trace: traceOf(id),
    sampled: true,
    ...commands.get(id),
    span: spanOf("attempt", `${id} ${attempt}`),
  });

  function record(context: TraceContext, parent: string | undefined, kind: keyof typeof KINDS, span: Span): void {
    if (!context.sampled) return;
    if (queue.length >= QUEUE) {
      dropped += 1;
      return;
    }
    queue.push({
      traceId: context.trace,
      spanId: context.span,
      ...(parent === undefined ? {} : { parentSpanId: parent }),
      name: span.name,
      kind: KINDS[kind],
      startTimeUnixNano: nanoseconds(span.start),
      endTimeUnixNano: nanoseconds(span.end),
      attributes: Object.entries(span.attributes).flatMap(([key, value]) => (value === undefined ? [] : [{ key, value: valueOf(value) }])),
      status: span.failed === undefined ? { code: 1 } : { code: 2, message: span.failed },
    });
    if (queue.length >= BATCH) flush();
    else cancel ??= clock.after(PAUSE, flush);
  }

  function flush(): void {
    cancel?.();
    cancel = undefined;
    if (running || queue.length === 0) return;
    running = post(queue.splice(0, BATCH)).finally(() => {
      running = undefined;
      if (queue.length >= BATCH) flush();
      else if (queue.length > 0) cancel ??= clock.after(PAUSE, flush);
    });
  }

  async function post(spans: readonly object[]): Promise<void> {
    const resource = { attributes: [{ key: "service.name", value: valueOf("leadgate") }] };
    const body = JSON.stringify({ resourceSpans: [{ resource, scopeSpans: [{ scope: { name: "leadgate" }, spans }] }] });
    try {
      const headers = { "content-type": "application/json" };
      const { status } = await send({ method: "POST", url: options.url, headers, body: options.redact(body), timeout: TIMEOUT });
      if (status >= 300) throw new Error(`status ${status}`);
      sent += spans.length;
      failing = false;
    } catch (error) {
      dropped += spans.length;
      // Once per streak: a collector may be down for days.
      if (!failing) log.warn({ reason: options.redact(reasonOf(error)) }, "traces cannot be sent: they are dropped and counted");
      failing = true;
    }
  }

  return {
    received(requestId, traceparent) {
      const caller = traceparent === undefined ? undefined : parseTraceparent(traceparent);
      if (caller) requests.set(requestId, caller);
    },
    request: (id, span) => record(ofRequest(id), requests.get(id)?.span, "server", span),
    turn(cause, key, span, decided) {
      const parent = "request" in cause ? ofRequest(cause.request) : ofAttempt(cause.command, cause.attempt);
      const context = { ...parent, span: spanOf("turn", key) };
      for (const id of decided) commands.set(id, context);
      record(context, parent.span, "internal", span);
    },
    attemptOf: ofAttempt,
    attempt: (id, attempt, span) => record(ofAttempt(id, attempt), commands.get(id)?.span, "client", span),
    stats: () => ({ sent, dropped }),
    async stop(deadlineMs) {
      const until = clock.now() + deadlineMs;
      let end = () => {};
      const late = new Promise<void>((resolve) => {
        end = clock.after(deadlineMs, resolve);
      });
      for (flush(); running && clock.now() < until; flush()) await Promise.race([running, late]);
      end();
      cancel?.();
    },
  };
}

/** `00-<32 hex>-<16 hex>-<flags>`; undefined when it is none. */
export function parseTraceparent(text: string): TraceContext | undefined {
  const match = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(?:-|$)/.exec(text);
  if (!match) return undefined;
  return { trace: match[1] ?? "", span: match[2] ?? "", sampled: (Number.parseInt(match[3] ?? "0", 16) & 1) === 1 };
}

export function traceparentOf({ trace, span, sampled }: TraceContext): string {
  return `00-${trace}-${span}-${sampled ? "01" : "00"}`;
}

/** An id of ours as a trace's: 16 bytes are 16 bytes. */
function traceOf(id: string): string {
  const hex = id.replaceAll("-", "").toLowerCase();
  return /^(?!0{32})[0-9a-f]{32}$/.test(hex) ? hex : digest(`trace ${id}`, 32);
}

function spanOf(kind: string, id: string): string {
  return digest(`${kind} ${id}`, 16);
}

function digest(text: string, digits: number): string {
  return createHash("sha256").update(text).digest("hex").slice(0, digits);
}

function nanoseconds(milliseconds: number): string {
  return `${Math.trunc(milliseconds)}000000`;
}

function valueOf(value: string | number): object {
  return typeof value === "number" ? { intValue: String(Math.trunc(value)) } : { stringValue: value };
}

/** The newest entries of a map. */
function bounded(): { get(key: string): TraceContext | undefined; set(key: string, value: TraceContext): void } {
  const entries = new Map<string, TraceContext>();
  return {
    get: (key) => entries.get(key),
    set(key, value) {
      entries.delete(key);
      entries.set(key, value);
      if (entries.size <= REMEMBERED) return;
      const [oldest] = entries.keys();
      if (oldest !== undefined) entries.delete(oldest);
    },
  };
}
