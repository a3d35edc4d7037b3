import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { GATEWAY_YAML, hook, ok, rig, text } from "./acme.ts";
import type { Rig } from "./acme.ts";

let made: Rig;
let leadId: string;

beforeEach(async () => {
  made = await rig();
  await made.gateway.start();
  await hook(made.gateway, text("e1", "Hi"));
  await made.gateway.idle();
  leadId = (await made.store.leads({ limit: 1 }))[0]?.lead.id ?? "";
});
afterEach(() => made.close());

const say = (words: string) => [{ type: "say", text: words }];

function act(body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return made.gateway.fetch(
    new Request("http://localhost/bots/bot/actions", {
      method: "POST",
      headers: { authorization: "Bearer BOTSECRET", "content-type": "application/json", ...headers },
      body: typeof body === "string" ? body : JSON.stringify(body),
    }),
  );
}

async function epoch(): Promise<number> {
  return (await made.store.lead({ id: leadId }))?.dialog?.epoch ?? -1;
}

const toAcme = () => made.sent.filter(({ url }) => url.includes("acme.invalid/send"));

describe("bots", () => {
  it("takes a late answer, says which epoch it met, and delivers it", async () => {
    const response = await act({ leadId, epoch: await epoch(), idempotencyKey: "k1", actions: say("late") });
    expect(response.status).toBe(202);
    expect(await response.json()).toMatchObject({ accepted: true, epoch: await epoch() });
    await made.gateway.idle();
    expect(toAcme()).toHaveLength(1);
  });

  it("says it once when the call is repeated with the same key", async () => {
    await act({ leadId, idempotencyKey: "k1", actions: say("late") });
    expect((await act({ leadId, idempotencyKey: "k1", actions: say("late") })).status).toBe(202);
    await made.gateway.idle();
    expect(toAcme()).toHaveLength(1);
  });

  it("refuses a stale epoch with the one that holds", async () => {
    const old = await epoch();
    await act({ leadId, idempotencyKey: "k1", actions: [{ type: "handoff" }] });
    await made.gateway.idle();
    const response = await act({ leadId, epoch: old, idempotencyKey: "k2", actions: say("too late") });
    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({ error: { code: "bot.stale_epoch", epoch: await epoch() } });
    await made.gateway.idle();
    expect(toAcme()).toHaveLength(0);
  });

  it("does not know a lead that does not exist", async () => {
    const response = await act({ leadId: "nobody", idempotencyKey: "k1", actions: say("hm") });
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ error: { code: "bot.unknown_lead" } });
  });

  it.each([
    ["no token", {}, { authorization: "" }],
    ["a wrong token", {}, { authorization: "Bearer GUESS" }],
    ["another scheme", {}, { authorization: "Basic BOTSECRET" }],
  ])("refuses %s before it looks at the body", async (_, __, headers) => {
    const response = await act("not even JSON", headers);
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ error: { code: "request.unauthorized" } });
  });

  it("refuses a binding that is no bot as it refuses a wrong token", async () => {
    const call = (binding: string, token: string) =>
      made.gateway.fetch(
        new Request(`http://localhost/bots/${binding}/actions`, {
          method: "POST",
          headers: { authorization: `Bearer ${token}` },
          body: "{}",
        }),
      );
    const texts = await Promise.all(
      [call("acme", "BOTSECRET"), call("nobody", "x"), call("bot", "x")].map(async (one) => (await one).text()),
    );
    expect(new Set(texts).size).toBe(1);
  });

  it("says everything that is wrong with a call at once", async () => {
    const response = await act({ epoch: "3", typo: 1, actions: [{ type: "shout" }] });
    expect(response.status).toBe(400);
    const { error } = (await response.json()) as { error: { code: string; problems: string[] } };
    expect(error.code).toBe("bot.invalid_actions");
    expect(error.problems.map((problem) => problem.split(/[: ]/)[0])).toEqual([
      "typo",
      "leadId",
      "epoch",
      "idempotencyKey",
      "actions[0].type",
    ]);
  });

  it.each([
    ["malformed JSON", '{"leadId":', {}, 400, "request.malformed"],
    ["a list", "[]", {}, 400, "request.malformed"],
    ["another content type", "a=b", { "content-type": "application/x-www-form-urlencoded" }, 400, "request.malformed"],
    ["10,000 levels", `{"a":${"[".repeat(10_000)}${"]".repeat(10_000)}}`, {}, 400, "request.too_deep"],
    ["10 MB", " ".repeat(10 * 1024 * 1024), {}, 413, "request.too_large"],
  ])("refuses %s", async (_, body, headers, status, code) => {
    const response = await act(body, headers as Record<string, string>);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ error: { code } });
  });

  it("tells the bot whether an operator is there, or that nobody knows", async () => {
    const ask = (id: string, token = "BOTSECRET") =>
      made.gateway.fetch(
        new Request(`http://localhost/bots/bot/leads/${id}/availability`, { headers: { authorization: `Bearer ${token}` } }),
      );
    expect(await (await ask(leadId)).json()).toEqual({ online: null });
    expect((await ask("nobody")).status).toBe(404);
    expect((await ask(leadId, "GUESS")).status).toBe(401);
  });

  it("tells the bot that nobody is there outside the desk's hours, and asks the desk of the route's group", async () => {
    const day = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"][(new Date().getUTCDay() + 3) % 7] ?? "";
    const check =
      "outbound:\n  availability.check:\n    post: settings.baseUrl & '/online'\n    json: '{ \"group\": command.group }'\n    capture: { online: body.online }\n";
    const online = async (week: string) => {
      const yaml = GATEWAY_YAML.replace("bot: bot }", `bot: bot, group: sales, handoff: { hours: { timeZone: UTC, week: { ${week} } } } }`);
      const other = await rig({ yaml });
      await other.mend("outbound:\n", `capabilities: { availability: request }\n${check}`);
      other.answer = ({ url }) => ok(url.includes("bot.invalid") ? { actions: [] } : { online: true });
      await other.gateway.start();
      await hook(other.gateway, text("e1", "Hi"));
      await other.gateway.idle();
      const id = (await other.store.leads({ limit: 1 }))[0]?.lead.id ?? "";
      const headers = { authorization: "Bearer BOTSECRET" };
      const response = await other.gateway.fetch(new Request(`http://localhost/bots/bot/leads/${id}/availability`, { headers }));
      const asked = other.sent.filter(({ url }) => url.endsWith("/online")).map(({ body }) => JSON.parse(String(body)) as unknown);
      await other.close();
      return { ...((await response.json()) as object), asked };
    };
    expect(await online("mon-sun: 00:00-24:00")).toEqual({ online: true, asked: [{ group: "sales" }] });
    expect(await online(`${day}: 10:00-12:00`)).toEqual({ online: false, asked: [] });
  });

  it("tells a bot nothing of another bot's leads", async () => {
    const other = await rig({
      yaml: GATEWAY_YAML.replace(
        "  acme:\n",
        '  rival:\n    provider: http-bot\n    settings: { url: "http://rival.invalid", token: "RIVALSECRET" }\n  acme:\n',
      ),
    });
    await other.gateway.start();
    await hook(other.gateway, text("e1", "Hi"));
    await other.gateway.idle();
    const id = (await other.store.leads({ limit: 1 }))[0]?.lead.id ?? "";
    const ask = (binding: string, token: string) =>
      other.gateway.fetch(
        new Request(`http://localhost/bots/${binding}/leads/${id}/availability`, { headers: { authorization: `Bearer ${token}` } }),
      );
    expect((await ask("bot", "BOTSECRET")).status).toBe(200);
    const refused = await ask("rival", "RIVALSECRET");
    expect(refused.status).toBe(404);
    expect(await refused.json()).toMatchObject({ error: { code: "bot.unknown_lead" } });
    await other.close();
  });

  it("calls an address with broken escapes malformed, and does not fail on it", async () => {
    const response = await made.gateway.fetch(new Request("http://localhost/bots/%E0%A4%A/actions", { method: "POST", body: "{}" }));
    expect(response.status).toBe(400);
    expect(made.lines.filter(({ level }) => level === "error")).toEqual([]);
  });

  it("takes the same key for two leads as two calls", async () => {
    await hook(made.gateway, text("e2", "Hi", "8"));
    await made.gateway.idle();
    for (const { lead } of await made.store.leads({ limit: 2 }))
      expect((await act({ leadId: lead.id, idempotencyKey: "1", actions: say("late") })).status).toBe(202);
    await made.gateway.idle();
    expect(toAcme()).toHaveLength(2);
  });
});
