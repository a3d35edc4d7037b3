import type { Provider } from "../mapping/provider.ts";
import type { BoundBinding } from "../mapping/runtime.ts";
import type { RouteContext } from "./references.ts";
import type { Path } from "./report.ts";
import type { RuleFile } from "./shape.ts";

/** Whose leads a rule or a policy is about. */
export interface Audience {
  readonly match?: RuleFile["match"];
  /** A condition that cannot be foreseen chooses among them. */
  readonly when?: boolean;
}

export interface Channel {
  readonly id: string;
  readonly provider: string;
  /** Its leads have operators of their own. */
  readonly isDesk: boolean;
}

/** The configured channels whose leads can match; disabled ones too, since they come back. */
export function channelsOf({ match }: Audience, { usable, disabled }: RouteContext): readonly Channel[] {
  const providers = new Map([...disabled].map(([id, { provider }]) => [id, provider]));
  for (const [id, { binding }] of usable) providers.set(id, binding.provider);
  return [...providers]
    .filter(([id, { name, roles }]) => roles.includes("channel") && allows(match?.binding, id) && allows(match?.provider, name))
    .map(([id, { name, roles }]) => ({ id, provider: name, isDesk: roles.includes("desk") }));
}

/** Whether all that these leads can come from has loaded: of the others only their own findings tell something. */
export function isWhole({ match }: Audience, { usable, disabled, ids }: RouteContext): boolean {
  return ids.every((id) => usable.has(id) || disabled.has(id) || !allows(match?.binding, id));
}

/** A desk that takes no lines from outside sees only the chats of its own channel. */
export function takesLeadsOfOthers({ roles, commands }: Pick<Provider, "roles" | "commands">): boolean {
  return !roles.includes("channel") || commands.includes("message.mirror");
}

/** A desk that is named for these leads must be able to have at least one of them. */
export function checkTarget(desk: string, path: Path, audience: Audience, context: RouteContext): void {
  const { report, usable } = context;
  const bound = usable.get(desk);
  if (!bound) return;
  const name = nameOf(bound);
  const excluded = context.excluded(desk);
  const messengers = [audience.match?.messenger ?? []].flat();
  const channels = channelsOf(audience, context);
  const left = channels.filter(({ id, provider }) => !excluded.includes(id) && !excluded.includes(provider));
  const because =
    messengers.length > 0 && messengers.every((messenger) => excluded.includes(messenger))
      ? "its excludedChannels name their messengers"
      : channels.length > 0 && left.length === 0 && isWhole(audience, context)
        ? `its excludedChannels name ${channels.map(({ id }) => id).join(", ")}`
        : undefined;
  if (because !== undefined) {
    const hint = "name another desk, or take these leads out of its excludedChannels";
    report.error(path, "unreachable.desk", `no lead can get to ${name} here: ${because}`, { hint });
    return;
  }
  const others = left.filter(({ id }) => id !== desk).map(({ id }) => id);
  if (takesLeadsOfOthers(bound.binding.provider) || others.length === 0) return;
  const hasOwn = others.length < left.length;
  if (hasOwn && audience.when === true) return;
  const fitting = [...usable.values()].filter(
    ({ binding: { provider } }) => provider.roles.includes("desk") && takesLeadsOfOthers(provider),
  );
  const able = fitting.map(({ facts }) => facts.id).join(", ");
  const message = `${name} has only the leads of its own channel: those of ${others.join(", ")} cannot go there`;
  const hint = hasOwn
    ? `a rule with match: { binding: ${desk} } can name it`
    : able === ""
      ? "no desk here takes leads of other channels"
      : `desks that take them: ${able}`;
  report[hasOwn ? "warning" : "error"](path, "missing.capability", message, { hint });
}

/**
 * Channels without operators whose leads a rule gives a bot and no rule a desk: the bot's handoffs would fail, one by one.
 * Without any desk, or where the desks exclude them, that is what was meant.
 */
export function checkDesks(rules: readonly RuleFile[], context: RouteContext): void {
  const { report, usable, disabled, faultyRules } = context;
  const of = ({ match }: RuleFile): Audience => (match ? { match } : {});
  const all = [...[...usable.values()].map(({ binding }) => binding), ...[...disabled].map(([id, { provider }]) => ({ id, provider }))];
  const desks = all.filter(({ provider }) => provider.roles.includes("desk"));
  const ofOthers = desks.filter(({ provider }) => takesLeadsOfOthers(provider));
  const served = new Set<string>();
  for (const [index, rule] of rules.entries())
    if (rule.desk !== undefined || faultyRules.has(index)) for (const { id } of channelsOf(of(rule), context)) served.add(id);
  for (const [index, rule] of rules.entries()) {
    if (rule.bot === undefined) continue;
    const open = channelsOf(of(rule), context).flatMap(({ id, provider, isDesk }) => {
      if (isDesk || served.has(id)) return [];
      served.add(id);
      const willing = (ofOthers.length > 0 ? ofOthers : desks).filter(
        (desk) => !context.excluded(desk.id).some((name) => name === id || name === provider),
      );
      return willing.length === 0 ? [] : [{ id, willing }];
    });
    if (open.length === 0) continue;
    const able = ofOthers.length > 0 ? (open[0]?.willing ?? []).map(({ id }) => id) : [];
    const names = open.map(({ id }) => id).join(", ");
    const meant = `name ${names} in the excludedChannels of the desks if a bot is all that they get`;
    report.warning(["routing", index], "missing.desk", `the leads of ${names} have no desk: a handoff fails`, {
      hint: able.length > 0 ? `add desk: ${able.join(" or ")}; ${meant}` : `no desk here takes leads of other channels; ${meant}`,
    });
  }
}

/** "Acme Chat (chat)" */
export function nameOf({ binding }: BoundBinding): string {
  return `${binding.title} (${binding.id})`;
}

function allows(wanted: string | readonly string[] | undefined, name: string): boolean {
  return wanted === undefined || [wanted].flat().includes(name);
}
