import { describe, expect, it } from "vitest";
import { compileProvider } from "../../src/mapping/definition.ts";
import { runExamples } from "../../src/mapping/examples.ts";
import { readDefinition } from "./definition.ts";

describe.each(["jivo", "webim", "livetex", "telegram", "http-bot"])("the examples of %s", async (name) => {
  const source = readDefinition(name);
  const { provider, findings } = await compileProvider(source, { examples: false });

  it("belong to a definition without findings", () => {
    expect(findings).toEqual([]);
  });

  it("hold, and leave no route and no command untouched", async () => {
    if (!provider) throw new Error("does not compile");
    const { results, untouched } = await runExamples(provider, source);
    expect(results.filter(({ ok }) => !ok).map(({ file, title, diff }) => `${file}: ${title}\n${diff ?? ""}`)).toEqual([]);
    expect(untouched).toEqual({ routes: [], commands: [] });
  });
});
