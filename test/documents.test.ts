import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
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
    let writing = true;
    const writes = (async () => {
      for (let n = 1; n < 30; n += 1) await documents.put("a.json", long(n % 10));
      writing = false;
    })();
    let reads = 0;
    while (writing) {
      const seen = (await documents.get("a.json")) as { n: number; text: string };
      expect(seen).toEqual(long(seen.n));
      reads += 1;
    }
    await writes;
    expect(reads).toBeGreaterThan(5);
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
      await expect(documents.put(key, document)).rejects.toThrow("must not lead out of its folder");
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
