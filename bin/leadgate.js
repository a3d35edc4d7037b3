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
const built = new URL("../dist/main.js", import.meta.url);
const { main } = await import(existsSync(built) ? built.href : new URL("../src/main.ts", import.meta.url).href);
await main();
