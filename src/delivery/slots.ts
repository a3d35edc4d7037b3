import type { Clock } from "../deps.ts";

/**
 * How many attempts may be in flight per destination, so that one slow provider cannot take all, and how often one may begin.
 * A lead that finds no free slot, or no token, waits in line by its id only; when its turn comes both are kept for it and it is
 * woken. A token counts from when it is used, not from when it is kept: the lead may come late.
 */
export interface Slots {
  /** True = one slot is taken, to be given back by `release`. False = the lead waits in line and will be woken. */
  acquire(binding: string, leadId: string): boolean;
  release(binding: string): void;
  /** What was acquired was not used: nothing was sent. */
  abandon(binding: string): void;
  /** The lead has nothing to send now: what is kept for it goes to the next. */
  giveUp(leadId: string): void;
  /** The lead cannot come for a while: it holds nobody up, and stands in line anew. */
  leave(leadId: string): void;
  inFlight(): Readonly<Record<string, number>>;
  /** Leads in line. */
  waiting(): Readonly<Record<string, number>>;
  stop(): void;
}

/** What each attempt takes beside a slot. */
export interface Tokens {
  /** Milliseconds until there is one beside so many that are kept; 0 = there is. */
  readonly in: (binding: string, kept: number) => number;
  readonly take: (binding: string) => void;
  readonly giveBack: (binding: string) => void;
}

interface Destination {
  taken: number;
  readonly kept: Set<string>;
  line: Set<string>;
  /** Set while the line waits for the next token. */
  cancel: (() => void) | undefined;
}

/** A reload may allow more: then nobody waits for the moment that the old rate gave. Milliseconds. */
const LOOK_AGAIN = 60_000;

/** `line` bounds the leads in line per destination; one more is not remembered, and `overflow` is told. */
export function createSlots(options: {
  clock: Clock;
  tokens: Tokens;
  perBinding: number;
  line: number;
  wake: (leadId: string) => void;
  overflow: () => void;
}): Slots {
  const { clock, tokens } = options;
  const destinations = new Map<string, Destination>();

  function of(binding: string): Destination {
    let found = destinations.get(binding);
    if (!found) destinations.set(binding, (found = { taken: 0, kept: new Set(), line: new Set(), cancel: undefined }));
    return found;
  }

  function isFree({ taken, kept }: Destination): boolean {
    return taken + kept.size < options.perBinding;
  }

  /** Keeps what there is for the first in line, and looks again when the next token comes. */
  function serve(binding: string, destination: Destination): void {
    for (const leadId of destination.line) {
      if (!isFree(destination)) return; // a release looks here again
      const wait = tokens.in(binding, destination.kept.size);
      if (wait > 0) {
        destination.cancel ??= clock.after(Math.min(LOOK_AGAIN, Math.ceil(wait)), () => {
          destination.cancel = undefined;
          serve(binding, destination);
        });
        return;
      }
      destination.line.delete(leadId);
      destination.kept.add(leadId);
      options.wake(leadId);
    }
  }

  function release(binding: string): void {
    const destination = of(binding);
    destination.taken -= 1;
    serve(binding, destination);
  }

  return {
    acquire(binding, leadId) {
      const destination = of(binding);
      if (destination.kept.delete(leadId)) {
        if (tokens.in(binding, 0) === 0) {
          tokens.take(binding);
          destination.taken += 1;
          return true;
        }
        // Somebody's further calls have used it up: still the first.
        destination.line = new Set([leadId, ...destination.line]);
      }
      // Whatever has become free is kept for the line first: what there is beside that, nobody waits for.
      serve(binding, destination);
      if (isFree(destination) && tokens.in(binding, destination.kept.size) === 0) {
        tokens.take(binding);
        destination.taken += 1;
        return true;
      }
      if (destination.line.has(leadId) || destination.line.size < options.line) destination.line.add(leadId);
      else options.overflow();
      serve(binding, destination);
      return false;
    },
    release,
    abandon(binding) {
      tokens.giveBack(binding);
      release(binding);
    },
    giveUp(leadId) {
      for (const [binding, destination] of destinations) {
        if (destination.kept.delete(leadId)) serve(binding, destination);
      }
    },
    leave(leadId) {
      for (const [binding, destination] of destinations) {
        destination.line.delete(leadId);
        if (destination.kept.delete(leadId)) serve(binding, destination);
      }
    },
    inFlight: () => Object.fromEntries([...destinations].map(([binding, { taken }]) => [binding, taken])),
    waiting: () => Object.fromEntries([...destinations].map(([binding, { line }]) => [binding, line.size])),
    stop() {
      for (const destination of destinations.values()) destination.cancel?.();
    },
  };
}
