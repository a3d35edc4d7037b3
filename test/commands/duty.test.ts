import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openSqliteStore } from "../../src/delivery/store-sqlite.ts";
import { createGateway } from "../../src/gateway.ts";
import type { HttpRequest } from "../../src/deps.ts";
import { ACME, configOf, GATEWAY_YAML, folderWith, greets, hook, ok, text } from "../http/acme.ts";
import { silentLog } from "../../src/log.ts";
import { ran } from "./io.ts";

let folder: string;
let ids = 0;

/** A store as a stopped gateway leaves it: one lead, one dead webhook, one dead command. */
beforeEach(async () => {
  folder = folderWith().folder;
  await live(400, text("e1", "Hi \u001b[31mthere\u009b2J\u202e"), { event: "BROKEN", id: "e2", client: "7", echo: "ACMESECRET" });
});

/** A gateway takes these webhooks while its chat center answers with this status, and stops. */
async function live(status: number, ...webhooks: unknown[]): Promise<void> {
  const clock = { now: () => Date.now(), after: (ms: number, run: () => void) => (setTimeout(run, ms).unref(), () => {}) };
  const deps = {
    clock,
    newId: () => `00000000-0000-7000-8000-${String(++ids).padStart(12, "0")}`,
    send: async ({ url, body }: HttpRequest) => (url.includes("acme.invalid") ? ok({}, status) : greets(body)),
    openHttp: () => Promise.reject(new Error("no network")),
    log: silentLog,
  };
  const store = await openSqliteStore({
    path: join(folder, ".data", "leadgate.db"),
    now: clock.now,
    limits: { backlog: 1_000, waiting: 100, minFreeBytes: 0 },
    log: silentLog,
  });
  const gateway = createGateway({ config: await configOf(join(folder, "gateway.yaml")), store, deps });
  await gateway.start();
  for (const body of webhooks) await hook(gateway, body);
  await gateway.idle();
  await gateway.stop(1_000);
  await store.close();
}
afterEach(() => rmSync(folder, { recursive: true }));

const duty = (...argv: string[]) => ran(argv, { cwd: folder });
async function listed(...argv: string[]): Promise<Record<string, unknown>[]> {
  return JSON.parse((await duty(...argv, "--json")).out) as Record<string, unknown>[];
}

describe("lead", () => {
  it("lists leads with the columns that a person asks for (JV-13)", async () => {
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
    expect((await duty("lead", "list", "--binding", "bot")).out).toContain("no lead matches");
  });

  it("erases one, by an id and by nothing else", async () => {
    const [found] = (await listed("lead", "list")) as unknown as { lead: { id: string } }[];
    const id = found?.lead.id ?? "";
    const refused = expect.stringContaining(`erase takes ids only; 1 lead matches "Anna": ${id} (acme, 7)`);
    expect(await duty("lead", "erase", "Anna")).toMatchObject({ code: 2, err: refused });
    expect(await duty("lead", "erase", "nobody")).toMatchObject({ code: 1, err: expect.stringContaining('no lead "nobody"') });
    expect(await duty("lead", "erase", "7", "--limit", "1")).toMatchObject({ code: 2 });
    expect(await duty("lead", "show", "7", "--reason", "x")).toMatchObject({ code: 2 });
    const { code, out } = await duty("lead", "erase", "7", "--reason", "request 17");
    expect([code, out]).toEqual([0, expect.stringMatching(new RegExp(`^lead ${id} is erased, .*: request 17\n$`))]);
    expect((await duty("lead", "erase", id)).out).toMatch(/was erased before, .*: request 17/);
    expect(await listed("lead", "list")).toEqual([]);
  });

  it("shows one with its timeline, found by what is known of it", async () => {
    const { code, out } = await duty("lead", "show", "Anna");
    expect(code).toBe(0);
    expect(out).toMatch(/name +Anna/);
    expect(out).toMatch(/message +lead: Hi .*there/);
    expect(out).toMatch(/message +bot: Hello/);
    expect(out).not.toContain("\u001b");
  });

  it("refuses a state and a binding that do not exist, and says which do", async () => {
    const state = await duty("lead", "list", "--state", "robot");
    expect(state.code).toBe(2);
    expect(state.err).toContain("bot, waiting, operator, closed");
    for (const list of ["lead", "inbox", "outbox", "dead"]) {
      const { code, err } = await duty(list, "list", "--binding", "acne");
      expect(err).toContain('did you mean "acme"?');
      expect(code).toBe(2);
    }
  });

  it("refuses options that mean nothing to the verb", async () => {
    for (const argv of [
      ["lead", "show", "7", "--state", "bot"],
      ["lead", "show", "7", "--binding", "acme"],
      ["inbox", "show", "x", "--since", "1h"],
      ["dead", "show", "x", "--limit", "1"],
    ]) {
      const { code, err } = await duty(...argv);
      expect(err).toContain(`has no option ${argv[3]}`);
      expect(code).toBe(2);
    }
    expect((await duty("lead", "list", "--limit", "many")).code).toBe(2);
  });

  it("shows a part of the timeline, with times that can be compared with other logs", async () => {
    const shown = async (...argv: string[]) =>
      JSON.parse((await duty("lead", "show", "7", "--json", ...argv)).out) as { timeline: unknown[] };
    expect((await shown("--since", "1h")).timeline.length).toBeGreaterThan(3);
    expect((await shown("--until", "1h")).timeline).toEqual([]);
    expect((await shown("--limit", "2")).timeline).toHaveLength(2);
    expect((await duty("lead", "show", "7")).out).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} [+-]\d\d:\d\d {2}message/m);
  });

  it("says in the timeline which message a command was about", async () => {
    await live(200, text("e3", "Hi again", "8"));
    expect((await duty("lead", "show", "8")).out).toContain("message.send “Hello” to acme: delivered");
    expect((await duty("lead", "show", "7")).out).toContain("message.send “Hello” to acme: rejected");
  });

  it("prefers the lead with exactly this external id, in other lists too", async () => {
    await live(200, text("e3", "Hi", "70"), text("e4", "Hi", "170"));
    expect((await duty("lead", "show", "70")).out).toContain("acme (70)");
    expect((await duty("lead", "show", "7")).out).toContain("acme (7)");
    const several = await duty("lead", "show", "Anna");
    expect(several.code).toBe(2);
    expect(several.err).toContain("(acme, 170)");
    expect(await listed("inbox", "list", "--lead", "70")).toHaveLength(1);
    const [known] = (await listed("lead", "list", "--search", "170")) as { lead?: { id: string } }[];
    const id = known?.lead?.id ?? "none";
    expect(await listed("inbox", "list", "--lead", id)).toHaveLength(1);
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

  it("does not take a part of an id for it, and a few digits not for a phone", async () => {
    await live(200, text("e3", "Hi", "8000"));
    const [, { lead: { id } } = { lead: { id: "" } }] = (await listed("lead", "list")) as unknown as { lead: { id: string } }[];
    for (const part of ["800", id.slice(0, 12)])
      expect(await duty("lead", "show", part)).toMatchObject({ code: 1, err: expect.stringContaining(`no lead "${part}"`) });
    expect((await duty("lead", "show", "8000")).code).toBe(0);
  });

  it("says that a lead is not there", async () => {
    const { code, err } = await duty("lead", "show", "nobody");
    expect(code).toBe(1);
    expect(err).toContain("nobody");
  });
});

describe("inbox", () => {
  it("lists what came, and shows a payload formatted, with its secrets masked (JV-12)", async () => {
    const { out } = await duty("inbox", "list");
    expect(out).toMatch(/TEXT/);
    expect(out).toMatch(/BROKEN.*dead/);
    const [broken] = await listed("inbox", "list", "--event", "BROKEN");
    const shown = await duty("inbox", "show", String(broken?.["id"]));
    expect(shown.out).toContain('"event": "BROKEN"');
    expect(shown.out).not.toContain("ACMESECRET");
  });
});

describe("outbox", () => {
  it("says that nothing is open", async () => {
    expect((await duty("outbox", "list")).out).toContain("nothing is open");
    expect((await duty("lead", "show", "7")).out).not.toContain("open commands");
  });

  it("lists what is stuck, and why, oldest first", async () => {
    await live(503, text("e3", "Hi", "8"), text("e4", "Hi", "9"));
    const { code, out } = await duty("outbox", "list");
    expect(code).toBe(0);
    const [head = "", row = ""] = out.split("\n");
    expect(head).toMatch(/age +lead +to +type +what +status +attempts +next try +last reason +id/);
    expect(row).toMatch(/^\d+s +\S+ +acme +message\.send +Hello +pending +1 +(now|\d{4}-\S+ \S+) +.*503/);

    const all = await listed("outbox", "list");
    expect(all).toHaveLength(2);
    expect(Number(all[0]?.["createdAt"])).toBeLessThanOrEqual(Number(all[1]?.["createdAt"]));
    expect(await listed("outbox", "list", "--limit", "1")).toEqual([all[0]]);
    expect(await listed("outbox", "list", "--binding", "bot")).toEqual([]);
    expect(await listed("outbox", "list", "--lead", "9")).toEqual([all[1]]);
    expect((await duty("lead", "show", "9")).out).toMatch(/open commands +1; the oldest, message\.send to acme, pending since \d+s: .*503/);
  });

  it("says of the later ones that they wait", async () => {
    await live(503, text("e3", "Hi", "8"), text("e4", "Hi", "8"));
    expect((await duty("outbox", "list")).out).toMatch(/pending +0 +after those before it/);
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
      ...requests.map(({ id }) => ["inbox", "show", String(id), "--personal"]),
    ];
    for (const argv of shown.flatMap((each) => [each, [...each, "--json"]]))
      expect((await duty(...argv)).out.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
    expect(JSON.stringify(await listed("inbox", "show", String(requests.at(-1)?.["id"]), "--personal"))).toContain("\u009b2J\u202e");
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

describe("dead, all of them", () => {
  it("retries them in the order in which they died, page by page, and says what could not be retried", async () => {
    await live(400, ...Array.from({ length: 120 }, (_, n) => text(`m${n}`, `no ${n}`)));
    const before = await listed("dead", "list", "--limit", "500");
    expect(before).toHaveLength(122);
    const { code, out, err } = await duty("dead", "retry", "--all");
    expect([code, out]).toEqual([1, "121 of 122 are on their way again\n"]);
    expect(err).toContain("today's definition");
    const commands = before.filter(({ kind }) => kind === "command").map(({ id }) => id);
    const open = await listed("outbox", "list", "--limit", "500");
    expect(open.toSorted((a, b) => Number(a["position"]) - Number(b["position"])).map(({ id }) => id)).toEqual(commands);
    expect(await listed("dead", "list")).toMatchObject([{ kind: "request" }]);
  });

  it("takes only those of a binding and a time", async () => {
    expect((await duty("dead", "retry", "--all", "--binding", "acme", "--until", "1h")).out).toBe("no dead letters\n");
    expect((await duty("dead", "retry", "--all", "--binding", "acmee")).err).toContain('did you mean "acme"');
    expect((await duty("dead", "drop", "--all", "--since", "1h", "--reason", "an outage")).out).toBe("2 of 2 are given up\n");
    expect(await listed("dead", "list")).toEqual([]);
  });

  it("wants an id or --all, not both and not none", async () => {
    expect((await duty("dead", "retry", "x", "--all")).code).toBe(2);
    expect((await duty("dead", "drop")).err).toContain("--all");
    expect((await duty("dead", "drop", "--all")).err).toContain("--reason");
    expect((await duty("dead", "show", "--all")).code).toBe(2);
    expect((await duty("dead", "retry", "x", "--binding", "acme")).code).toBe(2);
  });
});

describe("setup", () => {
  it("shows what to paste where, with the real address", async () => {
    const { code, out } = await duty("setup", "acme", "show");
    expect(code).toBe(0);
    expect(out).toContain("http://localhost:8080/hooks/acme/in/ACMESECRET");
    expect(out).toContain("Settings, Webhooks, or leadgate setup acme register");
  });

  it("shows the addresses of a binding whose secrets are missing, and what is missing", async () => {
    writeFileSync(join(folder, "gateway.yaml"), GATEWAY_YAML.replace("ACMESECRET", "${ACME_TOKEN}"));
    const { code, out, err } = await duty("setup", "acme", "show");
    expect(code).toBe(0);
    expect(out).toContain("http://localhost:8080/hooks/acme/in/<ACME_TOKEN is not set>");
    expect(err).toContain("ACME_TOKEN is not set");
    for (const verb of ["register", "check", "remove"]) {
      const refused = await duty("setup", "acme", verb);
      expect(refused.code).toBe(1);
      expect(refused.err).toContain('the binding "acme" is disabled: ACME_TOKEN is not set');
    }
  });

  it("names the setting where no variable is named", async () => {
    writeFileSync(join(folder, "gateway.yaml"), GATEWAY_YAML.replace('"ACMESECRET"', '""'));
    expect((await duty("setup", "acme", "show")).out).toContain("/in/<settings.token is not set>");
  });

  it("says that a provider has no API to register with, and that a binding is not there", async () => {
    const none = expect.stringMatching(
      /^error Acme Chat has no API to register with; leadgate setup acme show says .*\nsee leadgate setup --help\n$/,
    );
    expect(await duty("setup", "acme", "register")).toMatchObject({ code: 2, err: none });
    const { code, err } = await duty("setup", "acne", "show");
    expect(code).toBe(2);
    expect(err).toContain("acme");
  });
});

describe("test", () => {
  it("runs shipped examples and the user's own, and says what none of them touches", async () => {
    const { out } = await duty("test");
    expect(out).toContain("acme");
    expect(out).toMatch(/no example touches\n +my-providers\/acme\/provider\.yaml:\d+:\d+ events: unauthorized/);
    expect((await duty("test", "jivo", "--strict")).code).toBe(0);
    expect((await duty("test", "acme", "--strict")).code).toBe(1);
    const { providers } = JSON.parse((await duty("test", "acme", "--json")).out) as { providers: { untouched: { what: string }[] }[] };
    expect(providers[0]?.untouched.map(({ what }) => what)).toContain("events / text: message.received");
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

  it("plays the one scenario with --conformance: a matrix, and what fails with its file and line", async () => {
    const { code, out } = await duty("test", "--conformance", "telegram");
    expect(out).toMatch(/^1 +telegram +livetex +http-bot$/m);
    expect(out).toMatch(/^hello +✓$/m);
    expect(out).toMatch(/^close +—$/m);
    expect(code).toBe(0);
    const lacking = await duty("test", "--conformance", "acme");
    expect(lacking.code).toBe(1);
    expect(lacking.out).toMatch(/my-providers\/acme\/conformance\.yaml:1:1 missing\.file .*docs\/definitions\.md/);
    const { ok, pairs } = JSON.parse((await duty("test", "--conformance", "telegram", "--json")).out) as { ok: boolean; pairs: unknown[] };
    expect({ ok, pairs }).toMatchObject({ ok: true, pairs: [{ channel: "telegram", cells: { return: "passed" } }] });
    expect((await duty("test", "--conformance", "--strict")).code).toBe(2);
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
