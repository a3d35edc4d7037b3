import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { Server } from "node:http";
import { connect, createServer as createTcp } from "node:net";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Client } from "pg";
import { afterEach, describe, expect, it } from "vitest";
import { ACME, folderWith, GATEWAY_YAML, text } from "../http/acme.ts";
import { postgresUrl } from "../postgres/url.ts";
import { ran } from "./io.ts";

const MAIN = fileURLToPath(new URL("../../src/main.ts", import.meta.url));

interface Served {
  readonly folder: string;
  readonly file: string;
  readonly url: string;
  readonly child: ChildProcess;
  readonly output: () => string;
  /** Resolves once the output matches; rejects when the process ends before. */
  saw(pattern: RegExp): Promise<string>;
  ended: Promise<number | null>;
}

const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const cleanup of cleanups.splice(0).toReversed()) cleanup();
});

async function freePort(): Promise<number> {
  const tcp = createTcp();
  await new Promise<void>((resolve) => tcp.listen(0, "127.0.0.1", resolve));
  const { port } = tcp.address() as AddressInfo;
  await new Promise<void>((resolve) => tcp.close(() => resolve()));
  return port;
}

/** Node tells nobody the descriptor of a listening socket; a supervisor that passes it on knows it anyway. */
function fdOf(server: Server): number {
  return (server as unknown as { _handle: { fd: number } })._handle.fd;
}

async function serve(
  options: { yaml?: (yaml: string) => string; env?: Record<string, string>; stdio?: Server; at?: { folder: string; file: string } } = {},
): Promise<Served> {
  const port = await freePort();
  const yaml = (options.yaml ?? ((same) => same))(GATEWAY_YAML.replace("127.0.0.1:0", `127.0.0.1:${port}`));
  const { folder, file } = options.at ?? folderWith(yaml);
  cleanups.push(() => rmSync(folder, { recursive: true, force: true }));
  const child = spawn(process.execPath, [MAIN, "serve", "--config", file], {
    cwd: folder,
    env: { PATH: process.env["PATH"] ?? "", ...options.env },
    stdio: ["ignore", "pipe", "pipe", ...(options.stdio ? [fdOf(options.stdio)] : [])],
  });
  cleanups.push(() => void child.kill("SIGKILL"));
  let output = "";
  const watching = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (part: Buffer) => {
      output += part.toString();
      for (const look of watching) look();
    });
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const saw = (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        const found = pattern.exec(output);
        if (!found) return;
        watching.delete(look);
        resolve(found[0]);
      };
      watching.add(look);
      look();
      void ended.then((code) => reject(new Error(`ended with ${code} before ${pattern}:\n${output}`)));
    });
  return { folder, file, url: `http://127.0.0.1:${port}`, child, output: () => output, saw, ended };
}

/** A database of its own on this run's PostgreSQL; undefined where there is none. */
async function database(): Promise<{ url: string; sql(text: string): Promise<Record<string, unknown>[]> } | undefined> {
  const server = await postgresUrl();
  if (server === undefined) return undefined;
  const name = `serve_${process.pid}`;
  const admin = new Client(server);
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name}`);
  await admin.end();
  const url = server.replace(/[^/]*$/, name);
  const client = new Client(url);
  client.on("error", () => {});
  await client.connect();
  cleanups.push(() => void client.end().catch(() => {}));
  return { url, sql: async (text) => (await client.query<Record<string, unknown>>(text)).rows };
}

const post = (url: string, body: unknown) =>
  fetch(`${url}/hooks/acme/in/ACMESECRET`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });

describe("serve", () => {
  it("starts within two seconds, says what listens where without secrets, and stops at SIGTERM with 0", async () => {
    const started = performance.now();
    const served = await serve();
    await served.saw(/acme.*\n.*Webhook: .*/);
    // Twice the promise: this machine may be busy with other tests.
    expect(performance.now() - started).toBeLessThan(4_000);
    expect(served.output()).toContain("http://localhost:8080/hooks/acme/in/***");
    expect(served.output()).not.toMatch(/ACMESECRET|BOTSECRET/);
    expect((await fetch(`${served.url}/health/ready`)).status).toBe(200);
    served.child.kill("SIGTERM");
    expect(await served.ended).toBe(0);
    expect(served.output()).toContain("stopped");
  });

  it("gives metrics without a token on an address of their own only, and logs from the level that is configured", async () => {
    const port = await freePort();
    const quiet = (yaml: string) => yaml.replace("server: {", `server: { log: warn, metrics: "127.0.0.1:${port}",`);
    const served = await serve({ yaml: quiet });
    await served.saw(/^ready$/m);
    expect(served.output()).toContain(`metrics on http://127.0.0.1:${port}/metrics`);
    expect((await post(served.url, text("e1", "Hi"))).status).toBe(200);
    const page = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    expect(page).toContain('leadgate_webhook_total{binding="acme",result="queued",reason=""} 1');
    expect((await fetch(`http://127.0.0.1:${port}/health/live`)).status).toBe(404);
    expect((await fetch(`${served.url}/metrics`)).status).toBe(404);
    expect(served.output()).not.toContain('"msg":"webhook"');

    writeFileSync(served.file, "version: 2");
    served.child.kill("SIGHUP");
    await served.saw(/the old one stays/);
    expect(await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()).toContain('leadgate_config_reload_total{result="refused"} 1');
    writeFileSync(
      served.file,
      quiet(GATEWAY_YAML.replace("127.0.0.1:0", served.url.slice("http://".length))).replace("log: warn", "log: info"),
    );
    served.child.kill("SIGHUP");
    await served.saw(/^reloaded/m);
    expect((await post(served.url, text("e2", "Hi"))).status).toBe(200);
    await served.saw(/"msg":"webhook"/);
    served.child.kill("SIGTERM");
    expect(await served.ended).toBe(0);
  });

  it("keeps what it accepted over a kill, and its secret and its webhooks over a restart", async () => {
    const first = await serve();
    await first.saw(/^ready$/m);
    expect((await post(first.url, text("e1", "Hi"))).status).toBe(200);
    const secret = join(first.folder, ".data", "server.secret");
    const made = readFileSync(secret, "utf8");
    expect(statSync(secret).mode & 0o777).toBe(0o600);
    expect(statSync(join(first.folder, ".data", "leadgate.sock")).mode & 0o777).toBe(0o600);
    first.child.kill("SIGKILL");
    await first.ended;

    const second = await serve({ at: first });
    await second.saw(/^ready$/m);
    expect(readFileSync(secret, "utf8")).toBe(made);
    const { out } = await ran(["inbox", "list", "--json"], { cwd: first.folder });
    expect(JSON.parse(out)).toMatchObject([{ binding: "acme", eventType: "TEXT" }]);
  });

  it("shares a PostgreSQL with another: one secret, one inbox, and its password is shown by neither", async () => {
    const shared = await database();
    if (!shared) return;
    const yaml = (given: string) => given.replace("driver: sqlite, path: .data/leadgate.db", `driver: postgres, url: "${shared.url}"`);
    const both = await Promise.all([serve({ yaml }), serve({ yaml })]);
    await Promise.all(both.map((one) => one.saw(/^ready$/m)));
    const [first, second] = both;
    const hook = (one: Served, event: string, words: string) => post(one.url, text(event, words)).then(({ status }) => status);
    expect(await Promise.all([hook(first, "e1", "Hi"), hook(second, "e1", "Hi"), hook(second, "e2", "Ho")])).toEqual([200, 200, 200]);
    const listed = async (one: Served) => JSON.parse((await ran(["inbox", "list", "--json"], { cwd: one.folder })).out) as unknown[];
    await expect.poll(() => listed(first)).toHaveLength(2);
    first.child.kill("SIGKILL");
    second.child.kill("SIGTERM");
    expect(await second.ended).toBe(0);
    // Nobody runs any more: the command opens the database itself.
    expect(await listed(second)).toHaveLength(2);
    const keys = [];
    for (const { folder } of both) {
      const definition = join(folder, "my-providers", "acme", "provider.yaml");
      writeFileSync(definition, `${readFileSync(definition, "utf8")}    - { title: Key, value: webhookKey, where: Here }\n`);
      const { out } = await ran(["setup", "acme", "show", "--json"], { cwd: folder });
      keys.push(JSON.parse(out).at(-1).value);
    }
    expect(keys[0]).toMatch(/^[\w-]{16,}$/);
    expect(keys[1]).toBe(keys[0]);
    expect(await shared.sql("SELECT count(*)::int AS n FROM leadgate.meta WHERE key = 'server.secret'")).toEqual([{ n: 1 }]);
    for (const one of both) {
      expect(existsSync(join(one.folder, ".data", "server.secret"))).toBe(false);
      expect(one.output()).not.toContain("of-no-secret");
    }
  });

  it("finishes a request that is in when SIGTERM comes", async () => {
    const served = await serve();
    await served.saw(/^ready$/m);
    let send: ((text: string) => void) | undefined;
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        send = (text) => {
          controller.enqueue(new TextEncoder().encode(text));
          controller.close();
        };
        controller.enqueue(new TextEncoder().encode(" "));
      },
    });
    const answered = fetch(`${served.url}/hooks/acme/in/ACMESECRET`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
      duplex: "half",
    } as RequestInit);
    // The readiness probe comes after the request on the wire, so that the server has begun to read it.
    await fetch(`${served.url}/health/live`);
    served.child.kill("SIGTERM");
    await served.saw(/finishing/);
    send?.(JSON.stringify(text("e1", "Hi")));
    expect((await answered).status).toBe(200);
    expect(await served.ended).toBe(0);
    const { out } = await ran(["inbox", "list", "--json"], { cwd: served.folder });
    expect(JSON.parse(out)).toHaveLength(1);
  });

  it("reloads a changed file, keeps the old one when the new one is bad, and says why", async () => {
    const served = await serve();
    await served.saw(/^ready$/m);
    const good = readFileSync(served.file, "utf8");

    writeFileSync(served.file, good.replace("bot: bot }", "bot: nobody }"));
    await served.saw(/gateway\.yaml:\d+:\d+ .*nobody[\s\S]*the old one stays/);
    expect((await post(served.url, text("e1", "still here"))).status).toBe(200);

    writeFileSync(served.file, good.replace("  acme:\n", "  acme-two:\n"));
    await served.saw(/reloaded[\s\S]*acme-two/);
    expect((await post(served.url, text("e2", "gone"))).status).toBe(404);
  });

  it("reloads at SIGHUP when only a definition's text changed", async () => {
    const served = await serve();
    await served.saw(/^ready$/m);
    const definition = join(served.folder, "my-providers", "acme", "provider.yaml");
    writeFileSync(definition, ACME.replace("Acme Chat", "Acme Talk"));
    served.child.kill("SIGHUP");
    await served.saw(/Acme Talk/);
  });

  it("disables a binding whose secret is not set and says which variable it wants", async () => {
    const served = await serve({ yaml: (yaml) => yaml.replace('"ACMESECRET"', '"${ACME_TOKEN}"') });
    await served.saw(/^ready$/m);
    expect(served.output()).toMatch(/acme.*disabled.*/);
    expect(served.output()).toContain("ACME_TOKEN");
    expect((await post(served.url, text("e1", "Hi"))).status).toBe(404);
    expect((await fetch(`${served.url}/health/ready`)).status).toBe(200);
  });

  it("does not start on a bad file, and prints every finding", async () => {
    const served = await serve({ yaml: (yaml) => `${yaml}\nfoo: 1\nbar: 2\n` });
    expect(await served.ended).toBe(1);
    expect(served.output()).toMatch(/foo[\s\S]*bar/);
  });

  it("does not move to another port when its own is busy", async () => {
    const first = await serve();
    await first.saw(/^ready$/m);
    const port = new URL(first.url).port;
    const second = await serve({ yaml: (yaml) => yaml.replace(/127\.0\.0\.1:\d+/, `127.0.0.1:${port}`) });
    expect(await second.ended).toBe(1);
    expect(second.output()).toContain(port);
    // What had begun to run is stopped before the store is closed under it.
    expect(second.output()).not.toContain("cannot be archived");
  });

  it("refuses a store that another gateway holds", async () => {
    const first = await serve();
    await first.saw(/^ready$/m);
    const second = await serve({ at: first });
    expect(await second.ended).toBe(1);
    expect(existsSync(join(first.folder, ".data", "leadgate.sock"))).toBe(true);
    expect((await fetch(`${first.url}/health/ready`)).status).toBe(200);
  });

  it("serves on a socket that it inherits", async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const served = await serve({ stdio: server, env: { LISTEN_FDS: "1" } });
    await served.saw(/inherited/);
    server.close();
    expect((await fetch(`http://127.0.0.1:${port}/health/ready`)).status).toBe(200);
  });

  it("goes on after a body that came too slowly", async () => {
    const served = await serve({ yaml: (yaml) => yaml.replace("body: 256KiB", "body: 256KiB, bodyTimeout: 50ms") });
    await served.saw(/^ready$/m);
    for (let time = 0; time < 3; time += 1) {
      const answer = await new Promise<string>((resolve) => {
        const socket = connect(Number(new URL(served.url).port), "127.0.0.1");
        let text = "";
        socket.on("data", (part) => (text += String(part)));
        socket.on("error", () => {});
        socket.on("close", () => resolve(text));
        socket.write("POST /hooks/acme/in/GUESS HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{");
      });
      expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    }
    expect((await fetch(`${served.url}/health/ready`)).status).toBe(200);
    served.child.kill("SIGTERM");
    expect(await served.ended).toBe(0);
  });

  it("gives the admin API on TCP only to who brings the token", async () => {
    const served = await serve({ env: { LEADGATE_ADMIN_TOKEN: "T0KEN" } });
    await served.saw(/^ready$/m);
    const far = (token: string) => ran(["lead", "list", "--json", "--url", served.url, "--token", token]);
    expect(await far("T0KEN")).toMatchObject({ code: 0, out: "[]\n" });
    expect(await far("GUESS")).toMatchObject({ code: 1 });
  });
});
