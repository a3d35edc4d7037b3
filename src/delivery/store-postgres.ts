import { GatewayError } from "../errors.ts";
import type { Log } from "../log.ts";
import { after } from "../timer.ts";
import { acceptAll, LOCK_UNKNOWN, lockLeads } from "./postgres/accept.ts";
import { wrap } from "./postgres/failure.ts";
import { createInstances, LEASE } from "./postgres/instances.ts";
import type { InstanceClock, Lease } from "./postgres/instances.ts";
import { createLine, runGroups, WrongJobsError } from "./postgres/line.ts";
import type { Settled } from "./postgres/line.ts";
import { connectionConfig, openDatabase } from "./postgres/pool.ts";
import { migrate } from "./postgres/schema.ts";
import type { Session } from "./postgres/session.ts";
import { busyLeads, dueTimers, dueTranscripts, nextTimer, postponeTimers } from "./postgres/work.ts";
import { eraseLead } from "./sql/erase.ts";
import { inboxAfter, loadLane, outboxAfter } from "./sql/lanes.ts";
import { deadLetter, deadLetters, dropDead, reviveCommand } from "./sql/letters.ts";
import { lead, leads, openCommands, openDialogs, request, requests, timeline } from "./sql/listing.ts";
import { renameBinding } from "./sql/rename.ts";
import { text } from "./sql/rows.ts";
import { add, NOTHING } from "./sql/tally.ts";
import type { Tally } from "./sql/tally.ts";
import { transcriptArchived, transcripts, unarchived } from "./sql/transcripts.ts";
import { staleTurn, takeTurn } from "./sql/turn.ts";
import { countUnfinished, expireWaiting, getMeta, initMeta, oldestUnfinished, prune, setMeta } from "./sql/upkeep.ts";
import type { Work } from "./sql/work.ts";
import type { Accept, Accepted, Store, Turn } from "./store.ts";

export interface PostgresOptions {
  /** postgres://user:password@host:port/database; a direct connection or a pooler in session mode, for LISTEN. */
  readonly url: string;
  /** Where our tables are. */
  readonly schema?: string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly limits: {
    /** Pending inbox and outbox rows (parked ones aside) from which on `accept` refuses; every instance looks once a second. */
    readonly backlog: number;
    /** Events per binding that may wait for their lead. */
    readonly waiting: number;
  };
  readonly log: Log;
  readonly lease?: Lease;
  readonly clock?: InstanceClock;
}

const WAITING_WRITES = 4_096;
const WAITING_REQUESTS = 1_024;
/** Events or turns per transaction: bounds how long its locks are held, also when all are one lead's and none go side by side. */
const BATCH = 64;
/** Milliseconds: a provider gives up after three seconds, and a lane tries again anyway. */
const PATIENCE = { accept: 2_500, work: 10_000 };
/** Milliseconds for which the count of unfinished rows is believed. */
const COUNT_AGE = 1_000;

const systemClock: InstanceClock = { monotonic: () => performance.now(), after };

/**
 * The storage of several instances: one PostgreSQL database. Rejects with `store.schema_newer` when a newer leadgate wrote
 * it, `store.unavailable` when it cannot be used.
 */
export async function openPostgresStore(options: PostgresOptions): Promise<Store> {
  const { url, now, limits, log, schema = "leadgate", lease = LEASE, clock = systemClock } = options;
  if (!/^[a-z][a-z0-9_]{0,30}$/.test(schema)) throw new GatewayError("internal", `expected a plain name of a schema, got ${schema}`);
  const config = connectionConfig(url, schema);
  const durability = await migrate(config, schema, now());
  // Never less than the server's own word: one that waits for its replicas goes on doing so.
  if (["off", "local"].includes(durability["synchronous_commit"] ?? "")) config.options += " -c synchronous_commit=on";
  for (const setting of ["fsync", "full_page_writes"])
    if (durability[setting] === "off")
      log.warn({ setting }, `PostgreSQL runs with ${setting} = off: a power cut may lose webhooks that were acknowledged`);
  const database = openDatabase(config, log);
  const instances = createInstances({ database, config, schema, lease, clock, log });

  let tally: Tally = { ...NOTHING };
  let counted = -Infinity;
  let probes = 0;
  let closing: Promise<void> | undefined;

  const requestLine = createLine<Accept, Accepted>({
    together(inputs) {
      let events = 0;
      const first = inputs.findIndex((input) => (events += input.events.length) > BATCH);
      return first === -1 ? inputs.length : Math.max(1, first);
    },
    run: acceptBatch,
    bound: WAITING_REQUESTS,
    patience: PATIENCE.accept,
    log,
  });

  type Job = { turn: Turn } | { alone: (session: Session, change: Tally) => Promise<unknown> };
  const workLine = createLine<Job, unknown>({
    // Turns share a commit; what else there is comes rarely.
    together(jobs) {
      const first = jobs.findIndex((job) => "alone" in job);
      return first === -1 ? Math.min(jobs.length, BATCH) : Math.max(1, Math.min(first, BATCH));
    },
    run: workBatch,
    bound: WAITING_WRITES,
    patience: PATIENCE.work,
    log,
  });

  async function acceptBatch(inputs: readonly Accept[]): Promise<Settled<Accepted>[]> {
    const change = { ...NOTHING };
    const results: Settled<Accepted>[] = [];
    const taken: { input: Accept; place: number }[] = [];
    const done = await database.transaction(async (session) => {
      if (clock.monotonic() - counted >= COUNT_AGE) {
        tally = await session.drive(countUnfinished());
        counted = clock.monotonic();
      }
      let pending = tally.inbox + tally.outbox - tally.parked;
      results.length = taken.length = 0;
      for (const [place, input] of inputs.entries()) {
        if (!input.own && pending >= limits.backlog) {
          results[place] = { error: full(pending) };
          continue;
        }
        pending += input.events.length;
        taken.push({ input, place });
      }
      const batch = taken.map(({ input }) => input);
      return await acceptAll(session, batch, limits, change).catch((error: unknown) => {
        if (!(error instanceof WrongJobsError)) throw error;
        throw new WrongJobsError(new Map([...error.jobs].map(([index, why]) => [taken[index]?.place ?? index, why])));
      });
    });
    add(tally, change);
    const elsewhere = new Map<string, string[]>();
    for (const [index, { place }] of taken.entries()) {
      const answer = done.answers[index];
      if (!answer || "error" in answer) {
        results[place] = answer ?? { error: new GatewayError("internal", "an accepted request has no answer") };
        continue;
      }
      const wake: string[] = [];
      for (const leadId of answer.value.wake) {
        const owner = done.leads.get(leadId)?.owner;
        if (owner && owner !== instances.me() && instances.isAlive(owner)) elsewhere.set(owner, [...(elsewhere.get(owner) ?? []), leadId]);
        else wake.push(leadId);
      }
      results[place] = { value: { ...answer.value, wake } };
    }
    for (const [owner, leadIds] of elsewhere) instances.wake(owner, [...new Set(leadIds)]);
    return results;
  }

  async function workBatch(jobs: readonly Job[]): Promise<Settled<unknown>[]> {
    const change = { ...NOTHING };
    const turns = jobs.flatMap((job) => ("turn" in job ? [job.turn] : []));
    const results = await database.transaction(async (session): Promise<Settled<unknown>[]> => {
      const [job] = jobs;
      if (job && "alone" in job) return [{ value: await job.alone(session, change) }];
      const locked = await lockLeads(
        session,
        turns.map(({ leadId }) => leadId),
      );
      const settled: Settled<unknown>[] = [];
      await runGroups(Map.groupBy(turns.keys(), (place) => turns[place]?.leadId ?? "").values(), async (place) => {
        const turn = turns[place];
        if (!turn) return;
        const lead = locked.get(turn.leadId);
        // What can be seen before anything is written spoils it for no other turn of the batch.
        if (lead && turn.fence !== undefined && turn.fence !== lead.owner) settled[place] = { error: fenced(turn.leadId) };
        else if (lead?.version !== turn.version) settled[place] = { error: staleTurn(turn, lead?.version) };
        else {
          settled[place] = { value: await session.drive(takeTurn(turn, change)) };
          locked.set(turn.leadId, { ...lead, version: lead.version + 1 });
        }
      });
      return settled;
    });
    add(tally, change);
    return results;
  }

  function full(pending: number): GatewayError {
    return new GatewayError("store.busy", `${pending} rows are unfinished, the limit is ${limits.backlog}: try again later`);
  }

  async function answered<T>(doing: "read" | "write", run: () => Promise<T>): Promise<T> {
    if (closing) throw new GatewayError("store.unavailable", "the store is closed: the gateway is stopping");
    try {
      return await run();
    } catch (error) {
      throw wrap(doing, error);
    }
  }
  const reading = <T>(run: (session: Session) => Promise<T>): Promise<T> => answered("read", () => database.reading(run));
  const read = <T>(work: () => Work<T>): Promise<T> => reading((session) => session.drive(work()));
  const list = <T>(work: () => Work<T>): Promise<T> => answered("read", () => database.listing((session) => session.drive(work())));
  const write = <T>(work: (change: Tally) => Work<T>, locks: readonly string[] = []): Promise<T> =>
    workLine.put({
      alone: async (session, change) => {
        for (const lock of locks) await session.query(lock);
        return await session.drive(work(change));
      },
    }) as Promise<T>;

  return {
    async accept(input) {
      const pending = tally.inbox + tally.outbox - tally.parked;
      if (!input.own && pending >= limits.backlog && clock.monotonic() - counted < COUNT_AGE) throw full(pending);
      return await requestLine.put(input);
    },
    turn: async (turn) => void (await workLine.put({ turn })),

    join: (peers) => answered("write", () => instances.join(peers)),
    claim: (leadId) => answered("write", () => instances.claim(leadId)),
    holds: (fence) => instances.holds(fence),
    tellResume: (binding) => instances.resume(binding),

    loadLane: (leadId, limit) => read(() => loadLane(leadId, limit)),
    inboxAfter: (leadId, after, limit) => read(() => inboxAfter(leadId, after, limit)),
    outboxAfter: (leadId, to, after, limit) => read(() => outboxAfter(leadId, to, after, limit)),
    busyLeads: (after, limit, { all } = { all: false }) =>
      reading((session) => busyLeads(session, instances.me(), after, limit, all ? null : now())),

    dueTimers: (at, limit) => reading((session) => dueTimers(session, instances.me(), at, limit)),
    nextTimer: () => reading((session) => nextTimer(session, instances.me())),
    postponeTimers: (earliest) => reading((session) => postponeTimers(session, instances.me(), earliest)),

    expireWaiting: (before) => write((change) => expireWaiting(before, now(), change), [LOCK_UNKNOWN]),
    prune: (before, limit) => write(() => prune(before, limit)),

    lead: (name) => read(() => lead(name)),
    leads: (filter) => list(() => leads(filter)),
    openDialogs: (bindings) => list(() => openDialogs(bindings)),
    timeline: (leadId, page) => read(() => timeline(leadId, page)),
    openCommands: (filter) => list(() => openCommands(filter)),
    requests: (filter) => list(() => requests(filter)),
    request: (id) => read(() => request(id)),
    dead: (filter) => list(() => deadLetters(filter)),
    deadLetter: (id) => read(() => deadLetter(id)),
    async reviveCommand(id, at) {
      const revived = await write((change) => reviveCommand(id, at, change));
      if (revived) tellOwner(await ownerOf(revived.leadId), revived.leadId);
      return revived;
    },
    dropDead: (id, reason, at) => write((change) => dropDead(id, reason, at, change)),
    dueTranscripts: (at, limit, after) => reading((session) => dueTranscripts(session, instances.me(), at, limit, after)),
    transcriptArchived: (mark) => write(() => transcriptArchived(mark)),
    transcripts: (leadId, page) => list(() => transcripts(leadId, page)),
    unarchived: () => list(unarchived),
    async erase(leadId, options) {
      const owner = await ownerOf(leadId);
      const erased = await write((change) => eraseLead(leadId, options, change), [LOCK_UNKNOWN]);
      if (erased?.now) tellOwner(owner, leadId);
      return erased;
    },
    renameBinding: (from, to) =>
      answered("write", () =>
        database.longTransaction(async (session) => {
          await session.query(LOCK_UNKNOWN);
          return await session.drive(renameBinding(from, to));
        }),
      ),
    getMeta: (key) => read(() => getMeta(key)),
    initMeta: (key, value) => write(() => initMeta(key, value)),
    setMeta: (key, value) => write(() => setMeta(key, value)),

    backlog: () =>
      list(function* () {
        return { ...(yield* countUnfinished()), oldest: yield* oldestUnfinished() };
      }),
    probe: () => write(() => setMeta("probe", `${now()} ${(probes += 1)}`)),
    close() {
      closing ??= (async () => {
        await Promise.all([requestLine.close(), workLine.close()]);
        await instances.leave();
        await database.close();
      })();
      return closing;
    },
  };

  async function ownerOf(leadId: string): Promise<string> {
    const [row] = await reading((session) => session.query("SELECT owner FROM lead WHERE id = $1 AND owner IS NOT NULL", leadId));
    return row === undefined ? "" : text(row, "owner");
  }

  /** What it remembers of the lead was changed past it. */
  function tellOwner(owner: string, leadId: string): void {
    if (owner !== "" && instances.isAlive(owner)) instances.wake(owner, [leadId], { reread: true });
  }
}

function fenced(leadId: string): GatewayError {
  return new GatewayError("store.fenced", `another instance has taken over lead ${leadId}`, { details: { leadId } });
}
