import { createRandom } from "../faults/random.ts";
import type { CommitFault } from "./disk.ts";

/** One thing that the world does to the gateway. Everything else in a run follows from these and the order of releases. */
export type Act =
  | { readonly do: "lead.writes" | "lead.new.chat" | "lead.leaves" | "lead.closes" | "lead.opens"; readonly lead: number }
  | { readonly do: "lead.blocks"; readonly lead: number; readonly blocked: boolean }
  | { readonly do: "erase"; readonly lead: number }
  | { readonly do: "operator"; readonly lead: number; readonly what: OperatorAct; readonly who: number; readonly late: boolean }
  | { readonly do: "bot.answers"; readonly how: BotAnswer; readonly times: number }
  | { readonly do: "bot.calls"; readonly lead: number; readonly what: BotCall; readonly epoch: "new" | "old" | "none" }
  | { readonly do: "online"; readonly at: string; readonly online: boolean }
  | { readonly do: "fault"; readonly to: string; readonly how: Fault; readonly times: number }
  | { readonly do: "commit"; readonly how: CommitFault }
  | { readonly do: "reads"; readonly times: number }
  | { readonly do: "contacts"; readonly lead: number }
  | { readonly do: "twin"; readonly back: number }
  | { readonly do: "resend" }
  | { readonly do: "crash" | "stop" }
  | { readonly do: "time"; readonly ms: number }
  | { readonly do: "clock"; readonly ms: number }
  | { readonly do: "reload"; readonly without: string | null }
  | { readonly do: "duty"; readonly what: "revive" | "resume" };

export type OperatorAct = "takes" | "writes" | "reads" | "returns" | "unavailable" | "/bot" | "/operator" | "auto";
export type BotAnswer =
  | "says"
  | "says twice"
  | "hands over"
  | "says, hands over"
  | "later"
  | "nothing"
  | "closes"
  | "types"
  | "answers all";
export type BotCall = "say" | "handoff" | "return" | "set";
/** What a provider does with a call. */
export type Fault =
  | "refuses the connection"
  | "answers 500"
  | "answers 429"
  | "answers 401"
  | "answers 400"
  | "does it, the answer is lost"
  | "hangs"
  | "does it and hangs"
  | "is slow"
  | "says that the chat is gone"
  | "says that the lead is gone";

export interface Move {
  readonly act: Act;
  /** So many releases follow before the next move … */
  readonly releases: number;
  /** … chosen by this; 0 = always the one that waits longest. */
  readonly salt: number;
}

export type Kind = "own" | "asking" | "direct";

export interface Plan {
  readonly seed: number;
  readonly leads: readonly Kind[];
  readonly options: Options;
  readonly moves: readonly Move[];
  /** After all faults each lead writes once more; the bot is then well, refuses, hangs, or promises an answer that never comes. */
  readonly botAtTheEnd: "well" | "down" | "hanging" | "silent";
  /** How things go on after the last move. */
  readonly endSalt: number;
}

export interface Options {
  readonly limits: {
    readonly lanes: number;
    readonly running: number;
    readonly inFlight: number;
    readonly queue: number;
    readonly sleepers: number;
    readonly pages: { readonly inbox: number; readonly outbox: number };
  };
  readonly readsEarly: boolean;
  readonly nobodyOnline: "bot" | "queue" | "desk: other";
  readonly assign: "notice" | "desk" | "bot" | null;
  readonly operatorSilence: "notice" | "bot" | null;
  readonly mirror: "live" | "handoff";
  readonly onDoubt: "resend" | "drop" | "park";
  readonly forward: boolean;
  /** Providers have rates. */
  readonly paced: boolean;
}

export const DESKS = ["live", "other"] as const;
export const DESTINATIONS = ["bot", "own", "asking", "direct", ...DESKS] as const;

type Weighted<T> = readonly (readonly [number, T])[];

const OPERATOR: Weighted<OperatorAct> = [
  [5, "takes"],
  [6, "writes"],
  [2, "reads"],
  [5, "returns"],
  [1, "unavailable"],
  [1, "/bot"],
  [1, "/operator"],
  [1, "auto"],
];
const ANSWER: Weighted<BotAnswer> = [
  [3, "says"],
  [3, "says twice"],
  [6, "hands over"],
  [6, "says, hands over"],
  [4, "later"],
  [1, "nothing"],
  [1, "closes"],
  [1, "types"],
  [1, "answers all"],
];
const CALL: Weighted<BotCall> = [
  [6, "say"],
  [3, "handoff"],
  [2, "return"],
  [1, "set"],
];
const FAULT: Weighted<Fault> = [
  [4, "refuses the connection"],
  [4, "answers 500"],
  [2, "answers 429"],
  [2, "answers 401"],
  [1, "answers 400"],
  [6, "does it, the answer is lost"],
  [2, "hangs"],
  [2, "does it and hangs"],
  [3, "is slow"],
  [0.5, "says that the chat is gone"],
  [0.5, "says that the lead is gone"],
];
/** Seconds, minutes and hours, so that every timer and every end of patience is met. */
const TIMES = [1_000, 3_000, 11_000, 20_000, 65_000, 130_000, 6 * 60_000, 20 * 60_000];

/** The same seed gives the same plan. */
export function planOf(seed: number): Plan {
  const random = createRandom(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  const chance = (share: number) => random() < share;
  const weighted = <T>(from: Weighted<T>): T => {
    let left = random() * from.reduce((sum, [weight]) => sum + weight, 0);
    for (const [weight, value] of from) if ((left -= weight) <= 0) return value;
    return from[0]![1];
  };
  const leads = Array.from({ length: 1 + Math.floor(random() * 4) }, () => pick<Kind>(["own", "asking", "direct"]));
  const lead = () => Math.floor(random() * leads.length);
  const times = () => 1 + Math.floor(random() ** 3 * 20);
  // Quiet runs and wild ones: both have their own mistakes.
  const trouble = random();

  const acts: Weighted<() => Act> = [
    [30, () => ({ do: "lead.writes", lead: lead() })],
    [1, () => ({ do: "lead.new.chat", lead: lead() })],
    [1, () => ({ do: "lead.leaves", lead: lead() })],
    [1, () => ({ do: "lead.closes", lead: lead() })],
    [1, () => ({ do: "lead.opens", lead: lead() })],
    [0.5, () => ({ do: "lead.blocks", lead: lead(), blocked: chance(0.5) })],
    [16, () => ({ do: "operator", lead: lead(), what: weighted(OPERATOR), who: 1 + Math.floor(random() * 2), late: chance(0.1) })],
    [10, () => ({ do: "bot.answers", how: weighted(ANSWER), times: 1 + Math.floor(random() * 2) })],
    [5, () => ({ do: "bot.calls", lead: lead(), what: weighted(CALL), epoch: pick(["new", "new", "old", "none"]) })],
    [2, () => ({ do: "online", at: pick(["own", "asking"]), online: chance(0.6) })],
    [14 * trouble, () => ({ do: "fault", to: pick(DESTINATIONS), how: weighted(FAULT), times: times() })],
    [3 * trouble, () => ({ do: "commit", how: pick<CommitFault>(["fails", "unknown"]) })],
    [2 + 4 * trouble, () => ({ do: "twin", back: Math.floor(random() * 6) })],
    [2, () => ({ do: "resend" })],
    [1 * trouble, () => ({ do: "reads", times: times() })],
    [1, () => ({ do: "contacts", lead: lead() })],
    [8 * trouble, () => ({ do: "crash" })],
    [1 * trouble, () => ({ do: "stop" })],
    [14, () => ({ do: "time", ms: pick(TIMES) })],
    [0.5 * trouble, () => ({ do: "clock", ms: pick([-3_600_000, -600_000, -5_000, 5_000, 3_600_000]) })],
    [1 * trouble, () => ({ do: "reload", without: chance(0.5) ? null : pick(DESKS) })],
    [1, () => ({ do: "duty", what: chance(0.7) ? "revive" : "resume" })],
  ];
  const moves = Array.from({ length: 15 + Math.floor(random() * 60) }, (): Move => {
    const act = weighted(acts)();
    return { act, releases: Math.floor(random() ** 2 * 30), salt: 1 + Math.floor(random() * 0x7fffffff) };
  });
  const tiny = chance(0.4);
  return {
    seed,
    leads,
    moves,
    botAtTheEnd: pick(["well", "down", "hanging", "silent"]),
    endSalt: 1 + Math.floor(random() * 0x7fffffff),
    options: {
      limits: tiny
        ? {
            lanes: pick([1, 2, 3]),
            running: pick([1, 2]),
            inFlight: pick([1, 2]),
            queue: pick([2, 3]),
            sleepers: pick([1, 2]),
            pages: { inbox: pick([1, 2, 3]), outbox: pick([1, 2, 3]) },
          }
        : { lanes: 50, running: 8, inFlight: 4, queue: 100, sleepers: 100, pages: { inbox: 50, outbox: 50 } },
      readsEarly: chance(0.5),
      nobodyOnline: pick(["bot", "queue", "desk: other"]),
      assign: pick(["notice", "desk", "bot", null]),
      operatorSilence: pick(["notice", "bot", null]),
      mirror: pick(["live", "live", "handoff"]),
      onDoubt: pick(["resend", "resend", "drop", "park"]),
      forward: chance(0.2),
      // Not chosen at random: what the other seeds play stays as it was.
      paced: seed % 10 === 7,
    },
  };
}

/** A move in plain words. */
export function inWords({ act, releases, salt }: Move, leads: readonly Kind[]): string {
  const then = releases === 0 ? "" : `; then ${releases} things go on${salt === 0 ? " in order" : ", in any order"}`;
  return words(act, leads) + then;
}

function words(act: Act, leads: readonly Kind[]): string {
  const lead = (n: number) => `lead ${n + 1} (${leads[n]})`;
  switch (act.do) {
    case "lead.writes":
      return `${lead(act.lead)} writes`;
    case "lead.new.chat":
      return `${lead(act.lead)} writes in a new chat`;
    case "lead.leaves":
      return `${lead(act.lead)} writes the word that leads back to the bot`;
    case "lead.closes":
      return `the chat of ${lead(act.lead)} is closed`;
    case "lead.opens":
      return `the channel opens the chat of ${lead(act.lead)} again`;
    case "lead.blocks":
      return `${lead(act.lead)} ${act.blocked ? "blocks us" : "lets us write again"}`;
    case "erase":
      return `${lead(act.lead)} is erased`;
    case "operator":
      return `operator ${act.who} ${act.what} at the desk of ${lead(act.lead)}${act.late ? ", told an hour late" : ""}`;
    case "bot.answers":
      return `the bot's next ${act.times} answers: ${act.how}`;
    case "bot.calls":
      return `the bot calls by itself for ${lead(act.lead)}: ${act.what}${act.epoch === "new" ? "" : `, with ${act.epoch === "old" ? "an old" : "no"} epoch`}`;
    case "online":
      return `operators of ${act.at} are ${act.online ? "online" : "gone"}`;
    case "fault":
      return `${act.to} ${act.how}, ${act.times} times`;
    case "commit":
      return act.how === "fails" ? "the next commit fails" : "the next commit is done, and reported as failed";
    case "reads":
      return `the next ${act.times} reads of the store fail`;
    case "contacts":
      return `a call names the contacts of ${lead(act.lead)} by the chat only`;
    case "twin":
      return `a webhook comes again (the last but ${act.back})`;
    case "resend":
      return "providers repeat what was not answered";
    case "crash":
      return "kill -9, and a start";
    case "stop":
      return "the gateway is stopped in order, and started";
    case "time":
      return `${act.ms / 1000} s pass`;
    case "clock":
      return `the clock is set by ${act.ms / 1000} s`;
    case "reload":
      return act.without === null ? "the configuration has all desks again" : `the configuration loses the desk ${act.without}`;
    case "duty":
      return act.what === "revive" ? "the person on duty retries a dead letter" : "the person on duty resumes all bindings";
  }
}
