import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { check } from "../../src/commands/check.ts";

async function run(args: string[], config?: string, about: { isTTY?: boolean; env?: Record<string, string> } = {}) {
  const cwd = mkdtempSync(join(tmpdir(), "leadgate-check-"));
  if (config !== undefined) writeFileSync(join(cwd, "gateway.yaml"), config);
  let out = "";
  let err = "";
  const code = await check(args, {
    stdout: { write: (text) => void (out += text), ...(about.isTTY ? { isTTY: true } : {}) },
    stderr: { write: (text) => void (err += text) },
    env: about.env ?? {},
    cwd,
  });
  return { code, out, err };
}

describe("check", () => {
  it("says so when nothing is wrong", async () => {
    expect(await run([], "version: 1\n")).toEqual({ code: 0, out: "gateway.yaml: no findings\n", err: "" });
  });

  it("prints every finding as file:line:col kind message (hint), and a summary", async () => {
    const { code, out } = await run([], "version: 1\nsever: {}\nstorage: { url: x }\nhandoff: { history: x }\n");
    expect(out.split("\n")).toEqual([
      'gateway.yaml:2:1 unknown.key the file has an unknown key "sever" (did you mean "server"?)',
      "gateway.yaml:3:12 warning no.effect storage.url has no effect with driver sqlite",
      'gateway.yaml:4:21 wrong.type handoff.history must be an integer, got "x"',
      "gateway.yaml: 2 errors, 1 warning",
      "",
    ]);
    expect(code).toBe(1);
  });

  it("exits with 0 when there are only warnings", async () => {
    const { code, out } = await run([], "version: 1\nstorage: { url: x }\n");
    expect([code, out.split("\n").at(-2)]).toEqual([0, "gateway.yaml: 1 warning"]);
  });

  it("prints JSON on demand, with the same exit code", async () => {
    const { code, out } = await run(["--json"], "version: 2\n");
    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual({
      ok: false,
      errors: 1,
      warnings: 0,
      findings: [{ file: "gateway.yaml", line: 1, col: 10, level: "error", kind: "wrong.value", message: "version must be 1, got 2" }],
    });
  });

  it("names the file that it was told to read and cannot", async () => {
    const { code, out } = await run(["--config", "other.yaml"]);
    expect(out).toContain("other.yaml:1:1 missing.file cannot be read: it does not exist");
    expect(code).toBe(1);
  });

  it("uses colour on a terminal only, and never with NO_COLOR", async () => {
    const config = "version: 2\n";
    expect((await run([], config)).out).not.toContain("\u001b");
    expect((await run([], config, { isTTY: true })).out).toContain("\u001b[31m");
    expect((await run([], config, { isTTY: true, env: { NO_COLOR: "1" } })).out).not.toContain("\u001b");
  });

  it("explains itself, and refuses what it does not know", async () => {
    expect(await run(["--help"])).toMatchObject({ code: 0, err: "" });
    const { code, out, err } = await run(["--sotre"]);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain("--sotre");
    expect(err).toContain("leadgate check");
  });
});
