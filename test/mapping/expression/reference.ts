import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Script } from "node:vm";
import type jsonata from "jsonata";

const WRITES = "input.push(undefined);";

/**
 * The interpreter, but for one place where it writes on what it was given: an object constructor that meets an empty array
 * puts something into it, so that it is not empty any more for whoever looks next. Ours never writes there.
 */
export const reference = load();

function load(): typeof jsonata {
  const source = readFileSync(createRequire(import.meta.url).resolve("jsonata"), "utf8");
  if (source.split(WRITES).length !== 2) throw new Error("jsonata is written differently by now: is it still wrong?");
  const script = new Script(`(module, exports) => {${source.replace(WRITES, "input = focus.createSequence(undefined);")}\n}`);
  const module: { exports: unknown } = { exports: {} };
  (script.runInThisContext() as (module: object, exports: unknown) => void)(module, module.exports);
  return module.exports as typeof jsonata;
}
