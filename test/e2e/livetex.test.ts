import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createLivetexWorld } from "./livetex-world.ts";
import type { LivetexWorld, LivetexWorldOptions } from "./livetex-world.ts";
import { answers, say, storyOf, words } from "./site.ts";

let world: LivetexWorld;
beforeEach(async () => {
  world = await createLivetexWorld();
});
afterEach(() => world.close());

async function other(options: LivetexWorldOptions): Promise<void> {
  await world.close();
  world = await createLivetexWorld(options);
}

const IVAN = "10000087";
const OLGA = "10000012";
const TRANSFERRED = "Диалог переведён на оператора";
const RETURNED = "Оператор вернул диалог боту";
const HANDOFF = { type: "handoff" } as const;

/** A bot that repeats what it hears, and calls an operator for «Оператора!». */
const echo = () =>
  answers(world, {
    "message.received": (event) => (words(event) === "Оператора!" ? [say("Минуту"), HANDOFF] : [say(`эхо: ${words(event)}`)]),
  });

const selections = () => world.calls().filter(({ method }) => method === "selectDestination");
const lines = () =>
  world
    .calls()
    .filter(({ method }) => method === "sendText")
    .map(({ body }) => String(body["text"]));
/** What the operator sees, in short. */
const desk = async () =>
  (await world.desk()).lines.map((line) => line.replace("client: ", "").replace("👤 Клиент\n", "👤 ").replace("🤖 Бот\n", "🤖 "));
const state = async () => (await world.leadOf()).dialog?.state;
/** Everybody waits until all is quiet; the desk's clock goes on. */
async function acts(act: (user: string) => Promise<unknown>): Promise<void> {
  await world.advance(1_000);
  await act(await world.user());
  await world.settle();
}

async function handedOver(): Promise<void> {
  echo();
  await world.says("Здравствуйте");
  await world.says("Оператора!");
}

async function withOperator(): Promise<void> {
  await handedOver();
  await acts((user) => world.livetex.open(user));
}

describe("the bot leads", () => {
  it("talks to the lead, all of it goes to LiveTex at once, and no operator sees it (LT-01, LT-02, LT-12)", async () => {
    echo();
    await world.says("Здравствуйте");
    expect(world.screen()).toEqual(["эхо: Здравствуйте"]);
    expect(lines()).toEqual(["👤 Клиент\nЗдравствуйте", "🤖 Бот\nэхо: Здравствуйте"]);
    expect(await world.desk()).toEqual({ state: "nothing", lines: [] });
    expect(selections()).toEqual([]);
  });

  it("goes on when LiveTex asks for a group: the lead hears nothing of it (LT-01)", async () => {
    echo();
    await world.says("Здравствуйте");
    await world.says("Где заказ?");
    expect(world.livetex.journal.lines.filter(({ text }) => text === "SelectDestination")).toMatchObject([{ status: 200 }]);
    expect(await state()).toBe("bot");
    expect(world.screen()).toEqual(["эхо: Здравствуйте", "эхо: Где заказ?"]);
    expect(world.heard()).toEqual(["message.received", "message.received"]);
  });

  it("shows a menu as numbered text, the lead's choice as its code, pictures and files by their address (LT-14, LT-15)", async () => {
    const buttons = [
      { code: "courier_1", caption: "Курьером" },
      { code: "self_1", caption: "Самовывоз" },
    ];
    answers(world, {
      "message.received": (event) =>
        words(event) === "Как доставить?"
          ? [{ type: "say", text: "Выберите:", buttons }]
          : [{ type: "say", text: "Схема", attachments: [{ kind: "image", url: "https://shop.example/map.png", name: "map.png" }] }],
    });
    await world.says("Как доставить?");
    await world.says({ kind: "choice", choice: { code: "self_1", caption: "Самовывоз" } });
    await world.says({
      kind: "file",
      text: "Паспорт",
      attachments: [{ kind: "file", url: "https://m.example/p.pdf", name: "p.pdf", size: 7 }],
    });
    expect(world.calls().map(({ method, body }) => [method, { ...body, user_id: undefined }])).toEqual([
      ["sendText", { text: "👤 Клиент\nКак доставить?" }],
      ["sendText", { text: "🤖 Бот\nВыберите:\n1. Курьером\n2. Самовывоз" }],
      ["sendText", { text: "👤 Клиент\nself_1" }],
      ["sendFile", { url: "https://shop.example/map.png", file_name: "map.png", comment: "🤖 Бот\nСхема" }],
      ["sendFile", { url: "https://m.example/p.pdf", file_name: "p.pdf", size: 7, comment: "👤 Клиент\nПаспорт" }],
      ["sendFile", { url: "https://shop.example/map.png", file_name: "map.png", comment: "🤖 Бот\nСхема" }],
    ]);
    expect(world.screen()[0]).toBe("Выберите: [Курьером] [Самовывоз]");
  });

  it("cuts what is longer than 2000 characters, each part under its header", async () => {
    answers(world, {});
    await world.says("слово ".repeat(800).trim());
    expect(lines().every((text) => text.length <= 2000 && text.startsWith("👤 Клиент\n"))).toBe(true);
    expect(
      lines()
        .map((text) => text.slice("👤 Клиент\n".length))
        .join(" "),
    ).toBe("слово ".repeat(800).trim());
  });

  it("writes no header where none is wanted (LT-12)", async () => {
    await other({ headers: '{ bot: "", lead: "" }' });
    echo();
    await world.says("Здравствуйте");
    expect(lines()).toEqual(["Здравствуйте", "эхо: Здравствуйте"]);
  });

  it("keeps two leads apart, also when they are called the same (LT-09)", async () => {
    echo();
    await world.says("Первый", "mariya");
    await world.says("Второй", "anna");
    const users = new Set(world.calls().map(({ body }) => body["user_id"]));
    expect(users).toEqual(new Set([await world.user("mariya"), await world.user("anna")]));
  });
});

describe("the handoff", () => {
  it("shows the operator the whole talk in order, with the lead's name and attributes (LT-02, LT-13)", async () => {
    answers(world, {
      "message.received": (event) =>
        words(event) === "Оператора!"
          ? [
              { type: "set", desk: { номер_заявки: 705, имя_заявки: "Test", пусто: null } },
              say("Минуту"),
              { type: "handoff", reason: "жалоба", attributes: { vip: true }, hidden: { crm: { id: 9 } }, note: "Третий раз" },
            ]
          : [say(`эхо: ${words(event)}`)],
    });
    await world.says("Здравствуйте");
    await world.says("Оператора!");
    expect(await world.desk()).toEqual({
      state: "assigned",
      name: "Мария Иванова",
      attributes: { номер_заявки: "705", имя_заявки: "Test", vip: "true", "Причина / Reason": "жалоба" },
      group: "Группа для Messaging API",
      operator: IVAN,
      lines: [
        "client: 👤 Клиент\nЗдравствуйте",
        "client: 🤖 Бот\nэхо: Здравствуйте",
        "client: 👤 Клиент\nОператора!",
        "client: 🤖 Бот\nМинуту",
        "client: ℹ️\nТретий раз",
      ],
    });
    expect(selections()[0]?.body["hidden_attributes"]).toEqual({ crm: '{"id":9}' });
  });

  it("tells the lead, then mirrors under the same headers while the bot is silent (LT-12, N1)", async () => {
    await handedOver();
    expect(world.screen()).toEqual(["эхо: Здравствуйте", "Минуту", TRANSFERRED]);
    expect(world.heard().at(-1)).toBe("handoff.queued");
    await world.says("Вы тут?");
    expect((await world.desk()).lines.at(-1)).toBe("client: 👤 Клиент\nВы тут?");
    expect(world.told("message.received")).toHaveLength(2);
  });

  it("is not tried when nobody is online: the bot hears it and goes on (LT-03, LT-17)", async () => {
    await world.livetex.setStatus(IVAN, "pause");
    answers(world, {
      "message.received": [HANDOFF],
      "operators.unavailable": [say("Операторы ответят завтра")],
    });
    await world.says("Оператора!");
    expect(world.heard()).toEqual(["message.received", "operators.unavailable"]);
    expect(world.screen()).toEqual(["Операторы ответят завтра"]);
    expect(selections()).toEqual([]);
    expect(await state()).toBe("bot");
    expect((await world.desk()).state).toBe("nothing");
  });

  it("is known beforehand: the bot may ask who is online and choose its scenario (LT-17)", async () => {
    answers(world, {});
    await world.says("Здравствуйте");
    expect(await world.availability()).toMatchObject({ online: true });
    await world.livetex.setStatus(IVAN, "offline");
    await world.advance(120_000);
    expect(await world.availability()).toMatchObject({ online: false });
  });

  it("goes to the first group only, also when somebody is online in the second (LT-04)", async () => {
    world.livetex.addGroup({ id: "54321", name: "Поддержка", members: [IVAN] });
    world.livetex.addGroup({ id: "54322", name: "Продажи", members: [OLGA] });
    await world.livetex.setStatus(OLGA, "available");
    await handedOver();
    expect(selections()).toMatchObject([{ body: { destination_id: "54321" } }]);
    await acts((user) => world.livetex.close(user));
    await world.livetex.setStatus(IVAN, "away");
    await world.says("Оператора!");
    expect(world.heard().at(-1)).toBe("operators.unavailable");
    expect(selections()).toHaveLength(1);
  });

  it("goes to the group that the bot names", async () => {
    world.livetex.addGroup({ id: "54322", name: "Продажи", members: [OLGA] });
    await world.livetex.setStatus(OLGA, "available");
    answers(world, { "message.received": [{ type: "handoff", group: "продажи" }] });
    await world.says("Оператора!");
    expect(await world.desk()).toMatchObject({ group: "Продажи", operator: OLGA });
  });

  it("waits where it may, with LiveTex's hold messages, until somebody comes", async () => {
    await other({ rest: "handoff: { whenNobodyOnline: queue }" });
    await world.livetex.setStatus(IVAN, "offline");
    await handedOver();
    expect((await world.desk()).state).toBe("queued");
    await acts((user) => world.livetex.hold(user));
    expect(await state()).toBe("waiting");
    expect(world.screen().at(-1)).toBe("Пожалуйста, подождите, оператор скоро ответит");
    expect(world.heard()).not.toContain("operator.joined");
    await world.livetex.setStatus(OLGA, "available");
    await acts((user) => world.livetex.open(user));
    expect(world.screen().at(-1)).toBe("Оператор Ольга Соколова подключился к диалогу");
  });

  it("that the bot takes back leaves a line for the operators", async () => {
    answers(world, {
      "message.received": (event) => (words(event) === "Не надо" ? [] : [HANDOFF]),
      "handoff.queued": [{ type: "return" }],
    });
    await world.says("Оператора!");
    expect((await world.desk()).lines.at(-1)).toBe("client: ⚠ Клиент вернулся к боту / The client went back to the bot");
    expect(await state()).toBe("bot");
  });

  it("that the lead leaves by a word that is set for it leaves one too, and what they say then is not for the operator", async () => {
    await other({ rest: "handoff: { returnOn: [меню] }" });
    await withOperator();
    await world.says("Меню");
    expect(await state()).toBe("bot");
    expect((await world.desk()).lines.at(-1)).toBe("client: ⚠ Клиент вернулся к боту / The client went back to the bot");
    await world.says("Сколько стоит?");
    expect(world.screen().at(-1)).toBe("эхо: Сколько стоит?");
    expect((await world.desk()).lines.join("\n")).not.toContain("Сколько стоит?");
    // The operator's tab is open still: their next words take the dialog again, with what they missed.
    await acts((user) => world.livetex.say(user, "Подскажу сам"));
    expect(await state()).toBe("operator");
    expect((await desk()).slice(-3)).toEqual(["operator: Подскажу сам", "👤 Сколько стоит?", "🤖 эхо: Сколько стоит?"]);
  });

  it("fails with a reason where there is no group", async () => {
    world.livetex.removeGroup("54321");
    answers(world, { "message.received": [HANDOFF], "handoff.failed": [say("Не получилось")] });
    await world.says("Оператора!");
    expect(world.told("handoff.failed")).toHaveLength(1);
    expect(world.screen()).toEqual(["Не получилось"]);
    expect(storyOf(await world.timeline()).join("\n")).toContain("the contact point has no group");
  });

  it("finds the new first group when the old one went between the look and the choice", async () => {
    answers(world, { "message.received": [HANDOFF] });
    const look = world.livetex.calls;
    world.livetex.fault({ event: "selectDestination", delay: 1 });
    world.livetex.addGroup({ id: "54322", name: "Новая", members: [IVAN] });
    // The list is asked twice before the choice: at the check and at the start.
    const gone = expect.poll(() => look().filter(({ text }) => text === "getDestinations").length, { interval: 0 }).toBe(2);
    const wrote = world.says("Оператора!");
    await gone;
    world.livetex.removeGroup("54321");
    await wrote;
    await world.advance(60_000);
    expect(selections().at(-1)).toMatchObject({ body: { destination_id: "54322" }, status: 200 });
    expect(await world.desk()).toMatchObject({ group: "Новая" });
    expect(world.screen().filter((line) => line === TRANSFERRED)).toHaveLength(1);
  });
});

describe("an operator", () => {
  it("is announced when the dialog is read, once; another one after a transfer, once (LT-05, N2)", async () => {
    await handedOver();
    await acts((user) => world.livetex.open(user));
    expect(world.screen().at(-1)).toBe("Оператор Иван П. подключился к диалогу");
    await world.says("Ау");
    await acts((user) => world.livetex.open(user));
    await acts((user) => world.livetex.transfer(user, OLGA));
    await acts((user) => world.livetex.open(user));
    await acts((user) => world.livetex.open(user));
    expect(world.screen().slice(2)).toEqual([
      TRANSFERRED,
      "Оператор Иван П. подключился к диалогу",
      "Оператор Ольга Соколова подключился к диалогу",
    ]);
    expect(world.told("operator.joined").map(({ operator }) => operator)).toEqual([
      { id: IVAN, name: "Иван П." },
      { id: OLGA, name: "Ольга Соколова" },
    ]);
  });

  it("is not announced by a delivery that names nobody", async () => {
    await handedOver();
    world.livetex.webhookFault({ event: "MessageDelivered", omit: "employee", times: 10 });
    await acts((user) => world.livetex.open(user));
    expect(world.screen().at(-1)).toBe(TRANSFERRED);
    expect(await state()).toBe("waiting");
  });

  it("writes texts and files to the lead, and the first words are the arrival too", async () => {
    await handedOver();
    await acts((user) => world.livetex.say(user, "Мария, добрый день!\nТрек: https://t.example/705 🚚"));
    await acts((user) => world.livetex.file(user, { url: "https://files.example/i.pdf", name: "i.pdf", comment: "Счёт" }));
    expect(world.screen().slice(3)).toEqual([
      "Оператор Иван П. подключился к диалогу",
      "Мария, добрый день!\nТрек: https://t.example/705 🚚",
      ...world.screen().slice(5),
    ]);
    expect(world.screen().slice(5).join(" ")).toContain("Счёт");
    expect(world.screen().slice(5).join(" ")).toContain("<https://files.example/i.pdf>");
    // What the desk wrote itself is not sent back to it.
    expect(lines().join("\n")).not.toContain("добрый день");
  });

  it("closes: the lead hears of the return, the bot gets the dialog with what was said, and nobody sees what comes (LT-06, N3)", async () => {
    await withOperator();
    await world.says("Спасибо");
    await acts((user) => world.livetex.say(user, "Пожалуйста"));
    await acts((user) => world.livetex.close(user));
    expect(world.screen().at(-1)).toBe(RETURNED);
    expect(world.told("dialog.returned")).toMatchObject([
      {
        operator: { id: IVAN },
        messages: [
          { by: "lead", text: "Спасибо" },
          { by: "operator", text: "Пожалуйста" },
        ],
      },
    ]);
    await world.says("Ещё вопрос");
    expect(world.screen().at(-1)).toBe("эхо: Ещё вопрос");
    const seen = await world.desk();
    expect(seen.state).toBe("closed");
    expect(seen.lines.join("\n")).not.toContain("Ещё вопрос");
  });

  it("closes what lay in the queue: that is a return too (LT-06)", async () => {
    await handedOver();
    await acts((user) => world.livetex.close(user));
    expect(world.screen().slice(-2)).toEqual([TRANSFERRED, RETURNED]);
    expect(world.told("dialog.returned")).toMatchObject([{ operator: { id: IVAN } }]);
  });

  it("may be called again and again: each time works like the first", async () => {
    echo();
    for (let round = 1; round <= 3; round += 1) {
      await world.says(`Вопрос ${round}`);
      await world.says("Оператора!");
      await acts((user) => world.livetex.open(user));
      expect((await world.desk()).lines.slice(-4)).toEqual([
        `client: 👤 Клиент\nВопрос ${round}`,
        `client: 🤖 Бот\nэхо: Вопрос ${round}`,
        "client: 👤 Клиент\nОператора!",
        "client: 🤖 Бот\nМинуту",
      ]);
      await acts((user) => world.livetex.close(user));
      await world.advance(1_000);
    }
    for (const notice of [TRANSFERRED, "Оператор Иван П. подключился к диалогу", RETURNED])
      expect(world.screen().filter((line) => line === notice)).toHaveLength(3);
    expect(world.told("dialog.returned")).toHaveLength(3);
  });

  it("gives the dialog back with /bot, which the lead never sees (LT-07)", async () => {
    await withOperator();
    await acts((user) => world.livetex.say(user, " /BOT "));
    expect(await state()).toBe("bot");
    expect(world.screen().at(-1)).toBe(RETURNED);
    expect(world.told("dialog.returned")).toHaveLength(1);
    // The tab is still open: what lead and bot say now is not for the operator's eyes.
    const before = (await world.desk()).lines.length;
    await world.says("Снова бот?");
    expect(world.screen().at(-1)).toBe("эхо: Снова бот?");
    expect((await world.desk()).lines).toHaveLength(before);
    // Closing it later is no second return, and the next handoff brings what was missed.
    await acts((user) => world.livetex.close(user));
    expect(world.told("dialog.returned")).toHaveLength(1);
    await world.says("Оператора!");
    expect((await world.desk()).lines.slice(before)).toEqual([
      "client: 👤 Клиент\nСнова бот?",
      "client: 🤖 Бот\nэхо: Снова бот?",
      "client: 👤 Клиент\nОператора!",
      "client: 🤖 Бот\nМинуту",
    ]);
    expect(world.screen().join("\n").toLowerCase()).not.toContain("/bot");
  });

  it("takes it again with /operator, which the lead never sees either (LT-07)", async () => {
    await withOperator();
    await acts((user) => world.livetex.say(user, "/bot"));
    await acts((user) => world.livetex.say(user, "/operator"));
    expect(await state()).toBe("operator");
    expect(world.screen().join("\n")).not.toContain("/operator");
    await world.says("Слышно?");
    expect((await world.desk()).lines.at(-1)).toBe("client: 👤 Клиент\nСлышно?");
  });
});

describe("a channel that is excluded", () => {
  it.each(["mobile", "telegram"])("as %s never reaches LiveTex, neither with its history nor with a transfer (LT-10)", async (name) => {
    await other({ binding: `excludedChannels: [${name}]` });
    echo();
    await world.says("Здравствуйте");
    await world.says("Оператора!");
    await world.says("Ау");
    expect(world.livetex.calls()).toEqual([]);
    expect(world.screen()[0]).toBe("эхо: Здравствуйте");
    expect(world.heard()).toContain("handoff.failed");
    expect(await state()).toBe("bot");
    // The other channel is not meant.
    await world.says("Я с сайта", "anna", "site");
    expect(lines()[0]).toBe("👤 Клиент\nЯ с сайта");
  });
});

describe("webhooks", () => {
  it("with a wrong key are refused and change nothing", async () => {
    await withOperator();
    world.livetex.webhookFault({ wrongKey: true });
    await acts((user) => world.livetex.close(user));
    const closed = world.livetex.journal.lines.filter(({ text, what }) => what === "out" && text === "Closed");
    expect(closed.map(({ status }) => status)).toEqual([401, 200]);
    expect(world.told("dialog.returned")).toHaveLength(1);
    const answer = await fetch(world.hook, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ type: "TextMessage", id: "forged", webhook_key: "guess", user_id: await world.user(), text: "Взлом" }),
    });
    expect(answer.status).toBe(401);
    await world.settle();
    expect(world.screen()).not.toContain("Взлом");
  });

  it("that come twice, or again because the answer was lost, count once", async () => {
    await withOperator();
    world.livetex.webhookFault({ duplicates: 2 });
    await acts((user) => world.livetex.say(user, "Один раз"));
    world.livetex.webhookFault({ ignoreAnswer: true, times: 2 });
    await acts((user) => world.livetex.say(user, "И это"));
    world.livetex.webhookFault({ duplicates: 1 });
    await acts((user) => world.livetex.close(user));
    expect(world.screen().slice(-3)).toEqual(["Один раз", "И это", RETURNED]);
    expect(world.told("dialog.returned")).toHaveLength(1);
  });

  it.each(["same", "reversed"] as const)("of the operator's last words and the close may come in the order %s", async (order) => {
    await withOperator();
    world.livetex.turn({ holdWebhooks: true });
    await acts((user) => world.livetex.say(user, "До свидания"));
    await acts((user) => world.livetex.close(user));
    await world.livetex.release(order);
    await world.settle();
    expect(world.screen().slice(-2).toSorted()).toEqual(["До свидания", RETURNED].toSorted());
    expect(await state()).toBe("bot");
    expect(world.told("dialog.returned")).toHaveLength(1);
    expect(world.told("operator.joined")).toHaveLength(1);
    await world.says("Ещё вопрос");
    expect(world.screen().at(-1)).toBe("эхо: Ещё вопрос");
  });

  it("of a close that come only during the next handoff do not end that one", async () => {
    await withOperator();
    await acts((user) => world.livetex.say(user, "/bot"));
    world.livetex.turn({ holdWebhooks: true });
    await acts((user) => world.livetex.close(user));
    await world.advance(20_000);
    await world.says("Оператора!");
    expect(await state()).toBe("waiting");
    await world.livetex.release("same");
    await world.settle();
    expect(await state()).toBe("waiting");
    world.livetex.turn({ holdWebhooks: false });
    await acts((user) => world.livetex.open(user));
    expect(await state()).toBe("operator");
    await world.says("Слышно?");
    expect(await desk()).toContain("👤 Слышно?");
  });

  it("that nobody could take come again, and count once", async () => {
    await withOperator();
    world.down(true);
    await world.livetex.say(await world.user(), "Пока вас не было");
    await expect.poll(() => world.livetex.journal.lines.filter(({ status }) => status === 503).length).toBeGreaterThan(1);
    world.down(false);
    await world.settle();
    expect(world.screen().filter((line) => line === "Пока вас не было")).toHaveLength(1);
  });

  it("about people and things that nobody knows are answered 200 and ignored", async () => {
    echo();
    await world.says("Здравствуйте");
    const send = async (body: object) => {
      const answer = await fetch(world.hook, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      });
      return answer.status;
    };
    const key = { webhook_key: world.livetex.point.webhook?.key };
    const user = await world.user();
    expect(await send({ ...key, type: "TextMessage", id: "1", user_id: "nobody", text: "Кому?" })).toBe(200);
    expect(await send({ ...key, type: "Closed", id: "2", user_id: "019fffff-0000-7000-8000-000000000000" })).toBe(200);
    expect(await send({ ...key, type: "Typing", id: "3", user_id: user })).toBe(200);
    expect(await send({ ...key, type: "EmployeeAvailabilityChanged", id: "4", touchPointId: "9001", online: true })).toBe(200);
    expect(await send({ ...key, type: "EmployeeAvailabilityChanged", id: "5", touchPointId: "9001", online: true })).toBe(200);
    await world.settle();
    expect(await state()).toBe("bot");
    expect(world.screen()).toEqual(["эхо: Здравствуйте"]);
    expect(await world.dead()).toEqual([]);
  });
});

describe("when LiveTex fails", () => {
  it.each([
    ["500/7", { status: 500, times: 2 }],
    ["a page with 200", { page: true, times: 2 }],
    ["a page with 502", { status: 502, times: 2 }],
    ["no JSON", { garbage: true, times: 2 }],
    ["a reset before anything was done", { reset: true, times: 2 }],
  ])("%s: the line goes out again, once and in its place", async (_, fault) => {
    echo();
    world.livetex.fault({ event: "sendText", ...fault });
    await world.says("раз");
    await world.says("два");
    await world.advance(10 * 60_000);
    await world.says("Оператора!");
    expect(await desk()).toEqual(["👤 раз", "🤖 эхо: раз", "👤 два", "🤖 эхо: два", "👤 Оператора!", "🤖 Минуту"]);
  });

  it("a lost answer: LiveTex is asked for the line, and the operator sees it once", async () => {
    echo();
    await world.says("раз");
    world.livetex.fault({ event: "sendText", loseAnswer: true, times: 3 });
    await world.says("раз");
    await world.says("два");
    await world.advance(10 * 60_000);
    await world.says("Оператора!");
    expect(await desk()).toEqual(["👤 раз", "🤖 эхо: раз", "👤 раз", "🤖 эхо: раз", "👤 два", "🤖 эхо: два", "👤 Оператора!", "🤖 Минуту"]);
  });

  it("a lost answer, and the history cannot be read: that one line may be there twice, and no other", async () => {
    echo();
    world.livetex.fault({ event: "sendText", loseAnswer: true });
    world.livetex.fault({ event: "getHistory", status: 500, times: 10 });
    await world.says("раз");
    await world.advance(10 * 60_000);
    await world.says("Оператора!");
    expect(await desk()).toEqual(["👤 раз", "👤 раз", "🤖 эхо: раз", "👤 Оператора!", "🤖 Минуту"]);
  });

  it("at the choice of the group: it is tried again, and the lead is promised nobody until it is made", async () => {
    world.livetex.fault({ event: "selectDestination", status: 500 });
    await handedOver();
    expect(world.screen()).not.toContain(TRANSFERRED);
    await world.advance(5 * 60_000);
    expect((await world.desk()).state).toBe("assigned");
    expect(world.screen().filter((line) => line === TRANSFERRED)).toHaveLength(1);
  });

  it("and the answer to the choice is lost: it is made again, and nobody is told twice", async () => {
    world.livetex.fault({ event: "selectDestination", loseAnswer: true });
    await handedOver();
    await world.advance(5 * 60_000);
    expect(selections()).toHaveLength(2);
    expect(world.screen().filter((line) => line === TRANSFERRED)).toHaveLength(1);
    expect(await desk()).toEqual(["👤 Здравствуйте", "🤖 эхо: Здравствуйте", "👤 Оператора!", "🤖 Минуту"]);
  });

  it("with every line: the lead is handed over all the same, and the operator is told that something is missing", async () => {
    world.livetex.fault({ event: "sendText", status: 500, times: 1_000 });
    await handedOver();
    expect(selections()).toEqual([]);
    await world.advance(60_000);
    expect(selections()).toMatchObject([{ status: 200 }]);
    expect(world.screen().filter((line) => line === TRANSFERRED)).toHaveLength(1);
    world.livetex.clearFaults();
    await world.advance(10 * 60_000);
    expect((await desk()).join("\n")).toContain("⚠ Часть переписки не передана");
    await world.says("Вы тут?");
    expect((await desk()).at(-1)).toBe("👤 Вы тут?");
  });

  it("with the key refused nothing is lost: the lead talks to the bot, and the lines come when the key is right", async () => {
    echo();
    world.livetex.fault({ status: 401, times: 3 });
    await world.says("раз");
    await world.says("два");
    expect(world.screen()).toEqual(["эхо: раз", "эхо: два"]);
    await world.advance(60 * 60_000);
    await world.says("Оператора!");
    expect(await desk()).toEqual(["👤 раз", "🤖 эхо: раз", "👤 два", "🤖 эхо: два", "👤 Оператора!", "🤖 Минуту"]);
    expect(await world.dead()).toEqual([]);
  });

  it("in another version than the account has, it says which one to try", async () => {
    await other({ switches: { version: "1.0" }, registered: false });
    const report = await world.setup("register");
    expect(report.ok).toBe(false);
    expect(report.steps.at(-1)?.text).toContain('try settings.version: "1.0"');
  });
});

describe("set-up", () => {
  it("registers the webhook with its key, and reads it back (LT-16)", async () => {
    await other({ registered: false });
    expect((await world.setup("check")).ok).toBe(false);
    expect(await world.setup("register")).toMatchObject({ ok: true });
    expect(world.livetex.point.webhook).toMatchObject({ url: world.hook, key: expect.stringMatching(/^\S{16,}$/) });
    const check = await world.setup("check");
    expect(check).toMatchObject({ ok: true });
    expect(check.steps.map(({ text }) => text)).toContain(
      "54321 Группа для Messaging API (the first: handoffs go here): somebody is online",
    );
  });

  it("is refused by LiveTex where the address is not https", async () => {
    await other({ registered: false, switches: { insecure: false } });
    const report = await world.setup("register");
    expect(report.ok).toBe(false);
    expect(report.steps.at(-1)?.text).toContain("https is required (400/5)");
  });

  it("uses a key of one's own, and another version", async () => {
    await other({ settings: 'webhookKey: my-own-key-77\n      version: "1.1"' });
    expect(world.livetex.point.webhook?.key).toBe("my-own-key-77");
    await withOperator();
    expect(await state()).toBe("operator");
    expect(await world.setup("check")).toMatchObject({ ok: true });
  });

  it("works with version 1.0 too, which has no types to subscribe to", async () => {
    await other({ settings: 'version: "1.0"', switches: { version: "1.0", everyUnrouted: true } });
    await withOperator();
    expect(world.screen().at(-1)).toBe("Оператор Иван Петров подключился к диалогу");
    expect(await world.setup("check")).toMatchObject({ ok: true });
  });

  it("says plainly that LiveTex keeps the webhook", async () => {
    const report = await world.setup("remove");
    expect(report).toMatchObject({ ok: false, steps: [{ text: expect.stringContaining("no method that takes a webhook away") }] });
  });

  it("notices that another gateway has taken the key", async () => {
    await fetch(`${world.url}/1.2/setWebhook?key=kq3v9d27b5e4c0f`, {
      method: "POST",
      body: JSON.stringify({ url: "https://staging.example/hooks", webhook_key: "x" }),
    });
    const report = await world.setup("check");
    expect(report.ok).toBe(false);
    expect(report.steps.at(-1)?.text).toContain("LiveTex has https://staging.example/hooks");
  });
});
