import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createJivoWorld } from "./jivo-world.ts";
import type { JivoWorld } from "./jivo-world.ts";
import { answers, say, words } from "./site.ts";

let world: JivoWorld;
async function begin(): Promise<void> {
  world = await createJivoWorld();
  answers(world, { "message.received": (event) => [say(`эхо: ${words(event)}`)] });
  world.jivo.addClient({ name: "Марина" });
}

interface Stored {
  readonly requests: readonly { readonly id: string; readonly status: string; readonly reason?: string; readonly eventType?: string }[];
}
const inbox = async () => ((await world.admin("/inbox")) as Stored).requests;
const message = { event: "CLIENT_MESSAGE", id: "m1", client_id: "50418", chat_id: "91207", message: { type: "TEXT", text: "да" } };
const lastWebhook = () => world.log.findLast((line) => line.msg === "webhook");

/** After the bad one a good one is served as ever. */
async function stillServes(): Promise<void> {
  expect((await world.jivo.say("50418", { text: "Здравствуйте" })).delivery?.delivered).toBe(true);
  await world.settle();
  expect(world.screen().at(-1)).toBe("bot: эхо: Здравствуйте");
}

describe("what is refused, with a clear status, and kept nowhere", () => {
  // One world for all of them: what is refused leaves nothing behind, and the good ones between them are counted.
  let kept = 0;
  beforeAll(begin);
  afterAll(() => world.close());
  beforeEach(async () => {
    kept = (await inbox()).length;
  });
  const nothingKept = async () => expect(await inbox()).toHaveLength(kept);

  const deep = `{"event":"CLIENT_MESSAGE","id":"m1","client_id":"1","chat_id":"2","message":{"type":"TEXT","text":"x","deep":${"[".repeat(10_000)}${"]".repeat(10_000)}}}`;
  it.each<[string, number, unknown, Record<string, string>?]>([
    ["broken JSON", 400, '{"event": "CLIENT_MESSAGE", '],
    ["nothing at all", 400, ""],
    ["a list", 400, "[]"],
    ["JSON of ten thousand levels", 400, deep],
    ["a key __proto__", 400, '{"event":"CLIENT_MESSAGE","id":"m1","client_id":"1","chat_id":"2","message":{"__proto__":{}}}'],
    ["bytes that are no UTF-8", 400, "latin1"],
    ["a message without client_id", 400, { ...message, client_id: undefined }],
    ["a message without chat_id", 400, { ...message, chat_id: null }],
    ["a message without message", 400, { ...message, message: undefined }],
    ["an event without id", 400, { ...message, id: "" }],
    ["an event of nobody", 400, { event: "AGENT_JOINED", id: "j1" }],
    ["no event", 400, { id: "x" }],
  ])("%s", async (_, status, body) => {
    const sent =
      body === "latin1" ? new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]) : typeof body === "string" ? body : JSON.stringify(body);
    const answer = await fetch(world.botHook, { method: "POST", headers: { "content-type": "application/json" }, body: sent });
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ error: { code: "invalid_request", message: expect.stringContaining("expected") } });
    expect(lastWebhook()).toMatchObject({
      binding: "jivo",
      rule: "bot events",
      outcome: "malformed",
      reason: expect.stringContaining("expected"),
    });
    await nothingKept();
    await stillServes();
  });

  it("a body of 10 MB, announced or not", async () => {
    const big = JSON.stringify({ ...message, message: { type: "TEXT", text: "ы".repeat(5 * 1024 * 1024) } });
    const announced = await fetch(world.botHook, { method: "POST", body: big }).catch((error: unknown) => error);
    // Whoever writes on after the answer may see the connection close instead of it.
    if (announced instanceof Response) expect(announced.status).toBe(413);
    const bytes = new TextEncoder().encode(big);
    const pieces = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let at = 0; at < bytes.length; at += 65_536) controller.enqueue(bytes.subarray(at, at + 65_536));
        controller.close();
      },
    });
    const streamed = await fetch(world.botHook, { method: "POST", body: pieces, duplex: "half" }).catch((error: unknown) => error);
    if (streamed instanceof Response) expect(streamed.status).toBe(413);
    expect(announced instanceof Response || streamed instanceof Response).toBe(true);
    await nothingKept();
    await stillServes();
  });

  it.each([
    ["a wrong token", () => `${world.botHook}x`, 401, { error: { code: "invalid_client" } }],
    ["a wrong key of CRM webhooks", () => `${world.crmHook()}x`, 401, { result: expect.any(String) }],
    ["a binding that there is not", () => world.botHook.replace("/hooks/jivo/", "/hooks/jivoo/"), 404, {}],
    ["a path that there is not", () => world.botHook.replace("/bot/", "/bots/"), 404, {}],
  ])("%s", async (_, url, status, json) => {
    const answer = await world.post(url(), message);
    expect(answer).toMatchObject({ status, json });
    await nothingKept();
    await stillServes();
  });

  it("another method", async () => {
    const answer = await fetch(world.botHook);
    expect([404, 405]).toContain(answer.status);
    await nothingKept();
  });
});

describe("what is taken all the same", () => {
  beforeEach(begin);
  afterEach(() => world.close());

  it("JSON with another content type, and with none", async () => {
    expect((await world.post(world.botHook, message, { "content-type": "text/plain" })).status).toBe(200);
    const body = new TextEncoder().encode(JSON.stringify({ ...message, id: "m2" }));
    expect((await fetch(world.botHook, { method: "POST", body })).status).toBe(200);
    await world.settle();
    expect(world.told("message.received").map(words)).toEqual(["да", "да"]);
  });

  it("ids that are numbers are the same person as ids that are texts, and big ones lose no digit", async () => {
    const big = "9007199254740993";
    await world.post(
      world.botHook,
      `{"event":"CLIENT_MESSAGE","id":"m1","client_id":${big},"chat_id":7,"message":{"type":"TEXT","text":"раз"}}`,
    );
    await world.post(world.botHook, { ...message, id: "m2", client_id: big, chat_id: "7" });
    await world.settle();
    const leads = new Set(
      world.told("message.received").map((event) => JSON.stringify((event["lead"] as { externalId: string }).externalId)),
    );
    expect([...leads]).toEqual([`"${big}"`]);
  });

  it("an event that the documentation does not name: 200, and recorded with the reason", async () => {
    expect((await world.post(world.botHook, { event: "CHAT_TELEPORTED", id: "x1", client_id: "50418" })).status).toBe(200);
    expect(await inbox()).toMatchObject([
      { status: "ignored", eventType: "CHAT_TELEPORTED", reason: expect.stringContaining("does not name") },
    ]);
    expect(lastWebhook()).toMatchObject({
      binding: "jivo",
      eventType: "CHAT_TELEPORTED",
      outcome: "ignored",
      rule: "bot events / unknown event",
    });
    expect(world.bot.heard).toEqual([]);
    await stillServes();
  });

  it("a message of a kind that Jivo has not named yet reaches the bot", async () => {
    expect((await world.post(world.botHook, { ...message, message: { type: "HOLOGRAM", text: "смотри" } })).status).toBe(200);
    await world.settle();
    expect(world.told("message.received").map(words)).toEqual(["смотри"]);
  });
});

describe("a bot's bad answer", () => {
  beforeEach(begin);
  afterEach(() => world.close());

  it.each([
    ["is no JSON", { status: 200, body: "ок" }],
    ["has an action that there is not", { body: { actions: [{ type: "shout", text: "!" }] } }],
    ["has actions that are no list", { body: { actions: "say" } }],
    ["has a slip in the key", { body: { action: [] } }],
    ["has another key", { body: { reply: "Здравствуйте" } }],
    ["is a refusal of our token", { status: 401 }],
  ])("%s: it counts as none, and an operator is called", async (_, answer) => {
    world.bot.answerWith(() => answer);
    await world.jivo.say("50418", { text: "Ау" });
    await world.advance(10_000);
    expect(world.calls().filter(({ event }) => event === "INVITE_AGENT")).toHaveLength(1);
    const [letter] = await world.dead();
    expect(letter).toMatchObject({ binding: "shop-bot", kind: "command" });
    expect(letter?.reason).not.toBe("");
    expect((await world.timeline()).map(({ text }) => text)).toContainEqual(expect.stringMatching(/^the bot failed: /));
  });

  it.each<[string, number, string, (leadId: string) => Record<string, unknown>]>([
    ["an unknown lead", 404, "bot.unknown_lead", () => ({ leadId: "nobody", idempotencyKey: "k", actions: [] })],
    ["an unknown action", 400, "bot.invalid_actions", (leadId) => ({ leadId, idempotencyKey: "k", actions: [{ type: "shout" }] })],
    ["no key", 400, "bot.invalid_actions", (leadId) => ({ leadId, actions: [] })],
    ["an epoch that is over", 409, "bot.stale_epoch", (leadId) => ({ leadId, epoch: 99, idempotencyKey: "k", actions: [say("x")] })],
  ])("a late call with %s is refused with a code", async (_, status, code, call) => {
    await stillServes();
    const { lead } = await world.leadOf();
    const answer = await world.late(call(lead.id) as unknown as Parameters<JivoWorld["late"]>[0]);
    expect(answer).toMatchObject({ status, json: { error: { code, message: expect.any(String) } } });
    await world.settle();
    expect(world.calls()).toHaveLength(1);
  });

  it("a late call with a wrong token is refused", async () => {
    await stillServes();
    const { lead } = await world.leadOf();
    const url = `${world.places.publicUrl}/bots/shop-bot/actions`;
    const headers = { authorization: "Bearer wrong", "content-type": "application/json" };
    const answer = await world.post(url, { leadId: lead.id, idempotencyKey: "k", actions: [say("x")] }, headers);
    expect(answer).toMatchObject({ status: 401, json: { error: { code: "request.unauthorized" } } });
  });
});
