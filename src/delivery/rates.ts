import type { Clock } from "../deps.ts";
import type { Binding, BoundRate } from "../mapping/provider.ts";
import type { Command } from "../model/command.ts";
import type { Lead } from "../model/lead.ts";
import { afterTaking, tokenIn } from "../model/rate.ts";

/** For one command to one lead. */
export interface Sending {
  readonly to: string;
  readonly lead: Lead;
  readonly command: Command;
}

/**
 * The buckets of this instance: what the definitions allow per binding and per lead. Nothing of it is stored; a process
 * that begins has full ones.
 */
export interface Rates {
  /** Milliseconds until the binding may be called once more, beside so many calls that are still to come; 0 = now. */
  ofBinding(binding: string, others: number): number;
  takeOfBinding(binding: string): void;
  /** It was not used: nothing was sent. */
  giveBackOfBinding(binding: string): void;
  /** The same for one lead there. `now`: as of which moment. */
  ofLead(sending: Sending, now: number): number;
  takeOfLead(sending: Sending): void;
  giveBackOfLead(sending: Sending): void;
  /** Buckets of leads that are not full, or were not when they were last looked at. */
  size(): number;
}

/** `bound`: leads per bucket that are remembered; beyond it the one that was served longest ago is forgotten, as if full. */
export function createRates(options: {
  clock: Clock;
  bound: number;
  bindings: () => ReadonlyMap<string, { readonly binding: Binding }>;
}): Rates {
  const { clock } = options;
  /** By binding and the place of the rate in its list; per lead, or under "" for all: when the bucket is full again. */
  const buckets = new Map<string, Map<string, number>>();

  function bucketsOf(binding: string, index: number): Map<string, number> {
    const key = `${index} ${binding}`;
    let found = buckets.get(key);
    if (!found) buckets.set(key, (found = new Map()));
    return found;
  }

  function each(
    binding: string,
    by: BoundRate["by"],
    sending: Sending | undefined,
    visit: (rate: BoundRate, bucket: Map<string, number>) => void,
  ): void {
    const bound = options.bindings().get(binding)?.binding;
    for (const [index, rate] of (bound?.rates ?? []).entries()) {
      if (rate.by !== by || (sending && bound && !rate.counts(bound, sending.command, sending.lead))) continue;
      visit(rate, bucketsOf(binding, index));
    }
  }

  function waitFor(binding: string, by: BoundRate["by"], sending: Sending | undefined, now: number, others = 0): number {
    let longest = 0;
    each(
      binding,
      by,
      sending,
      (rate, bucket) => (longest = Math.max(longest, tokenIn(rate, bucket.get(sending?.lead.id ?? ""), now, others))),
    );
    return longest;
  }

  function take(binding: string, by: BoundRate["by"], sending?: Sending): void {
    const now = clock.now();
    each(binding, by, sending, (rate, bucket) => {
      const key = sending?.lead.id ?? "";
      const fullAt = afterTaking(rate, bucket.get(key), now);
      // At its end: the first are those that were touched longest ago.
      bucket.delete(key);
      bucket.set(key, fullAt);
      forget(bucket, now);
    });
  }

  /** Two for each that comes, as long as they are full, so that it is never much larger than what is not. */
  function forget(bucket: Map<string, number>, now: number): void {
    let looked = 0;
    for (const [key, fullAt] of bucket) {
      if (bucket.size <= options.bound && (fullAt > now || (looked += 1) > 2)) return;
      bucket.delete(key);
    }
  }

  function giveBack(binding: string, by: BoundRate["by"], sending?: Sending): void {
    const key = sending?.lead.id ?? "";
    each(binding, by, sending, (rate, bucket) => {
      const fullAt = bucket.get(key);
      if (fullAt !== undefined) bucket.set(key, fullAt - rate.interval);
    });
  }

  return {
    ofBinding: (binding, others) => waitFor(binding, "binding", undefined, clock.now(), others),
    takeOfBinding: (binding) => take(binding, "binding"),
    giveBackOfBinding: (binding) => giveBack(binding, "binding"),
    ofLead: (sending, now) => waitFor(sending.to, "lead", sending, now),
    takeOfLead: (sending) => take(sending.to, "lead", sending),
    giveBackOfLead: (sending) => giveBack(sending.to, "lead", sending),
    size: () => [...buckets.values()].reduce((sum, bucket) => sum + bucket.size, 0),
  };
}
