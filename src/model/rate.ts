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

/** What was taken beyond the bucket counts for so long at most. Milliseconds. */
const DEBT_MAX = 30_000;

/** Milliseconds until there is a token beside so many others that are spoken for; 0 = there is one. */
export function tokenIn(rate: Rate, fullAt: number | undefined, now: number, others = 0): number {
  const missing = Math.max(0, sane(rate, fullAt, now) - now) + others * rate.interval;
  return Math.max(0, missing - (rate.burst - 1) * rate.interval);
}

/** When it will be full after one token is taken; taken whether there is one or not. */
export function afterTaking(rate: Rate, fullAt: number | undefined, now: number): number {
  return Math.min(Math.max(sane(rate, fullAt, now), now) + rate.interval, latest(rate, now));
}

/** Further ahead than it is ever put can only come of a clock that was set back: then it is full now. */
function sane(rate: Rate, fullAt: number | undefined, now: number): number {
  return fullAt === undefined || fullAt > latest(rate, now) ? now : fullAt;
}

function latest(rate: Rate, now: number): number {
  return now + rate.burst * rate.interval + DEBT_MAX;
}
