import { createServer, request as httpRequest } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parseYaml } from "../../src/config/yaml.ts";
import { compileExpression } from "../../src/mapping/expression/expression.ts";
import { shippedValidator } from "../../src/schemas.ts";
import { loadCase } from "../config/case-file.ts";
import { GATEWAY_YAML, hook, ok, rig, text } from "../http/acme.ts";
import type { Rig } from "../http/acme.ts";

let world: Rig;
beforeEach(async () => {
  world = await rig();
  await world.gateway.start();
});
afterEach(() => world.close());

const kept = async () => world.store.requests({ since: 0, limit: 100 });

function act(body: string, headers: Record<string, string> = {}): Promise<Response> {
  return world.gateway.fetch(
    new Request("http://localhost/bots/bot/actions", {
      method: "POST",
      headers: { authorization: "Bearer BOTSECRET", "content-type": "application/json", ...headers },
      body,
    }),
  );
}

async function leadId(): Promise<string> {
  await hook(world.gateway, text("first", "Hi"));
  await world.gateway.idle();
  return (await world.store.leads({ limit: 1 }))[0]?.lead.id ?? "";
}

const deep = (levels: number): string => `{"a":${"[".repeat(levels)}${"]".repeat(levels)}}`;

describe("JSON bombs", () => {
  it.each([
    ["ten thousand levels", deep(10_000)],
    ["a hundred thousand levels", deep(100_000)],
    ["a million opening brackets in a row", "[".repeat(200_000)],
    ["objects within objects", `${'{"a":'.repeat(20_000)}1${"}".repeat(20_000)}`],
  ])("%s are refused before they are parsed, at the webhook and at the bot's door", async (_, body) => {
    const began = performance.now();
    expect((await hook(world.gateway, body)).status).toBe(400);
    expect((await act(body)).status).toBe(400);
    expect(performance.now() - began).toBeLessThan(2_000);
    expect(await kept()).toEqual([]);
  });

  it("a body beyond the bound is refused, whatever its length says", async () => {
    expect((await hook(world.gateway, `"${"a".repeat(300_000)}"`)).status).toBe(413);
    expect((await act(`"${"a".repeat(300_000)}"`)).status).toBe(413);
    expect(await kept()).toEqual([]);
  });

  it("compressed bodies are bytes that are no JSON: nothing is inflated", async () => {
    expect((await hook(world.gateway, "\u001f\u008b\u0008\u0000", "/in/ACMESECRET", { "content-encoding": "gzip" })).status).toBe(400);
  });

  it("a number of a hundred thousand digits, and one beyond all bounds, harm nobody", async () => {
    const began = performance.now();
    await hook(world.gateway, `{"event":"TEXT","id":${"9".repeat(100_000)},"client":1e999999,"text":"x"}`);
    expect(performance.now() - began).toBeLessThan(2_000);
    expect((await hook(world.gateway, text("after", "still here"))).status).toBe(200);
  });
});

describe("prototype pollution", () => {
  const clean = () => {
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
  };

  it.each([
    '{"__proto__":{"polluted":1}}',
    '{"a":{"__proto__":{"polluted":1}}}',
    '{"constructor":{"prototype":{"polluted":1}}}',
    '{"\\u005f_proto__":{"polluted":1}}',
    '{"a":[{"prototype":1}]}',
  ])("%s is refused in a webhook, in a bot's call and in a bot's answer", async (body) => {
    expect((await hook(world.gateway, body)).status).toBe(400);
    expect((await act(body)).status).toBe(400);
    const id = await leadId();
    const attributes = `{"leadId":"${id}","idempotencyKey":"k","actions":[{"type":"set","attributes":${body}}]}`;
    expect((await act(attributes)).status).toBe(400);
    world.answer = ({ url }) =>
      url.includes("bot.invalid") ? { ...ok(), body: Buffer.from(`{"actions":[{"type":"set","attributes":${body}}]}`) } : ok();
    await hook(world.gateway, text("second", "Hi"));
    await world.gateway.idle();
    expect(JSON.stringify(await world.store.lead({ id }))).not.toContain("polluted");
    clean();
  });

  it("is refused in a query", async () => {
    expect((await hook(world.gateway, text("e", "x"), "/in/ACMESECRET?__proto__=1")).status).toBe(400);
    clean();
  });

  it.each([
    '{ "__proto__": { "polluted": 1 } }',
    '$merge([{}, { "__proto__": { "polluted": 1 } }])',
    '$ ~> | $ | { "__proto__": { "polluted": 1 } } |',
    "$lookup($, '__proto__').polluted",
    "$lookup($, 'constructor')",
    "constructor.constructor('return process')()",
    "__proto__.polluted := 1",
    "$string.constructor",
    "$each($, function($v, $k) { $k }).__proto__",
    "$eval('1')",
  ])("no mapping reaches it: %s", (source) => {
    try {
      const value = compileExpression(source).evaluate({ a: { b: 1 } });
      expect(typeof value).not.toBe("function");
      expect((value as { polluted?: unknown } | undefined)?.polluted).toBeUndefined();
    } catch {
      // Refused is as good.
    }
    clean();
  });
});

describe("YAML bombs", () => {
  const kinds = (yaml: string): string[] => parseYaml("gateway.yaml", yaml).findings.map(({ kind }) => kind);
  const laughs = `a: &a [x,x,x,x,x,x,x,x,x]\n${["b", "c", "d", "e", "f", "g"].map((name, index) => `${name}: &${name} [${Array(9).fill(`*${"abcdef"[index]}`).join(",")}]`).join("\n")}\n`;

  it.each([
    ["aliases of aliases", laughs],
    ["an alias of itself", "a: &a [*a]\n"],
    ["merge keys", "a: &a { b: 1 }\nc: { <<: *a }\n"],
    ["a tag that makes something", "a: !!js/function 'function () {}'\n"],
    ["two megabytes", `a: "${"x".repeat(2 * 1024 * 1024)}"\n`],
    ["ten thousand levels", `${"[".repeat(10_000)}${"]".repeat(10_000)}\n`],
  ])("%s are a finding, at once", (_, yaml) => {
    const began = performance.now();
    expect(kinds(yaml)).not.toEqual([]);
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  it.each(["__proto__: { polluted: 1 }", "bindings: { acme: { provider: acme-chat, __proto__: { enabled: true } } }"])(
    "%s is an unknown key",
    async (yaml) => {
      const { config, lines } = await loadCase({ config: `version: 1\n${yaml}\n`, env: {}, files: {} });
      expect(config).toBeUndefined();
      expect(lines.join("\n")).toMatch(/__proto__/);
      expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
    },
  );
});

describe("ReDoS in the shipped schemas", () => {
  it("none of their formats and patterns takes long on a text that was made for it", () => {
    const validate = shippedValidator("event");
    const texts = [
      "a".repeat(50_000),
      `${"a.".repeat(25_000)}@`,
      `http://${"a".repeat(50_000)}`,
      `${"%41".repeat(16_000)}%`,
      "1:".repeat(25_000),
    ];
    const began = performance.now();
    for (const each of texts) {
      const message = { kind: "image", attachments: [{ kind: "image", url: each, name: each, mediaType: each }], text: each, at: each };
      validate({
        id: "e",
        at: each,
        binding: "acme",
        type: "message.received",
        lead: { externalId: each, email: each, page: each, language: each },
        message,
      });
    }
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});

describe("content types and methods", () => {
  it("a bot's call is JSON that says so: nothing that a browser's form could send", async () => {
    const call = JSON.stringify({ leadId: await leadId(), idempotencyKey: "k", actions: [] });
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/jsonp"])
      expect((await act(call, { "content-type": type })).status, type).toBe(400);
    expect((await act(call)).status).toBe(202);
  });

  it("a webhook in multipart is refused, whatever it holds", async () => {
    const answer = await hook(world.gateway, text("e", "x"), "/in/ACMESECRET", { "content-type": "multipart/form-data; boundary=x" });
    expect(answer.status).toBe(400);
  });

  it.each(["GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"])("%s is not POST, whatever a header says", async (method) => {
    const headers = { "x-http-method-override": "POST", "x-method-override": "POST" };
    const status = async (path: string) => (await world.gateway.fetch(new Request(`http://localhost${path}`, { method, headers }))).status;
    expect([404, 405]).toContain(await status("/hooks/acme/in/ACMESECRET"));
    expect([404, 405]).toContain(await status("/hooks/acme/in/ACMESECRET?_method=POST"));
    expect(await status("/bots/bot/actions")).toBe(404);
    expect(await kept()).toEqual([]);
  });

  it.each([
    "/hooks//acme/in/ACMESECRET",
    "/hooks/acme//in/ACMESECRET",
    "//hooks/acme/in/ACMESECRET",
    "/hooks/%61cme/in/ACMESECRET",
    "/hooks/acme/in/ACMESECRET/../GUESS",
    "/hooks/acme/in/ACMESECRET/%2e%2e/GUESS",
    "/hooks/acme/in%2fACMESECRET",
    "/hooks/acme/in/ACMESECRET%00",
    "/HOOKS/acme/in/ACMESECRET",
  ])("%s is the path that it is, or none: only a whole proof opens it", async (path) => {
    // As bytes on the wire: a Request would tidy the path.
    const server = createServer(world.gateway.listener).listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    try {
      const { port } = server.address() as AddressInfo;
      const status = await new Promise<number>((resolve, reject) => {
        const body = JSON.stringify(text("e", "x")).replace("TEXT", "OTHER");
        const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
        httpRequest({ port, host: "127.0.0.1", path, method: "POST", headers }, (answer) => {
          answer.resume();
          resolve(answer.statusCode ?? 0);
        })
          .on("error", reject)
          .end(body);
      });
      expect([400, 401, 404, 405]).toContain(status);
    } finally {
      server.close();
    }
    expect(await kept()).toEqual([]);
  });

  it("the address that providers are told never comes from a Host header", async () => {
    const hosts = { host: "evil.example", "x-forwarded-host": "evil.example", forwarded: "host=evil.example" };
    await hook(world.gateway, text("e1", "x"), "/in/ACMESECRET", hosts);
    await world.gateway.idle();
    expect(JSON.stringify([world.sent, await kept(), world.lines])).not.toMatch(/https?:\/\/evil\.example/);
    expect(GATEWAY_YAML).toContain("publicUrl");
  });
});
