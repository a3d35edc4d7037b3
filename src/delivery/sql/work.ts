/**
 * SQL that both storages run. A piece of work is a generator: it yields one statement after the other and is given each
 * one's answer, so that the same code runs at once on SQLite and over a connection on PostgreSQL.
 *
 * The text is SQLite's with `FOR UPDATE` where several instances could meet; each storage strikes out what it has no
 * word for (`INDEXED BY` there, `FOR UPDATE` here) and numbers the placeholders its own way.
 */
export type Value = string | number | null | Uint8Array;
export type Row = Record<string, Value>;

export interface Query {
  readonly sql: string;
  readonly values: readonly Value[];
  /** What the work goes on with. "nothing": the storage may answer before the statement has run; a failure ends the work all the same. */
  readonly wants: "rows" | "changes" | "nothing";
}

export interface Answer {
  readonly rows: readonly Row[];
  readonly changes: number;
}

export type Work<T> = Generator<Query, T, Answer>;

export interface Statement {
  all(...values: Value[]): Work<readonly Row[]>;
  get(...values: Value[]): Work<Row | undefined>;
  /** How many rows it changed. */
  count(...values: Value[]): Work<number>;
  run(...values: Value[]): Work<void>;
}

const known = new Set<string>();

/** Every text that is written down in the code: SQLite prepares them at its start, where a wrong one belongs. */
export const STATEMENTS: ReadonlySet<string> = known;

export function statement(sql: string): Statement {
  known.add(sql);
  return dynamic(sql);
}

/** A text that is put together while running, of few shapes. */
export function dynamic(sql: string): Statement {
  return {
    *all(...values) {
      return (yield { sql, values, wants: "rows" }).rows;
    },
    *get(...values) {
      return (yield { sql, values, wants: "rows" }).rows[0];
    },
    *count(...values) {
      return (yield { sql, values, wants: "changes" }).changes;
    },
    *run(...values) {
      yield { sql, values, wants: "nothing" };
    },
  };
}

/** `column IN (?, ?)` for so many values; nothing is in an empty list. */
export function among(column: string, values: readonly Value[]): string {
  return values.length === 0 ? "FALSE" : `${column} IN (${values.map(() => "?").join(", ")})`;
}
