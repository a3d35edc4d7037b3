/**
 * `npm run test:soak -- [--minutes 20] [--rate 50] [--leads 500] [--kill-every 60] [--calm] [--seed n]`
 * One gateway under a steady load for a long time, with a kill -9 every so many seconds of the first half; the second half is
 * left alone, so that what grows can be seen. `--kill-every 0 --calm --rate 200` asks for nothing but the load (P34).
 * Prints what it sees every ten seconds, and one JSON line of figures; ends with 1 when something was lost, doubled or reordered.
 */
import { fork } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { freePort, pause, ready, type Running, startGateway, WEBHOOK_PATH, writeSite } from "../e2e/gateway.ts";
import { clientMessage } from "../e2e/jivo.ts";
import { audit, type Call, isClean } from "./audit.ts";
import type { FromSink } from "./sink.ts";

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "20" },
    rate: { type: "string", default: "50" },
    leads: { type: "string", default: "500" },
    "kill-every": { type: "string", default: "60" },
    calm: { type: "boolean", default: false },
    seed: { type: "string", default: "1" },
  },
});
const options = {
  minutes: Number(values.minutes),
  rate: Number(values.rate),
  leads: Number(values.leads),
  killEvery: Number(values["kill-every"]),
};
/** Milliseconds. */
const LENGTH = options.minutes * 60_000;
const SAMPLE = 10_000;
const DRAIN = 120_000;
/** A process that has just started grows for a while. */
const WARM = Math.min(60_000, LENGTH / 8);

interface Sample {
  readonly at: number;
  readonly rss: number;
  readonly fds: number;
  readonly wal: number;
  readonly db: number;
}

const began = Date.now();
const folder = mkdtempSync(join(tmpdir(), "leadgate-soak-"));
const sink = fork(fileURLToPath(new URL("sink.ts", import.meta.url)), [values.seed], { serialization: "advanced" });
const accepted: { lead: number; number: number }[] = [];
/** When each was sent last, until its effect is seen: that may be before its acknowledgement is. */
const waiting = new Map<string, number>();
const acks: number[] = [];
const effects: number[] = [];
const kills: number[] = [];
const starts: number[] = [];
const samples: Sample[] = [];
const refused: Record<string, number> = {};
let reported: (calls: readonly Call[]) => void = () => {};
let crashes = 0;
let running: Running | undefined;
let asked = false;

const sinkPort = await new Promise<number>((resolve, reject) => {
  sink.once("exit", () => reject(new Error("the sink ended")));
  sink.on("message", (message: FromSink) => {
    if (message.type === "listening") resolve(message.port);
    else if (message.type === "report") reported(message.calls);
    else
      for (const [lead, number] of message.messages) {
        const since = waiting.get(`${lead}:${number}`);
        if (since !== undefined) effects.push(Date.now() - since);
        waiting.delete(`${lead}:${number}`);
      }
  });
});
const base = `http://127.0.0.1:${sinkPort}`;
const port = await freePort();
const site = writeSite({ folder, port, botUrl: `${base}/bot`, jivoUrl: base, tries: 20 });
if (values.calm) sink.send({ type: "calm" });

async function start(): Promise<void> {
  asked = false;
  const from = Date.now();
  const own = startGateway(site);
  running = own;
  void own.exited.then(({ code, signal }) => {
    if (asked) return;
    crashes += 1;
    console.error(`the gateway ended by itself (${code}, ${signal}): ${own.lines().slice(-5).join(" | ")}`);
  });
  await ready(own);
  starts.push(Date.now() - from);
}

async function kill(): Promise<void> {
  asked = true;
  kills.push(Date.now());
  running?.child.kill("SIGKILL");
  await running?.exited;
}

const agent = new Agent({ keepAlive: true, maxSockets: options.leads });

function post(lead: number, number: number): Promise<number | string> {
  const id = createHash("sha256").update(`${values.seed} ${lead} ${number}`).digest("hex").slice(0, 32);
  const body = clientMessage({ id, lead, text: `${lead}:${number}`, at: Date.now() });
  return new Promise((resolve) => {
    const call = request({ port, host: "127.0.0.1", method: "POST", path: WEBHOOK_PATH, agent, timeout: 5_000 }, (answer) => {
      answer.resume().on("end", () => resolve(answer.statusCode ?? 0));
      answer.on("error", () => resolve("broken"));
    });
    call.on("timeout", () => call.destroy(new Error("timeout")));
    call.on("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message)).end(body);
  });
}

/** As a provider does: again until it is acknowledged. Latency is of those that were answered at once. */
async function deliver(lead: number, number: number): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    const from = performance.now();
    if (attempt === 0 || waiting.has(`${lead}:${number}`)) waiting.set(`${lead}:${number}`, Date.now());
    const answer = await post(lead, number);
    if (answer === 200) {
      if (attempt === 0) acks.push(performance.now() - from);
      accepted.push({ lead, number });
      return;
    }
    refused[answer] = (refused[answer] ?? 0) + 1;
    await pause(100);
  }
}

/** The next message of whoever is not writing, at the rate's moments: how slow the gateway is does not slow it down. */
async function load(until: number): Promise<void> {
  const free = Array.from({ length: options.leads }, (_, lead) => ({ lead, number: 1 }));
  const open = new Set<Promise<void>>();
  const from = performance.now();
  for (let sent = 0; Date.now() < until; sent += 1) {
    const next = free.shift();
    if (next) {
      const done = deliver(next.lead, next.number).then(() => void free.push({ lead: next.lead, number: next.number + 1 }));
      open.add(done);
      void done.finally(() => open.delete(done));
    } else refused["nobody was free"] = (refused["nobody was free"] ?? 0) + 1;
    const due = from + ((sent + 1) * 1_000) / options.rate;
    if (due > performance.now()) await pause(due - performance.now());
  }
  await Promise.all(open);
}

function sample(): void {
  const pid = running?.child.pid;
  if (pid === undefined || asked) return;
  const size = (suffix: string): number => statSync(join(folder, "data", `leadgate.db${suffix}`), { throwIfNoEntry: false })?.size ?? 0;
  try {
    const rss = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024;
    samples.push({ at: Date.now(), rss, fds: readdirSync(`/proc/${pid}/fd`).length, wal: size("-wal") / 1e6, db: size("") / 1e6 });
  } catch {
    return; // it ended at this moment
  }
  const { rss = 0, fds, wal = 0, db = 0 } = samples.at(-1) ?? {};
  const line = [
    `${Math.round((Date.now() - began) / 1_000)} s`,
    `${accepted.length} accepted`,
    `${waiting.size} without effect`,
    `${kills.length} kills`,
  ];
  console.error([...line, `rss ${Math.round(rss)} MB`, `${fds} fds`, `wal ${wal.toFixed(1)} MB`, `db ${db.toFixed(1)} MB`].join(", "));
}

/** Least squares: how much a value rises per hour. */
function slope(values: readonly Sample[], of: (sample: Sample) => number): number {
  const mean = (numbers: number[]): number => numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
  const [x, y] = [mean(values.map(({ at }) => at)), mean(values.map(of))];
  const spread = values.reduce((sum, { at }) => sum + (at - x) ** 2, 0);
  return (values.reduce((sum, value) => sum + (value.at - x) * (of(value) - y), 0) / spread) * 3_600_000;
}

const rounded = (value: number): number => Math.round(value * 100) / 100;
function spread(values: readonly number[]): { p50: number; p95: number; p99: number; max: number } {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): number => rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}

let clean = false;
try {
  await start();
  const timer = setInterval(sample, SAMPLE);
  const half = Date.now() + LENGTH / 2;
  const sending = load(Date.now() + LENGTH);
  while (options.killEvery > 0 && Date.now() + options.killEvery * 1_000 < half) {
    await pause(options.killEvery * 1_000);
    await kill();
    await start();
  }
  await sending;
  clearInterval(timer);
  sample();
  sink.send({ type: "calm" });
  const calm = Date.now();
  while (waiting.size > 0 && Date.now() < calm + DRAIN) await pause(50);
  const drained = Date.now() - calm;
  await pause(1_000);
  const calls = await new Promise<readonly Call[]>((resolve) => {
    reported = resolve;
    sink.send({ type: "report" });
  });
  const { findings, ...verdict } = audit({ accepted, calls, kills });
  for (const finding of findings) console.error(finding);
  const left = samples.filter(({ at }) => at > half + WARM);
  clean = isClean({ ...verdict, findings }) && crashes === 0 && waiting.size === 0 && accepted.length > 0;
  console.log(
    JSON.stringify({
      minutes: options.minutes,
      rate: options.rate,
      leads: options.leads,
      kills: kills.length,
      ...verdict,
      crashes,
      refused,
      ackMs: spread(acks),
      effectMs: spread(effects),
      startMs: spread(starts),
      drainedMs: drained,
      rssMB: { first: rounded(left[0]?.rss ?? 0), last: rounded(left.at(-1)?.rss ?? 0), perHour: rounded(slope(left, ({ rss }) => rss)) },
      fds: { least: Math.min(...left.map(({ fds }) => fds)), most: Math.max(...left.map(({ fds }) => fds)) },
      walMaxMB: rounded(Math.max(...samples.map(({ wal }) => wal))),
      dbMB: rounded(samples.at(-1)?.db ?? 0),
      dbBytesPerWebhook: Math.round(((samples.at(-1)?.db ?? 0) * 1e6) / accepted.length),
      seconds: Math.round((Date.now() - began) / 1_000),
      clean,
    }),
  );
} finally {
  await kill();
  sink.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
}
process.exit(clean ? 0 : 1);
