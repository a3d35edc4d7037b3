import type { Clock } from "../../deps.ts";
import { reasonOf } from "../../errors.ts";
import type { BotEvent, Refusal } from "./checks.ts";
import { deliver } from "./calls.ts";
import type { Delivery } from "./calls.ts";
import { agentMessage, agentOf, botEvent, clientMessage, crmEvent, finished } from "./payloads.ts";
import type { Said } from "./payloads.ts";
import { anyoneOnline, expectState } from "./site.ts";
import type { Agent, Chat, Client, Line, Site } from "./site.ts";
import type { Switches } from "./switches.ts";
import { find } from "../stand-in/control.ts";
import { ControlError, isObject } from "../stand-in/http.ts";
import type { Journal } from "../stand-in/journal.ts";

export interface LifeParts {
  readonly site: Site;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly switches: () => Switches;
  /** Where Jivo posts the bot's events: the base URL with the token appended. */
  readonly botUrl: string;
  /** Where Jivo posts CRM webhooks; undefined = not switched on in the channels. */
  readonly crmUrl: () => string | undefined;
}

export type NewClient = Partial<Pick<Client, "id" | "name" | "phone" | "email" | "description" | "userToken" | "url" | "channelId">>;
export type Contacts = Partial<Record<"name" | "phone" | "email" | "description", string>>;
type Sent = { readonly bot?: Delivery; readonly crm?: Delivery };

const NOT_SENT: Delivery = { delivered: false, held: true, attempts: [] };
const MOST_PENDING = 1000;

/**
 * What happens at a Jivo account: a lead writes, agents act, the bot's requests are applied. Each act resolves when
 * what it makes Jivo send has been delivered or given up. Events of one chat go out in order, one at a time.
 */
export function createLife(parts: LifeParts) {
  const { site, journal, clock, newId } = parts;
  const lanes = new Map<string, Promise<unknown>>();
  const silences = new Map<string, () => void>();
  const seen = new Set<string>();
  const recent: number[] = [];
  let held: (() => Promise<Delivery>)[] = [];
  let pending = 0;
  const numbers = { client: 50418, chat: 91207, running: 1 };

  return {
    addClient,
    say,
    press,
    accept,
    write,
    leave,
    transfer,
    close,
    contacts,
    assign,
    offlineMessage,
    call,
    raw,
    release,
    judge,
    apply,
    stop() {
      for (const cancel of silences.values()) cancel();
      silences.clear();
    },
  };

  function addClient(about: NewClient): Client {
    const id = about.id ?? String(numbers.client++);
    if (!/^\d+$/.test(id)) throw new ControlError(400, `a client's id is a whole number written as a string, got "${id}"`);
    if (site.clients.has(id)) throw new ControlError(409, `client ${id} exists`);
    const channel = find("channel", site.channels, about.channelId ?? "11820034");
    const url = about.url ?? (channel.type === "widget" ? "https://shop.example/" : "");
    const client: Client = { ...about, id, channelId: channel.id, number: String(numbers.running++), url, chats: 0, card: {} };
    site.clients.set(id, client);
    return client;
  }

  /** The lead writes. A closed chat is over: the message starts a new one, with the bot. */
  async function say(clientId: string, said: Said): Promise<{ chatId: string; state: string; delivery?: Delivery }> {
    const client = find("client", site.clients, clientId);
    const chat = chatFor(client);
    add(chat, { by: "client", text: "text" in said ? said.text : said.file });
    chat.lastClientMessageAt = clock.now();
    const forwarded = chat.state === "bot" || (chat.state === "queue" && parts.switches().forwardWhileWaiting);
    if (!forwarded) return { chatId: chat.id, state: chat.state };
    const channel = find("channel", site.channels, client.channelId);
    const body = clientMessage({ client, channel, chat }, said, anyoneOnline(site), clock.now(), newId(), parts.switches());
    const delivery = await toBot(chat, body);
    return { chatId: chat.id, state: chat.state, delivery };
  }

  /** The lead presses a button of the latest message that has any: its caption comes as an ordinary text. */
  async function press(clientId: string, caption: string): ReturnType<typeof say> {
    const client = find("client", site.clients, clientId);
    const lines = client.chatId ? find("chat", site.chats, client.chatId).lines : [];
    const captions = lines.findLast((line) => line.buttons)?.buttons ?? [];
    if (!captions.includes(caption))
      throw new ControlError(409, `no button "${caption}" on the screen; there are: ${captions.join(", ") || "none"}`);
    return say(clientId, { text: caption });
  }

  function chatFor(client: Client): Chat {
    const current = client.chatId ? site.chats.get(client.chatId) : undefined;
    if (current && current.state !== "closed" && !(current.state === "left" && parts.switches().newChatAfterLeave)) {
      if (current.state === "left") current.state = "bot";
      return current;
    }
    const now = clock.now();
    const chat: Chat = {
      id: String(numbers.chat++),
      clientId: client.id,
      state: "bot",
      agents: [],
      lines: [],
      lastMessageAt: now,
      lastClientMessageAt: now,
    };
    site.chats.set(chat.id, chat);
    client.chatId = chat.id;
    client.chats += 1;
    return chat;
  }

  /** An agent takes the chat: invited, on his own, or again after it was closed. */
  async function accept(chatId: string, agentId: string): Promise<Sent> {
    const chat = find("chat", site.chats, chatId);
    const agent = find("agent", site.agents, agentId);
    expectState(chat, ["bot", "queue", "left", "closed"], "to accept");
    chat.state = "agent";
    join(chat, agent);
    add(chat, { by: "jivo", text: `${agent.name} присоединился к диалогу` });
    return send({
      bot: () => (parts.switches().agentJoined ? toBot(chat, event("AGENT_JOINED", chat)) : undefined),
      crm: () => toCrm("chat_accepted", chat, { agent: agentOf(agent) }),
    });
  }

  async function write(chatId: string, agentId: string, text: string): Promise<Sent> {
    const chat = find("chat", site.chats, chatId);
    const agent = find("agent", site.agents, agentId);
    expectState(chat, ["agent"], "to write");
    if (!chat.agents.includes(agentId)) throw new ControlError(409, `agent ${agentId} is not in chat ${chatId}: accept or transfer first`);
    add(chat, { by: "agent", text, agentId });
    const { agentMessage: tells } = parts.switches();
    return send({ bot: () => (tells ? toBot(chat, agentMessage(chat, agent, text, clock.now(), newId(), parts.switches())) : undefined) });
  }

  /** «Выйти из чата»: nobody is told; the bot wakes at the lead's next message. */
  function leave(chatId: string): Sent {
    const chat = find("chat", site.chats, chatId);
    expectState(chat, ["agent"], "to leave");
    chat.state = "left";
    delete chat.agentId;
    return {};
  }

  /** From agent to agent: nobody is told. */
  function transfer(chatId: string, agentId: string): Sent {
    const chat = find("chat", site.chats, chatId);
    expectState(chat, ["agent"], "to transfer");
    join(chat, find("agent", site.agents, agentId));
    return {};
  }

  async function close(chatId: string): Promise<Sent> {
    const chat = find("chat", site.chats, chatId);
    expectState(chat, ["bot", "queue", "agent", "left"], "to close");
    chat.state = "closed";
    silences.get(chat.id)?.();
    silences.delete(chat.id);
    const tells = chat.agents.length > 0 || parts.switches().finishedWithoutAgent;
    const agents = chat.agents.map((id) => find("agent", site.agents, id));
    return send({
      bot: () => toBot(chat, event("CHAT_CLOSED", chat)),
      crm: () => (tells ? toCrm("chat_finished", chat, finished(chat, agents)) : undefined),
    });
  }

  /** The client card is edited: chat_updated while an agent has a chat with him, client_updated otherwise. */
  async function contacts(clientId: string, changes: Contacts): Promise<Sent> {
    const client = find("client", site.clients, clientId);
    Object.assign(client, changes);
    const chat = client.chatId ? site.chats.get(client.chatId) : undefined;
    const agent = chat?.agentId ? site.agents.get(chat.agentId) : undefined;
    if (chat?.state === "agent") return send({ crm: () => toCrm("chat_updated", chat, { agent: agent ? agentOf(agent) : null }) });
    return send({
      crm: () => crm("client_updated", client, undefined, { client_id: client.id, assigned_agent: null, tags: null, status: null }),
    });
  }

  /** The "attach to CRM" button, which an answer of ours must have switched on. */
  async function assign(chatId: string): Promise<Sent> {
    const chat = find("chat", site.chats, chatId);
    const { card } = find("client", site.clients, chat.clientId);
    if (!card.enableAssign || !card.crmLink)
      throw new ControlError(409, "no answer to chat_accepted or chat_updated had enable_assign and crm_link");
    const agent = chat.agentId ? site.agents.get(chat.agentId) : undefined;
    return send({ crm: () => toCrm("chat_assigned", chat, { assign_to: card.crmLink, agent: agent ? agentOf(agent) : null }) });
  }

  async function offlineMessage(clientId: string, text: string): Promise<Sent> {
    const client = find("client", site.clients, clientId);
    return send({ crm: () => crm("offline_message", client, undefined, { offline_message_id: String(numbers.running++), message: text }) });
  }

  async function call(clientId: string, status: string): Promise<Sent> {
    const client = find("client", site.clients, clientId);
    return send({ crm: () => crm("call_event", client, undefined, { call: { type: "callback", phone: client.phone ?? "", status } }) });
  }

  /** Any body at all, as it is: unknown events, broken shapes, a repeated id. */
  async function raw(to: "bot" | "crm", body: unknown): Promise<Delivery> {
    const url = to === "bot" ? parts.botUrl : parts.crmUrl();
    if (!url) throw new ControlError(409, "CRM webhooks are off: give their URL first");
    return dispatch(to, { label: "raw", url, body, lane: "raw" }, () => {});
  }

  /** Sends what `hold` kept back, in the order in which it happened or the other way round. */
  async function release(order: "same" | "reversed"): Promise<readonly Delivery[]> {
    const waiting = order === "same" ? held : held.toReversed();
    held = [];
    const deliveries: Delivery[] = [];
    for (const sendNow of waiting) deliveries.push(await sendNow());
    return deliveries;
  }

  /** What stands against a well-formed request of the bot, given the chat that it names. */
  function judge(event: BotEvent): { readonly chat?: Chat; readonly refusal?: Refusal; readonly silent?: boolean } {
    const switches = parts.switches();
    const now = clock.now();
    while (recent.length > 0 && (recent[0] ?? 0) <= now - 1000) recent.shift();
    if (switches.requestsPerSecond !== null && recent.length >= switches.requestsPerSecond) {
      return {
        refusal: { status: 429, code: "too_many_requests", message: `more than ${switches.requestsPerSecond} requests in a second` },
      };
    }
    recent.push(now);
    const chat = event.chatId === "" && !switches.strict ? latestChat(event.clientId) : site.chats.get(event.chatId);
    const foreign = chat && event.clientId !== "" && chat.clientId !== event.clientId;
    if (!chat || foreign) return verdict(switches.unknownChatStatus, "no such chat of this client");
    if (chat.state === "closed") return verdict(switches.closedChatStatus, "the chat is closed");
    if (event.event === "CLIENT_INFO") return { chat };
    if (chat.state === "agent" || chat.state === "left") return verdict(switches.agentChatStatus, "an agent has the chat");
    if (event.event === "BOT_MESSAGE" && chat.state === "queue" && !switches.botSpeaksInQueue) {
      return verdict(switches.agentChatStatus, "the chat waits for an agent");
    }
    if (switches.lateReplyLimit !== null && now - chat.lastClientMessageAt > switches.lateReplyLimit)
      return verdict(400, "the reply is too late");
    if (switches.dropRepeatedIds && seen.has(event.id)) return { chat, silent: true };
    return { chat };
  }

  function latestChat(clientId: string): Chat | undefined {
    const id = site.clients.get(clientId)?.chatId;
    return id ? site.chats.get(id) : undefined;
  }

  function verdict(status: number, message: string): { refusal?: Refusal; silent?: boolean } {
    return status === 200 ? { silent: true } : { refusal: { status, code: "invalid_request", message } };
  }

  /** Does what an accepted request asks. What follows from it (AGENT_UNAVAILABLE) comes back, to go out after the answer. */
  function apply(event: BotEvent, chat: Chat): (() => Promise<unknown>) | undefined {
    if (event.id) seen.add(event.id);
    const client = find("client", site.clients, chat.clientId);
    switch (event.event) {
      case "BOT_MESSAGE": {
        const { message } = event;
        if (!message) return undefined;
        const { rich } = find("channel", site.channels, client.channelId);
        const buttons = rich && message.buttons.length > 0 ? { buttons: message.buttons } : {};
        add(chat, { by: "bot", text: rich ? message.rich : message.text, ...buttons });
        return undefined;
      }
      case "INVITE_AGENT":
        if (chat.state !== "bot") return undefined;
        if (!anyoneOnline(site)) return () => toBot(chat, botEvent("AGENT_UNAVAILABLE", chat, newId(), parts.switches()));
        chat.state = "queue";
        return undefined;
      case "CLIENT_INFO":
        Object.assign(client, learned(event.body));
        return undefined;
    }
  }

  function event(name: string, chat: Chat) {
    return botEvent(name, chat, newId(), parts.switches());
  }

  function join(chat: Chat, agent: Agent): void {
    chat.agentId = agent.id;
    if (!chat.agents.includes(agent.id)) chat.agents.push(agent.id);
  }

  function add(chat: Chat, line: Omit<Line, "at">): void {
    chat.lines.push({ at: new Date(clock.now()).toISOString(), ...line });
    chat.lastMessageAt = clock.now();
    const { silenceCloses } = parts.switches();
    silences.get(chat.id)?.();
    if (silenceCloses === null) return;
    silences.set(
      chat.id,
      clock.after(silenceCloses, () => {
        if (chat.state === "closed") return;
        close(chat.id).catch((error: unknown) => journal.add({ what: "note", text: `closing after silence failed: ${reasonOf(error)}` }));
      }),
    );
  }

  async function send(what: { bot?: () => Promise<Delivery> | undefined; crm?: () => Promise<Delivery> | undefined }): Promise<Sent> {
    const first = parts.switches().crmFirst ? "crm" : "bot";
    const sent: { bot?: Delivery; crm?: Delivery } = {};
    for (const name of first === "crm" ? (["crm", "bot"] as const) : (["bot", "crm"] as const)) {
      const delivery = await what[name]?.();
      if (delivery) sent[name] = delivery;
    }
    return sent;
  }

  /** Three failures give a chat that the bot leads to the agents. */
  function toBot(chat: Chat, body: Readonly<Record<string, unknown>>): Promise<Delivery> {
    return dispatch("bot", { label: String(body["event"]), url: parts.botUrl, body, lane: chat.id }, ({ delivered, attempts }) => {
      if (delivered || chat.state !== "bot") return;
      chat.state = "queue";
      journal.add({ what: "note", text: `chat ${chat.id} goes to the agents: ${attempts.length} attempts to reach the bot failed` });
    });
  }

  function toCrm(name: string, chat: Chat, extra: Readonly<Record<string, unknown>>): Promise<Delivery> | undefined {
    return crm(name, find("client", site.clients, chat.clientId), chat, extra);
  }

  function crm(
    name: string,
    client: Client,
    chat: Chat | undefined,
    extra: Readonly<Record<string, unknown>>,
  ): Promise<Delivery> | undefined {
    const url = parts.crmUrl();
    if (!url) return undefined;
    const channel = find("channel", site.channels, client.channelId);
    const body = crmEvent(name, { client, channel, ...(chat ? { chat } : {}) }, extra, parts.switches());
    return dispatch("crm", { label: name, url, body, lane: chat?.id ?? name }, ({ delivered, attempts }) => {
      if (delivered && (name === "chat_accepted" || name === "chat_updated")) fill(client, attempts.at(-1)?.answer);
    });
  }

  /** Puts our answer to a CRM webhook on the agent's screen. */
  function fill(client: Client, answer: unknown): void {
    if (!isObject(answer) || typeof answer["result"] !== "string") {
      journal.add({ what: "note", text: "the answer to a CRM webhook is no JSON object with a result" });
      return;
    }
    Object.assign(client, learned({ contact_info: answer["contact_info"] }));
    if (Array.isArray(answer["custom_data"])) client.card.customData = answer["custom_data"];
    if (typeof answer["enable_assign"] === "boolean") client.card.enableAssign = answer["enable_assign"];
    if (typeof answer["crm_link"] === "string") client.card.crmLink = answer["crm_link"];
  }

  async function dispatch(to: "bot" | "crm", sending: Sending, after: (delivery: Delivery) => void): Promise<Delivery> {
    const { hold } = parts.switches();
    if (hold !== "all" && hold !== to) return sendOne(to, sending, after);
    if (held.length >= MOST_PENDING) throw new ControlError(429, `${MOST_PENDING} events are held back: release them first`);
    held.push(() => sendOne(to, sending, after));
    return NOT_SENT;
  }

  async function sendOne(to: "bot" | "crm", { lane, ...sending }: Sending, after: (delivery: Delivery) => void): Promise<Delivery> {
    if (pending >= MOST_PENDING) throw new ControlError(429, `${MOST_PENDING} events wait for the gateway`);
    pending += 1;
    const before = lanes.get(lane) ?? Promise.resolve();
    const mine = before.then(async () => {
      const switches = parts.switches();
      const passes = (status: number) => (switches.deliverySuccess === "200" ? status === 200 : status >= 200 && status < 300);
      const limits =
        to === "bot"
          ? { timeout: switches.deliveryTimeout, attempts: switches.deliveryAttempts }
          : { timeout: switches.crmTimeout, attempts: switches.crmAttempts };
      const delivery = await deliver({ ...sending, passes, ...limits }, { clock, journal, switches });
      after(delivery);
      return delivery;
    });
    lanes.set(lane, mine);
    try {
      return await mine;
    } finally {
      pending -= 1;
      if (lanes.get(lane) === mine) lanes.delete(lane);
    }
  }
}

interface Sending {
  readonly label: string;
  readonly url: string;
  readonly body: unknown;
  /** Sendings of one lane go out one after the other. */
  readonly lane: string;
}

export type Life = ReturnType<typeof createLife>;

/** Contacts at the top of a body, or inside one of its objects. */
function learned(body: Readonly<Record<string, unknown>>): Contacts {
  const found: Contacts = {};
  for (const place of [body, ...Object.values(body).filter(isObject)]) {
    for (const name of ["name", "phone", "email", "description"] as const) {
      const value = place[name];
      if (typeof value === "string" && value !== "") found[name] = value;
    }
  }
  return found;
}
