import { ControlError } from "../stand-in/http.ts";

/** What a Jivo account is made of: plain data, kept in memory. */

export interface Channel {
  readonly id: string;
  /** "widget", "tg" … */
  readonly type: string;
  readonly title: string;
  /** Draws buttons and markdown; others show the plain text. */
  readonly rich: boolean;
  /** A Chat API channel's public id. */
  readonly publicId?: string;
}

export interface Agent {
  readonly id: string;
  name: string;
  email: string;
  phone: string | null;
  online: boolean;
}

export interface Client {
  readonly id: string;
  /** The running number shown in the agents' app. */
  readonly number: string;
  readonly channelId: string;
  name?: string;
  phone?: string;
  email?: string;
  description?: string;
  userToken?: string;
  url: string;
  /** The latest chat. */
  chatId?: string;
  chats: number;
  /** What the answers to CRM webhooks put on the agent's screen. */
  card: { customData?: readonly unknown[]; enableAssign?: boolean; crmLink?: string };
}

export type ChatState = "bot" | "queue" | "agent" | "left" | "closed";

export interface Line {
  readonly at: string;
  readonly by: "client" | "bot" | "agent" | "jivo";
  readonly text: string;
  readonly buttons?: readonly string[];
  readonly agentId?: string;
}

export interface Chat {
  readonly id: string;
  readonly clientId: string;
  /** left = an agent gave it back; the bot wakes at the lead's next message. */
  state: ChatState;
  agentId?: string;
  /** Every agent who took part. */
  readonly agents: string[];
  readonly lines: Line[];
  lastMessageAt: number;
  lastClientMessageAt: number;
}

export interface Site {
  readonly channels: Map<string, Channel>;
  readonly agents: Map<string, Agent>;
  readonly clients: Map<string, Client>;
  readonly chats: Map<string, Chat>;
}

/** One site widget, one Telegram channel, one agent who is online. */
export function createSite(): Site {
  return {
    channels: new Map([
      ["11820034", { id: "11820034", type: "widget", title: "Сайт", rich: true }],
      ["11820099", { id: "11820099", type: "tg", title: "Telegram", rich: true }],
    ]),
    agents: new Map([
      ["9021", { id: "9021", name: "Анна Серова", email: "anna@shop.example", phone: "+74950000001", online: true }],
      ["9022", { id: "9022", name: "Пётр", email: "petr@shop.example", phone: null, online: false }],
    ]),
    clients: new Map(),
    chats: new Map(),
  };
}

export const anyoneOnline = (site: Site): boolean => [...site.agents.values()].some((agent) => agent.online);

/** Something that a person at the lead's or the agent's screen cannot do now. */
export function expectState(chat: Chat, expected: readonly ChatState[], act: string): void {
  if (!expected.includes(chat.state)) {
    throw new ControlError(409, `${act} needs a chat in state ${expected.join(" or ")}; chat ${chat.id} is in state ${chat.state}`);
  }
}
