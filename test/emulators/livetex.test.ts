import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startLivetexEmulator } from "../../src/emulators/livetex.ts";
import type { LivetexEmulator } from "../../src/emulators/livetex.ts";
import type { Switches } from "../../src/emulators/livetex/switches.ts";
import { createFakeClock, startFakeGateway } from "./gateway.ts";
import type { FakeGateway } from "./gateway.ts";

const KEY = "kq3v-ключ";
const USER = "lead-1";
const GROUP = "54321";
const IVAN = "10000087";
const OLGA = "10000012";

let gateway: FakeGateway;
let livetex: LivetexEmulator;
let clock: ReturnType<typeof createFakeClock>;

async function start(switches: Partial<Switches> = {}): Promise<void> {
  clock = createFakeClock();
  livetex = await startLivetexEmulator({ key: KEY, clock, switches: { insecure: true, ...switches } });
}
async function restart(switches: Partial<Switches>): Promise<void> {
  await livetex.close();
  await start(switches);
}
beforeEach(async () => {
  gateway = await startFakeGateway();
  await start();
});
afterEach(async () => {
  await livetex.close();
  await gateway.close();
});

interface Answer {
  readonly status: number;
  readonly json: Record<string, unknown>;
}
async function api(method: string, body?: unknown, options: { key?: string; version?: string; verb?: string } = {}): Promise<Answer> {
  const { key = KEY, version = "1.2", verb = "POST" } = options;
  const init = body === undefined || verb === "GET" ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) };
  const response = await fetch(`${livetex.url}/${version}/${method}?key=${encodeURIComponent(key)}`, { method: verb, ...init });
  return { status: response.status, json: (await response.json()) as Record<string, unknown> };
}
const sendText = (text: string) => api("sendText", { user_id: USER, text });
const select = (more: object = {}) =>
  api("selectDestination", { user_id: USER, destination_type: "Department", destination_id: GROUP, ...more });
const webhook = (more: object = {}) => api("setWebhook", { url: gateway.url, webhook_key: "WK", ...more });
const seen = () => livetex.control.seen(USER);
const came = (type: string) => gateway.seen.map(({ body }) => body).filter((body) => body["type"] === type);
/** Everything but what the employees' load makes it send. */
const QUIET = { webhook_event_types: ["MessageDelivered", "TextMessage", "FileMessage", "SelectDestination", "Closed", "HoldMessage"] };

/** A dialog that Иван has, and that the gateway hears of from now on. */
async function routed(): Promise<void> {
  await sendText("Здравствуйте");
  await select();
  await webhook(QUIET);
  await gateway.came(1);
  gateway.seen.length = 0;
}

describe("what is refused", () => {
  const wrong: [string, number, number, string, () => Promise<Answer>][] = [
    ["no key", 400, 1, "Authentication key is not specified", () => api("sendText", {}, { key: "" })],
    ["a wrong key", 401, 2, "Authentication key is not valid", () => api("sendText", {}, { key: "other" })],
    ["an empty body", 400, 3, "Empty body", () => api("sendText", "")],
    ["a body that is no JSON", 400, 4, "Wrong JSON format", () => api("sendText", "{a")],
    ["another verb", 404, 6, "Unsupported HTTP request GET /1.2/sendText", () => api("sendText", undefined, { verb: "GET" })],
    ["an unknown method", 404, 6, "Unsupported HTTP request POST /1.2/closeChat", () => api("closeChat", {})],
    ["an unknown version", 404, 6, "Unsupported HTTP request POST /2.0/sendText", () => api("sendText", {}, { version: "2.0" })],
    [
      "a method that the version has not",
      404,
      6,
      "Unsupported HTTP request POST /1.0/getHistory",
      () => api("getHistory", {}, { version: "1.0" }),
    ],
    ["no user_id", 400, 9, "Invalid data: user_id is required", () => api("sendText", { text: "x" })],
    ["an empty text", 400, 9, "Invalid data: text is required", () => api("sendText", { user_id: USER, text: "" })],
    ["a number for a text", 400, 9, "Invalid data: text must be a string", () => api("sendText", { user_id: USER, text: 5 })],
    ["a file without a link", 400, 9, "Invalid data: url is not a link", () => api("sendFile", { user_id: USER, url: "a.png" })],
    ["an unknown group", 400, 9, "Invalid data: destination not found", () => select({ destination_id: "1" })],
    ["an attribute that is no string", 400, 9, "Invalid data: attributes.n must be a string", () => select({ attributes: { n: 705 } })],
    ["no webhook key", 400, 9, "Invalid data: webhook_key is required", () => webhook({ webhook_key: "" })],
    ["an unknown event type", 400, 9, "Invalid data: unknown event type Typing", () => webhook({ webhook_event_types: ["Typing"] })],
  ];
  it.each(wrong)("%s", async (_, status, code, message, call) => {
    expect(await call()).toEqual({ status, json: { success: false, error_code: code, error_message: message } });
    expect(livetex.control.point.threads.size).toBe(0);
  });

  it("a webhook without https, unless the switch says so", async () => {
    await restart({ insecure: false });
    for (const [url, why] of [
      ["http://gw.local/h", "https is required"],
      ["/h", "an absolute https address is required"],
    ])
      expect(await webhook({ url })).toEqual({
        status: 400,
        json: { success: false, error_code: 5, error_message: `URL [${url}] is not valid: ${why}` },
      });
    expect((await api("getWebhookSettings")).json).toEqual({ success: true, url: "", webhook_event_types: [] });
  });

  it("a version that the account's product has not", async () => {
    await restart({ version: "1.0" });
    expect(await api("getDestinations")).toMatchObject({ status: 403, json: { error_code: 8 } });
    const { json } = await api("getDestinations", undefined, { version: "1.0" });
    expect(json["destinations"]).toEqual([
      { destination_type: "Department", destination_id: GROUP, name: "Группа для Messaging API", has_online: true },
    ]);
  });
});

describe("a dialog", () => {
  it("is seen by nobody until a group is chosen, then whole and in order", async () => {
    for (const text of ["раз", "два"]) expect(await sendText(text)).toMatchObject({ status: 200, json: { success: true } });
    await api("sendFile", { user_id: USER, url: "https://f.example/a.png", file_name: "a.png", size: 3, comment: "фото" });
    expect(seen()).toEqual({ state: "nothing", lines: [] });
    await select({ name: "Мария", attributes: { номер_заявки: "705" }, hidden_attributes: { lead_id: "9" } });
    await sendText("три");
    expect(seen()).toEqual({
      state: "assigned",
      name: "Мария",
      attributes: { номер_заявки: "705" },
      group: "Группа для Messaging API",
      operator: IVAN,
      lines: ["client: раз", "client: два", "client: фото [a.png https://f.example/a.png]", "client: три"],
    });
    expect(livetex.control.calls().map(({ text }) => text)).toEqual(["sendText", "sendText", "sendFile", "selectDestination", "sendText"]);
  });

  it("asks for a group once, without saying who is online", async () => {
    await webhook();
    await sendText("раз");
    await gateway.came(1);
    await sendText("два");
    await select();
    await sendText("три");
    expect(came("SelectDestination")).toEqual([
      {
        type: "SelectDestination",
        id: expect.any(String),
        webhook_key: "WK",
        user_id: USER,
        destinations: [{ destination_type: "Department", destination_id: GROUP, name: "Группа для Messaging API" }],
      },
    ]);
  });

  it("asks each time where the account is an old one", async () => {
    await restart({ everyUnrouted: true });
    await webhook();
    await sendText("раз");
    await gateway.came(1);
    await sendText("два");
    await gateway.came(2);
    expect(came("SelectDestination")).toHaveLength(2);
  });

  it("forgets its group when it is closed; the next message begins another, unseen and asking again", async () => {
    await routed();
    expect((await api("getCurrentDestination", { user_id: USER })).json).toMatchObject({ destination: { destination_id: GROUP } });
    await livetex.control.close(USER);
    expect((await api("getCurrentDestination", { user_id: USER })).json).toEqual({ success: true });
    await sendText("Снова я");
    await gateway.came(2);
    expect(seen()).toMatchObject({ state: "closed", lines: ["client: Здравствуйте"] });
    expect(gateway.seen.map(({ body }) => body["type"])).toEqual(["Closed", "SelectDestination"]);
    expect(came("Closed")).toEqual([
      {
        type: "Closed",
        id: expect.any(String),
        webhook_key: "WK",
        user_id: USER,
        touch_point_id: "9001",
        employee: { employee_id: IVAN, first_name: "Иван", last_name: "Петров", nick_name: "Иван П." },
        timestamp: clock.now(),
      },
    ]);
    await select();
    expect(seen()).toMatchObject({ state: "assigned", lines: ["client: Здравствуйте", "client: Снова я"] });
  });

  it("may have its group chosen before the first message", async () => {
    await select({ name: "Мария" });
    expect(seen().state).toBe("nothing");
    await sendText("раз");
    expect(seen()).toMatchObject({ state: "assigned", name: "Мария", lines: ["client: раз"] });
  });

  it("waits in the queue while nobody is available, and goes to who comes", async () => {
    await livetex.control.setStatus(IVAN, "pause");
    const { json } = await api("getDestinations");
    expect(json["destinations"]).toMatchObject([{ has_online: false, is_available: false }]);
    await sendText("раз");
    expect((await select()).status).toBe(200);
    expect(seen().state).toBe("queued");
    await livetex.control.setStatus(OLGA, "available");
    expect(seen()).toMatchObject({ state: "assigned", operator: OLGA });
  });

  it("waits too while everybody who is online has enough", async () => {
    livetex.control.setLimit(IVAN, 1);
    await api("sendText", { user_id: "other", text: "раз" });
    await api("selectDestination", { user_id: "other", destination_type: "Department", destination_id: GROUP });
    expect((await api("getDestinations")).json["destinations"]).toMatchObject([{ has_online: true, is_available: false }]);
    await sendText("раз");
    await select();
    expect(seen().state).toBe("queued");
  });

  it("is read page by page, backwards and forwards", async () => {
    await routed();
    await livetex.control.say(USER, "Добрый день");
    const history = async (more: object = {}) =>
      (await api("getHistory", { user_id: USER, ...more })).json["messages"] as Record<string, unknown>[];
    const all = await history();
    expect(all.map(({ type }) => type)).toEqual(["TextMessage", "DestinationSelected", "TextMessage"]);
    expect(all[0]).toMatchObject({ text: "Добрый день", from: "Employee", employee: { employee_id: IVAN } });
    expect(all.every((item) => !("webhook_key" in item))).toBe(true);
    const oldest = all[2]?.["id"];
    expect(await history({ limit: 1 })).toEqual([all[0]]);
    expect(await history({ message_id: all[1]?.["id"] })).toEqual([all[2]]);
    expect(await history({ message_id: oldest, chunk: "After" })).toEqual([all[1], all[0]]);
    expect(await history({ messageId: oldest })).toEqual([]);
  });
});

describe("operators", () => {
  it("make MessageDelivered when they open a dialog, again after a transfer", async () => {
    await routed();
    const { json } = await sendText("Ау");
    await livetex.control.open(USER);
    await livetex.control.open(USER);
    await livetex.control.transfer(USER, OLGA);
    await livetex.control.open(USER);
    const delivered = came("MessageDelivered").map((body) => [
      body["message_id"],
      (body["employee"] as { employee_id: string }).employee_id,
    ]);
    expect(delivered).toEqual([
      [expect.any(String), IVAN],
      [json["message_id"], IVAN],
      [json["message_id"], OLGA],
    ]);
  });

  it("write texts and files, and the hold scenario speaks without a name", async () => {
    await restart({ holdAfter: 30_000 });
    await routed();
    clock.advance(30_000);
    await gateway.came(1);
    await livetex.control.say(USER, "Смотрю ваш заказ.");
    await livetex.control.file(USER, { url: "https://f.example/i.pdf", name: "i.pdf", size: 9, comment: "Счёт" });
    const about = { id: expect.any(String), webhook_key: "WK", user_id: USER, timestamp: clock.now() };
    const by = { from: "Employee", employee: { employee_id: IVAN, first_name: "Иван", last_name: "Петров", nick_name: "Иван П." } };
    expect(gateway.seen.map(({ body }) => body)).toEqual([
      { type: "HoldMessage", ...about, text: "Пожалуйста, подождите, оператор скоро ответит" },
      { type: "TextMessage", ...about, ...by, text: "Смотрю ваш заказ." },
      { type: "FileMessage", ...about, ...by, url: "https://f.example/i.pdf", name: "i.pdf", size: 9, comment: "Счёт" },
    ]);
  });

  it("make EmployeeAvailabilityChanged once per dialog that they have, and none without", async () => {
    await routed();
    await webhook();
    await livetex.control.setStatus(OLGA, "available");
    await livetex.control.setStatus(IVAN, "away");
    expect(gateway.seen.map(({ body }) => body)).toMatchObject([
      { type: "EmployeeAvailabilityChanged", touchPointId: "9001", employee: { employee_id: IVAN }, online: false },
    ]);
    expect(gateway.seen[0]?.body).not.toHaveProperty("user_id");
  });

  it("cannot act in a dialog that they do not see, nor in another's", async () => {
    await sendText("раз");
    await expect(livetex.control.say(USER, "?")).rejects.toMatchObject({ status: 409 });
    await expect(livetex.control.say("nobody", "?")).rejects.toMatchObject({ status: 404 });
    await select();
    await expect(livetex.control.say(USER, "?", OLGA)).rejects.toThrow(`it is ${IVAN}'s`);
  });

  it("write in another form as told: seconds, texts, the other spelling", async () => {
    await restart({ timestamps: "text", spelling: "other", delivered: "last" });
    await routed();
    await sendText("два");
    await livetex.control.open(USER);
    livetex.control.turn({ timestamps: "seconds" });
    await livetex.control.file(USER, { url: "https://f.example/i.pdf", name: "i.pdf" });
    await livetex.control.close(USER);
    expect(gateway.seen.map(({ body }) => body)).toMatchObject([
      { type: "MessageDelivered", timestamp: String(clock.now()) },
      { type: "FileMessage", file_name: "i.pdf", timestamp: Math.floor(clock.now() / 1000) },
      { type: "Closed", touchPointId: "9001" },
    ]);
  });
});

describe("webhooks", () => {
  const ids = () => gateway.seen.map(({ body }) => body["id"]);
  /** So many attempts are over: only then the pause before the next one has begun. */
  const tried = (count: number) =>
    expect.poll(() => livetex.control.journal.lines.filter(({ what }) => what === "out").length, { interval: 1 }).toBe(count);

  it.each([204, 201, 500])("come again after %i until they are answered 200, the same each time", async (status) => {
    await routed();
    gateway.answers.push({ status }, { status });
    await livetex.control.say(USER, "раз");
    expect(livetex.control.pending()).toBe(1);
    const before = livetex.control.journal.lines.filter(({ what }) => what === "out").length;
    clock.advance(999);
    expect(gateway.seen).toHaveLength(1);
    clock.advance(1);
    await tried(before + 1);
    clock.advance(5_000);
    await tried(before + 2);
    expect(livetex.control.pending()).toBe(0);
    expect(new Set(ids()).size).toBe(1);
    expect(gateway.seen[2]?.body).toEqual(gateway.seen[0]?.body);
  });

  it("come again after 60 s without an answer", async () => {
    await routed();
    gateway.answers.push("never");
    const said = livetex.control.say(USER, "раз");
    await gateway.came(1);
    clock.advance(59_999);
    clock.advance(1);
    await said;
    expect(livetex.control.journal.lines.at(-1)?.text).toBe("TextMessage: no answer within 60000 ms");
    clock.advance(1_000);
    await gateway.came(2);
  });

  it("are given up on after a day, and faster when told so", async () => {
    await restart({ pace: 0.001 });
    await routed();
    gateway.answers.push(...Array.from({ length: 400 }, () => ({ status: 503 })));
    await livetex.control.say(USER, "раз");
    await expect.poll(() => (clock.advance(300), livetex.control.pending()), { interval: 1, timeout: 15_000 }).toBe(0);
    expect(gateway.seen.length).toBeGreaterThan(280);
    expect(livetex.control.journal.lines.at(-1)?.text).toBe("TextMessage was never taken: dropped after 24 h");
  });

  it("wait for an address, but no longer than a day", async () => {
    await sendText("раз");
    await select();
    await livetex.control.say(USER, "старое");
    clock.advance(24 * 60 * 60_000 + 1);
    await livetex.control.say(USER, "новое");
    await webhook();
    await gateway.came(1);
    expect(came("TextMessage")).toMatchObject([{ text: "новое", webhook_key: "WK" }]);
    expect(gateway.seen).toHaveLength(1);
  });

  it("come only of the types that were asked for", async () => {
    await routed();
    await webhook({ webhook_event_types: ["Closed"] });
    expect((await api("getWebhookSettings")).json).toEqual({ success: true, url: gateway.url, webhook_event_types: ["Closed"] });
    await livetex.control.say(USER, "раз");
    await livetex.control.close(USER);
    expect(gateway.seen.map(({ body }) => body["type"])).toEqual(["Closed"]);
  });

  it("fail as ordered: twice, without an answer, with another key, without a field, in another order", async () => {
    await routed();
    livetex.control.webhookFault({ duplicates: 1 });
    await livetex.control.say(USER, "дважды");
    livetex.control.webhookFault({ event: "TextMessage", wrongKey: true, omit: "from" });
    await livetex.control.say(USER, "чужое");
    expect(gateway.seen.map(({ body }) => body["text"])).toEqual(["дважды", "дважды", "чужое"]);
    expect(gateway.seen[2]?.body).toMatchObject({ webhook_key: "another-key" });
    expect(gateway.seen[2]?.body).not.toHaveProperty("from");

    livetex.control.webhookFault({ ignoreAnswer: true });
    await livetex.control.say(USER, "снова");
    clock.advance(1_000);
    await gateway.came(5);
    expect(ids()[4]).toBe(ids()[3]);

    livetex.control.turn({ holdWebhooks: true });
    await livetex.control.say(USER, "первое");
    await livetex.control.close(USER);
    expect(gateway.seen).toHaveLength(5);
    await livetex.control.release("reversed");
    expect(gateway.seen.slice(5).map(({ body }) => body["type"])).toEqual(["Closed", "TextMessage"]);
  });

  it("overtake one that is not taken, unless told otherwise", async () => {
    await routed();
    gateway.answers.push({ status: 500 });
    await livetex.control.say(USER, "раз");
    await livetex.control.say(USER, "два");
    expect(gateway.seen.map(({ body }) => body["text"])).toEqual(["раз", "два"]);
    clock.advance(1_000);
    await gateway.came(3);
    livetex.control.turn({ headOfLine: true });
    gateway.answers.push({ status: 500 });
    await livetex.control.say(USER, "три");
    const last = livetex.control.say(USER, "четыре");
    clock.advance(1_000);
    await last;
    expect(gateway.seen.slice(3).map(({ body }) => body["text"])).toEqual(["три", "три", "четыре"]);
  });
});

describe("our requests", () => {
  it("fail as ordered: LiveTex's own errors, a proxy's page, garbage, a reset before, a lost answer after", async () => {
    for (const [status, code] of [
      [500, 7],
      [401, 2],
      [403, 8],
    ] as const) {
      livetex.control.fault({ status });
      expect(await sendText("нет")).toMatchObject({ status, json: { success: false, error_code: code } });
    }
    const raw = () =>
      fetch(`${livetex.url}/1.2/sendText?key=${encodeURIComponent(KEY)}`, {
        method: "POST",
        body: JSON.stringify({ user_id: USER, text: "да" }),
      });
    livetex.control.fault({ page: true, event: "sendText" });
    const page = await raw();
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining("<html>")]);
    livetex.control.fault({ status: 502 });
    expect((await raw()).headers.get("content-type")).toBe("text/html");
    livetex.control.fault({ garbage: true });
    expect(await (await raw()).text()).toBe("OK");
    livetex.control.fault({ reset: true });
    await expect(raw()).rejects.toThrow();
    expect(livetex.control.point.threads.size).toBe(0);
    livetex.control.fault({ loseAnswer: true });
    await expect(raw()).rejects.toThrow();
    await select();
    expect(seen().lines).toEqual(["client: да"]);
  });

  it("wait when told so", async () => {
    livetex.control.fault({ delay: 5_000 });
    const sent = sendText("раз");
    await expect.poll(() => (clock.advance(5_000), livetex.control.point.threads.size)).toBe(1);
    expect((await sent).status).toBe(200);
  });
});

describe("the control API", () => {
  const control = async (path: string, body?: unknown) => {
    const init = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
    const response = await fetch(`${livetex.url}/control/${path}`, init);
    return { status: response.status, json: (await response.json()) as unknown };
  };

  it("plays a whole dialog by curl", async () => {
    await sendText("Здравствуйте");
    await select();
    await control("open", { user: USER });
    await control("say", { user: USER, text: "Добрый день" });
    await control("file", { user: USER, url: "https://f.example/i.pdf", employee: IVAN });
    await control("hold", { user: USER });
    await control("transfer", { user: USER, employee: OLGA });
    expect((await control(`dialog?user=${USER}`)).json).toMatchObject({ operator: OLGA, lines: { length: 4 } });
    await control("close", { user: USER });
    expect((await control("state")).json).toMatchObject({ users: [{ user: USER }], webhook: null });
    await control("group", { id: "54322", name: "Продажи", members: [OLGA] });
    await control("remove-group", { id: GROUP });
    expect((await api("getDestinations")).json["destinations"]).toMatchObject([{ destination_id: "54322", has_online: false }]);
    await control("webhook-fault", { duplicates: 1 });
    await control("fault", { status: 500 });
    await control("clear-faults", {});
    expect((await sendText("да")).status).toBe(200);
    expect((await control("calls")).json).toHaveLength(4);
  });

  it("says what is wrong with an act", async () => {
    expect(await control("say", { user: "nobody", text: "?" })).toMatchObject({ status: 404 });
    expect(await control("shout", {})).toMatchObject({ status: 404, json: { error: expect.stringContaining("transfer") } });
    expect(await control("status", { employee: IVAN, status: "asleep" })).toMatchObject({ status: 400 });
    expect(await control("switches", { version: "2.0" })).toMatchObject({
      status: 400,
      json: { error: expect.stringContaining("1.0, 1.1, 1.2") },
    });
    expect(await control("fault", { loose: true })).toMatchObject({ status: 400, json: { error: expect.stringContaining("loseAnswer") } });
  });
});
