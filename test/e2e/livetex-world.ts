import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { RequestListener } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { v7 } from "uuid";
import { loadConfig } from "../../src/config/load.ts";
import { openSqliteStore } from "../../src/delivery/store-sqlite.ts";
import type { DeadLetter, StoredLead, TimelineRow } from "../../src/delivery/store.ts";
import { startLivetexEmulator } from "../../src/emulators/livetex.ts";
import type { LivetexEmulator } from "../../src/emulators/livetex.ts";
import type { Seen } from "../../src/emulators/livetex/control.ts";
import type { Switches } from "../../src/emulators/livetex/switches.ts";
import { createGateway } from "../../src/gateway.ts";
import { createLog } from "../../src/log.ts";
import type { SetupReport } from "../../src/mapping/provider.ts";
import { createOpen, createSend } from "../../src/network.ts";
import { manualClock } from "../delivery/engine-world.ts";
import type { ManualClock } from "../delivery/engine-world.ts";
import { BOT_TOKEN, pause } from "./gateway.ts";
import { startPeer } from "./peers.ts";
import type { Heard, Peer } from "./peers.ts";

const SHIPPED = fileURLToPath(new URL("../../providers", import.meta.url));
const ADMIN_TOKEN = "e2e-admin-token-5f1a";
const KEY = "kq3v9d27b5e4c0f";
const PATIENCE = 10_000;

/** A messenger that only these tests know: the lead's texts, presses and pictures come in, messages go out one by one. */
const MESSENGER = `
provider: pigeon
title: Pigeon
roles: [channel]
settings:
  required: [url]
  properties:
    url: { type: string, format: uri, description: The messenger. }
    messenger: { type: string, default: telegram, description: What it is called. }
capabilities: { buttons: { max: 10 }, attachments: native }
inbound:
  - name: messages
    path: /{webhookKey}
    dedupe: body.id
    routes:
      - event: |
          { "type": "message.received", "lead": { "externalId": body.from, "name": body.name, "messenger": settings.messenger }, "message": body.message }
outbound:
  message.send:
    post: settings.url
    json: '{ "to": lead.externalId, "message": command.message }'
`;

export interface LivetexWorld {
  readonly bot: Peer;
  /** What the lead's messenger is told to show. */
  readonly messenger: Peer;
  readonly livetex: LivetexEmulator["control"];
  readonly clock: ManualClock;
  /** The address that LiveTex calls, and its own. */
  readonly hook: string;
  readonly url: string;
  /** The lead writes (a text), presses or sends (a message); resolves when all is quiet. */
  says(message: string | Readonly<Record<string, unknown>>, from?: string, channel?: "mobile" | "site"): Promise<void>;
  /** The gateway's entrance answers 503, as behind a proxy while it is deployed. */
  down(on: boolean): void;
  setup(action: "register" | "check" | "remove"): Promise<SetupReport>;
  availability(): Promise<unknown>;
  settle(): Promise<void>;
  advance(ms: number): Promise<void>;
  /** What the lead sees: "text", "[caption]", "<address of a file>". */
  screen(lead?: string): string[];
  /** What the operator sees of the lead. */
  desk(lead?: string): Promise<Seen>;
  /** The id that LiveTex knows the lead by. */
  user(lead?: string): Promise<string>;
  /** Our requests: "sendText", "selectDestination" …, without those that only ask. */
  calls(): { readonly method: string; readonly body: Readonly<Record<string, unknown>>; readonly status: number | undefined }[];
  heard(): string[];
  told(type: string): Heard["body"][];
  leadOf(lead?: string): Promise<StoredLead>;
  timeline(lead?: string): Promise<TimelineRow[]>;
  dead(): Promise<DeadLetter[]>;
  close(): Promise<void>;
}

export interface LivetexWorldOptions {
  readonly switches?: Partial<Switches>;
  readonly headers?: string;
  /** Further lines of the binding. */
  readonly binding?: string;
  readonly settings?: string;
  readonly rest?: string;
  /** false = LiveTex does not know the gateway yet. */
  readonly registered?: boolean;
}

/** A gateway between a messenger, LiveTex's emulator and a bot that answers as told: real HTTP and store, simulated time. */
export async function createLivetexWorld(options: LivetexWorldOptions = {}): Promise<LivetexWorld> {
  const folder = mkdtempSync(join(tmpdir(), "leadgate-livetex-"));
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
  const messenger = await startPeer();
  const emulator = await startLivetexEmulator({
    key: KEY,
    // The time of day is the simulation's; how long LiveTex waits is real, and a thousand times shorter.
    clock: { now: clock.now, after },
    switches: { insecure: true, pace: 0.001, ...options.switches },
  });
  const livetex = emulator.control;

  mkdirSync(join(folder, "providers", "pigeon"), { recursive: true });
  writeFileSync(join(folder, "providers", "pigeon", "provider.yaml"), MESSENGER);
  const file = join(folder, "gateway.yaml");
  writeFileSync(
    file,
    `version: 1
server: { publicUrl: "${publicUrl}" }
storage: { driver: sqlite, path: "${join(folder, "leadgate.db")}" }
providers: ["${join(folder, "providers")}"]
bindings:
  shop-bot:
    provider: http-bot
    settings: { url: "${bot.url}", token: ${BOT_TOKEN} }
  mobile:
    provider: pigeon
    inlineButtons: true
    settings: { url: "${messenger.url}" }
  site:
    provider: pigeon
    settings: { url: "${messenger.url}", messenger: widget }
  livetex:
    provider: livetex
    headers: ${options.headers ?? '{ bot: "🤖 Бот", lead: "👤 Клиент" }'}
    ${options.binding ?? ""}
    settings:
      token: ${KEY}
      baseUrl: ${emulator.url}
      ${options.settings ?? ""}
routing:
  - { name: everyone, bot: shop-bot, desk: livetex }
${options.rest ?? ""}
`,
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
  const bound = (id: string) => {
    const found = config.runtime.bindings.get(id);
    if (!found) throw new Error(`${id} is disabled: ${config.runtime.disabled.get(id)}`);
    return found.binding;
  };
  const desk = bound("livetex");
  const entrance = (channel: string): string => `${bound(channel).hookUrl}/${bound(channel).webhookKey}`;
  let messages = 0;

  async function settle(): Promise<void> {
    const moves = () =>
      JSON.stringify([
        bot.heard.length,
        bot.pending(),
        messenger.heard.length,
        livetex.journal.lines.length,
        livetex.pending(),
        requests,
        lines,
      ]);
    const limit = Date.now() + PATIENCE;
    for (let quiet = 0; quiet < 2;) {
      const before = moves();
      await Promise.race([gateway.idle(), pause(40)]);
      await pause(3);
      const still = moves() === before && bot.pending() === 0 && messenger.pending() === 0 && requests === 0 && livetex.pending() === 0;
      quiet = still ? quiet + 1 : 0;
      if (Date.now() > limit) throw new Error(`it does not settle within ${PATIENCE} ms: ${moves()}`);
    }
  }

  async function admin(path: string): Promise<unknown> {
    const response = await fetch(`${publicUrl}/admin${path}`, { headers: { authorization: `Bearer ${ADMIN_TOKEN}` } });
    if (response.status !== 200) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  }

  const world: LivetexWorld = {
    bot,
    messenger,
    livetex,
    clock,
    hook: `${desk.hookUrl}/events`,
    url: emulator.url,
    async says(message, from = "mariya", channel = "mobile") {
      messages += 1;
      const body = {
        id: `m-${messages}`,
        from,
        name: "Мария Иванова",
        message: typeof message === "string" ? { kind: "text", text: message } : message,
      };
      const response = await fetch(entrance(channel), {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      });
      if (response.status !== 200) throw new Error(`the gateway answers ${response.status}: ${await response.text()}`);
      await settle();
    },
    down(on) {
      listener = on ? (_, response) => void response.writeHead(503).end() : gateway.listener;
    },
    async setup(action) {
      const run = desk.provider.setup[action];
      if (!run) throw new Error(`livetex has no setup ${action}`);
      return run(desk, deps.send);
    },
    async availability() {
      const headers = { authorization: `Bearer ${BOT_TOKEN}` };
      return (await fetch(`${publicUrl}/bots/shop-bot/leads/${await world.user()}/availability`, { headers })).json();
    },
    settle,
    async advance(ms) {
      const until = clock.now() + ms;
      await settle();
      while (clock.next(until)) await settle();
    },
    screen: (lead = "mariya") =>
      messenger.heard.filter(({ body }) => body["to"] === lead).map(({ body }) => lineOf(body["message"] as Shown)),
    desk: async (lead) => livetex.seen(await world.user(lead)),
    user: async (lead) => (await world.leadOf(lead)).lead.id,
    calls: () =>
      livetex.calls().flatMap(({ text, body, status }) => {
        const method = text.split(":")[0] ?? "";
        return /^(sendText|sendFile|selectDestination)$/.test(method)
          ? [{ method, body: (body ?? {}) as Record<string, unknown>, status }]
          : [];
      }),
    heard: () => once(bot.heard).map((call) => String(call.body["type"])),
    told: (type) => once(bot.heard.filter((call) => call.body["type"] === type)).map((call) => call.body),
    async leadOf(lead = "mariya") {
      const known = await store.lead({ binding: "mobile", kind: "id", value: lead });
      if (!known) throw new Error(`the gateway knows no lead ${lead}`);
      return known;
    },
    async timeline(lead) {
      return ((await admin(`/leads/${await world.user(lead)}/timeline?limit=500`)) as { entries: TimelineRow[] }).entries;
    },
    dead: async () => ((await admin("/dead?personal=true")) as { letters: DeadLetter[] }).letters,
    async close() {
      listener = (_, response) => void response.writeHead(503).end();
      const deadline = clock.now() + 1_000;
      const over = gateway.stop(1_000).then(() => true);
      while (!(await Promise.race([over, pause(5).then(() => false)]))) clock.next(deadline);
      await store.close();
      await emulator.close();
      await bot.close();
      await messenger.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => void server.close(() => resolve()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
  if (options.registered !== false) {
    const report = await world.setup("register");
    if (!report.ok) throw new Error(JSON.stringify(report));
    livetex.journal.clear();
  }
  return world;
}

interface Shown {
  readonly text?: string;
  readonly buttons?: readonly (readonly { readonly caption: string }[])[];
  readonly attachments?: readonly { readonly url: string }[];
}

function lineOf({ text, buttons, attachments }: Shown): string {
  const menu = buttons?.flat().map(({ caption }) => `[${caption}]`) ?? [];
  return [text, ...menu, ...(attachments ?? []).map(({ url }) => `<${url}>`)].filter((part) => part !== undefined).join(" ");
}

function once(calls: readonly Heard[]): Heard[] {
  return [...new Map(calls.map((call) => [call.headers["idempotency-key"], call])).values()];
}

function after(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}
