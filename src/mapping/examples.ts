import type { HttpRequest, HttpResponse, SendHttp } from "../deps.ts";
import { NetworkError } from "../deps.ts";
import type { Outcome as Delivery } from "../model/command.ts";
import { reasonOf } from "../errors.ts";
import { parseQuery } from "./decode.ts";
import type { Coverage, Untouched } from "./coverage.ts";
import type { DefinitionFile } from "./definition-file.ts";
import { differences } from "./difference.ts";
import { exampleBinding, exampleWork, readExample } from "./example-file.ts";
import type { ExampleFile, ExpectedRequest } from "./example-file.ts";
import type { Path } from "./findings.ts";
import type { Binding, DefinitionSource, Position, Provider, Received } from "./provider.ts";

export interface ExampleResult {
  readonly file: string;
  readonly title: string;
  readonly ok: boolean;
  /** Why not: one line per field that differs. */
  readonly diff?: string;
  readonly position: Position;
}

export interface ExamplesReport {
  readonly results: readonly ExampleResult[];
  /** What no example touches; empty without `coverage`. */
  readonly untouched: readonly Untouched[];
}

/** What one example showed: what differs, and which places it came through that are no expressions. */
interface Outcome {
  readonly lines: readonly string[];
  readonly touched?: readonly string[];
}

/**
 * Runs every example of a definition; needs no network. Never rejects: what cannot be run has failed. `coverage` is the one
 * that the provider was compiled with.
 */
export async function runExamples(provider: Provider, source: DefinitionSource, coverage?: Coverage): Promise<ExamplesReport> {
  const definition = source.raw as DefinitionFile;
  const shared = source.examples.find((each) => isShared(each.file))?.raw;
  const results: ExampleResult[] = [];
  for (const { file, raw, locate } of source.examples) {
    if (isShared(file)) continue;
    const documents: readonly (readonly [unknown, Path])[] = Array.isArray(raw) ? raw.map((each, index) => [each, [index]]) : [[raw, []]];
    for (const [document, path] of documents) {
      const title = titleOf(document);
      const outcome = await runOne(provider, definition, shared, document);
      for (const place of outcome.touched ?? []) coverage?.saw(place);
      const ok = outcome.lines.length === 0;
      results.push({ file, title, ok, ...(ok ? {} : { diff: outcome.lines.join("\n") }), position: locate(path) });
    }
  }
  return { results, untouched: coverage?.untouched() ?? [] };
}

function isShared(file: string): boolean {
  return /(^|[\\/])_binding\.ya?ml$/.test(file);
}

function titleOf(document: unknown): string {
  const title = typeof document === "object" && document !== null ? (document as { readonly title?: unknown }).title : undefined;
  return typeof title === "string" ? title : "example without a title";
}

async function runOne(provider: Provider, definition: DefinitionFile, shared: unknown, document: unknown): Promise<Outcome> {
  const read = readExample(document);
  if ("error" in read) return { lines: [read.error] };
  const { example } = read;
  try {
    const bound = await exampleBinding(provider, shared, example);
    if ("error" in bound) return { lines: [bound.error] };
    if (example.request) return await runInbound(bound.binding, definition, example);
    if (example.command) return await runOutbound(bound.binding, example);
    if (example.media) return await runMedia(bound.binding, example);
    return await runSetup(bound.binding, example);
  } catch (error) {
    return { lines: [reasonOf(error)] };
  }
}

async function runInbound(binding: Binding, definition: DefinitionFile, example: ExampleFile): Promise<Outcome> {
  const { request, expect } = example;
  if (!request) return { lines: ["no request"] };
  const [path = "/", query = ""] = request.path.split("?");
  const body =
    request.text ??
    (request.form ? new URLSearchParams(Object.entries(request.form)).toString() : undefined) ??
    (request.body === undefined ? "" : JSON.stringify(request.body));
  const received = binding.provider.receive(
    binding,
    {
      method: request.method ?? "POST",
      path,
      query: request.query ? new URLSearchParams(Object.entries(request.query)).toString() : query,
      headers: Object.fromEntries(Object.entries(request.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value])),
      body: Buffer.from(body),
      at: example.at ?? "2026-01-01T00:00:00.000Z",
    },
    { explain: true },
  );
  const { answer, ...rest } = received;
  const accepted = received.kind === "accepted" ? received : undefined;
  const actual: Record<string, unknown> = {
    ...rest,
    dedupe: "dedupeKey" in received ? received.dedupeKey : undefined,
    events: accepted?.events.map(({ event }) => event),
    onUnknown: accepted?.events[0]?.onUnknown,
    answer: { status: answer.status, contentType: answer.contentType, ...bodyOfAnswer(answer.body, answer.contentType) },
  };
  const lines: string[] = [];
  // An example that says nothing of the kind is one of success.
  const kind = expect["kind"] ?? "accepted";
  if (received.kind !== kind) {
    const why = received.kind === "unknown-path" ? endpointsOf(definition) : "reason" in received ? received.reason : undefined;
    lines.push(`kind: expected ${String(kind)}, got ${received.kind}${why === undefined ? "" : ` (${why})`}`);
  }
  for (const [name, wanted] of Object.entries(expect)) {
    if (name === "kind") continue;
    lines.push(...differences(wanted, name === "answer" ? partOf(actual[name], wanted) : actual[name], name));
  }
  return { lines, touched: placesOf(received) };
}

function placesOf(received: Received): string[] {
  switch (received.kind) {
    case "unknown-path":
      return [];
    case "unauthorized":
    case "malformed":
      return [`${received.endpoint}: ${received.kind}`];
    case "failed":
      return [received.rule];
    case "accepted": {
      const types = received.events.map(({ event }) => event.type);
      return [received.rule, ...types.flatMap((type) => [`event ${type}`, `${received.rule}: ${type}`])];
    }
  }
}

function endpointsOf({ inbound = [] }: DefinitionFile): string {
  const endpoints = inbound.map(({ methods = ["POST"], path }) => `${methods.join("|")} ${path}`);
  return endpoints.length === 0 ? "the definition has no endpoints" : `its endpoints: ${endpoints.join(", ")}`;
}

function bodyOfAnswer(body: string, contentType: string): { json?: unknown; text?: string } {
  return contentType.includes("json") ? { json: JSON.parse(body) } : { text: body };
}

async function runOutbound(binding: Binding, example: ExampleFile): Promise<Outcome> {
  const made = exampleWork(binding, example);
  if ("error" in made) return { lines: [made.error] };
  const fake = fakeSend(example.responses ?? [{ status: 200 }]);
  const warnings: string[] = [];
  const outcome = await binding.provider.perform(binding, made.work, fake.send, (text) => void warnings.push(text));
  const lines = compareRequests(example.expect["requests"] as readonly ExpectedRequest[] | undefined, fake.requests);
  const wanted = example.expect["outcome"];
  if (wanted !== undefined) lines.push(...differentOutcome(wanted, outcome));
  else if (outcome.kind !== "delivered") lines.push(`outcome: expected delivered, got ${outcome.kind} (${outcome.reason})`);
  // In operation they only reach the log: an example is where a broken expression must be seen.
  lines.push(...differences(example.expect["warnings"] ?? [], warnings, "warnings"));
  if (fake.unused() > 0 && lines.length === 0) lines.push(`responses: ${fake.unused()} of them were not asked for`);
  return { lines, touched: [made.work.command.type] };
}

function differentOutcome(wanted: unknown, outcome: Delivery): string[] {
  const lines = differences(wanted, partOf(outcome, wanted), "outcome");
  const said = typeof wanted === "object" && wanted !== null && Object.hasOwn(wanted, "reason");
  return lines.length === 0 || said || !("reason" in outcome) ? lines : [...lines, `outcome: ${outcome.kind}, because: ${outcome.reason}`];
}

async function runMedia(binding: Binding, { media, expect, responses }: ExampleFile): Promise<Outcome> {
  const locate = binding.provider.locateFile;
  if (!locate) return { lines: ['media: the definition has no "media"'] };
  const { ref, url } = media ?? {};
  if ((ref === undefined) === (url === undefined)) return { lines: ["media: expected one of ref and url"] };
  const fake = fakeSend(responses ?? []);
  const located = await locate(binding, ref === undefined ? { link: url ?? "" } : { ref }, { send: fake.send, timeout: 10_000 });
  const lines = compareRequests(expect["requests"] as readonly ExpectedRequest[] | undefined, fake.requests);
  const wanted: Record<string, unknown> = { kind: "found", ...expect };
  delete wanted["requests"];
  lines.push(...differences(wanted, partOf(located, wanted), "media"));
  if (lines.length > 0 && "reason" in located) lines.push(`media: ${located.kind}, because: ${located.reason}`);
  if (fake.unused() > 0 && lines.length === 0) lines.push(`responses: ${fake.unused()} of them were not asked for`);
  return { lines, touched: ["media"] };
}

async function runSetup(binding: Binding, example: ExampleFile): Promise<Outcome> {
  const { setup } = binding.provider;
  const { expect } = example;
  if (example.setup === "show") return { lines: compareShown(expect["show"], setup.show(binding)), touched: ["setup show"] };
  const action = example.setup === undefined ? undefined : setup[example.setup];
  if (!action) return { lines: [`setup: the definition has no "${String(example.setup)}"`] };
  const fake = fakeSend(example.responses ?? [{ status: 200 }]);
  const report = await action(binding, fake.send);
  const lines = compareRequests(expect["requests"] as readonly ExpectedRequest[] | undefined, fake.requests);
  if (report.ok !== (expect["ok"] ?? true)) {
    lines.push(
      `ok: expected ${String(expect["ok"] ?? true)}, got ${report.ok} (${report.steps.map((step) => `${step.name}: ${step.text}`).join("; ")})`,
    );
  }
  return { lines, touched: [report.ok ? `setup ${example.setup}` : `setup ${example.setup}: failure`] };
}

function compareShown(wanted: unknown, shown: readonly object[]): string[] {
  const list = Array.isArray(wanted) ? wanted : [];
  return differences(
    wanted,
    shown.map((line, index) => partOf(line, list[index])),
    "show",
  );
}

/** Answers from the example's list, in order. */
function fakeSend(responses: NonNullable<ExampleFile["responses"]>): { send: SendHttp; requests: HttpRequest[]; unused: () => number } {
  const requests: HttpRequest[] = [];
  const send: SendHttp = (request) => {
    requests.push(request);
    const response = responses[requests.length - 1];
    if (!response) return Promise.reject(new Error(`request ${requests.length} has no response in the example`));
    if (response.error !== undefined) return Promise.reject(new NetworkError(response.error, response.sent ?? false));
    const json = response.json !== undefined;
    const headers = Object.fromEntries(Object.entries(response.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]));
    const answer: HttpResponse = {
      status: response.status ?? 200,
      headers: { ...(json ? { "content-type": "application/json" } : {}), ...headers },
      body: Buffer.from(json ? JSON.stringify(response.json) : (response.text ?? "")),
    };
    return Promise.resolve(answer);
  };
  return { send, requests, unused: () => responses.length - requests.length };
}

function compareRequests(wanted: readonly ExpectedRequest[] | undefined, made: readonly HttpRequest[]): string[] {
  if (!wanted) return [];
  const lines: string[] = [];
  if (wanted.length !== made.length) lines.push(`requests: expected ${wanted.length}, got ${made.length}`);
  for (const [index, request] of made.entries()) {
    const expected = wanted[index];
    if (!expected) continue;
    const actual = readRequest(request, expected.query !== undefined);
    const headers = Object.fromEntries(Object.entries(expected.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]));
    const asked = { ...expected, ...(expected.headers ? { headers } : {}) };
    const shown = { ...actual, headers: partOf(actual["headers"], headers) };
    lines.push(...differences(asked, partOf(shown, asked, BODY_KEYS), `requests[${index}]`));
  }
  return lines;
}

const BODY_KEYS = ["json", "form", "multipart", "text"];

/** A request as an example writes it: the body decoded by its content type. */
function readRequest(request: HttpRequest, splitQuery: boolean): Record<string, unknown> {
  const [address = "", query = ""] = splitQuery ? request.url.split("?") : [request.url];
  const type = request.headers["content-type"] ?? "";
  const body =
    request.body === undefined ? undefined : typeof request.body === "string" ? request.body : Buffer.from(request.body).toString();
  return {
    method: request.method,
    url: address,
    ...(splitQuery ? { query: parseQuery(query) } : {}),
    headers: request.headers,
    ...(body === undefined ? {} : type.includes("json") ? { json: JSON.parse(body) } : bodyByType(type, body)),
  };
}

function bodyByType(type: string, body: string): Record<string, unknown> {
  if (type.includes("urlencoded")) return { form: parseQuery(body) };
  const boundary = /boundary=(.+)$/.exec(type)?.[1];
  if (boundary === undefined) return { text: body };
  const fields = body.split(`--${boundary}`).slice(1, -1);
  return {
    multipart: Object.fromEntries(
      fields.map((field) => {
        const [head = "", ...content] = field.split("\r\n\r\n");
        const filename = /filename="([^"]*)"/.exec(head)?.[1];
        const mediaType = /Content-Type: (.+)/.exec(head)?.[1];
        const text = content.join("\r\n\r\n").replace(/\r\n$/, "");
        return [/ name="([^"]*)"/.exec(head)?.[1] ?? "", filename === undefined ? text : { filename, mediaType, text }];
      }),
    ),
  };
}

/** Only what the example speaks of, and `always`: headers and the like may hold more. */
function partOf(actual: unknown, wanted: unknown, always: readonly string[] = []): unknown {
  if (typeof actual !== "object" || actual === null || typeof wanted !== "object" || wanted === null) return actual;
  return Object.fromEntries(Object.entries(actual).filter(([key]) => Object.hasOwn(wanted, key) || always.includes(key)));
}
