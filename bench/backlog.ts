import { v7 } from "uuid";
import type { Store } from "../src/delivery/store.ts";
import { openSqliteStore } from "../src/delivery/store-sqlite.ts";
import { silentLog } from "../src/log.ts";
import type { Command } from "../src/model/command.ts";
import type { Dialog } from "../src/model/dialog.ts";
import { newLead } from "../src/model/lead.ts";

const PER_LEAD = 10;
const AT_ONCE = 500;

/** A store as an outage of the bot leaves it: half of the rows accepted webhooks, half commands to the bot. Returns how many wait. */
export async function fillStore(path: string, rows: number): Promise<number> {
  const now = Date.now();
  const at = new Date(now).toISOString();
  const limits = { backlog: Infinity, waiting: 1_000, minFreeBytes: 0 };
  const store = await openSqliteStore({ path, now: () => now, limits, log: silentLog });
  const leads = Array.from({ length: Math.ceil(rows / 2 / PER_LEAD) }, () => v7());
  const body = new TextEncoder().encode(JSON.stringify({ event: "CLIENT_MESSAGE", message: { type: "TEXT", text: "Где мой заказ?" } }));
  const raw = { method: "POST", path: "/bot/***", query: {}, headers: { "content-type": "application/json" }, body };

  await each(leads.length * PER_LEAD, (index) => {
    const id = v7();
    const who = index % leads.length;
    const externalId = `waiting-${who}`;
    const event = {
      id: v7(),
      at,
      binding: "jivo",
      type: "message.received",
      lead: {},
      message: { kind: "text", text: `${index}` },
    } as const;
    const create = newLead(leads[who] ?? "", "jivo", externalId, at);
    const events = [{ event, externalId, onUnknown: "create" as const, create }];
    return store.accept({
      id,
      binding: "jivo",
      at: now,
      dedupeKey: id,
      raw,
      rule: "bot events / message",
      eventType: "CLIENT_MESSAGE",
      events,
    });
  });
  await each(leads.length, (index) => leaveCommands(store, leads[index] ?? "", now, at));
  const { inbox, outbox } = await store.backlog();
  await store.close();
  return inbox + outbox;
}

async function leaveCommands(store: Store, leadId: string, now: number, at: string): Promise<void> {
  const { version } = (await store.loadLane(leadId, { inbox: 1, outbox: 1 })) ?? { version: 0 };
  const dialog: Dialog = {
    id: v7(),
    leadId,
    binding: "jivo",
    state: "bot",
    epoch: 1,
    voice: 1,
    handoffs: 0,
    captions: [],
    numbers: [],
    timers: [],
    openedAt: at,
    lastMessageAt: at,
    bot: { binding: "shop-bot", rule: "everyone", why: "it is the only one" },
  };
  const insert = Array.from({ length: PER_LEAD }, (_, index) => {
    const message = { id: v7(), by: "lead", at, kind: "text", text: `${index}` } as const;
    const command = { type: "bot.notify", to: "shop-bot", guard: {}, context: {}, event: { type: "message.received", message } };
    return { id: v7(), command: command as unknown as Command, status: "pending" as const, dueAt: now };
  });
  await store.turn({ leadId, version, now, dialog, insert });
}

async function each(count: number, act: (index: number) => Promise<unknown>): Promise<void> {
  for (let first = 0; first < count; first += AT_ONCE)
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, count - first) }, (_, index) => act(first + index)));
}
