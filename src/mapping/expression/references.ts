import { childrenOf, isNode } from "./tree.ts";
import type { Node } from "./tree.ts";

/** A name path that starts at the expression's input: `settings.token` → ["settings", "token"]. */
export interface Reference {
  readonly path: readonly string[];
  /** Character offset of its first name. */
  readonly offset: number;
}

/** Paths over the whole input. Those inside a step, a filter or a group mean another context and are left out. */
export function referencesOf(root: Node): Reference[] {
  const found: Reference[] = [];
  const visit = (node: Node, atRoot: boolean): void => {
    if (node.type === "path" && Array.isArray(node["steps"])) visitPath(node, node["steps"].filter(isNode), atRoot);
    else if (node.type === "name" && atRoot) found.push(reference([node]));
    else {
      const { predicate, stages, group, ...rest } = node;
      for (const child of childrenOf(rest)) visit(child, atRoot && node.type !== "transform");
      for (const child of childrenOf({ predicate, stages, group })) visit(child, false);
    }
  };
  const visitPath = (node: Node, steps: Node[], atRoot: boolean): void => {
    const [first] = steps;
    const absolute = first?.type === "variable" && first.value === "$";
    const names = steps.slice(absolute ? 1 : 0);
    const end = names.findIndex((step) => step.type !== "name");
    const leading = end < 0 ? names : names.slice(0, end);
    if (leading.length > 0 && (absolute || atRoot)) found.push(reference(leading));
    steps.forEach((step, index) => {
      if (step.type === "name" || (absolute && index === 0)) for (const child of childrenOf(step)) visit(child, false);
      else visit(step, atRoot && index === 0);
    });
    for (const child of childrenOf({ group: node["group"], predicate: node["predicate"], stages: node["stages"] })) visit(child, false);
  };
  visit(root, true);
  return found;
}

function reference(names: readonly Node[]): Reference {
  const path = names.map((name) => String(name.value));
  // The parser notes where a token ends.
  return { path, offset: Math.max(0, (names[0]?.position ?? 0) - (path[0]?.length ?? 0)) };
}

/** Names of variables and functions that are used: `$isUrl(x)` → "isUrl". */
export function variablesOf(root: Node): { readonly name: string; readonly offset: number }[] {
  const found: { name: string; offset: number }[] = [];
  const visit = (node: Node): void => {
    if (node.type === "variable" && typeof node.value === "string" && node.value !== "" && node.value !== "$") {
      found.push({ name: node.value, offset: Math.max(0, (node.position ?? 0) - node.value.length - 1) });
    }
    childrenOf(node).forEach(visit);
  };
  visit(root);
  return found;
}
