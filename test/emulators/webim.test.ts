import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { startWebimEmulator } from "../../src/emulators/webim.ts";
import type { WebimEmulator } from "../../src/emulators/webim.ts";
import type { Switches } from "../../src/emulators/webim/switches.ts";
import { createFakeClock, startFakeGateway } from "./gateway.ts";
import type { FakeGateway } from "./gateway.ts";

const TOKEN = "SECRET";
const VISITOR = "7c1e0b9a4f6d4a52b3d0c8e1f2a39b47";
const OK = { status: 200, json: { result: "ok" } };
const IVAN = 193903;

let gateway: FakeGateway;
let webim: WebimEmulator;
let clock: ReturnType<typeof createFakeClock>;

async function start(switches: Partial<Switches> = {}, handlers = false): Promise<void> {
  clock = createFakeClock();
  webim = await startWebimEmulator({ token: TOKEN, gateway: `${gateway.url}/KEY`, handlers, clock, switches, password: "secret" });
  webim.control.addVisitor({ id: VISITOR, fields: { name: "Анна", phone: null } });
}
beforeEach(async () => {
  gateway = await startFakeGateway();
  await start();
});
afterEach(async () => {
  await webim.close();
  await gateway.close();
});
async function restart(switches: Partial<Switches>, handlers = false): Promise<void> {
  await webim.close();
  await start(switches, handlers);
}

async function bot(method: string, body: unknown, authorization = `Token ${TOKEN}`) {
  const headers = { "content-type": "application/json", authorization };
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const response = await fetch(`${webim.url}/api/bot/v2/${method}`, { method: "POST", headers, body: text });
  return { status: response.status, json: (await response.json()) as unknown };
}
async function get(path: string, password = "secret") {
  const authorization = `Basic ${Buffer.from(`admin@shop.example:${password}`).toString("base64")}`;
  const response = await fetch(`${webim.url}${path}`, { headers: { authorization } });
  return { status: response.status, json: (await response.json()) as unknown };
}
/** A chat that the bot has. */
async function hello(): Promise<number> {
  gateway.answers.push(OK);
  return (await webim.control.write(VISITOR, "Здравствуйте")).id;
}
const said = (id: number, message: unknown) => bot("send_message", { chat_id: id, message });
const chat = (id: number) => webim.control.account.chats.get(id);
const handlers = () => gateway.seen.filter(({ path }) => path.includes("?event=")).map(({ path }) => path.split("?event=")[1]);

describe("what Webim sends to the bot", () => {
  it("is new_chat with the first message, then new_message each, with numbers for ids", async () => {
    const id = await hello();
    gateway.answers.push(OK, OK);
    await webim.control.write(VISITOR, "Ещё");
    await webim.control.file(VISITOR, { url: "https://w/f/1", name: "a.jpg", mediaType: "image/jpeg", size: 3 });
    expect(gateway.seen.map(({ body }) => body)).toEqual([
      {
        event: "new_chat",
        chat: { id },
        visitor: { id: VISITOR, fields: { name: "Анна", phone: null } },
        messages: [{ id: expect.any(String), kind: "visitor", text: "Здравствуйте" }],
      },
      { event: "new_message", chat_id: id, message: { id: expect.any(String), kind: "visitor", text: "Ещё" } },
      {
        event: "new_message",
        chat_id: id,
        message: {
          id: expect.any(String),
          kind: "file_visitor",
          data: { url: "https://w/f/1", name: "a.jpg", media_type: "image/jpeg", size: 3 },
        },
      },
    ]);
  });

  it.each<[string, FakeGateway["answers"][number]]>([
    ["another status", { status: 500, json: { result: "ok" } }],
    ["a body without result ok", { status: 200, json: {} }],
  ])("goes to people after %s", async (_, answer) => {
    gateway.answers.push(answer);
    const { id } = await webim.control.write(VISITOR, "Ау");
    expect(chat(id)).toMatchObject({ state: "queue", department: "operatory" });
  });

  it("goes to people when the bot does not answer in time, or is offline", async () => {
    gateway.answers.push("never");
    const written = webim.control.write(VISITOR, "Ау");
    await gateway.came(1);
    clock.advance(5000);
    expect((await written).state).toBe("queue");
    webim.control.setStatus(192162, "offline");
    webim.control.addVisitor({ id: "other" });
    expect((await webim.control.write("other", "Ау")).state).toBe("queue");
    expect(gateway.seen).toHaveLength(1);
  });

  it("varies as told: ids as texts, no fields, keys that nobody knows, no headers, repetitions", async () => {
    await restart({ chatIds: "strings", visitorFields: false, extraKeys: true, chatDuplicates: 1 });
    gateway.answers.push(OK, OK);
    const { id } = await webim.control.write(VISITOR, "да");
    expect(gateway.seen).toHaveLength(2);
    expect(gateway.seen[1]?.body).toEqual(gateway.seen[0]?.body);
    expect(gateway.seen[0]?.body).toMatchObject({ chat: { id: String(id) }, unheard_of: {} });
    expect(gateway.seen[0]?.body["visitor"]).not.toHaveProperty("fields");
  });
});

describe("what the bot may do", () => {
  it("speaks: text, keyboard, file; the press names the button and the keyboard", async () => {
    const id = await hello();
    const buttons = [[{ id: "a", text: "Цены" }]];
    expect(await said(id, { kind: "operator", text: "Чем помочь?" })).toEqual(OK);
    expect(await said(id, { kind: "keyboard", buttons })).toEqual(OK);
    expect(await said(id, { kind: "file_operator", data: { url: "https://f/1", name: "a.pdf", media_type: "application/pdf" } })).toEqual(
      OK,
    );
    const keyboard = webim.control.messages(VISITOR).find((message) => message.buttons);
    gateway.answers.push(OK);
    await webim.control.press(VISITOR, "Цены");
    expect(gateway.seen.at(-1)?.body["message"]).toMatchObject({
      kind: "keyboard_response",
      data: { button: { id: "a", text: "Цены" }, request: { messageId: keyboard?.id } },
    });
  });

  const wrong: [string, number, unknown, string, unknown][] = [
    ["an unknown method", 404, { error: "unknown-method" }, "typing", { chat_id: 104233 }],
    ["no JSON", 400, { error: "wrong-argument-value", desc: "body" }, "send_message", "{"],
    ["no chat", 400, { error: "argument-missing", desc: "chat_id" }, "send_message", {}],
    ["a text for the chat's id", 400, { error: "wrong-argument-value", desc: "chat_id" }, "send_message", { chat_id: "104233" }],
    ["an unknown chat", 400, { error: "no-chat" }, "close_chat", { chat_id: 1 }],
    ["no message", 400, { error: "argument-missing", desc: "message" }, "send_message", { chat_id: 104233 }],
    [
      "an empty text",
      400,
      { error: "wrong-argument-value", desc: "message.text" },
      "send_message",
      { chat_id: 104233, message: { kind: "operator", text: "" } },
    ],
    [
      "an unknown kind",
      400,
      { error: "wrong-argument-value", desc: "message.kind" },
      "send_message",
      { chat_id: 104233, message: { kind: "OPERATOR" } },
    ],
    [
      "a button with a long id",
      400,
      { error: "wrong-argument-value", desc: "message.buttons.id" },
      "send_message",
      { chat_id: 104233, message: { kind: "keyboard", buttons: [[{ id: "x".repeat(24), text: "X" }]] } },
    ],
    [
      "an unknown department",
      400,
      { error: "wrong-argument-value", desc: "dep_key" },
      "redirect_chat",
      { chat_id: 104233, dep_key: "Operatory" },
    ],
    ["an unknown operator", 400, { error: "wrong-operator-id" }, "redirect_chat", { chat_id: 104233, operator_id: 1 }],
  ];
  it.each(wrong)("is refused: %s", async (_, status, json, method, body) => {
    await hello();
    expect(await bot(method, body)).toEqual({ status, json });
    webim.control.turn({ errors: "200" });
    expect(await bot(method, body)).toEqual({ status: 200, json });
  });

  it("sets a category that the account has; where one is mandatory, no timeout closes a chat without it", async () => {
    await restart({ categoryMandatory: true, inactivityTimeout: 60_000 });
    const id = await hello();
    clock.advance(10 * 60_000);
    expect(chat(id)?.state).toBe("chatting_with_robot");
    expect(await bot("set_category", { chat_id: id })).toMatchObject({ json: { error: "argument-missing", desc: "category" } });
    expect(await bot("set_category", { chat_id: id, category: "Погода" })).toMatchObject({ json: { desc: "category" } });
    expect(await bot("set_category", { chat_id: id, category: "Доставка", subcategory: "Карта" })).toMatchObject({
      json: { desc: "subcategory" },
    });
    expect(await bot("set_category", { chat_id: id, category: "Доставка", subcategory: "Статус" })).toEqual(OK);
    expect(chat(id)?.category).toEqual({ category: "Доставка", subcategory: "Статус" });
    expect(await said(id, { kind: "operator", text: "Пока" })).toEqual(OK);
    clock.advance(2 * 60_000);
    expect(chat(id)?.state).toBe("closed");
  });

  it.each([{ dep_key: "boty" }, { operator_id: 192162 }])(
    "a redirect to the bot itself (%j) brings the chat straight back",
    async (target) => {
      const id = await hello();
      gateway.answers.push(OK);
      expect(await bot("redirect_chat", { chat_id: id, ...target })).toEqual(OK);
      await vi.waitFor(() => expect(gateway.seen.at(-1)?.body).toMatchObject({ event: "new_chat", chat: { id } }));
      expect(chat(id)?.state).toBe("chatting_with_robot");
    },
  );

  it("serves a visitor's file under its signed address only", async () => {
    await hello();
    gateway.answers.push(OK);
    await webim.control.file(VISITOR, { name: "a.txt", mediaType: "text/plain", content: "привет" });
    const { data } = gateway.seen.at(-1)!.body["message"] as { data: { url: string; size: number } };
    expect(data.size).toBe(12);
    expect(await (await fetch(data.url)).text()).toBe("привет");
    expect((await fetch(data.url.replace(/hash=.*/, "hash=0"))).status).toBe(404);
  });

  it("needs its token, with the word Token", async () => {
    const id = await hello();
    for (const authorization of ["", TOKEN, `Bearer ${TOKEN}`, "Token other"])
      expect(await bot("close_chat", { chat_id: id }, authorization)).toMatchObject({ status: 401, json: { error: "unauthorized" } });
    expect(chat(id)?.state).toBe("chatting_with_robot");
  });

  it("redirects to a department where somebody is online, or as its flags allow", async () => {
    const id = await hello();
    const redirect = (flags: object = {}) => bot("redirect_chat", { chat_id: id, dep_key: "operatory", ...flags });
    webim.control.setStatus(IVAN, "offline");
    expect(await redirect()).toEqual({ status: 400, json: { error: "department-offline" } });
    webim.control.setStatus(IVAN, "invisible");
    expect((await redirect({ allow_redirect_to_invisible_dep: false })).status).toBe(400);
    expect(await redirect()).toEqual(OK);
    expect(chat(id)).toMatchObject({ state: "queue", department: "operatory" });
    expect(await said(id, { kind: "operator", text: "?" })).toEqual({ status: 400, json: { error: "operator-not-in-chat" } });
  });

  it("fails as ordered: a proxy's page, a reset before, a lost answer after", async () => {
    const id = await hello();
    const speak = () =>
      fetch(`${webim.url}/api/bot/v2/send_message`, {
        method: "POST",
        headers: { authorization: `Token ${TOKEN}` },
        body: JSON.stringify({ chat_id: id, message: { kind: "operator", text: "раз" } }),
      });
    const texts = () => webim.control.messages(VISITOR).filter(({ kind }) => kind === "operator").length;
    webim.control.fault({ status: 502, event: "send_message" });
    expect(await (await speak()).text()).toContain("<html>");
    webim.control.fault({ reset: true });
    await expect(speak()).rejects.toThrow();
    expect(texts()).toBe(0);
    webim.control.fault({ loseAnswer: true });
    await expect(speak()).rejects.toThrow();
    expect(texts()).toBe(1);
  });
});

describe("people and handlers", () => {
  it("tells who took the chat and, once, of the final close; giving back is new_chat with the history", async () => {
    await restart({}, true);
    gateway.answers.push(OK, OK, OK);
    const { id } = await webim.control.write(VISITOR, "Здравствуйте");
    await bot("redirect_chat", { chat_id: id, dep_key: "operatory" });
    await webim.control.accept(id, IVAN);
    webim.control.reply(id, "Передаю боту");
    gateway.answers.push(OK, OK);
    await webim.control.giveBack(id);
    webim.control.close(id);
    expect(handlers()).not.toContain("chat_closed");
    await webim.control.finalClose(id);
    expect(handlers()).toEqual(["chat_started", "chat_assigned", "chat_assigned", "chat_assigned", "chat_closed"]);
    const assigned = gateway.seen.filter(({ path }) => path.endsWith("chat_assigned")).map(({ body }) => body["chat"]);
    expect(assigned).toMatchObject([{ operator_id: 192162 }, { operator_id: IVAN }, { operator_id: 192162 }]);
    const [, returned] = gateway.seen.filter(({ body }) => body["event"] === "new_chat");
    expect(returned?.body).toMatchObject({ chat: { id }, messages: [{ kind: "visitor" }, { kind: "operator", text: "Передаю боту" }] });
  });

  it("closes finally 30 s at the earliest after the timeout, and a later message starts a new chat (WB-05)", async () => {
    await restart({ closedByOperatorTimeout: 40_000 }, true);
    gateway.answers.push(OK, OK, OK);
    const { id } = await webim.control.write(VISITOR, "Здравствуйте");
    await webim.control.accept(id, IVAN);
    webim.control.close(id);
    clock.advance(59_000);
    expect(chat(id)?.state).toBe("closed_by_operator");
    const before = gateway.seen.length;
    clock.advance(1_000);
    await gateway.came(before + 1);
    expect(chat(id)?.state).toBe("closed");
    expect(handlers().at(-1)).toBe("chat_closed");
    expect((await webim.control.write(VISITOR, "Снова")).id).not.toBe(id);
  });

  it("goes on in the same chat when the visitor writes after «Закрыть», before the close is final", async () => {
    const id = await hello();
    await webim.control.accept(id, IVAN);
    webim.control.close(id);
    gateway.answers.push(OK);
    expect((await webim.control.write(VISITOR, "Подождите")).id).toBe(id);
    expect(chat(id)?.state).toBe("chatting_with_robot");
  });

  it("assigns by itself, to whom is online and has room", async () => {
    await restart({ autoAssign: true, maxChats: 1 });
    const first = await hello();
    await bot("redirect_chat", { chat_id: first, dep_key: "operatory" });
    clock.advance(1_000);
    expect(chat(first)).toMatchObject({ state: "chatting", operatorId: IVAN });
    webim.control.addVisitor({ id: "other" });
    gateway.answers.push(OK);
    const { id: second } = await webim.control.write("other", "Я тоже");
    await bot("redirect_chat", { chat_id: second, dep_key: "operatory" });
    clock.advance(1_000);
    expect(chat(second)?.state).toBe("queue");
    webim.control.setStatus(193904, "online");
    clock.advance(1_000);
    expect(chat(second)).toMatchObject({ state: "chatting", operatorId: 193904 });
  });
});

describe("the Stored Data API", () => {
  it("lists operators and departments, one chat and the changed ones, in every version", async () => {
    const id = await hello();
    for (const version of ["v2", "v3", "v4"])
      expect((await get(`/api/${version}/operators`)).json).toContainEqual({
        id: IVAN,
        full_name: "Иван К.",
        email: "193903@shop.example",
        roles: ["operator"],
        status: "online",
      });
    expect((await get("/api/v2/departments")).json).toContainEqual({ id: 12, key: "operatory", name: "Операторы" });
    expect((await get(`/api/v2/chat?id=${id}`)).json).toMatchObject({
      chat: { id, operator_id: 192162, messages: [{ message: "Здравствуйте" }] },
    });
    const { json } = await get("/api/v2/chats?since=0");
    expect(json).toMatchObject({ chats: [{ id }], more_chats_available: false });
    expect((await get(`/api/v2/chats?since=${(json as { last_ts: number }).last_ts}`)).json).toMatchObject({ chats: [] });
  });

  it("stores what the bot said: with its author, whole seconds, a menu's buttons unless told otherwise, and as late as told", async () => {
    const id = await hello();
    await said(id, { kind: "keyboard", buttons: [[{ id: "yes", text: "Да" }]] });
    const stored = async () =>
      ((await get(`/api/v2/chat?id=${id}`)).json as { chat: { messages: Record<string, unknown>[] } }).chat.messages;
    expect((await stored()).at(-1)).toMatchObject({
      kind: "keyboard",
      operator_id: 192162,
      created_at: expect.stringMatching(/T\d\d:\d\d:\d\dZ$/),
      data: { buttons: [[{ id: "yes", text: "Да" }]] },
    });
    webim.control.turn({ storedMenus: "bare", storedDelay: 2_000 });
    expect(await stored()).toEqual([]);
    clock.advance(2_000);
    expect((await stored()).at(-1)).not.toHaveProperty("data");
  });

  it("refuses a wrong password, locks after too many, and answers other failures with HTTP 200", async () => {
    for (let attempt = 0; attempt < 5; attempt += 1) expect((await get("/api/v2/operators", "wrong")).status).toBe(401);
    expect((await get("/api/v2/operators")).status).toBe(403);
    webim.control.unlock();
    expect((await get("/api/v2/operators")).status).toBe(200);
    webim.control.turn({ storedData: false });
    expect(await get("/api/v2/operators")).toEqual({ status: 200, json: { error: "no-tariff-option" } });
  });

  it("takes logins again once the lockout is over, and knows a password in any script", async () => {
    await webim.close();
    clock = createFakeClock();
    webim = await startWebimEmulator({ token: TOKEN, clock, switches: { lockout: 60_000, loginAttempts: 1 }, password: "пароль" });
    expect((await get("/api/v2/operators", "wrong")).status).toBe(401);
    expect((await get("/api/v2/operators", "пароль")).status).toBe(403);
    clock.advance(60_000);
    expect((await get("/api/v2/operators", "пароль")).status).toBe(200);
  });

  it("fails as ordered: a proxy's page with HTTP 200, or no answer at all", async () => {
    webim.control.fault({ event: "operators", status: 200 });
    expect(await (await fetch(`${webim.url}/api/v2/operators`)).text()).toContain("502 Bad Gateway");
    webim.control.fault({ event: "chat", reset: true });
    await expect(get("/api/v2/chat?id=1")).rejects.toThrow();
  });
});

describe("the control API", () => {
  const control = async (path: string, body?: unknown) => {
    const init = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
    const response = await fetch(`${webim.url}/control/${path}`, init);
    return { status: response.status, json: (await response.json()) as unknown };
  };

  it("plays a whole dialog by curl", async () => {
    gateway.answers.push(OK);
    const { json } = await control("write", { visitor: VISITOR, text: "Здравствуйте" });
    const { id } = json as { id: number };
    await control("accept", { chat: id, operator: IVAN });
    await control("reply", { chat: id, text: "Добрый день" });
    expect((await control(`messages?visitor=${VISITOR}`)).json).toMatchObject([{ text: "Здравствуйте" }, { text: "Добрый день" }]);
    expect((await control("state")).json).toMatchObject({ chats: [{ id, state: "chatting" }] });
  });

  it("says what is wrong with an act", async () => {
    expect(await control("write", { visitor: "nobody", text: "?" })).toMatchObject({
      status: 404,
      json: { error: expect.stringContaining("nobody") },
    });
    expect(await control("accept", { chat: 1, operator: IVAN })).toMatchObject({ status: 404 });
    expect(await control("shout", {})).toMatchObject({ status: 404, json: { error: expect.stringContaining("give-back") } });
    expect(await control("switches", { errors: "maybe" })).toMatchObject({
      status: 400,
      json: { error: expect.stringContaining("status, 200") },
    });
  });
});
