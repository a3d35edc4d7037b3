import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NetworkError } from "../../src/deps.ts";
import type { HttpRequest, SendHttp } from "../../src/deps.ts";
import { compileProvider } from "../../src/mapping/definition.ts";
import { createCoverage } from "../../src/mapping/coverage.ts";
import { runExamples } from "../../src/mapping/examples.ts";
import { createMediaLinks, withLinks } from "../../src/mapping/media-link.ts";
import type { LinkedFile } from "../../src/mapping/media-link.ts";
import type { Binding, DefinitionSource, FileReference, Located, Provider } from "../../src/mapping/provider.ts";
import type { MappedEvent } from "../../src/model/event.ts";

const FILE: LinkedFile = {
  binding: "acme",
  reference: { ref: "AgACAgIAAxkBAAIBY2" },
  name: "photo.jpg",
  mediaType: "image/jpeg",
  expires: 1_800_000_000,
};
const links = createMediaLinks("a secret of the server's");

describe("a sealed link", () => {
  const file = fc.record(
    {
      binding: fc.string({ minLength: 1 }),
      reference: fc.oneof(fc.record({ ref: fc.string({ minLength: 1 }) }), fc.record({ link: fc.webUrl() })),
      name: fc.string({ unit: "grapheme" }),
      mediaType: fc.constantFrom("image/jpeg", "video/mp4", "application/pdf", "odd"),
      expires: fc.nat({ max: 4_000_000_000 }),
    },
    { requiredKeys: ["binding", "reference", "expires"] },
  );

  it("opens to what it was made of, with any instance that has the same secret", () => {
    fc.assert(
      fc.property(file, (each) => {
        const sealed = links.seal(each);
        expect(sealed).toMatch(/^[\w-]+\/[A-Za-z0-9_-]+(\.[a-z0-9]{1,8})?$/);
        expect(createMediaLinks("a secret of the server's").open(sealed)).toEqual(each);
      }),
    );
  });

  it("does not open when any bit of it is changed, or a character is lost, added or put another way", () => {
    const sealed = links.seal(FILE);
    expect(links.open(sealed)).toEqual(FILE);
    for (let at = 0; at < sealed.length; at += 1) {
      for (let bit = 0; bit < 7; bit += 1) {
        const changed = sealed.slice(0, at) + String.fromCharCode(sealed.charCodeAt(at) ^ (1 << bit)) + sealed.slice(at + 1);
        expect(links.open(changed), changed).toBeUndefined();
      }
      expect(links.open(sealed.slice(0, at) + sealed.slice(at + 1))).toBeUndefined();
      expect(links.open(`${sealed.slice(0, at)}=${sealed.slice(at)}`)).toBeUndefined();
    }
    for (const odd of ["", "/", "a/b", `${sealed}/`, `${sealed}x`, `/${sealed}`, sealed.split("/")[0] ?? "", `${sealed}/photo.jpg`])
      expect(links.open(odd), odd).toBeUndefined();
  });

  it("does not open when any bits of its bytes are changed", () => {
    const [id = "", name = ""] = links.seal(FILE).split("/");
    const bytes = Buffer.from(id, "base64url");
    fc.assert(
      fc.property(fc.nat({ max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, mask) => {
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ mask;
        expect(links.open(`${changed.toString("base64url")}/${name}`)).toBeUndefined();
      }),
      { numRuns: 500 },
    );
  });

  it("does not open with another secret, nor under another name", () => {
    const sealed = links.seal(FILE);
    expect(createMediaLinks("another secret").open(sealed)).toBeUndefined();
    expect(links.open(sealed.replace("photo.jpg", "photo.exe"))).toBeUndefined();
  });

  it("shows nothing of what it stands for", () => {
    const sealed = links.seal({ ...FILE, reference: { link: "https://files.acme.example/SECRET/photo" } });
    const id = sealed.split("/")[0] ?? "";
    const plain = Buffer.from(id, "base64url").toString("latin1");
    for (const part of ["SECRET", "acme", "files", "image", "1800000000"]) {
      expect(id).not.toContain(part);
      expect(plain).not.toContain(part);
    }
  });

  it("is the same for the same file, and another one for every other", () => {
    expect(links.seal(FILE)).toBe(links.seal({ ...FILE }));
    const others = [
      { binding: "other" },
      { reference: { ref: "other" } },
      { expires: 1 },
      { name: "other.jpg" },
      { mediaType: "image/png" },
    ];
    const nonces = [FILE, ...others.map((other) => ({ ...FILE, ...other }))].map((each) => links.seal(each).slice(0, 16));
    expect(new Set(nonces).size).toBe(others.length + 1);
  });

  it.each([
    [{ name: "Мой договор.PDF" }, "file.pdf"],
    [{ name: "фото.jpeg", mediaType: "image/jpeg" }, "image.jpeg"],
    [{ name: "../../etc/passwd" }, "etc_passwd"],
    [{ name: 'a"b<c>.html' }, "a_b_c.html"],
    [{ mediaType: "image/jpeg" }, "image.jpg"],
    [{ mediaType: "audio/ogg" }, "audio.ogg"],
    [{ mediaType: "application/x-unknown" }, "file"],
    [{ name: ".bashrc" }, "file.bashrc"],
    [{ name: "x".repeat(500) }, "x".repeat(60)],
    [{}, "file"],
  ])("of %j ends with %s", (about, name) => {
    const sealed = links.seal({ binding: "acme", reference: { ref: "r" }, expires: 1, ...about });
    expect(sealed.split("/")[1]).toBe(name);
  });
});

describe("the files of an event", () => {
  const media = { links, url: "https://gateway.example/media", expires: 60_000 };
  const at = 1_700_000_000_000;
  const image = (more: object) => ({ kind: "image" as const, ...more });
  const filesOf = (event: MappedEvent) => {
    const messages = "message" in event ? [event.message] : "messages" in event ? (event.messages ?? []) : [];
    return messages.flatMap(({ attachments }) => attachments ?? []);
  };

  it("get an address of ours where only the relay can fetch them, and keep their own elsewhere", () => {
    const message = {
      kind: "image" as const,
      attachments: [
        image({ ref: "R1", name: "a.png", size: 5 }),
        image({ url: "https://files.acme.example/SECRET", private: true }),
        image({ url: "https://cdn.example/public.png" }),
      ],
    };
    const [first, second, third] = filesOf(withLinks({ type: "message.received", lead: {}, message }, media, "acme", at));
    expect(first).toEqual({ kind: "image", name: "a.png", size: 5, url: expect.any(String) as string });
    const open = (url = "") => links.open(url.replace("https://gateway.example/media/", ""));
    const expires = (at + 60_000) / 1000;
    expect(open(first?.url)).toEqual({ binding: "acme", reference: { ref: "R1" }, name: "a.png", expires });
    expect(open(second?.url)).toEqual({ binding: "acme", reference: { link: "https://files.acme.example/SECRET" }, expires });
    expect(Object.keys(second ?? {})).toEqual(["kind", "url"]);
    expect(third).toEqual({ kind: "image", url: "https://cdn.example/public.png" });
  });

  it("of an operator's message and of an opened dialog too", () => {
    const attachments = [image({ ref: "R1" })];
    const wrote: MappedEvent = { type: "operator.wrote", lead: {}, message: { kind: "image", attachments } };
    const opened: MappedEvent = { type: "dialog.opened", lead: {}, messages: [{ kind: "text" }, { kind: "image", attachments }] };
    for (const event of [wrote, opened])
      expect(filesOf(withLinks(event, media, "acme", at))).toEqual([
        { kind: "image", url: expect.stringMatching(/^https:\/\/gateway\.example\/media\/.+\/file$/) as string },
      ]);
  });
});

const DEFINITION = {
  provider: "acme",
  title: "Acme",
  roles: ["channel"],
  settings: {
    required: ["token"],
    properties: {
      token: { type: "string", format: "password" },
      baseUrl: { type: "string", default: "https://api.acme.example" },
      host: { type: "string" },
    },
  },
  inbound: [
    {
      name: "events",
      path: "/{webhookKey}",
      dedupe: "body.id",
      routes: [
        { when: "$exists(body.messages)", event: '{ "type": "dialog.opened", "lead": { "externalId": "7" }, "messages": body.messages }' },
        { event: '{ "type": "message.received", "lead": { "externalId": "7" }, "message": body.message }' },
      ],
    },
  ],
  outbound: { "message.send": { post: "settings.baseUrl", json: "{}" } },
};

const MEDIA = {
  steps: [
    {
      name: "getFile",
      when: "$exists(ref)",
      get: "settings.baseUrl & '/bot' & settings.token & '/getFile'",
      query: { file_id: "ref" },
      delivered: "body.ok",
      outcomes: [{ when: "body.code = 404", outcome: "gone.lead" }],
      reason: "body.text",
      capture: { path: "body.path" },
    },
  ],
  url: "settings.baseUrl & '/file/' & captured.path",
  headers: { Authorization: "'Bearer ' & settings.token" },
  hosts: ["files.acme.example", "*.cdn.example"],
};

function source(media: object | undefined, examples: DefinitionSource["examples"] = []): DefinitionSource {
  const locate = () => ({ file: "acme/provider.yaml", line: 1, col: 1 });
  return { file: "acme/provider.yaml", raw: { ...DEFINITION, ...(media ? { media } : {}) }, locate, examples };
}

async function provide(media: object | undefined): Promise<Provider> {
  const { provider, findings } = await compileProvider(source(media));
  if (!provider) throw new Error(JSON.stringify(findings));
  return provider;
}

async function bindingOf(provider: Provider, settings: Binding["settings"] = {}): Promise<Binding> {
  const all = { token: "TOKEN-SECRET", baseUrl: "https://api.acme.example", ...settings };
  return {
    id: "acme",
    title: "Acme",
    provider,
    settings: all,
    inlineButtons: false,
    messengers: {},
    capabilities: await provider.resolveCapabilities({ settings: all, inlineButtons: false }),
    secrets: ["TOKEN-SECRET"],
    webhookKey: "KEY",
    hookUrl: "https://gateway.example/hooks/acme",
  } as unknown as Binding;
}

async function locate(file: FileReference, answer: object | Error = { ok: true, path: "a/b.jpg" }, settings: Binding["settings"] = {}) {
  const provider = await provide(MEDIA);
  const asked: HttpRequest[] = [];
  const send: SendHttp = (request) => {
    asked.push(request);
    if (answer instanceof Error) return Promise.reject(answer);
    return Promise.resolve({ status: 200, headers: { "content-type": "application/json" }, body: Buffer.from(JSON.stringify(answer)) });
  };
  const located = (await provider.locateFile?.(await bindingOf(provider, settings), file, { send, timeout: 1_000 })) as Located;
  return { located, asked };
}

describe("media of a definition", () => {
  it("turns a reference into the address and the headers of the download", async () => {
    const { located, asked } = await locate({ ref: "F 1" });
    expect(asked.map(({ url }) => url)).toEqual(["https://api.acme.example/botTOKEN-SECRET/getFile?file_id=F%201"]);
    expect(located).toMatchObject({
      kind: "found",
      url: "https://api.acme.example/file/a/b.jpg",
      headers: { authorization: "Bearer TOKEN-SECRET" },
    });
  });

  it.each([
    ["https://api.acme.example/f/1", true],
    ["https://files.acme.example/f/1", true],
    ["https://eu.cdn.example/f/1", true],
    ["https://own.acme.example/f/1", true],
    ["http://api.acme.example/f/1", false],
    ["https://api.acme.example:8443/f/1", false],
    ["https://evil.example/f/1", false],
    ["https://files.acme.example.evil.example/f/1", false],
    ["https://cdn.example.evil.example/", false],
    ["https://evilcdn.example/", false],
    ["https://api.acme.example@evil.example/", false],
  ])("a private link at %s gets the credentials: %s", async (link, gets) => {
    const { located, asked } = await locate({ link }, {}, { host: "own.acme.example" });
    expect(asked).toEqual([]);
    if (located.kind !== "found") throw new Error(located.reason);
    expect(located.url).toBe(link);
    expect(located.headers).toEqual(gets ? { authorization: "Bearer TOKEN-SECRET" } : {});
  });

  it("knows the addresses that the configuration chose", async () => {
    const { located } = await locate({ ref: "1" }, undefined, { baseUrl: "http://bot-api.local:8081/x", host: "own.acme.example" });
    if (located.kind !== "found") throw new Error(located.reason);
    const chosen = (url: string) => located.isConfigured(new URL(url));
    expect(chosen("http://bot-api.local:8081/file/x")).toBe(true);
    expect(chosen("https://own.acme.example/x")).toBe(true);
    expect(chosen("http://bot-api.local:8082/")).toBe(false);
    expect(chosen("https://files.acme.example/")).toBe(false);
    expect(chosen("http://127.0.0.1/")).toBe(false);
  });

  it.each([
    [{ ok: false, code: 404, text: "no such file" }, "gone", "getFile: no such file"],
    [{ ok: false, text: "wrong file of TOKEN-SECRET" }, "failed", "getFile: wrong file of ***"],
    [new NetworkError("api.acme.example: no whole answer within 1000 ms", true), "unanswered", "getFile: api.acme.example"],
  ])("%j is %s", async (answer, kind, reason) => {
    const { located } = await locate({ ref: "1" }, answer);
    expect(located.kind).toBe(kind);
    expect("reason" in located && located.reason).toContain(reason);
  });

  it("never quotes a secret in what it says", async () => {
    const provider = await provide({ url: "$error('no file at ' & settings.token & ref)" });
    const send = () => Promise.reject(new Error("nothing to send"));
    const located = await provider.locateFile?.(await bindingOf(provider), { ref: "1" }, { send, timeout: 1 });
    expect(located).toMatchObject({ kind: "failed", reason: expect.stringContaining("no file at ***1") as string });
  });

  it("says what is wrong where the address is none", async () => {
    expect((await locate({ link: "not a url" })).located).toEqual({ kind: "failed", reason: "media.url gave no http(s) address" });
    const provider = await provide({});
    const send = () => Promise.reject(new Error("nothing to send"));
    const located = await provider.locateFile?.(await bindingOf(provider), { ref: "1" }, { send, timeout: 1 });
    expect(located).toEqual({ kind: "failed", reason: "media.url gave no http(s) address" });
  });

  it("is checked like the rest of a definition", async () => {
    const { findings } = await compileProvider(source({ url: "settings.basUrl & reff", hosts: ["https://x"], odd: 1 }));
    expect(findings.map(({ kind }) => kind)).toContain("wrong.value");
    const unknown = await compileProvider(source({ url: "settings.basUrl & reff" }));
    expect(unknown.findings.map(({ message }) => message)).toEqual(['no setting is called "basUrl"', '"reff" is not known here']);
  });

  it("has examples like everything else", async () => {
    const coverage = createCoverage(source(MEDIA));
    const { provider } = await compileProvider(source(MEDIA), { examples: false, coverage });
    if (!provider) throw new Error("does not compile");
    const locateIn = () => ({ file: "x.yaml", line: 1, col: 1 });
    const shared = { file: "examples/_binding.yaml", raw: { token: "T1" }, locate: locateIn };
    const run = (raw: object) => runExamples(provider, source(MEDIA, [shared, { file: "x.yaml", raw, locate: locateIn }]), coverage);
    const example = {
      title: "A file",
      media: { ref: "F1" },
      responses: [{ json: { ok: true, path: "a.jpg" } }],
      expect: {
        requests: [{ url: "https://api.acme.example/botT1/getFile", query: { file_id: "F1" } }],
        url: "https://api.acme.example/file/a.jpg",
        headers: { authorization: "Bearer T1" },
      },
    };
    const report = await run(example);
    expect(report.results).toMatchObject([{ ok: true }]);
    const untouched = report.untouched.map(({ what }) => what);
    expect(untouched).toContain("message.send");
    expect(untouched).not.toContain("media");
    const wrong = await run({ ...example, expect: { ...example.expect, url: "https://elsewhere.example/" } });
    expect(wrong.results[0]?.diff).toContain("media.url");
    const failed = await run({ ...example, responses: [{ json: { ok: false, text: "why" } }] });
    expect(failed.results[0]?.diff).toContain("why");
    expect((await run({ title: "x", media: {}, expect: {} })).results[0]?.diff).toContain("one of ref and url");
  });
});

describe("an attachment of a mapping", () => {
  async function receive(media: object | undefined, attachments: unknown, opened = false) {
    const message = { kind: "image", text: null, attachments };
    const provider = await provide(media);
    return provider.receive(await bindingOf(provider), {
      method: "POST",
      path: "/KEY",
      query: "",
      headers: {},
      body: Buffer.from(JSON.stringify({ id: "1", ...(opened ? { messages: [message] } : { message }) })),
      at: "2026-01-01T00:00:00.000Z",
    });
  }

  it("may be a reference, a number too, where the definition says how to fetch it", async () => {
    const received = await receive(MEDIA, [{ kind: "image", ref: 77, url: null }]);
    const message = { kind: "image", attachments: [{ kind: "image", ref: "77" }] };
    expect(received.kind === "accepted" && received.events[0]?.event).toMatchObject({ message });
    const opened = await receive(MEDIA, { kind: "image", ref: 77, url: null }, true);
    expect(opened.kind === "accepted" && opened.events[0]?.event).toMatchObject({ messages: [message] });
  });

  it.each([[{ ref: "1" }], [{ url: "https://x.example/1", private: true }]])(
    "%j without a media section is kept as a dead letter",
    async (file) => {
      const received = await receive(undefined, [{ kind: "image", ...file }]);
      expect(received.kind).toBe("failed");
      expect("reason" in received && received.reason).toContain("no media section");
    },
  );

  it("may have any address, but a private one must fit into a link of ours", async () => {
    const url = `https://x.example/${"a".repeat(5_000)}`;
    expect((await receive(MEDIA, [{ kind: "image", url }])).kind).toBe("accepted");
    expect((await receive(MEDIA, [{ kind: "image", url, private: true }])).kind).toBe("failed");
    expect((await receive(MEDIA, [{ kind: "image", url: url.slice(0, 4_000), private: true }])).kind).toBe("accepted");
  });

  it("without url and ref does not fit", async () => {
    expect((await receive(MEDIA, [{ kind: "image" }])).kind).toBe("failed");
  });
});
