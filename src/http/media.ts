import type { H3Event } from "h3";
import type { Parts } from "./parts.ts";
import type { Clock, HttpStream } from "../deps.ts";
import { NetworkError } from "../deps.ts";
import { GatewayError, reasonOf } from "../errors.ts";
import { isHost } from "../mapping/hosts.ts";
import type { LinkedFile } from "../mapping/media-link.ts";
import type { Located } from "../mapping/provider.ts";
import type { MediaPolicy } from "../mapping/runtime.ts";

/** Files under way at once. */
const RELAYS = 64;
/** Milliseconds: for each call of the provider's steps, for the download to begin and between two of its parts, for all of it. */
const STEP = 5_000;
const BEGIN = 15_000;
const WHOLE = 10 * 60_000;
/** Seconds that a browser may keep a file. */
const FRESH = 3_600;

/**
 * GET and HEAD /media/<id>/<name>: a file that only a provider's credentials open, streamed. The link itself is the
 * permission; what it stands for never shows, neither here nor in an error.
 */
export function media(parts: Parts): (event: H3Event) => Promise<Response> {
  const { clock, log, openHttp, send } = parts.deps;
  let relays = 0;

  return async ({ req }) => {
    if (req.method !== "GET" && req.method !== "HEAD") throw unknown();
    const runtime = parts.runtime();
    const policy = runtime.media;
    const file = policy.links.open(sealedIn(req.url));
    if (!file) throw unknown();
    const began = clock.now();
    if (file.expires * 1000 <= began) throw new GatewayError("media.expired", "this link to a file has expired");
    const binding = runtime.bindings.get(runtime.renamed.get(file.binding) ?? file.binding)?.binding;
    const locate = binding?.provider.locateFile;
    if (!binding || !locate) throw unknown();
    if (parts.draining() || relays >= RELAYS) throw new GatewayError("media.busy", "too many files are under way; fetch it again");

    const stop = new AbortController();
    let over = false;
    relays += 1;
    /** Once, whoever sees the end first: the reader, the provider, the clock. */
    const finish = (end: { outcome: string; bytes?: number; reason?: string }): void => {
      if (over) return;
      over = true;
      relays -= 1;
      cancelTimer();
      req.signal.removeEventListener("abort", left);
      stop.abort();
      const level = end.reason === undefined ? "info" : "warn";
      log[level]({ binding: binding.id, ...end, ms: clock.now() - began }, "media");
    };
    const left = (): void => finish({ outcome: "the reader left" });
    const cancelTimer = clock.after(WHOLE, () => finish({ outcome: "media.timeout", reason: `not done within ${WHOLE} ms` }));
    req.signal.addEventListener("abort", left, { once: true });

    try {
      const located = await inTime(locate(binding, file.reference, { send, timeout: STEP }), clock);
      if (located.kind !== "found") throw notFound(located);
      const answer = await openHttp({
        url: located.url,
        headers: { "user-agent": "leadgate", accept: "*/*", ...located.headers, "accept-encoding": "identity", ...rangeOf(req.headers) },
        timeout: BEGIN,
        signal: stop.signal,
        isTrusted: (url) => located.isConfigured(url) || policy.allow.some((entry) => isAllowed(url, entry)),
      });
      const { most, ...head } = pass(answer, file, policy, { ranged: req.headers.has("range"), now: began });
      if (head.status !== 416 && req.method === "GET") return new Response(streamed(answer, most, finish), head);
      finish({ outcome: "delivered", bytes: 0 });
      return new Response(null, head);
    } catch (error) {
      const refusal = refusalOf(error);
      finish({ outcome: refusal?.code ?? "internal", reason: runtime.redact(reasonOf(refusal?.cause ?? error)) });
      throw refusal ?? error;
    }
  };
}

/** Of the address as it was sent: `<id>/<name>`. The last one counts: a host may be called media too. */
function sealedIn(url: string): string {
  const [address = ""] = url.split("?", 1);
  return address.slice(address.lastIndexOf("/media/") + "/media/".length);
}

/** A definition may have several steps, and each may use its time. */
function inTime(located: Promise<Located>, clock: Clock): Promise<Located> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(BEGIN, () => resolve({ kind: "unanswered", reason: `no address within ${BEGIN} ms` }));
    void located.then(resolve, reject).finally(cancel);
  });
}

function notFound({ kind, reason }: Exclude<Located, { kind: "found" }>): GatewayError {
  if (kind === "gone") return new GatewayError("media.gone", GONE, { cause: reason });
  return kind === "unanswered"
    ? new GatewayError("media.timeout", LATE, { cause: reason })
    : new GatewayError("media.unavailable", FAILED, { cause: reason });
}

const FAILED = "the file could not be fetched from its provider; the log says why";
const LATE = "the provider did not answer in time; fetch it again";
const GONE = "the provider has this file no longer";

function unknown(): GatewayError {
  return new GatewayError("media.unknown", "expected a link to a file that this gateway made; this is none");
}

/** What the reader is told; undefined = a fault of ours. */
function refusalOf(error: unknown): GatewayError | undefined {
  if (error instanceof GatewayError) return error;
  if (!(error instanceof NetworkError)) return undefined;
  return new GatewayError(error.timedOut ? "media.timeout" : "media.unavailable", error.timedOut ? LATE : FAILED, { cause: error });
}

/** One range is passed on; a list of them would come back as a body of another type. */
function rangeOf(headers: Headers): Record<string, string> {
  const range = headers.get("range") ?? "";
  if (!/^bytes=(\d{1,15}-\d{0,15}|-\d{1,15})$/.test(range)) return {};
  const condition = headers.get("if-range");
  return { range, ...(condition !== null && /^[\x20-\x7e]{1,200}$/.test(condition) ? { "if-range": condition } : {}) };
}

interface Passed {
  readonly status: number;
  readonly headers: Record<string, string>;
  /** Bytes that the body may have. */
  readonly most: number;
}

/** The provider's answer as ours: only what is known to be harmless goes along. */
function pass(answer: HttpStream, file: LinkedFile, policy: MediaPolicy, about: { ranged: boolean; now: number }): Passed {
  const { status, headers } = answer;
  if (status === 404 || status === 410) throw new GatewayError("media.gone", GONE, { cause: `status ${status}` });
  const whole = status === 200;
  const ranged = about.ranged && (status === 206 || status === 416);
  if (!whole && !ranged) throw new GatewayError("media.unavailable", FAILED, { cause: `status ${status}` });
  if (!/^(identity)?$/i.test(headers["content-encoding"] ?? ""))
    throw new GatewayError("media.unavailable", FAILED, { cause: "it came compressed, which was not asked for" });

  const contentRange = rangeIn(headers["content-range"]);
  if (ranged && !contentRange) throw new GatewayError("media.unavailable", FAILED, { cause: `status ${status} without a content-range` });
  const announced = /^\d{1,15}$/.test(headers["content-length"] ?? "") ? Number(headers["content-length"]) : undefined;
  const size = Math.max(announced ?? 0, contentRange?.total ?? 0);
  if (size > policy.maxSize) {
    const cause = `${size} bytes, at most ${policy.maxSize} (media.maxSize)`;
    throw new GatewayError("media.too_large", "the file is larger than this gateway passes on", { cause });
  }
  const common = {
    "accept-ranges": headers["accept-ranges"] === "bytes" || ranged ? "bytes" : "none",
    ...(contentRange && ranged ? { "content-range": contentRange.text } : {}),
    "cache-control": `private, max-age=${Math.max(0, Math.min(FRESH, file.expires - Math.ceil(about.now / 1000)))}`,
    // Opened by itself in a browser it can run nothing.
    "content-security-policy": "default-src 'none'; sandbox",
    "referrer-policy": "no-referrer",
  };
  if (status === 416) return { status, headers: common, most: 0 };
  const type = typeOf(headers["content-type"], file, policy);
  return {
    status,
    headers: {
      ...common,
      "content-type": type,
      "content-disposition": dispositionOf(type, file),
      ...(announced === undefined ? {} : { "content-length": String(announced) }),
      ...plain("etag", headers["etag"]),
      ...plain("last-modified", headers["last-modified"]),
    },
    most: announced ?? policy.maxSize,
  };
}

function plain(name: string, value: string | undefined): Record<string, string> {
  return value !== undefined && /^[\x20-\x7e]{1,200}$/.test(value) ? { [name]: value } : {};
}

function rangeIn(text = ""): { readonly text: string; readonly total: number } | undefined {
  const match = /^bytes (?:\d{1,15}-\d{1,15}|\*)\/(\d{1,15}|\*)$/.exec(text);
  return match ? { text, total: Number(match[1]) || 0 } : undefined;
}

const NO_TYPE: ReadonlySet<string> = new Set(["", "application/octet-stream", "binary/octet-stream"]);

/** What the provider says, or, where it says nothing, what came with the file; the content itself is never looked at. */
function typeOf(received: string | undefined, file: LinkedFile, policy: MediaPolicy): string {
  const said = mediaType(received);
  const type = NO_TYPE.has(said) ? mediaType(file.mediaType) || "application/octet-stream" : said;
  const isAllowedType = policy.types.some((each) => (each.endsWith("/*") ? type.startsWith(each.slice(0, -1)) : type === each));
  // "image/*" is meant for pictures, not for a document that runs scripts.
  if (!isAllowedType || (RUNS.test(type) && !policy.types.includes(type)))
    throw new GatewayError("media.type", "files of this kind are not passed on", { cause: `${type} is not among media.types` });
  const charset = type.startsWith("text/") ? /;\s*charset="?([\w-]{1,40})"?/i.exec(received ?? "")?.[1] : undefined;
  return charset === undefined ? type : `${type}; charset=${charset.toLowerCase()}`;
}

/** Scripts run in these, whatever they are called. */
const RUNS = /html|svg|script|[/+]xml$/;

function mediaType(text = ""): string {
  const type = text.split(";", 1)[0]?.trim().toLowerCase() ?? "";
  return /^[a-z0-9]+\/[a-z0-9][a-z0-9.+-]{0,100}$/.test(type) ? type : "";
}

const SHOWN = /^(image|audio|video)\/|^text\/plain(;|$)/;

/** Shown in place only where nothing can run; anything else is saved under its name. */
function dispositionOf(type: string, { name = "" }: LinkedFile): string {
  const kind = SHOWN.test(type) && !RUNS.test(type) ? "inline" : "attachment";
  // No path, no quotes, no control or bidirectional characters.
  const safe = name
    .normalize("NFC")
    .replace(/[\p{C}"\\/:*?<>|]+/gu, "_")
    .replace(/^[.\s]+|[.\s]+$/g, "")
    .slice(0, 150)
    .toWellFormed();
  if (safe === "") return kind;
  const ascii = safe.replace(/[^\x20-\x7e]/g, "_");
  const exact = encodeURIComponent(safe).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${kind}; filename="${ascii}"${ascii === safe ? "" : `; filename*=UTF-8''${exact}`}`;
}

/** "files.local", "*.local": on the usual port; "files.local:9000": on this one. */
function isAllowed(url: URL, entry: string): boolean {
  const [, host = "", port] = /^(.+?)(?::(\d+))?$/.exec(entry) ?? [];
  const usual = url.protocol === "https:" ? "443" : "80";
  return isHost(url.hostname, host) && (url.port || usual) === (port ?? usual);
}

/** At the reader's pace: a part is asked of the provider when the one before it is gone. */
function streamed(
  answer: HttpStream,
  most: number,
  finish: (end: { outcome: string; bytes: number; reason?: string }) => void,
): ReadableStream<Uint8Array> {
  const parts = answer.body[Symbol.asyncIterator]();
  let bytes = 0;
  return new ReadableStream(
    {
      async pull(controller) {
        try {
          const part = await parts.next();
          if (part.done) {
            finish({ outcome: "delivered", bytes });
            controller.close();
            return;
          }
          bytes += part.value.byteLength;
          if (bytes > most) throw new GatewayError("media.too_large", `it grew beyond ${most} bytes`);
          controller.enqueue(part.value);
        } catch (error) {
          finish({ outcome: refusalOf(error)?.code ?? "internal", bytes, reason: reasonOf(error) });
          // Too late for another status: the connection breaks, so that nobody takes half a file for a whole one.
          controller.error(new Error("the file broke off"));
        }
      },
      cancel() {
        finish({ outcome: "the reader left", bytes });
        answer.cancel();
      },
    },
    { highWaterMark: 0 },
  );
}
