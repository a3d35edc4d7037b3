import { readFileSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { emulators } from "../../src/emulators/index.ts";
import { startJivoEmulator } from "../../src/emulators/jivo.ts";
import type { JivoEmulator } from "../../src/emulators/jivo.ts";
import type { Switches } from "../../src/emulators/jivo/switches.ts";
import { createFakeClock, startFakeGateway } from "./gateway.ts";
import type { FakeGateway } from "./gateway.ts";

const TOKEN = "bot-token";
const PROVIDER = "AbCdEf123456789";

let gateway: FakeGateway;
let jivo: JivoEmulator;
let clock: ReturnType<typeof createFakeClock>;
let running: { close(): Promise<void> }[] = [];

async function start(switches: Partial<Switches> = {}): Promise<JivoEmulator> {
  clock = createFakeClock();
  const crmUrl = `${gateway.url}/crm/KEY`;
  const emulator = await startJivoEmulator({ gateway: gateway.url, token: TOKEN, providerId: PROVIDER, crmUrl, clock, switches });
  running.push(emulator);
  return emulator;
}

beforeEach(async () => {
  gateway = await startFakeGateway();
  running = [gateway];
  jivo = await start();
});

afterEach(async () => {
  for (const one of running) await one.close();
});

async function post(body: unknown, path = `/webhooks/${PROVIDER}/${TOKEN}`, init: { method?: string; type?: string } = {}) {
  const method = init.method ?? "POST";
  const response = await fetch(jivo.url + path, {
    method,
    headers: { "content-type": init.type ?? "application/json" },
    ...(method === "GET" ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  return { status: response.status, json: (await response.json()) as { error?: { code: string; message: string } } };
}

let ids = 0;
const envelope = (chatId = "91207") => ({ id: `id-${(ids += 1)}`, client_id: "50418", chat_id: chatId });
const botText = (text: string, chatId?: string) => ({
  event: "BOT_MESSAGE",
  ...envelope(chatId),
  message: { type: "TEXT", text, timestamp: 1 },
});
const buttons = (...captions: string[]) => ({
  event: "BOT_MESSAGE",
  ...envelope(),
  message: { type: "BUTTONS", title: "Q", text: "Q: A", buttons: captions.map((text, n) => ({ text, id: String(n) })) },
});
const shown = () => jivo.control.transcript("50418").map((line) => `${line.by}: ${line.text}`);
const state = () => jivo.control.site.chats.get("91207")?.state;
const events = () => gateway.seen.map(({ body }) => body["event"] ?? body["event_name"]);

async function hello(): Promise<void> {
  jivo.control.addClient({ name: "Марина" });
  await jivo.control.say("50418", { text: "Здравствуйте" });
}

describe("what the Bot API refuses", () => {
  const wrong: [string, number, string, () => ReturnType<typeof post>][] = [
    ["another method", 405, "method_not_allowed", () => post(null, undefined, { method: "GET" })],
    ["an unknown provider id", 404, "not_found", () => post(botText("x"), `/webhooks/nobody/${TOKEN}`)],
    ["a wrong token", 401, "invalid_client", () => post(botText("x"), `/webhooks/${PROVIDER}/other`)],
    ["a token with a blank", 401, "invalid_client", () => post(botText("x"), `/webhooks/${PROVIDER}/${TOKEN}%20`)],
    ["another content type", 400, "invalid_request", () => post(botText("x"), undefined, { type: "text/plain" })],
    ["broken JSON", 400, "invalid_request", () => post("{")],
    ["a list", 400, "invalid_request", () => post("[]")],
    ["no event", 405, "unsupported_event", () => post({ ...botText("x"), event: undefined })],
    ["an event of its own", 405, "unsupported_event", () => post({ ...botText("x"), event: "CHAT_CLOSED" })],
    ["numbers for ids", 400, "invalid_request", () => post({ ...botText("x"), client_id: 50418, chat_id: 91207 })],
    ["an empty id", 400, "invalid_request", () => post({ ...botText("x"), id: "" })],
    ["no chat id", 400, "invalid_request", () => post({ ...botText("x"), chat_id: undefined })],
    ["no message", 400, "invalid_request", () => post({ ...botText("x"), message: undefined })],
    ["an unknown message type", 400, "invalid_request", () => post({ ...botText("x"), message: { type: "PHOTO", text: "x" } })],
    ["an empty text", 400, "invalid_request", () => post(botText(""))],
    ["markdown without content", 400, "invalid_request", () => post({ ...botText("x"), message: { type: "MARKDOWN", text: "x" } })],
    ["no button", 400, "invalid_request", () => post(buttons())],
    ["four buttons", 400, "invalid_request", () => post(buttons("1", "2", "3", "4"))],
    ["a button without a text", 400, "invalid_request", () => post(buttons("1", ""))],
    [
      "buttons without a title",
      400,
      "invalid_request",
      () => post({ ...botText("x"), message: { type: "BUTTONS", buttons: [{ text: "1" }] } }),
    ],
    ["an unknown chat", 400, "invalid_request", () => post(botText("x", "1"))],
    ["a chat of somebody else", 400, "invalid_request", () => post({ ...botText("x"), client_id: "7" })],
  ];

  it.each(wrong)("%s is %i %s and shows nothing", async (_name, status, code, send) => {
    await hello();
    const { status: got, json } = await send();
    expect([got, json.error?.code]).toEqual([status, code]);
    expect(shown()).toEqual(["client: Здравствуйте"]);
  });

  it("is less in lax mode: numeric ids, no id, many buttons", async () => {
    jivo.control.turn({ strict: false });
    await hello();
    expect((await post({ ...botText("x"), client_id: 50418, chat_id: 91207, id: undefined })).status).toBe(200);
    expect((await post(buttons("1", "2", "3", "4"))).status).toBe(200);
  });

  it("is more above the configured rate, until a second has passed", async () => {
    jivo.control.turn({ requestsPerSecond: 1 });
    await hello();
    expect((await post(botText("1"))).status).toBe(200);
    expect((await post(botText("2"))).status).toBe(429);
    clock.advance(1000);
    expect((await post(botText("3"))).status).toBe(200);
    expect(shown()).toEqual(["client: Здравствуйте", "bot: 1", "bot: 3"]);
  });
});

describe("a chat that the bot leads", () => {
  it("brings the lead's words to the gateway and the bot's to the lead", async () => {
    await hello();
    expect(gateway.seen.map(({ path, body }) => ({ path, body }))).toEqual([
      {
        path: `/hooks/jivo/bot/${TOKEN}`,
        body: {
          event: "CLIENT_MESSAGE",
          id: expect.any(String),
          site_id: "734512",
          client_id: "50418",
          chat_id: "91207",
          agents_online: true,
          sender: { id: 50418, name: "Марина", url: "https://shop.example/", has_contacts: false },
          message: { type: "TEXT", text: "Здравствуйте", timestamp: 1795168800 },
          channel: { id: "11820034", type: "widget" },
        },
      },
    ]);
    expect(await post(botText("Добрый день"))).toEqual({ status: 200, json: {} });
    expect(shown()).toEqual(["client: Здравствуйте", "bot: Добрый день"]);
  });

  it("brings a pressed button back as its caption, and knows which buttons there are", async () => {
    await hello();
    await post(buttons("Да", "Нет"));
    await expect(jivo.control.press("50418", "Может")).rejects.toThrow('no button "Может"');
    await jivo.control.press("50418", "Нет");
    expect(gateway.seen.at(-1)?.body["message"]).toEqual({ type: "TEXT", text: "Нет", timestamp: 1795168800 });
  });

  it("goes to the agents when three attempts with the same id failed", async () => {
    gateway.answers.push({ status: 500 }, { status: 204 }, { status: 503 });
    await hello();
    expect(gateway.seen).toHaveLength(3);
    expect(new Set(gateway.seen.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(state()).toBe("queue");
    expect(jivo.control.journal.lines.at(-1)).toMatchObject({ what: "note", text: expect.stringContaining("3 attempts") });
  });

  it("stays with the bot when the third attempt succeeds", async () => {
    gateway.answers.push({ status: 500 }, { status: 500 });
    await hello();
    expect(gateway.seen).toHaveLength(3);
    expect(state()).toBe("bot");
  });

  it("waits three seconds for an answer, not longer", async () => {
    gateway.answers.push("never");
    const saying = hello();
    await gateway.came(1);
    clock.advance(2900);
    expect(gateway.seen).toHaveLength(1);
    clock.advance(100);
    await saying;
    expect(gateway.seen.map(({ body }) => body["id"])).toEqual([gateway.seen[0]?.body["id"], gateway.seen[0]?.body["id"]]);
    expect(state()).toBe("bot");
  });

  it("sends its events one after the other", async () => {
    await hello();
    gateway.answers.push("never");
    const first = jivo.control.say("50418", { text: "1" });
    await gateway.came(2);
    const second = jivo.control.say("50418", { text: "2" });
    clock.advance(3000);
    await first;
    await second;
    const texts = gateway.seen.map(({ body }) => (body["message"] as { text: string }).text);
    expect(texts).toEqual(["Здравствуйте", "1", "1", "2"]);
  });
});

describe("handing over", () => {
  const invite = () => post({ event: "INVITE_AGENT", ...envelope() });

  it("queues the chat, lets an agent accept, mutes the bot, and ends with a new chat", async () => {
    await hello();
    expect((await invite()).status).toBe(200);
    expect(state()).toBe("queue");
    expect(await jivo.control.say("50418", { text: "есть кто?" })).toEqual({ chatId: "91207", state: "queue" });
    await jivo.control.accept("91207", "9021");
    expect((await post(botText("поздно"))).status).toBe(400);
    await jivo.control.write("91207", "9021", "Чем помочь?");
    await jivo.control.close("91207");
    expect((await post(botText("поздно"))).status).toBe(400);
    expect((await jivo.control.say("50418", { text: "снова я" })).chatId).toBe("91208");
    expect(events()).toEqual([
      "CLIENT_MESSAGE",
      "AGENT_JOINED",
      "chat_accepted",
      "AGENT_MESSAGE",
      "CHAT_CLOSED",
      "chat_finished",
      "CLIENT_MESSAGE",
    ]);
    expect(shown()).toEqual([
      "client: Здравствуйте",
      "client: есть кто?",
      "jivo: Анна Серова присоединился к диалогу",
      "agent: Чем помочь?",
      "client: снова я",
    ]);
  });

  it("tells the bot when nobody is online, after the answer, and leaves it the chat", async () => {
    jivo.control.setOnline("9021", false);
    await hello();
    expect((await invite()).status).toBe(200);
    await gateway.came(2);
    expect(gateway.seen[1]?.body).toEqual({
      event: "AGENT_UNAVAILABLE",
      id: expect.any(String),
      site_id: "734512",
      client_id: "50418",
      chat_id: "91207",
    });
    expect(state()).toBe("bot");
    expect((await post(botText("Никого нет"))).status).toBe(200);
  });

  it("gives the chat back silently, and the bot wakes at the lead's next message", async () => {
    await hello();
    await jivo.control.accept("91207", "9021");
    jivo.control.setOnline("9022", true);
    jivo.control.transfer("91207", "9022");
    jivo.control.leave("91207");
    expect(events()).toEqual(["CLIENT_MESSAGE", "AGENT_JOINED", "chat_accepted"]);
    expect((await jivo.control.say("50418", { text: "ещё вопрос" })).state).toBe("bot");
    expect(events().at(-1)).toBe("CLIENT_MESSAGE");
  });

  it("closes by itself after silence, where that is switched on", async () => {
    jivo.control.turn({ silenceCloses: 60_000 });
    await hello();
    clock.advance(60_000);
    await gateway.came(2);
    expect(events()).toEqual(["CLIENT_MESSAGE", "CHAT_CLOSED"]);
    expect(state()).toBe("closed");
  });
});

describe("CRM webhooks", () => {
  it("carry ids as documented, and put the answer on the agent's screen", async () => {
    await hello();
    gateway.answers.push(
      { status: 200 },
      { status: 200, json: { result: "ok", contact_info: { phone: "+7999" }, enable_assign: true, crm_link: "https://crm.example/1" } },
    );
    await jivo.control.accept("91207", "9021");
    expect(gateway.seen.at(-1)).toMatchObject({
      path: "/hooks/jivo/crm/KEY",
      body: {
        event_name: "chat_accepted",
        widget_id: "11820034",
        chat_id: 91207,
        visitor: { name: "Марина", phone: "", number: "50418", social: {} },
        agent: { id: "9021", name: "Анна Серова" },
      },
    });
    expect(jivo.control.site.clients.get("50418")?.phone).toBe("+7999");
    await jivo.control.assign("91207");
    expect(gateway.seen.at(-1)?.body).toMatchObject({ event_name: "chat_assigned", assign_to: "https://crm.example/1" });
  });

  it("tell of an edited card in a chat, and outside of one by the client's id", async () => {
    await hello();
    await jivo.control.accept("91207", "9021");
    await jivo.control.contacts("50418", { email: "marina@example.org" });
    expect(gateway.seen.at(-1)?.body).toMatchObject({ event_name: "chat_updated", visitor: { email: "marina@example.org" } });
    await jivo.control.close("91207");
    await jivo.control.contacts("50418", { phone: "+7917" });
    expect(gateway.seen.at(-1)?.body).toMatchObject({ event_name: "client_updated", client_id: "50418", visitor: { phone: "+7917" } });
    expect(gateway.seen.at(-1)?.body).not.toHaveProperty("chat_id");
  });

  it("tell nothing of a chat that only the bot had, and no call is retried", async () => {
    await hello();
    await jivo.control.close("91207");
    expect(events()).toEqual(["CLIENT_MESSAGE", "CHAT_CLOSED"]);
    gateway.answers.push({ status: 500 });
    await jivo.control.offlineMessage("50418", "Перезвоните");
    expect(events().filter((name) => name === "offline_message")).toHaveLength(1);
  });

  it("vary as accounts do", async () => {
    jivo.control.turn({ crmIds: "strings", social: "list", emptyContacts: "null", visitorNumberIsClientId: false, agentJoined: false });
    await hello();
    await jivo.control.accept("91207", "9021");
    expect(events()).toEqual(["CLIENT_MESSAGE", "chat_accepted"]);
    expect(gateway.seen.at(-1)?.body).toMatchObject({ chat_id: "91207", visitor: { phone: null, social: [], number: "1" } });
  });
});

describe("trouble on order", () => {
  it("answers with a status, once, and does nothing", async () => {
    await hello();
    jivo.control.fault({ status: 500 });
    const message = botText("одно");
    expect((await post(message)).status).toBe(500);
    expect((await post(message)).status).toBe(200);
    expect(shown()).toEqual(["client: Здравствуйте", "bot: одно"]);
  });

  it("asks for patience with Retry-After", async () => {
    await hello();
    jivo.control.fault({ status: 429, retryAfter: 7 });
    const response = await fetch(`${jivo.url}/webhooks/${PROVIDER}/${TOKEN}`, { method: "POST", body: "{}" });
    expect(response.headers.get("retry-after")).toBe("7");
  });

  it.each([{ reset: true }, { close: true }])("cuts the connection before anything is done (%o)", async (fault) => {
    await hello();
    jivo.control.fault(fault);
    await expect(post(botText("x"))).rejects.toThrow();
    expect(shown()).toEqual(["client: Здравствуйте"]);
  });

  it("loses the answer of what was done; a repeated id is shown twice unless it is switched off", async () => {
    await hello();
    const message = botText("одно");
    jivo.control.fault({ loseAnswer: true });
    await expect(post(message)).rejects.toThrow();
    await post(message);
    expect(shown()).toEqual(["client: Здравствуйте", "bot: одно", "bot: одно"]);
    jivo.control.turn({ dropRepeatedIds: true });
    await post(message);
    expect(shown()).toHaveLength(3);
  });

  it("answers late", async () => {
    await hello();
    jivo.control.fault({ delay: 5000, event: "BOT_MESSAGE" });
    const arrived = new Promise<number>((resolve) => {
      const request = httpRequest(
        `${jivo.url}/webhooks/${PROVIDER}/${TOKEN}`,
        { method: "POST", headers: { "content-type": "application/json" } },
        (response) => resolve(response.resume().statusCode ?? 0),
      );
      request.end(JSON.stringify(botText("поздно")));
    });
    while (jivo.control.journal.lines.length < 1 || !(await settled(arrived))) clock.advance(5000);
    expect(await arrived).toBe(200);
  });

  it("holds events back and lets them go in the other order", async () => {
    await hello();
    jivo.control.turn({ hold: "all" });
    await jivo.control.accept("91207", "9021");
    await jivo.control.close("91207");
    expect(events()).toEqual(["CLIENT_MESSAGE"]);
    jivo.control.turn({ hold: "none" });
    await jivo.control.release("reversed");
    expect(events()).toEqual(["CLIENT_MESSAGE", "chat_finished", "CHAT_CLOSED", "chat_accepted", "AGENT_JOINED"]);
  });

  it("delivers twice, in chunks, or something unheard of", async () => {
    jivo.control.turn({ duplicates: 1, chunkPause: 0 });
    await hello();
    expect(gateway.seen).toHaveLength(2);
    expect(gateway.seen[0]).toEqual(gateway.seen[1]);
    jivo.control.turn({ duplicates: 0 });
    await jivo.control.raw("bot", { event: "CONTACT_FORM_SENT", id: "1" });
    expect(gateway.seen.at(-1)?.body).toEqual({ event: "CONTACT_FORM_SENT", id: "1" });
  });
});

describe("the control API", () => {
  const control = async (path: string, body?: unknown) => {
    const init = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
    const response = await fetch(`${jivo.url}/control/${path}`, init);
    return { status: response.status, json: (await response.json()) as Record<string, unknown> };
  };

  it("plays a chat over HTTP", async () => {
    expect((await control("add-client", { name: "Иван" })).json).toMatchObject({ id: "50418" });
    expect((await control("say", { client: "50418", text: "Привет" })).json).toMatchObject({
      chatId: "91207",
      delivery: { delivered: true },
    });
    await post(buttons("Да"));
    expect((await control("press", { client: "50418", caption: "Да" })).status).toBe(200);
    const { json } = await control("transcript?client=50418");
    expect(json).toMatchObject([{ text: "Привет" }, { text: "Q", buttons: ["Да"] }, { text: "Да" }]);
  });

  it("says what was wrong with a request", async () => {
    expect(await control("say", { client: "7", text: "x" })).toMatchObject({
      status: 404,
      json: { error: expect.stringContaining('no client has the id "7"') },
    });
    expect((await control("switches", { strickt: true })).json["error"]).toContain('no switch is named "strickt"');
    expect((await control("fault", { status: "500" })).json["error"]).toContain("must be a number");
    expect((await control("nothing", {})).status).toBe(404);
  });
});

describe("the Chat API", () => {
  it("tells the agents' presence and checks what it is sent", async () => {
    jivo.control.site.channels.set("5", { id: "5", type: "bot", title: "Свой канал", rich: false, publicId: "AbcDef1234" });
    const chat = (body: unknown, id = "AbcDef1234") => fetch(`${jivo.url}/any/${id}`, { method: "POST", body: JSON.stringify(body) });
    expect(await (await fetch(`${jivo.url}/any/AbcDef1234/status`)).text()).toBe("1");
    jivo.control.setOnline("9021", false);
    expect(await (await fetch(`${jivo.url}/any/AbcDef1234/status`)).text()).toBe("0");
    expect((await chat({ sender: { id: "u-1" }, message: { type: "text", text: "hi" } })).status).toBe(200);
    const refused = await chat({ sender: { name: "x" }, message: { type: "text", text: "y" } });
    expect([refused.status, await refused.text()]).toEqual([400, "sender.id is required"]);
    expect((await chat({}, "other")).status).toBe(404);
  });
});

it("starts from texts, as the command line gives them", async () => {
  const started = await emulators["jivo"]?.start({ gateway: gateway.url, token: TOKEN, "provider-id": PROVIDER, port: "0" });
  if (!started) throw new Error("no jivo");
  running.push(started);
  expect((await fetch(`${started.url}/control/state`)).status).toBe(200);
  expect(started.about.join("\n")).toContain(started.url);
});

/** Whether a promise has settled, after the pending I/O had its turn. */
async function settled(promise: Promise<unknown>): Promise<boolean> {
  let done = false;
  void promise.then(() => (done = true));
  await new Promise((resolve) => setImmediate(resolve));
  return done;
}

describe("leadgate emulate jivo", () => {
  it("needs no option for the demo of the shipped gateway.yaml", () => {
    const options = emulators["jivo"]?.options ?? [];
    expect(Object.fromEntries(options.map((option) => [option.name, option.default]))).toEqual({
      port: "8090",
      host: "127.0.0.1",
      gateway: "http://localhost:8080/hooks/jivo",
      token: "demo-jivo-token",
      "provider-id": "demo-provider",
      "crm-url": undefined,
    });
    expect(options.filter(({ required }) => required)).toEqual([]);
    const shipped = readFileSync(new URL("../../gateway.yaml", import.meta.url), "utf8");
    for (const value of [":-demo-jivo-token}", ":-demo-provider}", ":-http://localhost:8090}"]) expect(shipped).toContain(value);
  });
});
