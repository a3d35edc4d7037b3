import { createServer, request as httpRequest } from "node:http";
import type { IncomingHttpHeaders, IncomingMessage, RequestListener, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { OpenHttp } from "../../src/deps.ts";
import { createMediaLinks } from "../../src/mapping/media-link.ts";
import type { LinkedFile } from "../../src/mapping/media-link.ts";
import { createOpen, createSend } from "../../src/network.ts";
import { manualClock } from "../delivery/engine-world.ts";
import { ACME, GATEWAY_YAML, configOf, folderWith, hook, ok, rig } from "./acme.ts";
import type { Rig } from "./acme.ts";

/** The binding's token; it must show nowhere but at the provider. */
const TOKEN = "ACMESECRET";

const MEDIA = `
media:
  steps:
    - get: settings.baseUrl & '/bot' & settings.token & '/getFile'
      when: $exists(ref)
      query: { file_id: ref }
      delivered: body.ok
      outcomes: [ { when: "body.code = 404", outcome: gone.lead } ]
      capture: { path: body.path }
  url: settings.baseUrl & '/file/bot' & settings.token & '/' & captured.path
  headers: { X-Token: settings.token }
`;

const FILE_ROUTE = `
      - name: file
        when: body.event = 'FILE'
        event: |
          { "type": "message.received", "lead": { "externalId": body.client }, "message": { "kind": "image", "attachments": [body.file] } }
`;

const DEFINITION = ACME.replace("      - name: broken", `${FILE_ROUTE}      - name: broken`).replace("\noutbound:", `${MEDIA}\noutbound:`);

interface Got {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** The connection broke before the body's end. */
  readonly broken: boolean;
}

interface World extends Rig {
  readonly url: string;
  readonly upstream: string;
  get(path: string, headers?: Record<string, string>, method?: string): Promise<Got>;
  /** The path of a link that this gateway would make. */
  link(file?: Partial<LinkedFile>): string;
}

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

async function listen(listener: RequestListener): Promise<{ url: string; server: Server }> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(async () => {
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

/** What the provider's file server does; its API finds every file under its own reference. */
let files: RequestListener;
let api: (request: IncomingMessage, response: ServerResponse) => void;
const asked: string[] = [];

const CONTENT = Buffer.from("0123456789".repeat(100));

beforeEach(() => {
  asked.length = 0;
  files = (_, response) => response.writeHead(200, { "content-type": "image/png", "content-length": CONTENT.length }).end(CONTENT);
  api = (request, response) => {
    const id = new URL(request.url ?? "", "http://x").searchParams.get("file_id");
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ ok: true, path: id }));
  };
});

const links = createMediaLinks("s".repeat(32));

async function world(options: { media?: string; openHttp?: OpenHttp; clock?: ReturnType<typeof manualClock> } = {}): Promise<World> {
  const upstream = await listen((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    if (request.url?.includes("/getFile")) api(request, response);
    else files(request, response);
  });
  const yaml = GATEWAY_YAML.replace(`token: "${TOKEN}"`, `token: "${TOKEN}", baseUrl: "${upstream.url}"`) + (options.media ?? "");
  const send = createSend();
  const made = await rig({
    yaml,
    acme: DEFINITION,
    openHttp: options.openHttp ?? createOpen(),
    ...(options.clock ? { clock: options.clock } : {}),
  });
  closing.push(() => made.close());
  made.answer = (request) => (request.url.includes("bot.invalid") ? ok({ actions: [] }) : send(request));
  await made.gateway.start();
  const own = await listen(made.gateway.listener);
  const now = options.clock?.now() ?? Date.now();
  return Object.assign(made, {
    url: own.url,
    upstream: upstream.url,
    get: (path: string, headers: Record<string, string> = {}, method = "GET") => get(own.url + path, headers, method),
    link: (file: Partial<LinkedFile> = {}) => {
      const expires = Math.ceil(now / 1000) + 600;
      return `/media/${links.seal({ binding: "acme", reference: { ref: "photo.png" }, name: "photo.png", expires, ...file })}`;
    },
  });
}

function get(url: string, headers: Record<string, string>, method: string): Promise<Got> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(url, { method, headers: { connection: "close", ...headers } }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("error", () => {});
      response.on("close", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts), broken: !response.complete }),
      );
    });
    // Cut off before its head was written.
    request.on("error", (error: NodeJS.ErrnoException) =>
      error.code === "ECONNRESET" ? resolve({ status: 0, headers: {}, body: Buffer.alloc(0), broken: true }) : reject(error),
    );
    request.end();
  });
}

function codeOf({ body }: Got): string {
  return (JSON.parse(body.toString()) as { error: { code: string } }).error.code;
}

function outcomes({ lines }: Rig): unknown[] {
  return lines.filter(({ message }) => message === "media").map(({ fields }) => fields["outcome"]);
}

describe("a file that only the provider's credentials open", () => {
  it("reaches the bot as an address of ours, which streams it, and the token shows nowhere", async () => {
    const w = await world();
    const event = {
      event: "FILE",
      id: "1",
      client: "7",
      file: { kind: "image", ref: "AgAC-1.png", name: "Фото 1.png", mediaType: "image/png" },
    };
    expect((await hook(w.gateway, event)).status).toBe(200);
    await w.gateway.idle();
    const told = w.sent.find(({ url }) => url.includes("bot.invalid"));
    const { message } = JSON.parse(String(told?.body)) as { message: { attachments: { url: string; name: string; ref?: string }[] } };
    const [file] = message.attachments;
    expect(file).toEqual({ kind: "image", name: "Фото 1.png", mediaType: "image/png", url: expect.any(String) as string });
    expect(file?.url).toMatch(/^http:\/\/localhost:8080\/media\/[\w-]+\/1\.png$/);

    const got = await w.get(new URL(file?.url ?? "").pathname);
    expect(got.status).toBe(200);
    expect(got.body).toEqual(CONTENT);
    expect(got.headers).toMatchObject({
      "content-type": "image/png",
      "content-length": "1000",
      "content-disposition": `inline; filename="____ 1.png"; filename*=UTF-8''%D0%A4%D0%BE%D1%82%D0%BE%201.png`,
      "cache-control": "private, max-age=3600",
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
    });
    expect(asked).toEqual([`GET /bot${TOKEN}/getFile?file_id=AgAC-1.png`, `GET /file/bot${TOKEN}/AgAC-1.png`]);
    expect(JSON.stringify([got.headers, told, w.lines])).not.toContain(TOKEN);
    expect(JSON.stringify([file, w.lines])).not.toContain("AgAC");
    expect(outcomes(w)).toEqual(["delivered"]);
  });

  it("needs its provider only when it is fetched, after a restart and at another instance too", async () => {
    const w = await world();
    const link = w.link();
    expect(asked).toEqual([]);
    await w.gateway.stop(1_000);
    const other = await world();
    expect((await other.get(link)).body).toEqual(CONTENT);
  });

  it("may have a private address: the credentials go along to the provider, and to nobody else", async () => {
    const seen: unknown[] = [];
    files = (request, response) => {
      seen.push(request.headers["x-token"]);
      response.writeHead(200, { "content-type": "image/png" }).end("ours");
    };
    const elsewhere = await listen((request, response) => {
      seen.push(request.headers["x-token"]);
      response.writeHead(200, { "content-type": "image/png" }).end("elsewhere");
    });
    const w = await world({ media: `\nmedia: { allow: ["${new URL(elsewhere.url).host}"] }\n` });
    expect((await w.get(w.link({ reference: { link: `${w.upstream}/private/1` } }))).body.toString()).toBe("ours");
    expect((await w.get(w.link({ reference: { link: `${elsewhere.url}/1` } }))).body.toString()).toBe("elsewhere");
    expect(seen).toEqual([TOKEN, undefined]);
  });

  it("is asked for with HEAD without being read", async () => {
    const w = await world();
    const got = await w.get(w.link(), {}, "HEAD");
    expect(got.status).toBe(200);
    expect(got.headers).toMatchObject({ "content-type": "image/png", "content-length": "1000" });
    expect(got.body.length).toBe(0);
    expect((await w.get(w.link({ expires: 1 }), {}, "HEAD")).status).toBe(410);
  });

  it("is passed on as it comes, at the reader's pace", async () => {
    let given = 0;
    let cancelled = false;
    const body = (async function* () {
      for (;;) {
        given += 1;
        yield Buffer.alloc(1024);
      }
    })();
    const headers = { "content-type": "video/mp4" };
    const w = await world({ openHttp: () => Promise.resolve({ status: 200, headers, body, cancel: () => (cancelled = true) }) });
    const response = await w.gateway.fetch(new Request(w.url + w.link()));
    const reader = response.body?.getReader();
    expect(given).toBe(0);
    await reader?.read();
    await reader?.read();
    expect(given).toBe(2);
    await reader?.cancel();
    expect(cancelled).toBe(true);
    expect(outcomes(w)).toEqual(["the reader left"]);
  });
});

describe("parts of a file", () => {
  beforeEach(() => {
    files = (request, response) => {
      const common = { "content-type": "video/mp4", etag: '"v1"', "accept-ranges": "bytes" };
      const match = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? "");
      const isOther = request.headers["if-range"] !== undefined && request.headers["if-range"] !== '"v1"';
      if (!match || isOther) {
        response.writeHead(200, { ...common, "content-length": CONTENT.length }).end(CONTENT);
        return;
      }
      const from = Number(match[1]);
      const to = match[2] === "" ? CONTENT.length - 1 : Number(match[2]);
      if (from >= CONTENT.length) response.writeHead(416, { ...common, "content-range": `bytes */${CONTENT.length}` }).end("no such range");
      else {
        const part = CONTENT.subarray(from, to + 1);
        const range = `bytes ${from}-${to}/${CONTENT.length}`;
        response.writeHead(206, { ...common, "content-range": range, "content-length": part.length }).end(part);
      }
    };
  });

  it("come where the provider can give them", async () => {
    const w = await world();
    const got = await w.get(w.link(), { range: "bytes=10-19" });
    expect(got.status).toBe(206);
    expect(got.headers).toMatchObject({
      "content-range": "bytes 10-19/1000",
      "content-length": "10",
      "accept-ranges": "bytes",
      etag: '"v1"',
    });
    expect(got.body.toString()).toBe("0123456789");
    expect((await w.get(w.link(), { range: "bytes=10-19", "if-range": '"v1"' })).status).toBe(206);
    expect((await w.get(w.link(), { range: "bytes=990-" })).body.length).toBe(10);
  });

  it("are refused where there are none, and the whole comes where it has changed", async () => {
    const w = await world();
    const none = await w.get(w.link(), { range: "bytes=5000-" });
    expect(none.status).toBe(416);
    expect(none.headers["content-range"]).toBe("bytes */1000");
    expect(none.body.length).toBe(0);
    const changed = await w.get(w.link(), { range: "bytes=10-19", "if-range": '"v0"' });
    expect(changed.status).toBe(200);
    expect(changed.body.length).toBe(1000);
  });

  it.each(["bytes=0-1,5-6", "items=0-1", "bytes=a-b", "bytes=-", "bytes=0-1\u00e9"])(
    "are not asked for with %j: the whole comes",
    async (range) => {
      const w = await world();
      const got = await w.get(w.link(), { range });
      expect(got.status).toBe(200);
      expect(got.body.length).toBe(1000);
    },
  );

  it("come as the whole from a provider that knows no ranges", async () => {
    files = (_, response) => response.writeHead(200, { "content-type": "video/mp4" }).end(CONTENT);
    const w = await world();
    const got = await w.get(w.link(), { range: "bytes=10-19" });
    expect(got.status).toBe(200);
    expect(got.headers["accept-ranges"]).toBe("none");
    expect(got.body.length).toBe(1000);
  });

  it.each([
    ["unasked", {}, { "content-range": "bytes 0-9/1000" }],
    ["without saying which", { range: "bytes=0-9" }, {}],
    ["with an odd range", { range: "bytes=0-9" }, { "content-range": "lines 1-2/3" }],
  ])("that come %s are not passed on", async (_, request, headers) => {
    files = (_request, response) => response.writeHead(206, { "content-type": "video/mp4", ...headers }).end("0123456789");
    const w = await world();
    const got = await w.get(w.link(), request);
    expect([got.status, codeOf(got)]).toEqual([502, "media.unavailable"]);
  });
});

describe("the size of a file", () => {
  const media = "\nmedia: { maxSize: 500B }\n";

  it("is refused where the provider says so before", async () => {
    const w = await world({ media });
    const got = await w.get(w.link());
    expect([got.status, codeOf(got)]).toEqual([413, "media.too_large"]);
    files = (_, response) =>
      response.writeHead(206, { "content-type": "video/mp4", "content-range": "bytes 0-9/501", "content-length": 10 }).end("0123456789");
    expect((await w.get(w.link(), { range: "bytes=0-9" })).status).toBe(413);
  });

  it("ends it where it grows beyond, and the reader sees that it broke", async () => {
    const closed: Promise<void>[] = [];
    files = (_, response) => {
      closed.push(new Promise<void>((resolve) => response.on("close", resolve)));
      response.writeHead(200, { "content-type": "video/mp4" });
      const more = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(100)));
        response.once("drain", more);
      };
      more();
    };
    const w = await world({ media });
    const got = await w.get(w.link());
    expect(got.broken).toBe(true);
    expect(got.body.length).toBeLessThanOrEqual(500);
    await Promise.all(closed);
    expect(outcomes(w)).toEqual(["media.too_large"]);
  });

  it("is never more than was announced, and less of it is no whole file", async () => {
    const raw = (content: string) => (_: IncomingMessage, response: ServerResponse) => {
      response.socket?.end(`HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: 10\r\nConnection: close\r\n\r\n${content}`);
    };
    const w = await world({ media });
    files = raw("0123456789 and much more");
    const more = await w.get(w.link());
    expect(more.body.length).toBeLessThanOrEqual(10);
    files = raw("01234");
    const less = await w.get(w.link());
    expect(less.broken).toBe(true);
  });
});

describe("the kind of a file", () => {
  const as = (type: string | undefined, more: object = {}) => {
    files = (_, response) => response.writeHead(200, { ...(type === undefined ? {} : { "content-type": type }), ...more }).end("content");
  };

  it.each([
    ["image/jpeg", "image/jpeg", "inline"],
    ["Image/PNG; a=b", "image/png", "inline"],
    ["text/plain; charset=Windows-1251", "text/plain; charset=windows-1251", "inline"],
    ["application/pdf", "application/pdf", "attachment"],
    ["application/vnd.openxmlformats-officedocument.wordprocessingml.document", undefined, "attachment"],
    ["application/zip", "application/zip", "attachment"],
  ])("%s is passed on as %s, %s", async (type, expected, disposition) => {
    as(type);
    const w = await world();
    const got = await w.get(w.link());
    expect(got.status).toBe(200);
    expect(got.headers["content-type"]).toBe(expected ?? type);
    expect(got.headers["content-disposition"]).toBe(`${disposition}; filename="photo.png"`);
  });

  it.each([
    "text/html",
    "image/svg+xml",
    "application/xhtml+xml",
    "text/xml",
    "application/javascript",
    "text/css",
    "multipart/byteranges",
  ])("%s is not passed on", async (type) => {
    as(type);
    const w = await world();
    const got = await w.get(w.link());
    expect([got.status, codeOf(got)]).toEqual([415, "media.type"]);
  });

  it("is what came with the file where the provider says nothing; the content is never looked at", async () => {
    const w = await world();
    for (const type of ["application/octet-stream", undefined, "nonsense"]) {
      files = (_, response) => response.writeHead(200, type === undefined ? {} : { "content-type": type }).end("<html><script>");
      expect((await w.get(w.link({ mediaType: "image/png" }))).headers["content-type"]).toBe("image/png");
      const unknown = await w.get(w.link());
      expect(unknown.headers["content-type"]).toBe("application/octet-stream");
      expect(unknown.headers["content-disposition"]).toBe('attachment; filename="photo.png"');
      expect((await w.get(w.link({ mediaType: "text/html" }))).status).toBe(415);
    }
  });

  it("that runs scripts is passed on only where it is listed itself, and never in place", async () => {
    const pictures = await world({ media: "\nmedia: { types: [image/*] }\n" });
    as("image/svg+xml");
    expect((await pictures.get(pictures.link())).status).toBe(415);
    as("image/x-icon");
    expect((await pictures.get(pictures.link())).status).toBe(200);
    as("application/pdf");
    expect((await pictures.get(pictures.link())).status).toBe(415);

    const listed = await world({ media: "\nmedia: { types: [image/svg+xml, text/html] }\n" });
    for (const type of ["image/svg+xml", "text/html"]) {
      as(type);
      const got = await listed.get(listed.link());
      expect(got.status).toBe(200);
      expect(got.headers["content-disposition"]).toContain("attachment");
      expect(got.headers).toMatchObject({ "x-content-type-options": "nosniff", "content-security-policy": "default-src 'none'; sandbox" });
    }
  });

  it("has nothing to do with headers that somebody hid in its name", async () => {
    const w = await world();
    const got = await w.get(w.link({ name: 'a"; x=y\r\nSet-Cookie: a=b\u202egpj.exe' }));
    expect(got.headers["set-cookie"]).toBeUndefined();
    expect(got.headers["content-disposition"]).toBe('inline; filename="a_; x=y_Set-Cookie_ a=b_gpj.exe"');
  });

  it("brings along no other header of the provider", async () => {
    as("image/png", {
      "set-cookie": "a=b",
      "x-file-path": "/file/SECRET",
      location: "/x",
      refresh: "0",
      "last-modified": "Mon, 01 Jan 2026 00:00:00 GMT",
    });
    const w = await world();
    const { headers } = await w.get(w.link());
    expect(Object.keys(headers).toSorted()).toEqual(
      `accept-ranges cache-control connection content-disposition content-security-policy content-type date last-modified referrer-policy
       transfer-encoding x-content-type-options`.split(/\s+/),
    );
  });
});

describe("a link", () => {
  it("that has expired is answered 410", async () => {
    const w = await world();
    const got = await w.get(w.link({ expires: Math.floor(Date.now() / 1000) - 1 }));
    expect([got.status, codeOf(got)]).toEqual([410, "media.expired"]);
    expect(got.headers["cache-control"]).toBe("no-store");
    expect(asked).toEqual([]);
  });

  it("lets nobody keep the file for longer than it lives", async () => {
    const w = await world();
    const got = await w.get(w.link({ expires: Math.ceil(Date.now() / 1000) + 30 }));
    expect(Number(/max-age=(\d+)/.exec(got.headers["cache-control"] ?? "")?.[1])).toBeLessThanOrEqual(30);
  });

  it("that is forged is answered 404, whatever is wrong with it", async () => {
    const w = await world();
    const good = w.link();
    const [, , id = "", name = ""] = good.split("/");
    const flipped = (id[0] === "A" ? "B" : "A") + id.slice(1);
    const odd = [
      `/media/${flipped}/${name}`,
      `/media/${id}/other.png`,
      `/media/${id}`,
      `/media/${id}/`,
      "/media/",
      "/media/x/y",
      `${good}/more`,
    ];
    const other = createMediaLinks("another secret").seal({ binding: "acme", reference: { ref: "x" }, expires: 4_000_000_000 });
    for (const path of [...odd, `/media/${other}`, "/media/..%2f..%2fetc/passwd", "/media/%ff/x"]) {
      const got = await w.get(path);
      expect([path, got.status, codeOf(got)]).toEqual([path, 404, "media.unknown"]);
    }
    expect((await w.get(good, {}, "POST")).status).toBe(404);
    expect(asked).toEqual([]);
    expect((await w.get(`${good}?utm_source=x`)).status).toBe(200);
  });

  it("of a binding that is gone, or that has no files, is answered 404; of a renamed one it works", async () => {
    const w = await world();
    expect((await w.get(w.link({ binding: "gone" }))).status).toBe(404);
    expect((await w.get(w.link({ binding: "bot" }))).status).toBe(404);
    const yaml = GATEWAY_YAML.replace("  acme:\n", "  acme-new:\n    formerly: acme\n").replace(
      `token: "${TOKEN}"`,
      `token: "${TOKEN}", baseUrl: "${w.upstream}"`,
    );
    await w.gateway.reload(await configOf(folderWith(yaml, DEFINITION).file));
    expect((await w.get(w.link())).status).toBe(200);
  });
});

describe("what goes wrong at the provider", () => {
  it.each([
    [500, 502, "media.unavailable"],
    [403, 502, "media.unavailable"],
    [304, 502, "media.unavailable"],
    [404, 410, "media.gone"],
    [410, 410, "media.gone"],
  ])("as status %i is answered %i, and nothing of it shows", async (status, answered, code) => {
    files = (_, response) => response.writeHead(status, { "content-type": "text/plain" }).end(`no such file: /file/bot${TOKEN}/photo.png`);
    const w = await world();
    const got = await w.get(w.link());
    expect([got.status, codeOf(got)]).toEqual([answered, code]);
    for (const part of [TOKEN, new URL(w.upstream).host, "photo.png"]) {
      expect(got.body.toString()).not.toContain(part);
      expect(JSON.stringify(got.headers)).not.toContain(part);
    }
    expect(JSON.stringify(w.lines)).not.toContain(TOKEN);
  });

  it("before the download is told too", async () => {
    const w = await world();
    const answer = (status: number, body: object) => {
      api = (_, response) => response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    };
    answer(400, { ok: false, text: `bad token ${TOKEN}` });
    const refused = await w.get(w.link());
    expect([refused.status, codeOf(refused)]).toEqual([502, "media.unavailable"]);
    answer(200, { ok: false, code: 404 });
    expect(codeOf(await w.get(w.link()))).toBe("media.gone");
    api = (request) => request.socket.destroy();
    const dead = await w.get(w.link());
    expect([dead.status, codeOf(dead)]).toEqual([504, "media.timeout"]);
    expect(asked.every((line) => line.includes("/getFile"))).toBe(true);
    expect(JSON.stringify([w.lines, refused.body.toString()])).not.toContain(TOKEN);
  });

  it("when it is slow is answered 504", async () => {
    const open = createOpen();
    const w = await world({ openHttp: (request) => open({ ...request, timeout: 50 }) });
    files = () => {};
    const got = await w.get(w.link());
    expect([got.status, codeOf(got)]).toEqual([504, "media.timeout"]);
    expect(JSON.stringify(w.lines)).not.toContain(TOKEN);
  });

  it("when it breaks off in the middle breaks the reader's connection too", async () => {
    files = (_, response) => {
      response.writeHead(200, { "content-type": "image/png", "content-length": 1000 });
      response.write("half", () => response.socket?.destroy());
    };
    const w = await world();
    const got = await w.get(w.link());
    expect(got.broken).toBe(true);
    expect(outcomes(w)).toEqual(["media.unavailable"]);
  });

  it("when it sends something compressed is answered 502: it could become anything", async () => {
    files = (_, response) => response.writeHead(200, { "content-type": "image/png", "content-encoding": "gzip" }).end("bomb");
    const w = await world();
    expect((await w.get(w.link())).status).toBe(502);
  });

  it("when it redirects into the inner network, or a payload names an address there, nobody is asked", async () => {
    const inner: (string | undefined)[] = [];
    const secret = await listen((request, response) => {
      inner.push(request.url);
      response.writeHead(200, { "content-type": "image/png" }).end("secret");
    });
    const w = await world();
    files = (_, response) => response.writeHead(302, { location: `${secret.url}/latest/meta-data` }).end();
    const redirected = await w.get(w.link());
    expect([redirected.status, codeOf(redirected)]).toEqual([502, "media.unavailable"]);
    for (const link of [`${secret.url}/x`, "http://localhost/x", "http://169.254.169.254/latest/meta-data/", "http://[::1]/x"])
      expect((await w.get(w.link({ reference: { link } }))).status).toBe(502);
    expect(inner).toEqual([]);
  });

  it("leaves room for the next one, whatever it was", async () => {
    files = (_, response) => response.writeHead(500).end();
    const w = await world();
    for (let n = 0; n < 70; n += 1) expect((await w.get(w.link())).status).toBe(502);
  });
});

describe("files under way", () => {
  it("are 64 at most; the next one is told to come again", async () => {
    const endless = async function* () {
      for (;;) yield Buffer.alloc(1);
    };
    const headers = { "content-type": "video/mp4" };
    const w = await world({ openHttp: () => Promise.resolve({ status: 200, headers, body: endless(), cancel: () => {} }) });
    const fetch = () => w.gateway.fetch(new Request(w.url + w.link()));
    const held = await Promise.all(Array.from({ length: 64 }, fetch));
    expect(held.every(({ status }) => status === 200)).toBe(true);
    const refused = await fetch();
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "1"]);
    expect(((await refused.json()) as { error: { code: string } }).error.code).toBe("media.busy");
    await held[0]?.body?.cancel();
    expect((await fetch()).status).toBe(200);
  });

  // The limit lies below the one of the download, which would end it too.
  it("end at the provider when the reader leaves, before the first byte and after it", { timeout: 10_000 }, async () => {
    for (const early of [true, false]) {
      let left = () => {};
      const gone = new Promise<void>((resolve) => (left = resolve));
      let arrived = () => {};
      const there = new Promise<void>((resolve) => (arrived = resolve));
      files = (_, response) => {
        response.on("close", left);
        if (!early) response.writeHead(200, { "content-type": "video/mp4" }).write("first");
        arrived();
      };
      const w = await world();
      const request = httpRequest(w.url + w.link());
      request.on("error", () => {});
      const answered = new Promise<void>((resolve) => request.on("response", (response) => response.once("data", () => resolve())));
      request.end();
      await (early ? there : answered);
      request.destroy();
      await gone;
      expect(outcomes(w)).toEqual(["the reader left"]);
    }
  });

  it("end after ten minutes, however slowly they come", { timeout: 10_000 }, async () => {
    const clock = manualClock(Date.now());
    files = (_, response) => {
      response.writeHead(200, { "content-type": "video/mp4" });
      response.write("first");
    };
    const w = await world({ clock });
    const response = await w.gateway.fetch(new Request(w.url + w.link()));
    const reader = response.body?.getReader();
    await reader?.read();
    const rest = reader?.read();
    const until = clock.now() + 10 * 60_000;
    while (clock.next(until));
    await expect(rest).rejects.toThrow("broke off");
    const end = w.lines.find(({ message }) => message === "media");
    expect(end?.fields).toMatchObject({ outcome: "media.timeout", reason: "not done within 600000 ms" });
  });

  it("are not begun while the gateway stops", async () => {
    const w = await world();
    await w.gateway.stop(1_000);
    const got = await w.get(w.link());
    expect([got.status, codeOf(got)]).toEqual([503, "media.busy"]);
  });
});
