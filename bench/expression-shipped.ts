import { readFileSync, readdirSync } from "node:fs";
import { getHeapStatistics } from "node:v8";
import { isDeepStrictEqual } from "node:util";
import jsonata from "jsonata";
import { parse, parseAllDocuments } from "yaml";
import { compileExpression } from "../src/mapping/expression/expression.ts";
import { compileCapabilities } from "../src/mapping/capabilities.ts";
import { createCompiler } from "../src/mapping/compiler.ts";
import type { DefinitionFile } from "../src/mapping/definition-file.ts";
import { compileInbound } from "../src/mapping/inbound.ts";
import { compileOutbound } from "../src/mapping/outbound.ts";
import { compileSetup } from "../src/mapping/setup.ts";
import { BY_HAND } from "./expression-by-hand.ts";

/** One mapping of a shipped definition and an input that one of its own examples gives it. */
export interface ShippedMapping {
  readonly title: string;
  readonly source: string;
  readonly functions: Readonly<Record<string, string>>;
  readonly input: Readonly<Record<string, unknown>>;
}

interface Definition {
  readonly functions?: Readonly<Record<string, string>>;
  readonly inbound?: readonly { readonly routes: readonly { readonly name: string; readonly when?: string; readonly event?: string }[] }[];
  readonly outbound?: Readonly<Record<string, CommandFile>>;
}

interface CommandFile {
  readonly json?: string;
  readonly steps?: readonly { readonly name: string; readonly json?: string }[];
}

interface Example {
  readonly title?: string;
  readonly request?: { readonly body?: unknown };
  readonly command?: { readonly type: string };
  readonly binding?: unknown;
}

const providers = new URL("../providers/", import.meta.url);

/** The event mapping of every route and the bodies of every command, once each. */
export function shippedMappings(): ShippedMapping[] {
  const all = mappedExamples();
  return all.filter(({ title }, index) => all.findIndex((other) => other.title === title) === index);
}

/** The same with every input that an example gives. */
export function mappedExamples(): ShippedMapping[] {
  const found: ShippedMapping[] = [];
  for (const name of readdirSync(providers)) {
    const definition = parse(readFileSync(new URL(`${name}/provider.yaml`, providers), "utf8")) as Definition;
    const folder = new URL(`${name}/examples/`, providers);
    const given = parse(readFileSync(new URL("_binding.yaml", folder), "utf8")) as Readonly<Record<string, unknown>>;
    for (const file of readdirSync(folder)) {
      for (const document of parseAllDocuments(readFileSync(new URL(file, folder), "utf8"))) {
        const example = ("toJS" in document ? document.toJS() : undefined) as Example | undefined;
        if (example) found.push(...mappingsOf(name, definition, example, given));
      }
    }
  }
  return found;
}

function mappingsOf(name: string, definition: Definition, example: Example, given: Readonly<Record<string, unknown>>): ShippedMapping[] {
  const functions = definition.functions ?? {};
  const common = {
    settings: given["settings"] ?? given,
    binding: { id: name, ...given },
    webhookKey: "KEY",
    at: "2026-01-01T00:00:00.000Z",
  };
  if (example.command) {
    const file = definition.outbound?.[example.command.type];
    const title = `${name}: ${example.command.type}`;
    const input = {
      captured: {},
      history: [],
      attempt: 1,
      id: "00000000-0000-5000-8000-000000000000",
      lead: {},
      dialog: {},
      ...common,
      ...example,
    };
    if (file?.json !== undefined) return [{ title, source: file.json, functions, input }];
    return (file?.steps ?? []).flatMap((step) =>
      step.json === undefined ? [] : [{ title: `${title}, ${step.name}`, source: step.json, functions, input }],
    );
  }
  const input = { method: "POST", path: {}, query: {}, headers: {}, ...common, body: example.request?.body };
  if (input.body === undefined) return [];
  for (const { routes } of definition.inbound ?? []) {
    for (const { name: route, when, event } of routes) {
      if (event === undefined || when === undefined || compileExpression(when, { functions }).evaluate(input) !== true) continue;
      return [{ title: `${name}: ${route}`, source: event, functions, input }];
    }
  }
  return [];
}

export interface Compared {
  /** Nanoseconds per evaluation. */
  readonly ours: number;
  readonly interpreter: number;
  /** Absent: nobody has written it by hand. */
  readonly byHand?: number;
  /** What one evaluation takes from the heap. */
  readonly bytes: number;
  readonly bytesByHand?: number;
}

/** All ways in turns. */
export async function compare(mapping: ShippedMapping, milliseconds: number): Promise<Compared> {
  const { source, functions, input, title } = mapping;
  const compiled = compileExpression(source, { functions });
  const interpreter = jsonata(`(${preludeOf(source, functions)}\n${source}\n)`);
  const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
  const result = compiled.evaluate(input);
  if (!isDeepStrictEqual(result, plain(await interpreter.evaluate(input))))
    throw new Error(`${title}: the interpreter gives something else`);
  const byHand = BY_HAND.get(title);

  const ways: Record<string, () => unknown> = {
    ours: () => compiled.evaluate(input),
    interpreter: () => interpreter.evaluate(input),
    ...(byHand ? { byHand: () => byHand(input) } : {}),
  };
  const best: Record<string, number> = {};
  for (let round = 0; round < 3; round += 1) {
    for (const [way, evaluate] of Object.entries(ways)) best[way] = Math.min(best[way] ?? Infinity, await time(evaluate, milliseconds));
  }
  return {
    ours: best["ours"] ?? 0,
    interpreter: best["interpreter"] ?? 0,
    bytes: bytesPer(() => compiled.evaluate(input)),
    ...(byHand ? { byHand: best["byHand"] ?? 0, bytesByHand: bytesPer(() => byHand(input)) } : {}),
  };
}

/** Definitions need only the functions that the mapping names, directly or through others. */
export function preludeOf(source: string, functions: Readonly<Record<string, string>>): string {
  const needed = new Set<string>();
  const visit = (text: string): void => {
    for (const [name, code] of Object.entries(functions)) {
      if (needed.has(name) || !new RegExp(`\\$${name}\\b`).test(text)) continue;
      needed.add(name);
      visit(code);
    }
  };
  visit(source);
  return [...needed].map((name) => `$${name} := (${functions[name]});`).join(" ");
}

/** The last result: a compiler may not leave out what somebody looks at. */
export let kept: unknown;

async function time(evaluate: () => unknown, milliseconds: number): Promise<number> {
  const began = performance.now();
  let count = 0;
  while (performance.now() - began < milliseconds) {
    for (let index = 0; index < 20; index += 1) {
      kept = evaluate();
      // Nobody waits for what is there already.
      if (kept instanceof Promise) await kept;
    }
    count += 20;
  }
  return Math.round(((performance.now() - began) * 1e6) / count);
}

/** The median of short series: a collection in between makes one of them useless, not all. */
function bytesPer(evaluate: () => unknown): number {
  const series: number[] = [];
  for (let round = 0; round < 21; round += 1) {
    const before = getHeapStatistics().used_heap_size;
    for (let index = 0; index < 100; index += 1) kept = evaluate();
    series.push((getHeapStatistics().used_heap_size - before) / 100);
  }
  return Math.round(series.toSorted((one, two) => one - two)[10] ?? 0);
}

/** Milliseconds of processor time to compile every mapping of every shipped definition: to be called before anything else was compiled. */
export function compileAll(): number {
  const definitions = readdirSync(providers).map((name) => {
    const raw = parse(readFileSync(new URL(`${name}/provider.yaml`, providers), "utf8")) as DefinitionFile;
    return { raw, source: { file: name, raw, locate: () => ({ file: name, line: 1, col: 1 }), examples: [] } };
  });
  const began = process.threadCpuUsage();
  for (const { raw, source } of definitions) {
    const settings = Object.keys((raw.settings?.["properties"] ?? {}) as object);
    const compiler = createCompiler(source, { functions: raw.functions ?? {}, settings });
    for (const [name, text] of Object.entries(raw.functions ?? {})) compiler.expression(text, ["functions", name], {});
    compileCapabilities(raw.capabilities ?? {}, compiler);
    compileInbound(raw.inbound ?? [], compiler);
    compileOutbound(raw.outbound ?? {}, compiler);
    compileSetup(raw.setup ?? {}, compiler);
  }
  const { user, system } = process.threadCpuUsage(began);
  return Math.round((user + system) / 1_000);
}
