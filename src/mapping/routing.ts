import { reasonOf } from "../errors.ts";
import { shippedSchema } from "../schemas.ts";
import type { Choice, Route } from "../model/dialog.ts";
import { compileChecked } from "./checked.ts";
import { isTrue } from "./compiler.ts";
import type { Expression, Reference } from "./expression/expression.ts";
import { didYouMean } from "./findings.ts";
import type { Role } from "./provider.ts";
import type { Runtime } from "./runtime.ts";

type OneOrMany = string | readonly string[];

/** A rule of gateway.yaml `routing`; other keys of it (handoff, bot policies) are the configuration's business. */
export interface RoutingRule {
  readonly name: string;
  readonly match?: {
    readonly messenger?: OneOrMany;
    /** The lead's own binding. */
    readonly binding?: OneOrMany;
    /** The provider of the lead's own binding. */
    readonly provider?: OneOrMany;
    readonly language?: OneOrMany;
  };
  /** JSONata over { lead, dialog, message, now }; `now` is in milliseconds: $fromMillis(now, '[H]', '+0300'). */
  readonly when?: string;
  /** Binding ids. */
  readonly bot?: string;
  readonly desk?: string;
  /** The desk's group for handoffs that name none. */
  readonly group?: string;
}

/** What is wrong with a rule; `path` starts at the list: [2, "when"]. */
export interface RoutingProblem {
  readonly path: readonly (string | number)[];
  /** Character offset within the expression. */
  readonly offset?: number;
  readonly kind: string;
  readonly message: string;
  readonly hint?: string;
}

type Question = Parameters<Runtime["route"]>[0];

interface BindingForRouting {
  readonly provider: string;
  /** What it can be used as now: a disabled binding as nothing. */
  readonly roles: readonly Role[];
  /** Of a desk: bindings, providers and messengers whose leads it never gets. */
  readonly excludedChannels?: readonly string[];
}
type Bindings = ReadonlyMap<string, BindingForRouting>;

interface CompiledRule {
  readonly rule: RoutingRule;
  /** Literal conditions: their names, values and how to read the lead's side. */
  readonly match: readonly { readonly name: MatchName; readonly values: readonly string[] }[];
  readonly when: Expression | undefined;
}

const MATCH_NAMES = ["messenger", "binding", "provider", "language"] as const;
type MatchName = (typeof MATCH_NAMES)[number];
const WHEN_NAMES = ["lead", "dialog", "message", "now"];

/**
 * The first rule that matches and names a bot gives the bot; the first that matches and names a desk gives the desk.
 * Without one the desk is the lead's own binding where that has the role. A desk that excludes the lead is passed over,
 * whoever names it. A `when` that throws counts as not matching and is told to `onFailed`. A rule with a problem never
 * matches.
 */
export function compileRouting(
  rules: readonly RoutingRule[],
  options: {
    readonly bindings: Bindings;
    readonly onFailed?: (rule: string, reason: string) => void;
  },
): {
  readonly route: Runtime["route"];
  readonly isExcluded: Runtime["isExcluded"];
  readonly problems: readonly RoutingProblem[];
} {
  const problems: RoutingProblem[] = [];
  const compiled = rules.flatMap((rule, index) => compileRule(rule, index, problems) ?? []);

  const isExcluded: Runtime["isExcluded"] = (desk, lead) => exclusion(desk, lead, options.bindings);
  const route: Runtime["route"] = (about) => {
    let bot: Choice | undefined;
    let desk: Choice | undefined;
    let answering: RoutingRule | undefined;
    const passedOver = new Map<string, string>();
    for (const each of compiled) {
      const { rule } = each;
      const wantsBot = bot === undefined && rule.bot !== undefined;
      const wantsDesk = desk === undefined && rule.desk !== undefined;
      if (!wantsBot && !wantsDesk) continue;
      const why = reasonToMatch(each, about, options);
      if (why === undefined) continue;
      if (wantsBot) {
        bot = { binding: rule.bot ?? "", rule: rule.name, why };
        answering = rule;
      }
      if (wantsDesk)
        desk = offer({ binding: rule.desk ?? "", rule: rule.name, why, ...groupOf(rule) }, about, passedOver, options.bindings);
      if (bot && desk) break;
    }
    desk ??= ownDesk(about, answering, passedOver, options.bindings);
    const excluded = [...passedOver].map(([name, because]) => ({ desk: name, because }));
    return { ...(bot ? { bot } : {}), ...(desk ? { desk } : {}), ...(excluded.length > 0 ? { excluded } : {}) } satisfies Route;
  };
  return { route, isExcluded, problems };
}

/** The choice, if its desk takes this lead; else it is written down as passed over. What was passed over before explains it. */
function offer(choice: Choice, { lead }: Question, passedOver: Map<string, string>, bindings: Bindings): Choice | undefined {
  const because = exclusion(choice.binding, lead, bindings);
  if (because !== undefined) {
    passedOver.set(choice.binding, because);
    return undefined;
  }
  const others = [...passedOver].map(([desk, reason]) => `; passed over ${desk}: ${reason}`).join("");
  return { ...choice, why: choice.why + others };
}

function exclusion(desk: string, lead: Question["lead"], bindings: Bindings): string | undefined {
  const excluded = bindings.get(desk)?.excludedChannels ?? [];
  if (excluded.length === 0) return undefined;
  const names = { binding: lead.binding, provider: bindings.get(lead.binding)?.provider, messenger: lead.messenger };
  for (const [kind, name] of Object.entries(names)) if (name !== undefined && excluded.includes(name)) return `${kind} ${name} is excluded`;
  return undefined;
}

function groupOf({ group }: RoutingRule): { group?: string } {
  return group === undefined ? {} : { group };
}

function compileRule(rule: RoutingRule, index: number, problems: RoutingProblem[]): CompiledRule | undefined {
  const match = MATCH_NAMES.flatMap((name) => {
    const value = rule.match?.[name];
    return value === undefined ? [] : [{ name, values: [value].flat() }];
  });
  if (rule.when === undefined) return { rule, match, when: undefined };
  const path = [index, "when"];
  const { expression: when, problems: wrong } = compileChecked(rule.when);
  for (const problem of wrong) problems.push({ path, ...problem });
  const strange = when?.references.map(strangeName).find((each) => each !== undefined);
  if (strange) {
    const { message, offset, name, known } = strange;
    const hint = didYouMean(name, known);
    problems.push({ path, offset, kind: "mapping.unknown_name", message, ...(hint === undefined ? {} : { hint }) });
  }
  return when && wrong.length === 0 && !strange ? { rule, match, when } : undefined;
}

/** The first name of a path that can never be there. Free data, and what is within `now`, has no names of its own. */
function strangeName({ path, offset }: Reference) {
  const [first = "", ...members] = path;
  if (!WHEN_NAMES.includes(first)) return { name: first, known: WHEN_NAMES, offset, message: `"${first}" is not known here` };
  let at = schemaOf({ $ref: `#/$defs/${first}` });
  let way = first;
  for (const name of members) {
    if (at?.properties === undefined || at.additionalProperties !== false) return undefined;
    const known = Object.keys(at.properties);
    if (!known.includes(name)) return { name, known, offset: offset + way.length + 1, message: `${way} has no "${name}"` };
    at = schemaOf(at.properties[name]);
    way = `${way}.${name}`;
  }
  return undefined;
}

interface Part {
  readonly $ref?: string;
  readonly items?: Part;
  readonly properties?: Readonly<Record<string, Part>>;
  readonly additionalProperties?: unknown;
}

/** What the model says of a value, or of each item of a list: an expression looks into all of them. */
function schemaOf(part: Part | undefined): Part | undefined {
  const name = /^#\/\$defs\/(.+)$/.exec(part?.$ref ?? "")?.[1];
  if (name !== undefined) return schemaOf((shippedSchema("model")["$defs"] as Readonly<Record<string, Part>>)[name]);
  return part?.items ? schemaOf(part.items) : part;
}

/** Why the rule matches, in words; undefined when it does not. */
function reasonToMatch(
  { rule, match, when }: CompiledRule,
  about: Question,
  options: { readonly bindings: Bindings; readonly onFailed?: (rule: string, reason: string) => void },
): string | undefined {
  const reasons: string[] = [];
  for (const { name, values } of match) {
    const value = valueOf(name, about, options.bindings);
    if (value === undefined || !values.includes(value)) return undefined;
    reasons.push(`${name} = ${value}`);
  }
  if (when) {
    const { lead, dialog, message, now } = about;
    try {
      if (!isTrue(when.evaluate({ lead, dialog, message, now }))) return undefined;
    } catch (error) {
      options.onFailed?.(rule.name, reasonOf(error));
      return undefined;
    }
    reasons.push("when is true");
  }
  return reasons.length === 0 ? "matches every lead" : reasons.join(" and ");
}

function valueOf(name: MatchName, { lead }: Question, bindings: Bindings): string | undefined {
  switch (name) {
    case "messenger":
      return lead.messenger;
    case "binding":
      return lead.binding;
    case "provider":
      return bindings.get(lead.binding)?.provider;
    case "language":
      return lead.language;
  }
}

/** The lead's own channel. The rule that gave the bot and names no desk means this one: its `handoff` and `group` count. */
function ownDesk(
  about: Question,
  answering: RoutingRule | undefined,
  passedOver: Map<string, string>,
  bindings: Bindings,
): Choice | undefined {
  const { binding } = about.lead;
  if (!bindings.get(binding)?.roles.includes("desk")) return undefined;
  const rule = answering?.desk === undefined ? answering : undefined;
  const named = passedOver.size > 0 ? "no other rule names a desk" : "no rule names a desk";
  const why = `${named}, and the lead's own channel is one`;
  return offer({ binding, rule: rule?.name ?? "own desk", why, ...(rule ? groupOf(rule) : {}) }, about, passedOver, bindings);
}
