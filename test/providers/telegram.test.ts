import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { HttpRequest, HttpResponse } from "../../src/deps.ts";
import { NetworkError } from "../../src/deps.ts";
import { parseHtml } from "../../src/emulators/telegram/html.ts";
import type { Received } from "../../src/mapping/provider.ts";
import type { Command, Outcome } from "../../src/model/command.ts";
import type { Dialog } from "../../src/model/dialog.ts";
import { newLead } from "../../src/model/lead.ts";
import type { Message } from "../../src/model/message.ts";
import { render } from "../../src/model/render.ts";
import { bind, compileDefinition } from "./definition.ts";

const AT = "2026-11-20T10:00:00.900Z";
const TOKEN = "7100200300:AAFs3cret_of-the-shop";
const provider = await compileDefinition("telegram");
const SETTINGS = { token: TOKEN, groups: false, baseUrl: "https://api.telegram.org" };
const binding = { ...(await bind(provider, SETTINGS)), secrets: [TOKEN] };

function receive(body: unknown): Received {
  const headers = { "content-type": "application/json", "x-telegram-bot-api-secret-token": binding.webhookKey };
  return provider.receive(binding, {
    method: "POST",
    path: "/updates",
    query: "",
    headers,
    body: Buffer.from(JSON.stringify(body)),
    at: AT,
  });
}

async function perform(message: Partial<Message>, answer: HttpResponse | Error): Promise<{ outcome: Outcome; requests: HttpRequest[] }> {
  const requests: HttpRequest[] = [];
  const command = {
    type: "message.send",
    to: "telegram",
    guard: {},
    context: {},
    message: { id: "m", by: "bot", at: AT, kind: "text", ...message },
  } as Command;
  const lead = newLead("l", "telegram", "3527065", AT);
  const dialog = { id: "d", leadId: "l", binding: "telegram" } as Dialog;
  const work = { id: "9b0b2f3a-30f1-4a9e-8a55-1d9f2d7a0001", command, lead, dialog, attempt: 1, at: AT, history: [], timeout: 1000 };
  const outcome = await provider.perform(binding, work, (request) => {
    requests.push(request);
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  });
  return { outcome, requests };
}
const reply = (status: number, body: unknown): HttpResponse => ({
  status,
  headers: { "content-type": "application/json" },
  body: Buffer.from(JSON.stringify(body)),
});
const OK = reply(200, { ok: true, result: { message_id: 5 } });
const sent = (request: HttpRequest | undefined) => JSON.parse(String(request?.body)) as Record<string, unknown>;

const nothing = fc.constantFrom<unknown>(null, [], {}, "", 0, false, undefined);
const key = fc.stringMatching(/^[a-z_]{1,6}$/);
const anything = (...shapes: fc.Arbitrary<unknown>[]) => fc.oneof(nothing, fc.anything({ maxDepth: 2, key }), ...shapes);
const file = anything(
  fc.record(
    {
      file_id: anything(fc.string()),
      file_name: anything(fc.string()),
      mime_type: anything(fc.constantFrom("image/png", "x")),
      file_size: anything(fc.integer()),
    },
    { requiredKeys: [] },
  ),
);
const chat = fc.record({
  id: fc.integer({ min: 1 }),
  type: fc.constant("private"),
  first_name: anything(fc.string()),
  username: anything(),
});
const content = fc.record(
  {
    text: anything(fc.string()),
    caption: anything(fc.string()),
    photo: anything(fc.array(file, { maxLength: 3 })),
    document: file,
    video: file,
    voice: file,
    animation: file,
    sticker: anything(fc.record({ emoji: anything(fc.string()) })),
    location: anything(
      fc.record({
        latitude: anything(fc.double({ min: -90, max: 90, noNaN: true })),
        longitude: anything(fc.double({ min: -180, max: 180, noNaN: true })),
      }),
    ),
    venue: anything(fc.record({ title: anything(fc.string()) })),
    contact: anything(
      fc.record({ phone_number: anything(fc.string()), first_name: anything(fc.string()), user_id: anything(fc.integer()) }),
    ),
    dice: anything(fc.record({ emoji: anything(fc.string()), value: anything(fc.integer()) })),
    poll: anything(fc.record({ question: anything(fc.string()) })),
    web_app_data: anything(fc.record({ data: anything(fc.string()), button_text: anything(fc.string()) })),
    from: anything(fc.record({ id: fc.integer(), is_bot: anything(fc.boolean()), language_code: anything(fc.string()) })),
    date: anything(fc.integer()),
  },
  { requiredKeys: [] },
);

describe("the Telegram definition", () => {
  it("has capabilities that follow the settings", async () => {
    expect(binding.capabilities).toMatchObject({
      buttons: { max: 100, perRow: 8, rows: true, codeMax: 64, separate: false },
      attachments: "native",
      captionMax: 1024,
      locations: "native",
      contacts: "native",
      markdown: true,
      textMax: 4096,
      typing: true,
      close: false,
    });
    expect((await bind(provider, SETTINGS, false)).capabilities.buttons).toBeNull();
  });

  it("takes or ignores every update, whatever its parts hold: one that is refused would keep its chat waiting for a day", () => {
    const kinds = fc.constantFrom("message", "edited_message", "callback_query", "my_chat_member", "channel_post");
    const update = fc.tuple(fc.nat(), kinds, chat, content, anything(fc.string())).map(([id, kind, where, said, data]) => ({
      update_id: id,
      [kind]:
        kind === "callback_query"
          ? { id: "7", data, from: said.from, message: { message_id: 3, chat: where, ...said } }
          : { message_id: 3, chat: where, new_chat_member: { status: data }, ...said },
    }));
    fc.assert(
      fc.property(fc.oneof(update, update, fc.record({ update_id: fc.nat(), message: anything() })), (body) => {
        const received = receive(body);
        if (received.kind !== "accepted") throw new Error(`${received.kind}: ${"reason" in received ? received.reason : ""}`);
        expect(received.answer.status).toBe(200);
        for (const { event } of received.events) expect(event.lead.externalId).toMatch(/^\d+$/);
      }),
      { numRuns: 400 },
    );
  });

  it("writes Markdown as HTML that Telegram can read, and loses no word of it", async () => {
    const piece = fc.constantFrom(
      "**",
      "__",
      "`",
      "[",
      '](https://x.example/?a=1&b="2")',
      "](",
      ")",
      "<b>",
      "</b>",
      "&amp;",
      "&",
      "\n",
      "# ",
      " ",
      "слово",
      "a*b",
      "😀",
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 20 }), async (pieces) => {
        const text = pieces.join("");
        fc.pre(text.trim() !== "");
        const { requests } = await perform({ text, format: "markdown" }, OK);
        const { text: html, parse_mode: mode } = sent(requests[0]);
        expect(mode).toBe("HTML");
        const parsed = parseHtml(String(html));
        if ("wrong" in parsed) throw new Error(parsed.wrong);
        const letters = (of: string) => of.replace(/\]\(https:[^)\s]*\)/g, "").replace(/[^<>&\p{L}😀]/gu, "");
        expect(letters(parsed.text)).toBe(letters(text));
      }),
      { numRuns: 400 },
    );
  });

  it("sends plain text as it is: HTML, right to left, emoji only", async () => {
    for (const text of ["<b>Скидка</b> & «ёлки»", "مرحبا", "👍", "**не** жирно"])
      expect(sent((await perform({ text }, OK)).requests[0])).toEqual({ chat_id: "3527065", text });
  });

  it("never gets more than Telegram takes, in texts, captions and callback data", async () => {
    const caption = fc.string({ unit: "grapheme", minLength: 1, maxLength: 200 });
    const said = fc.record({
      text: fc.string({ unit: "grapheme", maxLength: 6_000 }),
      buttons: fc.array(fc.array(fc.record({ code: caption, caption }), { minLength: 1, maxLength: 3 }), { maxLength: 60 }),
      attachments: fc.array(fc.record({ kind: fc.constant("image" as const), url: fc.webUrl() }), { maxLength: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(said, async (message) => {
        const { parts } = render({ id: "m", by: "bot", at: AT, kind: "text", ...message }, binding.capabilities);
        for (const part of parts) {
          const { requests } = await perform(part, OK);
          const body = sent(requests[0]) as {
            text?: string;
            caption?: string;
            reply_markup?: { inline_keyboard: { text: string; callback_data: string }[][] };
          };
          expect((body.text ?? "").length).toBeLessThanOrEqual(4096);
          expect((body.caption ?? "").length).toBeLessThanOrEqual(1024);
          const keyboard = (body.reply_markup?.inline_keyboard ?? []).flat();
          expect(keyboard.length).toBeLessThanOrEqual(100);
          for (const button of keyboard) {
            expect(Buffer.byteLength(button.callback_data)).toBeLessThanOrEqual(64);
            expect(button.text).not.toBe("");
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  it("tells in check who the bot is, how many updates wait, and why the last delivery failed", async () => {
    const info = {
      url: "https://gateway.example/hooks/it/updates",
      pending_update_count: 3,
      last_error_date: 1754119029,
      last_error_message: "Wrong response from the webhook: 502 Bad Gateway",
    };
    const answers = [reply(200, { ok: true, result: { username: "shop_bot" } }), reply(200, { ok: true, result: info })];
    const report = await provider.setup.check?.(binding, () => Promise.resolve(answers.shift() ?? reply(500, {})));
    expect(report?.ok).toBe(true);
    expect(report?.steps.map(({ name, text }) => `${name}: ${text}`)).toEqual([
      "the token: done (status 200)",
      "the bot: @shop_bot",
      "getWebhookInfo: done (status 200)",
      "updates that wait: 3",
      "the last delivery that failed: Wrong response from the webhook: 502 Bad Gateway (2025-08-02T07:17:09.000Z)",
    ]);
  });

  it("keeps the token out of every reason, wherever it comes from", async () => {
    const leaks = [
      reply(400, { ok: false, description: `Bad Request: see https://api.telegram.org/bot${TOKEN}/sendMessage` }),
      reply(502, `<a href="/bot${encodeURIComponent(TOKEN)}/x">`),
      new NetworkError(`https://api.telegram.org/bot${TOKEN}/sendMessage: refused`, false),
    ];
    for (const leak of leaks) {
      const { outcome } = await perform({ text: "Привет" }, leak);
      expect(JSON.stringify(outcome)).not.toMatch(/s3cret/);
    }
  });
});
