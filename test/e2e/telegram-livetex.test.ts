import { expect, it } from "vitest";
import { manualClock } from "../delivery/engine-world.ts";
import { answers, say, words } from "./site.ts";
import { IVAN, createTelegramWorld, livetexDesk } from "./telegram-world.ts";

it("a lead of Telegram passes from the bot to an operator of LiveTex and back, with menus, files and corrections on the way", async () => {
  const clock = manualClock();
  const desk = await livetexDesk(clock, '{ bot: "Бот", lead: "Клиент" }');
  const { livetex } = desk;
  const world = await createTelegramWorld({ clock, desk });
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
    const seen = () => livetex.seen(user).lines.map((line) => line.replace(/^client: /, ""));
    expect(seen().slice(0, 2)).toEqual(["Клиент\n/start", "Бот\nЧем помочь?\n1. Позвать оператора"]);
    const shown = seen().join("\n");
    expect(shown).toContain("Клиент\noperator");
    // The operator opens the photo without Telegram's token.
    const link = /https?:\/\/[^\s"<>)]+\/media\/[^\s"<>)]+/.exec(JSON.stringify(livetex.calls()))?.[0];
    expect(await (await fetch(link ?? "")).text()).toBe("байты");

    await world.advance(1_000);
    await livetex.open(user);
    await livetex.say(user, "Здравствуйте! Смотрю <чек>");
    await world.settle();
    const { id } = world.telegram.write(IVAN, "Заказ 40117");
    await world.settle();
    world.telegram.edit(IVAN, id, "Заказ 40118");
    await world.settle();
    expect(seen().at(-1)).toContain("40118");

    await world.advance(1_000);
    await livetex.close(user);
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
  }
});
