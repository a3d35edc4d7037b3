import { expect, it } from "vitest";
import {
  command,
  commandsOf,
  dialog,
  event,
  eventsOf,
  from,
  type Given,
  lane,
  lead,
  pending,
  request,
  T0,
  turn,
} from "../store-fixtures.ts";

export function turnSuite(given: Given): void {
  it(
    "commits lead, dialog, inbox, outbox and timeline at once, and keeps them over a restart",
    given(async ({ store, reopen }) => {
      await store.accept(request("r1", [from("ann", "e1"), from("ann", "e2")]));
      const changed = lead("lead-ann", "ann", { name: "Ann" });
      await store.turn({
        leadId: "lead-ann",
        version: 0,
        now: T0 + 5,
        lead: changed,
        dialog: dialog("lead-ann"),
        inbox: [{ seq: 1, as: "done" }],
        insert: [
          { id: "c1", command: command("bot"), status: "started", dueAt: T0 + 5 },
          { id: "c2", command: command("shop"), status: "pending", dueAt: T0 + 7.5 },
        ],
        timeline: [{ at: T0, dialogId: "d", kind: "message", text: "Hi", data: { by: "lead" } }],
      });
      const again = await reopen();
      const state = await lane(again, "lead-ann");
      const row = { leadId: "lead-ann", guard: { epoch: 1 }, attempts: 0, createdAt: T0 + 5 };
      expect(state).toEqual({
        lead: changed,
        dialog: dialog("lead-ann"),
        version: 1,
        inbox: [{ leadId: "lead-ann", seq: 2, requestId: "r1", event: event("e2"), late: false }],
        outbox: [
          { ...row, id: "c1", to: "bot", position: 1, command: command("bot"), status: "started", dueAt: T0 + 5, startedAt: T0 + 5 },
          { ...row, id: "c2", to: "shop", position: 2, command: command("shop"), status: "pending", dueAt: T0 + 8, startedAt: null },
        ],
      });
      expect(await again.timeline("lead-ann", { limit: 10 })).toMatchObject([
        { leadId: "lead-ann", at: T0, text: "Hi", data: { by: "lead" } },
      ]);
      expect(await again.backlog()).toEqual({ inbox: 1, outbox: 2, parked: 0, dead: 0, waiting: 0, oldest: { inbox: T0, outbox: T0 + 5 } });
    }),
  );

  it(
    "refuses a turn that was decided on another version, and leaves nothing of it",
    given(async ({ store }) => {
      await store.accept(request("r1", [from("ann", "e1")]));
      const write = (id: string) => store.turn({ leadId: "lead-ann", version: 0, now: T0, insert: [pending(id)] });
      const results = await Promise.allSettled([write("c1"), write("c2")]);
      expect(results).toMatchObject([{ status: "fulfilled" }, { status: "rejected", reason: { code: "internal" } }]);
      expect(await commandsOf(store, "lead-ann")).toEqual(["c1"]);
      await expect(store.turn({ leadId: "lead-ann", version: 2, now: T0, insert: [pending("c3")] })).rejects.toMatchObject({
        code: "internal",
      });
      expect((await lane(store, "lead-ann")).version).toBe(1);
      await expect(store.turn({ leadId: "nobody", version: 0, now: T0 })).rejects.toMatchObject({ code: "internal" });
    }),
  );

  it(
    "does not disturb a turn by requests that are accepted meanwhile",
    given(async ({ store }) => {
      await store.accept(request("r1", [from("ann", "e1")]));
      const { version } = await lane(store, "lead-ann");
      await store.accept(request("r2", [from("ann", "e2")]));
      await store.turn({ leadId: "lead-ann", version, now: T0, inbox: [{ seq: 1, as: "done" }] });
      expect(await eventsOf(store, "lead-ann")).toEqual(["e2"]);
    }),
  );

  const wrongTurns = {
    "finishes a row that is not pending": { inbox: [{ seq: 9, as: "done" }] },
    "settles a command that does not exist": { update: [{ id: "nothing", status: "delivered" }] },
    "inserts a command that is there already": { insert: [pending("c0")] },
    "settles another lead's command": { update: [{ id: "other", status: "delivered" }] },
    "names no time": { insert: [{ ...pending("c9"), dueAt: Number.NaN }] },
  } as const;
  for (const [what, wrong] of Object.entries(wrongTurns)) {
    it(
      `leaves nothing of a turn that ${what}, and takes its neighbour`,
      given(async ({ store, reopen }) => {
        await store.accept(request("r1", [from("ann", "e1"), from("bob", "e2")]));
        await turn(store, "lead-ann", { insert: [pending("c0")] });
        await turn(store, "lead-bob", { insert: [pending("other")] });
        const before = await lane(store, "lead-ann");
        const results = await Promise.allSettled([
          turn(store, "lead-ann", { dialog: dialog("lead-ann"), timeline: [{ at: T0, dialogId: "d", kind: "k", text: "t" }], ...wrong }),
          turn(store, "lead-bob", { inbox: [{ seq: 1, as: "done" }] }),
        ]);
        expect(results).toMatchObject([{ status: "rejected", reason: { code: "internal" } }, { status: "fulfilled" }]);
        const again = await reopen();
        expect(await lane(again, "lead-ann")).toEqual(before);
        expect(await again.timeline("lead-ann", { limit: 10 })).toEqual([]);
        expect(await again.backlog()).toMatchObject({ inbox: 1, outbox: 2 });
      }),
    );
  }

  it(
    "finishes an inbox row and a command once",
    given(async ({ store }) => {
      await store.accept(request("r1", [from("ann", "e1")]));
      await turn(store, "lead-ann", { inbox: [{ seq: 1, as: "done" }], insert: [pending("c1")] });
      await turn(store, "lead-ann", { update: [{ id: "c1", status: "delivered" }] });
      await expect(turn(store, "lead-ann", { inbox: [{ seq: 1, as: "done" }] })).rejects.toMatchObject({ code: "internal" });
      await expect(turn(store, "lead-ann", { update: [{ id: "c1", status: "started" }] })).rejects.toMatchObject({ code: "internal" });
      expect(await store.backlog()).toEqual({ inbox: 0, outbox: 0, parked: 0, dead: 0, waiting: 0, oldest: { inbox: null, outbox: null } });
    }),
  );

  it(
    "remembers when a command was first started, its attempts, its next time and the last reason",
    given(async ({ store, reopen }) => {
      await store.accept(request("r1", [from("ann", "e1")]));
      await turn(store, "lead-ann", { insert: [pending("c1")] });
      await turn(store, "lead-ann", { now: T0 + 1, update: [{ id: "c1", status: "started", attempts: 1 }] });
      await turn(store, "lead-ann", { update: [{ id: "c1", status: "pending", dueAt: T0 + 1000.25, reason: "status 503" }] });
      await turn(store, "lead-ann", { now: T0 + 1001, update: [{ id: "c1", status: "started", attempts: 2 }] });
      const [row] = (await lane(await reopen(), "lead-ann")).outbox;
      expect(row).toMatchObject({ status: "started", attempts: 2, startedAt: T0 + 1, dueAt: T0 + 1001, reason: "status 503" });
    }),
  );

  it(
    "shows a request as unfinished until the last of its events is",
    given(async ({ store }) => {
      await store.accept(request("r1", [from("ann", "e1"), from("bob", "e2"), from("eve", "e3")]));
      const status = async () => (await store.request("r1"))?.status;
      await turn(store, "lead-ann", { inbox: [{ seq: 1, as: "ignored", reason: "a past chat" }] });
      expect(await status()).toBe("queued");
      await turn(store, "lead-bob", { inbox: [{ seq: 1, as: "dead", reason: "it threw" }] });
      expect(await status()).toBe("queued");
      expect(await store.backlog()).toMatchObject({ dead: 0 });
      await turn(store, "lead-eve", { inbox: [{ seq: 1, as: "done" }] });
      expect(await store.request("r1")).toMatchObject({ status: "dead", reason: "it threw" });
      expect(await store.backlog()).toMatchObject({ dead: 1, inbox: 0 });
    }),
  );
}
