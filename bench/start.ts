import { spawn } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
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
    // Bot and desk answer: what a start before had to try again would be measured with the next.
    const outside = createServer((call, answer) => void call.resume().on("end", () => answer.end("{}")));
    await new Promise<void>((resolve) => outside.listen(0, "127.0.0.1", resolve));
    const outsideUrl = `http://127.0.0.1:${(outside.address() as AddressInfo).port}`;
    const timeToAnswer = (round: number, nodeOptions: readonly string[] = []) => startAndAsk({ folder, outsideUrl, round, nodeOptions });
    try {
      const first = await timeToAnswer(0);
      const samples = { empty: [] as number[], warm: [] as number[], processor: [] as number[] };
      for (let round = 0; round <= Number(options["rounds"]); round += 1) {
        const empty = await emptyStart();
        const warm = await timeToAnswer(round + 1);
        progress(`round ${round}: empty Node ${empty} ms, leadgate ${warm.wall} ms, ${warm.processor} ms of it at work`);
        if (round === 0) continue;
        samples.empty.push(empty);
        samples.warm.push(warm.wall);
        if (warm.processor !== undefined) samples.processor.push(warm.processor);
      }
      const rows = Number(options["rows"]);
      const backlog = rows > 0 ? await withBacklog(folder, rows, Number(options["rounds"]), progress) : {};
      const profiles = join(folder, "profiles");
      await timeToAnswer(1_000, ["--cpu-prof", `--cpu-prof-dir=${profiles}`]);
      const [empty, warm] = [median(samples.empty), median(samples.warm)];
      return {
        firstMilliseconds: first.wall,
        warmMilliseconds: warm,
        fastestMilliseconds: Math.min(...samples.warm),
        /** A busy machine does not change it much: user and system time, at least, of a warm start until the answer. */
        ...(samples.processor.length > 0 ? { processorMilliseconds: Math.min(...samples.processor) } : {}),
        emptyNodeMilliseconds: empty,
        ratioToEmptyNode: Number((warm / empty).toFixed(1)),
        ...backlog,
        where: whereItGoes(join(profiles, readdirSync(profiles)[0] ?? "")),
        node: process.version,
      };
    } finally {
      outside.closeAllConnections();
      outside.close();
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
      const nowhere = "http://127.0.0.1:9";
      const taken = await startAndAsk({ folder, outsideUrl: nowhere, round: 10_000 + round, nodeOptions: [] });
      const { wall: clock, processor = 0 } = taken;
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

interface Taken {
  readonly wall: number;
  readonly processor: number | undefined;
}

async function emptyStart(): Promise<number> {
  const began = performance.now();
  await new Promise((resolve) => spawn(process.execPath, ["-e", "0"], { stdio: "ignore" }).on("exit", resolve));
  return Math.round(performance.now() - began);
}

interface Start {
  readonly folder: string;
  readonly outsideUrl: string;
  readonly round: number;
  readonly nodeOptions: readonly string[];
}

async function startAndAsk({ folder, outsideUrl, round, nodeOptions }: Start): Promise<Taken> {
  const port = await freePort();
  const { config } = writeSite({ folder, port, botUrl: outsideUrl, jivoUrl: outsideUrl, tries: 3 });
  process.env["NODE_COMPILE_CACHE"] = join(folder, "compile-cache");
  const body = clientMessage({ id: `start-${round}`, lead: 1, text: "x", at: Date.now() });
  const began = performance.now();
  const running = run([...nodeOptions, ENTRY, "serve", "--config", config]);
  try {
    await answered(running, port, body);
    return { wall: Math.round(performance.now() - began), processor: processorTime(running.child.pid ?? 0) };
  } finally {
    // By itself, so that its compile cache and its profile are written.
    running.child.kill("SIGTERM");
    await running.exited;
  }
}

/** Milliseconds that a process took so far, over all its threads: waiting for other processes does not count. Linux only. */
function processorTime(pid: number): number | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
    // Fields 14 and 15, in hundredths of a second.
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return undefined;
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
