import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { readEvents } from "../../src/mapping/mapped-event.ts";
import type { InboundRequest, Received } from "../../src/mapping/provider.ts";
import { acmeBinding, request } from "./fixtures/load.ts";

const binding = await acmeBinding();
const receive = (what: InboundRequest, options?: { verified?: boolean }): Received => binding.provider.receive(binding, what, options);

function accepted(received: Received): Extract<Received, { kind: "accepted" }> {
  if (received.kind !== "accepted") throw new Error(JSON.stringify(received));
  return received;
}

const MESSAGE = { event: "MESSAGE", id: "e1", client_id: "7", text: "Hi" };

test("a slip in an event's type is named by what was probably meant, and the data is not quoted", async () => {
  const change = (raw: Record<string, unknown>): void => {
    const [endpoint] = raw["inbound"] as { routes: Record<string, unknown>[] }[];
    for (const route of endpoint?.routes ?? [])
      if (route["event"] !== undefined) route["event"] = '{ "type": body.text, "lead": { "externalId": "7" } }';
  };
  const slip = await acmeBinding({ change });
  const reasonOf = async (text: string): Promise<string> => {
    const received = await slip.provider.receive(slip, request("/bot/SECRET", { ...MESSAGE, text }));
    return received.kind === "failed" ? received.reason : received.kind;
  };
  expect(await reasonOf("message.recieved")).toMatch(/\(did you mean "message\.received"\?\)$/);
  expect(await reasonOf("hunter2")).not.toMatch(/did you mean|hunter2/);
});

describe("the road of a request", () => {
  test("a known call becomes one checked event, its key and its answer", async () => {
    expect(await receive(request("/bot/SECRET", MESSAGE))).toMatchObject({
      kind: "accepted",
      rule: "bot events / lead message",
      eventType: "MESSAGE",
      dedupeKey: "e1",
      events: [
        { event: { type: "message.received", lead: { externalId: "7" }, message: { kind: "text", text: "Hi" } }, onUnknown: "create" },
      ],
      answer: { status: 200, contentType: "application/json", body: '{"result":"ok"}' },
      warnings: [],
    });
  });

  test("one call may hold several events", async () => {
    const received = accepted(await receive(request("/bot/SECRET", { event: "SEVERAL", id: "1", items: [{ id: 1 }, { id: 2 }] })));
    expect(received.events.map(({ event }) => event.lead.externalId)).toEqual(["1", "2"]);
  });

  test("a null is an absent field, and a numeric id is the same as its text", async () => {
    const received = accepted(await receive(request("/bot/SECRET", { ...MESSAGE, client_id: 7, name: null })));
    expect(received.events[0]?.event.lead).toEqual({ externalId: "7" });
  });

  test("an integer beyond 2^53 keeps every digit", async () => {
    const received = accepted(
      await receive(request("/bot/SECRET", '{"event":"MESSAGE","id":9007199254740993,"client_id":12345678901234567890,"text":"x"}')),
    );
    expect(received.dedupeKey).toBe("9007199254740993");
    expect(received.events[0]?.event.lead.externalId).toBe("12345678901234567890");
  });

  test("what no route takes is accepted, recorded as ignored and never deduplicated", async () => {
    expect(await receive(request("/bot/SECRET", { event: "NEW", id: "e1" }))).toMatchObject({
      kind: "accepted",
      events: [],
      ignored: 'no route takes "NEW"',
      dedupeKey: null,
      rule: "bot events",
    });
  });

  test("a route may answer and dedupe for itself and wait for its lead", async () => {
    expect(await receive(request("/bot/SECRET", { event: "CONFIRM", id: "1", code: "x7" }))).toMatchObject({
      ignored: "a probe",
      answer: { status: 200, contentType: "text/plain; charset=utf-8", body: "code x7" },
    });
    expect(await receive(request("/bot/SECRET", { event: "CARD", id: "1", chat_id: 5, phone: "1" }))).toMatchObject({
      dedupeKey: null,
      events: [{ onUnknown: "wait", event: { lead: { aliases: { chat: "5" }, phone: "1" } } }],
    });
  });

  test.each([
    ["nothing", {}, true],
    ["a text", { text: "Hi" }, false],
    ["an empty text, as it came", { text: "" }, false],
    ["a file without a caption", { kind: "image", attachments: [{ kind: "image", url: "https://files.example/1.png" }] }, false],
    ["a file called a text", { attachments: [{ kind: "image", url: "https://files.example/1.png" }] }, false],
  ])("a text message whose mapping found %s", (_, found, failed) => {
    const read = readEvents({ type: "message.received", lead: { externalId: "7" }, message: { kind: "text", ...found } });
    expect("error" in read ? read.error : undefined).toEqual(failed ? expect.stringContaining("message.text must be there") : undefined);
  });

  test.each([
    ["BROKEN", "D3030"],
    ["ILL", "message.kind"],
  ])("a mapping that fails (%s) is kept and answered as accepted, without the lead's text", async (event, reason) => {
    const received = await receive(request("/bot/SECRET", { event, id: "e9", client_id: "7", text: "private words" }));
    expect(received).toMatchObject({ kind: "failed", dedupeKey: "e9", answer: { status: 200, body: '{"result":"ok"}' } });
    expect(JSON.stringify(received)).toContain(reason);
    expect(JSON.stringify(received)).not.toContain("private words");
  });

  test("an unknown path or method is nobody's", async () => {
    expect(await receive(request("/nothing", {}))).toMatchObject({ kind: "unknown-path", answer: { status: 404 } });
    expect(await receive(request("/bot/SECRET", {}, { method: "GET" }))).toMatchObject({ kind: "unknown-path", answer: { status: 405 } });
    expect(await receive(request("/bot/SECRET/more", {}))).toMatchObject({ kind: "unknown-path" });
  });
});

describe("bodies", () => {
  test.each([
    ["broken JSON", '{"a":'],
    ["nothing", ""],
    ["65 levels", `${"[".repeat(65)}${"]".repeat(65)}`],
    ["a prototype key", '{"__proto__":{"x":1}}'],
    ["an escaped prototype key", '{"a":{"\\u005f_proto__":1}}'],
    ["a constructor key", '{"a":[{"constructor":1}]}'],
  ])("%s is malformed", async (_, body) => {
    expect(await receive(request("/bot/SECRET", body))).toMatchObject({
      kind: "malformed",
      endpoint: "bot events",
      answer: { status: 400 },
    });
  });

  test("64 levels pass, and brackets inside texts do not count", async () => {
    expect((await receive(request("/bot/SECRET", `${"[".repeat(64)}${"]".repeat(64)}`))).kind).toBe("accepted");
    expect((await receive(request("/bot/SECRET", { ...MESSAGE, text: "[".repeat(500) }))).kind).toBe("accepted");
  });

  test("a word like a prototype key in a text is a text", async () => {
    expect((await receive(request("/bot/SECRET", { ...MESSAGE, text: "the constructor of __proto__" }))).kind).toBe("accepted");
  });

  test("bytes that are not UTF-8 are malformed", async () => {
    const bytes = Buffer.from([0x7b, 0xff, 0x7d]);
    expect(await receive(request("/bot/SECRET", "", { body: bytes }))).toMatchObject({ kind: "malformed" });
  });
});

describe("proof of origin", () => {
  test("a wrong secret is refused before the body is looked at, with the definition's answer", async () => {
    expect(await receive(request("/bot/WRONG", "{{{"))).toEqual({
      kind: "unauthorized",
      endpoint: "bot events",
      reason: "path segment {token} differs",
      answer: { status: 401, contentType: "application/json", body: '{"error":"invalid_client"}' },
    });
  });

  test.each(["SECRET%20", "%20SECRET", "%22SECRET%22", "SECRET%2520", "%27SECRET%27%20"])(
    "a pasted secret %s is accepted with a warning",
    async (segment) => {
      const received = accepted(await receive(request(`/bot/${segment}`, MESSAGE)));
      expect(received.warnings).toEqual([
        "the secret in the path segment {token} came with stray blanks or quotes: correct the address at the provider",
      ]);
    },
  );

  test("thousands of quotes inside a guessed secret cost no time", async () => {
    const began = performance.now();
    for (const guess of ["'", "%20", "%2520"].map((mark) => `x${mark.repeat(15_000)}x`))
      expect(await receive(request(`/bot/${guess}`, MESSAGE))).toMatchObject({ kind: "unauthorized" });
    expect(performance.now() - began).toBeLessThan(100);
  });

  test("an unset secret proves nothing", async () => {
    const unset = await acmeBinding({ settings: { token: "" } });
    expect(await unset.provider.receive(unset, request("/bot/%20", MESSAGE))).toMatchObject({ kind: "unauthorized" });
  });

  const sign = (body: string, key = "SIGNING"): string => `sha256=${createHmac("sha256", key).update(`99.${body}`).digest("hex")}`;

  test("an HMAC over the raw body and a header is accepted", async () => {
    const body = '{ "a" : 1 }';
    const headers = { "x-signature": sign(body), "x-time": "99" };
    expect(await receive(request("/signed/WEBHOOK-KEY", body, { headers }))).toMatchObject({ kind: "accepted", ignored: "nothing to do" });
  });

  test.each([
    ["another body", { "x-signature": sign("{}"), "x-time": "99" }, "/signed/WEBHOOK-KEY"],
    ["another key", { "x-signature": sign('{"a":1}', "OTHER"), "x-time": "99" }, "/signed/WEBHOOK-KEY"],
    ["no signature", { "x-time": "99" }, "/signed/WEBHOOK-KEY"],
    ["no prefix", { "x-signature": sign('{"a":1}').slice(7), "x-time": "99" }, "/signed/WEBHOOK-KEY"],
    ["a wrong key in the path", { "x-signature": sign('{"a":1}'), "x-time": "99" }, "/signed/OTHER"],
  ])("%s is refused", async (_, headers, path) => {
    expect((await receive(request(path, '{"a":1}', { headers }))).kind).toBe("unauthorized");
  });

  test.each([
    [{ "x-signature": sign("{}"), "x-time": "99" }, "header x-signature differs: another key, or the body was changed on its way"],
    [{ "x-time": "99" }, "header x-signature is missing"],
    [{ "x-signature": "md5=1", "x-time": "99" }, 'header x-signature does not begin with "sha256="'],
  ])("a refusal says which proof it was, and never the right one", async (headers, reason) => {
    expect(await receive(request("/signed/WEBHOOK-KEY", '{"a":1}', { headers }))).toMatchObject({ kind: "unauthorized", reason });
  });

  test("all of several proofs must hold, those in the body too", async () => {
    const call = (body: string, query: string): Received => receive(request("/body", body, { query }));
    expect((await call("id=1&from=5&secret=SECRET", "key=WEBHOOK-KEY")).kind).toBe("accepted");
    expect((await call("id=1&from=5&secret=OTHER", "key=WEBHOOK-KEY")).kind).toBe("unauthorized");
    expect((await call("id=1&from=5&secret=SECRET", "")).kind).toBe("unauthorized");
    expect((await call("__proto__=1", "key=WEBHOOK-KEY")).kind).toBe("unauthorized");
  });

  test("a recorded request is mapped anew without its masked proof", async () => {
    expect((await receive(request("/bot/***", MESSAGE))).kind).toBe("unauthorized");
    expect((await receive(request("/bot/***", MESSAGE), { verified: true })).kind).toBe("accepted");
  });
});

test("the record holds no secret: not in the path, the query, nor in headers", async () => {
  const { masked } = accepted(
    await receive(
      request("/bot/SECRET", MESSAGE, {
        query: "page=5&api_key=abc&copy=SECRET",
        headers: { authorization: "Bearer abc", "x-copy": "is SECRET", "content-type": "application/json", cookie: "a=b" },
      }),
    ),
  );
  expect(masked).toEqual({
    path: "/bot/***",
    query: { page: "5", api_key: "***", copy: "***" },
    headers: { authorization: "***", "x-copy": "is ***", "content-type": "application/json", cookie: "***" },
  });
});
