import { hash32 } from "./hash.ts";

/**
 * How long a failed command waits. `bot`: somebody waits for an answer, so few and quick tries, then a human.
 * `chat`: everything else that a person waits for; hours later it would only do harm. `record`: nobody waits, it only
 * must not be missing. `handoff`: somebody waits for a person, and the bot must hear soon that none comes.
 */
export type RetryClass = "bot" | "chat" | "record" | "handoff";

export const RETRY_FLOOR = 100;

const STEPS: Record<RetryClass, readonly number[]> = {
  bot: [1000, 2000, 4000],
  chat: [500, 1000, 2000, 5000, 10_000, 30_000, 60_000],
  record: [1000, 5000, 15_000, 60_000],
  handoff: [500, 1000, 2000, 5000, 10_000],
};
/** No wait for a retry is longer: one that is can only come of a clock that was set back, and is over. Milliseconds. */
export const RETRY_LONGEST = 60_000;
const TOTAL = { chat: 15 * 60_000, record: 24 * 3_600_000, handoff: 60_000 };

export function retryClass(commandType: string): RetryClass {
  if (commandType === "bot.notify") return "bot";
  if (commandType === "handoff.start") return "handoff";
  return commandType === "message.mirror" || commandType === "lead.update" ? "record" : "chat";
}

export interface FailedAttempt {
  readonly class: RetryClass;
  /** Attempts made so far, this one included. */
  readonly attempts: number;
  /** Milliseconds since the first attempt began. */
  readonly elapsed: number;
  /** Milliseconds that the provider asked us to wait (Retry-After). */
  readonly after?: number;
  /** In [0, 1): where in the range the wait lies. */
  readonly jitter: number;
  /** For `bot`: how many attempts there may be. */
  readonly tries: number;
}

/**
 * Milliseconds until the next attempt, a whole number; null = given up. Full jitter over the class's steps, never
 * below 100 ms, nor before the provider asks for it, up to the class's longest step. A chat command is given up
 * 15 minutes after its first attempt, a record after a day, a handoff after a minute, but not before every quick step was tried: one that was
 * parked for hours still gets its chances.
 */
export function nextRetry(failed: FailedAttempt): number | null {
  const steps = STEPS[failed.class];
  const cap = steps.at(-1)!;
  const step = steps[Math.min(failed.attempts, steps.length) - 1] ?? cap;
  const own = Math.floor(failed.jitter * step);
  // "At once" from a provider that keeps refusing would be ten tries a second.
  const wait = failed.after === undefined ? own : Math.max(own, Math.min(Math.ceil(failed.after), cap));
  if (failed.class === "bot") return failed.attempts >= failed.tries ? null : Math.max(RETRY_FLOOR, wait);

  const left = TOTAL[failed.class] - failed.elapsed;
  if (left <= 0) return failed.attempts >= steps.length ? null : Math.max(RETRY_FLOOR, wait);
  return Math.max(RETRY_FLOOR, Math.min(wait, left));
}

/** A number in [0, 1) from a command's id and attempt: even over commands, the same when decided again. */
export function jitterOf(id: string, attempt: number): number {
  return hash32(`${id}/${attempt}`) / 0x1_0000_0000;
}

/** Whether the moment of a retry is still to come. */
export function isLater(moment: number, now: number): boolean {
  return moment > now && moment <= now + RETRY_LONGEST;
}
