import type { Action } from "../model/bot.ts";

/** What a bot sent as `actions`, checked; `error` says which one is wrong and why. */
export function readActions(value: unknown): { readonly actions: readonly Action[] } | { readonly error: string } {
  throw new Error(`not yet: ${typeof value}`);
}
