import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Outcome } from "../../src/model/command.ts";
import type { MappedEvent } from "../../src/model/event.ts";
import type { Capabilities } from "../../src/model/capabilities.ts";
import { createWorld, DESK_LIKE, JIVO_LIKE, type Row, type World } from "./world.ts";

/**
 * The seven invariants of the state machine, over random interleavings of lead, bot, desk, timers, lost and late
 * answers. A restart of the process is a started row that ends in doubt and is settled anew; a redelivered event is
 * the inbox's business and never reaches the transition, but an equal event with a new id does.
 */
type Step =
  | { readonly do: "event"; readonly event: MappedEvent; readonly desk: boolean }
  | { readonly do: "start" }
  | { readonly do: "settle"; readonly pick: number; readonly outcome: Outcome }
  | { readonly do: "reply"; readonly lag: number; readonly actions: MappedActions }
  | { readonly do: "timer"; readonly pick: number }
  | { readonly do: "wait"; readonly ms: number };
type MappedActions = Extract<MappedEvent, { type: "bot.replied" }>["actions"];

const lead = { externalId: "50418" };
const chats = fc.constantFrom("91207", "91300");
const operator = fc.constantFrom(undefined, { id: "3" }, { id: "1", name: "Анна" }, { id: "2", name: "Пётр" });
const text = fc.constantFrom("да", "1", "Курьером", "привет");

const actions: fc.Arbitrary<MappedActions> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: text.map((words) => ({ type: "say" as const, text: words })) },
    text.map((words) => ({
      type: "say" as const,
      text: words,
      buttons: [
        { code: "a", caption: "Курьером" },
        { code: "b", caption: "Сам" },
      ],
    })),
    fc.constant({ type: "handoff" as const, reason: "asked" }),
    fc.constant({ type: "set" as const, attributes: { vip: true } }),
    fc.constant({ type: "return" as const }),
    fc.constant({ type: "close" as const }),
  ),
  { minLength: 1, maxLength: 4 },
);

const event: fc.Arbitrary<MappedEvent> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ words: text, chat: chats, online: fc.constantFrom(undefined, true, false) }).map(({ words, chat, online }) => ({
      type: "message.received" as const,
      lead,
      dialog: { externalId: chat },
      message: { kind: "text" as const, text: words },
      ...(online === undefined ? {} : { operatorsOnline: online }),
    })),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({ chat: chats, who: operator })
      .map(({ chat, who }) => ({ type: "operator.took" as const, lead, dialog: { externalId: chat }, ...(who ? { operator: who } : {}) })),
  },
  {
    weight: 2,
    arbitrary: fc.record({ chat: chats, who: operator }).map(({ chat, who }) => ({
      type: "operator.wrote" as const,
      lead,
      dialog: { externalId: chat },
      ...(who ? { operator: who } : {}),
      message: { kind: "text" as const, text: "оператор" },
    })),
  },
  fc.constant({ type: "operators.unavailable" as const, lead }),
  chats.map((chat) => ({ type: "dialog.closed" as const, lead, dialog: { externalId: chat } })),
  fc.constant({ type: "dialog.returned" as const, lead }),
  fc.constant({ type: "lead.updated" as const, lead: { ...lead, phone: "+7", email: "" } }),
  fc.record({ chat: chats, lines: fc.subarray(["m1", "m2", "m3"]) }).map(({ chat, lines }) => ({
    type: "dialog.opened" as const,
    lead,
    dialog: { externalId: chat },
    messages: lines.map((providerId) => ({ providerId, kind: "text" as const, text: providerId })),
  })),
  fc.constantFrom("bot" as const, "operator" as const).map((word) => ({ type: "operator.command" as const, lead, command: word })),
);

const outcome: fc.Arbitrary<Outcome> = fc.oneof(
  { weight: 6, arbitrary: actions.map((list) => ({ kind: "delivered" as const, actions: list })) },
  fc.constant({ kind: "delivered" as const, later: true }),
  fc.constant({ kind: "dead" as const, reason: "no answer" }),
  { weight: 3, arbitrary: fc.constant({ kind: "retry" as const, reason: "503" }) },
  fc.constant({ kind: "rejected" as const, reason: "400" }),
  fc.constant({ kind: "unavailable" as const, reason: "nobody" }),
  fc.constant({ kind: "gone" as const, what: "dialog" as const, reason: "closed" }),
);

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ event, desk: fc.boolean() }).map((rest) => ({ do: "event" as const, ...rest })) },
  { weight: 4, arbitrary: fc.constant({ do: "start" as const }) },
  { weight: 8, arbitrary: fc.record({ pick: fc.nat(5), outcome }).map((rest) => ({ do: "settle" as const, ...rest })) },
  { weight: 1, arbitrary: fc.record({ lag: fc.nat(3), actions }).map((rest) => ({ do: "reply" as const, ...rest })) },
  { weight: 1, arbitrary: fc.nat(3).map((pick) => ({ do: "timer" as const, pick })) },
  { weight: 1, arbitrary: fc.nat(400_000).map((ms) => ({ do: "wait" as const, ms })) },
);

/** Long runs: the interesting races need many steps before them. */
const steps = fc.array(step, { minLength: 5, maxLength: 70, size: "max" });

function play(world: World, steps: readonly Step[], foreign: boolean): void {
  for (const move of steps) {
    world.now += 1;
    if (move.do === "wait") world.now += move.ms;
    else if (move.do === "start") world.start();
    else if (move.do === "timer") {
      const timer = world.dialog?.timers[move.pick % Math.max(1, world.dialog.timers.length)];
      if (timer) world.elapse(timer.name);
    } else if (move.do === "reply")
      world.event({ type: "bot.replied", lead, epoch: Math.max(0, (world.dialog?.epoch ?? 0) - move.lag), actions: move.actions });
    else if (move.do === "settle") {
      const started = world.rows.filter((row) => row.status === "started");
      const row = started[move.pick % Math.max(1, started.length)];
      if (row) world.settle(row, fitting(row, move.outcome));
    } else {
      const fromDesk = foreign && move.desk && (move.event.type.startsWith("operator") || move.event.type === "dialog.returned");
      const { dialog: _chat, ...rest } = move.event as MappedEvent & { dialog?: unknown };
      world.event(fromDesk ? (rest as MappedEvent) : move.event, { binding: fromDesk ? "center" : "chat" });
    }
    check(world);
  }
}

const FOUND: Outcome = {
  kind: "delivered",
  found: {
    lead: { page: "https://shop.example/" },
    operator: { id: "3", name: "Ольга" },
    lines: ["m1", "m2", "o1", "o2"].map((providerId) => ({
      providerId,
      by: providerId.startsWith("m") ? "lead" : "operator",
      kind: "text",
      text: providerId,
    })),
  },
};

/** Only a bot answers with actions or "later"; only a desk is unavailable. */
function fitting(row: Row, outcome: Outcome): Outcome {
  if (outcome.kind === "delivered" && row.command.type === "availability.check")
    return { kind: "delivered", captured: { online: (outcome.actions ?? []).length % 2 === 1 } };
  if (row.command.type === "lead.lookup") return outcome.kind === "delivered" ? FOUND : { kind: "cancelled", reason: "tried once" };
  if (outcome.kind === "delivered") return row.command.type === "bot.notify" ? outcome : { kind: "delivered" };
  if (outcome.kind === "unavailable" && row.command.type !== "handoff.start") return { kind: "dead", reason: "gone" };
  return outcome;
}

function check(world: World): void {
  const { event: cause, decision, before } = world.decisions.at(-1) ?? { event: undefined, decision: undefined, before: null };
  if (!decision || !cause) return;
  const after = decision.dialog;
  // The epoch never falls and rises with every change of owner.
  const owner = (state: string | undefined) => (state === "operator" || state === "waiting" ? "operator" : "bot");
  if (before && after) {
    expect(after.epoch).toBeGreaterThanOrEqual(before.epoch);
    if (owner(before.state) !== owner(after.state)) expect(after.epoch).toBeGreaterThan(before.epoch);
  }
  // 1. No bot message to the lead is started while an operator leads.
  for (const row of world.rows) {
    if (row.command.type === "message.send" && row.command.context["kind"] === "say" && row.startedIn) {
      expect(["bot", "waiting"]).toContain(row.startedIn.state);
      // Nor after it, when the words were said before the operator led.
      expect(row.command.guard.epoch).toBeGreaterThan(row.startedIn.operatorLed);
    }
  }
  // 2. A handoff is open exactly while it is waited for or an operator leads, and every one that ended has a reason.
  if (after) expect(after.handoff !== undefined).toBe(after.state === "waiting" || after.state === "operator");
  expect(after?.phase !== undefined).toBe(after?.state === "waiting");
  // 4. Each notice and each word to the bot about an arrival is issued once per cause.
  const noticed = after?.handoff?.noticed ?? [];
  expect(new Set(noticed).size).toBe(noticed.length);
  // 5. Whoever wrote or took in the current chat has the dialog.
  const currentChat =
    "dialog" in cause && cause.dialog?.externalId !== undefined ? !world.lead.pastChats.includes(cause.dialog.externalId) : true;
  if (cause.type === "operator.wrote" && currentChat) expect(after?.state).toBe("operator");
  // Timers belong to something that is going on.
  for (const timer of after?.timers ?? []) expect([after?.id, after?.handoff?.id]).toContain(timer.episode);
  // A line of the lead counts once, however often it is repeated.
  expect(new Set(after?.lines ?? []).size).toBe(after?.lines?.length ?? 0);
  // Ids are unique: the same command is never made twice.
  expect(new Set(world.rows.map((row) => row.id)).size).toBe(world.rows.length);
}

/** Everything settles, everyone answers: what must then be true whatever happened before. */
function calm(world: World): void {
  const ok = (): Outcome => ({ kind: "delivered" });
  world.run(ok);
}

const runs = Number(process.env["PROPERTY_RUNS"] ?? 500);

/** Asks who is online, promises before the handoff, hands chats back with their lines, and can be closed. */
const ASKING: Capabilities = {
  ...JIVO_LIKE,
  availability: "request",
  assumeTakenAfter: null,
  repeatsLines: true,
  close: true,
  notices: { transferred: "before", joined: "none", returned: "after" },
};

/** Sees each line as it comes, and gives dialogs back by timers and by a word of the lead. */
const LIVE_DESK: Capabilities = { ...DESK_LIKE, history: false, mirror: "live" };
const LEAVING = {
  assignTimeout: { after: 60_000, then: "desk" as const, desk: "second" },
  operatorSilence: { after: 120_000, then: "bot" as const },
  returnOn: ["курьером"],
  history: 500,
};

describe.each([
  ["the desk is the lead's own channel", false, {}],
  ["the desk is another provider", true, { channel: { ...JIVO_LIKE, leadMessageMeansBot: false }, desk: DESK_LIKE }],
  ["the desk is the lead's own channel, which is asked first", false, { channel: ASKING }],
  ["the desk is the lead's own channel, whose record is looked up", false, { channel: { ...ASKING, lookup: "transcript" } }],
  [
    "the desk is another provider that sees only what it is sent",
    true,
    { channel: { ...JIVO_LIKE, leadMessageMeansBot: false }, desk: LIVE_DESK, second: LIVE_DESK, handoff: LEAVING },
  ],
] as const)("whatever happens, where %s", (_title, foreign, options) => {
  const make = () => createWorld(options);
  const asksFirst = "channel" in options && options.channel.availability === "request";

  it("the invariants of owner, epoch, handoff and notices hold after every step", () => {
    fc.assert(
      fc.property(steps, (moves) => {
        const world = make();
        play(world, moves, foreign);
      }),
      { numRuns: runs },
    );
  });

  it("the bot hears of each arrival and return once, in the order of things, whatever is looked up", () => {
    fc.assert(
      fc.property(steps, (moves) => {
        const world = make();
        play(world, moves, foreign);
        calm(world);
        expect(world.dialog?.news).toBeUndefined();
        const told = world.rows.flatMap(({ command }) => (command.type === "bot.notify" ? [command.event] : []));
        expect(told.map(({ epoch }) => epoch)).toEqual(told.map(({ epoch }) => epoch).toSorted((a, b) => a - b));
        const returns = told.flatMap(({ type, handoff }) => (type === "dialog.returned" ? [handoff?.id] : []));
        expect(new Set(returns).size).toBe(returns.length);
        const lines = told.flatMap(({ type, messages = [] }) => (type === "dialog.returned" ? messages.map(({ id }) => id) : []));
        expect(new Set(lines).size).toBe(lines.length);
      }),
      { numRuns: runs },
    );
  });

  it("every handoff that was asked for ends, with a reason, or is still under way (2)", () => {
    fc.assert(
      fc.property(steps, (moves) => {
        const world = make();
        play(world, moves, foreign);
        const asked = world.notes
          .filter((entry) => entry.kind === "handoff" && entry.text.includes("requested by"))
          .map((entry) => entry.data?.["handoff"]);
        for (const id of asked) {
          const ended = world.notes.filter(
            (entry) =>
              entry.data?.["handoff"] === id &&
              (entry.text.startsWith("the handoff is over") || entry.text.startsWith("the dialog is closed")),
          );
          const open = world.dialog?.handoff?.id === id;
          expect(ended.length + (open ? 1 : 0)).toBe(1);
          for (const entry of ended) expect(entry.text.split(": ")[1]).toBeTruthy();
        }
      }),
      { numRuns: runs },
    );
  });

  it("the lead hears of a human only after the desk took the request (3), each notice once (4)", () => {
    fc.assert(
      fc.property(steps, (moves) => {
        const world = make();
        play(world, moves, foreign);
        const promised = world.rows.filter(
          (row) => row.command.type === "message.send" && row.command.message.text === "Диалог переведён на оператора",
        );
        const causes = promised.map((row) => row.command.guard.handoff);
        expect(new Set(causes).size).toBe(causes.length);
        for (const cause of causes) {
          const start = world.rows.find((row) => row.command.type === "handoff.start" && row.command.context["handoff"] === cause);
          // Where the redirect ends our voice, somebody was known to be there.
          const asked = world.rows.find((row) => row.command.type === "availability.check" && row.command.context["handoff"] === cause);
          expect((asksFirst ? asked : start)?.status).toBe("delivered");
        }
      }),
      { numRuns: runs },
    );
  });

  it("words to the lead start in the order in which they were decided (6)", () => {
    fc.assert(
      fc.property(steps, (moves) => {
        const world = make();
        play(world, moves, foreign);
        calm(world);
        for (const to of ["chat", "robot", "center"]) {
          const leg = world.rows.filter((row) => row.command.to === to);
          expect(leg.every((row) => row.status === "delivered" || row.status === "dead" || row.status === "cancelled")).toBe(true);
        }
      }),
      { numRuns: runs },
    );
  });

  it("a lead who wrote is never left without bot, desk or word (7)", () => {
    fc.assert(
      fc.property(steps, (moves) => {
        const world = make();
        play(world, moves, foreign);
        calm(world);
        const before = { told: world.told().length, said: world.said().length, mirrored: mirrored(world) };
        world.now += 10 * 60_000;
        world.event({
          type: "message.received",
          lead,
          dialog: { externalId: world.dialog?.externalId ?? "91207" },
          message: { kind: "text", text: "ау" },
        });
        const dead = (row: Row): Outcome => (row.command.type === "bot.notify" ? { kind: "dead", reason: "down" } : { kind: "delivered" });
        world.run(dead);
        const heard = world.told().length > before.told || world.said().length > before.said || mirrored(world) > before.mirrored;
        // An operator on the lead's own channel sees the message there without us.
        const seen = world.dialog?.state === "operator" && world.dialog.handoff?.desk === "chat";
        expect(heard || seen || world.dialog?.state === "waiting").toBe(true);
        if (world.dialog?.state === "bot" && !world.lead.blocked) expect(world.dialog.botDown?.told).toBe(true);
      }),
      { numRuns: runs },
    );
  });
});

describe.each(["live", "handoff"] as const)("a desk that is mirrored to (%s)", (mirror) => {
  const desk: Capabilities = { ...LIVE_DESK, mirror };
  const make = () => createWorld({ channel: { ...JIVO_LIKE, leadMessageMeansBot: false }, desk, second: desk, handoff: LEAVING });
  const linesOf = (world: World) =>
    world.notes.flatMap(({ kind, data }) => {
      const message = data?.["message"] as { id: string; by: string } | undefined;
      return kind === "message" && message && message.by !== "system" ? [{ id: message.id, desk: data?.["desk"] }] : [];
    });

  it("gets every line at most once and in order, and has all of a dialog when it is asked for a person", () => {
    fc.assert(
      fc.property(steps, (moves) => {
        const world = make();
        play(world, moves, true);
        calm(world);
        const lines = linesOf(world);
        for (const to of ["center", "second"]) {
          const sent = world.rows.filter((row) => row.command.to === to && row.command.context["kind"] === "mirror");
          // The introduction of a silent dialog is no line of it.
          const places = sent.map((row) => lines.findIndex(({ id }) => id === row.command.context["message"])).filter((at) => at >= 0);
          expect(places).toEqual([...new Set(places)].toSorted((left, right) => left - right));
        }
        if (world.dialog?.state !== "bot") return;
        world.event({ type: "message.received", lead, message: { kind: "text", text: "привет" } });
        const before = world.rows.length;
        world.event({ type: "bot.replied", lead, actions: [{ type: "handoff" }] });
        if ((world.dialog.state as string) !== "waiting") return;
        const own = new Set(
          world.notes
            .slice(world.notes.findLastIndex(({ text }) => text === "a dialog begins"))
            .flatMap(({ kind, data }) => (kind === "message" ? [(data!["message"] as { id: string }).id] : [])),
        );
        const reached = new Set(world.rows.flatMap((row) => (row.command.to === "center" ? [row.command.context["message"]] : [])));
        const unsaid = new Set(world.notes.flatMap(({ kind, data }) => (kind === "unsaid" ? (data!["messages"] as string[]) : [])));
        for (const { id, desk: from } of linesOf(world))
          if (own.has(id) && from !== "center" && !unsaid.has(id)) expect(reached).toContain(id);
        const last = world.rows.slice(before).at(-1);
        expect(last?.command.type).toBe("handoff.start");
      }),
      { numRuns: runs },
    );
  });
});

function mirrored(world: World): number {
  return world.rows.filter((row) => row.command.type === "message.mirror").length;
}
