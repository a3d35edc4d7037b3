import { Fault } from "./fault.ts";

/**
 * The one clock of an evaluation: the time of its request or command, `at` of the input (ISO 8601), or `now` of a routing
 * question (milliseconds). So an evaluation gives the same today and in a replay.
 */
export interface Clock {
  readonly at?: unknown;
  readonly now?: unknown;
}

let clock: Clock | null | undefined;

/** Whatever the input is: it need not say a time, only who asks for one needs it. */
export function openClock(given: Clock | null | undefined): void {
  clock = given;
}

/** Milliseconds. Throws Fault D3137 where the input says no time. */
export function clockTime(): number {
  const at = clock?.at;
  const time = typeof at === "string" ? Date.parse(at) : clock?.now;
  if (typeof time === "number" && Number.isFinite(time)) return time;
  throw new Fault("D3137", { message: "the time is not known here: no `at` in the input" });
}
