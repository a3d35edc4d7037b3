import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { reasonOf } from "../errors.ts";
import { compileProvider } from "../mapping/definition.ts";
import type { DefinitionSource, Finding, Locate, Position, Provider } from "../mapping/provider.ts";
import { proofOf } from "./proofs.ts";
import type { Proofs } from "./proofs.ts";
import { MAX_BYTES, parseYaml } from "./yaml.ts";
import type { YamlDocument } from "./yaml.ts";

const MAX_PROVIDERS = 500;
const MAX_EXAMPLE_FILES = 200;

/** Where the definition of one provider lies. */
export interface DefinitionFolder {
  /** The folder's name: the provider's. */
  readonly name: string;
  readonly folder: string;
  readonly file: string;
  readonly shipped: boolean;
}

export interface FoundDefinitions {
  readonly folders: ReadonlyMap<string, DefinitionFolder>;
  readonly findings: readonly Finding[];
}

/**
 * The definitions in the shipped folder and in a user's own. A name that is taken is a finding at the user's file:
 * nobody should believe in one file while another one runs.
 */
export function findDefinitions(
  shipped: string,
  own: readonly { readonly folder: string; readonly finding: (message: string, hint: string) => Finding }[],
): FoundDefinitions {
  const folders = new Map<string, DefinitionFolder>();
  const findings: Finding[] = [];
  for (const found of providersIn(shipped) ?? []) folders.set(found.name, { ...found, shipped: true });
  for (const { folder, finding } of own) {
    const found = providersIn(folder);
    if (found === undefined) {
      findings.push(finding("this folder cannot be read", "name a folder that holds <provider>/provider.yaml"));
      continue;
    }
    if (found.length === 0) {
      const single = isFile(join(folder, "provider.yaml"));
      findings.push(
        finding(
          single ? "this folder is a provider itself" : "no folder in here holds a provider.yaml",
          single ? "name the folder above it" : "each provider has its own folder: <provider>/provider.yaml",
        ),
      );
    }
    for (const definition of found) {
      const taken = folders.get(definition.name);
      if (taken === undefined) {
        folders.set(definition.name, { ...definition, shipped: false });
        continue;
      }
      const whose = taken.shipped ? "is the name of a shipped provider" : `is also in ${taken.folder}`;
      findings.push({
        file: definition.file,
        line: 1,
        col: 1,
        level: "error",
        kind: "provider.shadowed",
        message: `${JSON.stringify(definition.name)} ${whose}, so that this definition would hide it or be hidden`,
        hint: "rename the folder and its `provider:`",
      });
    }
  }
  return { folders, findings };
}

/**
 * A definition, read and compiled. Never throws: what cannot be read is a finding. `source` is what was read, for those
 * who run its examples themselves; `files` are those that were read. What `proofs` know is not proved again.
 */
export async function loadDefinition(
  folder: DefinitionFolder,
  options: { examples: boolean; proofs?: Proofs },
): Promise<{ provider?: Provider; source?: DefinitionSource; findings: readonly Finding[]; files: ReadonlyMap<string, string> }> {
  const files = new Map<string, string>();
  const exampleTexts = exampleFiles(join(folder.folder, "examples")).map((file) => [file, readText(file, files)] as const);
  const text = readText(folder.file, files);
  const proof = proofOf(files);
  const proven = options.proofs?.has(proof) === true;
  const known = proven ? options.proofs?.raw(proof) : undefined;
  if (known !== undefined) {
    let document: YamlDocument | undefined;
    const locate: Locate = (...at) => (document ??= parsed(folder.file, text).documents[0])?.locate(...at) ?? startOf(folder.file);
    return { ...(await compileProvider({ file: folder.file, raw: known, locate, examples: [] }, { proven: true })), files };
  }
  const definition = parsed(folder.file, text);
  const [document, second] = definition.documents;
  if (document === undefined || second !== undefined) {
    const findings = [...definition.findings];
    if (findings.length === 0) findings.push(oneDocument(folder.file, definition.documents.length));
    return { findings, files };
  }
  const { raw, locate } = document;
  if (proven) {
    const source: DefinitionSource = { file: folder.file, raw, locate, examples: [] };
    return { ...(await compileProvider(source, { proven: true })), files };
  }
  const findings: Finding[] = [];
  const examples: DefinitionSource["examples"][number][] = [];
  for (const [file, text] of exampleTexts) {
    const { documents, findings: wrong } = parsed(file, text);
    findings.push(...wrong);
    for (const each of documents) if (each.raw !== null) examples.push({ file, raw: each.raw, locate: each.locate });
  }
  const source: DefinitionSource = { file: folder.file, raw, locate, examples };
  const misnamed = otherName(folder, source);
  const compiled = await compileProvider(source, options);
  const all = [...findings, ...misnamed, ...compiled.findings];
  if (all.length === 0 && options.examples) options.proofs?.add(proof, raw);
  return { ...(compiled.provider && misnamed.length === 0 ? { provider: compiled.provider } : {}), source, findings: all, files };
}

/** Bindings name the folder, logs and findings what stands in it: they must not differ. */
function otherName({ name }: DefinitionFolder, { raw, locate }: DefinitionSource): Finding[] {
  const written = typeof raw === "object" && raw !== null && "provider" in raw ? raw.provider : undefined;
  if (typeof written !== "string" || written === name) return [];
  const message = `provider: expected ${JSON.stringify(name)}, the folder's name, got ${JSON.stringify(written)}`;
  return [{ ...locate(["provider"]), level: "error", kind: "provider.name", message, hint: "rename the folder, or correct `provider:`" }];
}

function providersIn(folder: string): Omit<DefinitionFolder, "shipped">[] | undefined {
  let names: string[];
  try {
    names = readdirSync(folder).sort();
  } catch {
    return undefined;
  }
  return names
    .map((name) => ({ name, folder: join(folder, name), file: join(folder, name, "provider.yaml") }))
    .filter(({ file }) => isFile(file))
    .slice(0, MAX_PROVIDERS);
}

function exampleFiles(folder: string): string[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return [];
  }
  return names
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .slice(0, MAX_EXAMPLE_FILES)
    .map((name) => join(folder, name));
}

type Text = string | { readonly finding: Finding };

function readText(file: string, files: Map<string, string>): Text {
  try {
    if (statSync(file).size > MAX_BYTES) return " ".repeat(MAX_BYTES + 1);
    const text = readFileSync(file, "utf8");
    files.set(file, text);
    return text;
  } catch (error) {
    return { finding: { file, line: 1, col: 1, level: "error", kind: "missing.file", message: `cannot be read: ${reasonOf(error)}` } };
  }
}

function parsed(file: string, text: Text): ReturnType<typeof parseYaml> {
  return typeof text === "string" ? parseYaml(file, text) : { documents: [], findings: [text.finding] };
}

function oneDocument(file: string, count: number): Finding {
  return { ...startOf(file), level: "error", kind: "yaml.documents", message: `expected one YAML document, got ${count}` };
}

function startOf(file: string): Position {
  return { file, line: 1, col: 1 };
}

function isFile(file: string): boolean {
  try {
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
