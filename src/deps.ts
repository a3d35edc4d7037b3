import type { Log } from "./log.ts";

/** Everything that is not pure, passed in as one object, so that tests run with a simulated clock and network. */
export interface Deps {
  readonly clock: Clock;
  /** A new unique id (UUID v7 in production, so that rows sort by age). */
  readonly newId: () => string;
  readonly send: SendHttp;
  readonly openHttp: OpenHttp;
  readonly log: Log;
}

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Calls back once after `ms`; the returned function cancels. Never keeps the process alive by itself. */
  after(ms: number, run: () => void): () => void;
}

export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Milliseconds for the whole call. */
  readonly timeout: number;
  /** Asked right before the first byte goes out, after any wait for a connection; false = it is not sent. */
  readonly mayStart?: () => boolean;
}

export interface HttpResponse {
  readonly status: number;
  /** Names in lower case; several values of one name joined by ", ". */
  readonly headers: Readonly<Record<string, string>>;
  /** At most 1 MiB; a longer body is an error. */
  readonly body: Uint8Array;
}

/**
 * One HTTP call. Redirects are not followed. Rejects with `NetworkError` when there is no whole answer;
 * `sent: true` says that the other side may have acted on the request (the outcome is in doubt).
 */
export type SendHttp = (request: HttpRequest) => Promise<HttpResponse>;

export interface StreamRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Milliseconds until the answer begins, redirects included; and between two of its parts. */
  readonly timeout: number;
  /** Gives up the call at any time, its body included. */
  readonly signal: AbortSignal;
  /** Addresses that the configuration chose; every other one must be public, on port 80 or 443. */
  readonly isTrusted: (url: URL) => boolean;
}

export interface HttpStream {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Read at the reader's pace. Throws when it breaks off. */
  readonly body: AsyncIterable<Uint8Array>;
  /** Closes the connection; nothing more is read. */
  readonly cancel: () => void;
}

/**
 * One GET whose answer is read as it comes, for addresses that a payload or a bot chose. At most 3 redirects are
 * followed; headers go along only within one origin, `range` and `accept…` always. Rejects with `NetworkError`.
 */
export type OpenHttp = (request: StreamRequest) => Promise<HttpStream>;

export class NetworkError extends Error {
  readonly sent: boolean;
  /** Nobody answered in time. */
  readonly timedOut: boolean;
  constructor(message: string, sent: boolean, options?: { cause?: unknown; timedOut?: boolean }) {
    super(message, options);
    this.name = "NetworkError";
    this.sent = sent;
    this.timedOut = options?.timedOut ?? false;
  }
}
