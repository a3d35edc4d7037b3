import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Action } from "../../src/model/bot.ts";
import { startPeer } from "./peers.ts";
import type { Peer } from "./peers.ts";
import { IVAN, TELEGRAM_TOKEN, counterAt, createTelegramWorld } from "./telegram-world.ts";
import type { TelegramWorld } from "./telegram-world.ts";
import { answers, say, storyOf, words } from "./site.ts";

let world: TelegramWorld;
beforeEach(async () => {
  world = await createTelegramWorld();
});
afterEach(() => world.close());

async function other(options: Parameters<typeof createTelegramWorld>[0]): Promise<void> {
  await world.close();
  world = await createTelegramWorld(options);
}

const echo = () => answers(world, { "message.received": (event) => [say(`эхо: ${words(event)}`)] });

async function writes(text: string, chat = IVAN): Promise<void> {
  world.telegram.write(chat, text);
  await world.settle();
}

/** The bot answers the next message with this. */
async function botSays(...actions: Action[]): Promise<void> {
  answers(world, { "message.received": actions });
  await writes("давай");
}

const buttons = [
  { code: "courier", caption: "Курьером" },
  { code: "self", caption: "Самовывоз" },
];
const messages = () => world.told("message.received").map((event) => event["message"]);

describe("a lead writes", () => {
  it("and is answered, message by message, known by name, login and language", async () => {
    echo();
    await writes("Здравствуйте");
    await writes("Где мой заказ?");
    expect(world.screen()).toEqual(["lead: Здравствуйте", "bot: эхо: Здравствуйте", "lead: Где мой заказ?", "bot: эхо: Где мой заказ?"]);
    expect(world.told("message.received")[0]).toMatchObject({
      lead: { externalId: "3527065", name: "Иван П", login: "ivanp", language: "ru", messenger: "telegram", binding: "telegram" },
      dialog: { state: "bot", binding: "telegram" },
      message: { kind: "text", text: "Здравствуйте" },
    });
    expect(world.telegram.pending()).toBe(0);
    expect(await world.leads()).toBe(1);
  });

  it("and the parameter of the link that brought them is an attribute", async () => {
    await writes("/start ref_42");
    expect(world.told("message.received")).toMatchObject([
      { lead: { attributes: { start: "ref_42" } }, message: { kind: "text", text: "/start ref_42" } },
    ]);
  });

  it("and needs no name", async () => {
    echo();
    world.telegram.addPerson({ id: 7 });
    await writes("Здравствуйте", 7);
    expect(world.screen(7)).toEqual(["lead: Здравствуйте", "bot: эхо: Здравствуйте"]);
    expect((await world.leadOf(7)).lead).not.toHaveProperty("name");
  });

  it.each(["👍", "مرحبا، أين طلبي؟", "<b>Скидка</b> & «ёлки» <script>", "**не** [ссылка](x) `", "a\u0000b"])(
    "%j and reads it again as it was",
    async (text) => {
      echo();
      await writes(text);
      expect(world.screen().at(-1)).toBe(`bot: эхо: ${text}`);
      expect(await world.dead()).toEqual([]);
    },
  );

  it("once, however often Telegram brings it", async () => {
    await other({ switches: { duplicates: 2 } });
    echo();
    await writes("Здравствуйте");
    expect(world.heard()).toEqual(["message.received"]);
    expect(world.screen()).toHaveLength(2);
  });

  it("and is heard in order after the gateway was away", async () => {
    echo();
    world.telegram.fault({ status: 500, event: "nothing" });
    const hook = world.telegram.webhook();
    await world.setup("remove");
    await writes("один");
    await writes("два");
    expect(world.heard()).toEqual([]);
    expect(world.telegram.pending()).toBe(2);
    expect((await world.setup("check")).ok).toBe(false);
    expect((await world.setup("register")).ok).toBe(true);
    expect(world.telegram.webhook()).toEqual(hook);
    await world.settle();
    expect(messages()).toMatchObject([{ text: "один" }, { text: "два" }]);
  });

  it("and changes what was written: the bot hears which message and what it says now", async () => {
    const { id } = world.telegram.write(IVAN, "Прювет");
    await world.settle();
    world.telegram.edit(IVAN, id, "Привет");
    await world.settle();
    expect(world.heard()).toEqual(["message.received", "message.edited"]);
    const [first] = messages() as { providerId: string }[];
    expect(world.told("message.edited")).toMatchObject([{ message: { providerId: first?.providerId, text: "Привет", edited: true } }]);
  });

  it("places, contacts and stickers; only their own number becomes the lead's", async () => {
    world.telegram.place(IVAN, 55.7539, 37.6208, "ГУМ");
    world.telegram.contact(IVAN, "79110000002", "Анна");
    await world.settle();
    expect((await world.leadOf(IVAN)).lead).not.toHaveProperty("phone");
    world.telegram.contact(IVAN, "79110000001", "Иван", IVAN);
    world.telegram.file(IVAN, { kind: "sticker", emoji: "👍" });
    await world.settle();
    expect(messages()).toMatchObject([
      { kind: "location", location: { latitude: 55.7539, longitude: 37.6208, title: "ГУМ" } },
      { kind: "contact", contact: { name: "Анна", phone: "79110000002" } },
      { kind: "contact", contact: { phone: "79110000001" } },
      { kind: "text", text: "[стикер 👍]" },
    ]);
    expect((await world.leadOf(IVAN)).lead.phone).toBe("79110000001");
  });

  it("in a group, and nobody hears it; where groups are served the group is one lead", async () => {
    world.telegram.addGroup(-42, "Склад");
    world.telegram.write(-42, "Привет", { id: 9, firstName: "Анна" });
    await world.settle();
    expect(world.heard()).toEqual([]);
    await other({ settings: "groups: true" });
    echo();
    world.telegram.addGroup(-42, "Склад");
    world.telegram.write(-42, "Привет", { id: 9, firstName: "Анна" });
    await world.settle();
    expect(world.screen(-42).at(-1)).toBe("bot: эхо: Привет");
    expect(world.told("message.received")).toMatchObject([{ lead: { externalId: "-42", name: "Склад" } }]);
  });
});

describe("a lead sends a file", () => {
  interface Got {
    kind: string;
    text?: string;
    attachments: { kind: string; url: string; name?: string; mediaType?: string; size?: number }[];
  }
  const got = () => messages() as Got[];
  const fetched = async (url = "") => {
    const response = await fetch(url);
    return { status: response.status, type: response.headers.get("content-type"), body: await response.text() };
  };

  it("of any kind: the bot gets a link of ours that opens without the token, and shows nothing of it", async () => {
    for (const kind of ["photo", "document", "video", "voice", "video_note", "audio", "animation"])
      world.telegram.file(IVAN, {
        kind,
        content: `байты ${kind}`,
        ...(kind === "document" ? { name: "Договор «1».pdf", mediaType: "application/pdf" } : {}),
      });
    world.telegram.file(IVAN, { kind: "photo", caption: "Вот он", album: "13" });
    await world.settle();
    expect(got().map(({ kind }) => kind)).toEqual(["image", "file", "video", "audio", "video", "audio", "video", "image"]);
    expect(got()[1]?.attachments).toEqual([
      { kind: "file", url: expect.stringContaining("/media/"), name: "Договор «1».pdf", mediaType: "application/pdf", size: 19 },
    ]);
    expect(got().at(-1)).toMatchObject({ text: "Вот он" });
    expect(await fetched(got()[0]?.attachments[0]?.url)).toEqual({ status: 200, type: "image/jpeg", body: "байты photo" });
    expect(await fetched(got()[1]?.attachments[0]?.url)).toEqual({ status: 200, type: "application/pdf", body: "байты document" });
    expect(await fetched(got()[3]?.attachments[0]?.url)).toMatchObject({ status: 200, type: "audio/ogg", body: "байты voice" });
    const seen = [JSON.stringify(world.log), JSON.stringify(world.bot.heard), JSON.stringify(await world.timeline(IVAN))].join("\n");
    expect(seen).not.toContain(TELEGRAM_TOKEN.split(":")[1]);
    expect(seen).not.toContain("file_1");
  });

  it("of more than Telegram gives out, or that is no more there: the link says so", async () => {
    world.telegram.file(IVAN, { kind: "video", size: 21 * 1024 * 1024 });
    world.telegram.file(IVAN, { kind: "photo" });
    await world.settle();
    world.telegram.account.files.clear();
    expect((await fetched(got()[1]?.attachments[0]?.url)).status).toBe(410);
    expect((await fetched(got()[0]?.attachments[0]?.url)).status).toBe(410);
  });

  it("and the operator of another system gets the same link", async () => {
    const desk = await startPeer();
    await other({ desk: counterAt(desk.url) });
    answers(world, { "message.received": [{ type: "handoff" }] });
    await writes("Оператора!");
    world.telegram.file(IVAN, { kind: "photo", content: "байты" });
    await world.settle();
    const shown = desk.heard.filter((call) => call.path === "/mirror").map(({ body }) => String(body["text"]));
    const link = /https?:\/\/\S+\/media\/\S+/.exec(shown.at(-1) ?? "")?.[0];
    expect(await fetched(link)).toMatchObject({ status: 200, body: "байты" });
    await desk.close();
  });
});

describe("a menu", () => {
  it("has real buttons; a press reaches the bot with its code, and stops turning at once", async () => {
    answers(world, {
      "message.received": (event) => (words(event) === "/start" ? [{ type: "say", text: "Как доставить?", buttons }] : []),
    });
    await writes("/start");
    expect(world.screen().at(-1)).toBe("bot: Как доставить? [Курьером] / [Самовывоз]");
    world.telegram.press(IVAN, "Самовывоз");
    await world.settle();
    expect(messages()[1]).toMatchObject({ kind: "choice", choice: { code: "self", caption: "Самовывоз" } });
    expect(world.telegram.account.presses.size).toBe(0);
    await writes("курьером");
    expect(messages()[2]).toMatchObject({ kind: "choice", choice: { code: "courier", caption: "Курьером" } });
  });

  it("carries codes that are longer than 64 bytes", async () => {
    const code = `сценарий:${"заказ-778812:".repeat(6)}доставка`;
    await botSays({ type: "say", text: "?", buttons: [{ code, caption: "Доставка" }] });
    expect(world.calls().map(({ status }) => status)).toEqual([200]);
    world.telegram.press(IVAN, "Доставка");
    await world.settle();
    expect(messages()[1]).toMatchObject({ choice: { code, caption: "Доставка" } });
  });

  it("keeps the bot's rows", async () => {
    await botSays({ type: "say", text: "Едем?", buttons: [buttons, [{ code: "no", caption: "Никак" }]] });
    expect(world.screen().at(-1)).toBe("bot: Едем? [Курьером] [Самовывоз] / [Никак]");
  });

  it("of 120 buttons comes in two messages", async () => {
    const many = Array.from({ length: 120 }, (_, index) => ({ code: `c${index}`, caption: `Товар ${index}` }));
    await botSays({ type: "say", text: "Выберите", buttons: many });
    const shown = world.telegram.screen(IVAN).filter(({ by }) => by === "bot");
    expect(shown.map(({ text, inline }) => [text, inline?.flat().length])).toEqual([
      ["Выберите (1/2)", 100],
      ["Выберите (2/2)", 20],
    ]);
  });

  it("is numbered text where buttons are off", async () => {
    await other({ binding: "inlineButtons: false" });
    await botSays({ type: "say", text: "Как доставить?", buttons });
    expect(world.screen().at(-1)).toBe("bot: Как доставить?\n1. Курьером\n2. Самовывоз");
    await writes("2");
    expect(messages()[1]).toMatchObject({ kind: "choice", choice: { code: "self" } });
  });
});

describe("the bot says", () => {
  it("ten thousand characters, in order and whole", async () => {
    const text = Array.from({ length: 1_000 }, (_, index) => `слово${index}`)
      .join(" ")
      .padEnd(10_000, "ы")
      .slice(0, 10_000);
    await botSays({ type: "say", text });
    const parts = world.telegram.screen(IVAN).slice(1);
    expect(parts).toHaveLength(3);
    expect(parts.every((part) => (part.text?.length ?? 0) <= 4096)).toBe(true);
    expect(
      parts
        .map((part) => part.text)
        .join(" ")
        .replace(/ /g, ""),
    ).toBe(text.replace(/ /g, ""));
  });

  it("thirty files, each once and in order, the text below the first", async () => {
    const attachments = Array.from({ length: 30 }, (_, index) => ({ kind: "image" as const, url: `https://cdn.example/${index}.jpg` }));
    await botSays({ type: "say", text: "Фото", attachments });
    await world.advance(20_000);
    const shown = world.telegram.screen(IVAN).slice(1);
    expect(shown.map(({ media }) => media?.source)).toEqual(attachments.map(({ url }) => url));
    expect(shown.map(({ text }) => text).filter((text) => text !== undefined)).toEqual(["Фото"]);
  });

  it("a file with more text than fits below it: the text first", async () => {
    const text = "ы".repeat(1_025);
    await botSays({ type: "say", text, attachments: [{ kind: "image", url: "https://cdn.example/a.jpg" }] });
    expect(world.screen().slice(1)).toEqual([`bot: ${text}`, "bot: <photo https://cdn.example/a.jpg>"]);
  });

  it("files of every kind; what Telegram does not fetch comes as its address", async () => {
    const url = (name: string) => `https://cdn.example/${name}`;
    await botSays({
      type: "say",
      text: "Договор",
      attachments: [
        { kind: "file", url: url("a.docx") },
        { kind: "file", url: url("a.pdf") },
        { kind: "video", url: url("a.mp4") },
        { kind: "audio", url: url("a.ogg") },
        { kind: "audio", url: url("a.mp3") },
        { kind: "image", url: url("a.gif") },
      ],
    });
    expect(world.screen().slice(1)).toEqual([
      `bot: Договор\n${url("a.docx")}`,
      `bot: <document ${url("a.pdf")}>`,
      `bot: <video ${url("a.mp4")}>`,
      `bot: <voice ${url("a.ogg")}>`,
      `bot: <audio ${url("a.mp3")}>`,
      `bot: <animation ${url("a.gif")}>`,
    ]);
    expect(await world.dead()).toEqual([]);
    expect(world.log.filter((line) => line.msg.includes("done in another way"))).toHaveLength(1);
  });

  it("Markdown: shown as such, whatever stands between the marks", async () => {
    const text = "**Заказ <7>** & `код`: [сайт](https://shop.example/?a=1&b=2) **не [закрыто](y)";
    await botSays({ type: "say", text, format: "markdown" });
    const shown = world.telegram.screen(IVAN).at(-1);
    expect(shown?.text).toBe("Заказ <7> & код: сайт **не [закрыто](y)");
    expect(shown?.entities).toEqual([
      { type: "bold", offset: 0, length: 9 },
      { type: "code", offset: 12, length: 3 },
      { type: "text_link", offset: 17, length: 4, url: "https://shop.example/?a=1&b=2" },
    ]);
  });

  it("that it is typing", async () => {
    await botSays({ type: "typing" }, say("Готово"));
    expect(world.telegram.account.actions).toEqual([{ chat: IVAN, action: "typing" }]);
    expect(world.screen().at(-1)).toBe("bot: Готово");
  });
});

describe("an operator of another system", () => {
  let desk: Peer;
  beforeEach(async () => {
    desk = await startPeer();
    await other({ desk: counterAt(desk.url) });
    answers(world, {
      "message.received": (event) => (words(event) === "Оператора!" ? [say("Минуту"), { type: "handoff" }] : [say(`эхо: ${words(event)}`)]),
      "dialog.returned": [say("Снова я, бот")],
    });
  });
  afterEach(() => desk.close());

  const lead = async () => ({ externalId: (await world.leadOf(IVAN)).lead.id });
  const operator = { id: "1", name: "Ольга" };
  const seen = (path: string) => desk.heard.filter((call) => call.path === path).map(({ body }) => body);
  async function operatorWrites(message: Readonly<Record<string, unknown>>): Promise<void> {
    await world.desk({ type: "operator.wrote", lead: await lead(), operator, message });
  }

  it("gets the dialog, answers with text, file, place and contact, and gives it back", async () => {
    await writes("Оператора!");
    expect(seen("/start")).toHaveLength(1);
    await operatorWrites({ kind: "text", text: "Слушаю <вас>" });
    await writes("Где магазин?");
    await operatorWrites({ kind: "image", text: "Вот карта", attachments: [{ kind: "image", url: "https://cdn.example/map.png" }] });
    await operatorWrites({ kind: "location", location: { latitude: 55.7539, longitude: 37.6208, title: "ГУМ" } });
    await operatorWrites({ kind: "contact", contact: { name: "Склад", phone: "+79110000009" } });
    await world.desk({ type: "dialog.returned", lead: await lead(), operator });
    const screen = world.screen();
    expect(screen.slice(0, 2)).toEqual(["lead: Оператора!", "bot: Минуту"]);
    expect(screen.filter((line) => !/Диалог|Оператор Ольга|Оператор вернул/.test(line)).slice(2)).toEqual([
      "bot: Слушаю <вас>",
      "lead: Где магазин?",
      "bot: <photo https://cdn.example/map.png> Вот карта",
      "bot: <55.7539, 37.6208>",
      "bot: <Склад +79110000009>",
      "bot: Снова я, бот",
    ]);
    expect(seen("/mirror").map(({ text }) => String(text).split("\n").at(-1))).toEqual([
      "Оператора!",
      "Минуту",
      "Где магазин?",
      "Снова я, бот",
    ]);
  });

  it("is told when the lead has blocked the bot: nobody believes that it was read", async () => {
    await writes("Оператора!");
    await operatorWrites({ kind: "text", text: "Слушаю" });
    world.telegram.account.chats.get(IVAN)!.state = "blocked";
    await operatorWrites({ kind: "text", text: "Вы тут?" });
    expect(String(seen("/mirror").at(-1)?.["text"])).toContain("Forbidden: bot was blocked by the user");
    expect(await world.dead()).toEqual([]);
  });

  it("sees what the lead changed", async () => {
    await writes("Оператора!");
    await operatorWrites({ kind: "text", text: "Слушаю" });
    const { id } = world.telegram.write(IVAN, "Заказ 40117");
    await world.settle();
    world.telegram.edit(IVAN, id, "Заказ 40118");
    await world.settle();
    expect(seen("/mirror").map(({ text }) => String(text))).toEqual(expect.arrayContaining([expect.stringContaining("40118")]));
  });
});

describe("what goes wrong", () => {
  it("429 is waited out as long as Telegram asks, and nothing overtakes what waits", async () => {
    world.telegram.fault({ status: 429, retryAfter: 7 });
    await botSays(say("один"), say("два"));
    expect(world.screen()).toHaveLength(1);
    await world.advance(6_900);
    expect(world.screen()).toHaveLength(1);
    await world.advance(200);
    expect(world.screen().slice(1)).toEqual(["bot: один", "bot: два"]);
  });

  it("keeps to the pace of a chat by itself: ten at once, then one a second, and Telegram never has to say 429", async () => {
    await other({ switches: { perSecond: 11 } });
    await botSays(...Array.from({ length: 16 }, (_, n) => say(String(n))));
    expect(world.screen()).toHaveLength(1 + 10);
    await world.advance(999);
    expect(world.screen()).toHaveLength(1 + 10);
    await world.advance(1);
    expect(world.screen()).toHaveLength(1 + 11);
    await world.advance(5_000);
    expect(world.screen().slice(1)).toEqual(Array.from({ length: 16 }, (_, n) => `bot: ${n}`));
    expect(world.telegram.journal.lines.filter(({ status }) => status === 429)).toEqual([]);
  });

  it("a pace that Telegram does not allow: everything arrives all the same, in order", async () => {
    await other({ switches: { perSecond: 1 } });
    await botSays(...["один", "два", "три", "четыре"].map(say));
    await world.advance(10_000);
    expect(world.screen().slice(1)).toEqual(["bot: один", "bot: два", "bot: три", "bot: четыре"]);
  });

  it.each([{ status: 500 }, { status: 502, page: true }, { page: true, status: 200 }, { reset: true }])(
    "%j is tried again, and the lead reads it once",
    async (fault) => {
      world.telegram.fault(fault);
      await botSays(say("Готово"));
      await world.advance(1_000);
      expect(world.screen().slice(1)).toEqual(["bot: Готово"]);
    },
  );

  it("an answer that is lost after the text was shown: the text comes twice, or with onDoubt drop once", async () => {
    world.telegram.fault({ loseAnswer: true });
    await botSays(say("Готово"));
    await world.advance(1_000);
    expect(world.screen().slice(1)).toEqual(["bot: Готово", "bot: Готово"]);
    await other({ binding: "onDoubt: drop" });
    world.telegram.fault({ loseAnswer: true });
    await botSays(say("Готово"));
    await world.advance(1_000);
    expect(world.screen().slice(1)).toEqual(["bot: Готово"]);
  });

  it("a lead who blocks the bot: nothing is sent, nothing is a dead letter, and writing again lets it in", async () => {
    echo();
    await writes("Здравствуйте");
    world.telegram.block(IVAN);
    await world.settle();
    expect((await world.leadOf(IVAN)).lead.blocked).toBe(true);
    world.telegram.unblock(IVAN);
    await world.settle();
    expect((await world.leadOf(IVAN)).lead.blocked).toBe(false);
    await writes("Это снова я");
    expect(world.screen().at(-1)).toBe("bot: эхо: Это снова я");
  });

  it("a lead who blocks the bot while it answers: the refusal says the same, and the rest is not tried", async () => {
    world.telegram.turn({ duplicates: 0 });
    world.bot.answerWith(({ body }) => {
      if (body["type"] !== "message.received") return { body: { actions: [] } };
      // The update of the block waits behind this message's.
      world.telegram.account.chats.get(IVAN)!.state = "blocked";
      return { body: { actions: [say("один"), say("два")] } };
    });
    await writes("Здравствуйте");
    expect(world.calls().map(({ status }) => status)).toEqual([403]);
    expect((await world.leadOf(IVAN)).lead.blocked).toBe(true);
    expect(await world.dead()).toEqual([]);
    expect(storyOf(await world.timeline(IVAN)).join("\n")).toContain("Forbidden: bot was blocked by the user");
  });

  it("a rotated token: nothing is lost, and the token is in no log line, reason or event", async () => {
    world.telegram.fault({ status: 401, times: 50 });
    await botSays(say("Готово"));
    world.telegram.clearFaults();
    const seen = [
      JSON.stringify(world.log),
      JSON.stringify(world.bot.heard),
      JSON.stringify(await world.timeline(IVAN)),
      JSON.stringify(await world.admin("/outbox")),
      JSON.stringify(await world.setup("check")),
    ].join("\n");
    expect(seen).toContain("settings.token: Telegram does not know it (Unauthorized); copy it anew from @BotFather");
    expect(seen).not.toContain(TELEGRAM_TOKEN);
    expect(seen).not.toContain(TELEGRAM_TOKEN.split(":")[1]);
    await world.advance(10 * 60_000);
    expect(world.screen().slice(1)).toEqual(["bot: Готово"]);
  });

  it("somebody who guesses the address: without the secret nothing is taken", async () => {
    const update = { update_id: 1, message: { message_id: 1, chat: { id: 1, type: "private" }, text: "x" } };
    const post = (headers: Record<string, string>) =>
      fetch(world.hook, { method: "POST", headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(update) });
    expect((await post({})).status).toBe(401);
    expect((await post({ "x-telegram-bot-api-secret-token": "guess" })).status).toBe(401);
    await world.settle();
    expect(await world.leads()).toBe(0);
  });
});

describe("set-up", () => {
  it("registers, shows what Telegram says of the last delivery, and takes the webhook away", async () => {
    expect(world.telegram.webhook()).toMatchObject({
      url: world.hook,
      allowed: ["message", "edited_message", "callback_query", "my_chat_member"],
    });
    const check = await world.setup("check");
    expect(check).toMatchObject({ ok: true });
    expect(check.steps.map(({ name, text }) => `${name}: ${text}`)).toContain("the bot: @shop_test_bot");
    expect((await world.setup("remove")).ok).toBe(true);
    expect(world.telegram.webhook()).toBeUndefined();
    const missing = await world.setup("check");
    expect(missing.ok).toBe(false);
    expect(missing.steps.at(-1)?.text).toContain("it is not set: run register");
  });
});
