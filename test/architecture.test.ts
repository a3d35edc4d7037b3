import { dirname, join, normalize } from "node:path";
import { describe, expect, it } from "vitest";
import { filesIn, foldersIn, importsOf, read, withoutComments } from "./sources.ts";

const SOURCES = filesIn("src", ".ts");

/** Leaves may be imported from everywhere but the model. */
const LEAVES: ReadonlySet<string> = new Set([
  "errors",
  "schemas",
  "log",
  "deps",
  "metrics",
  "new-id",
  "personal",
  "throttle",
  "timer",
  "traces",
]);

/** Area → what it may import besides itself and the leaves. An area is a folder of src/, or a file in it. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  model: [],
  mapping: ["model"],
  config: ["mapping", "model", "documents"],
  delivery: ["mapping", "model", "documents"],
  http: ["delivery", "mapping", "model"],
  network: [],
  documents: [],
  emulators: ["model", "network"],
  gateway: ["http", "delivery", "config", "mapping", "model", "network", "documents"],
  conformance: ["gateway", "delivery", "config", "mapping", "model"],
  commands: ["conformance", "gateway", "http", "delivery", "config", "mapping", "model", "network", "documents", "emulators"],
  main: ["commands", "config"],
};

/** The only places that may import a package, so that it can be replaced by editing one place. */
const OWNERS: Readonly<Record<string, readonly string[]>> = {
  ajv: ["src/schemas.ts", "src/config/validators.ts"],
  "ajv-formats": ["src/schemas.ts"],
  yaml: ["src/config/"],
  jsonata: ["src/mapping/"],
  h3: ["src/http/", "src/emulators/"],
  listhen: ["src/commands/serve.ts"],
  undici: ["src/network.ts"],
  "ipaddr.js": ["src/network.ts"],
  pino: ["src/log.ts"],
  unstorage: ["src/documents.ts"],
  "node:sqlite": ["src/delivery/"],
  pg: ["src/delivery/postgres/"],
};

function areaOf(file: string): string {
  return (
    file
      .replace(/^src\//, "")
      .replace(/\.ts$/, "")
      .split("/")[0] ?? ""
  );
}

function packageOf(specifier: string): string {
  if (specifier.startsWith("node:")) return specifier;
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}

function isRelative(specifier: string): boolean {
  return specifier.startsWith(".");
}

/** Findings as "file: what is wrong", for every import of every source. */
function checkImports(check: (file: string, specifier: string) => string | undefined): string[] {
  return SOURCES.flatMap((file) =>
    importsOf(read(file)).flatMap((specifier) => {
      const finding = check(file, specifier);
      return finding === undefined ? [] : [`${file}: ${finding}`];
    }),
  );
}

describe("imports", () => {
  it("follow the arrows", () => {
    const findings = checkImports((file, specifier) => {
      if (!isRelative(specifier)) return undefined;
      const target = normalize(join(dirname(file), specifier));
      if (!target.startsWith("src/")) return /\.json$|^schemas\//.test(target) ? undefined : `imports ${target}, which is outside src/`;
      const from = areaOf(file);
      const to = areaOf(target);
      if (from === to) return undefined;
      if (LEAVES.has(from)) return LEAVES.has(to) ? undefined : `the leaf ${from} imports ${to}`;
      if (LEAVES.has(to) && from !== "model") return undefined;
      const allowed = ARROWS[from];
      if (allowed === undefined) return `src/${from} is not in the table of this test`;
      return allowed.includes(to) ? undefined : `${from} imports ${to}`;
    });
    expect(findings).toEqual([]);
  });

  it("go round in no circle among the modules of HTTP", () => {
    const graph = new Map(
      SOURCES.map((file) => [
        file,
        importsOf(read(file))
          .filter(isRelative)
          .map((specifier) => normalize(join(dirname(file), specifier))),
      ]),
    );
    const reaches = (from: string, to: string, seen = new Set<string>()): boolean =>
      (graph.get(from) ?? []).some((next) => next === to || (!seen.has(next) && reaches(next, to, seen.add(next))));
    expect(SOURCES.filter((file) => areaOf(file) === "http" && reaches(file, file))).toEqual([]);
  });

  it("name the file with its extension", () => {
    const findings = checkImports((_file, specifier) =>
      isRelative(specifier) && !/\.(?:ts|json|cjs)$/.test(specifier) ? `imports "${specifier}" without an extension` : undefined,
    );
    expect(findings).toEqual([]);
  });

  it("take each package in its one place", () => {
    const findings = checkImports((file, specifier) => {
      if (isRelative(specifier)) return undefined;
      const owners = OWNERS[packageOf(specifier)];
      return owners === undefined || owners.some((owner) => file.startsWith(owner))
        ? undefined
        : `imports ${specifier}, which belongs to ${owners.join(" and ")}`;
    });
    expect(findings).toEqual([]);
  });

  it("take only packages that package.json promises to users", () => {
    const { dependencies } = JSON.parse(read("package.json")) as { dependencies: Record<string, string> };
    const findings = checkImports((_file, specifier) =>
      isRelative(specifier) || specifier.startsWith("node:") || packageOf(specifier) in dependencies
        ? undefined
        : `imports ${specifier}, which is not in dependencies`,
    );
    expect(findings).toEqual([]);
  });

  it("leave no dependency unused", () => {
    const used = new Set(SOURCES.flatMap((file) => importsOf(read(file)).map(packageOf)));
    const { dependencies } = JSON.parse(read("package.json")) as { dependencies: Record<string, string> };
    expect(Object.keys(dependencies).filter((name) => !used.has(name))).toEqual([]);
  });
});

describe("the model", () => {
  const IMPURE: readonly (readonly [string, RegExp])[] = [
    ["the clock", /\bDate\.now\b|\bnew Date\(\s*\)|\bDate\(\s*\)|\bperformance\b|\bhrtime\b/],
    ["randomness", /\bMath\.random\b|\bcrypto\b|\brandomUUID\b/],
    ["the process", /\bprocess\b|\bglobalThis\b|\bBuffer\b/],
    ["timers", /\b(?:setTimeout|setInterval|setImmediate|queueMicrotask)\b/],
    ["the network", /\bfetch\b/],
    ["the console", /\bconsole\./],
    ["promises", /\basync\b|\bawait\b|\bPromise\b/],
  ];

  it("imports nothing from outside", () => {
    const findings = checkImports((file, specifier) =>
      areaOf(file) === "model" && !/^\.\/[\w./-]+\.ts$/.test(specifier) ? `imports ${specifier}` : undefined,
    );
    expect(findings).toEqual([]);
  });

  it("is pure: no clock, no randomness, no process, no waiting", () => {
    const findings = SOURCES.filter((file) => areaOf(file) === "model").flatMap((file) => {
      // Strings are data ("crypto" in a text is no use of crypto).
      const code = withoutComments(read(file)).replace(/"(?:[^"\\\n]|\\.)*"/g, '""');
      return IMPURE.filter(([, pattern]) => pattern.test(code)).map(([what]) => `${file} uses ${what}`);
    });
    expect(findings).toEqual([]);
  });
});

/** Joins the words of camelCase, snake_case and kebab-case with "-", lower case: httpBot → http-bot. */
function kebab(text: string): string {
  return text
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .replace(/_/g, "-")
    .toLowerCase();
}

/** Lines of code that hold one of the names as a word; long names also as the start of a word ("acmechat" for "acme"). */
function linesNaming(names: readonly string[], source: string): string[] {
  const patterns = names.map((name) => new RegExp(`(?<![a-z0-9])${kebab(name)}${name.length > 4 ? "" : "(?![a-z0-9])"}`));
  return withoutComments(source)
    .split("\n")
    .filter((line) => patterns.some((pattern) => pattern.test(kebab(line))))
    .map((line) => line.trim());
}

describe("provider names", () => {
  it("never appear in src/ outside the emulators", () => {
    const names = foldersIn("providers");
    const findings = SOURCES.filter((file) => !file.startsWith("src/emulators/")).flatMap((file) =>
      linesNaming(names, read(file)).map((line) => `${file}: ${line}`),
    );
    expect(findings).toEqual([]);
  });

  it("are found in literals and in every spelling of an identifier, not in comments", () => {
    const source = [
      'const a = "acme";',
      "// acme says so",
      "const acmeToken = 1;",
      "type AcmeChat = 1;",
      'const url = "https://bot.acme.example/x";',
      "const placement = 1;",
      "const superBot = 1;",
      "const kind = 'super-bot';",
    ].join("\n");
    expect(linesNaming(["acme", "super-bot"], source)).toHaveLength(6);
  });
});

describe("types", () => {
  const CHECKED = ["src", "test", "bench", "examples"].flatMap((folder) => filesIn(folder, ".ts"));

  it("are never switched off", () => {
    const ways = [/@ts-(?:ignore|nocheck|expect-error)/, /oxlint-disable|eslint-disable/];
    const findings = CHECKED.filter((file) => file !== "test/architecture.test.ts").filter((file) =>
      ways.some((way) => way.test(read(file))),
    );
    expect(findings).toEqual([]);
  });

  it("are never any", () => {
    const findings = CHECKED.flatMap((file) => {
      const code = withoutComments(read(file)).replace(/"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\[\s\S])*`|'(?:[^'\\\n]|\\.)*'/g, '""');
      return /(?::|\bas|<|\||,)\s*any\b(?!\s*[:(.])/.test(code) ? [file] : [];
    });
    expect(findings).toEqual([]);
  });

  it("need no build step: nothing that must be compiled away", () => {
    const findings = SOURCES.filter((file) =>
      /^\s*(?:export\s+)?(?:declare\s+)?(?:const\s+)?(?:enum|namespace)\s+\w+/m.test(withoutComments(read(file))),
    );
    expect(findings).toEqual([]);
  });
});

describe("classes", () => {
  it("are errors", () => {
    const findings = SOURCES.flatMap((file) =>
      [...withoutComments(read(file)).matchAll(/^\s*(?:export\s+)?(?:abstract\s+)?class\s+(\w+)(?:\s+extends\s+(\w+))?/gm)]
        .filter((match) => !match[2]?.endsWith("Error"))
        .map((match) => `${file}: class ${match[1]}`),
    );
    expect(findings).toEqual([]);
  });
});
