/* node test/simulation/run.ts --seeds 10000 --from 1: plays so many seeds; one JSON line of figures at the end. */
import { parseArgs } from "node:util";
import { planOf } from "./moves.ts";
import { shrink, story } from "./shrink.ts";
import { play } from "./world.ts";
import type { Figures } from "./world.ts";

const FAILURES_SHOWN = 5;

const { values } = parseArgs({
  options: { seeds: { type: "string", default: "1000" }, from: { type: "string", default: "1" } },
});
const from = Number(values.from);
const seeds = Number(values.seeds);
if (!Number.isInteger(from) || !Number.isInteger(seeds) || seeds < 1)
  throw new Error(`expected whole numbers, came --seeds ${values.seeds} --from ${values.from}`);

const began = Date.now();
const sum: Record<keyof Figures, number> = {
  steps: 0,
  events: 0,
  commands: 0,
  calls: 0,
  crashes: 0,
  faults: 0,
  repeats: 0,
  dead: 0,
  erased: 0,
};
const failed: number[] = [];
for (let seed = from; seed < from + seeds; seed += 1) {
  const { failure, figures } = await play(planOf(seed));
  for (const key of Object.keys(sum) as (keyof Figures)[]) sum[key] += figures[key];
  if (failure === undefined) continue;
  failed.push(seed);
  if (failed.length <= FAILURES_SHOWN) console.error(`${story(await shrink(planOf(seed), play))}\n`);
}
const seconds = Math.round((Date.now() - began) / 100) / 10;
console.log(JSON.stringify({ seeds, from, ...sum, failures: failed.length, seconds, ...(failed.length > 0 ? { failed } : {}) }));
process.exitCode = failed.length > 0 ? 1 : 0;
