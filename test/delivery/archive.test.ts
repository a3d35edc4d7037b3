import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { createArchive } from "../../src/delivery/archive.ts";
import type { Archive } from "../../src/delivery/archive.ts";
import { loadMemory } from "../../src/delivery/memory.ts";
import type { Store } from "../../src/delivery/store.ts";
import type { Transcript } from "../../src/delivery/transcript.ts";
import { applyEvent, draftOf, turnOf } from "../../src/delivery/turn.ts";
import { createUpkeep, KEPT } from "../../src/delivery/upkeep.ts";
import { openDocuments } from "../../src/documents.ts";
import type { Documents } from "../../src/documents.ts";
import type { Event } from "../../src/model/event.ts";
import { transition } from "../../src/model/transition.ts";
import { createWorld, raw, received, T0 } from "./engine-world.ts";
import type { World } from "./engine-world.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

interface Archived {
  world: World;
  archive: Archive;
  store: Store;
  documents: Documents;
  /** Every put, with what was put. */
  puts: { key: string; document: Transcript & { checksum: string } }[];
  /** Set: the next calls of the archive's storage do this first. */
  trouble: { put?: ((key: string) => Promise<void>) | undefined };
  logged: string[];
  /** Time goes on for the engine and the archive. */
  advance(ms: number): Promise<void>;
  /** Another archiver over the same store and documents, as after a crash. */
  restart(wrap?: (store: Store) => Store): void;
  close(who: string): Promise<void>;
  only(leadId: string, part?: number): Promise<Transcript>;
}

const cleanups: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup();
});

function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), "leadgate-archive-"));
  cleanups.push(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** Until the archive has begun to write a document, which does not end before what this gives is called. */
async function untilWriting(made: Archived): Promise<() => void> {
  await made.world.settle();
  const write: { end?: () => void } = {};
  made.trouble.put = () => new Promise((resolve) => (write.end = resolve));
  while (!write.end && made.world.clock.next(T0 + 16 * MINUTE)) await made.world.settle();
  if (!write.end) throw new Error("nothing was written");
  return write.end;
}

/** A real store and engine with the real transition, a bot that greets, and an archive in memory or in a folder. */
async function archived(options: { folder?: string; redact?: (text: string) => string } = {}): Promise<Archived> {
  const world = await createWorld({ transition });
  cleanups.push(() => world.close());
  world.runtime = { ...world.runtime, archiveAfter: 15 * MINUTE };
  world.scripts.set("bot", ({ command }) => {
    const heard = command.type === "bot.notify" && command.event.type === "message.received";
    return heard ? { kind: "delivered", actions: [{ type: "say", text: `Hello, ${command.event.message?.text}` }] } : { kind: "delivered" };
  });
  const real = await openDocuments(options.folder === undefined ? "memory" : "fs", { base: options.folder });
  const puts: Archived["puts"] = [];
  const trouble: Archived["trouble"] = {};
  const documents: Documents = {
    ...real,
    async put(key, document) {
      await trouble.put?.(key);
      puts.push({ key, document: document as Archived["puts"][number]["document"] });
      await real.put(key, document);
    },
  };
  const logged: string[] = [];
  const log = {
    ...world.deps.log,
    info: (_: object, text: string) => void logged.push(text),
    error: (_: object, text: string) => void logged.push(text),
  };
  const build = (store: Store) => {
    const archive = createArchive({ store, documents, deps: { ...world.deps, log }, redact: options.redact ?? ((text) => text) });
    archive.start();
    return archive;
  };
  const made: Archived = {
    world,
    archive: build(world.store),
    store: world.store,
    documents,
    puts,
    trouble,
    logged,
    async advance(ms) {
      const until = world.clock.now() + ms;
      await world.settle();
      while (world.clock.next(until)) {
        await world.settle();
        await made.archive.idle();
      }
    },
    restart(wrap = (store) => store) {
      void made.archive.stop(0);
      made.archive = build(wrap(world.store));
    },
    async close(who) {
      await happen(world, { type: "dialog.closed", lead: { externalId: who } });
      await world.settle();
    },
    async only(leadId, part = 1) {
      const [row] = await world.store.transcripts(leadId, { limit: 1 });
      const found = await made.archive.read(leadId, row?.dialogId ?? "", part);
      if (!found) throw new Error("not archived");
      return found.transcript;
    },
  };
  cleanups.push(() => made.archive.stop(0));
  return made;
}

type Happening = { type: "dialog.closed" | "operator.took" | "message.received"; lead: { externalId: string } };

async function happen(world: World, event: Happening): Promise<void> {
  const bound = world.runtime.bindings.get("shop")!;
  const events = [{ event: event as unknown as Event, onUnknown: "create" }] as const;
  await world.engine.accept(bound.binding, { ...received("", ""), events } as unknown as ReturnType<typeof received>, raw);
}

const texts = (transcript: Transcript) => transcript.lines.map(({ by, text }) => `${by}: ${text}`);

describe("the archive", () => {
  it("takes a dialog as soon as it closes: who, what was said in order, and how it went", async () => {
    const made = await archived();
    const leadId = await made.world.receive("ann", "Hi");
    await made.advance(MINUTE);
    await made.world.receive("ann", "there");
    await made.advance(MINUTE);
    expect(made.puts).toEqual([]);
    await made.close("ann");
    await made.advance(10 * SECOND);

    const transcript = await made.only(leadId);
    expect(made.puts).toHaveLength(1);
    expect(made.puts[0]?.key).toBe(`shop/2026-11/${leadId}/${transcript.dialog.id}.json`);
    expect(texts(transcript)).toEqual(["lead: Hi", "bot: Hello, Hi", "lead: there", "bot: Hello, there"]);
    expect(transcript).toMatchObject({
      version: 1,
      part: 1,
      lead: { id: leadId, binding: "shop", externalId: "ann" },
      dialog: {
        state: "closed",
        bot: { binding: "bot" },
        handoffs: 0,
        openedAt: new Date(T0).toISOString(),
        closeReason: expect.any(String) as string,
      },
    });
    expect(transcript.notes.map(({ after, text }) => [after, text])).toEqual([
      [0, "a dialog begins"],
      [4, expect.stringContaining("the dialog is closed") as string],
    ]);
    expect(await made.store.unarchived()).toEqual({ dialogs: 0, since: null });
  });

  it("takes an open dialog after its pause, again when it has grown, and not without a reason (LT-18)", async () => {
    const made = await archived();
    const leadId = await made.world.receive("ann", "one");
    await made.advance(14 * MINUTE);
    expect(made.puts).toHaveLength(0);
    await made.advance(2 * MINUTE);
    expect(texts(await made.only(leadId))).toEqual(["lead: one", "bot: Hello, one"]);
    await made.advance(60 * MINUTE);
    expect(made.puts).toHaveLength(1);

    await made.world.receive("ann", "two");
    await made.advance(16 * MINUTE);
    expect(made.puts.map(({ key }) => key)).toEqual([made.puts[0]?.key, made.puts[0]?.key]);
    expect(texts(await made.only(leadId))).toEqual(["lead: one", "bot: Hello, one", "lead: two", "bot: Hello, two"]);
  });

  it("keeps a lead's dialogs apart", async () => {
    const made = await archived();
    const leadId = await made.world.receive("ann", "one");
    await made.world.settle();
    await made.close("ann");
    await made.world.receive("ann", "two");
    await made.world.settle();
    await made.close("ann");
    await made.advance(20 * SECOND);
    const rows = await made.store.transcripts(leadId, { limit: 9 });
    const read = await Promise.all(rows.map((row) => made.archive.read(leadId, row.dialogId, 1)));
    expect(read.map((found) => found && texts(found.transcript))).toEqual([
      ["lead: two", "bot: Hello, two"],
      ["lead: one", "bot: Hello, one"],
    ]);
    expect(rows.map(({ facts }) => facts.state)).toEqual(["closed", "closed"]);
  });

  it("hears of both when one turn ends a dialog and begins the next", async () => {
    const { world } = await archived();
    const leadId = await world.receive("ann", "one");
    await world.settle();
    const memory = (await loadMemory(world.store, leadId, "alone", { inbox: 9, outbox: 9 }))!;
    const draft = draftOf(memory, world.runtime, T0);
    const parts = { transition, legBound: 9, store: world.store };
    const about = { at: new Date(T0).toISOString(), binding: "shop", lead: { externalId: "ann" } };
    await applyEvent(draft, { ...about, id: "00000000-0000-4000-8000-000000000001", type: "dialog.closed" }, parts);
    const message = { kind: "text", text: "two" } as const;
    await applyEvent(draft, { ...about, id: "00000000-0000-4000-8000-000000000002", type: "message.received", message }, parts);
    expect(turnOf(draft)?.transcripts?.map(({ facts, dueAt }) => [facts.state, dueAt])).toEqual([
      ["closed", T0],
      ["bot", T0 + 15 * MINUTE],
    ]);
  });

  it("loses nothing while its storage is down for days, says so once, and asks it ever less often", async () => {
    const made = await archived();
    let asked = 0;
    made.trouble.put = () => {
      asked += 1;
      return Promise.reject(new Error("connect ECONNREFUSED"));
    };
    const leads: string[] = [];
    for (let n = 0; n < 120; n += 1) {
      leads.push(await made.world.receive(`lead-${n}`, `line ${n}`));
      await made.world.settle();
      if (n % 2 === 0) await made.close(`lead-${n}`);
    }
    await made.advance(3 * DAY);
    expect(made.puts).toEqual([]);
    expect(asked).toBeGreaterThan(100);
    expect(asked).toBeLessThan((3 * DAY) / (5 * MINUTE) + 20);
    expect(made.logged).toEqual(["dialogs cannot be archived: they wait in the store"]);
    expect(made.archive.stats()).toMatchObject({
      written: 0,
      failed: asked,
      failing: { since: expect.any(Number) as number, reason: "connect ECONNREFUSED" },
    });
    expect((await made.store.unarchived()).dialogs).toBe(120);

    made.trouble.put = undefined;
    await made.advance(6 * MINUTE);
    expect(await made.store.unarchived()).toEqual({ dialogs: 0, since: null });
    for (const [n, leadId] of leads.entries()) expect(texts(await made.only(leadId))[0]).toBe(`lead: line ${n}`);
    expect(made.logged.slice(1)).toEqual(["dialogs are archived again"]);
    expect(made.archive.stats().failing).toBeNull();
  });

  it("is not held up by a dialog that it never takes", async () => {
    const made = await archived();
    const poor = await made.world.receive("poor", "x");
    await made.world.settle();
    await made.close("poor");
    made.trouble.put = (key) => (key.includes(poor) ? Promise.reject(new Error("403")) : Promise.resolve());
    for (let n = 0; n < 5; n += 1) {
      const leadId = await made.world.receive(`lead-${n}`, "hi");
      await made.world.settle();
      await made.close(`lead-${n}`);
      await made.advance(6 * MINUTE);
      expect(texts(await made.only(leadId))).toHaveLength(2);
    }
    expect(made.logged).toHaveLength(1);
    expect((await made.store.unarchived()).dialogs).toBe(1);
  });

  it("writes again, and the same, what a crash left written but not marked", async () => {
    const folder = temporary();
    const made = await archived({ folder });
    made.restart((store) => ({ ...store, transcriptArchived: () => Promise.reject(new Error("this process is dead")) }));
    const leadId = await made.world.receive("ann", "Hi");
    await made.world.settle();
    await made.close("ann");
    await made.advance(10 * SECOND);
    expect((await made.store.unarchived()).dialogs).toBe(1);
    const before = made.puts.length;
    expect(before).toBeGreaterThan(0);

    made.restart();
    await made.advance(10 * SECOND);
    expect(made.puts.slice(before)).toEqual([made.puts[0]]);
    expect(texts(await made.only(leadId))).toEqual(["lead: Hi", "bot: Hello, Hi"]);
    expect(await made.store.unarchived()).toEqual({ dialogs: 0, since: null });
  });

  it("takes what grew while it was being written", async () => {
    const made = await archived();
    const leadId = await made.world.receive("ann", "one");
    await made.world.settle();
    let grown = false;
    made.trouble.put = async () => {
      if (grown) return;
      grown = true;
      await made.world.receive("ann", "two");
      await made.world.settle();
    };
    await made.advance(16 * MINUTE);
    expect((await made.store.unarchived()).dialogs).toBe(1);
    await made.advance(16 * MINUTE);
    expect(texts(await made.only(leadId))).toHaveLength(4);
  });

  it("gives up on a write that hangs, and lets no late one replace a newer one", async () => {
    const made = await archived();
    const leadId = await made.world.receive("ann", "one");
    await made.world.settle();
    await made.close("ann");
    let let_go = () => {};
    let asked = 0;
    made.trouble.put = () => {
      asked += 1;
      return asked === 1 ? new Promise<void>((resolve) => (let_go = resolve)) : Promise.resolve();
    };
    const tick = async (ms: number) => {
      const until = made.world.clock.now() + ms;
      while (made.world.clock.next(until)) await made.world.settle();
    };
    await tick(29 * SECOND);
    expect(made.archive.stats().failed).toBe(0);
    await tick(10 * MINUTE);
    expect(asked).toBe(1);
    expect(made.archive.stats()).toMatchObject({ failing: { reason: "an earlier write of the same document has not ended yet" } });
    let_go();
    await made.advance(6 * MINUTE);
    expect(asked).toBe(2);
    expect(texts(await made.only(leadId))).toEqual(["lead: one", "bot: Hello, one"]);
  });

  it("holds little in memory of a dialog of 10,000 lines, and writes only its end again", { timeout: 30_000 }, async () => {
    const made = await archived();
    const leadId = await made.world.receive("ann", "first");
    await made.world.settle();
    const [row] = await made.store.transcripts(leadId, { limit: 1 });
    const { version } = (await made.store.loadLane(leadId, { inbox: 1, outbox: 1 }))!;
    const line = (n: number) => ({
      at: T0 + n,
      dialogId: row!.dialogId,
      kind: "message",
      text: "lead",
      data: { message: { id: `m${n}`, by: "lead", at: new Date(T0 + n).toISOString(), kind: "text", text: `line ${n}` } },
    });
    await made.store.turn({ leadId, version, now: T0, timeline: Array.from({ length: 10_000 }, (_, n) => line(n)) });
    let largest = 0;
    made.restart((store) => ({
      ...store,
      async timeline(id, page) {
        const rows = await store.timeline(id, page);
        largest = Math.max(largest, rows.length);
        return rows;
      },
    }));
    await made.advance(16 * MINUTE);
    expect(largest).toBeLessThanOrEqual(200);
    expect(made.puts.map(({ document }) => document.part)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(Math.max(...made.puts.map(({ document }) => document.lines.length))).toBeLessThanOrEqual(1_000);

    const all: string[] = [];
    for (let part = 1, parts = 1; part <= parts; part += 1) {
      const found = await made.archive.read(leadId, row!.dialogId, part);
      parts = found?.parts ?? 0;
      all.push(...(found?.transcript.lines.map(({ text }) => text ?? "") ?? []));
    }
    expect(all).toEqual(["first", "Hello, first", ...Array.from({ length: 10_000 }, (_, n) => `line ${n}`)]);

    await made.world.receive("ann", "more");
    await made.advance(16 * MINUTE);
    expect(made.puts.slice(11).map(({ document }) => document.part)).toEqual([11]);
  });

  it("ends a part by its size too", async () => {
    const made = await archived();
    const leadId = await made.world.receive("ann", "x".repeat(400_000));
    await made.world.receive("ann", "y".repeat(400_000));
    await made.world.settle();
    await made.close("ann");
    await made.advance(20 * SECOND);
    expect(made.puts.length).toBeGreaterThan(1);
    for (const { document } of made.puts) expect(JSON.stringify(document).length).toBeLessThan(1_100_000);
    expect((await made.only(leadId, made.puts.length)).dialog.state).toBe("closed");
  });

  it("does not replace an old document by one whose first lines the store has forgotten", async () => {
    const made = await archived();
    const leadId = await made.world.receive("ann", "old");
    await made.advance(16 * MINUTE);
    const [row] = await made.store.transcripts(leadId, { limit: 1 });
    // Half a year later.
    await made.store.transcriptArchived({ ...row!, at: T0 - KEPT.timeline / 2, done: true });
    await made.store.prune({ requests: 0, timeline: made.world.clock.now() }, 1_000);
    expect(await made.store.timeline(leadId, { limit: 9, kinds: ["message"] })).toEqual([]);
    await made.world.receive("ann", "new");
    await made.advance(16 * MINUTE);
    expect(texts(await made.only(leadId, 1))).toEqual(["lead: old", "bot: Hello, old"]);
    expect(texts(await made.only(leadId, 2))).toEqual(["lead: new", "bot: Hello, new"]);
  });

  it("ends a document that begins with an old line", async () => {
    const made = await archived();
    const leadId = await made.world.receive("ann", "new");
    await made.world.settle();
    const { version, dialog } = (await made.store.loadLane(leadId, { inbox: 1, outbox: 1 }))!;
    const message = { id: "m0", by: "lead", at: "2026-01-01T00:00:00.000Z", kind: "text", text: "held for long" };
    await made.world.engine.stop(0);
    await made.store.prune({ requests: 0, timeline: T0 + 1 }, 1_000);
    const old = { at: T0 - KEPT.timeline / 2, dialogId: dialog!.id, kind: "message", text: "lead", data: { message } };
    await made.store.turn({ leadId, version, now: T0, timeline: [old] });
    await made.advance(16 * MINUTE);
    expect(texts(await made.only(leadId))).toEqual(["lead: held for long"]);
    expect(await made.store.transcripts(leadId, { limit: 1 })).toMatchObject([{ part: 2, dueAt: null }]);
    expect(await made.archive.read(leadId, dialog!.id, 1)).toMatchObject({ parts: 1 });
    expect(await made.archive.read(leadId, dialog!.id, 2)).toBeUndefined();
  });

  it("lets no secret in, and no name that its storage would drop", async () => {
    const made = await archived({ redact: (text) => text.replaceAll("hunter2", "***") });
    const leadId = await made.world.receive("ann", "my password is hunter2");
    await made.world.settle();
    const attributes = JSON.parse('{ "__proto__": { "a": 1 }, "constructor": { "prototype": 1 }, "phone": "79161234567" }') as Record<
      string,
      string
    >;
    const state = (await made.store.loadLane(leadId, { inbox: 1, outbox: 1 }))!;
    await made.world.engine.stop(0);
    await made.store.turn({ leadId, version: state.version, now: T0, lead: { ...state.lead, attributes } });
    await made.advance(16 * MINUTE);
    const transcript = await made.only(leadId);
    expect(JSON.stringify(made.puts)).not.toContain("hunter2");
    expect(texts(transcript)[0]).toBe("lead: my password is ***");
    expect(transcript.lead.attributes).toEqual({ phone: "79161234567" });
  });

  it("removes what it has of a lead", async () => {
    const folder = temporary();
    const made = await archived({ folder });
    const ann = await made.world.receive("ann", "Hi");
    const bob = await made.world.receive("bob", "Hi");
    await made.advance(16 * MINUTE);
    expect(await made.archive.erase(ann, async () => "forgotten")).toEqual({ dialogs: 1, forgotten: "forgotten" });
    const month = join(folder, "shop", "2026-11");
    expect(readdirSync(join(month, ann))).toEqual([]);
    expect(readdirSync(join(month, bob))).toHaveLength(1);
  });

  it("writes nothing of a lead that is being erased, and removes what was on its way", async () => {
    const folder = temporary();
    const made = await archived({ folder });
    const ann = await made.world.receive("ann", "Hi");
    const go = await untilWriting(made);
    const erased = made.archive.erase(ann, () => made.world.engine.erase(ann));
    await made.world.settle();
    expect(await made.store.lead({ id: ann })).toBeDefined();
    made.trouble.put = undefined;
    go();
    expect(await erased).toMatchObject({ dialogs: 1, forgotten: { now: true } });
    await made.advance(16 * MINUTE);
    expect(readdirSync(join(folder, "shop", "2026-11", ann))).toEqual([]);
    expect(await made.store.unarchived()).toEqual({ dialogs: 0, since: null });
    expect(made.archive.stats().failing).toBeNull();
  });

  it("takes back what it wrote of a lead that another instance erased meanwhile", async () => {
    const folder = temporary();
    const made = await archived({ folder });
    const ann = await made.world.receive("ann", "Hi");
    const go = await untilWriting(made);
    const first = made.archive;
    made.restart();
    expect(await made.archive.erase(ann, () => made.store.erase(ann, { now: T0 }))).toMatchObject({ dialogs: 1, forgotten: { now: true } });
    go();
    await first.idle();
    expect(made.puts).toHaveLength(1);
    expect(readdirSync(join(folder, "shop", "2026-11", ann))).toEqual([]);
  });

  it("removes what another instance wrote between the removal and the forgetting", async () => {
    const folder = temporary();
    const made = await archived({ folder });
    const ann = await made.world.receive("ann", "Hi");
    await made.advance(16 * MINUTE);
    const [row] = await made.store.transcripts(ann, { limit: 1 });
    await made.archive.erase(ann, async () => {
      await made.documents.put(`${row!.place}.json`, { late: true });
      return made.store.erase(ann, { now: T0 });
    });
    expect(readdirSync(join(folder, "shop", "2026-11", ann))).toEqual([]);
  });

  it("stays as it is when the archive refuses, and is erased at the next try", async () => {
    const made = await archived();
    const ann = await made.world.receive("ann", "Hi");
    await made.advance(16 * MINUTE);
    const { remove } = made.documents;
    made.documents.remove = () => Promise.reject(new Error("no connection"));
    const erase = () => made.archive.erase(ann, () => made.world.engine.erase(ann));
    await expect(erase()).rejects.toMatchObject({ code: "archive.unavailable" });
    expect(await made.store.lead({ id: ann })).toBeDefined();
    made.documents.remove = remove;
    expect(await erase()).toMatchObject({ forgotten: { now: true } });
  });

  it("stops behind the document that it writes", async () => {
    const made = await archived();
    const leads = [await made.world.receive("ann", "Hi"), await made.world.receive("bob", "Hi")];
    await made.world.settle();
    let go = () => {};
    made.trouble.put = () => new Promise((resolve) => (go = resolve));
    made.world.clock.next(T0 + 20 * MINUTE);
    while (made.world.clock.next(T0 + 15 * MINUTE + 9 * SECOND)) await made.world.settle();
    made.world.clock.next(T0 + 15 * MINUTE + 10 * SECOND);
    await made.world.settle();
    const stopped = made.archive.stop(10_000);
    go();
    await stopped;
    expect(made.puts).toHaveLength(1);
    expect((await made.store.unarchived()).dialogs).toBe(leads.length - 1);
  });
});

describe("a document of the archive", () => {
  async function oneFile() {
    const folder = temporary();
    const made = await archived({ folder });
    const leadId = await made.world.receive("ann", "Hi");
    await made.advance(16 * MINUTE);
    const [row] = await made.store.transcripts(leadId, { limit: 1 });
    const file = join(folder, `${row!.place}.json`);
    return { file, text: readFileSync(file, "utf8"), read: () => made.archive.read(leadId, row!.dialogId, 1), made, leadId };
  }

  it.each([
    ["cut off", (text: string) => text.slice(0, text.length / 2), "not a JSON object"],
    ["empty", () => "", "not a JSON object"],
    ["changed", (text: string) => text.replace("Hello, Hi", "Hello, You"), "checksum"],
    ["not one of ours", () => '{ "version": 1 }', "checksum"],
    ["a list", () => "[]", "not a JSON object"],
  ])("that is %s is reported, and nothing else breaks", async (_, spoil, reason) => {
    const { file, text, read } = await oneFile();
    expect(await read()).toMatchObject({ parts: 1 });
    writeFileSync(file, spoil(text));
    await expect(read()).rejects.toMatchObject({ code: "archive.damaged", message: expect.stringContaining(reason) as string });
  });

  it("that is gone is reported; one that never was is just not there", async () => {
    const { file, read, made, leadId } = await oneFile();
    rmSync(file);
    await expect(read()).rejects.toMatchObject({ code: "archive.damaged", message: expect.stringContaining("it is gone") as string });
    expect(await made.archive.read(leadId, "no such dialog", 1)).toBeUndefined();
    expect(await made.archive.read("no such lead", "d", 1)).toBeUndefined();
    await made.world.receive("bob", "Hi");
    await made.world.settle();
    const [bob] = (await made.store.leads({ limit: 1, search: "bob" })).map(({ lead }) => lead.id);
    const [row] = await made.store.transcripts(bob!, { limit: 1 });
    expect(await made.archive.read(bob!, row!.dialogId, 1)).toBeUndefined();
  });

  it("that cannot be reached is archive.unavailable", async () => {
    const { made, leadId } = await oneFile();
    made.documents.get = () => Promise.reject(new Error("ECONNREFUSED"));
    await expect(made.only(leadId)).rejects.toMatchObject({ code: "archive.unavailable" });
  });
});

describe("upkeep beside an archive", () => {
  it("keeps lines that the archive lacks for twice as long, and no longer", async () => {
    const made = await archived();
    made.trouble.put = () => Promise.reject(new Error("down"));
    const leadId = await made.world.receive("ann", "Hi");
    await made.world.settle();
    const lines = () => made.store.timeline(leadId, { limit: 9, kinds: ["message"] });
    const keep = async (age: number, archive: boolean) => {
      const clock = { now: () => T0 + age, after: (_: number, run: () => void) => (queueMicrotask(run), () => {}) };
      const upkeep = createUpkeep({ store: { ...made.store, expireWaiting: async () => 0 }, deps: { ...made.world.deps, clock }, archive });
      upkeep.start();
      await Promise.resolve();
      await upkeep.stop();
    };
    await keep(KEPT.timeline + DAY, true);
    await keep(KEPT.unarchived - DAY, true);
    expect(await lines()).toHaveLength(2);
    await keep(KEPT.unarchived + DAY, true);
    expect(await lines()).toHaveLength(0);
  });

  it("keeps nothing longer without one, nor what the archive has", async () => {
    const made = await archived();
    const leadId = await made.world.receive("ann", "Hi");
    await made.advance(16 * MINUTE);
    const clock = { now: () => T0 + KEPT.timeline + DAY, after: (_: number, run: () => void) => (queueMicrotask(run), () => {}) };
    const upkeep = createUpkeep({ store: made.store, deps: { ...made.world.deps, clock }, archive: true });
    upkeep.start();
    await Promise.resolve();
    await upkeep.stop();
    expect(await made.store.timeline(leadId, { limit: 9, kinds: ["message"] })).toEqual([]);
    expect(texts(await made.only(leadId))).toHaveLength(2);
  });
});
