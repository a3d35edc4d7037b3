import type { Clock } from "../deps.ts";
import type { Log } from "../log.ts";

/**
 * Until a probe. account: a refusal that was one lead's own trouble holds the others for seconds, a dead account is asked
 * rarely. down: people wait, so it is asked soon and often.
 */
const PROBE = { account: { first: 15_000, last: 5 * 60_000 }, down: { first: 5_000, last: 20_000 } };
export type PauseCause = keyof typeof PROBE;

const PAUSED: Readonly<Record<PauseCause, string>> = {
  account:
    "paused, its account is refused: what goes there waits, and is tried now and then; leadgate setup <binding> check says what is wrong",
  down: "it is down: nothing is sent there until it answers again",
};

/**
 * Bindings whose account does not work now (a rotated token), or that are down: their commands stay parked and spend no
 * attempts. After a while, then ever more rarely, one command is let through; when it comes back with anything else than
 * the same trouble, all go on.
 */
export interface Pauses {
  pause(binding: string, reason: string, cause: PauseCause): void;
  /** It is paused because it was down. */
  isDown(binding: string): boolean;
  /** Why nothing of this lead may go there now; null = it may. */
  blocked(binding: string, leadId: string): string | null;
  /** The lead starts an attempt: it uses the probe up, if it had it. */
  begin(binding: string, leadId: string): void;
  /** That attempt did not begin after all (its commit failed). */
  abandon(binding: string, leadId: string): void;
  /** An attempt came back with something else than `account`. */
  answered(binding: string, leadId: string): void;
  /** The lead has a command parked there, and wants to know when that may go on. */
  wait(binding: string, leadId: string): void;
  /** The lead has nothing to send: a probe that it was chosen for goes to the next. */
  giveUp(leadId: string): void;
  /** The lead is another instance's now: what came of its attempt is not heard here. */
  leave(leadId: string): void;
  resume(binding: string): void;
  list(): Readonly<Record<string, string>>;
  causes(): Readonly<Record<string, PauseCause>>;
  stop(): void;
}

interface Pause {
  readonly since: number;
  cause: PauseCause;
  reason: string;
  refusals: number;
  /** May be tried now, by this lead, or by the first that comes ("*"). */
  probe: string | undefined;
  underWay: string | undefined;
  readonly waiting: Set<string>;
  overflown: boolean;
  cancel: () => void;
}

/** `bound`: leads that are remembered per binding; when it goes on for more, `overflow` is told to look for them. */
export function createPauses(options: {
  clock: Clock;
  log: Log;
  bound: number;
  wake: (leadId: string) => void;
  overflow: () => void;
}): Pauses {
  const pauses = new Map<string, Pause>();

  function choose(pause: Pause): void {
    const [next] = pause.waiting;
    pause.probe = next ?? "*";
    if (next === undefined) {
      if (pause.overflown) options.overflow(); // the first that comes is one that nobody remembers
      return;
    }
    pause.waiting.delete(next);
    options.wake(next);
  }

  function resume(binding: string): void {
    const pause = pauses.get(binding);
    if (!pause) return;
    pauses.delete(binding);
    pause.cancel();
    const seconds = Math.round((options.clock.now() - pause.since) / 1000);
    options.log.warn({ binding, cause: pause.cause, seconds }, "it is no longer paused: what waited goes on");
    for (const leadId of pause.waiting) options.wake(leadId);
    if (pause.overflown) options.overflow();
  }

  return {
    pause(binding, reason, cause) {
      const known = pauses.get(binding);
      known?.cancel();
      if (known?.cause !== cause) options.log.warn({ binding, cause, reason }, PAUSED[cause].replace("<binding>", binding));
      const pause: Pause = known ?? {
        since: options.clock.now(),
        cause,
        reason,
        refusals: 0,
        probe: undefined,
        underWay: undefined,
        waiting: new Set(),
        overflown: false,
        cancel() {},
      };
      // Attempts that were under way together when the account failed count as one refusal.
      const probed = pause.underWay !== undefined || pause.refusals === 0;
      const refusals = pause.refusals + (probed ? 1 : 0);
      Object.assign(pause, { cause, reason, refusals, probe: undefined, underWay: undefined });
      pause.cancel = options.clock.after(Math.min(PROBE[cause].last, PROBE[cause].first * 2 ** (refusals - 1)), () => choose(pause));
      pauses.set(binding, pause);
    },
    isDown: (binding) => pauses.get(binding)?.cause === "down",
    blocked(binding, leadId) {
      const pause = pauses.get(binding);
      return !pause || pause.probe === leadId || pause.probe === "*" ? null : pause.reason;
    },
    begin(binding, leadId) {
      const pause = pauses.get(binding);
      if (!pause) return;
      pause.probe = undefined;
      pause.underWay = leadId;
    },
    abandon(binding, leadId) {
      const pause = pauses.get(binding);
      if (pause?.underWay !== leadId) return;
      pause.underWay = undefined;
      pause.probe = leadId;
    },
    answered(binding, leadId) {
      if (pauses.get(binding)?.underWay === leadId) resume(binding);
    },
    wait(binding, leadId) {
      const pause = pauses.get(binding);
      if (!pause) return;
      if (pause.waiting.size < options.bound) pause.waiting.add(leadId);
      else pause.overflown = true;
    },
    giveUp(leadId) {
      for (const pause of pauses.values()) if (pause.probe === leadId) choose(pause);
    },
    leave(leadId) {
      for (const pause of pauses.values()) {
        pause.waiting.delete(leadId);
        if (pause.underWay === leadId) pause.underWay = undefined;
        else if (pause.probe !== leadId) continue;
        choose(pause);
      }
    },
    resume,
    list: () => Object.fromEntries([...pauses].map(([binding, pause]) => [binding, pause.reason])),
    causes: () => Object.fromEntries([...pauses].map(([binding, pause]) => [binding, pause.cause])),
    stop() {
      for (const pause of pauses.values()) pause.cancel();
    },
  };
}
