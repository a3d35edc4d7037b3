import { expect, it } from "vitest";
import { command, dialog, from, type Given, lane, pending, request, T0, turn } from "../store-fixtures.ts";

export function laneSuite(given: Given): void {
  it(
    "pages the pending events of a lead in order",
    given(async ({ store }) => {
      const events = Array.from({ length: 7 }, (_, n) => from("ann", `e${n + 1}`));
      await store.accept(request("r1", [...events, from("bob", "other")]));
      await turn(store, "lead-ann", { inbox: [{ seq: 2, as: "done" }] });
      const first = await store.loadLane("lead-ann", { inbox: 3, outbox: 3 });
      expect(first?.inbox.map((row) => row.seq)).toEqual([1, 3, 4]);
      expect((await store.inboxAfter("lead-ann", 4, 2)).map((row) => row.event.id)).toEqual(["e5", "e6"]);
      expect(await store.inboxAfter("lead-ann", 7, 2)).toEqual([]);
    }),
  );

  it(
    "pages the open commands of each leg in order, so that a long leg hides no other",
    given(async ({ store }) => {
      await store.accept(request("r1", [from("ann", "e1")]));
      const long = Array.from({ length: 5 }, (_, n) => pending(`c${n + 1}`, "bot"));
      await turn(store, "lead-ann", { insert: [...long, pending("c6", "desk"), pending("c7", "bot"), pending("c8", "shop")] });
      await turn(store, "lead-ann", {
        update: [
          { id: "c1", status: "delivered" },
          { id: "c2", status: "parked", reason: "binding.removed" },
          { id: "c3", status: "cancelled" },
        ],
      });
      const state = await store.loadLane("lead-ann", { inbox: 1, outbox: 2 });
      expect(state?.outbox.map((row) => [row.id, row.position, row.status])).toEqual([
        ["c2", 2, "parked"],
        ["c4", 4, "pending"],
        ["c6", 6, "pending"],
        ["c8", 8, "pending"],
      ]);
      expect((await store.outboxAfter("lead-ann", "bot", 4, 10)).map((row) => row.id)).toEqual(["c5", "c7"]);
    }),
  );

  it(
    "does not know a lead that it never saw",
    given(async ({ store }) => {
      expect(await store.loadLane("nobody", { inbox: 1, outbox: 1 })).toBeUndefined();
      expect(await store.inboxAfter("nobody", 0, 1)).toEqual([]);
      expect(await store.outboxAfter("nobody", "bot", 0, 1)).toEqual([]);
    }),
  );

  it(
    "names each lead once that has pending events or due commands, a page at a time",
    given(async ({ store, clock, reopen }) => {
      const people = ["a", "b", "c", "d", "e", "f"];
      await store.accept(
        request(
          "r1",
          [...people, "a", "c"].map((who, n) => from(who, `e${n}`)),
        ),
      );
      for (const who of ["b", "c", "d", "e", "f"]) await turn(store, `lead-${who}`, { inbox: [{ seq: 1, as: "done" }] });
      await turn(store, "lead-c", { insert: [pending("c1"), pending("c2")] });
      await turn(store, "lead-d", { insert: [{ ...pending("c3"), dueAt: T0 + 100 }] });
      await turn(store, "lead-e", { insert: [{ ...pending("c4"), status: "started" }] });
      await turn(store, "lead-f", { insert: [pending("c5")] });
      await turn(store, "lead-f", { update: [{ id: "c5", status: "parked" }] });
      const again = await reopen();
      expect(await again.busyLeads(null, 10)).toEqual(["lead-a", "lead-c", "lead-e"]);
      clock.now = T0 + 100;
      expect(await again.busyLeads(null, 2)).toEqual(["lead-a", "lead-c"]);
      expect(await again.busyLeads("lead-c", 2)).toEqual(["lead-d", "lead-e"]);
      expect(await again.busyLeads("lead-e", 2)).toEqual([]);
    }),
  );

  it(
    "keeps a dialog's timers as rows, and takes away those that the dialog has no more",
    given(async ({ store, reopen }) => {
      await store.accept(request("r1", [from("ann", "e1"), from("bob", "e2")]));
      const idle = { name: "idle.end", episode: "d1", due: T0 + 300 } as const;
      const silence = { name: "bot.silence", episode: "d1", due: T0 + 100 } as const;
      await turn(store, "lead-ann", { dialog: dialog("lead-ann", { timers: [idle, silence] }) });
      await turn(store, "lead-bob", { dialog: dialog("lead-bob", { timers: [{ ...idle, due: T0 + 200 }] }) });
      const again = await reopen();
      expect(await again.nextTimer()).toBe(T0 + 100);
      expect(await again.dueTimers(T0 + 99, 10)).toEqual([]);
      expect(await again.dueTimers(T0 + 200, 10)).toEqual([
        { leadId: "lead-ann", name: "bot.silence", episode: "d1", due: T0 + 100 },
        { leadId: "lead-bob", name: "idle.end", episode: "d1", due: T0 + 200 },
      ]);
      expect(await again.dueTimers(T0 + 300, 1)).toHaveLength(1);

      await turn(again, "lead-ann", { dialog: dialog("lead-ann", { timers: [{ ...idle, due: T0 + 150 }] }) });
      await turn(again, "lead-bob", { dialog: dialog("lead-bob", { state: "closed", timers: [] }) });
      await turn(again, "lead-ann", { timeline: [] });
      expect(await again.dueTimers(T0 + 999, 10)).toEqual([{ leadId: "lead-ann", name: "idle.end", episode: "d1", due: T0 + 150 }]);
      await turn(again, "lead-ann", { dialog: dialog("lead-ann") });
      expect(await again.nextTimer()).toBeNull();
    }),
  );

  it(
    "postpones the timers that are due too early, and a turn that leaves one alone does not take it back",
    given(async ({ store }) => {
      await store.accept(request("r1", [from("ann", "e1")]));
      const early = { name: "bot.silence", episode: "d1", due: T0 - 500 } as const;
      const later = { name: "idle.end", episode: "d1", due: T0 + 900 } as const;
      await turn(store, "lead-ann", { dialog: dialog("lead-ann", { timers: [early, later] }) });
      await store.postponeTimers(T0 + 60);
      await turn(store, "lead-ann", { dialog: dialog("lead-ann", { timers: [early, later], handoffs: 1 }) });
      expect((await store.dueTimers(T0 + 999, 10)).map((timer) => timer.due)).toEqual([T0 + 60, T0 + 900]);
      await turn(store, "lead-ann", { dialog: dialog("lead-ann", { timers: [{ ...early, due: T0 + 20 }, later] }) });
      expect(await store.nextTimer()).toBe(T0 + 20);
    }),
  );

  it(
    "tells when the oldest unfinished row came, parked ones included",
    given(async ({ store }) => {
      await store.accept(request("r1", [from("ann", "e1")]));
      await turn(store, "lead-ann", {
        inbox: [{ seq: 1, as: "done" }],
        now: T0 + 1,
        insert: [{ ...pending("c1"), command: command("bot") }],
      });
      await store.accept(request("r2", [from("ann", "e2")], { at: T0 + 2 }));
      await turn(store, "lead-ann", { update: [{ id: "c1", status: "parked" }] });
      expect((await store.backlog()).oldest).toEqual({ inbox: T0 + 2, outbox: T0 + 1 });
      await turn(store, "lead-ann", { update: [{ id: "c1", status: "delivered" }] });
      expect((await store.backlog()).oldest).toEqual({ inbox: T0 + 2, outbox: null });
      expect((await lane(store, "lead-ann")).outbox).toEqual([]);
    }),
  );
}
