import { channelsOf, checkDesks, checkTarget, isWhole } from "./audience.ts";
import type { Audience } from "./audience.ts";
import { checkBot, checkExclusions, checkHandoff, checkRounds } from "./desks.ts";
import { didYouMean, hintFor } from "./findings.ts";
import { checkReference, quoted } from "./references.ts";
import type { RouteContext } from "./references.ts";
import type { Path } from "./report.ts";
import type { GatewayFile, RuleFile } from "./shape.ts";

/**
 * Reports what routing names and cannot have: unknown, disabled or role-less bindings, capabilities that are missing,
 * rules that no lead can reach. Returns the rules without the bindings that are not there, in their places.
 */
export function checkRoutes(file: GatewayFile, context: RouteContext): readonly RuleFile[] {
  const rules = file.routing ?? [];
  const names = new Map<string, number>();
  const decided = new Map<"bot" | "desk", string>();
  const checked: RuleFile[] = [];
  for (const [index, rule] of rules.entries()) {
    const at: Path = ["routing", index];
    const faulty = context.faultyRules.has(index);
    if (names.has(rule.name)) {
      const message = `two rules are named ${quoted(rule.name, [...at, "name"], context)}`;
      context.report.error([...at, "name"], "duplicate.name", message, { hint: "the timeline could not tell them apart" });
    }
    names.set(rule.name, index);
    checkMatch(rule, at, context);
    if (!faulty && rule.bot === undefined && rule.desk === undefined) {
      context.report.error(at, "missing.key", `${ruleName(index)} names neither bot nor desk`, {
        hint: "add bot: <binding> or desk: <binding>",
      });
    }
    const { bot, desk, group, ...rest } = rule;
    const botThere = bot !== undefined && checkReference(bot, "bot", [...at, "bot"], context);
    const deskThere = desk !== undefined && checkReference(desk, "desk", [...at, "desk"], context);
    const audience: Audience = { ...(rule.match ? { match: rule.match } : {}), when: rule.when !== undefined };
    if (!faulty) {
      checkReach(rule, index, decided, context);
      if (deskThere) checkTarget(desk, [...at, "desk"], audience, context);
      checkGroup(rule, at, audience, context);
    }
    checkHandoff({ policy: rule.handoff, at: [...at, "handoff"], desk, level: "rule", audience }, file, context);
    checkBot(rule.botPolicy, [...at, "botPolicy"], audience, context);
    const hasGroup = group !== undefined && (desk === undefined || deskThere);
    checked.push({ ...rest, ...(botThere ? { bot } : {}), ...(deskThere ? { desk } : {}), ...(hasGroup ? { group } : {}) });
  }
  checkHandoff({ policy: file.handoff, at: ["handoff"], level: "top", audience: {} }, file, context);
  checkBot(file.bot, ["bot"], {}, context);
  for (const [id, { handoff, bot }] of Object.entries(file.bindings ?? {})) {
    checkHandoff({ policy: handoff, at: ["bindings", id, "handoff"], desk: id, level: "binding", audience: {} }, file, context);
    checkBot(bot, ["bindings", id, "bot"], {}, context);
  }
  checkDesks(rules, context);
  checkRounds(file, context);
  checkExclusions(file, context);
  return checked;
}

function checkMatch(rule: RuleFile, at: Path, context: RouteContext): void {
  const { report } = context;
  const known = { binding: context.ids, provider: context.providerNames, messenger: context.messengers };
  for (const key of ["binding", "provider", "messenger"] as const) {
    const value = rule.match?.[key];
    if (value === undefined) continue;
    for (const [index, name] of [value].flat().entries()) {
      if (known[key].includes(name)) continue;
      const path = [...at, "match", key, ...(typeof value === "string" ? [] : [index])];
      const text = quoted(name, path, context);
      const hint =
        key === "messenger"
          ? (didYouMean(name, known[key]) ?? "a name of your own must stand in a binding's `messengers`")
          : hintFor(name, known[key], key);
      if (key === "messenger") report.warning(path, "unknown.messenger", `no list knows the messenger ${text}`, { hint });
      else report.error(path, `unknown.${key}`, `there is no ${key} ${text}`, { hint });
    }
  }
}

/** A rule is out of reach when rules without conditions before it have given all that it could give. */
function checkReach(rule: RuleFile, index: number, decided: Map<"bot" | "desk", string>, context: RouteContext): void {
  const gives = (["bot", "desk"] as const).filter((key) => rule[key] !== undefined);
  const before = gives.map((key) => decided.get(key));
  if (gives.length > 0 && before.every((name) => name !== undefined)) {
    const name = before[0] ?? "";
    context.report.error(
      ["routing", index],
      "unreachable.rule",
      `${ruleName(index)} is never reached: ${JSON.stringify(name)} before it matches every lead`,
      {
        hint: "move it up, or give the other one a condition",
      },
    );
  }
  if (rule.match !== undefined || rule.when !== undefined) return;
  for (const key of gives) {
    // Leads whom a desk excludes go on to the rules below.
    if (key === "desk" && rule.desk !== undefined && context.excluded(rule.desk).length > 0) continue;
    if (!decided.has(key)) decided.set(key, rule.name);
  }
}

/** A group is one of the rule's desk, or of the lead's own channel when the rule names none. */
function checkGroup(rule: RuleFile, at: Path, audience: Audience, context: RouteContext): void {
  if (rule.group === undefined || rule.desk !== undefined || channelsOf(audience, context).some(({ isDesk }) => isDesk)) return;
  if (!isWhole(audience, context)) return;
  const message = "group has no effect: the rule names no desk, and none of its leads has one of their own";
  context.report.warning([...at, "group"], "no.effect", message, { key: true, hint: "add desk: <binding>" });
}

function ruleName(index: number): string {
  return `routing[${index}]`;
}
