import type { Clock } from "./deps.ts";

const EVERY = 60_000;

/** Undefined = not now; else how many were left out since it was last said. `key` is one of few. */
export type Throttle = (key: string) => number | undefined;

/** What could come with every message is said at once, and from then on at most once a minute. */
export function createThrottle(clock: Clock): Throttle {
  const said = new Map<string, { at: number; left: number }>();
  return (key) => {
    const now = clock.now();
    const last = said.get(key);
    // A clock that was put back must not silence it.
    if (last && now >= last.at && now - last.at < EVERY) {
      last.left += 1;
      return undefined;
    }
    said.set(key, { at: now, left: 0 });
    return last?.left ?? 0;
  };
}
