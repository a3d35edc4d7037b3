/**
 * What a careful developer writes instead of leadgate for exactly one bot and one Jivo channel, nothing generic: the
 * yardstick of the webhook benchmark. It keeps the same promises: fsync before the answer, deduplication, order per lead
 * and leg, every step of an exchange durable in one of four commits, group commit, recovery at start. `accept-only` keeps
 * only the first of the four commits: what it would cost to lose answers in a crash.
 *
 * node bench/by-hand.ts <durable|accept-only> <port> <store> <bot url> <jivo url>
 */
import { randomUUID, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { DatabaseSync } from "node:sqlite";
import { Agent, request as call } from "undici";
import { BOT_TOKEN, WEBHOOK_PATH } from "../test/e2e/gateway.ts";
import { JIVO_PROVIDER_ID, JIVO_TOKEN } from "../test/e2e/jivo.ts";

const [mode = "durable", port = "0", store = ":memory:", botUrl = "", jivoUrl = ""] = process.argv.slice(2);
const isDurable = mode === "durable";

interface ClientMessage {
  readonly event: string;
  readonly id: string;
  readonly client_id: string;
  readonly chat_id: string;
  readonly agents_online?: boolean;
  readonly sender?: { readonly name?: string; readonly url?: string };
  readonly message: { readonly type: string; readonly text: string; readonly timestamp: number };
  readonly channel?: { readonly id?: string; readonly type?: string };
}

interface LeadEvent {
  readonly id: string;
  readonly at: string;
  readonly name: string | undefined;
  readonly page: string | undefined;
  readonly messenger: string | undefined;
  readonly chat: string;
  readonly operatorsOnline: boolean | undefined;
  readonly message: { readonly id: string; readonly by: "lead"; readonly kind: "text"; readonly text: string; readonly at: string };
}

type LegName = "bot" | "jivo";

interface Row {
  readonly id: string;
  readonly leg: LegName;
  readonly command: Readonly<Record<string, unknown>>;
  started: boolean;
}

interface Leg {
  readonly rows: Row[];
  busy: boolean;
}

interface LeadState {
  readonly id: string;
  readonly externalId: string;
  readonly data: Record<string, unknown>;
  readonly dialog: Record<string, unknown> & { id: string; chat: string };
  seq: number;
  position: number;
  readonly legs: Readonly<Record<LegName, Leg>>;
}

const db = new DatabaseSync(store);
db.exec(`
  PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 2000;
  CREATE TABLE IF NOT EXISTS lead (id TEXT PRIMARY KEY, external_id TEXT NOT NULL UNIQUE, seq INTEGER NOT NULL, position INTEGER NOT NULL,
    last_activity INTEGER NOT NULL, data TEXT NOT NULL, dialog TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS request (id TEXT PRIMARY KEY, dedupe_key TEXT NOT NULL UNIQUE, at INTEGER NOT NULL, status TEXT NOT NULL,
    path TEXT NOT NULL, headers TEXT NOT NULL, body BLOB NOT NULL) STRICT;
  CREATE INDEX IF NOT EXISTS request_at ON request (at);
  CREATE TABLE IF NOT EXISTS inbox (lead TEXT NOT NULL, seq INTEGER NOT NULL, request TEXT NOT NULL, status TEXT NOT NULL, event TEXT NOT NULL,
    PRIMARY KEY (lead, seq)) STRICT;
  CREATE INDEX IF NOT EXISTS inbox_queued ON inbox (lead, seq) WHERE status = 'queued';
  CREATE TABLE IF NOT EXISTS outbox (id TEXT PRIMARY KEY, lead TEXT NOT NULL, leg TEXT NOT NULL, position INTEGER NOT NULL, status TEXT NOT NULL,
    attempts INTEGER NOT NULL, started_at INTEGER, ended_at INTEGER, command TEXT NOT NULL) STRICT;
  CREATE INDEX IF NOT EXISTS outbox_open ON outbox (lead, position) WHERE status IN ('pending', 'started');
  CREATE TABLE IF NOT EXISTS timer (lead TEXT PRIMARY KEY, due INTEGER NOT NULL) STRICT;
  CREATE INDEX IF NOT EXISTS timer_due ON timer (due);
  CREATE TABLE IF NOT EXISTS timeline (n INTEGER PRIMARY KEY, lead TEXT NOT NULL, at INTEGER NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL, data TEXT) STRICT;
  CREATE INDEX IF NOT EXISTS timeline_lead ON timeline (lead, n);
`);

const sql = {
  begin: db.prepare("BEGIN IMMEDIATE"),
  commit: db.prepare("COMMIT"),
  known: db.prepare("SELECT id FROM request WHERE dedupe_key = ?"),
  request: db.prepare("INSERT INTO request (id, dedupe_key, at, status, path, headers, body) VALUES (?, ?, ?, 'queued', ?, ?, ?)"),
  requestDone: db.prepare("UPDATE request SET status = 'done' WHERE id = ?"),
  leadIs: db.prepare("SELECT * FROM lead WHERE external_id = ?"),
  leadNew: db.prepare("INSERT INTO lead (id, external_id, seq, position, last_activity, data, dialog) VALUES (?, ?, 0, 0, ?, ?, ?)"),
  leadSeq: db.prepare("UPDATE lead SET seq = ? WHERE id = ?"),
  leadSet: db.prepare("UPDATE lead SET position = ?, last_activity = ?, data = ?, dialog = ? WHERE id = ?"),
  inbox: db.prepare("INSERT INTO inbox (lead, seq, request, status, event) VALUES (?, ?, ?, 'queued', ?)"),
  inboxDone: db.prepare("UPDATE inbox SET status = 'done' WHERE lead = ? AND seq = ?"),
  outbox: db.prepare("INSERT INTO outbox (id, lead, leg, position, status, attempts, started_at, command) VALUES (?, ?, ?, ?, ?, 0, ?, ?)"),
  outboxStarted: db.prepare("UPDATE outbox SET status = 'started', started_at = ? WHERE id = ?"),
  outboxDone: db.prepare("UPDATE outbox SET status = 'delivered', attempts = attempts + 1, ended_at = ? WHERE id = ?"),
  timer: db.prepare("INSERT INTO timer (lead, due) VALUES (?, ?) ON CONFLICT (lead) DO UPDATE SET due = excluded.due"),
  timeline: db.prepare("INSERT INTO timeline (lead, at, kind, text, data) VALUES (?, ?, ?, ?, ?)"),
};

/** Group commit: what is asked for in one turn of the event loop shares one transaction and one fsync. */
const queue: { run: () => void; resolve: () => void; reject: (error: unknown) => void }[] = [];

function write(run: () => void, atAccept = false): Promise<void> {
  if (!isDurable && !atAccept) {
    run();
    return Promise.resolve();
  }
  return new Promise((resolve, reject) => {
    if (queue.length === 0) setImmediate(flush);
    queue.push({ run, resolve, reject });
  });
}

function flush(): void {
  const batch = queue.splice(0, queue.length);
  try {
    sql.begin.run();
    for (const one of batch) one.run();
    sql.commit.run();
  } catch (error) {
    if (db.isTransaction) db.exec("ROLLBACK");
    for (const one of batch) one.reject(error);
    // What is in memory is ahead of the disk now: only a new start brings them together.
    process.exitCode = 1;
    setImmediate(() => process.exit());
    return;
  }
  for (const one of batch) one.resolve();
}

const leads = new Map<string, LeadState>();
const IDLE_END = 24 * 3_600_000;

function leadOf(event: LeadEvent, externalId: string): LeadState {
  const known = leads.get(externalId);
  if (known) return known;
  const row = sql.leadIs.get(externalId);
  const fresh = row ? restored(row) : newLead(event, externalId);
  leads.set(externalId, fresh);
  return fresh;
}

function newLead(event: LeadEvent, externalId: string): LeadState {
  const id = randomUUID();
  const data = { name: event.name, page: event.page, messenger: event.messenger, attributes: {}, createdAt: event.at };
  const dialog = { id: randomUUID(), chat: event.chat, state: "bot", epoch: 1, openedAt: event.at };
  sql.leadNew.run(id, externalId, Date.parse(event.at), JSON.stringify(data), JSON.stringify(dialog));
  return { id, externalId, data, dialog, seq: 0, position: 0, legs: noLegs() };
}

function restored(row: Record<string, unknown>): LeadState {
  return {
    id: String(row["id"]),
    externalId: String(row["external_id"]),
    data: JSON.parse(String(row["data"])) as LeadState["data"],
    dialog: JSON.parse(String(row["dialog"])) as LeadState["dialog"],
    seq: Number(row["seq"]),
    position: Number(row["position"]),
    legs: noLegs(),
  };
}

function noLegs(): LeadState["legs"] {
  return { bot: { rows: [], busy: false }, jivo: { rows: [], busy: false } };
}

/** 1st commit: the webhook is ours. */
async function accept(body: ClientMessage, raw: Buffer, headers: IncomingMessage["headers"]): Promise<void> {
  const at = new Date().toISOString();
  const event: LeadEvent = {
    id: randomUUID(),
    at,
    name: body.sender?.name,
    page: body.sender?.url,
    messenger: body.channel?.type,
    chat: body.chat_id,
    operatorsOnline: body.agents_online,
    message: {
      id: randomUUID(),
      by: "lead",
      kind: "text",
      text: body.message.text,
      at: new Date(body.message.timestamp * 1000).toISOString(),
    },
  };
  let lead: LeadState | undefined;
  let seq = 0;
  const requestId = randomUUID();
  await write(() => {
    if (sql.known.get(body.id)) return;
    lead = leadOf(event, body.client_id);
    seq = lead.seq += 1;
    sql.request.run(requestId, body.id, Date.parse(at), WEBHOOK_PATH.replace(JIVO_TOKEN, "•••"), JSON.stringify(headers), raw);
    sql.leadSeq.run(seq, lead.id);
    sql.inbox.run(lead.id, seq, requestId, JSON.stringify(event));
  }, true);
  process.stderr.write(
    `${JSON.stringify({ level: 30, time: at, outcome: lead ? "queued" : "duplicate", request: requestId, msg: "webhook" })}\n`,
  );
  if (lead) void apply(lead, seq, requestId, event);
}

/** 2nd commit: the event has happened to the dialog, the bot is about to hear of it. */
async function apply(lead: LeadState, seq: number, requestId: string, event: LeadEvent): Promise<void> {
  Object.assign(lead.data, { name: event.name ?? lead.data["name"], page: event.page ?? lead.data["page"] });
  Object.assign(lead.dialog, { chat: event.chat, lastMessageAt: event.at, operatorsOnline: event.operatorsOnline });
  const row = nextRow(lead, "bot", {
    type: "message.received",
    at: event.at,
    epoch: lead.dialog["epoch"],
    lead: { id: lead.id, externalId: lead.externalId, binding: "jivo", ...lead.data },
    dialog: { id: lead.dialog.id, state: lead.dialog["state"], binding: "jivo", operatorsOnline: event.operatorsOnline ?? null },
    message: event.message,
  });
  const now = Date.now();
  await write(() => {
    if (isDurable) {
      sql.inboxDone.run(lead.id, seq);
      sql.requestDone.run(requestId);
      sql.timer.run(lead.id, now + IDLE_END);
      note(lead, now, "message", "lead", { message: event.message });
      note(lead, now, "command", `bot.notify ${row.id}`);
    }
    insert(lead, row, now);
  });
  pump(lead, "bot");
}

function nextRow(lead: LeadState, leg: LegName, command: Row["command"]): Row {
  const { rows, busy } = lead.legs[leg];
  const row = { id: randomUUID(), leg, command, started: !busy && rows.length === 0 };
  rows.push(row);
  return row;
}

function insert(lead: LeadState, row: Row, now: number): void {
  if (!isDurable) return;
  lead.position += 1;
  sql.outbox.run(
    row.id,
    lead.id,
    row.leg,
    lead.position,
    row.started ? "started" : "pending",
    row.started ? now : null,
    JSON.stringify(row.command),
  );
  sql.leadSet.run(lead.position, now, JSON.stringify(lead.data), JSON.stringify(lead.dialog), lead.id);
}

function note(lead: LeadState, now: number, kind: string, text: string, data?: object): void {
  sql.timeline.run(lead.id, now, kind, text, data === undefined ? null : JSON.stringify(data));
}

function log(fields: object, message: string): void {
  process.stderr.write(`${JSON.stringify({ level: 30, time: new Date().toISOString(), ...fields, msg: message })}\n`);
}

function pump(lead: LeadState, name: LegName): void {
  const leg = lead.legs[name];
  const row = leg.rows[0];
  if (leg.busy || row === undefined) return;
  leg.busy = true;
  void perform(lead, row).then(() => {
    leg.rows.shift();
    leg.busy = false;
    pump(lead, name);
  });
}

async function perform(lead: LeadState, row: Row): Promise<void> {
  if (!row.started) await write(() => void (isDurable && sql.outboxStarted.run(Date.now(), row.id)));
  for (let attempt = 1; ; attempt += 1) {
    const began = Date.now();
    try {
      await (row.leg === "bot" ? askBot(lead, row) : sendToJivo(lead, row));
      return log({ lead: lead.id, command: row.id, to: row.leg, attempt, outcome: "delivered", ms: Date.now() - began }, "attempt");
    } catch (error) {
      log({ lead: lead.id, command: row.id, to: row.leg, attempt, outcome: "retry", reason: String(error) }, "attempt");
      await new Promise((resolve) => setTimeout(resolve, 50 + Math.random() * 200));
    }
  }
}

const agent = new Agent({ connections: 32, keepAliveTimeout: 4_000 });

async function post(url: string, headers: Record<string, string>, body: object): Promise<unknown> {
  const response = await call(url, {
    dispatcher: agent,
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
    headersTimeout: 10_000,
    bodyTimeout: 10_000,
  });
  const text = await response.body.text();
  if (response.statusCode !== 200) throw new Error(`HTTP ${response.statusCode}`);
  return JSON.parse(text);
}

/** 3rd commit: the bot's answer is known, its words are about to go out. */
async function askBot(lead: LeadState, row: Row): Promise<void> {
  const answer = (await post(
    botUrl,
    { authorization: `Bearer ${BOT_TOKEN}`, "idempotency-key": row.id },
    { id: row.id, ...row.command },
  )) as { actions?: { type: string; text: string }[] };
  const sends = (answer.actions ?? [])
    .filter((action) => action.type === "say")
    .map((action) =>
      nextRow(lead, "jivo", {
        event: "BOT_MESSAGE",
        message: { type: "TEXT", text: action.text, timestamp: Math.floor(Date.now() / 1000) },
      }),
    );
  const now = Date.now();
  await write(() => {
    if (!isDurable) return;
    sql.outboxDone.run(now, row.id);
    for (const send of sends) {
      insert(lead, send, now);
      note(lead, now, "message", "bot", { message: send.command });
      note(lead, now, "command", `message.send ${send.id}`);
    }
    note(lead, now, "settled", `bot.notify ${row.id}`);
    sql.timer.run(lead.id, now + IDLE_END);
  });
  pump(lead, "jivo");
}

/** 4th commit: the answer is at Jivo. */
async function sendToJivo(lead: LeadState, row: Row): Promise<void> {
  await post(
    `${jivoUrl}/webhooks/${JIVO_PROVIDER_ID}/${JIVO_TOKEN}`,
    {},
    { ...row.command, id: row.id, client_id: lead.externalId, chat_id: lead.dialog.chat },
  );
  await write(() => {
    if (!isDurable) return;
    const now = Date.now();
    sql.outboxDone.run(now, row.id);
    note(lead, now, "settled", `message.send ${row.id}`);
  });
}

/** What a crash left: commands in their order, then events that were accepted and not applied. */
function recover(): void {
  const open = db
    .prepare(
      `SELECT o.id, o.leg, o.command, l.external_id FROM outbox o JOIN lead l ON l.id = o.lead
       WHERE o.status IN ('pending', 'started') ORDER BY o.lead, o.position`,
    )
    .all();
  for (const row of open) {
    const lead = knownLead(String(row["external_id"]));
    const leg = row["leg"] === "bot" ? "bot" : "jivo";
    lead.legs[leg].rows.push({ id: String(row["id"]), leg, command: JSON.parse(String(row["command"])) as Row["command"], started: true });
  }
  const queued = db
    .prepare(
      `SELECT i.seq, i.request, i.event, l.external_id FROM inbox i JOIN lead l ON l.id = i.lead
       WHERE i.status = 'queued' ORDER BY i.lead, i.seq`,
    )
    .all();
  for (const row of queued) {
    const lead = knownLead(String(row["external_id"]));
    void apply(lead, Number(row["seq"]), String(row["request"]), JSON.parse(String(row["event"])) as LeadEvent);
  }
  for (const lead of leads.values()) for (const name of ["bot", "jivo"] as const) pump(lead, name);
}

function knownLead(externalId: string): LeadState {
  const known = leads.get(externalId);
  if (known) return known;
  const row = sql.leadIs.get(externalId);
  if (!row) throw new Error(`lead ${externalId} has rows, but is unknown`);
  const lead = restored(row);
  leads.set(externalId, lead);
  return lead;
}

const EXPECTED = Buffer.from(WEBHOOK_PATH);

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = Buffer.from(request.url ?? "");
  if (path.length !== EXPECTED.length || !timingSafeEqual(path, EXPECTED))
    return answer(response, 401, '{"error":{"code":"invalid_client"}}');
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > 256 * 1024) return answer(response, 413, "{}");
    chunks.push(chunk as Buffer);
  }
  const raw = Buffer.concat(chunks);
  const body = JSON.parse(raw.toString("utf8")) as ClientMessage;
  if (typeof body.id !== "string" || typeof body.client_id !== "string") return answer(response, 400, "{}");
  if (body.event === "CLIENT_MESSAGE") await accept(body, raw, request.headers);
  return answer(response, 200, "{}");
}

function answer(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", "content-length": Buffer.byteLength(body) }).end(body);
}

const server = createServer((request, response) => {
  handle(request, response).catch((error: unknown) => {
    console.error(error);
    answer(response, 500, "{}");
  });
});
server.requestTimeout = 10_000;
recover();
server.listen(Number(port), "127.0.0.1");
