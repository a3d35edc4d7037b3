import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** Every file under `folder` of the repository whose name ends so, as "src/model/lead.ts"; empty when the folder is absent. */
export function filesIn(folder: string, ending: string): string[] {
  let entries;
  try {
    entries = readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true });
  } catch {
    return [];
  }
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter((file) => !file.includes("node_modules/"))
    .sort();
}

export function read(file: string): string {
  return readFileSync(join(ROOT, file), "utf8");
}

/** Folder names in `folder`. */
export function foldersIn(folder: string): string[] {
  try {
    return readdirSync(join(ROOT, folder), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .sort();
  } catch {
    return [];
  }
}

/**
 * TypeScript source without its comments; strings, templates and regular expressions are left as they are. Not a
 * parser: it knows just enough about where a literal starts to keep "https://…" whole.
 */
export function withoutComments(source: string): string {
  const token =
    /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\[\s\S])*`|(?<=[=(,:;!&|?{}[\n]\s*)\/(?![*/])(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/g;
  return source.replace(token, (found) => (found.startsWith("//") || found.startsWith("/*") ? " " : found));
}

/** What a source imports: static, re-exported, side-effect and dynamic imports, and what it requires. */
export function importsOf(source: string): string[] {
  const code = withoutComments(source);
  const found = [
    ...code.matchAll(/^\s*(?:import|export)\b[^"';]*?\bfrom\s*["']([^"']+)["']/gm),
    ...code.matchAll(/^\s*import\s*["']([^"']+)["']/gm),
    ...code.matchAll(/\b(?:import|require)\(\s*["']([^"']+)["']/g),
  ];
  return found.map((match) => match[1] ?? "");
}
