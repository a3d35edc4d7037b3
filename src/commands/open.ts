import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Config, Loaded } from "../config/config.ts";
import { formatFindings, shortPath } from "../config/findings.ts";
import { loadConfig } from "../config/load.ts";
import { proofsIn } from "../config/proofs.ts";
import type { Store } from "../delivery/store.ts";
import type { Clock, Deps, OpenHttp, SendHttp } from "../deps.ts";
import type { Documents } from "../documents.ts";
import { GatewayError, reasonOf } from "../errors.ts";
import { silentLog } from "../log.ts";
import type { Log } from "../log.ts";
import type { Finding } from "../mapping/provider.ts";
import { newId } from "../new-id.ts";
import { after } from "../timer.ts";
import type { Io, Out } from "./io.ts";

export const SHIPPED_PROVIDERS = fileURLToPath(new URL("../../providers", import.meta.url));

const DEFAULT_STORE = ".data/leadgate.db";

/** The configuration, as an absolute path: what was asked for, else gateway.yaml in this folder. */
export function configFile(asked: string | undefined, io: Io): string {
  return resolve(io.cwd, asked ?? "gateway.yaml");
}

export interface LoadOptions {
  /** Keeps what is made up at a first start. */
  readonly keepSecret: boolean;
  /** The secret where the file names none, instead of the kept one. */
  readonly secret?: string;
  readonly onRouteFailed?: (rule: string, reason: string) => void;
}

/** What was loaded. `secretMadeUp`: the file names no secret. */
export type Made = Loaded & { readonly secretMadeUp: boolean };

/**
 * Loads gateway.yaml. Where it names no server.secret, one is made at the first start (`keepSecret`) and kept in a file
 * beside the store, readable for this user only; without it every webhook URL would change with every start. The instances
 * on one PostgreSQL share theirs through it: see `withSharedSecret`.
 */
export async function load(file: string, io: Io, options: LoadOptions): Promise<Made> {
  const read = (secret: string) =>
    loadConfig({
      file,
      env: io.env,
      secret,
      shippedProviders: SHIPPED_PROVIDERS,
      strict: false,
      ...(options.keepSecret
        ? { proofs: (path: string) => proofsIn(join(dirname(resolve(dirname(file), path)), "definitions.passed")) }
        : {}),
      ...(options.onRouteFailed ? { onRouteFailed: options.onRouteFailed } : {}),
    });

  const guess = secretFile(resolve(dirname(file), DEFAULT_STORE));
  const candidate = options.secret ?? kept(guess) ?? randomBytes(32).toString("base64url");
  const first = await read(candidate);
  const secretMadeUp = first.config?.server.secret === candidate;
  const loaded = { ...first, secretMadeUp };
  if (!loaded.config || !secretMadeUp || loaded.config.storage.driver === "postgres") return loaded;

  const place = secretFile(storePath(loaded.config, file));
  const secret = kept(place);
  if (secret !== undefined) return secret === candidate ? loaded : { ...(await read(secret)), secretMadeUp };
  if (options.keepSecret) {
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, `${candidate}\n`, { mode: 0o600, flush: true });
    chmodSync(place, 0o600);
  }
  return loaded;
}

/** The configuration, or GatewayError `config.invalid` after its findings were printed. */
export function usable(loaded: Loaded, file: string, io: Io): Config {
  if (loaded.config) return loaded.config;
  printFindings(loaded.findings, io.stderr, io);
  throw new GatewayError("config.invalid", `${shortPath(file, io.cwd)} has errors; leadgate check prints them all`, {
    details: { findings: loaded.findings },
  });
}

export function printFindings(findings: readonly Finding[], out: Out, io: Io): void {
  out.write(formatFindings(findings, { cwd: io.cwd, colour: out.isTTY === true && !io.env["NO_COLOR"] }));
}

/** The store's file as an absolute path; a relative one starts at gateway.yaml's folder. */
export function storePath(config: Config, file: string): string {
  return resolve(dirname(file), config.storage.path);
}

/** The admin API's socket of the gateway that holds this store. */
export function socketPath(store: string): string {
  return store.replace(/\.[^./]*$/, "") + ".sock";
}

export function defaultStore(file: string): string {
  return resolve(dirname(file), DEFAULT_STORE);
}

function secretFile(store: string): string {
  return join(dirname(store), "server.secret");
}

function kept(file: string): string | undefined {
  if (!existsSync(file)) return undefined;
  const text = readFileSync(file, "utf8").trim();
  return text === "" ? undefined : text;
}

/** The longest time that a Node timer can hold; a longer one would fire at once. */
const TIMER_MAX = 2 ** 31 - 1;

const systemClock: Clock = {
  now: () => Date.now(),
  after: (ms, run) => after(Math.min(Math.max(ms, 0), TIMER_MAX), run),
};

/** The real clock, ids and network. */
export function systemDeps(log: Log): Deps {
  // Loaded at the first request: until then a start has other things to do.
  let made: Promise<Pick<Deps, "send" | "openHttp">> | undefined;
  const load = async () => {
    const { createOpen, createSend } = await import("../network.ts");
    return { send: createSend(), openHttp: createOpen() };
  };
  const network = () => (made ??= load());
  const send: SendHttp = async (request) => (await network()).send(request);
  const openHttp: OpenHttp = async (request) => (await network()).openHttp(request);
  return { clock: systemClock, newId: () => newId(), send, openHttp, log };
}

/** Events per binding that may wait until their lead is known. */
const WAITING = 10_000;
const FREE_BYTES = 64 * 1024 * 1024;

/** Opens the store. Throws GatewayError `store.locked` when a gateway holds its file. */
export async function openStore(path: string, config: Config, deps: Pick<Deps, "clock" | "log">): Promise<Store> {
  const limits = { backlog: config.limits.backlog, waiting: WAITING, minFreeBytes: FREE_BYTES };
  const common = { now: () => deps.clock.now(), limits, log: deps.log };
  if (config.storage.driver === "postgres") {
    const { openPostgresStore } = await import("../delivery/store-postgres.ts");
    return openPostgresStore({ ...common, url: config.storage.url });
  }
  const { openSqliteStore } = await import("../delivery/store-sqlite.ts");
  return openSqliteStore({ ...common, path });
}

const SECRET = "server.secret";

/**
 * The configuration with the secret that all instances on one PostgreSQL use where the file names none: the one that the
 * first of them made up. As it was loaded when the secret is the file's business, or that of the file beside SQLite's.
 */
export async function withSharedSecret(loaded: Made, store: Store, file: string, io: Io, options: LoadOptions): Promise<Made> {
  if (!loaded.config || !loaded.secretMadeUp || loaded.config.storage.driver !== "postgres") return loaded;
  const secret = await store.initMeta(SECRET, loaded.config.server.secret);
  return secret === loaded.config.server.secret ? loaded : await load(file, io, { ...options, secret });
}

/** The same for a command that needs the store for nothing else. */
export async function loadShared(file: string, io: Io, options: LoadOptions): Promise<Loaded> {
  const loaded = await load(file, io, options);
  if (!loaded.config || !loaded.secretMadeUp || loaded.config.storage.driver !== "postgres") return loaded;
  const store = await openStore("", loaded.config, systemDeps(silentLog));
  try {
    return await withSharedSecret(loaded, store, file, io, options);
  } finally {
    await store.close();
  }
}

/** The archive's storage, if there is one to be. `store` is the store's file. Throws GatewayError `archive.unavailable`. */
export async function openArchive(config: Config, file: string, store: string): Promise<Documents | undefined> {
  if (!config.archive) return undefined;
  const { driver, options } = config.archive;
  const { base } = options;
  const folder = typeof base === "string" ? resolve(dirname(file), base) : join(dirname(store), "archive");
  const { isOfFiles, openDocuments } = await import("../documents.ts");
  try {
    return await openDocuments(driver, isOfFiles(driver) ? { ...options, base: folder } : options);
  } catch (error) {
    throw new GatewayError("archive.unavailable", `archive: ${config.runtime.redact(reasonOf(error))}`, { cause: error });
  }
}
