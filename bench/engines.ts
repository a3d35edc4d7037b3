import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { freePort, ready, startGateway, writeSite } from "../test/e2e/gateway.ts";
import { startPostgres } from "../test/postgres/server.ts";
import type { Bench } from "./run.ts";
import { forkPart, inTurns, JIVO, medianOf, next, stopAll } from "./webhook.ts";
import type { Variant } from "./webhook.ts";
import type { PeersReady } from "./webhook-peers.ts";

/**
 * What does the storage cost? The exchange of the webhook benchmark with SQLite, with a PostgreSQL of its own (fsync on) and
 * one instance, and with two instances, in turns. All share this machine with the database, the load and the other sides.
 */
export const bench: Bench = {
  defaults: { seconds: "3", rounds: "3", concurrency: "32", dir: tmpdir() },
  async run(options, progress) {
    const folder = mkdtempSync(join(options["dir"] ?? tmpdir(), "leadgate-bench-"));
    const servers = [await startPostgres({ durable: true }), await startPostgres({ durable: true })];
    const [one, two] = servers;
    if (!one || !two) throw new Error("there is no embedded PostgreSQL for this machine");
    const peers = forkPart("webhook-peers.ts");
    const load = forkPart("webhook-load.ts");
    const others = await next<PeersReady>(peers);
    const variants: Variant[] = [];
    try {
      const plans: readonly (readonly [string, readonly (string | undefined)[]])[] = [
        ["sqlite", [undefined]],
        ["postgres", [one.url]],
        ["postgresTwo", [two.url, two.url]],
      ];
      for (const [name, urls] of plans) {
        const ports: number[] = [];
        const processes = [];
        for (const [n, url] of urls.entries()) {
          const port = await freePort();
          const base = `http://127.0.0.1:${others.http}`;
          const place = { folder: join(folder, `${name}${n}`), port, botUrl: `${base}/bot`, jivoUrl: base };
          const site = writeSite({ ...place, tries: 3, ...(url === undefined ? {} : { postgres: url }) });
          ports.push(port);
          processes.push(await ready(startGateway(site)));
        }
        variants.push({ name, ports, processes });
      }
      const results = await inTurns({ variants, load, options, progress }, { ...JIVO, stream: others.stream });
      return {
        ...Object.fromEntries([...results].map(([name, samples]) => [name, medianOf(samples)])),
        concurrency: Number(options["concurrency"]),
        node: process.version,
        cores: cpus().length,
      };
    } finally {
      await stopAll(variants);
      peers.kill("SIGKILL");
      load.kill("SIGKILL");
      for (const server of servers) await server?.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
