import { describe, expect, it } from "vitest";
import type { IncomingMessage } from "../../src/model/event.ts";
import type { Capabilities } from "../../src/model/capabilities.ts";
import { botSays, createWorld, DESK_LIKE, JIVO_LIKE, type World } from "./world.ts";

const lead = { externalId: "50418" };
const chat = { externalId: "91207" };
/** A channel that is its own desk, asks who is online, and hands chats back with their history. */
const OWN_DESK: Capabilities = {
  ...JIVO_LIKE,
  availability: "request",
  assumeTakenAfter: null,
  repeatsLines: true,
  close: true,
  notices: { transferred: "before", joined: "none", returned: "after" },
};
const line = (id: string, text = id): IncomingMessage => ({ providerId: id, kind: "text", text });
const opened = (world: World, messages: readonly IncomingMessage[] = [], externalId = "91207") =>
  world.event({ type: "dialog.opened", lead, dialog: { externalId }, messages });
const asked = (world: World) =>
  world.rows.flatMap(({ command }) =>
    command.type === "bot.notify" && command.event.type === "message.received" ? [command.event.message?.text] : [],
  );
function handedOver(capabilities: Capabilities = OWN_DESK, presence: boolean | null = true): World {
  const world = createWorld({ channel: capabilities });
  opened(world, [line("m1")]);
  const bot = botSays({ type: "handoff", reason: "asked" });
  world.run((row) =>
    row.command.type === "availability.check" && presence !== null ? { kind: "delivered", captured: { online: presence } } : bot(row),
  );
  return world;
}

describe("a chat that opens with what was written before", () => {
  it("asks the bot about each line, and reports an opening only where there is none", () => {
    const world = createWorld({ channel: OWN_DESK });
    opened(world, [line("m1"), line("m2")]);
    expect(asked(world)).toEqual(["m1", "m2"]);
    expect(world.told()).toEqual(["message.received", "message.received"]);
    const empty = createWorld({ channel: OWN_DESK });
    opened(empty);
    expect(empty.told()).toEqual(["dialog.opened"]);
  });

  it("counts a line once, whether it comes again in an opening or as a message", () => {
    const world = createWorld({ channel: OWN_DESK });
    opened(world, [line("m1")]);
    opened(world, [line("m1")]);
    world.event({ type: "message.received", lead, dialog: chat, message: line("m1") });
    world.event({ type: "message.received", lead, dialog: chat, message: line("m2") });
    opened(world, [line("m1"), line("m2"), line("m3")]);
    expect(asked(world)).toEqual(["m1", "m2", "m3"]);
  });

  it("remembers no ids where the channel does not repeat lines", () => {
    const world = createWorld();
    world.event({ type: "message.received", lead, dialog: chat, message: line("m1") });
    expect(world.dialog?.lines).toBeUndefined();
  });

  it("that people took is the return, with the lines that the bot has not heard", () => {
    const world = handedOver();
    world.event({ type: "operator.took", lead, dialog: chat, operator: { id: "7" } });
    opened(world, [line("m1"), line("m2", "Спасибо")]);
    expect(world.dialog).toMatchObject({ state: "bot" });
    const returned = world.rows.findLast(({ command }) => command.type === "bot.notify")?.command;
    expect(returned).toMatchObject({ event: { type: "dialog.returned", reason: "operator.returned", messages: [{ text: "Спасибо" }] } });
    expect(asked(world)).toEqual(["m1"]);
  });

  it("that lies in the desk's queue is the return too, though nobody was heard of", () => {
    const world = handedOver();
    expect(world.dialog).toMatchObject({ state: "waiting", phase: "queued" });
    opened(world, [line("m1")]);
    expect(world.told().at(-1)).toBe("dialog.returned");
  });

  it("does not end a handoff that the desk has not answered yet: it is an old opening", () => {
    const world = createWorld({ channel: OWN_DESK });
    opened(world, [line("m1")]);
    world.run(botSays({ type: "handoff" }));
    const epoch = world.dialog?.epoch;
    world.dialog = { ...world.dialog!, state: "waiting", phase: "requested" };
    opened(world, [line("m1")]);
    expect(world.dialog).toMatchObject({ state: "waiting", epoch });
  });

  it("under a new id ends the old handoff, and its lines are for the bot", () => {
    const world = handedOver();
    world.event({ type: "operator.took", lead, dialog: chat, operator: { id: "7" } });
    opened(world, [line("m9", "Новый вопрос")], "91299");
    expect(world.dialog).toMatchObject({ state: "bot", externalId: "91299" });
    expect(asked(world)).toEqual(["m1", "Новый вопрос"]);
  });

  it("leaves a dialog that another desk holds with it", () => {
    const world = createWorld({ channel: { ...OWN_DESK, leadMessageMeansBot: false }, desk: DESK_LIKE });
    opened(world, [line("m1")]);
    world.event({ type: "operator.took", lead }, { binding: "center" });
    opened(world, [line("m2")], "91299");
    expect(world.dialog).toMatchObject({ state: "operator", externalId: "91299" });
    expect(world.rows.at(-1)?.command).toMatchObject({ type: "message.mirror", to: "center", message: { text: "m2" } });
  });
});

describe("the promise before a handoff", () => {
  it.each([
    [true, ["Диалог переведён на оператора"]],
    [null, []],
  ])("is made when presence is %s: %j", (presence, said) => {
    const world = handedOver(OWN_DESK, presence);
    expect(world.said()).toEqual(said);
    expect(world.dialog).toMatchObject({ state: "waiting", phase: "queued" });
  });

  it("presence is asked once: a check that fails is no reason to wait", () => {
    const world = createWorld({ channel: OWN_DESK });
    opened(world, [line("m1")]);
    world.run(botSays({ type: "handoff" }));
    expect(world.rows.filter(({ command }) => command.type === "availability.check").map(({ command }) => command.transient)).toEqual([
      true,
    ]);
  });
});

describe("an assignment that does not say to whom", () => {
  it("counts only once the desk took the handoff", () => {
    const took = { type: "operator.took", lead, dialog: chat, onlyWhenAwaited: true, reopens: false } as const;
    const world = createWorld({ channel: OWN_DESK });
    world.event(took);
    expect(world.dialog).toBeNull();
    opened(world, [line("m1")]);
    world.event(took);
    expect(world.dialog).toMatchObject({ state: "bot" });
    const waiting = handedOver();
    waiting.event(took);
    expect(waiting.dialog).toMatchObject({ state: "operator" });
  });
});

describe("the end of a handed-over chat", () => {
  it("is the return, also while it lies in the queue", () => {
    const world = handedOver();
    world.event({ type: "dialog.closed", lead, dialog: chat });
    expect(world.told().at(-1)).toBe("dialog.returned");
    expect(world.dialog).toMatchObject({ state: "closed" });
  });
});

describe("a bot that ends the chat", () => {
  it("closes after its words, once the channel has done it; what it says after that is refused", () => {
    const world = createWorld({ channel: OWN_DESK });
    opened(world, [line("m1")]);
    world.start();
    const notify = world.rows.find(({ status }) => status === "started");
    if (!notify) throw new Error("the bot was not asked");
    world.settle(notify, { kind: "delivered", actions: [{ type: "say", text: "Пока" }, { type: "close" }, { type: "say", text: "?" }] });
    expect(world.dialog).toMatchObject({ state: "bot" });
    expect(world.notes.some(({ data }) => data?.["code"] === "bot.after_close")).toBe(true);
    world.run();
    expect(world.said()).toEqual(["Пока"]);
    expect(world.rows.map(({ command, status }) => `${command.type} ${status}`)).toContain("dialog.close delivered");
    expect(world.dialog).toMatchObject({ state: "closed", closeReason: "closed.by.bot" });
    expect(world.told().at(-1)).toBe("dialog.closed");
  });

  it("is refused where the channel cannot", () => {
    const world = createWorld();
    world.event({ type: "message.received", lead, dialog: chat, message: line("m1") });
    world.run(botSays({ type: "close" }));
    expect(world.notes.some(({ data }) => data?.["code"] === "bot.cannot_close")).toBe(true);
    expect(world.dialog).toMatchObject({ state: "bot" });
  });
});
