import { spawn } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePort, run, WEBHOOK_PATH, writeSite } from "../test/e2e/gateway.ts";
import type { Running } from "../test/e2e/gateway.ts";
import { clientMessage } from "../test/e2e/jivo.ts";
import { fillStore } from "./backlog.ts";
import type { Bench } from "./run.ts";

const ENTRY = fileURLToPath(new URL("../bin/leadgate.js", import.meta.url));

/**
 * How long from the start of the process to the first webhook answered 200, one Jivo channel and one bot configured?
 * `first`: nothing was ever started here; `warm`: Node's compile cache and the proofs of the definitions are there. In
 * turns with a Node that does nothing. `where`: milliseconds of processor time of a warm start, by who used them.
 * `--rows 100000`: the same beside a store in which so many rows of inbox and outbox wait, while the bot is down; processor
 * time says more than the clock where others use the machine.
 */
export const bench: Bench = {
  defaults: { rounds: "9", rows: "0" },
  async run(options, progress) {
    const folder = mkdtempSync(join(tmpdir(), "leadgate-start-"));
    try {
      const first = await timeToAnswer(folder, 0);
      const samples = { empty: [] as number[], warm: [] as number[] };
      for (let round = 0; round <= Number(options["rounds"]); round += 1) {
        const empty = await emptyStart();
        const warm = await timeToAnswer(folder, round + 1);
        progress(`round ${round}: empty Node ${empty} ms, leadgate ${warm} ms`);
        if (round === 0) continue;
        samples.empty.push(empty);
        samples.warm.push(warm);
      }
      const rows = Number(options["rows"]);
      const backlog = rows > 0 ? await withBacklog(folder, rows, Number(options["rounds"]), progress) : {};
      const profiles = join(folder, "profiles");
      await timeToAnswer(folder, 1_000, ["--cpu-prof", `--cpu-prof-dir=${profiles}`]);
      const [empty, warm] = [median(samples.empty), median(samples.warm)];
      return {
        firstMilliseconds: first,
        warmMilliseconds: warm,
        fastestMilliseconds: Math.min(...samples.warm),
        emptyNodeMilliseconds: empty,
        ratioToEmptyNode: Number((warm / empty).toFixed(1)),
        ...backlog,
        where: whereItGoes(join(profiles, readdirSync(profiles)[0] ?? "")),
        node: process.version,
      };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** In turns: an empty store and a full one, each made anew from the same file. Milliseconds until the first webhook's 200. */
async function withBacklog(
  folder: string,
  rows: number,
  rounds: number,
  progress: (text: string) => void,
): Promise<Record<string, number>> {
  const full = join(folder, "full.db");
  const waiting = await fillStore(full, rows);
  progress(`${waiting} rows wait`);
  const samples = { clock: [] as number[], processor: [] as number[], emptyProcessor: [] as number[] };
  for (let round = 1; round <= rounds; round += 1) {
    for (const store of [undefined, full]) {
      // The proofs of the definitions stay, as they do over a restart.
      for (const name of ["", "-wal", "-shm"]) rmSync(join(folder, "data", `leadgate.db${name}`), { force: true });
      if (store !== undefined) copyFileSync(store, join(folder, "data", "leadgate.db"));
      let processor = 0;
      const clock = await timeToAnswer(folder, 10_000 + round, [], (pid) => (processor = processorTime(pid)));
      progress(`round ${round}: ${store === undefined ? "empty" : "full"} ${clock} ms, ${processor} ms of processor time`);
      if (store === undefined) samples.emptyProcessor.push(processor);
      else {
        samples.clock.push(clock);
        samples.processor.push(processor);
      }
    }
  }
  return {
    waitingRows: waiting,
    waitingMilliseconds: median(samples.clock),
    waitingProcessorMilliseconds: median(samples.processor),
    emptyProcessorMilliseconds: median(samples.emptyProcessor),
  };
}

/** Of a process, user and system, in milliseconds; ticks are 10 ms. */
function processorTime(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

async function emptyStart(): Promise<number> {
  const began = performance.now();
  await new Promise((resolve) => spawn(process.execPath, ["-e", "0"], { stdio: "ignore" }).on("exit", resolve));
  return Math.round(performance.now() - began);
}

async function timeToAnswer(
  folder: string,
  round: number,
  nodeOptions: readonly string[] = [],
  look: (pid: number) => void = () => {},
): Promise<number> {
  const port = await freePort();
  const nowhere = "http://127.0.0.1:9";
  const { config } = writeSite({ folder, port, botUrl: nowhere, jivoUrl: nowhere, tries: 3 });
  process.env["NODE_COMPILE_CACHE"] = join(folder, "compile-cache");
  const body = clientMessage({ id: `start-${round}`, lead: 1, text: "x", at: Date.now() });
  const began = performance.now();
  const running = run([...nodeOptions, ENTRY, "serve", "--config", config]);
  try {
    await answered(running, port, body);
    look(running.child.pid ?? 0);
    return Math.round(performance.now() - began);
  } finally {
    // By itself, so that its compile cache and its profile are written.
    running.child.kill("SIGTERM");
    await running.exited;
  }
}

async function answered(running: Running, port: number, body: string): Promise<void> {
  while ((await post(port, body)) !== 200) {
    if (running.child.exitCode !== null) throw new Error(`it does not start:\n${running.lines().join("\n")}`);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

function post(port: number, body: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    const headers = { "content-type": "application/json" };
    const call = request({ host: "127.0.0.1", port, path: WEBHOOK_PATH, method: "POST", headers, agent: false }, (response) => {
      response.resume().on("end", () => resolve(response.statusCode));
    });
    call.on("error", () => resolve(undefined)).end(body);
  });
}

interface Profile {
  readonly nodes: readonly { readonly id: number; readonly callFrame: { readonly functionName: string; readonly url: string } }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** Own time by package, the gateway's own folders, and Node itself (which loads the modules). */
function whereItGoes(file: string): Record<string, number> {
  const profile = JSON.parse(readFileSync(file, "utf8")) as Profile;
  const owners = new Map(profile.nodes.map(({ id, callFrame }) => [id, ownerOf(callFrame)]));
  const spent = new Map<string, number>();
  profile.samples.forEach((id, index) => {
    const owner = owners.get(id) ?? "";
    if (owner !== "(idle)") spent.set(owner, (spent.get(owner) ?? 0) + (profile.timeDeltas[index] ?? 0) / 1_000);
  });
  const most = [...spent].toSorted(([, one], [, two]) => two - one).slice(0, 16);
  return Object.fromEntries(most.map(([owner, milliseconds]) => [owner, Math.round(milliseconds)]));
}

function ownerOf({ functionName, url }: { readonly functionName: string; readonly url: string }): string {
  const named = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1];
  if (named !== undefined) return named;
  const own = /\/src\/([^/]+)\//.exec(url)?.[1];
  if (own !== undefined) return `src/${own}`;
  return url.startsWith("node:") || (url === "" && !functionName.startsWith("("))
    ? "node"
    : functionName.startsWith("(")
      ? functionName
      : "src";
}

function median(values: readonly number[]): number {
  return values.toSorted((one, two) => one - two)[values.length >> 1] ?? 0;
}
