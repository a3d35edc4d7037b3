import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { IncomingMessage, RequestListener } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { v7 } from "uuid";
import type { Config } from "../../src/config/config.ts";
import { loadConfig } from "../../src/config/load.ts";
import { openSqliteStore } from "../../src/delivery/store-sqlite.ts";
import type { DeadLetter, StoredLead, TimelineRow } from "../../src/delivery/store.ts";
import { startTelegramEmulator } from "../../src/emulators/telegram.ts";
import type { TelegramEmulator } from "../../src/emulators/telegram.ts";
import type { Shown } from "../../src/emulators/telegram/account.ts";
import type { Switches } from "../../src/emulators/telegram/switches.ts";
import { createGateway } from "../../src/gateway.ts";
import { createLog } from "../../src/log.ts";
import type { SetupReport } from "../../src/mapping/provider.ts";
import type { Action } from "../../src/model/bot.ts";
import { createOpen, createSend } from "../../src/network.ts";
import { manualClock } from "../delivery/engine-world.ts";
import type { ManualClock } from "../delivery/engine-world.ts";
import { BOT_TOKEN, freePort, pause } from "./gateway.ts";
import { startPeer } from "./peers.ts";
import type { Heard, Peer } from "./peers.ts";

const SHIPPED = fileURLToPath(new URL("../../providers", import.meta.url));
const OWN = fileURLToPath(new URL("providers", import.meta.url));
const DESK_KEY = "counter-key-5512";
const ADMIN_TOKEN = "e2e-admin-token-7f31";
export const TELEGRAM_TOKEN = "7100200300:AAFs3cret_of-the-shop";
const PATIENCE = 10_000;
export const IVAN = 3527065;

/** What stands between a lead's messenger and a bot: real HTTP and a real store, simulated time. */
export interface ChannelWorld {
  readonly bot: Peer;
  readonly clock: ManualClock;
  /** The address that the messenger calls. */
  readonly hook: string;
  /** Every line that was logged, as it was written. */
  readonly log: readonly string[];
  admin(path: string): Promise<unknown>;
  /** The desk of the tests' own reports this event. */
  desk(event: Readonly<Record<string, unknown>>): Promise<void>;
  setup(action: "register" | "check" | "remove", binding?: string): Promise<SetupReport>;
  settle(): Promise<void>;
  advance(ms: number): Promise<void>;
  /** Types of what the bot heard, each delivery once. */
  heard(): string[];
  told(type: string): Heard["body"][];
  leads(): Promise<number>;
  leadOf(externalId: number): Promise<StoredLead>;
  timeline(externalId: number): Promise<TimelineRow[]>;
  dead(): Promise<DeadLetter[]>;
  close(): Promise<void>;
}

export interface ChannelOptions {
  /** Where the Bot API answers; the gateway and the bot have ports of their own. */
  readonly baseUrl: string;
  readonly ports: Ports;
  readonly clock: ManualClock;
  /** Further lines of the binding, of its settings, of the file. */
  readonly binding?: string;
  readonly settings?: string;
  readonly rest?: string;
  /** A binding of role desk that every lead may be handed to; without it there is none. */
  readonly desk?: Desk;
  /** Grows with everything that the other side does. */
  readonly moves: () => number;
  /** Calls of the other side that are on their way. */
  readonly sending: () => number;
  /** Before the gateway sees a request. */
  readonly front?: (request: IncomingMessage) => void;
}

export interface Desk {
  readonly id: string;
  /** Its entry in gateway.yaml, one line each. */
  readonly binding: readonly string[];
}

/** The desk of the tests' own, listening there. */
export const counterAt = (url: string): Desk => ({
  id: "counter",
  binding: ["provider: counter", `settings: { url: "${url}", key: ${DESK_KEY} }`],
});

export interface Ports {
  readonly gateway: number;
  readonly bot: number;
  readonly api: number;
}

/** The same for all worlds of a file, so that their equal configurations need to be compiled once only. */
let ports: Ports | undefined;
const compiled = new Map<string, Config>();

export async function freePorts(): Promise<Ports> {
  ports ??= { gateway: await freePort(), bot: await freePort(), api: await freePort() };
  return ports;
}

async function compile(file: string, yaml: string): Promise<Config> {
  const known = compiled.get(yaml);
  if (known) return known;
  writeFileSync(file, yaml);
  const secret = "6d1f0c5e9b7a48d2a3c4e5f60718293a";
  const { config, findings } = await loadConfig({ file, env: {}, secret, shippedProviders: SHIPPED, strict: false });
  if (!config) throw new Error(`gateway.yaml has errors:\n${findings.map((found) => JSON.stringify(found)).join("\n")}`);
  compiled.set(yaml, config);
  return config;
}

/** A gateway with one Telegram binding and a bot that answers as told. */
export async function createChannelWorld(options: ChannelOptions): Promise<ChannelWorld> {
  const folder = mkdtempSync(join(tmpdir(), "leadgate-telegram-"));
  const { clock } = options;
  let requests = 0;
  let listener: RequestListener = (_, response) => void response.writeHead(503).end();
  const server = createServer((request, response) => {
    requests += 1;
    response.once("close", () => (requests -= 1));
    options.front?.(request);
    listener(request, response);
  });
  await new Promise<void>((resolve) => void server.listen(options.ports.gateway, "127.0.0.1", resolve));
  const publicUrl = `http://127.0.0.1:${options.ports.gateway}`;
  const bot = await startPeer(options.ports.bot);

  const config = await compile(
    join(folder, "gateway.yaml"),
    `version: 1
server: { publicUrl: "${publicUrl}" }
bindings:
  shop-bot:
    provider: http-bot
    settings: { url: "${bot.url}", token: ${BOT_TOKEN} }
  telegram:
    provider: telegram
    ${options.binding ?? "inlineButtons: true"}
    settings:
      token: ${TELEGRAM_TOKEN}
      baseUrl: ${options.baseUrl}
      ${options.settings ?? ""}
${options.desk === undefined ? "" : [`  ${options.desk.id}:`, ...options.desk.binding.map((text) => `    ${text}`)].join("\n")}
routing:
  - name: everyone
    bot: shop-bot
    ${options.desk === undefined ? "" : `desk: ${options.desk.id}`}
providers: ["${OWN}"]
${options.rest ?? ""}
`,
  );
  const lines: string[] = [];
  const log = createLog({ redact: (text) => config.runtime.redact(text), write: (text) => void lines.push(text) });
  const deps = { clock, newId: () => v7(), send: createSend(), openHttp: createOpen(), log };
  const limits = { backlog: 10_000, waiting: 1_000, minFreeBytes: 0 };
  const store = await openSqliteStore({ path: join(folder, "leadgate.db"), now: clock.now, limits, log });
  const reloadConfig = () => Promise.resolve({ reloaded: false, findings: [] });
  const gateway = createGateway({ config, store, deps, adminToken: ADMIN_TOKEN, reloadConfig });
  await gateway.start();
  listener = gateway.listener;
  const bound = config.runtime.bindings.get("telegram");
  if (!bound) throw new Error(`telegram is disabled: ${config.runtime.disabled.get("telegram")}`);

  async function settle(): Promise<void> {
    const moves = () => JSON.stringify([bot.heard.length, bot.pending(), options.moves(), requests, lines.length]);
    const limit = Date.now() + PATIENCE;
    for (let quiet = 0; quiet < 2;) {
      const before = moves();
      await Promise.race([gateway.idle(), pause(PATIENCE)]);
      await pause(3);
      const still = bot.pending() === 0 && requests === 0 && options.sending() === 0;
      quiet = still && moves() === before ? quiet + 1 : 0;
      if (Date.now() > limit) throw new Error(`it does not settle within ${PATIENCE} ms: ${moves()}`);
    }
  }

  const world: ChannelWorld = {
    bot,
    clock,
    hook: `${bound.binding.hookUrl}/updates`,
    log: lines,
    async admin(path) {
      const response = await fetch(`${publicUrl}/admin${path}`, { headers: { authorization: `Bearer ${ADMIN_TOKEN}` } });
      if (response.status !== 200) throw new Error(`${path}: ${response.status} ${await response.text()}`);
      return response.json();
    },
    async desk(event) {
      const body = JSON.stringify({ id: v7(), event });
      const init = { method: "POST", headers: { "content-type": "application/json" }, body };
      const { status } = await fetch(`${publicUrl}/hooks/counter/in/${DESK_KEY}`, init);
      if (status !== 200) throw new Error(`the desk was answered ${status}`);
      await settle();
    },
    async setup(action, id = "telegram") {
      const known = config.runtime.bindings.get(id)?.binding;
      const run = known?.provider.setup[action];
      if (!known || !run) throw new Error(`${id} has no setup ${action}`);
      return run(known, deps.send);
    },
    settle,
    async advance(ms) {
      const until = clock.now() + ms;
      await settle();
      while (clock.next(until)) await settle();
    },
    heard: () => once(bot.heard).map((call) => String(call.body["type"])),
    told: (type) => once(bot.heard.filter((call) => call.body["type"] === type)).map((call) => call.body),
    leads: async () => ((await world.admin("/leads")) as { leads: unknown[] }).leads.length,
    async leadOf(externalId) {
      const known = await store.lead({ binding: "telegram", kind: "id", value: String(externalId) });
      if (!known) throw new Error(`the gateway knows nobody called ${externalId}`);
      return known;
    },
    async timeline(externalId) {
      const { lead } = await world.leadOf(externalId);
      return ((await world.admin(`/leads/${lead.id}/timeline?limit=500`)) as { entries: TimelineRow[] }).entries;
    },
    dead: async () => ((await world.admin("/dead?personal=true")) as { letters: DeadLetter[] }).letters,
    async close() {
      listener = (_, response) => void response.writeHead(503).end();
      const deadline = clock.now() + 1_000;
      const over = gateway.stop(1_000).then(() => true);
      while (!(await Promise.race([over, pause(5).then(() => false)]))) clock.next(deadline);
      await store.close();
      await bot.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => void server.close(() => resolve()));
      rmSync(folder, { recursive: true, force: true });
      await pause(5); // the next world has the same ports: whoever kept a connection must see that it is over
    },
  };
  return world;
}

export interface TelegramWorld extends ChannelWorld {
  readonly telegram: TelegramEmulator["control"];
  /** Where the Bot API answers. */
  readonly api: string;
  /** What stands in the chat: "bot: text [A] / [B]", "lead: text". */
  screen(chat?: number): string[];
  /** What was asked of Telegram, refused ones too. */
  calls(): { readonly method: string; readonly status: number | undefined; readonly body: Record<string, unknown> }[];
}

/** The same with the stand-in on the other side, the webhook registered. Ivan has an account there, and has not written yet. */
export async function createTelegramWorld(
  options: {
    switches?: Partial<Switches>;
    binding?: string;
    settings?: string;
    rest?: string;
    desk?: Desk;
    clock?: ManualClock;
    moves?: () => number;
    sending?: () => number;
  } = {},
): Promise<TelegramWorld> {
  const clock = options.clock ?? manualClock();
  const known = await freePorts();
  const emulator = await startTelegramEmulator({
    token: TELEGRAM_TOKEN,
    port: known.api,
    clock,
    switches: { httpWebhooks: true, ...options.switches },
  });
  const telegram = emulator.control;
  const world = await createChannelWorld({
    ...options,
    clock,
    ports: known,
    baseUrl: emulator.url,
    moves: () => telegram.journal.lines.length + (options.moves?.() ?? 0),
    sending: () => telegram.sending() + (options.sending?.() ?? 0),
  });
  const registered = await world.setup("register");
  if (!registered.ok) throw new Error(JSON.stringify(registered));
  telegram.addPerson({ id: IVAN, firstName: "Иван", lastName: "П", username: "ivanp", language: "ru" });
  telegram.journal.clear();
  return {
    ...world,
    telegram,
    api: emulator.url,
    screen: (chat = IVAN) => telegram.screen(chat).map(lineOf),
    calls: () =>
      telegram.journal.lines.flatMap(({ what, text, body, status }) =>
        what === "in" && /^(send|answer|edit)/.test(text)
          ? [{ method: text.split(":")[0] ?? "", status, body: (body ?? {}) as Record<string, unknown> }]
          : [],
      ),
    async close() {
      await world.close();
      await emulator.close();
    },
  };
}

/** The bot's part: what it answers to each type of event; to the others nothing. */
export function answers(
  world: ChannelWorld,
  script: Readonly<Record<string, readonly Action[] | ((event: Record<string, unknown>) => readonly Action[])>>,
): void {
  world.bot.answerWith(({ body }) => {
    const part = script[String(body["type"])] ?? [];
    return { body: { actions: typeof part === "function" ? part(body) : part } };
  });
}

function lineOf({ by, text, media, location, contact, inline }: Shown): string {
  const said = [
    ...(media ? [`<${media.kind} ${media.source}>`] : []),
    ...(location ? [`<${location.latitude}, ${location.longitude}>`] : []),
    ...(contact ? [`<${contact.first_name} ${contact.phone_number}>`] : []),
    ...(text === undefined ? [] : [text]),
    ...(inline ? [inline.map((row) => row.map((button) => `[${button.text}]`).join(" ")).join(" / ")] : []),
  ];
  return `${by}: ${said.join(" ")}`;
}

function once(calls: readonly Heard[]): Heard[] {
  return [...new Map(calls.map((call) => [call.headers["idempotency-key"], call])).values()];
}
