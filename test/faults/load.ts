import { createHash } from "node:crypto";
import { Agent, request } from "node:http";
import { pause, WEBHOOK_PATH } from "../e2e/gateway.ts";
import { clientMessage } from "../e2e/jivo.ts";

/** A lead writes on while at most this many of its messages are unanswered. */
const AHEAD = 4;
/** The most that one lead says. */
const WORDS = 40;
/** Milliseconds that a lead waits for an answer before it leaves, unless this many messages wait already. */
const STAY = 500;
const MOST_WAITING = 2_000;
const TWINS = 0.15;
/** Milliseconds that a provider waits for its answer. */
const PATIENCE = 3_000;
/** Milliseconds for which a balancer sends nothing to an instance that did not answer in time. */
const AVOIDED = 2_000;

/**
 * Leads who write numbered messages. Each sends the next one only when the last was acknowledged, as a provider does. Who
 * has said enough, or gets no answer, leaves, and somebody new comes: so new work comes also while everybody waits for an
 * instance that is gone.
 */
export function createLoad(options: { ports: readonly number[]; leads: number; seed: number; random: () => number }) {
  const { ports, random } = options;
  const agent = new Agent({ keepAlive: true, maxSockets: options.leads * 2 });
  const accepted: { lead: number; number: number }[] = [];
  const answeredOf = new Map<number, Set<number>>();
  const counts = { twins: 0, resent: 0 };
  const refusals: string[] = [];
  const twins = new Set<Promise<void>>();
  const avoidedUntil = new Map<number, number>();
  const phase = { writing: true, sending: true };
  let people = 0;
  let answeredCount = 0;
  /** Cheap, and a few off: an answer may come out before its webhook's. */
  const waiting = () => accepted.length - answeredCount;
  let leads: Promise<void>[] = [];

  function post(lead: number, number: number): Promise<number> {
    const body = clientMessage({ id: idOf(options.seed, lead, number), lead, text: `${lead}:${number}`, at: Date.now() });
    const answering = ports.filter((port) => (avoidedUntil.get(port) ?? 0) <= Date.now());
    const from = answering.length === 0 ? ports : answering;
    const port = from.length === 1 ? from[0]! : from[Math.floor(random() * from.length)]!;
    return new Promise((resolve) => {
      const call = request(
        {
          port,
          host: "127.0.0.1",
          method: "POST",
          path: WEBHOOK_PATH,
          agent,
          timeout: PATIENCE,
          headers: { "content-type": "application/json", "content-length": Buffer.byteLength(body) },
        },
        (response) => {
          response.resume();
          response.once("end", () => resolve(response.statusCode ?? 0));
          response.once("error", () => resolve(0));
        },
      );
      call.once("timeout", () => {
        avoidedUntil.set(port, Date.now() + AVOIDED);
        call.destroy();
      });
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

  async function write(): Promise<void> {
    const lead = (people += 1);
    const last = 1 + Math.floor(random() * WORDS);
    for (let number = 1; phase.writing && number <= last; number += 1) {
      const end = Date.now() + STAY;
      while (phase.writing && number - answers(lead).size > AHEAD) {
        if (Date.now() > end && waiting() < MOST_WAITING) return;
        await pause(5 + random() * 10);
      }
      if (!(await deliver(lead, number))) return;
      accepted.push({ lead, number });
      if (random() < TWINS) twin(lead, number - Math.floor(random() * random() * number));
    }
  }

  async function writeOn(): Promise<void> {
    while (phase.writing) await write();
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
      leads = Array.from({ length: options.leads }, writeOn);
    },
    answered(messages: readonly (readonly [number, number])[]) {
      for (const [lead, number] of messages) answers(lead).add(number);
      answeredCount += messages.length;
    },
    people: () => people,
    /** Acknowledged messages whose answer has not come out yet. */
    waiting: () => accepted.filter(({ lead, number }) => !answers(lead).has(number)).length,
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
