import type { Action } from "./bot.ts";
import type { Outcome } from "./command.ts";
import type { LeadFields } from "./lead.ts";
import type { Attachment, Json, Message, MessageKind } from "./message.ts";

/** How an event names its lead: by the provider's id of the person, or by an alias such as a chat id. */
export interface LeadRef extends LeadFields {
  /** The provider's id of the person. Without it the aliases must find the lead. */
  readonly externalId?: string;
  /** Other ids of the same person, by kind: { chat: "91207" }. Remembered when `externalId` is there too. */
  readonly aliases?: Readonly<Record<string, string>>;
  /** `onUnknown: wait`: the external id of a new lead, when nobody has said after ten seconds whose the aliases are. */
  readonly assumedId?: string;
}

export interface Operator {
  readonly id?: string;
  readonly name?: string;
}

/** A message as a mapping writes it: the gateway adds id, author and, where missing, the time. */
export interface IncomingMessage {
  readonly providerId?: string;
  readonly at?: string;
  readonly kind: MessageKind;
  readonly text?: string;
  readonly choice?: { readonly code: string; readonly caption?: string };
  readonly attachments?: readonly IncomingAttachment[];
  readonly location?: Message["location"];
  readonly contact?: Message["contact"];
}

/** A file as a mapping writes it: its address, or the provider's own reference, which the media relay turns into one. */
export interface IncomingAttachment extends Omit<Attachment, "url"> {
  readonly url?: string;
  readonly ref?: string;
  /** `url` needs credentials, or expires: the relay replaces it too. */
  readonly private?: boolean;
}

interface Common {
  readonly lead: LeadRef;
  /** The external id of the chat that this is about; absent = the lead's current one. */
  readonly dialog?: { readonly externalId?: string };
  /** The desk's presence as this event reports it: the last word on availability. */
  readonly operatorsOnline?: boolean;
  /** ISO 8601, by the provider's clock: events of one desk are ordered by it. */
  readonly happenedAt?: string;
}

/** What a definition's inbound mapping may produce (schemas/event.schema.json). */
export type MappedEvent = Common &
  (
    | { readonly type: "message.received"; readonly message: IncomingMessage }
    /** `message.providerId` names the line that the lead has changed. */
    | { readonly type: "message.edited"; readonly message: IncomingMessage }
    | { readonly type: "lead.updated" }
    | { readonly type: "lead.blocked"; readonly blocked: boolean }
    | {
        readonly type: "dialog.opened";
        /** What the lead has written in this chat so far, oldest first; lines that the dialog has had count once. */
        readonly messages?: readonly IncomingMessage[];
        /** The same when this very call is repeated. */
        readonly mark?: string;
      }
    | { readonly type: "dialog.closed"; readonly reason?: string }
    | {
        readonly type: "message.status";
        readonly providerId: string;
        readonly status: "sent" | "delivered" | "read" | "failed";
        readonly reason?: string;
      }
    /** `auto`: the desk's own text, not a person's. */
    | { readonly type: "operator.wrote"; readonly operator?: Operator; readonly message: IncomingMessage; readonly auto?: boolean }
    | {
        readonly type: "operator.took";
        readonly operator?: Operator;
        readonly reopens?: boolean;
        readonly onlyWhenAwaited?: boolean;
        /** Milliseconds that the provider may take to tell of it. */
        readonly lateBy?: number;
      }
    | { readonly type: "operator.read"; readonly operator?: Operator }
    | { readonly type: "operators.unavailable" }
    | { readonly type: "operators.changed" }
    | { readonly type: "dialog.returned"; readonly operator?: Operator; readonly reason?: string }
    | { readonly type: "operator.command"; readonly command: "bot" | "operator"; readonly operator?: Operator }
    | { readonly type: "handoff.requested"; readonly reason?: string; readonly group?: string }
    | {
        readonly type: "attributes.set";
        readonly attributes?: Readonly<Record<string, Json>>;
        readonly desk?: Readonly<Record<string, Json>>;
      }
    | { readonly type: "bot.replied"; readonly actions: readonly Action[]; readonly epoch?: number; readonly bot?: string }
  );

/** What the gateway itself reports to a dialog. */
export type InternalEvent =
  | { readonly type: "timer.elapsed"; readonly timer: TimerName; readonly episode: string }
  | { readonly type: "command.settled"; readonly command: SettledCommand; readonly outcome: Outcome }
  /** The event's `binding` is the one that a redeploy took away. */
  | { readonly type: "binding.removed" }
  /** A person on duty has the lead erased: the last thing that it hears of. */
  | { readonly type: "lead.erased" };

export interface SettledCommand {
  readonly id: string;
  readonly type: string;
  readonly to: string;
  /** What the transition wrote on the command to recognise it by. */
  readonly context: Readonly<Record<string, Json>>;
  readonly attempts: number;
}

/** One event as it lies in the inbox: durable, numbered within its lead. */
export type Event = (MappedEvent | InternalEvent) & {
  /** Unique; command ids derive from it. */
  readonly id: string;
  /** When the gateway took it, ISO 8601. */
  readonly at: string;
  /** The binding that it came from. */
  readonly binding: string;
};

/** Timers of a dialog; each belongs to an episode and is ignored when that is over. */
export type TimerName = "assume.taken" | "assign.timeout" | "operator.silence" | "bot.silence" | "desk.opens" | "idle.end";

export type EventOf<Type extends Event["type"]> = Extract<Event, { type: Type }>;
