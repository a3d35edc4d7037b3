/**
 * The shipped mappings as a careful developer writes them in TypeScript for one provider: the same robustness (a field may
 * be missing, null, empty or of another type), nothing generic. By the title that `shippedMappings` gives.
 */
/** Every field that is read: it may hold anything, or be missing. */
type Field =
  | "agent"
  | "agents_online"
  | "assign_to"
  | "at"
  | "attachments"
  | "binding"
  | "body"
  | "botOperator"
  | "button"
  | "buttons"
  | "by"
  | "caption"
  | "channel"
  | "chat"
  | "chat_id"
  | "client_id"
  | "code"
  | "command"
  | "data"
  | "description"
  | "dialog"
  | "display_name"
  | "email"
  | "event"
  | "externalId"
  | "fields"
  | "file"
  | "file_name"
  | "file_url"
  | "full_name"
  | "handoff"
  | "id"
  | "kind"
  | "lead"
  | "link"
  | "login"
  | "mediaType"
  | "media_type"
  | "message"
  | "messages"
  | "messengers"
  | "name"
  | "number"
  | "operator"
  | "operatorDepartment"
  | "operator_id"
  | "page"
  | "phone"
  | "query"
  | "rate"
  | "redirectWhenInvisible"
  | "redirectWhenOffline"
  | "sender"
  | "session"
  | "settings"
  | "start_page"
  | "status"
  | "tags"
  | "text"
  | "timestamp"
  | "title"
  | "type"
  | "url"
  | "user_token"
  | "utm"
  | "utm_json"
  | "visitor"
  | "visitorNumberIsClientId"
  | "whenNobodyOnline"
  | "widget_id";
type Data = { readonly [Name in Field]: Data };

type ByHand = (input: Data) => unknown;

const text = (value: unknown): string | undefined => {
  if (typeof value === "number") return String(value);
  const trimmed = typeof value === "string" ? value.trim() : "";
  return trimmed === "" ? undefined : trimmed;
};
const object = (value: unknown): Data => (typeof value === "object" && value !== null && !Array.isArray(value) ? value : {}) as Data;
const web = (value: unknown): string | undefined => {
  const url = text(value);
  return url !== undefined && /^https?:\/\/\S+$/i.test(url) ? url : undefined;
};
const fileKind = (hint: string, path: string): string => {
  if (/photo|image|picture|sticker/i.test(hint) || /\.(jpe?g|png|gif|webp|bmp|heic)$/i.test(path)) return "image";
  if (/video/i.test(hint) || /\.(mp4|mov|webm|avi|mkv|3gp)$/i.test(path)) return "video";
  return /audio|voice/i.test(hint) || /\.(mp3|ogg|oga|opus|wav|m4a|aac|amr)$/i.test(path) ? "audio" : "file";
};
const attachment = (url: string, hint: string, name: string | undefined) => {
  const path = url.replace(/[?#].*$/, "");
  return { kind: fileKind(hint, path), url, name: name ?? text(path.slice(path.lastIndexOf("/") + 1)) };
};

// Jivo

const jivo = {
  lead: (body: Data) => ({ externalId: text(body["client_id"]), aliases: { chat: text(body["chat_id"]) } }),
  chat: (body: Data) => ({ externalId: text(body["chat_id"]) }),
  agent(raw: unknown, clientId: string | undefined) {
    const person = object(raw);
    const id = text(person["id"]);
    return id === clientId ? {} : { id, name: text(person["name"]) };
  },
  time(given: unknown): string | undefined {
    if (typeof given !== "number") return undefined;
    const instant = given < 1e11 ? given * 1000 : given;
    return instant > 1e12 && instant < 1e14 ? new Date(Math.floor(instant)).toISOString() : undefined;
  },
  message(id: unknown, raw: unknown) {
    const said = object(raw);
    const kind = text(said["type"]);
    const words = text(said["text"]);
    const isText = kind === undefined || kind === "TEXT";
    const isFile = words !== undefined && /^https?:\/\/(files|media)[^\s/]*\/\S+$/i.test(words);
    const url = isFile ? words : isText ? undefined : (web(said["file"]) ?? web(said["file_url"]) ?? web(said["url"]) ?? web(said["link"]));
    const file = url === undefined ? undefined : attachment(url, isText ? "" : kind, text(said["file_name"]));
    const shown =
      words === undefined ? (file ? undefined : `[${kind ?? "TEXT"}]`) : typeof said["text"] === "string" ? said["text"] : words;
    return {
      providerId: text(id),
      at: jivo.time(said["timestamp"]),
      kind: file ? file.kind : "text",
      text: shown,
      attachments: file ? [file] : undefined,
    };
  },
  who(body: Data, settings: Data) {
    const visitor = settings["visitorNumberIsClientId"] ? text(object(body["visitor"])["number"]) : undefined;
    return { externalId: text(body["client_id"]) ?? visitor, aliases: { chat: text(body["chat_id"]) } };
  },
  titles: (tags: unknown): unknown[] => (Array.isArray(tags) ? tags : [tags]).map((tag) => object(tag)["title"] as unknown),
  card({ body, settings, binding }: Data) {
    const visitor = object(body.visitor);
    const session = object(body.session);
    const chat = object(body.chat);
    const named = Object.entries(object(session["utm_json"])).filter(([, value]) => typeof value === "string" && value !== "");
    const all = [...jivo.titles(body.tags), ...jivo.titles(visitor["tags"]), ...jivo.titles(chat["tags"])];
    const tags = [...new Set(all.filter((title) => typeof title === "string"))];
    const widget = text(body.widget_id);
    return {
      ...jivo.who(body, settings),
      name: text(visitor["name"]),
      phone: text(visitor["phone"]),
      email: text(visitor["email"]),
      page: web(object(body.page)["url"]),
      messenger: widget === undefined ? undefined : (binding.messengers as unknown as Readonly<Record<string, string>>)[widget],
      attributes: {
        userToken: text(body.user_token),
        description: text(visitor["description"]),
        utm: named.length > 0 ? Object.fromEntries(named) : text(session["utm"]),
        tags: tags.length > 0 ? tags : undefined,
        status: text(object(body.status)["title"]),
        assignedTo: text(body.assign_to),
        rate: text(chat["rate"]),
      },
    };
  },
  offline(input: Data, externalId?: string) {
    const card = jivo.card(input);
    const attributes = { ...card.attributes, offlineMessage: text(input["body"].message) };
    return { type: "lead.updated", lead: { ...card, ...(externalId === undefined ? {} : { externalId }), attributes } };
  },
};

const JIVO: Readonly<Record<string, ByHand>> = {
  "nobody online": ({ body }) => ({ type: "operators.unavailable", lead: jivo.lead(body), dialog: jivo.chat(body) }),
  "operator joined": ({ body }) => ({
    type: "operator.took",
    lead: jivo.lead(body),
    dialog: jivo.chat(body),
    operator: jivo.agent(body.agent ?? body.sender, text(body.client_id)),
  }),
  "operator wrote": ({ body }) => ({
    type: "operator.wrote",
    lead: jivo.lead(body),
    dialog: jivo.chat(body),
    operator: jivo.agent(body.agent ?? body.sender, text(body.client_id)),
    message: jivo.message(body.id, body.message),
  }),
  "chat closed": ({ body }) => ({ type: "dialog.closed", lead: jivo.lead(body), dialog: jivo.chat(body) }),
  "message.send": ({ id, lead, dialog, command: { message }, at }) => ({
    event: "BOT_MESSAGE",
    id,
    client_id: lead.externalId,
    chat_id: dialog.externalId,
    message: { type: "TEXT", text: message.text, timestamp: Math.floor(Date.parse(text(at) ?? "") / 1000) },
  }),
  "lead message": ({ body, binding }) => {
    const sender = object(body.sender);
    const channel = object(body.channel);
    const [id, kind] = [text(channel["id"]), text(channel["type"])];
    const names = binding.messengers as unknown as Readonly<Record<string, string>>;
    return {
      type: "message.received",
      lead: {
        ...jivo.lead(body),
        name: text(sender["name"]),
        page: web(sender["url"]),
        messenger: (id === undefined ? undefined : names[id]) ?? (kind === undefined ? undefined : (names[kind] ?? kind)),
        attributes: { userToken: text(sender["user_token"]) },
      },
      dialog: jivo.chat(body),
      operatorsOnline: typeof body.agents_online === "boolean" ? body.agents_online : undefined,
      message: jivo.message(body.id, body.message),
    };
  },
  "chat accepted": (input) => [
    { type: "lead.updated", lead: jivo.card(input) },
    {
      type: "operator.took",
      lead: jivo.who(input["body"], input["settings"]),
      dialog: jivo.chat(input["body"]),
      operator: jivo.agent(input["body"].agent, undefined),
      reopens: false,
    },
  ],
  "card changed": (input) => ({ type: "lead.updated", lead: jivo.card(input) }),
  "chat finished": (input) => [
    { type: "lead.updated", lead: jivo.card(input) },
    { type: "dialog.closed", lead: jivo.who(input["body"], input["settings"]), dialog: jivo.chat(input["body"]) },
  ],
  "offline message": (input) => jivo.offline(input, `visitor:${text(object(input["body"].visitor)["number"]) ?? ""}`),
  "offline message of a chat": (input) => jivo.offline(input),
  "handoff.start": ({ id, lead, dialog }) => ({ event: "INVITE_AGENT", id, client_id: lead.externalId, chat_id: dialog.externalId }),
  "lead.update": ({ id, lead, dialog }) => ({
    event: "CLIENT_INFO",
    id,
    client_id: lead.externalId,
    chat_id: dialog.externalId,
    name: lead.name,
    phone: lead.phone,
    email: lead.email,
  }),
};

// Webim

const webim = {
  first: (value: unknown): unknown => (Array.isArray(value) ? (value as unknown[])[0] : value),
  chatOf({ query, body }: Data): string | undefined {
    const said = object(body);
    return text(object(said["chat"])["id"]) ?? text(said["id"]) ?? text(said["chat_id"]) ?? text(webim.first(query.chat_id));
  },
  inner: (body: unknown): Data => {
    const said = object(body);
    return typeof said["chat"] === "object" && said["chat"] !== null && !Array.isArray(said["chat"]) ? (said["chat"] as Data) : said;
  },
  operatorOf(body: unknown): string | undefined {
    const said = object(body);
    const chat = object(said["chat"]);
    return (
      text(chat["operator_id"]) ?? text(object(chat["operator"])["id"]) ?? text(said["operator_id"]) ?? text(object(said["operator"])["id"])
    );
  },
  messenger(page: unknown): string | undefined {
    const host = /^https?:\/\/([^/?#]+)/i.exec(web(page) ?? "")?.[1];
    if (host === undefined) return undefined;
    if (/telegram|(^|\.)t\.me$/i.test(host)) return "telegram";
    if (/viber/i.test(host)) return "viber";
    if (/(^|\.)(vk|vkontakte)\./i.test(host)) return "vk";
    return /whatsapp|(^|\.)wa\.me$/i.test(host) ? "whatsapp" : "widget";
  },
  person(visitor: unknown, page: unknown) {
    const fields = object(object(visitor)["fields"]);
    return {
      name: text(fields["name"]) ?? text(fields["display_name"]),
      login: text(fields["login"]),
      phone: text(fields["phone"]),
      email: text(fields["email"]),
      page: web(page),
      messenger: webim.messenger(page),
      attributes: { customerId: text(fields["id"]) },
    };
  },
  said(message: Data): unknown {
    const words = text(message["text"]);
    const providerId = text(message["id"]);
    const kind = text(message["kind"]);
    if (kind === "visitor" && words !== undefined) {
      return { providerId, kind: "text", text: typeof message["text"] === "string" ? message["text"] : words };
    }
    const data = object(message["data"]);
    const button = object(data["button"]);
    const [code, caption] = [text(button["id"]), text(button["text"])];
    if (kind === "keyboard_response") {
      if (code !== undefined) return { providerId, kind: "choice", choice: { code, caption } };
      return caption === undefined ? undefined : { providerId, kind: "text", text: caption };
    }
    if (kind !== "file_visitor") return undefined;
    const url = web(data["url"]);
    const label = text(data["name"]);
    if (url === undefined) return { providerId, kind: "text", text: `[file${label === undefined ? "" : `: ${label}`}]` };
    const file = attachment(url, text(data["media_type"]) ?? "", label);
    return { providerId, kind: file.kind, text: words, attachments: [file] };
  },
};

const WEBIM: Readonly<Record<string, ByHand>> = {
  "new chat": ({ body }) => {
    const chat = text(body.chat?.id);
    const externalId = text(object(body.visitor)["id"]) ?? `chat:${chat ?? ""}`;
    return {
      type: "dialog.opened",
      lead: { ...webim.person(body.visitor, object(body.chat?.start_page)["url"]), externalId, aliases: { chat } },
      dialog: { externalId: chat },
      messages: [body.messages]
        .flat()
        .filter((each) => typeof each === "object" && each !== null)
        .map((each) => webim.said(each as Data))
        .filter((each) => each !== undefined),
    };
  },
  "new message": ({ body }) => {
    const chat = text(body.chat_id);
    return {
      type: "message.received",
      lead: { aliases: { chat } },
      dialog: { externalId: chat },
      message: webim.said(object(body.message)),
    };
  },
  "chat started": (input) => {
    const { visitor, start_page: page } = webim.inner(input["body"]);
    return { type: "lead.updated", lead: { ...webim.person(visitor, object(page)["url"]), aliases: { chat: webim.chatOf(input) } } };
  },
  "chat assigned": (input) => {
    const chat = webim.chatOf(input);
    const id = webim.operatorOf(input["body"]);
    const person = object(webim.inner(input["body"])["operator"]);
    return {
      type: "operator.took",
      reopens: false,
      onlyWhenAwaited: !(id !== undefined && text(input["settings"].botOperator) !== undefined),
      lead: { aliases: { chat } },
      dialog: { externalId: chat },
      operator: { id, name: text(person["full_name"]) ?? text(person["name"]) },
    };
  },
  "chat closed": (input) => {
    const chat = webim.chatOf(input);
    return { type: "dialog.closed", lead: { aliases: { chat } }, dialog: { externalId: chat } };
  },
  "handoff.start": ({ dialog, settings }) => {
    const waits = text(dialog.handoff?.whenNobodyOnline) === "queue" || text(dialog.handoff?.by) === "gateway";
    return {
      chat_id: Number(dialog.externalId),
      dep_key: settings.operatorDepartment,
      ...(settings.redirectWhenOffline && waits ? { allow_redirect_to_offline_dep: true } : {}),
      ...(settings.redirectWhenInvisible ? {} : { allow_redirect_to_invisible_dep: false }),
    };
  },
  "message.send": ({ dialog, command: { message } }) => {
    const rows = (message.buttons ?? []) as unknown as readonly (readonly Data[])[];
    const [file] = (message.attachments ?? []) as unknown as readonly Data[];
    const said =
      rows.length > 0
        ? { kind: "keyboard", buttons: rows.map((row) => row.map(({ code, caption }) => ({ id: code, text: caption }))) }
        : file
          ? { kind: "file_operator", data: { url: file["url"], name: file["name"], media_type: file["mediaType"] } }
          : { kind: "operator", text: message.text };
    return { chat_id: Number(dialog.externalId), message: said };
  },
  "dialog.close": ({ dialog }) => ({ chat_id: Number(dialog.externalId) }),
};

const named = (provider: string, mappings: Readonly<Record<string, ByHand>>): [string, (input: object) => unknown][] =>
  Object.entries(mappings).map(([name, byHand]) => [`${provider}: ${name}`, (input) => byHand(input as Data)]);

export const BY_HAND: ReadonlyMap<string, (input: object) => unknown> = new Map([
  ...named("http-bot", { "bot.notify": ({ command, id }) => ({ ...command.event, id }) }),
  ...named("jivo", JIVO),
  ...named("webim", WEBIM),
]);
