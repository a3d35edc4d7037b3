/**
 * Decides what goes on next. Everything that happens later (an answer of the store, of a provider, a timer) waits here
 * until it is released, one at a time; between two releases all promises run dry. So the choices alone make the run.
 */
export interface Scheduler {
  /** Milliseconds since the epoch; jumps. */
  now(): number;
  /** Milliseconds that really passed. */
  passed(): number;
  /** Something that may go on at any time from now on. `owner`: the process that it dies with. */
  add(owner: number, what: string, run: () => void): void;
  /** Something that may go on when so much time has passed. The returned function takes it back. */
  after(owner: number, ms: number, what: string, run: () => void): () => void;
  /** Releases one of those that may go on now. False = there is none. */
  step(): Promise<boolean>;
  /** Lets time pass up to the next moment that something waits for; false = there is none until then. */
  advance(until: number): boolean;
  /** Time passes, and nobody does anything. */
  pass(ms: number): void;
  /** The clock is set, and no time passes. */
  jump(ms: number): void;
  /** Everything of this owner is gone. */
  drop(owner: number): void;
  /** A number in [0, n). */
  pick(n: number): number;
  /** From now on choices are made by this; undefined = always the first, in order. */
  use(random: (() => number) | undefined): void;
  readonly steps: number;
  /** Of everything that happened, in order. */
  readonly hash: number;
  /** The last things that happened, for the story. */
  readonly trace: readonly string[];
}

interface Edge {
  readonly owner: number;
  readonly what: string;
  /** When so much time has passed. */
  readonly at: number;
  /** A timer: of those that are due the earliest goes off first. */
  readonly timer: boolean;
  readonly run: () => void;
}

const TRACE_MAX = 40;

export function createScheduler(start: number): Scheduler {
  let passed = 0;
  let offset = start;
  let edges: Edge[] = [];
  let random: (() => number) | undefined;
  let steps = 0;
  let hash = 0x811c9dc5;
  const trace: string[] = [];

  function note(what: string): void {
    trace.push(`${(passed / 1000).toFixed(1)} s ${what}`);
    if (trace.length > TRACE_MAX) trace.shift();
    const text = `${what} ${passed} ${offset}`;
    for (let n = 0; n < text.length; n += 1) hash = Math.imul(hash ^ text.charCodeAt(n), 0x01000193) >>> 0;
  }

  const pick = (n: number): number => (random ? Math.floor(random() * n) : 0);

  return {
    now: () => passed + offset,
    passed: () => passed,
    add: (owner, what, run) => void edges.push({ owner, what, at: passed, timer: false, run }),
    after(owner, ms, what, run) {
      const edge = { owner, what, at: passed + Math.max(0, ms), timer: true, run };
      edges.push(edge);
      return () => {
        edges = edges.filter((each) => each !== edge);
      };
    },
    async step() {
      let first: Edge | undefined;
      for (const edge of edges) if (edge.timer && edge.at <= passed && edge.at < (first?.at ?? Infinity)) first = edge;
      const ready = edges.filter((edge) => !edge.timer || edge === first);
      const edge = ready[pick(ready.length)];
      if (!edge) return false;
      edges = edges.filter((each) => each !== edge);
      steps += 1;
      note(edge.what);
      edge.run();
      await runDry();
      return true;
    },
    advance(until) {
      const next = Math.min(...edges.map((edge) => edge.at));
      if (next > until) {
        passed = Math.max(passed, until);
        return false;
      }
      passed = Math.max(passed, next);
      return true;
    },
    pass(ms) {
      passed += ms;
    },
    jump(ms) {
      offset += ms;
    },
    drop(owner) {
      edges = edges.filter((edge) => edge.owner !== owner);
    },
    pick,
    use(next) {
      random = next;
    },
    get steps() {
      return steps;
    },
    get hash() {
      return hash;
    },
    trace,
  };
}

/** Until no promise has anything left to do. */
export function runDry(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
