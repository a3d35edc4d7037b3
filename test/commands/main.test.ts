import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, existsSync, openSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { ran } from "./io.ts";

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
    const entry = fileURLToPath(new URL("../../bin/leadgate.js", import.meta.url));
    const child = spawn(process.execPath, [entry, "--help"], { stdio: ["ignore", "pipe", "pipe"] });
    let err = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
    child.stdout.destroy();
    const [code] = (await once(child, "close")) as [number | null];
    expect([code, err]).toEqual([0, ""]);
  });

  it.skipIf(!existsSync("/dev/full"))("ends with 1 and a word when what it prints cannot be written", async () => {
    const entry = fileURLToPath(new URL("../../bin/leadgate.js", import.meta.url));
    const full = openSync("/dev/full", "w");
    const child = spawn(process.execPath, [entry, "--help"], { stdio: ["ignore", full, "pipe"] });
    closeSync(full);
    let err = "";
    child.stderr?.setEncoding("utf8").on("data", (text: string) => (err += text));
    const [code] = (await once(child, "close")) as [number | null];
    expect([code, err]).toEqual([1, "what was to be printed is lost: ENOSPC: no space left on device, write\n"]);
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
