import type { Json } from "../model/message.ts";
import type { Role } from "./provider.ts";

/** provider.yaml as it is written; schemas/provider.schema.json describes every key. */
export interface DefinitionFile {
  readonly provider: string;
  readonly title: string;
  readonly docs?: string;
  readonly roles: readonly Role[];
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Where calls may go besides the hosts that the settings and the addresses' own texts name. */
  readonly hosts?: readonly string[];
  readonly warnings?: readonly WarningFile[];
  readonly capabilities?: Readonly<Record<string, unknown>>;
  readonly functions?: Readonly<Record<string, string>>;
  readonly rates?: readonly RateFile[];
  readonly inbound?: readonly EndpointFile[];
  readonly outbound?: Readonly<Record<string, CommandFile>>;
  readonly media?: MediaFile;
  readonly actions?: { readonly verify: VerifyFile };
  readonly setup?: SetupFile;
}

/** JSONata; a number or a boolean is itself. */
export type ExpressionFile = string | number | boolean;
export type Expressions = Readonly<Record<string, ExpressionFile>>;
export type Computed<T> = T | { readonly expr: ExpressionFile };

export interface RateFile {
  readonly by: "binding" | "lead";
  readonly calls: Computed<number | null>;
  /** A duration. */
  readonly per?: string;
  readonly burst?: Computed<number>;
  /** Which commands count. */
  readonly when?: ExpressionFile;
}

export interface CheckFile {
  readonly path?: string;
  readonly query?: string;
  readonly header?: string;
  readonly json?: string;
  readonly equals?: ExpressionFile;
  readonly hmac?: "sha1" | "sha256" | "sha512";
  readonly key?: ExpressionFile;
  readonly of?: string;
  readonly prefix?: string;
  readonly encoding?: "hex" | "base64";
}

export type VerifyFile = "none" | CheckFile | readonly CheckFile[];

export interface AnswerFile {
  readonly status?: Computed<number>;
  readonly json?: Json;
  readonly text?: Computed<string>;
  readonly contentType?: string;
}

export interface EndpointFile {
  readonly name: string;
  readonly path: string;
  readonly methods?: readonly string[];
  readonly body?: BodyKind;
  readonly verify?: VerifyFile;
  readonly eventType?: ExpressionFile;
  readonly accepts?: ExpressionFile;
  readonly dedupe: ExpressionFile | null;
  readonly answer?: AnswerFile;
  readonly unauthorized?: AnswerFile;
  readonly malformed?: AnswerFile;
  readonly routes: readonly RouteFile[];
}

export type BodyKind = "json" | "form" | "query" | "text" | "none" | "any";

export interface RouteFile {
  readonly name?: string;
  readonly when?: ExpressionFile;
  readonly event?: ExpressionFile;
  readonly ignore?: string;
  readonly onUnknown?: "create" | "wait" | "ignore";
  readonly warn?: ExpressionFile;
  readonly dedupe?: ExpressionFile | null;
  readonly answer?: AnswerFile;
}

export const METHODS = ["get", "post", "put", "patch", "delete"] as const;

export interface StepFile {
  readonly name?: string;
  readonly when?: ExpressionFile;
  readonly get?: ExpressionFile;
  readonly post?: ExpressionFile;
  readonly put?: ExpressionFile;
  readonly patch?: ExpressionFile;
  readonly delete?: ExpressionFile;
  readonly headers?: Expressions;
  readonly basicAuth?: { readonly login: ExpressionFile; readonly password: ExpressionFile };
  readonly query?: Expressions;
  readonly json?: ExpressionFile;
  readonly form?: ExpressionFile;
  readonly multipart?: ExpressionFile;
  readonly text?: ExpressionFile;
  readonly delivered?: ExpressionFile;
  readonly outcomes?: readonly OutcomeFile[];
  readonly reason?: ExpressionFile;
  readonly retryAfter?: ExpressionFile;
  readonly capture?: Expressions;
  readonly providerId?: ExpressionFile;
  readonly reply?: ExpressionFile;
  readonly later?: ExpressionFile;
  readonly repeatable?: boolean;
  /** Runs only when a step before it came to the outcome `fallback`. */
  readonly fallback?: boolean;
}

export interface OutcomeFile {
  readonly when: ExpressionFile;
  readonly outcome: OutcomeName;
  readonly reason?: ExpressionFile;
  readonly retryAfter?: ExpressionFile;
  /** A duration. */
  readonly pause?: string;
}

export type OutcomeName = "retry" | "unavailable" | "gone.dialog" | "gone.lead" | "account" | "rejected" | "delivered" | "fallback";

export interface CommandFile extends StepFile {
  readonly onDoubt?: "resend" | "drop" | "park";
  /** Asks whether it was done, before it is done again. */
  readonly verify?: VerifyDoneFile;
  /** A duration. */
  readonly remember?: string;
  readonly steps?: readonly StepFile[];
}

export interface VerifyDoneFile extends StepFile {
  /** A duration: how long the provider may take to show what was done. */
  readonly after?: string;
  /** Whether this binding can be asked: about its settings alone. */
  readonly when?: ExpressionFile;
  /** True = it was done. */
  readonly found: ExpressionFile;
}

export interface MediaFile {
  readonly steps?: readonly StepFile[];
  readonly url?: ExpressionFile;
  readonly headers?: Expressions;
  readonly hosts?: readonly string[];
}

export interface SetupFile {
  readonly show?: readonly { readonly title: string; readonly value: ExpressionFile; readonly where: string }[];
  readonly register?: readonly SetupStepFile[];
  readonly check?: readonly SetupStepFile[];
  readonly remove?: readonly SetupStepFile[];
}

/** What is odd about a binding's settings, though it works. */
export interface WarningFile {
  readonly setting: string;
  readonly when: ExpressionFile;
  readonly text: string;
  readonly hint?: string;
}

/** What must hold; no call is made. */
export interface RequirementFile {
  readonly name: string;
  readonly when?: ExpressionFile;
  readonly require: ExpressionFile;
  readonly reason: ExpressionFile;
}

/** What a person must know, because no call can tell. */
export interface NoteFile {
  readonly name: string;
  readonly when?: ExpressionFile;
  readonly note: ExpressionFile;
}

export type SetupStepFile = StepFile | RequirementFile | NoteFile;

/** The name that logs and examples use for a route. */
export function routeName(route: RouteFile, index: number): string {
  return route.name ?? `route ${index + 1}`;
}
