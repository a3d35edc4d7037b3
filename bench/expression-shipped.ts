import { readFileSync, readdirSync } from "node:fs";
import { getHeapStatistics } from "node:v8";
import { isDeepStrictEqual } from "node:util";
import jsonata from "jsonata";
import { parse, parseAllDocuments } from "yaml";
import { compileExpression } from "../src/mapping/expression/expression.ts";

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
  readonly outbound?: Readonly<Record<string, { readonly json?: string }>>;
}

interface Example {
  readonly title?: string;
  readonly request?: { readonly body?: unknown };
  readonly command?: { readonly type: string };
  readonly binding?: unknown;
}

const providers = new URL("../providers/", import.meta.url);

/** The event mapping of every route and the body of every command, once each. */
export async function shippedMappings(): Promise<ShippedMapping[]> {
  const found: ShippedMapping[] = [];
  for (const name of readdirSync(providers)) {
    const definition = parse(readFileSync(new URL(`${name}/provider.yaml`, providers), "utf8")) as Definition;
    const folder = new URL(`${name}/examples/`, providers);
    const given = parse(readFileSync(new URL("_binding.yaml", folder), "utf8")) as Readonly<Record<string, unknown>>;
    for (const file of readdirSync(folder)) {
      for (const document of parseAllDocuments(readFileSync(new URL(file, folder), "utf8"))) {
        const example = ("toJS" in document ? document.toJS() : undefined) as Example | undefined;
        const mapping = example && (await mappingOf(name, definition, example, given));
        if (mapping && !found.some(({ title }) => title === mapping.title)) found.push(mapping);
      }
    }
  }
  return found;
}

async function mappingOf(
  name: string,
  definition: Definition,
  example: Example,
  given: Readonly<Record<string, unknown>>,
): Promise<ShippedMapping | undefined> {
  const functions = definition.functions ?? {};
  const common = {
    settings: given["settings"] ?? given,
    binding: { id: name, ...given },
    webhookKey: "KEY",
    at: "2026-01-01T00:00:00.000Z",
  };
  if (example.command) {
    const source = definition.outbound?.[example.command.type]?.json;
    const input = { history: [], attempt: 1, id: "00000000-0000-5000-8000-000000000000", lead: {}, dialog: {}, ...common, ...example };
    return source === undefined ? undefined : { title: `${name}: ${example.command.type}`, source, functions, input };
  }
  const input = { method: "POST", path: {}, query: {}, headers: {}, ...common, body: example.request?.body };
  if (input.body === undefined) return undefined;
  for (const { routes } of definition.inbound ?? []) {
    for (const { name: route, when, event } of routes) {
      if (event === undefined || when === undefined || compileExpression(when, { functions }).evaluate(input) !== true) continue;
      return { title: `${name}: ${route}`, source: event, functions, input };
    }
  }
  return undefined;
}

/** Nanoseconds of both ways, in turns, and bytes that one compiled evaluation takes from the heap. */
export async function compare(
  mapping: ShippedMapping,
  milliseconds: number,
): Promise<{ ours: number; interpreter: number; bytes: number }> {
  const { source, functions, input } = mapping;
  const compiled = compileExpression(source, { functions });
  const interpreter = jsonata(`(${preludeOf(source, functions)}\n${source}\n)`);
  const results = [compiled.evaluate(input), JSON.parse(JSON.stringify(await interpreter.evaluate(input)))];
  if (!isDeepStrictEqual(results[0], results[1])) throw new Error(`${mapping.title}: the two ways do not give the same`);
  const samples: [number, number][] = [];
  for (let round = 0; round < 3; round += 1) {
    samples.push([await time(() => compiled.evaluate(input), milliseconds), await time(() => interpreter.evaluate(input), milliseconds)]);
  }
  const best = (way: 0 | 1): number => Math.min(...samples.map((sample) => sample[way]));
  return { ours: best(0), interpreter: best(1), bytes: bytesPer(() => compiled.evaluate(input)) };
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
