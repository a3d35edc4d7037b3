import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Loaded } from "../../src/config/config.ts";
import { loadConfig } from "../../src/config/load.ts";

export const PROVIDERS = fileURLToPath(new URL("providers", import.meta.url));

/** A configuration with what it needs around it and what it must draw; see cases/good.yaml. */
export interface Case {
  readonly config: string;
  readonly env: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, string>>;
  /** As written: "3:1 error unknown.key … (hint)". */
  readonly findings: readonly string[];
}

/** `# --- env NAME=value` and `# --- file path "JSON text"` lines, then the findings, all behind the configuration. */
export function readCase(text: string): Case {
  const start = text.search(/^# --- /m);
  const env: Record<string, string> = {};
  const files: Record<string, string> = {};
  const findings: string[] = [];
  for (const line of text.slice(start).split("\n")) {
    const [, word, name, value] = /^# --- (env|file) ([^\s=]+)[= ](.*)$/.exec(line) ?? [];
    if (word === "env" && name !== undefined) env[name] = value ?? "";
    else if (word === "file" && name !== undefined) files[name] = JSON.parse(value ?? '""') as string;
    else if (line.startsWith("# ") && !line.startsWith("# ---")) findings.push(line.slice(2));
  }
  return { config: text.slice(0, start), env, files, findings };
}

/** Loads a case from a folder of its own. Paths in findings are relative to it. */
export async function loadCase(about: Pick<Case, "config" | "env" | "files">, strict = true): Promise<Loaded & { lines: string[] }> {
  const folder = mkdtempSync(join(tmpdir(), "leadgate-config-"));
  for (const [name, text] of Object.entries({ ...about.files, "gateway.yaml": about.config })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const loaded = await loadFrom(folder, about.env, strict);
  rmSync(folder, { recursive: true });
  const lines = loaded.findings.map(({ file, line, col, level, kind, message, hint }) => {
    const place = file.startsWith(folder) ? file.slice(folder.length + 1) : file;
    const name = place === "gateway.yaml" ? "" : `${place}:`;
    return `${name}${line}:${col} ${level} ${kind} ${message}${hint === undefined ? "" : ` (${hint})`}`
      .replaceAll(folder, "")
      .replaceAll("\n", " ");
  });
  return { ...loaded, lines };
}

function loadFrom(folder: string, env: Case["env"], strict: boolean): Promise<Loaded> {
  return loadConfig({
    file: join(folder, "gateway.yaml"),
    env,
    secret: "the secret beside the store",
    shippedProviders: PROVIDERS,
    strict,
  });
}
