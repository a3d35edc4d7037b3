import { expect, it } from "vitest";
import type { Store } from "../../../src/delivery/store.ts";
import { commandsOf, dialog, event, eventsOf, from, type Given, lead, pending, raw, request, T0, turn } from "../store-fixtures.ts";

const WORDS = "PERSONAL WORDS";
const body = { ...raw, path: `/bot/${WORDS}`, headers: { "x-person": WORDS }, body: new TextEncoder().encode(WORDS) };

function says(who: string, id: string, aliases = {}) {
  return from(who, id, {
    event: event(id, { text: WORDS }),
    aliases,
    create: lead(`lead-${who}`, who, { name: WORDS, phone: "79161234567" }),
  });
}

/** Ann with something in every table and every state; Bob beside her. */
async function annAndBob(store: Store): Promise<void> {
  await store.accept(request("r1", [says("ann", "e1", { chat: "9" })], { dedupeKey: "k1", raw: body }));
  await store.accept(request("r2", [says("bob", "e2", { chat: "8" })], { dedupeKey: "k2", raw: body }));
  await turn(store, "lead-ann", {
    inbox: [{ seq: 1, as: "dead", reason: WORDS }],
    insert: ["delivered", "cancelled", "dead", "parked", "open"].map((state) => pending(`a-${state}`)),
    dialog: dialog("lead-ann", { timers: [{ name: "idle.end", episode: "d", due: T0 + 60_000 }] }),
    timeline: [{ at: T0, dialogId: "d", kind: "message", text: WORDS, data: { text: WORDS } }],
    transcripts: [
      {
        dialogId: "d",
        place: "shop/2026-11/lead-ann/d",
        facts: { id: "d", state: "bot", binding: "shop", handoffs: 0, openedAt: "x", lastMessageAt: "x" },
        dueAt: T0,
      },
    ],
  });
  for (const status of ["delivered", "cancelled", "dead", "parked"] as const)
    await turn(store, "lead-ann", { update: [{ id: `a-${status}`, status, reason: WORDS }] });
  await turn(store, "lead-bob", {
    inbox: [{ seq: 1, as: "done" }],
    insert: [pending("b-open")],
    timeline: [{ at: T0, dialogId: "d", kind: "message", text: "Bob's" }],
  });
  await store.accept(request("r3", [says("ann", "e3")], { raw: body }));
}

/** Everything that a store says of anybody. */
async function everything(store: Store): Promise<string> {
  const requests = await store.requests({ limit: 100 });
  return JSON.stringify([
    await store.leads({ limit: 100 }),
    await Promise.all(
      requests.map(({ id }) => store.request(id).then((found) => found && { ...found, body: Buffer.from(found.raw.body).toString() })),
    ),
    await store.dead({ limit: 100 }),
    await store.openCommands({ limit: 100 }),
    await store.timeline("lead-ann", { limit: 100 }),
    await store.transcripts("lead-ann", { limit: 100 }),
    await store.dueTimers(T0 + 1e9, 100),
    await store.dueTranscripts(T0 + 1e9, 100),
  ]);
}

export function eraseSuite(given: Given): void {
  it(
    "forgets a lead in every table and keeps everybody else",
    given(async ({ store, reopen }) => {
      await annAndBob(store);
      expect(await store.erase("lead-ann", { now: T0 + 5, reason: "she asked for it" })).toEqual({
        at: T0 + 5,
        reason: "she asked for it",
        now: true,
      });
      const again = await reopen();
      expect(await again.lead({ id: "lead-ann" })).toBeUndefined();
      for (const alias of [
        { binding: "shop", kind: "id", value: "ann" },
        { binding: "shop", kind: "chat", value: "9" },
      ])
        expect(await again.lead(alias)).toBeUndefined();
      expect(await again.timeline("lead-ann", { limit: 10 })).toMatchObject([
        { at: T0 + 5, kind: "erased", text: "she asked for it", dialogId: "", leadId: "lead-ann" },
      ]);
      expect(await again.transcripts("lead-ann", { limit: 10 })).toEqual([]);
      expect(await again.dueTimers(T0 + 1e9, 10)).toEqual([]);
      expect(await again.busyLeads(null, 10, { all: true })).toEqual(["lead-bob"]);
      expect(await again.backlog()).toEqual({ inbox: 0, outbox: 1, parked: 0, dead: 0, waiting: 0, oldest: { inbox: null, outbox: T0 } });
      const { raw: kept, ...about } = (await again.request("r1"))!;
      expect(about).toEqual({
        id: "r1",
        binding: "shop",
        at: T0,
        rule: "bot / message",
        status: "dropped",
        reason: "its lead was erased",
        leadIds: [],
        events: [],
      });
      expect(kept).toEqual({ method: "POST", path: "", query: {}, headers: {}, body: new Uint8Array() });
      // Bob's are as they were.
      expect(await again.lead({ id: "lead-bob" })).toMatchObject({ lead: { name: WORDS } });
      expect(await commandsOf(again, "lead-bob")).toEqual(["b-open"]);
      expect((await again.timeline("lead-bob", { limit: 10 })).map(({ text }) => text)).toEqual(["Bob's"]);
      await again.erase("lead-bob", { now: T0 + 6 });
      const rest = await everything(again);
      for (const word of [WORDS, "79161234567", "Bob's"]) expect(rest).not.toContain(word);
    }),
  );

  it(
    "does it once; nobody is nobody",
    given(async ({ store }) => {
      await annAndBob(store);
      await store.erase("lead-ann", { now: T0 + 5, reason: "she asked for it" });
      const before = await everything(store);
      expect(await store.erase("lead-ann", { now: T0 + 9, reason: "again" })).toEqual({
        at: T0 + 5,
        reason: "she asked for it",
        now: false,
      });
      expect(await store.erase("lead-nobody", { now: T0 + 9 })).toBeUndefined();
      expect(await everything(store)).toBe(before);
    }),
  );

  it(
    "makes the same person a new one, but not by a repetition of an old webhook",
    given(async ({ store }) => {
      await annAndBob(store);
      await store.erase("lead-ann", { now: T0 + 5 });
      expect(await store.accept(request("r8", [says("ann", "e8")], { dedupeKey: "k1" }))).toMatchObject({
        duplicate: true,
        requestId: "r1",
      });
      const fresh = from("ann", "e9", { create: lead("lead-ann-2", "ann") });
      expect(await store.accept(request("r9", [fresh], { dedupeKey: "k9" }))).toMatchObject({ rows: [{ leadId: "lead-ann-2", seq: 1 }] });
      expect(await eventsOf(store, "lead-ann-2")).toEqual(["e9"]);
    }),
  );

  it(
    "keeps a request for as long as another lead's part of it is not finished",
    given(async ({ store }) => {
      await store.accept(request("r1", [says("ann", "e1"), says("bob", "e2")], { raw: body }));
      await turn(store, "lead-ann", { inbox: [{ seq: 1, as: "dead", reason: "no" }] });
      await store.erase("lead-ann", { now: T0 + 5 });
      expect((await store.request("r1"))?.raw.body).toEqual(body.body);
      expect(await store.request("r1")).toMatchObject({ status: "queued", leadIds: ["lead-bob"] });
      await turn(store, "lead-bob", { inbox: [{ seq: 1, as: "done" }] });
      expect(await store.backlog()).toMatchObject({ inbox: 0, dead: 0 });
      await store.accept(request("r2", [says("cid", "e3"), says("bob", "e4")], { raw: body }));
      await turn(store, "lead-bob", { inbox: [{ seq: 2, as: "done" }] });
      await store.erase("lead-cid", { now: T0 + 6 });
      expect((await store.request("r2"))?.raw.body).toEqual(new Uint8Array());
    }),
  );

  it(
    "finds the payload of a dead letter that was retried",
    given(async ({ store }) => {
      await store.accept(request("r1", [], { raw: body, dedupeKey: "k1", ended: { as: "dead", reason: "its mapping failed" } }));
      await store.accept(request("r2", [says("ann", "e1")], { raw: body, retryOf: "r1" }));
      await store.erase("lead-ann", { now: T0 + 5 });
      for (const id of ["r1", "r2"]) expect((await store.request(id))?.raw).toMatchObject({ path: "", body: new Uint8Array() });
    }),
  );

  it(
    "refuses a turn that was decided before",
    given(async ({ store }) => {
      await annAndBob(store);
      await store.erase("lead-ann", { now: T0 + 5 });
      await expect(store.turn({ leadId: "lead-ann", version: 5, now: T0 })).rejects.toMatchObject({ code: "internal" });
    }),
  );

  it(
    "never gives a timeline number again",
    given(async ({ store }) => {
      await annAndBob(store);
      await turn(store, "lead-ann", { timeline: [{ at: T0, dialogId: "d", kind: "message", text: "the newest" }] });
      const newest = (await store.timeline("lead-ann", { limit: 1, newestFirst: true }))[0]!.id;
      await store.erase("lead-ann", { now: T0 + 5 });
      expect((await store.timeline("lead-ann", { limit: 1 }))[0]!.id).toBeGreaterThan(newest);
    }),
  );
}
