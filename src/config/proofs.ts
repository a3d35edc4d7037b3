import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, renameSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Definitions that an earlier start has seen whole and without a finding, all their examples passed: by a hash of every
 * byte of them and of the code that looked. So a start with nothing new proves nothing twice.
 */
export interface Proofs {
  readonly has: (hash: string) => boolean;
  readonly add: (hash: string) => void;
  /** Writes down those that were asked for or added; the others are forgotten. */
  readonly keep: () => void;
}

const HASH = /^[0-9a-f]{64}$/;

/** Kept in `file`, one hash a line. */
export function proofsIn(file: string): Proofs {
  const known = new Set(read(file));
  const used = new Set<string>();
  return {
    has(hash) {
      if (known.has(hash)) used.add(hash);
      return known.has(hash);
    },
    add: (hash) => void used.add(hash),
    keep() {
      if (used.size === known.size && [...used].every((hash) => known.has(hash))) return;
      try {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(`${file}.new`, [...used, ""].join("\n"));
        renameSync(`${file}.new`, file);
      } catch {
        // A folder that cannot be written: the next start proves them again, which only takes longer.
      }
    },
  };
}

function read(file: string): string[] {
  try {
    return readFileSync(file, "utf8")
      .split("\n")
      .filter((line) => HASH.test(line));
  } catch {
    return [];
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
