import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { compileProvider } from "../../src/mapping/definition.ts";
import type { DefinitionSource } from "../../src/mapping/provider.ts";
import { createCoverage } from "../../src/mapping/coverage.ts";
import { runExamples } from "../../src/mapping/examples.ts";
import { acme, acmeSource } from "./fixtures/load.ts";

type Raw = Record<string, unknown>;

const endpoint = (raw: Raw, index = 0): Raw => (raw["inbound"] as Raw[])[index] as Raw;

async function findings(change: (raw: Raw) => void): Promise<string[]> {
  const { findings, provider } = await compileProvider(acmeSource(change, false));
  if (findings.some(({ level }) => level === "error")) expect(provider).toBeUndefined();
  return findings.map(({ kind, message, hint }) => [kind, message, hint].filter(Boolean).join(" | "));
}

test("a sound definition has no findings and its examples pass", async () => {
  const { provider, findings } = await compileProvider(acmeSource());
  expect(findings).toEqual([]);
  expect(provider).toMatchObject({
    name: "acme",
    roles: ["channel", "desk"],
    secretSettings: ["token", "signing"],
    settingsSchema: { type: "object", additionalProperties: false, required: ["token"] },
    commands: ["message.send", "handoff.start", "message.mirror", "dialog.close"],
  });
});

describe("findings", () => {
  test.each<[string, (raw: Raw) => void, string]>([
    [
      "an unknown key",
      (raw) => (endpoint(raw)["deduppe"] = "x"),
      'unknown.key | inbound[0] has an unknown key "deduppe" | did you mean "dedupe"?',
    ],
    [
      "an unknown command",
      (raw) => ((raw["outbound"] as Raw)["message.sned"] = {}),
      'outbound has an unknown key "message.sned" | did you mean "message.send"?',
    ],
    [
      "a slip in one of the listed values",
      (raw) => (raw["roles"] = ["chanel"]),
      'wrong.value | roles[0] must be one of "channel", "desk" or "bot" | did you mean "channel"?',
    ],
    ["a missing key", (raw) => delete endpoint(raw)["dedupe"], 'missing.key | inbound[0] must have the key "dedupe"'],
    ["a wrong value", (raw) => (raw["roles"] = ["chanel"]), 'wrong.value | roles[0] must be one of "channel", "desk" or "bot"'],
    [
      "an unquoted text with a colon",
      (raw) => (endpoint(raw)["eventType"] = { "$exists(body.a) ? 1": 2 }),
      "got object | a text that holds",
    ],
    ["a syntax error", (raw) => (endpoint(raw)["eventType"] = "body.event ="), "mapping.syntax | S0207: Unexpected end of expression"],
    [
      "an unknown name",
      (raw) => (endpoint(raw)["eventType"] = "bodi.event"),
      'mapping.unknown_name | "bodi" is not known here | did you mean "body"?',
    ],
    ["an unknown setting", (raw) => (endpoint(raw)["eventType"] = "settings.tokn"), 'no setting is called "tokn" | did you mean "token"?'],
    ["an unknown capture", (raw) => (endpoint(raw)["eventType"] = "path.tokan"), 'the path captures no "tokan" | did you mean "token"?'],
    ["chance", (raw) => (endpoint(raw)["eventType"] = "$random()"), "mapping.impure | $random is not available"],
    [
      "a clock where there is no time",
      (raw) => ((raw["setup"] as Raw)["show"] = [{ title: "t", where: "w", value: "$now()" }]),
      "mapping.impure | $now is not known here",
    ],
    [
      "an unknown capture in verify",
      (raw) => (endpoint(raw)["verify"] = { path: "key", equals: "webhookKey" }),
      'verify.incomplete | the path captures no "key" | it captures token',
    ],
    ["no proof", (raw) => delete endpoint(raw)["verify"], "verify.missing | anybody could call this endpoint"],
    ["verify none", (raw) => (endpoint(raw)["verify"] = "none"), "verify.missing"],
    [
      "twin endpoints",
      (raw) => (endpoint(raw, 1)["path"] = "/bot/{webhookKey}"),
      'endpoint.duplicate | "bot events" has the same path and method already',
    ],
    [
      "a route without purpose",
      (raw) => (endpoint(raw)["routes"] = [{ name: "x" }]),
      "route.incomplete | expected one of event and ignore, got neither",
    ],
    [
      "a step without an address",
      (raw) => ((raw["outbound"] as Raw)["dialog.close"] = { json: "'x'" }),
      "step.incomplete | expected one of get, post, put, patch, delete, got none",
    ],
    [
      "a slip in a step of setup",
      (raw) => ((raw["setup"] as Raw)["check"] = [{ name: "x", gett: "'https://a.example'" }]),
      'setup.check[0] has an unknown key "gett" | did you mean "get"?',
    ],
    ["a condition without a reason", (raw) => ((raw["setup"] as Raw)["check"] = [{ name: "x", require: "true" }]), "setup.check[0]"],
    [
      "an answer that would be remembered though it is none",
      (raw) => ((raw["outbound"] as Raw)["dialog.close"] = { delete: "'https://a.example'", remember: "20s" }),
      "step.incomplete | only an answer to availability.check is remembered",
    ],
    [
      "an answer for every lead that depends on one",
      (raw) => ((raw["outbound"] as Raw)["availability.check"] = { get: "'https://a.example/' & lead.id", remember: "20s" }),
      'mapping.unknown_name | "lead" is not known here',
    ],
    [
      "a pause of a command that must be done",
      (raw) =>
        ((raw["outbound"] as Raw)["dialog.close"] = {
          delete: "'https://a.example'",
          outcomes: [{ when: "true", outcome: "rejected", pause: "15m" }],
        }),
      "step.incomplete | a pause goes with outcome rejected, and only in availability.check and lead.lookup",
    ],
    [
      "a pause with an outcome that is tried again",
      (raw) =>
        ((raw["outbound"] as Raw)["availability.check"] = {
          steps: [{ get: "'https://a.example'", outcomes: [{ when: "true", outcome: "retry", pause: "15m" }] }],
        }),
      "a pause goes with outcome rejected",
    ],
    [
      "a warning about a setting that nobody knows",
      (raw) => (raw["warnings"] = [{ setting: "token", when: "settings.tokn", text: "x" }]),
      'no setting is called "tokn"',
    ],
    [
      "a fallback that nothing catches",
      (raw) => ((raw["outbound"] as Raw)["dialog.close"] = { post: "'x'", outcomes: [{ when: true, outcome: "fallback" }] }),
      "step.incomplete | the outcome fallback leads to no step",
    ],
    [
      "a fallback step that nothing leads to",
      (raw) => ((raw["outbound"] as Raw)["dialog.close"] = { steps: [{ post: "'x'" }, { post: "'y'", fallback: true }] }),
      "step.incomplete | no step before it has the outcome fallback",
    ],
    ["a bad settings schema", (raw) => (((raw["settings"] as Raw)["properties"] as Raw)["x"] = { type: "strin" }), "settings.schema"],
    ["a bad shared function", (raw) => ((raw["functions"] as Raw)["f"] = "function("), "mapping.syntax"],
  ])("%s is found", async (_, change, expected) => {
    expect((await findings(change)).join("\n")).toContain(expected);
  });

  test.each([
    ["channel", "message.send"],
    ["desk", "handoff.start"],
    ["bot", "bot.notify"],
  ])("a %s without %s is an error: it cannot work", async (role, command) => {
    const { provider, findings } = await compileProvider({
      ...acmeSource((raw) => {
        raw["roles"] = [role];
        delete (raw["outbound"] as Raw)[command];
      }, false),
      locate: (path) => ({ file: path.join("/"), line: 1, col: 1 }),
    });
    const message = `the role ${role} needs outbound "${command}"`;
    expect(provider).toBeUndefined();
    expect(findings).toContainEqual({ file: "roles/0", line: 1, col: 1, level: "error", kind: "role.incomplete", message });
  });

  test("all of them come at once, unknown keys included", async () => {
    const all = await findings((raw) => {
      endpoint(raw)["extra"] = 1;
      endpoint(raw)["eventType"] = "a +";
      endpoint(raw, 1)["dedupe"] = "bdy.id";
    });
    expect(all.map((each) => each.split(" ")[0])).toEqual(["unknown.key", "mapping.syntax", "mapping.unknown_name"]);
  });

  test("a finding points into the JSONata text", async () => {
    const source = acmeSource((raw) => (endpoint(raw)["eventType"] = "body.event & settings.tokn"), false);
    const { findings } = await compileProvider({
      ...source,
      locate: (path, options) => ({ file: path.join("/"), line: 1, col: 1 + (options?.offset ?? 0) }),
    });
    expect(findings).toMatchObject([{ file: "inbound/0/eventType", col: "body.event & settings.".length + 1 }]);
  });
});

describe("examples", () => {
  test("a failing one is an error that names the field", async () => {
    const source = acmeSource((raw) => (endpoint(raw)["dedupe"] = "body.client_id"));
    const { provider, findings } = await compileProvider(source);
    expect(provider).toBeUndefined();
    expect(findings).toMatchObject([{ kind: "example.failed", message: 'A lead writes: dedupe: expected "e1", got "7"' }]);
    expect((await compileProvider(source, { examples: false })).provider).toBeDefined();
  });

  test("an outcome that differs says why, and a warning fails the example", async () => {
    const send = { title: "x", command: { type: "message.send", message: { kind: "text", text: "a" } } };
    const one = async (raw: Raw, change?: (raw: Raw) => void): Promise<string | undefined> => {
      const source = acmeSource(change);
      const examples = [...source.examples.slice(0, 1), { file: "x.yaml", raw, locate: source.locate }];
      return (await runExamples(await acme(change), { ...source, examples })).results[0]?.diff;
    };
    const no = {
      ...send,
      responses: [{ status: 400, json: { error: { message: "too long" } } }],
      expect: { outcome: { kind: "delivered" } },
    };
    expect(await one(no)).toBe('outcome.kind: expected "delivered", got "rejected"\noutcome: rejected, because: too long');
    const yes = { ...send, responses: [{ json: { ok: true, message_id: "x" } }], expect: { outcome: { kind: "delivered" } } };
    const broken = (raw: Raw): unknown => (((raw["outbound"] as Raw)["message.send"] as Raw)["providerId"] = "$number(body.message_id)");
    expect(await one(yes)).toBeUndefined();
    expect(await one(yes, broken)).toContain("message.send: providerId failed and is left out: D3030");
  });

  test("what no example touches is told", async () => {
    const source = { ...acmeSource(), locate: (path: readonly (string | number)[]) => ({ file: path.join("."), line: 1, col: 1 }) };
    const coverage = createCoverage(source);
    const { provider } = await compileProvider(source, { examples: false, coverage });
    if (!provider) throw new Error("does not compile");
    const { results, untouched } = await runExamples(provider, source, coverage);
    expect(results.every(({ ok }) => ok)).toBe(true);
    expect(results).toHaveLength(6);
    const left = untouched.map(({ what }) => what);
    for (const what of ["bot events / contacts", "dialog.close", "in the body: unauthorized", "setup register: failure"])
      expect(left).toContain(what);
    expect(left).toContain("message.send: step 1: outcome gone.dialog (status = 410)");
    expect(left).not.toContain("bot events / lead message");
    expect(left).not.toContain("message.send");
  });

  test("an entry that stands once counts once, however many aliases lead to it", async () => {
    const source: DefinitionSource = {
      file: "x.yaml",
      raw: {
        provider: "x",
        title: "X",
        roles: ["desk"],
        outbound: Object.fromEntries(
          ["handoff.start", "handoff.cancel"].map((name) => [
            name,
            { post: "'https://x.example'", outcomes: [{ when: "status = 410", outcome: "gone.dialog" }] },
          ]),
        ),
      },
      // As the parser locates what an alias leads to: both lists are the same lines.
      locate: (path) => ({ file: "x.yaml", line: path.includes("outcomes") ? 7 : 8, col: path.includes("handoff.start") ? 1 : 2 }),
      examples: [
        {
          file: "a.yaml",
          raw: {
            title: "gone",
            command: { type: "handoff.start", handoff: {} },
            responses: [{ status: 410 }],
            expect: { outcome: { kind: "gone" } },
          },
          locate: () => ({ file: "a.yaml", line: 1, col: 1 }),
        },
      ],
    };
    const left = async (shared: boolean): Promise<string[]> => {
      const here: DefinitionSource = shared
        ? { ...source, locate: (path) => ({ ...source.locate(path), ...(path.includes("outcomes") ? { col: 1 } : {}) }) }
        : source;
      const coverage = createCoverage(here);
      const { provider } = await compileProvider(here, { examples: false, coverage });
      if (!provider) throw new Error("does not compile");
      const { untouched } = await runExamples(provider, here, coverage);
      return untouched.map(({ what }) => what).filter((what) => what.includes("outcome"));
    };
    expect(await left(true)).toEqual([]);
    expect(await left(false)).toEqual(["handoff.cancel: step 1: outcome gone.dialog (status = 410)"]);
  });

  test.each<[Raw, string]>([
    [{ title: "x", command: { type: "message.send" }, expect: {} }, 'must have the key "message"'],
    [{ title: "x", request: { path: "/" } }, "expect is missing"],
    [{ title: "x", requst: {}, expect: {} }, 'unknown key "requst"'],
    [{ title: "x", expect: {} }, "expected one of request, command, media, setup"],
    [
      { title: "x", request: { path: "/nowhere" }, expect: {} },
      "kind: expected accepted, got unknown-path (its endpoints: POST /bot/{token}",
    ],
    [
      { title: "x", request: { path: "/signed/WEBHOOK-KEY", body: { a: 1 } }, expect: {} },
      "got unauthorized (header x-signature is missing)",
    ],
    [
      {
        title: "x",
        request: { path: "/signed/WEBHOOK-KEY", headers: { "x-signature": "sha256=00", "x-time": "99" }, body: { a: 1 } },
        expect: {},
      },
      `(header x-signature differs; for this body and these settings it is sha256=${createHmac("sha256", "SIGNING").update('99.{"a":1}').digest("hex")})`,
    ],
    [{ title: "x", command: { type: "dialog.close" }, responses: [], expect: {} }, "has no response in the example"],
  ])("%j fails with the reason", async (raw, reason) => {
    const source = acmeSource();
    const shared = source.examples.slice(0, 1);
    const { results } = await runExamples(await acme(), {
      ...source,
      examples: [...shared, { file: "x.yaml", raw, locate: source.locate }],
    });
    expect(results[0]?.diff).toContain(reason);
  });
});

describe("capabilities", () => {
  test("missing ones are careful, computed ones follow the settings", async () => {
    const provider = await acme();
    const resolve = (inlineButtons: boolean, waiting: string): ReturnType<typeof provider.resolveCapabilities> =>
      provider.resolveCapabilities({ settings: Object.freeze({ waiting }), inlineButtons });
    expect(resolve(false, "60s")).toMatchObject({
      buttons: null,
      attachments: "url",
      assumeTakenAfter: 60_000,
      textMax: 4000,
      queue: true,
    });
    expect(resolve(true, "2m")).toMatchObject({
      buttons: { max: 3, perRow: 1, captionMax: 40 },
      assumeTakenAfter: 120_000,
      notices: { transferred: "none", joined: "provider", returned: "none" },
    });
    expect(() => resolve(true, "soon")).toThrow(expect.objectContaining({ code: "mapping.failed" }) as Error);
  });
});
