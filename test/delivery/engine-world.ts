import { v5 } from "uuid";
import { expect } from "vitest";
import type { Clock, Deps, SendHttp } from "../../src/deps.ts";
import { createEngine } from "../../src/delivery/engine.ts";
import type { Engine } from "../../src/delivery/engine.ts";
import type { Limits } from "../../src/delivery/lanes.ts";
import { openSqliteStore } from "../../src/delivery/store-sqlite.ts";
import type { Store, TimelineRow } from "../../src/delivery/store.ts";
import { silentLog } from "../../src/log.ts";
import { createMediaLinks } from "../../src/mapping/media-link.ts";
import type { Binding, Provider, Role, Work } from "../../src/mapping/provider.ts";
import type { BoundBinding, Runtime } from "../../src/mapping/runtime.ts";
import { DEFAULT_CAPABILITIES } from "../../src/model/capabilities.ts";
import type { Command, Outcome } from "../../src/model/command.ts";
import type { Decision, Dialog, Transition } from "../../src/model/dialog.ts";
import type { Json } from "../../src/model/message.ts";

export const T0 = Date.parse("2026-11-20T10:00:00.000Z");

export interface ManualClock extends Clock {
  /** Moves to the next moment that something waits for, at most to `until`; false = nothing waits before it. */
  next(until: number): boolean;
  /** Somebody sets it, back when `ms` is negative: what waits for so many milliseconds waits no longer and no shorter for that. */
  set(ms: number): void;
}

export function manualClock(start = T0): ManualClock {
  let now = start;
  const timers = new Map<number, { at: number; run: () => void }>();
  let ids = 0;
  return {
    now: () => now,
    after(ms, run) {
      const id = (ids += 1);
      timers.set(id, { at: now + ms, run });
      return () => void timers.delete(id);
    },
    set(ms) {
      now += ms;
      for (const timer of timers.values()) timer.at += ms;
    },
    next(until) {
      const [first] = [...timers].sort(([, a], [, b]) => a.at - b.at);
      if (!first || first[1].at > until) {
        now = until;
        return false;
      }
      timers.delete(first[0]);
      now = Math.max(now, first[1].at);
      first[1].run();
      return true;
    },
  };
}

/** What a provider did with a command: scripted per binding, `delivered` unless said otherwise. */
export type Script = (work: Work, warn: (text: string) => void, send: SendHttp) => Outcome | Promise<Outcome>;

export interface Sent {
  readonly to: string;
  readonly id: string;
  readonly text: string;
  readonly at: number;
  readonly attempt: number;
  readonly leadId: string;
  readonly work: Work;
  outcome?: string;
}

export interface World {
  engine: Engine;
  store: Store;
  clock: ManualClock;
  deps: Deps;
  /** Everything that reached a provider, in order. */
  sent: Sent[];
  /** What the engine logged as a warning. */
  warnings: string[];
  /** Their fields. */
  warned: object[];
  scripts: Map<string, Script>;
  runtime: Runtime;
  /** Rejects the next turns with this, until it is taken away. */
  fault: { turn?: Error };
  counts: { accepts: number; turns: number };
  receive(who: string, text: string, options?: { key?: string | null; binding?: string }): Promise<string>;
  /** Until nothing runs and nothing is due now; attempts that a script holds back are left. */
  settle(): Promise<void>;
  advance(ms: number): Promise<void>;
  /** A new engine over the same store; the old one is stopped first unless it `crashed`. */
  restart(options?: { crash?: boolean }): Promise<void>;
  timeline(leadId: string): Promise<TimelineRow[]>;
  close(): Promise<void>;
}

const BINDINGS: Record<string, Role[]> = { shop: ["channel"], desk: ["desk"], bot: ["bot"], help: ["channel", "desk"] };

export function boundBinding(id: string, roles: Role[], perform: Provider["perform"], extra: Partial<BoundBinding> = {}): BoundBinding {
  const never = (): never => {
    throw new Error("not used here");
  };
  const provider: Provider = {
    name: id,
    title: id,
    roles,
    file: `${id}.yaml`,
    settingsSchema: {},
    secretSettings: [],
    commands: [],
    resolveCapabilities: never,
    receive: never,
    perform,
    authenticateBot: never,
    setup: { show: never },
  };
  const binding: Binding = {
    id,
    title: id,
    provider,
    settings: {},
    inlineButtons: false,
    messengers: {},
    capabilities: DEFAULT_CAPABILITIES,
    secrets: [],
    webhookKey: "key",
    hookUrl: `http://localhost/hooks/${id}`,
  };
  return {
    binding,
    facts: { id, roles, capabilities: DEFAULT_CAPABILITIES, messengers: {}, headers: { bot: null, lead: null } },
    setup: "manual",
    ...extra,
  };
}

export async function createWorld(
  options: {
    transition?: Transition;
    limits?: Partial<Limits>;
    onDoubt?: BoundBinding["onDoubt"];
    wrap?: (store: Store) => Store;
    start?: boolean;
    backlog?: number;
  } = {},
): Promise<World> {
  const clock = manualClock();
  let ids = 0;
  const sent: Sent[] = [];
  const warnings: string[] = [];
  const warned: object[] = [];
  const scripts = new Map<string, Script>();
  const deps: Deps = {
    clock,
    newId: () => v5(`id ${(ids += 1)}`, "6ba7b810-9dad-11d1-80b4-00c04fd430c8"),
    send: () => Promise.reject(new Error("no network here")),
    openHttp: () => Promise.reject(new Error("no network here")),
    log: { ...silentLog, warn: (fields, text) => void (warnings.push(text), warned.push(fields)) },
  };
  const perform: Provider["perform"] = async (binding, work, send, warn = () => {}) => {
    const entry: Sent = {
      to: binding.id,
      id: work.id,
      text: textOf(work.command),
      at: clock.now() - T0,
      attempt: work.attempt,
      leadId: work.lead.id,
      work,
    };
    sent.push(entry);
    const outcome = (await scripts.get(binding.id)?.(work, warn, send)) ?? { kind: "delivered" };
    entry.outcome = outcome.kind;
    return outcome;
  };
  const doubt = options.onDoubt ? { onDoubt: options.onDoubt } : {};
  const runtime = runtimeOf(Object.keys(BINDINGS), (id) => boundBinding(id, BINDINGS[id] ?? [], perform, doubt));
  const sqlite = await openSqliteStore({
    path: ":memory:",
    now: clock.now,
    limits: { backlog: options.backlog ?? 1_000_000, waiting: 1_000, minFreeBytes: 0 },
    log: silentLog,
  });
  const fault: World["fault"] = {};
  const counts = { accepts: 0, turns: 0 };
  const base: Store = {
    ...sqlite,
    accept(input) {
      counts.accepts += 1;
      // A lane is given the event itself, not what the store would give back of it.
      expect(JSON.parse(JSON.stringify(input.events))).toStrictEqual(input.events);
      return sqlite.accept(input);
    },
    turn(turn) {
      if (fault.turn) return Promise.reject(fault.turn);
      counts.turns += 1;
      return sqlite.turn(turn);
    },
  };
  const store = options.wrap ? options.wrap(base) : base;
  /** Once dead, an engine writes nothing any more, whatever its promises still do. */
  let life = { dead: false };
  const build = () => {
    const own = { dead: false };
    life = own;
    const dead = () => Promise.reject(new Error("this process is dead"));
    return createEngine({
      store: {
        ...store,
        // What was on its way to the disk may get there; the process does not hear of it, and begins nothing.
        turn: (turn) => (own.dead ? dead() : store.turn(turn).then(() => (own.dead ? dead() : undefined))),
        accept: (input) => (own.dead ? dead() : store.accept(input)),
      },
      deps,
      runtime: () => world.runtime,
      transition: options.transition ?? chatter,
      ...(options.limits ? { limits: options.limits } : {}),
    });
  };

  const world: World = {
    engine: undefined as unknown as Engine,
    store,
    clock,
    deps,
    sent,
    warnings,
    warned,
    scripts,
    runtime,
    fault,
    counts,
    async receive(who, text, { key = null, binding = "shop" } = {}) {
      const bound = world.runtime.bindings.get(binding);
      if (!bound) throw new Error(`no binding ${binding}`);
      const accepted = await world.engine.accept(bound.binding, received(who, text, key), raw);
      return accepted.rows[0]?.leadId ?? "";
    },
    async settle() {
      for (;;) {
        await world.engine.idle({ attempts: false });
        const before = JSON.stringify([world.engine.stats(), sent.length]);
        for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
        await world.engine.idle({ attempts: false });
        if (JSON.stringify([world.engine.stats(), sent.length]) === before) return;
      }
    },
    async advance(ms) {
      const until = clock.now() + ms;
      await world.settle();
      while (clock.next(until)) await world.settle();
    },
    async restart({ crash = false } = {}) {
      if (crash) life.dead = true;
      const stopped = world.engine.stop(crash ? 0 : 1_000);
      const deadline = clock.now() + (crash ? 0 : 1_000);
      const over = stopped.then(() => true);
      const tick = () => new Promise<boolean>((resolve) => setImmediate(() => resolve(false)));
      for (let n = 0; !(await Promise.race([over, tick()])); n += 1) if (n >= 3) clock.next(deadline);
      world.engine = build();
      await world.engine.start();
      await world.settle();
    },
    timeline: (leadId) => store.timeline(leadId, { limit: 1_000 }),
    async close() {
      life.dead = true;
      const stopped = world.engine.stop(0);
      while (clock.next(clock.now()));
      await stopped;
      await sqlite.close();
    },
  };
  world.engine = build();
  if (options.start ?? true) await world.engine.start();
  return world;
}

export function runtimeOf(ids: readonly string[], bound: (id: string) => BoundBinding): Runtime {
  return {
    bindings: new Map(ids.map((id) => [id, bound(id)])),
    disabled: new Map(),
    route: () => ({ bot: { binding: "bot", rule: "all", why: "all" }, desk: { binding: "desk", rule: "all", why: "all" } }),
    isExcluded: () => undefined,
    handoffPolicy: () => ({
      whenNobodyOnline: "queue",
      history: 5,
      assignTimeout: null,
      operatorSilence: null,
      returnOn: [],
      hours: null,
      notices: { transferred: null, joined: null, returned: null },
    }),
    botPolicy: () => ({ answerTimeout: 10_000, tries: 3, silence: 120_000, downNotice: null, forwardWhileOperator: false }),
    idleEnd: 86_400_000,
    media: { links: createMediaLinks("secret"), url: "http://localhost/media", expires: 1_000, maxSize: 1_000, types: [], allow: [] },
    renamed: new Map(),
    redact: (text) => text,
    hash: "1",
  };
}

export const raw = { method: "POST", path: "/bot", query: {}, headers: {}, body: new TextEncoder().encode("{}") };

export function received(who: string, text: string, dedupeKey: string | null = null) {
  return {
    kind: "accepted",
    answer: { status: 200, contentType: "application/json", body: "{}" },
    rule: "bot / message",
    dedupeKey,
    events: [{ event: { type: "message.received", lead: { externalId: who }, message: { kind: "text", text } }, onUnknown: "create" }],
    warnings: [],
    masked: { path: "/bot", query: {}, headers: {} },
  } as const;
}

export function textOf(command: Command): string {
  if (command.type === "message.send" || command.type === "message.mirror") return command.message.text ?? "";
  return command.type;
}

/**
 * A small transition whose lead messages say what to decide, one act per line: `say a b c` sends three messages to the
 * channel, `mirror x` one to the desk, `ask` notifies the bot, `take` gives the dialog to an operator, `type` sends
 * typing, `hand` starts a handoff, `timer 5000` sets one, `boom` throws. What is settled is noted.
 */
export const chatter: Transition = (situation, event, context): Decision => {
  const at = event.at;
  let dialog: Dialog = situation.dialog ?? {
    id: context.id(1_000),
    leadId: situation.lead.id,
    binding: situation.lead.binding,
    state: "bot",
    epoch: 1,
    voice: 1,
    bot: { binding: "bot", rule: "all", why: "all" },
    handoffs: 0,
    captions: [],
    numbers: [],
    timers: [],
    openedAt: at,
    lastMessageAt: at,
  };
  const change = (patch: Partial<Dialog>) => {
    dialog = { ...dialog, ...patch };
  };
  const commands: Command[] = [];
  const notes: Decision["notes"][number][] = [];
  const cancel: Decision["cancel"][number][] = [];
  const say = (text: string, to = situation.lead.binding, type: "message.send" | "message.mirror" = "message.send") => {
    const message = { id: context.id(2_000 + commands.length), by: "bot", at, kind: "text", text } as const;
    const guard = to === "desk" ? {} : { epoch: dialog.epoch };
    commands.push({ to, guard, context: { text }, type, message });
  };

  if (event.type === "message.received" || event.type === "operator.wrote") {
    const message = { id: context.id(3_000), by: "lead", at, kind: "text", text: event.message.text ?? "" };
    notes.push({ kind: "message", text: "lead", data: { message } });
    for (const line of (event.message.text ?? "").split("\n")) {
      const [act = "", ...words] = line.split(" ");
      if (act === "say") words.forEach((word) => say(word));
      if (act === "mirror") words.forEach((word) => say(word, "desk", "message.mirror"));
      if (act === "ask") commands.push(notify(situation.lead, dialog, context.id(4_000), at));
      if (act === "type") commands.push({ to: situation.lead.binding, guard: {}, context: {}, transient: true, type: "typing.send" });
      if (act === "hand")
        commands.push({
          to: "desk",
          guard: {},
          context: {},
          type: "handoff.start",
          handoff: { id: context.id(5_000), attributes: {}, hidden: {}, history: 3 },
        });
      if (act === "take") change({ state: "operator", epoch: dialog.epoch + 1, voice: dialog.epoch + 1 });
      if (act === "stop") for (const unsent of situation.unsent) if (!unsent.started) cancel.push({ id: unsent.id, reason: "stopped" });
      if (act === "timer") {
        const timer = { name: "bot.silence", episode: words[1] ?? dialog.id, due: context.now + Number(words[0]) } as const;
        change({ timers: [...dialog.timers, timer] });
      }
      if (act === "boom") throw new Error("boom");
    }
  }
  if (event.type === "bot.replied") for (const action of event.actions) if (action.type === "say") say(action.text ?? "");
  if (event.type === "timer.elapsed") {
    change({ timers: dialog.timers.filter((timer) => timer.episode !== event.episode) });
    say(`timer:${event.episode}`);
  }
  if (event.type === "binding.removed") notes.push({ kind: "removed", text: event.binding });
  if (event.type === "command.settled") {
    const { outcome, command } = event;
    const data: Record<string, Json> = { text: command.context["text"] ?? command.type, attempts: command.attempts };
    if ("reason" in outcome) data["reason"] = outcome.reason;
    notes.push({ kind: "settled", text: outcome.kind, data });
    if (outcome.kind === "delivered") for (const action of outcome.actions ?? []) if (action.type === "say") say(action.text ?? "");
  }
  return { lead: situation.lead, dialog, commands, cancel, notes };
};

function notify(lead: { id: string; externalId: string; binding: string }, dialog: Dialog, id: string, at: string): Command {
  return {
    to: "bot",
    guard: {},
    context: {},
    type: "bot.notify",
    event: {
      type: "message.received",
      at,
      epoch: dialog.epoch,
      lead: { id: lead.id, externalId: lead.externalId, binding: lead.binding, attributes: {}, desk: {}, muted: false },
      dialog: { id: dialog.id, state: dialog.state, binding: dialog.binding, operatorsOnline: null },
      message: { id, by: "lead", at, kind: "text", text: "?" },
    },
  };
}

/** What was settled, as the transition heard it: "text outcome". */
export async function settledOf(world: World, leadId: string): Promise<string[]> {
  const rows = await world.store.timeline(leadId, { limit: 1_000, kinds: ["settled"] });
  return rows.map((row) => `${String(row.data?.["text"])} ${row.text}`);
}
