import type { DefinitionSource, Finding, Provider } from "./provider.ts";

/**
 * A definition file, compiled: checked against schemas/provider.schema.json, every expression parsed once. No provider
 * when a finding is an error. `examples` (default true) also runs its examples: a failing one is an error.
 */
export async function compileProvider(
  source: DefinitionSource,
  options: { examples?: boolean } = {},
): Promise<{ provider?: Provider; findings: readonly Finding[] }> {
  throw new Error(`not yet: ${source.file} ${String(options.examples)}`);
}
