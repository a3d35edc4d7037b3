import type { Deps } from "../deps.ts";
import { reasonOf } from "../errors.ts";
import { createThrottle } from "../throttle.ts";
import type { Transition } from "../model/dialog.ts";
import { isLater } from "../model/retry.ts";
import type { Metrics } from "../metrics.ts";
import type { Tracer } from "../traces.ts";
import type { Runtime } from "../mapping/runtime.ts";
import { attempt } from "./attempt.ts";
import { newLane, nextDue, step } from "./lane.ts";
import type { Lane, LaneParts } from "./lane.ts";
import type { Memory, Row } from "./memory.ts";
import { createOutbox } from "./outbox.ts";
import { createPauses } from "./pauses.ts";
import type { PauseCause } from "./pauses.ts";
import type { Questions } from "./questions.ts";
import { createRates } from "./rates.ts";
import { createSleepers } from "./sleepers.ts";
import { createSlots } from "./slots.ts";
import type { InboxRow, Store, TimerRow } from "./store.ts";
import type { ApplyParts } from "./turn.ts";

/** Bounds of what is held in memory; the rest waits in the store. */
export interface Limits {
  /** Lanes in memory, idle ones included. */
  readonly lanes: number;
  /** Lanes with a turn under way. */
  readonly running: number;
  /** Attempts in flight per binding. */
  readonly inFlight: number;
  /** Ids of leads that wait for a lane, or for a slot. */
  readonly queue: number;
  /** Ids of leads that wait for a retry to become due. */
  readonly sleepers: number;
  /** Inbox rows of a lead, commands of a leg. */
  readonly pages: { readonly inbox: number; readonly outbox: number };
}

export const DEFAULT_LIMITS: Limits = {
  lanes: 2_000,
  running: 64,
  inFlight: 64,
  queue: 10_000,
  sleepers: 100_000,
  pages: { inbox: 50, outbox: 50 },
};

/** Turns that a lane takes before others get theirs. */
const TURNS_AT_ONCE = 32;
const PAGE = 500;
const SCAN_PAUSE = 1_000;
const BACKOFF = { first: 100, last: 5_000 };

/** All lanes: which of them run, which stay in memory, and which leads are still only in the store. */
export interface Lanes {
  /** Something is new for this lead: this row and nothing else, or whatever it is. `reread`: also what the lane believes to know. */
  wake(leadId: string, news?: { row?: InboxRow; reread?: boolean }): void;
  /** Goes through the leads with unfinished work, parked and not yet due included, page by page, as room allows. */
  scan(): void;
  /** The same for what is due: there may be some that nobody was told of. */
  look(): void;
  /** In a moment: there may be some more. */
  lookSoon(): void;
  /** Nothing that lanes remember is sure any more: each claims its lead anew. */
  forget(): void;
  /** Hands timers over; resolves when each was applied. At most one call at a time. */
  elapse(rows: readonly TimerRow[]): Promise<void>;
  /** Nothing of this lead runs, waits for its turn or is under way. */
  rests(leadId: string): boolean;
  /** The store knows it no longer: what is remembered of it is wrong. */
  drop(leadId: string): void;
  resume(binding: string): void;
  stop(deadline: number): Promise<void>;
  /** Nothing runs and nothing is due now; attempts in flight count as running unless told otherwise. */
  quiet(options: { attempts: boolean }): boolean;
  stats(): LaneStats;
}

export interface LaneStats {
  readonly lanes: number;
  readonly lanesMost: number;
  readonly running: number;
  readonly queued: number;
  readonly sleeping: number;
  readonly inFlight: Readonly<Record<string, number>>;
  /** Leads in line per binding, for a slot or for its rate; those that wait for their own rate are asleep. */
  readonly waiting: Readonly<Record<string, number>>;
  /** Binding → why nothing is sent there. */
  readonly paused: Readonly<Record<string, string>>;
  readonly pauseCauses: Readonly<Record<string, PauseCause>>;
  /** Commands found started by nobody: they may have been done. */
  readonly doubts: number;
  readonly turns: number;
  readonly storeFailures: number;
  /** Timeline entries of the kinds that are counted: "timer", "excluded". */
  readonly noted: Readonly<Record<string, number>>;
}

export function createLanes(options: {
  store: Store;
  deps: Deps;
  metrics: Metrics;
  tracer?: Tracer | undefined;
  questions: Questions;
  runtime: () => Runtime;
  transition: Transition;
  limits: Limits;
  timerSet: (due: number) => void;
  /** Called whenever something has ended; `quiet` may be true now. */
  onProgress: () => void;
}): Lanes {
  const { store, deps, metrics, tracer, questions, limits, onProgress } = options;
  const { clock, log } = deps;

  const lanes = new Map<string, Lane>();
  /** Of lanes: those with nothing under way, the longest idle first. */
  const idle = new Set<string>();
  const running = new Set<string>();
  /** Lanes in memory that have work come first: they hold the room that others wait for. */
  const ready = new Set<string>();
  const queue = new Set<string>();
  const timers = new Map<string, TimerRow[]>();
  let timersLeft = 0;
  let timersDone: (() => void) | undefined;
  let attempts = 0;
  const warned = new Set<string>();
  let stopping = false;
  let closed = false;
  const counts = { doubts: 0, turns: 0, storeFailures: 0, lanesMost: 0, noted: {} as Record<string, number> };
  let checkStopped = () => {};
  const scanning = { wanted: false, again: false, reading: false, all: false, cursor: null as string | null };
  /** Ids that found no room in the queue: the store is asked for them once it has run half empty. */
  let missed = false;
  /** One of them was found by a look at all: a look at what is due would not find it again. */
  let missedAll = false;
  let cancelScan: (() => void) | undefined;
  let scanAllSoon = false;

  // What is parked is never due, and may wait for a slot too: only a look at all finds it.
  const lookAtAll = () => scanSoon(true);
  const rates = createRates({ clock, bound: limits.sleepers, bindings: () => options.runtime().bindings });
  const slots = createSlots({
    clock,
    tokens: { in: rates.ofBinding, take: rates.takeOfBinding, giveBack: rates.giveBackOfBinding },
    perBinding: limits.inFlight,
    line: limits.sleepers,
    wake: wakeSurely,
    overflow: lookAtAll,
  });
  const pauses = createPauses({ clock, log, bound: limits.sleepers, wake: wakeSurely, overflow: lookAtAll });
  const sayDead = createThrottle(clock);
  const sleepers = createSleepers({ clock, bound: limits.sleepers, wake, overflow: wakeForgotten });
  const apply: ApplyParts = { transition: options.transition, legBound: limits.pages.outbox, store };
  const outbox = createOutbox({ deps, slots, rates, pauses, apply });
  const parts: LaneParts = {
    store,
    deps,
    metrics,
    tracer,
    runtime: options.runtime,
    apply,
    outbox,
    pages: limits.pages,
    stopping: () => stopping,
    timer: nextTimer,
    begin,
    timerSet: options.timerSet,
    counted(leadId, { kind, text, data }) {
      counts.noted[kind] = (counts.noted[kind] ?? 0) + 1;
      if (kind === "timer") log.warn({ lead: leadId, ...data }, text);
    },
    died(leadId, letter) {
      const more = sayDead(`${letter.to} ${letter.type}`);
      if (more !== undefined) log.warn({ lead: leadId, ...letter, more }, "a command is a dead letter now: leadgate dead list");
    },
    doubted: () => void (counts.doubts += 1),
  };

  function wake(leadId: string, news: { row?: InboxRow; reread?: boolean } = {}): void {
    const lane = lanes.get(leadId);
    if (lane) {
      // A lane that will look anyway finds it.
      if (news.row && !lane.dirty && lane.arrived.length < limits.pages.inbox) lane.arrived.push(news.row);
      else lane.dirty = true;
      if (news.reread) lane.stale = true;
    }
    enqueue(leadId, limits.queue);
    pump();
  }

  /** For a lead that something is kept for: it must come, also when its own reason to come is gone. */
  function wakeSurely(leadId: string): void {
    enqueue(leadId, Infinity);
    pump();
  }

  function enqueue(leadId: string, bound: number): void {
    if (lanes.has(leadId)) {
      idle.delete(leadId);
      ready.add(leadId);
    } else if (queue.has(leadId) || queue.size < bound) queue.add(leadId);
    else missed = true;
  }

  function pump(): void {
    for (const leadId of ready) {
      if (running.size >= limits.running) return;
      const lane = lanes.get(leadId);
      if (running.has(leadId)) continue; // its end looks here again
      ready.delete(leadId);
      if (lane) start(lane);
    }
    if (stopping) return;
    for (const leadId of queue) {
      if (running.size >= limits.running || !makeRoom()) return;
      queue.delete(leadId);
      const lane = newLane(leadId);
      lanes.set(leadId, lane);
      counts.lanesMost = Math.max(counts.lanesMost, lanes.size);
      start(lane);
    }
    if (missed && queue.size <= limits.queue >> 1) {
      const all = missedAll;
      missed = false;
      missedAll = false;
      scan(all);
    } else readPage();
  }

  function makeRoom(): boolean {
    if (lanes.size < limits.lanes) return true;
    const [longest] = idle;
    if (longest === undefined) return false;
    idle.delete(longest);
    lanes.delete(longest);
    return true;
  }

  function start(lane: Lane): void {
    if (stopping && lane.settled.length === 0) return rest(lane);
    if (isLater(lane.notBefore, clock.now())) {
      sleepers.set(lane.leadId, lane.notBefore);
      return rest(lane);
    }
    idle.delete(lane.leadId);
    running.add(lane.leadId);
    void run(lane).finally(() => {
      running.delete(lane.leadId);
      rest(lane);
      progress();
    });
  }

  function progress(): void {
    pump();
    checkStopped();
    onProgress();
  }

  async function run(lane: Lane): Promise<void> {
    try {
      for (let turn = 0; turn < TURNS_AT_ONCE; turn += 1) {
        if (closed) return;
        if (!(await step(lane, parts))) return sleep(lane);
        counts.turns += 1;
        lane.failures = 0;
      }
      ready.add(lane.leadId); // behind the others
    } catch (error) {
      backOff(lane, error);
    }
  }

  function sleep(lane: Lane): void {
    lane.failures = 0;
    if (ready.has(lane.leadId) || stopping) return;
    slots.giveUp(lane.leadId);
    pauses.giveUp(lane.leadId);
    // By the step's clock: what has become due since was not started.
    const next = lane.memory ? Math.min(nextDue(lane.memory, lane.lookedAt), lane.tokenAt) : Infinity;
    if (next === Infinity) sleepers.delete(lane.leadId);
    else sleepers.set(lane.leadId, next);
  }

  /** Nothing was changed: the lane reads what is stored and tries the same again. */
  function backOff(lane: Lane, error: unknown): void {
    counts.storeFailures += 1;
    lane.memory = undefined;
    slots.leave(lane.leadId);
    putOff(lane.leadId);
    const wait = Math.min(BACKOFF.last, BACKOFF.first * 2 ** Math.min(lane.failures, 10));
    lane.failures += 1;
    lane.notBefore = clock.now() + wait;
    log.error({ lead: lane.leadId, failures: lane.failures, retryIn: wait, error: reasonOf(error) }, "a lane could not go on");
    sleepers.set(lane.leadId, lane.notBefore);
  }

  /** After a run: a lane with nothing under way may be dropped when room is needed. */
  function rest(lane: Lane): void {
    const busy = lane.inFlight.size > 0 || lane.settled.length > 0 || ready.has(lane.leadId) || running.has(lane.leadId);
    if (busy || lanes.get(lane.leadId) !== lane) return;
    if (lane.memory || lane.failures > 0) idle.add(lane.leadId);
    else lanes.delete(lane.leadId); // sleepers know when to make it again
  }

  // --- attempts -----------------------------------------------------------------------------------------------

  function begin(lane: Lane, memory: Memory, runtime: Runtime, rows: readonly Row[]): void {
    if (closed) return; // they stay started, and are in doubt at the next start
    for (const row of rows) {
      lane.inFlight.set(row.id, row.to);
      attempts += 1;
      void attempt({ store, deps, metrics, tracer, questions, rates, warned }, runtime, memory, row).then((outcome) => {
        attempts -= 1;
        lane.inFlight.delete(row.id);
        if (closed) return;
        slots.release(row.to);
        lane.settled.push({ id: row.id, to: row.to, attempt: row.attempts + 1, outcome, crashed: false });
        ready.add(lane.leadId);
        progress();
      });
    }
  }

  // --- timers -------------------------------------------------------------------------------------------------

  function nextTimer(leadId: string): { row: TimerRow; done: () => void } | undefined {
    const rows = timers.get(leadId);
    const row = rows?.[0];
    if (!rows || !row) return undefined;
    const done = () => {
      rows.shift();
      if (rows.length === 0) timers.delete(leadId);
      timersLeft -= 1;
      if (timersLeft === 0) timersDone?.();
    };
    return { row, done };
  }

  /** They are read again: a lead that cannot be worked on must not hold up the timers of all others. None of its may be under way. */
  function putOff(leadId: string): void {
    for (let timer = nextTimer(leadId); timer; timer = nextTimer(leadId)) timer.done();
  }

  function elapse(rows: readonly TimerRow[]): Promise<void> {
    if (rows.length === 0 || stopping) return Promise.resolve();
    return new Promise((resolve) => {
      timersLeft = rows.length;
      timersDone = resolve;
      for (const row of rows) timers.set(row.leadId, [...(timers.get(row.leadId) ?? []), row]);
      for (const row of rows) enqueue(row.leadId, Infinity); // the batch itself is bounded
      pump();
    });
  }

  // --- what is only in the store --------------------------------------------------------------------------------

  function scan(all: boolean): void {
    scanning.all ||= all;
    if (scanning.wanted) scanning.again = true;
    else Object.assign(scanning, { wanted: true, cursor: null });
    readPage();
  }

  function readPage(): void {
    const limit = Math.max(1, Math.min(PAGE, limits.queue >> 1));
    if (!scanning.wanted || scanning.reading || stopping || queue.size + limit > limits.queue) return;
    scanning.reading = true;
    store
      .busyLeads(scanning.cursor, limit, { all: scanning.all })
      .then(
        (leads) => {
          for (const leadId of leads) {
            const lane = lanes.get(leadId);
            if (lane) lane.dirty = true;
            // It rests, and the store says that there is something to do: what it remembers is not all there is.
            if (lane && idle.has(leadId)) lane.stale = true;
            enqueue(leadId, limits.queue);
          }
          if (missed && scanning.all) missedAll = true;
          scanning.cursor = leads.at(-1) ?? null;
          if (leads.length >= limit) return;
          const { again } = scanning;
          Object.assign(scanning, { wanted: again, again: false, all: again && scanning.all, cursor: null });
        },
        (error: unknown) => {
          log.error({ error: reasonOf(error) }, "the leads with unfinished work could not be read; tried again in a second");
          scanning.wanted = false;
          scanSoon(false); // what it looks for stays
        },
      )
      .finally(() => {
        scanning.reading = false;
        progress();
      });
  }

  /** Not at once: what found no room now would find none then either. */
  function scanSoon(all: boolean): void {
    if (stopping) return;
    scanAllSoon ||= all;
    cancelScan ??= clock.after(SCAN_PAUSE, () => {
      cancelScan = undefined;
      const wanted = scanAllSoon;
      scanAllSoon = false;
      scan(wanted);
    });
  }

  /** Leads that found no room among the sleepers. Lanes that wait with something to settle hold the room of all others: they come first. */
  function wakeForgotten(last: boolean): void {
    for (const lane of lanes.values()) if (lane.settled.length > 0) enqueue(lane.leadId, Infinity);
    // The store does not name those that only a timer waits for.
    for (const leadId of timers.keys()) enqueue(leadId, Infinity);
    pump();
    scanSoon(last);
  }

  return {
    wake,
    scan: () => scan(true),
    look: () => scan(false),
    lookSoon: () => scanSoon(false),
    forget() {
      for (const lane of lanes.values()) lane.stale = true;
    },
    elapse,
    rests(leadId) {
      const lane = lanes.get(leadId);
      const busy = (lane?.inFlight.size ?? 0) > 0 || (lane?.settled.length ?? 0) > 0;
      return !busy && !running.has(leadId) && !ready.has(leadId) && !queue.has(leadId);
    },
    drop(leadId) {
      const lane = lanes.get(leadId);
      // With something to settle it finds out by itself, and may sleep until the store works: nobody else would wake it.
      if (lane && !idle.delete(leadId)) lane.stale = true;
      else {
        sleepers.delete(leadId);
        lanes.delete(leadId);
        putOff(leadId);
      }
    },
    resume: pauses.resume,
    async stop(deadline) {
      stopping = true;
      cancelScan?.();
      pauses.stop();
      slots.stop();
      pump();
      await new Promise<void>((resolve) => {
        const cancel = clock.after(deadline, resolve);
        checkStopped = () => {
          if (running.size > 0 || attempts > 0 || [...lanes.values()].some((lane) => lane.settled.length > 0)) return;
          cancel();
          resolve();
        };
        checkStopped();
      });
      closed = true;
      sleepers.stop();
      timersDone?.();
    },
    quiet({ attempts: counted }) {
      // With every lane held by an attempt or a back-off, those in the queue wait for that and not for us.
      const full = lanes.size >= limits.lanes && idle.size === 0;
      const queued = queue.size > 0 || scanning.wanted || missed;
      return running.size === 0 && ready.size === 0 && !scanning.reading && (full || !queued) && (attempts === 0 || !counted);
    },
    stats: () => ({
      lanes: lanes.size,
      running: running.size,
      queued: queue.size + ready.size,
      sleeping: sleepers.size(),
      inFlight: slots.inFlight(),
      waiting: slots.waiting(),
      paused: pauses.list(),
      pauseCauses: pauses.causes(),
      ...counts,
      noted: { ...counts.noted },
    }),
  };
}
