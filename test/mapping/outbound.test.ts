import { describe, expect, test } from "vitest";
import { NetworkError } from "../../src/deps.ts";
import type { HttpRequest, HttpResponse, SendHttp } from "../../src/deps.ts";
import type { Outcome } from "../../src/model/command.ts";
import { newLead } from "../../src/model/lead.ts";
import type { Work } from "../../src/mapping/provider.ts";
import { acmeBinding, work } from "./fixtures/load.ts";

type Raw = Record<string, unknown>;

const message = { id: "m1", by: "bot", at: "2026-11-20T10:00:00.000Z", kind: "text", text: "Hello" };
const SEND = { type: "message.send", message };

function reply(status: number, body: unknown = "", headers: Record<string, string> = {}): HttpResponse {
  return { status, headers, body: Buffer.from(typeof body === "string" ? body : JSON.stringify(body)) };
}

/** Answers in turn; an Error is thrown. */
function fake(...answers: (HttpResponse | Error)[]): { send: SendHttp; requests: HttpRequest[] } {
  const requests: HttpRequest[] = [];
  const send: SendHttp = (request) => {
    requests.push(request);
    const answer = answers[requests.length - 1] ?? reply(500);
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  return { send, requests };
}

async function perform(
  command: Raw,
  answers: (HttpResponse | Error)[],
  change?: (raw: Raw) => void,
): Promise<{ outcome: Outcome; requests: HttpRequest[] }> {
  const binding = await acmeBinding(change ? { change } : {});
  const { send, requests } = fake(...answers);
  return { outcome: await binding.provider.perform(binding, work(command), send), requests };
}

const withSend =
  (step: Raw) =>
  (raw: Raw): void => {
    (raw["outbound"] as Raw)["message.send"] = { post: "'https://api.acme.example/x'", ...step };
  };

describe("requests", () => {
  test("a step becomes one request, with the idempotency id and what the mapping found", async () => {
    const { outcome, requests } = await perform(SEND, [reply(200, { ok: true, message_id: 5 })]);
    expect(requests).toEqual([
      {
        method: "POST",
        url: "https://api.acme.example/send/SECRET?v=2",
        headers: { "content-type": "application/json", "x-request-id": "9b0b2f3a-30f1-4a9e-8a55-1d9f2d7a0001" },
        body: '{"chat":"91","text":"Hello"}',
        timeout: 1000,
      },
    ]);
    expect(outcome).toEqual({ kind: "delivered", providerId: "5" });
  });

  test("a value captured by one step is used by the next, and a step whose `when` is false is skipped", async () => {
    const start = { type: "handoff.start", handoff: { id: "h1", note: "angry", attributes: {}, hidden: {}, history: 0 } };
    const both = await perform(start, [reply(200, { chat: "c9" }), reply(200)]);
    expect(both.requests.map(({ url, body }) => [url, body])).toEqual([
      ["https://api.acme.example/open", "lead=lead-1&tags=a&tags=b&note=angry"],
      ["https://api.acme.example/chats/c9", "angry"],
    ]);
    expect(both.outcome).toEqual({ kind: "delivered", captured: { chat: "c9" } });
    const { note: _, ...handoff } = start.handoff;
    const one = await perform({ ...start, handoff }, [reply(200, { chat: "c9" })]);
    expect(one.requests).toHaveLength(1);
  });

  test("a file goes out as multipart", async () => {
    const { requests } = await perform({ type: "message.mirror", message: { ...message, text: 'a "b"' } }, [reply(200)]);
    expect(requests[0]?.headers["content-type"]).toMatch(/^multipart\/form-data; boundary=/);
    expect(String(requests[0]?.body)).toContain('name="file"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\nhi\r\n');
  });

  test.each(["a\r\nX-Evil: 1", "a\nb", "a\0b"])(
    "a header value that would break the request (%j) is refused and never sent",
    async (name) => {
      const binding = await acmeBinding();
      const { send, requests } = fake(reply(200));
      const lead = { ...newLead("lead-1", "shop", "7", "2026-11-20T10:00:00.000Z"), name };
      const outcome = await binding.provider.perform(binding, work(SEND, { lead }), send);
      expect(outcome).toMatchObject({ kind: "rejected", reason: expect.stringContaining("header X-Note") as string });
      expect(requests).toEqual([]);
    },
  );

  test("a step without an address, and a body that found nothing, are refused", async () => {
    expect((await perform(SEND, [], withSend({ post: "settings.baseUrlX", json: "'x'" })).catch(String)) as unknown).toContain(
      "no setting is called",
    );
    expect((await perform(SEND, [], withSend({ post: "lead.name" }))).outcome).toEqual({
      kind: "rejected",
      reason: "post gave no http(s) address",
    });
    expect((await perform(SEND, [], withSend({ json: "command.nothing" }))).outcome).toMatchObject({
      reason: "json found nothing to send",
    });
  });
});

describe("an attempt that may have been done", () => {
  const verify = { verify: { get: "'https://api.acme.example/log'", found: "command.message.text in body.texts", providerId: "body.id" } };
  const again = (more: Partial<Work>) => ({ attempt: 2, since: "2026-11-20T10:00:00.000Z", ...more });

  test.each<[string, Partial<Work>, (HttpResponse | Error)[], Partial<Outcome>, number]>([
    ["the first attempt asks nothing", { attempt: 1 }, [reply(200, { ok: true })], { kind: "delivered" }, 1],
    [
      "it was done: it is not done again",
      again({}),
      [reply(200, { texts: ["Hello"], id: "m7" })],
      { kind: "delivered", providerId: "m7" },
      1,
    ],
    ["it was not done: it is done now", again({}), [reply(200, { texts: [] }), reply(200, { ok: true })], { kind: "delivered" }, 2],
    ["nobody can say: done again, unless told otherwise", again({}), [reply(500), reply(200, { ok: true })], { kind: "delivered" }, 2],
    ["nobody can say: dropped", again({ otherwise: "drop" }), [reply(500)], { kind: "cancelled" }, 1],
    ["nobody can say: for a person", again({ otherwise: "park" }), [new NetworkError("reset", true)], { kind: "dead" }, 1],
  ])("%s", async (_, more, answers, expected, calls) => {
    const binding = await acmeBinding({ change: (raw) => Object.assign((raw["outbound"] as Raw)["message.send"] as Raw, verify) });
    const { send, requests } = fake(...answers);
    expect(await binding.provider.perform(binding, work(SEND, more), send)).toMatchObject(expected);
    expect(requests).toHaveLength(calls);
  });
});

describe("whether it was done", () => {
  const ask = (more: Raw) => (raw: Raw) => {
    const verify = { get: "'https://api.acme.example/log'", found: "$count(body.texts) > repeats", ...more };
    Object.assign((raw["outbound"] as Raw)["message.send"] as Raw, { verify });
  };
  const again = { attempt: 2, since: "2026-11-20T10:00:00.000Z" };

  test("what was delivered before does not count for it", async () => {
    const binding = await acmeBinding({ change: ask({}) });
    const outcomes = [];
    for (const repeats of [0, 1]) {
      const { send, requests } = fake(reply(200, { texts: ["Hello"] }), reply(200, { ok: true }));
      await binding.provider.perform(binding, work(SEND, { ...again, repeats }), send);
      outcomes.push(requests.length);
    }
    expect(outcomes).toEqual([1, 2]);
  });

  test("is asked only where the binding's settings allow it; elsewhere there is nothing to wait for", async () => {
    const change = ask({ when: 'settings.waiting = "60s"' });
    for (const [waiting, calls] of [
      ["60s", 2],
      ["10s", 1],
    ] as const) {
      const binding = await acmeBinding({ change, settings: { waiting } });
      const { send, requests } = fake(reply(200, { texts: [] }), reply(200, { ok: true }));
      await binding.provider.perform(binding, work(SEND, { ...again, otherwise: "drop" }), send);
      expect([requests.length, binding.provider.canVerify?.(binding, "message.send")]).toEqual([waiting === "10s" ? 1 : 2, calls === 2]);
      expect(binding.provider.canVerify?.(binding, "dialog.close")).toBe(false);
    }
  });

  test("is not asked during a pause that a refusal has begun: then nobody can say", async () => {
    const binding = await acmeBinding({ change: ask({ outcomes: [{ when: "status = 401", outcome: "rejected", pause: "15m" }] }) });
    const pauses: unknown[] = [];
    const asking = { paused: undefined, pause: (...given: unknown[]) => void pauses.push(given) };
    const refused = fake(reply(401), reply(200, { ok: true }));
    expect(await binding.provider.perform(binding, work(SEND, again), refused.send, undefined, asking)).toMatchObject({
      kind: "delivered",
    });
    expect([refused.requests.length, pauses]).toEqual([2, [[900_000, "status 401"]]]);
    const paused = fake(reply(200, { ok: true }));
    const dropped = work(SEND, { ...again, otherwise: "drop" });
    expect(await binding.provider.perform(binding, dropped, paused.send, undefined, { ...asking, paused: "later" })).toEqual({
      kind: "cancelled",
      reason: "in doubt, and whether it was done cannot be read: later",
    });
    expect(paused.requests).toEqual([]);
  });
});

describe("outcomes", () => {
  test.each<[string, HttpResponse | Error, Outcome]>([
    ["the definition's own", reply(410, { error: { message: "gone" } }), { kind: "gone", what: "dialog", reason: "gone" }],
    ["one that counts as delivered", reply(409, {}), { kind: "delivered" }],
    ["408", reply(408), { kind: "retry", reason: "status 408" }],
    ["425", reply(425), { kind: "retry", reason: "status 425" }],
    ["429 with seconds", reply(429, "", { "retry-after": "7" }), { kind: "retry", reason: "status 429", after: 7000 }],
    [
      "503 with a date",
      reply(503, "", { "retry-after": "Fri, 20 Nov 2026 10:01:00 GMT", date: "Fri, 20 Nov 2026 10:00:00 GMT" }),
      { kind: "retry", reason: "status 503", after: 60_000 },
    ],
    ["401", reply(401), { kind: "account", reason: "status 401" }],
    ["403", reply(403), { kind: "account", reason: "status 403" }],
    ["404", reply(404), { kind: "rejected", reason: "status 404" }],
    ["200 that says no", reply(200, { ok: false }), { kind: "rejected", reason: "status 200" }],
    ["nothing sent", new NetworkError("refused", false), { kind: "retry", reason: "refused", doubt: false }],
    ["no answer", new NetworkError("reset", true), { kind: "retry", reason: "reset", doubt: true }],
    ["a sender that throws", new TypeError("odd"), { kind: "retry", reason: "odd", doubt: true }],
  ])("%s", async (_, answer, expected) => {
    expect((await perform(SEND, [answer])).outcome).toEqual(expected);
  });

  test("the definition may say how long to wait, in seconds", async () => {
    const { outcome } = await perform(
      SEND,
      [reply(429, { parameters: { retry_after: 3 } })],
      withSend({ retryAfter: "body.parameters.retry_after" }),
    );
    expect(outcome).toMatchObject({ kind: "retry", after: 3000 });
  });

  const DATE = { date: "Fri, 20 Nov 2026 10:00:00 GMT" };
  test.each<[string, Record<string, string>, unknown, number | undefined]>([
    ["seconds", { "retry-after": " 7 " }, undefined, 7_000],
    ["parts of a second", { "retry-after": "0.25" }, undefined, 250],
    ["at once", { "retry-after": "0" }, undefined, 0],
    ["a date", { "retry-after": "Fri, 20 Nov 2026 10:00:30 GMT", ...DATE }, undefined, 30_000],
    ["a date of the old form", { "retry-after": "Fri Nov 20 10:00:30 2026 GMT", ...DATE }, undefined, 30_000],
    ["a date that is over", { "retry-after": "Fri, 20 Nov 2026 09:00:00 GMT", ...DATE }, undefined, undefined],
    ["a date, and nobody knows since when", { "retry-after": "Fri, 20 Nov 2026 10:00:30 GMT" }, undefined, undefined],
    ["a negative number", { "retry-after": "-5" }, undefined, undefined],
    ["nothing", { "retry-after": " " }, undefined, undefined],
    ["words", { "retry-after": "soon" }, undefined, undefined],
    ["years", { "retry-after": "99999999999" }, undefined, 86_400_000],
    ["more than numbers go", { "retry-after": "9".repeat(400) }, undefined, 86_400_000],
    ["two of them", { "retry-after": "3, 7" }, undefined, 7_000],
    ["the body's number", { "retry-after": "7" }, 3, 3_000],
    ["the body's text", {}, "3.5", 3_500],
    ["the body's date", DATE, "2026-11-20T10:00:05Z", 5_000],
    ["words in the body, a number in the header", { "retry-after": "7" }, "soon", 7_000],
    ["null in the body", { "retry-after": "7" }, null, 7_000],
  ])("how long to wait is read as it comes: %s", async (_, headers, after, expected) => {
    const answer = reply(429, { retry_after: after }, { "content-type": "application/json", ...headers });
    const { outcome } = await perform(SEND, [answer], withSend({ retryAfter: "body.retry_after" }));
    expect(outcome).toEqual({ kind: "retry", reason: "status 429", ...(expected === undefined ? {} : { after: expected }) });
  });

  test("a reason is bounded and holds no secret", async () => {
    const { outcome } = await perform(SEND, [reply(400, { error: { message: `SECRET ${"x".repeat(400)}` } })]);
    const reason = "reason" in outcome ? outcome.reason : "";
    expect(reason).toHaveLength(300);
    expect(reason).toMatch(/^\*\*\* x+…$/);
  });

  test("a later step that fails leaves a doubt once an earlier one has acted", async () => {
    const start = { type: "handoff.start", handoff: { id: "h1", note: "n", attributes: {}, hidden: {}, history: 0 } };
    const { outcome } = await perform(start, [reply(200, { chat: "c9" }), reply(503)]);
    expect(outcome).toEqual({ kind: "retry", reason: "greet: status 503", doubt: true });
  });

  test("a command that the definition does not know is rejected in words", async () => {
    expect((await perform({ type: "typing.send" }, [])).outcome).toEqual({
      kind: "rejected",
      reason: "Acme Chat has no mapping for typing.send",
    });
  });

  test("a mapping that throws is rejected and names no text of the lead", async () => {
    const { outcome, requests } = await perform(SEND, [], withSend({ json: "$number(command.message.text)" }));
    expect(outcome.kind).toBe("rejected");
    expect(JSON.stringify(outcome)).not.toContain("Hello");
    expect(requests).toEqual([]);
  });

  test("once it is delivered, an expression that fails takes nothing back and is warned of, without the data", async () => {
    const binding = await acmeBinding({
      change: withSend({ delivered: "status = 200", providerId: "$number(body.id)", capture: { a: "$number(body.id)", b: "body.n" } }),
    });
    const warnings: string[] = [];
    const { send } = fake(reply(200, { id: "secret-id", n: 7 }));
    const outcome = await binding.provider.perform(binding, work(SEND), send, (text) => void warnings.push(text));
    expect(outcome).toEqual({ kind: "delivered", captured: { b: 7 } });
    expect(warnings).toEqual([
      expect.stringMatching(/^message\.send: capture\.a failed and is left out: D3030/) as string,
      expect.stringMatching(/^message\.send: providerId failed and is left out: D3030/) as string,
    ]);
    expect(warnings.join()).not.toContain("secret-id");
  });

  test("a broken reason or retryAfter does not change the outcome either", async () => {
    const broken = { reason: "$number(body.text)", retryAfter: "$number(body.text)" };
    const { outcome } = await perform(SEND, [reply(429, { text: "wait" }, { "retry-after": "7" })], withSend(broken));
    expect(outcome).toEqual({ kind: "retry", reason: "status 429", after: 7000 });
  });

  test("a broken `delivered` is rejected after a no, and after a yes kept for a person who knows that it may have been done", async () => {
    const broken = withSend({ delivered: "$number(body.text) = 1" });
    expect((await perform(SEND, [reply(400, { text: "x" })], broken)).outcome).toMatchObject({ kind: "rejected" });
    expect((await perform(SEND, [reply(201, { text: "x" })], broken)).outcome).toMatchObject({
      kind: "dead",
      reason: expect.stringMatching(
        /^answered 201, the delivered expression failed: it may have been done; retry sends it again \(D3030/,
      ) as string,
    });
  });

  test("a capture that a later step may need ends the command where it fails", async () => {
    const { outcome, requests } = await perform(SEND, [reply(200, { id: "x" })], (raw) => {
      const post = "'https://api.acme.example/x'";
      (raw["outbound"] as Raw)["message.send"] = { steps: [{ post, name: "first", capture: { chat: "$number(body.id)" } }, { post }] };
    });
    expect(outcome).toMatchObject({
      kind: "dead",
      reason: expect.stringContaining("first: answered 200, the capture.chat expression") as string,
    });
    expect(requests).toHaveLength(1);
  });

  test("the definition says what to do in doubt", async () => {
    expect((await acmeBinding()).provider.onDoubt).toEqual({ "message.send": "park" });
  });
});

describe("a bot's answer", () => {
  const bot = (raw: Raw): void => {
    raw["roles"] = ["bot"];
    raw["actions"] = { verify: { header: "Authorization", equals: "'Bearer ' & settings.token" } };
    raw["outbound"] = { "bot.notify": { post: "'https://bot.example/'", json: "command.event", reply: "body.actions" } };
  };
  const event = { type: "dialog.opened", at: "2026-11-20T10:00:00.000Z", epoch: 1 };
  const notify = async (answer: HttpResponse): Promise<Outcome> => (await perform({ type: "bot.notify", event }, [answer], bot)).outcome;

  test("actions come back checked", async () => {
    const actions = [{ type: "say", text: "Hi" }, { type: "handoff" }];
    expect(await notify(reply(200, { actions }))).toEqual({ kind: "delivered", actions });
    expect(await notify(reply(200, { actions: [] }))).toEqual({ kind: "delivered", actions: [] });
    expect(await notify(reply(204))).toEqual({ kind: "delivered", actions: [] });
    expect(await notify(reply(202))).toEqual({ kind: "delivered", actions: [], later: true });
  });

  test.each<[unknown, string]>([
    [{ actions: [{ type: "sing" }] }, "unknown"],
    [{ actions: [{ type: "say" }] }, "actions[0] says nothing"],
    [{ actions: [{ type: "say", buttons: [{ code: "a" }] }] }, '"caption"'],
    [
      { actions: [{ type: "say", text: "Hi", buttons: ["A", "B"] }] },
      'actions[0].buttons[0] must be { "code", "caption" } or a row of them',
    ],
    [
      { actions: [{ type: "sing" }, { type: "typing" }, { type: "say" }, { type: "mute" }] },
      'close; actions[2] says nothing: expected text, buttons or attachments; actions[3] must have the key "muted"',
    ],
    [
      { actions: Array.from({ length: 9 }, () => ({ type: "say" })) },
      "actions[4] says nothing: expected text, buttons or attachments; and 4 more",
    ],
    [{ actions: Array.from({ length: 101 }, () => ({ type: "typing" })) }, "actions must NOT have more than 100 items"],
    [{ actions: "say" }, "list"],
    [{ actions: null }, "got null"],
    [{}, "got nothing"],
  ])("%j is rejected in words", async (body, reason) => {
    expect(await notify(reply(200, body))).toMatchObject({ kind: "rejected", reason: expect.stringContaining(reason) as string });
  });

  test("only its own token proves a bot", async () => {
    const binding = await acmeBinding({ change: bot });
    expect(await binding.provider.authenticateBot(binding, { authorization: "Bearer SECRET" })).toBe(true);
    expect(await binding.provider.authenticateBot(binding, { authorization: "Bearer OTHER" })).toBe(false);
    expect(await binding.provider.authenticateBot(binding, {})).toBe(false);
    const plain = await acmeBinding();
    expect(await plain.provider.authenticateBot(plain, { authorization: "Bearer SECRET" })).toBe(false);
  });
});

test("a login and a password go out as HTTP Basic in UTF-8", async () => {
  const change = withSend({ basicAuth: { login: "'ann'", password: "'пароль: ё'" } });
  const { requests } = await perform(SEND, [reply(200, { ok: true })], change);
  const [, pair = ""] = requests[0]?.headers["authorization"]?.split(" ") ?? [];
  expect(Buffer.from(pair, "base64").toString()).toBe("ann:пароль: ё");
});

test("what is odd in the settings is told by the definition, and never stops anything", async () => {
  const { provider } = await acmeBinding({
    change: (raw) =>
      (raw["warnings"] = [
        { setting: "baseUrl", when: "$contains(settings.baseUrl, 'http:')", text: "not https", hint: "write https" },
        { setting: "token", when: "$number(settings.token) > 0", text: "a number" },
      ]),
  });
  const settings = { token: "SECRET", baseUrl: "http://a.example" };
  expect(provider.oddities?.({ settings, inlineButtons: false })).toEqual([
    { setting: "baseUrl", text: "not https", hint: "write https" },
    { setting: "token", text: expect.stringContaining("could not be looked at: D3030") },
  ]);
});

describe("a lookup", () => {
  const LOOKUP = { type: "lead.lookup", why: "opened", chat: "9" };
  const look = (capture: Raw) => (raw: Raw) => {
    (raw["outbound"] as Raw)["lead.lookup"] = { get: "'https://a.example/' & command.chat", capture };
  };
  const warned = async (body: unknown, capture: Raw) => {
    const binding = await acmeBinding({ change: look(capture) });
    const warnings: string[] = [];
    const { send } = fake(reply(200, body));
    const outcome = await binding.provider.perform(binding, work(LOOKUP), send, (text) => void warnings.push(text));
    return { outcome, warnings };
  };

  test("brings what it found in the form of events, and nothing of what it went through", async () => {
    const body = { chat: { name: null, phone: 7911 }, who: { id: 7, name: "Иван" }, lines: { id: 1, by: "operator", text: "Да" } };
    const lines = "[body.lines.{ 'by': by, 'providerId': id, 'kind': 'text', 'text': text }]";
    expect(await warned(body, { raw: "body", lead: "body.chat", operator: "body.who", lines })).toEqual({
      outcome: {
        kind: "delivered",
        found: {
          lead: { phone: "7911" },
          operator: { id: "7", name: "Иван" },
          lines: [{ by: "operator", providerId: "1", kind: "text", text: "Да" }],
        },
      },
      warnings: [],
    });
  });

  test("leaves out what does not fit, and keeps the rest", async () => {
    const body = {
      page: 5,
      lines: [{ by: "bot", kind: "text", text: "эхо" }, { by: "lead", kind: "dance" }, { by: "lead", kind: "text", text: "Да" }, 7],
    };
    const { outcome, warnings } = await warned(body, { lead: "{ 'page': body.page }", lines: "body.lines" });
    expect(outcome).toEqual({ kind: "delivered", found: { lines: [{ by: "lead", kind: "text", text: "Да" }] } });
    expect(warnings.map((text) => text.split(":")[1])).toEqual([" lead is left out", " a line is left out"]);
  });

  test("finds nothing in an answer that holds nothing", async () => {
    expect((await warned({}, { lead: "body.chat", lines: "body.lines" })).outcome).toEqual({ kind: "delivered", found: {} });
  });
});

test("setup: a condition ends the action with its reason, a note only speaks, and neither makes a call", async () => {
  const steps = [
    { name: "account", get: "'https://a.example/me'", capture: { ids: "[body.id]" } },
    { name: "the account is ours", require: "'7' in captured.ids", reason: "'expected 7, there are ' & $join(captured.ids, ', ')" },
    { name: "skipped", when: "settings.token = 'OTHER'", note: "'never said'" },
    { name: "the webhook", note: "'cannot be read'" },
  ];
  const binding = await acmeBinding({ change: (raw) => ((raw["setup"] as Raw)["check"] = steps) });
  const good = fake(reply(200, [{ id: "7" }]));
  expect(await binding.provider.setup.check?.(binding, good.send)).toEqual({
    ok: true,
    steps: [
      { name: "account", ok: true, text: "done (status 200)" },
      { name: "the account is ours", ok: true, text: "holds" },
      { name: "the webhook", ok: true, text: "cannot be read", note: true },
    ],
  });
  const bad = fake(reply(200, [{ id: "8" }]));
  expect(await binding.provider.setup.check?.(binding, bad.send)).toMatchObject({
    ok: false,
    steps: [{ ok: true }, { name: "the account is ours", ok: false, text: "expected 7, there are 8" }],
  });
  expect(bad.requests).toHaveLength(1);
});

test("setup shows what to paste and registers through the provider's API", async () => {
  const binding = await acmeBinding();
  expect(await binding.provider.setup.show(binding)).toEqual([
    { title: "URL for webhooks", value: "https://gateway.example/hooks/shop/bot", where: "Settings → Webhooks" },
  ]);
  const { send, requests } = fake(reply(200), reply(400));
  expect(await binding.provider.setup.register?.(binding, send)).toEqual({
    ok: true,
    steps: [{ name: "webhook", ok: true, text: "done (status 200)" }],
  });
  expect(requests[0]?.body).toBe('{"url":"https://gateway.example/hooks/shop/signed/WEBHOOK-KEY"}');
  expect(await binding.provider.setup.register?.(binding, send)).toEqual({
    ok: false,
    steps: [{ name: "webhook", ok: false, text: "rejected: status 400" }],
  });
  expect(await binding.provider.setup.register?.(binding, fake(reply(401)).send)).toMatchObject({
    steps: [{ name: "webhook", ok: false, text: "status 401" }],
  });
  const away = { ok: false, passing: true };
  expect(await binding.provider.setup.register?.(binding, fake(reply(503)).send)).toMatchObject(away);
  const unreachable: SendHttp = () => Promise.reject(new NetworkError("connect ECONNREFUSED", false));
  expect(await binding.provider.setup.register?.(binding, unreachable)).toMatchObject(away);
  expect(binding.provider.setup.check).toBeUndefined();
});

describe("a step that falls back", () => {
  const change = (raw: Raw): void => {
    (raw["outbound"] as Raw)["message.send"] = {
      steps: [
        {
          name: "file",
          post: "'https://api.acme.example/file'",
          outcomes: [{ when: 'body = "too big"', outcome: "fallback" }],
          reason: "body",
        },
        { name: "link", fallback: true, post: "'https://api.acme.example/text'" },
      ],
    };
  };

  test("leaves the command to the step that does it in another way, and says so", async () => {
    const binding = await acmeBinding({ change });
    const { send, requests } = fake(reply(400, "too big"), reply(200));
    const warnings: string[] = [];
    const outcome = await binding.provider.perform(binding, work(SEND), send, (text) => void warnings.push(text));
    expect(requests.map(({ url }) => new URL(url).pathname)).toEqual(["/file", "/text"]);
    expect(outcome).toEqual({ kind: "delivered" });
    expect(warnings).toEqual(["message.send: file: too big; done in another way"]);
  });

  test("is no doubt when that step fails for now: nothing was done before it", async () => {
    const { outcome } = await perform(SEND, [reply(400, "too big"), reply(503, "busy")], change);
    expect(outcome).toEqual({ kind: "retry", reason: "link: status 503" });
  });

  test.each([
    ["delivers", reply(200), { kind: "delivered" }],
    ["is refused otherwise", reply(400, "no"), { kind: "rejected", reason: "file: no" }],
  ])("does not when it %s", async (_, answer, expected) => {
    const { outcome, requests } = await perform(SEND, [answer, reply(200)], change);
    expect(outcome).toEqual(expected);
    expect(requests).toHaveLength(1);
  });
});
