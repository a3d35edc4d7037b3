import type { BindingFacts, BotPolicy, Dialog, HandoffPolicy, Route } from "../model/dialog.ts";
import type { Lead } from "../model/lead.ts";
import type { Message } from "../model/message.ts";
import type { MediaLinks } from "./media-link.ts";
import type { Binding } from "./provider.ts";

/**
 * The whole configuration, compiled: what the lanes, the outbox and HTTP work from. A reload builds a new one and
 * swaps it in one assignment; nobody keeps a part of it over an await and mixes it with a part of the next.
 */
export interface Runtime {
  /** Enabled bindings. */
  readonly bindings: ReadonlyMap<string, BoundBinding>;
  /** Configured, but not usable: id → why ("settings.token is not set"). Their commands are parked. */
  readonly disabled: ReadonlyMap<string, string>;
  /** Which bot and which desk for this lead now, and why. `message` is the one that caused the question, if any. */
  route(about: { lead: Lead; dialog: Dialog | null; message: Message | null; now: number }): Route;
  /** Why this lead never goes to that desk (`excludedChannels`); undefined when they may. */
  isExcluded(desk: string, lead: Lead): string | undefined;
  handoffPolicy(desk: string, rule: string | undefined): HandoffPolicy;
  botPolicy(bot: string, rule: string | undefined): BotPolicy;
  /** Milliseconds. */
  readonly idleEnd: number;
  /** Milliseconds without a line after which an open dialog goes to the archive; absent = there is no archive. */
  readonly archiveAfter?: number;
  readonly media: MediaPolicy;
  /** `formerly`: old binding id → new one. */
  readonly renamed: ReadonlyMap<string, string>;
  /** Masks every secret value of the configuration, also in URL-encoded and base64 form. */
  readonly redact: (text: string) => string;
  /** Changes with every change of configuration or definitions; in log lines. */
  readonly hash: string;
}

/** How files that only a provider's credentials open are passed on. */
export interface MediaPolicy {
  readonly links: MediaLinks;
  /** The address that links begin with: <publicUrl>/media. */
  readonly url: string;
  /** Milliseconds that a link works. */
  readonly expires: number;
  /** Bytes. */
  readonly maxSize: number;
  /** Media types in lower case: "image/png", "image/*". */
  readonly types: readonly string[];
  /** Hosts that may be in the inner network: "files.local", "*.local", each also with a port. */
  readonly allow: readonly string[];
}

export interface BoundBinding {
  readonly binding: Binding;
  readonly facts: BindingFacts;
  readonly onDoubt?: "resend" | "drop" | "park";
  readonly setup: "auto" | "manual";
}
