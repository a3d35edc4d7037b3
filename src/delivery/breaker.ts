import type { Clock } from "../deps.ts";

/**
 * It opens when of the last calls within the window, at least so many, nearly all failed, and not all for one lead. Half
 * would not do: retries get everything through there, while an open breaker ends the questions to a bot.
 */
const WINDOW = 30_000;
const CALLS = 10;
const SHARE = 0.9;
/** The last calls, which are judged, per binding. */
const REMEMBERED = 20;

/** Tells a destination that is down from one that refuses one message: by what came of the last calls to it. */
export interface Breaker {
  /** True = it is down: nothing more should be tried for now. The count begins anew. */
  failed(binding: string, leadId: string): boolean;
  succeeded(binding: string, leadId: string): void;
}

interface Call {
  readonly at: number;
  readonly ok: boolean;
  readonly leadId: string;
}

export function createBreaker(clock: Clock): Breaker {
  const calls = new Map<string, Call[]>();

  function remember(binding: string, call: Call): readonly Call[] {
    const recent = (calls.get(binding) ?? []).filter(({ at }) => at > call.at - WINDOW && at <= call.at).slice(1 - REMEMBERED);
    recent.push(call);
    calls.set(binding, recent);
    return recent;
  }

  return {
    failed(binding, leadId) {
      const recent = remember(binding, { at: clock.now(), ok: false, leadId });
      const failures = recent.filter(({ ok }) => !ok);
      if (recent.length < CALLS || failures.length < recent.length * SHARE) return false;
      if (failures.every((call) => call.leadId === leadId)) return false;
      calls.delete(binding);
      return true;
    },
    succeeded(binding, leadId) {
      // A destination that always works costs nothing to watch.
      if (calls.has(binding)) remember(binding, { at: clock.now(), ok: true, leadId });
    },
  };
}
