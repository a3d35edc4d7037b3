import { existsSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { ran } from "./commands/io.ts";
import { MUTANTS } from "./mutants/mutants.ts";
import { filesIn, foldersIn, read, ROOT } from "./sources.ts";

function exists(file: string): boolean {
  return existsSync(join(ROOT, file));
}

describe("docs/errors.md", () => {
  const codes = [...read("src/errors.ts").matchAll(/^\s*\|\s*"([^"]+)"/gm)].map((match) => match[1]);
  const documented = [...read("docs/errors.md").matchAll(/^\|\s*`([^`]+)`\s*\|/gm)].map((match) => match[1]);

  it("lists every error code once, and none that does not exist", () => {
    expect(codes.length).toBeGreaterThan(10);
    expect(documented.toSorted()).toEqual(codes.toSorted());
  });
});

describe("README.md", () => {
  it("names every top-level key of gateway.yaml", () => {
    const schema = JSON.parse(read("schemas/gateway.schema.json")) as { properties: Record<string, unknown> };
    const readme = read("README.md");
    expect(Object.keys(schema.properties).filter((key) => !new RegExp(`\\b${key}\\b`).test(readme))).toEqual([]);
  });

  it("names every command of the command line", () => {
    const named = [...read("src/main.ts").matchAll(/^ {2}"?([\w-]+)"?: \{\n\s+summary:/gm)].map((match) => match[1]);
    expect(named.length).toBeGreaterThan(0);
    const readme = read("README.md");
    expect(named.filter((command) => !new RegExp(`leadgate ${command}\\b|\`${command}\\b`).test(readme))).toEqual([]);
  });
});

describe("what is written to be typed", () => {
  const texts = [
    ...["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "gateway.yaml"].filter(exists),
    ...["docs", "providers", "examples"].flatMap((folder) => filesIn(folder, ".md")),
    ...filesIn("providers", ".yaml"),
    ...filesIn("schemas", ".json"),
    ...filesIn("src", ".ts"),
  ];

  it("names commands, verbs and options that exist", async () => {
    const commands = [...(await ran(["--help"])).out.matchAll(/^ {2}([a-z]+) /gm)].map((match) => match[1] ?? "");
    const helps = new Map<string, string>();
    for (const command of commands) helps.set(command, (await ran([command, "--help"])).out);
    const findings = texts.flatMap((file) => {
      const typed = [...read(file).matchAll(/(?:`|^ *(?:\$ )?)(?:npx |npm run )?leadgate (?:-- )?([a-z][^`#\n]*)/gm)].map(
        (match) => match[1] ?? "",
      );
      return typed.flatMap((line) => {
        const [first = "", ...words] = line.split(/\s+/);
        const second = words[first === "setup" ? 1 : 0] ?? "";
        const names = line.includes(" | ") ? line.split(" | ") : [first];
        const unknown = names.filter((name) => !helps.has(name.trim())).map((name) => `${file}: leadgate ${name}`);
        const help = helps.get(first);
        if (help === undefined || names.length > 1) return unknown;
        const verbs = /^[a-z]+$/.test(second) && !help.includes(second) ? [`${file}: leadgate ${first} ${second}`] : [];
        const options = [...line.matchAll(/--[a-z-]+/g)].filter(([option]) => option !== "--help" && !help.includes(option));
        return [...verbs, ...options.map(([option]) => `${file}: leadgate ${first} ${option}`)];
      });
    });
    expect(findings).toEqual([]);
  });
});

describe("every provider", () => {
  const providers = foldersIn("providers");

  it("has a definition, a README, an example and its side of the conformance scenario", () => {
    const findings = providers.flatMap((name) => {
      const folder = `providers/${name}`;
      const examples = filesIn(`${folder}/examples`, ".yaml").filter((file) => !file.endsWith("/_binding.yaml"));
      const hasCase = examples.some((file) => /^(?:request|command):/m.test(read(file)));
      return [
        ...["provider.yaml", "README.md", "conformance.yaml"]
          .filter((file) => !exists(`${folder}/${file}`))
          .map((file) => `${folder}/${file} is missing`),
        ...(hasCase ? [] : [`${folder}/examples has neither an inbound nor an outbound case`]),
      ];
    });
    expect(providers.length).toBeGreaterThan(0);
    expect(findings).toEqual([]);
  });
});

describe("the rules of a provider", () => {
  const titles = filesIn("test", ".test.ts").flatMap((file) =>
    [...read(file).matchAll(/\b(?:it|test)(?:\.each\([^]*?\))?\(\s*"((?:[^"\\]|\\.)*)"/g)].map((match) => match[1] ?? ""),
  );
  const pages = filesIn("providers", "README.md").filter((page) => read(page).includes("## Which test proves it"));

  it("each name a test that has the rule in its title, or the part of the set-up that holds it", () => {
    expect(pages.length).toBeGreaterThan(1);
    const findings = pages.flatMap((page) => {
      const [before = "", after = ""] = read(page).split("## Which test proves it");
      const rows = (after.split(/^## /m)[0] ?? "").split("\n").filter((line) => /^\| [A-Z]{2}-\d\d/.test(line));
      const proved = new Set(
        rows.flatMap((row) => {
          const rules = row.split("|")[1]?.match(/[A-Z]{2}-\d\d/g) ?? [];
          return rules.filter((rule) => row.includes("](#") || titles.some((title) => title.includes(rule)));
        }),
      );
      const named = new Set([...before.matchAll(/\b[A-Z]{2}-\d\d\b/g)].map(([rule]) => rule));
      return [...named].filter((rule) => !proved.has(rule)).map((rule) => `${page}: ${rule}`);
    });
    expect(findings).toEqual([]);
  });
});

describe("the rules of the source product", () => {
  const rules = [
    ...Array.from({ length: 18 }, (_, n) => `LT-${String(n + 1).padStart(2, "0")}`),
    ...Array.from({ length: 13 }, (_, n) => `JV-${String(n + 1).padStart(2, "0")}`),
    ...Array.from({ length: 12 }, (_, n) => `WB-${String(n + 1).padStart(2, "0")}`),
    "N1",
    "N2",
    "N3",
  ];
  const rows = new Map(
    read("README.md")
      .split("\n")
      .flatMap((line) => {
        const rule = /^\| ([A-Z]{1,2}-?\d{1,2}) \|/.exec(line)?.[1];
        return rule === undefined ? [] : [[rule, line] as const];
      }),
  );

  it.each(rules)("%s stands in the README with a test of that title, or with its step of the set-up", (rule) => {
    const row = rows.get(rule) ?? "";
    const tests = row.split("<br>").flatMap((cell) => {
      const [, file, title] = /\]\((test\/[^)]+)\): (.+?)(?: \|)?$/.exec(cell) ?? [];
      return file === undefined || title === undefined ? [] : [{ file, title: title.trim() }];
    });
    expect(tests.length > 0 || row.includes("README.md#")).toBe(true);
    for (const { file, title } of tests) {
      const titled = read(file)
        .split("\n")
        .filter((line) => line.includes(title.replaceAll("\\|", "|")) && line.includes(rule));
      expect(titled, `${file}: ${title}`).not.toEqual([]);
    }
  });
});

/** GitHub's anchor of a heading. */
function anchorOf(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .replace(/\s/g, "-");
}

function withoutCode(markdown: string): string {
  return markdown.replace(/^ *```[\s\S]*?^ *```/gm, "").replace(/`[^`\n]*`/g, "");
}

describe("links", () => {
  const pages = [
    ...["README.md", "CONTRIBUTING.md", "CHANGELOG.md"].filter(exists),
    ...["docs", "providers", "schemas", "examples", "bench", "test"].flatMap((folder) => filesIn(folder, ".md")),
  ];

  it("lead to files and headings that exist", () => {
    const findings = pages.flatMap((page) =>
      [...withoutCode(read(page)).matchAll(/\]\(([^)\s]+)(?:\s+"[^"]*")?\)/g)]
        .map((match) => match[1] ?? "")
        .filter((link) => !/^[a-z]+:/.test(link))
        .filter((link) => {
          const [path = "", anchor] = link.split("#");
          const target = path === "" ? page : join(dirname(page), decodeURI(path));
          if (!exists(target)) return true;
          if (anchor === undefined || !target.endsWith(".md") || !statSync(join(ROOT, target)).isFile()) return false;
          const headings = [...read(target).matchAll(/^#+\s+(.*)$/gm)].map((match) => anchorOf(match[1] ?? ""));
          return !headings.includes(decodeURI(anchor).toLowerCase());
        })
        .map((link) => `${page}: ${link}`),
    );
    expect(findings).toEqual([]);
  });
});

describe("docs/promises.md", () => {
  const promises = [...Array.from({ length: 27 }, (_, n) => `P${n + 1}`), "P32", "P33", "P34", "P35"];
  const page = read("docs/promises.md");
  const rows = new Map([...page.matchAll(/^\| (P\d+) \| [^|]+ \| ([^|]+) \| .+ \|$/gm)].map(([, name = "", tests = ""]) => [name, tests]));

  it("has a row for every promise, and none for another", () => {
    expect([...rows.keys()]).toEqual(promises);
  });

  it.each(promises)("%s names tests that are there", (name) => {
    const tests = (rows.get(name) ?? "").split("<br>").map((cell) => /^\[[^\]]+\]\(\.\.\/(test\/[^)]+)\): (.+)$/.exec(cell.trim()));
    for (const test of tests) {
      expect(test, name).not.toBeNull();
      const [, file = "", title = ""] = test ?? [];
      expect(read(file).includes(`"${title}"`), `${file}: ${title}`).toBe(true);
    }
  });

  it.each(promises)("%s has a mutant that turns a test red", (name) => {
    expect(MUTANTS.some((mutant) => mutant.promises.includes(name))).toBe(true);
  });

  it("lists every mutant", () => {
    const listed = [...page.matchAll(/^\| ([^|]+) \| P\d[^|]* \| `/gm)].map(([, mutant]) => mutant);
    expect(listed.toSorted()).toEqual(MUTANTS.map((mutant) => mutant.name).toSorted());
  });
});
