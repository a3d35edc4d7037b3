import type { Entity } from "./account.ts";

const TYPES: Readonly<Record<string, string>> = {
  b: "bold",
  strong: "bold",
  i: "italic",
  em: "italic",
  u: "underline",
  ins: "underline",
  s: "strikethrough",
  strike: "strikethrough",
  del: "strikethrough",
  code: "code",
  pre: "pre",
  a: "text_link",
  blockquote: "blockquote",
  "tg-spoiler": "spoiler",
};
const NAMED: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"' };

/** parse_mode HTML: the text that is shown, or what Telegram complains of. docs: https://core.telegram.org/bots/api#html-style */
export function parseHtml(source: string): { readonly text: string; readonly entities: readonly Entity[] } | { readonly wrong: string } {
  const open: { tag: string; offset: number; url?: string }[] = [];
  const entities: Entity[] = [];
  let text = "";
  for (let at = 0; at < source.length;) {
    const rest = source.slice(at);
    if (rest.startsWith("&")) {
      const [whole, name = "", code] = /^&(?:([a-z]+)|#(\d{1,7}));/.exec(rest) ?? ["&"];
      text += code === undefined ? (NAMED[name] ?? whole) : String.fromCodePoint(Math.min(Number(code), 0x10ffff));
      at += whole.length;
    } else if (rest.startsWith("<")) {
      const tag = /^<(\/?)([a-z-]*)(?:\s+href="([^"]*)")?\s*>/i.exec(rest);
      const name = tag?.[2]?.toLowerCase() ?? "";
      const offset = Buffer.byteLength(source.slice(0, at));
      if (!tag || !Object.hasOwn(TYPES, name)) return { wrong: `Unsupported start tag "${name}" at byte offset ${offset}` };
      at += tag[0].length;
      if (tag[1] === "") {
        open.push({ tag: name, offset: text.length, ...(tag[3] === undefined ? {} : { url: tag[3] }) });
        continue;
      }
      const last = open.pop();
      if (!last) return { wrong: `Unexpected end tag at byte offset ${offset}` };
      if (last.tag !== name) return { wrong: `Unmatched end tag at byte offset ${offset}, expected "</${last.tag}>", found "</${name}>"` };
      const { url } = last;
      // A link whose address is none is shown as plain text.
      if (text.length === last.offset || (name === "a" && !/^(https?|tg|mailto|tel):/i.test(url ?? ""))) continue;
      const type = TYPES[name] ?? name;
      entities.push({
        type,
        offset: last.offset,
        length: text.length - last.offset,
        ...(url === undefined ? {} : { url: unescaped(url) }),
      });
    } else {
      const next = rest.search(/[<&]/);
      const plain = next < 0 ? rest : rest.slice(0, next);
      text += plain;
      at += plain.length;
    }
  }
  const left = open.at(-1);
  return left ? { wrong: `Can't find end tag corresponding to start tag "${left.tag}"` } : { text, entities };
}

const unescaped = (text: string): string => text.replace(/&(lt|gt|amp|quot);/g, (whole, name: string) => NAMED[name] ?? whole);
