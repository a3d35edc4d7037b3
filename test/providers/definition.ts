import { readFileSync, readdirSync } from "node:fs";
import { parseAllDocuments } from "yaml";
import { compileProvider } from "../../src/mapping/definition.ts";
import type { Binding, DefinitionSource, Locate, Provider } from "../../src/mapping/provider.ts";
import type { Json } from "../../src/model/message.ts";

/** A shipped definition as its file, without line numbers: what is wrong in it is named by its path. */
export function readDefinition(name: string): DefinitionSource {
  const folder = `providers/${name}`;
  const locate =
    (file: string): Locate =>
    () => ({ file, line: 1, col: 1 });
  const read = (file: string): unknown[] =>
    parseAllDocuments(readFileSync(file, "utf8")).map((document) => {
      if ("errors" in document && document.errors[0]) throw document.errors[0];
      return "toJS" in document ? (document.toJS() as unknown) : undefined;
    });
  const file = `${folder}/provider.yaml`;
  const examples = readdirSync(`${folder}/examples`).flatMap((entry) => {
    const path = `${folder}/examples/${entry}`;
    return read(path).map((raw) => ({ file: path, raw, locate: locate(path) }));
  });
  return { file, raw: read(file)[0], locate: locate(file), examples };
}

export async function compileDefinition(name: string): Promise<Provider> {
  const { provider, findings } = await compileProvider(readDefinition(name), { examples: false });
  if (!provider) throw new Error(findings.map(({ kind, message }) => `${kind} ${message}`).join("\n"));
  return provider;
}

export async function bind(provider: Provider, settings: Readonly<Record<string, Json>>, inlineButtons = true): Promise<Binding> {
  return {
    id: "it",
    title: provider.title,
    provider,
    settings,
    inlineButtons,
    messengers: { "11820034": "widget" },
    capabilities: await provider.resolveCapabilities({ settings, inlineButtons }),
    secrets: [],
    webhookKey: "KEY",
    hookUrl: "https://gateway.example/hooks/it",
  };
}
