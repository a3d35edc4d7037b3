import { describe, expect, it } from "vitest";
import type { Outcome } from "../../src/model/command.ts";
import { botSays, createWorld, leadSays, type Row, type World } from "./world.ts";

const lead = { externalId: "50418" };
const chat = { externalId: "91207" };
const DEAD: Outcome = { kind: "dead", reason: "given up" };

function notify(world: World, type: string): Row {
  const row = world.rows.find(
    (candidate) =>
      candidate.command.type === "bot.notify" &&
      candidate.command.event.type === type &&
      (candidate.status === "pending" || candidate.status === "started"),
  );
  if (!row) throw new Error(`no unfinished ${type} for the bot`);
  return row;
}

function handoffs(world: World): number {
  return world.rows.filter((row) => row.command.type === "handoff.start").length;
}

describe("a lead is not left alone", () => {
  it("when the bot does not hear what the lead wrote while waiting for an operator who never came", () => {
    const world = createWorld();
    world.event(leadSays("оператора!"));
    world.run(botSays({ type: "handoff" }));
    world.event(leadSays("где же вы?"));
    world.event({ type: "operators.unavailable", lead, dialog: chat });
    world.run((row) => (row.command.type === "bot.notify" ? DEAD : undefined));
    expect(world.said()).toEqual(["Бот временно недоступен, подключаем оператора"]);
    expect(handoffs(world)).toBe(2);
  });

  it("when the bot does not hear a message that another handoff overtook", () => {
    const world = createWorld();
    world.event(leadSays("раз"));
    world.event({ type: "handoff.requested", lead });
    world.event({ type: "operators.unavailable", lead, dialog: chat });
    world.run((row) => (row.command.type === "bot.notify" ? DEAD : undefined));
    expect(world.dialog?.state).toBe("waiting");
    expect(world.said()).toEqual(["Бот временно недоступен, подключаем оператора"]);
  });

  it("when the bot promises an answer to every message and gives none, however often the lead writes", () => {
    const world = createWorld();
    const later: Outcome = { kind: "delivered", later: true };
    const begin = world.now;
    for (let minute = 0; minute < 3; minute += 1) {
      world.now = begin + minute * 60_000;
      world.event(leadSays(`${minute}`));
      world.run(() => later);
    }
    expect(world.dialog?.timers.find((timer) => timer.name === "bot.silence")?.due).toBe(begin + 120_000);
  });

  it("when all that comes of a promise is the late answer to an older epoch", () => {
    const world = createWorld();
    world.event(leadSays("оператора!"));
    world.run(botSays({ type: "handoff" }));
    world.event({ type: "operator.took", lead, dialog: chat });
    world.event(leadSays("и снова бот"));
    world.run((row) =>
      row.command.type === "bot.notify" && row.command.event.type === "message.received" ? { kind: "delivered", later: true } : undefined,
    );
    world.event(
      { type: "bot.replied", lead: {}, bot: "robot", epoch: 1, actions: [{ type: "say", text: "поздно" }] },
      { binding: "robot" },
    );
    expect(world.dialog?.timers.map((timer) => timer.name)).toContain("bot.silence");
  });

  it.each([
    [{ type: "dialog.closed" }, 100, "bot"],
    [{ type: "operators.unavailable" }, 100, "bot"],
    [{ type: "operator.took" }, 3_600_000, "bot"],
    [{ type: "operator.wrote", message: { kind: "text", text: "ответ" } }, 3_600_000, "bot"],
    [{ type: "operator.took" }, 5_000, "operator"],
  ] as const)("by %j that waited for its lead for %i ms", (event, before, state) => {
    const world = createWorld();
    world.event(leadSays("привет"));
    const { now } = world;
    world.now -= before;
    world.event({ ...event, lead, dialog: chat });
    world.now = now;
    world.run(botSays({ type: "say", text: "да" }));
    expect(world.dialog?.state).toBe(state);
    expect(world.said()).toEqual(state === "bot" ? ["да"] : []);
  });
});

describe("a lead is not given to an operator", () => {
  it("when the bot sends its answer before it answers 202", () => {
    const world = createWorld();
    world.event(leadSays("привет"));
    world.start();
    const asked = notify(world, "message.received");
    world.event({ type: "bot.replied", lead: {}, bot: "robot", epoch: 1, actions: [{ type: "say", text: "да" }] }, { binding: "robot" });
    world.settle(asked, { kind: "delivered", later: true });
    expect(world.dialog?.timers.map((timer) => timer.name)).not.toContain("bot.silence");
    world.event(leadSays("ещё"));
    world.run((row) => (row.command.type === "bot.notify" ? { kind: "delivered", later: true } : undefined));
    expect(world.dialog?.timers.map((timer) => timer.name)).toContain("bot.silence");
  });
});

it("what a bot says within its 202 goes out", () => {
  const world = createWorld();
  world.event(leadSays("привет"));
  world.run((row) =>
    row.command.type === "bot.notify" ? { kind: "delivered", later: true, actions: [{ type: "say", text: "минутку" }] } : undefined,
  );
  expect(world.said()).toEqual(["минутку"]);
  expect(world.dialog?.timers.map((timer) => timer.name)).toContain("bot.silence");
});

it("a bot that answers every failed handoff with another one is stopped until the lead writes", () => {
  const world = createWorld();
  const again = (row: Row): Outcome | undefined =>
    row.command.type === "handoff.start"
      ? { kind: "rejected", reason: "no" }
      : row.command.type === "bot.notify"
        ? { kind: "delivered", actions: [{ type: "handoff" }] }
        : undefined;
  world.event(leadSays("оператора!"));
  world.run(again);
  const first = handoffs(world);
  expect(first).toBeLessThan(10);
  expect(world.dialog?.state).toBe("bot");
  world.event(leadSays("оператора!!"));
  world.run(again);
  expect(handoffs(world)).toBe(2 * first);
});

it("an operator of a desk that the configuration lost takes no dialog there; the lead gets what was written", () => {
  const world = createWorld();
  world.event(leadSays("привет"));
  world.run();
  const about = { lead };
  world.event({ type: "operator.took", ...about, operator: { id: "7" } }, { binding: "center" });
  world.event({ type: "operator.read", ...about, operator: { id: "7" } }, { binding: "center" });
  world.event({ type: "operator.command", ...about, command: "operator" }, { binding: "center" });
  world.event(
    { type: "operator.wrote", ...about, operator: { id: "7" }, message: { kind: "text", text: "Добрый день" } },
    { binding: "center" },
  );
  world.run();
  expect(world.dialog?.state).toBe("bot");
  expect(world.said()).toEqual(["Добрый день"]);
});
