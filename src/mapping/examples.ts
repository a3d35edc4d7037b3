import type { DefinitionSource, Position, Provider } from "./provider.ts";

export interface ExampleResult {
  readonly file: string;
  readonly title: string;
  readonly ok: boolean;
  /** Why not: one line per field that differs. */
  readonly diff?: string;
  readonly position: Position;
}

export interface ExamplesReport {
  readonly results: readonly ExampleResult[];
  /** What no example touches: "endpoint / route", and commands. */
  readonly untouched: { readonly routes: readonly string[]; readonly commands: readonly string[] };
}

/** Runs every example of a definition; needs no network. */
export async function runExamples(provider: Provider, source: DefinitionSource): Promise<ExamplesReport> {
  throw new Error(`not yet: ${provider.name} ${source.file}`);
}
