import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createJivoWorld, yamlOf } from "./jivo-world.ts";
import type { JivoWorld } from "./jivo-world.ts";
import { answers, say, storyOf, words } from "./site.ts";

let world: JivoWorld;
beforeEach(async () => {
  world = await createJivoWorld();
});
afterEach(() => world.close());

async function other(options: Parameters<typeof createJivoWorld>[0]): Promise<void> {
  await world.close();
  world = await createJivoWorld(options);
}

const HANDOFF = { type: "handoff", reason: "asked" } as const;
/** A bot that repeats what it hears, and calls an operator for «Оператора!». */
const echo = () =>
  answers(world, { "message.received": (event) => (words(event) === "Оператора!" ? [HANDOFF] : [say(`эхо: ${words(event)}`)]) });

async function newClient(about: Parameters<JivoWorld["jivo"]["addClient"]>[0] = { name: "Марина" }): Promise<void> {
  world.jivo.addClient(about);
}

async function leadSays(text: string): Promise<void> {
  const { delivery } = await world.jivo.say("50418", { text });
  expect(delivery?.delivered ?? true).toBe(true);
  await world.settle();
}

const chat = () => world.jivo.site.clients.get("50418")?.chatId ?? "";
const invites = () => world.calls().filter(({ event }) => event === "INVITE_AGENT");

/** A lead who wrote, asked for a person, and whom Анна took. */
async function withOperator(): Promise<void> {
  echo();
  await newClient();
  await leadSays("Здравствуйте");
  await leadSays("Оператора!");
  await world.jivo.accept(chat(), "9021");
  await world.settle();
}

describe("the bot leads", () => {
  it("meets the leads of every channel that Jivo opens to it first (JV-01)", async () => {
    echo();
    await newClient();
    world.jivo.addClient({ id: "60001", name: "Олег", channelId: "11820099" });
    await leadSays("Привет");
    await world.jivo.say("60001", { text: "И я" });
    await world.settle();
    expect(world.screen()).toEqual(["client: Привет", "bot: эхо: Привет"]);
    expect(world.screen("60001")).toEqual(["client: И я", "bot: эхо: И я"]);
    expect(invites()).toEqual([]);
  });

  it("shows buttons, gives the code of the pressed caption to the bot, and sends an attachment as its URL (JV-08, JV-09)", async () => {
    const picture = "https://cdn.shop.example/price.png";
    answers(world, {
      "message.received": (event) =>
        words(event) === "price"
          ? [{ type: "say", text: "Вот прайс", attachments: [{ kind: "image", url: picture }] }]
          : [
              {
                type: "say",
                text: "Чем помочь?",
                buttons: [
                  [
                    { code: "price", caption: "Цены" },
                    { code: "op", caption: "Оператор" },
                  ],
                ],
              },
            ],
    });
    await newClient();
    await leadSays("Здравствуйте");
    expect(world.jivo.transcript("50418").at(-1)).toMatchObject({ by: "bot", text: "Чем помочь?", buttons: ["Цены", "Оператор"] });

    await world.jivo.press("50418", "Цены");
    await world.settle();
    expect(world.told("message.received").at(-1)?.["message"]).toMatchObject({
      kind: "choice",
      choice: { code: "price", caption: "Цены" },
    });
    expect(world.screen().slice(-2)).toEqual(["bot: Вот прайс", `bot: ${picture}`]);
    expect(world.told("message.received")[0]).toMatchObject({
      lead: { name: "Марина", externalId: "50418", messenger: "widget" },
      dialog: { state: "bot", binding: "jivo", externalId: chat(), operatorsOnline: true },
    });
  });

  it("writes buttons as a numbered text where Jivo draws none, and takes number and caption for the code (JV-08)", async () => {
    await other({ yaml: (places) => yamlOf(places, { jivo: "inlineButtons: false" }) });
    const menu = [
      { code: "price", caption: "Цены" },
      { code: "op", caption: "Оператор" },
    ];
    answers(world, { "message.received": (event) => (words(event) === "меню" ? [{ type: "say", text: "Что?", buttons: menu }] : []) });
    await newClient();
    await leadSays("меню");
    expect(world.screen().at(-1)).toBe("bot: Что?\n1. Цены\n2. Оператор");
    expect(world.jivo.transcript("50418").at(-1)?.buttons).toBeUndefined();
    await leadSays("2");
    await leadSays(" цены ");
    expect(world.told("message.received").map(words)).toEqual(["меню", "op", "price"]);
  });

  it("gives a file from the lead to the bot as an attachment", async () => {
    await newClient();
    await world.jivo.say("50418", { file: "https://files.jivosite.com/a/chek.jpg" });
    await world.settle();
    expect(world.told("message.received")[0]?.["message"]).toMatchObject({
      kind: "image",
      attachments: [{ kind: "image", url: "https://files.jivosite.com/a/chek.jpg" }],
    });
  });

  it("does once what Jivo sends again with the same id", async () => {
    await other({ switches: { duplicates: 2 } });
    echo();
    await newClient();
    await leadSays("да");
    await leadSays("да");
    expect(world.jivo.journal.lines.filter((line) => line.what === "out")).toHaveLength(6);
    expect(world.told("message.received").map(words)).toEqual(["да", "да"]);
    expect(world.screen()).toEqual(["client: да", "bot: эхо: да", "client: да", "bot: эхо: да"]);
  });

  it("knows a message again when its answer was lost and Jivo sends it a second and a third time", async () => {
    echo();
    await newClient();
    world.loseAnswers(2);
    const { delivery } = await world.jivo.say("50418", { text: "да" });
    expect(delivery?.attempts.map(({ status }) => status)).toEqual([undefined, undefined, 200]);
    await world.settle();
    expect(world.told("message.received")).toHaveLength(1);
    expect(world.screen()).toEqual(["client: да", "bot: эхо: да"]);
  });
});

describe("a handoff", () => {
  it("goes to an operator who joins and writes, and the gateway adds no word of its own (JV-10)", async () => {
    answers(world, {
      "message.received": (event) => (words(event) === "Оператора!" ? [say("Зову"), HANDOFF, say("поздно")] : [say("Слушаю")]),
    });
    await newClient();
    await leadSays("Здравствуйте");
    await leadSays("Оператора!");
    expect(world.jivo.site.chats.get(chat())?.state).toBe("queue");
    expect(world.told("handoff.queued")).toHaveLength(1);
    expect((await world.leadOf()).dialog).toMatchObject({ state: "waiting", phase: "queued" });

    await world.jivo.accept(chat(), "9021");
    await world.jivo.write(chat(), "9021", "Чем помочь?");
    await world.settle();
    const { dialog } = await world.leadOf();
    expect(dialog).toMatchObject({ state: "operator", operator: { id: "9021", name: "Анна Серова" }, handoffs: 1 });
    expect(world.told("operator.joined")).toHaveLength(1);
    expect(invites()).toHaveLength(1);
    expect(world.screen()).toEqual([
      "client: Здравствуйте",
      "bot: Слушаю",
      "client: Оператора!",
      "bot: Зову",
      "jivo: Анна Серова присоединился к диалогу",
      "agent: Чем помочь?",
    ]);
    // What the operator writes is seen by the lead in Jivo itself: nothing is relayed, and the bot hears it at the return.
    expect(world.told("message.received")).toHaveLength(2);
  });

  it("comes back when the agent left silently and the lead writes: the bot hears of the stretch, then the message (JV-02)", async () => {
    await withOperator();
    await world.jivo.write(chat(), "9021", "Чем помочь?");
    await world.settle();
    const before = (await world.leadOf()).dialog?.epoch ?? 0;
    world.jivo.leave(chat());
    await world.advance(30_000);
    expect((await world.leadOf()).dialog?.state).toBe("operator");

    await leadSays("Спасибо, дальше сам");
    expect(world.heard().slice(-2)).toEqual(["dialog.returned", "message.received"]);
    const [returned] = world.told("dialog.returned");
    expect(returned).toMatchObject({
      reason: "operator.left",
      operator: { id: "9021", name: "Анна Серова" },
      seconds: 30,
      messages: [{ by: "operator", text: "Чем помочь?" }],
      dialog: { state: "bot" },
      epoch: before + 1,
    });
    expect(world.told("message.received").at(-1)).toMatchObject({ epoch: before + 1, message: { text: "Спасибо, дальше сам" } });
    expect(world.screen().at(-1)).toBe("bot: эхо: Спасибо, дальше сам");

    // The second handoff works like the first.
    await leadSays("Оператора!");
    await world.jivo.accept(chat(), "9022");
    await world.settle();
    expect(invites()).toHaveLength(2);
    expect(world.told("operator.joined")).toHaveLength(2);
    expect((await world.leadOf()).dialog).toMatchObject({ state: "operator", operator: { name: "Пётр" }, handoffs: 2 });
    expect(await world.dead()).toEqual([]);
  });

  it("follows the operators: a transfer is silent, and who writes after it is the one who has it (JV-05)", async () => {
    await withOperator();
    const before = { calls: world.calls().length, heard: world.heard().length };
    world.jivo.transfer(chat(), "9022");
    await world.settle();
    expect({ calls: world.calls().length, heard: world.heard().length }).toEqual(before);
    await world.jivo.write(chat(), "9022", "Я вместо Анны");
    await world.settle();
    expect((await world.leadOf()).dialog).toMatchObject({ state: "operator", operator: { id: "9022", name: "Пётр" } });
    expect(world.told("operator.joined").at(-1)).toMatchObject({ operator: { name: "Пётр" } });
    world.jivo.leave(chat());
    await leadSays("Спасибо");
    expect(world.told("dialog.returned")).toMatchObject([{ operator: { name: "Пётр" }, messages: [{ text: "Я вместо Анны" }] }]);
  });

  it("works the fifth time like the first", async () => {
    echo();
    await newClient();
    const epochs: number[] = [];
    for (let time = 1; time <= 5; time += 1) {
      await leadSays("Оператора!");
      await world.jivo.accept(chat(), "9021");
      await world.settle();
      world.jivo.leave(chat());
      await leadSays("Назад");
      const { dialog } = await world.leadOf();
      expect(dialog).toMatchObject({ state: "bot", handoffs: time });
      epochs.push(dialog?.epoch ?? 0);
      for (const type of ["handoff.queued", "operator.joined", "dialog.returned"]) expect(world.told(type)).toHaveLength(time);
      expect(invites()).toHaveLength(time);
    }
    expect(epochs).toEqual(epochs.toSorted((a, b) => a - b));
    expect(new Set(epochs).size).toBe(5);
  });

  it("ends once, though CHAT_CLOSED and chat_finished both say so, and nothing is sent until somebody begins again (JV-03)", async () => {
    await withOperator();
    answers(world, { "dialog.returned": [say("До свидания")], "message.received": (event) => [say(`эхо: ${words(event)}`)] });
    const sent = world.calls().length;
    await world.jivo.close(chat());
    await world.settle();
    expect(world.jivo.journal.lines.filter((line) => /CHAT_CLOSED|chat_finished/.test(line.text)).map((line) => line.status)).toEqual([
      200, 200,
    ]);
    expect(world.heard().filter((type) => /returned|closed/.test(type))).toEqual(["dialog.returned"]);
    const { lead, dialog } = await world.leadOf();
    expect(dialog?.state).toBe("closed");

    const refused = await world.late({ leadId: lead.id, epoch: dialog?.epoch ?? 0, idempotencyKey: "k1", actions: [say("Вы ещё тут?")] });
    expect(refused.status).toBe(409);
    await world.advance(5 * 60_000);
    expect(world.calls()).toHaveLength(sent);

    await leadSays("Ещё вопрос");
    expect((await world.leadOf()).dialog).toMatchObject({ state: "bot", externalId: chat() });
    expect((await world.leadOf()).dialog?.id).not.toBe(dialog?.id);
    expect(world.screen().at(-1)).toBe("bot: эхо: Ещё вопрос");
  });

  it("goes on when the agent reopens a finished chat, and a late chat_accepted alone does not reopen it", async () => {
    await withOperator();
    await world.jivo.close(chat());
    await world.settle();
    const accepted = world.jivo.journal.lines.find((line) => line.text === "chat_accepted")?.body;
    await world.jivo.raw("crm", accepted);
    await world.settle();
    expect((await world.leadOf()).dialog?.state).toBe("closed");

    await world.jivo.accept(chat(), "9021");
    await world.settle();
    expect((await world.leadOf()).dialog).toMatchObject({ state: "operator", operator: { name: "Анна Серова" } });
    expect(world.told("operator.joined")).toHaveLength(2);
  });

  it("is assumed taken after a minute where Jivo sends neither AGENT_JOINED nor CRM webhooks", async () => {
    await other({ switches: { agentJoined: false, agentMessage: false, agentsOnlineField: false, channelBlock: false } });
    world.jivo.setCrmUrl(undefined);
    await withOperator();
    expect((await world.leadOf()).dialog?.state).toBe("waiting");
    await world.advance(59_000);
    expect((await world.leadOf()).dialog?.state).toBe("waiting");
    await world.advance(2_000);
    expect((await world.leadOf()).dialog).toMatchObject({ state: "operator", handoff: { assumed: true } });
    expect(world.told("operator.joined")).toHaveLength(1);

    world.jivo.leave(chat());
    await leadSays("Снова бот?");
    expect(world.heard().slice(-2)).toEqual(["dialog.returned", "message.received"]);
    expect(world.screen().at(-1)).toBe("bot: эхо: Снова бот?");
  });

  it("cannot be taken back by the bot while it waits: Jivo gives no chat back (JV-02)", async () => {
    echo();
    await newClient();
    await leadSays("Оператора!");
    const { lead, dialog } = await world.leadOf();
    await world.late({ leadId: lead.id, epoch: dialog?.epoch ?? 0, idempotencyKey: "k1", actions: [{ type: "return" }] });
    await world.settle();
    expect((await world.leadOf()).dialog?.state).toBe("waiting");
    expect(storyOf(await world.timeline())).toContain("refused: return: jivo cannot give a routed chat back");
  });
});

describe("nobody is online", () => {
  it("tells the bot at once when the lead's own message said so, and invites nobody", async () => {
    world.jivo.setOnline("9021", false);
    answers(world, { "message.received": [HANDOFF], "operators.unavailable": [say("Все заняты"), HANDOFF] });
    await newClient();
    await leadSays("Оператора!");
    expect(world.heard()).toEqual(["message.received", "operators.unavailable"]);
    expect(invites()).toEqual([]);
    expect(world.screen().at(-1)).toBe("bot: Все заняты");
    expect((await world.leadOf()).dialog?.state).toBe("bot");
    expect(storyOf(await world.timeline()).some((line) => line.startsWith("refused: nobody is online"))).toBe(true);
  });

  it("ends a pending handoff with AGENT_UNAVAILABLE, once, also when the bot answers it with another handoff (JV-04)", async () => {
    await other({ switches: { agentsOnlineField: false } });
    world.jivo.setOnline("9021", false);
    answers(world, { "message.received": [HANDOFF], "operators.unavailable": [HANDOFF] });
    await newClient();
    await leadSays("Оператора!");
    await world.until("the bot hears it", () => world.told("operators.unavailable").length > 0);
    await world.settle();
    expect(invites()).toHaveLength(1);
    expect(world.told("operators.unavailable")).toHaveLength(1);
    expect((await world.leadOf()).dialog?.state).toBe("bot");

    // The lead writes again: a new try is the bot's right.
    await leadSays("Ну пожалуйста");
    await world.until("the second answer", () => world.told("operators.unavailable").length > 1);
    expect(invites()).toHaveLength(2);
  });

  it("is over as soon as the lead's next message says that somebody is: that handoff goes out", async () => {
    world.jivo.setOnline("9021", false);
    answers(world, { "message.received": [HANDOFF] });
    await newClient();
    await leadSays("Оператора!");
    expect(invites()).toEqual([]);
    world.jivo.setOnline("9021", true);
    await leadSays("Оператора!");
    expect(invites()).toHaveLength(1);
    await world.jivo.accept(chat(), "9021");
    await world.settle();
    expect((await world.leadOf()).dialog?.state).toBe("operator");
  });

  it("comes too late when an operator has taken the dialog: he keeps it", async () => {
    await withOperator();
    await world.jivo.raw("bot", { event: "AGENT_UNAVAILABLE", id: "u1", client_id: "50418", chat_id: chat() });
    await world.settle();
    expect((await world.leadOf()).dialog?.state).toBe("operator");
    expect(world.told("operators.unavailable")).toEqual([]);
  });

  it("passes AGENT_UNAVAILABLE to the bot also when no handoff waits", async () => {
    await newClient();
    await leadSays("Здравствуйте");
    const body = { event: "AGENT_UNAVAILABLE", client_id: "50418", chat_id: chat() };
    await world.jivo.raw("bot", { ...body, id: "u1" });
    await world.jivo.raw("bot", { ...body, id: "u2" });
    await world.settle();
    expect(world.told("operators.unavailable")).toHaveLength(1);
    expect((await world.leadOf()).dialog?.state).toBe("bot");
    expect(invites()).toEqual([]);
  });
});

describe("a bot that fails", () => {
  it("opens the way to an operator when it is down, tells the lead once, and is the bot again when it answers", async () => {
    world.bot.answerWith(() => ({ status: 503 }));
    await newClient();
    await leadSays("Есть кто?");
    await world.advance(10_000);
    expect(world.bot.heard.filter((call) => call.body["type"] === "message.received")).toHaveLength(3);
    expect(new Set(world.bot.heard.slice(0, 3).map((call) => call.headers["idempotency-key"])).size).toBe(1);
    expect(invites()).toHaveLength(1);
    expect(world.screen().filter((line) => line.startsWith("bot: "))).toEqual(["bot: Бот временно недоступен, подключаем оператора"]);
    await world.jivo.accept(chat(), "9021");
    await world.settle();
    expect((await world.leadOf()).dialog).toMatchObject({ state: "operator", handoff: { reason: "bot.down" } });

    echo();
    world.jivo.leave(chat());
    await leadSays("А теперь?");
    await world.advance(5_000); // what the bot missed goes first, at the pace of its retries
    expect(world.screen().at(-1)).toBe("bot: эхо: А теперь?");
  });

  it("may take its time with 202 and act later, once, at the epoch that it answers", async () => {
    world.bot.answerWith(() => ({ status: 202 }));
    await newClient();
    await leadSays("Посчитайте");
    const { lead, dialog } = await world.leadOf();
    await world.advance(100_000);
    expect(invites()).toEqual([]);
    const call = { leadId: lead.id, epoch: dialog?.epoch ?? 0, idempotencyKey: "calc-1", actions: [say("Вышло 42")] };
    expect(await world.late(call)).toMatchObject({ status: 202, json: { accepted: true } });
    expect(await world.late(call)).toMatchObject({ status: 202 });
    await world.advance(300_000);
    expect(world.screen()).toEqual(["client: Посчитайте", "bot: Вышло 42"]);
    expect(invites()).toEqual([]);
  });

  it("is not waited for longer than the silence that is allowed after a 202", async () => {
    world.bot.answerWith(() => ({ status: 202 }));
    await newClient();
    await leadSays("Посчитайте");
    await world.advance(119_000);
    expect(invites()).toEqual([]);
    await world.advance(2_000);
    expect(invites()).toHaveLength(1);
  });

  it("never keeps Jivo waiting when it hangs", async () => {
    world.bot.answerWith(() => ({ hang: true }));
    await newClient();
    for (const text of ["Ау", "Есть кто?", "Алло"]) {
      const began = performance.now();
      const { delivery } = await world.jivo.say("50418", { text });
      expect(delivery?.attempts).toMatchObject([{ status: 200 }]);
      expect(performance.now() - began).toBeLessThan(2_500);
    }
  });

  it("is given up when it hangs, and an operator is called", async () => {
    await other({ yaml: (places) => yamlOf(places, { rest: "bot:\n  answerTimeout: 1s\n  tries: 1" }) });
    world.bot.answerWith(() => ({ hang: true }));
    await newClient();
    await world.jivo.say("50418", { text: "Ау" });
    await world.until("an operator is called", () => invites().length === 1);
  });
});

describe("contacts from CRM webhooks", () => {
  it("tell the bot what is new, and never erase what is known (JV-11)", async () => {
    await newClient({ name: "Марина" });
    await leadSays("Здравствуйте");
    const answer = await world.jivo.contacts("50418", { phone: "+79160000001", email: "marina@example.org" });
    expect(answer.crm?.attempts).toMatchObject([{ status: 200, answer: { result: "ok" } }]);
    await world.settle();
    expect(world.told("lead.updated")).toMatchObject([
      { lead: { name: "Марина", phone: "+79160000001", email: "marina@example.org" }, changed: ["phone", "email"] },
    ]);

    await world.jivo.contacts("50418", { phone: "", email: "new@example.org", name: "" });
    await world.settle();
    expect((await world.leadOf()).lead).toMatchObject({ name: "Марина", phone: "+79160000001", email: "new@example.org" });
    expect(world.told("lead.updated").at(-1)?.["changed"]).toEqual(["email"]);
  });

  it("come with chat_accepted, chat_updated, chat_finished and offline_message, each answered with {result: ok} (JV-06)", async () => {
    await withOperator();
    await world.jivo.contacts("50418", { phone: "+79160000001" });
    await world.jivo.close(chat());
    await world.jivo.contacts("50418", { email: "marina@example.org" });
    await world.jivo.offlineMessage("50418", "Перезвоните мне");
    await world.settle();
    const crm = world.jivo.journal.lines.filter((line) => line.what === "out" && /^[a-z_]+$/.test(line.text));
    expect(crm.map((line) => line.text)).toEqual(["chat_accepted", "chat_updated", "chat_finished", "client_updated", "offline_message"]);
    for (const line of crm) expect(line).toMatchObject({ status: 200, answer: { result: "ok" } });
    expect((await world.leadOf()).lead).toMatchObject({
      phone: "+79160000001",
      email: "marina@example.org",
      attributes: { offlineMessage: "Перезвоните мне" },
    });
    expect(await world.dead()).toEqual([]);
  });

  it("name the messenger by the channel's id, and an unnamed channel is warned of once, with the line to add (JV-06)", async () => {
    await other({ yaml: (places) => yamlOf(places, { jivo: 'messengers: { "11820034": whatsapp }' }) });
    world.jivo.addClient({ name: "Марина" });
    world.jivo.addClient({ name: "Олег", channelId: "11820099" });
    await leadSays("Здравствуйте");
    for (let time = 0; time < 3; time += 1) await world.jivo.say("50419", { text: "Привет" });
    await world.jivo.contacts("50419", { phone: "+79160000002" });
    await world.settle();
    expect((await world.leadOf("50418")).lead.messenger).toBe("whatsapp");
    expect((await world.leadOf("50419")).lead.messenger).toBe("tg");
    const warnings = world.log.filter((line) => line.msg.includes("has no messenger"));
    expect(warnings).toMatchObject([
      { binding: "jivo", level: 40, msg: expect.stringContaining('add to messengers:  "11820099": telegram') },
    ]);
  });

  it("name the messenger also where the Bot API names no channel, and warn of an unnamed one just the same", async () => {
    await other({ switches: { channelBlock: false }, yaml: (places) => yamlOf(places, { jivo: 'messengers: { "11820034": whatsapp }' }) });
    world.jivo.addClient({ name: "Марина" });
    world.jivo.addClient({ name: "Олег", channelId: "11820099" });
    for (const id of ["50418", "50419"]) {
      await world.jivo.say(id, { text: "Привет" });
      await world.jivo.accept(world.jivo.site.clients.get(id)?.chatId ?? "", "9021");
      await world.jivo.contacts(id, { phone: "+79160000002" });
    }
    await world.settle();
    expect((await world.leadOf("50418")).lead.messenger).toBe("whatsapp");
    const warnings = world.log.filter((line) => line.msg.includes("has no messenger"));
    expect(warnings).toMatchObject([{ binding: "jivo", msg: expect.stringContaining('add to messengers:  "11820099": telegram') }]);
  });

  it("warn of no channel that is the site's own widget", async () => {
    await withOperator();
    expect(world.log.filter((line) => line.msg.includes("has no messenger"))).toEqual([]);
  });
});

it("tells a whole conversation in order and with reasons", async () => {
  await withOperator();
  await world.jivo.write(chat(), "9021", "Чем помочь?");
  world.jivo.leave(chat());
  await leadSays("Спасибо");
  await world.jivo.close(chat());
  await world.settle();
  const rows = await world.timeline();
  const story = storyOf(rows);
  const chapters = [
    "state: a dialog begins",
    "message: lead «Здравствуйте»",
    "message: bot «эхо: Здравствуйте»",
    "command: message.send to jivo: delivered",
    "message: lead «Оператора!»",
    "handoff: handoff to jivo requested by the bot",
    "handoff: jivo took the request",
    "handoff: an operator has the dialog: an operator took the dialog",
    "message: operator «Чем помочь?»",
    "handoff: the handoff is over: operator.left",
    "message: lead «Спасибо»",
    "message: bot «эхо: Спасибо»",
    "state: the dialog is closed: closed",
  ];
  const at = chapters.map((chapter) => story.indexOf(chapter));
  expect(at, story.join("\n")).not.toContain(-1);
  expect(at).toEqual(at.toSorted((a, b) => a - b));
  expect(rows[at[0] ?? 0]?.data).toMatchObject({ rule: "everyone", bot: "shop-bot" });
  expect(rows[at[5] ?? 0]?.data).toMatchObject({ desk: "jivo", reason: "asked", why: expect.any(String) });
  expect(rows.map((row) => row.id)).toEqual(rows.map((row) => row.id).toSorted((a, b) => a - b));
});
