import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadConfig } from "../../src/config/load.ts";
import type { Config } from "../../src/config/config.ts";
import { openSqliteStore } from "../../src/delivery/store-sqlite.ts";
import type { Store } from "../../src/delivery/store.ts";
import type { Clock, Deps, HttpRequest, HttpResponse, OpenHttp } from "../../src/deps.ts";
import type { Log } from "../../src/log.ts";
import type { Documents } from "../../src/documents.ts";
import { createGateway } from "../../src/gateway.ts";
import type { Gateway } from "../../src/gateway.ts";

/** A provider that only these tests know: a channel and desk with a signed, a mapped and a broken route. */
export const ACME = `
provider: acme
title: Acme Chat
roles: [channel, desk]
settings:
  required: [token]
  properties:
    token: { type: string, format: password, description: The token. }
    baseUrl: { type: string, format: uri, default: "http://acme.invalid", description: Where it answers. }
inbound:
  - name: events
    path: /in/{token}
    verify: { path: token, equals: settings.token }
    eventType: body.event
    dedupe: body.id
    answer: { status: 200, json: { result: ok } }
    unauthorized: { status: 401, json: { error: wrong } }
    routes:
      - name: text
        when: body.event = 'TEXT'
        event: |
          { "type": "message.received", "lead": { "externalId": body.client, "name": body.name },
            "message": { "kind": "text", "text": body.text } }
      - name: broken
        when: body.event = 'BROKEN'
        event: '$error("this mapping is broken")'
outbound:
  message.send:
    post: settings.baseUrl & '/send/' & settings.token
    json: '{ "client": lead.externalId, "text": command.message.text }'
  handoff.start:
    post: settings.baseUrl & '/invite/' & settings.token
    json: '{ "client": lead.externalId }'
setup:
  show:
    - { title: Webhook, value: "hookUrl & '/in/' & settings.token", where: "Settings, Webhooks, or leadgate setup <binding> register" }
`;

export const GATEWAY_YAML = `
version: 1
server: { listen: "127.0.0.1:0", publicUrl: "http://localhost:8080" }
storage: { driver: sqlite, path: .data/leadgate.db }
limits: { body: 256KiB }
providers: [./my-providers]
bindings:
  bot:
    provider: http-bot
    settings: { url: "http://bot.invalid/events", token: "BOTSECRET" }
  acme:
    provider: acme
    settings: { token: "ACMESECRET" }
routing:
  - { name: everyone, bot: bot }
`;

export interface Rig {
  readonly folder: string;
  readonly file: string;
  readonly gateway: Gateway;
  readonly store: Store;
  readonly lines: { level: string; fields: Record<string, unknown>; message: string }[];
  readonly sent: HttpRequest[];
  /** What the other side answers; by default the bot says nothing and everything else is accepted. */
  answer: (request: HttpRequest) => HttpResponse | Promise<HttpResponse>;
  /** Edits the definition and reloads, as a person would. */
  mend(old: string, next: string): Promise<void>;
  close(): Promise<void>;
}

export function folderWith(yaml = GATEWAY_YAML, acme = ACME): { folder: string; file: string } {
  const folder = mkdtempSync(join(tmpdir(), "leadgate-"));
  mkdirSync(join(folder, "my-providers", "acme"), { recursive: true });
  writeFileSync(join(folder, "my-providers", "acme", "provider.yaml"), acme);
  writeFileSync(join(folder, "gateway.yaml"), yaml);
  return { folder, file: join(folder, "gateway.yaml") };
}

export async function configOf(file: string): Promise<Config> {
  const shippedProviders = new URL("../../providers", import.meta.url).pathname;
  const { config, findings } = await loadConfig({ file, env: {}, secret: "s".repeat(32), shippedProviders, strict: false });
  if (!config) throw new Error(JSON.stringify(findings, null, 2));
  return config;
}

export const ok = (body: unknown = {}, status = 200): HttpResponse => ({
  status,
  headers: { "content-type": "application/json" },
  body: Buffer.from(JSON.stringify(body)),
});

/** A bot that answers a lead, and nothing else: not the news that its answer did not arrive. */
export const greets = (event: HttpRequest["body"]): HttpResponse =>
  ok({ actions: String(event).includes('"message.received"') ? [{ type: "say", text: "Hello" }] : [] });

/** A whole gateway in this process: everything is real but the network and the log's destination. */
export async function rig(
  options: {
    backlog?: number;
    yaml?: string;
    adminToken?: string;
    wrap?: (store: Store) => Store;
    clock?: Clock;
    acme?: string;
    openHttp?: OpenHttp;
    log?: Log;
    documents?: Documents;
  } = {},
): Promise<Rig> {
  const { folder, file } = folderWith(options.yaml, options.acme);
  const lines: Rig["lines"] = [];
  const sent: HttpRequest[] = [];
  const write = (level: string) => (fields: object, message: string) =>
    void lines.push({ level, fields: fields as Record<string, unknown>, message });
  let ids = 0;
  const clock: Clock = options.clock ?? {
    now: () => Date.now(),
    after(ms, run) {
      const timer = setTimeout(run, ms);
      timer.unref();
      return () => clearTimeout(timer);
    },
  };
  const deps: Deps = {
    clock,
    newId: () => `00000000-0000-7000-8000-${String(++ids).padStart(12, "0")}`,
    send: async (request) => {
      sent.push(request);
      return made.answer(request);
    },
    openHttp: options.openHttp ?? (() => Promise.reject(new Error("no network"))),
    log: options.log ?? { debug: write("debug"), info: write("info"), warn: write("warn"), error: write("error") },
  };
  const limits = { backlog: options.backlog ?? 10_000, waiting: 100, minFreeBytes: 0 };
  const opened = await openSqliteStore({ path: ":memory:", now: () => clock.now(), limits, log: deps.log });
  const store = options.wrap ? options.wrap(opened) : opened;
  const gateway = createGateway({
    config: await configOf(file),
    store,
    deps,
    ...(options.documents ? { documents: options.documents } : {}),
    ...(options.adminToken ? { adminToken: options.adminToken } : {}),
  });
  const made: Rig = {
    folder,
    file,
    gateway,
    store,
    lines,
    sent,
    answer: ({ url }) => ok(url.includes("bot.invalid") ? { actions: [] } : {}),
    async mend(old, next) {
      writeFileSync(join(folder, "my-providers", "acme", "provider.yaml"), ACME.replace(old, next));
      await gateway.reload(await configOf(file));
    },
    async close() {
      await gateway.stop(1_000);
      await opened.close();
      rmSync(folder, { recursive: true });
    },
  };
  return made;
}

export const text = (id: string, words: string, client = "7") => ({ event: "TEXT", id, client, name: "Anna", text: words });

export function hook(gateway: Gateway, body: unknown, path = "/in/ACMESECRET", headers: Record<string, string> = {}): Promise<Response> {
  return gateway.fetch(
    new Request(`http://localhost:8080/hooks/acme${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: typeof body === "string" ? body : JSON.stringify(body),
    }),
  );
}
