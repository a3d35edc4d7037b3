import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { RequestListener } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { v7 } from "uuid";
import { loadConfig } from "../../src/config/load.ts";
import { openSqliteStore } from "../../src/delivery/store-sqlite.ts";
import type { DeadLetter, StoredLead, TimelineRow } from "../../src/delivery/store.ts";
import { startWebimEmulator } from "../../src/emulators/webim.ts";
import type { WebimEmulator } from "../../src/emulators/webim.ts";
import type { Switches } from "../../src/emulators/webim/switches.ts";
import { createGateway } from "../../src/gateway.ts";
import { createLog } from "../../src/log.ts";
import type { Finding } from "../../src/mapping/provider.ts";
import type { Action } from "../../src/model/bot.ts";
import { createOpen, createSend } from "../../src/network.ts";
import { manualClock } from "../delivery/engine-world.ts";
import type { ManualClock } from "../delivery/engine-world.ts";
import { BOT_TOKEN, pause } from "./gateway.ts";
import { startPeer } from "./peers.ts";
import type { Heard, Peer } from "./peers.ts";

const SHIPPED = fileURLToPath(new URL("../../providers", import.meta.url));
const ADMIN_TOKEN = "e2e-admin-token-44d0";
const WEBIM_TOKEN = "5e884898da28047151d0e56f8dc62927";
const PATIENCE = 10_000;
export const VISITOR = "7c1e0b9a4f6d4a52b3d0c8e1f2a39b47";

export interface WebimWorld {
  readonly bot: Peer;
  readonly webim: WebimEmulator["control"];
  readonly clock: ManualClock;
  /** What `check` says of gateway.yaml. */
  readonly findings: readonly Finding[];
  /** The address that Webim calls. */
  readonly hook: string;
  post(query: string, body: unknown, init?: { method?: string; type?: string }): Promise<{ status: number; json: unknown }>;
  admin(path: string): Promise<unknown>;
  /** What the bot hears when it asks who is online. */
  availability(): Promise<unknown>;
  /** `setup check` of the binding. */
  check(): Promise<{ ok: boolean; steps: readonly { name: string; ok: boolean; text: string; note?: true }[] }>;
  settle(): Promise<void>;
  advance(ms: number): Promise<void>;
  /** What was posted to Webim: "send_message keyboard", "redirect_chat" …, refused ones too. */
  calls(): { readonly method: string; readonly body: Record<string, unknown>; readonly status: number | undefined }[];
  /** What the visitor sees of all chats: "bot: text", "operator: text", "visitor: text". */
  screen(): string[];
  /** What the bot heard, but for what was learnt of the lead: that may come at any time. */
  heard(): string[];
  told(type: string): Heard["body"][];
  leads(): Promise<number>;
  leadOf(visitor?: string): Promise<StoredLead>;
  timeline(): Promise<TimelineRow[]>;
  dead(): Promise<DeadLetter[]>;
  close(): Promise<void>;
}

/** A gateway between Webim's emulator and a bot that answers as told: real HTTP and store, simulated time. */
export async function createWebimWorld(
  options: {
    switches?: Partial<Switches>;
    binding?: string;
    settings?: string;
    handlers?: boolean;
    rest?: string;
    password?: string;
    host?: string;
  } = {},
): Promise<WebimWorld> {
  const folder = mkdtempSync(join(tmpdir(), "leadgate-webim-"));
  const clock = manualClock();
  let requests = 0;
  let listener: RequestListener = (_, response) => void response.writeHead(503).end();
  const server = createServer((request, response) => {
    requests += 1;
    response.once("close", () => (requests -= 1));
    listener(request, response);
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const publicUrl = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  const bot = await startPeer();
  const emulator = await startWebimEmulator({
    token: WEBIM_TOKEN,
    login: "admin@shop.example",
    password: options.password ?? "secret",
    // The time of day is the simulation's; how long Webim waits for our answer is real.
    clock: { now: clock.now, after },
    switches: { closedByOperatorTimeout: null, ...options.switches },
  });
  const webim = emulator.control;

  const file = join(folder, "gateway.yaml");
  writeFileSync(
    file,
    `version: 1
server: { publicUrl: "${publicUrl}" }
storage: { driver: sqlite, path: "${join(folder, "leadgate.db")}" }
bindings:
  shop-bot:
    provider: http-bot
    settings: { url: "${bot.url}", token: ${BOT_TOKEN} }
  webim:
    provider: webim
    ${options.binding ?? "inlineButtons: true"}
    settings:
      host: ${options.host ?? "metabot3.webim.ru"}
      baseUrl: ${emulator.url}
      token: ${WEBIM_TOKEN}
      operatorDepartment: operatory
      ${options.settings ?? "{}"}
routing:
  - name: everyone
    bot: shop-bot
${options.rest ?? ""}
`.replace("      {}\n", "      login: admin@shop.example\n      password: secret\n      botOperator: 192162\n"),
  );
  const secret = "6d1f0c5e9b7a48d2a3c4e5f60718293a";
  const { config, findings } = await loadConfig({ file, env: {}, secret, shippedProviders: SHIPPED, strict: false });
  if (!config) throw new Error(`gateway.yaml has errors:\n${findings.map((found) => JSON.stringify(found)).join("\n")}`);
  let lines = 0;
  const log = createLog({ redact: (text) => config.runtime.redact(text), write: () => void (lines += 1) });
  const deps = { clock, newId: () => v7(), send: createSend(), openHttp: createOpen(), log };
  const limits = { backlog: 10_000, waiting: 1_000, minFreeBytes: 0 };
  const store = await openSqliteStore({ path: join(folder, "leadgate.db"), now: clock.now, limits, log });
  const reloadConfig = () => Promise.resolve({ reloaded: false, findings: [] });
  const gateway = createGateway({ config, store, deps, adminToken: ADMIN_TOKEN, reloadConfig });
  await gateway.start();
  listener = gateway.listener;
  const bound = config.runtime.bindings.get("webim");
  if (!bound) throw new Error(`webim is disabled: ${config.runtime.disabled.get("webim")}`);
  const hook = `${bound.binding.hookUrl}/${bound.binding.webhookKey}`;
  webim.setUrl(hook, options.handlers ?? true);

  async function settle(): Promise<void> {
    const moves = () => JSON.stringify([bot.heard.length, bot.pending(), webim.journal.lines.length, requests, lines]);
    const limit = Date.now() + PATIENCE;
    for (let quiet = 0; quiet < 2;) {
      const before = moves();
      await Promise.race([gateway.idle(), pause(40)]);
      await pause(3);
      quiet = moves() === before && bot.pending() === 0 && requests === 0 ? quiet + 1 : 0;
      if (Date.now() > limit) throw new Error(`it does not settle within ${PATIENCE} ms: ${moves()}`);
    }
  }

  const world: WebimWorld = {
    findings,
    bot,
    webim,
    clock,
    hook,
    async post(query, body, init = {}) {
      const method = init.method ?? "POST";
      const response = await fetch(`${hook}${query}`, {
        method,
        headers: { "content-type": init.type ?? "application/json" },
        ...(method === "GET" ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
      });
      return { status: response.status, json: await response.json() };
    },
    async admin(path) {
      const response = await fetch(`${publicUrl}/admin${path}`, { headers: { authorization: `Bearer ${ADMIN_TOKEN}` } });
      if (response.status !== 200) throw new Error(`${path}: ${response.status} ${await response.text()}`);
      return response.json();
    },
    async availability() {
      const { lead } = await world.leadOf();
      const headers = { authorization: `Bearer ${BOT_TOKEN}` };
      return (await fetch(`${publicUrl}/bots/shop-bot/leads/${lead.id}/availability`, { headers })).json();
    },
    async check() {
      const { check } = bound.binding.provider.setup;
      if (!check) throw new Error("webim has no setup check");
      return check(bound.binding, deps.send);
    },
    settle,
    async advance(ms) {
      const until = clock.now() + ms;
      await settle();
      while (clock.next(until)) await settle();
    },
    calls: () =>
      webim.journal.lines.flatMap(({ what, text, body, status }) =>
        what === "in" && /^(send_message|redirect_chat|close_chat)/.test(text)
          ? [{ method: text.split(":")[0] ?? "", body: (body ?? {}) as Record<string, unknown>, status }]
          : [],
      ),
    screen: () => webim.messages(VISITOR).map(lineOf),
    heard: () =>
      once(bot.heard)
        .map((call) => String(call.body["type"]))
        .filter((type) => type !== "lead.updated"),
    told: (type) => once(bot.heard.filter((call) => call.body["type"] === type)).map((call) => call.body),
    leads: async () => ((await world.admin("/leads")) as { leads: unknown[] }).leads.length,
    async leadOf(visitor = VISITOR) {
      const known = await store.lead({ binding: "webim", kind: "id", value: visitor });
      if (!known) throw new Error(`the gateway knows no visitor ${visitor}`);
      return known;
    },
    async timeline() {
      const { lead } = await world.leadOf();
      return ((await world.admin(`/leads/${lead.id}/timeline?limit=500`)) as { entries: TimelineRow[] }).entries;
    },
    dead: async () => ((await world.admin("/dead?personal=true")) as { letters: DeadLetter[] }).letters,
    async close() {
      listener = (_, response) => void response.writeHead(503).end();
      const deadline = clock.now() + 1_000;
      const over = gateway.stop(1_000).then(() => true);
      while (!(await Promise.race([over, pause(5).then(() => false)]))) clock.next(deadline);
      await store.close();
      await emulator.close();
      await bot.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => void server.close(() => resolve()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return world;
}

/** The bot's part: what it answers to each type of event; to the others nothing. */
export function answers(
  world: WebimWorld,
  script: Readonly<Record<string, readonly Action[] | ((event: Record<string, unknown>) => readonly Action[])>>,
): void {
  world.bot.answerWith(({ body }) => {
    const part = script[String(body["type"])] ?? [];
    return { body: { actions: typeof part === "function" ? part(body) : part } };
  });
}

function lineOf({ kind, text, data, buttons, operatorId }: ReturnType<WebimEmulator["control"]["messages"]>[number]): string {
  const by = kind === "info" ? "info" : operatorId === undefined ? "visitor" : operatorId === 192162 ? "bot" : "operator";
  if (buttons) return `${by}: ${buttons.map((row) => row.map((button) => `[${button.text}]`).join(" ")).join(" / ")}`;
  return `${by}: ${text ?? JSON.stringify(data)}`;
}

function once(calls: readonly Heard[]): Heard[] {
  return [...new Map(calls.map((call) => [call.headers["idempotency-key"], call])).values()];
}

function after(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}
