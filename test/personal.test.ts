import { describe, expect, it } from "vitest";
import { allWords, personalWords, withoutAnyText, withoutMarked, withoutTexts, withoutWords } from "../src/personal.ts";

describe("what is personal", () => {
  const event = {
    type: "message.received",
    id: "e1",
    lead: { externalId: "7", name: "Анна", phone: null, attributes: { city: "Казань", tries: 3 }, messenger: "widget" },
    message: { kind: "text", text: "Hello", attachments: [{ kind: "image", url: "https://files.example/x", size: 1 }] },
  };

  it("is what the schemas mark, at any depth, and everything in free attributes", () => {
    expect([...personalWords([event])].toSorted()).toEqual(["3", "Hello", "https://files.example/x", "Анна", "Казань"].toSorted());
    expect(withoutMarked({ handoff: { desk: "desk-1", note: "her card", reason: "asked" } })).toEqual({
      handoff: { desk: "desk-1", note: "…", reason: "asked" },
    });
    expect(withoutMarked(event)).toMatchObject({
      type: "message.received",
      id: "e1",
      lead: { externalId: "7", name: "…", phone: null, attributes: { city: "…", tries: "…" }, messenger: "widget" },
      message: { kind: "text", text: "…", attachments: [{ kind: "image", url: "…", size: 1 }] },
    });
  });

  it("is left out of a text: as it is, as JSON writes it, and where the text was cut within it", () => {
    const words = ['say "hi"\nnow', "Kurt", "abc"];
    expect(withoutWords('it said say "hi"\nnow twice', words)).toBe("it said … twice");
    expect(withoutWords(String.raw`{"text":"say \"hi\"\nnow"}`, words)).toBe('{"text":"…"}');
    expect(withoutWords('refused: say "hi', words)).toBe("refused: …");
    expect(withoutWords('refused: say "hi…', words)).toBe("refused: …");
    expect(withoutWords("abc Kurt abc", words)).toBe("abc … abc");
    expect(withoutWords("nothing", words)).toBe("nothing");
  });

  it("is everything in a payload that is no id and no code, and each of the words", () => {
    const payload = {
      id: "A-1",
      at: "2026-11-20T10:00:00.000Z",
      name: "Anna",
      n: 79161234567,
      empty: "",
      list: ["two words", "+7916", "a@b.c", "Ё"],
    };
    expect(withoutTexts(payload, new Set(["Anna", "79161234567"]))).toEqual({
      id: "A-1",
      at: "2026-11-20T10:00:00.000Z",
      name: "…",
      n: "…",
      empty: "",
      list: ["…", "…", "…", "…"],
    });
    expect(withoutTexts("not JSON at all", new Set())).toBe("…");
  });

  it("is in a payload that no mapping understood every text but ids and types, and every number that may be a telephone's", () => {
    const payload = {
      event: "message",
      client_id: "A-1",
      chatId: 91207000000,
      user: { id: "u@example.org", nick: "NoId", phone: 79161234567, age: 30, vip: true },
      list: ["yes", "", 5],
    };
    expect(withoutAnyText(payload)).toEqual({
      event: "message",
      client_id: "A-1",
      chatId: 91207000000,
      user: { id: "…", nick: "…", phone: "…", age: 30, vip: true },
      list: ["…", "", 5],
    });
    expect(withoutAnyText("whole")).toBe("…");
  });

  it("is every word, of a payload that is quoted", () => {
    const payload = { list: ["two words"] };
    expect([...allWords(payload)]).toContain("two words");
  });
});
