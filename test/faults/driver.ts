import { fork } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePort, listening, pause, type Running, type Site, startGateway, WEBHOOK_PATH, writeSite } from "../e2e/gateway.ts";
import { clientMessage } from "../e2e/jivo.ts";
import { audit, type Call, isClean, type Verdict } from "./audit.ts";
import { startPostgres } from "../postgres/server.ts";
import { createRandom } from "./random.ts";
import type { FromSink, ToSink } from "./sink.ts";

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
  /** Instead of `leadgate serve`: another program that keeps the same promises, or is known not to. */
  readonly start?: (site: Site) => Running;
  readonly progress?: (text: string) => void;
}

export interface Result extends Omit<Verdict, "findings"> {
  readonly kills: number;
  /** Ends by SIGTERM, beside the kills. */
  readonly stops: number;
  readonly seed: number;
  readonly leads: number;
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

/** A lead writes on while at most this many of its messages are unanswered. */
const AHEAD = 4;
const TWINS = 0.15;
/** Milliseconds. */
const STOP_LIMIT = 15_000;

/**
 * Load, kills, calm, audit. Three processes: this one knows what was acknowledged, the gateway dies, the sink knows what
 * had an effect. `findings` are words for people; the result is one line of figures.
 */
export async function runFaults(options: Options): Promise<{ result: Result; findings: readonly string[] }> {
  const began = Date.now();
  const folder = mkdtempSync(join(tmpdir(), "leadgate-faults-"));
  const sink = await startSink(options.seed + 1);
  const server = options.postgres === true ? await startPostgres({ durable: true }) : undefined;
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
    gateways.push(superviseGateway(() => (options.start ?? startGateway)(site), port, random));
  }
  const all = <T>(of: (gateway: (typeof gateways)[number]) => readonly T[]): T[] => gateways.flatMap(of);
  const kills = () => all((gateway) => gateway.kills).toSorted((a, b) => a - b);
  const stops = () => gateways.reduce((sum, gateway) => sum + gateway.stops(), 0);
  const load = createLoad({ ports, leads: options.leads, seed: options.seed, random: createRandom(options.seed + 2) });
  sink.onArrived(load.answered);
  try {
    for (const gateway of gateways) await gateway.begin();
    load.begin();
    for (let end = 1; kills().length < options.kills; end += 1) {
      await gateways[end % gateways.length]?.endOnce(options.graceful);
      if (end % 10 === 0)
        options.progress?.(
          `${kills().length} kills, ${stops()} stops, ${load.accepted.length} webhooks accepted, ${load.waiting()} unanswered`,
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
    const { findings, ...verdict } = audit({ accepted: load.accepted, calls: report.calls, kills: kills() });
    const crashes = all((gateway) => gateway.crashes);
    const starts = all((gateway) => gateway.starts).toSorted((a, b) => a - b);
    const result: Result = {
      kills: kills().length,
      stops: stops(),
      ...verdict,
      twins: load.counts.twins,
      resent: load.counts.resent,
      startP50: starts[Math.floor(starts.length / 2)] ?? 0,
      startMax: starts.at(-1) ?? 0,
      crashes: crashes.length,
      others: report.others,
      seed: options.seed,
      leads: options.leads,
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

/** Keeps one gateway running: starts it, kills it at random moments, starts it again. */
function superviseGateway(start: () => Running, port: number, random: () => number) {
  const kills: number[] = [];
  const starts: number[] = [];
  const crashes: string[] = [];
  let stops = 0;
  let current: Running | undefined;
  let asked = false;

  function spawnNext(): void {
    asked = false;
    const began = Date.now();
    const running = start();
    current = running;
    void running.exited.then(({ code, signal }) => {
      if (!asked) crashes.push(`the gateway ended by itself (code ${code}, ${signal}): ${running.lines().slice(-5).join(" | ")}`);
    });
    void listening(port, 10_000, () => running !== current).then((ok) => {
      if (ok && running === current && !asked) starts.push(Date.now() - began);
    });
  }

  async function kill(): Promise<void> {
    const running = current;
    if (running === undefined) return;
    asked = true;
    kills.push(Date.now());
    running.child.kill("SIGKILL");
    await running.exited;
    current = undefined;
  }

  /** Asks it to stop; what does not within 15 s is a finding. */
  async function stop(): Promise<void> {
    const running = current;
    if (running === undefined) return;
    asked = true;
    stops += 1;
    running.child.kill("SIGTERM");
    const ended = await Promise.race([running.exited, pause(STOP_LIMIT)]);
    if (ended === undefined) {
      crashes.push(`the gateway did not stop within ${STOP_LIMIT} ms of SIGTERM: ${running.lines().slice(-5).join(" | ")}`);
      return kill();
    }
    if (ended.code !== 0) crashes.push(`the gateway ended with code ${ended.code} (${ended.signal}) after SIGTERM`);
    current = undefined;
  }

  return {
    kills,
    starts,
    crashes,
    stops: () => stops,
    async begin() {
      spawnNext();
      if (await listening(port, 15_000, () => crashes.length > 0)) return;
      throw new Error(`the gateway does not listen on ${port}: ${crashes.join("") || current?.lines().join("\n")}`);
    },
    /** Waits, ends it, starts it again. One in six kills comes while it is still starting. */
    async endOnce(graceful: number) {
      const politely = random() < graceful;
      if (!politely && random() < 1 / 6) await pause(random() * 400);
      else {
        if (!(await listening(port, 15_000, () => crashes.length > 0)))
          throw new Error(`the gateway does not listen again: ${crashes.join("") || current?.lines().slice(-20).join("\n")}`);
        await pause(random() * 600);
      }
      await (politely ? stop() : kill());
      spawnNext();
    },
    async end() {
      await kill();
    },
  };
}

/** Leads who write numbered messages. Each sends the next one only when the last was acknowledged, as a provider does. */
function createLoad(options: { ports: readonly number[]; leads: number; seed: number; random: () => number }) {
  const { ports, random } = options;
  const agent = new Agent({ keepAlive: true, maxSockets: options.leads * 2 });
  const accepted: { lead: number; number: number }[] = [];
  const answeredOf = new Map<number, Set<number>>();
  const counts = { twins: 0, resent: 0 };
  const refusals: string[] = [];
  const twins = new Set<Promise<void>>();
  const phase = { writing: true, sending: true };
  let leads: Promise<void>[] = [];

  function post(lead: number, number: number): Promise<number> {
    const body = clientMessage({ id: idOf(options.seed, lead, number), lead, text: `${lead}:${number}`, at: Date.now() });
    return new Promise((resolve) => {
      const call = request(
        {
          port: ports.length === 1 ? ports[0] : ports[Math.floor(random() * ports.length)],
          host: "127.0.0.1",
          method: "POST",
          path: WEBHOOK_PATH,
          agent,
          timeout: 5_000,
          headers: { "content-type": "application/json", "content-length": Buffer.byteLength(body) },
        },
        (response) => {
          response.resume();
          response.once("end", () => resolve(response.statusCode ?? 0));
          response.once("error", () => resolve(0));
        },
      );
      call.once("timeout", () => call.destroy());
      call.once("error", () => resolve(0));
      call.end(body);
    });
  }

  /** Sends until acknowledged; false when it was told to stop first. */
  async function deliver(lead: number, number: number): Promise<boolean> {
    for (let attempt = 0; phase.sending; attempt += 1) {
      if (attempt > 0) counts.resent += 1;
      const status = await post(lead, number);
      if (status >= 200 && status < 300) return true;
      if (status >= 400 && status !== 503 && refusals.length < 5) refusals.push(`refused: ${lead}:${number} was answered ${status}`);
      await pause(60 + random() * 90);
    }
    return false;
  }

  function answers(lead: number): Set<number> {
    const known = answeredOf.get(lead) ?? new Set<number>();
    answeredOf.set(lead, known);
    return known;
  }

  async function write(lead: number): Promise<void> {
    for (let number = 1; phase.writing; number += 1) {
      while (phase.writing && number - answers(lead).size > AHEAD) await pause(5 + random() * 10);
      if (!(await deliver(lead, number))) return;
      accepted.push({ lead, number });
      if (random() < TWINS) twin(lead, number - Math.floor(random() * random() * number));
    }
  }

  /** The provider sends something again that was acknowledged before, now or long ago. */
  function twin(lead: number, number: number): void {
    counts.twins += 1;
    const sent = post(lead, number).then(() => void twins.delete(sent));
    twins.add(sent);
  }

  return {
    accepted,
    counts,
    refusals,
    begin() {
      leads = Array.from({ length: options.leads }, (_, index) => write(index + 1));
    },
    answered(messages: readonly (readonly [number, number])[]) {
      for (const [lead, number] of messages) answers(lead).add(number);
    },
    /** Acknowledged messages whose answer has not come out yet. */
    waiting: () => accepted.length - accepted.filter(({ lead, number }) => answers(lead).has(number)).length,
    /** No new messages; what was begun is sent until it is acknowledged. */
    async finish(end: number) {
      phase.writing = false;
      const timer = setTimeout(
        () => {
          phase.sending = false;
        },
        Math.max(0, end - Date.now()),
      );
      await Promise.all(leads);
      await Promise.all(twins);
      clearTimeout(timer);
    },
    stop() {
      phase.writing = false;
      phase.sending = false;
      agent.destroy();
    },
  };
}

/** The same message has the same id in every repetition: a UUID from its name. */
function idOf(seed: number, lead: number, number: number): string {
  const hex = createHash("sha1").update(`${seed}:${lead}:${number}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
