import type { Log } from "./log.ts";

/** Everything that is not pure, passed in as one object, so that tests run with a simulated clock and network. */
export interface Deps {
  readonly clock: Clock;
  /** A new unique id (UUID v7 in production, so that rows sort by age). */
  readonly newId: () => string;
  readonly send: SendHttp;
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

export class NetworkError extends Error {
  readonly sent: boolean;
  constructor(message: string, sent: boolean, options?: { cause?: unknown }) {
    super(message, options);
    this.name = "NetworkError";
    this.sent = sent;
  }
}
