import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { closeSync, existsSync, mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { ran } from "./io.ts";

const CLONE = fileURLToPath(new URL("../..", import.meta.url));
const ENTRY = join(CLONE, "bin/leadgate.js");
const COMMANDS = ["serve", "check", "test", "setup", "lead", "inbox", "outbox", "dead", "emulate"];

describe("the command line", () => {
  it("lists every command", async () => {
    const { code, out } = await ran(["--help"]);
    expect(code).toBe(0);
    for (const command of COMMANDS) expect(out).toContain(`  ${command} `);
  });

  it.each(COMMANDS)("explains %s", async (command) => {
    const { code, out } = await ran([command, "--help"]);
    expect(code).toBe(0);
    expect(out).toContain(`leadgate ${command}`);
  });

  it("ends in order when nobody reads what it prints, as behind `| head`", async () => {
    const child = spawn(process.execPath, [ENTRY, "--help"], { stdio: ["ignore", "pipe", "pipe"] });
    let err = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
    child.stdout.destroy();
    const [code] = (await once(child, "close")) as [number | null];
    expect([code, err]).toEqual([0, ""]);
  });

  it.skipIf(!existsSync("/dev/full"))("ends with 1 and a word when what it prints cannot be written", async () => {
    const full = openSync("/dev/full", "w");
    const child = spawn(process.execPath, [ENTRY, "--help"], { stdio: ["ignore", full, "pipe"] });
    closeSync(full);
    let err = "";
    child.stderr?.setEncoding("utf8").on("data", (text: string) => (err += text));
    const [code] = (await once(child, "close")) as [number | null];
    expect([code, err]).toEqual([1, "what was to be printed is lost: ENOSPC: no space left on device, write\n"]);
  });

  const old = (process.env["PATH"] ?? "")
    .split(delimiter)
    .map((folder) => join(folder, "node"))
    .find((node) => existsSync(node) && Number(/^v(\d+)/.exec(spawnSync(node, ["--version"]).stdout.toString())?.[1] ?? 99) < 24);

  it.skipIf(old === undefined)("tells an older Node what it needs", () => {
    const { status, stderr } = spawnSync(old ?? "", [ENTRY, "--version"]);
    expect([status, stderr.toString()]).toEqual([1, expect.stringMatching(/^leadgate needs Node 24 or newer; this is v\d+\S+\n$/)]);
  });

  it("looks for files where npm was called from, and only where npm went to the clone by itself", () => {
    const folder = mkdtempSync(join(tmpdir(), "leadgate-here-"));
    writeFileSync(join(folder, "gateway.yaml"), "version: 1\nsever: {}\n");
    const npm = { npm_lifecycle_event: "leadgate", npm_package_json: join(CLONE, "package.json"), INIT_CWD: folder };
    const check = (cwd: string, env: Record<string, string>) =>
      spawnSync(process.execPath, [ENTRY, "check", "--config", "gateway.yaml"], { cwd, env }).stdout.toString();
    try {
      expect(check(CLONE, npm)).toContain("gateway.yaml:2:1 unknown.key");
      expect(check(CLONE, {})).not.toContain("unknown.key");
      expect(check(folder, { ...npm, INIT_CWD: CLONE })).toContain("unknown.key");
      // A script of another package that runs us: its own folder counts, wherever npm was called from.
      expect(check(CLONE, { ...npm, npm_package_json: join(folder, "package.json") })).not.toContain("unknown.key");
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("prints the version", async () => {
    expect((await ran(["--version"])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it("does not read a configuration without an end", async () => {
    expect(await ran(["check", "--config", "/dev/zero"])).toMatchObject({ code: 1, out: expect.stringContaining("it is not a file") });
  });

  it("guesses what a misspelt command meant", async () => {
    const { code, err } = await ran(["chek"]);
    expect(code).toBe(2);
    expect(err).toContain('did you mean "check"?');
  });

  it.each([
    [["lead", "--colour"], "--colour"],
    [["lead", "shw"], "lead shw"],
    [["lead", "show"], "id"],
    [["dead", "drop", "x"], "--reason"],
    [["dead", "retry"], "id"],
    [["setup"], "setup"],
    [["inbox", "list", "--since", "yesterday"], "--since"],
    [["emulate", "jvo"], "jvo"],
    [["lead", "list", "--url", "nonsense"], "--url"],
    [["lead", "list", "--url", "http://localhost:1"], "--token"],
  ])("refuses %j with exit code 2 and says why", async (argv, why) => {
    const { code, err } = await ran(argv, { cwd: "/nonexistent" });
    expect(err).toContain(why);
    expect(code).toBe(2);
  });

  it("says in one line that a stand-in cannot have its port", async () => {
    const taken = createServer().listen(0, "127.0.0.1");
    await once(taken, "listening");
    const { port } = taken.address() as AddressInfo;
    for (const each of [String(port), "none"]) {
      const { code, err } = await ran(["emulate", "telegram", "--token", "1:a", "--port", each]);
      expect(err).toMatch(/^error [^\n]+: look at --port and --host\n$/);
      expect(code).toBe(1);
    }
    taken.close();
  });

  it("colours only a terminal, and not where NO_COLOR is set", async () => {
    const coloured = (await ran(["lead", "shw"], { isTTY: true })).err;
    expect(coloured).toContain("\u001b[31m");
    expect((await ran(["lead", "shw"], { isTTY: true, env: { NO_COLOR: "1" } })).err).not.toContain("\u001b");
    expect((await ran(["lead", "shw"])).err).not.toContain("\u001b");
  });
});
