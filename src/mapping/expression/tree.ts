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
export function childrenOf(node: Node): Node[] {
  const children: Node[] = [];
  const collect = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(collect);
    else if (isNode(value)) children.push(value);
  };
  for (const value of Object.values(node)) collect(value);
  return children;
}
