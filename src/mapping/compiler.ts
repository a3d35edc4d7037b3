import { compileChecked } from "./checked.ts";
import { compileExpression, expressionLater } from "./expression/expression.ts";
import type { Expression } from "./expression/expression.ts";
import type { DefinitionFile, ExpressionFile } from "./definition-file.ts";
import { didYouMean, findingAt } from "./findings.ts";
import type { Path, Problem } from "./findings.ts";
import type { DefinitionSource, Finding } from "./provider.ts";

/** What an expression sees at its place: names, and what is under some of them. */
export interface Scope {
  /** Absent = the input is the provider's own data: any name may be there. */
  readonly names?: readonly string[];
  /** Captures of the endpoint's path. */
  readonly captures?: readonly string[];
}

/** Compiles the expressions of one definition and gathers everything that is wrong with them. */
export interface Compiler {
  /** Nothing is left to find: an earlier start has looked. */
  readonly proven?: true;
  /** `hosts` of the definition: where calls may go besides what the settings say. */
  readonly hosts: readonly string[];
  readonly findings: readonly Finding[];
  readonly report: (problem: Problem) => void;
  /** Never throws: an expression that does not compile is reported and gives nothing when it is evaluated. */
  readonly expression: (source: ExpressionFile, path: Path, scope: Scope) => Expression;
}

/** Where mappings have no names beyond these, they say so at once instead of finding nothing for ever. */
export function createCompiler(
  source: DefinitionSource,
  about: { readonly functions: Readonly<Record<string, string>>; readonly settings: readonly string[]; readonly hosts?: readonly string[] },
): Compiler {
  const findings: Finding[] = [];
  const report = (problem: Problem): void => void findings.push(findingAt(source.locate, problem));

  const checkNames = (expression: Expression, path: Path, scope: Scope): void => {
    if (!scope.names) return;
    if (!scope.names.includes("at")) {
      for (const { name, offset } of expression.names.used) {
        if (name === "now" || name === "millis")
          report({ path, offset, kind: "mapping.impure", message: `$${name} is not known here: there is no time` });
      }
    }
    for (const reference of expression.references) {
      const [name = "", member] = reference.path;
      const known = name === "settings" ? about.settings : name === "path" ? scope.captures : undefined;
      if (!scope.names.includes(name)) {
        report({ path, offset: reference.offset, ...unknownName(`"${name}" is not known here`, name, scope.names) });
      } else if (known && member !== undefined && !known.includes(member)) {
        const offset = reference.offset + name.length + 1;
        const what = name === "settings" ? `no setting is called "${member}"` : `the path captures no "${member}"`;
        report({ path, offset, ...unknownName(what, member, known) });
      }
    }
  };

  return {
    hosts: about.hosts ?? [],
    findings,
    report,
    expression(text, path, scope) {
      const { expression, problems } = compileChecked(text, about.functions);
      for (const problem of problems) report({ path, ...problem });
      if (!expression) return compileExpression("$missing");
      checkNames(expression, path, scope);
      return expression;
    },
  };
}

/** For a definition that has passed before: nothing is looked at before it is needed. */
export function provenCompiler(source: DefinitionSource): Compiler {
  const { functions = {}, hosts = [] } = source.raw as Pick<DefinitionFile, "functions" | "hosts">;
  return { proven: true, hosts, findings: [], report: () => undefined, expression: (text) => expressionLater(text, { functions }) };
}

function unknownName(message: string, name: string, known: readonly string[]): Pick<Problem, "kind" | "message" | "hint"> {
  const hint = didYouMean(name, known);
  return { kind: "mapping.unknown_name", message, ...(hint === undefined ? {} : { hint }) };
}

/** What JSONata takes for true; a mapping that found nothing is false. */
export function isTrue(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(isTrue);
  if (typeof value === "object" && value !== null) return Object.keys(value).length > 0;
  return Boolean(value);
}

/** A scalar as the text that it goes out as; undefined for nothing. Lists and objects as JSON. */
export function textOf(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : JSON.stringify(value);
}
