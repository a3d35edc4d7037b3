import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { v7 as uuidv7 } from "uuid";
import { openPostgresStore } from "../src/delivery/store-postgres.ts";
import { openSqliteStore } from "../src/delivery/store-sqlite.ts";
import type { Accept, Store } from "../src/delivery/store.ts";
import { silentLog } from "../src/log.ts";
import { newLead } from "../src/model/lead.ts";
import { clientMessage } from "../test/e2e/jivo.ts";
import { startPostgres } from "../test/postgres/server.ts";
import type { Bench } from "./run.ts";

interface Subject {
  /** One per instance on the same data. */
  readonly stores: readonly Store[];
  close(): Promise<void>;
}

/**
 * How many webhooks per second become durable when 1, 8 or 64 come at once: what group commit is worth on this disk.
 * `--engine postgres` measures a PostgreSQL beside it (its own, fsync on, or the one of `--url`), alone and by two instances.
 */
export const bench: Bench = {
  defaults: { seconds: "2", dir: tmpdir(), engine: "sqlite", url: "", at: "1,8,64" },
  async run(options, progress) {
    const seconds = Number(options["seconds"]);
    const concurrencies = (options["at"] ?? "").split(",").map(Number);
    const acceptedPerSecond: Record<string, number> = {};
    const figures = async (name: string, open: () => Promise<Subject>) => {
      const { stores, close } = await open();
      try {
        for (const concurrency of concurrencies) {
          await measure(stores, concurrency, 300);
          const rate = await measure(stores, concurrency, seconds * 1_000);
          acceptedPerSecond[`${name}at${concurrency}`] = rate;
          progress(`${name}${concurrency} at once: ${rate} accepted/s`);
        }
      } finally {
        await close();
      }
    };
    if (options["engine"] !== "postgres") {
      await figures("", () => sqlite(options["dir"] ?? tmpdir()));
      return { acceptedPerSecond, node: process.version };
    }
    await figures("sqlite ", () => sqlite(options["dir"] ?? tmpdir()));
    const server = options["url"] === "" ? await startPostgres({ durable: true }) : undefined;
    const url = options["url"] || server?.url;
    if (url === undefined) throw new Error("there is no embedded PostgreSQL for this machine: name one with --url");
    try {
      await figures("postgres ", () => postgres(url, 1));
      await figures("postgres, two instances, ", () => postgres(url, 2));
    } finally {
      await server?.stop();
    }
    return { acceptedPerSecond, node: process.version };
  },
};

const LIMITS = { backlog: Number.MAX_SAFE_INTEGER, waiting: 1_000, minFreeBytes: 0 };

async function sqlite(dir: string): Promise<Subject> {
  const folder = mkdtempSync(join(dir, "leadgate-bench-"));
  const store = await openSqliteStore({ path: join(folder, "leadgate.db"), now: Date.now, limits: LIMITS, log: silentLog });
  return {
    stores: [store],
    async close() {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Every instance in this one process, so two of them share its processor. */
async function postgres(url: string, instances: number): Promise<Subject> {
  const open = () => openPostgresStore({ url, schema: `bench${instances}`, now: Date.now, limits: LIMITS, log: silentLog });
  const stores = await Promise.all(Array.from({ length: instances }, open));
  return { stores, close: async () => void (await Promise.all(stores.map((store) => store.close()))) };
}

async function measure(stores: readonly Store[], concurrency: number, milliseconds: number): Promise<number> {
  const began = performance.now();
  let accepted = 0;
  const one = async (lead: number): Promise<void> => {
    while (performance.now() - began < milliseconds) {
      await stores[lead % stores.length]?.accept(acceptOf(lead));
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
