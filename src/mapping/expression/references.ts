import { isNode } from "./tree.ts";
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
  const found: Found = { references: [], used: [], bound: new Set(), binds: 0 };
  visit(root, false, true, found);
  const survey = { names: { used: found.used, bound: found.bound }, references: found.references };
  SURVEYS.set(root, survey);
  return survey;
}

interface Found {
  readonly references: Reference[];
  readonly used: { name: string; offset: number; called: boolean }[];
  readonly bound: Set<string>;
  /** Binds seen so far: a node has some in it when there are more after it than before. */
  binds: number;
}

/** `called`: it stands where a function is called; `atRoot`: its context is the expression's input. */
function visit(node: Node, called: boolean, atRoot: boolean, found: Found): void {
  const before = found.binds;
  const { type } = node;
  if (type === "variable") {
    if (typeof node.value === "string" && node.value !== "" && node.value !== "$")
      found.used.push({ name: node.value, offset: Math.max(0, (node.position ?? 0) - node.value.length - 1), called });
  } else if (type === "bind") found.binds += 1;
  else if (type === "name" && atRoot) found.references.push(reference([node]));
  bindings(node, found.bound);
  if (type === "path" && Array.isArray(node["steps"])) visitPath(node, node["steps"].filter(isNode), atRoot, found);
  else {
    const callee = type === "apply" ? node["rhs"] : node["procedure"];
    const same = atRoot && type !== "transform" && type !== "name";
    for (const key in node) {
      const value = node[key];
      if (typeof value === "object") visitAll(value, value === callee, same && !OUTSIDE.has(key), found);
    }
  }
  if (found.binds > before) BINDING.add(node);
}

function visitPath(node: Node, steps: readonly Node[], atRoot: boolean, found: Found): void {
  const [first] = steps;
  const absolute = first?.type === "variable" && first.value === "$";
  const names = steps.slice(absolute ? 1 : 0);
  const end = names.findIndex((step) => step.type !== "name");
  const leading = end < 0 ? names : names.slice(0, end);
  if (leading.length > 0 && (absolute || atRoot)) found.references.push(reference(leading));
  // What a name or `$` itself refers to stands in the list by now.
  for (const step of steps) visit(step, false, atRoot && step === first && step.type !== "name" && !absolute, found);
  for (const key in node) if (key !== "steps" && typeof node[key] === "object") visitAll(node[key], false, false, found);
}

function visitAll(value: unknown, called: boolean, atRoot: boolean, found: Found): void {
  if (Array.isArray(value)) for (const member of value) visitAll(member, called, atRoot, found);
  else if (isNode(value)) visit(value, called, atRoot, found);
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
