import type { Deps } from "../deps.ts";
import { GatewayError } from "../errors.ts";
import type { Action } from "../model/bot.ts";
import type { Dialog } from "../model/dialog.ts";
import type { Event, InternalEvent, MappedEvent } from "../model/event.ts";
import { newLead } from "../model/lead.ts";
import { withLinks } from "../mapping/media-link.ts";
import type { Runtime } from "../mapping/runtime.ts";
import type { Binding, Received } from "../mapping/provider.ts";
import type { Tracer } from "../traces.ts";
import { childId } from "./ids.ts";
import { createStrangers } from "./strangers.ts";
import type { Strangers } from "./strangers.ts";
import type { Accept, Accepted, AcceptEvent, InboxRow, RawRequest, Store } from "./store.ts";

/** What may be kept of a webhook: it proved its origin. */
export type Keepable = Extract<Received, { kind: "accepted" | "failed" }>;

/** The one way in: what is accepted here is durable, once, and numbered within its lead. */
export interface Inbox {
  /** `retryOf`: the dead request that this one was mapped anew from. `began`: when it arrived. */
  accept(binding: Binding, received: Keepable, raw: RawRequest, options?: { retryOf?: string; began?: number }): Promise<Accepted>;
  /**
   * What a bot says later than in its answer. Throws `bot.unknown_lead` when the lead is not this bot's, and
   * `bot.stale_epoch` when nothing in the list may be done any more (that is recorded in the timeline all the same).
   */
  acceptActions(
    bindingId: string,
    leadId: string,
    epoch: number | undefined,
    idempotencyKey: string,
    actions: readonly Action[],
    traceparent?: string,
  ): Promise<{ accepted: true; epoch: number; duplicate: boolean }>;
  /** An event of the gateway itself or of the person on duty; the key makes it happen once. */
  submit(leadId: string, binding: string, event: MappedEvent | InternalEvent, key: string): Promise<Accepted>;
}

const ACTIONS = "actions";
const STALE_ACTIONS = "actions / stale";

export function createInbox(options: {
  store: Store;
  deps: Deps;
  tracer?: Tracer | undefined;
  wake: (leadId: string, news?: { row: InboxRow }) => void;
  /** Something may have been accepted that nobody is woken for. */
  lookSoon: () => void;
  /** The configuration in force: how links to files are made. */
  runtime: () => Pick<Runtime, "media">;
}): Inbox & { readonly strangers: Strangers } {
  const { store, deps, tracer } = options;

  async function put(input: Accept): Promise<Accepted> {
    const accepted = await store.accept(input).catch((error: unknown) => {
      // A commit that is reported as failed may have been done; the provider's repetition is only a duplicate then.
      options.lookSoon();
      throw error;
    });
    for (const leadId of accepted.wake) {
      const rows = accepted.complete ? rowsOf(leadId, input, accepted) : [];
      if (rows.length === 0) options.wake(leadId);
      for (const row of rows) options.wake(leadId, { row });
    }
    return accepted;
  }

  const strangers = createStrangers({ store, deps, put });

  async function accept(
    binding: Binding,
    received: Keepable,
    raw: RawRequest,
    more: { retryOf?: string; began?: number } = {},
  ): Promise<Accepted> {
    const id = deps.newId();
    const at = deps.clock.now();
    tracer?.received(id, raw.headers["traceparent"]);
    const events: AcceptEvent[] = [];
    const { media } = options.runtime();
    if (received.kind === "accepted")
      for (const [n, { event, onUnknown }] of received.events.entries()) {
        const reachable = withLinks(event, media, binding.id, at);
        events.push(await addressed(binding, { ...reachable, id: childId(id, n), at: iso(at), binding: binding.id }, onUnknown));
      }
    const accepted = await put({
      id,
      binding: binding.id,
      at,
      dedupeKey: received.dedupeKey,
      raw: { method: raw.method, ...received.masked, body: raw.body },
      rule: received.rule,
      ...(received.eventType === undefined ? {} : { eventType: received.eventType }),
      events,
      ...endOf(received),
      ...(more.retryOf === undefined ? {} : { retryOf: more.retryOf }),
    });
    tracer?.request(id, {
      name: "webhook",
      start: more.began ?? at,
      end: deps.clock.now(),
      attributes: {
        "leadgate.binding": binding.id,
        "leadgate.rule": received.rule,
        "leadgate.request": accepted.requestId,
        ...(accepted.duplicate ? { "leadgate.duplicate": "true" } : {}),
      },
      ...(received.kind === "failed" ? { failed: "its mapping failed: it is a dead letter" } : {}),
    });
    for (const [n, { as }] of accepted.rows.entries()) if (as === "waiting" && events[n]) strangers.expect(binding.id, events[n]);
    return accepted;
  }

  /** Whose event it is: by the provider's ids, or by ours where we gave it to a desk that is not the lead's channel. */
  async function addressed(binding: Binding, event: Event & MappedEvent, onUnknown: AcceptEvent["onUnknown"]): Promise<AcceptEvent> {
    const { externalId, aliases } = event.lead;
    const named = aliases === undefined ? {} : { aliases };
    const { roles } = binding.provider;
    if (!roles.includes("channel")) {
      return {
        event,
        ...named,
        ...(externalId === undefined ? {} : { leadId: externalId }),
        onUnknown: onUnknown === "wait" ? "wait" : "ignore",
      };
    }
    if (externalId === undefined) return { event, ...named, onUnknown: onUnknown === "create" ? "wait" : onUnknown };
    if (roles.includes("desk") && UUID.test(externalId)) {
      const ours = await store.lead({ id: externalId });
      if (ours && ours.lead.binding !== binding.id) return { event, ...named, leadId: externalId, onUnknown: "ignore" };
    }
    const create = onUnknown === "create" ? { create: newLead(deps.newId(), binding.id, externalId, event.at) } : {};
    return { event, externalId, ...named, onUnknown, ...create };
  }

  async function acceptActions(
    bindingId: string,
    leadId: string,
    epoch: number | undefined,
    idempotencyKey: string,
    actions: readonly Action[],
    traceparent?: string,
  ): Promise<{ accepted: true; epoch: number; duplicate: boolean }> {
    const dialog = (await store.lead({ id: leadId }))?.dialog;
    if (!dialog || dialog.bot?.binding !== bindingId)
      throw new GatewayError("bot.unknown_lead", "expected the lead.id of an event that this bot was sent; there is no such lead", {
        details: { leadId },
      });
    const refused = isStale(dialog, epoch) && !actions.some(isAlwaysAllowed);
    const answers = epoch ?? (refused ? dialog.epoch : undefined);
    const id = deps.newId();
    const at = deps.clock.now();
    // Within the lead: a bot may number its calls per lead, and a call for another one is never a repetition.
    const call = (dedupeKey: string): Parameters<Store["accept"]>[0] => ({
      id,
      binding: bindingId,
      at,
      dedupeKey,
      raw: raw("POST", `/bots/${bindingId}/actions`, { leadId, epoch, idempotencyKey, actions }),
      rule: refused ? STALE_ACTIONS : ACTIONS,
      eventType: "bot.replied",
      events: [
        {
          event: {
            type: "bot.replied",
            actions,
            // What is answered with a refusal now must not be done after all when the dialog has returned by its turn.
            ...(answers === undefined ? {} : { epoch: answers }),
            bot: bindingId,
            lead: {},
            id: childId(id, 0),
            at: iso(at),
            binding: bindingId,
          },
          leadId,
          onUnknown: "ignore",
        },
      ],
    });
    const key = `actions:${leadId}:${idempotencyKey}`;
    tracer?.received(id, traceparent);
    let accepted = await put(call(key));
    tracer?.request(id, {
      name: "bot actions",
      start: at,
      end: deps.clock.now(),
      attributes: { "leadgate.binding": bindingId, "leadgate.lead": leadId, "leadgate.request": accepted.requestId },
    });
    const first = accepted.duplicate ? (await store.request(accepted.requestId))?.rule : undefined;
    // It was refused when it came first, and nothing was done: with the right epoch it is a new call, once.
    if (!refused && first === STALE_ACTIONS) accepted = await put({ ...call(`${key} @${epoch ?? ""}`), id: deps.newId() });
    // A call that was in time stays accepted when it is repeated, though its own handoff has raised the epoch since.
    if (refused && first !== ACTIONS)
      throw new GatewayError("bot.stale_epoch", staleText(dialog, epoch), { details: { epoch: dialog.epoch, state: dialog.state } });
    return { accepted: true, epoch: dialog.epoch, duplicate: accepted.duplicate };
  }

  async function submit(leadId: string, binding: string, event: MappedEvent | InternalEvent, key: string): Promise<Accepted> {
    const id = deps.newId();
    const at = deps.clock.now();
    return await put({
      id,
      binding,
      at,
      dedupeKey: `gateway:${key}`,
      own: true,
      raw: raw("INTERNAL", `/${event.type}`, event),
      rule: "gateway",
      eventType: event.type,
      events: [{ event: { ...event, id: childId(id, 0), at: iso(at), binding }, leadId, onUnknown: "ignore" }],
    });
  }

  return { accept, acceptActions, submit, strangers };
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** What its lane would read. */
function rowsOf(leadId: string, input: Accept, { requestId, rows }: Accepted): InboxRow[] {
  return rows.flatMap(({ leadId: of, seq }, i) => {
    const event = input.events[i]?.event;
    return of !== leadId || seq === undefined || event === undefined ? [] : [{ leadId, seq, requestId, event, late: false }];
  });
}

function endOf(received: Keepable): { ended?: { as: "ignored" | "dead"; reason: string } } {
  if (received.kind === "failed") return { ended: { as: "dead", reason: received.reason } };
  return received.events.length === 0 ? { ended: { as: "ignored", reason: received.ignored ?? "no event came of it" } } : {};
}

/** Also the right epoch does not make the bot the owner: `operator.joined` tells it that of the operator's time. */
function isStale(dialog: Dialog, epoch: number | undefined): boolean {
  return dialog.state !== "bot" || (epoch !== undefined && epoch !== dialog.epoch);
}

function isAlwaysAllowed(action: Action): boolean {
  return action.type !== "say" && action.type !== "typing" && action.type !== "handoff" && action.type !== "close";
}

function staleText(dialog: Dialog, epoch: number | undefined): string {
  if (epoch === undefined || epoch === dialog.epoch) return `the dialog is ${dialog.state}: a bot may speak only while it leads`;
  return `expected epoch ${dialog.epoch} (the dialog is ${dialog.state}), came ${epoch}: the bot's words answer an earlier situation and were not sent`;
}

function raw(method: string, path: string, body: unknown): RawRequest {
  return { method, path, query: {}, headers: {}, body: new TextEncoder().encode(JSON.stringify(body)) };
}

function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
