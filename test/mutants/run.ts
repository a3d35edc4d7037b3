/**
 * `npm run test:mutants [-- --only <part of a name>]`
 * Takes one guard after the other out of a copy of the tree, runs the tests that must notice, and expects each of those files to
 * fail. Prints a table and one JSON line; ends with 1 when a mutant lives, or could not be tried. Takes half an hour.
 */
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, relative } from "node:path";
import { parseArgs } from "node:util";
import { ROOT } from "../sources.ts";
import { MUTANTS } from "./mutants.ts";

const { values } = parseArgs({ options: { only: { type: "string", default: "" } } });
/** Milliseconds for one test file. */
const LIMIT = 300_000;
const LEFT_OUT: ReadonlySet<string> = new Set([".git", "node_modules", "dist", ".data"]);

interface Report {
  readonly testResults: readonly {
    readonly message: string;
    readonly assertionResults: readonly { readonly status: string; readonly title: string }[];
  }[];
}

/** The titles of the tests that failed; what is no failed test (a file that cannot be loaded, no end) is an error in words. */
async function failing(tree: string, file: string): Promise<{ readonly tests: readonly string[]; readonly error?: string }> {
  const out = join(tree, "report.json");
  rmSync(out, { force: true });
  const child = spawn(process.execPath, ["node_modules/vitest/vitest.mjs", "run", file, "--reporter=json", `--outputFile=${out}`], {
    cwd: tree,
    stdio: "ignore",
    detached: true,
  });
  const late = await new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => {
      // With the processes that its tests have started.
      if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
      resolve(true);
    }, LIMIT);
    child.once("exit", () => {
      clearTimeout(timer);
      resolve(false);
    });
  });
  if (late) return { tests: [], error: `no end within ${LIMIT / 1_000} s` };
  try {
    const { testResults } = JSON.parse(readFileSync(out, "utf8")) as Report;
    const tests = testResults.flatMap(({ assertionResults }) =>
      assertionResults.filter(({ status }) => status === "failed").map(({ title }) => title),
    );
    const ran = testResults.some(({ assertionResults }) =>
      assertionResults.some(({ status }) => status === "passed" || status === "failed"),
    );
    return ran ? { tests } : { tests, error: `no test ran: ${testResults[0]?.message.split("\n")[0]}` };
  } catch {
    return { tests: [], error: "it wrote no report" };
  }
}

const chosen = MUTANTS.filter(({ name }) => name.includes(values.only));
const tree = mkdtempSync(join(tmpdir(), "leadgate-mutants-"));
const began = Date.now();
const rows: { name: string; promises: string; file: string; verdict: string; test: string }[] = [];
try {
  cpSync(ROOT, tree, { recursive: true, filter: (source) => !LEFT_OUT.has(basename(source)) || relative(ROOT, source).includes("/") });
  symlinkSync(join(ROOT, "node_modules"), join(tree, "node_modules"));
  const tell = (row: (typeof rows)[number]): void => {
    rows.push(row);
    console.error(`${row.verdict.padEnd(8)} ${row.name}: ${row.file}${row.test === "" ? "" : `: ${row.test}`}`);
  };

  // A test that fails by itself proves nothing.
  for (const file of new Set(chosen.flatMap(({ red }) => red))) {
    const { tests, error } = await failing(tree, file);
    if (error !== undefined || tests.length > 0)
      tell({ name: "nothing was changed", promises: "", file, verdict: "error", test: error ?? tests.join("; ") });
  }
  for (const { name, promises, edits, red } of chosen) {
    const before = new Map(edits.map(({ file }) => [file, readFileSync(join(tree, file), "utf8")]));
    const lost = edits.find(({ file, find }) => before.get(file)?.split(find).length !== 2);
    if (lost) {
      tell({ name, promises: promises.join(" "), file: lost.file, verdict: "error", test: "its text is not there exactly once" });
      continue;
    }
    for (const { file, find, replace } of edits)
      writeFileSync(
        join(tree, file),
        readFileSync(join(tree, file), "utf8").replace(find, () => replace),
      );
    for (const file of red) {
      const { tests, error } = await failing(tree, file);
      const verdict = tests.length > 0 ? "red" : error === undefined ? "LIVES" : "error";
      tell({ name, promises: promises.join(" "), file, verdict, test: tests[0] ?? error ?? "" });
    }
    for (const [file, text] of before) writeFileSync(join(tree, file), text);
  }
} finally {
  rmSync(tree, { recursive: true, force: true });
}
console.error("\n| mutant | promise | turns red |\n| --- | --- | --- |");
for (const { name, promises } of chosen) {
  const red = rows
    .filter((row) => row.name === name)
    .map(({ verdict, file, test }) => (verdict === "red" ? `\`${file}\`: ${test}` : `${verdict}: ${file}`));
  console.error(`| ${name} | ${promises.join(" ")} | ${red.join("<br>")} |`);
}
const count = (verdict: string): number => rows.filter((row) => row.verdict === verdict).length;
const result = { mutants: chosen.length, runs: rows.length, red: count("red"), lives: count("LIVES"), errors: count("error") };
console.log(JSON.stringify({ ...result, seconds: Math.round((Date.now() - began) / 1_000) }));
process.exit(result.lives + result.errors === 0 ? 0 : 1);
