import type { Clock } from "../deps.ts";
import { isLater, RETRY_LONGEST } from "../model/retry.ts";

/**
 * Leads that wait for a moment (a retry that is due then): one id and one number each, one clock timer for all.
 * At most `bound` of them; of those beyond it only the first and the last moment are kept: from the first on, and every
 * second until the last, `overflow` is called, to look for those that are due. `last`: for all of them, due or not.
 */
export interface Sleepers {
  /** The latest call counts. A moment that has come wakes at once. */
  set(leadId: string, at: number): void;
  delete(leadId: string): void;
  size(): number;
  stop(): void;
}

const LOOK_AGAIN = 1_000;

interface Entry {
  readonly leadId: string;
  readonly at: number;
}

export function createSleepers(options: {
  clock: Clock;
  bound: number;
  wake: (leadId: string) => void;
  overflow: (last: boolean) => void;
}): Sleepers {
  const moments = new Map<string, number>();
  const heap: Entry[] = [];
  let overflowAt = Infinity;
  let overflowLast = -Infinity;
  let armed = { at: Infinity, cancel() {} };

  function arm(): void {
    const at = Math.min(heap[0]?.at ?? Infinity, overflowAt);
    if (at === armed.at) return;
    armed.cancel();
    // No longer than any wait should be: a clock that is set back would make it hours.
    const wait = Math.min(RETRY_LONGEST, Math.max(0, at - options.clock.now()));
    armed = at === Infinity ? { at, cancel() {} } : { at, cancel: options.clock.after(wait, ring) };
  }

  function ring(): void {
    armed = { at: Infinity, cancel() {} };
    const now = options.clock.now();
    if (!isLater(overflowAt, now) && overflowAt !== Infinity) {
      const last = !isLater(overflowLast, now);
      overflowAt = last ? Infinity : Math.min(overflowLast, now + LOOK_AGAIN);
      if (last) overflowLast = -Infinity;
      options.overflow(last);
    }
    while (heap[0] && !isLater(heap[0].at, now)) {
      const { leadId, at } = pop(heap);
      if (moments.get(leadId) !== at) continue; // set anew or deleted since
      moments.delete(leadId);
      options.wake(leadId);
    }
    arm();
  }

  return {
    set(leadId, at) {
      if (!isLater(at, options.clock.now())) {
        moments.delete(leadId);
        options.wake(leadId);
        return;
      }
      if (moments.get(leadId) === at) return;
      // Old entries of leads that were set anew stay in the heap until their moment: they count too.
      if (heap.length >= options.bound) {
        overflowAt = Math.min(overflowAt, at);
        overflowLast = Math.max(overflowLast, at);
      } else {
        moments.set(leadId, at);
        push(heap, { leadId, at });
      }
      arm();
    },
    delete: (leadId) => void moments.delete(leadId),
    size: () => moments.size,
    stop: () => armed.cancel(),
  };
}

function push(heap: Entry[], entry: Entry): void {
  let index = heap.push(entry) - 1;
  while (index > 0) {
    const parent = (index - 1) >> 1;
    if (heap[parent]!.at <= entry.at) break;
    heap[index] = heap[parent]!;
    index = parent;
  }
  heap[index] = entry;
}

/** The earliest entry; the heap must not be empty. */
function pop(heap: Entry[]): Entry {
  const first = heap[0]!;
  const last = heap.pop()!;
  if (heap.length === 0) return first;
  let index = 0;
  for (;;) {
    let child = 2 * index + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && heap[child + 1]!.at < heap[child]!.at) child += 1;
    if (heap[child]!.at >= last.at) break;
    heap[index] = heap[child]!;
    index = child;
  }
  heap[index] = last;
  return first;
}
