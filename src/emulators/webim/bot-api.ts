import type { Account, Button, Chat } from "./account.ts";
import { staffOf } from "./account.ts";
import type { Switches } from "./switches.ts";
import { isObject, readObject } from "../stand-in/http.ts";

export interface Refusal {
  readonly status: number;
  readonly error: string;
  readonly desc?: string;
}

/** A request of the bot, checked against the account: what is to be done. */
export type BotCall = { readonly chat: Chat } & (
  | { readonly do: "say"; readonly kind: "operator"; readonly text: string }
  | { readonly do: "say"; readonly kind: "keyboard"; readonly buttons: readonly (readonly Button[])[] }
  | { readonly do: "say"; readonly kind: "file_operator"; readonly data: { url: string; name: string; media_type: string } }
  | { readonly do: "redirect"; readonly operatorId?: number; readonly department?: string }
  | { readonly do: "close" }
  | { readonly do: "category"; readonly category: string; readonly subcategory?: string }
);

type Checked = BotCall | { readonly refusal: Refusal };
type Body = Readonly<Record<string, unknown>>;

export const METHODS = ["send_message", "redirect_chat", "close_chat", "set_category"] as const;

const refuse = (status: number, error: string, desc?: string): { refusal: Refusal } => ({
  refusal: { status, error, ...(desc === undefined ? {} : { desc }) },
});
const wrong = (field: string): { refusal: Refusal } => refuse(400, "wrong-argument-value", field);
const missing = (field: string): { refusal: Refusal } => refuse(400, "argument-missing", field);

/** POST /api/bot/v2/{method}, in the order in which Webim is taken to check. */
export function checkCall(method: string, authorization: string, text: string, about: Parts): Checked {
  const { account, token } = about;
  if (authorization !== `Token ${token}`) return refuse(401, "unauthorized", "expected Authorization: Token <the bot's token>");
  if (!METHODS.some((known) => known === method)) return refuse(404, "unknown-method");
  const body = readObject(text);
  if (!body) return wrong("body");
  const { chat_id: id } = body;
  if (id === undefined) return missing("chat_id");
  if (typeof id !== "number" || !Number.isInteger(id)) return wrong("chat_id");
  const chat = account.chats.get(id);
  if (!chat || chat.state === "closed") return refuse(400, "no-chat");
  if (chat.state !== "chatting_with_robot") return refuse(400, "operator-not-in-chat");
  switch (method) {
    case "send_message":
      return checkMessage(chat, body["message"], about.switches);
    case "redirect_chat":
      return checkRedirect(chat, body, account);
    case "close_chat":
      return { chat, do: "close" };
    default:
      return checkCategory(chat, body, account);
  }
}

interface Parts {
  readonly account: Account;
  readonly token: string;
  readonly switches: Switches;
}

function checkMessage(chat: Chat, raw: unknown, switches: Switches): Checked {
  if (raw === undefined) return missing("message");
  if (!isObject(raw)) return wrong("message");
  switch (raw["kind"]) {
    case "operator": {
      const { text } = raw;
      if (text === undefined) return missing("message.text");
      return typeof text === "string" && text !== "" ? { chat, do: "say", kind: "operator", text } : wrong("message.text");
    }
    case "keyboard":
      return checkKeyboard(chat, raw["buttons"], switches);
    case "file_operator": {
      const data = isObject(raw["data"]) ? raw["data"] : {};
      const { url, name, media_type: mediaType } = data;
      if (typeof url !== "string" || !/^https?:\/\//.test(url)) return wrong("message.data.url");
      if (typeof name !== "string" || name === "") return wrong("message.data.name");
      if (typeof mediaType !== "string" || !mediaType.includes("/")) return wrong("message.data.media_type");
      return { chat, do: "say", kind: "file_operator", data: { url, name, media_type: mediaType } };
    }
    default:
      return wrong("message.kind");
  }
}

function checkKeyboard(chat: Chat, rows: unknown, switches: Switches): Checked {
  if (!Array.isArray(rows) || rows.length === 0) return wrong("message.buttons");
  const read: Button[][] = [];
  for (const row of rows as unknown[]) {
    if (!Array.isArray(row) || row.length === 0) return wrong("message.buttons");
    const buttons: Button[] = [];
    for (const button of row as unknown[]) {
      const { id, text } = isObject(button) ? button : {};
      if (typeof id !== "string" || !/^[\x20-\x7e]+$/.test(id) || id.length > switches.longestButtonId) return wrong("message.buttons.id");
      if (typeof text !== "string" || text === "") return wrong("message.buttons.text");
      buttons.push({ id, text });
    }
    read.push(buttons);
  }
  return { chat, do: "say", kind: "keyboard", buttons: read };
}

function checkCategory(chat: Chat, { category, subcategory }: Body, account: Account): Checked {
  if (category === undefined) return missing("category");
  const known = typeof category === "string" ? account.categories.get(category) : undefined;
  if (typeof category !== "string" || !known) return wrong("category");
  if (subcategory === undefined) return { chat, do: "category", category };
  return typeof subcategory === "string" && known.includes(subcategory)
    ? { chat, do: "category", category, subcategory }
    : wrong("subcategory");
}

function checkRedirect(chat: Chat, body: Body, account: Account): Checked {
  const {
    operator_id: operatorId,
    dep_key: key,
    allow_redirect_to_offline_dep: offline,
    allow_redirect_to_invisible_dep: invisible,
  } = body;
  if (operatorId !== undefined && key !== undefined) return wrong("dep_key");
  if (operatorId !== undefined) {
    if (typeof operatorId !== "number" || !account.operators.has(operatorId)) return refuse(400, "wrong-operator-id");
    return { chat, do: "redirect", operatorId };
  }
  if (key === undefined) return { chat, do: "redirect" };
  const department = typeof key === "string" ? account.departments.get(key) : undefined;
  if (!department) return wrong("dep_key");
  const staff = staffOf(account, department);
  if (staff === "nobody" && offline !== true) return refuse(400, "department-offline");
  if (staff === "invisible" && invisible === false && offline !== true) return refuse(400, "department-offline");
  return { chat, do: "redirect", department: department.key };
}
