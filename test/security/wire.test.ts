import { mkdtempSync, rmSync, statSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freePort, ready, startGateway, WEBHOOK_PATH, writeSite } from "../e2e/gateway.ts";
import type { Running, Site } from "../e2e/gateway.ts";
import { clientMessage } from "../e2e/jivo.ts";

let folder: string;
let site: Site;
let running: Running;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "leadgate-wire-"));
  const nowhere = "http://127.0.0.1:9";
  site = writeSite({ folder, port: await freePort(), botUrl: nowhere, jivoUrl: nowhere, tries: 3 });
  running = startGateway(site);
  await ready(running);
}, 60_000);

afterAll(async () => {
  running.child.kill("SIGKILL");
  await running.exited;
  rmSync(folder, { recursive: true, force: true });
});

/** What comes back for these bytes, until the server closes or has answered `answers` times. */
function raw(bytes: string | readonly string[], answers = 1): Promise<string> {
  return new Promise((resolve) => {
    let text = "";
    const socket = connect(site.port, "127.0.0.1", () => {
      for (const part of [bytes].flat()) socket.write(part, "latin1");
    });
    socket.setTimeout(15_000, () => socket.destroy());
    socket.on("data", (part) => {
      text += String(part);
      if ((text.match(/HTTP\/1\.1 \d/g) ?? []).length >= answers && text.includes("\r\n\r\n")) socket.end();
    });
    socket.on("error", () => {});
    socket.on("close", () => resolve(text));
  });
}

const statuses = (text: string): number[] => [...text.matchAll(/HTTP\/1\.1 (\d{3})/g)].map((match) => Number(match[1]));
const message = (id: string): string => clientMessage({ id, lead: 1, text: "Hi", at: 1_795_000_000_000 });
const post = (headers: string, body: string): string =>
  `POST ${WEBHOOK_PATH} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n${headers}\r\n\r\n${body}`;
const accepted = (): number => running.lines().filter((line) => /"outcome":"(queued|duplicate)"/.test(line)).length;

it("takes a webhook that is whole", async () => {
  const body = message("whole");
  expect(statuses(await raw(post(`Content-Length: ${Buffer.byteLength(body)}`, Buffer.from(body).toString("latin1"))))).toEqual([200]);
});

describe("request smuggling: what two readers could understand in two ways is refused whole", () => {
  const hidden = `POST ${WEBHOOK_PATH} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{}`;
  it.each([
    ["two lengths", "Content-Length: 2\r\nContent-Length: 40", "{}"],
    ["two equal lengths in one", "Content-Length: 2, 2", "{}"],
    ["a length and chunks", "Content-Length: 2\r\nTransfer-Encoding: chunked", `0\r\n\r\n${hidden}`],
    ["chunks and a length", "Transfer-Encoding: chunked\r\nContent-Length: 2", `0\r\n\r\n${hidden}`],
    ["two transfer encodings", "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity", `0\r\n\r\n${hidden}`],
    ["an unknown one before chunked", "Transfer-Encoding: x, identity", `0\r\n\r\n${hidden}`],
    ["a blank before the colon", "Content-Length : 2", `{}${hidden}`],
    ["a folded header", "X-A: b\r\n Content-Length: 2", `{}${hidden}`],
    ["a length with a sign", "Content-Length: +2", `{}${hidden}`],
    ["a length in hex", "Content-Length: 0x2", `{}${hidden}`],
    ["a bare line feed within a header", "X-A: b\nContent-Length: 2", `{}${hidden}`],
    ["a NUL in a header", "X-A: b\0c\r\nContent-Length: 2", "{}"],
    ["a chunk of a length with a sign", "Transfer-Encoding: chunked", `-2\r\n{}\r\n0\r\n\r\n`],
    ["a chunk longer than any number", "Transfer-Encoding: chunked", `${"f".repeat(20)}\r\n{}\r\n0\r\n\r\n`],
  ])("%s", async (_, headers, body) => {
    const [first, ...more] = statuses(await raw(post(headers, body)));
    expect([400, 408, 501]).toContain(first);
    // The connection ends there: nothing behind it is read as a request.
    expect(more).toEqual([]);
    // The whole one of before, at most.
    expect(accepted()).toBeLessThanOrEqual(1);
  });

  it("no Host, and two of them", async () => {
    expect(statuses(await raw("GET /health/live HTTP/1.1\r\n\r\n"))).toEqual([400]);
    expect(statuses(await raw("GET /health/live HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"))[0]).not.toBe(500);
  });
});

describe("bounds of a request", () => {
  it("headers beyond 16 KiB are refused, in one or in many", async () => {
    const one = `GET /health/live HTTP/1.1\r\nHost: x\r\nX-A: ${"a".repeat(20_000)}\r\n\r\n`;
    const many = `GET /health/live HTTP/1.1\r\nHost: x\r\n${Array.from({ length: 3_000 }, (_, index) => `X-${index}: aaaa\r\n`).join("")}\r\n`;
    expect(statuses(await raw(one))).toEqual([431]);
    expect(statuses(await raw(many))).toEqual([431]);
  });

  it("an address of a megabyte is refused", async () => {
    expect(statuses(await raw(`GET /${"a".repeat(1_000_000)} HTTP/1.1\r\nHost: x\r\n\r\n`))).toEqual([431]);
  });

  it.each(["FOO", "TRACE", "CONNECT", "PRI", "get"])("the method %s opens nothing", async (method) => {
    expect(statuses(await raw(`${method} /health/ready HTTP/1.1\r\nHost: x\r\n\r\n`)).filter((status) => status === 200)).toEqual([]);
  });

  it("an upgrade is not one", async () => {
    const answer = await raw(
      "GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: x\r\n\r\n",
    );
    expect(statuses(answer)).not.toContain(101);
  });

  it("bytes that are no HTTP end in a refusal, and everybody else is served on", async () => {
    for (const bytes of ["\u0016\u0003\u0001\u0002\u0000", "\0".repeat(1_000), "GET\r\n\r\n", "SSH-2.0-x\r\n"]) await raw(bytes);
    expect(statuses(await raw("GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n"))).toEqual([200]);
  });
});

it("a hostile Host is never repeated: not in an answer, and not in an address", async () => {
  for (const host of ["evil.example", "evil.example:80@localhost", "localhost/../admin", '"><script>']) {
    const answers = await Promise.all([
      raw(`GET /health/live HTTP/1.1\r\nHost: ${host}\r\n\r\n`),
      raw(`GET /nowhere HTTP/1.1\r\nHost: ${host}\r\nX-Forwarded-Host: evil.example\r\n\r\n`),
      raw(`GET http://evil.example/admin/leads HTTP/1.1\r\nHost: ${host}\r\n\r\n`),
    ]);
    for (const answer of answers) {
      expect(answer).not.toMatch(/evil\.example|script|location:/i);
      expect(statuses(answer)[0]).not.toBe(500);
    }
  }
  expect(running.lines().join("\n")).not.toContain("evil.example");
});

it("what was never acknowledged needs no lead: 300 connections that say nothing keep nobody out", async () => {
  const silent = Array.from({ length: 300 }, () => connect(site.port, "127.0.0.1").on("error", () => {}));
  await Promise.all(silent.map((socket) => new Promise((resolve) => socket.once("connect", resolve))));
  const began = performance.now();
  expect(statuses(await raw("GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n"))).toEqual([200]);
  expect(performance.now() - began).toBeLessThan(3_000);
  for (const socket of silent) socket.destroy();
});

it("the admin socket, the store and its secret belong to this user alone", () => {
  const mode = (name: string): number => statSync(join(folder, "data", name)).mode & 0o777;
  expect(mode("leadgate.sock")).toBe(0o600);
  expect(mode("leadgate.db")).toBe(0o600);
});
