import type { Action, BotEvent } from "./bot.ts";
import type { IncomingMessage, Operator } from "./event.ts";
import type { LeadFields } from "./lead.ts";
import type { Json, Message } from "./message.ts";

/**
 * Something to be done at a provider. The transition decides it; the outbox does it, at least once, in order per
 * leg (lead × `to`). `id` is UUIDv5(event id, n): the same decision made again gives the same id.
 */
export type Command = {
  /** The binding that must do it. */
  readonly to: string;
  readonly guard: Guard;
  /** Comes back in `command.settled`, so that the transition knows what was settled. */
  readonly context: Readonly<Record<string, Json>>;
  /** Worthless later (typing): one attempt, never a dead letter. */
  readonly transient?: boolean;
  /** Over the binding's policy for an attempt that got no answer: a notice is better lost than said twice. */
  readonly onDoubt?: "drop";
} & CommandBody;

export type CommandBody =
  | { readonly type: "message.send"; readonly message: Message }
  | { readonly type: "message.mirror"; readonly message: Message }
  | { readonly type: "handoff.start"; readonly handoff: HandoffRequest }
  | { readonly type: "handoff.cancel"; readonly handoff: { readonly id: string; readonly reason: string } }
  | { readonly type: "availability.check"; readonly group?: string }
  | { readonly type: "bot.notify"; readonly event: BotEvent }
  | { readonly type: "lead.update" }
  /** A question that changes nothing: what does the channel know of this chat and its lead? */
  | { readonly type: "lead.lookup"; readonly why: LookupReason; readonly chat: string; readonly operator?: string }
  | { readonly type: "dialog.close"; readonly reason?: string; readonly category?: string; readonly subcategory?: string }
  | { readonly type: "typing.send" };

export type CommandType = CommandBody["type"];

/** The dialog began, an operator came of whom only the id is known, or the chat came back from people. */
export type LookupReason = "opened" | "joined" | "returned";

/** What lead.lookup brought. */
export interface Found {
  readonly lead?: LeadFields;
  readonly operator?: Operator;
  /** What lead and people said in this chat, oldest first, with the provider's ids. */
  readonly lines?: readonly FoundLine[];
}

export type FoundLine = IncomingMessage & { readonly by: "lead" | "operator" };

export interface HandoffRequest {
  readonly id: string;
  readonly reason?: string;
  readonly group?: string;
  readonly note?: string;
  readonly attributes: Readonly<Record<string, Json>>;
  readonly hidden: Readonly<Record<string, Json>>;
  /** How many lines of history the desk gets; the outbox reads them from the timeline. 0 where the desk has them. */
  readonly history: number;
}

/**
 * What must still hold when the command is about to start; checked in the transaction that marks it started.
 * A stale command is cancelled with a reason and never sent.
 */
export interface Guard {
  /** The dialog's epoch (a bot's words). */
  readonly epoch?: number;
  /** The handoff episode (its start, cancel, notices). */
  readonly handoff?: string;
  /** The external chat that it must go to. */
  readonly chat?: string;
}

/** The result of an attempt. Only `retry` is tried again; `account` pauses the binding and spends no attempts. */
export type Outcome =
  | {
      readonly kind: "delivered";
      readonly providerId?: string;
      readonly captured?: Readonly<Record<string, Json>>;
      readonly actions?: readonly Action[];
      readonly later?: boolean;
      readonly found?: Found;
    }
  /**
   * `doubt`: the provider may have acted. `after`: milliseconds that the provider asked for. `unsent`: this instance might
   * not send it; that is no attempt, and says nothing about the destination.
   */
  | { readonly kind: "retry"; readonly reason: string; readonly after?: number; readonly doubt?: boolean; readonly unsent?: true }
  | { readonly kind: "unavailable"; readonly reason: string }
  | { readonly kind: "gone"; readonly what: "dialog" | "lead"; readonly reason: string }
  | { readonly kind: "account"; readonly reason: string }
  /** `pause`: a question's binding must not be asked again for so many milliseconds. */
  | { readonly kind: "rejected"; readonly reason: string; readonly pause?: number }
  /** Attempts exhausted, or given up in doubt: kept as a dead letter. */
  | { readonly kind: "dead"; readonly reason: string }
  /** Never sent: its guard no longer held. */
  | { readonly kind: "cancelled"; readonly reason: string };
