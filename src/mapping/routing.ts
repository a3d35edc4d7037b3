import type { Runtime } from "./runtime.ts";
import type { Role } from "./provider.ts";

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
  /** JSONata over { lead, dialog, message, now }. */
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

/**
 * The first rule that matches and names a bot gives the bot; the first that matches and names a desk gives the desk.
 * Without one the desk is the lead's own binding where that has the role. A `when` that throws counts as not matching
 * and is told to `onFailed`. A rule with a problem never matches.
 */
export function compileRouting(
  rules: readonly RoutingRule[],
  options: {
    /** Enabled bindings: provider name and roles. */
    readonly bindings: ReadonlyMap<string, { readonly provider: string; readonly roles: readonly Role[] }>;
    readonly onFailed?: (rule: string, reason: string) => void;
  },
): { readonly route: Runtime["route"]; readonly problems: readonly RoutingProblem[] } {
  throw new Error(`not yet: ${rules.length} ${options.bindings.size}`);
}
