import type { Attachment, Button, Json, Message } from "./message.ts";

/** What a bot may answer (the bot's protocol, README "Bot protocol"). */
export type Action =
  | {
      readonly type: "say";
      readonly text?: string;
      readonly format?: "plain" | "markdown";
      readonly buttons?: readonly (readonly Button[])[] | readonly Button[];
      readonly attachments?: readonly Attachment[];
    }
  | {
      readonly type: "handoff";
      readonly reason?: string;
      readonly group?: string;
      readonly attributes?: Readonly<Record<string, Json>>;
      readonly hidden?: Readonly<Record<string, Json>>;
      readonly note?: string;
      readonly whenNobodyOnline?: string;
    }
  | { readonly type: "set"; readonly attributes?: Readonly<Record<string, Json>>; readonly desk?: Readonly<Record<string, Json>> }
  | { readonly type: "return" }
  | { readonly type: "close"; readonly category?: string; readonly subcategory?: string }
  | { readonly type: "mute"; readonly muted: boolean }
  | { readonly type: "typing" };

export type BotEventType =
  | "message.received"
  | "message.edited"
  | "dialog.opened"
  | "handoff.queued"
  | "operator.joined"
  | "handoff.failed"
  | "operators.unavailable"
  | "operators.available"
  | "operator.silent"
  | "dialog.returned"
  | "dialog.closed"
  | "lead.updated"
  | "message.failed";

/** What a bot hears. `id` is the command's id; `epoch` must come back with a late answer. */
export interface BotEvent {
  readonly type: BotEventType;
  readonly at: string;
  readonly epoch: number;
  readonly lead: {
    readonly id: string;
    readonly externalId: string;
    readonly binding: string;
    readonly name?: string;
    readonly login?: string;
    readonly messenger?: string;
    readonly phone?: string;
    readonly email?: string;
    readonly language?: string;
    readonly page?: string;
    readonly attributes: Readonly<Record<string, Json>>;
    readonly desk: Readonly<Record<string, Json>>;
    readonly muted: boolean;
  };
  readonly dialog: {
    readonly id: string;
    readonly state: string;
    readonly binding: string;
    readonly externalId?: string;
    readonly operatorsOnline: boolean | null;
  };
  readonly message?: Message;
  /** Lead lines that the bot has not heard (while waiting), or the lines of the human stretch. */
  readonly messages?: readonly Message[];
  readonly handoff?: { readonly id: string; readonly reason?: string };
  readonly operator?: { readonly id?: string; readonly name?: string };
  readonly reason?: string;
  /** operators.unavailable outside business hours: when the desk opens, ISO 8601. */
  readonly opensAt?: string;
  /** Length of the human stretch. */
  readonly seconds?: number;
  /** lead.updated: the names of what changed. */
  readonly changed?: readonly string[];
  /** The gateway only informs; an answer is not expected and `say` is refused. */
  readonly listenOnly?: boolean;
}
