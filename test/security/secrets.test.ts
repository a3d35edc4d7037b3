import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import type { SendHttp } from "../../src/deps.ts";
import { openDocuments } from "../../src/documents.ts";
import { createGateway } from "../../src/gateway.ts";
import { openSqliteStore } from "../../src/delivery/store-sqlite.ts";
import { manualClock } from "../delivery/engine-world.ts";
import { ACME, configOf, folderWith, GATEWAY_YAML, hook, text } from "../http/acme.ts";

/** Each in another place of the configuration, with characters that URLs, JSON and HTML write in other ways. */
const CANARY = {
  token: 'canary-acme/"tok&en"+é',
  bot: "canary-bot-token-5519",
  server: "canary-server-secret-8841",
  admin: "canary-admin-token-2277",
};

const cleanups: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup();
});

function forms(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const html = secret.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  // In base64, what is the same wherever the secret stands in a longer text.
  const base64 = [0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift), bytes])
      .toString("base64")
      .slice(4, -4),
  );
  return [
    secret,
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    JSON.stringify(JSON.stringify(secret)).slice(3, -3),
    html,
    ...base64,
  ];
}

it("a canary is in no answer, error, timeline, dead letter, store's record or archive, in none of its forms", async () => {
  const yaml = GATEWAY_YAML.replace("server: { ", `server: { secret: "${CANARY.server}", `)
    .replace('"ACMESECRET"', `'${CANARY.token}'`)
    .replace('"BOTSECRET"', `"${CANARY.bot}"`);
  // The provider echoes the token in its refusals, and so do mappings that fail.
  const acme = ACME.replace(
    'json: \'{ "client": lead.externalId, "text": command.message.text }\'',
    'json: \'{ "client": lead.externalId, "text": command.message.text }\'\n    delivered: body.ok\n    reason: \'"refused: " & body.error & " " & settings.token\'',
  ).replace(
    `'$error("this mapping is broken")'`,
    `'$error("broken with " & settings.token & " " & $encodeUrlComponent(settings.token) & " " & $base64encode("u:" & settings.token))'`,
  );
  const { folder, file } = folderWith(yaml, acme);
  const base = mkdtempSync(join(tmpdir(), "leadgate-canary-"));
  cleanups.push(
    () => rmSync(folder, { recursive: true }),
    () => rmSync(base, { recursive: true }),
  );
  const lines: unknown[] = [];
  const write = (fields: object, message: string) => void lines.push(fields, message);
  const clock = manualClock(Date.parse("2026-11-21T10:00:00Z"));
  let ids = 0;
  const config = await configOf(file);
  const log = { debug: write, info: write, warn: write, error: write };
  const limits = { backlog: 1_000, waiting: 10, minFreeBytes: 0 };
  const store = await openSqliteStore({ path: join(base, "store.db"), now: clock.now, limits, log });
  const documents = await openDocuments("fs", { base: join(base, "archive") });
  /** The bot says its token, the provider echoes it. */
  const send: SendHttp = async ({ url, headers }) => {
    const isBot = url.includes("bot.invalid");
    const body = isBot
      ? { actions: [{ type: "say", text: `my token is ${headers["authorization"]}` }] }
      : { ok: false, error: `no such token ${CANARY.token} at ${url}` };
    return { status: isBot ? 200 : 400, headers: { "content-type": "application/json" }, body: Buffer.from(JSON.stringify(body)) };
  };
  const gateway = createGateway({
    config,
    store,
    documents,
    adminToken: CANARY.admin,
    deps: {
      clock,
      newId: () => `00000000-0000-7000-8000-${String(++ids).padStart(12, "0")}`,
      send,
      openHttp: () => Promise.reject(new Error(`no network for ${CANARY.token}`)),
      log,
    },
  });
  await gateway.start();

  const path = `/in/${encodeURIComponent(CANARY.token)}`;
  const answers: string[] = [];
  const seen = async (response: Response): Promise<number> => {
    answers.push(JSON.stringify([...response.headers]), await response.text());
    return response.status;
  };
  const ask = (url: string, init: RequestInit = {}) => gateway.fetch(new Request(`http://localhost${url}`, init));
  expect(await seen(await hook(gateway, text("e1", "Hi"), path))).toBe(200);
  expect(await seen(await hook(gateway, { ...text("e2", "x"), event: "BROKEN" }, path))).toBe(200);
  await seen(await hook(gateway, { event: CANARY.token, id: "e3", client: "7" }, path));
  await seen(
    await hook(gateway, text("e4", "x"), `${path}?token=${encodeURIComponent(CANARY.token)}`, {
      "x-token": CANARY.bot,
      authorization: CANARY.bot,
    }),
  );
  await seen(await hook(gateway, `{"${"a".repeat(40)}`, path));
  await seen(await hook(gateway, { ...text("e6", "x"), [CANARY.bot]: { [CANARY.token]: 1 } }, path));
  await seen(await hook(gateway, text("e5", "x"), `${path}x`));
  await seen(await ask("/bots/bot/actions", { method: "POST", headers: { authorization: `Bearer ${CANARY.bot}x` }, body: "{}" }));
  await seen(
    await ask("/bots/bot/actions", {
      method: "POST",
      headers: { authorization: `Bearer ${CANARY.bot}`, "content-type": "application/json" },
      body: JSON.stringify({ leadId: CANARY.bot, [CANARY.bot]: 1, idempotencyKey: "k", actions: [{ type: CANARY.bot }] }),
    }),
  );
  await gateway.idle();

  const admin = async (where: string, init: RequestInit = {}): Promise<string> => {
    const headers = { authorization: `Bearer ${CANARY.admin}`, "content-type": "application/json" };
    const response = await ask(`/admin${where}`, { ...init, headers });
    const body = await response.text();
    answers.push(body);
    return body;
  };
  const { leads } = JSON.parse(await admin("/leads")) as { leads: { lead: { id: string } }[] };
  for (const { lead } of leads) for (const what of ["", "/timeline", "/dialogs"]) await admin(`/leads/${lead.id}${what}`);
  const { requests } = JSON.parse(await admin("/inbox")) as { requests: { id: string }[] };
  for (const { id } of requests) await admin(`/inbox/${id}`);
  const { letters } = JSON.parse(await admin("/dead")) as { letters: { id: string }[] };
  for (const { id } of letters) await admin(`/dead/${id}`);
  for (const where of [
    "/outbox",
    "/stats",
    "/bindings",
    "/leads/nobody",
    `/leads/${encodeURIComponent(CANARY.token)}`,
    `/leads?search=${CANARY.bot}`,
  ])
    await admin(where);
  for (const { id } of letters)
    await admin(`/dead/${id}/drop`, { method: "POST", body: JSON.stringify({ reason: `because of ${CANARY.token}` }) });
  expect(leads).toHaveLength(1);
  expect(requests.length).toBeGreaterThan(2);
  expect(letters.length).toBeGreaterThan(1);

  // The dialog's time to be archived comes; its file is written on a real disk.
  const archived = (): string[] =>
    existsSync(join(base, "archive"))
      ? readdirSync(join(base, "archive"), { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile() && entry.name.endsWith(".json"))
          .map((entry) => `${join(entry.parentPath, entry.name)} ${readFileSync(join(entry.parentPath, entry.name), "utf8")}`)
      : [];
  for (let minute = 0; minute < 120 && archived().length === 0; minute += 1) {
    const until = clock.now() + 60_000;
    while (clock.next(until)) await new Promise((resolve) => setImmediate(resolve));
    await gateway.idle();
    for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  }
  await gateway.stop(1_000);
  await store.close();
  const written = archived();

  const places: Record<string, string> = { answers: answers.join("\n"), archive: written.join("\n") };
  for (const [place, all] of Object.entries(places))
    for (const [name, secret] of Object.entries(CANARY))
      for (const form of forms(secret)) expect(all.includes(form), `${name} as ${form} in ${place}`).toBe(false);
  // And the test can see: what is no secret is there, masked beside it.
  expect(places["answers"]).toContain("***");
  expect(written.join("\n")).toContain("my token is");
});
