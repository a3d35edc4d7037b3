import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { HttpRequest } from "../../src/deps.ts";
import type { Received } from "../../src/mapping/provider.ts";
import type { Command } from "../../src/model/command.ts";
import type { Dialog } from "../../src/model/dialog.ts";
import { newLead } from "../../src/model/lead.ts";
import { bind, compileDefinition } from "./definition.ts";

const AT = "2026-11-20T10:00:00.900Z";
const SETTINGS = { host: "metabot3.webim.ru", token: "SECRET", operatorDepartment: "operatory", redirectWhenOffline: false };
const provider = await compileDefinition("webim");
const binding = await bind(provider, { ...SETTINGS, redirectWhenInvisible: true, botOperator: 192162 });

function receive(query: string, body: unknown): Received {
  const headers = { "content-type": "application/json" };
  const bytes = Buffer.from(JSON.stringify(body) ?? "");
  return provider.receive(binding, { method: "POST", path: "/KEY", query, headers, body: bytes, at: AT });
}

const workOf = (command: object) => ({
  id: "9b0b2f3a-30f1-4a9e-8a55-1d9f2d7a0001",
  command: { to: "it", guard: {}, context: {}, ...command } as unknown as Command,
  lead: newLead("L1", "it", "v", AT),
  dialog: { id: "D1", leadId: "L1", binding: "it", externalId: "104233" } as Dialog,
  attempt: 1,
  at: AT,
  history: [],
  timeout: 1000,
});

/** Whatever a PHP back end makes of "nothing here". */
const nothing = fc.constantFrom<unknown>(null, [], {}, "", undefined);
const key = fc.stringMatching(/^[a-z_]{1,6}$/);
const anything = (...shapes: fc.Arbitrary<unknown>[]) => fc.oneof(nothing, fc.anything({ maxDepth: 2, key }), ...shapes);
const id = fc.oneof(
  fc.nat(),
  fc.nat().map((number) => String(number)),
);
const message = fc.record({
  id: anything(fc.uuid()),
  kind: fc.oneof(fc.constantFrom("visitor", "keyboard_response", "file_visitor", "operator", "info"), anything()),
  text: anything(fc.string()),
  data: anything(
    fc.record({ button: anything(fc.record({ id: anything(fc.string()), text: anything(fc.string()) })) }),
    fc.record({ url: anything(fc.webUrl()), name: anything(fc.string()), media_type: anything(fc.string()), size: anything(fc.nat()) }),
  ),
});
const visitor = anything(
  fc.record({
    id: anything(fc.uuid()),
    fields: anything(fc.record({ name: anything(fc.string()), phone: anything(fc.nat()), email: anything(), id: anything() })),
  }),
);

describe("the Webim definition", () => {
  it("has capabilities that follow the settings", async () => {
    expect(binding.capabilities).toMatchObject({
      buttons: { codeMax: 23, separate: true },
      attachments: "native",
      notices: { transferred: "before", joined: "none", returned: "after" },
      reclaim: false,
      queue: false,
      leadMessageMeansBot: true,
      availability: "none",
      repeatsLines: true,
      close: true,
    });
    const asking = await bind(provider, { ...SETTINGS, redirectWhenOffline: true, login: "a@b.example", password: "x" });
    expect(asking.capabilities).toMatchObject({ availability: "request", queue: true });
    expect((await bind(provider, SETTINGS, false)).capabilities.buttons).toBeNull();
  });

  it("opens a chat whatever is missing around its id", async () => {
    const bodies = fc.record({
      event: fc.constant("new_chat"),
      chat: fc.record({ id, start_page: anything(fc.record({ url: anything(fc.webUrl()) })) }),
      visitor,
      messages: anything(fc.array(fc.oneof(message, anything()), { maxLength: 5 })),
    });
    await fc.assert(
      fc.asyncProperty(bodies, async (body) => {
        const received = await receive("", body);
        if (received.kind !== "accepted") throw new Error(`${received.kind}: ${"reason" in received ? received.reason : ""}`);
        expect(received.events).toHaveLength(1);
        expect(received.events[0]?.event).toMatchObject({ type: "dialog.opened", lead: { aliases: { chat: String(body.chat.id) } } });
        expect(received.answer.body).toBe('{"result":"ok"}');
      }),
      { numRuns: 200 },
    );
  });

  it("takes the last 200 lines of a chat that has gone on for long, in an opening and in a lookup", async () => {
    const texts = Array.from({ length: 1_000 }, (_, n) => ({ id: `m${n}`, kind: "visitor", text: `строка ${n}` }));
    const received = await receive("", { event: "new_chat", chat: { id: 1 }, visitor: { id: "v" }, messages: texts });
    if (received.kind !== "accepted") throw new Error(`${received.kind}: ${"reason" in received ? received.reason : ""}`);
    const [opened] = received.events;
    expect(opened?.event).toMatchObject({ mark: "1000:m999" });
    const ids = (opened?.event.type === "dialog.opened" ? opened.event.messages : [])?.map(({ providerId }) => providerId);
    expect([ids?.length, ids?.[0], ids?.at(-1)]).toEqual([200, "m800", "m999"]);

    const asking = await bind(provider, { ...SETTINGS, login: "a@b.example", password: "x", botOperator: 192162 });
    const body = { chat: { id: 1, messages: texts.map(({ text, ...line }) => ({ ...line, message: text })) } };
    const outcome = await provider.perform(asking, workOf({ type: "lead.lookup", why: "returned", chat: "1" }), () =>
      Promise.resolve({ status: 200, headers: {}, body: Buffer.from(JSON.stringify(body)) }),
    );
    const lines = outcome.kind === "delivered" ? outcome.found?.lines : undefined;
    expect([lines?.length, lines?.[0]?.text, lines?.at(-1)?.text]).toEqual([200, "строка 800", "строка 999"]);
  });

  it("takes every message of a chat, or says that it is none", async () => {
    const bodies = fc.record({ event: fc.constant("new_message"), chat_id: id, message });
    await fc.assert(
      fc.asyncProperty(bodies, async (body) => {
        const received = await receive("", body);
        if (received.kind !== "accepted") throw new Error(`${received.kind}: ${"reason" in received ? received.reason : ""}`);
        for (const { event } of received.events)
          expect(event).toMatchObject({ type: "message.received", dialog: { externalId: String(body.chat_id) } });
      }),
      { numRuns: 200 },
    );
  });

  it("finds the chat in a handler's body, wherever it stands", async () => {
    const operator = anything(fc.nat(), fc.record({ id: anything(fc.nat()), full_name: anything(fc.string()) }));
    const inner = fc.record({ id, operator_id: operator, operator, visitor, start_page: anything() });
    const bodies = fc.oneof(
      fc.record({ event: anything(fc.string()), chat: inner }).map((body) => ({ body, chat: body.chat.id })),
      inner.map((body) => ({ body, chat: body.id })),
      id.map((chat) => ({ body: { chat_id: chat }, chat })),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom("chat_started", "chat_assigned", "chat_closed"), bodies, async (event, { body, chat }) => {
        fc.pre(!["new_chat", "new_message"].includes(String((body as { event?: unknown }).event)));
        const received = await receive(`event=${event}`, body);
        if (received.kind !== "accepted") throw new Error(`${received.kind}: ${"reason" in received ? received.reason : ""}`);
        for (const found of received.events) {
          expect(found.onUnknown).toBe("ignore");
          expect(found.event.lead).toMatchObject({ aliases: { chat: String(chat) } });
          expect(found.event.lead).not.toHaveProperty("externalId");
        }
      }),
      { numRuns: 200 },
    );
  });

  it("says a text as it is: HTML, right to left, emoji only, ten thousand characters", async () => {
    for (const text of ["<b>Скидка</b> & «ёлки»", "مرحبا", "👍", "ы".repeat(10_000)]) {
      const requests: HttpRequest[] = [];
      const outcome = await provider.perform(binding, workOf({ type: "message.send", message: { kind: "text", text } }), (request) => {
        requests.push(request);
        return Promise.resolve({ status: 200, headers: {}, body: Buffer.from('{"result":"ok"}') });
      });
      expect(outcome).toEqual({ kind: "delivered" });
      expect(JSON.parse(String(requests[0]?.body))).toEqual({ chat_id: 104233, message: { kind: "operator", text } });
    }
  });
});
