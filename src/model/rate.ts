/**
 * How often a provider may be called: a token bucket. Its whole state is one number, the moment at which it will be full again,
 * so that one that is full needs none at all. In any `t` milliseconds at most `t / interval + burst` tokens are taken.
 */
export interface Rate {
  /** Milliseconds after which one more token is there. */
  readonly interval: number;
  /** Tokens that it holds. */
  readonly burst: number;
}

/** What was taken beyond the bucket counts for so long at most; so does a clock that was set back. Milliseconds. */
const DEBT_MAX = 30_000;

/** Milliseconds until there is a token beside so many others that are spoken for; 0 = there is one. */
export function tokenIn(rate: Rate, fullAt: number | undefined, now: number, others = 0): number {
  const missing = Math.max(0, bounded(rate, fullAt ?? now, now) - now) + others * rate.interval;
  return Math.max(0, missing - (rate.burst - 1) * rate.interval);
}

/** When it will be full after one token is taken; taken whether there is one or not. */
export function afterTaking(rate: Rate, fullAt: number | undefined, now: number): number {
  return Math.max(bounded(rate, fullAt ?? now, now), now) + rate.interval;
}

function bounded(rate: Rate, fullAt: number, now: number): number {
  return Math.min(fullAt, now + rate.burst * rate.interval + DEBT_MAX);
}
