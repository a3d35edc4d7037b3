import { execFileSync, spawnSync } from "node:child_process";
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { connect } from "node:net";
import type { AddressInfo, Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { freePort, pause, ready, type Running, type Site, startGateway, WEBHOOK_PATH, writeSite } from "../e2e/gateway.ts";
import { clientMessage } from "../e2e/jivo.ts";

/** More than the gateway keeps free on its disk (64 MiB), so that it runs at all. */
const DISK = 72 * 1024 * 1024;
const LEADS = 4;
/** Milliseconds within which the first webhook is taken again. */
const SOON = 5_000;

/** Mounting is for root, and not in every container. */
const canMount = (() => {
  const folder = mkdtempSync(join(tmpdir(), "leadgate-mount-"));
  const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", folder]).status === 0;
  if (mounted) execFileSync("umount", [folder]);
  rmSync(folder, { recursive: true });
  return mounted;
})();
/** Changes the limits of a process that runs; it comes with every Linux. */
const canLimit = spawnSync("prlimit", ["--version"]).status === 0;
if (!canMount) process.stderr.write("\n*** NOT TESTED: a full disk. A tmpfs cannot be mounted here. ***\n\n");
if (!canLimit) process.stderr.write("\n*** NOT TESTED: limits of a process. There is no prlimit here. ***\n\n");

describe("what runs out", { timeout: 90_000 }, () => {
  let folder = "";
  let site: Site;
  let gateway: Running;
  /** What the bot heard, in order. */
  let heard: string[] = [];
  let acknowledged: string[] = [];
  const cleanups: (() => void)[] = [];

  beforeEach(async () => {
    heard = [];
    acknowledged = [];
    folder = mkdtempSync(join(tmpdir(), "leadgate-resources-"));
    cleanups.push(() => rmSync(folder, { recursive: true, force: true }));
    const peers = createServer((call, answer) => {
      let body = "";
      call.setEncoding("utf8");
      call.on("data", (part: string) => (body += part));
      call.on("end", () => {
        const said = /"text":"(\d+:\d+)/.exec(body)?.[1];
        // Once per id: what the bot is told again, it knows.
        if (call.url === "/bot" && said !== undefined && !heard.includes(said)) heard.push(said);
        answer.setHeader("content-type", "application/json");
        answer.end(call.url === "/bot" ? '{ "actions": [] }' : "{}");
      });
    }).listen(0, "127.0.0.1");
    cleanups.push(
      () => void peers.closeAllConnections(),
      () => void peers.close(),
    );
    await new Promise((resolve) => peers.once("listening", resolve));
    const base = `http://127.0.0.1:${(peers.address() as AddressInfo).port}`;
    site = writeSite({ folder, port: await freePort(), botUrl: `${base}/bot`, jivoUrl: base, tries: 20 });
  });
  afterEach(async () => {
    gateway.child.kill("SIGKILL");
    await gateway.exited;
    for (const cleanup of cleanups.splice(0).toReversed()) cleanup();
  });

  let sent = 0;
  /** Its answer; 0 = none. What was acknowledged is noted. */
  async function write(size = 0): Promise<number> {
    const lead = (sent += 1) % LEADS;
    const text = `${lead}:${sent}`;
    const body = clientMessage({ id: `id-${sent}`, lead, text: text + " ".repeat(size), at: Date.now() });
    const headers = { "content-type": "application/json", connection: "close" };
    const asked = fetch(`http://127.0.0.1:${site.port}${WEBHOOK_PATH}`, {
      method: "POST",
      headers,
      body,
      signal: AbortSignal.timeout(5_000),
    });
    const status = await asked.then(
      async (response) => {
        await response.arrayBuffer();
        return response.status;
      },
      () => 0,
    );
    if (status === 200) acknowledged.push(text);
    return status;
  }

  async function untilRefused(size: number): Promise<void> {
    let status = 200;
    for (let n = 0; n < 3_000 && status === 200; n += 1) status = await write(size);
    expect(status).toBe(503);
  }

  async function untilTaken(): Promise<number> {
    const began = performance.now();
    while ((await write()) !== 200) if (performance.now() - began > 15_000) break;
    return performance.now() - began;
  }

  async function nothingIsLost(): Promise<void> {
    for (const end = Date.now() + 20_000; heard.length < acknowledged.length && Date.now() < end;) await pause(50);
    for (let lead = 0; lead < LEADS; lead += 1) {
      const of = (all: readonly string[]) => all.filter((text) => text.startsWith(`${lead}:`));
      expect(of(heard)).toEqual(of(acknowledged));
    }
  }

  it.skipIf(!canMount)(
    "a full disk refuses webhooks with 503 and ends nothing; with space again they are taken within 5 s, and none is lost",
    async () => {
      const data = join(folder, "data");
      mkdirSync(data);
      execFileSync("mount", ["-t", "tmpfs", "-o", `size=${DISK}`, "tmpfs", data]);
      cleanups.push(() => void spawnSync("umount", ["-l", data]));
      gateway = await ready(startGateway(site));
      for (let n = 0; n < 20; n += 1) expect(await write()).toBe(200);
      // All at once, so that writes fail before the gateway has looked at how much is free.
      const ballast = join(data, "ballast");
      spawnSync("dd", ["if=/dev/zero", `of=${ballast}`, "bs=64k"]);
      await untilRefused(20_000);
      const answers = [];
      for (let n = 0; n < 40; n += 1) answers.push(await write(20_000));
      expect(new Set(answers)).toEqual(new Set([503]));
      await pause(1_500); // what the lanes had to write was refused too
      expect(gateway.child.exitCode).toBeNull();
      rmSync(ballast);
      expect(await untilTaken()).toBeLessThan(SOON);
      await nothingIsLost();
    },
  );

  it.skipIf(!existsSync("/dev/full"))("a log that cannot be written ends nothing", async () => {
    const full = openSync("/dev/full", "w");
    gateway = await ready(startGateway(site, { stderr: full }));
    closeSync(full);
    for (let n = 0; n < 20; n += 1) expect(await write()).toBe(200);
    await nothingIsLost();
    expect(gateway.child.exitCode).toBeNull();
  });

  it.skipIf(!canLimit)(
    "files that may not grow refuse webhooks with 503 and end nothing, and what was acknowledged survives a kill then",
    async () => {
      gateway = await ready(startGateway(site));
      const limit = (value: string) => execFileSync("prlimit", ["--pid", String(gateway.child.pid), `--fsize=${value}`]);
      for (let n = 0; n < 20; n += 1) expect(await write()).toBe(200);
      const wal = `${join(folder, "data", "leadgate.db")}-wal`;
      limit(`${statSync(wal).size + 200_000}:unlimited`);
      await untilRefused(20_000);
      // A checkpoint that ends now lets the log begin anew, and some find room.
      for (let n = 0; n < 20; n += 1) expect([200, 503]).toContain(await write(20_000));
      expect(gateway.child.exitCode).toBeNull();
      limit("unlimited");
      expect(await untilTaken()).toBeLessThan(SOON);
      limit(`${statSync(wal).size + 100_000}:unlimited`);
      await untilRefused(20_000);
      gateway.child.kill("SIGKILL");
      await gateway.exited;
      gateway = await ready(startGateway(site));
      expect(await write()).toBe(200);
      await nothingIsLost();
    },
  );

  it.skipIf(!canLimit)(
    "with no file left to open those who come get no wrong answer and nothing ends; with files again all goes on",
    async () => {
      gateway = await ready(startGateway(site));
      execFileSync("prlimit", ["--pid", String(gateway.child.pid), "--nofile=64:64"]);
      const crowd: Socket[] = [];
      cleanups.push(() => crowd.forEach((socket) => socket.destroy()));
      for (let n = 0; n < 100; n += 1) crowd.push(connect(site.port, "127.0.0.1").on("error", () => {}));
      await pause(300);
      const answers: number[] = [];
      for (let n = 0; n < 30; n += 1) answers.push(await write());
      expect(answers.filter((status) => ![0, 200, 503].includes(status))).toEqual([]);
      expect(answers.filter((status) => status === 0).length).toBeGreaterThan(0);
      expect(gateway.child.exitCode).toBeNull();
      for (const socket of crowd) socket.destroy();
      expect(await untilTaken()).toBeLessThan(SOON);
      for (let n = 0; n < 20; n += 1) expect(await write()).toBe(200);
      await nothingIsLost();
    },
  );

  it("a store that is damaged ends the start with its code and what to do, and is left as it is", async () => {
    gateway = await ready(startGateway(site));
    for (let n = 0; n < 20; n += 1) await write();
    gateway.child.kill("SIGTERM");
    await gateway.exited;
    const file = join(folder, "data", "leadgate.db");
    writeFileSync(file, Buffer.alloc(4_096), { flag: "r+" });
    const size = statSync(file).size;
    gateway = startGateway(site);
    expect((await gateway.exited).code).toBe(1);
    expect(gateway.lines().join("\n")).toMatch(/store\.damaged.*leadgate\.db.*restore a backup/);
    expect(statSync(file).size).toBe(size);
  });
});
