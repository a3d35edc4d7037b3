import type { Action, BotEvent } from "./bot.ts";
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
  | { readonly type: "dialog.close"; readonly reason?: string }
  | { readonly type: "typing.send" };

export type CommandType = CommandBody["type"];

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
    }
  /** `doubt`: the provider may have acted. `after`: milliseconds that the provider asked for. */
  | { readonly kind: "retry"; readonly reason: string; readonly after?: number; readonly doubt?: boolean }
  | { readonly kind: "unavailable"; readonly reason: string }
  | { readonly kind: "gone"; readonly what: "dialog" | "lead"; readonly reason: string }
  | { readonly kind: "account"; readonly reason: string }
  | { readonly kind: "rejected"; readonly reason: string }
  /** Attempts exhausted, or given up in doubt: kept as a dead letter. */
  | { readonly kind: "dead"; readonly reason: string }
  /** Never sent: its guard no longer held. */
  | { readonly kind: "cancelled"; readonly reason: string };
