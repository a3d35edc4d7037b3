import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { v7 as uuidv7 } from "uuid";
import { openSqliteStore } from "../src/delivery/store-sqlite.ts";
import type { Accept, Store } from "../src/delivery/store.ts";
import { silentLog } from "../src/log.ts";
import { newLead } from "../src/model/lead.ts";
import { clientMessage } from "../test/e2e/jivo.ts";
import type { Bench } from "./run.ts";

/** How many webhooks per second become durable when 1, 8 or 64 come at once: what group commit is worth on this disk. */
export const bench: Bench = {
  defaults: { seconds: "2", dir: tmpdir() },
  async run(options, progress) {
    const folder = mkdtempSync(join(options["dir"] ?? tmpdir(), "leadgate-bench-"));
    const limits = { backlog: Number.MAX_SAFE_INTEGER, waiting: 1_000, minFreeBytes: 0 };
    const store = await openSqliteStore({ path: join(folder, "leadgate.db"), now: Date.now, limits, log: silentLog });
    try {
      const perSecond: Record<string, number> = {};
      for (const concurrency of [1, 8, 64]) {
        await measure(store, concurrency, 300);
        perSecond[`at${concurrency}`] = await measure(store, concurrency, Number(options["seconds"]) * 1_000);
        progress(`${concurrency} at once: ${perSecond[`at${concurrency}`]} accepted/s`);
      }
      return { acceptedPerSecond: perSecond, node: process.version };
    } finally {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function measure(store: Store, concurrency: number, milliseconds: number): Promise<number> {
  const began = performance.now();
  let accepted = 0;
  const one = async (lead: number): Promise<void> => {
    while (performance.now() - began < milliseconds) {
      await store.accept(acceptOf(lead));
      accepted += 1;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, (_, index) => one(index)));
  return Math.round((accepted * 1_000) / (performance.now() - began));
}

function acceptOf(lead: number): Accept {
  const id = uuidv7();
  const now = Date.now();
  const at = new Date(now).toISOString();
  const externalId = String(lead);
  return {
    id,
    binding: "jivo",
    at: now,
    dedupeKey: id,
    raw: {
      method: "POST",
      path: "/bot/•••",
      query: {},
      headers: {},
      body: Buffer.from(clientMessage({ id, lead, text: "Здравствуйте", at: now })),
    },
    rule: "bot events / lead message",
    eventType: "CLIENT_MESSAGE",
    events: [
      {
        event: {
          id: uuidv7(),
          at,
          binding: "jivo",
          type: "message.received",
          lead: { externalId },
          message: { kind: "text", text: "Здравствуйте" },
        },
        externalId,
        onUnknown: "create",
        create: newLead(uuidv7(), "jivo", externalId, at),
      },
    ],
  };
}
