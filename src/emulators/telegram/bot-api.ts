import { isObject } from "../stand-in/http.ts";
import type { Account, Chat, InlineButton, ReplyButton, Shown } from "./account.ts";
import { wireChat } from "./account.ts";
import { parseHtml } from "./html.ts";
import type { Parameters } from "./parameters.ts";
import { isUpload, structure, textParameter } from "./parameters.ts";
import type { Sender } from "./sender.ts";
import type { Switches } from "./switches.ts";

/** Why a call is refused; the HTTP status is `code`. */
export class ApiError extends Error {
  readonly code: number;
  readonly parameters: Readonly<Record<string, number>> | undefined;
  constructor(code: number, description: string, parameters?: Readonly<Record<string, number>>) {
    super(description);
    this.name = "ApiError";
    this.code = code;
    this.parameters = parameters;
  }
}

export interface ApiParts {
  readonly account: Account;
  readonly sender: Sender;
  readonly now: () => number;
  readonly switches: () => Switches;
}

const TEXT_MAX = 4096;
const CAPTION_MAX = 1024;
const CALLBACK_MAX = 64;
const BUTTONS_MAX = 100;
/** Bytes of a file that getFile gives out. */
const DOWNLOAD_MAX = 20 * 1024 * 1024;
const UPLOAD_MAX = { photo: 10 * 1024 * 1024, other: 50 * 1024 * 1024 };

const bad = (what: string, parameters?: Readonly<Record<string, number>>): ApiError =>
  new ApiError(400, `Bad Request: ${what}`, parameters);

type Method = (parts: ApiParts, parameters: Parameters) => unknown;

const media =
  (kind: string): Method =>
  (parts, parameters) =>
    say(parts, parameters, kind);

/** Lower-case names: Telegram does not mind the case. */
const METHODS: Readonly<Record<string, Method>> = {
  getme: ({ account }) => ({ ...account.bot, can_join_groups: true, can_read_all_group_messages: false, supports_inline_queries: false }),
  setwebhook: setWebhook,
  deletewebhook: ({ sender }, parameters) => {
    sender.setWebhook(undefined, textParameter(parameters, "drop_pending_updates") === "true");
    return true;
  },
  getwebhookinfo: webhookInfo,
  sendmessage: (parts, parameters) => say(parts, parameters, undefined),
  sendphoto: media("photo"),
  senddocument: media("document"),
  sendvideo: media("video"),
  sendaudio: media("audio"),
  sendvoice: media("voice"),
  sendanimation: media("animation"),
  sendvideonote: media("video_note"),
  sendsticker: media("sticker"),
  sendlocation: sendPlace,
  sendvenue: sendPlace,
  sendcontact: sendContact,
  sendchataction: ({ account }, parameters) => {
    const chat = writable(account, parameters);
    const action = textParameter(parameters, "action");
    if (!/^[a-z_]+$/.test(action)) throw bad("wrong parameter action in request");
    account.actions.push({ chat: chat.id, action });
    return true;
  },
  answercallbackquery: ({ account }, parameters) => {
    if (textParameter(parameters, "text").length > 200) throw bad("MESSAGE_TOO_LONG");
    if (!account.presses.delete(textParameter(parameters, "callback_query_id")))
      throw bad("query is too old and response timeout expired or query ID is invalid");
    return true;
  },
  editmessagereplymarkup: editButtons,
  getfile: ({ account }, parameters) => {
    const file = account.files.get(textParameter(parameters, "file_id"));
    if (!file) throw bad("wrong file_id or the file is temporarily unavailable");
    if (file.size > DOWNLOAD_MAX) throw bad("file is too big");
    return { file_id: file.id, file_unique_id: `u${file.id.slice(-8)}`, file_size: file.size, file_path: file.path };
  },
};

export const isMethod = (name: string): boolean => Object.hasOwn(METHODS, name.toLowerCase());

/** Does what a call asks for and gives its `result`; throws ApiError. */
export function callMethod(parts: ApiParts, name: string, parameters: Parameters): unknown {
  const method = isMethod(name) ? METHODS[name.toLowerCase()] : undefined;
  if (!method) throw new ApiError(404, "Not Found");
  return method(parts, parameters);
}

// --- the webhook ---------------------------------------------------------------------------------------------------

function setWebhook({ sender, switches }: ApiParts, parameters: Parameters): true {
  const url = textParameter(parameters, "url");
  const drop = textParameter(parameters, "drop_pending_updates") === "true";
  if (url === "") {
    sender.setWebhook(undefined, drop);
    return true;
  }
  const address = URL.parse(url);
  if (!address) throw bad(`bad webhook: invalid webhook URL specified`);
  if (!switches().httpWebhooks) {
    if (address.protocol !== "https:") throw bad("bad webhook: An HTTPS URL must be provided for webhook");
    if (!["", "80", "88", "443", "8443"].includes(address.port))
      throw bad("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443");
  }
  const secret = textParameter(parameters, "secret_token");
  if (secret.length > 256) throw bad("secret token is too long");
  if (!/^[A-Za-z0-9_-]*$/.test(secret)) throw bad("secret token contains unallowed characters");
  const allowed = structure(parameters, "allowed_updates");
  const connections = Number(textParameter(parameters, "max_connections") || 40);
  sender.setWebhook(
    {
      url,
      ...(secret === "" ? {} : { secret }),
      ...(Array.isArray(allowed) && allowed.length > 0 ? { allowed: allowed.map(String) } : {}),
      maxConnections: Math.min(100, Math.max(1, connections)),
    },
    drop,
  );
  return true;
}

function webhookInfo({ sender }: ApiParts): unknown {
  const { webhook } = sender;
  const error = sender.lastError();
  return {
    url: webhook?.url ?? "",
    has_custom_certificate: false,
    pending_update_count: sender.pending(),
    ...(webhook ? { max_connections: webhook.maxConnections } : {}),
    ...(webhook?.allowed ? { allowed_updates: webhook.allowed } : {}),
    ...(error ? { last_error_date: error.date, last_error_message: error.message } : {}),
  };
}

// --- sending -------------------------------------------------------------------------------------------------------

function say(parts: ApiParts, parameters: Parameters, kind: string | undefined): unknown {
  const chat = writable(parts.account, parameters);
  const given = textParameter(parameters, kind ? "caption" : "text");
  const { text, entities } = styled(given, textParameter(parameters, "parse_mode"));
  if (kind === undefined && text.trim() === "") throw bad("message text is empty");
  if (text.length > (kind ? CAPTION_MAX : TEXT_MAX)) throw bad(kind ? "message caption is too long" : "message is too long");
  const source = kind && mediaSource(parts.account, kind, parameters[kind]);
  const wire = {
    ...(text === "" ? {} : { [kind ? "caption" : "text"]: text }),
    ...(entities.length > 0 ? { [kind ? "caption_entities" : "entities"]: entities } : {}),
    ...(kind ? { [kind]: kind === "photo" ? [{ file_id: "sent", width: 1, height: 1 }] : { file_id: "sent" } } : {}),
  };
  return show(parts, chat, parameters, wire, {
    ...(text === "" ? {} : { text }),
    ...(entities.length > 0 ? { entities } : {}),
    ...(kind && source !== undefined ? { media: { kind, source } } : {}),
  });
}

function sendPlace(parts: ApiParts, parameters: Parameters): unknown {
  const chat = writable(parts.account, parameters);
  const latitude = Number(textParameter(parameters, "latitude") || Number.NaN);
  const longitude = Number(textParameter(parameters, "longitude") || Number.NaN);
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) throw bad("wrong latitude or longitude specified");
  const title = textParameter(parameters, "title");
  const location = { latitude, longitude };
  const wire = title === "" ? { location } : { location, venue: { location, title, address: textParameter(parameters, "address") } };
  return show(parts, chat, parameters, wire, { location: title === "" ? location : { ...location, title } });
}

function sendContact(parts: ApiParts, parameters: Parameters): unknown {
  const chat = writable(parts.account, parameters);
  const phone = textParameter(parameters, "phone_number");
  const name = textParameter(parameters, "first_name");
  if (phone === "") throw bad("contact phone number is empty");
  if (name === "") throw bad("contact first name is empty");
  const contact = { phone_number: phone, first_name: name };
  return show(parts, chat, parameters, { contact }, { contact });
}

function editButtons({ account }: ApiParts, parameters: Parameters): unknown {
  const chat = writable(account, parameters);
  const message = chat.messages.find(({ id, by }) => by === "bot" && id === Number(textParameter(parameters, "message_id")));
  if (!message) throw bad("message to edit not found");
  const { inline } = markup(parameters);
  if (JSON.stringify(inline ?? []) === JSON.stringify(message.inline ?? [])) {
    throw bad("message is not modified: specified new message content and reply markup are exactly the same as a current content");
  }
  const { reply_markup: _, ...wire } = message.wire;
  message.wire = inline ? { ...wire, reply_markup: { inline_keyboard: inline } } : wire;
  if (inline) message.inline = inline;
  else delete message.inline;
  return message.wire;
}

function show(
  { account, now, switches }: ApiParts,
  chat: Chat,
  parameters: Parameters,
  content: Readonly<Record<string, unknown>>,
  seen: Partial<Shown>,
): unknown {
  const { inline, keyboard } = markup(parameters);
  const at = now();
  const { perSecond } = switches();
  const recent = chat.messages.filter((message) => message.by === "bot" && message.at > at - 1000).length;
  if (perSecond !== null && recent >= perSecond) throw new ApiError(429, "Too Many Requests: retry after 1", { retry_after: 1 });
  const id = account.nextMessage++;
  const wire = {
    message_id: id,
    from: account.bot,
    chat: wireChat(chat),
    date: Math.floor(at / 1000),
    ...content,
    ...(inline ? { reply_markup: { inline_keyboard: inline } } : {}),
  };
  chat.messages.push({ id, by: "bot", at, ...seen, ...(inline ? { inline } : {}), ...(keyboard ? { keyboard } : {}), wire });
  return wire;
}

/** The chat, if the bot may write there. */
function writable(account: Account, parameters: Parameters): Chat {
  const id = textParameter(parameters, "chat_id");
  if (id === "") throw bad("chat_id is empty");
  const chat = account.chats.get(Number(id));
  if (!chat) throw bad("chat not found");
  if (chat.migratedTo !== undefined) throw bad("group chat was upgraded to a supergroup chat", { migrate_to_chat_id: chat.migratedTo });
  switch (chat.state) {
    case "unopened":
      throw new ApiError(403, "Forbidden: bot can't initiate conversation with a user");
    case "blocked":
      throw new ApiError(
        403,
        `Forbidden: bot was ${chat.type === "private" ? "blocked by the user" : `kicked from the ${chat.type} chat`}`,
      );
    case "deactivated":
      throw new ApiError(403, "Forbidden: user is deactivated");
    case "open":
      return chat;
  }
}

/** Markdown modes are taken as they are: nothing here reads their marks. */
function styled(text: string, mode: string): Pick<Required<Shown>, "text" | "entities"> {
  if (mode === "" || /^markdown(v2)?$/i.test(mode)) return { text, entities: [] };
  if (mode.toLowerCase() !== "html") throw bad("unsupported parse_mode");
  const parsed = parseHtml(text);
  if ("wrong" in parsed) throw bad(`can't parse entities: ${parsed.wrong}`);
  return parsed;
}

/** An address that Telegram would fetch, a known file, or an upload. */
function mediaSource(account: Account, kind: string, given: unknown): string {
  if (isUpload(given)) {
    if (given.size > (kind === "photo" ? UPLOAD_MAX.photo : UPLOAD_MAX.other)) throw new ApiError(413, "Request Entity Too Large");
    return given.filename;
  }
  if (typeof given !== "string" || given === "") throw bad(`there is no ${kind.replace("_", " ")} in the request`);
  if (account.files.has(given)) return given;
  const address = URL.parse(given);
  if (!address || !/^https?:$/.test(address.protocol)) throw bad("wrong file identifier/HTTP URL specified");
  // docs: https://core.telegram.org/bots/api#sending-files
  if (kind === "document" && !/\.(pdf|zip|gif)$/i.test(address.pathname)) throw bad("failed to get HTTP URL content");
  if (kind === "photo" && /\.(pdf|zip|html?|mp4|docx?)$/i.test(address.pathname)) throw bad("wrong type of the web page content");
  return given;
}

// --- keyboards -----------------------------------------------------------------------------------------------------

function markup(parameters: Parameters): {
  inline?: readonly (readonly InlineButton[])[];
  keyboard?: readonly (readonly ReplyButton[])[];
} {
  if (parameters["reply_markup"] === undefined || parameters["reply_markup"] === "") return {};
  const given = structure(parameters, "reply_markup");
  if (!isObject(given)) throw bad("object expected as reply markup");
  const { inline_keyboard: inline, keyboard } = given;
  if (inline !== undefined) {
    const read = rows(inline, "inline keyboard button").map((row) => row.map(inlineButton));
    if (read.flat().length > BUTTONS_MAX) throw bad("REPLY_MARKUP_TOO_LONG");
    return read.length > 0 ? { inline: read } : {};
  }
  if (keyboard === undefined) return {};
  return {
    keyboard: rows(keyboard, "keyboard button").map((row) => row.map((button) => ({ ...button, text: caption(button) }) as ReplyButton)),
  };
}

function rows(given: unknown, what: string): Readonly<Record<string, unknown>>[][] {
  if (!Array.isArray(given)) throw bad(`field "${what.replaceAll(" ", "_")}s" must be of type Array`);
  return (given as unknown[]).map((row) => {
    if (!Array.isArray(row)) throw bad(`can't parse ${what}: Expected an array of arrays`);
    return (row as unknown[]).map((button) => {
      if (!isObject(button)) throw bad(`can't parse ${what}: Expected an object`);
      return button;
    });
  });
}

function inlineButton(button: Readonly<Record<string, unknown>>): InlineButton {
  const text = caption(button);
  const { callback_data: data, url } = button;
  if (data === undefined && url === undefined)
    throw bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
  if (url !== undefined) {
    if (typeof url !== "string" || !/^(https?|tg):\/\/\S+$/.test(url)) throw bad("BUTTON_URL_INVALID");
    return { text, url };
  }
  if (typeof data !== "string" || data === "" || Buffer.byteLength(data) > CALLBACK_MAX) throw bad("BUTTON_DATA_INVALID");
  return { text, callback_data: data };
}

function caption(button: Readonly<Record<string, unknown>>): string {
  const { text } = button;
  if (typeof text !== "string" || text === "") throw bad('can\'t parse keyboard button: Field "text" must be a non-empty String');
  return text;
}
