import type { Deps } from "../deps.ts";
import { reasonOf } from "../errors.ts";
import { createMetrics } from "../metrics.ts";
import type { Metrics } from "../metrics.ts";
import type { Tracer } from "../traces.ts";
import type { Transition } from "../model/dialog.ts";
import type { Runtime } from "../mapping/runtime.ts";
import { createInbox } from "./inbox.ts";
import type { Inbox } from "./inbox.ts";
import { createLanes, DEFAULT_LIMITS } from "./lanes.ts";
import type { LaneStats, Limits } from "./lanes.ts";
import type { Erased, Peers, Store } from "./store.ts";
import { createQuestions } from "./questions.ts";
import type { Questions } from "./questions.ts";
import { createTimers } from "./timers.ts";

/** Everything between an accepted webhook and a confirmed command: inbox, lanes, outbox and timers over one store. */
export interface Engine extends Inbox, Questions {
  /** Renames bindings, returns dialogs of removed desks, and takes up what the last run left. Work goes on behind it. */
  start(): Promise<void>;
  /**
   * No new turn or attempt begins; attempts in flight are awaited and settled, for at most this many milliseconds.
   * Those that are left stay marked as started, and are in doubt at the next start. Nothing is lost.
   */
  stop(deadlineMs: number): Promise<void>;
  /** Something is new for this lead in the store. */
  wake(leadId: string): void;
  /** A dead command goes to its leg's tail. Undefined = there is no such letter. */
  revive(commandId: string): Promise<{ leadId: string } | undefined>;
  /**
   * Ends the lead's dialog and what is on its way for it, then has the store forget it. An attempt under way is awaited for
   * seconds at most; what comes of it later is nobody's. Undefined = nobody knows the id.
   */
  erase(leadId: string, reason?: string): Promise<Erased | undefined>;
  /** A paused binding is tried again at once. */
  resume(binding: string): void;
  /** The runtime was swapped: parked commands are looked at again, dialogs of removed desks return. */
  reload(previous: Runtime, next: Runtime): Promise<void>;
  /** For tests: resolves when nothing runs and nothing is due now. `attempts: false` does not wait for providers. */
  idle(options?: { attempts?: boolean }): Promise<void>;
  stats(): LaneStats;
}

/** Where the bindings of the last run are remembered, to see after a redeploy which are gone. */
const BINDINGS = "bindings";
const AT_ONCE = 200;
/** Milliseconds that an erasure waits for what is under way. */
const ERASE_WAIT = 5_000;
const ERASE_LOOK = 200;
const ERASE_COMMANDS = 100;

export function createEngine(options: {
  store: Store;
  deps: Deps;
  /** The configuration in force; read once per turn. */
  runtime: () => Runtime;
  transition: Transition;
  metrics?: Metrics;
  tracer?: Tracer | undefined;
  limits?: Partial<Limits>;
}): Engine {
  const { store, deps } = options;
  const waiting = new Set<() => void>();
  const onProgress = () => {
    for (const look of waiting) look();
  };
  /** Resolves once it is so, or after `limit` milliseconds; looked at whenever something has ended. */
  const until = (isSo: () => boolean, limit?: number) =>
    new Promise<void>((resolve) => {
      const end = () => {
        waiting.delete(look);
        cancel();
        resolve();
      };
      const look = () => {
        if (isSo()) end();
      };
      const cancel = limit === undefined ? () => {} : deps.clock.after(limit, end);
      waiting.add(look);
      look();
    });
  let started = false;
  const questions = createQuestions(deps);
  const lanes = createLanes({
    ...options,
    metrics: options.metrics ?? createMetrics(),
    questions,
    limits: { ...DEFAULT_LIMITS, ...options.limits },
    timerSet: (due) => timers.set(due),
    onProgress,
  });
  const timers = createTimers({ store, deps, elapse: lanes.elapse, onProgress });
  const { strangers, ...inbox } = createInbox({
    store,
    deps,
    tracer: options.tracer,
    wake: lanes.wake,
    lookSoon: lanes.lookSoon,
    runtime: options.runtime,
  });

  const peers: Peers = {
    wake: lanes.wake,
    look() {
      lanes.look();
      timers.set(deps.clock.now());
    },
    lost: lanes.forget,
    resume: lanes.resume,
  };

  /** Until nothing of the lead waits or runs; another instance that works on it is only seen in the store. */
  async function applied(leadId: string): Promise<void> {
    const end = deps.clock.now() + ERASE_WAIT;
    for (;;) {
      await until(() => lanes.rests(leadId), end - deps.clock.now());
      if (deps.clock.now() >= end || !(await isWorkedOn(leadId))) return;
      await new Promise<void>((resolve) => deps.clock.after(ERASE_LOOK, resolve));
    }
  }

  /** An event waits, or a command is under way or could be: what waits for its next try, or behind that, is not awaited. */
  async function isWorkedOn(leadId: string): Promise<boolean> {
    if ((await store.inboxAfter(leadId, 0, 1)).length > 0) return true;
    const commands = await store.openCommands({ leadId, limit: ERASE_COMMANDS });
    const legs = Map.groupBy(commands, ({ to }) => to);
    return [...legs.values()].some(
      ([head]) => head?.status === "started" || (head?.status === "pending" && head.dueAt <= deps.clock.now()),
    );
  }

  /** Dialogs whose desk is gone go back to their bot; each hears of it once. */
  async function returnFromRemoved(before: readonly string[], now: Runtime): Promise<void> {
    const gone = before.filter((id) => !now.bindings.has(id) && !now.disabled.has(id) && !now.renamed.has(id));
    if (gone.length > 0) {
      const dialogs = await store.openDialogs(gone);
      deps.log.warn({ bindings: gone, dialogs: dialogs.length }, "bindings were removed while dialogs depend on them");
      const left = dialogs.flatMap(({ lead, dialog }) => {
        const handoff = dialog?.handoff;
        return handoff && gone.includes(handoff.desk) ? [{ lead, handoff }] : [];
      });
      // Side by side they share their commits: nobody can call us before a start has told them all.
      for (let first = 0; first < left.length; first += AT_ONCE)
        await Promise.all(
          left
            .slice(first, first + AT_ONCE)
            .map(({ lead, handoff }) => inbox.submit(lead.id, handoff.desk, { type: "binding.removed" }, `removed:${handoff.id}`)),
        );
    }
    await store.setMeta(BINDINGS, JSON.stringify([...now.bindings.keys(), ...now.disabled.keys()]));
  }

  async function knownBindings(): Promise<string[]> {
    const text = await store.getMeta(BINDINGS);
    if (text === undefined) return [];
    try {
      const ids: unknown = JSON.parse(text);
      return Array.isArray(ids) ? ids.filter((id) => typeof id === "string") : [];
    } catch (error) {
      deps.log.error({ error: reasonOf(error) }, "the bindings of the last run cannot be read: dialogs of removed desks stay with them");
      return [];
    }
  }

  return {
    ...inbox,
    ...questions,
    async start() {
      const runtime = options.runtime();
      await store.join(peers);
      for (const [from, to] of runtime.renamed) {
        const rows = await store.renameBinding(from, to);
        if (rows > 0) deps.log.info({ from, to, rows }, "binding renamed");
      }
      await returnFromRemoved(await knownBindings(), runtime);
      await timers.start();
      await strangers.resume();
      lanes.scan();
      started = true;
    },
    async stop(deadlineMs) {
      timers.stop();
      strangers.stop();
      await lanes.stop(deadlineMs);
    },
    wake: (leadId) => lanes.wake(leadId),
    async revive(commandId) {
      const revived = await store.reviveCommand(commandId, deps.clock.now()).catch((error: unknown) => {
        lanes.lookSoon(); // as for what is accepted: it may have been done
        throw error;
      });
      if (revived) lanes.wake(revived.leadId, { reread: true });
      return revived;
    },
    async erase(leadId, reason) {
      const known = await store.lead({ id: leadId });
      // Without a running engine nobody would act on it, and nothing is under way.
      if (known && started) {
        await inbox.submit(leadId, known.lead.binding, { type: "lead.erased" }, `erase:${deps.newId()}`);
        await applied(leadId);
      }
      const erased = await store.erase(leadId, { now: deps.clock.now(), ...(reason === undefined ? {} : { reason }) });
      lanes.drop(leadId);
      return erased;
    },
    resume(binding) {
      lanes.resume(binding);
      store
        .tellResume(binding)
        .catch((error: unknown) => deps.log.warn({ binding, error: reasonOf(error) }, "other instances try the binding in their own time"));
    },
    async reload(previous, next) {
      for (const [from, to] of next.renamed)
        if (previous.bindings.has(from)) deps.log.warn({ from, to }, "a renamed binding takes its leads along at the next start only");
      for (const binding of Object.keys(lanes.stats().paused)) lanes.resume(binding);
      lanes.scan();
      // Those that are remembered, not those of a moment ago: what a reload left undone the next one does.
      await returnFromRemoved(await knownBindings(), next);
    },
    idle: ({ attempts = true } = {}) => until(() => !timers.busy() && lanes.quiet({ attempts })),
    stats: lanes.stats,
  };
}
