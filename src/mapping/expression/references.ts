import { eachNode, isNode } from "./tree.ts";
import type { Node } from "./tree.ts";

/** A name path that starts at the expression's input: `settings.token` → ["settings", "token"]. */
export interface Reference {
  readonly path: readonly string[];
  /** Character offset of its first name. */
  readonly offset: number;
}

export interface Names {
  /** `$isUrl(x)` → "isUrl". */
  readonly used: readonly { readonly name: string; readonly offset: number; readonly called: boolean }[];
  /** By `$x := …`, function($x) { … }, `path@$x` and `path#$x`, anywhere in it. */
  readonly bound: ReadonlySet<string>;
}

/** Names of variables and functions. */
export function namesOf(root: Node): Names {
  return surveyOf(root).names;
}

/** Paths over the whole input. Those inside a step, a filter or a group mean another context and are left out. */
export function referencesOf(root: Node): readonly Reference[] {
  return surveyOf(root).references;
}

/** There is a `:=` in it, however deep. The names of a tree that holds it were asked for before. */
export function isBinding(node: Node): boolean {
  return BINDING.has(node);
}

interface Survey {
  readonly names: Names;
  readonly references: readonly Reference[];
}

const SURVEYS = new WeakMap<Node, Survey>();
const BINDING = new WeakSet<Node>();

/** One walk for all of it: a start looks at every expression. */
function surveyOf(root: Node): Survey {
  const known = SURVEYS.get(root);
  if (known) return known;
  const references: Reference[] = [];
  const used: { name: string; offset: number; called: boolean }[] = [];
  const bound = new Set<string>();
  /** Binds seen so far: a node has some in it when there are more after it than before. */
  let binds = 0;

  const visit = (node: Node, called: boolean, atRoot: boolean): void => {
    const before = binds;
    if (node.type === "variable" && typeof node.value === "string" && node.value !== "" && node.value !== "$") {
      used.push({ name: node.value, offset: Math.max(0, (node.position ?? 0) - node.value.length - 1), called });
    }
    bindings(node, bound);
    if (node.type === "bind") binds += 1;
    if (node.type === "path" && Array.isArray(node["steps"])) visitPath(node, node["steps"].filter(isNode), atRoot);
    else {
      if (node.type === "name" && atRoot) references.push(reference([node]));
      const callee = node.type === "apply" ? node["rhs"] : node["procedure"];
      const same = atRoot && node.type !== "transform" && node.type !== "name";
      for (const key in node) {
        const here = same && !OUTSIDE.has(key);
        if (callee === undefined || node[key] !== callee) eachNode(node[key], here ? visitAtRoot : visitInside);
        else eachNode(callee, (each) => visit(each, true, here));
      }
    }
    if (binds > before) BINDING.add(node);
  };
  const visitPath = (node: Node, steps: readonly Node[], atRoot: boolean): void => {
    const [first] = steps;
    const absolute = first?.type === "variable" && first.value === "$";
    const names = steps.slice(absolute ? 1 : 0);
    const end = names.findIndex((step) => step.type !== "name");
    const leading = end < 0 ? names : names.slice(0, end);
    if (leading.length > 0 && (absolute || atRoot)) references.push(reference(leading));
    // What a name or `$` itself refers to stands in the list by now.
    for (const [index, step] of steps.entries()) visit(step, false, atRoot && index === 0 && step.type !== "name" && !absolute);
    for (const key in node) if (key !== "steps") eachNode(node[key], visitInside);
  };
  const visitAtRoot = (node: Node): void => visit(node, false, true);
  const visitInside = (node: Node): void => visit(node, false, false);

  visit(root, false, true);
  const survey = { names: { used, bound }, references };
  SURVEYS.set(root, survey);
  return survey;
}

/** What filters or groups a result sees another context. */
const OUTSIDE: ReadonlySet<string> = new Set(["predicate", "stages", "group"]);

function reference(names: readonly Node[]): Reference {
  const path = names.map((name) => String(name.value));
  // The parser notes where a token ends.
  return { path, offset: Math.max(0, (names[0]?.position ?? 0) - (path[0]?.length ?? 0)) };
}

function bindings(node: Node, bound: Set<string>): void {
  if (typeof node["focus"] === "string") bound.add(node["focus"]);
  if (typeof node["index"] === "string") bound.add(node["index"]);
  if (node.type === "index") bound.add(String(node.value));
  if (node.type === "bind") bound.add(String((node["lhs"] as Node).value));
  if (node.type === "lambda") for (const parameter of node["arguments"] as readonly Node[]) bound.add(String(parameter.value));
}
