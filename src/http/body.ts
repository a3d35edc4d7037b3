import { HTTPResponse } from "h3";
import type { IncomingMessage } from "node:http";
import type { Clock } from "../deps.ts";
import { GatewayError } from "../errors.ts";
import { parseJson } from "../mapping/decode.ts";

/**
 * A request's body, as raw bytes. Refuses one that is announced too long before a byte is read, and one that turns
 * out too long or too slow while it comes; never holds more than `max` bytes. Milliseconds.
 */
export async function readBody(request: Request, limits: { max: number; timeout: number }, clock: Clock): Promise<Uint8Array> {
  const announced = Number(request.headers.get("content-length") ?? 0);
  if (announced > limits.max) throw tooLarge(limits.max);
  const incoming = (request as NodeRequest).runtime?.node?.req;
  if (incoming) return readIncoming(incoming, limits, clock);
  if (!request.body) return new Uint8Array();

  const reader = request.body.getReader();
  let slow: (() => void) | undefined;
  const late = new Promise<"late">((resolve) => {
    slow = clock.after(limits.timeout, () => resolve("late"));
  });
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      const part = await Promise.race([reader.read(), late]);
      if (part === "late") throw new GatewayError("request.timeout", `the body did not arrive within ${limits.timeout} ms`);
      if (part.done) return Buffer.concat(chunks);
      size += part.value.byteLength;
      if (size > limits.max) throw tooLarge(limits.max);
      chunks.push(part.value);
    }
  } catch (error) {
    // The sender may be gone already; what matters is that nobody reads on.
    reader.cancel().catch(() => {});
    if (error instanceof GatewayError) throw error;
    throw new GatewayError("request.malformed", "the body broke off before its end", { cause: error });
  } finally {
    slow?.();
  }
}

/** What Node's server hands over with its request: read as it is, a web stream around it would cost as much as all the rest. */
interface NodeRequest extends Request {
  readonly runtime?: { readonly node?: { readonly req?: IncomingMessage } };
}

function readIncoming(incoming: IncomingMessage, limits: { max: number; timeout: number }, clock: Clock): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const over = (): void => {
      slow();
      incoming.off("data", take).off("end", done).off("error", broken).off("close", broken);
    };
    const fail = (error: GatewayError): void => {
      over();
      // The sender may be gone already; what matters is that nobody reads on.
      incoming.on("error", () => {}).pause();
      reject(error);
    };
    const take = (chunk: Buffer): void => {
      size += chunk.length;
      if (size > limits.max) fail(tooLarge(limits.max));
      else chunks.push(chunk);
    };
    const done = (): void => {
      over();
      resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks));
    };
    const broken = (cause?: Error): void => fail(new GatewayError("request.malformed", "the body broke off before its end", { cause }));
    const slow = clock.after(limits.timeout, () =>
      fail(new GatewayError("request.timeout", `the body did not arrive within ${limits.timeout} ms`)),
    );
    // What is over says so no more.
    if (incoming.readableEnded) return done();
    if (incoming.destroyed) return broken();
    incoming.on("data", take).on("end", done).on("error", broken).on("close", broken);
  });
}

function tooLarge(max: number): GatewayError {
  return new GatewayError("request.too_large", `expected a body of at most ${max} bytes`);
}

/** A JSON object from a body. Refuses another content type, malformed text, and nesting beyond `depth` before it is parsed. */
export function parseJsonObject(request: Request, body: Uint8Array, depth = 32): Readonly<Record<string, unknown>> {
  const type = (request.headers.get("content-type") ?? "application/json").split(";", 1)[0]?.trim().toLowerCase();
  if (type !== "application/json")
    throw new GatewayError("request.malformed", `expected content-type application/json, got ${JSON.stringify(type)}`);
  if (deepest(body) > depth) throw new GatewayError("request.too_deep", `expected JSON of at most ${depth} levels`);
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(body);
  } catch {
    throw new GatewayError("request.malformed", "expected JSON in UTF-8; the body is not");
  }
  const decoded = parseJson(text);
  if ("malformed" in decoded) throw new GatewayError("request.malformed", decoded.malformed);
  const value = decoded.body;
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new GatewayError("request.malformed", "expected a JSON object");
  return value as Record<string, unknown>;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

function deepest(body: Uint8Array): number {
  let depth = 0;
  let most = 0;
  let inString = false;
  for (let i = 0; i < body.length; i++) {
    const byte = body[i];
    if (inString) {
      if (byte === BACKSLASH) i++;
      else if (byte === QUOTE) inString = false;
    } else if (byte === QUOTE) inString = true;
    else if (byte === 0x7b || byte === 0x5b) most = Math.max(most, ++depth);
    else if (byte === 0x7d || byte === 0x5d) depth--;
  }
  return most;
}

export function json(status: number, value: unknown, headers: Record<string, string> = {}): HTTPResponse {
  return new HTTPResponse(JSON.stringify(value), { status, headers: { "content-type": "application/json; charset=utf-8", ...headers } });
}
