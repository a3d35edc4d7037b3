import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { driverNames, driverProblem, openDocuments } from "../src/documents.ts";
import { ROOT } from "./sources.ts";

let base: string;
beforeEach(() => void (base = mkdtempSync(join(tmpdir(), "leadgate-documents-"))));
afterEach(() => rmSync(base, { recursive: true }));

const document = { phone: "79161234567", flag: "true", text: "Привет" };

describe("documents", () => {
  it.each(["memory", "fs", "fs-lite"])("come back from %s as they were put", async (driver) => {
    const documents = await openDocuments(driver, { base });
    expect(await documents.get("shop/2026-11/a.json")).toBeNull();
    await documents.put("shop/2026-11/a.json", document);
    await documents.put("shop/2026-11/a.2.json", { second: true });
    expect(await documents.get("shop/2026-11/a.json")).toEqual(document);
    await documents.put("shop/2026-11/a.json", { replaced: "1" });
    expect(await documents.get("shop/2026-11/a.json")).toEqual({ replaced: "1" });
    await documents.remove("shop/2026-11/a.json");
    await documents.remove("shop/2026-11/never.json");
    expect(await documents.get("shop/2026-11/a.json")).toBeNull();
    await documents.close();
  });

  it("are files that only this user can read, with nothing left beside them", async () => {
    const documents = await openDocuments("fs", { base });
    for (const text of ["one", "two"]) await documents.put("shop/2026-11/a.json", { text });
    const folder = join(base, "shop", "2026-11");
    expect(readdirSync(folder)).toEqual(["a.json"]);
    expect(statSync(join(folder, "a.json")).mode & 0o077).toBe(0);
    expect(JSON.parse(readFileSync(join(folder, "a.json"), "utf8"))).toEqual({ text: "two" });
  });

  it("are never half there: a reader beside a writer sees one whole document after the other", async () => {
    const documents = await openDocuments("fs", { base });
    const long = (n: number) => ({ n, text: String(n).repeat(300_000) });
    await documents.put("a.json", long(0));
    const write = async () => {
      for (let n = 1; n < 30; n += 1) await documents.put("a.json", long(n % 10));
    };
    const read = async () => {
      for (let n = 0; n < 100; n += 1) {
        const seen = (await documents.get("a.json")) as { n: number; text: string };
        expect(seen).toEqual(long(seen.n));
      }
    };
    await Promise.all([write(), read()]);
  });

  it("are whole after a kill -9 in the middle of writing", async () => {
    const program = `
      import { openDocuments } from ${JSON.stringify(join(ROOT, "src/documents.ts"))};
      const documents = await openDocuments("fs", { base: ${JSON.stringify(base)} });
      console.log("ready");
      for (let n = 1; ; n += 1) await documents.put("a.json", { n, text: String(n % 10).repeat(5_000_000) });`;
    const documents = await openDocuments("fs", { base });
    for (const after of [5, 23, 60]) {
      const child = spawn(process.execPath, ["--input-type=module", "-e", program], { stdio: ["ignore", "pipe", "inherit"] });
      await once(child.stdout, "data");
      // Random enough: the pieces of a write are milliseconds apart.
      for (let n = 0; n < after; n += 1) await stat(base);
      while ((await documents.get("a.json")) === null) await stat(base);
      child.kill("SIGKILL");
      await once(child, "close");
      const { n, text } = (await documents.get("a.json")) as { n: number; text: string };
      expect(text).toBe(String(n % 10).repeat(5_000_000));
    }
  });

  it("that cannot be written leave the old one as it was", async () => {
    writeFileSync(join(base, "a"), "a file where a folder must be");
    const documents = await openDocuments("fs", { base });
    await expect(documents.put("a/b.json", document)).rejects.toThrow(/EEXIST|ENOTDIR/);
    expect(readdirSync(base)).toEqual(["a"]);
  });

  it("stay in their folder", async () => {
    const documents = await openDocuments("fs", { base: join(base, "inner") });
    for (const key of ["../escaped.json", "a/../../escaped.json"])
      await expect(documents.put(key, document)).rejects.toThrow("Invalid key");
    expect(readdirSync(base)).toEqual([]);
  });
});

describe("drivers", () => {
  it("that are listed can write", async () => {
    for (const name of await driverNames())
      expect(readFileSync(join(ROOT, `node_modules/unstorage/drivers/${name}.mjs`), "utf8")).toMatch(/\bsetItem\b|\.\.\.baseDriver/);
  });

  it("say what stands in their way", async () => {
    expect(await driverProblem("fs", { base })).toBeNull();
    expect(await driverProblem("fs", {})).toMatchObject({ what: "options", message: expect.stringContaining("base") as string });
    expect(await driverProblem("../fs", { base })).toMatchObject({ what: "unknown" });
    expect(await driverProblem("mongodb", {})).toMatchObject({ what: "package", hint: "npm install mongodb" });
    await expect(openDocuments("mongodb", {})).rejects.toThrow("needs the package mongodb: npm install mongodb");
  });
});
