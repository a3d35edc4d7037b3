import { Agent } from "undici";
import type { Dispatcher } from "undici";
import { NetworkError } from "./deps.ts";
import type { HttpRequest, HttpResponse, SendHttp } from "./deps.ts";
import { reasonOf } from "./errors.ts";

const RESPONSE_MAX = 1024 * 1024;

/**
 * The gateway's only way out: bounded connections per host, 3 s to connect, no redirects, at most 1 MiB of answer.
 * Rejects with NetworkError; `sent` is false only while not one byte of the request was written.
 */
export function createSend(options: { connections?: number } = {}): SendHttp {
  const agent = new Agent({
    connections: options.connections ?? 32,
    pipelining: 1,
    allowH2: false,
    connect: { timeout: 3_000 },
    keepAliveTimeout: 4_000,
    maxResponseSize: RESPONSE_MAX,
  });
  return (request) => call(agent, request);
}

function call(agent: Agent, request: HttpRequest): Promise<HttpResponse> {
  return new Promise((resolve, reject) => {
    let url: URL;
    try {
      url = new URL(request.url);
    } catch {
      reject(new NetworkError("the request's address is not a URL", false));
      return;
    }
    const where = url.host;
    let sent = false;
    let status = 0;
    let headers: Record<string, string> = {};
    const parts: Uint8Array[] = [];
    let controller: Dispatcher.DispatchController | undefined;
    let over: NetworkError | undefined;

    const fail = (message: string, cause?: unknown) => {
      if (over) return;
      over = new NetworkError(`${where}: ${message}`, sent, cause === undefined ? {} : { cause });
      clearTimeout(timer);
      reject(over);
    };
    // undici's own timeouts restart with every byte; this one bounds the whole call, the wait for a connection included.
    const timer = setTimeout(() => {
      fail(`no whole answer within ${request.timeout} ms`);
      if (over) controller?.abort(over);
    }, request.timeout);

    try {
      agent.dispatch(
        {
          origin: url.origin,
          path: url.pathname + url.search,
          method: request.method as Dispatcher.HttpMethod,
          headers: { ...request.headers },
          body: request.body ?? null,
          headersTimeout: request.timeout,
          bodyTimeout: request.timeout,
        },
        {
          onRequestStart(starting) {
            controller = starting;
            // Timed out while it waited for a connection: nothing was written, and nothing will be.
            if (over) starting.abort(over);
            else sent = true;
          },
          onResponseStart(_, statusCode, received) {
            status = statusCode;
            headers = Object.fromEntries(
              Object.entries(received).flatMap(([name, value]) =>
                value === undefined ? [] : [[name.toLowerCase(), Array.isArray(value) ? value.join(", ") : value]],
              ),
            );
          },
          onResponseData(_, chunk) {
            parts.push(chunk);
          },
          onResponseEnd() {
            clearTimeout(timer);
            resolve({ status, headers, body: Buffer.concat(parts) });
          },
          onResponseError(_, error) {
            fail(reasonOf(error), error);
          },
        },
      );
    } catch (error) {
      fail(reasonOf(error), error);
    }
  });
}
