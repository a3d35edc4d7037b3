import * as fc from "fast-check";
import { expect, it } from "vitest";
import type { AcceptEvent } from "../../../src/delivery/store.ts";
import { event, eventsOf, from, type Given, lane, lead, request, T0, waitingFor } from "../store-fixtures.ts";

export function aliasSuite(given: Given): void {
  it(
    "finds the lead by our id, else the person's id, else any alias",
    given(async ({ store }) => {
      await store.accept(request("r1", [from("ann", "e1", { aliases: { chat: "7" } }), from("bob", "e2", { aliases: { chat: "8" } })]));
      const byId: AcceptEvent = { event: event("e3"), leadId: "lead-ann", externalId: "bob", onUnknown: "ignore" };
      const byExternalId: AcceptEvent = { event: event("e4"), externalId: "bob", onUnknown: "ignore" };
      const byAlias: AcceptEvent = { event: event("e5"), aliases: { visit: "?", chat: "7" }, onUnknown: "ignore" };
      const { rows } = await store.accept(request("r2", [byId, byExternalId, byAlias]));
      expect(rows.map((row) => row.leadId)).toEqual(["lead-ann", "lead-bob", "lead-ann"]);
      expect((await store.lead({ binding: "shop", kind: "visit", value: "?" }))?.lead.id).toBe("lead-ann");
    }),
  );

  it(
    "gives a chat that was another's to the person who uses it now, but never a person's id",
    given(async ({ store }) => {
      await store.accept(request("r1", [from("ann", "e1", { aliases: { chat: "7" } }), from("bob", "e2")]));
      await store.accept(request("r2", [from("bob", "e3", { aliases: { chat: "7" } })]));
      await store.accept(request("r3", [from("ann", "e4", { leadId: "lead-bob" })]));
      expect((await store.lead({ binding: "shop", kind: "chat", value: "7" }))?.lead.id).toBe("lead-bob");
      expect((await store.lead({ binding: "shop", kind: "id", value: "ann" }))?.lead.id).toBe("lead-ann");
    }),
  );

  it(
    "takes an unknown person in a chat that was another's for a new one",
    given(async ({ store }) => {
      await store.accept(request("r1", [from("ann", "e1", { aliases: { chat: "7" } })]));
      const { rows } = await store.accept(request("r2", [from("bob", "e2", { aliases: { chat: "7" } })]));
      expect(rows.map((row) => row.leadId)).toEqual(["lead-bob"]);
      expect((await store.lead({ binding: "shop", kind: "id", value: "bob" }))?.lead.id).toBe("lead-bob");
      expect((await store.lead({ binding: "shop", kind: "chat", value: "7" }))?.lead.id).toBe("lead-bob");
    }),
  );

  it(
    "remembers a desk's chat for a lead of another binding",
    given(async ({ store }) => {
      await store.accept(request("r1", [from("ann", "e1")]));
      const taken: AcceptEvent = { event: event("e2"), leadId: "lead-ann", aliases: { chat: "d1" }, onUnknown: "ignore" };
      await store.accept(request("r2", [taken], { binding: "desk" }));
      const wrote: AcceptEvent = { event: event("e3"), aliases: { chat: "d1" }, onUnknown: "ignore" };
      const here = await store.accept(request("r3", [wrote], { binding: "desk" }));
      const elsewhere = await store.accept(request("r4", [wrote]));
      expect(here.rows).toEqual([{ leadId: "lead-ann", seq: 3, as: "queued" }]);
      expect(elsewhere.rows).toEqual([{ as: "ignored" }]);
    }),
  );

  it(
    "lets waiting events join after the one that made their lead known, in the order in which they came",
    given(async ({ store, reopen }) => {
      const waiting = await store.accept(request("r1", [waitingFor({ chat: "7" }, "e1")]));
      await store.accept(request("r2", [waitingFor({ chat: "8" }, "other")]));
      await store.accept(request("r3", [waitingFor({ chat: "7" }, "e2")]));
      expect(waiting).toEqual({ duplicate: false, requestId: "r1", rows: [{ as: "waiting" }], wake: [], complete: true });
      expect(await store.request("r1")).toMatchObject({ status: "waiting" });
      expect(await store.backlog()).toMatchObject({ waiting: 3, inbox: 0, oldest: { inbox: T0, outbox: null } });

      const again = await reopen();
      const known = await again.accept(request("r4", [from("ann", "e3", { aliases: { chat: "7" } }), from("ann", "e4")]));
      expect(known).toMatchObject({ wake: ["lead-ann"], rows: [{ seq: 1 }, { seq: 4 }] });
      expect(known.complete).toBeUndefined();
      expect(await eventsOf(again, "lead-ann")).toEqual(["e3", "e1", "e2", "e4"]);
      expect(await again.request("r1")).toMatchObject({ status: "queued", leadIds: ["lead-ann"] });
      expect(await again.backlog()).toMatchObject({ waiting: 1, inbox: 4 });
    }),
  );

  it(
    "wakes a known lead whose new alias brings waiting events",
    given(async ({ store }) => {
      await store.accept(request("r1", [from("ann", "e1")]));
      await store.accept(request("r2", [waitingFor({ chat: "7" }, "e2")]));
      const known = await store.accept(
        request("r3", [{ event: event("e3"), leadId: "lead-ann", aliases: { chat: "7" }, onUnknown: "ignore" }]),
      );
      expect(known.wake).toEqual(["lead-ann"]);
      expect(await eventsOf(store, "lead-ann")).toEqual(["e1", "e3", "e2"]);
    }),
  );

  it(
    "brings every event of one person together, in whatever order its ids become known",
    given(async ({ store }) => {
      // A chain: only the person's own message carries an id; each other event shares one alias with the next.
      const links: readonly Record<string, string>[] = [{ chat: "a" }, { chat: "a", visit: "b" }, { visit: "b", card: "c" }, { card: "c" }];
      let run = 0;
      await fc.assert(
        fc.asyncProperty(fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }), async (order) => {
          run += 1;
          const own = (value: Record<string, string>) =>
            Object.fromEntries(Object.entries(value).map(([kind, id]) => [kind, `${id}${run}`]));
          for (const index of order) {
            const link = links[index];
            const one =
              link === undefined
                ? from(`p${run}`, `e${run}-${index}`, { aliases: own({ chat: "a" }) })
                : waitingFor(own(link), `e${run}-${index}`);
            await store.accept(request(`r${run}-${index}`, [one]));
          }
          const { inbox } = await lane(store, `lead-p${run}`);
          expect(inbox.map((row) => row.seq)).toEqual([1, 2, 3, 4, 5]);
          expect((await store.backlog()).waiting).toBe(0);
        }),
        { numRuns: 40 },
      );
    }),
  );

  it(
    "bounds the waiting events of each binding, and ignores those beyond with the reason",
    given(
      async ({ store }) => {
        const rows = [];
        for (const n of [1, 2, 3]) rows.push(...(await store.accept(request(`r${n}`, [waitingFor({ chat: "7" }, `e${n}`)]))).rows);
        const other = await store.accept(request("r4", [waitingFor({ chat: "7" }, "e4")], { binding: "desk" }));
        expect(rows.map((row) => row.as)).toEqual(["waiting", "waiting", "ignored"]);
        expect(other.rows[0]?.as).toBe("waiting");
        expect((await store.request("r3"))?.reason).toContain("2 events of this binding wait already");
      },
      { waiting: 2 },
    ),
  );

  it(
    "does not wait for a lead that the event does not name",
    given(async ({ store }) => {
      const { rows } = await store.accept(request("r1", [{ event: event("e1"), leadId: "nobody", onUnknown: "wait" }]));
      expect(rows).toEqual([{ as: "ignored" }]);
    }),
  );

  it(
    "gives up what waited too long, and only that",
    given(async ({ store, reopen }) => {
      await store.accept(request("r1", [waitingFor({ chat: "7" }, "e1")]));
      await store.accept(request("r2", [waitingFor({ chat: "7" }, "e2")], { at: T0 + 10 }));
      await store.accept(request("r3", [from("bob", "e3")]));
      expect(await store.expireWaiting(T0 + 10)).toBe(1);
      expect(await store.request("r1")).toMatchObject({ status: "ignored", reason: "its lead never became known" });
      const again = await reopen();
      expect(await again.backlog()).toMatchObject({ waiting: 1, inbox: 1 });
      await again.accept(request("r4", [from("ann", "e4", { aliases: { chat: "7" }, create: lead("lead-ann", "ann") })]));
      expect(await eventsOf(again, "lead-ann")).toEqual(["e4", "e2"]);
    }),
  );
}
