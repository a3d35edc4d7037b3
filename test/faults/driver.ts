import { fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePort, pause, type Running, type Site, startGateway, writeSite } from "../e2e/gateway.ts";
import { type PostgresServer, startPostgres } from "../postgres/server.ts";
import { audit, type Call, isClean, type Verdict } from "./audit.ts";
import { createLoad } from "./load.ts";
import { createRandom } from "./random.ts";
import type { FromSink, ToSink } from "./sink.ts";
import { superviseGateway } from "./supervise.ts";

export interface Options {
  readonly kills: number;
  readonly seed: number;
  readonly leads: number;
  /** Of the ends, how many are a polite SIGTERM (0 to 1). After one nothing may be repeated: what ran was finished. */
  readonly graceful: number;
  /** How long the last phase may take to deliver everything, in milliseconds. */
  readonly drain: number;
  /** A PostgreSQL of its own and two instances on it, ended in turn, instead of one gateway with a file. */
  readonly postgres?: boolean;
  /** How often an instance stands still for longer than its lease; in some of these times the other one is killed. */
  readonly freezes?: number;
  /** How often the database stands still, and how often it ends at once and comes back. Only with `postgres`. */
  readonly databaseFreezes?: number;
  readonly databaseRestarts?: number;
  /** Instead of `leadgate serve`: another program that keeps the same promises, or is known not to. */
  readonly start?: (site: Site) => Running;
  readonly progress?: (text: string) => void;
}

export interface Result extends Omit<Verdict, "findings"> {
  readonly kills: number;
  /** Ends by SIGTERM, beside the kills. */
  readonly stops: number;
  readonly freezes: number;
  readonly databaseFreezes: number;
  readonly databaseRestarts: number;
  readonly seed: number;
  /** Leads that wrote at the same time, and people that wrote altogether. */
  readonly leads: number;
  readonly people: number;
  /** Webhooks sent again with the same id, acknowledged ones and unacknowledged ones. */
  readonly twins: number;
  readonly resent: number;
  /** From the start of the process to the first connection, in milliseconds. */
  readonly startP50: number;
  readonly startMax: number;
  /** Exits that nobody asked for. */
  readonly crashes: number;
  /** Calls that were no message of ours: notices, handoffs. */
  readonly others: Readonly<Record<string, number>>;
  readonly seconds: number;
  readonly clean: boolean;
}

/** Milliseconds: what an instance stands still is longer than its lease of 5 s, what the database does is up to this. */
const FREEZE = { from: 5_300, to: 8_000 };
const DATABASE_FREEZE = 8_000;
const DATABASE_AWAY = 2_000;
/**
 * With several instances one end in six waits until what the last one left was taken over (3 s), and work is under way
 * again: else all leads would always be those of an instance that is gone.
 */
const BREATH = { every: 6, least: 3_000, most: 6_000 };

/**
 * Load, kills, calm, audit. Three processes: this one knows what was acknowledged, the gateway dies, the sink knows what
 * had an effect. `findings` are words for people; the result is one line of figures.
 */
export async function runFaults(options: Options): Promise<{ result: Result; findings: readonly string[] }> {
  const began = Date.now();
  const folder = mkdtempSync(join(tmpdir(), "leadgate-faults-"));
  const sink = await startSink(options.seed + 1);
  const server: PostgresServer | undefined = options.postgres === true ? await startPostgres({ durable: true }) : undefined;
  if (options.postgres === true && !server) throw new Error("there is no embedded PostgreSQL for this machine");
  const base = `http://127.0.0.1:${sink.port}`;
  const random = createRandom(options.seed);
  const ports: number[] = [];
  const gateways: ReturnType<typeof superviseGateway>[] = [];
  for (const name of server ? ["one", "two"] : ["one"]) {
    const port = await freePort();
    const postgres = server ? { postgres: server.url } : {};
    const site = writeSite({ folder: join(folder, name), port, botUrl: `${base}/bot`, jivoUrl: base, tries: 20, ...postgres });
    ports.push(port);
    gateways.push(superviseGateway(() => (options.start ?? startGateway)(site), port, random, options.start === undefined));
  }
  const all = <T>(of: (gateway: (typeof gateways)[number]) => readonly T[]): T[] => gateways.flatMap(of);
  const kills = () => all((gateway) => gateway.kills);
  const stops = () => gateways.reduce((sum, gateway) => sum + gateway.stops(), 0);
  const load = createLoad({ ports, leads: options.leads, seed: options.seed, random: createRandom(options.seed + 2) });
  sink.onArrived(load.answered);
  const counts: Record<Fault, number> = {
    kill: options.kills,
    freeze: options.freezes ?? 0,
    databaseFreeze: server ? (options.databaseFreezes ?? 0) : 0,
    databaseRestart: server ? (options.databaseRestarts ?? 0) : 0,
  };
  /** Moments at which the database went and came. */
  const interruptions: number[] = [];
  try {
    for (const gateway of gateways) await gateway.begin();
    load.begin();
    let ends = 0;
    const acts: Record<Fault, () => Promise<void>> = {
      async kill() {
        for (let killed = false; !killed;) {
          if (server && random() < 1 / BREATH.every) await pause(between(random, BREATH.least, BREATH.most));
          killed = (await gateways[(ends += 1) % gateways.length]?.endOnce(options.graceful)) ?? true;
        }
      },
      async freeze() {
        const frozen = gateways[(ends += 1) % gateways.length];
        const other = gateways[(ends + 1) % gateways.length];
        await frozen?.freeze(async () => {
          const end = Date.now() + between(random, FREEZE.from, FREEZE.to);
          if (other !== frozen && random() < 1 / 3) await other?.endOnce(0);
          await pause(Math.max(0, end - Date.now()));
        });
      },
      async databaseFreeze() {
        await Promise.all(gateways.map((gateway) => gateway.up()));
        interruptions.push(Date.now());
        await server?.freeze(() => pause(random() * DATABASE_FREEZE));
        interruptions.push(Date.now());
        await pause(random() * 1_000);
      },
      async databaseRestart() {
        await Promise.all(gateways.map((gateway) => gateway.up()));
        interruptions.push(Date.now());
        await server?.kill();
        await pause(random() * DATABASE_AWAY);
        await server?.start();
        interruptions.push(Date.now());
        await pause(random() * 1_000);
      },
    };
    for (const [index, fault] of shuffled(counts, random).entries()) {
      await acts[fault]();
      if (index % 10 === 9)
        options.progress?.(
          `${index + 1} faults, ${kills().length} kills, ${stops()} stops, ${load.accepted.length} webhooks accepted, ${load.waiting()} unanswered`,
        );
    }
    sink.send({ type: "calm" });
    options.progress?.("calm");
    const limit = Date.now() + options.drain;
    await load.finish(limit);
    while (load.waiting() > 0 && Date.now() < limit) await pause(50);
    // What a wrong gateway still sends after everything has arrived must be seen too.
    await pause(1_000);
    const report = await sink.report();
    const { findings, ...verdict } = audit({
      accepted: load.accepted,
      calls: report.calls,
      kills: [...kills(), ...all((gateway) => gateway.frozen), ...interruptions],
    });
    const crashes = all((gateway) => gateway.crashes);
    const starts = all((gateway) => gateway.starts).toSorted((a, b) => a - b);
    const result: Result = {
      kills: kills().length,
      stops: stops(),
      freezes: counts.freeze,
      databaseFreezes: counts.databaseFreeze,
      databaseRestarts: counts.databaseRestart,
      ...verdict,
      twins: load.counts.twins,
      resent: load.counts.resent,
      startP50: starts[Math.floor(starts.length / 2)] ?? 0,
      startMax: starts.at(-1) ?? 0,
      crashes: crashes.length,
      others: report.others,
      seed: options.seed,
      leads: options.leads,
      people: load.people(),
      seconds: Math.round((Date.now() - began) / 100) / 10,
      clean: isClean({ ...verdict, findings }) && crashes.length === 0 && load.accepted.length > 0,
    };
    return { result, findings: [...findings, ...crashes, ...load.refusals] };
  } finally {
    load.stop();
    for (const gateway of gateways) await gateway.end();
    sink.end();
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function startSink(seed: number) {
  const child = fork(fileURLToPath(new URL("sink.ts", import.meta.url)), [String(seed)], { serialization: "advanced" });
  let arrivedListener: (messages: readonly (readonly [number, number])[]) => void = () => {};
  let reportListener: (report: { calls: readonly Call[]; others: Readonly<Record<string, number>> }) => void = () => {};
  const port = await new Promise<number>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", () => reject(new Error("the sink ended")));
    child.on("message", (message: FromSink) => {
      if (message.type === "listening") resolve(message.port);
      else if (message.type === "arrived") arrivedListener(message.messages);
      else reportListener(message);
    });
  });
  const send = (message: ToSink): void => void child.send(message);
  return {
    port,
    send,
    onArrived(listener: typeof arrivedListener) {
      arrivedListener = listener;
    },
    report() {
      return new Promise<{ calls: readonly Call[]; others: Readonly<Record<string, number>> }>((resolve) => {
        reportListener = resolve;
        send({ type: "report" });
      });
    },
    end: () => void child.kill("SIGKILL"),
  };
}

type Fault = "kill" | "freeze" | "databaseFreeze" | "databaseRestart";

/** Each as often as wanted, in an order that the seed decides. */
function shuffled(counts: Readonly<Record<Fault, number>>, random: () => number): Fault[] {
  const faults = Object.entries(counts).flatMap(([fault, count]) => Array.from({ length: count }, () => fault as Fault));
  return faults
    .map((fault) => ({ fault, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ fault }) => fault);
}

function between(random: () => number, from: number, to: number): number {
  return from + random() * (to - from);
}
