import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Action } from "../../src/model/bot.ts";
import { answers, say, storyOf, words } from "./site.ts";
import { VISITOR, createWebimWorld } from "./webim-world.ts";
import type { WebimWorld } from "./webim-world.ts";

let world: WebimWorld;
beforeEach(async () => {
  world = await createWebimWorld();
});
afterEach(() => world.close());

async function other(options: Parameters<typeof createWebimWorld>[0]): Promise<void> {
  await world.close();
  world = await createWebimWorld(options);
}

const HANDOFF = { type: "handoff", reason: "asked" } as const;
const IVAN = 193903;
const OLGA = 193904;
const OK = { result: "ok" };

/** A bot that repeats what it hears, and calls an operator for «Оператора!». */
const echo = () =>
  answers(world, {
    "message.received": (event) => (words(event) === "Оператора!" ? [say("Минуту"), HANDOFF] : [say(`эхо: ${words(event)}`)]),
  });

async function leadSays(text: string): Promise<void> {
  await world.webim.write(VISITOR, text);
  await world.settle();
}

const chat = () => world.webim.account.visitors.get(VISITOR)?.chatId ?? 0;
const state = () => world.webim.account.chats.get(chat())?.state;
const redirects = () => world.calls().filter(({ method }) => method === "redirect_chat");
/** How often the Stored Data API was called. */
const asked = (what: string) => world.webim.journal.lines.filter((line) => line.what === "in" && line.text.split(":")[0] === what).length;
async function answered(what: string, times: number): Promise<void> {
  await vi.waitFor(() => expect(asked(what)).toBe(times), 5_000);
  await world.settle();
}
const dialog = async () => (await world.leadOf()).dialog;
const lastTold = (type: string) => world.told(type).at(-1);

function newVisitor(fields: Record<string, string | null> = { name: "Анна" }): void {
  world.webim.addVisitor({ id: VISITOR, fields });
}

/** The bot asked for a person, and the chat lies in the department's queue. */
async function handedOver(): Promise<void> {
  echo();
  newVisitor();
  await leadSays("Здравствуйте");
  await leadSays("Оператора!");
}

async function withOperator(): Promise<void> {
  await handedOver();
  await world.webim.accept(chat(), IVAN);
  await world.settle();
}

describe("the bot leads", () => {
  it("answers a new chat's first message, and each later one, as a text (WB-08)", async () => {
    echo();
    newVisitor();
    await leadSays("Здравствуйте");
    await leadSays("Где мой заказ?");
    expect(world.screen()).toEqual([
      "visitor: Здравствуйте",
      "bot: эхо: Здравствуйте",
      "visitor: Где мой заказ?",
      "bot: эхо: Где мой заказ?",
    ]);
    expect(world.heard()).toEqual(["message.received", "message.received"]);
    expect(world.told("message.received")[0]).toMatchObject({
      lead: { externalId: VISITOR, name: "Анна" },
      dialog: { state: "bot", binding: "webim", externalId: String(chat()) },
    });
    expect(world.calls().every(({ body }) => body["chat_id"] === chat())).toBe(true);
  });

  it("tells the bot of a chat that opens without a message", async () => {
    answers(world, { "dialog.opened": [say("Чем помочь?")] });
    newVisitor();
    await world.webim.open(VISITOR);
    await world.settle();
    expect(world.heard()).toEqual(["dialog.opened"]);
    expect(world.screen()).toEqual(["bot: Чем помочь?"]);
  });

  it("takes name, phone and e-mail from visitor.fields, and the messenger from the page of chat_started", async () => {
    echo();
    world.webim.addVisitor({
      id: VISITOR,
      fields: { id: "c-7", name: "Анна Смирнова", phone: "+79110000001", email: "anna@example.com", comment: null },
      page: "https://telegram.me/shop_bot",
    });
    await leadSays("Привет");
    expect(world.told("message.received")[0]).toMatchObject({
      lead: { name: "Анна Смирнова", phone: "+79110000001", email: "anna@example.com", attributes: { customerId: "c-7" } },
    });
    // The handler came before the lead was known; the next one is understood.
    await world.webim.accept(chat(), IVAN);
    await world.post("?event=chat_started", { chat: { id: chat(), start_page: { url: "https://telegram.me/shop_bot" } } });
    await world.settle();
    expect((await world.leadOf()).lead).toMatchObject({ messenger: "telegram", page: "https://telegram.me/shop_bot" });
  });

  it("sends a menu after its text, and gives the code of the pressed button to the bot, however long it is (WB-08)", async () => {
    const long = "сценарий:заказ-778812:вопрос-про-доставку";
    answers(world, {
      "message.received": (event) =>
        words(event) === "меню"
          ? [
              {
                type: "say",
                text: "Чем помочь?",
                buttons: [
                  { code: "price", caption: "Цены" },
                  { code: long, caption: "Доставка" },
                ],
              },
            ]
          : [],
    });
    newVisitor();
    await leadSays("меню");
    expect(world.screen().slice(1)).toEqual(["bot: Чем помочь?", "bot: [Цены] / [Доставка]"]);
    const [text, keyboard] = world.calls();
    expect(text?.body["message"]).toEqual({ kind: "operator", text: "Чем помочь?" });
    expect(keyboard?.body["message"]).toMatchObject({
      kind: "keyboard",
      buttons: [[{ id: "price", text: "Цены" }], [{ text: "Доставка" }]],
    });
    expect(world.calls().map(({ status }) => status)).toEqual([200, 200]);

    await world.webim.press(VISITOR, "Доставка");
    await world.webim.press(VISITOR, "Цены");
    await leadSays("доставка");
    expect(
      world
        .told("message.received")
        .slice(1)
        .map((event) => event["message"]),
    ).toMatchObject([
      { kind: "choice", choice: { code: long, caption: "Доставка" } },
      { kind: "choice", choice: { code: "price", caption: "Цены" } },
      { kind: "choice", choice: { code: long, caption: "Доставка" } },
    ]);
  });

  it("writes a menu as numbered text where buttons are off (WB-09)", async () => {
    await other({ binding: "inlineButtons: false" });
    const buttons = [
      { code: "price", caption: "Цены" },
      { code: "op", caption: "Оператор" },
    ];
    answers(world, { "message.received": (event) => (words(event) === "меню" ? [{ type: "say", text: "Что?", buttons }] : []) });
    newVisitor();
    await leadSays("меню");
    expect(world.screen().at(-1)).toBe("bot: Что?\n1. Цены\n2. Оператор");
    await leadSays("2");
    expect(world.told("message.received").map(words)).toEqual(["меню", "op"]);
  });

  it("carries files both ways, and ignores kinds that nobody knows (WB-08)", async () => {
    answers(world, {
      "message.received": [{ type: "say", text: "Схема", attachments: [{ kind: "image", url: "https://files.example.com/u/schema.png" }] }],
    });
    newVisitor();
    await world.webim.file(VISITOR, { url: "https://w.example/f/1?hash=5d", name: "chek.jpg", mediaType: "image/jpeg", size: 184220 });
    await world.settle();
    expect(world.told("message.received")[0]?.["message"]).toMatchObject({
      kind: "image",
      attachments: [{ kind: "image", url: "https://w.example/f/1?hash=5d", name: "chek.jpg", mediaType: "image/jpeg", size: 184220 }],
    });
    expect(world.calls().map(({ body }) => body["message"])).toEqual([
      { kind: "operator", text: "Схема" },
      { kind: "file_operator", data: { url: "https://files.example.com/u/schema.png", name: "schema.png", media_type: "image/png" } },
    ]);
    await world.webim.says(VISITOR, { kind: "sticker_visitor", data: { stickerId: 12 } });
    await world.settle();
    expect(world.told("message.received")).toHaveLength(1);
    expect(state()).toBe("chatting_with_robot");
  });

  it("answers {result: ok} at once, while the bot still thinks", async () => {
    world.bot.answerWith(() => ({ hang: true }));
    newVisitor();
    await world.webim.write(VISITOR, "Ау");
    const event = world.webim.journal.lines.find(({ what, text }) => what === "out" && text === "bot");
    expect(event).toMatchObject({ status: 200, answer: OK });
    expect(state()).toBe("chatting_with_robot");
  });

  it("does once what comes twice: new_chat and new_message alike", async () => {
    await other({ switches: { duplicates: 2, chatDuplicates: 2 } });
    echo();
    newVisitor();
    await leadSays("да");
    await leadSays("да");
    expect(world.screen()).toEqual(["visitor: да", "bot: эхо: да", "visitor: да", "bot: эхо: да"]);
  });

  it("waits for new_chat when new_message overtakes it, and understands ids as texts and keys of later versions", async () => {
    await other({ switches: { chatIds: "strings", extraKeys: true, versionHeaders: false } });
    echo();
    expect(await world.post("", { event: "new_message", chat_id: "55", message: { id: "m2", kind: "visitor", text: "Ау" } })).toEqual({
      status: 200,
      json: OK,
    });
    await world.settle();
    expect(world.heard()).toEqual([]);
    await world.post("", {
      event: "new_chat",
      chat: { id: 55 },
      visitor: { id: "v-55" },
      messages: [{ id: "m1", kind: "visitor", text: "Эй" }],
    });
    await world.settle();
    expect(world.told("message.received").map(words)).toEqual(["Эй", "Ау"]);
    newVisitor();
    await leadSays("Привет");
    expect(world.screen()).toEqual(["visitor: Привет", "bot: эхо: Привет"]);
  });

  it("closes the chat when the bot says so, after its last words; the visitor's next message starts another", async () => {
    answers(world, { "message.received": (event) => (words(event) === "пока" ? [say("До свидания"), { type: "close" }, say("?")] : []) });
    newVisitor();
    await leadSays("пока");
    expect(world.calls().map(({ method, status }) => `${method} ${status}`)).toEqual(["send_message 200", "close_chat 200"]);
    expect(world.screen().at(-1)).toBe("bot: До свидания");
    expect(await dialog()).toMatchObject({ state: "closed", closeReason: "closed.by.bot" });
    expect(world.heard()).toEqual(["message.received", "dialog.closed"]);
    const first = chat();
    await world.webim.finalClose(first);
    await leadSays("Снова я");
    expect(chat()).not.toBe(first);
    expect(await dialog()).toMatchObject({ state: "bot", externalId: String(chat()) });
    expect(world.heard()).toEqual(["message.received", "dialog.closed", "message.received"]);
  });
});

describe("the handoff", () => {
  it.each([
    ["knowing who is online", {}],
    ["asking nobody", { settings: "botOperator: 192162" }],
  ])("says that the bot is down before the redirect, after which nothing more may be said: %s", async (_, options) => {
    await other(options);
    world.bot.answerWith(() => ({ status: 404 }));
    newVisitor();
    await leadSays("Здравствуйте");
    await world.advance(10_000);
    expect(redirects()).toHaveLength(1);
    expect(world.screen()[1]).toBe("bot: Бот временно недоступен, подключаем оператора");
    expect((await world.dead()).map(({ binding }) => binding)).not.toContain("webim");
  });

  it("asks who is online, tells the lead, redirects to the configured department, and is silent (WB-03)", async () => {
    await handedOver();
    expect(redirects().map(({ body }) => body)).toEqual([{ chat_id: chat(), dep_key: "operatory" }]);
    expect(state()).toBe("queue");
    expect(world.webim.account.chats.get(chat())?.department).toBe("operatory");
    expect(world.screen().slice(-2)).toEqual(["bot: Минуту", "bot: Диалог переведён на оператора"]);
    const order = world.webim.journal.lines.filter(({ what }) => what === "in").map(({ text }) => text);
    expect(order.slice(-3)).toEqual(["operators", "send_message", "redirect_chat"]);
    expect(world.heard().at(-1)).toBe("handoff.queued");

    await world.webim.accept(chat(), IVAN);
    await world.settle();
    expect(lastTold("operator.joined")).toMatchObject({ operator: { id: String(IVAN) } });
    expect(await dialog()).toMatchObject({ state: "operator" });
    world.webim.reply(chat(), "Иван, чем помочь?");
    await leadSays("Заказ не пришёл");
    expect(world.screen().slice(-2)).toEqual(["operator: Иван, чем помочь?", "visitor: Заказ не пришёл"]);
    expect(world.told("message.received")).toHaveLength(2);
  });

  it("stays with the bot when only the bot's own operator is online, and promises nobody", async () => {
    answers(world, {
      "message.received": [HANDOFF],
      "operators.unavailable": [say("Сейчас никого нет")],
    });
    world.webim.setStatus(IVAN, "invisible");
    newVisitor();
    await leadSays("Оператора!");
    expect(redirects()).toEqual([]);
    expect(world.heard()).toEqual(["message.received", "operators.unavailable"]);
    expect(world.screen()).toEqual(["visitor: Оператора!", "bot: Сейчас никого нет"]);
    expect(await dialog()).toMatchObject({ state: "bot", operatorsOnline: { online: false } });
  });

  it.each(["status", "200"] as const)("a redirect that fails (errors: %s) keeps the dialog with the bot", async (errors) => {
    await other({ switches: { errors } });
    answers(world, { "message.received": [HANDOFF], "operators.unavailable": [say("Сейчас никого нет")] });
    // Мария is online in the account, but in no department that takes chats.
    world.webim.account.operators.set(7, { id: 7, name: "Склад", email: "s@shop.example", roles: ["operator"], status: "online" });
    world.webim.setStatus(IVAN, "offline");
    newVisitor();
    await leadSays("Оператора!");
    expect(redirects()).toHaveLength(1);
    expect(world.heard()).toEqual(["message.received", "operators.unavailable"]);
    expect(state()).toBe("chatting_with_robot");
    expect(world.screen().at(-1)).toBe("bot: Сейчас никого нет");
  });

  it("tells a bot that asks who is online: the bot's own operator and an administrator do not count", async () => {
    echo();
    newVisitor();
    await leadSays("Привет");
    expect(await world.availability()).toEqual({ online: true });
    world.webim.setStatus(IVAN, "invisible");
    await world.advance(20_001);
    expect(await world.availability()).toEqual({ online: false });
    world.webim.turn({ storedData: false });
    await world.advance(20_001);
    expect(await world.availability()).toEqual({ online: null });
  });

  it("asks once for all who want to know within 20 seconds: a bot, another one at the same time, and a handoff", async () => {
    echo();
    newVisitor();
    await leadSays("Привет");
    const both = await Promise.all([world.availability(), world.availability()]);
    expect(both).toEqual([{ online: true }, { online: true }]);
    await leadSays("Оператора!");
    expect(redirects()).toHaveLength(1);
    expect(asked("operators")).toBe(1);
    await world.advance(20_001);
    await world.availability();
    expect(asked("operators")).toBe(2);
  });

  it("asks nothing for 15 minutes after a refused login, so that nobody is locked out for longer; handoffs go on", async () => {
    await other({
      settings: "login: admin@shop.example\n      password: wrong\n      botOperator: 192162",
      switches: { loginAttempts: 2 },
    });
    await handedOver();
    expect(redirects()).toHaveLength(1);
    expect(await world.availability()).toEqual({ online: null });
    expect(asked("chat") + asked("operators")).toBe(1);
    await world.webim.giveBack(chat());
    await world.settle();
    await leadSays("Оператора!");
    expect(redirects()).toHaveLength(2);
    expect(asked("chat") + asked("operators")).toBe(1);
    await world.advance(15 * 60_000);
    expect(await world.availability()).toEqual({ online: null });
    expect(asked("chat") + asked("operators")).toBe(2);
  });

  it("knows a login and a password beyond Latin-1", async () => {
    await other({ password: "пароль-ё", settings: "login: admin@shop.example\n      password: пароль-ё\n      botOperator: 192162" });
    echo();
    newVisitor();
    await leadSays("Привет");
    expect(await world.availability()).toEqual({ online: true });
  });

  it.each([
    ["sklad", { dep_key: "sklad" }, "queue"],
    [`operator:${IVAN}`, { operator_id: IVAN }, "chatting"],
    ["queue:", {}, "queue"],
  ])("goes where the bot says: group %s", async (group, target, after) => {
    world.webim.addDepartment({ id: 13, key: "sklad", name: "Склад", operators: [IVAN] });
    answers(world, { "message.received": [{ ...HANDOFF, group }] });
    newVisitor();
    await leadSays("На склад");
    expect(redirects().map(({ body }) => body)).toEqual([{ chat_id: chat(), ...target }]);
    expect(state()).toBe(after);
  });

  it("sends no chat to the bot's own department", async () => {
    await other({ settings: "botDepartment: boty" });
    answers(world, { "message.received": [{ ...HANDOFF, group: "boty" }] });
    newVisitor();
    await leadSays("Оператора!");
    expect(redirects()).toEqual([]);
    expect(lastTold("handoff.failed")).toMatchObject({ reason: "desk.rejected" });
    expect((await world.dead())[0]?.reason).toContain("the bot's own department");
  });

  it("a repeated new_chat of before the redirect gives nothing back; a real one does", async () => {
    echo();
    newVisitor();
    await leadSays("Оператора!");
    const first = world.webim.journal.lines.find(({ what, text }) => what === "out" && text === "bot")?.body;
    await world.post("", first);
    await world.settle();
    expect(await dialog()).toMatchObject({ state: "waiting", phase: "queued" });
    expect(world.told("dialog.returned")).toEqual([]);
    await world.webim.giveBack(chat());
    await world.settle();
    expect(await dialog()).toMatchObject({ state: "bot" });
    expect(world.told("dialog.returned")).toHaveLength(1);
  });

  it("without the bot's operator one person online may be the bot: presence is unknown", async () => {
    await other({ settings: "login: admin@shop.example\n      password: secret" });
    echo();
    newVisitor();
    await leadSays("Привет");
    world.webim.setStatus(OLGA, "offline");
    world.webim.setStatus(IVAN, "offline");
    expect(await world.availability()).toEqual({ online: null });
    world.webim.setStatus(IVAN, "online");
    await world.advance(20_001);
    expect(await world.availability()).toEqual({ online: true });
  });

  it("a host with scheme and slash is one without, and a login without a password is odd: check says both (WB-10)", async () => {
    await other({ settings: "login: admin@shop.example", host: "https://metabot3.webim.ru/" });
    expect(world.findings.map(({ kind, message }) => `${kind}: ${message}`)).toEqual([
      "odd.setting: the host is written with a scheme, a slash or blanks around it; only the host itself is used, over https",
      "odd.setting: login and password go together; without both nobody's presence is asked, and nothing is looked up",
    ]);
  });

  it("redirects without asking and without a promise where no administrator is configured (WB-10)", async () => {
    await other({ settings: "botOperator: 192162" });
    await handedOver();
    expect(redirects()).toHaveLength(1);
    expect(world.screen()).not.toContain("bot: Диалог переведён на оператора");
    expect(world.webim.journal.lines.some(({ text }) => text === "operators")).toBe(false);
    expect(world.heard().at(-1)).toBe("handoff.queued");
  });

  it("a wrong password makes presence unknown, never the bot mute: the handoff is tried, nothing is promised", async () => {
    await other({
      settings: "login: a@b.example\n      password: wrong\n      botOperator: 192162",
    });
    await handedOver();
    expect(redirects()).toHaveLength(1);
    expect(world.screen().at(-1)).toBe("bot: Минуту");
    expect(await world.dead()).toEqual([]);
  });

  it("a lost answer to the redirect does not take the chat from the operators", async () => {
    world.webim.fault({ event: "redirect_chat", loseAnswer: true });
    await handedOver();
    await world.advance(5_000);
    expect(redirects().length).toBeGreaterThan(1);
    expect(await dialog()).toMatchObject({ state: "waiting", phase: "queued" });
    expect(world.told("operators.unavailable")).toEqual([]);
  });

  it("a proxy's page instead of an answer is tried again, without doubling a word", async () => {
    world.webim.fault({ event: "send_message", status: 502 });
    echo();
    newVisitor();
    await leadSays("Привет");
    await world.advance(5_000);
    expect(world.screen()).toEqual(["visitor: Привет", "bot: эхо: Привет"]);
  });

  it("queues with nobody online where the department may, without a promise", async () => {
    await other({
      settings: "login: admin@shop.example\n      password: secret\n      botOperator: 192162\n      redirectWhenOffline: true",
      rest: "handoff: { whenNobodyOnline: queue }",
    });
    echo();
    world.webim.setStatus(IVAN, "offline");
    newVisitor();
    await leadSays("Оператора!");
    expect(redirects().map(({ body }) => body)).toEqual([{ chat_id: chat(), dep_key: "operatory", allow_redirect_to_offline_dep: true }]);
    expect(state()).toBe("queue");
    expect(world.screen().at(-1)).toBe("bot: Минуту");
    expect(await dialog()).toMatchObject({ state: "waiting", phase: "queued" });
  });

  it("a late word of the bot is refused while people have the chat: Webim sees no call of ours", async () => {
    await withOperator();
    const before = world.calls().length;
    await leadSays("Ещё вопрос");
    await world.advance(60_000);
    expect(world.calls()).toHaveLength(before);
  });
});

describe("the way back", () => {
  it("is new_chat of the same chat: the bot leads again, hears what it missed, and answers (WB-04)", async () => {
    await withOperator();
    world.webim.reply(chat(), "Готово");
    await leadSays("Спасибо, помогли");
    world.webim.reply(chat(), "Передаю вас боту для оценки");
    answers(world, {
      "dialog.returned": [say("Оцените, пожалуйста")],
      "message.received": (event) => [say(`эхо: ${words(event)}`)],
    });
    await world.webim.giveBack(chat());
    await world.settle();
    expect(world.heard().at(-1)).toBe("dialog.returned");
    expect(lastTold("dialog.returned")).toMatchObject({
      reason: "operator.returned",
      operator: { id: String(IVAN) },
      // The bot's own words, and what was said before, are not in it.
      messages: [
        { by: "operator", text: "Готово" },
        { by: "lead", text: "Спасибо, помогли" },
        { by: "operator", text: "Передаю вас боту для оценки" },
      ],
    });
    expect(world.screen().slice(-2)).toEqual(["bot: Оператор вернул диалог боту", "bot: Оцените, пожалуйста"]);
    await leadSays("5");
    expect(world.screen().at(-1)).toBe("bot: эхо: 5");
  });

  it("works again and again: a second handoff is like the first", async () => {
    await withOperator();
    await world.webim.giveBack(chat());
    await world.settle();
    await leadSays("Оператора!");
    await world.webim.accept(chat(), IVAN);
    await world.settle();
    expect(await dialog()).toMatchObject({ state: "operator", handoffs: 2 });
    expect(world.screen().filter((line) => line.includes("переведён"))).toHaveLength(2);
  });

  it("final close of a chat that people have clears the handoff and is the return; words to it are refused (WB-05, WB-06)", async () => {
    await withOperator();
    answers(world, { "dialog.returned": [say("Спасибо за обращение"), { type: "set", attributes: { seen: true } }] });
    world.webim.close(chat());
    await world.settle();
    expect(await dialog()).toMatchObject({ state: "operator" });
    const before = world.calls().length;
    await world.webim.finalClose(chat());
    await world.settle();
    expect(world.heard().at(-1)).toBe("dialog.returned");
    expect(world.told("dialog.closed")).toEqual([]);
    const known = await world.leadOf();
    expect(known.dialog).toMatchObject({ state: "closed" });
    expect(known.dialog?.handoff).toBeUndefined();
    expect(known.lead.attributes).toMatchObject({ seen: true });
    expect(world.calls()).toHaveLength(before);
    expect(storyOf(await world.timeline()).join("\n")).toContain("the dialog is closed; it opens again when the lead writes");
  });

  it("final close of a chat in the queue is the return too: the flag was set by the redirect (WB-06)", async () => {
    await handedOver();
    await world.webim.finalClose(chat());
    await world.settle();
    expect(world.heard().at(-1)).toBe("dialog.returned");
  });

  it("final close of the bot's own chat is only a close", async () => {
    echo();
    newVisitor();
    await leadSays("Привет");
    await world.webim.finalClose(chat());
    await world.settle();
    expect(world.heard()).toEqual(["message.received", "dialog.closed"]);
  });
});

describe("what only the Stored Data API knows", () => {
  it("is the page and the messenger: the bot hears of them as news of the lead, without waiting for them", async () => {
    await other({ handlers: false });
    world.webim.fault({ event: "chat", delay: 300 });
    echo();
    world.webim.addVisitor({ id: VISITOR, fields: { name: "Анна" }, page: "https://vk.com/shop" });
    await leadSays("Привет");
    expect(world.screen()).toEqual(["visitor: Привет", "bot: эхо: Привет"]);
    await answered("chat", 1);
    const order = world.webim.journal.lines.filter(({ what }) => what === "in").map(({ text }) => text);
    expect(order).toEqual(["send_message", "chat"]);
    expect(world.told("lead.updated")).toMatchObject([
      { changed: ["messenger", "page"], lead: { messenger: "vk", page: "https://vk.com/shop" } },
    ]);
    expect((await world.leadOf()).lead).toMatchObject({ messenger: "vk" });
    await leadSays("Ещё");
    expect(asked("chat")).toBe(1); // once per dialog
  });

  it("is the operator's name", async () => {
    await withOperator();
    expect(world.told("operator.joined").map((event) => event["operator"])).toEqual([{ id: String(IVAN), name: "Иван К." }]);
    expect(await dialog()).toMatchObject({ operator: { id: String(IVAN), name: "Иван К." } });
  });

  it("is missing where the API fails: the dialog only knows less", async () => {
    for (const event of ["chat", "operators"]) world.webim.fault({ event, status: 500, times: 20 });
    await withOperator();
    expect(world.told("operator.joined").map((event) => event["operator"])).toEqual([{ id: String(IVAN) }]);
    world.webim.reply(chat(), "Готово");
    await world.webim.giveBack(chat());
    await world.settle();
    expect(world.told("dialog.returned")).toHaveLength(1);
    expect(lastTold("dialog.returned")).not.toHaveProperty("messages");
    expect(await dialog()).toMatchObject({ state: "bot" });
    expect(await world.dead()).toEqual([]);
  });

  it("is what people said: each stretch brings its own lines, also where the chat was closed", async () => {
    await withOperator();
    world.webim.reply(chat(), "Первый раз");
    await world.webim.giveBack(chat());
    await world.settle();
    await world.advance(60_000);
    await leadSays("Оператора!");
    await world.webim.accept(chat(), OLGA);
    await world.settle();
    world.webim.reply(chat(), "<b>Второй</b> раз");
    await leadSays("Спасибо");
    await world.webim.finalClose(chat());
    await world.settle();
    expect(world.told("dialog.returned").map((event) => (event["messages"] as { text: string }[]).map(({ text }) => text))).toEqual([
      ["Первый раз"],
      ["<b>Второй</b> раз", "Спасибо"],
    ]);
    expect(lastTold("dialog.returned")).toMatchObject({ operator: { name: "Ольга" } });
  });

  it("never comes between: a lead who writes before the answer is heard after the return", async () => {
    await withOperator();
    world.webim.reply(chat(), "Готово");
    world.webim.fault({ event: "chat", delay: 400 });
    await world.webim.giveBack(chat());
    await world.webim.write(VISITOR, "Ещё вопрос");
    await answered("chat", 3);
    expect(world.heard().slice(-2)).toEqual(["dialog.returned", "message.received"]);
    expect(world.screen().at(-1)).toBe("bot: эхо: Ещё вопрос");
    expect(world.told("dialog.returned")).toHaveLength(1);
  });
});

describe("a chat whose beginning never came", () => {
  const message = (id: string, text: string) => ({ event: "new_message", chat_id: 55, message: { id, kind: "visitor", text } });

  it("is answered all the same: after ten seconds the chat itself is the lead", async () => {
    echo();
    await world.post("", message("m1", "Ау"));
    await world.post("", message("m2", "Есть кто?"));
    await world.settle();
    expect(world.heard()).toEqual([]);
    await world.advance(10_000);
    expect(world.told("message.received").map(words)).toEqual(["Ау", "Есть кто?"]);
    expect((await world.leadOf("chat:55")).dialog).toMatchObject({ state: "bot", externalId: "55" });
    await world.post("", message("m3", "Ура"));
    await world.settle();
    expect(world.told("message.received").map(words)).toEqual(["Ау", "Есть кто?", "Ура"]);
  });

  it("goes on as the visitor's when that is told after all", async () => {
    echo();
    await world.post("", message("m1", "Ау"));
    await world.advance(10_000);
    await world.post("", { event: "new_chat", chat: { id: 55 }, visitor: { id: "v-55", fields: { name: "Анна" } } });
    await world.settle();
    await world.post("", message("m2", "Есть кто?"));
    await world.settle();
    expect(world.told("message.received").map((event) => [words(event), (event["lead"] as { externalId: string }).externalId])).toEqual([
      ["Ау", "chat:55"],
      ["Есть кто?", "v-55"],
    ]);
  });

  it("makes nobody up where the beginning is only late", async () => {
    echo();
    await world.post("", message("m2", "Ау"));
    await world.post("", {
      event: "new_chat",
      chat: { id: 55 },
      visitor: { id: "v-55" },
      messages: [{ id: "m1", kind: "visitor", text: "Эй" }],
    });
    await world.advance(20_000);
    expect(world.told("message.received").map(words)).toEqual(["Эй", "Ау"]);
    expect(await world.leads()).toBe(1);
  });
});

describe("what Webim's side does wrong", () => {
  it.each([
    ["a 500", { status: 500 }],
    ["a proxy's page with HTTP 200", { status: 200 }],
    ["too many requests", { status: 429, retryAfter: 3 }],
    ["a connection that is reset before anything is done", { reset: true }],
  ])("%s: the text is sent again, once, and in its order", async (_, fault) => {
    world.webim.fault({ event: "send_message", ...fault });
    answers(world, { "message.received": [say("раз"), say("два")] });
    newVisitor();
    await leadSays("Привет");
    await world.advance(10_000);
    expect(world.screen()).toEqual(["visitor: Привет", "bot: раз", "bot: два"]);
    expect(await world.dead()).toEqual([]);
  });

  const lost = { event: "send_message", loseAnswer: true };
  const photo = (name: string) => ({ kind: "image" as const, url: `https://cdn.example/${name}`, name });
  const asks = (text: string, ...captions: string[]): Action => ({
    type: "say",
    text,
    buttons: [captions.map((caption) => ({ code: `code ${captions.indexOf(caption)}`, caption }))],
  });

  it("an answer that is lost after the text was shown: the chat is looked at, and nothing is said twice", async () => {
    world.webim.fault(lost);
    answers(world, { "message.received": [say("раз"), say("два")] });
    newVisitor();
    await leadSays("Привет");
    await world.advance(2_900);
    expect(world.screen()).toEqual(["visitor: Привет", "bot: раз"]); // it may take three seconds to appear there
    await world.advance(10_000);
    expect(world.screen()).toEqual(["visitor: Привет", "bot: раз", "bot: два"]);
    expect(world.calls().map(({ method }) => method)).toEqual(["send_message", "send_message"]);
  });

  it("the same, though the chat shows what was said two seconds late", async () => {
    await other({ switches: { storedDelay: 2_000 } });
    world.webim.fault(lost);
    answers(world, { "message.received": [say("раз"), say("два")] });
    newVisitor();
    await leadSays("Привет");
    await world.advance(10_000);
    expect(world.screen()).toEqual(["visitor: Привет", "bot: раз", "bot: два"]);
  });

  it("files and menus are found by name and captions", async () => {
    answers(world, {
      "message.received": [{ type: "say", text: "Вот", attachments: [photo("a.png"), photo("b.png")] }, asks("Что дальше?", "Да", "Нет")],
    });
    newVisitor();
    for (let n = 0; n < 5; n += 1) world.webim.fault(lost);
    await leadSays("Привет");
    await world.advance(60_000);
    expect(world.screen().map((line) => line.replace(/.*"name":"([^"]+)".*/, "bot: <$1>"))).toEqual([
      "visitor: Привет",
      "bot: Вот",
      "bot: <a.png>",
      "bot: <b.png>",
      "bot: Что дальше?",
      "bot: [Да] / [Нет]",
    ]);
  });

  it.each([
    ["was shown", lost],
    ["was not", { event: "send_message", reset: true }],
  ])("the same words twice in a row, and the second %s: they are there twice", async (_, fault) => {
    answers(world, { "message.received": [say("Ок"), say("Ок")] });
    newVisitor();
    world.webim.fault({ event: "send_message", delay: 0 });
    world.webim.fault(fault);
    await leadSays("Привет");
    await world.advance(20_000);
    expect(world.screen()).toEqual(["visitor: Привет", "bot: Ок", "bot: Ок"]);
  });

  it.each([
    ["a menu that is stored without its captions", {}, { switches: { storedMenus: "bare" } as const }, asks("?", "Да"), "bot: [Да]", 2],
    [
      "such a menu, and a loss is better (onDoubt: drop)",
      {},
      { switches: { storedMenus: "bare" } as const, binding: "onDoubt: drop" },
      asks("?", "Да"),
      "bot: [Да]",
      1,
    ],
    ["where the chat cannot be read", { status: 500 }, {}, say("раз"), "bot: раз", 2],
    [
      "where it cannot be read, and a loss is better (onDoubt: drop)",
      { status: 500 },
      { binding: "onDoubt: drop" },
      say("раз"),
      "bot: раз",
      1,
    ],
  ])("%s: the binding's onDoubt decides", async (_, fault, options, action, line, times) => {
    await other({ ...options, binding: `inlineButtons: true\n    ${"binding" in options ? options.binding : ""}` });
    if (Object.keys(fault).length > 0) world.webim.fault({ event: "chat", times: 100, ...fault });
    answers(world, { "message.received": [action] });
    newVisitor();
    const isMenu = line.includes("[");
    if (isMenu) world.webim.fault({ event: "send_message", delay: 0 });
    world.webim.fault(lost);
    await leadSays("Привет");
    await world.advance(20_000);
    expect(world.screen().filter((each) => each === line)).toHaveLength(times);
  });

  it("without an administrator's login it is said again at once, as ever: maybe twice, never lost", async () => {
    await other({ settings: "botOperator: 192162" });
    world.webim.fault(lost);
    answers(world, { "message.received": [say("раз"), say("два")] });
    newVisitor();
    await leadSays("Привет");
    await world.advance(1_000);
    expect(world.screen()).toEqual(["visitor: Привет", "bot: раз", "bot: раз", "bot: два"]);
    expect(asked("chat")).toBe(0);
  });

  it("a refused login is not tried again for every doubt: it would make Webim's lockout longer", async () => {
    answers(world, { "message.received": [say("раз")] });
    newVisitor();
    await leadSays("Привет");
    await answered("chat", 1); // what was asked when the dialog began
    world.webim.fault({ event: "chat", status: 401, times: 100 });
    for (let n = 0; n < 3; n += 1) {
      world.webim.fault(lost);
      await leadSays("Ещё");
      await world.advance(30_000);
    }
    expect(asked("chat")).toBe(2);
    expect(world.screen().filter((line) => line === "bot: раз")).toHaveLength(7);
    await world.advance(15 * 60_000);
    world.webim.fault(lost);
    await leadSays("Ещё");
    await world.advance(30_000);
    expect(asked("chat")).toBe(3);
  });

  it("a third of all answers lost, and as many calls cut off before: every word once, in order", async () => {
    let n = 0;
    answers(world, { "message.received": () => [say(String((n += 1))), say(String((n += 1)))] });
    newVisitor();
    for (let line = 0; line < 15; line += 1) {
      for (const fault of [{ delay: 0 }, { loseAnswer: true }, { reset: true }]) world.webim.fault({ event: "send_message", ...fault });
      await leadSays(`?${line}`);
      await world.advance(15_000);
    }
    await world.advance(120_000);
    expect(world.screen().filter((line) => line.startsWith("bot"))).toEqual(Array.from({ length: 30 }, (_, index) => `bot: ${index + 1}`));
    expect(await world.dead()).toEqual([]);
  }, 60_000);

  it("an error with HTTP 200 is no success: the bot hears that its words did not arrive", async () => {
    await other({ switches: { errors: "200" }, handlers: false });
    echo();
    newVisitor();
    await leadSays("Привет");
    await world.webim.accept(chat(), IVAN); // nobody tells us
    await world.post("", { event: "new_message", chat_id: chat(), message: { id: "m9", kind: "visitor", text: "Ау" } });
    await world.settle();
    expect(world.calls().at(-1)).toMatchObject({ method: "send_message", status: 200 });
    expect(world.told("message.failed")).toMatchObject([{ reason: "operator-not-in-chat" }]);
    expect(world.screen()).toEqual(["visitor: Привет", "bot: эхо: Привет"]);
    expect(await world.dead()).toMatchObject([{ reason: "operator-not-in-chat" }]);
  });

  it("a category is set before the close, and one that Webim refuses leaves the chat as it was", async () => {
    answers(world, {
      "message.received": (event) => [
        { type: "close", category: words(event), ...(words(event) === "Доставка" ? { subcategory: "Статус" } : {}) },
      ],
    });
    newVisitor();
    await leadSays("Погода");
    expect(state()).toBe("chatting_with_robot");
    expect((await world.dead())[0]?.reason).toContain("category: wrong-argument-value: category");
    await leadSays("Доставка");
    expect(world.webim.account.chats.get(chat())).toMatchObject({
      state: "closed_by_operator",
      category: { category: "Доставка", subcategory: "Статус" },
    });
    expect(await dialog()).toMatchObject({ state: "closed" });
  });
});

describe("event handlers", () => {
  it("that tell late of an operator who has left again take nothing from the bot", async () => {
    await other({ switches: { holdHandlers: true } });
    await handedOver();
    await world.webim.accept(chat(), IVAN);
    await world.webim.giveBack(chat());
    await world.settle();
    await world.advance(4_000);
    await world.webim.release();
    await world.settle();
    expect(await dialog()).toMatchObject({ state: "bot" });
    await leadSays("Ты тут?");
    expect(world.screen().at(-1)).toBe("bot: эхо: Ты тут?");
    // An operator who takes the chat some time later does have it.
    await world.advance(10_000);
    await world.webim.accept(chat(), IVAN);
    await world.webim.release();
    await world.settle();
    expect(await dialog()).toMatchObject({ state: "operator" });
  });

  it("the bot's own operator changes nothing, whenever it is told (WB-11)", async () => {
    await handedOver();
    await world.post("?event=chat_assigned", { chat: { id: chat(), operator_id: 192162 } });
    await world.settle();
    expect(await dialog()).toMatchObject({ state: "waiting" });
    await world.webim.accept(chat(), IVAN);
    await world.post("?event=chat_assigned", { chat: { id: chat(), operator_id: 192162 } });
    await world.settle();
    expect(await dialog()).toMatchObject({ state: "operator", operator: { id: String(IVAN) } });
  });

  it.each(["same", "reversed"] as const)("come late and in any order (%s), and the end is the same", async (order) => {
    await other({ switches: { holdHandlers: true } });
    await withOperator();
    await world.webim.finalClose(chat());
    const called = await world.webim.release(order);
    expect(called.every(({ status, answer }) => status === 200 && (answer as { result: string }).result === "ok")).toBe(true);
    await world.settle();
    expect(await dialog()).toMatchObject({ state: "closed" });
    expect(world.told("dialog.returned")).toHaveLength(1);
  });

  it.each(["chat", "id", "empty"] as const)("are read in the body '%s'", async (handlerBody) => {
    await other({ switches: { handlerBody } });
    await withOperator();
    expect(await dialog()).toMatchObject({ state: "operator" });
    await world.webim.finalClose(chat());
    await world.settle();
    expect(world.heard().at(-1)).toBe("dialog.returned");
  });

  it("may come by GET, as a form, and with a second ?event=", async () => {
    await withOperator();
    const id = String(chat());
    expect(await world.post(`?event=chat_assigned&event=chat_closed&chat_id=${id}`, null, { method: "GET" })).toEqual({
      status: 200,
      json: OK,
    });
    await world.settle();
    expect(await dialog()).toMatchObject({ state: "operator" });
    expect(await world.post("?event=chat_closed", `chat_id=${id}`, { type: "application/x-www-form-urlencoded" })).toEqual({
      status: 200,
      json: OK,
    });
    await world.settle();
    expect(world.heard().at(-1)).toBe("dialog.returned");
  });

  it("of chats that the bot never had are recorded and make no lead", async () => {
    for (const event of ["chat_started", "chat_assigned", "chat_closed"]) {
      const body = { event, chat: { id: 999, operator_id: IVAN, visitor: { id: "foreign", fields: { name: "Чужой" } } } };
      expect(await world.post(`?event=${event}`, body)).toEqual({ status: 200, json: OK });
    }
    await world.settle();
    expect(await world.leads()).toBe(0);
    const { requests } = (await world.admin("/inbox")) as { requests: { status: string; eventType: string }[] };
    expect(requests.map(({ status, eventType }) => `${eventType} ${status}`).toSorted()).toEqual([
      "chat_assigned ignored",
      "chat_closed ignored",
      "chat_started ignored",
    ]);
  });

  it("without them the handoff works all the same: the return is new_chat (WB-07)", async () => {
    await other({ handlers: false });
    await withOperator();
    expect(await dialog()).toMatchObject({ state: "waiting", phase: "queued" });
    await world.webim.giveBack(chat());
    await world.settle();
    expect(world.heard().at(-1)).toBe("dialog.returned");
    await leadSays("Снова бот?");
    expect(world.screen().at(-1)).toBe("bot: эхо: Снова бот?");
  });

  it("without them a new chat of the same visitor ends the old handoff (WB-07)", async () => {
    await other({ handlers: false });
    await withOperator();
    const old = chat();
    await world.webim.finalClose(old);
    await leadSays("Новый вопрос");
    expect(chat()).not.toBe(old);
    expect(await dialog()).toMatchObject({ state: "bot", externalId: String(chat()) });
    expect(world.screen().at(-1)).toBe("bot: эхо: Новый вопрос");
    expect(world.calls().at(-1)?.body["chat_id"]).toBe(chat());
  });

  it("without the bot's operator configured an assignment counts only after a handoff", async () => {
    await other({ settings: "login: admin@shop.example\n      password: secret" });
    await withOperator();
    expect(await dialog()).toMatchObject({ state: "operator", handoffs: 1 });
    expect(world.screen().filter((line) => line.startsWith("bot: эхо"))).toHaveLength(1);
  });

  it("an operator who takes the chat from the bot has it; a transfer names the next one", async () => {
    echo();
    newVisitor();
    await leadSays("Привет");
    await world.webim.accept(chat(), IVAN);
    await world.settle();
    expect(await dialog()).toMatchObject({ state: "operator" });
    await world.webim.transfer(chat(), OLGA);
    await world.settle();
    expect(world.told("operator.joined").map((event) => event["operator"])).toEqual([
      { id: String(IVAN), name: "Иван К." },
      { id: String(OLGA), name: "Ольга" },
    ]);
  });
});

describe("the set-up", () => {
  it("check proves credentials, the bot's operator and the department (WB-01, WB-02, WB-10)", async () => {
    const report = await world.setup("check");
    expect(report.ok).toBe(true);
    expect(report.steps.map(({ name, text, note }) => `${note ? "note" : text}: ${name}`)).toEqual([
      "done (status 200): administrator's login and password",
      "holds: the bot's operator is one of the account's",
      "done (status 200): departments",
      "holds: the department is one of the account's",
      "note: the bot's own department",
      "note: the bot's token",
      "note: the link to the bot, and the three handlers",
    ]);
    await other({ password: "another" });
    expect((await world.setup("check")).steps).toMatchObject([
      { ok: false, text: expect.stringMatching(/^settings.login, settings.password: Webim does not take them/) },
    ]);
    await other({});
    world.webim.account.departments.delete("operatory");
    const wrong = await world.setup("check");
    expect(wrong.ok).toBe(false);
    expect(wrong.steps.at(-1)).toMatchObject({
      name: "the department is one of the account's",
      ok: false,
      text: expect.stringContaining("boty"),
    });
  });

  it("check refuses the bot's own department, and says what it cannot ask without an administrator (WB-01, WB-12)", async () => {
    await other({ settings: "botDepartment: operatory\n      login: admin@shop.example\n      password: secret" });
    const own = await world.setup("check");
    expect(own.steps.at(-1)).toMatchObject({ ok: false, text: expect.stringContaining("come straight back") });
    await other({ settings: "botDepartment: boty" });
    const alone = await world.setup("check");
    expect(alone.ok).toBe(true);
    expect(alone.steps[0]).toMatchObject({ note: true, text: expect.stringContaining("login and password are not set") });
    expect(asked("operators") + asked("departments")).toBe(0);
  });
});
