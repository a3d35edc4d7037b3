import { once } from "node:events";
import { createServer } from "node:http";
import type { RequestListener } from "node:http";
import { createServer as createTcp } from "node:net";
import type { AddressInfo } from "node:net";
import { Worker } from "node:worker_threads";
import { afterEach, describe, expect, it } from "vitest";
import { NetworkError } from "../../src/deps.ts";
import { createSend } from "../../src/network.ts";

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function serverWith(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const call = (url: string, more: object = {}) =>
  createSend()({ method: "POST", url, headers: { "content-type": "text/plain" }, body: "hello", timeout: 2_000, ...more });

async function failure(promise: Promise<unknown>): Promise<NetworkError> {
  const error: unknown = await promise.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(error instanceof NetworkError)) throw new Error(`expected a NetworkError, got ${String(error)}`);
  return error;
}

describe("network", () => {
  it("sends method, path, headers and body, and gives back status, lower-case headers and body", async () => {
    const url = await serverWith((request, response) => {
      let body = "";
      request.on("data", (part: Buffer) => (body += part.toString()));
      request.on("end", () => {
        response.writeHead(201, { "X-Seen": "yes", "Set-Cookie": ["a=1", "b=2"] });
        response.end(`${request.method} ${request.url} ${request.headers["content-type"]} ${body}`);
      });
    });
    const answer = await call(`${url}/a%2Fb?c=d`);
    expect(answer.status).toBe(201);
    expect(answer.headers["x-seen"]).toBe("yes");
    expect(answer.headers["set-cookie"]).toBe("a=1, b=2");
    expect(Buffer.from(answer.body).toString()).toBe("POST /a%2Fb?c=d text/plain hello");
  });

  it("says when it was answered where that is needed to read a Retry-After", async () => {
    const url = await serverWith((_, response) => {
      response.sendDate = false;
      response.writeHead(503, { "retry-after": new Date(Date.now() + 60_000).toUTCString() }).end();
    });
    const before = Date.now() - 1_000;
    const { headers } = await call(url);
    expect(Date.parse(headers["date"] ?? "")).toBeGreaterThanOrEqual(before);
    expect(Date.parse(headers["date"] ?? "")).toBeLessThanOrEqual(Date.now());
  });

  it("does not follow a redirect", async () => {
    const url = await serverWith((_, response) => response.writeHead(302, { location: "http://127.0.0.1:1/" }).end());
    expect((await call(url)).status).toBe(302);
  });

  it("says that nothing was sent when nobody listens", async () => {
    const tcp = createTcp();
    await new Promise<void>((resolve) => tcp.listen(0, "127.0.0.1", resolve));
    const { port } = tcp.address() as AddressInfo;
    await new Promise<void>((resolve) => tcp.close(() => resolve()));
    expect((await failure(call(`http://127.0.0.1:${port}/`))).sent).toBe(false);
  });

  it("says that nothing was sent when the address is no URL", async () => {
    expect((await failure(call("not a url"))).sent).toBe(false);
  });

  it("is in doubt when the connection breaks after the request went out", async () => {
    const url = await serverWith((request) => request.socket.destroy());
    expect((await failure(call(url))).sent).toBe(true);
  });

  it("gives up after the whole call's time, even when bytes keep trickling", async () => {
    const url = await serverWith((_, response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write("."), 20);
      response.on("close", () => clearInterval(drip));
    });
    const error = await failure(call(url, { timeout: 150 }));
    expect(error.sent).toBe(true);
    expect(error.message).toContain("150 ms");
  });

  it("takes an answer that came in time, though the process stood still until long after it", async () => {
    const answering = new Worker(
      `const { parentPort } = require("node:worker_threads");
       const server = require("node:http").createServer((request, response) => setTimeout(() => response.end("in time"), 100));
       server.listen(0, "127.0.0.1", () => parentPort.postMessage(server.address().port));`,
      { eval: true },
    );
    closing.push(() => void answering.terminate());
    const [port] = (await once(answering, "message")) as [number];
    const answer = call(`http://127.0.0.1:${port}/`, { timeout: 300 });
    await new Promise((resolve) => setTimeout(resolve, 50)); // it is on its way
    await new Promise((resolve) => setImmediate(resolve)); // timers come next, as after a stop, and only then what was received
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_600);
    expect(Buffer.from((await answer).body).toString()).toBe("in time");
  });

  it("asks once more right before the first byte whether it may: a wait for a connection can be long", async () => {
    let seen = 0;
    let answer = () => {};
    const url = await serverWith((_, response) => {
      seen += 1;
      answer = () => response.end();
    });
    const send = createSend({ connections: 1 });
    const request = { method: "POST", url, headers: {}, body: "x", timeout: 2_000 };
    const first = send(request);
    await expect.poll(() => seen).toBe(1);
    let may = true;
    const second = failure(send({ ...request, mayStart: () => may }));
    may = false;
    answer();
    await first;
    expect((await second).sent).toBe(false);
    expect(seen).toBe(1);
  });

  it("refuses an answer of more than 1 MiB", async () => {
    const url = await serverWith((_, response) => response.end(Buffer.alloc(1024 * 1024 + 1)));
    expect((await failure(call(url))).sent).toBe(true);
  });

  it("names the host and never the path, which may hold a token", async () => {
    const url = await serverWith((request) => request.socket.destroy());
    const error = await failure(call(`${url}/bot-SECRET/send`));
    expect(error.message).toContain("127.0.0.1");
    expect(error.message).not.toContain("SECRET");
  });
});
