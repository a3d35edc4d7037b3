import { GatewayError } from "../../errors.ts";
import { acceptRequest } from "../sql/accept.ts";
import { keysOf } from "../sql/aliases.ts";
import { integer, text, textOrNull } from "../sql/rows.ts";
import { add, NOTHING } from "../sql/tally.ts";
import type { Tally } from "../sql/tally.ts";
import type { Accept, AcceptEvent, Accepted } from "../store.ts";
import { acceptUsual, usualOf } from "./accept-usual.ts";
import { encodeText } from "./dialect.ts";
import { runGroups } from "./line.ts";
import type { Settled } from "./line.ts";
import type { Session } from "./session.ts";

/** What may change who is whom, or which row waits for whom, goes one after the other over all instances. */
export const LOCK_UNKNOWN = "SELECT pg_advisory_xact_lock(hashtextextended(current_schema() || ' unknown leads', 0))";

const LEADS_OF_KEYS = `
  SELECT k.i, alias.lead FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY AS k (binding, kind, value, i)
  JOIN alias ON alias.binding = k.binding AND alias.kind = k.kind AND alias.value = k.value`;

/** In one order everywhere, so that no two batches wait for each other. */
const LOCK_LEADS = "SELECT id, owner, version FROM lead WHERE id = ANY($1::text[]) ORDER BY id FOR UPDATE";

export interface LockedLead {
  readonly owner: string | null;
  readonly version: number;
}

/** Locks leads, in the order of their ids; gives those that exist. */
export async function lockLeads(session: Session, ids: Iterable<string>): Promise<Map<string, LockedLead>> {
  const rows = await session.query(LOCK_LEADS, [...new Set(ids)].map(encodeText));
  return new Map(rows.map((row) => [text(row, "id"), { owner: textOrNull(row, "owner"), version: integer(row, "version") }]));
}

/** Requests accepted in one transaction, in their order; those that have nothing in common go side by side. */
export async function acceptAll(
  session: Session,
  inputs: readonly Accept[],
  limits: { waiting: number },
  change: Tally,
): Promise<{ answers: Settled<Accepted>[]; leads: ReadonlyMap<string, LockedLead> }> {
  const keys = inputs.flatMap((input, of) =>
    input.events.flatMap((event) => keysOf(event).map((key) => ({ of, event, binding: input.binding, ...key }))),
  );
  const columns = [
    keys.map(({ binding }) => encodeText(binding)),
    keys.map(({ kind }) => encodeText(kind)),
    keys.map(({ value }) => encodeText(value)),
  ];
  const leadsOfKeys = async () =>
    new Map((await session.query(LEADS_OF_KEYS, ...columns)).map((row) => [integer(row, "i") - 1, text(row, "lead")]));

  let known = keys.length === 0 ? new Map<number, string>() : await leadsOfKeys();
  const isNew = inputs.map(({ retryOf }) => retryOf !== undefined);
  for (const [index, { of }] of keys.entries()) if (!known.has(index)) isNew[of] = true;
  if (isNew.includes(true)) {
    await session.query(LOCK_UNKNOWN);
    known = keys.length === 0 ? known : await leadsOfKeys();
  }
  const named = inputs.flatMap((input, of) => input.events.flatMap(({ leadId }) => (leadId === undefined ? [] : [{ of, leadId }])));
  // Who is whom counts as it is under the locks: another instance may have given a chat to another person meanwhile.
  const [leads, current] = await Promise.all([
    lockLeads(session, [...known.values(), ...named.map(({ leadId }) => leadId)]),
    keys.length === 0 ? known : leadsOfKeys(),
  ]);

  // What two requests share decides their order: a lead, a dedupe key, or that they may make a lead known.
  const shared: (readonly [string, number])[] = [
    ...[...current].map(([index, lead]) => [`lead ${lead}`, keys[index]?.of ?? 0] as const),
    ...named.map(({ leadId, of }) => [`lead ${leadId}`, of] as const),
    ...inputs.flatMap(({ binding, dedupeKey }, of) =>
      dedupeKey === null ? [] : [[`key ${JSON.stringify([binding, dedupeKey])}`, of] as const],
    ),
    ...isNew.flatMap((unknown, of) => (unknown ? [["new", of] as const] : [])),
  ];
  const leadsOf = new Map<AcceptEvent, Set<string | undefined>>();
  for (const [index, { event }] of keys.entries()) leadsOf.set(event, (leadsOf.get(event) ?? new Set()).add(current.get(index)));
  const usual = inputs.map((input, of) => (isNew[of] === true ? undefined : usualOf(input, leadsOf, leads)));
  const answers: Settled<Accepted>[] = [];
  const accept = async (of: number) => {
    const input = inputs[of];
    if (!input) return;
    const own = { ...NOTHING };
    answers[of] = { value: await session.drive(acceptRequest(input, limits, own)) };
    add(change, own);
  };
  const all = groups(inputs.length, shared);
  // Those that share something keep their order among themselves, so all of them are usual, or none is taken for it.
  const isUsual = (group: readonly number[]) => group.every((of) => usual[of] !== undefined);
  const together = all
    .filter(isUsual)
    .flat()
    .toSorted((a, b) => a - b);
  const done = await acceptUsual(
    session,
    together.flatMap((of) => usual[of] ?? []),
    change,
  );
  for (const [index, of] of together.entries()) answers[of] = { value: done[index] as Accepted };
  const others = all.filter((group) => !isUsual(group));
  const meetsNew = (group: readonly number[]) => group.some((of) => isNew[of] === true);
  await runGroups(
    others.filter((group) => !meetsNew(group)),
    accept,
  );
  // These are the ones that can be refused. Nothing else runs beside them, so each can be undone by itself.
  for (const of of others.filter(meetsNew).flat()) {
    session.tell("SAVEPOINT one");
    try {
      await accept(of);
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      session.tell("ROLLBACK TO SAVEPOINT one");
      answers[of] = { error };
    }
  }
  return { answers, leads };
}

/** Numbers below `count` in groups: those that share a word are in one, each group in order. */
export function groups(count: number, shared: Iterable<readonly [string, number]>): number[][] {
  const parent = Array.from({ length: count }, (_, number) => number);
  const root = (number: number): number => {
    let top = number;
    while (parent[top] !== top) top = parent[top] ?? top;
    parent[number] = top;
    return top;
  };
  const first = new Map<string, number>();
  for (const [word, number] of shared) {
    const other = first.get(word);
    if (other === undefined) first.set(word, number);
    else parent[root(number)] = root(other);
  }
  return [...Map.groupBy(parent.keys(), root).values()];
}
