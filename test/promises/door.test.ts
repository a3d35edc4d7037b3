import { createHmac } from "node:crypto";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { ACME, hook, rig, text } from "../http/acme.ts";
import type { Rig } from "../http/acme.ts";
import { acmeBinding, request } from "../mapping/fixtures/load.ts";
import { createRandom } from "../faults/random.ts";
import { measured, percentile, size } from "./size.ts";

let world: Rig | undefined;
afterEach(async () => {
  await world?.close();
  world = undefined;
});
async function begin(acme = ACME): Promise<Rig> {
  world = await rig({ acme });
  await world.gateway.start();
  return world;
}

const GOOD = JSON.stringify({ ...text("e1", "Привет, \ud83d\ude00"), list: [1, { a: null }], flag: true });
const post = (made: Rig, body: Uint8Array | string, headers: Record<string, string> = {}): Promise<Response> =>
  made.gateway.fetch(
    new Request("http://localhost:8080/hooks/acme/in/ACMESECRET", {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: typeof body === "string" ? body : Buffer.from(body),
    }),
  );

function isWhole(body: Uint8Array | string): boolean {
  try {
    JSON.parse(typeof body === "string" ? body : new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body));
    return true;
  } catch {
    return false;
  }
}

/** Everything that is wrong in one place. */
function malformed(): (Uint8Array | string)[] {
  const bytes = Buffer.from(GOOD);
  const inserted = (what: string | Uint8Array) =>
    Array.from({ length: 12 }, (_, n) => {
      const at = Math.floor((bytes.length * n) / 12);
      return Buffer.concat([bytes.subarray(0, at), Buffer.from(what as string), bytes.subarray(at)]);
    });
  const utf16 = Buffer.from(GOOD, "utf16le");
  const cut = Array.from({ length: bytes.length }, (_, n) => bytes.subarray(0, n));
  const places = [
    "\u0000",
    "\u0001",
    "\u001f",
    '"',
    "\\",
    "}",
    "]",
    ",,",
    "{",
    "[",
    "'",
    '\u2028"',
    "/* a */",
    "// a\n",
    "NaN",
    "undefined",
    "\\x41",
  ];
  const illegal = [[0xff], [0xfe], [0xc0, 0xaf], [0xe2, 0x82], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0x80], [0xc3]];
  const values =
    `NaN Infinity -Infinity undefined +1 01 1. .5 0x10 1e 1_000 'a' "a True None nil - -- "\\u12" "\\q" "\u0009" tru nul falsee`.split(" ");
  return [
    ...cut,
    ...places.flatMap(inserted),
    ...illegal.flatMap((list) => inserted(Uint8Array.from(list))),
    ...values.flatMap((value) => [value, `{"event":${value}}`, `[${value}]`, `{"event":"TEXT","id":"e1","client":${value}}`]),
    "{}{}",
    "{} x",
    "[1,2",
    "{,}",
    "{a:1}",
    "{'a':1}",
    '{"a" 1}',
    '{"a":1,}',
    "[1,]",
    '{"a":}',
    "{]",
    "[}",
    "\u00ef\u00bb\u00bf{}",
    "--boundary",
    utf16,
    Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]),
    Buffer.from(GOOD, "utf16le").swap16(),
    gzipSync(GOOD),
    gzipSync(Buffer.alloc(50_000_000)),
    ...[65, 1_000, 10_000, 100_000].flatMap((depth) => [
      "[".repeat(depth),
      `${"[".repeat(depth)}${"]".repeat(depth)}`,
      `${'{"a":'.repeat(depth / 5)}1`,
      `{"event":"TEXT","id":"e1","client":${"[".repeat(depth)}${"]".repeat(depth)}}`,
    ]),
  ].filter((body) => body.length === 0 || !isWhole(body) || body.length > 130);
}

describe("strange input (P24)", () => {
  it("is refused cheaply, and nothing of it is kept: hundreds of malformed bodies", { timeout: 60_000 }, async () => {
    const made = await begin();
    const bodies = malformed();
    expect(bodies.length).toBeGreaterThan(300);
    const wrong: string[] = [];
    const costs: number[] = [];
    const before = process.memoryUsage().rss;
    for (const body of bodies) {
      const began = process.cpuUsage();
      const { status } = await post(made, body);
      const { user, system } = process.cpuUsage(began);
      costs.push((user + system) / 1_000);
      if (status < 400 || status > 499) wrong.push(`${status} ${Buffer.from(body).toString("latin1").slice(0, 200)}`);
    }
    const grown = (process.memoryUsage().rss - before) / 1e6;
    expect(wrong).toEqual([]);
    expect(await made.store.requests({ since: 0, limit: 10 })).toEqual([]);
    // The share, not the worst: a garbage collection in between is nobody's fault.
    expect(percentile(costs, 0.99)).toBeLessThan(50);
    expect(grown).toBeLessThan(150);
    measured("P24", {
      bodies: bodies.length,
      cpuP99Ms: percentile(costs, 0.99),
      cpuMaxMs: Math.max(...costs),
      rssGrownMB: Math.round(grown),
      rows: 0,
    });
  });

  it("of five million levels, or compressed, ends at the bound of a body", async () => {
    const made = await begin();
    for (const body of ["[".repeat(5_000_000), Buffer.alloc(5_000_000, "["), gzipSync(Buffer.alloc(400_000_000, "["))]) {
      const began = process.cpuUsage();
      expect((await post(made, body, body instanceof Buffer ? { "content-encoding": "gzip" } : {})).status).toBe(413);
      expect(process.cpuUsage(began).user / 1_000).toBeLessThan(500);
    }
    expect(await made.store.requests({ since: 0, limit: 10 })).toEqual([]);
  });

  it("of any bytes never ends in a failure of ours", { timeout: 3_600_000 }, async () => {
    const made = await begin();
    const cases = size(5_000, 1_000_000);
    const random = createRandom(20_261_121);
    const good = Buffer.from(GOOD);
    const seen: Record<number, number> = {};
    for (let n = 0; n < cases; n += 1) {
      const body = Buffer.from(good);
      const changes = 1 + Math.floor(random() * 4);
      for (let change = 0; change < changes; change += 1) body[Math.floor(random() * body.length)] = Math.floor(random() * 256);
      const { status } = await post(made, random() < 0.1 ? body.subarray(Math.floor(random() * body.length)) : body);
      seen[status] = (seen[status] ?? 0) + 1;
    }
    expect(Object.keys(seen).filter((status) => !["200", "400", "503"].includes(status))).toEqual([]);
    // The gateway is as it was.
    expect((await hook(made.gateway, text("after", "still here"))).status).toBe(seen[503] === undefined ? 200 : 503);
    measured("P24", { fuzzed: cases, ...Object.fromEntries(Object.entries(seen).map(([status, count]) => [`answered ${status}`, count])) });
  });
});

describe("only the chat center can talk to us (P26)", () => {
  const SECRET = "ACMESECRET";
  /** What is nearly the secret. */
  const near = [
    ...Array.from(SECRET, (_, n) => SECRET.slice(0, n)),
    ...Array.from(SECRET, (_, n) => SECRET.slice(n + 1)),
    ...Array.from(SECRET, (_, n) => `${SECRET.slice(0, n)}X${SECRET.slice(n + 1)}`),
    ...Array.from(SECRET, (letter, n) => `${SECRET.slice(0, n)}${letter.toLowerCase()}${SECRET.slice(n + 1)}`),
    ...Array.from(SECRET, (_, n) => `${SECRET.slice(0, n)}%00${SECRET.slice(n)}`),
    ...["A", "%41", "=", ".", "%E2%80%8B", "%C2%AD", ";", "*", "%2e", "~"].map((tail) => SECRET + tail),
    [...SECRET].toReversed().join(""),
    Buffer.from(SECRET).toString("base64"),
    Buffer.from(SECRET).toString("hex"),
    createHmac("sha256", "").update(SECRET).digest("hex"),
    "undefined",
    "null",
    "true",
    "{token}",
    "settings.token",
  ].filter((guess) => guess !== "");

  it("dozens of guesses next to the secret open nothing: in the path, in a header, in a query, as a signature", async () => {
    const places = `
  - { name: header, path: /header, verify: { header: x-key, equals: settings.token }, dedupe: body.id, routes: &r [{ event: '{ "type": "message.received", "lead": { "externalId": "7" }, "message": { "kind": "text", "text": "x" } }' }] }
  - { name: query, path: /query, verify: { query: key, equals: settings.token }, dedupe: body.id, routes: *r }
  - { name: signed, path: /signed, verify: { header: x-sign, hmac: sha256, key: settings.token }, dedupe: body.id, routes: *r }
`;
    const made = await begin(ACME.replace("inbound:\n", `inbound:${places}`));
    const body = JSON.stringify(text("e1", "x"));
    const sign = (key: string): string => createHmac("sha256", key).update(body).digest("hex");
    let cases = 0;
    for (const guess of near) {
      const decoded = decodeURIComponent(guess);
      const header = decoded.replace(/[^\x20-\x7e]/g, "");
      const answers = [
        await hook(made.gateway, body, `/in/${guess}`),
        await hook(made.gateway, body, `/query?key=${guess}`),
        ...(header.trim() === SECRET || header === "" ? [] : [await hook(made.gateway, body, "/header", { "x-key": header })]),
        await hook(made.gateway, body, "/signed", { "x-sign": sign(decoded) }),
        ...(header === "" ? [] : [await hook(made.gateway, body, "/signed", { "x-sign": header })]),
      ];
      cases += answers.length;
      expect(
        answers.map(({ status }) => status),
        guess,
      ).toEqual(answers.map(() => 401));
    }
    expect(cases).toBeGreaterThan(60);
    expect(await made.store.requests({ since: 0, limit: 10 })).toEqual([]);
    expect((await hook(made.gateway, body, "/signed", { "x-sign": sign(SECRET) })).status).toBe(200);
    measured("P26", { guesses: cases, accepted: 0 });
  });

  // A long secret makes a comparison that stops at the first difference many times faster at its first letter than at its
  // last; medians of samples in random turns differ by a few per cent on a busy machine.
  it("and how much of a guess is right does not show in how long the refusal takes", { timeout: 120_000 }, async () => {
    const secret = "s".repeat(65_536);
    const binding = await acmeBinding({
      settings: { token: secret },
      change: (raw) => {
        const [endpoint] = raw["inbound"] as Record<string, unknown>[];
        Object.assign(endpoint ?? {}, { path: "/bot", verify: { header: "x-key", equals: "settings.token" } });
      },
    });
    const guesses = [`x${secret.slice(1)}`, `${secret.slice(0, -1)}x`].map((key) =>
      request("/bot", { event: "MESSAGE", id: "1", client_id: "7", text: "x" }, { headers: { "x-key": key } }),
    );
    const samples: number[][] = [[], []];
    const random = createRandom(11);
    for (let n = -1_000; n < size(2_000, 10_000) * 2; n += 1) {
      const which = random() < 0.5 ? 0 : 1;
      const guess = guesses[which];
      if (!guess) continue;
      const began = performance.now();
      const { kind } = await binding.provider.receive(binding, guess);
      // The first ones warm up.
      if (n >= 0) samples[which]?.push((performance.now() - began) * 1_000);
      if (kind !== "unauthorized") throw new Error(kind);
    }
    const [first = 0, last = 0] = samples.map((list) => percentile(list, 0.5));
    expect(Math.abs(first - last) / Math.min(first, last)).toBeLessThan(0.2);
    measured("P26", { samples: samples.flat().length, wrongAtTheFirstUs: first, wrongAtTheLastUs: last, welchT: welch(samples) });
  });
});

/** Student's t for unequal variances, of the faster nine tenths of each: below 2 nothing is told. */
function welch(samples: readonly number[][]): number {
  const parts = samples.map((list) => {
    const kept = list.toSorted((a, b) => a - b).slice(0, Math.floor(list.length * 0.9));
    const mean = kept.reduce((sum, value) => sum + value, 0) / kept.length;
    return { mean, error: kept.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (kept.length - 1) / kept.length };
  });
  const [a, b] = parts;
  return a && b ? Math.round((Math.abs(a.mean - b.mean) / Math.sqrt(a.error + b.error)) * 100) / 100 : 0;
}
