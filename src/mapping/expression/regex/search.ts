/** A regular expression that cannot run away. */
export interface Searcher {
  readonly source: string;
  /** The first match at or after `from`. */
  readonly exec: (text: string, from: number) => Found | null;
  readonly test: (text: string) => boolean;
}

/** What RegExp.exec returns, as far as it is used. */
export interface Found extends ReadonlyArray<string | undefined> {
  readonly index: number;
}

export function searcherOf(pattern: RegExp): Searcher {
  const native = new RegExp(pattern.source, pattern.flags);
  return {
    source: pattern.source,
    exec(text, from) {
      native.lastIndex = from;
      return native.exec(text);
    },
    test(text) {
      native.lastIndex = 0;
      return native.test(text);
    },
  };
}
