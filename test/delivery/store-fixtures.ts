import type { Command } from "../../src/model/command.ts";
import type { Dialog } from "../../src/model/dialog.ts";
import type { Event } from "../../src/model/event.ts";
import { newLead, type Lead } from "../../src/model/lead.ts";
import type { Accept, AcceptEvent, RawRequest, Store, Turn } from "../../src/delivery/store.ts";

/** Plain values for tests of a storage: what they hold does not matter to it, so they hold little. */
export const T0 = Date.parse("2026-11-20T10:00:00.000Z");

export interface Opened {
  readonly store: Store;
  /** Closes and opens the same data again. */
  reopen(): Promise<Store>;
  /** Closes and deletes the data. */
  destroy(): Promise<void>;
}

export interface OpenOptions {
  readonly now: () => number;
  readonly backlog: number;
  readonly waiting: number;
}

export type OpenStore = (options: OpenOptions) => Promise<Opened>;

export const iso = (ms: number) => new Date(ms).toISOString();

export function lead(id: string, externalId: string, fields: Partial<Lead> = {}): Lead {
  return { ...newLead(id, "shop", externalId, iso(T0)), ...fields };
}

export function event(id: string, fields: { text?: string } = {}): Event {
  return { id, at: iso(T0), binding: "shop", type: "message.received", lead: {}, message: { kind: "text", text: fields.text ?? id } };
}

/** An event of the person `who`: creates the lead "lead-<who>" when unknown. */
export function from(who: string, id: string, fields: Partial<AcceptEvent> = {}): AcceptEvent {
  return { event: event(id), externalId: who, onUnknown: "create", create: lead(`lead-${who}`, who), ...fields };
}

/** An event that names its lead by a chat only, and waits. */
export function waitingFor(aliases: Readonly<Record<string, string>>, id: string): AcceptEvent {
  return { event: event(id), aliases, onUnknown: "wait" };
}

export const raw: RawRequest = { method: "POST", path: "/bot", query: {}, headers: {}, body: new TextEncoder().encode("{}") };

export function request(id: string, events: readonly AcceptEvent[], fields: Partial<Accept> = {}): Accept {
  return { id, binding: "shop", at: T0, dedupeKey: null, raw, rule: "bot / message", events, ...fields };
}

export function command(to: string, text = "Hello"): Command {
  const message = { id: `m-${text}`, by: "bot", at: iso(T0), kind: "text", text } as const;
  return { to, guard: { epoch: 1 }, context: {}, type: "message.send", message };
}

export function pending(id: string, to = "shop") {
  return { id, command: command(to, id), status: "pending", dueAt: T0 } as const;
}

export function dialog(leadId: string, fields: Partial<Dialog> = {}): Dialog {
  return {
    id: `dialog-${leadId}`,
    leadId,
    binding: "shop",
    state: "bot",
    epoch: 1,
    voice: 1,
    handoffs: 0,
    captions: [],
    numbers: [],
    timers: [],
    openedAt: iso(T0),
    lastMessageAt: iso(T0),
    ...fields,
  };
}

/** All that a lane sees, few enough to fit. */
export async function lane(store: Store, leadId: string) {
  const state = await store.loadLane(leadId, { inbox: 1_000, outbox: 1_000 });
  if (state === undefined) throw new Error(`no lead ${leadId}`);
  return state;
}

export async function eventsOf(store: Store, leadId: string): Promise<string[]> {
  return (await lane(store, leadId)).inbox.map((row) => row.event.id);
}

export async function commandsOf(store: Store, leadId: string): Promise<string[]> {
  return (await lane(store, leadId)).outbox.map((row) => row.id);
}

/** A turn on whatever version the lead has now. */
export async function turn(store: Store, leadId: string, fields: Partial<Turn>) {
  const { version } = await lane(store, leadId);
  await store.turn({ leadId, version, now: T0, ...fields });
}

export interface Subject {
  readonly store: Store;
  reopen(): Promise<Store>;
  /** The store's clock, to be moved by hand. */
  readonly clock: { now: number };
}

/** Makes a test body that runs on a fresh, empty storage and leaves nothing behind. */
export type Given = (run: (subject: Subject) => Promise<void>, limits?: { backlog?: number; waiting?: number }) => () => Promise<void>;

export function givenStore(open: OpenStore): Given {
  return (run, limits) => async () => {
    const clock = { now: T0 };
    const opened = await open({ now: () => clock.now, backlog: 100_000, waiting: 100, ...limits });
    try {
      await run({ store: opened.store, reopen: opened.reopen, clock });
    } finally {
      await opened.destroy();
    }
  };
}
