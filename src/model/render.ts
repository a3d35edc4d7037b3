import type { ButtonCapabilities, Capabilities } from "./capabilities.ts";
import { hash32 } from "./hash.ts";
import type { Button, Message } from "./message.ts";

/** A message as one provider can show it: parts in order, and what a typed caption or number will mean. */
export interface Rendered {
  readonly parts: readonly Message[];
  readonly captions: readonly Option[];
  /** Not empty when the menu went out as numbered text. */
  readonly numbers: readonly Option[];
}

export interface Option {
  readonly code: string;
  readonly caption: string;
  /** What travels instead of the code, where the provider carries only short ones. */
  readonly sent?: string;
}

/** Pure: the same message and capabilities give the same parts. Nothing of the content is left out. */
export function render(original: Message, can: Capabilities, language?: string): Rendered {
  const message = original.format === "markdown" && !can.markdown ? withoutMarkdown(original) : original;
  const links = (message.buttons ?? []).flat().filter((button) => button.url !== undefined);
  const rows = (message.buttons ?? []).map((row) => row.filter((button) => button.url === undefined));
  const options = distinct(rows.flat(), can.buttons);
  const linkLines = links.map((button) => `${button.caption}: ${button.url}`);
  let text = [message.text ?? "", ...linkLines].filter((line) => line !== "").join("\n");
  let numbers: readonly Option[] = [];
  if (options.length > 0 && text === "") text = language?.startsWith("en") ? "Please choose:" : "Выберите вариант:";
  if (options.length > 0 && !can.buttons) {
    text = [text, ...options.map((option, index) => `${index + 1}. ${option.caption}`)].join("\n");
    numbers = options;
  }

  const attachments = message.attachments ?? [];
  const captioned = fitsAsCaption(text, can) && options.length === 0 && attachments.length > 0;
  const textParts =
    text === "" || captioned
      ? []
      : splitText(text, roomForCount(can, options.length)).map((part) => bare(message, { kind: "text", text: part }));
  const withButtons =
    can.buttons && options.length > 0 ? attachButtons(textParts, menusOf(options, rows, can.buttons), can.buttons.separate) : textParts;
  const files = attachments.map((attachment, index) =>
    can.attachments === "native"
      ? bare(message, { kind: attachment.kind, attachments: [attachment], ...(captioned && index === 0 ? { text } : {}) })
      : bare(message, { kind: "text", text: attachment.url, format: "plain" }),
  );
  const place =
    message.location &&
    bare(message, can.locations === "native" ? { kind: "location", location: message.location } : locationPart(message.location));
  const contact =
    message.contact &&
    bare(
      message,
      // Who has no number can only be written down.
      can.contacts === "native" && message.contact.phone !== undefined
        ? { kind: "contact", contact: message.contact }
        : { kind: "text", text: contactText(message.contact), format: "plain" },
    );
  const extras = [...files, ...(place ? [place] : []), ...(contact ? [contact] : [])];
  // A menu comes last, so that it is what the lead has before their eyes.
  const ordered = options.length > 0 ? [...extras, ...withButtons] : [...withButtons, ...extras];
  return {
    parts: ordered.map((part, index) => (index === 0 ? part : { ...part, id: `${message.id}.${index + 1}` })),
    captions: options,
    numbers,
  };
}

/** How typed text is compared with a caption: case, blanks and compatibility forms do not count. */
export function captionKey(text: string): string {
  return text.normalize("NFKC").trim().toLowerCase().replace(/\s+/gu, " ");
}

/** What a pressed button meant whose code travelled shortened; newest first. */
export function codeOf(sent: string, captions: readonly Option[]): Option | undefined {
  const known = captions.findLast((option) => option.sent === sent);
  return known && { code: known.code, caption: known.caption };
}

/** The caption of a code that came without one: as it was shown last. */
export function captionOf(code: string, captions: readonly Option[]): Option | undefined {
  const known = captions.findLast((option) => option.code === code);
  return known && { code, caption: known.caption };
}

/** What a lead's text chose, or undefined. Captions first (newest first), then a number of the last numbered menu. */
export function choiceOf(
  text: string,
  captions: readonly { readonly key: string; readonly code: string; readonly caption: string }[],
  numbers: readonly Option[],
): Option | undefined {
  const key = captionKey(text);
  const byCaption = captions.findLast((known) => known.key === key);
  if (byCaption) return { code: byCaption.code, caption: byCaption.caption };
  const number = /^(\d{1,3})[.)]?$/u.exec(key);
  return number ? numbers[Number(number[1]) - 1] : undefined;
}

/** Parts of at most `max` UTF-16 units, cut at a line, else a blank, never inside a character. */
export function splitText(text: string, max: number | null): string[] {
  if (max === null || text.length <= max) return [text];
  const parts: string[] = [];
  let rest = text;
  while (rest.length > max) {
    const window = rest.slice(0, max);
    let cut = Math.max(window.lastIndexOf("\n"), window.lastIndexOf(" "));
    if (cut < max / 2) cut = max;
    const high = rest.charCodeAt(cut - 1);
    if (high >= 0xd800 && high <= 0xdbff && cut > 1) cut -= 1;
    parts.push(rest.slice(0, cut).trimEnd());
    rest = rest.slice(cut).trimStart();
  }
  if (rest !== "") parts.push(rest);
  return parts.filter((part) => part !== "");
}

/** Markdown as plain text: the marks go, the links stay readable. In linear time: a lead's words may come back in a bot's. */
export function stripMarkdown(text: string): string {
  return text
    .replace(/!?\[([^[\]\n]*)\]\(([^()\s]{1,2000})\)/gu, (_all, label: string, url: string) =>
      label === "" || label === url ? url : `${label}: ${url}`,
    )
    .replace(/(\*\*|__)(\S(?:.{0,300}?\S)?)\1/gu, "$2")
    .replace(/`([^`\n]+)`/gu, "$1")
    .replace(/^#{1,6}\s+/gmu, "");
}

function withoutMarkdown({ format: _format, ...message }: Message): Message {
  return { ...message, text: stripMarkdown(message.text ?? "") };
}

function fitsAsCaption(text: string, can: Capabilities): boolean {
  return text !== "" && can.attachments === "native" && can.captionMax !== null && text.length <= can.captionMax;
}

/** A menu that takes several messages carries "(1/2)" after its text: leave room for it. */
function roomForCount(can: Capabilities, options: number): number | null {
  return can.textMax !== null && can.buttons && !can.buttons.separate && options > can.buttons.max ? can.textMax - 8 : can.textMax;
}

/** Captions cut to the provider's limit and made different from each other, so that a typed one is never ambiguous. */
function distinct(buttons: readonly Button[], can: ButtonCapabilities | null): Option[] {
  const { captionMax, codeMax } = can ?? { captionMax: null, codeMax: null };
  const seen = new Set<string>();
  const last = new Map<string, number>();
  return buttons.map((button) => {
    let caption = clip(button.caption.trim() || button.code, captionMax);
    const key = captionKey(caption);
    for (let n = last.get(key) ?? 2; seen.has(captionKey(caption)); n += 1, last.set(key, n))
      caption = `${clip(button.caption.trim(), captionMax === null ? null : captionMax - 4)} (${n})`;
    seen.add(captionKey(caption));
    const sent = shortCode(button.code, codeMax);
    return { code: button.code, caption, ...(sent === button.code ? {} : { sent }) };
  });
}

/** The same short code for the same long one, so that a menu that is sent again means the same. */
function shortCode(code: string, max: number | null): string {
  if (max === null || (code.length <= max && /^[\x20-\x7e]+$/u.test(code))) return code;
  const mark = `~${hash32(code).toString(16).padStart(8, "0")}`;
  return code.replace(/[^\w.:-]/gu, "").slice(0, max - mark.length) + mark;
}

function clip(text: string, max: number | null): string {
  if (max === null || text.length <= max) return text;
  return `${text.slice(0, max - 1).replace(/[\uD800-\uDBFF]$/u, "")}…`;
}

/** The menus of one message: rows of buttons, each menu at most as large as the provider shows one. */
function menusOf(options: readonly Option[], rows: readonly (readonly Button[])[], can: ButtonCapabilities): readonly Button[][][] {
  const buttons = options.map(({ code, caption, sent }): Button => ({ code: sent ?? code, caption }));
  if (!can.rows) return chunk(buttons, can.max).map((menu) => chunk(menu, can.perRow));
  const menus: Button[][][] = [];
  let room = 0;
  let next = 0;
  for (const row of rows) {
    for (const part of chunk(buttons.slice(next, next + row.length), Math.min(can.perRow, can.max))) {
      if (part.length > room) {
        menus.push([]);
        room = can.max;
      }
      menus.at(-1)?.push(part);
      room -= part.length;
    }
    next += row.length;
  }
  return menus;
}

function attachButtons(textParts: readonly Message[], menus: readonly Button[][][], separate: boolean): Message[] {
  const last = textParts.at(-1);
  if (!last) return [];
  if (separate) {
    const { text: _, ...bareMenu } = last;
    return [...textParts, ...menus.map((buttons) => ({ ...bareMenu, buttons }))];
  }
  const head = textParts.slice(0, -1);
  for (const [index, buttons] of menus.entries()) {
    const text = menus.length === 1 ? last.text : `${last.text} (${index + 1}/${menus.length})`;
    head.push({ ...last, ...(text === undefined ? {} : { text }), buttons });
  }
  return head;
}

function chunk<T>(items: readonly T[], size: number): T[][] {
  const groups: T[][] = [];
  for (let start = 0; start < items.length; start += Math.max(1, size)) groups.push(items.slice(start, start + Math.max(1, size)));
  return groups;
}

/** The message's envelope around another content. */
function bare(message: Message, content: Pick<Message, "kind"> & Partial<Message>): Message {
  const format = message.format === "markdown" && content.format === undefined ? { format: message.format } : {};
  return { id: message.id, by: message.by, at: message.at, ...format, ...content };
}

function locationPart(location: NonNullable<Message["location"]>): Pick<Message, "kind"> & Partial<Message> {
  const { latitude, longitude, title } = location;
  return { kind: "text", format: "plain", text: `${title ? `${title}: ` : ""}https://maps.google.com/?q=${latitude},${longitude}` };
}

function contactText(contact: NonNullable<Message["contact"]>): string {
  return [contact.name, contact.phone, contact.email].filter((part) => part).join(", ");
}
