import type { Compiler, Scope } from "./compiler.ts";
import { textOf } from "./compiler.ts";
import type { AnswerFile, ExpressionFile } from "./definition-file.ts";
import type { Path } from "./findings.ts";
import type { Answer } from "./provider.ts";

/** Throws GatewayError `mapping.failed` when a computed part fails. */
export type MakeAnswer = (input: Readonly<Record<string, unknown>>) => Answer;

/** What a definition answers: as it stands, or with computed parts. */
export function compileAnswer(raw: AnswerFile | undefined, fallback: number, path: Path, compiler: Compiler, scope: Scope): MakeAnswer {
  if (raw === undefined) return fixed(jsonAnswer(fallback, {}));
  const status = computed(raw.status, [...path, "status"], compiler, scope);
  const body =
    raw.text === undefined
      ? computed(raw.json, [...path, "json"], compiler, scope)
      : computed(raw.text, [...path, "text"], compiler, scope);
  if (raw.text !== undefined && raw.json !== undefined) {
    compiler.report({ path: [...path, "text"], key: true, kind: "wrong.value", message: "an answer has either json or text, got both" });
  }
  const make = (code: unknown, content: unknown): Answer => {
    const known = typeof code === "number" && code >= 200 && code <= 599 ? code : fallback;
    if (raw.text === undefined) return jsonAnswer(known, content ?? {}, raw.contentType);
    return { status: known, contentType: raw.contentType ?? "text/plain; charset=utf-8", body: textOf(content) ?? "" };
  };
  if (!status.expression && !body.expression) return fixed(make(status.value, body.value));
  return (input) =>
    make(
      status.expression ? status.expression.evaluate(input) : status.value,
      body.expression ? body.expression.evaluate(input) : body.value,
    );
}

export function jsonAnswer(status: number, body: unknown, contentType = "application/json"): Answer {
  return { status, contentType, body: JSON.stringify(body) };
}

function fixed(answer: Answer): MakeAnswer {
  return () => answer;
}

function computed(
  value: unknown,
  path: Path,
  compiler: Compiler,
  scope: Scope,
): { value?: unknown; expression?: ReturnType<Compiler["expression"]> } {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, "expr") || Object.keys(value).length > 1) return { value };
  return { expression: compiler.expression((value as { readonly expr: ExpressionFile }).expr, [...path, "expr"], scope) };
}
