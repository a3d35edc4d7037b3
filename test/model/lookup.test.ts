import { describe, expect, it } from "vitest";
import type { Found } from "../../src/model/command.ts";
import type { Capabilities } from "../../src/model/capabilities.ts";
import { createWorld, JIVO_LIKE, leadSays } from "./world.ts";
import type { Row, World } from "./world.ts";

const lead = { externalId: "50418" };
const chat = { externalId: "91207" };
/** A channel that is its own desk and keeps a record that can be asked. */
const KNOWING: Capabilities = { ...JIVO_LIKE, lookup: "transcript", repeatsLines: true, assumeTakenAfter: null };

const lookups = (world: World, why?: string) =>
  world.rows.filter(({ command }) => command.type === "lead.lookup" && (why === undefined || command.why === why));
const told = (world: World, type: string) =>
  world.rows.flatMap(({ command }) => (command.type === "bot.notify" && command.event.type === type ? [command.event] : []));
const found = (row: Row | undefined, what: Found, world: World) => world.settle(row!, { kind: "delivered", found: what });
const took = (world: World, operator: { id?: string; name?: string }) =>
  world.event({ type: "operator.took", lead, dialog: chat, operator });
const returns = (world: World) => world.event({ type: "dialog.returned", lead, dialog: chat, reason: "left" });

function opened(capabilities = KNOWING): World {
  const world = createWorld({ channel: capabilities });
  world.event(leadSays("Привет"));
  return world;
}

describe("a lookup", () => {
  it("is made once per dialog, and what it finds is news of the lead", () => {
    const world = opened();
    world.event(leadSays("Ещё"));
    expect(lookups(world)).toMatchObject([{ command: { why: "opened", chat: "91207", transient: true, guard: {} } }]);
    found(lookups(world)[0], { lead: { page: "https://t.me/shop", messenger: "telegram" } }, world);
    expect(world.lead).toMatchObject({ messenger: "telegram" });
    expect(told(world, "lead.updated")).toMatchObject([{ changed: ["messenger", "page"] }]);
  });

  it("tells nothing twice, and nothing when it finds nothing new or fails", () => {
    const world = opened();
    world.settle(lookups(world)[0]!, { kind: "cancelled", reason: "tried once" });
    expect(told(world, "lead.updated")).toEqual([]);
    expect(world.dialog).toMatchObject({ state: "bot" });
  });

  it("is not made where the channel knows nothing, or the chat has no id", () => {
    expect(lookups(opened(JIVO_LIKE))).toEqual([]);
    const world = createWorld({ channel: KNOWING });
    world.event({ type: "message.received", lead, message: { kind: "text", text: "Привет" } });
    expect(lookups(world)).toEqual([]);
  });
});

describe("an operator of whom only the id is known", () => {
  it("is told to the bot with the name, once that is looked up", () => {
    const world = opened();
    took(world, { id: "7" });
    expect(told(world, "operator.joined")).toEqual([]);
    found(lookups(world, "joined")[0], { operator: { id: "7", name: "Иван" } }, world);
    expect(told(world, "operator.joined")).toMatchObject([{ operator: { id: "7", name: "Иван" }, dialog: { state: "operator" } }]);
    expect(world.dialog?.operator).toEqual({ id: "7", name: "Иван" });
  });

  it("is told without one where that fails, where it is somebody else's, and before anything else that the bot hears", () => {
    const failed = opened();
    took(failed, { id: "7" });
    failed.settle(lookups(failed, "joined")[0]!, { kind: "rejected", reason: "401" });
    expect(told(failed, "operator.joined")).toMatchObject([{ operator: { id: "7" } }]);

    const other = opened();
    took(other, { id: "7" });
    found(lookups(other, "joined")[0], { operator: { id: "8", name: "Ольга" } }, other);
    expect(told(other, "operator.joined")[0]?.operator).toEqual({ id: "7" });

    const overtaken = opened();
    took(overtaken, { id: "7" });
    const { epoch } = overtaken.dialog!;
    overtaken.event({ type: "lead.updated", lead: { ...lead, phone: "+7" } });
    expect(overtaken.told().slice(-2)).toEqual(["operator.joined", "lead.updated"]);
    expect(told(overtaken, "operator.joined")).toMatchObject([{ epoch, dialog: { state: "operator" } }]);
    found(lookups(overtaken, "joined")[0], { operator: { id: "7", name: "Иван" } }, overtaken);
    expect(told(overtaken, "operator.joined")).toHaveLength(1);
  });

  it("is not looked up where the name came with the id", () => {
    const world = opened();
    took(world, { id: "7", name: "Иван" });
    expect(lookups(world, "joined")).toEqual([]);
    expect(told(world, "operator.joined")).toHaveLength(1);
  });
});

describe("the human stretch", () => {
  const at = (minute: number) => `2026-11-21T10:0${minute}:00.000Z`;

  it("reaches the bot with the channel's record of it: in its order, each line once, without what came before", () => {
    const world = opened();
    world.event({ ...leadSays("до"), message: { kind: "text", text: "до", providerId: "m0" } } as never);
    world.now += 120_000;
    took(world, { id: "7", name: "Иван" });
    world.event({
      type: "operator.wrote",
      lead,
      dialog: chat,
      operator: { id: "7" },
      message: { kind: "text", text: "своими", providerId: "o9" },
    });
    world.now += 60_000;
    returns(world);
    expect(told(world, "dialog.returned")).toEqual([]);
    const lines = [
      { by: "lead", kind: "text", text: "до", providerId: "m0", at: at(0) },
      { by: "operator", kind: "text", text: "давно", providerId: "o0", at: at(0) },
      { by: "operator", kind: "text", text: "Здравствуйте", providerId: "o1", at: at(2) },
      { by: "operator", kind: "text", text: "своими", providerId: "o9", at: at(2) },
      { by: "lead", kind: "text", text: "Спасибо", providerId: "m1", at: at(3) },
    ] as const;
    found(lookups(world, "returned")[0], { lines }, world);
    expect(told(world, "dialog.returned")[0]?.messages?.map(({ by, text }) => `${by}: ${text}`)).toEqual([
      "operator: Здравствуйте",
      "operator: своими",
      "lead: Спасибо",
    ]);
    const recorded = world.notes
      .filter(({ kind }) => kind === "message")
      .map(({ data }) => (data?.["message"] as { text: string } | undefined)?.text);
    expect(recorded.filter((text) => text === "своими")).toHaveLength(1);
    expect(recorded).toContain("Здравствуйте");
  });

  it("brings nothing of an earlier one", () => {
    const world = opened();
    for (const text of ["раз", "два"]) {
      took(world, { id: "7", name: "Иван" });
      returns(world);
      const lines = ["раз", "два"].map((line) => ({ by: "operator", kind: "text", text: line, providerId: line }) as const);
      found(lookups(world, "returned").at(-1), { lines: lines.slice(0, text === "раз" ? 1 : 2) }, world);
    }
    expect(told(world, "dialog.returned").map(({ messages }) => messages?.map(({ text }) => text))).toEqual([["раз"], ["два"]]);
  });

  it("is told at once where the lead's own message is the return, and a closed chat's before the next one begins", () => {
    const world = opened();
    took(world, { id: "7", name: "Иван" });
    world.event(leadSays("Спасибо"));
    expect(world.told().slice(-2)).toEqual(["dialog.returned", "message.received"]);

    const closed = opened();
    took(closed, { id: "7", name: "Иван" });
    closed.event({ type: "dialog.closed", lead, dialog: chat });
    expect(told(closed, "dialog.returned")).toEqual([]);
    const first = closed.dialog?.id;
    closed.event(leadSays("Снова я", { chat: "91208" }));
    expect(closed.dialog?.id).not.toBe(first);
    expect(closed.told().slice(-2)).toEqual(["dialog.returned", "message.received"]);
    expect(told(closed, "dialog.returned")[0]?.dialog.state).toBe("closed");
    found(lookups(closed, "returned")[0], { lines: [{ by: "operator", kind: "text", text: "поздно", providerId: "z" }] }, closed);
    expect(told(closed, "dialog.returned")).toHaveLength(1);
  });

  it("is told when the lookup comes to nothing, whatever that means", () => {
    for (const outcome of [
      { kind: "cancelled", reason: "the gateway stopped" },
      { kind: "rejected", reason: "401" },
    ] as const) {
      const world = opened();
      took(world, { id: "7", name: "Иван" });
      returns(world);
      world.settle(lookups(world, "returned")[0]!, outcome);
      expect(told(world, "dialog.returned")).toHaveLength(1);
    }
  });
});

describe("what a provider tells twice, or late", () => {
  const open = (world: World, mark: string) => world.event({ type: "dialog.opened", lead, dialog: chat, mark });
  const OWN: Capabilities = { ...JIVO_LIKE, availability: "none", assumeTakenAfter: null, repeatsLines: true };
  function queued(): World {
    const world = createWorld({ channel: OWN });
    open(world, "0:");
    world.event({ type: "handoff.requested", lead, dialog: chat });
    world.run();
    return world;
  }

  it("an opening with the same mark gives nothing back within a minute; after it, or with another mark, it does", () => {
    const world = queued();
    expect(world.dialog).toMatchObject({ state: "waiting", phase: "queued" });
    world.now += 59_000;
    open(world, "0:");
    expect(world.dialog).toMatchObject({ state: "waiting" });
    world.now += 2_000;
    open(world, "0:");
    expect(world.dialog).toMatchObject({ state: "bot" });
    const other = queued();
    open(other, "2:m2");
    expect(other.dialog).toMatchObject({ state: "bot" });
  });

  it("an assignment that may be late takes nothing from the bot right after a return, and counts later", () => {
    const late = { type: "operator.took", lead, dialog: chat, operator: { id: "7" }, lateBy: 7_000 } as const;
    const world = queued();
    world.event(late);
    expect(world.dialog).toMatchObject({ state: "operator" });
    returns(world);
    world.now += 6_000;
    world.event(late);
    expect(world.dialog).toMatchObject({ state: "bot" });
    expect(world.notes.at(-1)?.text).toContain("an assignment from before");
    world.now += 2_000;
    world.event(late);
    expect(world.dialog).toMatchObject({ state: "operator" });
  });
});
