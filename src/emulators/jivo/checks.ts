import type { Switches } from "./switches.ts";
import { isObject, readObject } from "../stand-in/http.ts";

/** One request to POST /webhooks/{provider_id}/{token}, as it came. */
export interface BotRequest {
  readonly method: string;
  readonly providerId: string;
  readonly token: string;
  readonly contentType: string;
  readonly body: string;
}

export interface BotEvent {
  readonly event: "BOT_MESSAGE" | "INVITE_AGENT" | "CLIENT_INFO";
  readonly id: string;
  readonly clientId: string;
  readonly chatId: string;
  readonly message?: BotMessage;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface BotMessage {
  readonly type: "TEXT" | "MARKDOWN" | "BUTTONS";
  /** Plain text, for channels that know neither markdown nor buttons. */
  readonly text: string;
  /** What a capable channel shows: the markdown, or the title over the buttons. */
  readonly rich: string;
  readonly buttons: readonly string[];
}

export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

export type Checked = { readonly event: BotEvent } | { readonly refusal: Refusal };

const refuse = (status: number, code: string, message: string): { refusal: Refusal } => ({ refusal: { status, code, message } });
const bad = (message: string) => refuse(400, "invalid_request", message);

/** Everything that can be said of a request without looking at the chat, in the order in which Jivo is taken to check. */
export function checkRequest(
  request: BotRequest,
  account: { readonly providerId: string; readonly token: string },
  switches: Switches,
): Checked {
  if (request.method !== "POST") return refuse(405, "method_not_allowed", `expected POST, got ${request.method}`);
  if (request.providerId !== account.providerId) return refuse(404, "not_found", "unknown provider id");
  if (request.token !== account.token) return refuse(401, "invalid_client", "unknown bot token");
  if (!/^application\/json\b/i.test(request.contentType)) {
    return bad(`expected Content-Type application/json, got "${request.contentType}"`);
  }
  const body = readObject(request.body);
  if (!body) return bad("expected a JSON object");
  const { event } = body;
  if (event !== "BOT_MESSAGE" && event !== "INVITE_AGENT" && event !== "CLIENT_INFO") {
    return refuse(405, "unsupported_event", `expected event BOT_MESSAGE, INVITE_AGENT or CLIENT_INFO, got ${JSON.stringify(event)}`);
  }
  for (const name of ["id", "client_id", "chat_id"]) {
    const wrong = switches.strict ? wrongId(body[name]) : undefined;
    if (wrong) return bad(`${name} must be a non-empty string, got ${wrong}`);
  }
  const common = { event, id: loose(body["id"]), clientId: loose(body["client_id"]), chatId: loose(body["chat_id"]), body } as const;
  if (event !== "BOT_MESSAGE") return { event: common };
  const message = readMessage(body["message"], switches);
  return "refusal" in message ? message : { event: { ...common, message } };
}

function readMessage(raw: unknown, switches: Switches): BotMessage | { refusal: Refusal } {
  if (!isObject(raw)) return bad(`message must be an object, got ${kindOf(raw)}`);
  const text = typeof raw["text"] === "string" ? raw["text"] : "";
  switch (raw["type"]) {
    case "TEXT":
      return text === "" ? bad("a TEXT message needs a non-empty text") : { type: "TEXT", text, rich: text, buttons: [] };
    case "MARKDOWN": {
      const { content } = raw;
      if (typeof content !== "string" || content === "") return bad("a MARKDOWN message needs a non-empty content");
      return { type: "MARKDOWN", text: text || content, rich: content, buttons: [] };
    }
    case "BUTTONS":
      return readButtons(raw, text, switches);
    default:
      return bad(`message.type must be TEXT, MARKDOWN or BUTTONS, got ${JSON.stringify(raw["type"])}`);
  }
}

function readButtons(raw: Readonly<Record<string, unknown>>, text: string, switches: Switches): BotMessage | { refusal: Refusal } {
  const title = typeof raw["title"] === "string" ? raw["title"] : "";
  if (title === "" && switches.strict) return bad("a BUTTONS message needs a non-empty title");
  const list: unknown[] = Array.isArray(raw["buttons"]) ? raw["buttons"] : [];
  const most = switches.strict ? (switches.maxButtons ?? Infinity) : Infinity;
  if (list.length === 0 || list.length > most) return bad(`a BUTTONS message has 1 to ${most} buttons, got ${list.length}`);
  const captions = list.map((button) => (isObject(button) && typeof button["text"] === "string" ? button["text"] : ""));
  if (captions.includes("")) return bad("each button needs a non-empty text");
  return { type: "BUTTONS", text: text || title, rich: title || text, buttons: captions };
}

const kindOf = (value: unknown): string => (value === undefined ? "nothing" : value === null ? "null" : typeof value);
const wrongId = (value: unknown): string | undefined =>
  typeof value === "string" ? (value === "" ? "an empty one" : undefined) : kindOf(value);
const loose = (value: unknown): string => (typeof value === "string" ? value : typeof value === "number" ? String(value) : "");
