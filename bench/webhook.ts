import { type ChildProcess, fork } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePort, listening, type Running, startByHand, startGateway, WEBHOOK_PATH, writeSite } from "../test/e2e/gateway.ts";
import type { Bench } from "./run.ts";
import type { PeersReady } from "./webhook-peers.ts";
import type { LoadOrder, LoadResult } from "./webhook-load.ts";

/**
 * How much of a hand-written gateway's speed is left? A Jivo CLIENT_MESSAGE goes to the bot, its answer to Jivo, durably.
 * Variants run side by side in one run and take turns, so that a slow minute of the machine hits all of them.
 */
export const bench: Bench = {
  defaults: { seconds: "2.5", rounds: "5", concurrency: "32", dir: tmpdir(), profile: "", only: "" },
  async run(options, progress) {
    const folder = mkdtempSync(join(options["dir"] ?? tmpdir(), "leadgate-bench-"));
    const peers = forkPart("webhook-peers.ts");
    const load = forkPart("webhook-load.ts");
    const ready = await next<PeersReady>(peers);
    const variants: Variant[] = [];
    try {
      await startVariants(variants, folder, ready, options);
      const results = await inTurns({ variants, load, options, progress }, { ...JIVO, stream: ready.stream });
      return summary(results, options);
    } finally {
      await stopAll(variants);
      peers.kill("SIGKILL");
      load.kill("SIGKILL");
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

export interface Variant {
  readonly name: string;
  readonly ports: readonly number[];
  readonly processes: readonly Running[];
}

export interface Sample extends LoadResult {
  readonly perSecond: number;
  /** Processor time of the gateway's processes per exchange. */
  readonly cpuMicroseconds: number;
  /** Resident memory after the round, of all of them. */
  readonly megabytes: number;
}

/** Adds each variant as soon as it runs, so that all of them are stopped when a later one does not start. */
async function startVariants(
  variants: Variant[],
  folder: string,
  peers: PeersReady,
  options: Readonly<Record<string, string>>,
): Promise<void> {
  const base = `http://127.0.0.1:${peers.http}`;
  const place = (port: number, name: string) => ({ folder: join(folder, name), port, botUrl: `${base}/bot`, jivoUrl: base });
  const starts: Record<string, (port: number) => Running> = {
    leadgate: (port) => {
      const site = writeSite({ ...place(port, "leadgate"), tries: 3 });
      const profile = options["profile"] ?? "";
      if (profile !== "") mkdirSync(profile, { recursive: true });
      return startGateway(site, profile === "" ? {} : { nodeOptions: ["--cpu-prof", `--cpu-prof-dir=${profile}`] });
    },
    handWritten: (port) => startByHand("durable", place(port, "")),
    handWrittenAcceptOnly: (port) => startByHand("accept-only", place(port, "")),
  };
  const wanted = options["only"] === "" ? Object.keys(starts) : (options["only"] ?? "").split(",");
  for (const name of wanted) {
    const start = starts[name];
    if (!start) throw new Error(`no variant ${name}: there are ${Object.keys(starts).join(", ")}`);
    const port = await freePort();
    const running = start(port);
    variants.push({ name, ports: [port], processes: [running] });
    let gone = false;
    void running.exited.then(() => {
      gone = true;
    });
    if (!(await listening(port, 15_000, () => gone))) throw new Error(`${name} does not listen:\n${running.lines().join("\n")}`);
  }
}

/** What is the same in every round. */
type Target = Pick<LoadOrder, "path" | "messenger" | "stream">;

export const JIVO = { path: WEBHOOK_PATH, messenger: { kind: "jivo" } } as const;

/** All variants take turns, so that a slow minute of the machine hits each of them; the first round only warms up. */
export async function inTurns(
  run: {
    readonly variants: readonly Variant[];
    readonly load: ChildProcess;
    readonly options: Readonly<Record<string, string>>;
    readonly progress: (text: string) => void;
  },
  target: Target,
): Promise<Map<string, Sample[]>> {
  const { variants, load, options, progress } = run;
  const results = new Map<string, Sample[]>(variants.map(({ name }) => [name, []]));
  for (let turn = 0; turn <= Number(options["rounds"]); turn += 1) {
    for (const variant of variants) {
      const sample = await measure(variant, load, {
        ...target,
        ports: variant.ports,
        concurrency: Number(options["concurrency"]),
        milliseconds: Number(options["seconds"]) * 1_000,
        round: `${variant.name}-${turn}`,
      });
      progress(`${turn === 0 ? "warm-up" : `round ${turn}`} ${variant.name}: ${describe(sample)}`);
      if (turn > 0) results.get(variant.name)?.push(sample);
    }
  }
  return results;
}

/** A profile is written only by a process that ends by itself. */
export async function stopAll(variants: readonly Variant[]): Promise<void> {
  for (const running of variants.flatMap(({ processes }) => processes)) {
    running.child.kill("SIGINT");
    const timer = setTimeout(() => running.child.kill("SIGKILL"), 5_000);
    await running.exited;
    clearTimeout(timer);
  }
}

async function measure(variant: Variant, load: ChildProcess, order: LoadOrder): Promise<Sample> {
  const sum = (of: (pid: number) => number) => variant.processes.reduce((all, { child }) => all + of(child.pid ?? 0), 0);
  const before = sum(processorSeconds);
  const answer = next<LoadResult>(load);
  load.send(order);
  const result = await answer;
  if (result.exchanges === 0)
    throw new Error(`${variant.name} finished no exchange:\n${variant.processes[0]?.lines().slice(-20).join("\n") ?? ""}`);
  const cpu = sum(processorSeconds) - before;
  return {
    ...result,
    perSecond: result.exchanges / result.seconds,
    cpuMicroseconds: (cpu / result.exchanges) * 1e6,
    megabytes: sum(residentMegabytes),
  };
}

/** From /proc, in ticks of 10 ms; 0 where there is no /proc. */
function processorSeconds(pid: number): number {
  const fields = proc(pid, "stat").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / 100;
}

function residentMegabytes(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(proc(pid, "status"))?.[1] ?? 0) / 1024;
}

function proc(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return "";
  }
}

function summary(results: ReadonlyMap<string, readonly Sample[]>, options: Readonly<Record<string, string>>): Record<string, unknown> {
  const medians = Object.fromEntries([...results].map(([name, samples]) => [name, medianOf(samples)]));
  const ratio = (of: string, to: string): number | undefined => {
    const left = results.get(of);
    const right = results.get(to);
    if (!left || !right) return undefined;
    return round(median(left.map((sample, index) => sample.perSecond / (right[index]?.perSecond ?? Number.NaN))), 3);
  };
  return {
    ratioToHandWritten: ratio("leadgate", "handWritten"),
    ratioToAcceptOnly: ratio("leadgate", "handWrittenAcceptOnly"),
    ...medians,
    concurrency: Number(options["concurrency"]),
    rounds: Number(options["rounds"]),
    seconds: Number(options["seconds"]),
    node: process.version,
    cores: cpus().length,
  };
}

export function medianOf(samples: readonly Sample[]): Record<string, number> {
  const of = (pick: (sample: Sample) => number, digits: number): number => round(median(samples.map(pick)), digits);
  return {
    exchangesPerSecond: of((sample) => sample.perSecond, 0),
    ackP50: of((sample) => sample.ackP50, 2),
    ackP99: of((sample) => sample.ackP99, 2),
    endP50: of((sample) => sample.endP50, 2),
    endP99: of((sample) => sample.endP99, 2),
    cpuMicroseconds: of((sample) => sample.cpuMicroseconds, 0),
    megabytes: of((sample) => sample.megabytes, 0),
    refused: samples.reduce((sum, sample) => sum + sample.refused, 0),
    stuck: samples.reduce((sum, sample) => sum + sample.stuck, 0),
  };
}

function describe(sample: Sample): string {
  return `${sample.perSecond.toFixed(0)} exchanges/s, ack p50 ${sample.ackP50.toFixed(1)} ms p99 ${sample.ackP99.toFixed(1)} ms, whole p50 ${sample.endP50.toFixed(1)} ms, ${sample.cpuMicroseconds.toFixed(0)} µs cpu, ${sample.megabytes.toFixed(0)} MB`;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

export function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

export function forkPart(file: string): ChildProcess {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)));
  child.once("exit", (code) => {
    if (code !== null && code !== 0) throw new Error(`${file} ended with code ${code}`);
  });
  return child;
}

export function next<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve) => {
    child.once("message", (message) => resolve(message as T));
  });
}
