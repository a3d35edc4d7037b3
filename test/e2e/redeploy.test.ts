import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { BOT_TOKEN } from "./gateway.ts";
import { startPeer } from "./peers.ts";
import type { Peer } from "./peers.ts";
import { createJivoWorld, yamlOf } from "./jivo-world.ts";
import type { JivoWorld } from "./jivo-world.ts";
import { answers, say, storyOf, words } from "./site.ts";

let world: JivoWorld;
const peers: Peer[] = [];
beforeEach(async () => {
  world = await createJivoWorld();
  world.jivo.addClient({ name: "Марина" });
});
afterEach(async () => {
  await world.close();
  for (const peer of peers.splice(0)) await peer.close();
});

const HANDOFF = { type: "handoff", reason: "asked" } as const;
const chat = () => world.jivo.site.clients.get("50418")?.chatId ?? "";
const botLines = () => world.screen().filter((line) => line.startsWith("bot: "));
const echo = () =>
  answers(world, { "message.received": (event) => (words(event) === "Оператора!" ? [HANDOFF] : [say(`эхо: ${words(event)}`)]) });

async function leadSays(text: string): Promise<void> {
  await world.jivo.say("50418", { text });
  await world.settle();
}

/** The lead writes to a binding that has another name than Jivo knows. */
async function arrives(binding: string, text: string): Promise<number> {
  const message = { type: "TEXT", text };
  const { status } = await world.post(world.botHook.replace("/hooks/jivo/", `/hooks/${binding}/`), {
    event: "CLIENT_MESSAGE",
    id: `m-${text}`,
    client_id: "50418",
    chat_id: chat(),
    message,
  });
  await world.settle();
  return status;
}

async function second(): Promise<Peer> {
  const peer = await startPeer();
  peers.push(peer);
  return peer;
}

const withDesk = (url: string) => {
  const folder = join(world.places.folder, "mine", "center");
  mkdirSync(folder, { recursive: true });
  const definition = `provider: center
title: Contact center
roles: [desk]
capabilities: { queue: true, reclaim: true, history: true }
settings:
  required: [url, key]
  properties:
    url: { type: string, format: uri }
    key: { type: string, format: password }
inbound:
  - name: events
    path: /in/{key}
    verify: { path: key, equals: settings.key }
    eventType: body.kind
    dedupe: body.id
    routes:
      - name: operator took
        when: body.kind = 'took'
        event: '{ "type": "operator.took", "lead": { "externalId": body.lead }, "operator": { "id": "1", "name": "Ольга" } }'
outbound:
  handoff.start: { post: 'settings.url & "/start"', json: '{ "lead": lead.id }' }
  handoff.cancel: { post: 'settings.url & "/cancel"', json: '{ "lead": lead.id }' }
  message.mirror: { post: 'settings.url & "/mirror"', json: '{ "lead": lead.id, "text": command.message.text }' }
  message.send: { post: 'settings.url & "/send"', json: '{}' }
`;
  writeFileSync(join(folder, "provider.yaml"), definition);
  return yamlOf(world.places, {
    bindings: `center:\n  provider: center\n  settings:\n    url: ${url}\n    key: center-key-1200`,
    desk: "center",
    rest: "providers: [./mine]",
  });
};

describe("a redeploy", () => {
  it("goes on with open dialogs: what waited is sent, and an operator's dialog comes back to the bot as before", async () => {
    echo();
    await leadSays("Оператора!");
    await world.jivo.accept(chat(), "9021");
    await world.settle();
    const before = (await world.leadOf()).dialog;
    await world.restart(yamlOf(world.places, { rest: "handoff:\n  history: 5" }));
    expect((await world.leadOf()).dialog).toEqual(before);
    world.jivo.leave(chat());
    await leadSays("Я снова тут");
    expect(world.told("dialog.returned")).toMatchObject([{ operator: { name: "Анна Серова" } }]);

    world.jivo.fault({ status: 503, times: 100 });
    await leadSays("раз");
    await leadSays("два");
    await world.restart(yamlOf(world.places, { rest: "handoff:\n  history: 7" }));
    world.jivo.clearFaults();
    await world.advance(10_000);
    expect(botLines()).toEqual(["bot: эхо: Я снова тут", "bot: эхо: раз", "bot: эхо: два"]);
  });

  it("keeps a timer that ran out meanwhile, but gives webhooks that are sent again a minute to come first", async () => {
    world.bot.answerWith(() => ({ status: 202 }));
    await leadSays("Посчитайте");
    await world.restart(yamlOf(world.places), 10 * 60_000);
    await world.advance(59_000);
    expect(world.calls()).toEqual([]);
    await world.advance(2_000);
    expect(world.calls()[0]?.event).toBe("INVITE_AGENT");
  });

  it("parks what is for a removed binding, lists how many dialogs it hits, and sends it when the binding is back", async () => {
    echo();
    await leadSays("раз");
    world.jivo.fault({ status: 503, times: 100 });
    await leadSays("два");
    const without = yamlOf(world.places).replace(/ {2}jivo:\n(?: {4}.*\n)+/u, "");
    expect(without).not.toContain("provider: jivo");
    await world.restart(without);
    world.jivo.clearFaults();
    await world.advance(30 * 60_000);
    expect(botLines()).toEqual(["bot: эхо: раз"]);
    expect(world.log.find((line) => line.msg.startsWith("bindings were removed"))).toMatchObject({ bindings: ["jivo"], dialogs: 1 });
    expect(storyOf(await world.timeline())).toContain("command: message.send to jivo: parked");
    expect(await world.dead()).toEqual([]);
    expect((await world.post(world.botHook, {})).status).toBe(404);

    await world.restart(yamlOf(world.places));
    await world.advance(5_000);
    expect(botLines()).toEqual(["bot: эхо: раз", "bot: эхо: два"]);
    await leadSays("три");
    expect(botLines().at(-1)).toBe("bot: эхо: три");
  });

  it("returns the dialogs of a removed desk to the bot, once", async () => {
    echo();
    const center = await second();
    const yaml = withDesk(center.url);
    await world.restart(yaml);
    await leadSays("Оператора!");
    const { lead } = await world.leadOf();
    const hook = `${world.places.publicUrl}/hooks/center/in/center-key-1200`;
    expect((await world.post(hook, { kind: "took", id: "t1", lead: lead.id })).status).toBe(200);
    await world.settle();
    expect((await world.leadOf()).dialog).toMatchObject({ state: "operator", operator: { name: "Ольга" }, handoff: { desk: "center" } });

    await world.reload(yamlOf(world.places));
    await world.settle();
    expect((await world.leadOf()).dialog?.state).toBe("bot");
    await world.restart(yamlOf(world.places));
    await world.settle();
    expect(world.told("dialog.returned")).toMatchObject([{ reason: "desk.removed", operator: { name: "Ольга" } }]);
    await leadSays("Кто тут?");
    expect(botLines().at(-1)).toBe("bot: эхо: Кто тут?");
  });

  it("gives dialogs of a removed bot to the one that routing names now, at the next message", async () => {
    echo();
    await leadSays("раз");
    const other = await second();
    other.answerWith(() => ({ body: { actions: [say("Я новый бот")] } }));
    const yaml = yamlOf(world.places).replaceAll("shop-bot", "new-bot").replace(world.places.botUrl, other.url);
    await world.reload(yaml);
    await leadSays("два");
    expect(botLines()).toEqual(["bot: эхо: раз", "bot: Я новый бот"]);
    const notes = (await world.timeline()).filter((row) => row.kind === "route");
    expect(notes.at(-1)).toMatchObject({ text: "the dialog goes to new-bot", data: { before: "shop-bot", rule: "everyone" } });
  });

  it("keeps the leads of a renamed binding with `formerly`, their dialogs and what waits for them", async () => {
    echo();
    await leadSays("раз");
    world.jivo.fault({ status: 503, times: 100 });
    await leadSays("два");
    const before = await world.leadOf();
    const yaml = yamlOf(world.places).replace("  jivo:\n    provider: jivo", "  site-chat:\n    formerly: [jivo]\n    provider: jivo");
    await world.restart(yaml);
    world.jivo.clearFaults();
    await world.advance(10_000);
    expect(botLines()).toEqual(["bot: эхо: раз", "bot: эхо: два"]);
    expect(await arrives("site-chat", "три")).toBe(200);
    expect(botLines().at(-1)).toBe("bot: эхо: три");
    expect(world.told("message.received").at(-1)).toMatchObject({
      lead: { id: before.lead.id, binding: "site-chat" },
      dialog: { id: before.dialog?.id, binding: "site-chat" },
    });
    expect((await world.admin("/leads")) as { leads: unknown[] }).toMatchObject({ leads: [{ lead: { id: before.lead.id } }] });
    // Sent again, a webhook from before the rename is still known.
    await arrives("site-chat", "три");
    expect(world.told("message.received").map(words)).toEqual(["раз", "два", "три"]);
  });

  it("finds every fault of a bad file with its place, and does not touch what runs", async () => {
    echo();
    await leadSays("раз");
    const bad = yamlOf(world.places).replace("bot: shop-bot", "bot: shop-bto").replace("provider: jivo", "provider: jivoo");
    const { config, findings } = await world.load(bad);
    expect(config).toBeUndefined();
    const errors = findings.filter(({ level }) => level === "error");
    expect(errors.map(({ hint }) => hint ?? "").join()).toMatch(/jivo[\s\S]*shop-bot/);
    for (const found of errors) expect(found).toMatchObject({ line: expect.any(Number), col: expect.any(Number) });
    expect(JSON.stringify(findings)).not.toContain(BOT_TOKEN);
    await leadSays("два");
    expect(botLines()).toEqual(["bot: эхо: раз", "bot: эхо: два"]);
  });
});
