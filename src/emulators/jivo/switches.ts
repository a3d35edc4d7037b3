import type { SwitchRules } from "../stand-in/switches.ts";

/**
 * What real accounts differ in, and what Jivo does not document: every guess of this emulator is a switch with a
 * name, so that a test can turn it over. Times are milliseconds.
 */
export interface Switches {
  /** false: numeric ids, missing ids, any number of buttons and missing titles are let through. */
  readonly strict: boolean;
  /** Most buttons of one message; null = no limit. 3 was the limit in 2021. */
  readonly maxButtons: number | null;
  /** Accepted requests per second and bot; more are answered 429. null = no limit. */
  readonly requestsPerSecond: number | null;
  /** Answers to a BOT_MESSAGE or INVITE_AGENT that names such a chat; 200 = accepted and not shown. */
  readonly unknownChatStatus: number;
  readonly closedChatStatus: number;
  readonly agentChatStatus: number;
  /** A bot's message while the chat waits for an agent is shown; false = answered like an agent's chat. */
  readonly botSpeaksInQueue: boolean;
  /** How old the lead's last message may be when the bot writes; null = no limit. */
  readonly lateReplyLimit: number | null;
  /** A second request with a known `id` is answered 200 and not shown again. */
  readonly dropRepeatedIds: boolean;

  /** Delivery of events to the bot. */
  readonly deliveryTimeout: number;
  readonly deliveryAttempts: number;
  readonly deliveryPause: number;
  readonly deliverySuccess: "200" | "2xx";
  /** How often each event is sent again although it was taken. */
  readonly duplicates: number;
  /** Keeps events back until `release`, so that they can go out in another order. */
  readonly hold: "none" | "bot" | "crm" | "all";
  /** Sends bodies in chunks, with a pause of this length between two halves; null = whole, with Content-Length. */
  readonly chunkPause: number | null;

  /** Variations of the Bot API's events. */
  readonly agentsOnlineField: boolean;
  readonly channelBlock: boolean;
  readonly senderName: boolean;
  readonly botIds: "strings" | "numbers";
  readonly agentJoined: boolean;
  readonly agentMessage: boolean;
  /** A file from the lead: a TEXT that is its link, or a message of type DOCUMENT. */
  readonly fileAs: "text" | "typed";
  readonly forwardWhileWaiting: boolean;
  /** The lead's first message after an agent left starts a new chat instead of going on in the old one. */
  readonly newChatAfterLeave: boolean;
  /** An open chat without messages for so long closes; null = never. */
  readonly silenceCloses: number | null;

  /** CRM webhooks. */
  readonly crmTimeout: number;
  readonly crmAttempts: number;
  /** CRM webhooks go out before the Bot API's event of the same cause. */
  readonly crmFirst: boolean;
  readonly crmIds: "documented" | "numbers" | "strings";
  readonly social: "object" | "list" | "null";
  readonly emptyContacts: "empty" | "null";
  /** chat_finished also for a chat in which no agent took part. */
  readonly finishedWithoutAgent: boolean;
  /** visitor.number equals the Bot API's client_id. */
  readonly visitorNumberIsClientId: boolean;
}

export const DEFAULT_SWITCHES: Switches = {
  strict: true,
  maxButtons: 3,
  requestsPerSecond: null,
  unknownChatStatus: 400,
  closedChatStatus: 400,
  agentChatStatus: 400,
  botSpeaksInQueue: true,
  lateReplyLimit: null,
  dropRepeatedIds: false,
  deliveryTimeout: 3000,
  deliveryAttempts: 3,
  deliveryPause: 0,
  deliverySuccess: "200",
  duplicates: 0,
  hold: "none",
  chunkPause: null,
  agentsOnlineField: true,
  channelBlock: true,
  senderName: true,
  botIds: "strings",
  agentJoined: true,
  agentMessage: true,
  fileAs: "text",
  forwardWhileWaiting: false,
  newChatAfterLeave: false,
  silenceCloses: null,
  crmTimeout: 10_000,
  crmAttempts: 1,
  crmFirst: false,
  crmIds: "documented",
  social: "object",
  emptyContacts: "empty",
  finishedWithoutAgent: false,
  visitorNumberIsClientId: true,
};

export const RULES: SwitchRules<Switches> = {
  choices: {
    deliverySuccess: ["200", "2xx"],
    hold: ["none", "bot", "crm", "all"],
    botIds: ["strings", "numbers"],
    fileAs: ["text", "typed"],
    crmIds: ["documented", "numbers", "strings"],
    social: ["object", "list", "null"],
    emptyContacts: ["empty", "null"],
  },
  nullable: new Set(["requestsPerSecond", "lateReplyLimit", "chunkPause", "silenceCloses", "maxButtons"]),
};
