import type { Capabilities } from "../model/capabilities.ts";
import type { BoundBinding } from "../mapping/runtime.ts";
import { channelsOf, checkTarget, isWhole, nameOf, takesLeadsOfOthers } from "./audience.ts";
import type { Audience } from "./audience.ts";
import { didYouMean } from "./findings.ts";
import { checkHours } from "./hours.ts";
import { last, nobodyOnline, otherDesk } from "./policies.ts";
import { checkDownNotice, checkNotices } from "./placeholders.ts";
import { checkReference, quoted } from "./references.ts";
import type { RouteContext } from "./references.ts";
import type { Path } from "./report.ts";
import type { BotFile, GatewayFile, HandoffFile } from "./shape.ts";

/** A `handoff` of the file: the top one, a desk's or a rule's. */
export interface HandoffLayer {
  readonly policy: HandoffFile | undefined;
  readonly at: Path;
  /** The one desk that it is for; none = every desk that its leads can get to. */
  readonly desk?: string | undefined;
  readonly level: "top" | "binding" | "rule";
  readonly audience: Audience;
}

interface Need {
  readonly key: keyof HandoffFile;
  /** What of the key needs it. */
  readonly wants: (policy: HandoffFile) => boolean;
  readonly has: (capabilities: Capabilities) => boolean;
  /** Behind the desk's name. */
  readonly lacks: string;
  readonly hint: string;
}

const NEEDS: readonly Need[] = [
  {
    key: "whenNobodyOnline",
    wants: ({ whenNobodyOnline }) => whenNobodyOnline === "queue",
    has: ({ queue }) => queue,
    lacks: "cannot hold a dialog that nobody can take",
    hint: "use bot or { desk: <binding> } for it",
  },
  {
    key: "assignTimeout",
    wants: ({ assignTimeout }) => assignTimeout !== undefined && assignTimeout !== null && assignTimeout.then !== "notice",
    has: ({ reclaim }) => reclaim,
    lacks: "does not give a dialog back: this timer would do nothing",
    hint: "use then: notice for it",
  },
  {
    key: "operatorSilence",
    wants: ({ operatorSilence }) => typeof operatorSilence === "object" && operatorSilence?.then === "bot",
    has: ({ reclaim }) => reclaim,
    lacks: "does not give a dialog back: this timer would do nothing",
    hint: "use then: notice for it",
  },
  {
    key: "returnOn",
    wants: ({ returnOn }) => returnOn !== undefined && returnOn.length > 0,
    has: ({ reclaim }) => reclaim,
    lacks: "does not give a dialog back: these words would do nothing",
    hint: "leave it out for this desk",
  },
];

/** What a policy asks of its desks. One that some of several desks lack draws a warning, since the others have it. */
export function checkHandoff(layer: HandoffLayer, file: GatewayFile, context: RouteContext): void {
  const { policy, at, desk, level, audience } = layer;
  if (!policy) return;
  const { report } = context;
  if (policy.hours) checkHours(policy.hours, [...at, "hours"], report, (name, path) => quoted(name, path, context));
  checkNobodyOnline(layer, policy.whenNobodyOnline, context);
  checkNotices(policy.notices, [...at, "notices"], context);
  const assign = policy.assignTimeout;
  if (assign?.desk !== undefined) {
    const path = [...at, "assignTimeout", "desk"];
    if (assign.then !== "desk") report.warning(path, "no.effect", `desk has no effect with then: ${assign.then}`, { key: true });
    checkOther(assign.desk, path, desk, audience, context);
  }

  const desks = desksOf(layer, context);
  const whole = isWhole(audience, context);
  if (level === "rule" && desk === undefined && whole && !channelsOf(audience, context).some(({ isDesk }) => isDesk)) {
    const hint = "name a desk, or set it at the desk's binding";
    report.warning(at, "no.effect", "this handoff has no effect: the rule names no desk, and none of its leads has one of their own", {
      key: true,
      hint,
    });
  }
  // What the desk's own binding says otherwise is no business of the top.
  const ruledBy = (key: keyof HandoffFile): BoundBinding[] =>
    desks.filter(({ facts }) => level !== "top" || file.bindings?.[facts.id]?.handoff?.[key] === undefined);
  for (const { key, wants, has, lacks, hint } of NEEDS) {
    if (!wants(policy)) continue;
    const ruled = ruledBy(key);
    const lacking = ruled.filter(({ facts }) => !has(facts.capabilities));
    const say = desk !== undefined || (whole && lacking.length === ruled.length) ? report.error : report.warning;
    for (const bound of lacking) say([...at, key], "missing.capability", `${nameOf(bound)} ${lacks}`, { key: true, hint });
  }
  if (assign?.then === "desk" && assign.desk === undefined) {
    const ruled = ruledBy("assignTimeout").filter(({ facts }) => facts.capabilities.reclaim);
    const lacking = ruled.filter(({ facts }) => {
      const layers = [file.handoff, file.bindings?.[facts.id]?.handoff, policy];
      return otherDesk(nobodyOnline(last(layers, "whenNobodyOnline") ?? "bot")) === undefined;
    });
    const say = desk !== undefined || (whole && lacking.length === ruled.length) ? report.error : report.warning;
    const hint = "add desk: <binding> beside it, or whenNobodyOnline: { desk: <binding> }";
    for (const bound of lacking) {
      say([...at, "assignTimeout"], "missing.key", `nothing says which desk to ask after ${nameOf(bound)}`, { key: true, hint });
    }
  }
  if (desk !== undefined) for (const bound of desks) warnOfNoEffect(policy, at, bound, context);
}

function checkNobodyOnline({ at, desk, audience }: HandoffLayer, nobody: HandoffFile["whenNobodyOnline"], context: RouteContext): void {
  if (nobody === undefined) return;
  const text = nobodyOnline(nobody);
  const path = [...at, "whenNobodyOnline", ...(typeof nobody === "string" ? [] : ["desk"])];
  const other = otherDesk(text);
  if (other !== undefined) return checkOther(other, path, desk, audience, context);
  if (text !== "bot" && text !== "queue") {
    const came = context.isFromOutside(path) ? "" : `, got ${JSON.stringify(text)}`;
    context.report.error(path, "wrong.value", `whenNobodyOnline must be bot, queue or { desk: <binding> }${came}`);
  }
}

/** A desk that is to be asked after `desk`, or after whichever the dialog waits at. */
function checkOther(other: string, path: Path, desk: string | undefined, audience: Audience, context: RouteContext): void {
  if (!checkReference(other, "desk", path, context)) return;
  if (other === desk) {
    const message = `the desk ${quoted(other, path, context)} would wait for itself`;
    return context.report.error(path, "wrong.value", message, { hint: "name another desk" });
  }
  const first = desk === undefined ? undefined : context.usable.get(desk);
  // Leads of others never wait at a desk that has only its own.
  const own = first && !takesLeadsOfOthers(first.binding.provider) ? { match: { ...audience.match, binding: first.facts.id } } : {};
  checkTarget(other, path, { ...audience, ...own }, context);
}

function desksOf({ desk, level, audience }: HandoffLayer, context: RouteContext): readonly BoundBinding[] {
  const desks = [...context.usable.values()].filter(({ facts }) => facts.roles.includes("desk"));
  if (desk !== undefined) return desks.filter(({ facts }) => facts.id === desk);
  if (level === "top") return desks;
  const own = new Set(channelsOf(audience, context).map(({ id }) => id));
  return desks.filter(({ facts }) => own.has(facts.id) && !context.excluded(facts.id).includes(facts.id));
}

/** What is set for one desk and that desk has no use for. */
function warnOfNoEffect(policy: HandoffFile, at: Path, bound: BoundBinding, { report }: RouteContext): void {
  const { history, mirror, notices } = bound.facts.capabilities;
  if (policy.history !== undefined && policy.history > 0 && !history && mirror === "none") {
    const message = `history has no effect: ${nameOf(bound)} takes no lines of before`;
    report.warning([...at, "history"], "no.effect", message, { key: true, hint: "its operators see the chat itself" });
  }
  for (const key of ["transferred", "joined", "returned"] as const) {
    const text = policy.notices?.[key];
    const policyOf = notices[key];
    if (text === undefined || text === null || policyOf === "before" || policyOf === "after") continue;
    const why = policyOf === "provider" ? "tells the lead itself" : "leaves no moment to say it";
    report.warning([...at, "notices", key], "no.effect", `this notice has no effect: ${nameOf(bound)} ${why}`, { key: true });
  }
}

/** Desks that hand a dialog which nobody takes to each other would never stop. A rule's policy ends with its own desk. */
export function checkRounds(file: GatewayFile, context: RouteContext): void {
  const layersOf = (id: string) => [file.handoff, file.bindings?.[id]?.handoff];
  const nextOf = (id: string): string | undefined => {
    const assign = last(layersOf(id), "assignTimeout");
    if (assign?.then !== "desk" || context.usable.get(id)?.facts.capabilities.reclaim !== true) return undefined;
    const next = assign.desk ?? otherDesk(nobodyOnline(last(layersOf(id), "whenNobodyOnline") ?? "bot"));
    return next === id ? undefined : next;
  };
  const seen = new Set<string>();
  for (const first of context.usable.keys()) {
    const way: string[] = [];
    for (let id: string | undefined = first; id !== undefined && !seen.has(id); id = nextOf(id)) {
      seen.add(id);
      way.push(id);
    }
    const back = nextOf(way.at(-1) ?? "");
    const start = back === undefined ? -1 : way.indexOf(back);
    if (start < 0) continue;
    const round = way.slice(start);
    const at: Path = file.bindings?.[round[0] ?? ""]?.handoff?.assignTimeout ? ["bindings", round[0] ?? "", "handoff"] : ["handoff"];
    const message = `a dialog that nobody takes goes round without end: ${[...round, round[0]].join(", ")}`;
    context.report.error([...at, "assignTimeout"], "endless.round", message, { key: true, hint: "use then: notice or bot at one of them" });
  }
}

/** Names in `excludedChannels`, and chat centers that are not among them though their leads have operators already. */
export function checkExclusions(file: GatewayFile, context: RouteContext): void {
  const { report, usable, ids, providerNames, messengers } = context;
  const channels = channelsOf({}, context);
  for (const [id, { excludedChannels }] of Object.entries(file.bindings ?? {})) {
    const at: Path = ["bindings", id, "excludedChannels"];
    for (const [index, name] of (excludedChannels ?? []).entries()) {
      const path = [...at, index];
      const known = [...ids, ...providerNames, ...messengers];
      if (!known.includes(name)) {
        const hint = didYouMean(name, known) ?? "a messenger of your own must stand in a binding's `messengers`";
        const message = `there is no binding, provider or messenger ${quoted(name, path, context)}`;
        report.warning(path, "unknown.channel", message, { hint });
        continue;
      }
      const provider = usable.get(name)?.binding.provider ?? context.disabled.get(name)?.provider;
      const writes = messengers.includes(name) || channels.some((channel) => channel.id === name || channel.provider === name);
      if (provider && !writes) {
        const message = `${quoted(name, path, context)} has no effect here: ${provider.title} is not a channel`;
        report.warning(path, "no.effect", message, { hint: "only channels have leads" });
      }
    }
    const desk = usable.get(id);
    if (!desk || desk.facts.capabilities.mirror === "none") continue;
    const excluded = context.excluded(id);
    const centers = channels.filter(
      ({ id: other, provider, isDesk }) => isDesk && other !== id && !excluded.includes(other) && !excluded.includes(provider),
    );
    if (centers.length === 0) continue;
    const names = centers.map((center) => center.id);
    const message = `the dialogs of ${names.join(", ")} are mirrored to ${nameOf(desk)} too, though they have operators of their own`;
    const hint = `add to its excludedChannels: ${names.join(", ")}`;
    const place = excludedChannels === undefined ? ["bindings", id] : at;
    report.warning(place, "advice.exclude", message, { key: true, hint });
  }
}

/** Its texts; and a bot that wants to listen while an operator leads needs a channel that still tells what the lead writes. */
export function checkBot(policy: BotFile | undefined, at: Path, audience: Audience, context: RouteContext): void {
  checkDownNotice(policy, at, context);
  if (policy?.forwardWhileOperator !== true) return;
  const channels = channelsOf(audience, context).flatMap(({ id }) => context.usable.get(id) ?? []);
  const isSilent = ({ facts }: BoundBinding): boolean => facts.roles.includes("desk") && facts.capabilities.leadMessageMeansBot;
  const elsewhere = [...context.usable.values()].some(
    (bound) => bound.facts.roles.includes("desk") && takesLeadsOfOthers(bound.binding.provider),
  );
  if (elsewhere || channels.length === 0 || !isWhole(audience, context) || !channels.every(isSilent)) return;
  const names = channels.map(nameOf).join(", ");
  const message = `nothing can be forwarded: ${names} keeps what its leads write while its operators lead`;
  context.report.warning([...at, "forwardWhileOperator"], "missing.capability", message, { key: true, hint: "remove it" });
}
