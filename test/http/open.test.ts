import { createServer } from "node:http";
import type { RequestListener, Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { NetworkError } from "../../src/deps.ts";
import type { HttpStream, StreamRequest } from "../../src/deps.ts";
import { createOpen, isPublicAddress } from "../../src/network.ts";
import type { Resolve } from "../../src/network.ts";

/** In this world 127.0.0.2 is a public address; 127.0.0.1 is the inner network. */
const PUBLIC = "127.0.0.2";
const INNER = "127.0.0.1";

const closing: Server[] = [];
afterEach(() => {
  for (const server of closing.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

async function serve(host: string, listener: RequestListener, port = 0): Promise<number> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(port, host, resolve));
  closing.push(server);
  return (server.address() as AddressInfo).port;
}

function names(known: Readonly<Record<string, readonly string[]>>, asked: string[] = []): Resolve {
  return (name, callback) => {
    asked.push(name);
    const addresses = known[name];
    if (!addresses) callback(new Error(`no address for ${name}`), []);
    else
      callback(
        null,
        addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
      );
  };
}

interface Asked extends Partial<StreamRequest> {
  readonly resolve?: Resolve;
  readonly ports?: readonly number[];
}

function open(url: string, { resolve = names({}), ports = [80, 443], ...request }: Asked = {}): Promise<HttpStream> {
  return createOpen({ resolve, ports, isPublic: (address) => address === PUBLIC || isPublicAddress(address) })({
    url,
    headers: {},
    timeout: 2_000,
    signal: new AbortController().signal,
    isTrusted: () => false,
    ...request,
  });
}

async function refused(promise: Promise<unknown>): Promise<NetworkError> {
  const error: unknown = await promise.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(error instanceof NetworkError)) throw new Error(`expected a NetworkError, got ${String(error)}`);
  return error;
}

async function textOf(stream: HttpStream): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of stream.body) parts.push(part);
  return Buffer.concat(parts).toString();
}

describe("an address that somebody else chose", () => {
  it("is fetched where its name leads to a public address", async () => {
    const port = await serve(PUBLIC, (request, response) => response.end(`${request.method} ${request.url} ${request.headers.host}`));
    const stream = await open(`http://files.example:${port}/a?b=c`, { resolve: names({ "files.example": [PUBLIC] }), ports: [port] });
    expect(stream.status).toBe(200);
    expect(await textOf(stream)).toBe(`GET /a?b=c files.example:${port}`);
  });

  it("is never connected to where its name leads into the inner network", async () => {
    let connections = 0;
    const port = await serve(INNER, (_, response) => response.end("secret"));
    closing[0]?.on("connection", () => connections++);
    const asked = { resolve: names({ "files.example": [INNER, "::1", "10.0.0.1"] }), ports: [port] };
    expect((await refused(open(`http://files.example:${port}/`, asked))).message).toContain("not public");
    expect(connections).toBe(0);
  });

  it("is connected to only at its public addresses where it has both", async () => {
    const inner: string[] = [];
    const port = await serve(PUBLIC, (_, response) => response.end("public"));
    await serve(
      INNER,
      (request, response) => {
        inner.push(request.url ?? "");
        response.end("secret");
      },
      port,
    );
    const resolve = names({ "files.example": [INNER, PUBLIC] });
    expect(await textOf(await open(`http://files.example:${port}/`, { resolve, ports: [port] }))).toBe("public");
    expect(inner).toEqual([]);
  });

  it("gains nothing by another answer the second time: what was judged is what is connected to", async () => {
    const port = await serve(INNER, (_, response) => response.end("secret"));
    await serve(PUBLIC, (_, response) => response.end("public"), port);
    const answers = [[PUBLIC], [INNER]];
    let lookups = 0;
    const resolve: Resolve = (_, callback) =>
      callback(
        null,
        (answers[lookups++] ?? []).map((address) => ({ address, family: 4 })),
      );
    const go = createOpen({ resolve, ports: [port], isPublic: (address) => address === PUBLIC });
    const request = {
      url: `http://rebind.example:${port}/`,
      headers: { connection: "close" },
      timeout: 2_000,
      signal: new AbortController().signal,
      isTrusted: () => false,
    };
    expect(await textOf(await go(request))).toBe("public");
    expect(lookups).toBe(1);
    expect((await refused(go(request))).message).toContain("not public");
    expect(lookups).toBe(2);
  });

  it.each(["ftp://files.example/", "file:///etc/passwd", "data:text/plain,x", "gopher://files.example/", "not a url", ""])(
    "is refused as %s",
    async (url) => {
      expect((await refused(open(url))).message).toContain("http");
    },
  );

  it("is refused with credentials in it, and on an odd port", async () => {
    const resolve = names({ "files.example": [PUBLIC] });
    const { message } = await refused(open("http://user:pass@files.example/", { resolve }));
    expect(message).toContain("credentials");
    expect(message).not.toContain("pass");
    expect((await refused(open("http://files.example:6379/", { resolve }))).message).toContain("port");
  });

  it("may be anywhere where the configuration says so", async () => {
    const port = await serve(INNER, (_, response) => response.end("ours"));
    const isTrusted = (url: URL): boolean => url.host === `${INNER}:${port}`;
    expect(await textOf(await open(`http://${INNER}:${port}/`, { isTrusted }))).toBe("ours");
  });

  it("never uses a connection that was opened for a trusted address", async () => {
    const port = await serve(INNER, (_, response) => response.end("ours"));
    const go = createOpen({ ports: [port] });
    const request = { url: `http://${INNER}:${port}/`, headers: {}, timeout: 2_000, signal: new AbortController().signal };
    expect(await textOf(await go({ ...request, isTrusted: () => true }))).toBe("ours");
    expect((await refused(go({ ...request, isTrusted: () => false }))).message).toContain("not public");
  });
});

describe("a redirect", () => {
  it("is followed, with the range and without the credentials once it leaves its origin", async () => {
    const seen: Record<string, unknown>[] = [];
    const port = await serve(PUBLIC, (request, response) => {
      seen.push({ url: request.url, key: request.headers["x-key"], range: request.headers.range });
      if (request.url === "/1") response.writeHead(302, { location: "/2" }).end("moved");
      else if (request.url === "/2") response.writeHead(307, { location: `http://other.example:${port}/3` }).end();
      else response.end("here");
    });
    const resolve = names({ "files.example": [PUBLIC], "other.example": [PUBLIC] });
    const headers = { "x-key": "SECRET", range: "bytes=0-1" };
    const stream = await open(`http://files.example:${port}/1`, { resolve, ports: [port], headers });
    expect(await textOf(stream)).toBe("here");
    expect(seen).toEqual([
      { url: "/1", key: "SECRET", range: "bytes=0-1" },
      { url: "/2", key: "SECRET", range: "bytes=0-1" },
      { url: "/3", key: undefined, range: "bytes=0-1" },
    ]);
  });

  it.each([
    ["an inner address", (port: number) => `http://${INNER}:${port}/secret`],
    ["a name that leads there", (port: number) => `http://inner.example:${port}/secret`],
    ["a metadata service", () => "http://169.254.169.254/latest/meta-data/"],
    ["an odd port", () => "http://files.example:6379/"],
    ["credentials", (port: number) => `http://a:b@files.example:${port}/`],
    ["another scheme", () => "file:///etc/passwd"],
  ])("to %s is refused", async (_, target) => {
    const inner: string[] = [];
    const port = await serve(PUBLIC, (_request, response) => response.writeHead(302, { location: target(port) }).end());
    await serve(
      INNER,
      (request, response) => {
        inner.push(request.url ?? "");
        response.end("secret");
      },
      port,
    );
    const resolve = names({ "files.example": [PUBLIC], "inner.example": [INNER] });
    await refused(open(`http://files.example:${port}/`, { resolve, ports: [80, port] }));
    expect(inner).toEqual([]);
  });

  it("from a trusted address is judged like any other", async () => {
    let inner = 0;
    const secret = await serve(INNER, (_, response) => {
      inner++;
      response.end("secret");
    });
    const port = await serve(INNER, (_, response) => response.writeHead(302, { location: `http://${INNER}:${secret}/` }).end());
    const isTrusted = (url: URL): boolean => url.port === String(port);
    await refused(open(`http://${INNER}:${port}/`, { isTrusted, ports: [port, secret] }));
    expect(inner).toBe(0);
  });

  it("is followed three times and no more", async () => {
    let calls = 0;
    const port = await serve(PUBLIC, (_, response) => {
      calls++;
      response.writeHead(301, { location: `/${calls}` }).end();
    });
    const error = await refused(open(`http://files.example:${port}/`, { resolve: names({ "files.example": [PUBLIC] }), ports: [port] }));
    expect(error.message).toContain("redirects");
    expect(calls).toBe(4);
  });
});

describe("an answer that is read as it comes", () => {
  const resolve = names({ "files.example": [PUBLIC] });

  it("ends the call when nothing comes in time", async () => {
    const port = await serve(PUBLIC, () => {});
    const error = await refused(open(`http://files.example:${port}/`, { resolve, ports: [port], timeout: 50 }));
    expect(error.timedOut).toBe(true);
  });

  it("counts all redirects together", async () => {
    const port = await serve(PUBLIC, (request, response) => {
      if (request.url === "/") response.writeHead(302, { location: "/slow" }).end();
    });
    const error = await refused(open(`http://files.example:${port}/`, { resolve, ports: [port], timeout: 50 }));
    expect(error.timedOut).toBe(true);
  });

  it("breaks off with a reason when the other side does", async () => {
    const port = await serve(PUBLIC, (_, response) => {
      response.writeHead(200, { "content-length": "100" });
      response.write("half");
      response.socket?.end();
    });
    const stream = await open(`http://files.example:${port}/`, { resolve, ports: [port] });
    await refused(textOf(stream));
  });

  it("closes the connection when it is cancelled, and when the signal says so", async () => {
    let closed = () => {};
    const port = await serve(PUBLIC, (_, response) => {
      response.write("part");
      response.on("close", () => closed());
    });
    const asked = { resolve, ports: [port] };
    const cancelled = new Promise<void>((resolve) => (closed = resolve));
    (await open(`http://files.example:${port}/`, asked)).cancel();
    await cancelled;

    const aborted = new Promise<void>((resolve) => (closed = resolve));
    const stop = new AbortController();
    const stream = await open(`http://files.example:${port}/`, { ...asked, signal: stop.signal });
    stop.abort();
    const [, error] = await Promise.all([aborted, refused(textOf(stream))]);
    expect(error.timedOut).toBe(false);
    await refused(open(`http://files.example:${port}/`, { ...asked, signal: stop.signal }));
  });

  it("names the host in its errors and never the path", async () => {
    const port = await serve(PUBLIC, (request) => request.socket.destroy());
    const error = await refused(open(`http://files.example:${port}/file/botSECRET/x`, { resolve, ports: [port] }));
    expect(error.message).toContain("files.example");
    expect(error.message).not.toContain("SECRET");
  });
});

describe("no form of an inner address", () => {
  let server: Server;
  let port = 0;
  let connections = 0;
  beforeAll(async () => {
    server = createServer((_, response) => response.end("secret"));
    server.on("connection", () => connections++);
    // Every local address, of both families.
    await new Promise<void>((resolve) => server.listen(0, "::", resolve));
    port = (server.address() as AddressInfo).port;
  });
  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });

  const literals = `
    127.0.0.1 127.1 127.0.1 127.0.0.2 127.255.255.254 2130706433 0x7f000001 0x7f.1 0x7f.0.0.1 0177.0.0.1 017700000001 0177.1
    127.0.0.1. %31%32%37.0.0.1 ①②⑦.⓪.⓪.① １２７.０.０.１ 127。0。0。1 0 0.0.0.0 0.0.0.1 00 0x0
    [::] [::1] [0:0:0:0:0:0:0:1] [::ffff:127.0.0.1] [::ffff:7f00:1] [::ffff:0:0] [::ffff:10.0.0.1] [::127.0.0.1] [::7f00:1] [::2]
    [::ffff:0:127.0.0.1] [64:ff9b::7f00:1] [64:ff9b::127.0.0.1] [64:ff9b:1::7f00:1] [2002:7f00:1::] [2002:a00:1::] [2001:0:7f00:1::]
    [fe80::1] [febf::1] [fec0::1] [fc00::1] [fd00::1] [fdff:ffff::1] [fd00:ec2::254] [ff02::1] [ff05::2] [100::1] [2001:db8::1]
    [2001:10::1] [2001:2::1] [3fff::1] [5f00::1] [4000::1] [8000::1] [e000::1]
    10.0.0.1 10.255.255.255 172.16.0.1 172.31.255.255 192.168.0.1 192.168.255.255 100.64.0.1 100.127.255.254 100.100.100.200
    169.254.0.1 169.254.169.254 0xa9fea9fe 2852039166 169.254.170.2 168.63.129.16 192.0.0.1 192.0.0.192 192.0.2.1 192.88.99.1
    198.18.0.1 198.19.255.255 198.51.100.1 203.0.113.1 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.254 255.255.255.255
  `
    .trim()
    .split(/\s+/);

  it.each(literals)("%s", async (host) => {
    const address = URL.parse(`http://${host}/`)?.hostname.replace(/^\[|\]$/g, "") ?? "";
    expect(isPublicAddress(address)).toBe(false);
    const go = createOpen({ ports: [port], resolve: names({}) });
    const signal = new AbortController().signal;
    await refused(go({ url: `http://${host}:${port}/`, headers: {}, timeout: 500, signal, isTrusted: () => false }));
    expect(connections).toBe(0);
  });

  it.each(["localhost", "localhost.", "LOCALHOST", "inner.example"])("the name %s", async (name) => {
    const local = name.toLowerCase();
    const go = createOpen({ ports: [port], resolve: names({ [local]: ["127.0.0.1", "::1", "::ffff:127.0.0.1", "fe80::1%lo"] }) });
    const signal = new AbortController().signal;
    await refused(go({ url: `http://${name}:${port}/`, headers: {}, timeout: 500, signal, isTrusted: () => false }));
    expect(connections).toBe(0);
  });

  it.each(["1.1.1.1", "8.8.8.8", "93.184.215.14", "2606:4700:4700::1111", "2a02:6b8::feed:ff"])("while %s is public", (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it("and there are enough of them", () => {
    expect(literals.length).toBeGreaterThan(80);
  });
});
