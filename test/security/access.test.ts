import { createHmac } from "node:crypto";
import { afterEach, describe, expect, it } from "vitest";
import { filesIn, read, withoutComments } from "../sources.ts";
import { ACME, GATEWAY_YAML, hook, rig, text } from "../http/acme.ts";
import type { Rig } from "../http/acme.ts";

const SECOND_BINDING = GATEWAY_YAML.replace(
  "routing:",
  '  other:\n    provider: acme\n    settings: { token: "OTHERSECRET" }\n  bot-two:\n    provider: http-bot\n    settings: { url: "http://bot-two.invalid/", token: "BOTTWO-SECRET" }\nrouting:',
);

let world: Rig;
let open = false;
afterEach(async () => {
  if (open) await world.close();
  open = false;
});
async function begin(options: Parameters<typeof rig>[0] = {}): Promise<void> {
  world = await rig(options);
  open = true;
  await world.gateway.start();
}
const kept = () => world.store.requests({ since: 0, limit: 500 });

describe("webhook auth", () => {
  it.each([
    ["a wrong secret", "/in/GUESS"],
    ["a prefix of it", "/in/ACMESECRE"],
    ["more than it", "/in/ACMESECRETX"],
    ["another case", "/in/acmesecret"],
    ["look-alike letters", "/in/АСМЕSЕСRЕТ"],
    ["full-width letters", "/in/%EF%BC%A1CMESECRET"],
    ["a NUL behind it", "/in/ACMESECRET%00"],
    ["it twice", "/in/ACMESECRETACMESECRET"],
    ["another binding's secret", "/in/OTHERSECRET"],
    ["a hundred thousand characters", `/in/${"A".repeat(100_000)}`],
  ])("%s is refused, and nothing is kept", async (_, path) => {
    await begin({ yaml: SECOND_BINDING });
    expect((await hook(world.gateway, text("e1", "Hi"), path)).status).toBe(401);
    expect(await kept()).toEqual([]);
  });

  it("no secret is another address, and an unknown binding looks like an unknown path", async () => {
    await begin();
    const [none, nobody] = [
      await hook(world.gateway, text("e1", "Hi"), "/in/"),
      await world.gateway.fetch(new Request("http://localhost/hooks/nobody/in/ACMESECRET", { method: "POST", body: "{}" })),
    ];
    expect([none.status, nobody.status]).toEqual([404, 404]);
    expect(await none.text()).toBe(await nobody.text());
  });

  it("a secret in a header, a query or the body is one text: lists, repetitions and other types prove nothing", async () => {
    const places = `
  - { name: header, path: /header, verify: { header: x-key, equals: settings.token }, dedupe: body.id, routes: &r [{ event: '{ "type": "message.received", "lead": { "externalId": "7" }, "message": { "kind": "text", "text": "x" } }' }] }
  - { name: query, path: /query, verify: { query: key, equals: settings.token }, dedupe: body.id, routes: *r }
  - { name: json, path: /json, verify: { json: key, equals: settings.token }, dedupe: body.id, routes: *r }
`;
    await begin({ acme: ACME.replace("inbound:\n", `inbound:${places}`) });
    const status = async (path: string, body: object = {}, headers: Record<string, string> = {}) =>
      (await hook(world.gateway, { id: Math.random(), ...body }, path, headers)).status;
    expect(await status("/header", {}, { "x-key": "ACMESECRET" })).toBe(200);
    expect(await status("/query?key=ACMESECRET")).toBe(200);
    expect(await status("/json", { key: "ACMESECRET" })).toBe(200);
    const before = (await kept()).length;
    for (const key of ["", "ACMESECRET, ACMESECRET", "Bearer ACMESECRET", "undefined", "null", "true", "[object Object]"])
      expect(await status("/header", {}, { "x-key": key }), key).toBe(401);
    expect(await status("/header")).toBe(401);
    for (const query of [
      "",
      "?key",
      "?key=",
      "?key[]=ACMESECRET",
      "?key=x&key=ACMESECRET",
      "?key=ACMESECRET&key=ACMESECRET",
      "?Key=ACMESECRET",
    ])
      expect(await status(`/query${query}`), query).toBe(401);
    for (const key of [
      undefined,
      null,
      true,
      1,
      [],
      ["ACMESECRET"],
      { $ne: null },
      { toString: "ACMESECRET" },
      ["ACMESECRET", "ACMESECRET"],
    ])
      expect(await status("/json", { key }), JSON.stringify(key)).toBe(401);
    expect(await kept()).toHaveLength(before);
  });

  it("a signature is of these very bytes, by this very key", async () => {
    const signed = ACME.replace(
      "verify: { path: token, equals: settings.token }",
      'verify: { header: x-sign, hmac: sha256, key: settings.token, prefix: "sha256=" }',
    );
    await begin({ acme: signed });
    const body = JSON.stringify(text("e1", "Привет"));
    const sign = (of: string, key = "ACMESECRET"): string => createHmac("sha256", key).update(of).digest("hex");
    const status = async (header: string, sent = body) => (await hook(world.gateway, sent, "/in/x", { "x-sign": header })).status;
    const good = sign(body);
    for (const [header, sent] of [
      [good],
      [`sha1=${good}`],
      [`sha512=${good}`],
      ["sha256="],
      [`sha256=${good.slice(0, -1)}`],
      [`sha256=${good}00`],
      [`sha256=${sign(body, "")}`],
      [`sha256=${sign(body, "GUESS")}`],
      [`sha256=${good}`, `${body} `],
      [`sha256=${good}`, body.replace("П", "п")],
      [`sha256=${good}, sha256=${good}`],
    ] as [string, string?][])
      expect(await status(header, sent), header).toBe(401);
    expect(await kept()).toEqual([]);
    expect(await status(`sha256=${good}`)).toBe(200);
    // The same signed webhook a hundred times is one effect.
    for (let time = 0; time < 100; time += 1) expect(await status(`sha256=${good}`)).toBe(200);
    expect(await kept()).toHaveLength(1);
  });
});

/** No clock can prove it on a busy machine: the comparisons themselves are looked at. */
describe("timing: secrets are compared in constant time", () => {
  const PLACES = ["src/mapping/verify.ts", "src/http/admin.ts"];

  it("by timingSafeEqual over digests of one length, wherever something outside is compared with a secret", () => {
    for (const file of PLACES) {
      const code = withoutComments(read(file));
      expect(code, file).toMatch(/timingSafeEqual\(\s*(sha256|digest|hash)\w*\(/);
    }
  });

  it("and nowhere by ===: the only users of a secret's value in http/ and the proofs are those", () => {
    const verify = withoutComments(read("src/mapping/verify.ts"));
    expect(verify).not.toMatch(/(===|!==|==|startsWith|includes)\s*\(?(secret|want|token)\b(?!\s*!?==?=?\s*(undefined|""))/);
    const findings = filesIn("src/http", ".ts").flatMap((file) =>
      withoutComments(read(file))
        .split("\n")
        .filter((line) =>
          /(adminToken|webhookKey|settings\.\w*(token|secret|password)\w*)\s*[!=]==?|[!=]==?\s*(adminToken|webhookKey|token)\b/i.test(line),
        )
        .map((line) => `${file}: ${line.trim()}`),
    );
    expect(findings).toEqual([]);
  });

  it("all proofs are made whatever the first one says", () => {
    expect(withoutComments(read("src/mapping/verify.ts"))).toMatch(
      /const verdicts = checks\.map\(\(check\) => check\(evidence\)\);\s*return \{ ok: verdicts\.every/,
    );
  });
});

describe("admin API: locked by default", () => {
  const PATHS = [
    ["GET", "/admin/leads"],
    ["GET", "/admin/inbox"],
    ["GET", "/admin/dead"],
    ["GET", "/admin/outbox"],
    ["GET", "/admin/stats"],
    ["GET", "/admin/bindings"],
    ["POST", "/admin/reload"],
    ["POST", "/admin/dead/x/retry"],
    ["POST", "/admin/dead/x/drop"],
    ["GET", "/admin/no/such"],
    ["GET", "/ADMIN/leads"],
    ["GET", "//admin/leads"],
    ["GET", "/admin%2fleads"],
    ["GET", "/x/../admin/leads"],
  ] as const;
  const ask = async (method: string, path: string, headers: Record<string, string> = {}) =>
    (await world.gateway.fetch(new Request(`http://localhost${path}`, { method, headers }))).status;

  it("without a configured token there is none on the public entrance, whoever asks from wherever", async () => {
    await begin();
    for (const [method, path] of PATHS)
      for (const headers of [
        {},
        { authorization: "Bearer " },
        { authorization: "Bearer undefined" },
        { "x-forwarded-for": "127.0.0.1", host: "localhost" },
      ])
        expect(await ask(method, path, headers as Record<string, string>), path).toBe(404);
  });

  it("with one, nothing but it opens any of it", async () => {
    await begin({ adminToken: "ADMIN-T0KEN" });
    for (const [method, path] of PATHS)
      for (const authorization of [
        "",
        "Bearer",
        "Bearer ",
        "Bearer ADMIN-T0KE",
        "Bearer ADMIN-T0KENX",
        "Basic ADMIN-T0KEN",
        "ADMIN-T0KEN",
        "Bearer BOTSECRET",
      ])
        expect([401, 404], `${path} ${authorization}`).toContain(await ask(method, path, { authorization }));
    expect(await ask("GET", "/admin/leads?token=ADMIN-T0KEN")).toBe(401);
    expect(await ask("GET", "/admin/leads", { cookie: "token=ADMIN-T0KEN" })).toBe(401);
    expect(await ask("GET", "/admin/leads", { authorization: "Bearer ADMIN-T0KEN" })).toBe(200);
  });
});

describe("bot tokens", () => {
  it("one bot's token opens neither another bot, nor what is no bot, nor another bot's leads", async () => {
    await begin({ yaml: SECOND_BINDING });
    await hook(world.gateway, text("e1", "Hi"));
    await world.gateway.idle();
    const [{ lead } = { lead: { id: "" } }] = await world.store.leads({ limit: 1 });
    const act = async (bot: string, token: string, leadId = lead.id) =>
      (
        await world.gateway.fetch(
          new Request(`http://localhost/bots/${bot}/actions`, {
            method: "POST",
            headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
            body: JSON.stringify({ leadId, idempotencyKey: `${bot} ${token}`, actions: [{ type: "say", text: "x" }] }),
          }),
        )
      ).status;
    const online = async (bot: string, token: string) =>
      (
        await world.gateway.fetch(
          new Request(`http://localhost/bots/${bot}/leads/${lead.id}/availability`, { headers: { authorization: `Bearer ${token}` } }),
        )
      ).status;
    expect(await act("bot", "BOTSECRET")).toBe(202);
    expect(await act("bot", "BOTTWO-SECRET")).toBe(401);
    expect(await act("acme", "ACMESECRET")).toBe(401);
    expect(await act("nobody", "BOTSECRET")).toBe(401);
    expect(await act("bot-two", "BOTTWO-SECRET")).toBe(404);
    expect([await online("bot", "BOTSECRET"), await online("bot-two", "BOTTWO-SECRET"), await online("bot", "GUESS")]).toEqual([
      200, 404, 401,
    ]);
    await world.gateway.idle();
    expect(world.sent.filter(({ url }) => url.includes("/send/"))).toHaveLength(1);
  });
});

describe("rate limit per source", () => {
  it("one binding's flood is put off, another's webhooks pass, and guesses use nothing up", async () => {
    let now = Date.parse("2026-11-21T10:00:00Z");
    const clock = { now: () => now, after: () => () => {} };
    await begin({ yaml: SECOND_BINDING.replace("body: 256KiB", "body: 256KiB, rate: 5"), clock });
    const knock = async (id: string, path: string, binding = "acme") =>
      (
        await world.gateway.fetch(
          new Request(`http://localhost/hooks/${binding}${path}`, {
            method: "POST",
            headers: { "content-type": "application/json" },
            body: JSON.stringify(text(id, "x")),
          }),
        )
      ).status;
    for (let time = 0; time < 50; time += 1) expect(await knock(`g${time}`, "/in/GUESS")).toBe(401);
    for (let time = 0; time < 5; time += 1) expect(await knock(`e${time}`, "/in/ACMESECRET")).toBe(200);
    expect(await knock("e6", "/in/ACMESECRET")).toBe(503);
    expect(await knock("o1", "/in/OTHERSECRET", "other")).toBe(200);
    now += 1_000;
    expect(await knock("e6", "/in/ACMESECRET")).toBe(200);
  });
});
