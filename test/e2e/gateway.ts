import { type ChildProcess, spawn } from "node:child_process";
import { createServer, connect } from "node:net";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { JIVO_PROVIDER_ID, JIVO_TOKEN } from "./jivo.ts";

const MAIN = fileURLToPath(new URL("../../src/main.ts", import.meta.url));

export const BOT_TOKEN = "e2e-bot-token-77d2";
/** Where Jivo posts, on the gateway's port. */
export const WEBHOOK_PATH = `/hooks/jivo/bot/${JIVO_TOKEN}`;

export interface Place {
  readonly folder: string;
  readonly port: number;
  readonly botUrl: string;
  readonly jivoUrl: string;
}

export interface Site extends Place {
  readonly config: string;
}

/**
 * Writes a gateway.yaml for one Jivo channel and one bot into `folder`, the store beside it.
 * `tries` is how often the bot may fail before it counts as down; `postgres` the address of a database instead of the store.
 */
export function writeSite(options: Place & { tries: number; postgres?: string }): Site {
  mkdirSync(options.folder, { recursive: true });
  const config = join(options.folder, "gateway.yaml");
  writeFileSync(
    config,
    `version: 1
server:
  listen: 127.0.0.1:${options.port}
  publicUrl: http://127.0.0.1:${options.port}
  secret: 6d1f0c5e9b7a48d2a3c4e5f60718293a
storage:
  driver: ${options.postgres === undefined ? "sqlite" : `postgres\n  url: ${options.postgres}`}
  path: ${join(options.folder, "data", "leadgate.db")}
bindings:
  shop-bot:
    provider: http-bot
    settings:
      url: ${options.botUrl}
      token: ${BOT_TOKEN}
  jivo:
    provider: jivo
    settings:
      token: ${JIVO_TOKEN}
      providerId: ${JIVO_PROVIDER_ID}
      baseUrl: ${options.jivoUrl}
routing:
  - name: everyone
    bot: shop-bot
bot:
  tries: ${options.tries}
`,
  );
  return { ...options, config };
}

export interface Running {
  readonly child: ChildProcess;
  /** The last lines that it wrote on stdout and stderr. */
  readonly lines: () => readonly string[];
  /** Resolves when the process is gone, whoever inherited its output too, and the last line of it is read. */
  readonly exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

/** Starts `leadgate serve` as it is run by people: another process, real network, real disk. */
export function startGateway(site: Site, options: { nodeOptions?: readonly string[]; cwd?: string; stderr?: number } = {}): Running {
  return run([...(options.nodeOptions ?? []), MAIN, "serve", "--config", site.config], options.cwd, options.stderr);
}

/** Starts this Node, or a copy of it, with `args`, keeping the last 200 lines of its output; not of `stderr` where that is a file's number. */
export function run(args: readonly string[], cwd?: string, stderr?: number, node: string = process.execPath): Running {
  const child = spawn(node, args, {
    stdio: ["ignore", "pipe", stderr ?? "pipe"],
    env: { ...process.env, NODE_ENV: "production" },
    ...(cwd === undefined ? {} : { cwd }),
  });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue;
    let rest = "";
    stream.setEncoding("utf8");
    stream.on("data", (text: string) => {
      const parts = (rest + text).split("\n");
      rest = parts.pop() ?? "";
      lines.push(...parts);
      if (lines.length > 200) lines.splice(0, lines.length - 200);
    });
  }
  const exited = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once("close", (code, signal) => resolve({ code, signal }));
  });
  return { child, lines: () => lines, exited };
}

/** A port that was free a moment ago, below those that the system gives to everybody who asks for any. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    if (await canListen(port)) return port;
  }
}

function canListen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => void server.close(() => resolve(true)));
  });
}

/** True when something listens on the port within `limit` milliseconds; false when `gone` becomes true first, or time is up. */
export async function listening(port: number, limit: number, gone: () => boolean = () => false): Promise<boolean> {
  const end = Date.now() + limit;
  while (Date.now() < end && !gone()) {
    const ok = await new Promise<boolean>((resolve) => {
      const socket = connect(port, "127.0.0.1");
      socket.once("connect", () => {
        socket.destroy();
        resolve(true);
      });
      socket.once("error", () => resolve(false));
    });
    if (ok) return true;
    await pause(10);
  }
  return false;
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Not once the port is open: it is tried before it is taken, and who comes in between is refused. */
export async function ready(running: Running): Promise<Running> {
  let gone = false;
  void running.exited.then(() => (gone = true));
  const limit = Date.now() + 15_000;
  while (!running.lines().includes("ready")) {
    if (gone || Date.now() > limit) throw new Error(`the gateway does not start:\n${running.lines().join("\n")}`);
    await pause(10);
  }
  return running;
}

/** The benchmark's hand-written gateway in place of leadgate: `accept-only` forgets in a crash what it had accepted. */
export function startByHand(mode: "durable" | "accept-only", place: Place): Running {
  const program = fileURLToPath(new URL("../../bench/by-hand.ts", import.meta.url));
  return run([program, mode, String(place.port), join(place.folder, `${mode}.db`), place.botUrl, place.jivoUrl]);
}
