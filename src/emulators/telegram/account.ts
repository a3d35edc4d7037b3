import { ControlError } from "../stand-in/http.ts";

/** What a bot and the people around it are made of: plain data, kept in memory. */

export interface User {
  readonly id: number;
  readonly firstName: string;
  readonly lastName?: string;
  readonly username?: string;
  /** IETF tag, as the person's app tells it. */
  readonly language?: string;
}

/** unopened = the person has never written; the bot may not begin. */
export type ChatState = "unopened" | "open" | "blocked" | "deactivated";

export interface Chat {
  readonly id: number;
  readonly type: "private" | "group" | "supergroup";
  readonly title?: string;
  /** A private chat's person; a group has members who name themselves. */
  readonly user?: User;
  state: ChatState;
  migratedTo?: number;
  readonly messages: Shown[];
}

export interface InlineButton {
  readonly text: string;
  readonly callback_data?: string;
  readonly url?: string;
}

export interface ReplyButton {
  readonly text: string;
  readonly request_contact?: boolean;
  readonly request_location?: boolean;
}

/** A message as it stands on the screen. */
export interface Shown {
  readonly id: number;
  readonly by: "bot" | "lead";
  readonly at: number;
  /** The text or the caption, without marks. */
  text?: string;
  readonly entities?: readonly Entity[];
  /** photo, document, … and what was given for it: an address, a file id, an upload's name. */
  readonly media?: { readonly kind: string; readonly source: string };
  readonly location?: { readonly latitude: number; readonly longitude: number; readonly title?: string };
  readonly contact?: { readonly phone_number: string; readonly first_name: string };
  inline?: readonly (readonly InlineButton[])[];
  readonly keyboard?: readonly (readonly ReplyButton[])[];
  /** The message as updates and results show it. */
  wire: Readonly<Record<string, unknown>>;
}

export interface Entity {
  readonly type: string;
  readonly offset: number;
  readonly length: number;
  readonly url?: string;
}

export interface StoredFile {
  readonly id: string;
  readonly path: string;
  /** What getFile says; the bytes may be fewer, so that a test need not hold 20 MB. */
  readonly size: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface Account {
  readonly bot: { readonly id: number; readonly is_bot: true; readonly first_name: string; readonly username: string };
  readonly chats: Map<number, Chat>;
  readonly files: Map<string, StoredFile>;
  /** Presses that were not answered yet: their buttons show a turning clock. */
  readonly presses: Map<string, { readonly chat: number; readonly message: number }>;
  /** Everything that typing was shown for, chat by chat. */
  readonly actions: { readonly chat: number; readonly action: string }[];
  nextMessage: number;
}

/** One bot; a person who has not written yet is added by `addPerson`. */
export function createAccount(): Account {
  return {
    bot: { id: 7100200300, is_bot: true, first_name: "Магазин", username: "shop_test_bot" },
    chats: new Map(),
    files: new Map(),
    presses: new Map(),
    actions: [],
    nextMessage: 41,
  };
}

export function findChat(account: Account, id: number): Chat {
  const chat = account.chats.get(id);
  if (!chat) throw new ControlError(404, `no chat is ${id}; there are ${[...account.chats.keys()].slice(-20).join(", ") || "none"}`);
  return chat;
}

/** docs: https://core.telegram.org/bots/api#user */
export const wireUser = (user: User): Readonly<Record<string, unknown>> => ({
  id: user.id,
  is_bot: false,
  first_name: user.firstName,
  ...(user.lastName === undefined ? {} : { last_name: user.lastName }),
  ...(user.username === undefined ? {} : { username: user.username }),
  ...(user.language === undefined ? {} : { language_code: user.language }),
});

/** docs: https://core.telegram.org/bots/api#chat */
export const wireChat = (chat: Chat): Readonly<Record<string, unknown>> => ({
  id: chat.id,
  type: chat.type,
  ...(chat.title === undefined ? {} : { title: chat.title }),
  ...(chat.user === undefined
    ? {}
    : {
        first_name: chat.user.firstName,
        ...(chat.user.lastName === undefined ? {} : { last_name: chat.user.lastName }),
        ...(chat.user.username === undefined ? {} : { username: chat.user.username }),
      }),
});
