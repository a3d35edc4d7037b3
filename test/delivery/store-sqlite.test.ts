import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openSqliteStore } from "../../src/delivery/store-sqlite.ts";
import { silentLog } from "../../src/log.ts";
import { describeStore } from "./store-contract.ts";
import type { OpenOptions } from "./store-fixtures.ts";

async function open({ now, backlog, waiting }: OpenOptions) {
  const folder = await mkdtemp(join(tmpdir(), "leadgate-store-"));
  const path = join(folder, "store.db");
  const start = () => openSqliteStore({ path, now, limits: { backlog, waiting, minFreeBytes: 0 }, log: silentLog });
  const first = await start();
  let store = first;
  return {
    store: first,
    async reopen() {
      await store.close();
      store = await start();
      return store;
    },
    async destroy() {
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
}

describeStore("sqlite", open);
