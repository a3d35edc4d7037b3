import type { BotEvent } from "./bot.ts";
import type { Capabilities } from "./capabilities.ts";
import type { Command } from "./command.ts";
import type { Event, Operator, TimerName } from "./event.ts";
import type { Hours } from "./hours.ts";
import type { Lead } from "./lead.ts";
import type { Json, Message } from "./message.ts";
import type { CatchUp, Mirror } from "./mirror.ts";

export type DialogState = "bot" | "waiting" | "operator" | "closed";

/** The one ongoing conversation of a lead. */
export interface Dialog {
  readonly id: string;
  readonly leadId: string;
  readonly binding: string;
  /** The external id of the current chat: where a message to the lead must go. */
  readonly externalId?: string;
  readonly state: DialogState;
  /** Only while waiting: `requested` until the desk took the request, then `queued`. */
  readonly phase?: "requested" | "queued";
  /** Rises with every change of owner, never falls, goes on over the lead's later dialogs. */
  readonly epoch: number;
  /** The first epoch since an operator last led: what the bot said from then on may still go out. */
  readonly voice: number;
  readonly bot?: Choice;
  readonly desk?: Choice;
  readonly operator?: Operator;
  readonly handoff?: Handoff;
  /** How many handoffs there were. */
  readonly handoffs: number;
  /** What a typed or pressed caption means: normalised caption → code and caption. At most 100, newest last. */
  readonly captions: readonly { readonly key: string; readonly code: string; readonly caption: string; readonly sent?: string }[];
  /** What a typed number means: the last numbered menu. */
  readonly numbers: readonly { readonly code: string; readonly caption: string }[];
  /** Somebody has said something in this dialog. */
  readonly hasLines?: true;
  /** The desk that lines go to while the bot leads. */
  readonly mirrorTo?: string;
  /** What desks know of this dialog, by binding. */
  readonly mirrors?: Readonly<Record<string, Mirror>>;
  /** When a desk gave the dialog back, or we took it, by the desk's clock where it is known. */
  readonly returned?: { readonly desk: string; readonly at: string };
  /** Provider ids of the lead's lines, newest last, at most 50; kept only where the channel repeats lines. */
  readonly lines?: readonly string[];
  readonly operatorsOnline?: { readonly online: boolean; readonly at: string };
  /** Set while the bot fails to answer; cleared by its next answer. */
  readonly botDown?: { readonly since: string; readonly told: boolean; readonly handoffTriedAt: string };
  /** "Nobody online" was told to the bot; cleared when somebody is, or a new handoff is asked for. */
  readonly unavailable?: { readonly since: string; readonly leadWroteSince: boolean };
  /** How many `message.failed` the bot heard since the lead last wrote. */
  readonly failuresTold?: number;
  /** How many handoffs failed since the lead last wrote. */
  readonly handoffsFailed?: number;
  /** The question to the bot that it answered with a call of its own, before it had answered the question itself. */
  readonly answeredAhead?: string;
  /** What the bot is to hear once `lookup` is answered, or before anything else that it hears. */
  readonly news?: News;
  /** The last opening, as the provider marks it, and when it came first. */
  readonly opening?: { readonly mark: string; readonly at: string };
  readonly timers: readonly Timer[];
  readonly openedAt: string;
  readonly lastMessageAt: string;
  readonly closedAt?: string;
  readonly closeReason?: string;
}

export interface News {
  readonly lookup: string;
  readonly to: string;
  readonly event: BotEvent;
  /** The bot hears lines from then on; absent = none are to be added. */
  readonly since?: string;
}

/** A binding that routing chose, with the rule's name and why it matched. */
export interface Choice {
  readonly binding: string;
  readonly rule: string;
  readonly why: string;
  /** The desk's group that a handoff goes to when whoever asks for it names none. */
  readonly group?: string;
}

/** What routing gives for one lead. */
export interface Route {
  readonly bot?: Choice;
  readonly desk?: Choice;
  /** Desks that rules name for this lead and that exclude them, each once, with the reason: "messenger telegram is excluded". */
  readonly excluded?: readonly { readonly desk: string; readonly because: string }[];
}

/** One handoff episode, from the request to its end. */
export interface Handoff {
  readonly id: string;
  readonly desk: string;
  readonly reason?: string;
  readonly by: "bot" | "lead" | "operator" | "gateway";
  readonly group?: string;
  readonly note?: string;
  readonly attributes: Readonly<Record<string, Json>>;
  readonly hidden: Readonly<Record<string, Json>>;
  readonly whenNobodyOnline: string;
  readonly requestedAt: string;
  /** The desk was sent the request. */
  readonly startedAt?: string;
  readonly queuedAt?: string;
  readonly tookAt?: string;
  /** The same by the desk's own clock, where it tells. */
  readonly tookThere?: string;
  /** Desks that were asked before this one, for the same request. */
  readonly askedBefore?: readonly string[];
  /** No event said that an operator took it; the set time passed. */
  readonly assumed?: boolean;
  /** Lead lines that the bot has not heard, oldest first, at most 100. */
  readonly held: readonly Message[];
  /** Lines of the human stretch, oldest first, the last 100. */
  readonly stretch: readonly Message[];
  /** Causes that were told once already: "transferred", "joined:<operator id>", "bot:joined:<operator id>". */
  readonly noticed: readonly string[];
}

export interface Timer {
  readonly name: TimerName;
  /** The episode that it belongs to: a handoff's id, or the dialog's. */
  readonly episode: string;
  /** Milliseconds since the epoch. */
  readonly due: number;
}

/** A command of this lead that is not finished, as the transition needs to see it. */
export interface Unsent {
  readonly id: string;
  readonly started: boolean;
  readonly command: Command;
}

/** All that one decision looks at. `dialog` is null before the lead's first one. */
export interface Situation {
  readonly lead: Lead;
  readonly dialog: Dialog | null;
  readonly unsent: readonly Unsent[];
}

/** Configuration, resolved for this lead before the decision; the transition never looks anything up. */
export interface Context {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Derives an id from the event's: the same n gives the same id. */
  readonly id: (n: number) => string;
  /** The lead's own binding. */
  readonly channel: BindingFacts;
  /** Routing, evaluated for this lead and message now. */
  readonly route: Route;
  /** Why this lead never goes to that desk, in words; undefined when they may. Wins over every rule and policy. */
  readonly isExcluded: (desk: string) => string | undefined;
  /** Any binding by id; undefined when it is gone or disabled. */
  readonly binding: (id: string) => BindingFacts | undefined;
  /** Policies: defaults < binding < routing rule (by its name). */
  readonly handoffPolicy: (desk: string, rule: string | undefined) => HandoffPolicy;
  readonly botPolicy: (bot: string, rule: string | undefined) => BotPolicy;
  /** Milliseconds without a message after which a dialog ends. */
  readonly idleEnd: number;
}

export interface BindingFacts {
  readonly id: string;
  readonly roles: readonly ("channel" | "desk" | "bot")[];
  readonly capabilities: Capabilities;
  /** The provider's channel id → messenger. */
  readonly messengers: Readonly<Record<string, string>>;
  /** The line above a mirrored message of the bot and of the lead; null = none. */
  readonly headers: { readonly bot: string | null; readonly lead: string | null };
}

/** gateway.yaml `handoff`, defaults < desk binding < routing rule. Milliseconds; null = off. */
export interface HandoffPolicy {
  readonly whenNobodyOnline: string;
  readonly history: number;
  /** `desk` is the next one to ask. Where `then: "desk"` comes without it nothing names another: that is like "notice". */
  readonly assignTimeout: { readonly after: number; readonly then: "notice" | "desk" | "bot"; readonly desk?: string } | null;
  readonly operatorSilence: { readonly after: number; readonly then: "notice" | "bot" } | null;
  /** What a lead writes to leave the operator, as `captionKey` gives it. */
  readonly returnOn: readonly string[];
  /** Null = always open. Outside them nobody counts as online. */
  readonly hours: Hours | null;
  readonly notices: { readonly transferred: Text | null; readonly joined: Text | null; readonly returned: Text | null };
}

/** A text, or one per language. */
export type Text = string | Readonly<Record<string, string>>;

/** gateway.yaml `bot`. Milliseconds. */
export interface BotPolicy {
  readonly answerTimeout: number;
  readonly tries: number;
  readonly silence: number;
  readonly downNotice: Text | null;
  /** The bot listens, and only listens, while an operator leads. */
  readonly forwardWhileOperator: boolean;
}

/** What a transition decides. Nothing has happened yet: the lane commits all of it at once. */
export interface Decision {
  readonly lead: Lead;
  /** Null while the lead has had none (contacts came before the first message). */
  readonly dialog: Dialog | null;
  readonly commands: readonly Decided[];
  /** Unsent commands that must never start. */
  readonly cancel: readonly { readonly id: string; readonly reason: string }[];
  /** For the timeline: what happened and why. */
  readonly notes: readonly Note[];
  /** The event, or a part of it, was refused: normal life, not an error. */
  readonly refused?: Refusal;
}

/** A command, or the place where lines of the timeline become commands. */
export type Decided = Command | CatchUp;

export interface Refusal {
  readonly code: string;
  readonly reason: string;
}

export interface Note {
  /** "message", "state", "command", "refused", "route", "lead", "ignored" … */
  readonly kind: string;
  readonly text: string;
  readonly data?: Readonly<Record<string, Json>>;
}

export type Transition = (situation: Situation, event: Event, context: Context) => Decision;
