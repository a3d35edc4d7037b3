import { describe, expect, test } from "vitest";
import type { MappedEvent } from "../../src/model/event.ts";
import { createWorld, DESK_LIKE, JIVO_LIKE, botSays, leadSays, type Row, type World } from "./world.ts";

const LIVE = { ...DESK_LIKE, history: false, mirror: "live" as const, attachments: "native" as const };
const HEADERS = { bot: "🤖 Бот", lead: "👤 Клиент" };
const lead = { externalId: "50418" };

function mirrored(world: World): string[] {
  return world.rows.flatMap(({ command, status }) =>
    command.type === "message.mirror" && status !== "cancelled" ? [command.message.text ?? `[${command.message.kind}]`] : [],
  );
}

/** What goes to the desk, in order: lines and steps. */
function toDesk(world: World): string[] {
  return world.rows.flatMap(({ command, status }) =>
    command.to !== "center" || status === "cancelled"
      ? []
      : [command.type === "message.mirror" ? (command.message.text ?? "") : command.type],
  );
}

function fromDesk(world: World, event: MappedEvent): void {
  world.event(event, { binding: "center" });
}

const wrote = (text: string, extra: object = {}): MappedEvent => ({
  type: "operator.wrote",
  lead,
  operator: { id: "7", name: "Иван" },
  message: { kind: "text", text },
  ...extra,
});

describe("a desk that is mirrored to live", () => {
  test("gets each line of lead and bot as it comes, under its header, with the menu as text and the choice as its code", () => {
    const world = createWorld({ desk: LIVE, headers: HEADERS });
    world.event(leadSays("привет"));
    world.run(botSays({ type: "say", text: "Что нужно?", buttons: [{ code: "menu_delivery", caption: "Доставка" }] }));
    world.event(leadSays("Доставка"));
    world.run();
    expect(mirrored(world)).toEqual(["👤 Клиент\nпривет", "🤖 Бот\nЧто нужно?\n1. Доставка", "👤 Клиент\nmenu_delivery"]);
    expect(toDesk(world)).not.toContain("handoff.start");
  });

  test("adds nothing where the header is empty, and a header stands above each part of a long text", () => {
    const plain = createWorld({ desk: LIVE });
    plain.event(leadSays("привет"));
    expect(mirrored(plain)).toEqual(["привет"]);

    const short = createWorld({ desk: { ...LIVE, textMax: 20 }, headers: { bot: null, lead: "👤 Л" } });
    short.event(leadSays("один два три четыре пять шесть"));
    const parts = mirrored(short);
    expect(parts.length).toBeGreaterThan(1);
    for (const part of parts) expect(part).toMatch(/^👤 Л\n./u);
    for (const part of parts) expect(part.length).toBeLessThanOrEqual(20);
  });

  test("a file carries its caption under the header", () => {
    const world = createWorld({ desk: LIVE, headers: HEADERS });
    world.event({
      ...leadSays(""),
      message: { kind: "image", text: "Вот чек", attachments: [{ kind: "image", url: "https://files.example/1.jpg" }] },
    } as MappedEvent);
    expect(world.rows.find((row) => row.command.type === "message.mirror")?.command).toMatchObject({
      message: { kind: "image", text: "👤 Клиент\nВот чек", attachments: [{ url: "https://files.example/1.jpg" }] },
    });
  });

  test("has every line before the handoff, once, and gets the lead's lines after it", () => {
    const world = createWorld({ desk: LIVE });
    world.event(leadSays("раз"));
    world.run(botSays({ type: "say", text: "бот" }));
    world.event(leadSays("оператора"));
    world.run(botSays({ type: "say", text: "сейчас" }, { type: "handoff" }));
    world.event(leadSays("жду"));
    world.run();
    expect(toDesk(world)).toEqual(["раз", "бот", "оператора", "сейчас", "handoff.start", "жду"]);
    expect(world.dialog).toMatchObject({ state: "waiting", phase: "queued", mirrors: { center: { routed: true } } });
  });

  test("is quiet while the dialog is back with the bot but still open there, and gets the rest before the next handoff", () => {
    const world = handedOver();
    fromDesk(world, { type: "operator.command", command: "bot", lead });
    world.event(leadSays("снова бот"));
    world.run(botSays({ type: "say", text: "да" }));
    expect(mirrored(world)).not.toContain("снова бот");
    world.event(leadSays("оператора"));
    world.run(botSays({ type: "handoff" }));
    expect(toDesk(world).slice(-4)).toEqual(["снова бот", "да", "оператора", "handoff.start"]);
  });

  test("goes on at once when it has closed the dialog, and a late close only ends the quiet", () => {
    const world = handedOver();
    fromDesk(world, { type: "operator.command", command: "bot", lead });
    world.event(leadSays("тихо"));
    world.run();
    const { epoch } = world.dialog!;
    fromDesk(world, { type: "dialog.returned", lead });
    expect(world.dialog).toMatchObject({ state: "bot", epoch });
    world.event(leadSays("слышно"));
    world.run();
    expect(mirrored(world).slice(-2)).toEqual(["тихо", "слышно"]);
  });

  test("an operator who writes into a dialog that is still open there has it, and gets what was said meanwhile", () => {
    const world = handedOver();
    fromDesk(world, { type: "operator.command", command: "bot", lead });
    world.event(leadSays("пока вас не было"));
    world.run();
    fromDesk(world, wrote("я снова тут"));
    world.run();
    expect(world.dialog?.state).toBe("operator");
    expect(mirrored(world).at(-1)).toBe("пока вас не было");
    world.event(leadSays("хорошо"));
    expect(mirrored(world).at(-1)).toBe("хорошо");
  });

  test("never gets what was said while it was excluded", () => {
    const world = createWorld({ desk: LIVE, excluded: () => excluded });
    let excluded: string | undefined = "messenger telegram is excluded";
    world.event(leadSays("тайна"));
    world.run(botSays({ type: "say", text: "тсс" }));
    expect(mirrored(world)).toEqual([]);
    expect(world.notes.filter(({ kind }) => kind === "excluded")).toHaveLength(1);
    excluded = undefined;
    world.event(leadSays("можно"));
    world.run(botSays({ type: "handoff" }));
    expect(toDesk(world)).toEqual(["можно", "handoff.start"]);
  });

  test("is told once that lines are missing", () => {
    const world = createWorld({ desk: LIVE });
    const refuse = (row: Row) => (row.command.context["kind"] === "mirror" ? ({ kind: "rejected", reason: "bad" } as const) : undefined);
    world.event(leadSays("раз"));
    world.event(leadSays("два"));
    world.run(refuse);
    const markers = () => mirrored(world).filter((text) => text.startsWith("⚠"));
    expect(markers()).toHaveLength(1);
    world.event(leadSays("три"));
    world.run();
    world.event(leadSays("четыре"));
    world.run(refuse);
    expect(markers()).toHaveLength(2);
  });

  test.each(["the handoff", "a line"])("is told with %s what it could not be told before", (what) => {
    const world = createWorld({ desk: LIVE });
    world.event(leadSays("раз"));
    world.run((row) => (row.command.type === "message.mirror" ? { kind: "dead", reason: "down" } : undefined));
    expect(world.dialog?.mirrors).toEqual({ center: { lost: "untold" } });
    if (what === "the handoff") world.event({ type: "bot.replied", lead: {}, actions: [{ type: "handoff" }] });
    else world.event(leadSays("два"));
    world.run();
    expect(toDesk(world).slice(2)).toEqual([
      what === "the handoff" ? "handoff.start" : "два",
      "⚠ Часть переписки не передана / A part of the conversation could not be passed on: it did not take what was sent",
    ]);
    world.event(leadSays("три"));
    world.run();
    expect(world.dialog?.mirrors?.["center"]?.lost).toBeUndefined();
    expect(toDesk(world).filter((text) => text.startsWith("⚠"))).toHaveLength(2);
  });

  test("a desk that is asked without a word having been said gets one line first", () => {
    const world = createWorld({ desk: LIVE });
    world.event({ type: "dialog.opened", lead, dialog: { externalId: "91207" } });
    world.event({ type: "bot.replied", lead: {}, actions: [{ type: "handoff" }] });
    expect(toDesk(world)).toEqual(["ℹ️\nДиалог передан ботом / The bot has handed the dialog over", "handoff.start"]);
  });

  test("the note that a bot gives with the handoff is the last line before it", () => {
    const world = createWorld({ desk: LIVE });
    world.event(leadSays("раз"));
    world.run(botSays({ type: "handoff", note: "клиент спешит" }));
    expect(toDesk(world)).toEqual(["раз", "ℹ️\nклиент спешит", "handoff.start"]);
  });

  test("a line that the lead has changed is shown as changed", () => {
    const world = createWorld({ desk: LIVE, headers: HEADERS });
    world.event(leadSays("заказ 17"));
    world.event({ type: "message.edited", lead, message: { kind: "text", text: "заказ 71", providerId: "m1" } });
    world.run();
    expect(mirrored(world).at(-1)).toBe("👤 Клиент\n✏️ заказ 71");
    expect(world.told()).toEqual(["message.received", "message.edited"]);
  });
});

test("a press that comes with its code only is told with the caption that the lead saw", () => {
  const world = createWorld({ desk: LIVE });
  world.event(leadSays("привет"));
  world.run(botSays({ type: "say", text: "Что нужно?", buttons: [{ code: "op", caption: "Оператор" }] }));
  world.event({ ...leadSays(""), message: { kind: "choice", choice: { code: "op" } } } as MappedEvent);
  world.run();
  const asked = world.rows.flatMap(({ command }) => (command.type === "bot.notify" ? [command.event.message?.choice] : []));
  expect(asked.at(-1)).toEqual({ code: "op", caption: "Оператор" });
});

test("what a desk answered about its presence counts for a minute", () => {
  const world = createWorld({ desk: { ...LIVE, availability: "request" } });
  const offline = (row: Row) =>
    row.command.type === "availability.check" ? { kind: "delivered" as const, captured: { online: false } } : undefined;
  world.event(leadSays("оператора"));
  world.run((row) => offline(row) ?? botSays({ type: "handoff" })(row));
  const told = () =>
    world.rows.flatMap(({ command }) => (command.type === "bot.notify" ? [command.event.dialog.operatorsOnline] : [])).at(-1);
  world.event(leadSays("ещё"));
  expect(told()).toBe(false);
  world.run();
  world.now += 61_000;
  world.event(leadSays("и ещё"));
  expect(told()).toBe(null);
});

describe("a desk that gets lines before the handoff", () => {
  const AT_HANDOFF = { ...LIVE, mirror: "handoff" as const };

  test("sees nothing until then, then what it lacks in order, up to the history limit", () => {
    const world = createWorld({ desk: AT_HANDOFF, handoff: { history: 3 } });
    for (const text of ["1", "2", "3", "4"]) world.event(leadSays(text));
    expect(mirrored(world)).toEqual([]);
    world.run((row) =>
      row.command.type === "bot.notify" && row.command.event.message?.text === "4"
        ? { kind: "delivered", actions: [{ type: "say", text: "зову" }, { type: "handoff" }] }
        : undefined,
    );
    expect(toDesk(world)).toEqual(["3", "4", "зову", "handoff.start"]);
  });

  test("gets only what is new at the second handoff", () => {
    const world = createWorld({ desk: AT_HANDOFF });
    world.event(leadSays("раз"));
    world.run(botSays({ type: "handoff" }));
    fromDesk(world, wrote("слушаю"));
    fromDesk(world, { type: "dialog.returned", lead });
    world.event(leadSays("два"));
    world.run(botSays({ type: "handoff" }));
    expect(toDesk(world)).toEqual(["раз", "handoff.start", "два", "handoff.start"]);
  });

  test("what the lead writes while the desk is asked for its presence comes behind the rest, before the request", () => {
    const world = createWorld({ desk: { ...AT_HANDOFF, availability: "request" } });
    world.event(leadSays("раз"));
    world.event({ type: "bot.replied", lead: {}, actions: [{ type: "handoff" }] });
    world.event(leadSays("два"));
    world.run((row) => (row.command.type === "availability.check" ? { kind: "delivered", captured: { online: true } } : undefined));
    expect(toDesk(world)).toEqual(["availability.check", "раз", "два", "handoff.start"]);
  });
});

test("a desk that was only asked who is there hears nothing of a request that is taken back", () => {
  const world = createWorld({ desk: { ...LIVE, availability: "request" } });
  world.event(leadSays("раз"));
  world.event({ type: "bot.replied", lead: {}, actions: [{ type: "handoff" }] });
  world.event({ type: "bot.replied", lead: {}, actions: [{ type: "return" }] });
  expect(world.dialog?.state).toBe("bot");
  expect(toDesk(world)).not.toContain("handoff.cancel");
});

describe("what a desk tells late", () => {
  test("an operator's text from before the close reaches the lead, and nobody takes the dialog by it", () => {
    const world = handedOver();
    fromDesk(world, { type: "dialog.returned", lead, happenedAt: "2026-11-21T10:05:00.000Z" });
    fromDesk(world, wrote("до закрытия", { happenedAt: "2026-11-21T10:04:59.000Z" }));
    world.run();
    expect(world.dialog?.state).toBe("bot");
    expect(world.said()).toContain("до закрытия");
    fromDesk(world, wrote("после", { happenedAt: "2026-11-21T10:05:01.000Z" }));
    expect(world.dialog?.state).toBe("operator");
  });

  test("a close from before the handoff does not end it", () => {
    const world = handedOver();
    const { epoch } = world.dialog!;
    fromDesk(world, { type: "dialog.returned", lead, happenedAt: "2026-11-21T09:00:00.000Z" });
    expect(world.dialog).toMatchObject({ state: "operator", epoch });
  });

  test("a read from before the return is no arrival at the next handoff", () => {
    const world = handedOver();
    fromDesk(world, { type: "dialog.returned", lead, happenedAt: "2026-11-21T10:05:00.000Z" });
    world.event(leadSays("ещё раз"));
    world.run(botSays({ type: "handoff" }));
    fromDesk(world, { type: "operator.read", lead, operator: { id: "7" }, happenedAt: "2026-11-21T10:04:00.000Z" });
    expect(world.dialog?.state).toBe("waiting");
    fromDesk(world, { type: "operator.read", lead, operator: { id: "7" }, happenedAt: "2026-11-21T10:06:00.000Z" });
    expect(world.dialog?.state).toBe("operator");
  });

  test("a named operator's close is a return, also when nothing else said that somebody had the dialog", () => {
    const world = createWorld({ desk: LIVE });
    world.event(leadSays("раз"));
    world.run(botSays({ type: "handoff" }));
    world.event(leadSays("жду"));
    fromDesk(world, { type: "dialog.returned", lead, operator: { id: "7", name: "Иван" } });
    world.run();
    expect(world.dialog?.state).toBe("bot");
    expect(world.said().at(-1)).toBe("Оператор вернул диалог боту");
    const told = world.rows.findLast(({ command }) => command.type === "bot.notify")?.command;
    expect(told).toMatchObject({ event: { type: "dialog.returned", operator: { id: "7" }, messages: [{ text: "жду" }] } });
  });

  test("an unnamed close of a dialog that lay in the queue is a handoff that failed", () => {
    const world = createWorld({ desk: LIVE });
    world.event(leadSays("раз"));
    world.run(botSays({ type: "handoff" }));
    fromDesk(world, { type: "dialog.returned", lead });
    world.run();
    expect(world.told().at(-1)).toBe("handoff.failed");
    expect(world.said()).not.toContain("Оператор вернул диалог боту");
  });

  test("/bot and /operator count only where and when they were written", () => {
    const world = handedOver();
    const command = (command: "bot" | "operator", happenedAt: string, binding = "center") =>
      world.event({ type: "operator.command", lead, command, operator: { id: "7" }, happenedAt }, { binding });
    command("bot", "2026-11-21T10:05:00.000Z", "elsewhere");
    expect(world.dialog?.state).toBe("operator");
    command("bot", "2026-11-21T09:00:00.000Z");
    expect(world.dialog?.state).toBe("operator");
    command("bot", "2026-11-21T10:05:00.000Z");
    expect(world.dialog?.state).toBe("bot");
    command("operator", "2026-11-21T10:04:00.000Z");
    expect(world.dialog?.state).toBe("bot");
    command("operator", "2026-11-21T10:06:00.000Z");
    expect(world.dialog?.state).toBe("operator");
  });

  test("/bot gives back what lies in the queue: whoever writes there has it", () => {
    const world = createWorld({ desk: LIVE });
    world.event(leadSays("раз"));
    world.run(botSays({ type: "handoff" }));
    fromDesk(world, { type: "operator.command", lead, command: "bot", operator: { id: "7" } });
    expect(world.dialog?.state).toBe("bot");
  });

  test("the desk's own text reaches the lead who waits, and takes nothing", () => {
    const world = createWorld({ desk: LIVE });
    world.event(leadSays("оператора"));
    world.run(botSays({ type: "handoff" }));
    fromDesk(world, { ...wrote("Подождите, пожалуйста"), auto: true } as MappedEvent);
    world.run();
    expect(world.dialog).toMatchObject({ state: "waiting", phase: "queued" });
    expect(world.said()).toContain("Подождите, пожалуйста");
  });

  test("another operator who reads is greeted, the same one is not", () => {
    const world = handedOver();
    const joined = () => world.said().filter((text) => text.includes("подключился")).length;
    world.run();
    expect(joined()).toBe(1);
    fromDesk(world, { type: "operator.read", lead, operator: { id: "7", name: "Иван" } });
    fromDesk(world, { type: "operator.read", lead, operator: { id: "8", name: "Ольга" } });
    world.run();
    expect(joined()).toBe(2);
    expect(world.dialog?.operator).toEqual({ id: "8", name: "Ольга" });
  });
});

test("an operator's long text and file reach the lead as their messenger can show them", () => {
  const world = createWorld({ desk: LIVE, channel: { ...JIVO_LIKE, textMax: 10 } });
  fromDesk(world, wrote("один два три четыре"));
  fromDesk(world, {
    type: "operator.wrote",
    lead,
    message: { kind: "file", attachments: [{ kind: "file", url: "https://f.example/1.pdf" }] },
  });
  world.run();
  expect(world.said()).toEqual(expect.arrayContaining(["один два", "три четыре", "https://f.example/1.pdf"]));
});

function handedOver(): World {
  const world = createWorld({ desk: LIVE });
  world.event(leadSays("раз"));
  world.run(botSays({ type: "handoff" }));
  fromDesk(world, wrote("слушаю", { happenedAt: new Date(world.now).toISOString() }));
  world.run();
  return world;
}
