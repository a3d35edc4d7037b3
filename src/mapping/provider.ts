import type { Action } from "../model/bot.ts";
import type { Capabilities } from "../model/capabilities.ts";
import type { Command, Outcome } from "../model/command.ts";
import type { Dialog } from "../model/dialog.ts";
import type { MappedEvent } from "../model/event.ts";
import type { Lead } from "../model/lead.ts";
import type { Json, Message } from "../model/message.ts";
import type { Rate } from "../model/rate.ts";
import type { SendHttp } from "../deps.ts";

export type Role = "channel" | "desk" | "bot";

/** Where something stands in a file a person wrote; lines and columns start at 1. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly col: number;
}

/** One thing that is wrong, or doubtful, in what a person wrote. Printed as `file:line:col kind message hint`. */
export interface Finding extends Position {
  readonly level: "error" | "warning";
  /** Stable, dotted: "unknown.key", "missing.env", "mapping.syntax" … (docs/findings.md). */
  readonly kind: string;
  readonly message: string;
  /** What to do about it. */
  readonly hint?: string;
}

/**
 * Finds a place in a parsed YAML file. `path` leads to the node (keys and indexes); `key: true` means the key itself;
 * `offset` is a character offset within the scalar's value (within a JSONata string, say), quoted and block scalars too.
 */
export type Locate = (path: readonly (string | number)[], options?: { key?: boolean; offset?: number }) => Position;

/** A provider definition as it was read: plain data, plus the way back to its lines. */
export interface DefinitionSource {
  /** providers/<name>/provider.yaml */
  readonly file: string;
  readonly raw: unknown;
  readonly locate: Locate;
  readonly examples: readonly { readonly file: string; readonly raw: unknown; readonly locate: Locate }[];
}

/** One configured connection, compiled: everything that can be done at load is done. */
export interface Binding {
  readonly id: string;
  readonly title: string;
  readonly provider: Provider;
  readonly settings: Readonly<Record<string, Json>>;
  readonly inlineButtons: boolean;
  readonly messengers: Readonly<Record<string, string>>;
  readonly capabilities: Capabilities;
  /** How often it may be called; absent = as often as there is something to say. */
  readonly rates?: readonly BoundRate[];
  /** Every secret value of this binding (settings with `format: password`, webhook key), for masking. */
  readonly secrets: readonly string[];
  /** Derived from server.secret and the binding's id; the secret path segment of endpoints that nobody signs. */
  readonly webhookKey: string;
  /** The same, from `server.formerSecrets`: taken where they come, given to nobody. */
  readonly formerKeys?: readonly string[];
  /** publicUrl + "/hooks/" + id, no trailing slash. */
  readonly hookUrl: string;
}

/** Whether a binding may be asked anything now: after a refused login every further question makes it worse. */
export interface Asking {
  /** Why not; undefined = it may. */
  readonly paused: string | undefined;
  readonly pause: (milliseconds: number, reason: string) => void;
}

/** One bucket of a binding, or one per lead. */
export interface BoundRate extends Rate {
  readonly by: "binding" | "lead";
  /** Whether this command takes a token; of a bucket per binding all do. */
  readonly counts: (binding: Binding, command: Command, lead: Lead) => boolean;
}

/** A compiled definition. Its members are closures over compiled expressions; see mapping/definition.ts. */
export interface Provider {
  readonly name: string;
  readonly title: string;
  readonly docs?: string;
  readonly roles: readonly Role[];
  readonly file: string;
  /** JSON Schema of `settings`, complete (type and additionalProperties filled in). */
  readonly settingsSchema: Readonly<Record<string, unknown>>;
  /** Names of settings marked `format: password`. */
  readonly secretSettings: readonly string[];
  /** Commands that `outbound` knows. */
  readonly commands: readonly string[];
  /** Per command, what to do when it may have been done; a binding's `onDoubt` wins; absent = resend. */
  readonly onDoubt?: Readonly<Record<string, "resend" | "drop" | "park">>;
  /**
   * Per command whose doubt can be resolved: after how many milliseconds the provider can be asked whether it was done.
   * `perform` does so itself at every attempt after the first.
   */
  readonly verifyAfter?: Readonly<Record<string, number>>;
  /** Whether this binding's settings let it be asked; absent = where there is something in `verifyAfter`. */
  readonly canVerify?: (binding: Binding, command: string) => boolean;
  /** Per command, for how many milliseconds an answer counts for every lead of a binding. */
  readonly remember?: Readonly<Record<string, number>>;
  /** What is odd in a binding's settings though it works. Never throws. */
  oddities?(options: { settings: Readonly<Record<string, Json>>; inlineButtons: boolean }): readonly Oddity[];
  /** `capabilities`, with the binding's settings applied. Throws GatewayError `mapping.failed`. */
  resolveCapabilities(options: { settings: Readonly<Record<string, Json>>; inlineButtons: boolean }): Capabilities;
  /** `rates`, with the binding's settings applied. Throws GatewayError `mapping.failed`. Absent = there are none. */
  readonly resolveRates?: (options: { settings: Readonly<Record<string, Json>>; inlineButtons: boolean }) => readonly BoundRate[];
  /**
   * One inbound request → events and the answer. Never throws: what fails becomes `failed`. `verified`: it was proved
   * when it came and is mapped anew from the record, whose secrets are masked. `explain`: for examples, whose secrets are
   * their own: the reason of a refusal says what a signature should have been.
   */
  receive(binding: Binding, request: InboundRequest, options?: { verified?: boolean; explain?: boolean }): Received;
  /**
   * One command → requests → outcome. Never throws: what fails becomes an outcome. `warn` hears of expressions that
   * failed without changing it (the provider's id of what was delivered, say): what and why, no values.
   */
  perform(binding: Binding, work: Work, send: SendHttp, warn?: (text: string) => void, asking?: Asking): Promise<Outcome>;
  /** Where a file of the provider's is now. Undefined = its attachments need no relay. Never throws. */
  readonly locateFile?: (
    binding: Binding,
    file: FileReference,
    by: { readonly send: SendHttp; readonly timeout: number },
  ) => Promise<Located>;
  /** Role bot: is this call to POST /bots/<binding>/… the bot's? Constant time. */
  authenticateBot(binding: Binding, headers: Readonly<Record<string, string>>): boolean;
  readonly setup: Setup;
}

export interface Oddity {
  readonly setting: string;
  readonly text: string;
  readonly hint?: string;
}

export interface InboundRequest {
  readonly method: string;
  /** The part after /hooks/<binding>, still encoded: "/bot/abc". */
  readonly path: string;
  /** The raw query string without "?". */
  readonly query: string;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** ISO 8601. */
  readonly at: string;
}

export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

export type Received =
  /** No endpoint has this path or method. */
  | { readonly kind: "unknown-path"; readonly answer: Answer }
  /** Proof of origin missing or wrong. `endpoint` is its name; `reason` says which, and never a value. */
  | { readonly kind: "unauthorized"; readonly answer: Answer; readonly endpoint: string; readonly reason: string }
  /** Not what the endpoint expects at all (malformed JSON, wrong content type): nothing to keep. */
  | { readonly kind: "malformed"; readonly answer: Answer; readonly endpoint: string; readonly reason: string }
  | {
      readonly kind: "accepted";
      readonly answer: Answer;
      /** "endpoint / route" */
      readonly rule: string;
      readonly eventType?: string;
      readonly dedupeKey: string | null;
      /** Empty: nothing for a lead in it; `ignored` says why. */
      readonly events: readonly { readonly event: MappedEvent; readonly onUnknown: "create" | "wait" | "ignore" }[];
      readonly ignored?: string;
      /** A secret arrived with stray blanks or quotes, say: what to mend and where. Logged once per text. */
      readonly warnings: readonly string[];
      /** Path, query and headers with secrets masked, for the record. */
      readonly masked: {
        readonly path: string;
        readonly query: Readonly<Record<string, string>>;
        readonly headers: Readonly<Record<string, string>>;
      };
    }
  /** A mapping threw, hit a guard or gave the wrong shape: to be kept as a dead letter and answered as accepted. */
  | {
      readonly kind: "failed";
      readonly answer: Answer;
      readonly rule: string;
      readonly eventType?: string;
      readonly dedupeKey: string | null;
      readonly reason: string;
      readonly masked: {
        readonly path: string;
        readonly query: Readonly<Record<string, string>>;
        readonly headers: Readonly<Record<string, string>>;
      };
    };

/** A command with what its mapping may see. */
export interface Work {
  /** The command's id: the idempotency id, the same on every attempt. */
  readonly id: string;
  readonly command: Command;
  readonly lead: Lead;
  readonly dialog: Dialog;
  /** 1 for the first. */
  readonly attempt: number;
  /** ISO 8601: the only clock that a mapping has; the time the command was made, the same on every attempt. */
  readonly at: string;
  /** For handoff.start: the lines that the desk gets, oldest first. */
  readonly history: readonly Message[];
  /** ISO 8601: when the first attempt began; absent = this is the first. */
  readonly since?: string;
  /** How many commands just like it were delivered shortly before its first attempt; only where it is verified. */
  readonly repeats?: number;
  /** What to do when it may have been done, and the provider cannot be asked. Default: resend. */
  readonly otherwise?: "resend" | "drop" | "park";
  /** Milliseconds for one HTTP call. */
  readonly timeout: number;
}

/** The provider's own reference of a file, or an address that only its credentials open. */
export type FileReference = { readonly ref: string } | { readonly link: string };

export type Located =
  | {
      readonly kind: "found";
      readonly url: string;
      /** Lower-case names; they may hold credentials. */
      readonly headers: Readonly<Record<string, string>>;
      /** An address that the configuration chose: it may be in the inner network. */
      readonly isConfigured: (url: URL) => boolean;
    }
  /** `gone`: the provider has no such file (any more). */
  | { readonly kind: "unanswered" | "failed" | "gone"; readonly reason: string };

/** What a bot's answer was mapped to. */
export interface BotReply {
  readonly actions: readonly Action[];
  /** The bot will answer later, by POST /bots/<binding>/actions. */
  readonly later: boolean;
}

export interface Setup {
  /** What a person must paste where. */
  show(binding: Binding): readonly { readonly title: string; readonly value: string; readonly where: string }[];
  /** Undefined = the provider has no API for it. Each runs its steps in order and reports them. */
  readonly register?: (binding: Binding, send: SendHttp) => Promise<SetupReport>;
  readonly check?: (binding: Binding, send: SendHttp) => Promise<SetupReport>;
  readonly remove?: (binding: Binding, send: SendHttp) => Promise<SetupReport>;
}

export interface SetupReport {
  readonly ok: boolean;
  /** `note`: nothing was looked at, it only says something. */
  readonly steps: readonly { readonly name: string; readonly ok: boolean; readonly text: string; readonly note?: true }[];
  /** What failed may work later: no answer, or one that says so. A refusal may not. */
  readonly passing?: true;
}
