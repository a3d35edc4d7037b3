import { Pool, types } from "pg";
import type { Log } from "../../log.ts";
import { reasonOf } from "../../errors.ts";
import { sessionOn } from "./session.ts";
import type { Session } from "./session.ts";

/** Milliseconds for one statement: at the server, whose word comes first, and from here, for it may be gone without one. */
interface Patience {
  readonly statement: number;
  readonly answer: number;
}

/** A provider waits three seconds for its answer at most: a store that is away must be found out before. */
const WORK: Patience = { statement: 2_000, answer: 2_500 };
/** Lists may read much. */
const LISTS: Patience = { statement: 15_000, answer: 16_000 };
/** Migrations and renames read everything. */
export const EVERYTHING: Patience = { statement: 600_000, answer: 610_000 };

/** To get a connection, new or from the pool. */
const CONNECT = 2_000;
/** A process that is stopped amid a transaction must not hold its rows for long. */
const IDLE_IN_TRANSACTION = 3_000;

export interface Database {
  /** One transaction; what `run` throws rolls it back. Rejects with PostgreSQL's error as it is. */
  transaction<T>(run: (session: Session) => Promise<T>): Promise<T>;
  /** The same for what may take its time. */
  longTransaction<T>(run: (session: Session) => Promise<T>): Promise<T>;
  /** Statements on one connection, each by itself. */
  reading<T>(run: (session: Session) => Promise<T>): Promise<T>;
  /** The same for what may read much; it holds up no lane and no webhook. */
  listing<T>(run: (session: Session) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export type ConnectionConfig = ReturnType<typeof connectionConfig>;

/** What every connection is opened with. `options`: settings in the words of the server's command line. */
export function connectionConfig(url: string, schema: string) {
  const address = new URL(url);
  // What the address itself says there stays in force, and would replace ours.
  const given = address.searchParams.get("options");
  address.searchParams.delete("options");
  return {
    connectionString: address.href,
    application_name: "leadgate",
    keepAlive: true,
    connectionTimeoutMillis: CONNECT,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION,
    options: `${given === null ? "" : `${given} `}-c search_path=${schema}`,
    types: { getTypeParser },
    ...patient(WORK),
  };
}

export function patient({ statement, answer }: Patience) {
  return { statement_timeout: statement, query_timeout: answer };
}

const INT8 = 20;

/** Counts, times and numbers of rows are far below 2^53. */
const getTypeParser: typeof types.getTypeParser = ((id: number, format?: "text" | "binary") =>
  id === INT8 && format !== "binary" ? Number : types.getTypeParser(id, format as "text")) as typeof types.getTypeParser;

export function openDatabase(config: ConnectionConfig, log: Log): Database {
  const pool = (max: number, patience: Patience) => {
    const made = new Pool({ ...config, ...patient(patience), pipeline: true, max, idleTimeoutMillis: 60_000, allowExitOnIdle: true });
    // An idle connection that breaks is replaced when it is needed.
    made.on("error", (error) => log.debug({ reason: reasonOf(error) }, "a connection to PostgreSQL was closed"));
    return made;
  };
  const writers = pool(4, WORK);
  const readers = pool(6, WORK);
  const lists = pool(2, LISTS);
  const longWriters = pool(1, EVERYTHING);

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

  const transaction = <T>(from: Pool, run: (session: Session) => Promise<T>): Promise<T> =>
    using(from, async (session) => {
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
    });

  return {
    transaction: (run) => transaction(writers, run),
    longTransaction: (run) => transaction(longWriters, run),
    reading: (run) => using(readers, run),
    listing: (run) => using(lists, run),
    async close() {
      await Promise.all([writers, readers, lists, longWriters].map((one) => one.end()));
    },
  };
}
