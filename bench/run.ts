/** `npm run bench -- <name> [--options]`: progress on stderr, one JSON line of figures on stdout. */
import { parseArgs } from "node:util";

/** One question each. `defaults` are its options, as written on the command line. */
export interface Bench {
  readonly defaults: Readonly<Record<string, string>>;
  run(options: Readonly<Record<string, string>>, progress: (text: string) => void): Promise<Readonly<Record<string, unknown>>>;
}

const BENCHES: Readonly<Record<string, () => Promise<{ bench: Bench }>>> = {
  webhook: () => import("./webhook.ts"),
  expression: () => import("./expression.ts"),
  inside: () => import("./inside.ts"),
  mirror: () => import("./mirror.ts"),
  engines: () => import("./engines.ts"),
  outage: () => import("./outage.ts"),
  store: () => import("./store.ts"),
  start: () => import("./start.ts"),
};

const [name = "", ...rest] = process.argv.slice(2);
const load = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined;
if (load === undefined) {
  console.error(`npm run bench -- <${Object.keys(BENCHES).join("|")}> [--options]`);
  process.exit(2);
}
const { bench } = await load();
const { values } = parseArgs({
  args: rest,
  options: Object.fromEntries(Object.entries(bench.defaults).map(([key, value]) => [key, { type: "string" as const, default: value }])),
});
const figures = await bench.run(values as Record<string, string>, (text) => console.error(text));
console.log(JSON.stringify({ bench: name, ...figures }));
process.exit(0);
