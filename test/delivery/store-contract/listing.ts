import { expect, it } from "vitest";
import type { Store } from "../../../src/delivery/store.ts";
import { dialog, from, type Given, iso, lead, pending, request, T0, turn } from "../store-fixtures.ts";

async function threePeople(store: Store): Promise<void> {
  const people = [
    lead("l1", "100", { name: "Иван Петров", messenger: "telegram", phone: "+7 (916) 123-45-67", lastActivityAt: iso(T0) }),
    lead("l2", "200", { name: "Anna", messenger: "widget", email: "Anna@Example.org", lastActivityAt: iso(T0 + 10) }),
    lead("l3", "300", { login: "pete", messenger: "telegram", lastActivityAt: iso(T0 + 10) }),
  ];
  for (const [n, create] of people.entries()) await store.accept(request(`r${n}`, [from(create.externalId, `e${n}`, { create })]));
}

export function listingSuite(given: Given): void {
  it(
    "lists leads by their last activity, newest first, a page at a time",
    given(async ({ store }) => {
      await threePeople(store);
      const ids = async (filter: Parameters<Store["leads"]>[0]) => (await store.leads(filter)).map((one) => one.lead.id);
      expect(await ids({ limit: 10 })).toEqual(["l3", "l2", "l1"]);
      expect(await ids({ limit: 1, after: { at: T0 + 10, id: "l3" } })).toEqual(["l2"]);
      expect(await ids({ limit: 10, messenger: "telegram" })).toEqual(["l3", "l1"]);
      expect(await ids({ limit: 10, since: T0 + 10 })).toEqual(["l3", "l2"]);
      expect(await ids({ limit: 10, until: T0 + 10 })).toEqual(["l1"]);
      expect(await ids({ limit: 10, binding: "other" })).toEqual([]);
      await turn(store, "l1", { lead: lead("l1", "100", { lastActivityAt: iso(T0 + 20) }), dialog: dialog("l1", { state: "operator" }) });
      expect(await ids({ limit: 1 })).toEqual(["l1"]);
      expect(await ids({ limit: 10, state: "operator" })).toEqual(["l1"]);
    }),
  );

  const searches = {
    "иван ПЕТР": "l1",
    "9161234567": "l1",
    "(916) 123": "l1",
    "anna@example": "l2",
    PETE: "l3",
    "300": "l3",
    l2: "l2",
    "50%": undefined,
  };
  for (const [search, id] of Object.entries(searches)) {
    it(
      `finds ${id ?? "nobody"} by "${search}"`,
      given(async ({ store }) => {
        await threePeople(store);
        expect((await store.leads({ limit: 10, search })).map((one) => one.lead.id)).toEqual(id === undefined ? [] : [id]);
      }),
    );
  }

  it(
    "lists the open dialogs that use a binding as channel, bot or desk",
    given(async ({ store }) => {
      await threePeople(store);
      const choice = (binding: string) => ({ binding, rule: "r", why: "w" });
      await turn(store, "l1", { dialog: dialog("l1", { bot: choice("helper"), desk: choice("desk") }) });
      await turn(store, "l2", { dialog: dialog("l2", { state: "waiting", bot: choice("helper") }) });
      await turn(store, "l3", { dialog: dialog("l3", { state: "closed", bot: choice("helper") }) });
      const ids = async (bindings?: string[]) => (await store.openDialogs(bindings)).map((one) => one.lead.id);
      expect(await ids()).toEqual(["l1", "l2"]);
      expect(await ids(["desk"])).toEqual(["l1"]);
      expect(await ids(["nothing", "helper"])).toEqual(["l1", "l2"]);
      expect(await ids(["shop"])).toEqual(["l1", "l2"]);
      expect(await ids([])).toEqual([]);
    }),
  );

  it(
    "gives a lead's timeline forwards and backwards, by kind, a page at a time",
    given(async ({ store }) => {
      await threePeople(store);
      const entry = (n: number) => ({ at: T0 + n, dialogId: "d", kind: n % 2 === 0 ? "message" : "state", text: `line ${n}` });
      await turn(store, "l1", { timeline: [entry(0), entry(1), entry(2), entry(3)] });
      await turn(store, "l2", { timeline: [entry(9)] });
      const texts = (rows: { text: string }[]) => rows.map((row) => row.text);
      const first = await store.timeline("l1", { limit: 2 });
      expect(texts(first)).toEqual(["line 0", "line 1"]);
      expect(texts(await store.timeline("l1", { limit: 9, after: first[1]?.id ?? 0 }))).toEqual(["line 2", "line 3"]);
      const newest = await store.timeline("l1", { limit: 1, newestFirst: true, kinds: ["message"] });
      expect(texts(newest)).toEqual(["line 2"]);
      expect(texts(await store.timeline("l1", { limit: 9, newestFirst: true, after: newest[0]?.id ?? 0 }))).toEqual(["line 1", "line 0"]);
    }),
  );

  it(
    "gives the lines of a time of a lead's timeline",
    given(async ({ store }) => {
      await threePeople(store);
      const entry = (n: number) => ({ at: T0 + n, dialogId: "d", kind: "message", text: `line ${n}` });
      await turn(store, "l1", { timeline: [entry(0), entry(1), entry(2), entry(3)] });
      const texts = (rows: { text: string }[]) => rows.map((row) => row.text);
      expect(texts(await store.timeline("l1", { limit: 9, since: T0 + 1, until: T0 + 3 }))).toEqual(["line 1", "line 2"]);
      expect(texts(await store.timeline("l1", { limit: 1, newestFirst: true, until: T0 + 3 }))).toEqual(["line 2"]);
    }),
  );

  it(
    "lists open commands oldest first by destination and lead",
    given(async ({ store }) => {
      await threePeople(store);
      await turn(store, "l2", { now: T0 + 1, insert: [pending("c1"), pending("c2", "bot"), pending("c3")] });
      await turn(store, "l1", { now: T0, insert: [pending("c4"), pending("c5")] });
      const ids = async (filter: { binding?: string; leadId?: string; limit?: number }) =>
        (await store.openCommands({ limit: 10, ...filter })).map((row) => row.id);
      expect(await ids({})).toEqual(["c4", "c5", "c1", "c2", "c3"]);
      expect(await ids({ limit: 2 })).toEqual(["c4", "c5"]);
      expect(await ids({ binding: "bot" })).toEqual(["c2"]);
      expect(await ids({ leadId: "l2", binding: "shop" })).toEqual(["c1", "c3"]);
      await turn(store, "l2", {
        update: [
          { id: "c1", status: "parked", reason: "no account" },
          { id: "c2", status: "delivered" },
          { id: "c3", status: "started" },
        ],
      });
      await turn(store, "l1", {
        update: [
          { id: "c4", status: "dead" },
          { id: "c5", status: "cancelled" },
        ],
      });
      expect(await store.openCommands({ limit: 10 })).toMatchObject([
        { id: "c1", leadId: "l2", status: "parked", reason: "no account" },
        { id: "c3", status: "started" },
      ]);
    }),
  );

  it(
    "lists requests newest first by binding, lead, type, status and time, a page at a time",
    given(async ({ store }) => {
      await store.accept(request("z1", [from("ann", "e1")], { eventType: "MESSAGE" }));
      await store.accept(request("a2", [from("bob", "e2"), from("ann", "e3")], { at: T0 + 1 }));
      await store.accept(request("m3", [], { at: T0 + 1, binding: "desk", ended: { as: "ignored", reason: "a probe" } }));
      const ids = async (filter: Partial<Parameters<Store["requests"]>[0]>) =>
        (await store.requests({ limit: 10, ...filter })).map((one) => one.id);
      expect(await ids({})).toEqual(["m3", "a2", "z1"]);
      expect(await ids({ after: "m3", limit: 1 })).toEqual(["a2"]);
      expect(await ids({ binding: "shop" })).toEqual(["a2", "z1"]);
      expect(await ids({ leadId: "lead-ann" })).toEqual(["a2", "z1"]);
      expect(await ids({ leadId: "lead-bob" })).toEqual(["a2"]);
      expect(await ids({ eventType: "MESSAGE" })).toEqual(["z1"]);
      expect(await ids({ status: "ignored" })).toEqual(["m3"]);
      expect(await ids({ since: T0 + 1 })).toEqual(["m3", "a2"]);
      expect(await ids({ until: T0 + 1 })).toEqual(["z1"]);
      expect((await store.requests({ limit: 10 }))[1]?.leadIds).toEqual(["lead-bob", "lead-ann"]);
      await expect(store.requests({ limit: 1, after: "nothing" })).rejects.toMatchObject({ code: "admin.unknown" });
      expect(await store.request("nothing")).toBeUndefined();
    }),
  );
}
