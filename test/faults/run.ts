/**
 * `npm run test:faults -- --kills 200 [--seed n] [--leads n] [--drain seconds] [--graceful percent]
 * [--engine sqlite|postgres] [--freezes n] [--database-freezes n] [--database-restarts n] [--instead durable|accept-only]`
 * `--engine postgres`: two instances on one database, ended in turn; a webhook goes to either. `--freezes`: an instance is
 * stopped (SIGSTOP) for longer than its lease; the database is stopped for up to 8 s, or ends at once and starts again.
 * `--graceful` of the ends are SIGTERM instead. `--instead` puts the benchmark's hand-written gateway in leadgate's place; `accept-only` must turn red.
 */
import { parseArgs } from "node:util";
import { type Site, startByHand } from "../e2e/gateway.ts";
import { runFaults } from "./driver.ts";

const { values } = parseArgs({
  options: {
    kills: { type: "string", default: "200" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    leads: { type: "string", default: "40" },
    drain: { type: "string", default: "120" },
    graceful: { type: "string", default: "20" },
    freezes: { type: "string", default: "0" },
    "database-freezes": { type: "string", default: "0" },
    "database-restarts": { type: "string", default: "0" },
    engine: { type: "string", default: "sqlite" },
    instead: { type: "string" },
  },
});
console.error(`seed ${values.seed}: --seed ${values.seed} throws the same dice again (moments of kills, twins, failures)`);
const { instead } = values;
const { result, findings } = await runFaults({
  kills: Number(values.kills),
  seed: Number(values.seed),
  leads: Number(values.leads),
  drain: Number(values.drain) * 1_000,
  graceful: Number(values.graceful) / 100,
  freezes: Number(values.freezes),
  databaseFreezes: Number(values["database-freezes"]),
  databaseRestarts: Number(values["database-restarts"]),
  postgres: values.engine === "postgres",
  ...(instead === "durable" || instead === "accept-only" ? { start: (site: Site) => startByHand(instead, site) } : {}),
  progress: (text) => console.error(text),
});
for (const finding of findings) console.error(finding);
console.log(JSON.stringify(result));
process.exit(result.clean ? 0 : 1);
