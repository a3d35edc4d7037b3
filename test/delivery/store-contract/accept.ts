import { expect, it } from "vitest";
import { command, event, eventsOf, from, type Given, lane, lead, raw, request, T0, turn } from "../store-fixtures.ts";

export function acceptSuite(given: Given): void {
  it(
    "keeps the request, its lead and its events over a restart",
    given(async ({ store, reopen }) => {
      const accepted = await store.accept(request("r1", [from("ann", "e1"), from("ann", "e2")], { eventType: "MESSAGE" }));
      expect(accepted).toEqual({
        duplicate: false,
        requestId: "r1",
        rows: [
          { leadId: "lead-ann", seq: 1, as: "queued" },
          { leadId: "lead-ann", seq: 2, as: "queued" },
        ],
        wake: ["lead-ann"],
        complete: true,
      });
      const again = await reopen();
      const state = await lane(again, "lead-ann");
      expect(state.lead).toEqual(lead("lead-ann", "ann"));
      expect(state.dialog).toBeNull();
      expect(state.inbox).toEqual([
        { leadId: "lead-ann", seq: 1, requestId: "r1", event: event("e1"), late: false },
        { leadId: "lead-ann", seq: 2, requestId: "r1", event: event("e2"), late: false },
      ]);
      expect(await again.request("r1")).toMatchObject({ id: "r1", eventType: "MESSAGE", status: "queued", raw, leadIds: ["lead-ann"] });
    }),
  );

  it(
    "answers a known dedupe key with the first request's id and changes nothing, also after a restart",
    given(async ({ store, reopen }) => {
      await store.accept(request("r1", [from("ann", "e1")], { dedupeKey: "k" }));
      const again = await reopen();
      const twin = await again.accept(request("r2", [from("ann", "e2"), from("bob", "e3")], { dedupeKey: "k" }));
      expect(twin).toEqual({ duplicate: true, requestId: "r1", rows: [], wake: [] });
      expect(await eventsOf(again, "lead-ann")).toEqual(["e1"]);
      expect(await again.request("r2")).toBeUndefined();
      expect(await again.lead({ id: "lead-bob" })).toBeUndefined();
    }),
  );

  it(
    "takes the same webhook once when it comes several times at once",
    given(async ({ store }) => {
      const twins = ["r1", "r2", "r3", "r4"].map((id) => store.accept(request(id, [from("ann", `e-${id}`)], { dedupeKey: "k" })));
      const answers = await Promise.all(twins);
      expect(answers.filter((one) => !one.duplicate)).toHaveLength(1);
      const first = answers.find((one) => !one.duplicate);
      expect(answers.map((one) => one.requestId)).toEqual(answers.map(() => first?.requestId));
      expect(await eventsOf(store, "lead-ann")).toEqual([`e-${first?.requestId}`]);
    }),
  );

  it(
    "deduplicates within a binding only, and never without a key",
    given(async ({ store }) => {
      await store.accept(request("r1", [from("ann", "e1")], { dedupeKey: "k" }));
      const other = await store.accept(request("r2", [from("ann", "e2", { leadId: "lead-ann" })], { dedupeKey: "k", binding: "desk" }));
      const third = await store.accept(request("r3", [from("ann", "e3")]));
      const fourth = await store.accept(request("r4", [from("ann", "e4")]));
      expect([other, third, fourth].map((one) => one.duplicate)).toEqual([false, false, false]);
      expect(await eventsOf(store, "lead-ann")).toEqual(["e1", "e2", "e3", "e4"]);
    }),
  );

  it(
    "makes one lead of a person whose first messages come at once",
    given(async ({ store }) => {
      const firsts = [1, 2, 3].map((n) =>
        store.accept(request(`r${n}`, [from("ann", `e${n}`, { create: lead(`candidate-${n}`, "ann") })])),
      );
      const leads = (await Promise.all(firsts)).map((one) => one.rows[0]?.leadId);
      expect(new Set(leads).size).toBe(1);
      expect(await store.leads({ limit: 10 })).toHaveLength(1);
    }),
  );

  it(
    "numbers each lead's rows without a gap, though wrong requests come between",
    given(async ({ store }) => {
      const people = ["ann", "bob", "eve"];
      const writes = Array.from({ length: 90 }, (_, n) => {
        const wrong = n % 7 === 3;
        const who = people[n % 3] ?? "ann";
        const events = [
          from(who, `e${n}`),
          ...(wrong ? [{ event: event(`bad${n}`), externalId: `new-${n}`, onUnknown: "create" as const }] : []),
        ];
        return store.accept(request(`r${n}`, events)).then(
          () => !wrong,
          () => wrong,
        );
      });
      expect(await Promise.all(writes)).not.toContain(false);
      for (const who of people) {
        const { inbox } = await lane(store, `lead-${who}`);
        expect(inbox.map((row) => row.seq)).toEqual(inbox.map((_, index) => index + 1));
        expect(inbox.length).toBeGreaterThan(20);
      }
    }),
  );

  it(
    "leaves nothing of a request that it rejects, and takes its neighbours",
    given(async ({ store, reopen }) => {
      const wrong = request("r2", [from("bob", "e2"), { event: event("e3"), externalId: "eve", onUnknown: "create" }], { dedupeKey: "k2" });
      const results = await Promise.allSettled([
        store.accept(request("r1", [from("ann", "e1")])),
        store.accept(wrong),
        store.accept(request("r3", [from("ann", "e4")])),
      ]);
      expect(results.map((one) => one.status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
      const again = await reopen();
      expect(await eventsOf(again, "lead-ann")).toEqual(["e1", "e4"]);
      expect(await again.lead({ id: "lead-bob" })).toBeUndefined();
      expect(await again.request("r2")).toBeUndefined();
      expect(await again.backlog()).toMatchObject({ inbox: 2, waiting: 0 });
      expect(await again.accept(request("r2", [from("bob", "e2")], { dedupeKey: "k2" }))).toMatchObject({ duplicate: false });
    }),
  );

  it(
    "keeps a request that ended at once, as ignored or as a dead letter",
    given(async ({ store }) => {
      await store.accept(request("r1", [], { ended: { as: "ignored", reason: "a probe" } }));
      await store.accept(request("r2", [], { ended: { as: "dead", reason: "the mapping failed" } }));
      expect(await store.request("r1")).toMatchObject({ status: "ignored", reason: "a probe" });
      expect(await store.dead({ limit: 10 })).toMatchObject([
        { id: "r2", kind: "request", reason: "the mapping failed", attempts: 1, raw },
      ]);
      expect(await store.backlog()).toMatchObject({ inbox: 0, dead: 1 });
    }),
  );

  it(
    "ignores an event of an unknown lead where the route says so, with the reason",
    given(async ({ store }) => {
      const accepted = await store.accept(request("r1", [from("ann", "e1", { onUnknown: "ignore" })]));
      expect(accepted).toEqual({ duplicate: false, requestId: "r1", rows: [{ as: "ignored" }], wake: [], complete: true });
      expect(await store.request("r1")).toMatchObject({ status: "ignored", reason: "its lead is not known" });
    }),
  );

  it(
    "settles a retried dead letter in the same commit and marks the new rows late when newer ones went before",
    given(async ({ store }) => {
      await store.accept(request("r1", [], { ended: { as: "dead", reason: "the mapping failed" }, dedupeKey: "k" }));
      await store.accept(request("r2", [from("ann", "e2")], { at: T0 + 10 }));
      const retried = await store.accept(request("r3", [from("ann", "e1")], { at: T0 + 20, retryOf: "r1", dedupeKey: "k" }));
      expect(retried).toMatchObject({ duplicate: false, requestId: "r3", wake: ["lead-ann"] });
      expect(retried.complete).toBeUndefined();
      const { inbox } = await lane(store, "lead-ann");
      expect(inbox.map((row) => [row.event.id, row.seq, row.late])).toEqual([
        ["e2", 1, false],
        ["e1", 2, true],
      ]);
      expect(await store.request("r1")).toMatchObject({ status: "done", reason: "retried as r3" });
      expect(await store.dead({ limit: 10 })).toEqual([]);
      expect(await store.backlog()).toMatchObject({ dead: 0, inbox: 2 });
    }),
  );

  it(
    "marks nothing late that is retried in its order, however often, and knows a letter's first time",
    given(async ({ store }) => {
      const ended = { as: "dead", reason: "the mapping failed" } as const;
      await store.accept(request("r0", [from("ann", "e0")]));
      await store.accept(request("r1", [], { ended, at: T0 + 1, dedupeKey: "k1" }));
      await store.accept(request("r2", [], { ended, at: T0 + 2, dedupeKey: "k2" }));
      await store.accept(request("other", [from("bob", "e9")], { at: T0 + 3 }));
      await store.accept(request("r3", [from("ann", "e1"), from("ann", "e1b")], { at: T0 + 10, retryOf: "r1", dedupeKey: "k1" }));
      await store.accept(request("r4", [], { ended, at: T0 + 11, retryOf: "r2", dedupeKey: "k2" }));
      expect((await lane(store, "lead-ann")).inbox.map((row) => row.late)).toEqual([false, false, false]);
      await store.accept(request("r5", [from("ann", "e5")], { at: T0 + 5 }));
      await store.accept(request("r6", [from("ann", "e2")], { at: T0 + 12, retryOf: "r4", dedupeKey: "k2" }));
      const { inbox } = await lane(store, "lead-ann");
      expect(inbox.map((row) => [row.event.id, row.late])).toEqual([
        ["e0", false],
        ["e1", false],
        ["e1b", false],
        ["e5", false],
        ["e2", true],
      ]);
    }),
  );

  it(
    "retries a dead letter once when two people ask for it at once",
    given(async ({ store }) => {
      await store.accept(request("r1", [], { ended: { as: "dead", reason: "the mapping failed" } }));
      const answers = await Promise.all(["r2", "r3"].map((id) => store.accept(request(id, [from("ann", `e-${id}`)], { retryOf: "r1" }))));
      expect(answers.map((one) => one.duplicate)).toEqual([false, true]);
      expect(await eventsOf(store, "lead-ann")).toEqual(["e-r2"]);
      await expect(store.accept(request("r4", [], { retryOf: "nothing" }))).rejects.toMatchObject({ code: "admin.unknown" });
    }),
  );

  it(
    "counts the tries of a request that fails again",
    given(async ({ store }) => {
      const ended = { as: "dead", reason: "the mapping failed" } as const;
      await store.accept(request("r1", [], { ended }));
      await store.accept(request("r2", [], { ended, retryOf: "r1" }));
      expect(await store.dead({ limit: 10 })).toMatchObject([{ id: "r2", attempts: 2 }]);
    }),
  );

  it(
    "refuses with store.busy at the backlog's bound, and takes requests again once rows are finished",
    given(
      async ({ store }) => {
        await store.accept(request("r1", [from("ann", "e1"), from("ann", "e2")]));
        await turn(store, "lead-ann", { insert: [{ id: "c1", command: command("shop"), status: "pending", dueAt: T0 }] });
        await expect(store.accept(request("r2", [from("bob", "e3")]))).rejects.toMatchObject({ code: "store.busy" });
        await turn(store, "lead-ann", { inbox: [{ seq: 1, as: "done" }] });
        await expect(store.accept(request("r3", [from("bob", "e3")]))).resolves.toMatchObject({ duplicate: false });
        await expect(store.accept(request("r4", [from("bob", "e4")]))).rejects.toMatchObject({ code: "store.busy" });
        await turn(store, "lead-ann", { update: [{ id: "c1", status: "parked" }] });
        await expect(store.accept(request("r5", [from("bob", "e5")]))).resolves.toMatchObject({ duplicate: false });
      },
      { backlog: 3 },
    ),
  );

  it(
    "holds the bound within a burst",
    given(
      async ({ store }) => {
        const burst = Array.from({ length: 20 }, (_, n) => store.accept(request(`r${n}`, [from("ann", `e${n}`)])));
        const results = await Promise.allSettled(burst);
        expect(results.filter((one) => one.status === "fulfilled")).toHaveLength(5);
        expect(await store.backlog()).toMatchObject({ inbox: 5 });
      },
      { backlog: 5 },
    ),
  );

  const oddities: readonly string[] = [
    "__proto__",
    "constructor",
    "'; DROP TABLE lead; --",
    '"quoted"',
    "🙂 да\u0000нет",
    "ключ",
    " ",
    "%_",
  ];
  for (const odd of oddities) {
    it(
      `keeps ${JSON.stringify(odd)} as it is in every name and value`,
      given(async ({ store, reopen }) => {
        const aliases: Record<string, string> = JSON.parse(`{${JSON.stringify(odd)}: ${JSON.stringify(odd)}}`);
        const create = lead(`lead-${odd}`, odd, { name: odd, attributes: JSON.parse(`{${JSON.stringify(odd)}: 1}`) });
        const query: Record<string, string> = JSON.parse(`{${JSON.stringify(odd)}: ${JSON.stringify(odd)}}`);
        const one = { event: event("e1", { text: odd }), externalId: odd, aliases, onUnknown: "create" as const, create };
        await store.accept(request(odd, [one], { dedupeKey: odd, raw: { ...raw, query } }));
        const again = await reopen();
        expect(await again.accept(request("r2", [], { dedupeKey: odd }))).toMatchObject({ duplicate: true, requestId: odd });
        expect((await lane(again, `lead-${odd}`)).inbox[0]?.event).toEqual(event("e1", { text: odd }));
        const found = await again.lead({ binding: "shop", kind: odd, value: odd });
        expect(JSON.stringify(found?.lead)).toBe(JSON.stringify(create));
        expect(JSON.stringify((await again.request(odd))?.raw.query)).toBe(JSON.stringify(query));
      }),
    );
  }

  it(
    "keeps an empty body, one of every byte and one of a mebibyte",
    given(async ({ store, reopen }) => {
      const every = Uint8Array.from({ length: 256 }, (_, n) => n);
      const big = new Uint8Array(1024 * 1024).fill(0x41);
      const bodies = { empty: new Uint8Array(0), every, big };
      for (const [id, body] of Object.entries(bodies)) await store.accept(request(id, [from("ann", id)], { raw: { ...raw, body } }));
      const text = "я".repeat(1024 * 1024);
      await store.accept(request("text", [from("bob", "e", { event: event("e", { text }) })]));
      const again = await reopen();
      for (const [id, body] of Object.entries(bodies)) {
        expect(Buffer.compare((await again.request(id))?.raw.body ?? new Uint8Array(1), body)).toBe(0);
      }
      expect((await lane(again, "lead-bob")).inbox[0]?.event).toEqual(event("e", { text }));
    }),
  );
}
