import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { v7 } from "uuid";
import type { Config, Loaded } from "../config/config.ts";
import { formatFindings, shortPath } from "../config/findings.ts";
import { loadConfig } from "../config/load.ts";
import { proofsIn } from "../config/proofs.ts";
import type { Store } from "../delivery/store.ts";
import type { Clock, Deps, SendHttp } from "../deps.ts";
import { GatewayError } from "../errors.ts";
import type { Log } from "../log.ts";
import type { Finding } from "../mapping/provider.ts";
import type { Io, Out } from "./io.ts";

export const SHIPPED_PROVIDERS = fileURLToPath(new URL("../../providers", import.meta.url));

const DEFAULT_STORE = ".data/leadgate.db";

/** The configuration, as an absolute path: what was asked for, else gateway.yaml in this folder. */
export function configFile(asked: string | undefined, io: Io): string {
  return resolve(io.cwd, asked ?? "gateway.yaml");
}

/**
 * Loads gateway.yaml. Where it names no server.secret, one is made at the first start (`keepSecret`) and kept in a file
 * beside the store, readable for this user only; without it every webhook URL would change with every start.
 */
export async function load(
  file: string,
  io: Io,
  options: { keepSecret: boolean; onRouteFailed?: (rule: string, reason: string) => void },
): Promise<Loaded> {
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
  const candidate = kept(guess) ?? randomBytes(32).toString("base64url");
  const loaded = await read(candidate);
  if (!loaded.config || loaded.config.server.secret !== candidate) return loaded;

  const place = secretFile(storePath(loaded.config, file));
  const secret = kept(place);
  if (secret !== undefined) return secret === candidate ? loaded : read(secret);
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
  after(ms, run) {
    const timer = setTimeout(run, Math.min(Math.max(ms, 0), TIMER_MAX));
    timer.unref();
    return () => clearTimeout(timer);
  },
};

/** The real clock, ids and network. */
export function systemDeps(log: Log): Deps {
  // Loaded at the first request: until then a start has other things to do.
  let made: Promise<SendHttp> | undefined;
  const load = async () => (await import("../network.ts")).createSend();
  const send: SendHttp = async (request) => (await (made ??= load()))(request);
  return { clock: systemClock, newId: () => v7(), send, log };
}

/** Events per binding that may wait until their lead is known. */
const WAITING = 10_000;
const FREE_BYTES = 64 * 1024 * 1024;

/** Opens the store. Throws GatewayError `store.locked` when a gateway holds it. */
export async function openStore(path: string, config: Config, deps: Pick<Deps, "clock" | "log">): Promise<Store> {
  const { openSqliteStore } = await import("../delivery/store-sqlite.ts");
  const limits = { backlog: config.limits.backlog, waiting: WAITING, minFreeBytes: FREE_BYTES };
  return openSqliteStore({ path, now: () => deps.clock.now(), limits, log: deps.log });
}
