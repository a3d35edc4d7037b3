import { createHash } from "node:crypto";
import { reasonOf } from "../errors.ts";
import { compileAnswer, jsonAnswer } from "./answer.ts";
import type { MakeAnswer } from "./answer.ts";
import { BINDING_NAMES, viewOf } from "./binding-view.ts";
import { isTrue, textOf } from "./compiler.ts";
import type { Compiler, Scope } from "./compiler.ts";
import { decodeBody, parseQuery } from "./decode.ts";
import { routeName } from "./definition-file.ts";
import type { EndpointFile, ExpressionFile, RouteFile } from "./definition-file.ts";
import { compilePath } from "./endpoint-path.ts";
import type { PathTemplate } from "./endpoint-path.ts";
import type { Expression } from "./expression/expression.ts";
import type { Path } from "./findings.ts";
import { readEvents } from "./mapped-event.ts";
import { unreachableFile } from "./media-link.ts";
import type { Answer, Binding, InboundRequest, Provider, Received } from "./provider.ts";
import { MASK, isSecretName } from "./secrets.ts";
import { compileVerify } from "./verify.ts";
import type { Evidence, Verdict, Verifier } from "./verify.ts";

const NAMES = ["method", "path", "query", "headers", "body", ...BINDING_NAMES, "at"];
const MAX_KEY = 200;

interface Endpoint {
  readonly file: EndpointFile;
  readonly methods: readonly string[];
  readonly template: PathTemplate;
  readonly verifier: Verifier;
  readonly eventType: Expression | undefined;
  readonly accepts: Expression | undefined;
  readonly routes: readonly Route[];
  readonly answer: MakeAnswer;
  readonly unauthorized: MakeAnswer;
  readonly malformed: MakeAnswer;
  /** The definition has a `media` section: attachments may have `ref` or be private. */
  readonly hasMedia: boolean;
}

interface Route {
  readonly name: string;
  readonly when: Expression | undefined;
  readonly event: Expression | undefined;
  readonly ignore: string | undefined;
  readonly onUnknown: "create" | "wait" | "ignore";
  readonly warn: Expression | undefined;
  readonly dedupe: Expression | null;
  readonly answer: MakeAnswer;
}

type Input = Readonly<Record<string, unknown>>;

/** `inbound` of a definition as `Provider.receive`. */
export function compileInbound(raw: readonly EndpointFile[], compiler: Compiler, hasMedia = false): Provider["receive"] {
  const endpoints = raw.map((file, index) => ({ ...compileEndpoint(file, ["inbound", index], compiler), hasMedia }));
  reportTwins(endpoints, compiler);

  return (binding, request, options = {}) => {
    const found = findEndpoint(endpoints, request);
    if ("status" in found) return { kind: "unknown-path", answer: jsonAnswer(found.status, {}) };
    return receiveAt(found.endpoint, found.captures, binding, request, options);
  };
}

/** The walk of one request: proof → body → proof in the body → route → events → answer. */
function receiveAt(
  endpoint: Endpoint,
  captures: Readonly<Record<string, string>>,
  binding: Binding,
  request: InboundRequest,
  { verified = false, explain = false }: { readonly verified?: boolean; readonly explain?: boolean },
): Received {
  const { name } = endpoint.file;
  const view = viewOf(binding);
  const query = parseQuery(request.query);
  const { settings, webhookKey } = view;
  const { method, headers, at } = request;
  const outer: Input = { method, path: captures, query: query ?? {}, headers, settings, binding: view.binding, webhookKey, at };
  const unauthorized = (reason = "the proof could not be computed"): Received => ({
    kind: "unauthorized",
    answer: answerOr(endpoint.unauthorized, outer, 401),
    endpoint: name,
    reason,
  });

  if (!query) {
    const reason = 'expected a query without the keys "__proto__", "constructor", "prototype"';
    return { kind: "malformed", answer: jsonAnswer(400, {}), endpoint: name, reason };
  }

  // 1. Proof of origin, before anything of the body is looked at.
  const evidence: Evidence = { captures, query, headers, raw: request.body, input: outer, explain };
  const early: Verdict = verified ? { ok: true, warnings: [] } : judge(endpoint.verifier.early, evidence, binding.formerKeys);
  if (!early.ok) return unauthorized(early.why);

  // 2. The body. What cannot be read cannot hold its proof either.
  const contentType = headers["content-type"] ?? "";
  const decoded = decodeBody(endpoint.file.body ?? "json", { method, contentType, query: request.query, body: request.body });
  if ("malformed" in decoded) {
    if (endpoint.verifier.late && !verified) return unauthorized("the proof stands in the body, which cannot be read");
    const answer = answerOr(endpoint.malformed, outer, 400);
    return { kind: "malformed", answer, endpoint: name, reason: decoded.malformed };
  }
  const input: Input = { ...outer, body: decoded.body };
  const late: Verdict =
    endpoint.verifier.late && !verified
      ? judge(endpoint.verifier.late, { ...evidence, body: decoded.body, input }, binding.formerKeys)
      : { ok: true, warnings: [] };
  if (!late.ok) return unauthorized(late.why);

  // 3. The route, its events, and what to answer; whatever fails here is kept, and answered as accepted.
  return mapRequest(endpoint, input, [...early.warnings, ...late.warnings], maskedRequest(endpoint, request, query, view.redact));
}

type Masked = Extract<Received, { kind: "accepted" }>["masked"];

function mapRequest(endpoint: Endpoint, input: Input, proofWarnings: readonly string[], masked: Masked): Received {
  const warnings = [...proofWarnings];
  let rule = endpoint.file.name;
  let eventType: string | undefined;
  let dedupeKey: string | null = null;
  let makeAnswer = endpoint.answer;
  const typed = (): { eventType?: string } => (eventType === undefined ? {} : { eventType });
  const failed = (reason: string): Received => ({
    kind: "failed",
    answer: answerOr(makeAnswer, input, 200),
    rule,
    ...typed(),
    dedupeKey,
    reason,
    masked,
  });
  try {
    if (endpoint.accepts && !isTrue(endpoint.accepts.evaluate(input))) {
      const answer = answerOr(endpoint.malformed, input, 400);
      return {
        kind: "malformed",
        answer,
        endpoint: endpoint.file.name,
        reason: "expected a request that `accepts` takes, got another one",
      };
    }
    eventType = textOf(endpoint.eventType?.evaluate(input))?.slice(0, MAX_KEY);
    const route = chooseRoute(endpoint.routes, input, (each) => (rule = `${endpoint.file.name} / ${each.name}`));
    if (!route) {
      rule = endpoint.file.name;
      const ignored = eventType === undefined ? "no route takes it" : `no route takes "${eventType}"`;
      const answer = answerOr(makeAnswer, input, 200, warnings);
      return { kind: "accepted", answer, rule, ...typed(), dedupeKey: null, events: [], ignored, warnings, masked };
    }
    makeAnswer = route.answer;
    dedupeKey = keyOf(route.dedupe, input);
    const read = readEvents(route.event?.evaluate(input));
    if ("error" in read) return failed(read.error);
    const unreachable = unreachableFile(read.events, endpoint.hasMedia);
    if (unreachable !== undefined) return failed(unreachable);
    if (read.events.length > 0 && route.dedupe && dedupeKey === null) warnings.push(`${rule}: dedupe found nothing, duplicates would pass`);
    addWarning(route, input, warnings, rule);
    const ignored = route.ignore ?? (read.events.length === 0 ? "the mapping gave no event" : undefined);
    return {
      kind: "accepted",
      answer: answerOr(makeAnswer, input, 200, warnings),
      rule,
      ...typed(),
      dedupeKey,
      events: read.events.map((event) => ({ event, onUnknown: route.onUnknown })),
      ...(ignored === undefined ? {} : { ignored }),
      warnings,
      masked,
    };
  } catch (error) {
    return failed(reasonOf(error));
  }
}

/** What stands in `warn` never stops the events of its route. */
function addWarning(route: Route, input: Input, warnings: string[], rule: string): void {
  try {
    const text = textOf(route.warn?.evaluate(input));
    if (text) warnings.push(text);
  } catch (error) {
    warnings.push(`${rule}: warn failed: ${reasonOf(error)}`);
  }
}

function chooseRoute(routes: readonly Route[], input: Input, trying: (route: Route) => void): Route | undefined {
  for (const route of routes) {
    trying(route);
    if (!route.when || isTrue(route.when.evaluate(input))) return route;
  }
  return undefined;
}

function keyOf(dedupe: Expression | null, input: Input): string | null {
  const key = dedupe ? textOf(dedupe.evaluate(input)) : undefined;
  if (key === undefined || key === "") return null;
  return key.length <= MAX_KEY ? key : createHash("sha256").update(key).digest("hex");
}

/** A failing answer never stops what was accepted: the plain one goes out. */
function answerOr(make: MakeAnswer, input: Input, status: number, warnings?: string[]): Answer {
  try {
    return make(input);
  } catch (error) {
    warnings?.push(`the answer's mapping failed, ${status} was sent: ${reasonOf(error)}`);
    return jsonAnswer(status, {});
  }
}

/** With the binding's key, else with each of its former ones. */
function judge(verify: Verifier["early"], evidence: Evidence, formerKeys: readonly string[] = []): Verdict {
  const now = judgeOnce(verify, evidence);
  if (now.ok) return now;
  for (const webhookKey of formerKeys) {
    const before = judgeOnce(verify, { ...evidence, input: { ...evidence.input, webhookKey } });
    if (before.ok) return { ok: true, warnings: [...before.warnings, FORMER] };
  }
  return now;
}

const FORMER = "proved by a key of a former server.secret: give the provider the new address (leadgate setup <binding> register, or show)";

function judgeOnce(verify: Verifier["early"], evidence: Evidence): Verdict {
  try {
    return verify(evidence);
  } catch {
    // A proof that cannot be computed proves nothing; its expression is covered by the definition's examples.
    return { ok: false, warnings: [] };
  }
}

function findEndpoint(
  endpoints: readonly Endpoint[],
  request: InboundRequest,
): { endpoint: Endpoint; captures: Readonly<Record<string, string>> } | { status: number } {
  let status = 404;
  for (const endpoint of endpoints) {
    const captures = endpoint.template.match(request.path);
    if (!captures) continue;
    if (endpoint.methods.includes(request.method.toUpperCase())) return { endpoint, captures };
    status = 405;
  }
  return { status };
}

function maskedRequest(
  endpoint: Endpoint,
  request: InboundRequest,
  query: Readonly<Record<string, unknown>>,
  redact: (text: string) => string,
): Masked {
  const { captures, query: inQuery, headers: inHeaders } = endpoint.verifier.secretPlaces;
  const hide = (name: string, value: string, places: readonly string[]): string =>
    places.includes(name) || isSecretName(name) ? MASK : redact(value);
  const map = (record: Readonly<Record<string, unknown>>, places: readonly string[]): Record<string, string> =>
    Object.fromEntries(Object.entries(record).map(([name, value]) => [name, hide(name, textOf(value) ?? "", places)]));
  return {
    path: redact(endpoint.template.mask(request.path, captures, MASK)),
    query: map(query, inQuery),
    headers: map(request.headers, inHeaders),
  };
}

function compileEndpoint(file: EndpointFile, path: Path, compiler: Compiler): Omit<Endpoint, "hasMedia"> {
  const template = compilePath(file.path);
  const scope: Scope = { names: NAMES, captures: template.captures };
  // Proof missing or body unreadable: there is no body to speak of.
  const outer: Scope = { ...scope, names: NAMES.filter((name) => name !== "body") };
  const answer = compileAnswer(file.answer, 200, [...path, "answer"], compiler, scope);
  const dedupe = file.dedupe === null ? null : compiler.expression(file.dedupe, [...path, "dedupe"], scope);
  return {
    file,
    methods: file.methods ?? ["POST"],
    template,
    verifier: compileVerify(file.verify, [...path, "verify"], compiler, template.captures),
    eventType: optional(file.eventType, [...path, "eventType"], compiler, scope),
    accepts: optional(file.accepts, [...path, "accepts"], compiler, scope),
    routes: file.routes.map((route, index) => compileRoute(route, index, [...path, "routes", index], { answer, dedupe, compiler, scope })),
    answer,
    unauthorized: compileAnswer(file.unauthorized, 401, [...path, "unauthorized"], compiler, outer),
    malformed: compileAnswer(file.malformed, 400, [...path, "malformed"], compiler, outer),
  };
}

function compileRoute(
  file: RouteFile,
  index: number,
  path: Path,
  endpoint: { answer: MakeAnswer; dedupe: Expression | null; compiler: Compiler; scope: Scope },
): Route {
  const { compiler, scope } = endpoint;
  if ((file.event === undefined) === (file.ignore === undefined)) {
    compiler.report({
      path,
      kind: "route.incomplete",
      message: `expected one of event and ignore, got ${file.event === undefined ? "neither" : "both"}`,
      hint: "ignore: <why> records what is nothing for a lead",
    });
  }
  return {
    name: routeName(file, index),
    when: optional(file.when, [...path, "when"], compiler, scope),
    event: optional(file.event, [...path, "event"], compiler, scope),
    ignore: file.ignore,
    onUnknown: file.onUnknown ?? "create",
    warn: optional(file.warn, [...path, "warn"], compiler, scope),
    dedupe:
      file.dedupe === undefined
        ? endpoint.dedupe
        : file.dedupe === null
          ? null
          : compiler.expression(file.dedupe, [...path, "dedupe"], scope),
    answer: file.answer === undefined ? endpoint.answer : compileAnswer(file.answer, 200, [...path, "answer"], compiler, scope),
  };
}

function optional(source: ExpressionFile | undefined, path: Path, compiler: Compiler, scope: Scope): Expression | undefined {
  return source === undefined ? undefined : compiler.expression(source, path, scope);
}

function reportTwins(endpoints: readonly Endpoint[], compiler: Compiler): void {
  endpoints.forEach((endpoint, index) => {
    const path: Path = ["inbound", index];
    const twin = endpoints.slice(0, index).find((other) => shares(other, endpoint));
    if (twin) {
      const message = `"${twin.file.name}" has the same path and method already`;
      compiler.report({ path: [...path, "path"], kind: "endpoint.duplicate", message, hint: "put its routes there, or change the path" });
    }
    if (endpoints.slice(0, index).some((other) => other.file.name === endpoint.file.name)) {
      compiler.report({
        path: [...path, "name"],
        kind: "endpoint.duplicate",
        message: `another endpoint is called "${endpoint.file.name}"`,
      });
    }
  });
}

function shares(one: Endpoint, other: Endpoint): boolean {
  return one.template.shape === other.template.shape && one.methods.some((method) => other.methods.includes(method));
}
