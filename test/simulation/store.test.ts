import { GatewayError } from "../../src/errors.ts";
import type { Store } from "../../src/delivery/store.ts";
import { describeStore } from "../delivery/store-contract.ts";
import type { OpenOptions } from "../delivery/store-fixtures.ts";
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
