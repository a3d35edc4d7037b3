import { describe, expect, it } from "vitest";
import { findDefinitions, loadDefinition } from "../../src/config/definitions.ts";
import { createCoverage } from "../../src/mapping/coverage.ts";
import { compileProvider } from "../../src/mapping/definition.ts";
import { runExamples } from "../../src/mapping/examples.ts";

const { folders } = findDefinitions("providers", []);

describe.each([...folders.values()])("the examples of $name", async (folder) => {
  const { source, findings } = await loadDefinition(folder, { examples: false });
  if (!source) throw new Error("cannot be read");
  const coverage = createCoverage(source);
  const { provider } = await compileProvider(source, { examples: false, coverage });

  it("belong to a definition without findings", () => {
    expect(findings).toEqual([]);
  });

  it("hold, and leave nothing that the definition can do untouched", async () => {
    if (!provider) throw new Error("does not compile");
    const { results, untouched } = await runExamples(provider, source, coverage);
    expect(results.filter(({ ok }) => !ok).map(({ file, title, diff }) => `${file}: ${title}\n${diff ?? ""}`)).toEqual([]);
    expect(untouched.map(({ what, position }) => `${position.file}:${position.line} ${what}`)).toEqual([]);
  });
});
