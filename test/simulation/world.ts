import type { Deps } from "../../src/deps.ts";
import { GatewayError, reasonOf } from "../../src/errors.ts";
import { createEngine } from "../../src/delivery/engine.ts";
import type { Engine } from "../../src/delivery/engine.ts";
import type { BoundRate, Provider, Role, Work } from "../../src/mapping/provider.ts";
import type { BoundBinding, Runtime } from "../../src/mapping/runtime.ts";
import type { Action, BotEvent } from "../../src/model/bot.ts";
import type { Capabilities } from "../../src/model/capabilities.ts";
import { DEFAULT_CAPABILITIES } from "../../src/model/capabilities.ts";
import type { Outcome } from "../../src/model/command.ts";
import type { HandoffPolicy, Transition } from "../../src/model/dialog.ts";
import type { MappedEvent } from "../../src/model/event.ts";
import { transition } from "../../src/model/transition.ts";
import { boundBinding, raw, runtimeOf } from "../delivery/engine-world.ts";
import { createRandom } from "../faults/random.ts";
import { DESKS } from "./moves.ts";
import type { Act, BotAnswer, Fault, Kind, Plan } from "./moves.ts";
import { createDisk } from "./disk.ts";
import { createScheduler, runDry } from "./scheduler.ts";
import { createTables } from "./tables.ts";
import { createWatch, DOWN_NOTICE, NOTICES } from "./watch.ts";
import type { Call, Posted } from "./watch.ts";

export interface Played {
  /** The first promise that was broken; undefined = none. */
  readonly failure: string | undefined;
  /** Of everything that happened: the same plan gives the same. */
  readonly hash: number;
  /** What happened last. */
  readonly trace: readonly string[];
  readonly figures: Figures;
}

export interface Figures {
  readonly steps: number;
  readonly events: number;
  readonly commands: number;
  readonly calls: number;
  readonly crashes: number;
  readonly faults: number;
  /** Commands that reached a provider more than once. */
  readonly repeats: number;
  readonly dead: number;
  readonly erased: number;
}

const T0 = Date.parse("2026-11-20T10:00:00.000Z");
/** The longest patience of a chat command, and of a breaker's probe after it. */
const CALM = 25 * 60_000;
/** Releases after which a run that should be at rest is taken for one that never is. */
const RELEASES_MAX = 40_000;
const WORLD = 0;
const UNANSWERED: Outcome = { kind: "retry", reason: "no whole answer", doubt: true };

const CHANNEL: Record<Kind, Capabilities> = {
  own: {
    ...DEFAULT_CAPABILITIES,
    queue: false,
    leadMessageMeansBot: true,
    assumeTakenAfter: 60_000,
    availability: "events",
    notices: { transferred: "none", joined: "provider", returned: "none" },
  },
  asking: {
    ...DEFAULT_CAPABILITIES,
    leadMessageMeansBot: true,
    typing: true,
    availability: "request",
    repeatsLines: true,
    close: true,
    lookup: "lead",
    notices: { transferred: "before", joined: "none", returned: "after" },
  },
  direct: { ...DEFAULT_CAPABILITIES, typing: true },
};

const ROLES: Record<string, Role[]> = {
  own: ["channel", "desk"],
  asking: ["channel", "desk"],
  direct: ["channel"],
  bot: ["bot"],
  live: ["desk"],
  other: ["desk"],
};

const AT_THE_END: Record<Plan["botAtTheEnd"], Fault | undefined> = {
  well: undefined,
  silent: undefined,
  down: "refuses the connection",
  hanging: "hangs",
};

/** The settle time after which the live desk can be asked what it has. */
const VERIFY_AFTER = 1_000;

/** What a paced provider allows: all leads together, and each. */
const PACE: readonly BoundRate[] = [
  { by: "binding", interval: 150, burst: 2, counts: () => true },
  { by: "lead", interval: 400, burst: 2, counts: (_, command) => command.type !== "typing.send" },
];

/**
 * Errors that the gateway may log: the simulated trouble itself, and that a turn of a lead which is erased at that moment is
 * refused (its lane looks again, and lets it go).
 */
const EXPECTED = /simulated|could not be read; tried again|an account|the disk refused|there is no such lead/;

interface Life {
  readonly n: number;
  readonly engine: Engine;
  /** It has started: webhooks are taken. */
  ready: boolean;
}

/** Plays a plan: the whole engine with the real model between a simulated disk, network, clock, bot, leads and operators. */
export async function play(plan: Plan, model: Transition = transition): Promise<Played> {
  const { options } = plan;
  const scheduler = createScheduler(T0);
  const tables = createTables();
  const watch = createWatch(tables, { verified: ["live"], kinds: plan.leads });
  const disk = createDisk({
    tables,
    scheduler,
    limits: { backlog: 1_000_000, waiting: 1_000 },
    readsEarly: options.readsEarly,
    onTurn: watch.onTurn,
  });
  const faults = new Map<string, Fault[]>();
  const onWire = new Set<{ readonly life: number; readonly arrive: () => void }>();
  const done = new Map<string, number>();
  const online = new Map<string, boolean>([
    ["own", true],
    ["asking", true],
  ]);
  const botAnswers: BotAnswer[] = [];
  /** What the bot last heard of a lead. */
  const botHeard = new Map<string, BotEvent[]>();
  const posts: { readonly posted: Posted; readonly send: (life: Life) => Promise<Posted["accepted"]> }[] = [];
  const people = plan.leads.map((kind, n) => ({
    kind,
    id: `lead-${n + 1}-${kind}`,
    chat: 1,
    said: 0,
    lines: [] as { providerId: string; text: string }[],
  }));
  const counts = { commands: 0, calls: 0, crashes: 0, faults: 0, words: 0, ids: 0, lives: 0 };
  const mirror: Capabilities["mirror"] = options.mirror;
  let calm = false;
  let botNow: Plan["botAtTheEnd"] = "well";
  let without: string | null = null;
  let reloadFailed = false;
  let life: Life | undefined;

  // --- the gateway's surroundings -------------------------------------------------------------------------------

  const handoffPolicy: HandoffPolicy = {
    whenNobodyOnline: options.nobodyOnline,
    history: 500,
    assignTimeout: options.assign && { after: 60_000, then: options.assign, desk: "other" },
    operatorSilence: options.operatorSilence && { after: 120_000, then: options.operatorSilence },
    returnOn: ["бот"],
    hours: null,
    notices: NOTICES,
  };

  function bound(id: string, owner: number): BoundBinding {
    const capabilities: Capabilities =
      id in CHANNEL
        ? CHANNEL[id as Kind]
        : (DESKS as readonly string[]).includes(id)
          ? { ...DEFAULT_CAPABILITIES, reclaim: true, mirror, notices: { transferred: "after", joined: "after", returned: "after" } }
          : DEFAULT_CAPABILITIES;
    const base = boundBinding(id, ROLES[id] ?? [], performer(owner), id === "other" ? { onDoubt: options.onDoubt } : {});
    const provider: Provider = { ...base.binding.provider, ...(id === "live" ? { verifyAfter: { "message.mirror": VERIFY_AFTER } } : {}) };
    const rates = options.paced && id !== "bot" ? PACE : [];
    return { ...base, binding: { ...base.binding, provider, capabilities, rates }, facts: { ...base.facts, capabilities } };
  }

  function runtimeFor(owner: number): Runtime {
    const ids = Object.keys(ROLES).filter((id) => id !== without);
    const direct = (without === "live" ? ["other"] : ["live"]).map((binding) => ({ binding, rule: "direct", why: "direct" }))[0];
    const base = runtimeOf(ids, (id) => bound(id, owner));
    return {
      ...base,
      route: ({ lead }) => ({
        bot: { binding: "bot", rule: "all", why: "all" },
        ...(lead.binding === "direct" ? { desk: direct! } : { desk: { binding: lead.binding, rule: "own", why: "own" } }),
      }),
      handoffPolicy: () => handoffPolicy,
      botPolicy: () => ({
        answerTimeout: 10_000,
        tries: 3,
        silence: 120_000,
        downNotice: DOWN_NOTICE,
        forwardWhileOperator: options.forward,
      }),
    };
  }

  const runtimes = new Map<number, Runtime>();

  function start(): void {
    counts.lives += 1;
    const n = counts.lives;
    const deps: Deps = {
      clock: { now: scheduler.now, after: (ms, run) => scheduler.after(n, ms, "a timer", run) },
      newId: () => `00000000-0000-7000-8000-${(counts.ids += 1).toString(16).padStart(12, "0")}`,
      send: () => Promise.reject(new Error("there is no network here")),
      openHttp: () => Promise.reject(new Error("there is no network here")),
      log: {
        debug() {},
        info() {},
        warn() {},
        error(fields, text) {
          const why = "error" in fields ? String(fields.error) : "";
          if (!EXPECTED.test(`${text} ${why}`)) watch.fail(`logged as an error: ${text}: ${why}`);
        },
      },
    };
    runtimes.set(n, runtimeFor(n));
    const engine = createEngine({
      store: disk.open(n),
      deps,
      runtime: () => runtimes.get(n)!,
      transition: model,
      limits: options.limits,
    });
    const next: Life = { n, engine, ready: false };
    life = next;
    engine.start().then(
      () => {
        next.ready = true;
      },
      // Whoever watches over the process starts it again.
      () => scheduler.add(WORLD, "a start failed", () => next === life && crash(0)),
    );
  }

  function crash(written: number): void {
    if (!life) return;
    const { n } = life;
    scheduler.drop(n);
    for (const call of onWire) if (call.life === n && scheduler.pick(2) === 1) call.arrive();
    onWire.clear();
    disk.die(written);
    watch.died(n);
    life = undefined;
    reloadFailed = false;
    start();
  }

  async function stop(): Promise<void> {
    const old = life;
    if (!old) return;
    old.ready = false;
    const stopped = { over: false };
    void old.engine.stop(5_000).then(() => {
      stopped.over = true;
    });
    await runDry();
    const until = scheduler.passed() + 6_000;
    for (let n = 0; !stopped.over && n < RELEASES_MAX; n += 1) if (!(await scheduler.step()) && !scheduler.advance(until)) break;
    if (!stopped.over) watch.fail("the gateway did not stop within its time");
    crash(disk.waiting);
  }

  // --- providers --------------------------------------------------------------------------------------------------

  function performer(owner: number): Provider["perform"] {
    return (binding, work) =>
      new Promise<Outcome>((resolve) => {
        const call: Call = { id: work.id, to: binding.id, work, life: owner, done: false };
        counts.calls += 1;
        watch.called(call);
        let cancel = () => {};
        let over = false;
        const answer = (outcome: Outcome) => {
          if (over) return;
          over = true;
          cancel();
          onWire.delete(wire);
          call.outcome = outcome;
          watch.answered(call);
          resolve(outcome);
        };
        const wire = { life: owner, arrive: () => void (isVerified(call) || arrive(call)) };
        onWire.add(wire);
        // As every real call has its limit; what is still on its way then may arrive all the same.
        cancel = scheduler.after(owner, work.timeout, `no answer of ${binding.id}`, () => {
          if (onWire.has(wire) && scheduler.pick(2) === 1) wire.arrive();
          answer(UNANSWERED);
        });
        scheduler.add(owner, `call of ${binding.id}: ${work.command.type}`, () => {
          if (over) return;
          onWire.delete(wire);
          take(call, work, answer);
        });
      });
  }

  /** The provider is asked first, and says that it has it. */
  function isVerified({ to, work }: Call): boolean {
    return to === "live" && work.attempt > 1 && work.command.type === "message.mirror" && done.has(work.id);
  }

  function arrive(call: Call): Outcome {
    watch.arrived(call);
    done.set(call.id, (done.get(call.id) ?? 0) + 1);
    const { command } = call.work;
    if (command.type === "bot.notify") return botHears(command.event);
    if (command.type === "availability.check") return { kind: "delivered", captured: { online: online.get(call.to) ?? true } };
    if (command.type === "handoff.start" && online.get(call.to) === false) return { kind: "unavailable", reason: "nobody is online" };
    if (command.type === "lead.lookup") return { kind: "delivered", found: { lead: { page: "https://shop.example" } } };
    return { kind: "delivered", providerId: call.id };
  }

  function take(call: Call, work: Work, answer: (outcome: Outcome) => void): void {
    const { to, life: owner } = call;
    const later = (outcome: Outcome) => scheduler.add(owner, `answer of ${to}: ${outcome.kind}`, () => answer(outcome));
    const verified = isVerified(call);
    const how = calm ? (to === "bot" ? AT_THE_END[botNow] : undefined) : faults.get(to)?.shift();
    if (how !== undefined) counts.faults += 1;
    switch (how) {
      case undefined:
        return later(verified ? { kind: "delivered", providerId: work.id } : arrive(call));
      case "refuses the connection":
        return later({ kind: "retry", reason: "connection refused" });
      case "answers 500":
        return later({ kind: "retry", reason: "status 500" });
      case "answers 429":
        return later({ kind: "retry", reason: "status 429", after: 2_000 });
      case "answers 401":
        return later({ kind: "account", reason: "status 401" });
      case "answers 400":
        return later({ kind: "rejected", reason: "status 400" });
      case "does it, the answer is lost":
        if (!verified) arrive(call);
        return later(UNANSWERED);
      case "hangs":
        return;
      case "does it and hangs":
        if (!verified) arrive(call);
        return;
      case "is slow": {
        const outcome: Outcome = verified ? { kind: "delivered", providerId: work.id } : arrive(call);
        return void scheduler.after(owner, work.timeout / 2, `slow answer of ${to}`, () => answer(outcome));
      }
      case "says that the chat is gone":
      case "says that the lead is gone": {
        const what = how === "says that the chat is gone" ? "dialog" : "lead";
        const fits = to in CHANNEL && (work.command.type === "message.send" || work.command.type === "handoff.start");
        return later(fits ? { kind: "gone", what, reason: `the ${what} is gone` } : { kind: "rejected", reason: "status 404" });
      }
    }
  }

  // --- the bot ----------------------------------------------------------------------------------------------------

  function word(by: string): string {
    counts.words += 1;
    return `${by} #${counts.words}`;
  }

  function botWord(event: BotEvent): string {
    const text = word("bot");
    watch.spoke(text, event.epoch);
    return text;
  }

  function botHears(event: BotEvent): Outcome {
    const known = botHeard.get(event.lead.id) ?? [];
    botHeard.set(event.lead.id, [...known, event].slice(-20));
    const mustAnswer =
      (event.type === "message.received" && !event.listenOnly) || (event.messages?.some(({ by }) => by === "lead") ?? false);
    const how =
      mustAnswer && botNow === "silent"
        ? "later"
        : mustAnswer
          ? (botAnswers.shift() ?? "says")
          : botAnswers[0] === "answers all"
            ? botAnswers.shift()
            : undefined;
    const say = (): Action => ({ type: "say", text: botWord(event) });
    const actions = (...list: Action[]): Outcome => ({ kind: "delivered", actions: list });
    switch (how) {
      case undefined:
      case "nothing":
        return actions();
      case "says":
        return actions(say());
      case "says twice":
      case "answers all":
        return actions(say(), say());
      case "hands over":
        return actions({ type: "handoff", reason: "asked" });
      case "says, hands over":
        return actions(say(), { type: "handoff", note: word("note") });
      case "later":
        return { kind: "delivered", actions: [], later: true };
      case "closes":
        return actions(say(), { type: "close" });
      case "types":
        return actions({ type: "typing" }, say());
    }
  }

  function botCalls(act: Extract<Act, { do: "bot.calls" }>): void {
    const leadId = ourId(act.lead);
    const known = leadId === undefined ? undefined : botHeard.get(leadId);
    const event = act.epoch === "old" ? known?.[0] : known?.at(-1);
    if (leadId === undefined || !event) return;
    const list: Record<typeof act.what, Action[]> = {
      say: [{ type: "say", text: act.epoch === "none" ? word("bot") : botWord(event) }],
      handoff: [{ type: "handoff", reason: "asked later" }],
      return: [{ type: "return" }],
      set: [{ type: "set", attributes: { words: counts.words } }],
    };
    const key = `call-${posts.length}`;
    const actions = list[act.what];
    post(act.lead, `the bot calls: ${act.what}`, undefined, async ({ engine }) => {
      await engine.acceptActions("bot", leadId, act.epoch === "none" ? undefined : event.epoch, key, actions);
      return [];
    });
  }

  // --- leads and operators ----------------------------------------------------------------------------------------

  function ourId(n: number): string | undefined {
    const person = people[n]!;
    return tables.aliases.get(JSON.stringify([person.kind, "id", person.id]));
  }

  function post(lead: number, what: string, text: string | undefined, send: (life: Life) => Promise<Posted["accepted"]>): void {
    const posted: Posted = { n: posts.length, what, lead, sent: 0, ...(text === undefined ? {} : { text }) };
    posts.push({ posted, send });
    deliver(posts.length - 1);
  }

  /** One try of a webhook; without an answer the provider repeats it some time. */
  function deliver(n: number): void {
    const { posted, send } = posts[n]!;
    const to = life;
    if (!to?.ready) return;
    posted.sent += 1;
    send(to).then(
      (rows) => {
        posted.accepted ??= rows ?? [];
      },
      (error: unknown) => {
        const code = error instanceof GatewayError ? error.code : "internal";
        if (code === "bot.stale_epoch" || code === "bot.unknown_lead") posted.refused = true;
        else if (code !== "store.unavailable" && code !== "store.busy") watch.fail(`a webhook was refused: ${reasonOf(error)}`);
      },
    );
  }

  function webhook(
    lead: number,
    what: string,
    from: string,
    event: MappedEvent,
    more: { text?: string; dedupe?: boolean; onUnknown?: "create" | "wait" | "ignore" } = {},
  ): void {
    const key = more.dedupe === false ? null : `key-${posts.length}`;
    post(lead, what, more.text, async ({ engine }) => {
      const binding = runtimes.get(engine === life?.engine ? life.n : -1)?.bindings.get(from)?.binding;
      // The address is gone with its binding.
      if (!binding) return [];
      const accepted = await engine.accept(
        binding,
        {
          kind: "accepted",
          answer: { status: 200, contentType: "application/json", body: "{}" },
          rule: what,
          dedupeKey: key,
          events: [{ event, onUnknown: more.onUnknown ?? "create" }],
          warnings: [],
          masked: { path: "/", query: {}, headers: {} },
        },
        raw,
      );
      if (!accepted.duplicate) return accepted.rows;
      // An earlier try was taken in, though its answer was lost.
      const rows = tables.requests.get(accepted.requestId)?.rows ?? [];
      return rows.flatMap((row) => {
        const found = tables.inbox.get(row);
        return found?.leadId ? [{ leadId: found.leadId, seq: found.seq ?? 0, as: "queued" }] : [];
      });
    });
  }

  function about(n: number) {
    const { kind, id, chat } = people[n]!;
    const externalId = `${id}/${chat}`;
    return {
      lead: { externalId: id, aliases: { chat: externalId } },
      dialog: { externalId },
      ...(kind === "own" ? { operatorsOnline: online.get("own") ?? true } : {}),
    };
  }

  function leadWrites(n: number, words?: string): string {
    const person = people[n]!;
    const text = words ?? word(`lead ${n + 1}`);
    person.said += 1;
    const line = { providerId: `${person.id}-line-${person.said}`, text };
    person.lines.push(line);
    const message = { kind: "text" as const, ...line };
    webhook(
      n,
      `lead ${n + 1} writes`,
      person.kind,
      { type: "message.received", ...about(n), message },
      words === undefined ? { text } : {},
    );
    return text;
  }

  function operatorActs(act: Extract<Act, { do: "operator" }>): void {
    const person = people[act.lead]!;
    const leadId = ourId(act.lead);
    const dialog = leadId === undefined ? null : (tables.leads.get(leadId)?.dialog ?? null);
    const own = person.kind !== "direct";
    // Whoever was asked; an operator who comes by himself sits at the live desk.
    const from = own ? person.kind : (dialog?.handoff?.desk ?? dialog?.desk?.binding ?? "live");
    if (!own && leadId === undefined) return;
    const { operatorsOnline: _, ...where } = about(act.lead);
    const at = new Date(scheduler.now() - (act.late ? 3_600_000 : 0)).toISOString();
    const common = { ...(own ? where : { lead: { externalId: leadId! } }), ...(own ? {} : { happenedAt: at }) };
    const operator = { id: `op-${act.who}`, ...(act.who === 1 ? { name: "Anna" } : {}) };
    const text = word(`operator ${act.who}`);
    const what = `operator ${act.what} for lead ${act.lead + 1}`;
    const message = { kind: "text" as const, text, ...(own ? {} : { at }) };
    const said = (event: MappedEvent, more: { text?: string } = {}) =>
      webhook(act.lead, what, from, event, { ...more, onUnknown: own ? "create" : "ignore" });
    switch (act.what) {
      case "takes":
        return said({ type: "operator.took", ...common, operator });
      case "writes":
        return said({ type: "operator.wrote", ...common, operator, message }, { text });
      case "auto":
        return said({ type: "operator.wrote", ...common, auto: true, message });
      case "reads":
        return said({ type: "operator.read", ...common, operator });
      case "returns":
        return said({ type: "dialog.returned", ...common, operator });
      case "unavailable":
        return said({ type: "operators.unavailable", ...common });
      case "/bot":
        return said({ type: "operator.command", ...common, command: "bot", operator });
      case "/operator":
        return said({ type: "operator.command", ...common, command: "operator", operator });
    }
  }

  // --- moves ------------------------------------------------------------------------------------------------------

  async function make(act: Act): Promise<void> {
    switch (act.do) {
      case "lead.writes":
        return void leadWrites(act.lead);
      case "lead.leaves":
        return void leadWrites(act.lead, "бот");
      case "lead.new.chat":
        people[act.lead]!.chat += 1;
        return void leadWrites(act.lead);
      case "lead.closes":
        return webhook(act.lead, "the chat is closed", people[act.lead]!.kind, { type: "dialog.closed", ...about(act.lead) });
      case "lead.opens": {
        const person = people[act.lead]!;
        const messages = person.kind === "asking" ? person.lines.slice(-3).map((line) => ({ kind: "text" as const, ...line })) : [];
        return webhook(act.lead, "the chat is opened", person.kind, { type: "dialog.opened", ...about(act.lead), messages });
      }
      case "lead.blocks": {
        const { kind } = people[act.lead]!;
        return webhook(act.lead, "the lead blocks", kind, { type: "lead.blocked", ...about(act.lead), blocked: act.blocked });
      }
      case "erase": {
        const leadId = ourId(act.lead);
        // A person asks, and asks again when it went wrong.
        if (leadId !== undefined && life?.ready) life.engine.erase(leadId, "asked for").catch(() => {});
        return;
      }
      case "operator":
        return operatorActs(act);
      case "bot.answers":
        return void botAnswers.push(...Array<BotAnswer>(act.times).fill(act.how));
      case "bot.calls":
        return botCalls(act);
      case "online":
        return void online.set(act.at, act.online);
      case "fault":
        return void faults.set(act.to, [...(faults.get(act.to) ?? []), ...Array<Fault>(act.times).fill(act.how)]);
      case "commit":
        return void disk.faults.push(act.how);
      case "reads":
        disk.badReads += act.times;
        return;
      case "contacts": {
        const { kind, id, chat } = people[act.lead]!;
        const lead = { aliases: { chat: `${id}/${chat}` }, assumedId: id, name: `Name ${posts.length}` };
        return webhook(act.lead, "contacts", kind, { type: "lead.updated", lead }, { onUnknown: "wait" });
      }
      case "twin": {
        const sent = posts.filter(({ posted }) => posted.sent > 0);
        const again = sent.at(-1 - act.back);
        if (again) deliver(again.posted.n);
        return;
      }
      case "resend":
        return resend();
      case "crash":
        counts.crashes += 1;
        return crash(scheduler.pick(disk.waiting + 1));
      case "stop":
        return stop();
      case "time":
        return scheduler.pass(act.ms);
      case "clock":
        return scheduler.jump(act.ms);
      case "reload":
        return reload(act.without);
      case "duty": {
        if (!life?.ready) return;
        if (act.what === "resume") return Object.keys(ROLES).forEach((id) => life?.engine.resume(id));
        const letter = [...tables.outbox.values()].find((row) => row.status === "dead");
        if (!letter) return;
        watch.revived(letter.id);
        life.engine.revive(letter.id).catch(() => {});
      }
    }
  }

  function resend(): void {
    if (reloadFailed) reload(without, true);
    for (const { posted } of posts) if (!posted.accepted && !posted.refused) deliver(posted.n);
  }

  /** `again`: an earlier one failed half-way; whoever made it makes it again. */
  function reload(next: string | null, again = false): void {
    if (!life?.ready || (next === without && !again)) return;
    const { n, engine } = life;
    const previous = runtimes.get(n)!;
    without = next;
    const now = runtimeFor(n);
    runtimes.set(n, now);
    reloadFailed = false;
    engine.reload(previous, now).catch(() => {
      reloadFailed ||= life?.n === n;
    });
  }

  // --- the run ----------------------------------------------------------------------------------------------------

  async function release(): Promise<boolean> {
    if (watch.failure !== undefined) return false;
    const more = await scheduler.step();
    if (life) {
      const stats = life.engine.stats();
      const { limits } = options;
      if (stats.lanes > limits.lanes) watch.fail(`${stats.lanes} lanes are in memory, the bound is ${limits.lanes}`);
      if (stats.running > limits.running) watch.fail(`${stats.running} lanes run at once, the bound is ${limits.running}`);
      if (stats.sleeping > limits.sleepers) watch.fail(`${stats.sleeping} sleepers, the bound is ${limits.sleepers}`);
      if (stats.queued > people.length * 2) watch.fail(`${stats.queued} leads are queued, there are ${people.length}`);
      for (const [to, n] of Object.entries(stats.inFlight))
        if (n > limits.inFlight || n < 0) watch.fail(`${n} attempts in flight to ${to}, the bound is ${limits.inFlight}`);
    }
    return more;
  }

  async function rest(ms: number): Promise<void> {
    const until = scheduler.passed() + ms;
    for (let n = 0; n < RELEASES_MAX && watch.failure === undefined; n += 1) if (!(await release()) && !scheduler.advance(until)) return;
    if (watch.failure === undefined) watch.fail("it never comes to rest");
  }

  async function end(): Promise<void> {
    calm = true;
    disk.faults.length = 0;
    disk.badReads = 0;
    online.set("own", true).set("asking", true);
    botAnswers.length = 0;
    await rest(90_000);
    resend();
    await rest(90_000);
    if (without !== null) watch.removed(without);
    reload(null);
    await rest(CALM);
    // Another reload may have been refused by a start that was under way.
    reload(null);
    resend();
    await rest(5_000);
    // Before anybody writes again, since that would wake what was forgotten.
    watch.drained();
    if (watch.failure !== undefined) return;
    // Nobody is left alone: whoever writes now is heard, whatever has happened before.
    botNow = plan.botAtTheEnd;
    await rest(6 * 60_000);
    for (let n = 0; n < people.length && watch.failure === undefined; n += 1) await ask(n);
    botNow = "well";
    await rest(CALM);
    // As upkeep does in the end with what names nobody.
    if (life) void disk.open(WORLD).expireWaiting(scheduler.now());
    await rest(1_000);
    watch.drained();
    watch.atTheEnd(
      posts.map(({ posted }) => posted),
      (n) => people[n]!.kind,
    );
  }

  async function ask(n: number): Promise<void> {
    const since = scheduler.now();
    const text = leadWrites(n);
    // Three tries of ten seconds for each thing that the bot is to hear, or the promise that it does not keep.
    await rest(botNow === "hanging" ? 200_000 : botNow === "silent" ? 140_000 : 60_000);
    const leadId = ourId(n);
    const lead = leadId === undefined ? undefined : tables.leads.get(leadId);
    if (!lead?.dialog) return watch.fail(`lead ${n + 1} wrote and has no dialog`);
    const { dialog } = lead;
    const rows = [...tables.outbox.values()].filter((row) => row.leadId === leadId && row.createdAt >= since);
    const reached = rows.filter((row) => done.has(row.id));
    const withOperators = dialog.state === "waiting" || dialog.state === "operator";
    const answered = reached.some((row) => row.command.type === "message.send");
    const shown = reached.some((row) => row.command.type === "message.mirror" && row.command.message.text?.includes(text));
    const seen = withOperators && dialog.handoff?.desk === lead.lead.binding;
    if (!(seen || (withOperators && shown) || answered))
      watch.fail(`lead ${n + 1} was left alone: "${text}" (${dialog.state}, the bot is ${botNow})`);
  }

  start();
  scheduler.use(createRandom(plan.endSalt));
  await runDry();
  await rest(100);
  for (const { act, releases, salt } of plan.moves) {
    if (watch.failure !== undefined) break;
    scheduler.use(salt === 0 ? undefined : createRandom(salt));
    await make(act);
    await runDry();
    for (let n = 0; n < releases; n += 1) if (!(await release())) break;
  }
  scheduler.use(plan.endSalt === 0 ? undefined : createRandom(plan.endSalt));
  if (watch.failure === undefined) await end();

  const dead = [...tables.outbox.values()].filter((row) => row.status === "dead").length;
  return {
    failure: watch.failure,
    hash: scheduler.hash,
    trace: scheduler.trace,
    figures: {
      steps: scheduler.steps,
      events: tables.inbox.size,
      commands: tables.outbox.size,
      calls: counts.calls,
      crashes: counts.crashes,
      faults: counts.faults,
      repeats: [...done.values()].filter((times) => times > 1).length,
      dead,
      erased: tables.erased.size,
    },
  };
}
