import type { PoolClient } from "pg";
import type { Answer, Query, Row, Value, Work } from "../sql/work.ts";
import { decodeText, encode, translate } from "./dialect.ts";

/** Work over one connection. Its statements are sent without waiting for the answers of those before them. */
export interface Session {
  /** Runs work to its end; several may run side by side. */
  drive<T>(work: Work<T>): Promise<T>;
  /** A statement in PostgreSQL's own words. */
  query(sql: string, ...values: unknown[]): Promise<readonly Row[]>;
  /** The same, without its answer: `settled` reports a failure. */
  tell(sql: string): void;
  /** The same, for the word that PostgreSQL answers it with. */
  command(sql: string): Promise<string>;
  /** Resolves when everything that was sent has run; rejects with the first failure. */
  settled(): Promise<void>;
  /** A statement has failed. */
  readonly failed: boolean;
}

/** Shared texts are few, those put together while running included: each is translated, named and prepared once. */
const prepared = new Map<string, { name: string; text: string }>();

function statementOf(sql: string): { name: string; text: string } {
  const known = prepared.get(sql);
  if (known) return known;
  const statement = { name: `s${prepared.size}`, text: translate(sql) };
  prepared.set(sql, statement);
  return statement;
}

export function sessionOn(client: PoolClient): Session {
  let failure: { error: unknown } | undefined;
  let last: Promise<unknown> = Promise.resolve();

  /** After one failure PostgreSQL refuses the rest of a transaction with an error that says no more than that: the first one counts. */
  const sent = async (config: { name?: string; text: string }, values: readonly unknown[]) => {
    try {
      return await client.query({ ...config, values: [...values] });
    } catch (error) {
      failure ??= { error };
      throw failure.error;
    }
  };

  async function answer({ sql, values, wants }: Query): Promise<Answer> {
    const running = sent(statementOf(sql), values.map(encode));
    last = running;
    if (wants === "nothing") {
      running.catch(() => {}); // `settled` reports it
      return { rows: [], changes: 0 };
    }
    const result = await running;
    return { rows: result.rows.map(rowOf), changes: result.rowCount ?? 0 };
  }

  return {
    async drive(work) {
      let step = work.next();
      while (step.done !== true) step = work.next(await answer(step.value));
      return step.value;
    },
    async query(sql, ...values) {
      const running = sent(statementOf(sql), values);
      last = running;
      return (await running).rows.map(rowOf);
    },
    tell(sql) {
      last = sent(statementOf(sql), []);
      last.catch(() => {});
    },
    async command(sql) {
      const running = sent(statementOf(sql), []);
      last = running;
      return (await running).command;
    },
    get failed() {
      return failure !== undefined;
    },
    async settled() {
      await last.catch(() => {});
      if (failure) throw failure.error;
    },
  };
}

function rowOf(raw: Record<string, unknown>): Row {
  const row: Row = {};
  for (const [column, value] of Object.entries(raw)) row[column] = valueOf(value);
  return row;
}

function valueOf(value: unknown): Value {
  if (typeof value === "string") return decodeText(value);
  if (Buffer.isBuffer(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  return value as Value;
}
