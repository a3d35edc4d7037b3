/** A node of a parsed expression: only what is read here; every node may hold more. */
export interface Node {
  readonly type?: string;
  readonly value?: unknown;
  readonly position?: number;
  readonly [key: string]: unknown;
}

export function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof RegExp);
}

/** The nodes directly below, whatever key they hang from. */
export function eachChild(node: Node, visit: (child: Node) => void): void {
  for (const key in node) eachNode(node[key], visit);
}

/** The nodes in a member of a node: itself, or those in a list, also of lists. */
export function eachNode(value: unknown, visit: (child: Node) => void): void {
  if (typeof value !== "object") return;
  if (Array.isArray(value)) for (const member of value) eachNode(member, visit);
  else if (isNode(value)) visit(value);
}

/** The parser copies the left side of `?:` and `??` as JSON, which a regular expression does not survive: its original stands at the same place. */
export function mendRegexes(root: Node): void {
  const whole = new Map<number | undefined, RegExp>();
  const broken: { value?: unknown; readonly position?: number }[] = [];
  const visit = (node: Node): void => {
    if (node.type === "regex" && node.value instanceof RegExp) whole.set(node.position, node.value);
    else if (node.type === "regex") broken.push(node);
    eachChild(node, visit);
  };
  visit(root);
  for (const node of broken) node.value = whole.get(node.position);
}
