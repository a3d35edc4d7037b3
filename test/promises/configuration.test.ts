import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { isMap, isScalar, isSeq, parseDocument, visit } from "yaml";
import type { Document } from "yaml";
import { loadCase, readCase } from "../config/case-file.ts";
import { freePort, pause, ready, startGateway, WEBHOOK_PATH, writeSite } from "../e2e/gateway.ts";
import { botMessage, clientMessage } from "../e2e/jivo.ts";
import { read } from "../sources.ts";
import { measured, size } from "./size.ts";

const cleanups: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup();
});

/** What a site adds to the plain file of the tests, so that there is something to break. */
const MORE = `archive: { driver: fs, base: archive }
handoff:
  whenNobodyOnline: bot
  history: 20
  assignTimeout: { after: 5m, then: notice }
  operatorSilence: 15m
  hours: { timeZone: Europe/Moscow, week: { mon-fri: "09:00-18:00" }, holidays: [2027-01-01] }
  notices: { transferred: one moment, joined: "{operator.name} is here", returned: null }
dialogs: { idleEnd: 24h, archiveAfter: 15m }
limits: { body: 64KiB, bodyTimeout: 10s, backlog: 5000, rate: 50 }
media: { expires: 1h, maxSize: 10MiB, types: [image/*], allow: [files.example] }
`;

function site(options: { folder: string; port: number; url: string }): { config: string; good: string } {
  const place = { folder: options.folder, port: options.port, botUrl: options.url, jivoUrl: options.url, tries: 3 };
  const written = writeSite(place);
  const good = readFileSync(written.config, "utf8") + MORE;
  writeFileSync(written.config, good);
  return { ...written, good };
}

function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), "leadgate-broken-"));
  cleanups.push(() => rmSync(folder, { recursive: true }));
  return folder;
}

interface Broken {
  readonly what: string;
  readonly text: string;
}

/** Each key misspelt, each value of a kind that it cannot be, each pair twice, and each line cut off. */
function broken(good: string): Broken[] {
  const made: Broken[] = [];
  const change = (what: string, edit: (document: Document, index: number) => boolean) => {
    for (let index = 0; ; index += 1) {
      const document = parseDocument(good);
      if (!edit(document, index)) return;
      made.push({ what: `${what} ${index}`, text: String(document) });
    }
  };
  const nth = (document: Document, index: number, is: (node: unknown, key: unknown) => boolean, edit: (node: never) => void): boolean => {
    let count = -1;
    visit(document, {
      Pair(_, pair) {
        if (!is(pair.value, isScalar(pair.key) ? pair.key.value : undefined)) return undefined;
        count += 1;
        if (count !== index) return undefined;
        edit(pair as never);
        return visit.BREAK;
      },
    });
    return count >= index;
  };
  // Names of one's own may be anything: those of bindings, and languages.
  const own = new Set(["shop-bot", "jivo", "shop", "chat", "phone", "desk", "center", "ru"]);
  change("a misspelt key", (document, index) =>
    nth(
      document,
      index,
      (_, key) => !own.has(String(key)),
      (pair: { key: { value: string } }) => {
        pair.key.value = `${pair.key.value}x`;
      },
    ),
  );
  for (const [what, value] of [
    ["a map", { what: 1 }],
    ["a list of maps", [{ what: 1 }]],
    ["a broken variable", "${"],
    ["a variable that is not set", "${NOT_SET_ANYWHERE}"],
    ["a file that is not there", "${file:/nowhere/at/all}"],
  ] as const)
    change(`${what} for a value`, (document, index) =>
      nth(
        document,
        index,
        (node) => isScalar(node),
        (pair: { value: unknown }) => {
          pair.value = document.createNode(value);
        },
      ),
    );
  change("something else for a map or a list", (document, index) =>
    nth(
      document,
      index,
      (node) => isMap(node) || isSeq(node),
      (pair: { value: unknown }) => {
        pair.value = document.createNode(isMap(pair.value) ? [{ what: 1 }] : { what: 1 });
      },
    ),
  );
  const lines = good.trimEnd().split("\n");
  for (const [n, line] of lines.entries()) {
    const with_ = (text: string) => [...lines.slice(0, n), text, ...lines.slice(n + 1)].join("\n");
    made.push({ what: `a tab before line ${n + 1}`, text: with_(`\t${line}`) });
    made.push({ what: `a line twice: ${n + 1}`, text: with_(`${line}\n${line}`) });
    made.push({ what: `a sign that YAML keeps for itself in line ${n + 1}`, text: with_(line.replace(/\S/, "@$&")) });
  }
  return made;
}

describe("a broken configuration (P33)", () => {
  it("is refused with file, line and what to do, hundreds of times", { timeout: 120_000 }, async () => {
    const { config: good, env } = readCase(read("test/config/cases/good.yaml"));
    const load = (text: string) => loadCase({ config: text, env, files: {} });
    const whole = await load(good);
    expect(whole.findings).toEqual([]);

    const all = broken(good).filter((_, n) => n % size(4, 1) === 0);
    const taken: string[] = [];
    const mute: string[] = [];
    let hints = 0;
    for (const { what, text } of all) {
      const { config: made, findings } = await load(text);
      const errors = findings.filter(({ level }) => level === "error");
      if (made) taken.push(what);
      else if (
        errors.length === 0 ||
        errors.some(({ file, line, col, message }) => !file.endsWith("gateway.yaml") || line < 1 || col < 1 || message.length < 10)
      )
        mute.push(`${what}: ${JSON.stringify(findings)}`);
      if (errors.some(({ hint }) => hint !== undefined)) hints += 1;
    }
    // What a text may be, another text may be; what is said twice in a list is said twice.
    expect(taken.filter((what) => !/list of maps|a line twice/.test(what) || taken.length > 20)).toEqual([]);
    expect(mute).toEqual([]);
    expect(all.length - taken.length).toBeGreaterThan(size(100, 200));
    measured("P33", { broken: all.length - taken.length, refused: all.length - taken.length, withHint: hints });
  });

  it("never takes the gateway down: what runs goes on with the old one", { timeout: 600_000 }, async () => {
    const folder = temporary();
    const seen: string[] = [];
    const outside = createServer((call, answer) => {
      let body = "";
      call
        .on("data", (part) => (body += String(part)))
        .on("end", () => {
          const said = JSON.parse(body) as { type?: string; message?: { text?: string } };
          const words = botMessage(said)?.text;
          if (words !== undefined) seen.push(words);
          const actions = said.type === "message.received" ? [{ type: "say", text: said.message?.text }] : [];
          answer.setHeader("content-type", "application/json").end(JSON.stringify({ actions }));
        });
    });
    await new Promise<void>((resolve) => outside.listen(0, "127.0.0.1", resolve));
    const port = await freePort();
    const { config, good, ...rest } = site({ folder, port, url: `http://127.0.0.1:${(outside.address() as AddressInfo).port}` });
    const running = await ready(startGateway({ ...rest, folder, port, botUrl: "", jivoUrl: "", config }));
    cleanups.push(async () => {
      running.child.kill("SIGKILL");
      await running.exited;
      outside.closeAllConnections();
      outside.close();
    });
    const post = (n: number): Promise<number> =>
      new Promise((resolve, reject) => {
        const call = request({ port, host: "127.0.0.1", method: "POST", path: WEBHOOK_PATH }, (answer) => {
          answer.resume().on("end", () => resolve(answer.statusCode ?? 0));
        });
        call.on("error", reject).end(clientMessage({ id: `event-${n}`, lead: n % 3, text: String(n), at: Date.now() }));
      });
    // A binding whose variable or file is missing is disabled, which is what the file then says.
    const all = broken(good).filter(({ what }) => !/list of maps|a line twice|variable that is not|file that is not/.test(what));
    const chosen = all.filter((_, n) => n % Math.ceil(all.length / size(8, 200)) === 0);
    let sent = 0;
    for (const { text } of chosen) {
      writeFileSync(config, text);
      running.child.kill("SIGHUP");
      for (let n = 0; n < 5; n += 1) expect(await post((sent += 1))).toBe(200);
      await pause(20);
    }
    await expect.poll(() => seen.length, { timeout: 20_000 }).toBe(sent);
    expect(running.lines().join("\n")).toContain("the old one stays");
    for (const lead of [0, 1, 2]) {
      const own = seen.map(Number).filter((n) => n % 3 === lead);
      expect(own).toEqual(own.toSorted((a, b) => a - b));
    }
    expect(new Set(seen).size).toBe(sent);
    writeFileSync(config, `${good}# mended\n`);
    running.child.kill("SIGHUP");
    await expect.poll(() => running.lines().join("\n"), { timeout: 20_000 }).toMatch(/reloaded/);
    measured("P33", { reloadsRefused: chosen.length, webhooks: sent, lost: 0, doubled: 0, reordered: 0 });
  });
});
