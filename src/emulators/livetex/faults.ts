import { createFaults, readFaultOf } from "../stand-in/faults.ts";
import type { Faults } from "../stand-in/faults.ts";

/** What goes wrong with our next requests to LiveTex. */
export interface RequestFault {
  /** Only this method. */
  readonly event?: string;
  /** How many requests; 1 when absent. */
  readonly times?: number;
  /** Answered with this status, and nothing is done: 401, 403 and 500 with LiveTex's own code, others as a proxy's page. */
  readonly status?: number;
  /** The status (200 when none is given) comes with an HTML page. */
  readonly page?: boolean;
  /** 200 with a text that is no JSON. Nothing is done. */
  readonly garbage?: boolean;
  /** Milliseconds before anything happens. */
  readonly delay?: number;
  /** The connection is reset before anything is done. */
  readonly reset?: boolean;
  /** Everything is done and shown, and the connection is reset instead of an answer. */
  readonly loseAnswer?: boolean;
}

/** What goes wrong with the next webhooks. */
export interface WebhookFault {
  /** Only this type of event. */
  readonly event?: string;
  /** How many attempts; 1 when absent. */
  readonly times?: number;
  /** Comes with another `webhook_key`. */
  readonly wrongKey?: boolean;
  /** Comes without this field. */
  readonly omit?: string;
  /** The answer is lost on its way back: the event comes again. */
  readonly ignoreAnswer?: boolean;
  /** So many copies more, though the first one was taken. */
  readonly duplicates?: number;
}

export interface AllFaults {
  readonly requests: Faults<RequestFault>;
  readonly webhooks: Faults<WebhookFault>;
}

export const createAllFaults = (): AllFaults => ({ requests: createFaults<RequestFault>(), webhooks: createFaults<WebhookFault>() });

export const readRequestFault = (input: Readonly<Record<string, unknown>>): RequestFault =>
  readFaultOf<RequestFault>(input, {
    event: "string",
    times: "number",
    status: "number",
    page: "boolean",
    garbage: "boolean",
    delay: "number",
    reset: "boolean",
    loseAnswer: "boolean",
  });

export const readWebhookFault = (input: Readonly<Record<string, unknown>>): WebhookFault =>
  readFaultOf<WebhookFault>(input, {
    event: "string",
    times: "number",
    wrongKey: "boolean",
    omit: "string",
    ignoreAnswer: "boolean",
    duplicates: "number",
  });
