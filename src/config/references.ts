import type { Provider, Role } from "../mapping/provider.ts";
import type { BoundBinding } from "../mapping/runtime.ts";
import { hintFor } from "./findings.ts";
import type { Path, Report } from "./report.ts";

/** What the checks of routing and policies look at. */
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
  /** `excludedChannels` of a desk. */
  readonly excluded: (desk: string) => readonly string[];
}

/** Whether `id` can be used as `role` now. */
export function checkReference(id: string, role: Role, path: Path, context: RouteContext): boolean {
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

/** A name for people; one that came from outside may be a secret in the wrong place. */
export function quoted(name: string, path: Path, context: RouteContext): string {
  return context.isFromOutside(path) ? "of this name" : JSON.stringify(name);
}
