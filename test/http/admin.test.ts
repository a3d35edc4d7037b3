import { afterEach, describe, expect, it } from "vitest";
import { greets, hook, ok, rig, text } from "./acme.ts";
import type { Rig } from "./acme.ts";

let made: Rig | undefined;
async function acme(options?: Parameters<typeof rig>[0]): Promise<Rig> {
  made = await rig(options);
  return made;
}
afterEach(async () => {
  await made?.close();
  made = undefined;
});

const get = async (rig: Rig, path: string) => {
  const response = await rig.gateway.admin.fetch(new Request(`http://localhost/admin${path}`));
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};
const post = async (rig: Rig, path: string, body: unknown = {}) => {
  const response = await rig.gateway.admin.fetch(
    new Request(`http://localhost/admin${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    }),
  );
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};

const MENDED = `{ "type": "message.received", "lead": { "externalId": body.client }, "message": { "kind": "text", "text": "mended" } }`;

describe("admin", () => {
  it("is not on the public entrance without a token", async () => {
    const rig = await acme();
    for (const path of ["/admin/leads", "/admin/stats", "/admin/reload"])
      expect((await rig.gateway.fetch(new Request(`http://localhost${path}`))).status).toBe(404);
  });

  it("is behind its token on the public entrance", async () => {
    const rig = await acme({ adminToken: "T0KEN" });
    const ask = (authorization?: string, path = "/admin/leads") =>
      rig.gateway.fetch(new Request(`http://localhost${path}`, authorization ? { headers: { authorization } } : {}));
    expect((await ask()).status).toBe(401);
    expect((await ask("Bearer T0KE")).status).toBe(401);
    expect((await ask("Bearer GUESS", "/admin/there/is/no/such")).status).toBe(401);
    expect((await ask("Bearer T0KEN")).status).toBe(200);
  });

  it("lists leads by filter and shows one with its timeline", async () => {
    const rig = await acme();
    await rig.gateway.start();
    await hook(rig.gateway, text("e1", "Hi"));
    await rig.gateway.idle();
    const { body } = await get(rig, "/leads?binding=acme&search=Anna");
    const [found] = body["leads"] as { lead: { id: string } }[];
    expect(found).toMatchObject({ lead: { name: "Anna", binding: "acme" } });
    expect(((await get(rig, "/leads?binding=other")).body["leads"] as unknown[]).length).toBe(0);
    expect((await get(rig, `/leads/${found?.lead.id}`)).body).toMatchObject({ lead: { externalId: "7" } });
    expect(((await get(rig, `/leads/${found?.lead.id}/timeline`)).body["entries"] as unknown[]).length).toBeGreaterThan(0);
    expect((await get(rig, "/leads/nobody")).status).toBe(404);
  });

  it("refuses a question that it does not understand", async () => {
    const rig = await acme();
    expect((await get(rig, "/leads?limit=many")).status).toBe(400);
  });

  it("shows a webhook with its payload and without its secrets", async () => {
    const rig = await acme();
    await hook(rig.gateway, { ...text("e1", "Hi"), echo: "the token is ACMESECRET" });
    const { body } = await get(rig, "/inbox");
    const [request] = body["requests"] as { id: string }[];
    const shown = await get(rig, `/inbox/${request?.id}?personal=true`);
    expect(shown.body).toMatchObject({ rule: "events / text", raw: { body: { event: "TEXT", text: "Hi" } } });
    expect(JSON.stringify(shown.body)).not.toContain("ACMESECRET");
  });

  it("shows what people wrote and who they are only to those who ask for it", async () => {
    const rig = await acme();
    await hook(rig.gateway, {
      ...text("e1", "Hi"),
      page: "Кабинет Анны",
      extra: { mail: "anna@example.org", echo: "of Anna", code: "A-1" },
    });
    await hook(rig.gateway, {
      event: "BROKEN",
      id: "e2",
      client_id: "7",
      text: "my card is lost",
      phone: "+7 916 123",
      nick: "NoId",
      body: "x",
    });
    const { body } = await get(rig, "/inbox");
    const [broken, mapped] = body["requests"] as { id: string }[];
    expect((await get(rig, `/inbox/${mapped?.id}`)).body).toMatchObject({
      events: [{ event: { type: "message.received", lead: { externalId: "7", name: "…" }, message: { kind: "text", text: "…" } } }],
      raw: {
        body: { event: "TEXT", id: "e1", client: "7", name: "…", text: "…", page: "…", extra: { mail: "…", echo: "…", code: "A-1" } },
      },
    });
    for (const path of [`/inbox/${broken?.id}`, `/dead/${broken?.id}`])
      expect((await get(rig, path)).body).toMatchObject({
        raw: { body: { event: "BROKEN", id: "e2", client_id: "7", text: "…", phone: "…", nick: "…", body: "…" } },
      });
    expect((await get(rig, `/dead/${broken?.id}?personal=true`)).body).toMatchObject({ raw: { body: { text: "my card is lost" } } });
  });

  it("maps a dead webhook anew, although its secrets are masked by now", async () => {
    const rig = await acme();
    await rig.gateway.start();
    await hook(rig.gateway, { event: "BROKEN", id: "e9", client: "7" });
    const [letter] = (await get(rig, "/dead")).body["letters"] as { id: string }[];

    const again = await post(rig, `/dead/${letter?.id}/retry`);
    expect(again.status).toBe(422);
    expect(((await get(rig, "/dead")).body["letters"] as unknown[]).length).toBe(1);

    await rig.mend(`$error("this mapping is broken")`, MENDED);
    const mended = await post(rig, `/dead/${letter?.id}/retry`);
    expect(mended.status).toBe(200);
    await rig.gateway.idle();
    expect((await get(rig, "/dead")).body["letters"]).toEqual([]);
    expect(rig.sent.some(({ url, body }) => url.includes("bot.invalid") && String(body).includes("mended"))).toBe(true);
  });

  it("keeps a message whose words its mapping did not find, and takes them from the webhook once it is mended", async () => {
    const rig = await acme();
    await rig.gateway.start();
    await hook(rig.gateway, { event: "TEXT", id: "e9", client: "7", letter: { body: "where is my order" } });
    const letters = (await get(rig, "/dead")).body["letters"] as { id: string; reason: string }[];
    expect(letters).toMatchObject([{ reason: expect.stringContaining("message.text must be there") as string }]);
    expect(rig.sent).toEqual([]);
    await rig.mend("body.text }", "body.letter.body }");
    expect((await post(rig, `/dead/${letters[0]?.id}/retry`)).status).toBe(200);
    await rig.gateway.idle();
    expect(rig.sent.some(({ body }) => String(body).includes("where is my order"))).toBe(true);
  });

  it("sends a dead command again, under the same id", async () => {
    const rig = await acme();
    rig.answer = ({ url, body }) => (url.includes("acme.invalid") ? ok({}, 400) : greets(body));
    await rig.gateway.start();
    await hook(rig.gateway, text("e1", "Hi"));
    await rig.gateway.idle();
    const [letter] = (await get(rig, "/dead")).body["letters"] as { id: string; kind: string }[];
    expect(letter).toMatchObject({ kind: "command", binding: "acme", command: { type: "message.send" } });

    const before = rig.sent.length;
    rig.answer = () => ok();
    expect((await post(rig, `/dead/${letter?.id}/retry`)).status).toBe(200);
    await rig.gateway.idle();
    expect(rig.sent.length).toBe(before + 1);
    expect((await get(rig, "/dead")).body["letters"]).toEqual([]);
  });

  it("drops a dead letter only with a reason", async () => {
    const rig = await acme();
    await hook(rig.gateway, { event: "BROKEN", id: "e9", client: "7" });
    const [letter] = (await get(rig, "/dead")).body["letters"] as { id: string }[];
    expect((await post(rig, `/dead/${letter?.id}/drop`)).status).toBe(400);
    expect((await post(rig, `/dead/${letter?.id}/drop`, { reason: "a test" })).status).toBe(200);
    expect((await get(rig, "/dead")).body["letters"]).toEqual([]);
    expect((await post(rig, "/dead/nothing/drop", { reason: "x" })).status).toBe(404);
  });

  it("says what is connected and how much lies there", async () => {
    const rig = await acme();
    await hook(rig.gateway, text("e1", "Hi"));
    expect((await get(rig, "/bindings")).body).toMatchObject({ bindings: [{ id: "bot", roles: ["bot"] }, { id: "acme" }], disabled: [] });
    expect((await get(rig, "/stats")).body).toMatchObject({ backlog: { inbox: 1, dead: 0 }, draining: false });
  });
});
