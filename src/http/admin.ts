import { createHash, timingSafeEqual } from "node:crypto";
import { getQuery } from "h3";
import type { H3Event } from "h3";
import { parseJsonObject, readBody } from "./body.ts";
import { maskedJson } from "./masked.ts";
import { paramsOf } from "./params.ts";
import type { Handler, Parts } from "./parts.ts";
import { gistOf } from "../delivery/gist.ts";
import type { DeadLetter, DialogFacts, OutboxRow, RawRequest, StoredLead, StoredRequest, TranscriptRow } from "../delivery/store.ts";
import { GatewayError } from "../errors.ts";
import { personalWords, withoutAnyText, withoutMarked, withoutTexts, withoutWords } from "../personal.ts";

interface Route {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly handle: Handler;
}

const BODY_MAX = 64 * 1024;
const BODY_TIMEOUT = 5_000;
const LIMIT_MAX = 500;
const DAY = 24 * 60 * 60 * 1000;

/** What the person on duty can see and do. Every answer is JSON with the configuration's secrets masked. */
export function adminRoutes(parts: Parts): readonly Route[] {
  const { store, deps } = parts;

  const get = (path: string, read: (event: H3Event) => Promise<unknown>): Route => ({
    method: "GET",
    path,
    handle: async (event) => maskedJson(parts, 200, await read(event)),
  });
  const post = (path: string, act: (event: H3Event) => Promise<unknown>): Route => ({
    method: "POST",
    path,
    handle: async (event) => {
      const result = await act(event);
      deps.log.info({ act: path, ...paramsOf(event) }, "admin");
      return maskedJson(parts, 200, result);
    },
  });

  return [
    get("/admin/leads", async (event) => {
      const ask = questions(event);
      const named = ask.text("named");
      if (named !== undefined) return { leads: await leadsNamed(named) };
      const after = ask.text("after")?.split(":");
      const leads = await store.leads({
        ...ask.some("binding", "messenger", "state", "search"),
        ...ask.times("since", "until"),
        limit: ask.limit(50),
        ...(after ? { after: { at: Number(after[0]), id: after[1] ?? "" } } : {}),
      });
      return { leads };
    }),
    get("/admin/leads/:id", async (event) => {
      const id = idOf(event);
      const known = await store.lead({ id });
      if (!known) throw unknown("lead", id);
      return known;
    }),
    get("/admin/leads/:id/timeline", async (event) => {
      const ask = questions(event);
      const after = ask.number("after");
      const entries = await store.timeline(idOf(event), {
        limit: ask.limit(200),
        newestFirst: ask.text("order") === "newest",
        ...ask.times("since", "until"),
        ...(after === undefined ? {} : { after }),
      });
      return { entries };
    }),
    get("/admin/leads/:id/dialogs", async (event) => {
      const ask = questions(event);
      const rows = await store.transcripts(idOf(event), { limit: ask.limit(50) });
      return { dialogs: rows.map(archivedDialog) };
    }),
    get("/admin/leads/:id/dialogs/:dialog", async (event) => {
      const dialog = paramsOf(event)["dialog"] ?? "";
      if (!parts.archive) throw new GatewayError("admin.unknown", "this gateway has no archive: archive.enabled is false");
      const found = await parts.archive.read(idOf(event), dialog, questions(event).number("part") ?? 1);
      if (!found) throw unknown("archived dialog", dialog);
      return found;
    }),
    post("/admin/leads/:id/erase", async (event) => {
      const id = idOf(event);
      const reason = await reasonIn(event);
      const known = await store.lead({ id });
      // Told before they are forgotten: nobody could find them later.
      const kept = parts.archive ? [] : (await store.transcripts(id, { limit: LIMIT_MAX })).filter(({ archivedAt }) => archivedAt !== null);
      const forget = () => parts.engine.erase(id, reason);
      const erased = parts.archive && known ? (await parts.archive.erase(id, forget)).forgotten : await forget();
      if (!erased) throw unknown("lead", id);
      if (erased.now) parts.metrics.add("leadgate_erased_total");
      return { erased: id, at: erased.at, reason: erased.reason, before: !erased.now, leftInArchive: kept.map(({ place }) => place) };
    }),
    get("/admin/outbox", async (event) => {
      const ask = questions(event);
      const rows = await store.openCommands({ ...ask.some("binding", "leadId"), limit: ask.limit(50) });
      return { commands: rows.map(openCommand) };
    }),
    get("/admin/inbox", async (event) => {
      const ask = questions(event);
      const requests = await store.requests({
        since: deps.clock.now() - 7 * DAY,
        ...ask.some("binding", "leadId", "eventType", "status", "after"),
        ...ask.times("since", "until"),
        limit: ask.limit(50),
      });
      return { requests };
    }),
    get("/admin/inbox/:id", async (event) => {
      const id = idOf(event);
      const request = await store.request(id);
      if (!request) throw unknown("request", id);
      return readable(request, questions(event).text("personal") === "true");
    }),
    get("/admin/dead", async (event) => {
      const ask = questions(event);
      const letters = await store.dead({ ...ask.some("binding", "after"), limit: ask.limit(50) });
      const personal = ask.text("personal") === "true";
      return { letters: letters.map((letter) => readableLetter(letter, personal)) };
    }),
    get("/admin/dead/:id", async (event) => readableLetter(await letterOf(idOf(event)), questions(event).text("personal") === "true")),
    post("/admin/dead/:id/retry", async (event) => retry(await letterOf(idOf(event)))),
    post("/admin/dead/:id/drop", async (event) => {
      const id = idOf(event);
      const reason = await reasonIn(event);
      if (reason === undefined) throw new GatewayError("request.malformed", "expected a reason: why is it given up?");
      if (!(await store.dropDead(id, reason, deps.clock.now()))) throw unknown("dead letter", id);
      return { dropped: id };
    }),
    get("/admin/stats", async () => ({
      backlog: await store.backlog(),
      engine: parts.engine.stats(),
      ...(parts.archive ? { archive: { ...parts.archive.stats(), waiting: await store.unarchived() } } : {}),
      config: parts.runtime().hash,
      draining: parts.draining(),
    })),
    get("/admin/bindings", async () => bindings()),
    post("/admin/bindings/:id/resume", async (event) => {
      const id = idOf(event);
      if (!parts.runtime().bindings.has(id)) throw unknown("binding", id);
      parts.engine.resume(id);
      return { resumed: id };
    }),
    post("/admin/reload", async () => {
      if (!parts.reload) throw new GatewayError("admin.unknown", "this gateway was started without a file to reload");
      const { reloaded, findings } = await parts.reload();
      if (!reloaded)
        throw new GatewayError("config.invalid", "the new configuration has errors; the old one stays", { details: { findings } });
      return { reloaded, findings, config: parts.runtime().hash };
    }),
  ];

  /** `reason` of the body; undefined = none, or blank. */
  async function reasonIn(event: H3Event): Promise<string | undefined> {
    const body = await readBody(event.req, { max: BODY_MAX, timeout: BODY_TIMEOUT }, deps.clock);
    const { reason } = parseJsonObject(event.req, body);
    return typeof reason === "string" && reason.trim() !== "" ? reason.trim() : undefined;
  }

  /** Those whose id, or whose id at a configured binding, is exactly this. */
  async function leadsNamed(name: string): Promise<StoredLead[]> {
    const runtime = parts.runtime();
    const names = [
      { id: name },
      ...[...runtime.bindings.keys(), ...runtime.disabled.keys()].map((binding) => ({ binding, kind: "id", value: name })),
    ];
    const found = new Map<string, StoredLead>();
    for (const one of names) {
      const known = await store.lead(one);
      if (known) found.set(known.lead.id, known);
    }
    return [...found.values()];
  }

  async function letterOf(id: string): Promise<DeadLetter> {
    const letter = await store.deadLetter(id);
    if (!letter) throw unknown("dead letter", id);
    return letter;
  }

  async function retry(letter: DeadLetter): Promise<unknown> {
    if (letter.kind === "command") {
      const revived = await parts.engine.revive(letter.id);
      if (!revived) throw unknown("dead letter", letter.id);
      return { retried: letter.id, leadId: revived.leadId };
    }
    const bound = parts.runtime().bindings.get(letter.binding);
    if (!bound)
      throw new GatewayError("admin.unknown", `the binding "${letter.binding}" of this dead letter is not configured or disabled`);
    const stored = await store.request(letter.id);
    if (!stored) throw unknown("request", letter.id);
    const { raw } = stored;
    const query = new URLSearchParams(raw.query).toString();
    const request = {
      method: raw.method,
      path: raw.path,
      query,
      headers: raw.headers,
      body: raw.body,
      at: new Date(stored.at).toISOString(),
    };
    const received = bound.binding.provider.receive(bound.binding, request, { verified: true });
    if (received.kind !== "accepted") {
      const reason = "reason" in received ? received.reason : "no endpoint of today's definition takes it";
      throw new GatewayError("mapping.failed", `today's definition fails on it too, so it stays where it is: ${reason}`);
    }
    const accepted = await parts.engine.accept(bound.binding, received, raw, { retryOf: letter.id });
    return { retried: letter.id, requestId: accepted.requestId, rule: received.rule, rows: accepted.rows };
  }

  function bindings() {
    const runtime = parts.runtime();
    const { paused } = parts.engine.stats();
    return {
      bindings: [...runtime.bindings.values()].map(({ binding }) => ({
        id: binding.id,
        title: binding.title,
        provider: binding.provider.name,
        roles: binding.provider.roles,
        status: paused[binding.id] === undefined ? "enabled" : "paused",
        reason: paused[binding.id],
        hookUrl: binding.hookUrl,
      })),
      disabled: [...runtime.disabled].map(([id, reason]) => ({ id, status: "disabled", reason })),
    };
  }
}

/** Refuses everybody who does not bring this token; compares in constant time, of any length. */
export function requireToken(token: string): (request: Request) => void {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  const expected = digest(`Bearer ${token}`);
  return (request) => {
    if (!timingSafeEqual(digest(request.headers.get("authorization") ?? ""), expected))
      throw new GatewayError("admin.unauthorized", "expected Authorization: Bearer <LEADGATE_ADMIN_TOKEN>");
  };
}

/** Without what people wrote and who they are, unless it is asked for. */
function readable(request: StoredRequest, personal: boolean): unknown {
  const { raw, events } = request;
  if (personal) return { ...request, raw: readableRaw(raw) };
  return { ...request, events: withoutMarked(events), raw: events.length === 0 ? unreadRaw(raw) : hiddenRaw(raw, personalWords(events)) };
}

function readableLetter(letter: DeadLetter, personal: boolean): unknown {
  const { raw, command } = letter;
  if (personal) return raw ? { ...letter, raw: readableRaw(raw) } : letter;
  return {
    ...letter,
    ...(raw ? { raw: unreadRaw(raw) } : {}),
    ...(command ? { command: withoutMarked(command) } : {}),
  };
}

/** Bytes become text; JSON becomes itself, so that secrets in it are masked value by value. */
function readableRaw(raw: RawRequest): Omit<RawRequest, "body"> & { body: unknown } {
  const text = new TextDecoder().decode(raw.body);
  let body: unknown = text;
  try {
    body = JSON.parse(text);
  } catch {
    // Not JSON: shown as the text that it is.
  }
  return { ...raw, body };
}

function hiddenRaw(raw: RawRequest, words: ReadonlySet<string>): unknown {
  const { method, path, query, headers, body } = readableRaw(raw);
  const hidden = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, withoutWords(value, words)]));
  return { method, path: withoutWords(path, words), query: withoutTexts(query, words), headers: hidden, body: withoutTexts(body, words) };
}

/** No event came of it, so nobody can tell what in it a person wrote. */
function unreadRaw(raw: RawRequest): unknown {
  const { method, path, query, headers, body } = readableRaw(raw);
  return { method, path, query: withoutAnyText(query), headers, body: withoutAnyText(body) };
}

/** What became of an erasure. */
export interface ErasedLead {
  readonly erased: string;
  /** Milliseconds. */
  readonly at: number;
  readonly reason: string;
  /** It had been erased already. */
  readonly before: boolean;
  /** Where documents of the lead may be that this gateway, having no archive, could not remove. */
  readonly leftInArchive: readonly string[];
}

/** A dialog of a lead as the archive knows it. */
export interface ArchivedDialog extends DialogFacts {
  /** Milliseconds; null = not yet. */
  readonly archivedAt: number | null;
  /** The archive has all of it. */
  readonly complete: boolean;
}

function archivedDialog({ facts, archivedAt, dueAt }: TranscriptRow): ArchivedDialog {
  return { ...facts, archivedAt, complete: dueAt === null };
}

/** A command that is not settled yet, as a person on duty sees it. */
export interface OpenCommand {
  readonly id: string;
  readonly leadId: string;
  readonly to: string;
  readonly type: string;
  /** In a few words what it is about. */
  readonly gist?: string;
  readonly status: string;
  readonly attempts: number;
  /** Milliseconds; not before. */
  readonly dueAt: number;
  readonly startedAt: number | null;
  readonly createdAt: number;
  /** Order within its lead and destination: a higher one waits for the lower ones. */
  readonly position: number;
  /** Why the last attempt failed, or why it is parked. */
  readonly reason?: string;
}

function openCommand(row: OutboxRow): OpenCommand {
  const { id, leadId, to, command, status, attempts, dueAt, startedAt, createdAt, position, reason } = row;
  const gist = gistOf(command);
  return {
    id,
    leadId,
    to,
    type: command.type,
    status,
    attempts,
    dueAt,
    startedAt,
    createdAt,
    position,
    ...(gist === undefined ? {} : { gist }),
    ...(reason === undefined ? {} : { reason }),
  };
}

function unknown(what: string, id: string): GatewayError {
  return new GatewayError("admin.unknown", `there is no ${what} ${JSON.stringify(id)}`);
}

function idOf(event: H3Event): string {
  return paramsOf(event)["id"] ?? "";
}

/** The query of a list, read strictly: what is not understood is refused, not skipped. */
function questions(event: H3Event) {
  const query = getQuery<Record<string, string | string[] | undefined>>(event);
  const text = (name: string): string | undefined => {
    const value = query[name];
    if (Array.isArray(value)) throw new GatewayError("request.malformed", `${name}: expected it once, got it ${value.length} times`);
    return typeof value === "string" && value !== "" ? value : undefined;
  };
  const number = (name: string): number | undefined => {
    const value = text(name);
    if (value === undefined) return undefined;
    if (!/^\d+$/.test(value)) throw new GatewayError("request.malformed", `${name}: expected a whole number, got ${JSON.stringify(value)}`);
    return Number(value);
  };
  return {
    text,
    number,
    limit: (usual: number) => Math.min(Math.max(number("limit") ?? usual, 1), LIMIT_MAX),
    some: <const Names extends readonly string[]>(...names: Names) =>
      Object.fromEntries(names.flatMap((name) => (text(name) === undefined ? [] : [[name, text(name)]]))) as {
        [Name in Names[number]]?: string;
      },
    times: <const Names extends readonly string[]>(...names: Names) =>
      Object.fromEntries(names.flatMap((name) => (number(name) === undefined ? [] : [[name, number(name)]]))) as {
        [Name in Names[number]]?: number;
      },
  };
}
