import type { Move, Plan } from "./moves.ts";
import { inWords } from "./moves.ts";
import type { Played } from "./world.ts";

const CALM_LIMITS = { lanes: 50, running: 8, inFlight: 4, queue: 100, sleepers: 100, pages: { inbox: 50, outbox: 50 } };

/**
 * The smallest plan that still breaks the same promise: without the moves, leads, faults and choices that do not matter.
 * `tries` bounds how often it is played.
 */
export async function shrink(plan: Plan, play: (plan: Plan) => Promise<Played>, tries = 600): Promise<{ plan: Plan; played: Played }> {
  let best = { plan, played: await play(plan) };
  const wanted = kindOf(best.played.failure);
  if (wanted === undefined) return best;
  let left = tries;

  async function accept(next: Plan): Promise<boolean> {
    if (left <= 0 || JSON.stringify(next) === JSON.stringify(best.plan)) return false;
    left -= 1;
    const played = await play(next);
    if (kindOf(played.failure) !== wanted) return false;
    best = { plan: next, played };
    return true;
  }

  for (let before = Infinity; sizeOf(best.plan) < before && left > 0;) {
    before = sizeOf(best.plan);
    await dropMoves();
    await dropLeads();
    for (let n = 0; n < best.plan.moves.length; n += 1) await simplify(n);
    await accept({ ...best.plan, options: { ...best.plan.options, limits: CALM_LIMITS } });
    await accept({ ...best.plan, botAtTheEnd: "well" });
    await accept({ ...best.plan, endSalt: 0 });
  }
  return best;

  /** Delta debugging: ever smaller chunks are left out while it still fails. */
  async function dropMoves(): Promise<void> {
    for (let size = Math.ceil(best.plan.moves.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2))
      for (let from = 0; from < best.plan.moves.length;) {
        const moves = [...best.plan.moves.slice(0, from), ...best.plan.moves.slice(from + size)];
        if (!(await accept({ ...best.plan, moves }))) from += size;
      }
  }

  async function dropLeads(): Promise<void> {
    for (let lead = best.plan.leads.length - 1; lead >= 0 && best.plan.leads.length > 1; lead -= 1) {
      const moves = best.plan.moves.flatMap((move): Move[] => {
        if (!("lead" in move.act)) return [move];
        if (move.act.lead === lead) return [];
        return [{ ...move, act: { ...move.act, lead: move.act.lead - (move.act.lead > lead ? 1 : 0) } }];
      });
      await accept({ ...best.plan, moves, leads: best.plan.leads.filter((_, n) => n !== lead) });
    }
  }

  async function simplify(n: number): Promise<void> {
    const change = (patch: Partial<Move>) =>
      accept({ ...best.plan, moves: best.plan.moves.map((move, each) => (each === n ? { ...move, ...patch } : move)) });
    const { act, releases } = best.plan.moves[n]!;
    if (releases > 0 && !(await change({ releases: 0, salt: 0 }))) {
      await change({ salt: 0 });
      await change({ releases: Math.floor(releases / 2) });
    }
    if ("times" in act && act.times > 1) await change({ act: { ...act, times: 1 } });
  }
}

/** What a person reads: the moves, and what broke. */
export function story({ plan, played }: { readonly plan: Plan; readonly played: Played }): string {
  const { limits, readsEarly: _, ...policies } = plan.options;
  return [
    `seed ${plan.seed}: ${played.failure ?? "nothing is wrong"}`,
    `leads: ${plan.leads.map((kind, n) => `${n + 1} on ${kind}`).join(", ")}; lanes ${limits.lanes}, sleepers ${limits.sleepers}; ${JSON.stringify(policies)}`,
    ...plan.moves.map((move, n) => `${String(n + 1).padStart(3)}. ${inWords(move, plan.leads)}`),
    `     then all is well again, each lead writes once more, and the bot is ${plan.botAtTheEnd}`,
    "what happened last:",
    ...played.trace.slice(-25).map((line) => `     ${line}`),
  ].join("\n");
}

/** Two failures are the same when only their numbers and words differ. */
export function kindOf(failure: string | undefined): string | undefined {
  return failure
    ?.replaceAll(/"[^"]*"/g, '""')
    .replaceAll(/lead[- ]\d+(?:-\w+)?/g, "lead")
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]+/g, "id")
    .replaceAll(/\d+/g, "0");
}

function sizeOf({ moves, leads }: Plan): number {
  return moves.length * 100 + leads.length * 10 + moves.reduce((sum, { releases }) => sum + releases, 0);
}
