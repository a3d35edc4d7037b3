import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { HttpRequest } from "../../src/deps.ts";
import type { Binding, Received } from "../../src/mapping/provider.ts";
import type { Command } from "../../src/model/command.ts";
import type { Outcome } from "../../src/model/command.ts";
import type { Dialog } from "../../src/model/dialog.ts";
import type { Json } from "../../src/model/message.ts";
import { newLead } from "../../src/model/lead.ts";
import { bind, compileDefinition } from "./definition.ts";

const AT = "2026-11-20T10:00:00.900Z";
const SETTINGS = {
  token: "SECRET",
  providerId: "PROVIDER",
  baseUrl: "https://bot.jivosite.com",
  maxButtons: 3,
  assumeTakenAfter: "60s",
  useMarkdown: true,
  forceReply: false,
  visitorNumberIsClientId: false,
  clientInfo: false,
};

const provider = await compileDefinition("jivo");
const binding = await bind(provider, SETTINGS);

function receive(path: string, body: unknown, to: Binding = binding): Received {
  const headers = { "content-type": "application/json" };
  return provider.receive(to, { method: "POST", path, query: "", headers, body: Buffer.from(JSON.stringify(body)), at: AT });
}

async function send(command: unknown, to: Binding = binding): Promise<{ requests: HttpRequest[]; outcome: unknown }> {
  const requests: HttpRequest[] = [];
  const outcome = await provider.perform(
    to,
    {
      id: "9b0b2f3a-30f1-4a9e-8a55-1d9f2d7a0001",
      command: { to: "it", guard: {}, context: {}, ...(command as object) } as Command,
      lead: newLead("L1", "it", "50418", AT),
      dialog: { id: "D1", leadId: "L1", binding: "it", externalId: "91207" } as Dialog,
      attempt: 1,
      at: AT,
      history: [],
      timeout: 1000,
    },
    (request) => {
      requests.push(request);
      return Promise.resolve({ status: 200, headers: {}, body: Buffer.from("{}") });
    },
  );
  return { requests, outcome };
}

const said = async (message: unknown) =>
  (JSON.parse(String((await send({ type: "message.send", message })).requests[0]?.body)) as { message: Record<string, Json> }).message;

/** Whatever a PHP back end makes of "nothing here". */
const nothing = fc.constantFrom<unknown>(null, [], {}, "", undefined);
const key = fc.stringMatching(/^[a-z_]{1,6}$/);
const anything = (...shapes: fc.Arbitrary<unknown>[]) => fc.oneof(nothing, fc.anything({ maxDepth: 2, key }), ...shapes);

describe("the Jivo definition", () => {
  it("has capabilities that follow the settings", async () => {
    expect(binding.capabilities).toMatchObject({
      buttons: { max: 3 },
      attachments: "url",
      markdown: true,
      notices: { transferred: "none", joined: "provider", returned: "none" },
      reclaim: false,
      queue: false,
      leadMessageMeansBot: true,
      assumeTakenAfter: 60_000,
      availability: "events",
      history: false,
    });
    const other = await bind(provider, { ...SETTINGS, maxButtons: 10, assumeTakenAfter: "5s" });
    expect(other.capabilities).toMatchObject({ buttons: { max: 10 }, assumeTakenAfter: 5000 });
    expect((await bind(provider, SETTINGS, false)).capabilities.buttons).toBeNull();
  });

  it("shows addresses that can be pasted: complete, without blanks", async () => {
    const shown = await provider.setup.show(binding);
    expect(shown.map(({ value }) => value)).toEqual([
      "https://gateway.example/hooks/it/bot",
      "https://gateway.example/hooks/it/bot/SECRET",
      "https://gateway.example/hooks/it/crm/KEY",
    ]);
    expect(shown.map(({ where }) => where).join()).toContain("«URL для Webhooks»");
  });

  it("takes a token with stray blanks, with a warning", async () => {
    const body = { event: "CHAT_CLOSED", id: "1", client_id: "7", chat_id: "9" };
    const received = await receive("/bot/%20SECRET%20", body);
    expect(received.kind).toBe("accepted");
    expect(received.kind === "accepted" && received.warnings).toHaveLength(1);
  });

  it("answers CRM webhooks as Jivo wants it", async () => {
    const { answer } = await receive("/crm/KEY", { event_name: "call_event" });
    expect(answer).toEqual({ status: 200, contentType: "application/json; charset=utf-8", body: '{"result":"ok"}' });
  });

  it("finds an event in every lead message that can be answered, whatever else is missing", async () => {
    const bodies = fc.record({
      event: fc.constant("CLIENT_MESSAGE"),
      id: fc.uuid(),
      client_id: fc.oneof(fc.nat(), fc.stringMatching(/^[0-9]{1,9}$/)),
      chat_id: fc.oneof(fc.nat(), fc.stringMatching(/^[0-9]{1,9}$/)),
      agents_online: anything(fc.boolean()),
      sender: anything(
        fc.record({ id: anything(fc.nat()), name: anything(fc.string()), url: anything(fc.webUrl()), user_token: anything() }),
      ),
      channel: anything(fc.record({ id: anything(fc.nat()), type: anything(fc.constantFrom("widget", "tg")) })),
      message: fc.record({
        type: anything(fc.constant("TEXT")),
        text: anything(fc.string()),
        timestamp: anything(fc.nat()),
        file: anything(fc.webUrl()),
      }),
    });
    await fc.assert(
      fc.asyncProperty(bodies, async (body) => {
        const received = await receive("/bot/SECRET", body);
        if (received.kind !== "accepted") throw new Error(`${received.kind}: ${"reason" in received ? received.reason : ""}`);
        const [first] = received.events;
        expect(received.events).toHaveLength(1);
        expect(first?.event.lead).toMatchObject({ externalId: String(body.client_id), aliases: { chat: String(body.chat_id) } });
        expect(received.dedupeKey).toBe(body.id);
      }),
      { numRuns: 100 },
    );
  });

  it("takes every CRM webhook of a chat, whatever is missing", async () => {
    const names = ["chat_accepted", "chat_assigned", "chat_updated", "chat_finished", "client_updated", "offline_message"];
    const text = anything(fc.string());
    const bodies = fc.record({
      event_name: fc.constantFrom(...names),
      widget_id: anything(fc.nat(), fc.constant("11820034")),
      chat_id: fc.nat(),
      visitor: anything(
        fc.record({ name: text, email: text, phone: text, number: text, description: text, social: anything(), tags: anything() }),
      ),
      agent: anything(fc.record({ id: text, name: text })),
      session: anything(fc.record({ utm: text, utm_json: anything(fc.dictionary(key, text)) })),
      page: anything(fc.record({ url: text })),
      tags: anything(fc.array(fc.record({ id: text, title: text }))),
      status: anything(fc.record({ title: text })),
      chat: anything(fc.record({ rate: text, messages: anything() })),
      message: text,
      assign_to: text,
    });
    await fc.assert(
      fc.asyncProperty(bodies, async (body) => {
        const received = await receive("/crm/KEY", body);
        if (received.kind !== "accepted") throw new Error(`${received.kind}: ${"reason" in received ? received.reason : ""}`);
        expect(received.dedupeKey).toBeNull();
        expect(received.events[0]?.event).toMatchObject({ type: "lead.updated", lead: { aliases: { chat: String(body.chat_id) } } });
        expect(received.events.every(({ onUnknown }) => onUnknown === "wait")).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it("writes every caption once as a button and once as text, for any number of them", async () => {
    const captions = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(captions, fc.boolean(), async (list, oneRow) => {
        const buttons = list.map((caption, n) => ({ code: String(n), caption }));
        const message = await said({ kind: "text", text: "Q", buttons: oneRow ? [buttons] : buttons.map((button) => [button]) });
        expect(message).toMatchObject({
          type: "BUTTONS",
          title: "Q",
          text: ["Q", ...list.map((caption) => `• ${caption}`)].join("\n"),
          buttons: buttons.map(({ code, caption }) => ({ id: code, text: caption })),
          timestamp: 1795168800,
        });
      }),
      { numRuns: 50 },
    );
  });

  it("keeps a bot's plain text as it is, marks and all", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 1 }), async (text) => {
        expect(await said({ kind: "text", text })).toEqual({ type: "TEXT", text, timestamp: 1795168800 });
      }),
      { numRuns: 100 },
    );
  });

  it.each(["[", "[](", "![a](", "*a", "`"])("is quick with a long markdown text of nothing but %j", async (mark) => {
    const began = performance.now();
    // Longer than any messenger takes: sent. Absurd: sent or refused by the mapping's budget, but never slow.
    expect(await said({ kind: "text", format: "markdown", text: mark.repeat(8_000 / mark.length) })).toMatchObject({ type: "MARKDOWN" });
    const { outcome } = await send({ type: "message.send", message: { kind: "text", format: "markdown", text: mark.repeat(100_000) } });
    expect(["delivered", "rejected"]).toContain((outcome as Outcome).kind);
    expect(performance.now() - began).toBeLessThan(1_500);
  });

  it("asks nobody when contacts are not to be sent", async () => {
    expect(await send({ type: "lead.update" })).toEqual({ requests: [], outcome: { kind: "delivered" } });
  });

  it("never shows the token in a reason", async () => {
    const outcome = await provider.perform(
      { ...binding, secrets: ["SECRET", "PROVIDER"] },
      {
        id: "9b0b2f3a-30f1-4a9e-8a55-1d9f2d7a0001",
        command: { type: "handoff.start", to: "it", guard: {}, context: {}, handoff: { id: "h", attributes: {}, hidden: {}, history: 0 } },
        lead: newLead("L1", "it", "50418", AT),
        dialog: { id: "D1", leadId: "L1", binding: "it", externalId: "91207" } as Dialog,
        attempt: 1,
        at: AT,
        history: [],
        timeout: 1000,
      },
      () =>
        Promise.resolve({
          status: 404,
          headers: {},
          body: Buffer.from('{"error":{"code":"not_found","message":"no /webhooks/PROVIDER/SECRET"}}'),
        }),
    );
    expect(outcome).toMatchObject({ kind: "account", reason: expect.not.stringMatching(/SECRET|PROVIDER/) });
  });
});
