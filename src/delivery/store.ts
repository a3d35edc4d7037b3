import type { Command, Guard, Outcome } from "../model/command.ts";
import type { Choice, Dialog } from "../model/dialog.ts";
import type { Event } from "../model/event.ts";
import type { Lead } from "../model/lead.ts";
import type { Json } from "../model/message.ts";

/**
 * The durable state of the gateway. A storage implements exactly this; test/delivery/store-contract.ts is its suite.
 *
 * Every method that writes is one transaction, fsynced before its promise resolves; concurrent writes may share one
 * commit (group commit). A write that rejects has left nothing behind. All times are milliseconds since the epoch.
 */
export interface Store {
  /**
   * Takes one webhook (or bot callback, or admin act) in: the request once, one inbox row per event under its
   * lead's next `seq`, leads found or created. A known (binding, dedupeKey) changes nothing and says so.
   * Rejects with `store.busy` when the backlog is at its bound.
   */
  accept(input: Accept): Promise<Accepted>;

  /**
   * One lead's state for its lane; undefined when unknown. Pending inbox rows come paged, open outbox rows a page per
   * leg (so that a long leg hides no other), all in order of position.
   */
  loadLane(leadId: string, limit: { inbox: number; outbox: number }): Promise<LaneState | undefined>;
  /** The next pending inbox rows of a lead with seq > after. */
  inboxAfter(leadId: string, after: number, limit: number): Promise<InboxRow[]>;
  /** The next open outbox rows of one leg, in order, with position > after. */
  outboxAfter(leadId: string, to: string, after: number, limit: number): Promise<OutboxRow[]>;
  /** One lane turn, wholly or not at all. */
  turn(turn: Turn): Promise<void>;

  /**
   * Where several instances work on one storage. `join` makes this one known and says how it hears of the others; it
   * lasts until `close`. A storage of one instance has nothing to tell, and every claim succeeds.
   */
  join(peers: Peers): Promise<void>;
  /**
   * Takes a lead, or keeps it: until this instance is lost or closed nobody else does. The fence goes with every turn of
   * the lead. null = another living instance has it, and hears of what is accepted for it.
   */
  claim(leadId: string): Promise<Fence | null>;
  /** Whether nobody can have taken over what was claimed with this fence. Asked before everything that is sent. */
  holds(fence: Fence): boolean;
  /** Tells the other instances that a person resumed a binding. */
  tellResume(binding: string): Promise<void>;

  /**
   * Leads with pending inbox rows or due outbox rows, by id (which sorts by age), keyset-paged by the last id. `all`: also
   * those whose outbox rows are parked or not due yet, so that a start or a reload finds every lead with unfinished work.
   */
  busyLeads(after: string | null, limit: number, options?: { all: boolean }): Promise<string[]>;
  /** Timers with due ≤ now, oldest first. */
  dueTimers(now: number, limit: number): Promise<TimerRow[]>;
  /** The due time of the next timer, or null. */
  nextTimer(): Promise<number | null>;
  /** At start: every timer that is due before `earliest` moves to it. */
  postponeTimers(earliest: number): Promise<void>;

  /** Waiting rows (lead unknown yet) older than `before` become `ignored`; returns how many. */
  expireWaiting(before: number): Promise<number>;
  /**
   * Deletes finished requests, inbox and outbox rows and timeline entries older than the given times. Ids of timeline entries
   * are never given again; a storage may keep the newest entry for that.
   */
  prune(before: { requests: number; timeline: number }, limit: number): Promise<number>;

  /** The alias of kind "id" is the provider's id of the person. */
  lead(idOrAlias: { id: string } | { binding: string; kind: string; value: string }): Promise<StoredLead | undefined>;
  leads(filter: LeadFilter): Promise<StoredLead[]>;
  /** Open (not closed) dialogs with the given bindings as channel, bot or desk; all when omitted. */
  openDialogs(bindings?: readonly string[]): Promise<StoredLead[]>;
  timeline(
    leadId: string,
    page: { after?: number; limit: number; kinds?: readonly string[]; newestFirst?: boolean; since?: number; until?: number },
  ): Promise<TimelineRow[]>;
  /** Open commands (pending, started, parked), oldest first. */
  openCommands(filter: { binding?: string; leadId?: string; limit: number }): Promise<OutboxRow[]>;
  requests(filter: RequestFilter): Promise<RequestSummary[]>;
  request(id: string): Promise<StoredRequest | undefined>;
  /** Oldest first, so that reviving a page keeps its order; a page may go on from a letter that was revived. */
  dead(filter: { binding?: string; limit: number; after?: string }): Promise<DeadLetter[]>;
  deadLetter(id: string): Promise<DeadLetter | undefined>;
  /** A dead command goes to its leg's tail under the same id; a dead request is handed to the caller to map anew. */
  reviveCommand(id: string, now: number): Promise<{ leadId: string } | undefined>;
  /** The person on duty gave it up; kept with the reason. */
  dropDead(id: string, reason: string, now: number): Promise<boolean>;

  /**
   * Dialogs that the archive lacks, wholly or in part, and whose time has come (dueAt ≤ now), in order of (dueAt, leadId,
   * dialogId); keyset-paged by the last of a page.
   */
  dueTranscripts(now: number, limit: number, after?: TranscriptPosition): Promise<TranscriptRow[]>;
  /**
   * The archive took a part. Nothing is due any more when `done` and the dialog is still at `revision`; else its due time
   * stays. When another writer was further already (nothing was due, at another revision), it is due at once: what this one
   * wrote may have replaced the newer part. An unknown dialog changes nothing.
   */
  transcriptArchived(mark: TranscriptMark): Promise<void>;
  /** A lead's dialogs that were noted for the archive, the newest first; only `dialogId` when it is given. */
  transcripts(leadId: string, page: { limit: number; dialogId?: string }): Promise<TranscriptRow[]>;
  /** How many dialogs the archive lacks something of, and when the oldest line that it lacks came (or null). */
  unarchived(): Promise<{ dialogs: number; since: number | null }>;

  /**
   * Forgets a lead for good: itself, its ids, timers, timeline and transcripts' places, its events and commands in every
   * state. Requests that were about nobody else, or about others whose part is finished, lose path, query, headers and body and
   * keep the rest (the dedupe key, so that a repetition does not bring the lead back) until they are pruned; open and dead ones
   * become `dropped`. What is left of the lead is one timeline entry of kind ERASED under its id, its text the reason. A
   * lead that was erased before gives that entry again; undefined = nobody knows the id.
   */
  erase(leadId: string, options: { now: number; reason?: string }): Promise<Erased | undefined>;

  /** Renames a binding everywhere (`formerly`), so that its leads stay the same people. Returns rows changed. */
  renameBinding(from: string, to: string): Promise<number>;
  /** A small durable value (the generated server secret). */
  getMeta(key: string): Promise<string | undefined>;
  /** Sets it unless it is set; returns what is in force. */
  initMeta(key: string, value: string): Promise<string>;
  setMeta(key: string, value: string): Promise<void>;

  /** Unfinished work, for readiness, metrics and back-pressure. */
  backlog(): Promise<Backlog>;
  /** A write and an fsync, for the readiness probe. */
  probe(): Promise<void>;
  close(): Promise<void>;
}

/** What was claimed under it is this instance's; opaque. */
export type Fence = string;

/** What an instance hears of the others. */
export interface Peers {
  /** Something is new for a lead of this instance. `reread`: also what was known of it has changed. */
  wake(leadId: string, options: { reread: boolean }): void;
  /** There may be work that nobody was told of: an instance is gone, or it is time to look. */
  look(): void;
  /** This instance was taken for dead: what it claimed may be another's. */
  lost(): void;
  resume(binding: string): void;
}

export interface Backlog {
  readonly inbox: number;
  /** Parked ones included. */
  readonly outbox: number;
  readonly parked: number;
  readonly dead: number;
  readonly waiting: number;
  /** When the oldest unfinished row of each came (waiting and parked ones included), or null. */
  readonly oldest: { readonly inbox: number | null; readonly outbox: number | null };
}

/** The kind of the one timeline entry that an erased lead leaves behind. */
export const ERASED = "erased";

export interface Erased {
  readonly at: number;
  readonly reason: string;
  /** False = it was erased before. */
  readonly now: boolean;
}

/** The webhook as it came, secrets already masked in path, query and headers. */
export interface RawRequest {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export interface Accept {
  readonly id: string;
  readonly binding: string;
  readonly at: number;
  /** null = idempotent updates, never deduplicated. */
  readonly dedupeKey: string | null;
  readonly raw: RawRequest;
  /** The endpoint's and route's names, for logs and `inbox list`. */
  readonly rule: string;
  /** What the provider calls this event ("CLIENT_MESSAGE"). */
  readonly eventType?: string;
  readonly events: readonly AcceptEvent[];
  /** No event came of it, with the reason ("unknown event"), or its mapping failed (a dead letter). */
  readonly ended?: { readonly as: "ignored" | "dead"; readonly reason: string };
  /**
   * Retried from a dead letter: an event is marked late when a newer one of its lead went before it; the old request is
   * settled in the same commit. When it is no dead letter any more, the answer is `duplicate`. `dedupeKey` refuses
   * nothing: the old request keeps it, and says by it when it first came.
   */
  readonly retryOf?: string;
  /** The gateway's own: taken in beyond the bounds too, because a start needs it, and only a start works off a backlog. */
  readonly own?: true;
}

export interface AcceptEvent {
  readonly event: Event;
  /** Ours, when the sender knows it (bot callbacks). */
  readonly leadId?: string;
  readonly externalId?: string;
  readonly aliases?: Readonly<Record<string, string>>;
  readonly onUnknown: "create" | "wait" | "ignore";
  /** The lead as it must be created: with a new id. */
  readonly create?: Lead;
}

export interface Accepted {
  readonly duplicate: boolean;
  /** The request's id; the first one's when this is a duplicate. */
  readonly requestId: string;
  /** Per event: its lead and seq, or why it has none. Empty when duplicate. */
  readonly rows: readonly { readonly leadId?: string; readonly seq?: number; readonly as: "queued" | "waiting" | "ignored" }[];
  /** Leads that got rows, waiting rows of others that were joined included; without those of other instances, which are told. */
  readonly wake: readonly string[];
  /** `rows` are all that these leads got, and none of them is late. */
  readonly complete?: true;
}

export interface LaneState {
  readonly lead: Lead;
  readonly dialog: Dialog | null;
  /** Rises with every turn; a turn names the one it saw (a second writer is refused). */
  readonly version: number;
  readonly inbox: InboxRow[];
  readonly outbox: OutboxRow[];
}

export interface InboxRow {
  readonly leadId: string;
  readonly seq: number;
  readonly requestId: string;
  readonly event: Event;
  /** Revived from a dead letter, and newer events of its lead go before it. */
  readonly late: boolean;
}

export interface OutboxRow {
  readonly id: string;
  readonly leadId: string;
  readonly to: string;
  /** Order within the lead; legs share it. */
  readonly position: number;
  readonly command: Command;
  readonly guard: Guard;
  readonly status: OutboxStatus;
  readonly attempts: number;
  /** Not before. */
  readonly dueAt: number;
  /** When it was first marked started: what "in doubt" is measured from. */
  readonly startedAt: number | null;
  readonly createdAt: number;
  readonly reason?: string;
}

/** Open ones are pending, started (an attempt may be under way) and parked (its binding is gone or broken). */
export type OutboxStatus = "pending" | "started" | "parked" | "delivered" | "cancelled" | "dead" | "dropped";

export interface Turn {
  readonly leadId: string;
  /** The version that this turn was decided on; the store refuses another one with `internal`. */
  readonly version: number;
  /** As the lead was claimed; the store refuses one that is not in force any more with `store.fenced`. */
  readonly fence?: Fence;
  readonly now: number;
  /** Absent = unchanged. */
  readonly lead?: Lead;
  readonly dialog?: Dialog;
  /** The dialog's timers are those of the version before. */
  readonly sameTimers?: true;
  /** Inbox rows that this turn finishes. */
  readonly inbox?: readonly { readonly seq: number; readonly as: "done" | "ignored" | "dead"; readonly reason?: string }[];
  /** Later ones go after earlier ones; `status` is pending or started. */
  readonly insert?: readonly {
    readonly id: string;
    readonly command: Command;
    readonly status: "pending" | "started";
    readonly dueAt: number;
  }[];
  readonly update?: readonly OutboxUpdate[];
  readonly timeline?: readonly TimelineEntry[];
  /**
   * Dialogs that got lines for the archive: their transcript is (again) due. Absent when there is no archive. Each raises
   * its row's revision; a row that is due already keeps the time of its oldest unarchived line, and is due at the latest
   * TRANSCRIPT_WAIT after it, so that a dialog that never pauses is archived too. A new row starts behind the lead's last
   * timeline entry of another dialog, and keeps its first `place`.
   */
  readonly transcripts?: readonly TranscriptChange[];
}

/** Milliseconds that a line waits for its archiving at most, however busy its dialog is. */
export const TRANSCRIPT_WAIT = 24 * 60 * 60_000;

export interface TranscriptChange {
  readonly dialogId: string;
  /** Where the archive keeps it: `<binding>/<yyyy-mm>/<lead>/<dialog>`; the same for ever, also when the binding is renamed. */
  readonly place: string;
  /** What the archive says of the dialog itself, as of this turn. */
  readonly facts: DialogFacts;
  readonly dueAt: number;
}

export interface DialogFacts {
  readonly id: string;
  readonly state: string;
  readonly binding: string;
  readonly externalId?: string;
  readonly bot?: Choice;
  readonly desk?: Choice;
  readonly handoffs: number;
  readonly openedAt: string;
  readonly lastMessageAt: string;
  readonly closedAt?: string;
  readonly closeReason?: string;
}

export interface TranscriptPosition {
  readonly dueAt: number;
  readonly leadId: string;
  readonly dialogId: string;
}

export interface TranscriptRow {
  readonly leadId: string;
  readonly dialogId: string;
  readonly place: string;
  readonly facts: DialogFacts;
  /** Rises with every change. */
  readonly revision: number;
  /** Null = the archive has all of it. */
  readonly dueAt: number | null;
  /** The number of the last part, from 1: earlier ones are complete and never written again. */
  readonly part: number;
  /** The last part holds the dialog's lines behind this timeline id … */
  readonly from: number;
  /** … up to this one, as far as it is archived. */
  readonly upTo: number;
  /** When the last part was written last; null = never. */
  readonly archivedAt: number | null;
}

export interface TranscriptMark {
  readonly leadId: string;
  readonly dialogId: string;
  /** The one that was read before the lines were. */
  readonly revision: number;
  readonly part: number;
  readonly from: number;
  readonly upTo: number;
  readonly at: number;
  /** The archive has all lines of that revision. */
  readonly done: boolean;
}

export interface OutboxUpdate {
  readonly id: string;
  readonly status: OutboxStatus;
  readonly attempts?: number;
  readonly dueAt?: number;
  readonly reason?: string;
  readonly outcome?: Outcome;
  readonly providerId?: string;
}

export interface TimelineEntry {
  readonly at: number;
  readonly dialogId: string;
  readonly kind: string;
  readonly text: string;
  readonly data?: Readonly<Record<string, Json>>;
}

export interface TimelineRow extends TimelineEntry {
  readonly id: number;
  readonly leadId: string;
}

export interface TimerRow {
  readonly leadId: string;
  readonly name: string;
  readonly episode: string;
  readonly due: number;
}

export interface StoredLead {
  readonly lead: Lead;
  readonly dialog: Dialog | null;
}

export interface LeadFilter {
  readonly binding?: string;
  readonly messenger?: string;
  readonly state?: string;
  /** Matches name, phone, e-mail, login, external id or id. */
  readonly search?: string;
  /** Last activity at or after / before. */
  readonly since?: number;
  readonly until?: number;
  readonly limit: number;
  /** Keyset page: the last row's lastActivity and id. */
  readonly after?: { readonly at: number; readonly id: string };
}

export interface RequestFilter {
  readonly binding?: string;
  readonly leadId?: string;
  readonly eventType?: string;
  readonly status?: string;
  readonly since?: number;
  readonly until?: number;
  readonly limit: number;
  readonly after?: string;
}

export interface RequestSummary {
  readonly id: string;
  readonly binding: string;
  readonly at: number;
  readonly rule: string;
  readonly eventType?: string;
  /** queued | done | ignored | waiting | dead | dropped: the least finished of its events. */
  readonly status: string;
  readonly reason?: string;
  readonly leadIds: readonly string[];
}

export interface StoredRequest extends RequestSummary {
  readonly raw: RawRequest;
  readonly events: readonly {
    readonly event: Event;
    readonly status: string;
    readonly leadId?: string;
    readonly seq?: number;
    readonly reason?: string;
  }[];
}

export interface DeadLetter {
  /** A command's id or a request's. */
  readonly id: string;
  readonly kind: "command" | "request";
  readonly binding: string;
  readonly leadId?: string;
  readonly at: number;
  readonly reason: string;
  readonly attempts: number;
  readonly command?: Command;
  readonly raw?: RawRequest;
  readonly rule?: string;
}
