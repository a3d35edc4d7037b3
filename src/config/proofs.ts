import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, renameSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual } from "node:util";

/**
 * Definitions that an earlier start has seen whole and without a finding, all their examples passed: by a hash of every
 * byte of them and of the code that looked. So a start with nothing new proves nothing twice.
 */
export interface Proofs {
  readonly has: (hash: string) => boolean;
  /** What provider.yaml says, as plain data: parsing it again takes longer than all the rest. Undefined: parse it. */
  readonly raw: (hash: string) => unknown;
  readonly add: (hash: string, raw: unknown) => void;
  /** Writes down those that were asked for or added; the others are forgotten. */
  readonly keep: () => void;
}

const LINE = /^([0-9a-f]{64}) (.+)$/;

/** Kept in `file`, one a line: the hash and the data as JSON. */
export function proofsIn(file: string): Proofs {
  const known = read(file);
  const used = new Map<string, string>();
  return {
    has(hash) {
      const json = known.get(hash);
      if (json !== undefined) used.set(hash, json);
      return json !== undefined;
    },
    raw(hash) {
      return JSON.parse(known.get(hash) ?? "null") ?? undefined;
    },
    add(hash, raw) {
      const json = JSON.stringify(raw);
      used.set(hash, isDeepStrictEqual(JSON.parse(json), raw) ? json : "null");
    },
    keep() {
      if (used.size === known.size && [...used.keys()].every((hash) => known.has(hash))) return;
      try {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(`${file}.new`, [...[...used].map(([hash, json]) => `${hash} ${json}`), ""].join("\n"), { mode: 0o600 });
        renameSync(`${file}.new`, file);
      } catch {
        // A folder that cannot be written: the next start proves them again, which only takes longer.
      }
    },
  };
}

function read(file: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    return found;
  }
  for (const line of text.split("\n")) {
    const [, hash = "", json = ""] = LINE.exec(line) ?? [];
    if (isJson(json)) found.set(hash, json);
  }
  return found;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** `files`: path → content, everything that the definition consists of. */
export function proofOf(files: ReadonlyMap<string, string>): string {
  const hash = createHash("sha256").update(codeState());
  for (const [path, content] of files) hash.update(`${path.length} ${content.length} ${path}${content}`);
  return hash.digest("hex");
}

let code: string | undefined;

/** What the code and the schemas are like: another version may see what this one does not. */
function codeState(): string {
  if (code !== undefined) return code;
  const state: string[] = [process.version];
  for (const folder of ["..", "../../schemas"]) {
    const path = fileURLToPath(new URL(folder, import.meta.url));
    for (const name of readdirSync(path, { recursive: true, encoding: "utf8" }).toSorted()) {
      const { size, mtimeMs } = statSync(join(path, name));
      state.push(`${name} ${size} ${mtimeMs}`);
    }
  }
  code = state.join("\n");
  return code;
}
