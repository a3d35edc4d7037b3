import { Pool, types } from "pg";
import type { Log } from "../../log.ts";
import { reasonOf } from "../../errors.ts";
import { sessionOn } from "./session.ts";
import type { Session } from "./session.ts";

/** Milliseconds. A provider waits three seconds for its answer at most: a store that is away must be found out before. */
export const TIMES = {
  /** To get a connection, new or from the pool. */
  connect: 2_000,
  /** One statement, at the server; its own word comes before ours. */
  statement: 2_000,
  /** One statement, seen from here: the server may be gone without a word. */
  answer: 2_500,
  /** A process that is stopped amid a transaction must not hold its rows for long. */
  idleInTransaction: 3_000,
};

export interface Database {
  /** One transaction; what `run` throws rolls it back. Rejects with PostgreSQL's error as it is. */
  transaction<T>(run: (session: Session) => Promise<T>): Promise<T>;
  /** Statements on one connection, each by itself. */
  reading<T>(run: (session: Session) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export type ConnectionConfig = ReturnType<typeof connectionConfig>;

/** What every connection is opened with; also the one that listens. `options`: settings in the server's command line words. */
export function connectionConfig(url: string, schema: string) {
  return {
    connectionString: url,
    application_name: "leadgate",
    keepAlive: true,
    connectionTimeoutMillis: TIMES.connect,
    query_timeout: TIMES.answer,
    statement_timeout: TIMES.statement,
    idle_in_transaction_session_timeout: TIMES.idleInTransaction,
    options: `-c search_path=${schema}`,
    types: { getTypeParser },
  };
}

const INT8 = 20;

/** Counts, times and numbers of rows are far below 2^53. */
const getTypeParser: typeof types.getTypeParser = ((id: number, format?: "text" | "binary") =>
  id === INT8 && format !== "binary" ? Number : types.getTypeParser(id, format as "text")) as typeof types.getTypeParser;

/** Writers and readers apart: a page of a list that is slow holds up no webhook. */
export function openDatabase(config: ConnectionConfig, log: Log): Database {
  const pool = (max: number) => {
    const made = new Pool({ ...config, pipeline: true, max, idleTimeoutMillis: 60_000, allowExitOnIdle: true });
    // An idle connection that breaks is replaced when it is needed.
    made.on("error", (error) => log.debug({ reason: reasonOf(error) }, "a connection to PostgreSQL was closed"));
    return made;
  };
  const writers = pool(4);
  const readers = pool(6);

  async function using<T>(from: Pool, run: (session: Session) => Promise<T>): Promise<T> {
    const client = await from.connect();
    // It may break while nobody waits for an answer of it: the next statement reports that.
    const broken = () => {};
    client.on("error", broken);
    const session = sessionOn(client);
    try {
      return await run(session);
    } finally {
      client.off("error", broken);
      // After a failure statements may still be under way on it: it is not used again, which also rolls back.
      client.release(session.failed);
    }
  }

  return {
    transaction: (run) =>
      using(writers, async (session) => {
        session.tell("BEGIN ISOLATION LEVEL READ COMMITTED");
        let result;
        try {
          result = await run(session);
          await session.settled();
        } catch (error) {
          // Refused by us, not by PostgreSQL: the connection is as good as before.
          if (!session.failed) await session.query("ROLLBACK");
          throw error;
        }
        const answer = await session.command("COMMIT");
        if (answer !== "COMMIT") throw new Error(`the connection answered COMMIT with ${answer}`);
        return result;
      }),
    reading: (run) => using(readers, run),
    async close() {
      await Promise.all([writers.end(), readers.end()]);
    },
  };
}
