import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openArchive } from "../../src/commands/open.ts";
import { openSqliteStore } from "../../src/delivery/store-sqlite.ts";
import type { HttpRequest } from "../../src/deps.ts";
import { createGateway } from "../../src/gateway.ts";
import { silentLog } from "../../src/log.ts";
import { configOf, folderWith, GATEWAY_YAML, greets, hook, ok, text } from "../http/acme.ts";
import { ran } from "./io.ts";

let folder: string;
let ids = 0;
beforeEach(() => void (folder = folderWith(`${GATEWAY_YAML}dialogs: { archiveAfter: 1ms }\n`).folder));
afterEach(() => rmSync(folder, { recursive: true }));

/** A gateway takes these webhooks and stops once the archive has everything. */
async function live(...webhooks: unknown[]): Promise<void> {
  const clock = { now: () => Date.now(), after: (ms: number, run: () => void) => (setTimeout(run, ms / 100).unref(), () => {}) };
  const deps = {
    clock,
    newId: () => `00000000-0000-7000-8000-${String(++ids).padStart(12, "0")}`,
    send: async ({ url, body }: HttpRequest) => (url.includes("acme.invalid") ? ok() : greets(body)),
    openHttp: () => Promise.reject(new Error("no network here")),
    log: silentLog,
  };
  const path = join(folder, ".data", "leadgate.db");
  const limits = { backlog: 1_000, waiting: 100, minFreeBytes: 0 };
  const store = await openSqliteStore({ path, now: clock.now, limits, log: silentLog });
  const file = join(folder, "gateway.yaml");
  const config = await configOf(file);
  const documents = await openArchive(config, file, path);
  const gateway = createGateway({ config, store, deps, ...(documents ? { documents } : {}) });
  await gateway.start();
  for (const body of webhooks) await hook(gateway, body);
  await gateway.idle();
  while ((await store.unarchived()).dialogs > 0) await new Promise((resolve) => setImmediate(resolve));
  await gateway.stop(1_000);
  await store.close();
}

const files = () =>
  readdirSync(join(folder, ".data", "archive"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
const dialogOf = (file: string) => file.replace(/^.*\//, "").replace(".json", "");
const shown = (...argv: string[]) => ran(["lead", "show", ...argv], { cwd: folder });

describe("lead show", () => {
  it("lists the dialogs that are in the archive, and prints one in the order of its lines", async () => {
    await live(text("e1", "Hi \u001b[31mthere"), text("e2", "the key is ACMESECRET"));
    const [file = "", ...others] = files();
    expect(others).toEqual([]);
    expect(file).toMatch(/\/acme\/\d{4}-\d\d\/[0-9a-f-]{36}\/[0-9a-f-]{36}\.json$/);
    expect(readFileSync(file, "utf8")).not.toContain("ACMESECRET");

    const { out } = await shown("7");
    expect(out).toMatch(new RegExp(`dialog +opened.*archived\\n${dialogOf(file)} .*\\d{4}-\\d\\d-\\d\\d`));
    const one = await shown("7", "--dialog", dialogOf(file));
    expect(one.code).toBe(0);
    expect(one.out).toMatch(/^Anna at acme, dialog [\w-]+, opened .*\n\n.* state +a dialog begins\n.* lead +Hi ·\[31mthere\n/);
    expect(one.out).toMatch(/ lead +the key is \*\*\*\n(.*\n)* *.* bot +Hello\n$/);
    expect(one.out).not.toContain("\u001b");
  });

  it("gives both as JSON", async () => {
    await live(text("e1", "Hi"));
    const dialog = dialogOf(files()[0] ?? "");
    const list = JSON.parse((await shown("7", "--json")).out) as { dialogs: object[] };
    expect(list.dialogs).toMatchObject([{ id: dialog, complete: true, archivedAt: expect.any(Number) as number }]);
    expect(JSON.parse((await shown("7", "--dialog", dialog, "--json")).out)).toMatchObject({
      version: 1,
      lead: { externalId: "7", name: "Anna" },
      dialog: { id: dialog },
      lines: [
        { by: "lead", text: "Hi" },
        { by: "bot", text: "Hello" },
      ],
      notes: [{ after: 0, text: "a dialog begins" }],
    });
  });

  it("says what is wrong with an archived dialog, and with the question", async () => {
    await live(text("e1", "Hi"));
    const [file = ""] = files();
    writeFileSync(file, readFileSync(file, "utf8").slice(0, 100));
    const damaged = await shown("7", "--dialog", dialogOf(file));
    expect([damaged.code, damaged.err]).toEqual([1, expect.stringContaining("cannot be used: it is not a JSON object") as string]);
    expect((await shown("7", "--dialog", "nothing")).err).toContain('there is no archived dialog "nothing"');
    expect((await ran(["lead", "list", "--dialog", "x"], { cwd: folder })).code).toBe(2);
  });

  it("starts no gateway whose archive lacks its package, and says what to install", async () => {
    writeFileSync(join(folder, "gateway.yaml"), `${GATEWAY_YAML}archive: { driver: redis }\n`);
    const { code, err } = await ran(["serve"], { cwd: folder });
    expect(code).toBe(1);
    expect(err).toMatch(/gateway.yaml:\d+:20 missing.package archive: driver redis needs the package ioredis \(npm install ioredis\)/);
  });

  it("works without an archive too", async () => {
    writeFileSync(join(folder, "gateway.yaml"), `${GATEWAY_YAML}archive: { enabled: false }\n`);
    await live(text("e1", "Hi"));
    const { code, out } = await shown("7");
    expect(code).toBe(0);
    expect(out).not.toContain("archive");
    expect((await shown("7", "--dialog", "d1")).err).toContain("archive.enabled is false");
  });
});
