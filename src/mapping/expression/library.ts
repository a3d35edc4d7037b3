import { compile } from "./compile.ts";
import { prepared } from "./compile-call.ts";
import { BUILTINS } from "./functions/index.ts";
import { namesOf } from "./references.ts";
import { rootScope } from "./scope.ts";
import type { Eval, Scope, Shared } from "./scope.ts";
import type { Node } from "./tree.ts";

/** The shared functions of one definition, parsed and compiled once for all its expressions, when one first needs them. */
export interface Library {
  readonly names: readonly string[];
  /** The tree of a text; of a function's, the one that is kept for it. */
  readonly parse: (source: string) => Node;
  readonly shared: ReadonlyMap<string, Shared>;
  /** Of an expression that binds nothing of its own. */
  readonly scope: Scope;
  /** What this tree uses, directly or through others. Compiled afterwards. Throws what parsing throws, and NotCompiled. */
  readonly reach: (tree: Node) => ReadonlyMap<string, Member>;
  /** The value of a function that is needed as one. */
  readonly valueOf: (name: string) => Eval;
}

export interface Member {
  readonly source: string;
  readonly tree: Node;
  /** Variables and functions that it names. */
  readonly uses: readonly string[];
  /** Variables that are neither its own nor anybody's who is known here: the expression that calls it may bind them. */
  readonly open: readonly string[];
}

export function createLibrary(sources: Readonly<Record<string, string>>, parse: (source: string) => Node): Library {
  const names = Object.keys(sources);
  const shared = new Map<string, Shared>();
  const root = rootScope(names, shared);
  const scope: Scope = { ...root, placed: false };
  const members = new Map<string, Member>();
  const values = new Map<string, Eval>();

  const trees = new Map<string, Node>();
  const own = new Set(Object.values(sources));
  const treeOf = (source: string): Node => {
    const tree = trees.get(source) ?? parse(source);
    if (own.has(source)) trees.set(source, tree);
    return tree;
  };
  const memberOf = (name: string): Member | undefined => {
    const source = Object.hasOwn(sources, name) ? sources[name] : undefined;
    if (source === undefined) return undefined;
    const known = members.get(name);
    if (known) return known;
    const tree = treeOf(source);
    const uses = usedIn(tree);
    const { bound } = namesOf(tree);
    const open = uses.filter((used) => !bound.has(used) && !BUILTINS.has(used) && !names.includes(used));
    const member = { source, tree, uses, open };
    members.set(name, member);
    return member;
  };
  const reachable = (uses: readonly string[]): Map<string, Member> => {
    const found = new Map<string, Member>();
    const visit = (names: readonly string[]): void => {
      for (const name of names) {
        const member = found.has(name) ? undefined : memberOf(name);
        if (!member) continue;
        found.set(name, member);
        visit(member.uses);
      }
    };
    visit(uses);
    return found;
  };

  const reached = new WeakMap<Node, Map<string, Member>>();
  return {
    names,
    shared,
    scope: root,
    parse: treeOf,
    reach(tree) {
      const known = reached.get(tree);
      if (known) return known;
      const found = reachable(usedIn(tree));
      const added = [...found].filter(([name]) => !shared.has(name));
      try {
        const finish = added.map(([name, { tree: node, uses }]) => {
          const common = { slot: scope.slots.get(name) as number, recursive: reachable(uses).has(name) };
          const isPlain = node.type === "lambda" && node["signature"] === undefined && node["predicate"] === undefined;
          const made = isPlain ? prepared(node, scope) : undefined;
          shared.set(name, made ? { ...common, direct: made.direct, needed: false } : { ...common, needed: true });
          return made?.finish;
        });
        for (const compileBody of finish) compileBody?.();
      } catch (error) {
        // Half of them would be functions without bodies.
        for (const [name] of added) shared.delete(name);
        throw error;
      }
      reached.set(tree, found);
      return found;
    },
    valueOf(name) {
      const value = values.get(name) ?? compile(memberOf(name)?.tree as Node, scope);
      values.set(name, value);
      return value;
    },
  };
}

function usedIn(tree: Node): string[] {
  return [...new Set(namesOf(tree).used.map(({ name }) => name))];
}
