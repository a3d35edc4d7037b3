import { appendFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { opened } from "../../src/delivery/transcript.ts";
import type { Transcript } from "../../src/delivery/transcript.ts";
import { freePort, pause, ready, startGateway, WEBHOOK_PATH, writeSite } from "../e2e/gateway.ts";
import { clientMessage } from "../e2e/jivo.ts";
import { createRandom } from "./random.ts";

const CLIENTS = 6;
const ROUNDS = 5;
const LIMIT = 60_000;

const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const cleanup of cleanups.splice(0).toReversed()) cleanup();
});

/** Every document that lies in the archive's folder; one that is not whole fails the test. */
function documentsIn(folder: string): Transcript[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".json"))
    .map((entry) => {
      const transcript = opened(JSON.parse(readFileSync(join(entry.parentPath, entry.name), "utf8")));
      if ("damage" in transcript) throw new Error(`${entry.name}: ${transcript.damage}`);
      return transcript;
    });
}

it("has every line that was acknowledged, once and in order, over kills in the middle of everything", { timeout: 180_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), "leadgate-archive-"));
  cleanups.push(() => rmSync(folder, { recursive: true }));
  const peers = createServer((request, response) => {
    request.resume().on("end", () => {
      response.setHeader("content-type", "application/json");
      response.end(request.url?.startsWith("/bot") ? '{ "actions": [{ "type": "say", "text": "an answer" }] }' : "{}");
    });
  }).listen(0, "127.0.0.1");
  cleanups.push(
    () => void peers.closeAllConnections(),
    () => void peers.close(),
  );
  await new Promise((resolve) => peers.once("listening", resolve));
  const base = `http://127.0.0.1:${(peers.address() as AddressInfo).port}`;
  const site = writeSite({ folder, port: await freePort(), botUrl: `${base}/bot`, jivoUrl: base, tries: 5 });
  appendFileSync(site.config, "dialogs: { archiveAfter: 1ms }\n");
  const archive = join(folder, "data", "archive");
  const random = createRandom(20_261_121);
  const acknowledged: string[][] = Array.from({ length: CLIENTS }, () => []);
  let sent = 0;

  const write = async (client: number) => {
    const line = `line ${(sent += 1)}`;
    const body = clientMessage({ id: line, lead: client, text: line, at: Date.now() });
    const headers = { "content-type": "application/json" };
    const response = await fetch(`http://127.0.0.1:${site.port}${WEBHOOK_PATH}`, { method: "POST", headers, body });
    if (response.ok) acknowledged[client]!.push(line);
  };

  for (let round = 0; round < ROUNDS; round += 1) {
    const gateway = startGateway(site);
    cleanups.push(() => void gateway.child.kill("SIGKILL"));
    await ready(gateway);
    for (let client = 0; client < CLIENTS; client += 1) await write(client);
    await pause(random() * 400);
    gateway.child.kill("SIGKILL");
    await gateway.exited;
    documentsIn(archive);
  }

  const last = startGateway(site);
  cleanups.push(() => void last.child.kill("SIGKILL"));
  const lines = () => documentsIn(archive).map((transcript) => transcript.lines.filter(({ by }) => by === "lead").map(({ text }) => text));
  const archived = () => lines().reduce((sum, one) => sum + one.length, 0);
  for (const end = Date.now() + LIMIT; archived() < sent && Date.now() < end;) await pause(100);
  const sorted = (all: readonly (readonly unknown[])[]) => all.map((one) => one.join(", ")).toSorted();
  expect(sorted(lines())).toEqual(sorted(acknowledged));
  last.child.kill("SIGTERM");
  expect((await last.exited).code).toBe(0);
});
