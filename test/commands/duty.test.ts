import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openSqliteStore } from "../../src/delivery/store-sqlite.ts";
import { createGateway } from "../../src/gateway.ts";
import type { HttpRequest } from "../../src/deps.ts";
import { ACME, configOf, folderWith, greets, hook, ok, text } from "../http/acme.ts";
import { silentLog } from "../../src/log.ts";
import { ran } from "./io.ts";

let folder: string;

/** A store as a stopped gateway leaves it: one lead, one dead webhook, one dead command. */
beforeEach(async () => {
  const made = folderWith();
  folder = made.folder;
  const clock = { now: () => Date.now(), after: (ms: number, run: () => void) => (setTimeout(run, ms).unref(), () => {}) };
  let ids = 0;
  const deps = {
    clock,
    newId: () => `00000000-0000-7000-8000-${String(++ids).padStart(12, "0")}`,
    send: async ({ url, body }: HttpRequest) => (url.includes("acme.invalid") ? ok({}, 400) : greets(body)),
    log: silentLog,
  };
  const store = await openSqliteStore({
    path: join(folder, ".data", "leadgate.db"),
    now: clock.now,
    limits: { backlog: 1_000, waiting: 100, minFreeBytes: 0 },
    log: silentLog,
  });
  const gateway = createGateway({ config: await configOf(made.file), store, deps });
  await gateway.start();
  await hook(gateway, text("e1", "Hi \u001b[31mthere\u009b2J\u202e"));
  await hook(gateway, { event: "BROKEN", id: "e2", client: "7", echo: "ACMESECRET" });
  await gateway.idle();
  await gateway.stop(1_000);
  await store.close();
});
afterEach(() => rmSync(folder, { recursive: true }));

const duty = (...argv: string[]) => ran(argv, { cwd: folder });
async function listed(...argv: string[]): Promise<Record<string, unknown>[]> {
  return JSON.parse((await duty(...argv, "--json")).out) as Record<string, unknown>[];
}

describe("lead", () => {
  it("lists leads with the columns that a person asks for", async () => {
    const { code, out } = await duty("lead", "list");
    expect(code).toBe(0);
    const [head = "", row = ""] = out.split("\n");
    for (const name of ["name", "messenger", "phone", "e-mail", "binding", "state", "handed over", "last activity"])
      expect(head).toContain(name);
    expect(row).toMatch(/Anna.*acme.*bot/);
  });

  it("filters", async () => {
    expect(await listed("lead", "list", "--search", "Anna", "--since", "1h", "--state", "bot")).toHaveLength(1);
    expect(await listed("lead", "list", "--search", "Bob")).toHaveLength(0);
    expect(await listed("lead", "list", "--until", "2020-01-01")).toHaveLength(0);
    expect((await duty("lead", "list", "--binding", "none")).out).toContain("no lead matches");
  });

  it("shows one with its timeline, found by what is known of it", async () => {
    const { code, out } = await duty("lead", "show", "Anna");
    expect(code).toBe(0);
    expect(out).toMatch(/name +Anna/);
    expect(out).toMatch(/message +lead: Hi .*there/);
    expect(out).toMatch(/message +bot: Hello/);
    expect(out).not.toContain("\u001b");
  });

  it.each([".", ".."])("does not take %s for an id", async (id) => {
    for (const argv of [
      ["lead", "show"],
      ["inbox", "show"],
      ["dead", "show"],
      ["dead", "retry"],
    ])
      expect(await duty(...argv, id)).toMatchObject({ code: 2, err: expect.stringContaining("expected an id") });
  });

  it("says that a lead is not there", async () => {
    const { code, err } = await duty("lead", "show", "nobody");
    expect(code).toBe(1);
    expect(err).toContain("nobody");
  });
});

describe("inbox", () => {
  it("lists what came, and shows a payload with its secrets masked", async () => {
    const { out } = await duty("inbox", "list");
    expect(out).toMatch(/TEXT/);
    expect(out).toMatch(/BROKEN.*dead/);
    const [broken] = await listed("inbox", "list", "--event", "BROKEN");
    const shown = await duty("inbox", "show", String(broken?.["id"]));
    expect(shown.out).toContain('"event": "BROKEN"');
    expect(shown.out).not.toContain("ACMESECRET");
  });
});

describe("what a person wrote", () => {
  it("never steers the terminal that shows it", async () => {
    const [lead] = await listed("lead", "list");
    const letters = await listed("dead", "list");
    const requests = await listed("inbox", "list");
    const shown = [
      ["lead", "show", String((lead?.["lead"] as { id?: string } | undefined)?.id)],
      ...letters.map(({ id }) => ["dead", "show", String(id)]),
      ...requests.map(({ id }) => ["inbox", "show", String(id)]),
    ];
    for (const argv of shown.flatMap((each) => [each, [...each, "--json"]]))
      expect((await duty(...argv)).out.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
    expect(JSON.stringify(await listed("inbox", "show", String(requests.at(-1)?.["id"])))).toContain("\u009b2J\u202e");
  });
});

describe("dead", () => {
  it("lists, shows and drops", async () => {
    const letters = await listed("dead", "list");
    expect(letters.map(({ kind }) => kind).sort()).toEqual(["command", "request"]);
    const command = letters.find(({ kind }) => kind === "command");
    expect((await duty("dead", "show", String(command?.["id"]))).out).toContain("message.send");
    expect((await duty("dead", "drop", String(command?.["id"]), "--reason", "too old")).code).toBe(0);
    expect(await listed("dead", "list")).toHaveLength(1);
  });

  it("retries a webhook with the definition that was mended since", async () => {
    const letter = (await listed("dead", "list")).find(({ kind }) => kind === "request");
    const id = String(letter?.["id"]);
    const early = await duty("dead", "retry", id);
    expect(early.code).toBe(1);
    expect(early.err).toContain("today's definition");

    const mended = `{ "type": "message.received", "lead": { "externalId": body.client }, "message": { "kind": "text", "text": "mended" } }`;
    writeFileSync(join(folder, "my-providers", "acme", "provider.yaml"), ACME.replace(`$error("this mapping is broken")`, mended));
    expect(await duty("dead", "retry", id)).toMatchObject({ code: 0 });
    expect((await listed("dead", "list")).filter(({ kind }) => kind === "request")).toEqual([]);
  });
});

describe("setup", () => {
  it("shows what to paste where, with the real address", async () => {
    const { code, out } = await duty("setup", "acme", "show");
    expect(code).toBe(0);
    expect(out).toContain("http://localhost:8080/hooks/acme/in/ACMESECRET");
    expect(out).toContain("Settings, Webhooks");
  });

  it("says that a provider has no API to register with, and that a binding is not there", async () => {
    expect(await duty("setup", "acme", "register")).toMatchObject({ code: 1 });
    const { code, err } = await duty("setup", "acne", "show");
    expect(code).toBe(2);
    expect(err).toContain("acme");
  });
});

describe("test", () => {
  it("runs shipped examples and the user's own, and says what none of them touches", async () => {
    const { out } = await duty("test");
    expect(out).toContain("acme");
    expect(out).toMatch(/no example touches .*events \/ text/);
  });

  it("fails with file, line and difference when an example does not hold", async () => {
    const { mkdirSync } = await import("node:fs");
    const examples = join(folder, "my-providers", "acme", "examples");
    mkdirSync(examples);
    writeFileSync(join(examples, "_binding.yaml"), "settings: { token: SECRET }\n");
    writeFileSync(
      join(examples, "text.yaml"),
      `title: A lead writes
request: { path: /in/SECRET, body: { event: TEXT, id: e1, client: "7", text: Hi } }
expect:
  events: [ { type: message.received, lead: { externalId: "8" }, message: { kind: text, text: Hi } } ]
`,
    );
    const { code, out } = await duty("test", "acme");
    expect(code).toBe(1);
    expect(out).toMatch(/my-providers\/acme\/examples\/text\.yaml:\d+:\d+ failed A lead writes/);
    expect(out).toMatch(/"?8"?/);
  });

  it("says of a broken definition that its examples were not run", async () => {
    const broken = join(folder, "my-providers", "broken");
    (await import("node:fs")).mkdirSync(broken);
    writeFileSync(join(broken, "provider.yaml"), "provider: broken\ntitle: Broken\nroles: [chanel]\n");
    const { code, out } = await duty("test", "broken");
    expect(code).toBe(1);
    expect(out).toContain("broken  not run: the definition has errors");
    expect(out).toContain('did you mean "channel"?');
    expect(out).not.toContain("0 of 0");
  });
});
