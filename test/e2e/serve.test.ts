import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { BOT_TOKEN, freePort, pause, ready, run, type Running, type Site, startGateway, WEBHOOK_PATH, writeSite } from "./gateway.ts";
import { clientMessage, JIVO_PROVIDER_ID, JIVO_TOKEN } from "./jivo.ts";
import { type Heard, type Peer, startPeer } from "./peers.ts";

let folder: string;
let bot: Peer;
let jivo: Peer;
let site: Site;
let gateway: Running;

const from = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

function start(): Promise<Running> {
  return ready(startGateway(site));
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "leadgate-e2e-"));
  [bot, jivo] = await Promise.all([startPeer(), startPeer()]);
  site = writeSite({ folder, port: await freePort(), botUrl: bot.url, jivoUrl: jivo.url, tries: 3 });
  gateway = await start();
});

afterEach(async () => {
  gateway.child.kill("SIGKILL");
  await gateway.exited;
  await Promise.all([bot.close(), jivo.close()]);
  rmSync(folder, { recursive: true, force: true });
});

function fromJivo(body: string): Promise<Response> {
  return fetch(`http://127.0.0.1:${site.port}${WEBHOOK_PATH}`, { method: "POST", headers: { "content-type": "application/json" }, body });
}

function leadWrites(text: string, id: string = randomUUID()): Promise<Response> {
  return fromJivo(clientMessage({ id, lead: 1, text, at: Date.now() }));
}

function jivoSays(event: string): Promise<Response> {
  return fromJivo(JSON.stringify({ event, id: randomUUID(), client_id: "7000001", chat_id: "91000001" }));
}

/** Once the gateway has written it; its lines come a little later than what it does. */
async function seen(pattern: RegExp): Promise<void> {
  const limit = Date.now() + 10_000;
  while (!pattern.test(gateway.lines().join("\n"))) {
    if (Date.now() > limit) throw new Error(`${pattern} was not written:\n${gateway.lines().join("\n")}`);
    await pause(20);
  }
}

function hasText(text: string): (call: Heard) => boolean {
  return (call) => (call.body["message"] as { text?: string } | undefined)?.text === text;
}

function say(text: string): { body: unknown } {
  return { body: { actions: [{ type: "say", text }] } };
}

describe("leadgate serve", { timeout: 60_000 }, () => {
  it("carries a lead's message to the bot, and the bot's answer back to the chat that it came from", async () => {
    bot.answerWith(() => say("Добрый день!"));
    expect((await leadWrites("Здравствуйте")).status).toBe(200);

    const event = await bot.call(hasText("Здравствуйте"));
    expect(event.headers.authorization).toBe(`Bearer ${BOT_TOKEN}`);
    expect(event.headers["idempotency-key"]).toBe(event.body["id"]);
    expect(event.body).toMatchObject({ type: "message.received", lead: { name: "Иван 1" }, dialog: { state: "bot", binding: "jivo" } });

    const answer = await jivo.call(hasText("Добрый день!"));
    expect(answer.path).toBe(`/webhooks/${JIVO_PROVIDER_ID}/${JIVO_TOKEN}`);
    expect(answer.body).toMatchObject({ event: "BOT_MESSAGE", client_id: "7000001", chat_id: "91000001", message: { type: "TEXT" } });
  });

  it("answers the provider before the bot has answered", async () => {
    bot.answerWith(() => ({ ...say("поздно"), delay: 2_500 }));
    const began = performance.now();
    expect((await leadWrites("Вы тут?")).status).toBe(200);
    expect(performance.now() - began).toBeLessThan(2_000);
    await jivo.call(hasText("поздно"));
  });

  it("tells the bot once, however often the provider repeats itself", async () => {
    bot.answerWith((call) => say(`echo ${(call.body["message"] as { text: string }).text}`));
    const id = randomUUID();
    for (let time = 0; time < 3; time += 1) expect((await leadWrites("один раз", id)).status).toBe(200);
    await leadWrites("и ещё");
    await jivo.call(hasText("echo и ещё"));
    expect(bot.heard.filter(hasText("один раз"))).toHaveLength(1);
    expect(jivo.heard.filter(hasText("echo один раз"))).toHaveLength(1);
  });

  it("calls an operator when the bot asks for one, and lets the bot speak again when the chat comes back", async () => {
    bot.answerWith((call) =>
      hasText("Оператора!")(call)
        ? { body: { actions: [{ type: "handoff", reason: "asked" }] } }
        : say(`echo ${String(call.body["type"])}`),
    );
    await leadWrites("Оператора!");
    await jivo.call((call) => call.body["event"] === "INVITE_AGENT");
    await jivoSays("AGENT_JOINED");
    await bot.call((call) => call.body["type"] === "operator.joined");

    await leadWrites("Спасибо, дальше с ботом");
    const returned = await bot.call(hasText("Спасибо, дальше с ботом"));
    expect(returned.body).toMatchObject({ dialog: { state: "bot" } });
    await jivo.call(hasText("echo message.received"));
  });

  it("refuses a webhook without the secret, and stores nothing of it", async () => {
    const wrong = await fetch(`http://127.0.0.1:${site.port}/hooks/jivo/bot/wrong`, { method: "POST", body: "{}" });
    expect(wrong.status).toBe(401);
    expect(bot.heard).toHaveLength(0);
  });

  it("finishes and stops when it is asked to, and goes on after a restart where it was killed", async () => {
    bot.answerWith(() => ({ status: 503 }));
    await leadWrites("до остановки");
    await bot.call(hasText("до остановки"));
    gateway.child.kill("SIGTERM");
    expect(await gateway.exited).toEqual({ code: 0, signal: null });

    bot.answerWith(() => say("после"));
    gateway = await start();
    await jivo.call(hasText("после"));
    gateway.child.kill("SIGKILL");
    await gateway.exited;
    gateway = await start();
    await leadWrites("ещё раз");
    await bot.call(hasText("ещё раз"));
    expect(new Set(bot.heard.filter(hasText("до остановки")).map((call) => call.headers["idempotency-key"])).size).toBe(1);
  });

  it("stops as it is asked to when the npm that runs it was ended without a word to it", async () => {
    gateway.child.kill("SIGKILL");
    await gateway.exited;
    const serve = [from("../../scripts/with-node.js"), "node", from("../../bin/leadgate.js"), "serve", "--config", site.config];
    const npm = `require("node:child_process").spawn(process.execPath, ${JSON.stringify(serve)}, {
      stdio: "inherit", env: { ...process.env, npm_lifecycle_event: "serve" } })`;
    gateway = await ready(run(["-e", npm]));
    gateway.child.kill("SIGTERM");
    await seen(/^stopped$/m);
  });

  it("keeps its old configuration when the file becomes bad, says why, and takes the next good one", async () => {
    bot.answerWith(() => say("слышу"));
    const good = readFileSync(site.config, "utf8");
    writeFileSync(site.config, good.replace("bot: shop-bot", "bot: shop-bto"));
    gateway.child.kill("SIGHUP");
    await seen(/the old one stays/);
    expect(gateway.lines().join("\n")).toMatch(/gateway\.yaml:\d+:\d+ .*shop-bto[\s\S]*shop-bot/);
    await leadWrites("раз");
    await jivo.call(hasText("слышу"));

    writeFileSync(site.config, `${good}handoff:\n  history: 5\n`);
    gateway.child.kill("SIGHUP");
    await seen(/^reloaded$/m);
  });

  it("lists at its start the open dialogs that a removed binding leaves behind", async () => {
    await leadWrites("раз");
    await bot.call(hasText("раз"));
    gateway.child.kill("SIGTERM");
    await gateway.exited;
    const good = readFileSync(site.config, "utf8");
    writeFileSync(site.config, good.replace(/ {2}jivo:\n(?: {4}.*\n)+/u, ""));
    gateway = await start();
    await seen(/left behind {2}the binding jivo is gone, and 1 open dialog depends on it; .*add it again, or name it in `formerly`/);
    await seen(/^ {4}lead \S+ of jivo, dialog is bot$/m);
  });

  it("is ready within two seconds of its start", async () => {
    gateway.child.kill("SIGKILL");
    await gateway.exited;
    const began = performance.now();
    gateway = await start();
    const health = await fetch(`http://127.0.0.1:${site.port}/health/ready`);
    expect(health.status).toBe(200);
    // Twice the promise: this machine may be busy with other tests.
    expect(performance.now() - began).toBeLessThan(4_000);
  });
});
