import { readFileSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { findDefinitions, loadDefinition } from "../config/definitions.ts";
import type { DefinitionFolder } from "../config/definitions.ts";
import { parseYaml } from "../config/yaml.ts";
import { createCoverage } from "../mapping/coverage.ts";
import type { Untouched } from "../mapping/coverage.ts";
import { compileProvider } from "../mapping/definition.ts";
import { runExamples } from "../mapping/examples.ts";
import type { ExampleResult } from "../mapping/examples.ts";
import type { Finding, Position } from "../mapping/provider.ts";
import { runConformance } from "../conformance/run.ts";
import { printConformance } from "./conformance.ts";
import { line, painter, UsageError } from "./io.ts";
import type { Io } from "./io.ts";
import { configFile, printFindings, SHIPPED_PROVIDERS } from "./open.ts";

interface Tested {
  readonly provider: string;
  readonly results: readonly ExampleResult[];
  readonly untouched: readonly Untouched[];
  readonly findings: readonly Finding[];
}

/** `leadgate test`: every definition's examples, or the conformance scenario; shipped and the user's own. Needs no network and no secrets. */
export async function test(args: string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      config: { type: "string" },
      json: { type: "boolean", default: false },
      strict: { type: "boolean", default: false },
      conformance: { type: "boolean", default: false },
    },
  });
  const own = ownFolders(configFile(values.config, io));
  const definitions = findDefinitions(
    SHIPPED_PROVIDERS,
    own.folders.map((folder) => ({
      folder,
      finding: (message, hint) => ({ ...own.at, level: "error", kind: "missing.folder", message, hint }),
    })),
  );
  const { folders, findings } = definitions;
  for (const name of positionals)
    if (!folders.has(name)) throw new UsageError(`there is no definition "${name}"; there are ${[...folders.keys()].join(", ")}`);

  if (values.conformance) {
    if (values.strict) throw new UsageError("--strict is about examples: leave it out beside --conformance");
    const report = await runConformance(definitions, SHIPPED_PROVIDERS, positionals);
    return printConformance(report, io, values.json) ? 0 : 1;
  }
  const wanted = positionals.length === 0 ? [...folders.values()] : [...folders.values()].filter(({ name }) => positionals.includes(name));
  const tested: Tested[] = [];
  for (const folder of wanted) tested.push(await testOne(folder));

  const broken = [...findings, ...tested.flatMap((one) => one.findings)].some(({ level }) => level === "error");
  const failed = tested.flatMap((one) => one.results).some(({ ok }) => !ok);
  const lacking = values.strict && tested.some(({ untouched }) => untouched.length > 0);
  const ok = !broken && !failed && !lacking;
  if (values.json) line(io.stdout, JSON.stringify({ ok, findings, providers: tested }, null, 2));
  else print(tested, findings, io);
  return ok ? 0 : 1;
}

async function testOne(folder: DefinitionFolder): Promise<Tested> {
  const { provider, source, findings } = await loadDefinition(folder, { examples: false });
  const coverage = source && createCoverage(source);
  // Compiled anew, so that it tells where the examples lead.
  const watched =
    provider && source ? (await compileProvider(source, { examples: false, ...(coverage ? { coverage } : {}) })).provider : undefined;
  if (!watched || !source) return { provider: folder.name, results: [], untouched: [], findings };
  return { provider: folder.name, ...(await runExamples(watched, source, coverage)), findings };
}

/** `providers:` of gateway.yaml, read by itself: definitions can be tested where the rest of the file has no secrets yet. */
function ownFolders(file: string): { folders: readonly string[]; at: Position } {
  const at = { file, line: 1, col: 1 };
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    return { folders: [], at };
  }
  const document = parseYaml(file, text).documents[0];
  const raw: unknown = document?.raw;
  const folders = typeof raw === "object" && raw !== null && "providers" in raw ? raw.providers : undefined;
  if (!document || !Array.isArray(folders)) return { folders: [], at };
  return {
    folders: folders.filter((folder) => typeof folder === "string").map((folder) => resolve(dirname(file), folder)),
    at: document.locate(["providers"]),
  };
}

function print(tested: readonly Tested[], findings: readonly Finding[], io: Io): void {
  const paint = painter(io.stdout, io.env);
  printFindings(findings, io.stdout, io);
  for (const { provider, results, untouched, findings } of tested) {
    printFindings(findings, io.stdout, io);
    const bad = results.filter(({ ok }) => !ok);
    for (const { position, title, diff } of bad) {
      line(io.stdout, `${relative(io.cwd, position.file)}:${position.line}:${position.col} ${paint("red", "failed")} ${title}`);
      for (const text of (diff ?? "").split("\n")) line(io.stdout, `    ${text}`);
    }
    const ran = !findings.some(({ level }) => level === "error") || results.length > 0;
    const count = ran ? `${results.length - bad.length} of ${results.length} examples pass` : "not run: the definition has errors";
    line(io.stdout, `${paint(bad.length > 0 || results.length === 0 ? "red" : "green", provider)}  ${count}`);
    if (untouched.length > 0) line(io.stdout, paint("dim", "    no example touches"));
    for (const { what, position } of untouched) {
      line(io.stdout, paint("dim", `    ${relative(io.cwd, position.file)}:${position.line}:${position.col} ${what}`));
    }
  }
}
