import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { RequestListener } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { v7 } from "uuid";
import type { Config, Loaded } from "../../src/config/config.ts";
import { loadConfig } from "../../src/config/load.ts";
import { openSqliteStore } from "../../src/delivery/store-sqlite.ts";
import type { DeadLetter, StoredLead, TimelineRow } from "../../src/delivery/store.ts";
import { startJivoEmulator } from "../../src/emulators/jivo.ts";
import type { JivoEmulator } from "../../src/emulators/jivo.ts";
import type { Switches } from "../../src/emulators/jivo/switches.ts";
import { createGateway } from "../../src/gateway.ts";
import type { Gateway } from "../../src/gateway.ts";
import { createLog } from "../../src/log.ts";
import type { Action } from "../../src/model/bot.ts";
import { createOpen, createSend } from "../../src/network.ts";
import { manualClock } from "../delivery/engine-world.ts";
import type { ManualClock } from "../delivery/engine-world.ts";
import { BOT_TOKEN, freePort, pause } from "./gateway.ts";
import { JIVO_PROVIDER_ID, JIVO_TOKEN } from "./jivo.ts";
import { startPeer } from "./peers.ts";
import type { Heard, Peer } from "./peers.ts";

const SHIPPED = fileURLToPath(new URL("../../providers", import.meta.url));
const ADMIN_TOKEN = "e2e-admin-token-91b3";
/** For what must happen; the machine may be busy with other tests. */
const PATIENCE = 10_000;

export type LogLine = Readonly<Record<string, unknown>> & { readonly msg: string; readonly level: number };

/** What stands where, for whoever writes a gateway.yaml. */
export interface Places {
  readonly folder: string;
  readonly botUrl: string;
  readonly jivoUrl: string;
  readonly publicUrl: string;
}

/**
 * A whole gateway with everything around it: real HTTP on loopback, a real store in a file, Jivo's emulator, a bot that
 * answers as told. Only time is simulated: it passes in `advance`.
 */
export interface World {
  readonly places: Places;
  readonly bot: Peer;
  readonly jivo: JivoEmulator["control"];
  readonly clock: ManualClock;
  /** Everything that was logged. */
  readonly log: readonly LogLine[];
  /** The complete addresses that Jivo calls. */
  readonly botHook: string;
  crmHook(): string;
  post(url: string, body: unknown, headers?: Record<string, string>): Promise<{ status: number; text: string; json: unknown }>;
  /** GET, or POST when there is a body, of the admin API. */
  admin(path: string, body?: unknown): Promise<unknown>;
  /** POST /bots/shop-bot/actions. */
  late(call: {
    leadId: string;
    epoch?: number;
    idempotencyKey: string;
    actions: readonly Action[];
  }): Promise<{ status: number; json: unknown }>;
  /** The gateway's next answers are lost on their way: the connection breaks instead. */
  loseAnswers(count: number): void;
  /** Until nothing moves any more; a bot that hangs is not waited for. */
  settle(): Promise<void>;
  /** Lets time pass, stopping at each moment that something waits for. */
  advance(ms: number): Promise<void>;
  until(what: string, holds: () => boolean | Promise<boolean>): Promise<void>;
  /** What was posted to Jivo: "BOT_MESSAGE: text", "INVITE_AGENT" …, refused ones too. */
  calls(): { readonly event: string; readonly id: string; readonly text: string; readonly status: number | undefined }[];
  /** What the lead sees: "bot: text". */
  screen(client?: string): string[];
  /** Types of what the bot heard, each delivery once. */
  heard(): string[];
  /** The bodies of one type that the bot heard, each delivery once. */
  told(type: string): Heard["body"][];
  leadOf(client?: string): Promise<StoredLead>;
  timeline(client?: string): Promise<TimelineRow[]>;
  dead(): Promise<DeadLetter[]>;
  load(yaml: string): Promise<Loaded>;
  /** As `serve` does it: another configuration into the running gateway. */
  reload(yaml: string): Promise<void>;
  /** Stops the gateway, is off for so many milliseconds, and starts another over the same store and port. */
  restart(yaml: string, offFor?: number): Promise<void>;
  close(): Promise<void>;
}

/** gateway.yaml for one Jivo channel and one bot. `jivo` and `settings` are further lines of the binding, `rest` of the file. */
export function yamlOf(places: Places, more: { jivo?: string; settings?: string; bindings?: string; rest?: string } = {}): string {
  return `version: 1
server:
  publicUrl: ${places.publicUrl}
bindings:
  shop-bot:
    provider: http-bot
    settings:
      url: ${places.botUrl}
      token: ${BOT_TOKEN}
  jivo:
    provider: jivo
${indented(4, more.jivo ?? "inlineButtons: true")}
    settings:
      token: ${JIVO_TOKEN}
      providerId: ${JIVO_PROVIDER_ID}
      baseUrl: ${places.jivoUrl}
      visitorNumberIsClientId: true
${indented(6, more.settings ?? "")}
${indented(2, more.bindings ?? "")}
routing:
  - name: everyone
    bot: shop-bot
${more.rest ?? ""}
`;
}

/** The same for all worlds of a file, so that their equal configurations need to be compiled once only. */
let ports: { gateway: number; bot: number; jivo: number } | undefined;
const compiled = new Map<string, Config>();

export async function createWorld(options: { switches?: Partial<Switches>; yaml?: (places: Places) => string } = {}): Promise<World> {
  ports ??= { gateway: await freePort(), bot: await freePort(), jivo: await freePort() };
  const folder = mkdtempSync(join(tmpdir(), "leadgate-e2e-"));
  const file = join(folder, "gateway.yaml");
  const clock = manualClock();
  const log: LogLine[] = [];
  let requests = 0;
  let losing = 0;
  let listener: RequestListener = (_, response) => void response.writeHead(503).end();
  const server = createServer((request, response) => {
    requests += 1;
    response.once("close", () => (requests -= 1));
    if (losing > 0) {
      losing -= 1;
      response.writeHead = () => response.destroy();
    }
    listener(request, response);
  });
  const { gateway: port } = ports;
  await new Promise<void>((resolve) => void server.listen(port, "127.0.0.1", resolve));
  const publicUrl = `http://127.0.0.1:${port}`;
  const bot = await startPeer(ports.bot);
  const emulator = await startJivoEmulator({
    gateway: `${publicUrl}/hooks/jivo`,
    token: JIVO_TOKEN,
    providerId: JIVO_PROVIDER_ID,
    port: ports.jivo,
    // The time of day is the simulation's; how long Jivo waits for our answer is real.
    clock: { now: clock.now, after: after },
    ...(options.switches ? { switches: options.switches } : {}),
  });
  const jivo = emulator.control;
  const places: Places = { folder, publicUrl, botUrl: bot.url, jivoUrl: emulator.url };

  const load = (yaml: string): Promise<Loaded> => {
    writeFileSync(file, yaml);
    const secret = "6d1f0c5e9b7a48d2a3c4e5f60718293a";
    return loadConfig({ file, env: {}, secret, shippedProviders: SHIPPED, strict: false });
  };
  const usable = async (yaml: string) => {
    const known = compiled.get(yaml);
    if (known) return known;
    const { config, findings } = await load(yaml);
    if (!config) throw new Error(`gateway.yaml has errors:\n${findings.map((found) => JSON.stringify(found)).join("\n")}`);
    // Definitions of the test's own change under the same text.
    if (!yaml.includes("providers:")) compiled.set(yaml, config);
    return config;
  };
  let config = await usable((options.yaml ?? yamlOf)(places));
  const lines = createLog({
    redact: (text) => config.runtime.redact(text),
    write: (text) => {
      for (const line of text.trimEnd().split("\n")) log.push(JSON.parse(line) as LogLine);
    },
  });
  const deps = { clock, newId: () => v7(), send: createSend(), openHttp: createOpen(), log: lines };
  const limits = { backlog: 10_000, waiting: 1_000, minFreeBytes: 0 };
  const store = await openSqliteStore({ path: join(folder, "leadgate.db"), now: clock.now, limits, log: lines });
  let gateway: Gateway;

  async function begin(): Promise<void> {
    gateway = createGateway({
      config,
      store,
      deps,
      adminToken: ADMIN_TOKEN,
      reloadConfig: () => Promise.resolve({ reloaded: false, findings: [] }),
    });
    await gateway.start();
    listener = gateway.listener;
    const bound = config.runtime.bindings.get("jivo");
    if (bound && jivo.site.clients.size === 0) jivo.setCrmUrl(`${bound.binding.hookUrl}/crm/${bound.binding.webhookKey}`);
  }

  async function end(): Promise<void> {
    listener = (_, response) => void response.writeHead(503).end();
    const deadline = clock.now() + 1_000;
    const over = gateway.stop(1_000).then(() => true);
    while (!(await Promise.race([over, pause(5).then(() => false)]))) clock.next(deadline);
  }

  const moves = () => JSON.stringify([bot.heard.length, bot.pending(), jivo.journal.lines.length, requests, log.length]);

  async function settle(): Promise<void> {
    const limit = Date.now() + PATIENCE;
    for (let quiet = 0; quiet < 2;) {
      const before = moves();
      await Promise.race([gateway.idle(), pause(40)]);
      await pause(3);
      quiet = moves() === before && bot.pending() === 0 && requests === 0 ? quiet + 1 : 0;
      if (Date.now() > limit) throw new Error(`it does not settle within ${PATIENCE} ms: ${moves()}`);
    }
  }

  async function call(url: string, init: RequestInit): Promise<{ status: number; text: string; json: unknown }> {
    const response = await fetch(url, init);
    const text = await response.text();
    let json: unknown;
    try {
      json = JSON.parse(text);
    } catch {
      json = undefined;
    }
    return { status: response.status, text, json };
  }

  const world: World = {
    places,
    bot,
    jivo,
    clock,
    log,
    botHook: `${publicUrl}/hooks/jivo/bot/${JIVO_TOKEN}`,
    crmHook() {
      const bound = config.runtime.bindings.get("jivo");
      return `${bound?.binding.hookUrl}/crm/${bound?.binding.webhookKey}`;
    },
    post: (url, body, headers = { "content-type": "application/json" }) =>
      call(url, { method: "POST", headers, body: typeof body === "string" ? body : JSON.stringify(body) }),
    async admin(path, body) {
      const headers = { authorization: `Bearer ${ADMIN_TOKEN}`, "content-type": "application/json" };
      const init = body === undefined ? { headers } : { method: "POST", headers, body: JSON.stringify(body) };
      const { status, text, json } = await call(`${publicUrl}/admin${path}`, init);
      if (status !== 200) throw new Error(`${path}: ${status} ${text}`);
      return json;
    },
    async late(body) {
      const headers = { authorization: `Bearer ${BOT_TOKEN}`, "content-type": "application/json" };
      return call(`${publicUrl}/bots/shop-bot/actions`, { method: "POST", headers, body: JSON.stringify(body) });
    },
    loseAnswers(count) {
      losing += count;
    },
    settle,
    async advance(ms) {
      const until = clock.now() + ms;
      await settle();
      while (clock.next(until)) await settle();
    },
    async until(what, holds) {
      const limit = Date.now() + PATIENCE;
      while (!(await holds())) {
        if (Date.now() > limit) throw new Error(`not within ${PATIENCE} ms: ${what}; the bot heard ${world.heard().join(", ")}`);
        await pause(3);
      }
    },
    calls: () =>
      jivo.journal.lines.flatMap((line) => {
        const body = line.what === "in" ? (line.body as Record<string, unknown>) : undefined;
        if (!body || typeof body !== "object") return [];
        const text = (body["message"] as { text?: string } | undefined)?.text ?? "";
        return [{ event: String(body["event"]), id: String(body["id"]), text, status: line.status }];
      }),
    screen: (client = "50418") => jivo.transcript(client).map((line) => `${line.by}: ${line.text}`),
    heard: () => once(bot.heard).map((call) => String(call.body["type"])),
    told: (type) => once(bot.heard.filter((call) => call.body["type"] === type)).map((call) => call.body),
    async leadOf(client = "50418") {
      const known = await store.lead({ binding: "jivo", kind: "id", value: client });
      if (!known) throw new Error(`the gateway knows no client ${client}`);
      return known;
    },
    async timeline(client) {
      const { lead } = await world.leadOf(client);
      const { entries } = (await world.admin(`/leads/${lead.id}/timeline?limit=500`)) as { entries: TimelineRow[] };
      return entries;
    },
    async dead() {
      return ((await world.admin("/dead?personal=true")) as { letters: DeadLetter[] }).letters;
    },
    load,
    async reload(yaml) {
      config = await usable(yaml);
      await gateway.reload(config);
    },
    async restart(yaml, offFor = 0) {
      await end();
      const back = clock.now() + offFor;
      while (clock.next(back));
      config = await usable(yaml);
      await begin();
    },
    async close() {
      await end();
      await store.close();
      await emulator.close();
      await bot.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => void server.close(() => resolve()));
      rmSync(folder, { recursive: true, force: true });
      await pause(5); // the next world has the same ports: whoever kept a connection must see that it is over
    },
  };
  await begin();
  return world;
}

/** The bot's part: what it answers to each type of event; to the others nothing. */
export function answers(
  world: Pick<World, "bot">,
  script: Readonly<Record<string, readonly Action[] | ((event: Record<string, unknown>) => readonly Action[])>>,
): void {
  world.bot.answerWith(({ body }) => {
    const part = script[String(body["type"])] ?? [];
    return { body: { actions: typeof part === "function" ? part(body) : part } };
  });
}

/** What the lead's message says, as a scripted bot sees it. */
export function words(event: Record<string, unknown>): string {
  const message = event["message"] as { text?: string; choice?: { code: string } } | undefined;
  return message?.choice?.code ?? message?.text ?? "";
}

export const say = (text: string): Action => ({ type: "say", text });

/** One entry of what happened, in words. */
export const storyOf = (rows: readonly TimelineRow[]): string[] =>
  rows.map(({ kind, text, data }) => {
    const said = (data?.["message"] as { text?: string } | undefined)?.text;
    return `${kind}: ${text}${said === undefined ? "" : ` «${said}»`}`;
  });

function once(calls: readonly Heard[]): Heard[] {
  return [...new Map(calls.map((call) => [call.headers["idempotency-key"], call])).values()];
}

function after(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}

function indented(by: number, text: string): string {
  return text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => " ".repeat(by) + line)
    .join("\n");
}
