import { expect, it } from "vitest";
import type { Store } from "../../../src/delivery/store.ts";
import { command, commandsOf, from, type Given, lane, pending, request, T0, turn } from "../store-fixtures.ts";

/** c1, c2 and c3 of one leg have died one after the other. */
async function threeDead(store: Store): Promise<void> {
  await store.accept(request("r1", [from("ann", "e1")]));
  await turn(store, "lead-ann", { inbox: [{ seq: 1, as: "done" }], insert: [pending("c1"), pending("c2"), pending("c3"), pending("c4")] });
  for (const [n, id] of ["c1", "c2", "c3"].entries()) {
    await turn(store, "lead-ann", { now: T0 + n, update: [{ id, status: "dead", attempts: 5, reason: `status 400 (${id})` }] });
  }
}

export function letterSuite(given: Given): void {
  it(
    "lists dead commands and dead requests together, oldest first, a page at a time",
    given(async ({ store, reopen }) => {
      await threeDead(store);
      await store.accept(request("r2", [], { at: T0 + 1, binding: "desk", ended: { as: "dead", reason: "the mapping failed" } }));
      const again = await reopen();
      const all = await again.dead({ limit: 10 });
      expect(all.map((letter) => [letter.id, letter.kind])).toEqual([
        ["c1", "command"],
        ["c2", "command"],
        ["r2", "request"],
        ["c3", "command"],
      ]);
      expect(all[0]).toEqual({
        id: "c1",
        kind: "command",
        binding: "shop",
        leadId: "lead-ann",
        at: T0,
        reason: "status 400 (c1)",
        attempts: 5,
        command: command("shop", "c1"),
      });
      const pages = [];
      for (let after: string | undefined; ;) {
        const page = await again.dead({ limit: 1, ...(after === undefined ? {} : { after }) });
        if (page[0] === undefined) break;
        after = page[0].id;
        pages.push(after);
      }
      expect(pages).toEqual(["c1", "c2", "r2", "c3"]);
      expect((await again.dead({ limit: 10, binding: "desk" })).map((letter) => letter.id)).toEqual(["r2"]);
      await expect(again.dead({ limit: 1, after: "nothing" })).rejects.toMatchObject({ code: "admin.unknown" });
    }),
  );

  it(
    "revives a command at its leg's tail under the same id, as if it had never been tried",
    given(async ({ store, reopen }) => {
      await threeDead(store);
      expect(await store.reviveCommand("c2", T0 + 50)).toEqual({ leadId: "lead-ann" });
      const { outbox } = await lane(await reopen(), "lead-ann");
      expect(outbox.map((row) => [row.id, row.position])).toEqual([
        ["c4", 4],
        ["c2", 5],
      ]);
      expect(outbox[1]).toMatchObject({ status: "pending", attempts: 0, dueAt: T0 + 50, startedAt: null, command: command("shop", "c2") });
    }),
  );

  it(
    "revives page by page in the order in which they died",
    given(async ({ store }) => {
      await threeDead(store);
      let after: string | undefined;
      for (let page = await store.dead({ limit: 1 }); page[0] !== undefined; page = await store.dead({ limit: 1, after })) {
        after = page[0].id;
        await store.reviveCommand(after, T0 + 50);
      }
      expect(await commandsOf(store, "lead-ann")).toEqual(["c4", "c1", "c2", "c3"]);
      expect(await store.backlog()).toMatchObject({ dead: 0, outbox: 4 });
    }),
  );

  it(
    "revives a command once, and only a dead one",
    given(async ({ store }) => {
      await threeDead(store);
      const twice = await Promise.all([store.reviveCommand("c1", T0), store.reviveCommand("c1", T0)]);
      expect(twice).toEqual([{ leadId: "lead-ann" }, undefined]);
      expect(await store.reviveCommand("c4", T0)).toBeUndefined();
      expect(await store.reviveCommand("nothing", T0)).toBeUndefined();
    }),
  );

  it(
    "does not disturb the lane's turn by a revival",
    given(async ({ store }) => {
      await threeDead(store);
      const { version } = await lane(store, "lead-ann");
      await store.reviveCommand("c1", T0);
      await store.turn({ leadId: "lead-ann", version, now: T0, insert: [pending("c5")] });
      expect(await commandsOf(store, "lead-ann")).toEqual(["c4", "c1", "c5"]);
    }),
  );

  it(
    "drops a dead command and a dead request with the reason, once",
    given(async ({ store, reopen }) => {
      await threeDead(store);
      await store.accept(request("r2", [], { ended: { as: "dead", reason: "the mapping failed" } }));
      await store.accept(request("r3", [from("bob", "e3")]));
      await turn(store, "lead-bob", { inbox: [{ seq: 1, as: "dead", reason: "it threw" }] });
      expect(await store.deadLetter("r3")).toMatchObject({ kind: "request", leadId: "lead-bob", reason: "it threw" });
      for (const id of ["c1", "r2", "r3"]) {
        expect(await store.dropDead(id, "not needed", T0)).toBe(true);
        expect(await store.dropDead(id, "not needed", T0)).toBe(false);
        expect(await store.deadLetter(id)).toBeUndefined();
      }
      expect(await store.dropDead("c4", "it is not dead", T0)).toBe(false);
      expect(await store.request("r2")).toMatchObject({ status: "dropped", reason: "not needed" });
      expect(await store.request("r3")).toMatchObject({ status: "dropped", reason: "not needed" });
      expect(await (await reopen()).backlog()).toMatchObject({ dead: 2 });
    }),
  );
}
