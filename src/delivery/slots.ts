/**
 * How many attempts may be in flight per destination, so that one slow provider cannot take all. A lead that finds
 * no free slot waits in line by its id only; when its turn comes a slot is kept for it and it is woken.
 */
export interface Slots {
  /** True = one slot is taken, to be given back by `release`. False = the lead waits in line and will be woken. */
  acquire(binding: string, leadId: string): boolean;
  release(binding: string): void;
  /** The lead has nothing to send now: slots that are kept for it go to the next. */
  giveUp(leadId: string): void;
  inFlight(): Readonly<Record<string, number>>;
}

interface Destination {
  taken: number;
  readonly kept: Set<string>;
  readonly line: Set<string>;
}

/** `line` bounds the leads in line per destination; one more is not remembered, and `overflow` is told. */
export function createSlots(options: { perBinding: number; line: number; wake: (leadId: string) => void; overflow: () => void }): Slots {
  const destinations = new Map<string, Destination>();

  function of(binding: string): Destination {
    let found = destinations.get(binding);
    if (!found) destinations.set(binding, (found = { taken: 0, kept: new Set(), line: new Set() }));
    return found;
  }

  function serve(destination: Destination): void {
    for (const leadId of destination.line) {
      if (destination.taken + destination.kept.size >= options.perBinding) return;
      destination.line.delete(leadId);
      destination.kept.add(leadId);
      options.wake(leadId);
    }
  }

  return {
    acquire(binding, leadId) {
      const destination = of(binding);
      // A free slot means an empty line: whatever becomes free is kept for the line first.
      const free = destination.taken + destination.kept.size < options.perBinding;
      if (destination.kept.delete(leadId) || free) {
        destination.taken += 1;
        return true;
      }
      if (destination.line.has(leadId) || destination.line.size < options.line) destination.line.add(leadId);
      else options.overflow();
      return false;
    },
    release(binding) {
      const destination = of(binding);
      destination.taken -= 1;
      serve(destination);
    },
    giveUp(leadId) {
      for (const destination of destinations.values()) if (destination.kept.delete(leadId)) serve(destination);
    },
    inFlight: () => Object.fromEntries([...destinations].map(([binding, { taken }]) => [binding, taken])),
  };
}
