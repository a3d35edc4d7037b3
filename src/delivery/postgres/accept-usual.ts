import { integer, text, whole } from "../sql/rows.ts";
import type { Tally } from "../sql/tally.ts";
import type { Accept, AcceptEvent, Accepted } from "../store.ts";
import { encodeText } from "./dialect.ts";
import type { Session } from "./session.ts";

/** A request all of whose events are of leads that are known and locked: nothing of it is new but itself. */
export interface Usual {
  readonly input: Accept;
  /** The lead of each event. */
  readonly leads: readonly string[];
}

/** Larger ones go one by one: all of a batch's are held in memory as one statement. */
const BODY_MAX = 64 * 1024;

/** `leadsOf`: per event the leads that its keys name, undefined for a key that names none. Undefined = it is not a usual one. */
export function usualOf(
  input: Accept,
  leadsOf: ReadonlyMap<AcceptEvent, ReadonlySet<string | undefined>>,
  locked: ReadonlyMap<string, unknown>,
): Usual | undefined {
  if (input.retryOf !== undefined || input.ended !== undefined || input.events.length === 0 || input.raw.body.length > BODY_MAX)
    return undefined;
  const leads: string[] = [];
  for (const event of input.events) {
    const [lead, ...further] = leadsOf.get(event) ?? [];
    if (event.leadId !== undefined || lead === undefined || further.length > 0 || !locked.has(lead)) return undefined;
    leads.push(lead);
  }
  return { input, leads };
}

const KNOWN = `
  SELECT k.i, request.id FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS k (binding, key, i)
  JOIN request ON request.binding = k.binding AND request.dedupe_key = k.key`;
const TAKE_SEQS = `
  UPDATE lead SET next_seq = next_seq + k.count FROM unnest($1::text[], $2::bigint[]) AS k (id, count)
  WHERE lead.id = k.id RETURNING lead.id, lead.next_seq - k.count AS seq`;
const INSERT_REQUESTS = `
  WITH added AS (
    INSERT INTO request (id, binding, dedupe_key, at, rule, event_type, status, tries)
    SELECT id, binding, dedupe_key, at, rule, event_type, 'queued', 1
    FROM unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::text[], $6::text[]) AS r (id, binding, dedupe_key, at, rule, event_type)
    RETURNING n, id)
  INSERT INTO raw (n, method, path, query, headers, body)
  SELECT added.n, method, path, query, headers, body
  FROM unnest($1::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::bytea[]) AS r (id, method, path, query, headers, body)
  JOIN added ON added.id = r.id`;
const INSERT_INBOX = `
  INSERT INTO inbox (request, i, binding, lead, seq, at, late, status, event)
  SELECT request, i, binding, lead, seq, at, 0, 'queued', event
  FROM unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::bigint[], $6::bigint[], $7::text[]) AS e (request, i, binding, lead, seq, at, event)`;

/** What `acceptRequest` does with each, in four statements for all of them; the answers are in their order. */
export async function acceptUsual(session: Session, batch: readonly Usual[], change: Tally): Promise<Accepted[]> {
  const first = await firstOf(session, batch);
  const fresh = batch.filter((_, place) => first[place] === undefined);
  const next = await takeSeqs(
    session,
    fresh.flatMap(({ leads }) => leads),
  );
  const accepted = new Map(fresh.map((usual) => [usual, acceptedOf(usual, next)]));
  if (fresh.length > 0) await insert(session, accepted);
  change.inbox += fresh.reduce((sum, { leads }) => sum + leads.length, 0);
  return batch.map(
    (usual, place) => accepted.get(usual) ?? { duplicate: true, requestId: first[place] ?? usual.input.id, rows: [], wake: [] },
  );
}

/** Per request: the id of the one that came with its dedupe key before, in the store or in this batch. */
async function firstOf(session: Session, batch: readonly Usual[]): Promise<(string | undefined)[]> {
  const keyed = batch.flatMap(({ input }, place) => (input.dedupeKey === null ? [] : [{ place, input, key: input.dedupeKey }]));
  const stored = new Map<number, string>();
  if (keyed.length > 0) {
    const columns = [keyed.map(({ input }) => encodeText(input.binding)), keyed.map(({ key }) => encodeText(key))];
    for (const row of await session.query(KNOWN, ...columns)) stored.set(integer(row, "i") - 1, text(row, "id"));
  }
  const first: (string | undefined)[] = batch.map(() => undefined);
  const seen = new Map<string, string>();
  for (const [index, { place, input, key }] of keyed.entries()) {
    const word = JSON.stringify([input.binding, key]);
    first[place] = stored.get(index) ?? seen.get(word);
    if (first[place] === undefined) seen.set(word, input.id);
  }
  return first;
}

/** The next number of each lead; as many as it is named times are taken. */
async function takeSeqs(session: Session, leads: readonly string[]): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const lead of leads) counts.set(lead, (counts.get(lead) ?? 0) + 1);
  if (counts.size === 0) return new Map();
  const rows = await session.query(TAKE_SEQS, [...counts.keys()], [...counts.values()]);
  return new Map(rows.map((row) => [text(row, "id"), integer(row, "seq")]));
}

function acceptedOf({ input, leads }: Usual, next: Map<string, number>): Accepted {
  const rows = leads.map((leadId) => {
    const seq = next.get(leadId) ?? 0;
    next.set(leadId, seq + 1);
    return { leadId, seq, as: "queued" as const };
  });
  return { duplicate: false, requestId: input.id, rows, wake: [...new Set(leads)], complete: true };
}

async function insert(session: Session, accepted: ReadonlyMap<Usual, Accepted>): Promise<void> {
  const inputs = [...accepted.keys()].map(({ input }) => input);
  const column = <T>(value: (input: Accept) => T): T[] => inputs.map(value);
  const requests = session.query(
    INSERT_REQUESTS,
    column(({ id }) => encodeText(id)),
    column(({ binding }) => encodeText(binding)),
    column(({ dedupeKey }) => (dedupeKey === null ? null : encodeText(dedupeKey))),
    column(({ at }) => whole(at, "accept.at")),
    column(({ rule }) => encodeText(rule)),
    column(({ eventType }) => (eventType === undefined ? null : encodeText(eventType))),
    column(({ raw }) => encodeText(raw.method)),
    column(({ raw }) => encodeText(raw.path)),
    column(({ raw }) => encodeText(JSON.stringify(raw.query))),
    column(({ raw }) => encodeText(JSON.stringify(raw.headers))),
    column(({ raw }) => Buffer.from(raw.body.buffer, raw.body.byteOffset, raw.body.byteLength)),
  );
  const events = [...accepted].flatMap(([{ input }, { rows }]) => input.events.map(({ event }, i) => ({ input, event, i, row: rows[i] })));
  const inbox = session.query(
    INSERT_INBOX,
    events.map(({ input }) => encodeText(input.id)),
    events.map(({ i }) => i),
    events.map(({ input }) => encodeText(input.binding)),
    events.map(({ row }) => row?.leadId),
    events.map(({ row }) => row?.seq),
    events.map(({ input }) => whole(input.at, "accept.at")),
    events.map(({ event }) => encodeText(JSON.stringify(event))),
  );
  await Promise.all([requests, inbox]);
}
