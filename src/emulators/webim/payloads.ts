import type { Account, Chat, Message, Visitor } from "./account.ts";
import type { Switches } from "./switches.ts";

type Body = Readonly<Record<string, unknown>>;

export type HandlerEvent = "chat_started" | "chat_assigned" | "chat_closed";

const idOf = (chat: Chat, switches: Switches): number | string => (switches.chatIds === "strings" ? String(chat.id) : chat.id);
const more = (switches: Switches): Body => (switches.extraKeys ? { unheard_of: { since: "11.0" } } : {});

/** docs: https://webim.ru/kb/bots/smart-bot/v-2-0.html */
export function newChat(chat: Chat, visitor: Visitor, messages: readonly Message[], switches: Switches): Body {
  return {
    event: "new_chat",
    chat: { id: idOf(chat, switches), ...more(switches) },
    visitor: { id: visitor.id, ...(switches.visitorFields ? { fields: visitor.fields } : {}), ...more(switches) },
    ...(messages.length > 0 ? { messages: messages.map((message) => wire(message, switches)) } : {}),
    ...more(switches),
  };
}

export function newMessage(chat: Chat, message: Message, switches: Switches): Body {
  return { event: "new_message", chat_id: idOf(chat, switches), message: wire(message, switches), ...more(switches) };
}

function wire(message: Message, switches: Switches): Body {
  const { id, kind, text, data } = message;
  return { id, kind, ...(text === undefined ? {} : { text }), ...(data === undefined ? {} : { data }), ...more(switches) };
}

/** What new_chat brings when a chat is given back. */
export function historyOf(chat: Chat, switches: Switches): readonly Message[] {
  if (switches.history === "none") return [];
  const kinds = new Set(["visitor", "keyboard_response", "file_visitor", ...(switches.history === "all" ? ["operator", "info"] : [])]);
  return chat.messages.filter(({ kind }) => kinds.has(kind));
}

/** Undocumented; the chat of the Stored Data API is the best guess. */
export function handlerBody(event: HandlerEvent, chat: Chat, account: Account, switches: Switches): Body | null {
  switch (switches.handlerBody) {
    case "event":
      return { event, chat: storedChat(chat, account), ...more(switches) };
    case "chat":
      return storedChat(chat, account);
    case "id":
      return { chat_id: idOf(chat, switches) };
    case "empty":
      return null;
  }
}

/** docs: https://webim.ru/kb/dev/api/stored-data/methods-description-v2.html; times are whole seconds. `until`: what was said later is not there yet. */
export function storedChat(chat: Chat, account: Account, switches?: Switches, until = Infinity): Body {
  const visitor = account.visitors.get(chat.visitorId);
  const said = chat.messages.filter(({ at }) => Date.parse(at) <= until);
  return {
    id: chat.id,
    created_at: chat.createdAt,
    operator_id: chat.operatorId,
    visitor: { id: chat.visitorId, fields: visitor?.fields ?? {} },
    start_page: { url: visitor?.page ?? "" },
    messages: said.map(({ id, kind, text, data, at, operatorId, buttons }) => ({
      id,
      kind,
      message: text ?? "",
      created_at: at.replace(/\.\d+Z$/, "Z"),
      operator_id: operatorId ?? null,
      ...(data === undefined ? {} : { data }),
      ...(buttons === undefined || switches?.storedMenus === "bare" ? {} : { data: { buttons } }),
    })),
  };
}
