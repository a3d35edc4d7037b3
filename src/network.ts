import { lookup } from "node:dns";
import type { LookupAddress } from "node:dns";
import { isIP } from "node:net";
import type { LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";
import { Agent, buildConnector } from "undici";
import type { Dispatcher } from "undici";
import { NetworkError } from "./deps.ts";
import type { HttpRequest, HttpResponse, OpenHttp, SendHttp } from "./deps.ts";
import { reasonOf } from "./errors.ts";
import { after } from "./timer.ts";

const RESPONSE_MAX = 1024 * 1024;

/**
 * The gateway's only way out: bounded connections per host, 3 s to connect, no redirects, at most 1 MiB of answer.
 * Rejects with NetworkError; `sent` is false only while not one byte of the request was written.
 */
export function createSend(options: { connections?: number } = {}): SendHttp {
  const agent = new Agent({
    connections: options.connections ?? 64,
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
      cancel();
      reject(over);
    };
    // undici's own timeouts restart with every byte; this one bounds the whole call, the wait for a connection included.
    const cancel = after(request.timeout, () => {
      fail(`no whole answer within ${request.timeout} ms`);
      if (over) controller?.abort(over);
    });

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
            if (!over && request.mayStart?.() === false) fail("not sent: it may not be any more");
            // That, or it timed out while it waited for a connection: nothing was written, and nothing will be.
            if (over) starting.abort(over);
            else sent = true;
          },
          onResponseStart(_, statusCode, received) {
            status = statusCode;
            headers = lowerCase(received);
            // A date there is measured from this one, and not every server says when it answered.
            if (headers["retry-after"] !== undefined) headers["date"] ??= new Date().toUTCString();
          },
          onResponseData(_, chunk) {
            parts.push(chunk);
          },
          onResponseEnd() {
            cancel();
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

function lowerCase(received: Readonly<Record<string, string | readonly string[] | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(received).flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), typeof value === "string" ? value : value.join(", ")]],
    ),
  );
}

/** Every address of a name, as the system resolves it. */
export type Resolve = (name: string, callback: (error: Error | null, addresses: readonly LookupAddress[]) => void) => void;

const systemResolve: Resolve = (name, callback) =>
  lookup(name, { all: true, verbatim: true }, (error, addresses) => callback(error, error ? [] : addresses));

const REDIRECTS = 3;
const REDIRECT: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const PORTS: readonly number[] = [80, 443];

/**
 * The way out to addresses that somebody else chose. What is judged is the address that the socket connects to, so that
 * a name which resolves to another one the next time gains nothing. The options replace the facts of the network in tests.
 */
export function createOpen(
  options: { resolve?: Resolve; isPublic?: (address: string) => boolean; ports?: readonly number[]; connections?: number } = {},
): OpenHttp {
  const { resolve = systemResolve, isPublic = isPublicAddress, ports = PORTS } = options;
  const common = { timeout: 3_000, allowH2: false };
  const agent = (connect: buildConnector.connector): Agent =>
    new Agent({ connections: options.connections ?? 64, pipelining: 1, allowH2: false, connect, keepAliveTimeout: 4_000 });

  // Two agents, so that a connection that one of them has opened is never used by the other.
  const trusted = agent(buildConnector({ ...common, lookup: lookupWith(resolve, () => true) }));
  const connectPublic = buildConnector({ ...common, lookup: lookupWith(resolve, isPublic) });
  const guarded = agent((target, callback) => {
    // A literal address is connected to without a lookup.
    const literal = target.hostname.replace(/^\[|\]$/g, "");
    if (isIP(literal) !== 0 && !isPublic(literal)) callback(notPublic(), null);
    else connectPublic(target, callback);
  });

  return async ({ url: address, headers: given, timeout, signal, isTrusted }) => {
    const stop = new AbortController();
    const cancel = (): void => stop.abort();
    if (signal.aborted) cancel();
    signal.addEventListener("abort", cancel, { once: true });
    let late = false;
    // undici's own timeouts know neither the wait for a free connection nor the redirects before.
    const timer = setTimeout(() => {
      late = true;
      cancel();
    }, timeout);
    const failed = (error: unknown, host: string): NetworkError => {
      if (error instanceof NetworkError) return error;
      const timedOut = late || (error instanceof Error && "code" in error && TIMEOUTS.has(String(error.code)));
      return new NetworkError(`${host}: ${late ? `no answer within ${timeout} ms` : reasonOf(error)}`, true, { cause: error, timedOut });
    };

    let url: URL | undefined;
    try {
      url = parseAddress(address);
      let headers = given;
      for (let hop = 0; ; hop += 1) {
        const known = isTrusted(url);
        if (!known) refuseOdd(url, ports);
        const answer = await (known ? trusted : guarded).request({
          origin: url.origin,
          path: url.pathname + url.search,
          method: "GET",
          headers: { ...headers },
          signal: stop.signal,
          headersTimeout: timeout,
          bodyTimeout: timeout,
        });
        const received = lowerCase(answer.headers);
        const next = redirectOf(url, answer.statusCode, received["location"]);
        // What breaks off before anybody reads is told by the reading.
        answer.body.on("error", () => {});
        if (!next) {
          const { host } = url;
          return { status: answer.statusCode, headers: received, body: read(answer.body, (error) => failed(error, host)), cancel };
        }
        answer.body.destroy();
        if (hop >= REDIRECTS) throw new NetworkError(`${url.host}: more than ${REDIRECTS} redirects`, true);
        if (next.origin !== url.origin) headers = anonymous(headers);
        url = next;
      }
    } catch (error) {
      cancel();
      throw failed(error, url?.host ?? "");
    } finally {
      clearTimeout(timer);
    }
  };
}

async function* read(body: AsyncIterable<Uint8Array>, failed: (error: unknown) => NetworkError): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch (error) {
    throw failed(error);
  }
}

function redirectOf(from: URL, status: number, location: string | undefined): URL | undefined {
  if (!REDIRECT.has(status) || location === undefined) return undefined;
  const next = parseAddress(location, from);
  if (from.protocol === "https:" && next.protocol !== "https:") throw new NetworkError(`${from.host}: redirected from https to http`, true);
  return next;
}

function parseAddress(text: string, base?: URL): URL {
  const url = URL.parse(text, base?.href);
  if (!url || !/^https?:$/.test(url.protocol)) throw new NetworkError("expected an http or https address, got another one", false);
  if (url.username !== "" || url.password !== "") throw new NetworkError(`${url.host}: an address with credentials in it`, false);
  return url;
}

function refuseOdd(url: URL, ports: readonly number[]): void {
  const port = url.port === "" ? (url.protocol === "https:" ? 443 : 80) : Number(url.port);
  if (!ports.includes(port)) throw new NetworkError(`${url.host}: expected port ${ports.join(" or ")}; media.allow can name others`, false);
}

/** What says how to answer, without what says who asks. */
function anonymous(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => /^(accept|accept-encoding|range|if-range|user-agent)$/.test(name)));
}

const TIMEOUTS: ReadonlySet<string> = new Set(["UND_ERR_CONNECT_TIMEOUT", "UND_ERR_HEADERS_TIMEOUT", "UND_ERR_BODY_TIMEOUT"]);

function lookupWith(resolve: Resolve, isAllowed: (address: string) => boolean): LookupFunction {
  return (name, options, callback) =>
    resolve(name, (error, addresses) => {
      const usable = addresses.filter(({ address }) => isAllowed(address));
      const [first] = usable;
      if (error) callback(error, "");
      else if (!first) callback(notPublic(), "");
      else if (options.all) callback(null, usable);
      else callback(null, first.address, first.family);
    });
}

function notPublic(): NetworkError {
  return new NetworkError("the address is not public; media.allow can name hosts of an inner network", false);
}

/** Public metadata services are none: this one answers inside Azure. */
const NOT_PUBLIC: ReadonlySet<string> = new Set(["168.63.129.16"]);

/** May a stranger make us connect there? Only plain unicast addresses of the internet; nothing that stands for another one. */
export function isPublicAddress(text: string): boolean {
  // A zone ("%eth0") belongs to link-local addresses only.
  if (isIP(text) === 0 || text.includes("%")) return false;
  const address = ipaddr.parse(text);
  if (address.range() !== "unicast" || NOT_PUBLIC.has(address.toString())) return false;
  // 2000::/3 is all that was given out; ::a.b.c.d (IPv4-compatible) is outside of it.
  return address.kind() === "ipv4" || address.match(ipaddr.IPv6.parseCIDR("2000::/3"));
}
