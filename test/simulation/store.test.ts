import { expect, test } from "vitest";
import { GatewayError } from "../../src/errors.ts";
import type { Store } from "../../src/delivery/store.ts";
import { describeStore } from "../delivery/store-contract.ts";
import type { OpenOptions } from "../delivery/store-fixtures.ts";
import { from, request, T0 } from "../delivery/store-fixtures.ts";
import { createDisk } from "./disk.ts";
import { createScheduler, runDry } from "./scheduler.ts";
import { createMemoryStore, transaction } from "./store.ts";
import { createJournal, createTables } from "./tables.ts";

/** Writes of one turn of the event loop are one commit, as in the storages. */
async function open(options: OpenOptions) {
  const tables = createTables();
  const journal = createJournal();
  const closed = () => Promise.reject(new GatewayError("store.unavailable", "the store is closed"));
  const start = (): Store => {
    let queue: (() => void)[] = [];
    let isOpen = true;
    const flush = () => {
      const batch = queue;
      queue = [];
      for (const run of batch) run();
      journal.clear();
    };
    const store = createMemoryStore({
      tables,
      journal,
      now: options.now,
      limits: options,
      read: async (_what, run) => (isOpen ? run() : closed()),
      write: (_what, run) =>
        isOpen
          ? new Promise((resolve, reject) => {
              if (queue.length === 0) setImmediate(flush);
              queue.push(() => {
                try {
                  resolve(transaction(journal, run));
                } catch (error) {
                  reject(error);
                }
              });
            })
          : closed(),
    });
    return {
      ...store,
      async close() {
        isOpen = false;
        flush();
      },
    };
  };
  let store = start();
  return {
    store,
    async reopen() {
      await store.close();
      store = start();
      return store;
    },
    destroy: () => store.close(),
  };
}

describeStore("simulated", open);

function disk() {
  const scheduler = createScheduler(T0);
  const tables = createTables();
  const made = createDisk({ tables, scheduler, limits: { backlog: 99, waiting: 99 }, readsEarly: false, onTurn() {} });
  const store = made.open(1);
  const heard: string[] = [];
  /** Three webhooks at once. */
  const send = async () => {
    for (const id of ["r1", "r2", "r3"])
      store.accept(request(id, [from("ann", `e-${id}`)])).then(
        () => heard.push(id),
        () => heard.push(`not ${id}`),
      );
    await runDry();
  };
  return { ...made, disk: made, scheduler, tables, heard, send };
}

test("what waits for its commit when the process dies is lost, but for the first that were done; nobody hears of either", async () => {
  const { disk: made, scheduler, tables, heard, send } = disk();
  await send();
  scheduler.drop(1);
  made.die(2);
  await runDry();
  expect([...tables.requests.keys()]).toEqual(["r1", "r2"]);
  while (await scheduler.step());
  expect(heard).toEqual([]);
  expect([...tables.requests.keys()]).toEqual(["r1", "r2"]);
});

test("a commit that fails leaves nothing of any of its writes; one that is only reported as failed leaves all", async () => {
  const { faults, scheduler, tables, heard, send } = disk();
  faults.push("fails");
  await send();
  await scheduler.step();
  expect(tables.requests.size).toBe(0);
  expect(tables.leads.size).toBe(0);
  faults.push("unknown");
  await send();
  await scheduler.step();
  expect(heard).toEqual(["not r1", "not r2", "not r3", "not r1", "not r2", "not r3"]);
  expect([...tables.requests.keys()]).toEqual(["r1", "r2", "r3"]);
});
