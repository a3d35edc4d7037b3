import type { Agent, Channel, Chat, Client } from "./site.ts";
import type { Switches } from "./switches.ts";

export const SITE_ID = "734512";

/** What the client wrote: words, or the link of a file. */
export type Said = { readonly text: string } | { readonly file: string; readonly name?: string };

type Body = Readonly<Record<string, unknown>>;

interface Facts {
  readonly client: Client;
  readonly channel: Channel;
  readonly chat?: Chat;
}

/** docs: https://www.jivo.ru/docs/bot/ */
export function clientMessage(
  facts: Facts & { readonly chat: Chat },
  said: Said,
  online: boolean,
  at: number,
  id: string,
  switches: Switches,
): Body {
  const { client, channel } = facts;
  return {
    ...botEvent("CLIENT_MESSAGE", facts.chat, id, switches),
    ...(switches.agentsOnlineField ? { agents_online: online } : {}),
    sender: {
      id: Number(client.id),
      ...(switches.senderName && client.name ? { name: client.name } : {}),
      ...(client.userToken ? { user_token: client.userToken } : {}),
      url: client.url,
      has_contacts: Boolean(client.phone ?? client.email),
    },
    message: { ...messageOf(said, switches), timestamp: Math.floor(at / 1000) },
    ...(switches.channelBlock ? { channel: { id: channel.id, type: channel.type } } : {}),
  };
}

function messageOf(said: Said, switches: Switches): Body {
  if ("text" in said) return { type: "TEXT", text: said.text };
  if (switches.fileAs === "text") return { type: "TEXT", text: said.file };
  return { type: "DOCUMENT", file: said.file, ...(said.name ? { file_name: said.name } : {}) };
}

export function agentMessage(chat: Chat, agent: Agent, text: string, at: number, id: string, switches: Switches): Body {
  return {
    ...botEvent("AGENT_MESSAGE", chat, id, switches),
    agent: { id: agent.id, name: agent.name },
    message: { type: "TEXT", text, timestamp: Math.floor(at / 1000) },
  };
}

export function botEvent(event: string, chat: Chat, id: string, switches: Switches): Body {
  const written = (value: string) => (switches.botIds === "numbers" ? Number(value) : value);
  return { event, id, site_id: SITE_ID, client_id: written(chat.clientId), chat_id: written(chat.id) };
}

/** docs: https://www.jivo.ru/docs/webhooks/ */
export function crmEvent(event: string, facts: Facts, extra: Body, switches: Switches): Body {
  const { client, channel, chat } = facts;
  const usual = (value: string) => (switches.crmIds === "numbers" ? Number(value) : value);
  const blank = switches.emptyContacts === "empty" ? "" : null;
  const site = channel.type === "widget";
  return {
    event_name: event,
    widget_id: usual(channel.id),
    ...(chat ? { chat_id: switches.crmIds === "strings" ? chat.id : Number(chat.id) } : {}),
    ...(client.userToken ? { user_token: client.userToken } : {}),
    visitor: {
      name: client.name ?? blank,
      email: client.email ?? blank,
      phone: client.phone ?? blank,
      number: usual(switches.visitorNumberIsClientId ? client.id : client.number),
      description: client.description ?? blank,
      social: { object: {}, list: [], null: null }[switches.social],
      chats_count: client.chats,
    },
    // Messengers have neither a page nor a session.
    ...(site
      ? {
          session: {
            geoip: { country: "Russia", country_code: "RU", city: "Kazan" },
            utm: null,
            utm_json: {},
            ip_addr: "203.0.113.7",
            user_agent: "Mozilla/5.0",
          },
          page: { url: client.url, title: "" },
        }
      : {}),
    analytics: {},
    ...extra,
  };
}

export const agentOf = (agent: Agent): Body => ({ id: agent.id, name: agent.name, email: agent.email, phone: agent.phone });

/** chat_finished: everyone who took part, and what was said. */
export function finished(chat: Chat, agents: readonly Agent[]): Body {
  const said = chat.lines.filter((line) => line.by !== "jivo");
  return {
    agents: agents.map(agentOf),
    chat: {
      messages: said.map((line) => ({
        timestamp: Math.floor(Date.parse(line.at) / 1000),
        type: line.by === "client" ? "visitor" : "agent",
        message: line.text,
        ...(line.agentId ? { agent_id: line.agentId } : {}),
      })),
      rate: null,
      blacklisted: false,
    },
    plain_messages: said.map((line) => `${line.by}: ${line.text}`).join("\n"),
    html_messages: "",
  };
}
