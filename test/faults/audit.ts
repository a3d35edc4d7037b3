/** One call as the other side saw it. Legs are `bot` (the gateway tells the bot) and `provider` (the answer goes out). */
export interface Call {
  readonly leg: "bot" | "provider";
  /** The idempotency id that the call carried. */
  readonly key: string;
  readonly lead: number;
  readonly number: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** It had its effect. */
  readonly done: boolean;
  /** The caller got a proper answer. */
  readonly answered: boolean;
}

export interface Trace {
  /** What the driver was told 2xx for: its own truth. */
  readonly accepted: readonly { readonly lead: number; readonly number: number }[];
  /** In the order in which they arrived. */
  readonly calls: readonly Call[];
  /** When the gateway was killed; milliseconds since the epoch. */
  readonly kills: readonly number[];
}

export interface Verdict {
  readonly accepted: number;
  /** Accepted, but without an effect on a leg. */
  readonly lost: number;
  /** Effects under a second idempotency id: no receiver can recognise them. */
  readonly duplicated: number;
  /** Effects after a later message of the same lead had its effect on that leg. */
  readonly reordered: number;
  /** Effects repeated under the same id: what a receiver without deduplication would show twice. */
  readonly repeated: number;
  /** Repetitions that neither a kill nor a failed call explains. */
  readonly unexplained: number;
  /** Effects of messages that were never accepted. */
  readonly invented: number;
  /** The first few findings, in words. */
  readonly findings: readonly string[];
}

/** A request that was on its way when the gateway was killed may be read by the other side this much later (ms). */
const IN_FLIGHT = 1_000;

/** Compares what was acknowledged with what the other sides saw. Pure. */
export function audit(trace: Trace): Verdict {
  const findings: string[] = [];
  const counts = { lost: 0, duplicated: 0, reordered: 0, repeated: 0, unexplained: 0, invented: 0 };
  const find = (kind: keyof typeof counts, text: string): void => {
    counts[kind] += 1;
    if (kind !== "repeated" && findings.length < 20) findings.push(`${kind}: ${text}`);
  };
  const accepted = new Set(trace.accepted.map((message) => `${message.lead}:${message.number}`));
  const kills = trace.kills.toSorted((a, b) => a - b);

  /** When this leg saw what of the lead, and what was killed meanwhile, in milliseconds before the call. */
  const history = ({ leg, lead, at }: Call) => {
    const earlier = trace.calls.filter((call) => call.leg === leg && call.lead === lead && call.done && call.at <= at);
    const seen = earlier.map((call) => `${call.number} at ${call.at - at}`).join(", ");
    const since = kills.filter((kill) => kill <= at && kill >= (earlier[0]?.at ?? at)).map((kill) => kill - at);
    return `which it had seen as ${seen}; ended, frozen or away at ${since.join(", ")}`;
  };

  for (const leg of ["bot", "provider"] as const) {
    const effects = trace.calls.filter((call) => call.leg === leg && call.done);
    const keysOf = new Map<string, Set<string>>();
    const lastOfKey = new Map<string, Call>();
    const newestOf = new Map<number, number>();
    for (const call of effects) {
      const name = `${call.lead}:${call.number}`;
      if (!accepted.has(name)) find("invented", `${leg} saw message ${name}, which was never accepted`);

      const keys = keysOf.get(name) ?? new Set();
      keysOf.set(name, keys);
      if (keys.size > 0 && !keys.has(call.key)) find("duplicated", `${leg} saw message ${name} under ${[...keys, call.key].join(" and ")}`);
      keys.add(call.key);

      const newest = newestOf.get(call.lead) ?? 0;
      if (call.number < newest) find("reordered", `${leg} saw message ${name} after ${call.lead}:${newest}, ${history(call)}`);
      newestOf.set(call.lead, Math.max(newest, call.number));

      const previous = lastOfKey.get(call.key);
      if (previous !== undefined) {
        find("repeated", name);
        if (previous.answered && !killedBetween(kills, previous.at - IN_FLIGHT, call.at))
          find("unexplained", `${leg} saw message ${name} again, though it had been answered and nothing was killed`);
      }
      lastOfKey.set(call.key, call);
    }
    for (const name of accepted) if (!keysOf.has(name)) find("lost", `${leg} never saw message ${name}`);
  }
  return { accepted: accepted.size, ...counts, findings };
}

export function isClean(verdict: Verdict): boolean {
  return verdict.lost + verdict.duplicated + verdict.reordered + verdict.unexplained + verdict.invented === 0;
}

function killedBetween(kills: readonly number[], from: number, to: number): boolean {
  return kills.some((kill) => kill >= from && kill <= to);
}
