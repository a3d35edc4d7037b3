import { NotCompiled, childOf, compile, filterOf, groupOf, nodesOf } from "./compile.ts";
import { namePath, pathOf } from "./path.ts";
import type { Path, Step } from "./path.ts";
import { positionOf, tupleScope } from "./scope.ts";
import type { Eval, Scope } from "./scope.ts";
import { settle } from "./sequence.ts";
import { sorterOf } from "./sort.ts";
import type { Sorter } from "./sort.ts";
import { isNode } from "./tree.ts";
import type { Node } from "./tree.ts";
import type { TupleStage, TupleStep } from "./tuple.ts";

export function compilePath(node: Node, scope: Scope): Eval {
  const nodes = nodesOf(node["steps"]);
  const first = nodes[0];
  if (first === undefined) throw new NotCompiled("a path without steps");
  const firstTuple = nodes.findIndex((step) => step["tuple"] === true);
  const steps = nodes.map((step, index) => stepOf(step, scope, firstTuple >= 0 && index >= firstTuple, index));
  const path: Path = {
    steps,
    absolute: first.type === "variable",
    keepSingleton: node["keepSingletonArray"] === true,
    keepTuples: node["tuple"] === true,
    group: isNode(node["group"]) ? groupOf(node["group"], scope, firstTuple >= 0) : undefined,
  };
  const names = steps.slice(1).map((step) => step.name);
  const plainHead = steps[0]?.sorter === undefined && steps[0]?.filters.length === 0 && !steps[0]?.wholeInput;
  const plain =
    plainHead &&
    firstTuple < 0 &&
    path.group === undefined &&
    !path.keepSingleton &&
    names.every((name) => name !== undefined) &&
    node["keepArray"] !== true;
  if (!plain) {
    const general = pathOf(path);
    // The mark of `[]` must be on the sequence before it is settled: compile() does both.
    if (node["keepArray"] === true) return general;
    return (input, frame) => settle(general(input, frame));
  }
  const head = steps[0]?.name;
  return head === undefined ? namePath(path, steps[0]?.run, names as string[]) : namePath(path, undefined, [head, ...(names as string[])]);
}

function stepOf(node: Node, scope: Scope, inTuples: boolean, index: number): Step {
  const inner = inTuples ? tupleScope(scope) : scope;
  const stages = nodesOf(node["stages"]);
  const sorter = node.type === "sort" ? compileSort(node, scope, inTuples) : undefined;
  // Predicates of a step hang from its path as stages, compile() does not see them.
  const run = sorter === undefined ? compile(node, inner) : () => undefined;
  const wholeInput = index === 0 && node["consarray"] === true;
  const plainName = node.type === "name" && Object.keys(node).every((key) => PLAIN.has(key));
  if (!inTuples) {
    const filters = stages.map((stage) => filterOf(childOf(stage, "expr"), scope, false));
    return { run, name: plainName ? String(node.value) : undefined, sorter, filters, tuple: undefined, wholeInput };
  }
  const tuple: TupleStep = {
    run,
    sorter,
    stages: stages.map((stage): TupleStage =>
      stage.type === "index" ? { index: String(stage.value) } : { filter: filterOf(childOf(stage, "expr"), scope, true) },
    ),
    focus: textIn(node["focus"]),
    index: textIn(node["index"]),
    ancestor: isNode(node["ancestor"]) ? textIn(node["ancestor"]["label"]) : undefined,
  };
  return { run: wholeInput ? compile(node, scope) : run, name: undefined, sorter, filters: [], tuple, wholeInput };
}

const PLAIN: ReadonlySet<string> = new Set(["type", "value", "position"]);

function textIn(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function compileSort(node: Node, scope: Scope, inTuples: boolean): Sorter {
  const inner = inTuples ? tupleScope(scope) : scope;
  const terms = (node["terms"] as readonly { readonly expression: Node; readonly descending: boolean }[]).map((term) => ({
    value: compile(term.expression, inner),
    descending: term.descending,
  }));
  return sorterOf(terms, inTuples, positionOf(node, scope));
}
