import { appendFileSync, chmodSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, expect, test } from "vitest";
import { findDefinitions, loadDefinition } from "../../src/config/definitions.ts";
import { proofsIn } from "../../src/config/proofs.ts";
import type { Proofs } from "../../src/config/proofs.ts";

const folder = mkdtempSync(join(tmpdir(), "leadgate-proofs-"));
const providers = join(folder, "providers");
const kept = join(folder, "data", "definitions.passed");
const example = join(providers, "http-bot", "examples", "notify.yaml");

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** One start. `proven`: what it asked for and found. */
async function start(): Promise<{ messages: string[]; works: boolean; proven: boolean[] }> {
  const proofs = proofsIn(kept);
  const proven: boolean[] = [];
  const watched: Proofs = {
    ...proofs,
    has: (hash) => {
      proven.push(proofs.has(hash));
      return proofs.has(hash);
    },
  };
  const definition = findDefinitions(providers, []).folders.get("http-bot");
  if (!definition) throw new Error("no http-bot");
  const { provider, findings } = await loadDefinition(definition, { examples: true, proofs: watched });
  proofs.keep();
  const capabilities = provider?.resolveCapabilities({ settings: {}, inlineButtons: false });
  return { messages: findings.map(({ message }) => message), works: capabilities !== undefined, proven };
}

test("a definition that has passed is not proved again, until one byte of it or of its examples changes", async () => {
  cpSync(fileURLToPath(new URL("../../providers/http-bot", import.meta.url)), join(providers, "http-bot"), { recursive: true });
  expect(await start()).toEqual({ messages: [], works: true, proven: [false] });
  expect(await start()).toEqual({ messages: [], works: true, proven: [true] });

  const whole = readFileSync(example, "utf8");
  appendFileSync(example, "\n---\ntitle: wrong\ncommand: { type: bot.notify }\nexpect: { outcome: { kind: dead } }\n");
  for (let again = 0; again < 2; again += 1) {
    const broken = await start();
    expect(broken).toMatchObject({ works: false, proven: [false] });
    expect(broken.messages.join()).toContain("wrong");
  }

  writeFileSync(example, whole);
  expect((await start()).proven).toEqual([false]);
  expect((await start()).proven).toEqual([true]);

  const written = readFileSync(kept, "utf8");
  expect(JSON.parse(written.slice(64))).toMatchObject({ provider: "http-bot" });
  for (const damaged of ["nonsense\n", written.slice(0, -100), written.slice(0, 64)]) {
    writeFileSync(kept, damaged);
    expect(await start()).toEqual({ messages: [], works: true, proven: [false] });
    expect(readFileSync(kept, "utf8")).toBe(written);
  }
  chmodSync(join(folder, "data"), 0o500);
  expect((await start()).works).toBe(true);
});
