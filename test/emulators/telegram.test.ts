import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startTelegramEmulator } from "../../src/emulators/telegram.ts";
import type { TelegramEmulator } from "../../src/emulators/telegram.ts";
import type { Switches } from "../../src/emulators/telegram/switches.ts";
import { createFakeClock, startFakeGateway } from "./gateway.ts";
import type { FakeGateway } from "./gateway.ts";

const TOKEN = "7100200300:AAFsecret-of-the-shop";
const IVAN = 3527065;
const UPDATE = 174114370;

let gateway: FakeGateway;
let telegram: TelegramEmulator;
let clock: ReturnType<typeof createFakeClock>;

async function start(switches: Partial<Switches> = {}): Promise<void> {
  clock = createFakeClock();
  telegram = await startTelegramEmulator({ token: TOKEN, clock, switches: { httpWebhooks: true, ...switches } });
  telegram.control.addPerson({ id: IVAN, firstName: "Иван", lastName: "П", username: "ivanp", language: "ru" });
}
beforeEach(async () => {
  gateway = await startFakeGateway();
  await start();
});
afterEach(async () => {
  await telegram.close();
  await gateway.close();
});
async function restart(switches: Partial<Switches>): Promise<void> {
  await telegram.close();
  await start(switches);
}

interface Reply {
  readonly status: number;
  readonly json: {
    ok: boolean;
    result?: Record<string, unknown>;
    error_code?: number;
    description?: string;
    parameters?: Record<string, number>;
  };
  readonly retryAfter: string | null;
}

async function call(method: string, body: unknown = {}, token = TOKEN): Promise<Reply> {
  const headers = { "content-type": "application/json" };
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const response = await fetch(`${telegram.url}/bot${token}/${method}`, { method: "POST", headers, body: text });
  return { status: response.status, json: (await response.json()) as Reply["json"], retryAfter: response.headers.get("retry-after") };
}
const hook = (more: object = {}) => call("setWebhook", { url: gateway.url, secret_token: "s3cr3t", ...more });
const refusal = async (method: string, body: unknown) => (await call(method, body)).json.description;
const seen = () => gateway.seen.map(({ body }) => body);

async function quiet(): Promise<void> {
  do await new Promise((resolve) => setImmediate(resolve));
  while (telegram.control.sending() > 0);
}

/** Ivan has begun. */
async function begun(): Promise<void> {
  telegram.control.write(IVAN, "/start");
  await quiet();
}

describe("what a person does", () => {
  it("is one update each, in order, with the secret in a header", async () => {
    await hook();
    telegram.control.write(IVAN, "/start ref_42");
    telegram.control.write(IVAN, "Привет");
    await gateway.came(2);
    const person = { first_name: "Иван", last_name: "П", username: "ivanp" };
    expect(seen()).toEqual([
      {
        update_id: UPDATE,
        message: {
          message_id: 41,
          date: 1763632800 + 365 * 86400,
          from: { id: IVAN, is_bot: false, ...person, language_code: "ru" },
          chat: { id: IVAN, type: "private", ...person },
          text: "/start ref_42",
          entities: [{ type: "bot_command", offset: 0, length: 6 }],
        },
      },
      expect.objectContaining({ update_id: UPDATE + 1 }),
    ]);
    expect(gateway.seen[0]?.headers["x-telegram-bot-api-secret-token"]).toBe("s3cr3t");
  });

  it("is an edit, a place, a contact, a file of any kind, a block", async () => {
    await hook();
    const { id } = telegram.control.write(IVAN, "Прювет");
    telegram.control.edit(IVAN, id, "Привет");
    telegram.control.place(IVAN, 55.75, 37.62, "ГУМ");
    telegram.control.contact(IVAN, "79110000001", "Иван", IVAN);
    for (const kind of ["photo", "document", "video", "voice", "video_note", "audio", "animation", "sticker"])
      telegram.control.file(IVAN, { kind, name: "a.bin", caption: "вот" });
    telegram.control.block(IVAN);
    telegram.control.unblock(IVAN);
    await gateway.came(14);
    const kinds = seen().map((update) => {
      const [, key = ""] = Object.keys(update);
      const message = update[key] as Record<string, unknown>;
      const known = new Set(["message_id", "date", "from", "chat", "caption", "edit_date", "old_chat_member"]);
      return [key, ...Object.keys(message).filter((name) => !known.has(name))].join(" ");
    });
    expect(kinds).toEqual([
      "message text",
      "edited_message text",
      "message location venue",
      "message contact",
      "message photo",
      "message document",
      "message video",
      "message voice",
      "message video_note",
      "message audio",
      "message animation document",
      "message sticker",
      "my_chat_member new_chat_member",
      "my_chat_member new_chat_member",
    ]);
    expect(seen()[4]).toMatchObject({ message: { photo: [{ file_size: 1 }, { file_size: 7 }] } });
  });

  it("waits for the next update of the same chat until the one before was taken; another chat goes on", async () => {
    await hook();
    telegram.control.addPerson({ id: 7, firstName: "Анна" });
    gateway.answers.push("never");
    telegram.control.write(IVAN, "один");
    await gateway.came(1);
    telegram.control.write(IVAN, "два");
    telegram.control.write(7, "три");
    await gateway.came(2);
    expect(seen().map((update) => (update["message"] as { text: string }).text)).toEqual(["один", "три"]);
  });

  it("is tried again at once, then after 2, 4, 8 seconds, until it is taken", async () => {
    await hook();
    gateway.answers.push({ status: 500 }, { status: 502 }, { status: 500 });
    telegram.control.write(IVAN, "Привет");
    await gateway.came(2);
    await quiet();
    expect(gateway.seen).toHaveLength(2);
    clock.advance(1_999);
    await quiet();
    expect(gateway.seen).toHaveLength(2);
    clock.advance(1);
    await gateway.came(3);
    await quiet();
    clock.advance(4_000);
    await gateway.came(4);
    await quiet();
    expect(new Set(seen().map((update) => update["update_id"]))).toEqual(new Set([UPDATE]));
    expect(telegram.control.pending()).toBe(0);
    const { result } = (await call("getWebhookInfo")).json;
    expect(result).toMatchObject({ url: gateway.url, pending_update_count: 0, last_error_message: expect.stringContaining("500") });
  });

  it("comes twice when told to, is dropped when nobody asked for its kind, and waits while there is no webhook", async () => {
    telegram.control.write(IVAN, "раньше");
    expect(telegram.control.pending()).toBe(1);
    telegram.control.turn({ duplicates: 1 });
    await hook({ allowed_updates: ["message"] });
    await gateway.came(2);
    telegram.control.block(IVAN);
    await quiet();
    expect(seen().map((update) => update["update_id"])).toEqual([UPDATE, UPDATE]);
  });

  it("expires after a day", async () => {
    await hook();
    gateway.answers.push(...Array.from({ length: 5 }, () => ({ status: 500 })));
    telegram.control.write(IVAN, "Привет");
    await gateway.came(2);
    await quiet();
    clock.advance(25 * 3_600_000);
    await gateway.came(3);
    await quiet();
    expect(telegram.control.pending()).toBe(0);
  });

  it("is refused where a person could not do it", async () => {
    expect(() => telegram.control.press(IVAN, "Да")).toThrow(/nobody can write/);
    await begun();
    expect(() => telegram.control.press(IVAN, "Да")).toThrow('no button "Да" is below any message');
    expect(() => telegram.control.tap(IVAN, "Да")).toThrow('no button "Да" is on the keyboard');
    expect(() => telegram.control.unblock(IVAN)).toThrow("member already");
    expect(() => telegram.control.file(IVAN, { kind: "hologram" })).toThrow(/one of photo/);
    const response = await fetch(`${telegram.url}/control/wrte`, { method: "POST" });
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({ error: expect.stringContaining("no act is named") });
  });
});

describe("the Bot API", () => {
  it("says who the bot is; a wrong token, an unknown method and no JSON are refused", async () => {
    expect((await call("getMe")).json).toMatchObject({ ok: true, result: { is_bot: true, username: "shop_test_bot" } });
    expect((await call("getme")).status).toBe(200);
    expect(await call("getMe", {}, "1:other")).toMatchObject({
      status: 401,
      json: { ok: false, error_code: 401, description: "Unauthorized" },
    });
    expect(await call("getMee")).toMatchObject({ status: 404, json: { error_code: 404, description: "Not Found" } });
    expect((await call("sendMessage", "{")).json.description).toBe("Bad Request: can't parse JSON object");
  });

  it("takes parameters as query, form, JSON and multipart", async () => {
    await begun();
    const url = `${telegram.url}/bot${TOKEN}/sendMessage`;
    const markup = JSON.stringify({ inline_keyboard: [[{ text: "Да", callback_data: "yes" }]] });
    await fetch(`${url}?chat_id=${IVAN}&text=a`);
    await fetch(url, { method: "POST", body: new URLSearchParams({ chat_id: String(IVAN), text: "b", reply_markup: markup }) });
    await call("sendMessage", { chat_id: IVAN, text: "c" });
    const form = new FormData();
    form.set("chat_id", String(IVAN));
    form.set("document", new Blob(["x"]), "a.pdf");
    await fetch(`${telegram.url}/bot${TOKEN}/sendDocument`, { method: "POST", body: form });
    const bot = telegram.control.screen(IVAN).filter(({ by }) => by === "bot");
    expect(bot.map(({ text, media }) => text ?? media?.source)).toEqual(["a", "b", "c", "a.pdf"]);
    expect(bot[1]?.inline).toEqual([[{ text: "Да", callback_data: "yes" }]]);
  });

  it("shows texts, files, places, contacts and typing", async () => {
    await begun();
    const chat_id = IVAN;
    expect((await call("sendMessage", { chat_id, text: "Привет" })).json.result).toMatchObject({ message_id: 42, text: "Привет" });
    for (const kind of ["photo", "document", "video", "audio", "voice"])
      await call(`send${kind}`, { chat_id, [kind]: `https://cdn.example/${kind}.pdf`.replace("photo.pdf", "photo.jpg"), caption: "вот" });
    await call("sendLocation", { chat_id, latitude: 55.75, longitude: 37.62 });
    await call("sendVenue", { chat_id, latitude: 55.75, longitude: 37.62, title: "ГУМ", address: "Красная площадь" });
    await call("sendContact", { chat_id, phone_number: "+79110000001", first_name: "Анна" });
    await call("sendChatAction", { chat_id, action: "typing" });
    expect(
      telegram.control
        .screen(IVAN)
        .slice(1)
        .map(({ text, media, location, contact }) => media?.kind ?? location ?? contact ?? text),
    ).toEqual([
      "Привет",
      "photo",
      "document",
      "video",
      "audio",
      "voice",
      { latitude: 55.75, longitude: 37.62 },
      { latitude: 55.75, longitude: 37.62, title: "ГУМ" },
      { phone_number: "+79110000001", first_name: "Анна" },
    ]);
    expect(telegram.control.account.actions).toEqual([{ chat: IVAN, action: "typing" }]);
  });

  it.each([
    ["no chat", { chat_id: 1, text: "a" }, "chat not found"],
    ["no chat id", { text: "a" }, "chat_id is empty"],
    ["no text", { chat_id: IVAN, text: " " }, "message text is empty"],
    ["a long text", { chat_id: IVAN, text: "ы".repeat(4097) }, "message is too long"],
    [
      "long callback data",
      { chat_id: IVAN, text: "a", reply_markup: { inline_keyboard: [[{ text: "a", callback_data: "ы".repeat(33) }]] } },
      "BUTTON_DATA_INVALID",
    ],
    [
      "a bad address",
      { chat_id: IVAN, text: "a", reply_markup: { inline_keyboard: [[{ text: "a", url: "shop" }]] } },
      "BUTTON_URL_INVALID",
    ],
    [
      "a bare inline button",
      { chat_id: IVAN, text: "a", reply_markup: { inline_keyboard: [[{ text: "a" }]] } },
      "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ],
    ["a list as markup", { chat_id: IVAN, text: "a", reply_markup: "[]" }, "object expected as reply markup"],
    ["another style", { chat_id: IVAN, text: "a", parse_mode: "bbcode" }, "unsupported parse_mode"],
    [
      "an unknown tag",
      { chat_id: IVAN, text: "<x>", parse_mode: "HTML" },
      `can't parse entities: Unsupported start tag "x" at byte offset 0`,
    ],
    [
      "crossing tags",
      { chat_id: IVAN, text: "<b><i>a</b></i>", parse_mode: "HTML" },
      `can't parse entities: Unmatched end tag at byte offset 7, expected "</i>", found "</b>"`,
    ],
    [
      "an open tag",
      { chat_id: IVAN, text: "<b>a", parse_mode: "HTML" },
      `can't parse entities: Can't find end tag corresponding to start tag "b"`,
    ],
  ])("refuses %s", async (_, body, description) => {
    await begun();
    expect(await call("sendMessage", body)).toMatchObject({
      status: 400,
      json: { ok: false, error_code: 400, description: `Bad Request: ${description}` },
    });
  });

  it("takes exactly 4096 characters, counted without tags, captions of 1024, callback data of 64 bytes", async () => {
    await begun();
    const text = `<b>${"ы".repeat(4095)}</b>&lt;`;
    expect((await call("sendMessage", { chat_id: IVAN, text, parse_mode: "HTML" })).json.ok).toBe(true);
    const photo = { chat_id: IVAN, photo: "https://cdn.example/a.jpg" };
    expect((await call("sendPhoto", { ...photo, caption: "ы".repeat(1024) })).json.ok).toBe(true);
    expect(await refusal("sendPhoto", { ...photo, caption: "ы".repeat(1025) })).toBe("Bad Request: message caption is too long");
    const reply_markup = { inline_keyboard: [[{ text: "a", callback_data: "x".repeat(64) }]] };
    expect((await call("sendMessage", { chat_id: IVAN, text: "a", reply_markup })).json.ok).toBe(true);
  });

  it("fetches no documents but PDF, ZIP and GIF, and no pages for photos", async () => {
    await begun();
    const chat_id = IVAN;
    expect(await refusal("sendDocument", { chat_id, document: "https://cdn.example/a.docx" })).toBe(
      "Bad Request: failed to get HTTP URL content",
    );
    expect(await refusal("sendPhoto", { chat_id, photo: "https://cdn.example/a.html" })).toBe(
      "Bad Request: wrong type of the web page content",
    );
    expect(await refusal("sendPhoto", { chat_id, photo: "a.jpg" })).toBe("Bad Request: wrong file identifier/HTTP URL specified");
    expect(await refusal("sendPhoto", { chat_id })).toBe("Bad Request: there is no photo in the request");
  });

  it("knows who cannot be written to", async () => {
    expect(await call("sendMessage", { chat_id: IVAN, text: "a" })).toMatchObject({
      status: 403,
      json: { description: "Forbidden: bot can't initiate conversation with a user" },
    });
    await begun();
    telegram.control.block(IVAN);
    expect(await refusal("sendMessage", { chat_id: IVAN, text: "a" })).toBe("Forbidden: bot was blocked by the user");
    telegram.control.unblock(IVAN);
    expect(await refusal("sendMessage", { chat_id: IVAN, text: "a" })).toBeUndefined();
    telegram.control.deactivate(IVAN);
    expect(await refusal("sendMessage", { chat_id: IVAN, text: "a" })).toBe("Forbidden: user is deactivated");
  });

  it("names the new chat of a group that became a supergroup", async () => {
    telegram.control.addGroup(-42, "Склад");
    const { id } = telegram.control.migrate(-42);
    expect(await call("sendMessage", { chat_id: -42, text: "a" })).toMatchObject({
      status: 400,
      json: { description: "Bad Request: group chat was upgraded to a supergroup chat", parameters: { migrate_to_chat_id: id } },
    });
    expect((await call("sendMessage", { chat_id: id, text: "a" })).json.ok).toBe(true);
  });
});

describe("buttons", () => {
  const reply_markup = { inline_keyboard: [[{ text: "Да", callback_data: "menu:2" }], [{ text: "Сайт", url: "https://shop.example" }]] };

  it("are pressed as callback_query, and turn until they are answered, once", async () => {
    await hook();
    await begun();
    await call("sendMessage", { chat_id: IVAN, text: "Едем?", reply_markup });
    const id = telegram.control.press(IVAN, "Да");
    await gateway.came(2);
    expect(seen()[1]).toMatchObject({
      callback_query: { id, data: "menu:2", from: { id: IVAN }, message: { message_id: 42, text: "Едем?", reply_markup } },
    });
    expect([...telegram.control.account.presses.keys()]).toEqual([id]);
    expect((await call("answerCallbackQuery", { callback_query_id: id })).json).toEqual({ ok: true, result: true });
    expect(telegram.control.account.presses.size).toBe(0);
    expect(await refusal("answerCallbackQuery", { callback_query_id: id })).toMatch(/^Bad Request: query is too old/);
    expect(() => telegram.control.press(IVAN, "Сайт")).toThrow("opens https://shop.example");
  });

  it("are answered by the webhook's answer; what may not stand there is refused", async () => {
    await hook();
    await begun();
    await call("sendMessage", { chat_id: IVAN, text: "Едем?", reply_markup });
    gateway.answers.push({ status: 200, json: { method: "answerCallbackQuery", callback_query_id: "4382bfdwdsb323b2d9" } });
    telegram.control.press(IVAN, "Да");
    await gateway.came(2);
    await quiet();
    expect(telegram.control.account.presses.size).toBe(0);
    gateway.answers.push({ status: 200, json: { method: "getMe" } });
    telegram.control.write(IVAN, "ещё");
    await gateway.came(3);
    await quiet();
    expect(telegram.control.journal.lines.at(-1)).toMatchObject({ status: 400, text: expect.stringContaining("not allowed") });
  });

  it("of a keyboard write their caption, or give the person's number", async () => {
    await begun();
    const keyboard = [[{ text: "Да" }, { text: "Мой номер", request_contact: true }]];
    await call("sendMessage", { chat_id: IVAN, text: "Едем?", reply_markup: { keyboard } });
    expect(telegram.control.tap(IVAN, "Да").text).toBe("Да");
    expect(telegram.control.tap(IVAN, "Мой номер").wire["contact"]).toMatchObject({ user_id: IVAN });
  });

  it("can be taken away; the same again is no change", async () => {
    await begun();
    await call("sendMessage", { chat_id: IVAN, text: "Едем?", reply_markup });
    const edit = { chat_id: IVAN, message_id: 42 };
    expect((await call("editMessageReplyMarkup", edit)).json.ok).toBe(true);
    expect(() => telegram.control.press(IVAN, "Да")).toThrow(/no button/);
    expect(await refusal("editMessageReplyMarkup", edit)).toMatch(/^Bad Request: message is not modified/);
    expect(await refusal("editMessageReplyMarkup", { ...edit, message_id: 99 })).toBe("Bad Request: message to edit not found");
  });
});

describe("files", () => {
  it("are found by getFile and fetched with the token", async () => {
    await begun();
    telegram.control.file(IVAN, { kind: "document", name: "договор.pdf", content: "байты" });
    const [id = ""] = telegram.control.account.files.keys();
    const { result } = (await call("getFile", { file_id: id })).json;
    expect(result).toMatchObject({ file_id: id, file_path: "documents/file_1", file_size: 10 });
    const file = await fetch(`${telegram.url}/file/bot${TOKEN}/documents/file_1`);
    expect([file.status, await file.text()]).toEqual([200, "байты"]);
    expect((await fetch(`${telegram.url}/file/bot1:other/documents/file_1`)).status).toBe(404);
    expect(await refusal("getFile", { file_id: "x" })).toBe("Bad Request: wrong file_id or the file is temporarily unavailable");
    telegram.control.file(IVAN, { kind: "video", size: 21 * 1024 * 1024 });
    const [, big = ""] = telegram.control.account.files.keys();
    expect(await refusal("getFile", { file_id: big })).toBe("Bad Request: file is too big");
  });
});

describe("the webhook", () => {
  it.each([
    ["http://gateway.example/x", "bad webhook: An HTTPS URL must be provided for webhook"],
    ["https://gateway.example:8080/x", "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443"],
    ["gateway", "bad webhook: invalid webhook URL specified"],
  ])("is not set to %s", async (url, description) => {
    await restart({ httpWebhooks: false });
    expect(await refusal("setWebhook", { url })).toBe(`Bad Request: ${description}`);
    expect((await call("setWebhook", { url: "https://gateway.example:8443/x" })).json.ok).toBe(true);
  });

  it("has a secret of safe characters, and is told and taken away", async () => {
    expect(await refusal("setWebhook", { url: gateway.url, secret_token: "a b" })).toBe(
      "Bad Request: secret token contains unallowed characters",
    );
    expect(await refusal("setWebhook", { url: gateway.url, secret_token: "a".repeat(257) })).toBe("Bad Request: secret token is too long");
    await hook({ allowed_updates: ["message", "callback_query"], max_connections: 2 });
    expect((await call("getWebhookInfo")).json.result).toEqual({
      url: gateway.url,
      has_custom_certificate: false,
      pending_update_count: 0,
      max_connections: 2,
      allowed_updates: ["message", "callback_query"],
    });
    expect((await call("deleteWebhook")).json).toEqual({ ok: true, result: true });
    expect((await call("getWebhookInfo")).json.result).toMatchObject({ url: "" });
  });
});

describe("faults", () => {
  it("are 429 with retry_after, 500, a proxy's page, another error's text, and silence", async () => {
    await begun();
    const send = () => call("sendMessage", { chat_id: IVAN, text: "a" });
    telegram.control.fault({ status: 429, retryAfter: 7 });
    expect(await send()).toEqual({
      status: 429,
      retryAfter: "7",
      json: { ok: false, error_code: 429, description: "Too Many Requests: retry after 7", parameters: { retry_after: 7 } },
    });
    telegram.control.fault({ status: 500 });
    expect(await send()).toMatchObject({ status: 500, json: { description: "Internal Server Error" } });
    telegram.control.fault({ status: 400, text: "Bad Request: PHOTO_INVALID_DIMENSIONS" });
    expect((await send()).json.description).toBe("Bad Request: PHOTO_INVALID_DIMENSIONS");
    await fetch(`${telegram.url}/control/fault`, { method: "POST", body: JSON.stringify({ page: true }) });
    await expect(send()).rejects.toThrow("JSON");
    telegram.control.fault({ delay: 5_000, status: 500 });
    const began = clock.now();
    const late: Reply[] = [];
    void send().then((reply) => void late.push(reply));
    for (; late.length === 0; await quiet()) clock.advance(100);
    expect(clock.now() - began).toBeGreaterThanOrEqual(5_000);
    expect(telegram.control.screen(IVAN)).toHaveLength(1);
    telegram.control.fault({ loseAnswer: true });
    await expect(send()).rejects.toThrow("fetch failed");
    expect(telegram.control.screen(IVAN)).toHaveLength(2);
    telegram.control.fault({ reset: true, event: "getMe" });
    expect((await send()).status).toBe(200);
    await expect(call("getMe")).rejects.toThrow("fetch failed");
  });
});
