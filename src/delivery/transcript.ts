import { createHash } from "node:crypto";
import type { Dialog } from "../model/dialog.ts";
import type { Lead } from "../model/lead.ts";
import type { Json, Message } from "../model/message.ts";
import type { DialogFacts, TimelineRow, TranscriptChange, TranscriptRow } from "./store.ts";

/** One archived document: a dialog, or of a long one a part. */
export interface Transcript {
  readonly version: 1;
  readonly part: number;
  readonly lead: TranscriptLead;
  readonly dialog: DialogFacts;
  /** What was said, in order. */
  readonly lines: readonly Message[];
  /** What happened to the dialog: its begin and end, handoffs, operators. */
  readonly notes: readonly TranscriptNote[];
}

export type TranscriptLead = Omit<Lead, "pastChats" | "muted" | "blocked">;

export interface TranscriptNote {
  readonly at: string;
  /** How many of this document's lines came before it. */
  readonly after: number;
  readonly kind: string;
  readonly text: string;
  readonly reason?: string;
  readonly operator?: { readonly id?: string; readonly name?: string };
}

const LINES = "message";
/** Kinds of timeline entries that a transcript is made of. */
export const TRANSCRIBED: readonly string[] = [LINES, "state", "handoff"];

export function isTranscribed(kind: string): boolean {
  return TRANSCRIBED.includes(kind);
}

/** What a turn notes for the archive: a closed dialog is due at once, an open one when it has paused. */
export function transcriptOf(lead: Lead, dialog: Dialog, now: number, pause: number): TranscriptChange {
  const { id, state, binding, externalId, bot, desk, handoffs, openedAt, lastMessageAt, closedAt, closeReason } = dialog;
  const facts: DialogFacts = {
    id,
    state,
    binding,
    handoffs,
    openedAt,
    lastMessageAt,
    ...(externalId === undefined ? {} : { externalId }),
    ...(bot === undefined ? {} : { bot }),
    ...(desk === undefined ? {} : { desk }),
    ...(closedAt === undefined ? {} : { closedAt }),
    ...(closeReason === undefined ? {} : { closeReason }),
  };
  const place = [lead.binding, openedAt.slice(0, 7), lead.id, id].map(safe).join("/");
  return { dialogId: id, place, facts, dueAt: state === "closed" ? now : now + pause };
}

/** Ids are ours, so this changes none of them; a storage must never see a way out of its folder all the same. */
function safe(name: string): string {
  return name.replaceAll(/[^A-Za-z0-9_-]/g, "_");
}

export function keyOf(place: string, part: number): string {
  return part === 1 ? `${place}.json` : `${place}.${part}.json`;
}

/** A part as it is stored: with a checksum of its JSON, so that half a file is never taken for a transcript. */
export function sealed(
  row: TranscriptRow,
  part: number,
  lead: Lead,
  rows: readonly TimelineRow[],
  redact: (text: string) => string,
): object {
  const { pastChats: _, muted: __, blocked: ___, ...about } = lead;
  const lines: Message[] = [];
  const notes: TranscriptNote[] = [];
  for (const entry of rows) {
    const message = entry.kind === LINES ? entry.data?.["message"] : undefined;
    if (message) lines.push(message as unknown as Message);
    else notes.push(noteOf(entry, lines.length));
  }
  const document: Transcript = { version: 1, part, lead: about, dialog: row.facts, lines, notes };
  const clean = cleaned(document as unknown as Json, redact) as object;
  return { ...clean, checksum: checksumOf(clean) };
}

function noteOf({ at, kind, text, data }: TimelineRow, after: number): TranscriptNote {
  const { reason, operator } = data ?? {};
  return {
    at: new Date(at).toISOString(),
    after,
    kind,
    text,
    ...(typeof reason === "string" ? { reason } : {}),
    ...(typeof operator === "object" && operator !== null ? { operator: operator as NonNullable<TranscriptNote["operator"]> } : {}),
  };
}

/** The transcript in a stored document, or why it is none. */
export function opened(stored: unknown): Transcript | { damage: string } {
  if (typeof stored !== "object" || stored === null || Array.isArray(stored)) return { damage: "it is not a JSON object" };
  const { checksum, ...document } = stored as { checksum?: unknown };
  if (checksum !== checksumOf(document)) return { damage: "its checksum is not that of its content" };
  const transcript = document as unknown as Transcript;
  if (transcript.version !== 1) return { damage: `expected version 1, got ${JSON.stringify(transcript.version)}` };
  return transcript;
}

function checksumOf(document: object): string {
  return `sha256:${createHash("sha256").update(JSON.stringify(document)).digest("hex")}`;
}

/** Without secrets; and without the keys that a storage drops when it reads JSON, which would break the checksum. */
function cleaned(value: Json, redact: (text: string) => string): Json {
  if (typeof value === "string") return redact(value);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item: Json) => cleaned(item, redact));
  const kept = Object.entries(value).filter(([key, item]) => key !== "__proto__" && !(key === "constructor" && isPrototypeTrick(item)));
  return Object.fromEntries(kept.map(([key, item]) => [key, cleaned(item as Json, redact)]));
}

function isPrototypeTrick(value: unknown): boolean {
  return typeof value === "object" && value !== null && "prototype" in value;
}
