import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { randomUUID } from "node:crypto";
import { systemDeps } from "../src/commands/open.ts";
import { loadConfig } from "../src/config/load.ts";
import { openSqliteStore } from "../src/delivery/store-sqlite.ts";
import type { HttpRequest, HttpResponse } from "../src/deps.ts";
import { createGateway } from "../src/gateway.ts";
import { createLog } from "../src/log.ts";
import { WEBHOOK_PATH, writeSite } from "../test/e2e/gateway.ts";
import { clientMessage } from "../test/e2e/jivo.ts";
import type { Bench } from "./run.ts";

/**
 * What does an exchange cost inside, without sockets and without a disk? The same as `webhook`, with a network that
 * answers at once and a store in memory: processor time per exchange, for work on the code itself.
 */
export const bench: Bench = {
  defaults: { exchanges: "20000", leads: "32", rounds: "3" },
  async run(options, progress) {
    const folder = mkdtempSync(join(tmpdir(), "leadgate-bench-"));
    const site = writeSite({ folder, port: 1, botUrl: "http://peer.invalid/bot", jivoUrl: "http://peer.invalid", tries: 3 });
    const shippedProviders = fileURLToPath(new URL("../providers", import.meta.url));
    const { config } = await loadConfig({ file: site.config, env: {}, secret: "", shippedProviders, strict: false });
    if (!config) throw new Error("the configuration has errors");
    const log = createLog({ redact: config.runtime.redact, write: () => {} });
    const limits = { backlog: 1_000_000, waiting: 1_000, minFreeBytes: 0 };
    const store = await openSqliteStore({ path: ":memory:", now: Date.now, limits, log });
    let arrived = 0;
    const send = (request: HttpRequest): Promise<HttpResponse> => {
      const body = JSON.parse(String(request.body)) as { type?: string; message?: { text?: string } };
      if (!request.url.endsWith("/bot")) arrived += 1;
      const answer = request.url.endsWith("/bot") ? { actions: [{ type: "say", text: body.message?.text ?? "" }] } : { result: "ok" };
      return Promise.resolve({ status: 200, headers: { "content-type": "application/json" }, body: Buffer.from(JSON.stringify(answer)) });
    };
    const gateway = createGateway({ config, store, deps: { ...systemDeps(log), send } });
    await gateway.start();
    const leads = Number(options["leads"]);
    const perRound = Math.ceil(Number(options["exchanges"]) / Number(options["rounds"]));
    const samples: number[] = [];
    for (let round = 0; round <= Number(options["rounds"]); round += 1) {
      const before = process.cpuUsage();
      const wanted = arrived + perRound;
      for (let sent = 0; sent < perRound; sent += leads) {
        const wave = Array.from({ length: Math.min(leads, perRound - sent) }, (_, lead) => {
          const body = clientMessage({ id: randomUUID(), lead, text: `Где мой заказ? ${sent}-${lead}`, at: Date.now() });
          return gateway.fetch(
            new Request(`http://localhost${WEBHOOK_PATH}`, { method: "POST", headers: { "content-type": "application/json" }, body }),
          );
        });
        for (const answer of await Promise.all(wave)) if (answer.status !== 200) throw new Error(`answered ${answer.status}`);
        await gateway.idle();
      }
      if (arrived < wanted) throw new Error(`${wanted - arrived} answers did not arrive`);
      const { user, system } = process.cpuUsage(before);
      const each = (user + system) / perRound;
      progress(`${round === 0 ? "warm-up" : `round ${round}`}: ${each.toFixed(0)} µs cpu per exchange`);
      if (round > 0) samples.push(each);
    }
    await gateway.stop(1_000);
    await store.close();
    rmSync(folder, { recursive: true, force: true });
    return { cpuMicroseconds: Math.round(Math.min(...samples)), exchanges: perRound * samples.length, node: process.version };
  },
};
