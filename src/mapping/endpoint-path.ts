/** "/bot/{token}" as a matcher. */
export interface PathTemplate {
  readonly captures: readonly string[];
  /** The captured segments, decoded; undefined when the path is another one. A trailing slash does not matter. */
  readonly match: (path: string) => Readonly<Record<string, string>> | undefined;
  /** The path with these captures replaced. */
  readonly mask: (path: string, names: readonly string[], mask: string) => string;
  /** Equal for templates that match the same paths. */
  readonly shape: string;
}

/** A path template of literal segments and {name} captures of one whole, non-empty segment. */
export function compilePath(template: string): PathTemplate {
  const parts = segments(template).map((part) => ({ part, capture: /^\{([A-Za-z_][A-Za-z0-9_]*)\}$/.exec(part)?.[1] }));
  return {
    captures: parts.flatMap(({ capture }) => (capture === undefined ? [] : [capture])),
    shape: parts.map(({ part, capture }) => (capture === undefined ? part : "{}")).join("/"),
    match(path) {
      const given = segments(path).map(decodeSegment);
      if (given.length !== parts.length) return undefined;
      const captured: Record<string, string> = {};
      for (const [index, { part, capture }] of parts.entries()) {
        const segment = given[index] ?? "";
        if (capture === undefined ? segment !== part : segment === "") return undefined;
        if (capture !== undefined) captured[capture] = segment;
      }
      return captured;
    },
    mask(path, names, mask) {
      const given = segments(path);
      return `/${given.map((segment, index) => (names.includes(parts[index]?.capture ?? "") ? mask : segment)).join("/")}`;
    },
  };
}

function segments(path: string): string[] {
  const trimmed = path.replace(/^\//, "").replace(/\/$/, "");
  return trimmed === "" ? [] : trimmed.split("/");
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
