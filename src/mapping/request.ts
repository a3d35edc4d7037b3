import type { HttpRequest } from "../deps.ts";
import { isTrue, textOf } from "./compiler.ts";
import type { Compiler, Scope } from "./compiler.ts";
import { METHODS } from "./definition-file.ts";
import type { Expressions, StepFile } from "./definition-file.ts";
import type { Expression } from "./expression/expression.ts";
import type { Path } from "./findings.ts";
import { climbs, knownHosts } from "./hosts.ts";

type Input = Readonly<Record<string, unknown>>;
type Body = { readonly type: string; readonly content: string | Uint8Array };

/** Makes a step's HTTP request; `error` says why it cannot be made, without quoting what went in. */
export type MakeRequest = (input: Input, timeout: number) => HttpRequest | { readonly error: string };

const BODIES = ["json", "form", "multipart", "text"] as const;

/** url, method, headers, query and body of one step. */
export function compileRequest(file: StepFile, path: Path, compiler: Compiler, scope: Scope): MakeRequest {
  const methods = METHODS.filter((method) => file[method] !== undefined);
  const method = methods[0] ?? "post";
  if (methods.length !== 1) {
    const message = `expected one of ${METHODS.join(", ")}, got ${methods.length === 0 ? "none" : methods.join(" and ")}`;
    compiler.report({ path, kind: "step.incomplete", message, hint: "post: settings.baseUrl & '/send'" });
  }
  const bodies = BODIES.filter((name) => file[name] !== undefined);
  if (bodies.length > 1) compiler.report({ path, kind: "step.incomplete", message: `expected one body, got ${bodies.join(" and ")}` });
  const url = compiler.expression(file[method] ?? "", [...path, method], scope);
  const isKnown = knownHosts(url, compiler.hosts);
  const headers = named(file.headers, [...path, "headers"], compiler, scope);
  const login = file.basicAuth && compiler.expression(file.basicAuth.login, [...path, "basicAuth", "login"], scope);
  const password = file.basicAuth && compiler.expression(file.basicAuth.password, [...path, "basicAuth", "password"], scope);
  const query = named(file.query, [...path, "query"], compiler, scope);
  const encoding = bodies[0];
  const body = encoding && { encoding, expression: compiler.expression(file[encoding] ?? "", [...path, encoding], scope) };

  return (input, timeout) => {
    const address = withQuery(textOf(url.evaluate(input)) ?? "", evaluateAll(query, input));
    const target = URL.parse(address);
    if (!target || !/^https?:$/.test(target.protocol)) return { error: `${method} gave no http(s) address` };
    if (climbs(address)) return { error: `${method} gave an address with "." or ".." in its path, which leads to another call` };
    if (!isKnown(target, input)) return { error: `${method} gave a host that is neither in the settings nor in the definition's hosts` };
    const named = evaluateHeaders(headers, input);
    if ("error" in named) return named;
    const made = { ...named.headers };
    if (login && password && made["authorization"] === undefined) {
      const pair = `${textOf(login.evaluate(input)) ?? ""}:${textOf(password.evaluate(input)) ?? ""}`;
      made["authorization"] = `Basic ${Buffer.from(pair).toString("base64")}`;
    }
    const request = { method: method.toUpperCase(), url: address, timeout };
    if (!body) return { ...request, headers: made };
    const content = body.expression.evaluate(input);
    if (content === undefined) return { error: `${body.encoding} found nothing to send` };
    const encoded = encode(body.encoding, content, textOf(input["id"]) ?? "setup");
    if ("error" in encoded) return encoded;
    return { ...request, headers: { "content-type": encoded.type, ...made }, body: encoded.content };
  };
}

/** Expressions by name. */
export function named(
  raw: Expressions | undefined,
  path: Path,
  compiler: Compiler,
  scope: Scope,
): readonly (readonly [string, Expression])[] {
  return Object.entries(raw ?? {}).map(([name, source]) => [name, compiler.expression(source, [...path, name], scope)]);
}

/** Values by name, those that found nothing left out. */
export function evaluateAll(expressions: readonly (readonly [string, Expression])[], input: Input): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [name, expression] of expressions) {
    const value = expression.evaluate(input);
    if (value !== undefined && value !== null) values[name] = value;
  }
  return values;
}

/** Headers by lower-case name, those that found nothing left out; `error` does not quote them. */
export function evaluateHeaders(
  expressions: readonly (readonly [string, Expression])[],
  input: Input,
): { readonly headers: Readonly<Record<string, string>> } | { readonly error: string } {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(evaluateAll(expressions, input))) {
    const text = textOf(value);
    if (text === undefined) continue;
    const odd = oddHeader(text);
    if (odd) return { error: `header ${name} holds ${odd}, which HTTP headers cannot carry` };
    headers[name.toLowerCase()] = text;
  }
  return { headers };
}

function withQuery(address: string, query: Readonly<Record<string, unknown>>): string {
  const text = formOf(query).toString().replaceAll("+", "%20");
  if (text === "") return address;
  const [before = "", fragment] = address.split("#");
  return `${before}${before.includes("?") ? "&" : "?"}${text}${fragment === undefined ? "" : `#${fragment}`}`;
}

function oddHeader(value: string): string | undefined {
  for (const character of value) {
    const code = character.codePointAt(0) ?? 0;
    if (code === 13 || code === 10 || code === 0) return "a line break or NUL";
    if (code > 255) return "a character beyond Latin-1";
    if ((code < 32 && code !== 9) || code === 127) return "a control character";
  }
  return undefined;
}

function encode(encoding: (typeof BODIES)[number], content: unknown, id: string): Body | { readonly error: string } {
  if (encoding === "json") return { type: "application/json", content: JSON.stringify(content) };
  if (encoding === "text") return { type: "text/plain; charset=utf-8", content: textOf(content) ?? "" };
  if (typeof content !== "object" || content === null || Array.isArray(content))
    return { error: `${encoding} must be an object of fields` };
  const fields = content as Readonly<Record<string, unknown>>;
  if (encoding === "form") return { type: "application/x-www-form-urlencoded", content: formOf(fields).toString() };
  return multipart(fields, `leadgate-${id}`);
}

function formOf(fields: Readonly<Record<string, unknown>>): URLSearchParams {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      const text = textOf(each);
      if (text !== undefined) form.append(name, text);
    }
  }
  return form;
}

/** A field, or a file: { filename, mediaType, text | base64 }. */
function multipart(fields: Readonly<Record<string, unknown>>, boundary: string): Body {
  const chunks: Buffer[] = [];
  for (const [name, value] of Object.entries(fields)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each === undefined || each === null) continue;
      const file = typeof each === "object" && isTrue((each as Input)["filename"]) ? (each as Input) : undefined;
      const filename = file ? `; filename="${quoted(textOf(file["filename"]) ?? "file")}"` : "";
      const mediaType = file ? `Content-Type: ${quoted(textOf(file["mediaType"]) ?? "application/octet-stream")}\r\n` : "";
      const head = `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"${filename}\r\n${mediaType}\r\n`;
      chunks.push(Buffer.from(head), file ? fileContent(file) : Buffer.from(textOf(each) ?? ""), Buffer.from("\r\n"));
    }
  }
  chunks.push(Buffer.from(`--${boundary}--\r\n`));
  return { type: `multipart/form-data; boundary=${boundary}`, content: Buffer.concat(chunks) };
}

function fileContent(file: Input): Buffer {
  const base64 = textOf(file["base64"]);
  return base64 === undefined ? Buffer.from(textOf(file["text"]) ?? "") : Buffer.from(base64, "base64");
}

/** As browsers escape names in multipart headers. */
function quoted(text: string): string {
  return text.replaceAll("\r", "%0D").replaceAll("\n", "%0A").replaceAll('"', "%22");
}
