import type { Deps } from "../deps.ts";
import { reasonOf } from "../errors.ts";
import { newLead } from "../model/lead.ts";
import { childId } from "./ids.ts";
import type { Accept, AcceptEvent, Store } from "./store.ts";
import { isStoreTrouble } from "./turn.ts";

/** How long the call that names the person may come later than the first words of a chat. */
const PATIENCE = 10_000;
const STRANGERS_MAX = 1_000;
const LOOK_BACK = 10 * 60_000;

/**
 * Events that wait for their lead, and say who it is if nobody else does (`assumedId`): after a while that is believed,
 * so that nobody is left without an answer. What waits over a restart is expected anew from then on.
 */
export interface Strangers {
  expect(binding: string, event: Pick<AcceptEvent, "event" | "aliases">): void;
  /** Those that the last run left waiting, the newest of many. */
  resume(): Promise<void>;
  stop(): void;
}

export function createStrangers(options: { store: Store; deps: Deps; put: (input: Accept) => Promise<unknown> }): Strangers {
  const { store, deps } = options;
  const waiting = new Map<string, () => void>();
  let stopped = false;

  async function introduce(binding: string, externalId: string, aliases: Readonly<Record<string, string>>): Promise<void> {
    for (const [kind, value] of [["id", externalId], ...Object.entries(aliases)] as const)
      if (await store.lead({ binding, kind, value })) return;
    const id = deps.newId();
    const at = deps.clock.now();
    const iso = new Date(at).toISOString();
    const event = { type: "lead.updated" as const, lead: { externalId, aliases }, id: childId(id, 0), at: iso, binding };
    const create = newLead(deps.newId(), binding, externalId, iso);
    await options.put({
      id,
      binding,
      at,
      dedupeKey: null,
      own: true,
      raw: { method: "INTERNAL", path: "/stranger", query: {}, headers: {}, body: new TextEncoder().encode(JSON.stringify(event)) },
      rule: "gateway",
      eventType: "lead.updated",
      // What waited joins behind it.
      events: [{ event, externalId, aliases, onUnknown: "create", create }],
    });
    deps.log.warn({ binding, chat: externalId }, "a chat whose beginning never came: its lead is known by the chat only");
  }

  function expect(binding: string, expected: Pick<AcceptEvent, "event" | "aliases">): void {
    const { event, aliases = {} } = expected;
    const assumed = "lead" in event ? event.lead.assumedId : undefined;
    const key = `${binding} ${assumed}`;
    if (assumed === undefined || waiting.has(key) || waiting.size >= STRANGERS_MAX) return;
    const cancel = deps.clock.after(PATIENCE, () => {
      waiting.delete(key);
      introduce(binding, assumed, aliases).catch((error: unknown) => {
        const again = isStoreTrouble(error) && !stopped;
        const then = again ? `tried again in ${PATIENCE / 1000} s` : "it waits for the next start";
        deps.log.error({ binding, error: reasonOf(error) }, `a waiting event found no lead, and none could be made for it; ${then}`);
        if (again) expect(binding, expected);
      });
    });
    waiting.set(key, cancel);
  }

  return {
    expect,
    async resume() {
      // Whoever waited for longer when the last run ended was introduced by it.
      const [newest] = await store.requests({ limit: 1 });
      if (!newest) return;
      for (const { id, binding } of await store.requests({ status: "waiting", since: newest.at - LOOK_BACK, limit: STRANGERS_MAX }))
        for (const { event, status } of (await store.request(id))?.events ?? [])
          if (status === "waiting" && "lead" in event)
            expect(binding, { event, ...(event.lead.aliases === undefined ? {} : { aliases: event.lead.aliases }) });
    },
    stop() {
      stopped = true;
      for (const cancel of waiting.values()) cancel();
      waiting.clear();
    },
  };
}
