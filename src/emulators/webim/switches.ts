import type { SwitchRules } from "../stand-in/switches.ts";

/**
 * What accounts differ in, and what is not documented: every guess of this emulator is a switch with a name. Times are
 * milliseconds.
 */
export interface Switches {
  /** "status" = failures have their own HTTP status; "200" = all of them come with HTTP 200. */
  readonly errors: "status" | "200";
  /** How long the bot may take to answer an event; a bot that fails loses the chat to the people's queue. */
  readonly botTimeout: number;
  /** The X-* headers of Webim 10.3 and later. */
  readonly versionHeaders: boolean;
  /** How often each new_message is sent again although it was taken. */
  readonly duplicates: number;
  /** How often each new_chat is sent again although it was taken. */
  readonly chatDuplicates: number;
  readonly chatIds: "numbers" | "strings";
  readonly visitorFields: boolean;
  /** Keys that nobody knows yet, everywhere. */
  readonly extraKeys: boolean;
  /** What new_chat brings when a chat is given back. */
  readonly history: "all" | "visitor" | "none";
  /** Keyboard ids longer than this are refused. */
  readonly longestButtonId: number;

  /** Event handlers: the body, the method, the delay, and whether they wait for `release`. */
  readonly handlerBody: "event" | "chat" | "id" | "empty";
  readonly handlerMethod: "POST" | "GET";
  readonly handlerDelay: number;
  readonly holdHandlers: boolean;

  /** The operator's Close becomes final after this; null = never by itself. Looked at every 30 s. */
  readonly closedByOperatorTimeout: number | null;
  /** A chat without messages closes finally after this; null = never. Looked at every 30 s. */
  readonly inactivityTimeout: number | null;
  /** A chat without a category is not closed by a timeout. */
  readonly categoryMandatory: boolean;
  /** Once a second a chat in the queue goes to an operator who is online, in its department, and below `maxChats`. */
  readonly autoAssign: boolean;
  readonly maxChats: number;

  /** false = the tariff has no Stored Data API. */
  readonly storedData: boolean;
  /** How long a message takes to appear there. */
  readonly storedDelay: number;
  /** Whether a menu is stored with its buttons. */
  readonly storedMenus: "buttons" | "bare";
  /** Failed logins until everything is answered 403. */
  readonly loginAttempts: number;
  /** … and for how long, in milliseconds; null = until `unlock`. */
  readonly lockout: number | null;
  /** Departments tell their letter key. */
  readonly departmentKeys: boolean;
}

export const DEFAULT_SWITCHES: Switches = {
  errors: "status",
  botTimeout: 5000,
  versionHeaders: true,
  duplicates: 0,
  chatDuplicates: 0,
  chatIds: "numbers",
  visitorFields: true,
  extraKeys: false,
  history: "all",
  longestButtonId: 23,
  handlerBody: "event",
  handlerMethod: "POST",
  handlerDelay: 0,
  holdHandlers: false,
  closedByOperatorTimeout: 60_000,
  inactivityTimeout: null,
  categoryMandatory: false,
  autoAssign: false,
  maxChats: 3,
  storedData: true,
  storedDelay: 0,
  storedMenus: "buttons",
  loginAttempts: 5,
  lockout: null,
  departmentKeys: true,
};

export const RULES: SwitchRules<Switches> = {
  choices: {
    errors: ["status", "200"],
    chatIds: ["numbers", "strings"],
    history: ["all", "visitor", "none"],
    handlerBody: ["event", "chat", "id", "empty"],
    handlerMethod: ["POST", "GET"],
    storedMenus: ["buttons", "bare"],
  },
  nullable: new Set(["closedByOperatorTimeout", "inactivityTimeout", "lockout"]),
};
