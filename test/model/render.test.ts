import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEFAULT_CAPABILITIES, type Capabilities } from "../../src/model/capabilities.ts";
import type { Message } from "../../src/model/message.ts";
import { captionKey, choiceOf, codeOf, render, splitText, stripMarkdown } from "../../src/model/render.ts";

const base: Message = { id: "m", by: "bot", at: "2026-11-21T10:00:00.000Z", kind: "text" };
const three: Capabilities = { ...DEFAULT_CAPABILITIES, buttons: { max: 3, perRow: 1, captionMax: null, codeMax: null, separate: false } };
const menu = (...captions: string[]) => captions.map((caption, index) => [{ code: `c${index + 1}`, caption }]);

describe("buttons", () => {
  it.each([
    [1, 1],
    [3, 1],
    [4, 2],
    [7, 3],
  ])("%i of them go out as %i messages of at most three, none lost, the text on each", (count, messages) => {
    const buttons = menu(...Array.from({ length: count }, (_, index) => `Размер ${index + 40}`));
    const { parts } = render({ ...base, text: "Размер", buttons }, three);
    expect(parts).toHaveLength(messages);
    expect(
      parts
        .flatMap((part) => part.buttons ?? [])
        .flat()
        .map((button) => button.code),
    ).toEqual(buttons.flat().map((button) => button.code));
    expect(parts.every((part) => part.text?.startsWith("Размер"))).toBe(true);
    if (messages > 1) expect(parts[0]?.text).toBe(`Размер (1/${messages})`);
    expect(new Set(parts.map((part) => part.id)).size).toBe(messages);
  });

  it("stay in the bot's own rows where the provider has a grid, longer rows cut, a row never torn between two messages", () => {
    const can: Capabilities = { ...three, buttons: { max: 5, perRow: 3, rows: true, captionMax: null, codeMax: null, separate: false } };
    const row = (...codes: string[]) => codes.map((code) => ({ code, caption: code }));
    const link = { code: "x", caption: "x", url: "https://shop.example" };
    const buttons = [row("a"), [...row("b"), link, ...row("c")], row("d", "e", "f", "g"), [link], row("h")];
    const { parts } = render({ ...base, text: "?", buttons }, can);
    expect(parts.map((part) => part.buttons?.map((each) => each.map(({ code }) => code).join("")))).toEqual([
      ["a", "bc"],
      ["def", "g", "h"],
    ]);
  });

  it("become numbered text where there are none", () => {
    const { parts, numbers } = render({ ...base, text: "Как доставить?", buttons: menu("Курьером", "Сам") }, DEFAULT_CAPABILITIES);
    expect(parts.map((part) => part.text)).toEqual(["Как доставить?\n1. Курьером\n2. Сам"]);
    expect(numbers).toEqual([
      { code: "c1", caption: "Курьером" },
      { code: "c2", caption: "Сам" },
    ]);
  });

  it("with one caption twice are made different, so that a typed one is never ambiguous", () => {
    const { captions } = render({ ...base, text: "?", buttons: menu("Да", "да ", "ДА") }, three);
    expect(new Set(captions.map((option) => captionKey(option.caption))).size).toBe(3);
    expect(captions[0]).toEqual({ code: "c1", caption: "Да" });
  });

  it("that are links stay readable as text", () => {
    expect(
      render({ ...base, text: "Сайт", buttons: [[{ code: "u", caption: "Открыть", url: "https://shop.example" }]] }, three).parts[0]?.text,
    ).toBe("Сайт\nОткрыть: https://shop.example");
  });

  it("without a question get one in the lead's language", () => {
    expect(render({ ...base, buttons: menu("A") }, three, "en-GB").parts[0]?.text).toBe("Please choose:");
    expect(render({ ...base, buttons: menu("A") }, three).parts[0]?.text).toBe("Выберите вариант:");
  });
});

describe("attachments, places and contacts", () => {
  it("go as their address where the provider takes no files, after the text, before a menu", () => {
    const attachments = [{ kind: "image" as const, url: "https://cdn.example/price.png" }];
    expect(render({ ...base, text: "Цены", attachments }, three).parts.map((part) => part.text)).toEqual([
      "Цены",
      "https://cdn.example/price.png",
    ]);
    expect(render({ ...base, text: "Цены", attachments, buttons: menu("Ок") }, three).parts.map((part) => part.text)).toEqual([
      "https://cdn.example/price.png",
      "Цены",
    ]);
  });

  it("go natively where it does", () => {
    const { parts } = render(
      { ...base, attachments: [{ kind: "file", url: "https://cdn.example/a.pdf" }] },
      { ...DEFAULT_CAPABILITIES, attachments: "native" },
    );
    expect(parts).toMatchObject([{ kind: "file", attachments: [{ url: "https://cdn.example/a.pdf" }] }]);
  });

  it("carry a text that fits below them on the first file; a longer one, or one with a menu, stays a message of its own", () => {
    const can: Capabilities = { ...three, attachments: "native", captionMax: 4 };
    const attachments = ["a", "b"].map((name) => ({ kind: "image" as const, url: `https://cdn.example/${name}.png` }));
    const shown = (text: string, buttons?: Message["buttons"]) =>
      render({ ...base, text, attachments, ...(buttons ? { buttons } : {}) }, can).parts.map(({ kind, text: said }) => [kind, said]);
    expect(shown("Цены")).toEqual([
      ["image", "Цены"],
      ["image", undefined],
    ]);
    expect(shown("Новые цены").map(([kind]) => kind)).toEqual(["text", "image", "image"]);
    expect(shown("Цены", menu("Ок")).map(([kind]) => kind)).toEqual(["image", "image", "text"]);
    expect(render({ ...base, text: "Цены", attachments }, { ...can, attachments: "url" }).parts).toHaveLength(3);
  });

  it("are a place and a person where the provider shows such, words where it does not", () => {
    const place: Message = { ...base, kind: "location", location: { latitude: 55.75, longitude: 37.62, title: "Магазин" } };
    const person: Message = { ...base, kind: "contact", contact: { name: "Анна", phone: "+79110000001" } };
    const can: Capabilities = { ...three, locations: "native", contacts: "native" };
    expect(render(place, can).parts).toMatchObject([{ kind: "location", location: { latitude: 55.75 } }]);
    expect(render(person, can).parts).toMatchObject([{ kind: "contact", contact: { phone: "+79110000001" } }]);
    expect(render({ ...person, contact: { email: "a@b.example" } }, can).parts).toMatchObject([{ kind: "text", text: "a@b.example" }]);
    expect(render(place, three).parts).toMatchObject([{ kind: "text", text: "Магазин: https://maps.google.com/?q=55.75,37.62" }]);
    expect(render(person, three).parts).toMatchObject([{ kind: "text", text: "Анна, +79110000001" }]);
  });
});

describe("long text", () => {
  it("goes out in order, whole, within the limit, never cutting a character", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 400 }), fc.integer({ min: 4, max: 60 }), (text, max) => {
        const parts = splitText(text, max);
        for (const part of parts) {
          expect(part.length).toBeLessThanOrEqual(max);
          expect(part.isWellFormed()).toBe(text.isWellFormed());
        }
        const squeeze = (words: string) => words.replace(/\s+/gu, "");
        if (text.length > max) expect(squeeze(parts.join(""))).toBe(squeeze(text));
      }),
      { numRuns: 500 },
    );
  });

  it("carries the menu on its last part only", () => {
    const { parts } = render({ ...base, text: "слово ".repeat(30).trim(), buttons: menu("Да", "Нет") }, { ...three, textMax: 60 });
    expect(parts.length).toBeGreaterThan(2);
    expect(parts.slice(0, -1).every((part) => !part.buttons)).toBe(true);
    expect(parts.at(-1)?.buttons).toHaveLength(2);
  });
});

describe("markdown", () => {
  it.each(["[", "![", "**a ", "__a ", "[a](", "`"])("takes %j fifty thousand times without stopping everything else", (mark) => {
    const began = performance.now();
    stripMarkdown(mark.repeat(50_000));
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  it("loses its marks where the provider shows plain text, and keeps its links", () => {
    const message: Message = { ...base, format: "markdown", text: "Заказ **40117** в пути. [Отследить](https://shop.example/t)" };
    const { parts } = render(message, three);
    expect(parts).toMatchObject([{ text: "Заказ 40117 в пути. Отследить: https://shop.example/t" }]);
    expect(parts[0]).not.toHaveProperty("format");
    expect(render(message, { ...three, markdown: true }).parts).toMatchObject([{ format: "markdown", text: message.text }]);
    expect(stripMarkdown("2 * 3 * 4 = 24, snake_case_name")).toBe("2 * 3 * 4 = 24, snake_case_name");
  });
});

describe("a typed caption", () => {
  it("means the newest button of that caption", () => {
    const captions = [
      { key: captionKey("Да"), code: "old", caption: "Да" },
      { key: captionKey("Да"), code: "new", caption: "Да" },
    ];
    expect(choiceOf(" ДА ", captions, [])).toMatchObject({ code: "new" });
    expect(choiceOf("да уж", captions, [])).toBeUndefined();
  });

  it("or number means the line of the last numbered menu", () => {
    const numbers = [
      { code: "a", caption: "A" },
      { code: "b", caption: "B" },
    ];
    expect(choiceOf("2)", [], numbers)).toMatchObject({ code: "b" });
    expect(choiceOf("3", [], numbers)).toBeUndefined();
    expect(choiceOf("0", [], numbers)).toBeUndefined();
  });
});

describe("a provider whose menus have no text and whose codes are short", () => {
  const can: Capabilities = {
    ...DEFAULT_CAPABILITIES,
    buttons: { max: 3, perRow: 1, captionMax: null, codeMax: 23, separate: true },
  };

  it("gets the text first, then the menu alone, split by its limit", () => {
    const { parts } = render({ ...base, text: "Размер", buttons: menu("40", "41", "42", "43") }, can);
    expect(parts.map(({ text, buttons }) => text ?? buttons?.length)).toEqual(["Размер", 3, 1]);
    expect(new Set(parts.map(({ id }) => id)).size).toBe(3);
  });

  it("gets codes of at most that length, different and the same again for the same code", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ minLength: 1, maxLength: 60 }), { minLength: 1, maxLength: 20 }), (codes) => {
        const buttons = codes.map((code, index) => [{ code, caption: `c${index}` }]);
        const { parts, captions } = render({ ...base, text: "?", buttons }, can);
        const sent = parts.flatMap((part) => (part.buttons ?? []).flat().map(({ code }) => code));
        expect(sent.every((code) => code.length <= 23 && /^[\x20-\x7e]+$/.test(code))).toBe(true);
        expect(new Set(sent).size).toBe(codes.length);
        expect(render({ ...base, text: "?", buttons }, can).parts).toEqual(parts);
        for (const [index, code] of codes.entries()) {
          const id = sent[index] ?? "";
          expect(codeOf(id, captions)?.code ?? id).toBe(code);
        }
      }),
    );
  });
});
