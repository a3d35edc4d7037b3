/** Milliseconds. */
const LATE = 1_000;
const GRACE = 100;

/**
 * Calls back once after `ms`; the returned function cancels. Never keeps the process alive by itself.
 *
 * A process that stood still (a paused machine, a stop by the debugger) finds its timers overdue before it has read what
 * came meanwhile: every call that was under way would seem unanswered. So a timer that goes off late waits a moment more.
 */
export function after(ms: number, run: () => void): () => void {
  const due = performance.now() + ms;
  const first = setTimeout(() => {
    if (performance.now() - due < LATE) return run();
    timer = setTimeout(run, GRACE);
    timer.unref();
  }, ms);
  let timer = first;
  timer.unref();
  return () => clearTimeout(timer);
}
