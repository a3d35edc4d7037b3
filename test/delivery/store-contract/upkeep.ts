import { expect, it } from "vitest";
import type { Command } from "../../../src/model/command.ts";
import type { Dialog } from "../../../src/model/dialog.ts";
import {
  command,
  dialog,
  event,
  eventsOf,
  from,
  type Given,
  iso,
  lane,
  lead,
  pending,
  request,
  T0,
  turn,
  waitingFor,
} from "../store-fixtures.ts";

/** A word to the bot about a lead of this binding. */
function notify(binding: string): Extract<Command, { type: "bot.notify" }> {
  const about = { id: "lead-ann", externalId: "ann", binding, attributes: { note: "shop" }, desk: {}, muted: false };
  const dialog = { id: "d", state: "bot", binding, operatorsOnline: null };
  return {
    to: "helper",
    guard: {},
    context: {},
    type: "bot.notify",
    event: { type: "lead.updated", at: iso(T0), epoch: 1, lead: about, dialog },
  };
}

export function upkeepSuite(given: Given): void {
  it(
    "prunes what is finished and old, and nothing else",
    given(async ({ store, reopen }) => {
      await store.accept(request("done", [from("ann", "e1")], { dedupeKey: "k1" }));
      await store.accept(request("young", [from("ann", "e2")], { at: T0 + 50, dedupeKey: "k2" }));
      await store.accept(request("queued", [from("ann", "e3")]));
      await store.accept(request("waits", [waitingFor({ chat: "7" }, "e4")]));
      await store.accept(request("dead", [], { ended: { as: "dead", reason: "it failed" } }));
      await store.accept(request("ignored", [], { ended: { as: "ignored", reason: "a probe" } }));
      const commands = ["delivered", "cancelled", "dropped", "dead", "parked"].map((id) => pending(id));
      await turn(store, "lead-ann", {
        inbox: [
          { seq: 1, as: "done" },
          { seq: 2, as: "done" },
        ],
        insert: [...commands, pending("open")],
        update: [
          { id: "delivered", status: "delivered" },
          { id: "cancelled", status: "cancelled" },
          { id: "dropped", status: "dead" },
          { id: "dead", status: "dead" },
          { id: "parked", status: "parked" },
        ],
        timeline: [
          { at: T0, dialogId: "d", kind: "k", text: "old" },
          { at: T0 + 50, dialogId: "d", kind: "k", text: "young" },
        ],
      });
      await store.dropDead("dropped", "not needed", T0);
      expect(await store.prune({ requests: T0 + 50, timeline: T0 + 50 }, 100)).toBe(6);
      expect(await store.prune({ requests: T0 + 50, timeline: T0 + 50 }, 100)).toBe(0);
      const again = await reopen();
      expect((await again.requests({ limit: 10 })).map((one) => one.id).sort()).toEqual(["dead", "queued", "waits", "young"]);
      expect((await lane(again, "lead-ann")).outbox.map((row) => row.id)).toEqual(["parked", "open"]);
      await expect(again.dead({ limit: 1, after: "dropped" })).rejects.toMatchObject({ code: "admin.unknown" });
      expect(await eventsOf(again, "lead-ann")).toEqual(["e3"]);
      expect((await again.dead({ limit: 10 })).map((letter) => letter.id).sort()).toEqual(["dead", "dead"]);
      expect((await again.timeline("lead-ann", { limit: 10 })).map((entry) => entry.text)).toEqual(["young"]);
      expect(await again.accept(request("twin", [], { dedupeKey: "k2" }))).toMatchObject({ duplicate: true });
      expect(await again.accept(request("next", [from("ann", "e5")]))).toMatchObject({ rows: [{ seq: 4 }] });
    }),
  );

  it(
    "prunes no more rows at once than it is told to",
    given(async ({ store }) => {
      for (const n of [1, 2, 3]) await store.accept(request(`r${n}`, [], { ended: { as: "ignored", reason: "a probe" } }));
      await store.accept(request("r4", [from("ann", "e1")]));
      const line = (at: number) => ({ at, dialogId: "d", kind: "k", text: "t" });
      await turn(store, "lead-ann", { timeline: [line(T0), line(T0 + 9)] });
      const prune = () => store.prune({ requests: T0 + 1, timeline: T0 + 1 }, 2);
      expect([await prune(), await prune(), await prune()]).toEqual([2, 2, 0]);
    }),
  );

  it(
    "never gives the id of a timeline entry again, also when all are old",
    given(async ({ store, reopen }) => {
      await store.accept(request("r1", [from("ann", "e1")]));
      const line = (text: string) => ({ at: T0, dialogId: "d", kind: "k", text });
      await turn(store, "lead-ann", { timeline: [line("one"), line("two")] });
      const [last] = await store.timeline("lead-ann", { limit: 1, newestFirst: true });
      await store.prune({ requests: T0, timeline: T0 + 1 }, 100);
      const again = await reopen();
      await turn(again, "lead-ann", { timeline: [line("three")] });
      const [next] = await again.timeline("lead-ann", { limit: 1, newestFirst: true });
      expect(next?.text).toBe("three");
      expect(next?.id).toBeGreaterThan(last?.id ?? Infinity);
    }),
  );

  it(
    "renames a binding everywhere, so that its leads stay the same people",
    given(async ({ store, reopen }) => {
      const choice = { binding: "shop", rule: "r", why: "shop" };
      await store.accept(request("r1", [from("ann", "e1", { aliases: { chat: "7" } })], { dedupeKey: "k" }));
      await store.accept(request("r2", [waitingFor({ chat: "8" }, "e2")]));
      const named = lead("lead-ann", "ann", { name: "shop" });
      await turn(store, "lead-ann", {
        lead: named,
        dialog: dialog("lead-ann", { bot: choice, desk: choice }),
        insert: [pending("c1"), { ...pending("c2"), command: command("desk", "shop") }, { ...pending("c3"), command: notify("shop") }],
      });
      expect(await store.renameBinding("shop", "store")).toBeGreaterThan(0);

      const again = await reopen();
      const state = await lane(again, "lead-ann");
      expect(state.lead).toEqual({ ...named, binding: "store" });
      expect(state.dialog).toEqual(
        dialog("lead-ann", { binding: "store", bot: { ...choice, binding: "store" }, desk: { ...choice, binding: "store" } }),
      );
      expect(state.outbox.map((row) => [row.to, row.command.to])).toEqual([
        ["store", "store"],
        ["desk", "desk"],
        ["helper", "helper"],
      ]);
      expect(state.outbox[2]?.command).toEqual(notify("store"));
      expect(state.outbox[1]?.command).toEqual(command("desk", "shop"));
      expect(state.inbox[0]?.event.binding).toBe("store");
      expect((await again.openDialogs(["store"])).map((one) => one.lead.id)).toEqual(["lead-ann"]);
      expect(await again.openDialogs(["shop"])).toEqual([]);
      expect(await again.accept(request("r3", [], { binding: "store", dedupeKey: "k" }))).toMatchObject({
        duplicate: true,
        requestId: "r1",
      });
      const next = { event: { ...event("e3"), binding: "store" }, externalId: "ann", aliases: { chat: "8" }, onUnknown: "ignore" } as const;
      await again.accept(request("r4", [next], { binding: "store" }));
      expect(await eventsOf(again, "lead-ann")).toEqual(["e1", "e3", "e2"]);
      expect(await again.renameBinding("shop", "store")).toBe(0);
    }),
  );

  it(
    "renames a desk in all that a dialog knows of it, so that nothing is told there twice or forgotten",
    given(async ({ store, reopen }) => {
      const known = (desk: string): Partial<Dialog> => ({
        mirrorTo: desk,
        mirrors: { other: {}, [desk]: { routed: true, anchor: "m-7" } },
        returned: { desk, at: iso(T0) },
        news: { lookup: "l1", to: desk, event: notify(desk).event },
        handoff: {
          id: "h1",
          desk: "other",
          by: "bot",
          whenNobodyOnline: desk,
          requestedAt: iso(T0),
          askedBefore: ["other", desk],
          attributes: {},
          hidden: {},
          held: [],
          stretch: [],
          noticed: [],
        },
      });
      await store.accept(request("r1", [from("ann", "e1")]));
      await turn(store, "lead-ann", { dialog: dialog("lead-ann", known("center")) });
      expect(await store.renameBinding("center", "support")).toBe(1);
      expect((await lane(await reopen(), "lead-ann")).dialog).toEqual(dialog("lead-ann", known("support")));
    }),
  );

  it(
    "keeps small values over a restart",
    given(async ({ store, reopen }) => {
      expect(await store.getMeta("secret")).toBeUndefined();
      await store.setMeta("secret", "one");
      await store.setMeta("secret", "two");
      expect(await (await reopen()).getMeta("secret")).toBe("two");
    }),
  );

  it(
    "counts the backlog anew after a restart",
    given(async ({ store, reopen }) => {
      await store.accept(request("r1", [from("ann", "e1"), waitingFor({ chat: "7" }, "e2")]));
      await store.accept(request("r2", [], { ended: { as: "dead", reason: "it failed" } }));
      await turn(store, "lead-ann", { insert: [pending("c1"), pending("c2"), pending("c3")] });
      await turn(store, "lead-ann", {
        update: [
          { id: "c1", status: "parked" },
          { id: "c2", status: "dead" },
        ],
      });
      const before = await store.backlog();
      expect(before).toEqual({ inbox: 1, outbox: 2, parked: 1, dead: 2, waiting: 1, oldest: { inbox: T0, outbox: T0 } });
      expect(await (await reopen()).backlog()).toEqual(before);
    }),
  );

  it(
    "proves that it can write, and refuses everything once it is closed",
    given(async ({ store, reopen }) => {
      await store.probe();
      const last = store.setMeta("last", "kept");
      const closing = store.close();
      await expect(last).resolves.toBeUndefined();
      await closing;
      await expect(store.probe()).rejects.toMatchObject({ code: "store.unavailable" });
      await expect(store.leads({ limit: 1 })).rejects.toMatchObject({ code: "store.unavailable" });
      await store.close();
      expect(await (await reopen()).getMeta("last")).toBe("kept");
    }),
  );
}
