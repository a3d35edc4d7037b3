import type { DatabaseSync, StatementSync } from "node:sqlite";
import { STATEMENTS } from "../sql/work.ts";
import type { Row, Work } from "../sql/work.ts";

/** Runs work to its end, at once: SQLite answers each statement before the next line. */
export type Drive = <T>(work: Work<T>) => T;

export function createDrive(db: DatabaseSync): Drive {
  const prepared = new Map<string, StatementSync>();
  const prepare = (sql: string): StatementSync => {
    // One process holds the file and one write runs at a time: there is nobody to lock a row against.
    const statement = db.prepare(sql.replaceAll(" FOR UPDATE", ""));
    prepared.set(sql, statement);
    return statement;
  };
  for (const sql of STATEMENTS) prepare(sql);

  return (work) => {
    let step = work.next();
    while (step.done !== true) {
      const { sql, values, wants } = step.value;
      const statement = prepared.get(sql) ?? prepare(sql);
      // Numbers are read as numbers and blobs as bytes, never as bigint: that is what Row says.
      if (wants === "rows") step = work.next({ rows: statement.all(...values) as Row[], changes: 0 });
      else step = work.next({ rows: [], changes: Number(statement.run(...values).changes) });
    }
    return step.value;
  };
}
