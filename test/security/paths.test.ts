import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { openDocuments } from "../../src/documents.ts";
import { loadCase } from "../config/case-file.ts";

const folder = mkdtempSync(join(tmpdir(), "leadgate-paths-"));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("path traversal in the archive's keys", () => {
  it.each(["acme:..:..:evil", "..:evil", "acme:2026-11:../../evil:x", "acme/../../evil", "..\\evil", "acme:%2e%2e:evil"])(
    "%s stays within",
    async (key) => {
      const base = join(folder, "a", "b", "archive");
      const documents = await openDocuments("fs", { base });
      await documents.put(key, { a: 1 }).catch(() => {});
      const outside = ["", "a", "a/b"].flatMap((up) => (existsSync(join(folder, up)) ? readdirSync(join(folder, up)) : []));
      expect(outside.filter((name) => !["a", "b", "archive"].includes(name))).toEqual([]);
    },
  );
});

describe("path traversal in names of the configuration", () => {
  it.each(["../../etc", "acme-chat/../acme-chat", "/etc", "acme-chat/", "%2e%2e", "__proto__", "constructor"])(
    "the provider %j is none",
    async (provider) => {
      const { config, lines } = await loadCase({
        config: `version: 1\nbindings: { a: { provider: "${provider}", settings: {} } }\n`,
        env: {},
        files: {},
      });
      expect(config).toBeUndefined();
      expect(lines.join("\n")).toMatch(/unknown\.provider/);
    },
  );

  const named = (id: string) =>
    loadCase({
      config: `version: 1\nbindings: { "${id}": { provider: acme-desk, settings: { token: desk-token } } }\n`,
      env: {},
      files: {},
    });

  it.each(["../a", "a/b", "a..", "A", "a%2f", "a:b", "__proto__"])(
    "the binding %j is none: its id is part of addresses and of the archive's keys",
    async (id) => {
      expect((await named(id)).config).toBeUndefined();
    },
  );

  it("while acme-1 is one", async () => {
    expect((await named("acme-1")).config?.runtime.bindings.has("acme-1")).toBe(true);
  });
});
