import type { Dialog, Unsent } from "../model/dialog.ts";
import type { Lead } from "../model/lead.ts";
import type { Fence, InboxRow, OutboxRow, Store } from "./store.ts";

/** What a lane remembers of its lead between turns: a copy of what is stored, replaced as a whole after a commit. */
export interface Memory {
  readonly lead: Lead;
  readonly dialog: Dialog | null;
  readonly version: number;
  /** As this instance claimed the lead. */
  readonly fence: Fence;
  /** Pending rows in order of seq; the next ones are read when these are used up. */
  readonly inbox: readonly InboxRow[];
  readonly lastSeq: number;
  /** By destination binding. */
  readonly legs: ReadonlyMap<string, Leg>;
}

/** The open commands for one destination, in order. Only the first may be started. */
export interface Leg {
  readonly rows: readonly Row[];
  /** The store holds more of them behind these. */
  readonly more: boolean;
}

/** Without the position: rows that were just inserted do not know theirs, their order says it. */
export type Row = Omit<OutboxRow, "position">;

/** How many rows are read at a time: of a lead's inbox, and of each of its legs. */
export interface Pages {
  readonly inbox: number;
  readonly outbox: number;
}

/** A lead as it is stored; undefined when there is none. */
export async function loadMemory(store: Store, leadId: string, fence: Fence, pages: Pages): Promise<Memory | undefined> {
  const state = await store.loadLane(leadId, pages);
  if (!state) return undefined;
  const legs = new Map<string, Leg>();
  for (const [to, rows] of Map.groupBy(state.outbox, (row) => row.to)) legs.set(to, { rows, more: rows.length >= pages.outbox });
  return {
    lead: state.lead,
    dialog: state.dialog,
    version: state.version,
    fence,
    inbox: state.inbox,
    lastSeq: state.inbox.at(-1)?.seq ?? 0,
    legs,
  };
}

/** Fills legs that have run empty while the store holds more. The same object when there are none. */
export async function refillLegs(store: Store, memory: Memory, pages: Pages): Promise<Memory> {
  const legs = new Map(memory.legs);
  let changed = false;
  for (const [to, leg] of memory.legs) {
    if (leg.rows.length > 0 || !leg.more) continue;
    legs.set(to, await loadLeg(store, memory.lead.id, to, pages.outbox));
    changed = true;
  }
  return changed ? { ...memory, legs } : memory;
}

/**
 * What is under way stands first in its leg: a dead letter that was revived meanwhile may be placed before it, or so many
 * of them that it is on no page.
 */
export async function underWayFirst(
  store: Store,
  memory: Memory,
  underWay: readonly { readonly id: string; readonly to: string }[],
  pages: Pages,
): Promise<Memory> {
  const legs = new Map(memory.legs);
  for (const { id, to } of underWay) {
    const leg = legs.get(to);
    if (!leg) continue;
    let row = leg.rows.find((each) => each.id === id);
    for (let after: number | undefined = leg.more ? -1 : undefined; !row && after !== undefined;) {
      const page: OutboxRow[] = await store.outboxAfter(memory.lead.id, to, after, pages.outbox);
      row = page.find((each) => each.id === id);
      after = page.length < pages.outbox ? undefined : page.at(-1)?.position;
    }
    if (row?.status === "started") legs.set(to, { ...leg, rows: [row, ...leg.rows.filter((each) => each.id !== id)] });
  }
  return { ...memory, legs };
}

async function loadLeg(store: Store, leadId: string, to: string, limit: number): Promise<Leg> {
  // All earlier rows of an empty leg are finished, so the first open ones are the next ones.
  const rows = await store.outboxAfter(leadId, to, -1, limit);
  return { rows, more: rows.length >= limit };
}

/** What the transition may cancel: all unfinished commands that are in memory. */
export function unsentOf(legs: ReadonlyMap<string, Leg>): Unsent[] {
  return [...legs.values()].flatMap((leg) =>
    leg.rows.map((row) => ({ id: row.id, started: row.status === "started", command: row.command })),
  );
}
