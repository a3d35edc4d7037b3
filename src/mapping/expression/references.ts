import { eachChild, eachNode, isNode } from "./tree.ts";
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
      const same = atRoot && node.type !== "transform";
      for (const key in node) if (!OUTSIDE.includes(key)) eachNode(node[key], same ? visitAtRoot : visitInside);
      for (const key of OUTSIDE) eachNode(node[key], visitInside);
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
      if (step.type === "name" || (absolute && index === 0)) eachChild(step, visitInside);
      else visit(step, atRoot && index === 0);
    });
    for (const key of OUTSIDE) eachNode(node[key], visitInside);
  };
  const visitAtRoot = (node: Node): void => visit(node, true);
  const visitInside = (node: Node): void => visit(node, false);
  visit(root, true);
  return found;
}

/** What filters or groups a result sees another context. */
const OUTSIDE: readonly string[] = ["predicate", "stages", "group"];

function reference(names: readonly Node[]): Reference {
  const path = names.map((name) => String(name.value));
  // The parser notes where a token ends.
  return { path, offset: Math.max(0, (names[0]?.position ?? 0) - (path[0]?.length ?? 0)) };
}

export interface Names {
  /** `$isUrl(x)` → "isUrl". */
  readonly used: readonly { readonly name: string; readonly offset: number; readonly called: boolean }[];
  /** By `$x := …`, function($x) { … }, `path@$x` and `path#$x`, anywhere in it. */
  readonly bound: ReadonlySet<string>;
}

/** Names of variables and functions. */
export function namesOf(root: Node): Names {
  const known = NAMES.get(root);
  if (known) return known;
  const used: { name: string; offset: number; called: boolean }[] = [];
  const bound = new Set<string>();
  const visit = (node: Node, called: boolean): void => {
    if (node.type === "variable" && typeof node.value === "string" && node.value !== "" && node.value !== "$") {
      used.push({ name: node.value, offset: Math.max(0, (node.position ?? 0) - node.value.length - 1), called });
    }
    bindings(node, bound);
    const callee = node.type === "apply" ? node["rhs"] : node["procedure"];
    for (const key in node) eachNode(node[key], node[key] === callee ? visitCallee : visitOther);
  };
  const visitCallee = (node: Node): void => visit(node, true);
  const visitOther = (node: Node): void => visit(node, false);
  visit(root, false);
  const names = { used, bound };
  NAMES.set(root, names);
  return names;
}

const NAMES = new WeakMap<Node, Names>();

function bindings(node: Node, bound: Set<string>): void {
  if (typeof node["focus"] === "string") bound.add(node["focus"]);
  if (typeof node["index"] === "string") bound.add(node["index"]);
  if (node.type === "index") bound.add(String(node.value));
  if (node.type === "bind") bound.add(String((node["lhs"] as Node).value));
  if (node.type === "lambda") for (const parameter of node["arguments"] as readonly Node[]) bound.add(String(parameter.value));
}
