import { getQuery } from "h3";
import type { H3Event } from "h3";
import type { Answer, Parts } from "./parts.ts";
import { json, parseJsonObject, readBody } from "./body.ts";
import { paramsOf } from "./params.ts";
import { QUESTION_TIMEOUT } from "../delivery/questions.ts";
import type { StoredLead } from "../delivery/store.ts";
import { GatewayError } from "../errors.ts";
import { readActions } from "../mapping/actions.ts";
import type { BoundBinding } from "../mapping/runtime.ts";
import { isOpen } from "../model/hours.ts";
import { createThrottle } from "../throttle.ts";
import type { Throttle } from "../throttle.ts";

const KEY_MAX = 200;

/** POST /bots/<binding>/actions: what a bot says later than in its answer. 202 once it is durable. */
export function actions(parts: Parts): (event: H3Event) => Promise<Answer> {
  const say = createThrottle(parts.deps.clock);
  return async (event) => {
    const { metrics } = parts;
    const { binding } = await authenticated(parts, event, say);
    try {
      const result = await called(parts, event, binding.id);
      metrics.add("leadgate_bot_call_total", [binding.id, result.duplicate ? "duplicate" : "accepted"]);
      return json(202, result);
    } catch (error) {
      metrics.add("leadgate_bot_call_total", [binding.id, error instanceof GatewayError ? error.code : "internal"]);
      throw error;
    }
  };
}

async function called(parts: Parts, event: H3Event, bot: string): Promise<Awaited<ReturnType<Parts["engine"]["acceptActions"]>>> {
  if (parts.draining()) throw new GatewayError("store.unavailable", "the gateway is stopping; send it again");
  const limits = parts.limits();
  const body = await readBody(event.req, { max: limits.body, timeout: limits.bodyTimeout }, parts.deps.clock);
  const call = readCall(parseJsonObject(event.req, body), event.req.headers.get("idempotency-key"));
  const result = await parts.engine.acceptActions(
    bot,
    call.leadId,
    call.epoch,
    call.idempotencyKey,
    call.actions,
    event.req.headers.get("traceparent") ?? undefined,
  );
  parts.deps.log.info({ binding: bot, lead: call.leadId, actions: call.actions.map((action) => action.type) }, "bot actions");
  return result;
}

/** GET /bots/<binding>/leads/<id>/availability: is an operator there for this lead? null = nobody knows. */
export function availability(parts: Parts): (event: H3Event) => Promise<Answer> {
  const say = createThrottle(parts.deps.clock);
  return async (event) => {
    const { binding } = await authenticated(parts, event, say);
    const { id = "" } = paramsOf(event);
    const known = await parts.store.lead({ id });
    // Another bot's lead looks like none: a token opens its own leads only.
    if (!known || known.dialog?.bot?.binding !== binding.id) throw new GatewayError("bot.unknown_lead", "there is no lead with this id");
    const group = getQuery(event)["group"];
    return json(200, { online: await operatorsOnline(parts, known, typeof group === "string" && group !== "" ? group : undefined) });
  };
}

/** Outside the desk's hours nobody is. A desk that can be asked is asked now; of another one, what it reported last. */
async function operatorsOnline(parts: Parts, { lead, dialog }: StoredLead, asked: string | undefined): Promise<boolean | null> {
  if (!dialog) return null;
  const runtime = parts.runtime();
  const now = parts.deps.clock.now();
  const { desk } = runtime.route({ lead, dialog, message: null, now });
  const hours = desk && runtime.handoffPolicy(desk.binding, desk.rule).hours;
  if (hours && !isOpen(hours, now)) return false;
  const bound = desk && runtime.bindings.get(desk.binding);
  if (bound?.facts.capabilities.availability !== "request") return dialog.operatorsOnline?.online ?? null;
  const group = asked ?? desk?.group;
  const outcome = await parts.engine.ask(bound.binding, {
    id: parts.deps.newId(),
    command: {
      type: "availability.check",
      ...(group === undefined ? {} : { group }),
      to: bound.binding.id,
      guard: {},
      context: {},
      transient: true,
    },
    lead,
    dialog,
    attempt: 1,
    at: new Date(now).toISOString(),
    history: [],
    timeout: QUESTION_TIMEOUT,
  });
  if (outcome.kind === "unavailable") return false;
  const online = outcome.kind === "delivered" ? outcome.captured?.["online"] : undefined;
  return typeof online === "boolean" ? online : null;
}

/** An unknown binding, one that is no bot, and a wrong token look the same from outside. */
async function authenticated(parts: Parts, event: H3Event, say: Throttle): Promise<BoundBinding> {
  const { binding: id = "" } = paramsOf(event);
  const bound = parts.runtime().bindings.get(id);
  const isBot = bound?.binding.provider.roles.includes("bot") ?? false;
  if (!bound || !isBot || !bound.binding.provider.authenticateBot(bound.binding, Object.fromEntries(event.req.headers))) {
    const more = say(bound ? id : "");
    if (more !== undefined) parts.deps.log.warn({ binding: bound ? id : undefined, outcome: "unauthorized", more }, "bot");
    throw new GatewayError("request.unauthorized", "expected the bot's own token as Authorization: Bearer <token>");
  }
  return bound;
}

function readCall(value: Readonly<Record<string, unknown>>, keyHeader: string | null) {
  const problems: string[] = [];
  const { leadId, epoch, idempotencyKey = keyHeader ?? undefined } = value;
  for (const key of Object.keys(value))
    if (!["leadId", "epoch", "idempotencyKey", "actions"].includes(key))
      problems.push(`${key}: unknown; expected leadId, epoch, idempotencyKey, actions`);
  if (typeof leadId !== "string" || leadId === "") problems.push("leadId: expected the lead.id of an event");
  if (epoch !== undefined && !Number.isSafeInteger(epoch)) problems.push("epoch: expected the epoch of an event, a whole number");
  if (typeof idempotencyKey !== "string" || idempotencyKey === "" || idempotencyKey.length > KEY_MAX)
    problems.push(`idempotencyKey: expected a text of 1 to ${KEY_MAX} characters, the same when the call is repeated`);
  const read = readActions(value["actions"]);
  if ("error" in read) problems.push(read.error);

  if (typeof leadId !== "string" || typeof idempotencyKey !== "string" || "error" in read || problems.length > 0)
    throw new GatewayError("bot.invalid_actions", problems.join("; "), { details: { problems } });
  return { leadId, epoch: typeof epoch === "number" ? epoch : undefined, idempotencyKey, actions: read.actions };
}
