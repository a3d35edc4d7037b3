import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createMediaLinks } from "../../src/mapping/media-link.ts";
import type { Dialog } from "../../src/model/dialog.ts";
import { isOpen, nextOpening } from "../../src/model/hours.ts";
import { newLead } from "../../src/model/lead.ts";
import { loadCase } from "./case-file.ts";

const BOT = `
  shop:
    provider: acme-bot
    settings: { url: "http://localhost:3000/events" }`;
const CHAT = `
  chat:
    provider: acme-chat
    settings: { token: "\${TOKEN}", accountId: 0071 }`;
const DESK = `
  desk:
    provider: acme-desk
    settings: { token: desk-token }`;
const PHONE = `
  phone: { provider: acme-messenger }`;
const RULE = `
routing: [{ name: everyone, bot: shop }]`;

const text = (bindings: string, rest = RULE) =>
  `version: 1\nserver: { publicUrl: "https://gateway.example/in/", secret: "\${SECRET:-}" }\nbindings:${bindings}${rest}\n`;
const env = { TOKEN: "chat-token", SECRET: "0123456789abcdef" };

async function load(config: string, options: { env?: Record<string, string>; strict?: boolean; files?: Record<string, string> } = {}) {
  const loaded = await loadCase({ config, env: options.env ?? env, files: options.files ?? {} }, options.strict ?? false);
  if (!loaded.config) throw new Error(loaded.lines.join("\n"));
  return { ...loaded, config: loaded.config };
}

describe("loadConfig", () => {
  it("resolves a binding: settings with defaults, capabilities, webhook key and URL", async () => {
    const { config } = await load(text(BOT + CHAT));
    const chat = config.runtime.bindings.get("chat");
    const key = createHmac("sha256", "0123456789abcdef").update("webhook:chat").digest("hex").slice(0, 32);
    expect(chat?.binding).toMatchObject({
      id: "chat",
      title: "Acme Chat",
      settings: { token: "chat-token", accountId: "0071", baseUrl: "https://api.acme.example", waiting: "60s" },
      webhookKey: key,
      hookUrl: "https://gateway.example/in/hooks/chat",
      secrets: ["chat-token", key],
      inlineButtons: false,
    });
    expect(chat?.facts).toMatchObject({
      id: "chat",
      roles: ["channel", "desk"],
      capabilities: { buttons: null, assumeTakenAfter: 60_000, reclaim: true },
    });
    expect(chat?.setup).toBe("auto");
    expect(config.server).toEqual({
      host: "0.0.0.0",
      port: 8080,
      publicUrl: "https://gateway.example/in",
      secret: "0123456789abcdef",
      formerSecrets: [],
      metrics: null,
      log: "info",
      traces: null,
    });
    expect(config.storage).toEqual({ driver: "sqlite", path: ".data/leadgate.db" });
    expect(config.limits).toEqual({ body: 1_048_576, bodyTimeout: 10_000, backlog: 100_000, rate: null });
  });

  it("resolves how files are passed on, with links that any instance with the same secret opens", async () => {
    const { config } = await load(text(BOT + CHAT));
    const { links, types, ...rest } = config.runtime.media;
    expect(rest).toEqual({ url: "https://gateway.example/in/media", expires: 30 * 86_400_000, maxSize: 20 * 1024 ** 2, allow: [] });
    expect(types).toContain("image/png");
    expect(types.filter((type) => /html|svg|xml$|^image\/\*$/.test(type))).toEqual([]);
    const sealed = links.seal({ binding: "chat", reference: { ref: "1" }, expires: 1 });
    expect(createMediaLinks("0123456789abcdef").open(sealed)?.binding).toBe("chat");
    const own = "\nmedia: { expires: 1d, maxSize: 1MiB, types: [image/*], allow: [files.local] }";
    const { config: other } = await load(text(BOT + CHAT, RULE + own));
    expect(other.runtime.media).toMatchObject({ expires: 86_400_000, maxSize: 1024 ** 2, types: ["image/*"], allow: ["files.local"] });
  });

  it("applies inlineButtons to the capabilities", async () => {
    const { config } = await load(text(BOT + CHAT.replace("settings", "inlineButtons: true\n    settings")));
    expect(config.runtime.bindings.get("chat")?.facts.capabilities.buttons).toMatchObject({ max: 3 });
  });

  it("derives other webhook keys from the secret beside the store when none is configured", async () => {
    const { config } = await load(text(BOT + CHAT), { env: { TOKEN: "chat-token" } });
    expect(config.server.secret).toBe("the secret beside the store");
    const key = createHmac("sha256", "the secret beside the store").update("webhook:chat").digest("hex").slice(0, 32);
    expect(config.runtime.bindings.get("chat")?.binding.webhookKey).toBe(key);
  });

  it("merges policies: defaults < top < desk or bot binding < rule", async () => {
    const { config } = await load(
      text(
        BOT.replace("settings", "bot: { tries: 5, silence: 1m }\n    settings") +
          DESK.replace("settings", "handoff: { history: 7, notices: { joined: null } }\n    settings") +
          CHAT,
        `
routing:
  - { name: vip, when: lead.attributes.vip, bot: shop, desk: desk, handoff: { history: 0, notices: { returned: { en: back } } }, botPolicy: { tries: 1 } }
  - { name: everyone, bot: shop }
bot: { answerTimeout: 500ms, tries: 4 }
handoff: { whenNobodyOnline: { desk: chat }, operatorSilence: 5m, assignTimeout: { after: 5m, then: notice }, returnOn: [ "  БОТ, вернись " ] }
dialogs: { idleEnd: 2d }`,
      ),
    );
    const { runtime } = config;
    expect(runtime.botPolicy("shop", "vip")).toMatchObject({ answerTimeout: 500, tries: 1, silence: 60_000, forwardWhileOperator: false });
    expect(runtime.botPolicy("shop", undefined).tries).toBe(5);
    expect(runtime.botPolicy("gone", "gone").tries).toBe(4);
    expect(runtime.botPolicy("shop", "vip").downNotice).toMatchObject({ ru: "Бот временно недоступен, подключаем оператора" });
    const vip = runtime.handoffPolicy("desk", "vip");
    expect(vip).toMatchObject({
      whenNobodyOnline: "desk:chat",
      history: 0,
      assignTimeout: { after: 300_000, then: "notice" },
      operatorSilence: { after: 300_000, then: "notice" },
      returnOn: ["бот, вернись"],
      hours: null,
    });
    expect(vip.notices).toMatchObject({ transferred: { ru: "Диалог переведён на оператора" }, joined: null, returned: { en: "back" } });
    expect(runtime.handoffPolicy("chat", undefined).history).toBe(50);
    expect(runtime.handoffPolicy("chat", "everyone").notices.joined).toMatchObject({
      ru: "Оператор {operator.name} подключился к диалогу",
    });
    expect(runtime.idleEnd).toBe(172_800_000);
  });

  it("routes by the rules, with a name and a reason", async () => {
    const { config } = await load(
      text(
        BOT + DESK + CHAT,
        "\nrouting:\n  - { name: vip, match: { messenger: telegram }, bot: shop, desk: desk }\n  - { name: everyone, bot: shop }",
      ),
    );
    const lead = newLead("l1", "chat", "7", "2026-11-20T10:00:00.000Z");
    const about = { dialog: null as Dialog | null, message: null, now: 0 };
    expect(await config.runtime.route({ ...about, lead: { ...lead, messenger: "telegram" } })).toMatchObject({
      bot: { rule: "vip" },
      desk: { binding: "desk", rule: "vip" },
    });
    expect(await config.runtime.route({ ...about, lead })).toMatchObject({ bot: { rule: "everyone" }, desk: { binding: "chat" } });
  });

  it("resolves the timers' ways out, and the next desk from what names one", async () => {
    const { config } = await load(
      text(
        BOT + CHAT + DESK,
        `
routing:
  - { name: own, when: lead.attributes.a, bot: shop, desk: chat, handoff: { assignTimeout: { after: 1m, then: desk, desk: desk } } }
  - { name: all, bot: shop, desk: chat, handoff: { operatorSilence: { after: 2m, then: bot }, assignTimeout: { after: 1m, then: desk }, whenNobodyOnline: { desk: desk } } }`,
      ),
    );
    const policy = (rule: string) => config.runtime.handoffPolicy("chat", rule);
    expect(policy("own").assignTimeout).toEqual({ after: 60_000, then: "desk", desk: "desk" });
    expect(policy("all").assignTimeout).toEqual({ after: 60_000, then: "desk", desk: "desk" });
    expect(policy("all").operatorSilence).toEqual({ after: 120_000, then: "bot" });
    expect(policy("gone")).toMatchObject({ assignTimeout: null, operatorSilence: null, returnOn: [], hours: null });
  });

  it("compiles a desk's hours once", async () => {
    const desk = DESK.replace(
      "settings",
      `handoff:
      hours:
        timeZone: Europe/Moscow
        week: { mon-thu: 09:00-18:00, fri: ["09:00-13:00", "14:00-17:00"], sat-sun: 22:00-02:00 }
        holidays: [2027-01-01]
        extra: { 2026-12-31: 09:00-12:00 }
    settings`,
    );
    const { config } = await load(text(BOT + CHAT + desk));
    const { hours } = config.runtime.handoffPolicy("desk", undefined);
    if (!hours) throw new Error("no hours");
    expect(config.runtime.handoffPolicy("desk", "everyone").hours).toBe(hours);
    expect(config.runtime.handoffPolicy("chat", undefined).hours).toBeNull();
    const opens = (after: string) => new Date(nextOpening(hours, Date.parse(after)) ?? 0).toISOString();
    expect(opens("2026-11-20T10:00:00Z")).toBe("2026-11-20T11:00:00.000Z");
    expect(opens("2026-11-20T14:00:00Z")).toBe("2026-11-21T19:00:00.000Z");
    expect(isOpen(hours, Date.parse("2026-11-22T22:59:00Z"))).toBe(true);
    expect(opens("2026-12-31T09:00:00Z")).toBe("2027-01-02T19:00:00.000Z");
  });

  it('gives the model a desk\'s headers, "" being none, and keeps excluded leads from it', async () => {
    const desk = DESK.replace("settings", 'headers: { bot: "🤖 Бот", lead: "" }\n    excludedChannels: [widget, acme-chat]\n    settings');
    const { config } = await load(text(BOT + desk + CHAT + PHONE, "\nrouting: [{ name: all, bot: shop, desk: desk, group: sales }]"));
    const { runtime } = config;
    expect(runtime.bindings.get("desk")?.facts.headers).toEqual({ bot: "🤖 Бот", lead: null });
    expect(runtime.bindings.get("chat")?.facts.headers).toEqual({ bot: null, lead: null });
    const lead = newLead("l1", "chat", "7", "2026-11-20T10:00:00.000Z");
    const about = { dialog: null, message: null, now: 0 };
    expect(runtime.isExcluded("desk", lead)).toBe("provider acme-chat is excluded");
    expect(await runtime.route({ ...about, lead })).toMatchObject({ desk: { binding: "chat" }, excluded: [{ desk: "desk" }] });
    expect((await runtime.route({ ...about, lead: { ...lead, binding: "elsewhere" } })).desk).toMatchObject({
      binding: "desk",
      group: "sales",
    });
  });

  it("disables a binding without its secrets with one warning that names the variables; the rest runs", async () => {
    const own = CHAT.replace("0071", '"${ACCOUNT}"');
    const { config, lines } = await load(text(BOT + own + DESK, "\nrouting: [{ name: everyone, bot: shop, desk: chat }]"), { env: {} });
    expect([...config.runtime.bindings.keys()]).toEqual(["shop", "desk"]);
    expect(Object.fromEntries(config.runtime.disabled)).toEqual({ chat: "TOKEN is not set and ACCOUNT is not set" });
    const lead = newLead("l1", "chat", "7", "2026-11-20T10:00:00.000Z");
    expect(await config.runtime.route({ lead, dialog: null, message: null, now: 0 })).not.toHaveProperty("desk");
    expect(lines).toEqual([
      '7:3 warning binding.disabled binding "chat" is disabled: TOKEN is not set and ACCOUNT is not set',
      '13:46 warning route.disabled binding "chat" is disabled (TOKEN is not set and ACCOUNT is not set): this desk is left out (enable it, or route to another one)',
    ]);
  });

  it("sketches a disabled binding: its addresses are the ones that it will have", async () => {
    const own = text(BOT + CHAT.replace("0071", '"${ACCOUNT}"'));
    const { config } = await load(own, { env: { SECRET: env.SECRET } });
    const sketch = config.sketches.get("chat");
    expect(sketch?.settings).toMatchObject({ token: "<TOKEN is not set>", accountId: "<ACCOUNT is not set>", waiting: "60s" });
    const complete = (await load(own, { env: { ...env, ACCOUNT: "71" } })).config;
    expect(complete.sketches.size).toBe(0);
    const { webhookKey, hookUrl } = complete.runtime.bindings.get("chat")?.binding ?? {};
    expect(sketch).toMatchObject({ webhookKey, hookUrl });
    expect(config.runtime.redact(`a ${webhookKey}`)).toBe("a ***");
  });

  it("treats an empty or absent required secret alike", async () => {
    for (const token of ['"${TOKEN:-}"', '""', '"${file:empty}"']) {
      const { config } = await load(text(BOT + CHAT.replace('"${TOKEN}"', token)), { env: {}, files: { empty: "\n" } });
      expect(config.runtime.disabled.has("chat"), token).toBe(true);
    }
    const { config } = await load(text(BOT + CHAT.replace('token: "${TOKEN}", ', "")));
    expect(config.runtime.disabled.get("chat")).toBe("settings.token is not set");
  });

  it("keeps what is wrong elsewhere an error, also when not strict", async () => {
    const loaded = await loadCase({ config: text(BOT.replace("url:", "uri:")), env, files: {} }, false);
    expect(loaded.config).toBeUndefined();
  });

  it("redacts every secret, those of disabled bindings too", async () => {
    const { config } = await load(text(BOT + CHAT.replace("settings", "enabled: false\n    settings") + DESK));
    const { redact } = config.runtime;
    const key = config.runtime.bindings.get("desk")?.binding.webhookKey ?? "";
    expect(redact(`a chat-token b desk-token c ${env.SECRET} d ${key}`)).toBe("a *** b *** c *** d ***");
  });

  it("redacts the address of the database, and its password as errors may name it", async () => {
    const url = "postgres://gate:s%3Acret-word@db.example:5432/leads";
    const { config } = await load(text(BOT, `${RULE}\nstorage: { driver: postgres, url: "${url}" }`));
    expect(config.storage).toEqual({ driver: "postgres", path: ".data/leadgate.db", url });
    const { redact } = config.runtime;
    expect(redact(`at ${url}: s:cret-word or s%3Acret-word is wrong`)).toBe("at ***: *** or *** is wrong");
  });

  it("knows former ids, and users' own definitions", async () => {
    const definition = "provider: own\ntitle: Own\nroles: [channel]\noutbound: { message.send: { post: \"'https://x.example'\" } }\n";
    const { config, files } = await load(
      `${text(`${BOT}\n  mine: { provider: own, formerly: [older, oldest] }`)}providers: [own-providers]\n`,
      {
        files: { "own-providers/own/provider.yaml": definition },
      },
    );
    expect(config.runtime.bindings.get("mine")?.binding.provider.title).toBe("Own");
    expect([...config.runtime.renamed]).toEqual([
      ["older", "mine"],
      ["oldest", "mine"],
    ]);
    expect(files.filter((file) => /own\/provider\.yaml$|gateway\.yaml$/.test(file))).toHaveLength(2);
  });

  it("never starts with a definition whose own example fails", async () => {
    const definition = "provider: own\ntitle: Own\nroles: [channel]\noutbound: { message.send: { post: \"'https://x.example'\" } }\n";
    const example = (url: string) =>
      `title: a text\ncommand: { type: message.send, message: { kind: text, text: Hi } }\nresponses: [{ status: 200 }]\nexpect: { requests: [{ url: "${url}" }], outcome: { kind: delivered } }\n`;
    const start = (url: string) =>
      load(`${text(`${BOT}\n  mine: { provider: own }`)}providers: [own-providers]\n`, {
        files: { "own-providers/own/provider.yaml": definition, "own-providers/own/examples/text.yaml": example(url) },
      });
    expect((await start("https://x.example")).config).toBeDefined();
    await expect(start("https://y.example")).rejects.toThrow(/own\/examples\/text\.yaml:\d+:\d+/);
  });

  it("changes its hash with every change that matters, and only then", async () => {
    const hash = async (config: string, own: Record<string, string> = env) => (await load(config, { env: own })).config.runtime.hash;
    const first = await hash(text(BOT + CHAT));
    expect(first).toMatch(/^[0-9a-f]{12}$/);
    expect(await hash(text(BOT + CHAT))).toBe(first);
    expect(await hash(`${text(BOT + CHAT)}# a comment\n`)).not.toBe(first);
    expect(await hash(text(BOT + CHAT), { ...env, TOKEN: "another-token" })).not.toBe(first);
  });

  it("is frozen", async () => {
    const { config, findings } = await load(text(BOT + CHAT));
    const chat = config.runtime.bindings.get("chat");
    expect(() => Object.assign(config.server, { port: 1 })).toThrow(TypeError);
    expect(() => Object.assign(chat?.binding.settings ?? {}, { token: "x" })).toThrow(TypeError);
    expect(() => Object.assign(chat?.facts.capabilities ?? {}, { reclaim: false })).toThrow(TypeError);
    expect(() => (config.runtime.bindings as Map<string, unknown>).set("x", 1)).toThrow(TypeError);
    expect(() => (config.runtime.disabled as Map<string, unknown>).delete("x")).toThrow(TypeError);
    expect(Object.isFrozen(findings)).toBe(true);
    expect(Object.isFrozen(config.runtime.handoffPolicy("chat", undefined))).toBe(true);
  });

  it("reports a file that is not there", async () => {
    const { loadConfig } = await import("../../src/config/load.ts");
    const { findings, config } = await loadConfig({
      file: "/nowhere/gateway.yaml",
      env: {},
      secret: "",
      shippedProviders: "/nowhere",
      strict: false,
    });
    expect(config).toBeUndefined();
    expect(findings).toMatchObject([{ file: "/nowhere/gateway.yaml", line: 1, col: 1, kind: "missing.file" }]);
  });
});

describe("the archive of a configuration", () => {
  it("is a folder beside the store, 15 minutes after the last line, unless something else is said", async () => {
    const plain = await load(text(BOT + CHAT));
    expect(plain.config.archive).toEqual({ driver: "fs", options: {} });
    expect(plain.config.runtime.archiveAfter).toBe(900_000);
    const said = await load(text(BOT + CHAT, `${RULE}\narchive: { base: ./talks }\ndialogs: { archiveAfter: 1h }`));
    expect(said.config.archive).toEqual({ driver: "fs", options: { base: "./talks" } });
    expect(said.config.runtime.archiveAfter).toBe(3_600_000);
  });

  it("can be switched off, from outside too", async () => {
    const off = `${RULE}\narchive: { enabled: "\${ARCHIVE}" }`;
    const { config } = await load(text(BOT + CHAT, off), { env: { ...env, ARCHIVE: "false" } });
    expect([config.archive, config.runtime.archiveAfter]).toEqual([null, undefined]);
  });

  it("keeps its secrets out of everything that is shown, and its other options as they are", async () => {
    const archive = `${RULE}
archive:
  driver: http
  base: http://user:base%20pass@files.example
  options: { bucket: eu-talks, headers: { authorization: "Bearer 0123456789" }, url: "redis://u:hunter2hunter2@h" }`;
    const { config } = await load(text(BOT + CHAT, archive));
    const shown = config.runtime.redact("hunter2hunter2 base%20pass base pass Bearer 0123456789 eu-talks");
    expect(shown).not.toMatch(/hunter2|base|0123456789/);
    expect(shown).toContain("eu-talks");
  });
});
