import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
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
const PARTS = ["раз", "два", "три", "четыре", "пять"];
const chat = () => world.jivo.site.clients.get("50418")?.chatId ?? "";
const invites = () => world.calls().filter(({ event }) => event === "INVITE_AGENT");
const botLines = () => world.screen().filter((line) => line.startsWith("bot: "));

async function leadSays(text: string): Promise<void> {
  await world.jivo.say("50418", { text });
  await world.settle();
}

/** The bot says five parts; Jivo shows two of them and has trouble then. */
async function threePartsInBackoff(): Promise<void> {
  answers(world, { "message.received": (event) => (words(event) === "считай" ? PARTS.map(say) : []) });
  world.jivo.addClient({ name: "Марина" });
  world.jivo.fault({ delay: 0, times: 2 });
  world.jivo.fault({ status: 503, times: 1000 });
  await leadSays("считай");
  expect(botLines()).toEqual(["bot: раз", "bot: два"]);
}

describe("the lead writes while a handoff is pending", () => {
  beforeEach(async () => {
    await other({ switches: { forwardWhileWaiting: true } });
    answers(world, { "message.received": (event) => (words(event) === "Оператора!" ? [HANDOFF] : [say("не жди")]) });
    world.jivo.addClient({ name: "Марина" });
    await leadSays("Оператора!");
    await leadSays("Вы скоро?");
    await leadSays("Ау");
    expect(world.told("message.received")).toHaveLength(1);
    expect((await world.leadOf()).dialog?.state).toBe("waiting");
  });

  it("and nobody takes it: the bot gets the lines with the news that nobody is online", async () => {
    await world.jivo.raw("bot", { event: "AGENT_UNAVAILABLE", id: "u1", client_id: "50418", chat_id: chat() });
    await world.settle();
    expect(world.told("operators.unavailable")).toMatchObject([{ messages: [{ text: "Вы скоро?" }, { text: "Ау" }] }]);
    expect(invites()).toHaveLength(1);
  });

  it("and an operator takes it: the bot gets the lines at the return, not before", async () => {
    await world.jivo.accept(chat(), "9021");
    await world.settle();
    expect(world.told("message.received")).toHaveLength(1);
    world.jivo.leave(chat());
    await leadSays("Теперь бот");
    expect(world.told("dialog.returned")).toMatchObject([{ messages: [{ text: "Вы скоро?" }, { text: "Ау" }] }]);
    expect(world.told("message.received").map(words)).toEqual(["Оператора!", "Теперь бот"]);
  });
});

describe("an operator is faster than the bot", () => {
  it("the bot's answer comes after the operator took the dialog: it is refused, recorded and never sent", async () => {
    world.bot.answerWith(({ body }) =>
      body["type"] === "message.received"
        ? { delay: 300, body: { actions: [{ type: "set", attributes: { seen: true } }, say("поздно"), HANDOFF] } }
        : {},
    );
    world.jivo.addClient({ name: "Марина" });
    await world.jivo.say("50418", { text: "Здравствуйте" });
    await world.bot.call(({ body }) => body["type"] === "message.received");
    await world.jivo.accept(chat(), "9021");
    await world.settle();
    expect(botLines()).toEqual([]);
    expect(invites()).toEqual([]);
    const { lead, dialog } = await world.leadOf();
    expect(lead.attributes).toMatchObject({ seen: true });
    expect(dialog).toMatchObject({ state: "operator", handoffs: 1 });
    const refused = (await world.timeline()).filter((row) => row.kind === "refused");
    expect(refused.map((row) => row.data?.["code"])).toEqual(["bot.stale_epoch", "bot.stale_epoch"]);
  });
});

it("the chat is finished while the bot thinks: its answer is refused with a reason, and nobody is invited", async () => {
  world.bot.answerWith(({ body }) => ({
    delay: body["type"] === "message.received" ? 300 : 0,
    body: { actions: [say("поздно"), HANDOFF] },
  }));
  world.jivo.addClient({ name: "Марина" });
  await world.jivo.say("50418", { text: "Здравствуйте" });
  await world.bot.call(({ body }) => body["type"] === "message.received");
  await world.jivo.close(chat());
  await world.settle();
  expect(world.calls()).toEqual([]);
  expect(storyOf(await world.timeline())).toContain("refused: say: the dialog is closed; it opens again when the lead writes");
});

describe("commands that wait", () => {
  it("an operator takes the dialog while parts 3 to 5 of the bot wait in backoff: they are never sent", async () => {
    await threePartsInBackoff();
    await world.jivo.accept(chat(), "9021");
    world.jivo.clearFaults();
    await world.advance(20 * 60_000);
    expect(botLines()).toEqual(["bot: раз", "bot: два"]);
    expect(world.calls().filter(({ status, text }) => status === 200 && text !== "")).toHaveLength(2);
    const [failed] = world.told("message.failed");
    expect(failed).toMatchObject({ reason: "an operator took the dialog" });
    expect(failed?.["messages"]).toHaveLength(3);
    const cancelled = (await world.timeline()).filter((row) => row.text === "message.send to jivo: cancelled");
    expect(cancelled.map((row) => row.data?.["reason"])).toEqual(Array(3).fill("an operator took the dialog"));
    expect(await world.dead()).toEqual([]);
  });

  it("an operator takes the dialog while more words of the bot wait than are held in memory: none is sent", async () => {
    answers(world, { "message.received": (event) => (words(event) === "считай" ? Array.from({ length: 99 }, (_, n) => say(`${n}`)) : []) });
    world.jivo.addClient({ name: "Марина" });
    world.jivo.fault({ status: 503, times: 1000 });
    await leadSays("считай");
    await world.jivo.accept(chat(), "9021");
    world.jivo.clearFaults();
    await world.advance(20 * 60_000);
    expect(botLines()).toEqual([]);
    const reasons = new Set(world.told("message.failed").map((event) => event["reason"]));
    expect(reasons).toEqual(new Set(["an operator took the dialog", "an operator leads"]));
    world.jivo.leave(chat());
    await leadSays("Назад");
    expect(botLines()).toEqual([]);
    expect((await world.admin("/stats")) as object).toMatchObject({ backlog: { outbox: 0, dead: 0 } });
  });

  it("the chat is finished with parts queued: they are dropped with a reason, and a late action is refused", async () => {
    await threePartsInBackoff();
    const { lead, dialog } = await world.leadOf();
    await world.jivo.close(chat());
    world.jivo.clearFaults();
    await world.advance(20 * 60_000);
    expect(botLines()).toEqual(["bot: раз", "bot: два"]);
    const cancelled = (await world.timeline()).filter((row) => row.text === "message.send to jivo: cancelled");
    expect(cancelled.map((row) => row.data?.["reason"])).toEqual(Array(3).fill("the chat is over: closed"));
    expect(world.told("message.failed")).toMatchObject([{ reason: "the chat is over: closed" }]);
    expect(world.told("dialog.closed")).toHaveLength(1);

    const late = await world.late({ leadId: lead.id, epoch: dialog?.epoch ?? 0, idempotencyKey: "k1", actions: [say("шесть")] });
    expect(late).toMatchObject({ status: 409, json: { error: { code: "bot.stale_epoch", message: expect.stringContaining("closed") } } });
    await world.advance(60_000);
    expect(botLines()).toEqual(["bot: раз", "bot: два"]);
  });

  it("a part that Jivo refuses becomes a dead letter, the leg goes on, and a retry goes to its end with the same id", async () => {
    answers(world, { "message.received": (event) => (words(event) === "считай" ? PARTS.map(say) : [say("ещё")]) });
    world.jivo.addClient({ name: "Марина" });
    world.jivo.fault({ delay: 0, times: 2 });
    world.jivo.fault({ status: 400, times: 1 });
    await leadSays("считай");
    expect(botLines()).toEqual(["bot: раз", "bot: два", "bot: четыре", "bot: пять"]);
    const [letter, ...more] = await world.dead();
    expect(more).toEqual([]);
    expect(letter).toMatchObject({ kind: "command", binding: "jivo", attempts: 1, command: { message: { text: "три" } } });
    expect(letter?.reason).toContain("fault");
    expect(world.told("message.failed")).toHaveLength(1);

    world.jivo.fault({ status: 503, times: 1 });
    await leadSays("дальше");
    await world.admin(`/dead/${letter?.id}/retry`, {});
    await world.advance(5_000);
    expect(botLines().slice(-2)).toEqual(["bot: ещё", "bot: три"]);
    const tries = world.calls().filter(({ text }) => text === "три");
    expect(tries.map(({ id, status }) => [id, status])).toEqual([
      [letter?.id, 400],
      [letter?.id, 200],
    ]);
    expect(await world.dead()).toEqual([]);
  });

  it("a message whose answer was lost goes out again under the same id", async () => {
    await other({ switches: { dropRepeatedIds: true } });
    answers(world, { "message.received": [say("раз"), say("два")] });
    world.jivo.addClient({ name: "Марина" });
    world.jivo.fault({ loseAnswer: true });
    await leadSays("считай");
    await world.advance(5_000);
    expect(botLines()).toEqual(["bot: раз", "bot: два"]);
    const ids = world.calls().map(({ id, text }) => `${text} ${id}`);
    expect(ids).toHaveLength(3);
    expect(new Set(ids).size).toBe(2);
  });

  it("a rotated token parks what is for Jivo and spends no attempts; nothing is lost when it works again", async () => {
    answers(world, { "message.received": (event) => [say(`эхо: ${words(event)}`)] });
    world.jivo.addClient({ name: "Марина" });
    world.jivo.fault({ status: 401, times: 1 });
    await leadSays("раз");
    await leadSays("два");
    await world.advance(10_000);
    expect(botLines()).toEqual([]);
    expect(world.calls()).toHaveLength(1);
    expect(((await world.admin("/bindings")) as { bindings: { id: string }[] }).bindings).toContainEqual(
      expect.objectContaining({ id: "jivo", status: "paused" }),
    );
    await world.admin("/bindings/jivo/resume", {});
    await world.settle();
    expect(botLines()).toEqual(["bot: эхо: раз", "bot: эхо: два"]);
  });
});

it("the bot is dead and nobody is online: the lead is told once, nobody is invited for ever, and the bot goes on when it lives", async () => {
  world.jivo.setOnline("9021", false);
  world.bot.answerWith(() => ({ status: 500 }));
  world.jivo.addClient({ name: "Марина" });
  await leadSays("Ау");
  await world.advance(60_000);
  await leadSays("Есть кто?");
  await world.advance(60_000);
  expect(botLines()).toEqual(["bot: Бот временно недоступен, подключаем оператора"]);
  expect(invites()).toEqual([]);
  expect((await world.leadOf()).dialog?.state).toBe("bot");
  const letters = await world.dead();
  expect(letters.filter(({ command }) => command?.type === "bot.notify").length).toBeGreaterThanOrEqual(2);

  answers(world, { "message.received": (event) => [say(`эхо: ${words(event)}`)] });
  await leadSays("А теперь?");
  await world.advance(10_000);
  expect(botLines().at(-1)).toBe("bot: эхо: А теперь?");
});

describe("what comes in an odd order", () => {
  it("a CRM webhook comes before the chat that it is about: it waits, and is applied when the lead is known", async () => {
    const body = { event_name: "chat_updated", chat_id: 91207, widget_id: "11820034", visitor: { phone: "+79160000001", name: "Марина" } };
    expect(await world.post(world.crmHook(), body)).toMatchObject({ status: 200, json: { result: "ok" } });
    await world.settle();
    world.jivo.addClient({});
    await leadSays("Здравствуйте");
    expect((await world.leadOf()).lead).toMatchObject({ phone: "+79160000001", name: "Марина" });
    expect(world.told("lead.updated")).toHaveLength(1);
  });

  it("everything of one chat comes the other way round: the operator has it in the end, and nothing is lost", async () => {
    await other({ switches: { hold: "all" } });
    world.jivo.addClient({ name: "Марина" });
    await world.jivo.say("50418", { text: "Здравствуйте" });
    await world.jivo.accept(chat(), "9021");
    await world.jivo.release("reversed");
    await world.settle();
    expect((await world.leadOf()).dialog).toMatchObject({ state: "operator", operator: { name: "Анна Серова" } });
    expect(world.told("message.received")).toHaveLength(1);
    expect(world.told("operator.joined")).toHaveLength(1);
    expect(await world.dead()).toEqual([]);
  });

  it("CRM webhooks come before the Bot API's events of the same cause: one end, one operator", async () => {
    await other({ switches: { crmFirst: true } });
    answers(world, { "message.received": [HANDOFF] });
    world.jivo.addClient({ name: "Марина" });
    await leadSays("Оператора!");
    await world.jivo.accept(chat(), "9021");
    await world.jivo.close(chat());
    await world.settle();
    expect(world.told("operator.joined")).toMatchObject([{ operator: { name: "Анна Серова" } }]);
    expect(world.heard().filter((type) => /returned|closed/.test(type))).toEqual(["dialog.returned"]);
    expect((await world.leadOf()).dialog?.state).toBe("closed");
  });

  it("the same webhook comes twice at once: both are answered, one is applied", async () => {
    answers(world, { "message.received": (event) => [say(`эхо: ${words(event)}`)] });
    world.jivo.addClient({ name: "Марина" });
    await leadSays("Здравствуйте");
    const body = { event: "CLIENT_MESSAGE", id: "twin", client_id: "50418", chat_id: chat(), message: { type: "TEXT", text: "да" } };
    const both = await Promise.all(Array.from({ length: 8 }, () => world.post(world.botHook, body)));
    expect(both.map(({ status }) => status)).toEqual(Array(8).fill(200));
    await world.settle();
    expect(world.told("message.received").map(words)).toEqual(["Здравствуйте", "да"]);
    expect(botLines()).toEqual(["bot: эхо: Здравствуйте", "bot: эхо: да"]);
    expect(world.log.filter((line) => line["outcome"] === "duplicate")).toHaveLength(7);
  });

  it("an event of a chat that is over changes nothing in the next one", async () => {
    answers(world, { "message.received": (event) => [say(`эхо: ${words(event)}`)] });
    world.jivo.addClient({ name: "Марина" });
    await leadSays("раз");
    const past = chat();
    await world.jivo.close(past);
    await leadSays("два");
    expect(chat()).not.toBe(past);
    await world.jivo.raw("bot", { event: "AGENT_JOINED", id: "late", client_id: "50418", chat_id: past });
    await world.settle();
    expect((await world.leadOf()).dialog).toMatchObject({ state: "bot", externalId: chat() });
  });
});

describe("a mapping of the user's own that fails", () => {
  const definition = (text: string) => `provider: acme
title: Acme
roles: [channel]
settings:
  required: [key]
  properties:
    key: { type: string, format: password }
inbound:
  - name: events
    path: /in/{key}
    verify: { path: key, equals: settings.key }
    eventType: body.kind
    dedupe: body.id
    answer: { status: 200, json: { taken: true } }
    routes:
      - name: message
        when: body.kind = 'text'
        event: |
          { "type": "message.received", "lead": { "externalId": body.from }, "message": { "kind": "text", "text": ${text} } }
outbound:
  message.send:
    post: '"http://127.0.0.1:9/" & settings.key'
    json: '{}'
`;
  const write = (text: string) => {
    const folder = join(world.places.folder, "mine", "acme");
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "provider.yaml"), definition(text));
  };
  const yaml = () =>
    yamlOf(world.places, { bindings: "acme:\n  provider: acme\n  settings:\n    key: acme-secret-4711", rest: "providers: [./mine]" });
  const hook = () => `${world.places.publicUrl}/hooks/acme/in/acme-secret-4711`;
  const message = (id: string, text: unknown) => ({ id, kind: "text", from: "ivan", words: text });

  it.each([
    ["throws", "$uppercase(body.words)", ["раз", { text: "два" }, "три"], "два"],
    ["gives what the event's schema does not know", "body.words", ["раз", { text: "два" }, "три"], "два"],
  ])("%s: the webhook is kept, answered as accepted, and mended by a retry with the changed definition", async (_, broken, said) => {
    write(broken);
    await world.reload(yaml());
    for (const [n, text] of said.entries())
      expect(await world.post(hook(), message(`m${n}`, text))).toMatchObject({ status: 200, json: { taken: true } });
    await world.settle();
    expect(world.told("message.received").map((event) => words(event).toLowerCase())).toEqual(["раз", "три"]);

    const [letter, ...more] = await world.dead();
    expect(more).toEqual([]);
    expect(letter).toMatchObject({ kind: "request", binding: "acme", raw: { body: { words: { text: "два" } } } });
    expect(letter?.rule).toBe("events / message");
    expect(world.log.find((line) => line["outcome"] === "dead")).toMatchObject({
      binding: "acme",
      rule: "events / message",
      eventType: "text",
      reason: letter?.reason,
    });
    expect(JSON.stringify(world.log)).not.toContain("acme-secret-4711");
    // Sent again by the provider it is still the same one.
    await world.post(hook(), message("m1", { text: "два" }));
    expect(await world.dead()).toHaveLength(1);
    await expect(world.admin(`/dead/${letter?.id}/retry`, {})).rejects.toThrow(/422.*stays where it is/);

    write("$exists(body.words.text) ? body.words.text : body.words");
    await world.reload(yaml());
    await world.admin(`/dead/${letter?.id}/retry`, {});
    await world.settle();
    expect(world.told("message.received").map((event) => words(event).toLowerCase())).toEqual(["раз", "три", "два"]);
    expect(await world.dead()).toEqual([]);
    const [{ lead } = { lead: { id: "" } }] = ((await world.admin("/leads?binding=acme")) as { leads: { lead: { id: string } }[] }).leads;
    const { entries } = (await world.admin(`/leads/${lead.id}/timeline`)) as { entries: Parameters<typeof storyOf>[0] };
    expect(storyOf(entries)).toContain("late: message.received was retried: newer events were applied before it");
  });
});
