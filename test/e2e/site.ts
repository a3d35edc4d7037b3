import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { v7 } from "uuid";
import type { Loaded } from "../../src/config/config.ts";
import { loadConfig } from "../../src/config/load.ts";
import { openSqliteStore } from "../../src/delivery/store-sqlite.ts";
import type { DeadLetter, StoredLead, TimelineRow } from "../../src/delivery/store.ts";
import type { Clock } from "../../src/deps.ts";
import type { Journal } from "../../src/emulators/stand-in/journal.ts";
import { createGateway } from "../../src/gateway.ts";
import type { Gateway } from "../../src/gateway.ts";
import { createLog } from "../../src/log.ts";
import type { Binding, Finding, SetupReport } from "../../src/mapping/provider.ts";
import type { Action } from "../../src/model/bot.ts";
import { createOpen, createSend } from "../../src/network.ts";
import type { ManualClock } from "../delivery/engine-world.ts";
import { BOT_TOKEN, freePort, pause } from "./gateway.ts";
import { startPeer } from "./peers.ts";
import type { Heard, Peer } from "./peers.ts";

const SHIPPED = fileURLToPath(new URL("../../providers", import.meta.url));
/** Definitions of the tests' own, for `providers` of gateway.yaml. */
export const OWN_PROVIDERS = fileURLToPath(new URL("providers", import.meta.url));
const ADMIN_TOKEN = "e2e-admin-token-91b3";
const SECRET = "6d1f0c5e9b7a48d2a3c4e5f60718293a";
/** For what must happen; the machine may be busy with other tests. */
const PATIENCE = 10_000;

/** Who else takes part: a provider's stand-in, or somebody who listens. */
export interface Neighbour {
  /** Grows with everything that it is sent and does. */
  moves(): number;
  /** Calls that it has still to make or to answer. */
  pending(): number;
  close(): Promise<void>;
}

/** What stands where, for whoever writes a gateway.yaml. */
export interface Places {
  readonly folder: string;
  readonly publicUrl: string;
  readonly botUrl: string;
}

export type LogLine = Readonly<Record<string, unknown>> & { readonly msg: string; readonly level: number };
export type Answered = Readonly<{ status: number; text: string; json: unknown }>;

export interface SiteOptions {
  readonly clock: ManualClock;
  yaml(places: Places): string;
  /** The binding whose leads are asked for, and who is meant when nobody is named. */
  readonly channel: string;
  readonly lead: string;
  /** They are waited for, and closed with the site. */
  readonly neighbours: readonly Neighbour[];
}

/**
 * A whole gateway with everything around it: real HTTP on loopback, a real store in a file, a bot that answers as told,
 * and the neighbours that a provider's world brings. Only time is simulated: it passes in `advance`.
 */
export interface Site {
  readonly places: Places;
  readonly bot: Peer;
  readonly clock: ManualClock;
  /** Everything that was logged. */
  readonly log: readonly LogLine[];
  /** What `check` says of the gateway.yaml that it began with. */
  readonly findings: readonly Finding[];
  /** A binding as it is now: the channel's, when none is named. */
  binding(id?: string): Binding;
  setup(action: "register" | "check" | "remove", binding?: string): Promise<SetupReport>;
  /** Stands before the gateway as a proxy does: it may change a request and its response, and says true when it answered itself. */
  front(proxy: (request: IncomingMessage, response: ServerResponse) => boolean): void;
  post(url: string, body: unknown, headers?: Record<string, string>): Promise<Answered>;
  /** GET, or POST when there is a body, of the admin API. */
  admin(path: string, body?: unknown): Promise<unknown>;
  /** POST /bots/shop-bot/actions. */
  late(call: { leadId: string; epoch?: number; idempotencyKey: string; actions: readonly Action[] }): Promise<Answered>;
  /** What the bot hears when it asks who is online. */
  availability(lead?: string | number): Promise<unknown>;
  /** Until nothing moves any more. */
  settle(): Promise<void>;
  /** Lets time pass, stopping at each moment that something waits for. */
  advance(ms: number): Promise<void>;
  until(what: string, holds: () => boolean | Promise<boolean>): Promise<void>;
  /** Types of what the bot heard, each delivery once. */
  heard(): string[];
  /** The bodies of one type that the bot heard, each delivery once. */
  told(type: string): Heard["body"][];
  /** How many there are. */
  leads(): Promise<number>;
  leadOf(lead?: string | number): Promise<StoredLead>;
  timeline(lead?: string | number): Promise<TimelineRow[]>;
  dead(): Promise<DeadLetter[]>;
  load(yaml: string): Promise<Loaded>;
  /** As `serve` does it: another configuration into the running gateway. */
  reload(yaml: string): Promise<void>;
  /** Stops the gateway, is off for so many milliseconds, and starts another over the same store and port. */
  restart(yaml: string, offFor?: number): Promise<void>;
  close(): Promise<void>;
}

/** Whoever stands somewhere stands there in all worlds of a file, so that their equal configurations need to be compiled once only. */
const ports = new Map<string, number>();
const compiled = new Map<string, Loaded>();

export async function portOf(name: string): Promise<number> {
  const port = ports.get(name) ?? (await freePort());
  ports.set(name, port);
  return port;
}

export const publicUrl = async (): Promise<string> => `http://127.0.0.1:${await portOf("gateway")}`;

/** gateway.yaml of one bot; `bindings` are lines as they stand in the file, `rest` those after the routing. */
export const yamlOfSite = (places: Places, bindings: string, more: { desk?: string; rest?: string } = {}): string => `version: 1
server: { publicUrl: "${places.publicUrl}" }
bindings:
  shop-bot:
    provider: http-bot
    settings: { url: "${places.botUrl}", token: ${BOT_TOKEN} }
${bindings}
routing:
  - name: everyone
    bot: shop-bot
${more.desk === undefined ? "" : `    desk: ${more.desk}`}
${more.rest ?? ""}
`;

export async function createSite({ clock, channel, neighbours, ...options }: SiteOptions): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), "leadgate-e2e-"));
  const file = join(folder, "gateway.yaml");
  const bot = await startPeer(await portOf("bot"));
  const all: readonly Neighbour[] = [bot, ...neighbours];
  const places: Places = { folder, publicUrl: await publicUrl(), botUrl: bot.url };

  const nobody: RequestListener = (_, response) => void response.writeHead(503).end();
  let listener = nobody;
  let proxy: Parameters<Site["front"]>[0] = () => false;
  let requests = 0;
  const server = createServer((request, response) => {
    requests += 1;
    response.once("close", () => (requests -= 1));
    if (!proxy(request, response)) listener(request, response);
  });
  const port = await portOf("gateway");
  await new Promise<void>((resolve) => void server.listen(port, "127.0.0.1", resolve));

  const load = (yaml: string): Promise<Loaded> => {
    writeFileSync(file, yaml);
    return loadConfig({ file, env: {}, secret: SECRET, shippedProviders: SHIPPED, strict: false });
  };
  const usable = async (yaml: string) => {
    const loaded = compiled.get(yaml) ?? (await load(yaml));
    const { config, findings, files } = loaded;
    if (!config) throw new Error(`gateway.yaml has errors:\n${findings.map((found) => JSON.stringify(found)).join("\n")}`);
    // Definitions in the test's own folder change under the same text.
    if (files.every((name) => name === file || !name.startsWith(folder))) compiled.set(yaml, loaded);
    return { config, findings };
  };
  const first = await usable(options.yaml(places));
  let { config } = first;

  const log: LogLine[] = [];
  const lines = createLog({
    redact: (text) => config.runtime.redact(text),
    write: (text) =>
      log.push(
        ...text
          .trimEnd()
          .split("\n")
          .map((line) => JSON.parse(line) as LogLine),
      ),
  });
  const deps = { clock, newId: () => v7(), send: createSend(), openHttp: createOpen(), log: lines };
  const limits = { backlog: 10_000, waiting: 1_000, minFreeBytes: 0 };
  const store = await openSqliteStore({ path: join(folder, "leadgate.db"), now: clock.now, limits, log: lines });
  const reloadConfig = () => Promise.resolve({ reloaded: false, findings: [] });
  let gateway: Gateway;

  async function begin(): Promise<void> {
    gateway = createGateway({ config, store, deps, adminToken: ADMIN_TOKEN, reloadConfig });
    await gateway.start();
    listener = gateway.listener;
  }

  async function end(): Promise<void> {
    listener = nobody;
    const deadline = clock.now() + 1_000;
    const over = gateway.stop(1_000).then(() => true);
    while (!(await Promise.race([over, pause(5).then(() => false)]))) clock.next(deadline);
  }

  const moves = () => JSON.stringify([...all.map((each) => [each.moves(), each.pending()]), requests, log.length]);

  async function settle(): Promise<void> {
    const limit = Date.now() + PATIENCE;
    for (let quiet = 0; quiet < 2;) {
      const before = moves();
      await Promise.race([gateway.idle(), pause(PATIENCE)]);
      await pause(3);
      const still = moves() === before && requests === 0 && all.every((each) => each.pending() === 0);
      quiet = still ? quiet + 1 : 0;
      if (Date.now() > limit) throw new Error(`it does not settle within ${PATIENCE} ms: ${moves()}`);
    }
  }

  const asBot = { authorization: `Bearer ${BOT_TOKEN}`, "content-type": "application/json" };
  const site: Site = {
    places,
    bot,
    clock,
    log,
    findings: first.findings,
    binding(id = channel) {
      const bound = config.runtime.bindings.get(id);
      if (!bound) throw new Error(`${id} is disabled: ${config.runtime.disabled.get(id)}`);
      return bound.binding;
    },
    async setup(action, id) {
      const binding = site.binding(id);
      const run = binding.provider.setup[action];
      if (!run) throw new Error(`${binding.id} has no setup ${action}`);
      return run(binding, deps.send);
    },
    front(next) {
      proxy = next;
    },
    post: (url, body, headers = { "content-type": "application/json" }) =>
      call(url, { method: "POST", headers, body: typeof body === "string" ? body : JSON.stringify(body) }),
    async admin(path, body) {
      const headers = { authorization: `Bearer ${ADMIN_TOKEN}`, "content-type": "application/json" };
      const init = body === undefined ? { headers } : { method: "POST", headers, body: JSON.stringify(body) };
      const { status, text, json } = await call(`${places.publicUrl}/admin${path}`, init);
      if (status !== 200) throw new Error(`${path}: ${status} ${text}`);
      return json;
    },
    late: (body) => site.post(`${places.publicUrl}/bots/shop-bot/actions`, body, asBot),
    async availability(lead) {
      const { id } = (await site.leadOf(lead)).lead;
      return (await call(`${places.publicUrl}/bots/shop-bot/leads/${id}/availability`, { headers: asBot })).json;
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
        if (Date.now() > limit) throw new Error(`not within ${PATIENCE} ms: ${what}; the bot heard ${site.heard().join(", ")}`);
        await pause(3);
      }
    },
    heard: () => once(bot.heard).map((call) => String(call.body["type"])),
    told: (type) => once(bot.heard.filter((call) => call.body["type"] === type)).map((call) => call.body),
    leads: async () => ((await site.admin("/leads")) as { leads: unknown[] }).leads.length,
    async leadOf(lead = options.lead) {
      const known = await store.lead({ binding: channel, kind: "id", value: String(lead) });
      if (!known) throw new Error(`the gateway knows nobody called ${lead}`);
      return known;
    },
    async timeline(lead) {
      const { id } = (await site.leadOf(lead)).lead;
      return ((await site.admin(`/leads/${id}/timeline?limit=500`)) as { entries: TimelineRow[] }).entries;
    },
    dead: async () => ((await site.admin("/dead?personal=true")) as { letters: DeadLetter[] }).letters,
    load,
    async reload(yaml) {
      ({ config } = await usable(yaml));
      await gateway.reload(config);
    },
    async restart(yaml, offFor = 0) {
      await end();
      const back = clock.now() + offFor;
      while (clock.next(back));
      ({ config } = await usable(yaml));
      await begin();
    },
    async close() {
      await end();
      await store.close();
      for (const each of all) await each.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => void server.close(() => resolve()));
      rmSync(folder, { recursive: true, force: true });
      await pause(5); // the next world has the same ports: whoever kept a connection must see that it is over
    },
  };
  await begin();
  return site;
}

/** A provider's stand-in as a neighbour; `pending` where it goes on by itself. */
export const standIn = (
  emulator: { readonly control: { readonly journal: Pick<Journal, "lines"> }; close(): Promise<void> },
  pending: () => number = () => 0,
): Neighbour => ({ moves: () => emulator.control.journal.lines.length, pending, close: emulator.close });

/** For stand-ins: the time of day is the simulation's; how long they wait for our answer is real. */
export const waitingReally = (clock: ManualClock): Clock => ({
  now: clock.now,
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
});

/** Our requests of these methods as a stand-in wrote them down, refused ones too. */
export const callsOf = (journal: Pick<Journal, "lines">, methods: RegExp) =>
  journal.lines.flatMap(({ what, text, body, status }) => {
    const method = text.split(":")[0] ?? "";
    return what === "in" && methods.test(method) ? [{ method, body: (body ?? {}) as Readonly<Record<string, unknown>>, status }] : [];
  });

export async function call(url: string, init: RequestInit): Promise<Answered> {
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

/** The bot's part: what it answers to each type of event; to the others nothing. */
export function answers(
  world: Pick<Site, "bot">,
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
