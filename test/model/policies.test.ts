import { describe, expect, test } from "vitest";
import type { MappedEvent } from "../../src/model/event.ts";
import { openingHours } from "../../src/model/hours.ts";
import { botSays, createWorld, DESK_LIKE, leadSays, type World } from "./world.ts";

const lead = { externalId: "50418" };
const wrote: MappedEvent = { type: "operator.wrote", lead, operator: { id: "7", name: "Иван" }, message: { kind: "text", text: "слушаю" } };
const NO_RECLAIM = { ...DESK_LIKE, reclaim: false };
/** 2026-11-21 is a Saturday; the world begins at 10:00 UTC. */
const WEEKDAYS = openingHours("Etc/UTC", [[], ...Array.from({ length: 5 }, () => [{ from: 540, to: 1080 }]), []], new Map());

function asked(options: Parameters<typeof createWorld>[0]): World {
  const world = createWorld({ desk: DESK_LIKE, ...options });
  world.event(leadSays("оператора"));
  world.run(botSays({ type: "handoff", reason: "asked" }));
  return world;
}

function lastTold(world: World): object | undefined {
  return world.rows.flatMap(({ command }) => (command.type === "bot.notify" ? [command.event] : [])).at(-1);
}

const cancels = (world: World) => world.rows.filter(({ command }) => command.type === "handoff.cancel").map(({ command }) => command.to);

describe("nobody took the dialog in time", () => {
  test("notice: the bot hears it, the dialog goes on waiting", () => {
    const world = asked({ handoff: { assignTimeout: { after: 300_000, then: "notice" } } });
    world.elapse("assign.timeout");
    expect(world.dialog?.state).toBe("waiting");
    expect(lastTold(world)).toMatchObject({ type: "handoff.queued", reason: "assign.timeout" });
    expect(world.notes.some(({ kind }) => kind === "timer")).toBe(true);
  });

  test("bot: the desk is told, the bot has the dialog again with what the lead wrote meanwhile", () => {
    const world = asked({ handoff: { assignTimeout: { after: 300_000, then: "bot" } } });
    world.event(leadSays("ау"));
    world.elapse("assign.timeout");
    expect(world.dialog?.state).toBe("bot");
    expect(cancels(world)).toEqual(["center"]);
    expect(lastTold(world)).toMatchObject({ type: "handoff.failed", reason: "assign.timeout", messages: [{ text: "ау" }] });
  });

  test("bot, where the desk gives nothing back: only the notice", () => {
    const world = asked({ desk: NO_RECLAIM, handoff: { assignTimeout: { after: 300_000, then: "bot" } } });
    world.elapse("assign.timeout");
    expect(world.dialog?.state).toBe("waiting");
    expect(cancels(world)).toEqual([]);
  });

  test("desk: the next one is asked with the same request, and never the first again", () => {
    const world = asked({ handoff: { assignTimeout: { after: 300_000, then: "desk", desk: "second" } }, second: DESK_LIKE });
    world.event(leadSays("ау"));
    world.elapse("assign.timeout");
    expect(world.dialog).toMatchObject({
      state: "waiting",
      desk: { binding: "second" },
      handoff: { desk: "second", reason: "asked", askedBefore: ["center"], held: [{ text: "ау" }] },
    });
    expect(cancels(world)).toEqual(["center"]);
    world.run();
    world.elapse("assign.timeout");
    expect(world.dialog?.handoff?.desk).toBe("second");
  });
});

describe("the operator who leads is silent", () => {
  const silence = (then: "notice" | "bot") => ({ operatorSilence: { after: 600_000, then } });

  test("notice: the bot and the timeline hear it; each word of the operator starts the time anew", () => {
    const world = asked({ handoff: silence("notice") });
    world.event(wrote, { binding: "center" });
    const first = world.dialog!.timers.find(({ name }) => name === "operator.silence")!.due;
    world.now += 60_000;
    world.event(wrote, { binding: "center" });
    expect(world.dialog!.timers.find(({ name }) => name === "operator.silence")!.due).toBe(first + 60_000);
    world.elapse("operator.silence");
    expect(world.dialog?.state).toBe("operator");
    expect(lastTold(world)).toMatchObject({ type: "operator.silent", operator: { name: "Иван" } });
  });

  test("bot: the operator is told, the bot has the dialog again", () => {
    const world = asked({ handoff: silence("bot") });
    world.event(wrote, { binding: "center" });
    world.elapse("operator.silence");
    expect(world.dialog?.state).toBe("bot");
    expect(cancels(world)).toEqual(["center"]);
    expect(lastTold(world)).toMatchObject({ type: "dialog.returned", reason: "operator.silence" });
  });

  test("bot, where the desk gives nothing back: the dialog stays with the operator", () => {
    const world = asked({ desk: NO_RECLAIM, handoff: silence("bot") });
    world.event(wrote, { binding: "center" });
    world.elapse("operator.silence");
    expect(world.dialog?.state).toBe("operator");
  });
});

describe("the lead leaves the operator by a word", () => {
  const policy = { returnOn: ["меню"] };

  test("while an operator leads: the operator sees the word, the bot has the dialog", () => {
    const world = asked({ handoff: policy });
    world.event(wrote, { binding: "center" });
    world.run();
    world.event(leadSays(" Меню "));
    expect(world.dialog?.state).toBe("bot");
    expect(lastTold(world)).toMatchObject({ type: "dialog.returned", reason: "lead" });
    const center = world.rows.filter(({ command }) => command.to === "center").map(({ command }) => command.type);
    expect(center.slice(-2)).toEqual(["message.mirror", "handoff.cancel"]);
  });

  test("while waiting: the bot must answer the word", () => {
    const world = asked({ handoff: policy });
    world.event(leadSays("меню"));
    expect(world.dialog?.state).toBe("bot");
    expect(lastTold(world)).toMatchObject({ type: "dialog.returned", reason: "lead", messages: [{ text: "меню" }] });
    expect(world.rows.at(-1)?.command.context).toMatchObject({ unheard: true });
  });

  test("not where the desk gives nothing back", () => {
    const world = asked({ desk: NO_RECLAIM, handoff: policy });
    world.event(wrote, { binding: "center" });
    world.event(leadSays("меню"));
    expect(world.dialog?.state).toBe("operator");
  });
});

describe("business hours", () => {
  test("outside them the desk is not asked; the bot hears when it opens, and then that it has", () => {
    const world = asked({ handoff: { hours: WEEKDAYS } });
    expect(world.dialog?.state).toBe("bot");
    expect(world.rows.some(({ command }) => command.to === "center")).toBe(false);
    expect(lastTold(world)).toMatchObject({
      type: "operators.unavailable",
      reason: "desk.closed",
      opensAt: "2026-11-23T09:00:00.000Z",
    });
    world.elapse("desk.opens");
    expect(new Date(world.now).toISOString()).toBe("2026-11-23T09:00:00.000Z");
    expect(lastTold(world)).toMatchObject({ type: "operators.available" });
    world.event({ type: "bot.replied", lead: {}, actions: [{ type: "handoff" }] });
    expect(world.dialog?.state).toBe("waiting");
  });

  test("a dialog that went on otherwise is offered nothing", () => {
    const world = asked({ handoff: { hours: WEEKDAYS } });
    world.event(wrote, { binding: "center" });
    const told = world.told().length;
    world.elapse("desk.opens");
    expect(world.told()).toHaveLength(told);
  });

  test("queue: the dialog waits at the closed desk, and the lead hears that it was handed over", () => {
    const world = asked({ handoff: { hours: WEEKDAYS, whenNobodyOnline: "queue" } });
    expect(world.dialog).toMatchObject({ state: "waiting", phase: "queued" });
  });

  test("another desk is asked where the policy names one", () => {
    const world = asked({
      handoff: { hours: WEEKDAYS, whenNobodyOnline: "desk:second" },
      second: DESK_LIKE,
      secondHandoff: { hours: null },
    });
    expect(world.dialog).toMatchObject({ state: "waiting", handoff: { desk: "second" } });
  });

  test("within them nothing is different", () => {
    const always = openingHours(
      "Etc/UTC",
      Array.from({ length: 7 }, () => [{ from: 0, to: 1440 }]),
      new Map(),
    );
    expect(asked({ handoff: { hours: always } }).dialog).toMatchObject({ state: "waiting", phase: "queued" });
  });
});

test("operators elsewhere are told when the lead's chat is over", () => {
  const world = asked({});
  world.event({ type: "dialog.closed", lead });
  expect(world.dialog?.state).toBe("closed");
  expect(cancels(world)).toEqual(["center"]);
});
