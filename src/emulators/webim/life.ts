import type { Clock } from "../../deps.ts";
import { reasonOf } from "../../errors.ts";
import { expectState } from "./account.ts";
import type { Account, Chat, Message, Visitor } from "./account.ts";
import type { BotCall } from "./bot-api.ts";
import { call } from "../stand-in/calls.ts";
import type { Called } from "../stand-in/calls.ts";
import { handlerBody, historyOf, newChat, newMessage } from "./payloads.ts";
import type { HandlerEvent } from "./payloads.ts";
import type { Switches } from "./switches.ts";
import { find } from "../stand-in/control.ts";
import { ControlError } from "../stand-in/http.ts";
import type { Journal } from "../stand-in/journal.ts";
import { wait } from "../stand-in/journal.ts";

export interface LifeParts {
  readonly account: Account;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly switches: () => Switches;
  /** «Ссылка на внешний API». */
  readonly botUrl: () => string | undefined;
  /** Where the three handlers go, `?event=` appended; undefined = not configured. */
  readonly handlerUrl: () => string | undefined;
  /** Where the account itself answers. */
  readonly ownUrl: () => string;
}

export interface NewVisitor {
  readonly id?: string;
  readonly fields?: Readonly<Record<string, string | null>>;
  readonly page?: string;
}

export interface FileSaid {
  readonly url?: string;
  readonly name?: string;
  readonly mediaType?: string;
  readonly size?: number;
  /** Stored and served by the stand-in; without it `url` is only passed on. */
  readonly content?: string;
}

const TICK = 30_000;
const MOST_PENDING = 1000;
const LIVE = ["chatting_with_robot", "queue", "chatting"] as const;

/**
 * What happens at a Webim account: a visitor writes, operators act, the bot's requests are applied. Each act resolves
 * when what it makes Webim send has been taken or lost. Bot events of one chat go out in order; handlers have none.
 */
export function createLife(parts: LifeParts) {
  const { account, journal, clock, newId } = parts;
  const lanes = new Map<string, Promise<unknown>>();
  const timers = new Map<number, () => void>();
  let held: (() => Promise<Called>)[] = [];
  let pending = 0;
  let nextChat = 104233;

  return {
    addVisitor,
    open: (visitorId: string) => arrives(find("visitor", account.visitors, visitorId), undefined),
    write: (visitorId: string, text: string) => says(visitorId, { kind: "visitor", text }),
    file: (visitorId: string, file: FileSaid) => says(visitorId, { kind: "file_visitor", data: fileData(uploaded(file)) }),
    /** Any message at all, as it is: kinds that nobody knows, broken shapes. */
    says,
    press,
    accept,
    reply,
    transfer,
    giveBack,
    close,
    finalClose,
    apply,
    raw,
    release,
    stop() {
      for (const cancel of timers.values()) cancel();
      timers.clear();
    },
  };

  function addVisitor(about: NewVisitor = {}): Visitor {
    const id = about.id ?? newId().replaceAll("-", "");
    if (account.visitors.has(id)) throw new ControlError(409, `visitor ${id} exists`);
    const visitor: Visitor = { id, fields: about.fields ?? {}, page: about.page ?? "https://shop.example/cart" };
    account.visitors.set(id, visitor);
    return visitor;
  }

  /** What has content is stored here, under a signed address of its own. */
  function uploaded({ content, ...file }: FileSaid): FileSaid {
    if (content === undefined) return file;
    const guid = newId().replaceAll("-", "");
    const hash = `${newId()}${newId()}`.replaceAll("-", "");
    const stored = { hash, content, name: file.name ?? "file", mediaType: file.mediaType ?? "application/octet-stream" };
    account.files.set(guid, stored);
    return { ...file, ...stored, size: Buffer.byteLength(content), url: `${parts.ownUrl()}/api/bot/v2/file/${guid}?hash=${hash}` };
  }

  async function says(visitorId: string, said: Pick<Message, "kind" | "text" | "data">): Promise<Chat> {
    return arrives(find("visitor", account.visitors, visitorId), said);
  }

  /** The visitor presses a button of the newest keyboard that has it. */
  async function press(visitorId: string, caption: string): Promise<Chat> {
    const visitor = find("visitor", account.visitors, visitorId);
    const messages = visitor.chatId === undefined ? [] : find("chat", account.chats, visitor.chatId).messages;
    const keyboard = messages.findLast((message) => message.buttons?.flat().some(({ text }) => text === caption));
    const button = keyboard?.buttons?.flat().find(({ text }) => text === caption);
    if (!keyboard || !button) throw new ControlError(409, `no button "${caption}" is on the screen`);
    return says(visitorId, { kind: "keyboard_response", data: { button, request: { messageId: keyboard.id } } });
  }

  /** A message, or a visitor who opens the chat without one. */
  async function arrives(visitor: Visitor, said: Pick<Message, "kind" | "text" | "data"> | undefined): Promise<Chat> {
    const current = visitor.chatId === undefined ? undefined : account.chats.get(visitor.chatId);
    const fresh = !current || current.state === "closed";
    const chat = fresh ? begin(visitor) : current;
    const message = said && add(chat, said);
    if (fresh) await tell("chat_started", chat);
    if (fresh || chat.state === "closed_by_operator") await toBot(chat, message ? [message] : []);
    else if (chat.state === "chatting_with_robot" && message) {
      const { duplicates } = parts.switches();
      for (let sent = 0; sent <= duplicates; sent += 1) await botEvent(chat, newMessage(chat, message, parts.switches()));
    }
    return chat;
  }

  function begin(visitor: Visitor): Chat {
    const chat: Chat = {
      id: nextChat++,
      visitorId: visitor.id,
      createdAt: new Date(clock.now()).toISOString(),
      state: "queue",
      department: account.botDepartment,
      operatorId: null,
      messages: [],
      lastActivityAt: clock.now(),
    };
    account.chats.set(chat.id, chat);
    visitor.chatId = chat.id;
    return chat;
  }

  /** The chat goes to the bot's operator: at the start, and when somebody gives it back. */
  async function toBot(chat: Chat, messages: readonly Message[]): Promise<void> {
    const bot = find("operator", account.operators, account.bot);
    if (bot.status === "offline" || parts.botUrl() === undefined) return toQueue(chat, account.staffDepartment);
    Object.assign(chat, { state: "chatting_with_robot", operatorId: account.bot, department: account.botDepartment });
    const body = newChat(chat, find("visitor", account.visitors, chat.visitorId), messages, parts.switches());
    const { chatDuplicates } = parts.switches();
    for (let sent = 0; sent <= chatDuplicates; sent += 1) await botEvent(chat, body);
    await tell("chat_assigned", chat, account.bot);
  }

  function toQueue(chat: Chat, department: string): void {
    Object.assign(chat, { state: "queue", operatorId: null, department });
    if (!parts.switches().autoAssign) return;
    timers.get(chat.id)?.();
    timers.set(
      chat.id,
      clock.after(1000, () => assign(chat)),
    );
  }

  function assign(chat: Chat): void {
    if (chat.state !== "queue") return;
    const staff = account.departments.get(chat.department)?.operators ?? [];
    const load = (id: number) =>
      [...account.chats.values()].filter((other) => other.state === "chatting" && other.operatorId === id).length;
    const free = staff.find((id) => account.operators.get(id)?.status === "online" && load(id) < parts.switches().maxChats);
    if (free === undefined)
      timers.set(
        chat.id,
        clock.after(1000, () => assign(chat)),
      );
    else quietly(accept(chat.id, free));
  }

  /** An operator takes the chat: from the queue, or away from the bot. */
  async function accept(chatId: number, operatorId: number): Promise<Called | undefined> {
    const chat = find("chat", account.chats, chatId);
    find("operator", account.operators, operatorId);
    expectState(chat, ["queue", "chatting_with_robot"], "to accept");
    Object.assign(chat, { state: "chatting", operatorId });
    return tell("chat_assigned", chat);
  }

  function reply(chatId: number, text: string): Message {
    const chat = find("chat", account.chats, chatId);
    expectState(chat, ["chatting"], "to reply");
    return add(chat, { kind: "operator", text, ...(chat.operatorId === null ? {} : { operatorId: chat.operatorId }) });
  }

  async function transfer(chatId: number, operatorId: number): Promise<Called | undefined> {
    const chat = find("chat", account.chats, chatId);
    const { name } = find("operator", account.operators, operatorId);
    expectState(chat, ["chatting"], "to transfer");
    chat.operatorId = operatorId;
    add(chat, { kind: "info", text: `Диалог был передан оператору ${name}` });
    return tell("chat_assigned", chat);
  }

  /** «Перенаправить» and the bot's operator. */
  async function giveBack(chatId: number): Promise<void> {
    const chat = find("chat", account.chats, chatId);
    expectState(chat, ["chatting", "queue"], "to give back");
    await toBot(chat, historyOf(chat, parts.switches()));
  }

  /** «Закрыть»: not final yet; the visitor may write again. */
  function close(chatId: number): void {
    const chat = find("chat", account.chats, chatId);
    expectState(chat, LIVE, "to close");
    chat.state = "closed_by_operator";
    watch(chat);
  }

  async function finalClose(chatId: number): Promise<Called | undefined> {
    const chat = find("chat", account.chats, chatId);
    expectState(chat, [...LIVE, "closed_by_operator"], "to close finally");
    chat.state = "closed";
    timers.get(chat.id)?.();
    timers.delete(chat.id);
    return tell("chat_closed", chat);
  }

  /** Timeouts are looked at every 30 s. */
  function watch(chat: Chat): void {
    const { closedByOperatorTimeout, inactivityTimeout, categoryMandatory } = parts.switches();
    const after = chat.state === "closed_by_operator" ? (closedByOperatorTimeout ?? inactivityTimeout) : inactivityTimeout;
    timers.get(chat.id)?.();
    timers.delete(chat.id);
    if (after === null || chat.state === "closed" || (categoryMandatory && !chat.category)) return;
    const due = Math.ceil(after / TICK) * TICK;
    timers.set(
      chat.id,
      clock.after(due, () => quietly(finalClose(chat.id))),
    );
  }

  /** Does what a checked request of the bot asks. */
  function apply(request: BotCall): void {
    const { chat } = request;
    switch (request.do) {
      case "say": {
        const { chat: _, do: _1, ...said } = request;
        add(chat, { ...said, operatorId: account.bot });
        return;
      }
      case "redirect":
        // A bot's own department and operator are the bot again.
        if (request.operatorId === account.bot || request.department === account.botDepartment)
          quietly(toBot(chat, historyOf(chat, parts.switches())));
        else if (request.operatorId !== undefined) quietly(accept(chat.id, request.operatorId));
        else toQueue(chat, request.department ?? account.staffDepartment);
        return;
      case "close":
        return close(chat.id);
      case "category":
        chat.category = { category: request.category, ...(request.subcategory === undefined ? {} : { subcategory: request.subcategory }) };
    }
  }

  function add(chat: Chat, said: Omit<Message, "id" | "at">): Message {
    const message: Message = { id: newId().replaceAll("-", ""), at: new Date(clock.now()).toISOString(), ...said };
    chat.messages.push(message);
    chat.lastActivityAt = clock.now();
    if (parts.switches().inactivityTimeout !== null) watch(chat);
    return message;
  }

  /** A bot that does not answer 200 with result ok loses the chat to people. */
  async function botEvent(chat: Chat, body: unknown): Promise<Called> {
    const { versionHeaders, botTimeout } = parts.switches();
    const headers: Record<string, string> = versionHeaders
      ? { "x-bot-api-dialect": "Webim Standard", "x-bot-api-version": "2.0", "x-webim-version": "10.5.62" }
      : {};
    return inLane(`bot ${chat.id}`, async () => {
      const called = await call({ url: parts.botUrl() ?? "", method: "POST", headers, body, timeout: botTimeout, label: "bot" }, parts);
      const taken = called.status === 200 && (called.answer as { result?: unknown } | undefined)?.result === "ok";
      if (!taken && chat.state === "chatting_with_robot") {
        journal.add({ what: "note", text: `the bot did not take chat ${chat.id}: it goes to the queue` });
        toQueue(chat, account.staffDepartment);
      }
      return called;
    });
  }

  async function tell(event: HandlerEvent, chat: Chat, operatorId = chat.operatorId): Promise<Called | undefined> {
    const base = parts.handlerUrl();
    if (base === undefined) return undefined;
    const { handlerMethod: method, handlerDelay, holdHandlers, handlerBody: shape, botTimeout: timeout } = parts.switches();
    const get = method === "GET" || shape === "empty";
    const url = `${base}${base.includes("?") ? "&" : "?"}event=${event}${get ? `&chat_id=${chat.id}` : ""}`;
    const body = get ? null : handlerBody(event, { ...chat, operatorId }, account, parts.switches());
    const send = async (): Promise<Called> => {
      if (handlerDelay > 0) await wait(clock, handlerDelay);
      return call({ url, method, headers: {}, body, timeout, label: `handler ${event}` }, parts);
    };
    if (holdHandlers) {
      held.push(send);
      return undefined;
    }
    if (handlerDelay === 0) return send();
    quietly(send());
    return undefined;
  }

  /** Posts any body to the bot's address or, with `event`, to a handler's. */
  async function raw(body: unknown, event?: string): Promise<Called> {
    const base = (event === undefined ? parts.botUrl() : parts.handlerUrl()) ?? "";
    const url = event === undefined ? base : `${base}${base.includes("?") ? "&" : "?"}event=${event}`;
    return call({ url, method: "POST", headers: {}, body, timeout: parts.switches().botTimeout, label: "raw" }, parts);
  }

  /** Sends the handlers that were kept back, in the order in which things happened or the other way round. */
  async function release(order: "same" | "reversed" = "same"): Promise<readonly Called[]> {
    const waiting = order === "same" ? held : held.toReversed();
    held = [];
    const called: Called[] = [];
    for (const send of waiting) called.push(await send());
    return called;
  }

  async function inLane<T>(lane: string, run: () => Promise<T>): Promise<T> {
    if (pending >= MOST_PENDING) throw new ControlError(429, `${MOST_PENDING} events wait for the gateway`);
    pending += 1;
    const mine = (lanes.get(lane) ?? Promise.resolve()).then(run);
    lanes.set(lane, mine);
    try {
      return await mine;
    } finally {
      pending -= 1;
      if (lanes.get(lane) === mine) lanes.delete(lane);
    }
  }

  function quietly(going: Promise<unknown>): void {
    going.catch((error: unknown) => journal.add({ what: "note", text: `nothing was sent: ${reasonOf(error)}` }));
  }
}

function fileData({ url, name, mediaType, size }: FileSaid): unknown {
  if (url === undefined && name === undefined) return null;
  return {
    ...(url === undefined ? {} : { url }),
    ...(name === undefined ? {} : { name }),
    ...(mediaType === undefined ? {} : { media_type: mediaType }),
    ...(size === undefined ? {} : { size }),
  };
}

export type Life = ReturnType<typeof createLife>;
