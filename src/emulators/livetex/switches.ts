import type { SwitchRules } from "../stand-in/switches.ts";

/** What accounts and installations differ in, and what is not documented: every guess is a switch with a name. */
export interface Switches {
  /** setWebhook takes http:// too; LiveTex takes only https://. */
  readonly insecure: boolean;
  /** The newest version of the API that the account's product allows; newer ones are answered 403/8. */
  readonly version: "1.0" | "1.1" | "1.2";
  /** SelectDestination comes with each message that no group was chosen for (1.0, 1.1), not once per dialog (1.2). */
  readonly everyUnrouted: boolean;
  /** What opening a dialog reports as delivered: every message of the lead that nobody has read, or the last one. */
  readonly delivered: "every" | "last";
  /** A dialog goes by itself to whoever is available, within their limit. */
  readonly autoAssign: boolean;
  /** Milliseconds until the hold scenario speaks in a dialog that nobody has answered; null = there is none. */
  readonly holdAfter: number | null;
  readonly timestamps: "milliseconds" | "seconds" | "text";
  /** `other`: touchPointId for touch_point_id and the other way round, file_name for name. */
  readonly spelling: "documented" | "other";
  /** Webhooks wait for `release`. */
  readonly holdWebhooks: boolean;
  /** Later events of a user wait behind one that is not taken. */
  readonly headOfLine: boolean;
  /** 1 = the documented times (60 s for an answer, repetitions over 24 h); 0.01 = a hundred times faster. */
  readonly pace: number;
}

export const DEFAULT_SWITCHES: Switches = {
  insecure: false,
  version: "1.2",
  everyUnrouted: false,
  delivered: "every",
  autoAssign: true,
  holdAfter: null,
  timestamps: "milliseconds",
  spelling: "documented",
  holdWebhooks: false,
  headOfLine: false,
  pace: 1,
};

export const RULES: SwitchRules<Switches> = {
  choices: {
    version: ["1.0", "1.1", "1.2"],
    delivered: ["every", "last"],
    timestamps: ["milliseconds", "seconds", "text"],
    spelling: ["documented", "other"],
  },
  nullable: new Set(["holdAfter"]),
};
