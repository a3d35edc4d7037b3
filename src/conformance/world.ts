import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Config } from "../config/config.ts";
import type { DefinitionFolder } from "../config/definitions.ts";
import { loadConfig } from "../config/load.ts";
import { openSqliteStore } from "../delivery/store-sqlite.ts";
import type { Backlog, StoredLead } from "../delivery/store.ts";
import type { Clock, HttpRequest, HttpResponse } from "../deps.ts";
import { NetworkError } from "../deps.ts";
import { reasonOf } from "../errors.ts";
import { createGateway } from "../gateway.ts";
import { silentLog } from "../log.ts";
import { parseQuery } from "../mapping/decode.ts";
import type { Binding, Provider } from "../mapping/provider.ts";
import type { BoundBinding } from "../mapping/runtime.ts";
import type { Action } from "../model/bot.ts";
import type { ActName, ActRequest, Conformance, Heard, Line, Scope } from "./file.ts";

/** One provider of a run, with the side that the run plays for it. */
export interface Side {
  readonly folder: DefinitionFolder;
  readonly conformance: Conformance;
}

export interface Sides {
  readonly channel: Side;
  /** The same one where the lead's own chat center answers. */
  readonly desk: Side;
  readonly bot: Side;
}

/** One call of ours, in the order in which they were made. */
export interface Call {
  readonly to: keyof Sides;
  readonly command: string;
  /** The command's id: a command may need several calls. */
  readonly id: string;
  readonly lead: readonly Line[];
  readonly operator: readonly Line[];
}

/** What the simulated people are like; the run changes it between acts. */
export interface Stage {
  chat: string;
  operator: { readonly id: string; readonly name: string };
  online: boolean;
  /** Who has the chat, as its provider sees it. */
  holder: "bot" | "queue" | "operator" | "nobody";
  /** What the bot does when it hears this. */
  bot: (event: Heard) => readonly Action[];
}

/** A whole gateway in this process: a store in memory, simulated time, and providers that answer as their files say. */
export interface World {
  readonly stage: Stage;
  readonly channel: Binding;
  readonly desk: Binding;
  readonly calls: readonly Call[];
  readonly heard: readonly Heard[];
  /** What went wrong where no act can be asked: an answer that no file has, an expression that failed. */
  readonly problems: readonly string[];
  /** Each request twice, as a provider repeats it; then time passes. Gives how many different ones there were. */
  perform(side: keyof Sides, act: ActName, about?: Scope): Promise<number>;
  advance(ms: number): Promise<void>;
  leads(): Promise<readonly StoredLead[]>;
  backlog(): Promise<Backlog>;
  /** Why commands and webhooks were given up on. */
  dead(): Promise<readonly string[]>;
  close(): Promise<void>;
}

export const HEADERS = { bot: "[bot]", lead: "[lead]" };
export const NOTICES = { transferred: "Notice: transferred", joined: "Notice: joined", returned: "Notice: returned" };

/** Who has the chat after an act. */
const HOLDER: Partial<Record<ActName, Stage["holder"]>> = {
  "operator.joins": "operator",
  "operator.writes": "operator",
  "operator.sends.file": "operator",
  "operator.transfers": "operator",
  "operator.returns": "bot",
  "operator.closes": "nobody",
  "nobody.takes": "bot",
};
const LEAD = { id: "60418", name: "Марина" };
const START = Date.parse("2026-11-20T10:00:00.000Z");
const PUBLIC_URL = "https://gateway.example";
/** Real time for what is done in microseconds: beyond it something goes round for ever. */
const PATIENCE = 10_000;
const BETWEEN_ACTS = 10_000;

export async function createWorld(sides: Sides, shipped: string): Promise<World> {
  const config = await configFor(sides, shipped);
  const clock = createClock();
  const stage: Stage = { chat: "91207", operator: { id: "9021", name: "Анна Серова" }, online: true, holder: "bot", bot: () => [] };
  const calls: Call[] = [];
  const heard: Heard[] = [];
  const problems: string[] = [];
  let n = 0;
  let ids = 0;
  let leadId: string | undefined;
  const at = (): string => new Date(clock.now()).toISOString();
  const bound = (id: string): Binding => {
    const known = config.runtime.bindings.get(id);
    if (!known) throw new Error(`the binding of ${id} is not usable: ${config.runtime.disabled.get(id) ?? "see conformance.yaml"}`);
    return known.binding;
  };
  const sideOf = (id: string): keyof Sides => (id === "bot" ? "bot" : id === "channel" ? "channel" : "desk");
  const isOwnDesk = sides.desk === sides.channel;
  const scopeOf = ({ id, settings, webhookKey }: Binding): Scope => {
    const { chat, operator, online } = stage;
    // A messenger knows of no operator of another system.
    const holder = id === "channel" && !isOwnDesk ? "bot" : stage.holder;
    return { settings: structuredClone(settings), webhookKey, lead: LEAD, chat, leadId, operator, online, holder, n, at: at() };
  };

  /** The simulated network: what the provider's file says that it answers, and what people see of the call. */
  function answer(binding: Binding, command: { type: string; id: string }, request: HttpRequest): HttpResponse {
    const side = sideOf(binding.id);
    const { conformance } = sides[side];
    const call = { ...scopeOf(binding), ...readCall(request) };
    const events = side === "bot" ? conformance.hears(call) : [];
    heard.push(...events);
    const lead = side === "channel" ? conformance.sees("lead", call) : [];
    if (isOwnDesk && lead.length > 0 && (stage.holder === "operator" || stage.holder === "nobody"))
      problems.push(`${command.type} was written into a chat that ${stage.holder === "operator" ? "an operator has" : "is closed"}`);
    calls.push({
      to: side,
      command: command.type,
      id: command.id,
      lead,
      operator: side === "desk" || (side === "channel" && isOwnDesk) ? conformance.sees("operator", call) : [],
    });
    const actions = events.flatMap((event) => stage.bot(event));
    const given = conformance.answer({ ...call, actions: structuredClone(actions) });
    if (!given)
      throw new Error(`no entry of answers takes ${request.method} ${request.url} ${JSON.stringify(call["json"] ?? call["form"] ?? "")}`);
    if (command.type === "handoff.start") stage.holder = "queue";
    return { status: given.status, headers: { "content-type": "application/json" }, body: Buffer.from(JSON.stringify(given.json)) };
  }

  const watched = (provider: Provider): Provider => ({
    ...provider,
    perform: (binding, work, _send, warn) =>
      provider.perform(
        binding,
        work,
        async (request) => {
          try {
            return answer(binding, { type: work.command.type, id: work.id }, request);
          } catch (error) {
            problems.push(`${provider.name}: ${work.command.type}: ${reasonOf(error)}`);
            throw new NetworkError(reasonOf(error), false);
          }
        },
        (text) => {
          problems.push(`${provider.name}: ${text}`);
          warn?.(text);
        },
      ),
  });
  const bindings = new Map<string, BoundBinding>(
    [...config.runtime.bindings].map(([id, each]) => [
      id,
      { ...each, binding: { ...each.binding, provider: watched(each.binding.provider) } },
    ]),
  );
  const store = await openSqliteStore({
    path: ":memory:",
    now: clock.now,
    limits: { backlog: 10_000, waiting: 1_000, minFreeBytes: 0 },
    log: silentLog,
  });
  const unreachable = () => Promise.reject(new NetworkError("there is no network here", false));
  const gateway = createGateway({
    config: { ...config, runtime: { ...config.runtime, bindings } },
    store,
    deps: {
      clock,
      newId: () => `00000000-0000-7000-8000-${String((ids += 1)).padStart(12, "0")}`,
      send: unreachable,
      openHttp: unreachable,
      log: silentLog,
    },
  });
  await gateway.start();

  async function settle(): Promise<void> {
    for (let before = -1; before !== calls.length;) {
      before = calls.length;
      await within(gateway.idle(), `the gateway does not come to rest; so far it made ${calls.length} calls`);
      // What was just committed is looked at in the turns after.
      for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      await within(gateway.idle(), `the gateway does not come to rest; so far it made ${calls.length} calls`);
    }
  }

  async function advance(ms: number): Promise<void> {
    const until = clock.now() + ms;
    await settle();
    while (clock.next(until)) await settle();
  }

  async function post(binding: Binding, { method = "POST", path, query, headers, json, form, text }: ActRequest): Promise<void> {
    const address = new URL(`${binding.hookUrl}${path}`);
    for (const [name, value] of Object.entries(query ?? {})) address.searchParams.set(name, value);
    const type = form ? "application/x-www-form-urlencoded" : "application/json";
    const body = text ?? (form ? new URLSearchParams(form).toString() : JSON.stringify(json));
    const init = { method, headers: { "content-type": type, ...headers }, ...(method === "GET" ? {} : { body }) };
    const response = await within(gateway.fetch(new Request(address, init)), `${method} ${path} is not answered`);
    if (!response.ok)
      throw new Error(`expected ${method} ${address.pathname} to be answered 2xx, got ${response.status} ${await response.text()}`);
  }

  return {
    stage,
    channel: bound("channel"),
    desk: bound(isOwnDesk ? "channel" : "desk"),
    calls,
    heard,
    problems,
    async perform(side, act, about = {}) {
      const { conformance } = sides[side];
      const binding = bound(side === "desk" && isOwnDesk ? "channel" : side);
      const found = conformance.act(act);
      if (!found) throw new Error(`${sides[side].folder.name} has no ${act}`);
      leadId ??= (await store.leads({ limit: 1 }))[0]?.lead.id;
      n += 1;
      stage.holder = HOLDER[act] ?? (about["opens"] === true ? "bot" : stage.holder);
      const requests = found.requests({ ...scopeOf(binding), ...about });
      for (const request of requests) {
        await post(binding, request);
        await post(binding, request);
      }
      await advance(BETWEEN_ACTS);
      return requests.length;
    },
    advance,
    leads: () => store.leads({ limit: 10 }),
    backlog: () => store.backlog(),
    async dead() {
      return (await store.dead({ limit: 10 })).map((letter) => letter.reason);
    },
    async close() {
      const over = gateway.stop(0);
      while (clock.next(clock.now() + 1));
      await within(over, "the gateway does not stop");
      await store.close();
    },
  };
}

/** A gateway.yaml of these three alone, read as every other; the definitions have been looked at before. */
async function configFor({ channel, desk, bot }: Sides, shipped: string): Promise<Config> {
  const folder = mkdtempSync(join(tmpdir(), "leadgate-conformance-"));
  try {
    const file = join(folder, "gateway.yaml");
    const own = [channel, desk, bot].flatMap(({ folder: each }) => (each.shipped ? [] : [join(each.folder, "..")]));
    const binding = ({ folder: each, conformance }: Side) => ({ provider: each.name, ...conformance.binding });
    const isOwn = channel === desk;
    writeFileSync(
      file,
      JSON.stringify({
        version: 1,
        server: { publicUrl: PUBLIC_URL },
        archive: { enabled: false },
        ...(own.length > 0 ? { providers: [...new Set(own)] } : {}),
        bindings: {
          bot: binding(bot),
          channel: binding(channel),
          ...(isOwn ? {} : { desk: { ...binding(desk), headers: HEADERS } }),
        },
        routing: [{ name: "everyone", bot: "bot", ...(isOwn ? {} : { desk: "desk" }) }],
        handoff: { notices: { ...NOTICES, joined: `${NOTICES.joined} {operator.name}` } },
      }),
    );
    const loaded = await loadConfig({
      file,
      env: {},
      secret: "conformance-secret-conformance-secret",
      shippedProviders: shipped,
      strict: false,
      proofs: () => ({ has: () => true, raw: () => undefined, add() {}, keep() {} }),
    });
    const wrong = loaded.findings.filter(({ level }) => level === "error").map(({ message }) => message);
    if (!loaded.config) throw new Error(`the bindings of conformance.yaml cannot be used: ${wrong.join("; ")}`);
    return loaded.config;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A request of ours as a file's expressions see it. */
function readCall({ method, url, headers, body }: HttpRequest): Scope {
  const { pathname, search } = new URL(url);
  const text = body === undefined ? "" : typeof body === "string" ? body : Buffer.from(body).toString();
  const type = headers["content-type"] ?? "";
  return {
    method,
    url,
    path: pathname,
    query: parseQuery(search) ?? {},
    headers,
    ...(type.includes("json") && text !== "" ? { json: JSON.parse(text) as unknown } : {}),
    ...(type.includes("urlencoded") ? { form: parseQuery(text) } : {}),
  };
}

/** Time that passes only when it is told to. */
function createClock(): Clock & { readonly next: (until: number) => boolean } {
  let now = START;
  let ids = 0;
  const timers = new Map<number, { readonly at: number; readonly run: () => void }>();
  return {
    now: () => now,
    after(ms, run) {
      const id = (ids += 1);
      timers.set(id, { at: now + ms, run });
      return () => void timers.delete(id);
    },
    next(until) {
      const [first] = [...timers].sort(([, a], [, b]) => a.at - b.at);
      if (!first || first[1].at > until) {
        now = Math.max(now, until);
        return false;
      }
      timers.delete(first[0]);
      now = Math.max(now, first[1].at);
      first[1].run();
      return true;
    },
  };
}

async function within<T>(work: Promise<T>, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} (waited ${PATIENCE / 1000} s)`)), PATIENCE);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
