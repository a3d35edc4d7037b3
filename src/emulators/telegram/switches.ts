import type { SwitchRules } from "../stand-in/switches.ts";

/** What the stand-in may do otherwise. Times are milliseconds. */
export interface Switches {
  /** Webhooks need no https and may have any port, as at a Bot API server of one's own. */
  readonly httpWebhooks: boolean;
  /** How often each update is sent again although it was taken. */
  readonly duplicates: number;
  /** How long the webhook may take to answer. */
  readonly webhookTimeout: number;
  /** Longest wait between two tries of an update; Telegram takes something between one and two minutes. */
  readonly longestWait: number;
  /** An update that nobody took is dropped after this. */
  readonly expiry: number;
  /** Messages of the bot that one chat takes in a second, then 429; null = any number. */
  readonly perSecond: number | null;
  /** Keys that nobody knows yet, in every update and message. */
  readonly extraKeys: boolean;
}

export const DEFAULT_SWITCHES: Switches = {
  httpWebhooks: false,
  duplicates: 0,
  webhookTimeout: 25_000,
  longestWait: 60_000,
  expiry: 24 * 3_600_000,
  perSecond: null,
  extraKeys: false,
};

export const RULES: SwitchRules<Switches> = { choices: {}, nullable: new Set(["perSecond"]) };
