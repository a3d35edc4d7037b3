import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Action } from "../../src/model/bot.ts";
import { manualClock } from "../delivery/engine-world.ts";
import { createJivoWorld } from "./jivo-world.ts";
import { answers, say, words } from "./site.ts";
import { IVAN, createTelegramWorld, livetexDesk } from "./telegram-world.ts";
import { VISITOR, createWebimWorld } from "./webim-world.ts";

/** What anybody may write: it arrives as it was written, whole and once, in every direction. */
const TEXTS: readonly (readonly [string, string])[] = [
  ["HTML", `<b>Скидка</b> & «ёлки» <script>alert("1")</script> &amp; <br/>`],
  ["10 000 characters", `начало ${"длинная строка ".repeat(670)}`.slice(0, 9_996) + "край"],
  ["emoji only", "👍🏽👨‍👩‍👧‍👦🇷🇺"],
  ["right to left", "مرحبا، أين طلبي رقم ١٢٣؟"],
  ["line breaks, tabs and quotes", 'Адрес:\n\tСПб, "Невский" 1\n\nкв. 5\\'],
];

describe("Telegram and LiveTex carry", () => {
  let livetex: Awaited<ReturnType<typeof livetexDesk>>["livetex"];
  let world: Awaited<ReturnType<typeof createTelegramWorld>>;
  beforeEach(async () => {
    const clock = manualClock();
    const desk = await livetexDesk(clock, '{ bot: "🤖", lead: "👤" }');
    livetex = desk.livetex;
    world = await createTelegramWorld({ clock, desk });
    await world.setup("register", "livetex");
    answers(world, {
      "message.received": (event) => (words(event) === "Оператора!" ? [say("Минуту"), { type: "handoff" }] : []),
    });
  });
  afterEach(() => world.close());
  const user = async () => (await world.leadOf(IVAN)).lead.id;
  const desk = async () => livetex.seen(await user()).lines.map((line) => line.replace(/^client: /, ""));
  async function handedOver(): Promise<void> {
    world.telegram.write(IVAN, "Оператора!");
    await world.settle();
    await world.advance(1_000);
    await livetex.open(await user());
    await world.settle();
  }

  it.each(TEXTS)("%s from the lead to the operator and back, whole, in order and once", async (_, text) => {
    world.telegram.write(IVAN, text.slice(0, 4_096));
    await world.settle();
    await handedOver();
    await livetex.say(await user(), text);
    await world.settle();
    const seen = (await desk()).filter((line) => line.startsWith("👤\n") && !line.includes("Оператора!")).map((line) => line.slice(3));
    expect(seen.join(" ").replaceAll(/\s+/g, " ")).toBe(text.slice(0, 4_096).replaceAll(/\s+/g, " "));
    const said = world.screen().slice(world.screen().findLastIndex((line) => line.includes("подключился")) + 1);
    expect(
      said
        .map((line) => line.replace(/^bot: /, ""))
        .join(" ")
        .replaceAll(/\s+/g, " "),
    ).toBe(text.replaceAll(/\s+/g, " "));
    expect(await world.dead()).toEqual([]);
  });

  it("30 files of the bot, each once and in order, under the header, and a lead without a name", async () => {
    const files = Array.from({ length: 30 }, (_, n) => ({ kind: "file" as const, url: `https://files.example/${n}.pdf` }));
    answers(world, {
      "message.received": (event) =>
        words(event) === "Файлы" ? [{ type: "say", text: "Вот", attachments: files }] : [say("Минуту"), { type: "handoff" }],
    });
    world.telegram.write(IVAN, "Файлы");
    await world.settle();
    await handedOver();
    const sent = livetex.calls().flatMap(({ text, body }) => (text.startsWith("sendFile") ? [body as Record<string, unknown>] : []));
    expect(sent.map((body) => body["url"])).toEqual(files.map(({ url }) => url));
    for (const body of sent) expect(body["comment"]).toBe("🤖");
    expect((await desk()).filter((line) => line.startsWith("🤖"))).toHaveLength(files.length + 2);
  });
});

interface Side {
  newLead(name?: string): void;
  leadSays(text: string): Promise<void>;
  operatorTakes(): Promise<void>;
  operatorSays(text: string): Promise<void>;
  /** The operator leaves, and the bot leads again. */
  comesBack(): Promise<void>;
  bot(script: Record<string, (event: Record<string, unknown>) => readonly Action[]>): void;
  /** What the lead sees of the bot, joined: a provider may take a long text in parts. */
  botOnScreen(): string[];
  told(type: string): Record<string, unknown>[];
  dead(): Promise<unknown[]>;
  close(): Promise<void>;
}

async function jivo(): Promise<Side> {
  const world = await createJivoWorld();
  const chat = () => world.jivo.site.clients.get("50418")?.chatId ?? "";
  const settled = async (act: Promise<unknown>) => {
    await act;
    await world.settle();
  };
  return {
    newLead: (name) => void world.jivo.addClient(name === undefined ? {} : { name }),
    leadSays: (text) => settled(world.jivo.say("50418", { text })),
    operatorTakes: () => settled(world.jivo.accept(chat(), "9021")),
    operatorSays: (text) => settled(world.jivo.write(chat(), "9021", text)),
    async comesBack() {
      world.jivo.leave(chat());
      await settled(world.jivo.say("50418", { text: "Я снова тут" }));
    },
    bot: (script) => answers(world, script),
    botOnScreen: () => world.screen().flatMap((line) => (line.startsWith("bot: ") ? [line.slice(5)] : [])),
    told: (type) => world.told(type),
    dead: () => world.dead(),
    close: () => world.close(),
  };
}

async function webim(): Promise<Side> {
  const world = await createWebimWorld();
  const chat = () => world.webim.account.visitors.get(VISITOR)?.chatId ?? 0;
  const settled = async (act: unknown) => {
    await act;
    await world.settle();
  };
  return {
    newLead: (name) => void world.webim.addVisitor({ id: VISITOR, fields: name === undefined ? {} : { name } }),
    leadSays: (text) => settled(world.webim.write(VISITOR, text)),
    operatorTakes: () => settled(world.webim.accept(chat(), 193903)),
    operatorSays: (text) => settled(world.webim.reply(chat(), text)),
    comesBack: () => settled(world.webim.giveBack(chat())),
    bot: (script) => answers(world, script),
    botOnScreen: () => world.screen().flatMap((line) => (line.startsWith("bot: ") ? [line.slice(5)] : [])),
    told: (type) => world.told(type),
    dead: () => world.dead(),
    close: () => world.close(),
  };
}

describe.each([
  ["jivo", jivo],
  ["webim", webim],
])("%s", (name, create) => {
  let side: Side;
  beforeEach(async () => {
    side = await create();
  });
  afterEach(() => side.close());

  it.each(TEXTS)("carries %s from the lead to the bot and back, and what an operator wrote to the bot", async (_, text) => {
    side.bot({
      "message.received": (event) => (words(event) === "Оператора!" ? [{ type: "handoff" }] : words(event) === text ? [say(text)] : []),
    });
    side.newLead("Анна");
    await side.leadSays(text);
    expect(side.told("message.received").map(words)).toEqual([text]);
    expect(side.botOnScreen().join("")).toBe(text);
    await side.leadSays("Оператора!");
    await side.operatorTakes();
    await side.operatorSays(text);
    await side.comesBack();
    expect(side.told("dialog.returned")).toMatchObject([{ messages: [{ by: "operator", kind: "text", text }] }]);
    expect(await side.dead()).toEqual([]);
  });

  it("carries 30 attachments of one answer, each once and in order", async () => {
    const attachments = Array.from({ length: 30 }, (_, n) => ({ kind: "image" as const, url: `https://files.shop.example/${n}.png` }));
    side.bot({ "message.received": () => [{ type: "say", text: "Каталог", attachments }] });
    side.newLead("Анна");
    await side.leadSays("Каталог");
    const shown = [
      ...side
        .botOnScreen()
        .join("\n")
        .matchAll(/files\.shop\.example\/(\d+)\.png/g),
    ].map(([, n]) => Number(n));
    expect(shown).toEqual(attachments.map((_, n) => n));
    expect(side.botOnScreen()[0]).toContain("Каталог");
    expect(await side.dead()).toEqual([]);
  });

  it("knows a lead without a name", async () => {
    side.bot({ "message.received": () => [say("Здравствуйте!")] });
    side.newLead();
    await side.leadSays("Привет");
    const [event] = side.told("message.received");
    if (name === "webim") expect(event?.["lead"]).not.toHaveProperty("name");
    expect(side.botOnScreen()).toEqual(["Здравствуйте!"]);
  });
});
