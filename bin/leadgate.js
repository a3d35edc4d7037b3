#!/usr/bin/env node
// A clone runs the TypeScript sources as they are; an installed package has dist/, because Node refuses .ts in node_modules.
import { existsSync } from "node:fs";
// The default export: an import by a name that an older Node lacks would end it before it can say that it is too old.
import module from "node:module";

const [major] = process.versions.node.split(".");
if (Number(major) < 24) {
  process.stderr.write(`leadgate needs Node 24 or newer; this is ${process.version}\n`);
  process.exit(1);
}
module.enableCompileCache?.();
const isBuilt = existsSync(new URL("../dist/main.js", import.meta.url));
// Not import(), which takes turns of the loop for each of some hundred modules: a tenth of a start.
const require = module.createRequire(import.meta.url);
const load = (name) => require(isBuilt ? `../dist/${name}.js` : `../src/${name}.ts`);
const { main } = load("main");
// The usual command: what it loads itself is there by then.
const [command = "serve"] = process.argv.slice(2);
if (command === "serve") load("commands/serve");
await main();
