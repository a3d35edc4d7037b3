import type { BindingFacts, Context, Dialog } from "../model/dialog.ts";
import { DEFAULT_CAPABILITIES } from "../model/capabilities.ts";
import type { Event } from "../model/event.ts";
import { completeMessage } from "../model/draft.ts";
import { updateLead } from "../model/lead.ts";
import type { Lead } from "../model/lead.ts";
import type { Message } from "../model/message.ts";
import { mayRoute } from "../model/transition.ts";
import type { Runtime } from "../mapping/runtime.ts";
import { childId } from "./ids.ts";

/** Everything that the transition may look up, resolved for this lead and event. */
export async function contextFor(runtime: Runtime, lead: Lead, dialog: Dialog | null, event: Event, now: number): Promise<Context> {
  const channel = factsOf(runtime, lead.binding);
  const known = described(lead, channel, event);
  const route = mayRoute(dialog, event) ? runtime.route({ lead: known, dialog, message: messageOf(event), now }) : {};
  return {
    now,
    id: (n) => childId(event.id, n),
    channel,
    route,
    isExcluded: (desk) => runtime.isExcluded(desk, known),
    binding: (id) => runtime.bindings.get(id)?.facts,
    handoffPolicy: runtime.handoffPolicy,
    botPolicy: runtime.botPolicy,
    idleEnd: runtime.idleEnd,
  };
}

/** A lead whose binding was removed still has events to finish: it is treated as a channel that can do nothing special. */
function factsOf(runtime: Runtime, binding: string): BindingFacts {
  return (
    runtime.bindings.get(binding)?.facts ?? {
      id: binding,
      roles: ["channel"],
      capabilities: DEFAULT_CAPABILITIES,
      messengers: {},
      headers: { bot: null, lead: null },
    }
  );
}

/** Rules match by what the first message says about its lead, so that counts before the transition stores it. */
function described(lead: Lead, channel: BindingFacts, event: Event): Lead {
  if (!("lead" in event)) return lead;
  const { messenger } = event.lead;
  const mapped = typeof messenger === "string" ? { messenger: channel.messengers[messenger] ?? messenger } : {};
  return updateLead(lead, { ...event.lead, ...mapped }).lead;
}

function messageOf(event: Event): Message | null {
  const message = event.type === "message.received" ? event.message : event.type === "dialog.opened" ? event.messages?.at(-1) : undefined;
  return message ? completeMessage(message, { id: event.id, by: "lead", at: message.at ?? event.at }) : null;
}
