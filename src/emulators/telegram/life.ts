import type { Clock } from "../../deps.ts";
import { ControlError } from "../stand-in/http.ts";
import type { Account, Chat, ChatState, Shown, User } from "./account.ts";
import { findChat, wireChat, wireUser } from "./account.ts";
import type { Sender } from "./sender.ts";
import type { Switches } from "./switches.ts";

export interface FileSaid {
  /** photo, document, video, voice, video_note, audio, animation or sticker. */
  readonly kind: string;
  readonly name?: string;
  readonly mediaType?: string;
  readonly caption?: string;
  /** What the file holds; a few bytes of nothing when absent. */
  readonly content?: string;
  /** Bytes that Telegram claims it has; default: those it holds. */
  readonly size?: number;
  readonly emoji?: string;
  /** Files of one album share it. */
  readonly album?: string;
}

type Content = Readonly<Record<string, unknown>>;

const MEDIA_TYPES: Readonly<Record<string, string | undefined>> = {
  document: "application/octet-stream",
  video: "video/mp4",
  voice: "audio/ogg",
  audio: "audio/mpeg",
  animation: "video/mp4",
};
const FOLDERS: Readonly<Record<string, string>> = {
  photo: "photos",
  document: "documents",
  video: "videos",
  voice: "voice",
  video_note: "video_notes",
  audio: "music",
  animation: "animations",
  sticker: "stickers",
};

/** What people do in their apps. Each act makes an update, or says why a person cannot do that now. */
export function createLife(parts: {
  readonly account: Account;
  readonly sender: Sender;
  readonly clock: Clock;
  readonly switches: () => Switches;
}) {
  const { account, sender, clock } = parts;
  let nextPress = 4382;
  let nextFile = 1;

  return {
    addPerson,
    addGroup,
    /** Any content at all, as it is. */
    says,
    write: (chatId: number, text: string, from?: User) => says(chatId, textContent(text), from),
    edit,
    press,
    tap,
    file,
    place(chatId: number, latitude: number, longitude: number, title?: string) {
      const location = { latitude, longitude };
      return says(chatId, title === undefined ? { location } : { location, venue: { location, title, address: "Москва" } });
    },
    contact(chatId: number, phone: string, firstName: string, userId?: number) {
      return says(chatId, {
        contact: { phone_number: phone, first_name: firstName, ...(userId === undefined ? {} : { user_id: userId }) },
      });
    },
    block: (chatId: number) => member(chatId, "blocked"),
    unblock: (chatId: number) => member(chatId, "open"),
    /** The person deleted the account: nothing tells the bot. */
    deactivate(chatId: number): Chat {
      const chat = findChat(account, chatId);
      chat.state = "deactivated";
      return chat;
    },
    migrate,
  };

  function addPerson(user: Partial<User> & { readonly id: number }): Chat {
    const { id } = user;
    if (account.chats.has(id)) throw new ControlError(409, `chat ${id} exists`);
    const chat: Chat = { id, type: "private", user: { firstName: "", ...user }, state: "unopened", messages: [] };
    account.chats.set(id, chat);
    return chat;
  }

  /** A group that the bot is a member of. */
  function addGroup(id: number, title: string): Chat {
    if (account.chats.has(id) || id >= 0) throw new ControlError(409, `a group needs a new number below 0, got ${id}`);
    const chat: Chat = { id, type: "group", title, state: "open", messages: [] };
    account.chats.set(id, chat);
    return chat;
  }

  function says(chatId: number, content: Content, from?: User): Shown {
    const chat = findChat(account, chatId);
    if (chat.state === "unopened") chat.state = "open";
    expectOpen(chat);
    const id = account.nextMessage++;
    const at = clock.now();
    const user = from ?? chat.user;
    const wire = {
      message_id: id,
      date: Math.floor(at / 1000),
      ...(user ? { from: wireUser(user) } : {}),
      chat: wireChat(chat),
      ...content,
      ...(parts.switches().extraKeys ? { unheard_of: { since: "11.0" } } : {}),
    };
    const text = content["text"] ?? content["caption"];
    const shown: Shown = { id, by: "lead", at, ...(typeof text === "string" ? { text } : {}), wire };
    chat.messages.push(shown);
    sender.enqueue(chat.id, "message", wire);
    return shown;
  }

  /** Another text for one of the person's own messages. */
  function edit(chatId: number, messageId: number, text: string): Shown {
    const chat = findChat(account, chatId);
    expectOpen(chat);
    const message = chat.messages.find(({ id, by }) => id === messageId && by === "lead");
    if (!message) throw new ControlError(404, `the person has written no message ${messageId}`);
    const key = "caption" in message.wire ? "caption" : "text";
    message.text = text;
    message.wire = { ...message.wire, [key]: text, edit_date: Math.floor(clock.now() / 1000) };
    sender.enqueue(chat.id, "edited_message", message.wire);
    return message;
  }

  /** A button below a message, the newest one with this caption: its clock turns until the press is answered. */
  function press(chatId: number, caption: string): string {
    const chat = findChat(account, chatId);
    expectOpen(chat);
    const message = chat.messages.findLast(({ inline }) => inline?.flat().some(({ text }) => text === caption));
    const button = message?.inline?.flat().find(({ text }) => text === caption);
    if (!message || !button) throw new ControlError(409, `no button "${caption}" is below any message`);
    if (button.url !== undefined) throw new ControlError(409, `the button opens ${button.url}: the bot is not told`);
    const id = `${nextPress++}bfdwdsb323b2d9`;
    account.presses.set(id, { chat: chat.id, message: message.id });
    sender.enqueue(chat.id, "callback_query", {
      id,
      from: wireUser(chat.user ?? { id: 1, firstName: "" }),
      message: message.wire,
      chat_instance: "-5",
      data: button.callback_data,
    });
    return id;
  }

  /** A button of the keyboard that stands instead of the letters: its caption is written as a text. */
  function tap(chatId: number, caption: string): Shown {
    const chat = findChat(account, chatId);
    const keyboard = chat.messages.findLast((message) => message.keyboard)?.keyboard;
    const button = keyboard?.flat().find(({ text }) => text === caption);
    if (!button) throw new ControlError(409, `no button "${caption}" is on the keyboard`);
    const { user } = chat;
    if (button.request_contact && user)
      return says(chatId, { contact: { phone_number: "79110000001", first_name: user.firstName, user_id: user.id } });
    return says(chatId, { text: caption });
  }

  function file(chatId: number, said: FileSaid): Shown {
    const folder = Object.hasOwn(FOLDERS, said.kind) ? FOLDERS[said.kind] : undefined;
    if (folder === undefined) throw new ControlError(400, `a file is one of ${Object.keys(FOLDERS).join(", ")}, got ${said.kind}`);
    const number = nextFile++;
    const id = `AgACAgIAAxkBAAI${said.kind}${number}`;
    const bytes = new TextEncoder().encode(said.content ?? `${said.kind} ${number}`);
    const size = said.size ?? bytes.length;
    account.files.set(id, { id, path: `${folder}/file_${number}`, size, bytes });
    const about = {
      file_id: id,
      file_unique_id: `AQAD${number}`,
      file_size: size,
      ...(said.name === undefined ? {} : { file_name: said.name }),
      ...(said.mediaType === undefined && MEDIA_TYPES[said.kind] === undefined
        ? {}
        : { mime_type: said.mediaType ?? MEDIA_TYPES[said.kind] }),
    };
    const content: Content =
      said.kind === "photo"
        ? {
            photo: [
              { file_id: `${id}s`, file_unique_id: `AQADs${number}`, file_size: 1, width: 90, height: 60 },
              { ...about, width: 1280, height: 853 },
            ],
          }
        : said.kind === "sticker"
          ? { sticker: { ...about, type: "regular", is_animated: false, is_video: false, ...(said.emoji ? { emoji: said.emoji } : {}) } }
          : said.kind === "animation"
            ? { animation: about, document: about }
            : { [said.kind]: { ...about, ...(said.kind === "document" ? {} : { duration: 4 }) } };
    return says(chatId, {
      ...content,
      ...(said.caption === undefined ? {} : { caption: said.caption }),
      ...(said.album === undefined ? {} : { media_group_id: said.album }),
    });
  }

  function member(chatId: number, state: Extract<ChatState, "open" | "blocked">): Chat {
    const chat = findChat(account, chatId);
    const status = (of: ChatState): string => (of === "blocked" ? "kicked" : "member");
    const before = status(chat.state);
    if (before === status(state)) throw new ControlError(409, `the bot is ${before} already`);
    chat.state = state;
    sender.enqueue(chat.id, "my_chat_member", {
      chat: wireChat(chat),
      from: wireUser(chat.user ?? { id: 1, firstName: "" }),
      date: Math.floor(clock.now() / 1000),
      old_chat_member: { user: account.bot, status: before },
      new_chat_member: { user: account.bot, status: status(state), ...(state === "blocked" ? { until_date: 0 } : {}) },
    });
    return chat;
  }

  /** A group becomes a supergroup with another number; the old one takes nothing any more. */
  function migrate(chatId: number): Chat {
    const old = findChat(account, chatId);
    if (old.type !== "group" || old.migratedTo !== undefined) throw new ControlError(409, `chat ${chatId} is no group, or not any more`);
    const id = -1_000_000_000_000 + old.id;
    const chat: Chat = { ...old, id, type: "supergroup", messages: [] };
    account.chats.set(id, chat);
    says(old.id, { migrate_to_chat_id: id });
    old.migratedTo = id;
    says(id, { migrate_from_chat_id: old.id });
    return chat;
  }
}

function textContent(text: string): Content {
  const command = /^\/[a-z_]+/i.exec(text);
  return { text, ...(command ? { entities: [{ type: "bot_command", offset: 0, length: command[0].length }] } : {}) };
}

function expectOpen(chat: Chat): void {
  if (chat.state === "open" && chat.migratedTo === undefined) return;
  throw new ControlError(
    409,
    `nobody can write in chat ${chat.id}: it is ${chat.migratedTo === undefined ? chat.state : "another one now"}`,
  );
}

export type Life = ReturnType<typeof createLife>;
