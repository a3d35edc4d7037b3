import { describe, expect, it } from "vitest";
import { read } from "../sources.ts";
import { lockFindings, rangeFindings } from "./lock.ts";
import type { Locked, Machine } from "./lock.ts";

const LINUX: Machine = { os: "linux", cpu: "x64", libc: "glibc" };
const lock = JSON.parse(read("package-lock.json")) as { readonly packages: Record<string, Locked> };
const manifest = JSON.parse(read("package.json")) as Record<string, Record<string, string>>;

describe("dependencies", () => {
  it("are locked to versions of the registry, whole, free, without scripts, and above the known holes", () => {
    expect(lockFindings(lock.packages, LINUX)).toEqual([]);
    expect(Object.keys(lock.packages).length).toBeGreaterThan(100);
  });

  it("are asked for by version, and nothing of ours runs when somebody installs us", () => {
    const { dependencies, devDependencies, optionalDependencies, scripts = {} } = manifest;
    expect(rangeFindings({ ...dependencies, ...devDependencies, ...optionalDependencies })).toEqual([]);
    expect(Object.keys(scripts).filter((name) => /^(pre|post)?install$|^prepare$/.test(name))).toEqual([]);
  });

  it("come from the lock alone wherever we install them", () => {
    for (const file of [".ci/run", "Dockerfile"]) {
      expect(read(file), file).toContain("npm ci");
      expect(read(file), file).not.toMatch(/npm (i|install|add|update)\b/);
    }
    expect(read("Dockerfile")).toContain("--ignore-scripts");
  });

  const good: Locked = { version: "1.0.0", integrity: `sha512-${"A".repeat(86)}==`, license: "MIT" };
  it.each<[string, Locked, string?]>([
    ["a git address", { ...good, resolved: "git+ssh://git@github.com/a/b.git#0123" }],
    ["a tarball of somebody's server", { ...good, resolved: "https://evil.example/a.tgz" }],
    ["a folder", { ...good, link: true }],
    ["a version that is an address", { ...good, version: "git+https://github.com/a/b.git" }],
    ["no integrity", { version: "1.0.0", license: "MIT" }],
    ["an integrity of sha1", { ...good, integrity: "sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=" }],
    ["no integrity though it is for this machine", { version: "1.0.0", license: "MIT", os: ["linux"], cpu: ["x64"] }],
    ["a licence that binds its users", { ...good, license: "AGPL-3.0" }],
    ["no licence", { version: "1.0.0", integrity: good.integrity ?? "" }],
    ["MPL where it is handed on", { ...good, license: "MPL-2.0" }],
    ["a script of its own", { ...good, hasInstallScript: true }],
    ["a version with a hole", { ...good, version: "2.2.1" }, "node_modules/jsonata"],
  ])("%s is found", (_, locked, entry = "node_modules/a") => {
    expect(lockFindings({ [entry]: locked }, LINUX)).toHaveLength(1);
  });

  it("of other machines need no integrity, which npm cannot know here", () => {
    expect(lockFindings({ "node_modules/a": { version: "1.0.0", license: "MIT", os: ["darwin"] } }, LINUX)).toEqual([]);
  });

  it.each(["github:a/b", "file:../a", "latest", "*", ">=1.0.0", "https://a.example/a.tgz", "npm:b@1.0.0"])(
    "the range %s is found",
    (range) => {
      expect(rangeFindings({ a: range })).toHaveLength(1);
    },
  );
});
