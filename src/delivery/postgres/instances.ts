import { Client } from "pg";
import { reasonOf } from "../../errors.ts";
import type { Log } from "../../log.ts";
import { newId } from "../../new-id.ts";
import type { Peers } from "../store.ts";
import type { ConnectionConfig, Database } from "./pool.ts";

/** Milliseconds. */
export interface Lease {
  /** How long an instance counts as living after its last sign. */
  readonly ttl: number;
  /** How often it gives one, and looks for others that gave none. */
  readonly beat: number;
  /** How often it looks for work that it was not told of: a notice may be lost with its connection. */
  readonly look: number;
}

export const LEASE: Lease = { ttl: 5_000, beat: 1_000, look: 5_000 };

export interface InstanceClock {
  /** Milliseconds that never jump. */
  monotonic(): number;
  after(ms: number, run: () => void): () => void;
}

/** Beats without a sign after which an instance counts as dead when its connection is gone too. */
const QUICK = 2.5;

/**
 * The instances on one database. Each has a row that it renews; what a lead's `owner` names is the id of that row, made
 * anew whenever its instance was taken for dead, so that the id is the fence. Nobody's lead is free, and so is a lead
 * whose owner's row is gone.
 *
 * A process that is killed loses its connection at once, and with it a lock of the session that bears its id: its row need
 * not expire then. An instance that sees its connection break knows that, and believes in itself for that much less.
 */
export interface Instances {
  join(peers: Peers): Promise<void>;
  /** This instance's id; "" before it has joined. */
  me(): string;
  claim(leadId: string): Promise<string | null>;
  holds(fence: string): boolean;
  /** Whether it must be told of what is new for its leads. Who has not joined knows nobody, and tells all. */
  isAlive(other: string): boolean;
  /** Never rejects: who was not told looks by itself soon. */
  wake(owner: string, leadIds: readonly string[], options?: { reread: boolean }): void;
  resume(binding: string): Promise<void>;
  leave(): Promise<void>;
}

interface News {
  readonly from: string;
  readonly wake?: readonly string[];
  readonly reread?: boolean;
  readonly resume?: string;
  readonly left?: true;
}

const BURY = `
  DELETE FROM instance WHERE id <> $1 AND (expires < clock_timestamp()
    OR (expires < clock_timestamp() + $2 * interval '1 millisecond' AND pg_try_advisory_xact_lock(hashtextextended(id, 0))))
  RETURNING id`;

const RETRY = 500;
/** PostgreSQL refuses a notice of 8,000 bytes. */
const LEADS_PER_NOTICE = 100;

export function createInstances(options: {
  database: Database;
  config: ConnectionConfig;
  schema: string;
  lease: Lease;
  clock: InstanceClock;
  log: Log;
}): Instances {
  const { database, lease, clock, log, schema } = options;
  let peers: Peers | undefined;
  let me = "";
  let others: ReadonlySet<string> = new Set();
  let wire: Client | undefined;
  /** The connections that hold the name, and that the last sign went over. */
  let named: Client | undefined;
  let signed: Client | undefined;
  /** When the last sign was sent that the database confirmed. */
  let lastSign = -Infinity;
  let lastBeat = -Infinity;
  let lastLook = -Infinity;
  let cancel = () => {};
  let beating: Promise<void> = Promise.resolve();
  let left = false;
  let failing = false;

  const channel = (id: string) => `${schema}_${id.replaceAll("-", "")}`;
  const everybody = `${schema}_all`;

  async function connect(): Promise<Client> {
    const client = new Client(options.config);
    client.on("error", (error) => {
      log.debug({ reason: reasonOf(error) }, "the connection that listens broke");
      if (wire === client) wire = undefined;
    });
    client.on("end", () => {
      if (wire === client) wire = undefined;
    });
    client.on("notification", ({ payload }) => hear(payload));
    try {
      await client.connect();
      await client.query(`LISTEN "${everybody}"`);
      if (me !== "") await takeName(client, me);
    } catch (error) {
      void client.end().catch(() => {});
      throw error;
    }
    return client;
  }

  async function takeName(client: Client, id: string): Promise<void> {
    await client.query(`LISTEN "${channel(id)}"`);
    await holdName(client, id);
  }

  /** Not waited for: a connection of ours that broke may hold the name until the server has noticed. */
  async function holdName(client: Client, id: string): Promise<void> {
    const { rows } = await client.query<{ held: boolean }>("SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS held", [id]);
    if (rows[0]?.held) named = client;
  }

  function hear(payload: string | undefined): void {
    let news: News;
    try {
      news = JSON.parse(payload ?? "") as News;
    } catch {
      log.warn({}, "a notice that is not ours came over the database's channel");
      return;
    }
    if (!peers || news.from === me) return;
    for (const leadId of news.wake ?? []) peers.wake(leadId, { reread: news.reread === true });
    if (news.resume !== undefined) peers.resume(news.resume);
    if (news.left) look();
  }

  function look(): void {
    lastLook = clock.monotonic();
    peers?.look();
  }

  async function register(client: Client): Promise<void> {
    const id = newId();
    const sent = clock.monotonic();
    await takeName(client, id);
    await client.query("INSERT INTO instance (id, expires) VALUES ($1, clock_timestamp() + $2 * interval '1 millisecond')", [
      id,
      lease.ttl,
    ]);
    me = id;
    lastSign = sent;
    signed = client;
  }

  /**
   * Up to here nobody can have taken this instance for dead. Counted from before the sign was sent, and a tenth shorter:
   * nobody here may believe in it longer than the others.
   */
  function heldUntil(): number {
    const connected = wire !== undefined && wire === named && wire === signed;
    return lastSign + (connected ? lease.ttl : Math.min(lease.ttl, lease.beat * QUICK)) * 0.9;
  }

  async function beat(): Promise<void> {
    const client = (wire ??= await connect());
    const sent = clock.monotonic();
    const renewed = await client.query("UPDATE instance SET expires = clock_timestamp() + $2 * interval '1 millisecond' WHERE id = $1", [
      me,
      lease.ttl,
    ]);
    if (renewed.rowCount === 0) {
      log.warn({ instance: me }, "this instance gave no sign for too long and was taken for dead: it begins anew");
      await register(client);
      peers?.lost();
      look();
    } else {
      lastSign = sent;
      signed = client;
      if (named !== client) await holdName(client, me);
    }
    // After an outage of the database everybody is late: the others get as long as this one had to come back.
    if (sent - lastBeat < lease.beat * 2) {
      const gone = await client.query<{ id: string }>(BURY, [me, lease.ttl - lease.beat * QUICK]);
      for (const { id } of gone.rows) log.warn({ instance: id }, "an instance gave no sign for too long: its leads are free");
    }
    lastBeat = sent;
    const living = await client.query<{ id: string }>("SELECT id FROM instance WHERE id <> $1", [me]);
    const now = new Set(living.rows.map(({ id }) => id));
    const missing = [...others].some((id) => !now.has(id));
    others = now;
    if (missing || clock.monotonic() - lastLook >= lease.look) look();
  }

  function arm(wait: number): void {
    if (left) return;
    cancel = clock.after(wait, () => {
      beating = beat().then(
        () => {
          if (failing) log.info({}, "the database answers again");
          failing = false;
          arm(lease.beat);
        },
        (error: unknown) => {
          if (!failing) log.error({ reason: reasonOf(error) }, "this instance cannot give the database a sign of life");
          failing = true;
          void wire?.end().catch(() => {});
          wire = undefined;
          arm(Math.min(RETRY, lease.beat));
        },
      );
    });
  }

  let joining: Promise<void> | undefined;

  async function begin(): Promise<void> {
    wire = await connect();
    await register(wire);
    lastBeat = clock.monotonic();
    lastLook = lastBeat;
    const living = await wire.query<{ id: string }>("SELECT id FROM instance WHERE id <> $1 AND expires >= clock_timestamp()", [me]);
    others = new Set(living.rows.map(({ id }) => id));
    arm(lease.beat);
  }

  function joined(): Promise<void> {
    joining ??= begin().catch((error: unknown) => {
      joining = undefined;
      throw error;
    });
    return joining;
  }

  async function tell(to: string, news: Omit<News, "from">): Promise<void> {
    await database.reading((session) => session.query("SELECT pg_notify($1, $2)", to, JSON.stringify({ ...news, from: me })));
  }

  return {
    async join(listener) {
      peers = listener;
      await joined();
    },
    me: () => me,
    async claim(leadId) {
      await joined();
      const fence = me;
      return await database.reading(async (session) => {
        const taking = session.query(
          `UPDATE lead SET owner = $2 WHERE id = $1 AND owner IS DISTINCT FROM $2
             AND (owner IS NULL OR NOT EXISTS (SELECT 1 FROM instance WHERE instance.id = lead.owner))`,
          leadId,
          fence,
        );
        const found = session.query("SELECT owner FROM lead WHERE id = $1", leadId);
        const [, [row]] = await Promise.all([taking, found]);
        return row === undefined || row["owner"] === fence ? fence : null;
      });
    },
    holds: (fence) => fence === me && clock.monotonic() < heldUntil(),
    isAlive: (other) => me === "" || others.has(other),
    wake(owner, leadIds, { reread } = { reread: false }) {
      for (let first = 0; first < leadIds.length; first += LEADS_PER_NOTICE) {
        const wake = leadIds.slice(first, first + LEADS_PER_NOTICE);
        tell(channel(owner), { wake, ...(reread ? { reread } : {}) }).catch((error: unknown) =>
          log.warn({ reason: reasonOf(error) }, "an instance could not be told of its leads' work; it looks by itself"),
        );
      }
    },
    resume: (binding) => tell(everybody, { resume: binding }),
    async leave() {
      left = true;
      cancel();
      await beating;
      lastSign = -Infinity;
      if (me === "") return;
      try {
        await database.reading(async (session) => {
          await session.query("DELETE FROM instance WHERE id = $1", me);
          await session.query("SELECT pg_notify($1, $2)", everybody, JSON.stringify({ from: me, left: true }));
        });
      } catch (error) {
        log.warn({ reason: reasonOf(error) }, "the other instances could not be told that this one stops: they find out by its silence");
      }
      await wire?.end().catch(() => {});
      wire = undefined;
    },
  };
}
