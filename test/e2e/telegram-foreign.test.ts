import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { TelegramServer } from "telegram-test-api/lib/telegramServer.js";
import { answers, portOf, say, words } from "./site.ts";
import { TELEGRAM_TOKEN, createChannelWorld } from "./telegram-world.ts";
import type { ChannelWorld } from "./telegram-world.ts";

/** A Bot API server that others wrote (npm telegram-test-api), with its own idea of every request and update. */
let server: TelegramServer;
let client: ReturnType<TelegramServer["getClient"]>;
let world: ChannelWorld;

interface Foreign {
  webhooks: Record<string, { url: string; secret_token?: string; allowed_updates?: string[] } | undefined>;
  storage: { botMessages: { message: Record<string, unknown> }[] };
}
const inside = () => server as unknown as Foreign;

beforeEach(async () => {
  const port = await portOf("telegram");
  server = new TelegramServer({ port, host: "127.0.0.1" });
  await server.start();
  client = server.getClient(TELEGRAM_TOKEN, { userId: 3527065, chatId: 3527065, firstName: "Иван", userName: "ivanp" });
  world = await createChannelWorld(`http://127.0.0.1:${port}`, {
    moves: () => inside().storage.botMessages.length,
    pending: () => 0,
    close: async () => void (await server.stop()),
  });
  world.front((request) => {
    // It keeps the secret_token that it was given, and does not send it: the one thing that is done in its place.
    const secret = inside().webhooks[TELEGRAM_TOKEN]?.secret_token;
    if (secret !== undefined && request.url?.startsWith("/hooks/")) request.rawHeaders.push("X-Telegram-Bot-Api-Secret-Token", secret);
    return false;
  });
  await world.setup("register");
});
afterEach(() => world.close());

async function does(act: Promise<unknown>): Promise<void> {
  // It answers its client first, and calls the webhook then.
  await Promise.all([server.waitUserMessage(), act]);
  await world.settle();
}
const writes = (text: string) => does(client.sendMessage(client.makeMessage(text)));
const shown = () => inside().storage.botMessages.map(({ message }) => message);

describe("a Bot API server of others", () => {
  it("takes our webhook; what it has no method for is told as such", async () => {
    expect(inside().webhooks[TELEGRAM_TOKEN]).toMatchObject({
      url: world.hook,
      allowed_updates: ["message", "edited_message", "callback_query", "my_chat_member"],
    });
    const report = await world.setup("check");
    expect(report.steps.map(({ name, ok }) => [name, ok])).toEqual([
      ["the token", true],
      ["the bot", true],
      ["getWebhookInfo", false],
    ]);
    expect((await world.setup("remove")).ok).toBe(true);
    expect(inside().webhooks[TELEGRAM_TOKEN]).toBeUndefined();
  });

  it("brings messages and commands that we understand, and shows our answers in its chat", async () => {
    answers(world, { "message.received": (event) => [say(`эхо: ${words(event)}`)] });
    await writes("Здравствуйте");
    await does(client.sendCommand(client.makeCommand("/start ref_42")));
    expect(world.told("message.received")).toMatchObject([
      {
        lead: { externalId: "3527065", name: "Иван", login: "ivanp", messenger: "telegram" },
        message: { kind: "text", text: "Здравствуйте" },
      },
      { lead: { attributes: { start: "ref_42" } }, message: { text: "/start ref_42" } },
    ]);
    expect(shown()).toEqual([
      { chat_id: "3527065", text: "эхо: Здравствуйте" },
      { chat_id: "3527065", text: "эхо: /start ref_42" },
    ]);
    // As its own client reads them.
    const { result } = (await client.getUpdates()) as { result: { message: { chat_id: string; text: string } }[] };
    expect(result.map(({ message }) => message.text)).toEqual(["эхо: Здравствуйте", "эхо: /start ref_42"]);
  });

  it("reads our keyboard, and its press is the choice of our bot", async () => {
    const buttons = [
      { code: "courier", caption: "Курьером" },
      { code: "self", caption: "Самовывоз" },
    ];
    answers(world, {
      "message.received": (event) => (words(event) === "self" ? [say("Ждём вас")] : [{ type: "say", text: "Как доставить?", buttons }]),
    });
    await writes("/start");
    const [{ reply_markup: markup } = {}] = shown() as {
      reply_markup?: { inline_keyboard: { text: string; callback_data: string }[][] };
    }[];
    const button = markup?.inline_keyboard.flat().find(({ text }) => text === "Самовывоз");
    const query = client.makeCallbackQuery(button?.callback_data ?? "", { message: { text: "Как доставить?", reply_markup: markup } });
    await does(client.sendCallback(query));
    expect(world.told("message.received")[1]).toMatchObject({
      lead: { externalId: "3527065" },
      message: { kind: "choice", choice: { code: "self", caption: "Самовывоз" } },
    });
    expect(shown().at(-1)).toEqual({ chat_id: "3527065", text: "Ждём вас" });
  });

  it("gets our HTML and our long text in parts; a method that it lacks is a failure like any other", async () => {
    answers(world, {
      "message.received": (event) =>
        words(event) === "файл"
          ? [{ type: "say", attachments: [{ kind: "image", url: "https://cdn.example/a.jpg" }] }]
          : [{ type: "say", format: "markdown", text: `**<1>** ${"ы".repeat(5_000)}` }],
    });
    await writes("текст");
    expect(shown().map(({ text, parse_mode }) => [String(text).slice(0, 16), String(text).length, parse_mode])).toEqual([
      ["<b>&lt;1&gt;</b>", expect.any(Number), "HTML"],
      [expect.stringMatching(/^ы+$/), expect.any(Number), "HTML"],
    ]);
    // sendPhoto: 500 and its own words, so it is tried again and again, and then kept for a person.
    await writes("файл");
    await world.advance(30 * 60_000);
    expect(await world.dead()).toMatchObject([{ reason: expect.stringContaining("status 500") }]);
  });
});
