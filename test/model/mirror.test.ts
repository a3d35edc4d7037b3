import { describe, expect, test } from "vitest";
import type { Outcome } from "../../src/model/command.ts";
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
function toDesk(world: World, desk = "center"): string[] {
  return world.rows.flatMap(({ command, status }) =>
    command.to !== desk || status === "cancelled" ? [] : [command.type === "message.mirror" ? (command.message.text ?? "") : command.type],
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

  test("gets a file's words within its limits, and without marks that it would show as they are", () => {
    const marked = { type: "say", text: "**Важно**: смотрите чек", format: "markdown" };
    const check = { attachments: [{ kind: "image", url: "https://files.example/1.jpg" }] };
    const world = createWorld({ desk: { ...LIVE, textMax: 60 }, headers: HEADERS });
    world.event(leadSays("чек?"));
    world.run(botSays({ ...marked, ...check }, { type: "say", text: "а".repeat(80), ...check }));
    const [, captioned, ...long] = mirrored(world);
    expect(captioned).toBe("🤖 Бот\nВажно: смотрите чек");
    for (const text of long) expect(text.length).toBeLessThanOrEqual(60);
    expect(long.join("").replaceAll(/[^а]/gu, "")).toBe("а".repeat(80));
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

  test.each([
    { asked: "was told", toSecond: ["оператора", "handoff.start", "handoff.cancel"] },
    { asked: "was not reached", toSecond: ["оператора"] },
  ])("takes the dialog while another desk is asked: that one, which $asked, is asked no more", ({ asked, toSecond }) => {
    const world = createWorld({
      desk: LIVE,
      second: LIVE,
      handoff: { assignTimeout: { after: 60_000, then: "desk", desk: "second" } },
    });
    world.event(leadSays("оператора"));
    world.run(botSays({ type: "handoff" }));
    world.elapse("assign.timeout");
    if (asked === "was told") world.run();
    fromDesk(world, wrote("слушаю"));
    world.run();
    expect(world.dialog).toMatchObject({ state: "operator", handoff: { desk: "center" } });
    expect(toDesk(world, "second")).toEqual(toSecond);
  });

  test("still holds the dialog for its operators after it was excluded for a while", () => {
    let excluded: string | undefined;
    const world = createWorld({ desk: LIVE, excluded: () => excluded });
    world.event(leadSays("раз"));
    world.run(botSays({ type: "handoff" }));
    fromDesk(world, wrote("слушаю"));
    fromDesk(world, { type: "operator.command", command: "bot", lead });
    excluded = "messenger telegram is excluded";
    world.event(leadSays("тайна"));
    world.run();
    excluded = undefined;
    world.event(leadSays("при открытом диалоге"));
    world.run();
    expect(mirrored(world)).toEqual(["раз"]);
    fromDesk(world, { type: "dialog.returned", lead });
    world.event(leadSays("слышно"));
    expect(mirrored(world)).toEqual(["раз", "при открытом диалоге", "слышно"]);
  });

  test("that takes a request which the lead has withdrawn meanwhile holds the dialog: its operators see no more of it", () => {
    const world = createWorld({ desk: LIVE, handoff: { returnOn: ["меню"] } });
    world.event(leadSays("оператора"));
    const underWay = runUpTo(world, "handoff.start", botSays({ type: "handoff" }));
    world.event(leadSays("меню"));
    expect(world.dialog?.state).toBe("bot");
    world.settle(underWay, { kind: "delivered" });
    world.run();
    world.event(leadSays("это только боту"));
    world.run();
    expect(mirrored(world)).not.toContain("это только боту");
    fromDesk(world, { type: "dialog.returned", lead });
    world.event(leadSays("слышно"));
    expect(mirrored(world).slice(-2)).toEqual(["это только боту", "слышно"]);
  });

  test("whose clock is behind ours is believed when its operator closes soon after taking", () => {
    const world = createWorld({ desk: LIVE });
    world.event(leadSays("оператора"));
    world.run(botSays({ type: "handoff" }));
    const there = () => ({ happenedAt: new Date(world.now - 60_000).toISOString() });
    world.now += 5_000;
    fromDesk(world, wrote("слушаю", there()));
    expect(world.dialog?.state).toBe("operator");
    world.now += 10_000;
    fromDesk(world, { type: "dialog.returned", lead, operator: { id: "7" }, ...there() });
    expect(world.dialog?.state).toBe("bot");
  });

  test("does not open a dialog again that the channel has closed, by words from before that", () => {
    const world = handedOver();
    world.now += 60_000;
    const before = new Date(world.now - 1_000).toISOString();
    world.event({ type: "dialog.closed", lead, dialog: { externalId: "91207" } });
    const late = { kind: "text", text: "опоздало", at: before } as const;
    fromDesk(world, { ...wrote("опоздало", { happenedAt: before }), message: late } as MappedEvent);
    world.run();
    expect(world.dialog?.state).toBe("closed");
    world.now += 60_000;
    fromDesk(world, wrote("ещё вопрос?", { happenedAt: new Date(world.now).toISOString() }));
    expect(world.dialog?.state).toBe("operator");
  });

  test("whose operator takes over from another desk's gets what was said, and holds the dialog from then on", () => {
    const world = createWorld({ desk: LIVE, second: LIVE });
    world.event(leadSays("раз"));
    world.run(botSays({ type: "handoff" }));
    fromDesk(world, wrote("слушаю"));
    world.event({ type: "operator.took", lead, operator: { id: "9" } }, { binding: "second" });
    world.run();
    expect(world.dialog).toMatchObject({ handoff: { desk: "second" }, mirrors: { second: { routed: true } } });
    expect(toDesk(world, "second")).toEqual(["раз", "слушаю"]);
  });

  test("is heard when it closes the dialog while another desk is asked: later lines go there again", () => {
    const world = createWorld({
      desk: LIVE,
      second: LIVE,
      handoff: { assignTimeout: { after: 60_000, then: "desk", desk: "second" } },
    });
    world.event(leadSays("оператора"));
    world.run(botSays({ type: "handoff" }));
    world.elapse("assign.timeout");
    world.run();
    expect(world.dialog).toMatchObject({ state: "waiting", handoff: { desk: "second" } });
    fromDesk(world, { type: "dialog.returned", lead });
    expect(world.dialog).toMatchObject({ state: "waiting", handoff: { desk: "second" } });
    world.event({ type: "dialog.returned", lead }, { binding: "second" });
    world.event(leadSays("снова бот"));
    world.run();
    expect(toDesk(world).at(-1)).toBe("снова бот");
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

test("words of the bot that the lead never got are not caught up either", () => {
  const world = createWorld({ desk: { ...LIVE, mirror: "handoff" } });
  world.event(leadSays("раз"));
  world.event({ type: "bot.replied", lead: {}, actions: [{ type: "say", text: "не дошло" }] });
  fromDesk(world, wrote("я тут"));
  expect(mirrored(world)).toEqual(["раз"]);
});

test("a header that leaves no room for the words is left out", () => {
  const world = createWorld({ desk: { ...LIVE, textMax: 10 }, headers: { bot: null, lead: "очень длинный заголовок" } });
  world.event(leadSays("коротко"));
  expect(mirrored(world)).toEqual(["коротко"]);
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

/** Delivers everything before the first command of that type, which is under way then. */
function runUpTo(world: World, type: string, answer: (row: Row) => Outcome | undefined): Row {
  for (let step = 0; step < 100; step += 1) {
    world.start();
    const started = world.rows.filter((row) => row.status === "started");
    const wanted = started.find((row) => row.command.type === type);
    if (wanted) return wanted;
    for (const row of started.slice(0, 1)) world.settle(row, answer(row) ?? { kind: "delivered" });
  }
  throw new Error(`no ${type} was started`);
}

function handedOver(): World {
  const world = createWorld({ desk: LIVE });
  world.event(leadSays("раз"));
  world.run(botSays({ type: "handoff" }));
  fromDesk(world, wrote("слушаю", { happenedAt: new Date(world.now).toISOString() }));
  world.run();
  return world;
}
