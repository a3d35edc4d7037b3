/** Takes webhooks in as fast as they are confirmed, and says on its standard output which ones were. Killed by power.test.ts. */
import { writeSync } from "node:fs";
import { openSqliteStore } from "../../src/delivery/store-sqlite.ts";
import { silentLog } from "../../src/log.ts";
import { from, request } from "../delivery/store-fixtures.ts";

const [path = "", first = "0"] = process.argv.slice(2);
const limits = { backlog: Infinity, waiting: 1_000, minFreeBytes: 0 };
const store = await openSqliteStore({ path, now: Date.now, limits, log: silentLog });
const body = new Uint8Array(2_000).fill(97);
for (let n = Number(first); ; n += 8)
  await Promise.all(
    Array.from({ length: 8 }, async (_, i) => {
      const id = `r${n + i}`;
      const raw = { method: "POST", path: "/bot", query: {}, headers: {}, body };
      await store.accept(request(id, [from(`p${(n + i) % 50}`, `e${n + i}`)], { raw, dedupeKey: id }));
      writeSync(1, `${n + i}\n`);
    }),
  );
