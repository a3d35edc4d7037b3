import { expect, it } from "vitest";
import { startLivetexEmulator } from "../../src/emulators/livetex.ts";
import { manualClock } from "../delivery/engine-world.ts";
import { IVAN, answers, createTelegramWorld } from "./telegram-world.ts";
import { say, words } from "./world.ts";

const KEY = "0f8c2b7e-livetex-key";

it("a lead of Telegram passes from the bot to an operator of LiveTex and back, with menus, files and corrections on the way", async () => {
  const clock = manualClock();
  const livetex = await startLivetexEmulator({ key: KEY, clock, switches: { insecure: true, pace: 0.001 } });
  const world = await createTelegramWorld({
    clock,
    desk: {
      id: "livetex",
      binding: ["provider: livetex", 'headers: { bot: "Бот", lead: "Клиент" }', `settings: { token: ${KEY}, baseUrl: "${livetex.url}" }`],
    },
    moves: () => livetex.control.journal.lines.length,
    sending: livetex.control.pending,
  });
  try {
    expect(await world.setup("register", "livetex")).toMatchObject({ ok: true });
    const buttons = [{ code: "operator", caption: "Позвать оператора" }];
    answers(world, {
      "message.received": (event) =>
        words(event) === "operator" ? [say("Минуту"), { type: "handoff" }] : [{ type: "say", text: "Чем помочь?", buttons }],
      "dialog.returned": [say("Снова я, бот")],
    });
    world.telegram.write(IVAN, "/start");
    await world.settle();
    world.telegram.file(IVAN, { kind: "photo", content: "байты", caption: "Вот чек" });
    await world.settle();
    world.telegram.press(IVAN, "Позвать оператора");
    await world.settle();
    const user = (await world.leadOf(IVAN)).lead.id;
    const desk = () => livetex.control.seen(user).lines.map((line) => line.replace(/^client: /, ""));
    expect(desk().slice(0, 2)).toEqual(["Клиент\n/start", "Бот\nЧем помочь?\n1. Позвать оператора"]);
    const shown = desk().join("\n");
    expect(shown).toContain("Клиент\noperator");
    // The operator opens the photo without Telegram's token.
    const link = /https?:\/\/[^\s"<>)]+\/media\/[^\s"<>)]+/.exec(JSON.stringify(livetex.control.calls()))?.[0];
    expect(await (await fetch(link ?? "")).text()).toBe("байты");

    await world.advance(1_000);
    await livetex.control.open(user);
    await livetex.control.say(user, "Здравствуйте! Смотрю <чек>");
    await world.settle();
    const { id } = world.telegram.write(IVAN, "Заказ 40117");
    await world.settle();
    world.telegram.edit(IVAN, id, "Заказ 40118");
    await world.settle();
    expect(desk().at(-1)).toContain("40118");

    await world.advance(1_000);
    await livetex.control.close(user);
    await world.settle();
    const screen = world.screen();
    expect(screen).toContain("bot: Здравствуйте! Смотрю <чек>");
    expect(screen.at(-1)).toBe("bot: Снова я, бот");
    expect((await world.leadOf(IVAN)).dialog?.state).toBe("bot");
    expect(world.told("dialog.returned")[0]?.["messages"]).toMatchObject([
      { by: "operator", text: "Здравствуйте! Смотрю <чек>" },
      { by: "lead", text: "Заказ 40118" },
    ]);
    expect(await world.dead()).toEqual([]);
  } finally {
    await world.close();
    await livetex.close();
  }
});
