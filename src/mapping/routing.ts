import { reasonOf } from "../errors.ts";
import type { Choice } from "../model/dialog.ts";
import { compileChecked } from "./checked.ts";
import { isTrue } from "./compiler.ts";
import type { Expression } from "./expression/expression.ts";
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
type Bindings = ReadonlyMap<string, { readonly provider: string; readonly roles: readonly Role[] }>;

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
 * Without one the desk is the lead's own binding where that has the role. A `when` that throws counts as not matching
 * and is told to `onFailed`. A rule with a problem never matches.
 */
export function compileRouting(
  rules: readonly RoutingRule[],
  options: {
    /** Enabled bindings: provider name and roles. */
    readonly bindings: Bindings;
    readonly onFailed?: (rule: string, reason: string) => void;
  },
): { readonly route: Runtime["route"]; readonly problems: readonly RoutingProblem[] } {
  const problems: RoutingProblem[] = [];
  const compiled = rules.flatMap((rule, index) => compileRule(rule, index, problems) ?? []);

  const route: Runtime["route"] = (about) => {
    let bot: Choice | undefined;
    let desk: Choice | undefined;
    for (const each of compiled) {
      const wantsBot = bot === undefined && each.rule.bot !== undefined;
      const wantsDesk = desk === undefined && each.rule.desk !== undefined;
      if (!wantsBot && !wantsDesk) continue;
      const why = reasonToMatch(each, about, options);
      if (why === undefined) continue;
      if (wantsBot) bot = { binding: each.rule.bot ?? "", rule: each.rule.name, why };
      if (wantsDesk) desk = { binding: each.rule.desk ?? "", rule: each.rule.name, why };
      if (bot && desk) break;
    }
    desk ??= ownDesk(about, options.bindings);
    return { ...(bot ? { bot } : {}), ...(desk ? { desk } : {}) };
  };
  return { route, problems };
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
  const strange = when?.references.find((reference) => !WHEN_NAMES.includes(reference.path[0] ?? ""));
  if (strange) {
    const [name = ""] = strange.path;
    const hint = didYouMean(name, WHEN_NAMES);
    const message = `"${name}" is not known here`;
    problems.push({ path, offset: strange.offset, kind: "mapping.unknown_name", message, ...(hint === undefined ? {} : { hint }) });
  }
  return when && wrong.length === 0 && !strange ? { rule, match, when } : undefined;
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

function ownDesk({ lead }: Question, bindings: Bindings): Choice | undefined {
  if (!bindings.get(lead.binding)?.roles.includes("desk")) return undefined;
  return { binding: lead.binding, rule: "own desk", why: "no rule names a desk, and the lead's own channel is one" };
}
