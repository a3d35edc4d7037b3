import { describe, expect, it } from "vitest";
import type { HttpRequest } from "../../src/deps.ts";
import { compileProvider } from "../../src/mapping/definition.ts";
import { newLead } from "../../src/model/lead.ts";
import { acmeBinding, acmeSource, work } from "../mapping/fixtures/load.ts";

type Raw = Record<string, unknown>;

/** A message to a lead who chose their own id and name, sent by a step that uses them. */
async function send(step: Raw, who: { externalId?: string; name?: string } = {}, more: Raw = {}) {
  const binding = await acmeBinding({
    change: (raw) => {
      Object.assign(raw, more);
      (raw["outbound"] as Raw)["message.send"] = step["steps"] ? step : { json: "{}", ...step };
    },
  });
  const requests: HttpRequest[] = [];
  const message = { id: "m1", by: "bot", at: "2026-11-20T10:00:00.000Z", kind: "text", text: "Hello" };
  const lead = { ...newLead("lead-1", "shop", who.externalId ?? "7", "2026-11-20T10:00:00.000Z"), name: who.name ?? "Anna" };
  const outcome = await binding.provider.perform(binding, work({ type: "message.send", message }, { lead }), (request) => {
    requests.push(request);
    return Promise.resolve({ status: 200, headers: {}, body: Buffer.from('{"to":"https://upload.acme.example/x"}') });
  });
  return { outcome, urls: requests.map(({ url }) => url) };
}

const refused = (reason: string) => ({ outcome: { kind: "rejected", reason: expect.stringContaining(reason) }, urls: [] });

describe("SSRF: where a call goes is never a lead's choice", () => {
  it.each([
    ["the whole address", "lead.name", "http://169.254.169.254/latest/meta-data"],
    ["the host", '"https://" & lead.name & "/send"', "evil.example"],
    ["the end of the host", '"https://api.acme.example" & lead.name', ".evil.example/"],
    ["what turns the host into a login", '"https://api.acme.example" & lead.name', "@127.0.0.1/"],
    ["the port", '"https://api.acme.example" & lead.name', ":8080/"],
    ["a part of the host", '"https://" & lead.name & ".acme.example/"', "inner"],
    ["a way round a choice", "$exists(lead.name) ? lead.name : settings.baseUrl", "http://127.0.0.1/"],
    ["a backslash", '"https:" & lead.name', "\\\\evil.example/"],
  ])("%s", async (_, post, name) => {
    expect(await send({ post }, { name })).toMatchObject(refused("neither in the settings nor in the definition's hosts"));
  });

  it.each([
    ["the settings", 'settings.baseUrl & "/send"'],
    ["a text of the definition", '"https://api.acme.example/" & lead.externalId'],
    ["a setting within a text", '"https://" & settings.token & ".acme.example/x"'],
    ["a choice between paths", 'settings.baseUrl & (lead.name = "Anna" ? "/a" : "/b")'],
  ])("while %s may say it", async (_, post) => {
    const { outcome, urls } = await send({ post });
    expect(outcome).toMatchObject({ kind: "delivered" });
    expect(urls).toHaveLength(1);
  });

  it("an address that comes with an answer needs a host in `hosts`", async () => {
    const steps = {
      steps: [
        { post: 'settings.baseUrl & "/where"', json: "{}", capture: { to: "body.to" } },
        { post: "captured.to", json: "{}" },
      ],
    };
    expect(await send(steps)).toMatchObject({ outcome: { kind: "rejected" }, urls: ["https://api.acme.example/where"] });
    expect(await send(steps, {}, { hosts: ["*.acme.example"] })).toMatchObject({
      outcome: { kind: "delivered" },
      urls: ["https://api.acme.example/where", "https://upload.acme.example/x"],
    });
  });
});

describe("files: credentials go where the definition sends them, never where a reference does", () => {
  const located = async (url: string, ref: string) => {
    const media = { url, headers: { authorization: "settings.token" } };
    const binding = await acmeBinding({ change: (raw) => void (raw["media"] = media) });
    const send = () => Promise.reject(new Error("no call is made"));
    return binding.provider.locateFile?.(binding, { ref }, { send, timeout: 1_000 });
  };

  it("a host that the reference chose gets none, one of the definition does", async () => {
    expect(await located('"https://" & ref', "evil.example/f")).toHaveProperty("headers", {});
    expect(await located('"https://files.acme.example/" & ref', "f")).toMatchObject({ headers: { authorization: "SECRET" } });
  });

  it("a reference that climbs is refused", async () => {
    expect(await located('"https://files.acme.example/f/" & ref', "../admin")).toMatchObject({ kind: "failed" });
  });
});

describe("path traversal: an id is one call's path, not the way to another one", () => {
  it.each(["..", "../admin", "%2e%2e/admin", ".%2E", "..\\admin", ".\t./admin", "./x"])("%j", async (externalId) => {
    const step = { post: 'settings.baseUrl & "/leads/" & lead.externalId & "/messages"' };
    expect(await send(step, { externalId })).toMatchObject(refused("leads to another call"));
  });

  it.each(["a..b", "...", "7?x=../y", "7#../y"])("while %j is an id", async (externalId) => {
    expect(await send({ post: 'settings.baseUrl & "/leads/" & lead.externalId' }, { externalId })).toMatchObject({
      outcome: { kind: "delivered" },
    });
  });
});

describe("CRLF: a header is one line", () => {
  it.each(["a\r\nX-Admin: 1", "a\nb", "a\rb", "a\0b", "a\u007Fb", "Ж"])("%j", async (name) => {
    expect(await send({ post: "settings.baseUrl", headers: { "x-name": "lead.name" } }, { name })).toMatchObject(
      refused("header x-name holds"),
    );
  });

  it("and so is a name in a multipart body", async () => {
    const binding = await acmeBinding({
      change: (raw) =>
        void ((raw["outbound"] as Raw)["message.send"] = {
          post: "settings.baseUrl",
          multipart: '{ "file": { "filename": lead.name, "mediaType": "text/plain", "text": "x" } }',
        }),
    });
    let body = "";
    const lead = { ...newLead("lead-1", "shop", "7", ""), name: 'a"\r\nContent-Type: text/html\r\n\r\n<script>' };
    const message = { id: "m1", by: "bot", at: "", kind: "text", text: "" };
    await binding.provider.perform(binding, work({ type: "message.send", message }, { lead }), (request) => {
      body = Buffer.from(request.body ?? "").toString();
      return Promise.resolve({ status: 200, headers: {}, body: Buffer.from("") });
    });
    expect(body).toContain('filename="a%22%0D%0AContent-Type');
    expect(body.match(/content-type/gi)).toHaveLength(2);
  });
});

describe("ReDoS: a pattern in a definition's settings", () => {
  const findings = async (pattern: string) => {
    const source = acmeSource((raw) => {
      ((raw["settings"] as Raw)["properties"] as Raw)["odd"] = { type: "string", pattern };
    }, false);
    return (await compileProvider(source)).findings.map(({ kind }) => kind);
  };

  it.each(["(a+)+$", "^(a|a)*$", "^(\\w+\\s?)*$", "(x+x+)+y", "^(([a-z])+.)+[A-Z]([a-z])+$", "^.*.*.*.*=$"])(
    "%s is refused",
    async (pattern) => {
      expect(await findings(pattern)).toEqual(["settings.pattern"]);
    },
  );

  it.each(["^[0-9]+:[A-Za-z0-9_-]+$", "^[A-Za-z0-9_-]{1,256}$", "^https://", "^\\d{2}$", "^(ru|en)$"])("%s is not", async (pattern) => {
    expect(await findings(pattern)).toEqual([]);
  });
});
