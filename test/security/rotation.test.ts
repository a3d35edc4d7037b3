import { writeFileSync } from "node:fs";
import { afterEach, expect, it } from "vitest";
import { configOf, GATEWAY_YAML, hook, ok, rig, text } from "../http/acme.ts";
import type { Rig } from "../http/acme.ts";

/** Keys in the path, in a header's signature and in the body, and files that only a link of ours opens. */
const KEYED = `
provider: acme
title: Acme Chat
roles: [channel, desk]
settings:
  properties: {}
inbound:
  - name: by path
    path: /path/{webhookKey}
    dedupe: body.id
    routes: &routes
      - name: text
        when: $exists(body.file)
        event: |
          { "type": "message.received", "lead": { "externalId": body.client },
            "message": { "kind": "image", "attachments": [{ "kind": "image", "ref": body.file, "mediaType": "image/png" }] } }
      - name: words
        event: '{ "type": "message.received", "lead": { "externalId": body.client }, "message": { "kind": "text", "text": body.text } }'
  - name: by header
    path: /header
    verify: { header: x-key, equals: webhookKey }
    dedupe: body.id
    routes: *routes
  - name: by body
    path: /body
    verify: { json: key, equals: webhookKey }
    dedupe: body.id
    routes: *routes
media:
  url: '"https://files.acme.example/" & ref'
outbound:
  message.send: { post: '"http://acme.invalid/send"', json: '{ "text": command.message.text }' }
  handoff.start: { post: '"http://acme.invalid/invite"', json: '{ "client": lead.externalId }' }
setup:
  show: [{ title: Webhook, value: "hookUrl & '/path/' & webhookKey", where: there }]
  register:
    - { post: '"http://acme.invalid/register"', json: '{ "url": hookUrl & "/path/" & webhookKey }' }
`;

const OLD = "an old secret of the server's";
const NEW = "a new secret of the server's";
const yaml = (secrets: string): string =>
  GATEWAY_YAML.replace("server: { ", `server: { ${secrets}, `).replace('settings: { token: "ACMESECRET" }', "settings: {}");

let world: Rig;
afterEach(() => world.close());

async function turnTo(secrets: string): Promise<void> {
  writeFileSync(world.file, yaml(secrets));
  await world.gateway.reload(await configOf(world.file));
}

async function keyNow(): Promise<string> {
  return (await configOf(world.file)).runtime.bindings.get("acme")?.binding.webhookKey ?? "";
}

/** The statuses of one webhook at each place. */
async function knocks(key: string, id: string): Promise<number[]> {
  const path = await hook(world.gateway, text(`${id}-1`, "Hi"), `/path/${key}`);
  const header = await hook(world.gateway, text(`${id}-2`, "Hi"), "/header", { "x-key": key });
  const body = await hook(world.gateway, { ...text(`${id}-3`, "Hi"), key }, "/body");
  return [path.status, header.status, body.status];
}

it("takes the keys of a former secret for as long as it is listed, says so, and gives out the new ones only", async () => {
  world = await rig({ yaml: yaml(`secret: "${OLD}"`), acme: KEYED });
  await world.gateway.start();
  const before = await keyNow();
  expect(await knocks(before, "a")).toEqual([200, 200, 200]);

  await turnTo(`secret: "${NEW}", formerSecrets: ["${OLD}", ""]`);
  const after = await keyNow();
  expect(after).not.toBe(before);
  expect(await knocks(before, "b")).toEqual([200, 200, 200]);
  expect(await knocks(after, "c")).toEqual([200, 200, 200]);
  expect(await knocks("", "d")).toEqual([404, 401, 401]);
  expect(await knocks(`${before}x`, "e")).toEqual([401, 401, 401]);
  expect(world.lines.filter(({ message }) => message.includes("former server.secret"))).toHaveLength(1);
  // A webhook sent again over the change is the same one still.
  expect(await knocks(before, "c")).toEqual([200, 200, 200]);
  const answers = world.lines.filter(({ message }) => message === "webhook").map(({ fields }) => fields["outcome"]);
  expect(answers.slice(-3)).toEqual(["duplicate", "duplicate", "duplicate"]);

  const { binding } = (await configOf(world.file)).runtime.bindings.get("acme") ?? {};
  const sent: string[] = [];
  await binding?.provider.setup.register?.(binding, async (request) => {
    sent.push(String(request.body));
    return ok();
  });
  expect(sent).toEqual([JSON.stringify({ url: `http://localhost:8080/hooks/acme/path/${after}` })]);

  await turnTo(`secret: "${NEW}"`);
  expect(await knocks(before, "f")).toEqual([401, 401, 401]);
  expect(await knocks(after, "g")).toEqual([200, 200, 200]);
});

it("opens media links that were sealed with a former secret, and seals new ones with the new one", async () => {
  world = await rig({
    yaml: yaml(`secret: "${OLD}"`),
    acme: KEYED,
    openHttp: async () => ({
      status: 200,
      headers: { "content-type": "image/png" },
      body: (async function* () {
        yield Buffer.from("png");
      })(),
      cancel() {},
    }),
  });
  await world.gateway.start();
  const linkTo = async (file: string): Promise<string> => {
    expect((await hook(world.gateway, { id: file, client: "7", file }, `/path/${await keyNow()}`)).status).toBe(200);
    await world.gateway.idle();
    const told = world.sent.map(({ body }) => String(body)).findLast((body) => body.includes("/media/"));
    return /http:[^"]+\/media\/[^"]+/.exec(told ?? "")?.[0] ?? "";
  };
  const status = async (link: string): Promise<number> => (await world.gateway.fetch(new Request(link))).status;
  const old = await linkTo("a");
  expect(await status(old)).toBe(200);

  await turnTo(`secret: "${NEW}", formerSecrets: ["${OLD}"]`);
  const fresh = await linkTo("b");
  expect([await status(old), await status(fresh)]).toEqual([200, 200]);

  await turnTo(`secret: "${NEW}"`);
  expect([await status(old), await status(fresh)]).toEqual([404, 200]);
});

it("masks former secrets and their keys like the present ones", async () => {
  world = await rig({ yaml: yaml(`secret: "${NEW}", formerSecrets: ["${OLD}"]`), acme: KEYED });
  const { runtime } = await configOf(world.file);
  const [former] = runtime.bindings.get("acme")?.binding.formerKeys ?? [];
  expect(former).toMatch(/^[0-9a-f]{32}$/);
  expect(runtime.redact(`${OLD} ${former}`)).toBe("*** ***");
});
