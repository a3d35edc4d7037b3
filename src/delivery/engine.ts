import type { Deps } from "../deps.ts";
import { reasonOf } from "../errors.ts";
import type { Transition } from "../model/dialog.ts";
import type { Runtime } from "../mapping/runtime.ts";
import { createInbox } from "./inbox.ts";
import type { Inbox } from "./inbox.ts";
import { createLanes, DEFAULT_LIMITS } from "./lanes.ts";
import type { LaneStats, Limits } from "./lanes.ts";
import type { Peers, Store } from "./store.ts";
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

export function createEngine(options: {
  store: Store;
  deps: Deps;
  /** The configuration in force; read once per turn. */
  runtime: () => Runtime;
  transition: Transition;
  limits?: Partial<Limits>;
}): Engine {
  const { store, deps } = options;
  const waiting = new Set<() => void>();
  const onProgress = () => {
    for (const look of waiting) look();
  };
  const questions = createQuestions(deps);
  const lanes = createLanes({
    ...options,
    questions,
    limits: { ...DEFAULT_LIMITS, ...options.limits },
    timerSet: (due) => timers.set(due),
    onProgress,
  });
  const timers = createTimers({ store, deps, elapse: lanes.elapse, onProgress });
  const { strangers, ...inbox } = createInbox({
    store,
    deps,
    wake: (leadId) => lanes.wake(leadId),
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
    idle: ({ attempts = true } = {}) =>
      new Promise((resolve) => {
        const look = () => {
          if (timers.busy() || !lanes.quiet({ attempts })) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    stats: lanes.stats,
  };
}
