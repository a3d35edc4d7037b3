import { existsSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { relative } from "node:path";
import { GatewayError, reasonOf } from "../errors.ts";
import { silentLog } from "../log.ts";
import {
  configFile,
  defaultStore,
  load,
  openArchive,
  openStore,
  socketPath,
  storePath,
  systemDeps,
  usable,
  withSharedSecret,
} from "./open.ts";
import { UsageError } from "./io.ts";
import type { Io } from "./io.ts";

/** The admin API, wherever it is; both throw GatewayError with what it answered. */
export interface Admin {
  get(path: string, query?: Readonly<Record<string, string | number | undefined>>): Promise<unknown>;
  post(path: string, body?: unknown): Promise<unknown>;
  close(): Promise<void>;
}

type Ask = (method: string, path: string, body: string | undefined) => Promise<{ status: number; text: string }>;

const TIMEOUT = 15_000;

export const ADMIN_OPTIONS = {
  config: { type: "string" },
  url: { type: "string" },
  token: { type: "string" },
  json: { type: "boolean", default: false },
} as const;

/**
 * With --url: that gateway's API. Else the running gateway that holds the store, over the socket beside it. Else, when
 * nobody holds the store, the same API in this process, over the store opened here.
 */
export async function openAdmin(values: { config?: string; url?: string; token?: string }, io: Io): Promise<Admin> {
  if (values.url !== undefined) return client(remote(values.url, values.token ?? io.env["LEADGATE_ADMIN_TOKEN"]), async () => {});

  const file = configFile(values.config, io);
  const loaded = await load(file, io, { keepSecret: false });
  // The file may be broken while the gateway runs on what it was: its socket is where the default puts it.
  const path = loaded.config ? storePath(loaded.config, file) : defaultStore(file);
  const socket = nearest(socketPath(path), io);
  if (await answers(socket)) return client(local(socket), async () => {});

  const config = usable(loaded, file, io);
  if (config.storage.driver === "sqlite" && !existsSync(path))
    throw new GatewayError("store.unavailable", `no gateway runs here, and there is no store at ${path}`);
  const deps = systemDeps(silentLog);
  const store = await openStore(path, config, deps);
  try {
    const shared = usable(await withSharedSecret(loaded, store, file, io, { keepSecret: false }), file, io);
    const documents = await openArchive(config, file, path);
    const { createGateway } = await import("../gateway.ts");
    const gateway = createGateway({ config: shared, store, deps, ...(documents ? { documents } : {}) });
    return client(inProcess(gateway.admin.fetch), async () => {
      await store.close();
      await documents?.close();
    });
  } catch (error) {
    await store.close();
    throw error;
  }
}

function client(ask: Ask, close: () => Promise<void>): Admin {
  const call = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    // An address loses such a segment on its way, and the answer would be to another question.
    if (/\/\.{1,2}(?=[/?]|$)/.test(path)) throw new UsageError("expected an id, got . or ..");
    const { status, text } = await ask(method, path, body === undefined ? undefined : JSON.stringify(body));
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      throw new GatewayError(
        "internal",
        `expected JSON from the admin API, got status ${status} with something else; is the address right?`,
      );
    }
    if (status < 300) return value;
    throw refusal(status, value);
  };
  return {
    get: (path, query = {}) => {
      const asked = Object.entries(query).flatMap(([name, item]) => (item === undefined ? [] : [[name, String(item)] as [string, string]]));
      return call("GET", asked.length === 0 ? path : `${path}?${new URLSearchParams(asked).toString()}`);
    },
    post: (path, body) => call("POST", path, body ?? {}),
    close,
  };
}

function refusal(status: number, value: unknown): GatewayError {
  const error = (value as { error?: { code?: unknown; message?: unknown } }).error;
  const message = typeof error?.message === "string" ? error.message : `the admin API answered ${status}`;
  return new GatewayError(error?.code === "admin.unauthorized" ? "admin.unauthorized" : "admin.unknown", message);
}

function remote(url: string, token: string | undefined): Ask {
  if (!URL.canParse(url)) throw new UsageError(`--url: expected a URL such as https://gateway.example, got ${JSON.stringify(url)}`);
  if (!token) throw new UsageError("--url needs --token or LEADGATE_ADMIN_TOKEN");
  return async (method, path, body) => {
    try {
      const response = await fetch(new URL(path, url), {
        method,
        headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
        signal: AbortSignal.timeout(TIMEOUT),
        redirect: "error",
        ...(body === undefined ? {} : { body }),
      });
      return { status: response.status, text: await response.text() };
    } catch (error) {
      throw new GatewayError("store.unavailable", `cannot reach ${new URL(url).host}: ${reasonOf(error)}`, { cause: error });
    }
  };
}

function inProcess(fetch: (request: Request) => Promise<Response>): Ask {
  return async (method, path, body) => {
    const headers = { "content-type": "application/json" };
    const response = await fetch(new Request(`http://localhost${path}`, { method, headers, ...(body === undefined ? {} : { body }) }));
    return { status: response.status, text: await response.text() };
  };
}

function local(socket: string): Ask {
  return (method, path, body) =>
    new Promise((resolve, reject) => {
      const request = httpRequest(
        { socketPath: socket, method, path, headers: { host: "localhost", "content-type": "application/json" }, timeout: TIMEOUT },
        (response) => {
          const parts: Buffer[] = [];
          response.on("data", (part: Buffer) => parts.push(part));
          response.on("end", () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString("utf8") }));
          response.on("error", reject);
        },
      );
      request.on("timeout", () => request.destroy(new Error(`the gateway did not answer within ${TIMEOUT} ms`)));
      request.on("error", reject);
      request.end(body);
    });
}

/** Is somebody behind this socket? A file that a killed gateway left behind answers nobody. */
export async function answers(socket: string): Promise<boolean> {
  if (!existsSync(socket)) return false;
  try {
    return (await local(socket)("GET", "/admin/stats", undefined)).status === 200;
  } catch {
    return false;
  }
}

/** A socket's address holds about 100 bytes; the way from here may be shorter than the one from the root. */
export function nearest(path: string, io: Pick<Io, "cwd">): string {
  const short = relative(io.cwd, path);
  return short.length < path.length && io.cwd === process.cwd() ? short : path;
}
