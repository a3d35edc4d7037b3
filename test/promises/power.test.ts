import { execFileSync, spawn } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { createRandom } from "../faults/random.ts";
import { measured, size } from "./size.ts";

const HERE = fileURLToPath(new URL(".", import.meta.url));

/** Undefined where there is no C compiler, or no Linux. */
function compiled(folder: string): string | undefined {
  if (process.platform !== "linux") return undefined;
  const library = join(folder, "unsynced.so");
  try {
    execFileSync("cc", ["-shared", "-fPIC", "-O1", "-o", library, join(HERE, "unsynced.c"), "-ldl", "-lpthread"], { stdio: "pipe" });
    return library;
  } catch {
    return undefined;
  }
}

/** Runs the writer on the file until it is killed; what it said was confirmed. */
async function writeUntilKilled(path: string, first: number, env: NodeJS.ProcessEnv, after: number): Promise<number[]> {
  const child = spawn(process.execPath, [join(HERE, "power-writer.ts"), path, String(first)], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  const ended = new Promise((resolve) => child.once("close", resolve));
  await new Promise<void>((resolve) => {
    child.stdout.on("data", (part: Buffer) => {
      if (said === "") setTimeout(() => child.kill("SIGKILL"), after);
      said += part.toString();
      resolve();
    });
    void ended.then(() => resolve());
  });
  await ended;
  // The last line may be cut.
  return said.split("\n").slice(0, -1).map(Number);
}

function requestsIn(path: string): Set<number> {
  const db = new DatabaseSync(path);
  try {
    expect(db.prepare("PRAGMA integrity_check").get()).toEqual({ integrity_check: "ok" });
    if (db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'request'").get() === undefined) return new Set();
    return new Set(
      db
        .prepare("SELECT id FROM request JOIN inbox ON inbox.request = request.id JOIN raw ON raw.n = request.n")
        .all()
        .map(({ id }) => Number(String(id).slice(1))),
    );
  } finally {
    db.close();
  }
}

const folder = mkdtempSync(join(tmpdir(), "leadgate-power-"));
const library = compiled(folder);
if (!library) console.warn("power cuts: no C compiler here, the test of un-synced writes is skipped");

it.skipIf(!library)(
  "what was acknowledged survives a power cut: every write that was never synced is lost (P2)",
  { timeout: 1_800_000 },
  async () => {
    const cuts = size(2, 100);
    const random = createRandom(20_261_121);
    const [files, keptIn] = [join(folder, "data"), join(folder, "kept")];
    const figures = { confirmed: 0, lost: 0, unsynced: 0 };
    for (let cut = 0; cut < cuts; cut += 1) {
      // A long life now and then, so that checkpoints are cut too.
      for (const each of [files, keptIn]) {
        rmSync(each, { recursive: true, force: true });
        mkdirSync(each);
      }
      const path = join(files, "store.db");
      const env = { ...process.env, LD_PRELOAD: library, UNSYNCED_FILES: `${files}/`, UNSYNCED_KEPT: keptIn };
      const confirmed: number[] = [];
      for (let life = 0; life < 2; life += 1) {
        confirmed.push(...(await writeUntilKilled(path, life * 1_000_000, env, 50 + random() * (cut % 5 === 0 ? 1_500 : 300))));
        const all = requestsInCopy(files);
        // The lights go out: what is on the disk is what was synced.
        rmSync(files, { recursive: true });
        mkdirSync(files);
        for (const name of readdirSync(keptIn)) copyFileSync(join(keptIn, name), join(files, name));
        const left = requestsInCopy(files);
        figures.unsynced += [...all].filter((n) => !left.has(n)).length;
        figures.lost += confirmed.filter((n) => !left.has(n)).length;
      }
      figures.confirmed += confirmed.length;
    }
    rmSync(folder, { recursive: true });
    measured("P2", { cuts: cuts * 2, ...figures });
    expect(figures.confirmed).toBeGreaterThan(cuts * 8);
    expect(figures.lost).toBe(0);
  },
);

/** Reading a store folds its log into it: the copy of it. */
function requestsInCopy(files: string): Set<number> {
  const copy = mkdtempSync(join(tmpdir(), "leadgate-power-copy-"));
  for (const name of readdirSync(files)) copyFileSync(join(files, name), join(copy, name));
  const found = existsSync(join(copy, "store.db")) ? requestsIn(join(copy, "store.db")) : new Set<number>();
  rmSync(copy, { recursive: true });
  return found;
}
