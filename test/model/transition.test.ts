import { describe, expect, it } from "vitest";
import type { Outcome } from "../../src/model/command.ts";
import { botSays, createWorld, DESK_LIKE, JIVO_LIKE, leadSays, type Row, type World } from "./world.ts";

const lead = { externalId: "50418" };
const chat = { externalId: "91207" };

function atOperator(world: World): void {
  world.event(leadSays("оператора!"));
  world.run(botSays({ type: "handoff", reason: "asked" }));
  world.event({ type: "operator.took", lead, dialog: chat, operator: { id: "9021", name: "Анна" } });
  world.run();
}

function handoffStarts(world: World): Row[] {
  return world.rows.filter((row) => row.command.type === "handoff.start");
}

function lastTold(world: World, type: string) {
  const row = world.rows.findLast((candidate) => candidate.command.type === "bot.notify" && candidate.command.event.type === type);
  if (!row || row.command.type !== "bot.notify") throw new Error(`the bot was never told ${type}`);
  return row.command.event;
}

describe("a dialog with the bot", () => {
  it("passes the lead's message to the bot and the bot's words to the lead, in order", () => {
    const world = createWorld();
    world.event(leadSays("Здравствуйте"));
    world.run(botSays({ type: "say", text: "раз" }, { type: "say", text: "два" }));
    expect(world.told()).toEqual(["message.received"]);
    expect(world.said()).toEqual(["раз", "два"]);
    expect(world.dialog).toMatchObject({ state: "bot", epoch: 1, externalId: "91207", bot: { binding: "robot", rule: "everyone" } });
  });

  it("turns a pressed caption back into its code, whatever its case and blanks", () => {
    const world = createWorld();
    world.event(leadSays("меню"));
    world.run(
      botSays({
        type: "say",
        text: "Как доставить?",
        buttons: [
          { code: "courier", caption: "Курьером" },
          { code: "self", caption: "Самовывоз" },
        ],
      }),
    );
    world.event(leadSays("  курьером "));
    expect(lastTold(world, "message.received").message).toMatchObject({
      kind: "choice",
      choice: { code: "courier", caption: "Курьером" },
      text: "  курьером ",
    });
  });

  it("reads a number as a choice only where the menu went out as numbered text", () => {
    const plain = createWorld({ channel: { ...JIVO_LIKE, buttons: null } });
    const native = createWorld();
    for (const world of [plain, native]) {
      world.event(leadSays("меню"));
      world.run(
        botSays({
          type: "say",
          text: "?",
          buttons: [
            { code: "a", caption: "Альфа" },
            { code: "b", caption: "Бета" },
          ],
        }),
      );
      world.event(leadSays("2"));
    }
    expect(lastTold(plain, "message.received").message).toMatchObject({ kind: "choice", choice: { code: "b" } });
    expect(lastTold(native, "message.received").message).toMatchObject({ kind: "text", text: "2" });
    expect(plain.said()).toEqual(["?\n1. Альфа\n2. Бета"]);
  });

  it("refuses a late answer to an older epoch but keeps what it sets", () => {
    const world = createWorld();
    atOperator(world);
    const decision = world.event({
      type: "bot.replied",
      lead,
      epoch: 1,
      actions: [
        { type: "say", text: "поздно" },
        { type: "set", attributes: { seen: true } },
      ],
    });
    expect(decision.refused).toMatchObject({ code: "bot.stale_epoch" });
    expect(world.lead.attributes).toEqual({ seen: true });
    world.run();
    expect(world.said()).toEqual([]);
  });

  it("applies an answer without an epoch only while the bot owns the dialog", () => {
    const world = createWorld();
    world.event(leadSays("привет"));
    world.run();
    world.event({ type: "bot.replied", lead, actions: [{ type: "say", text: "рассылка" }] });
    world.run();
    expect(world.said()).toEqual(["рассылка"]);
    atOperator(world);
    expect(world.event({ type: "bot.replied", lead, actions: [{ type: "say", text: "рассылка" }] }).refused).toMatchObject({
      code: "bot.not_owner",
    });
  });

  it("says nothing for a muted lead until it is switched on again", () => {
    const world = createWorld();
    world.event(leadSays("привет"));
    world.run(botSays({ type: "mute", muted: true }, { type: "say", text: "нет" }));
    world.event(leadSays("ау"));
    world.run();
    expect(world.told()).toEqual(["message.received"]);
    expect(world.said()).toEqual([]);
    world.event({
      type: "bot.replied",
      lead,
      actions: [
        { type: "mute", muted: false },
        { type: "say", text: "да" },
      ],
    });
    world.run();
    expect(world.said()).toEqual(["да"]);
  });
});

describe("a handoff", () => {
  it("is asked of the lead's own desk, silences the bot at once and tells it every step", () => {
    const world = createWorld();
    world.event(leadSays("оператора!"));
    world.run(botSays({ type: "say", text: "Соединяю" }, { type: "handoff", reason: "asked" }, { type: "say", text: "после" }));
    expect(handoffStarts(world)).toHaveLength(1);
    expect(world.said()).toEqual(["Соединяю"]);
    expect(world.dialog).toMatchObject({ state: "waiting", phase: "queued", epoch: 2, desk: { binding: "chat" } });
    expect(world.notes).toContainEqual(expect.objectContaining({ kind: "refused", data: { code: "bot.after_handoff" } }));
    world.event({ type: "operator.took", lead, dialog: chat, operator: { id: "9021", name: "Анна" } });
    expect(world.dialog).toMatchObject({ state: "operator", epoch: 3, operator: { name: "Анна" } });
    expect(world.told()).toEqual(["message.received", "handoff.queued", "operator.joined"]);
  });

  it.each([
    [{}, undefined],
    [{ id: "9021" }, { id: "9021" }],
  ])("tells the bot of an operator what is known: %j", (operator, known) => {
    const world = createWorld();
    world.event(leadSays("оператора!"));
    world.run(botSays({ type: "handoff" }));
    world.event({ type: "operator.took", lead, dialog: chat, operator });
    const told = world.rows.flatMap(({ command }) => (command.type === "bot.notify" ? [command.event] : [])).at(-1);
    expect(told?.type).toBe("operator.joined");
    expect(told && "operator" in told).toBe(known !== undefined);
    expect(told?.operator).toEqual(known);
  });

  it("sends what the bot said before it, even when the desk then refuses", () => {
    const world = createWorld();
    world.event(leadSays("оператора!"));
    world.start();
    world.settle(world.rows[0]!, {
      kind: "delivered",
      actions: [{ type: "say", text: "раз" }, { type: "say", text: "два" }, { type: "handoff" }],
    });
    world.run((row) => (row.command.type === "handoff.start" ? { kind: "rejected", reason: "400" } : undefined));
    expect(world.said()).toEqual(["раз", "два"]);
    expect(world.dialog).toMatchObject({ state: "bot" });
    expect(lastTold(world, "handoff.failed")).toMatchObject({ reason: "desk.rejected" });
  });

  it("holds what the lead writes meanwhile and hands it to the bot when nobody comes", () => {
    const world = createWorld();
    world.event(leadSays("оператора!"));
    world.run(botSays({ type: "handoff" }));
    world.event(leadSays("вы где?"));
    world.run();
    expect(world.told()).toEqual(["message.received", "handoff.queued"]);
    world.event({ type: "operators.unavailable", lead, dialog: chat });
    expect(lastTold(world, "operators.unavailable").messages).toMatchObject([{ by: "lead", text: "вы где?" }]);
    expect(world.dialog).toMatchObject({ state: "bot", epoch: 3 });
  });

  it("is not even asked for when the desk last said that nobody is online", () => {
    const world = createWorld();
    world.event(leadSays("оператора!", { online: false }));
    world.run(botSays({ type: "say", text: "Зову" }, { type: "handoff" }));
    expect(handoffStarts(world)).toEqual([]);
    expect(world.said()).toEqual(["Зову"]);
    expect(world.told()).toEqual(["message.received", "operators.unavailable"]);
    expect(world.dialog).toMatchObject({ state: "bot", epoch: 1 });
  });

  it("never goes round when the bot answers 'nobody is online' with another handoff", () => {
    const world = createWorld();
    world.event(leadSays("оператора!"));
    let invites = 0;
    world.run((row): Outcome | undefined => {
      if (row.command.type === "handoff.start") {
        invites += 1;
        return { kind: "delivered" };
      }
      if (row.command.type !== "bot.notify") return undefined;
      return row.command.event.type === "handoff.queued" ? undefined : { kind: "delivered", actions: [{ type: "handoff" }] };
    });
    for (let n = 0; n < 5; n += 1) {
      world.event({ type: "operators.unavailable", lead, dialog: chat });
      world.run((row): Outcome | undefined =>
        row.command.type === "bot.notify" ? { kind: "delivered", actions: [{ type: "handoff" }] } : undefined,
      );
    }
    expect(invites).toBe(1);
    expect(handoffStarts(world)).toHaveLength(1);
    expect(world.told().filter((type) => type === "operators.unavailable")).toHaveLength(1);
  });

  it("works a second, third and tenth time like the first", () => {
    const world = createWorld();
    for (let n = 1; n <= 10; n += 1) {
      atOperator(world);
      expect(world.dialog).toMatchObject({ state: "operator", handoffs: n });
      world.event(leadSays("спасибо, дальше сам"));
      world.run();
      expect(world.dialog).toMatchObject({ state: "bot" });
    }
    expect(world.told().filter((type) => type === "operator.joined")).toHaveLength(10);
    expect(world.told().filter((type) => type === "dialog.returned")).toHaveLength(10);
  });

  it("counts as taken after the set time when nothing spoke against it", () => {
    const world = createWorld();
    world.event(leadSays("оператора!"));
    world.run(botSays({ type: "handoff" }));
    world.elapse("assume.taken");
    expect(world.dialog).toMatchObject({ state: "operator", handoff: { assumed: true } });
    world.event({ type: "operator.took", lead, dialog: chat, operator: { id: "9021", name: "Анна" } });
    expect(world.dialog).toMatchObject({ operator: { name: "Анна" } });
    expect(world.told().filter((type) => type === "operator.joined")).toHaveLength(1);
  });

  it("cannot be taken back by the bot where the desk does not give chats back", () => {
    const world = createWorld();
    world.event(leadSays("оператора!"));
    world.run(botSays({ type: "handoff" }));
    expect(world.event({ type: "bot.replied", lead, epoch: 2, actions: [{ type: "return" }] }).refused).toMatchObject({
      code: "handoff.not_reclaimable",
    });
    expect(world.dialog).toMatchObject({ state: "waiting" });
  });

  it("is taken back by the bot where the desk can, with what the lead wrote meanwhile", () => {
    const world = createWorld({ desk: DESK_LIKE });
    world.event(leadSays("оператора!"));
    world.run(botSays({ type: "handoff" }));
    world.event(leadSays("хотя нет"));
    world.event({ type: "bot.replied", lead, epoch: 2, actions: [{ type: "return" }] });
    world.run();
    expect(world.dialog).toMatchObject({ state: "bot", epoch: 3 });
    expect(world.rows.some((row) => row.command.type === "handoff.cancel" && row.status === "delivered")).toBe(true);
    expect(lastTold(world, "dialog.returned")).toMatchObject({ reason: "bot", messages: [{ text: "хотя нет" }] });
  });
});

describe("an operator", () => {
  it("who takes first has the dialog, and the bot's unsent words stay unsent", () => {
    const world = createWorld();
    world.event(leadSays("расскажи всё"));
    world.start();
    world.settle(world.rows[0]!, { kind: "delivered", actions: ["1", "2", "3", "4", "5"].map((text) => ({ type: "say" as const, text })) });
    world.start();
    world.settle(world.rows[1]!, { kind: "delivered" });
    world.start(); // part 2 is under way, 3–5 wait
    world.event({ type: "operator.took", lead, dialog: chat });
    world.run();
    expect(world.said()).toEqual(["1", "2"]);
    expect(world.rows.filter((row) => row.status === "cancelled")).toHaveLength(3);
    expect(lastTold(world, "message.failed").messages).toHaveLength(3);
    expect(world.dialog).toMatchObject({ state: "operator", handoff: { by: "operator" } });
  });

  it("makes the bot's words from before his time stale for ever, also one that waited in backoff", () => {
    const world = createWorld();
    world.event(leadSays("расскажи"));
    world.start();
    world.settle(world.rows[0]!, { kind: "delivered", actions: [{ type: "say", text: "старое" }] });
    world.start();
    world.event({ type: "operator.took", lead, dialog: chat });
    world.settle(
      world.rows.find((row) => row.status === "started" && row.command.type === "message.send")!,
      { kind: "retry", reason: "503" },
    );
    world.event(leadSays("спасибо"));
    world.run();
    expect(world.dialog).toMatchObject({ state: "bot" });
    expect(world.said()).toEqual([]);
  });

  it("gives the dialog back by leaving: the lead's next message is the return and reaches the bot", () => {
    const world = createWorld();
    atOperator(world);
    world.now += 90_000;
    world.event(leadSays("ещё вопрос"));
    world.run(botSays({ type: "say", text: "слушаю" }));
    expect(world.told().slice(-2)).toEqual(["dialog.returned", "message.received"]);
    expect(lastTold(world, "dialog.returned")).toMatchObject({
      reason: "operator.left",
      seconds: 90,
      operator: { name: "Анна" },
      epoch: 4,
    });
    expect(world.said()).toEqual(["слушаю"]);
  });

  it("is not taken for gone by a message that was written before he came and delivered just after", () => {
    const world = createWorld();
    atOperator(world);
    const took = world.now;
    const late = (seconds: number, arrives: number) => {
      world.now = took + arrives;
      const event = leadSays("ещё");
      const at = new Date(took - seconds * 1000).toISOString();
      return world.event(event.type === "message.received" ? { ...event, message: { ...event.message, at } } : event);
    };
    late(3, 2_000);
    expect(world.dialog).toMatchObject({ state: "operator" });
    expect(world.dialog?.handoff?.stretch.at(-1)).toMatchObject({ text: "ещё" });
    late(3, 20_000);
    expect(world.dialog).toMatchObject({ state: "bot" });
  });

  it("who comes after another is told to the bot once, and again only when he changes", () => {
    const world = createWorld();
    atOperator(world);
    world.event({ type: "operator.took", lead, dialog: chat, operator: { id: "9021", name: "Анна" } });
    world.event({ type: "operator.took", lead, dialog: chat, operator: { id: "9022", name: "Пётр" } });
    world.event({ type: "operator.took", lead, dialog: chat, operator: { id: "9022", name: "Пётр" } });
    expect(world.told().filter((type) => type === "operator.joined")).toHaveLength(2);
    expect(world.dialog?.operator).toEqual({ id: "9022", name: "Пётр" });
  });

  it("whom the provider names now by id and name, now by name, now not at all, is one operator", () => {
    const world = createWorld();
    world.event(leadSays("оператора!"));
    world.run(botSays({ type: "handoff" }));
    world.event({ type: "operator.took", lead, dialog: chat });
    world.event({ type: "operator.took", lead, dialog: chat, operator: { id: "9021", name: "Анна" } });
    world.event({ type: "operator.wrote", lead, dialog: chat, operator: { name: "Анна" }, message: { kind: "text", text: "раз" } });
    world.event({ type: "operator.wrote", lead, dialog: chat, operator: { id: "9021" }, message: { kind: "text", text: "два" } });
    world.event({ type: "operator.wrote", lead, dialog: chat, message: { kind: "text", text: "три" } });
    expect(world.told().filter((type) => type === "operator.joined")).toHaveLength(1);
    expect(world.dialog?.operator).toEqual({ id: "9021", name: "Анна" });
  });

  it("who takes over from another keeps nothing of the other's name", () => {
    const world = createWorld();
    atOperator(world);
    world.event({ type: "operator.took", lead, dialog: chat, operator: { id: "9022" } });
    expect(world.dialog?.operator).toEqual({ id: "9022" });
    world.event({ type: "operator.took", lead, dialog: chat, operator: { id: "9022", name: "Пётр" } });
    expect(world.dialog?.operator).toEqual({ id: "9022", name: "Пётр" });
  });

  it("at another desk gets the request with history, and his words reach the lead with each notice once", () => {
    const world = createWorld({ desk: DESK_LIKE });
    world.event(leadSays("оператора!"));
    world.run(botSays({ type: "set", desk: { order: 705 } }, { type: "handoff", group: "vip" }));
    expect(handoffStarts(world)[0]!.command).toMatchObject({
      to: "center",
      handoff: { group: "vip", history: 50, attributes: { order: 705 } },
    });
    world.event({ type: "operator.took", lead, operator: { id: "1", name: "Ольга" } }, { binding: "center" });
    world.event(
      { type: "operator.wrote", lead, operator: { id: "1", name: "Ольга" }, message: { kind: "text", text: "Добрый день" } },
      { binding: "center" },
    );
    world.event(leadSays("здравствуйте"));
    world.run();
    expect(world.said()).toEqual(["Диалог переведён на оператора", "Оператор Ольга подключился к диалогу", "Добрый день"]);
    expect(world.rows.filter((row) => row.command.type === "message.mirror").map((row) => row.command)).toMatchObject([
      { to: "center", message: { text: "здравствуйте" } },
    ]);
    world.event({ type: "dialog.returned", lead, operator: { id: "1", name: "Ольга" } }, { binding: "center" });
    world.run();
    expect(world.said().at(-1)).toBe("Оператор вернул диалог боту");
    expect(lastTold(world, "dialog.returned").messages?.map((message) => message.text)).toEqual(["Добрый день", "здравствуйте"]);
  });

  it("learns on his desk that a message did not reach the lead", () => {
    const world = createWorld({ desk: DESK_LIKE });
    world.event(leadSays("оператора!"));
    world.run(botSays({ type: "handoff" }));
    world.event({ type: "operator.wrote", lead, message: { kind: "text", text: "ау" } }, { binding: "center" });
    world.run((row) => (row.command.context["kind"] === "relay" ? { kind: "dead", reason: "the provider is down" } : undefined));
    const report = world.rows.findLast((row) => row.command.type === "message.mirror");
    expect(report?.command).toMatchObject({ to: "center", message: { by: "system", text: expect.stringContaining("не доставлено") } });
  });
});

describe("a message that never arrives", () => {
  it("is reported to the bot, but a bot that answers every report with more of them is not told for ever", () => {
    const world = createWorld();
    world.event(leadSays("привет"));
    world.run((row): Outcome =>
      row.command.type === "bot.notify"
        ? { kind: "delivered", actions: [{ type: "say", text: "не дошло" }] }
        : { kind: "dead", reason: "400" },
    );
    expect(world.told()).toEqual(["message.received", "message.failed", "message.failed", "message.failed"]);
    world.event(leadSays("ау"));
    world.run((row): Outcome =>
      row.command.type === "bot.notify"
        ? { kind: "delivered", actions: [{ type: "say", text: "не дошло" }] }
        : { kind: "dead", reason: "400" },
    );
    expect(world.told().filter((type) => type === "message.failed")).toHaveLength(6);
  });
});

describe("the end of a chat", () => {
  it("cancels what is queued, tells the bot once, and lets nothing out until the lead writes", () => {
    const world = createWorld();
    world.event(leadSays("привет"));
    world.start();
    world.settle(world.rows[0]!, { kind: "delivered", actions: ["1", "2", "3"].map((text) => ({ type: "say" as const, text })) });
    world.start();
    world.event({ type: "dialog.closed", lead, dialog: chat });
    world.event({ type: "dialog.closed", lead, dialog: chat, reason: "finished" });
    world.run();
    expect(world.said()).toEqual(["1"]);
    expect(world.told()).toEqual(["message.received", "message.failed", "dialog.closed"]);
    expect(world.event({ type: "bot.replied", lead, actions: [{ type: "say", text: "эй" }] }).refused).toMatchObject({
      code: "bot.not_owner",
      reason: expect.stringContaining("closed"),
    });
    world.event(leadSays("снова я", { chat: "91300" }));
    world.run(botSays({ type: "say", text: "привет снова" }));
    expect(world.said()).toEqual(["1", "привет снова"]);
    expect(world.dialog).toMatchObject({ state: "bot", externalId: "91300", handoffs: 0 });
    expect(world.lead.pastChats).toEqual(["91207"]);
  });

  it("returns a handed-over dialog, with the human stretch, and closes it", () => {
    const world = createWorld();
    atOperator(world);
    world.event({ type: "operator.wrote", lead, dialog: chat, message: { kind: "text", text: "Готово" } });
    world.event({ type: "dialog.closed", lead, dialog: chat });
    world.run();
    expect(world.told().slice(-1)).toEqual(["dialog.returned"]);
    expect(lastTold(world, "dialog.returned")).toMatchObject({
      reason: "closed",
      dialog: { state: "closed" },
      messages: [{ text: "Готово" }],
    });
  });

  it("is undone by an operator who writes there again, but not by a late note that one had accepted", () => {
    const world = createWorld();
    atOperator(world);
    world.event({ type: "dialog.closed", lead, dialog: chat });
    world.event({ type: "operator.took", lead, dialog: chat, reopens: false });
    expect(world.dialog).toMatchObject({ state: "closed" });
    world.event({ type: "operator.wrote", lead, dialog: chat, message: { kind: "text", text: "забыла сказать" } });
    expect(world.dialog).toMatchObject({ state: "operator" });
  });

  it("of a past chat changes nothing", () => {
    const world = createWorld();
    world.event(leadSays("раз"));
    world.event(leadSays("два", { chat: "91300" }));
    world.run();
    world.event({ type: "dialog.closed", lead, dialog: chat });
    expect(world.dialog).toMatchObject({ state: "bot", externalId: "91300" });
    expect(world.notes.at(-1)).toMatchObject({ kind: "ignored", data: { chat: "91207" } });
  });

  it("comes by itself after a day without a word, never while an operator leads", () => {
    const world = createWorld();
    world.event(leadSays("раз"));
    world.run();
    world.now += 3_600_000;
    world.event(leadSays("два"));
    world.run();
    world.elapse("idle.end");
    expect(world.dialog).toMatchObject({ state: "bot" });
    world.elapse("idle.end");
    expect(world.dialog).toMatchObject({ state: "closed", closeReason: "idle" });
    atOperator(world);
    world.elapse("idle.end");
    expect(world.dialog).toMatchObject({ state: "operator" });
  });
});

describe("a bot that fails", () => {
  const dead = (row: Row): Outcome | undefined => (row.command.type === "bot.notify" ? { kind: "dead", reason: "no answer" } : undefined);

  it("opens the way to a person: one handoff, one notice", () => {
    const world = createWorld();
    world.event(leadSays("привет", { online: true }));
    world.run(dead);
    expect(handoffStarts(world)).toHaveLength(1);
    expect(world.said()).toEqual(["Бот временно недоступен, подключаем оператора"]);
    expect(world.dialog).toMatchObject({ state: "waiting", handoff: { by: "gateway", reason: "bot.down" } });
  });

  it("with nobody online tells the lead once, and does not invite in a loop", () => {
    const world = createWorld();
    world.event(leadSays("привет"));
    world.run(dead);
    world.event({ type: "operators.unavailable", lead, dialog: chat });
    world.run(dead);
    for (const text of ["ау", "есть кто?"]) {
      world.event(leadSays(text));
      world.run(dead);
    }
    expect(handoffStarts(world)).toHaveLength(1);
    expect(world.said()).toEqual(["Бот временно недоступен, подключаем оператора"]);
    world.now += 6 * 60_000;
    world.event(leadSays("и теперь никого?", { online: true }));
    world.run(dead);
    expect(handoffStarts(world)).toHaveLength(2);
    expect(world.said()).toHaveLength(1);
  });

  it("queues where the desk can hold the request, and goes back to trying the bot where it refuses", () => {
    const world = createWorld({ desk: DESK_LIKE });
    world.event(leadSays("привет"));
    world.run(dead);
    world.event({ type: "operators.unavailable", lead }, { binding: "center" });
    world.run(dead);
    expect(world.dialog).toMatchObject({ state: "waiting", phase: "queued" });
    expect(world.said().filter((text) => text.startsWith("Бот временно"))).toHaveLength(1);

    const refusing = createWorld({ desk: DESK_LIKE });
    refusing.event(leadSays("привет"));
    refusing.run((row) => dead(row) ?? (row.command.type === "handoff.start" ? { kind: "unavailable", reason: "nobody" } : undefined));
    expect(refusing.dialog).toMatchObject({ state: "bot" });
    expect(refusing.said()).toEqual(["Бот временно недоступен, подключаем оператора"]);
  });

  it("and promised a late answer is given up after the set silence", () => {
    const world = createWorld();
    world.event(leadSays("подумай", { online: true }));
    world.run((row) => (row.command.type === "bot.notify" ? { kind: "delivered", later: true } : undefined));
    expect(world.dialog).toMatchObject({ state: "bot" });
    world.elapse("bot.silence");
    expect(world.dialog).toMatchObject({ state: "waiting", handoff: { by: "gateway" } });
  });

  it("is not given up when the promised answer came", () => {
    const world = createWorld();
    world.event(leadSays("подумай"));
    world.run((row) => (row.command.type === "bot.notify" ? { kind: "delivered", later: true } : undefined));
    world.event({ type: "bot.replied", lead, epoch: 1, actions: [{ type: "say", text: "42" }] });
    expect(world.dialog?.timers.map((timer) => timer.name)).toEqual(["idle.end"]);
  });

  it("counts as alive again after its next answer", () => {
    const world = createWorld();
    world.event(leadSays("раз", { online: true }));
    world.run(dead);
    world.event({ type: "operators.unavailable", lead, dialog: chat });
    world.run();
    expect(world.dialog?.botDown).toBeUndefined();
  });
});

describe("what is known of the lead", () => {
  it("a later non-empty value replaces, an empty one never erases, and the bot hears of it once", () => {
    const world = createWorld();
    world.event(leadSays("привет"));
    world.run();
    world.event({ type: "lead.updated", lead: { ...lead, name: "Марина К.", phone: "+79171234567", email: "" } });
    world.event({ type: "lead.updated", lead: { ...lead, name: "", phone: null, email: "" } });
    world.event({ type: "lead.updated", lead: { ...lead, phone: "+79170000000" } });
    expect(world.lead).toMatchObject({ name: "Марина К.", phone: "+79170000000" });
    expect(world.lead.email).toBeUndefined();
    expect(world.told().filter((type) => type === "lead.updated")).toHaveLength(2);
  });

  it("is kept even before there is a dialog", () => {
    const world = createWorld();
    const decision = world.event({ type: "lead.updated", lead: { ...lead, name: "Марина" } });
    expect(decision.dialog).toBeNull();
    expect(world.lead.name).toBe("Марина");
    expect(world.rows).toEqual([]);
  });
});

describe("a redeploy", () => {
  it("that removes the desk gives its dialogs back to the bot", () => {
    const world = createWorld({ desk: DESK_LIKE });
    world.event(leadSays("оператора!"));
    world.run(botSays({ type: "handoff" }));
    world.event({ type: "binding.removed" }, { binding: "center" });
    expect(world.dialog).toMatchObject({ state: "bot" });
    expect(lastTold(world, "handoff.failed")).toMatchObject({ reason: "desk.removed" });
  });
});
