import type { Provider, Role } from "../mapping/provider.ts";
import type { BoundBinding } from "../mapping/runtime.ts";
import { didYouMean, hintFor } from "./findings.ts";
import { checkHours } from "./hours.ts";
import { last, nobodyOnline } from "./policies.ts";
import type { Path, Report } from "./report.ts";
import type { GatewayFile, HandoffFile, RuleFile } from "./shape.ts";

export interface RouteContext {
  readonly report: Report;
  readonly strict: boolean;
  readonly usable: ReadonlyMap<string, BoundBinding>;
  readonly disabled: ReadonlyMap<string, { readonly provider: Provider; readonly why: string }>;
  /** Every id that the file names, the broken ones too. */
  readonly ids: readonly string[];
  readonly providerNames: readonly string[];
  readonly messengers: readonly string[];
  readonly faultyRules: ReadonlySet<number>;
  readonly isFromOutside: (path: Path) => boolean;
}

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
    const { bot, desk, ...rest } = rule;
    const botThere = bot !== undefined && checkReference(bot, "bot", [...at, "bot"], context);
    const deskThere = desk !== undefined && checkReference(desk, "desk", [...at, "desk"], context);
    if (!faulty) checkReach(rule, index, decided, context);
    checkHandoff(rule.handoff, [...at, "handoff"], desk, [file.handoff, deskFile(file, desk)], context);
    checked.push({ ...rest, ...(botThere ? { bot } : {}), ...(deskThere ? { desk } : {}) });
  }
  checkHandoff(file.handoff, ["handoff"], undefined, [], context);
  for (const [id, binding] of Object.entries(file.bindings ?? {})) {
    checkHandoff(binding.handoff, ["bindings", id, "handoff"], id, [file.handoff], context);
  }
  return checked;
}

/** Whether `id` can be used as `role` now. */
function checkReference(id: string, role: Role, path: Path, context: RouteContext): boolean {
  const { report, usable, disabled, ids } = context;
  const name = quoted(id, path, context);
  if (!ids.includes(id)) {
    report.error(path, "unknown.binding", `there is no binding ${name}`, { hint: hintFor(id, ids, "binding") });
    return false;
  }
  const provider = usable.get(id)?.binding.provider ?? disabled.get(id)?.provider;
  if (!provider) return false;
  if (!provider.roles.includes(role)) {
    const fitting = [...usable.values()].filter(({ binding }) => binding.provider.roles.includes(role)).map(({ binding }) => binding.id);
    const message = `binding ${name} cannot be a ${role}: the roles of ${provider.title} are ${provider.roles.join(", ")}`;
    report.error(path, "missing.role", message, {
      hint: fitting.length > 0 ? `bindings with this role: ${fitting.join(", ")}` : `no binding has the role ${role}`,
    });
    return false;
  }
  const off = disabled.get(id);
  if (!off) return true;
  report[context.strict ? "error" : "warning"](
    path,
    "route.disabled",
    `binding ${name} is disabled (${off.why}): this ${role} is left out`,
    {
      hint: "enable it, or route to another one",
    },
  );
  return false;
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
  for (const key of gives) if (!decided.has(key)) decided.set(key, rule.name);
}

/** What a policy asks of its desk. One that is only inherited draws a warning, since other desks may have it. */
function checkHandoff(
  policy: HandoffFile | undefined,
  at: Path,
  desk: string | undefined,
  below: readonly (HandoffFile | undefined)[],
  context: RouteContext,
): void {
  if (!policy) return;
  const { report, usable } = context;
  const nobody = policy.whenNobodyOnline;
  if (nobody !== undefined) {
    const text = nobodyOnline(nobody);
    const path = [...at, "whenNobodyOnline", ...(typeof nobody === "string" ? [] : ["desk"])];
    const other = text.startsWith("desk:") ? text.slice(5) : undefined;
    if (other === undefined && text !== "bot" && text !== "queue") {
      report.error(path, "wrong.value", "whenNobodyOnline must be bot, queue or { desk: <binding> }");
    } else if (other !== undefined && checkReference(other, "desk", path, context) && other === desk) {
      report.error(path, "wrong.value", `the desk ${quoted(other, path, context)} would wait for itself`, { hint: "name another desk" });
    }
  }
  if (policy.hours) checkHours(policy.hours, [...at, "hours"], report, (name, path) => quoted(name, path, context));
  const resolved = nobodyOnline(last([...below, policy], "whenNobodyOnline") ?? "bot");
  const desks = [...usable.values()].filter(({ facts }) => facts.roles.includes("desk") && (desk === undefined || facts.id === desk));
  const say = desk === undefined ? report.warning : report.error;
  for (const { binding, facts } of desks) {
    const lacks = (key: keyof HandoffFile, what: string, hint: string): void => {
      say([...at, key], "missing.capability", `${binding.title} (${binding.id}) ${what}`, { key: true, hint });
    };
    if (nobody !== undefined && resolved === "queue" && !facts.capabilities.queue) {
      lacks("whenNobodyOnline", "cannot hold a dialog that nobody can take", "use bot or { desk: <binding> } for it");
    }
    if (facts.capabilities.reclaim) continue;
    if (policy.assignTimeout && policy.assignTimeout.then !== "notice") {
      lacks("assignTimeout", "does not give a dialog back: this timer would do nothing", "use then: notice for it");
    }
    if (typeof policy.operatorSilence === "object" && policy.operatorSilence?.then === "bot") {
      lacks("operatorSilence", "does not give a dialog back: this timer would do nothing", "use then: notice for it");
    }
    if ((policy.returnOn ?? []).length > 0) {
      lacks("returnOn", "does not give a dialog back: these words would do nothing", "leave it out for this desk");
    }
  }
}

function deskFile(file: GatewayFile, desk: string | undefined): HandoffFile | undefined {
  return desk === undefined ? undefined : file.bindings?.[desk]?.handoff;
}

/** A name for people; one that came from outside may be a secret in the wrong place. */
function quoted(name: string, path: Path, context: RouteContext): string {
  return context.isFromOutside(path) ? "of this name" : JSON.stringify(name);
}

function ruleName(index: number): string {
  return `routing[${index}]`;
}
