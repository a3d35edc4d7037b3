/**
 * The shipped mappings as a careful developer writes them in TypeScript for one provider: the same robustness (a field may
 * be missing, null, empty or of another type), nothing generic. By the title that `shippedMappings` gives.
 */
/** Every field that is read: it may hold anything, or be missing. */
type Field =
  | "messageId"
  | "nickName"
  | "nick_name"
  | "lastName"
  | "firstName"
  | "employeeId"
  | "employee_id"
  | "userId"
  | "fileName"
  | "botDepartment"
  | "file_size"
  | "useMarkdown"
  | "agent"
  | "agents_online"
  | "anchor"
  | "animation"
  | "assign_to"
  | "at"
  | "attachments"
  | "attributes"
  | "audio"
  | "binding"
  | "body"
  | "botOperator"
  | "button"
  | "button_text"
  | "buttons"
  | "by"
  | "callback_data"
  | "callback_query"
  | "caption"
  | "captured"
  | "category"
  | "channel"
  | "chat"
  | "chat_id"
  | "chat_member"
  | "checklist"
  | "client_id"
  | "code"
  | "command"
  | "comment"
  | "contact"
  | "content"
  | "data"
  | "date"
  | "description"
  | "dialog"
  | "dice"
  | "display_name"
  | "document"
  | "edit_date"
  | "edited_message"
  | "email"
  | "emoji"
  | "employee"
  | "event"
  | "externalId"
  | "fields"
  | "file"
  | "file_id"
  | "file_name"
  | "file_url"
  | "first_name"
  | "forceReply"
  | "format"
  | "from"
  | "full_name"
  | "game"
  | "group"
  | "handoff"
  | "hidden"
  | "id"
  | "inline_keyboard"
  | "kind"
  | "language"
  | "language_code"
  | "last_name"
  | "latitude"
  | "lead"
  | "link"
  | "location"
  | "login"
  | "longitude"
  | "mediaType"
  | "media_type"
  | "message"
  | "message_id"
  | "messages"
  | "messengers"
  | "mime_type"
  | "my_chat_member"
  | "name"
  | "new_chat_member"
  | "number"
  | "operator"
  | "operatorDepartment"
  | "operator_id"
  | "page"
  | "paid_media"
  | "phone"
  | "phone_number"
  | "photo"
  | "poll"
  | "query"
  | "question"
  | "rate"
  | "reason"
  | "redirectWhenInvisible"
  | "redirectWhenOffline"
  | "reply_markup"
  | "sender"
  | "session"
  | "settings"
  | "size"
  | "start_page"
  | "status"
  | "sticker"
  | "story"
  | "subcategory"
  | "tags"
  | "text"
  | "timestamp"
  | "title"
  | "type"
  | "url"
  | "user_id"
  | "user_token"
  | "username"
  | "utm"
  | "utm_json"
  | "value"
  | "venue"
  | "video"
  | "video_note"
  | "visitor"
  | "visitorNumberIsClientId"
  | "voice"
  | "web_app_data"
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
  plain: (marked: string): string =>
    marked
      .replace(/!?\[([^[\]]*)\]\(([^[)]*)\)/g, "$1: $2")
      .replace(/\*\*|~~|`/g, "")
      .replace(/\*([^\s*][^*\n]{0,500})\*/g, "$1")
      .replace(/(^|\n)#{1,6} +/g, "$1"),
  spoken(message: Data, settings: Data, at: string) {
    const timestamp = Math.floor(Date.parse(at) / 1000);
    const given = message["text"] as unknown as string | undefined;
    const marked = (message["format"] as unknown) === "markdown";
    const words = marked && given !== undefined ? jivo.plain(given) : given;
    const all = ((message["buttons"] ?? []) as unknown as readonly (readonly Data[])[]).flat();
    const buttons = all.filter(({ url }) => url === undefined);
    const links = all.filter(({ url }) => url !== undefined).map(({ caption, url }) => `${String(caption)}: ${String(url)}`);
    const written = [words, ...links].filter((each) => each !== undefined && each !== "").join("\n");
    if (buttons.length > 0) {
      const captions = buttons.map(({ caption }) => String(caption));
      return {
        type: "BUTTONS",
        title: written === "" ? captions.join(" / ") : written,
        text: [...(written === "" ? [] : [written]), ...captions.map((caption) => `• ${caption}`)].join("\n"),
        force_reply: settings["forceReply"],
        buttons: buttons.map(({ caption, code }) => ({ text: caption, id: String(code) })),
        timestamp,
      };
    }
    if (marked && settings["useMarkdown"]) return { type: "MARKDOWN", content: [given, ...links].join("\n"), text: written, timestamp };
    return { type: "TEXT", text: written, timestamp };
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
  "message.send": ({ id, lead, dialog, command: { message }, settings, at }) => ({
    event: "BOT_MESSAGE",
    id,
    client_id: lead.externalId,
    chat_id: dialog.externalId,
    message: jivo.spoken(message, settings, text(at) ?? ""),
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

const MEDIA_TYPES: ReadonlyMap<string, string> = new Map([
  ["png", "image/png"],
  ["gif", "image/gif"],
  ["webp", "image/webp"],
  ["jpg", "image/jpeg"],
  ["jpeg", "image/jpeg"],
  ["mp4", "video/mp4"],
  ["webm", "video/webm"],
  ["mov", "video/quicktime"],
  ["mp3", "audio/mpeg"],
  ["ogg", "audio/ogg"],
  ["wav", "audio/wav"],
  ["m4a", "audio/mp4"],
  ["pdf", "application/pdf"],
]);
const USUAL_TYPES: ReadonlyMap<string, string> = new Map([
  ["image", "image/jpeg"],
  ["video", "video/mp4"],
  ["audio", "audio/mpeg"],
  ["file", "application/octet-stream"],
]);

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
  fileName: (file: Data): string =>
    text(file["name"]) ??
    text(
      text(file["url"])
        ?.replace(/[?#].*$/, "")
        .split("/")
        .at(-1),
    ) ??
    "file",
  mediaType: (file: Data): string | undefined =>
    text(file["mediaType"]) ??
    MEDIA_TYPES.get(webim.fileName(file).split(".").at(-1)?.toLowerCase() ?? "") ??
    USUAL_TYPES.get(text(file["kind"]) ?? ""),
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
    const [mediaType, size]: [string | undefined, unknown] = [text(data["media_type"]), data["size"]];
    const kindOfFile = fileKind(mediaType ?? "", label ?? url.replace(/[?#].*$/, ""));
    const whole = typeof size === "number" && size >= 0 ? Math.floor(size) : undefined;
    const file = { kind: kindOfFile, url, name: label, mediaType, size: whole };
    return { providerId, kind: file.kind, text: words, attachments: [file] };
  },
};

const WEBIM: Readonly<Record<string, ByHand>> = {
  "new chat": ({ body }) => {
    const chat = text(body.chat?.id);
    const externalId = text(object(body.visitor)["id"]) ?? `chat:${chat ?? ""}`;
    const lines = [body.messages as unknown].flat().filter((each) => typeof each === "object" && each !== null) as Data[];
    return {
      type: "dialog.opened",
      mark: `${lines.length}:${text(lines.at(-1)?.id) ?? ""}`.slice(0, 200),
      lead: { ...webim.person(body.visitor, object(body.chat?.start_page)["url"]), externalId, aliases: { chat } },
      dialog: { externalId: chat },
      messages: lines
        .slice(-200)
        .map((each) => webim.said(each))
        .filter((each) => each !== undefined),
    };
  },
  "new message": ({ body }) => {
    const chat = text(body.chat_id);
    return {
      type: "message.received",
      lead: { assumedId: `chat:${chat ?? ""}`, aliases: { chat } },
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
      lateBy: 7000,
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
  "handoff.start": ({ dialog, settings, command: { handoff } }) => {
    const group = text(handoff?.group);
    if (group !== undefined && group === text(settings.botDepartment)) throw new Error("the bot's own department");
    const chat = { chat_id: Number(dialog.externalId) };
    if (group === "queue:") return chat;
    if (/^operator:\d+$/.test(group ?? "")) return { ...chat, operator_id: Number(group?.slice("operator:".length)) };
    const waits = text(dialog.handoff?.whenNobodyOnline) === "queue" || text(dialog.handoff?.by) === "gateway";
    return {
      ...chat,
      dep_key: group ?? settings.operatorDepartment,
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
          ? { kind: "file_operator", data: { url: file["url"], name: webim.fileName(file), media_type: webim.mediaType(file) } }
          : { kind: "operator", text: message.text };
    return { chat_id: Number(dialog.externalId), message: said };
  },
  "dialog.close, category": ({ dialog, command: { category, subcategory } }) => ({
    chat_id: Number(dialog.externalId),
    category,
    subcategory,
  }),
  "dialog.close, close": ({ dialog }) => ({ chat_id: Number(dialog.externalId) }),
};

// LiveTex

const livetex = {
  field(from: Data, ...names: Field[]): string | undefined {
    for (const name of names) {
      const found = text(from[name]);
      if (found !== undefined) return found;
    }
    return undefined;
  },
  lead: (body: Data) => ({ externalId: livetex.field(body, "user_id", "userId") }),
  time(body: Data): string | undefined {
    const given = Number(/^\d{1,14}/.exec(text(body["timestamp"]) ?? "")?.[0] ?? 0);
    return given > 0 ? new Date(given < 1e11 ? given * 1000 : given).toISOString() : undefined;
  },
  operator(body: Data) {
    const one = object(body["employee"]);
    const names = [livetex.field(one, "first_name", "firstName"), livetex.field(one, "last_name", "lastName")];
    const id = livetex.field(one, "employee_id", "employeeId");
    const name = livetex.field(one, "nick_name", "nickName") ?? text(names.filter((each) => each !== undefined).join(" "));
    return id === undefined && name === undefined ? undefined : { id, name };
  },
  said(body: Data) {
    const about = { providerId: text(body["id"]), at: livetex.time(body) };
    if ((body["type"] as unknown) !== "FileMessage") {
      const words = text(body["text"]);
      return words === undefined ? undefined : { ...about, kind: "text", text: typeof body["text"] === "string" ? body["text"] : words };
    }
    const words = text(body["comment"]);
    const name = livetex.field(body, "name", "file_name", "fileName");
    const url = web(body["url"]);
    if (url === undefined) {
      const label = name === undefined ? "" : `: ${name}`;
      return { ...about, kind: "text", text: `[file${label}]${words === undefined ? "" : ` ${words}`}` };
    }
    const kind = fileKind("", name ?? url.replace(/[?#].*$/, ""));
    const size: unknown = body["size"];
    const whole = typeof size === "number" && size >= 0 ? Math.floor(size) : undefined;
    return { ...about, kind, text: words, attachments: [{ kind, url, name, size: whole }] };
  },
  about: (body: Data) => ({ lead: livetex.lead(body), operator: livetex.operator(body), happenedAt: livetex.time(body) }),
  strings(map: object): object | undefined {
    const entries = Object.entries(map).filter(([, value]) => value !== undefined);
    if (entries.length === 0) return undefined;
    const told = entries.filter(([, value]) => value !== null);
    return Object.fromEntries(told.map(([key, value]) => [key, typeof value === "string" ? value : JSON.stringify(value)]));
  },
  withdrawn(reason: string): string {
    if (reason === "bot" || reason === "lead") return "Клиент вернулся к боту / The client went back to the bot";
    if (reason === "assign.timeout") return "Никто не ответил вовремя, запрос отозван / Nobody answered in time, the request is withdrawn";
    if (reason === "operator.silence")
      return "Оператор долго не отвечал, диалог снова у бота / The operator was silent for too long, the bot has the dialog again";
    if (reason.startsWith("chat.over")) return "Клиент закончил диалог / The client has left the dialog";
    return "Запрос на оператора отозван / The request for an operator is withdrawn";
  },
};

const LIVETEX: Readonly<Record<string, ByHand>> = {
  "read by an operator": ({ body }) => ({ type: "operator.read", ...livetex.about(body) }),
  delivered: ({ body }) => ({
    type: "message.status",
    lead: livetex.lead(body),
    providerId: livetex.field(body, "message_id", "messageId"),
    status: "delivered",
    happenedAt: livetex.time(body),
  }),
  "command of an operator": ({ body }) => ({
    type: "operator.command",
    ...livetex.about(body),
    command: text(body.text)?.toLowerCase().slice(1),
  }),
  "operator wrote": ({ body }) => ({ type: "operator.wrote", ...livetex.about(body), message: livetex.said(body) }),
  "hold scenario": ({ body }) => ({
    type: "operator.wrote",
    auto: true,
    lead: livetex.lead(body),
    message: livetex.said(body),
    happenedAt: livetex.time(body),
  }),
  closed: ({ body }) => ({ type: "dialog.returned", ...livetex.about(body) }),
  "message.mirror": ({ lead, command: { message } }) => {
    const [file] = (message.attachments ?? []) as unknown as readonly Data[];
    return file
      ? { user_id: lead.id, url: file.url, file_name: file.name, size: file.size, comment: message.text }
      : { user_id: lead.id, text: message.text };
  },
  "handoff.start, the choice": ({ lead, captured, command: { handoff } }) => ({
    user_id: lead.id,
    destination_type: "Department",
    destination_id: captured.group,
    name: text(lead.name),
    attributes: livetex.strings({ "Причина / Reason": text(handoff?.reason), ...handoff?.attributes }),
    hidden_attributes: livetex.strings(object(handoff?.hidden)),
  }),
  "handoff.cancel": ({ lead, command: { handoff } }) => ({ user_id: lead.id, text: `⚠ ${livetex.withdrawn(text(handoff.reason) ?? "")}` }),
};

// Telegram

const telegram = {
  words: (value: unknown): string | undefined => (typeof value === "string" && value.trim() !== "" ? value : undefined),
  joined: (one: unknown, two: unknown): string | undefined =>
    telegram.words([telegram.words(one), telegram.words(two)].filter((each) => each !== undefined).join(" ")),
  moment: (seconds: unknown): string | undefined =>
    typeof seconds === "number" && seconds > 0 && seconds < 1e11 ? new Date(seconds * 1000).toISOString() : undefined,
  person(chat: Data, from: unknown) {
    const isPrivate = (chat["type"] as unknown) === "private";
    return {
      externalId: chat["id"],
      name: isPrivate ? telegram.joined(chat["first_name"], chat["last_name"]) : telegram.words(chat["title"]),
      login: telegram.words(chat["username"]),
      language: isPrivate ? telegram.words(object(from)["language_code"]) : undefined,
      messenger: "telegram",
    };
  },
  attachment(raw: unknown, kind?: string, mediaType?: string) {
    const file = object(raw);
    const ref = telegram.words(file["file_id"]);
    if (ref === undefined) return undefined;
    const media = telegram.words(file["mime_type"]) ?? mediaType;
    const size: unknown = file["file_size"];
    return {
      kind: kind ?? /^(image|video|audio)\//i.exec(media ?? "")?.[1]?.toLowerCase() ?? "file",
      ref,
      name: telegram.words(file["file_name"]),
      mediaType: media,
      size: typeof size === "number" && size >= 0 ? Math.floor(size) : undefined,
    };
  },
  file(message: Data) {
    const has = (name: Field): boolean => typeof message[name] === "object" && message[name] !== null;
    if (has("animation")) return telegram.attachment(message["animation"], "video", "video/mp4");
    const photo: unknown = message["photo"];
    if (Array.isArray(photo)) return telegram.attachment((photo as unknown[]).at(-1), "image", "image/jpeg");
    if (has("video")) return telegram.attachment(message["video"], "video", "video/mp4");
    if (has("video_note")) return telegram.attachment(message["video_note"], "video", "video/mp4");
    if (has("voice")) return telegram.attachment(message["voice"], "audio", "audio/ogg");
    if (has("audio")) return telegram.attachment(message["audio"], "audio", "audio/mpeg");
    return has("document") ? telegram.attachment(message["document"]) : undefined;
  },
  inWords(message: Data): string | undefined {
    const english = /^en/i.test(telegram.words(object(message["from"])["language_code"]) ?? "");
    const named = (ru: string, en: string, name?: unknown) => `[${english ? en : ru}${telegram.words(name) ?? ""}]`;
    if (message["sticker"]) return named("стикер ", "sticker ", message["sticker"]["emoji"]);
    if (message["dice"]) return `${telegram.words(message["dice"]["emoji"]) ?? ""} ${String(message["dice"]["value"])}`;
    if (message["poll"]) return named("опрос: ", "poll: ", message["poll"]["question"]);
    if (message["checklist"]) return named("список: ", "checklist: ", message["checklist"]["title"]);
    if (message["game"]) return named("игра: ", "game: ", message["game"]["title"]);
    if (message["story"]) return named("история", "story");
    return message["paid_media"] ? named("платные файлы", "paid media") : undefined;
  },
  content(message: Data) {
    if (telegram.words(message["text"]) !== undefined) return { kind: "text", text: message["text"] };
    const file = telegram.file(message);
    if (file) return { kind: file.kind, text: telegram.words(message["caption"]), attachments: [file] };
    const place = object(message["location"]);
    const [latitude, longitude]: unknown[] = [place["latitude"], place["longitude"]];
    if (typeof latitude === "number" && typeof longitude === "number" && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)
      return { kind: "location", location: { latitude, longitude, title: telegram.words(object(message["venue"])["title"]) } };
    const contact = object(message["contact"]);
    if (telegram.words(contact["phone_number"]) !== undefined) {
      const name = telegram.joined(contact["first_name"], contact["last_name"]);
      return { kind: "contact", contact: { name, phone: contact["phone_number"] } };
    }
    const app = object(message["web_app_data"]);
    if (telegram.words(app["data"]) !== undefined)
      return { kind: "choice", choice: { code: app["data"], caption: telegram.words(app["button_text"]) } };
    const words = telegram.inWords(message);
    return words === undefined ? undefined : { kind: "text", text: words };
  },
  html(words: string): string {
    const safe = words
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replaceAll('"', "&quot;")
      .replace(/(^|\n)#{1,6}[ \t]+/g, "$1");
    return safe.replace(
      /\*\*([^*\n]+)\*\*|__([^_\n]+)__|`([^`\n]+)`|!?\[([^[\]\n]+)\]\((https?:\/\/[^\s()]+)\)/g,
      (_all, ...parts: string[]) => {
        const [stars, lines, code, title, url] = parts;
        if (url !== undefined) return `<a href="${url}">${title}</a>`;
        return code === undefined ? `<b>${stars ?? lines}</b>` : `<code>${code}</code>`;
      },
    );
  },
  styled(message: Data, key: string) {
    const words = telegram.words(message["text"]);
    if (words === undefined) return {};
    return (message["format"] as unknown) === "markdown" ? { [key]: telegram.html(words), parse_mode: "HTML" } : { [key]: words };
  },
  field({
    name,
    url,
    kind,
    mediaType,
  }: {
    readonly name?: string;
    readonly url: string;
    readonly kind: string;
    readonly mediaType?: string;
  }) {
    const path = telegram.words(name) ?? url.replace(/[?#].*$/, "");
    if (kind === "image") return /\.gif$/i.test(path) || mediaType === "image/gif" ? "animation" : "photo";
    if (kind === "audio") return /\.(ogg|oga|opus)$/i.test(path) || /^audio\/(ogg|opus)/i.test(mediaType ?? "") ? "voice" : "audio";
    return kind === "video" ? "video" : "document";
  },
  keyboard(rows: readonly (readonly Data[])[]) {
    if (rows.length === 0) return {};
    return {
      reply_markup: { inline_keyboard: rows.map((row) => row.map(({ caption, code }) => ({ text: caption, callback_data: code }))) },
    };
  },
  body(message: Data) {
    const [file] = (message["attachments"] ?? []) as unknown as Parameters<typeof telegram.field>;
    if (file) return { [telegram.field(file)]: file.url, ...telegram.styled(message, "caption") };
    const place = message["location"];
    if (place) {
      const { latitude, longitude, title } = place as unknown as Readonly<Record<string, string | number>>;
      return { latitude, longitude, ...(telegram.words(title) ? { title, address: `${latitude}, ${longitude}` } : {}) };
    }
    const person = message["contact"];
    if (person) return { phone_number: person["phone"], first_name: telegram.words(person["name"]) ?? person["phone"] };
    return {
      ...telegram.styled(message, "text"),
      ...telegram.keyboard((message["buttons"] ?? []) as unknown as readonly (readonly Data[])[]),
    };
  },
};

const TELEGRAM: Readonly<Record<string, ByHand>> = {
  message: ({ body: { message } }) => {
    if (!message) return undefined;
    const start = /^\/start(?:@\w+)?\s+(\S+)\s*$/.exec(telegram.words(message.text) ?? "")?.[1];
    const contact = object(message.contact);
    const own = contact["user_id"] !== undefined && contact["user_id"] === object(message.from)["id"];
    return {
      type: "message.received",
      lead: {
        ...telegram.person(message.chat as Data, message.from),
        phone: own ? telegram.words(contact["phone_number"]) : undefined,
        ...(start === undefined ? {} : { attributes: { start } }),
      },
      message: { providerId: message.message_id, at: telegram.moment(message.date), ...telegram.content(message) },
    };
  },
  "edited message": ({ body: { edited_message: message } }) => {
    const content = message && telegram.content(message);
    if (!message || !content) return undefined;
    const at = telegram.moment(message.edit_date);
    return {
      type: "message.edited",
      lead: telegram.person(message.chat as Data, message.from),
      happenedAt: at,
      message: { providerId: message.message_id, at, ...content },
    };
  },
  "pressed button": ({ body: { callback_query: query } }) => {
    if (!query) return undefined;
    const rows = (query.message?.reply_markup?.inline_keyboard ?? []) as unknown as readonly (readonly Data[])[];
    const pressed = rows.flat().find((button) => button["callback_data"] === query.data);
    return {
      type: "message.received",
      lead: telegram.person(query.message?.chat as Data, query.from),
      message: { providerId: query.id, kind: "choice", choice: { code: query.data, caption: telegram.words(pressed?.["text"]) } },
    };
  },
  "blocked or let in": ({ body: { my_chat_member: change } }) => ({
    type: "lead.blocked",
    lead: telegram.person(change?.chat as Data, change?.from),
    happenedAt: telegram.moment(change?.date),
    blocked: ["kicked", "left", "restricted"].includes(change?.new_chat_member?.status as unknown as string),
  }),
  "message.send, address of the file": ({ lead, command: { message } }) => {
    const [file] = (message.attachments ?? []) as unknown as readonly Data[];
    const given = message.text as unknown as string | undefined;
    const marked = (message.format as unknown) === "markdown";
    const words = marked && given !== undefined ? telegram.html(given) : given;
    const all = [words, file?.url as unknown as string | undefined].filter((each) => each !== undefined);
    return { chat_id: lead.externalId, text: all.join("\n"), ...(marked ? { parse_mode: "HTML" } : {}) };
  },
  "message.send, message": ({ lead, command: { message } }) => ({ chat_id: lead.externalId, ...telegram.body(message) }),
  "typing.send": ({ lead }) => ({ chat_id: lead.externalId, action: "typing" }),
};

const named = (provider: string, mappings: Readonly<Record<string, ByHand>>): [string, (input: object) => unknown][] =>
  Object.entries(mappings).map(([name, byHand]) => [`${provider}: ${name}`, (input) => byHand(input as Data)]);

export const BY_HAND: ReadonlyMap<string, (input: object) => unknown> = new Map([
  ...named("http-bot", { "bot.notify": ({ command, id }) => ({ ...command.event, id }) }),
  ...named("jivo", JIVO),
  ...named("livetex", LIVETEX),
  ...named("telegram", TELEGRAM),
  ...named("webim", WEBIM),
]);
