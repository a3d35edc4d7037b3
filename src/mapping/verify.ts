import { createHmac, hash, timingSafeEqual } from "node:crypto";
import { BINDING_NAMES } from "./binding-view.ts";
import { textOf } from "./compiler.ts";
import type { Compiler } from "./compiler.ts";
import type { CheckFile, VerifyFile } from "./definition-file.ts";
import type { Path } from "./findings.ts";

/** The part of a request that can prove where it comes from. */
export interface Evidence {
  readonly captures: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly raw: Uint8Array;
  /** The parsed body, for proofs that are in it. */
  readonly body?: unknown;
  /** What `equals` and `key` see. */
  readonly input: Readonly<Record<string, unknown>>;
  /** For examples, whose secrets are their own: say what a signature should have been. */
  readonly explain?: boolean;
}

export interface Verdict {
  readonly ok: boolean;
  /** Which proof failed, and whether it was missing or another one; never a value. Where `explain` is set, what it should be. */
  readonly why?: string;
  /** What was accepted although it should be mended: names the place, never the value. */
  readonly warnings: readonly string[];
}

export interface Verifier {
  /** Proofs outside the body: to be asked before it is parsed. */
  readonly early: (evidence: Evidence) => Verdict;
  /** Proofs inside the body; absent = there are none. */
  readonly late?: (evidence: Evidence) => Verdict;
  /** Where the secrets stand, for masking. */
  readonly secretPlaces: { readonly captures: readonly string[]; readonly query: readonly string[]; readonly headers: readonly string[] };
}

type Check = (evidence: Evidence) => Verdict;

const KEY_CAPTURE = "webhookKey";
const YES: Verdict = { ok: true, warnings: [] };

/**
 * Compiles a definition's `verify`. A captured {webhookKey} is always checked. All checks must hold, and all are made
 * whatever the first one says. `allowNothing` is for places that another proof guards.
 */
export function compileVerify(raw: VerifyFile | undefined, path: Path, compiler: Compiler, captures: readonly string[]): Verifier {
  const listed = Array.isArray(raw);
  const written = (raw === undefined || raw === "none" ? [] : listed ? raw : [raw]) as readonly CheckFile[];
  const paths = written.map((_, index) => (listed ? [...path, index] : path));
  if (written.length === 0 && !captures.includes(KEY_CAPTURE)) {
    compiler.report({
      path,
      key: raw === undefined,
      kind: "verify.missing",
      message: "anybody could call this endpoint: nothing proves that the provider sent it",
      hint: "add `verify`, or put {webhookKey} into the path: it is different for every binding and always checked",
    });
  }
  const places = { captures: [] as string[], query: [] as string[], headers: [] as string[] };
  const early: Check[] = [];
  const late: Check[] = [];
  if (captures.includes(KEY_CAPTURE)) {
    places.captures.push(KEY_CAPTURE);
    early.push((evidence) => compareText(evidence.captures[KEY_CAPTURE], evidence.input[KEY_CAPTURE], `path segment {${KEY_CAPTURE}}`));
  }
  written.forEach((check, index) => {
    const at = paths[index] ?? path;
    if (!isComplete(check, at, compiler, captures)) return;
    if (check.path !== undefined) places.captures.push(check.path);
    if (check.query !== undefined) places.query.push(check.query);
    if (check.header !== undefined) places.headers.push(check.header.toLowerCase());
    (check.json === undefined ? early : late).push(
      check.hmac === undefined ? tokenCheck(check, at, compiler) : hmacCheck(check, at, compiler),
    );
  });
  return { early: all(early), ...(late.length > 0 ? { late: all(late) } : {}), secretPlaces: places };
}

function isComplete(check: CheckFile, path: Path, compiler: Compiler, captures: readonly string[]): boolean {
  const report = (message: string, hint?: string): false => {
    compiler.report({ path, kind: "verify.incomplete", message, ...(hint === undefined ? {} : { hint }) });
    return false;
  };
  const places = [check.path, check.query, check.header, check.json].filter((place) => place !== undefined);
  if (places.length !== 1) return report(`expected one of path, query, header, json, got ${places.length}`, "say where the proof stands");
  if (check.hmac !== undefined) {
    if (check.key === undefined) return report("an hmac needs `key`", "key: settings.secret");
    if (check.path !== undefined || check.json !== undefined) return report("an hmac stands in a header or a query parameter");
    return check.equals === undefined || report("`equals` and `hmac` exclude each other");
  }
  if (check.equals === undefined) return report("expected `equals` or `hmac`", "equals: settings.token");
  if (check.path !== undefined && !captures.includes(check.path)) {
    return report(
      `the path captures no "${check.path}"`,
      captures.length > 0 ? `it captures ${captures.join(", ")}` : `write {${check.path}} into it`,
    );
  }
  return true;
}

function all(checks: readonly Check[]): Check {
  return (evidence) => {
    const verdicts = checks.map((check) => check(evidence));
    return { ok: verdicts.every(({ ok }) => ok), warnings: verdicts.flatMap(({ warnings }) => warnings), ...whyNot(verdicts) };
  };
}

function whyNot(verdicts: readonly Verdict[]): { why?: string } {
  const why = verdicts.flatMap((verdict) => verdict.why ?? []);
  return why.length === 0 ? {} : { why: why.join("; ") };
}

function tokenCheck(check: CheckFile, path: Path, compiler: Compiler): Check {
  const expected = compiler.expression(check.equals ?? "", [...path, "equals"], { names: [...BINDING_NAMES, "headers", "query"] });
  const fromBody = check.json === undefined ? undefined : compiler.expression(check.json, [...path, "json"], {});
  return (evidence) => {
    const secret = textOf(expected.evaluate(evidence.input));
    if (check.path !== undefined) return compareText(evidence.captures[check.path], secret, `path segment {${check.path}}`);
    if (check.query !== undefined) return compareText(evidence.query[check.query], secret, `query parameter "${check.query}"`);
    const given = textOf(fromBody ? fromBody.evaluate(evidence.body) : evidence.headers[(check.header ?? "").toLowerCase()]);
    return isSame(given, secret) ? YES : refused(given, secret, fromBody ? "the body's own proof" : placeOf(check));
  };
}

function hmacCheck(check: CheckFile, path: Path, compiler: Compiler): Check {
  const key = compiler.expression(check.key ?? "", [...path, "key"], { names: BINDING_NAMES });
  const parts = (check.of ?? "{body}").split(/(\{[^{}]+\})/).filter((part) => part !== "");
  for (const part of parts) {
    if (!part.startsWith("{") || /^\{(body|(header|query)\..+)\}$/.test(part)) continue;
    compiler.report({
      path: [...path, "of"],
      kind: "verify.incomplete",
      message: `${part} is not known here`,
      hint: "known: {body}, {header.<name>}, {query.<name>}",
    });
  }
  return (evidence) => {
    const secret = textOf(key.evaluate(evidence.input));
    const proof = check.header === undefined ? textOf(evidence.query[check.query ?? ""]) : evidence.headers[check.header.toLowerCase()];
    const place = placeOf(check);
    if (secret === undefined || secret === "" || proof === undefined) return refused(proof, secret, place);
    if (!proof.startsWith(check.prefix ?? "")) return no(`${place} does not begin with "${check.prefix ?? ""}"`);
    const hmac = createHmac(check.hmac ?? "sha256", secret);
    for (const part of parts) hmac.update(signedPart(part, evidence));
    const given = proof.slice((check.prefix ?? "").length).trim();
    const encoding = check.encoding ?? "hex";
    const expected = hmac.digest(encoding);
    if (isSame(encoding === "hex" ? given.toLowerCase() : given, expected)) return YES;
    if (!evidence.explain) return no(`${place} differs: another key, or the body was changed on its way`);
    return no(`${place} differs; for this body and these settings it is ${check.prefix ?? ""}${expected}`);
  };
}

function no(why: string): Verdict {
  return { ok: false, warnings: [], why };
}

/** Says no more than whether there was a proof: neither what it was nor what it should be. */
function refused(given: string | undefined, secret: string | undefined, place: string): Verdict {
  if (secret === undefined || secret === "") return no(`${place}: the setting that it is compared with is not set`);
  return no(`${place} ${given === undefined || given === "" ? "is missing" : "differs"}`);
}

function placeOf(check: CheckFile): string {
  return check.header === undefined ? `query parameter "${check.query ?? ""}"` : `header ${check.header.toLowerCase()}`;
}

function signedPart(part: string, evidence: Evidence): string | Uint8Array {
  if (part === "{body}") return evidence.raw;
  const name = /^\{(header|query)\.(.+)\}$/.exec(part);
  if (!name) return part;
  return name[1] === "header" ? (evidence.headers[name[2]?.toLowerCase() ?? ""] ?? "") : (textOf(evidence.query[name[2] ?? ""]) ?? "");
}

/** A secret that a person pasted into an address may carry blanks and quotes: accepted, with a word on where to mend it. */
function compareText(given: unknown, secret: unknown, place: string): Verdict {
  const [got, want] = [textOf(given), textOf(secret)];
  if (isSame(got, want)) return YES;
  if (got === undefined || !isSame(trimPasted(got), want)) return refused(got, want, place);
  return { ok: true, warnings: [`the secret in the ${place} came with stray blanks or quotes: correct the address at the provider`] };
}

const PASTED = String.raw`(?:\s|%20|%22|%27|["'\x60«»“”])`;
const LEADING = new RegExp(`^${PASTED}+`, "i");
const LAST = new RegExp(`${PASTED}$`, "i");

/** Anybody may send this text, so the end is taken mark by mark: `+$` would try every run of marks anew, in square time. */
function trimPasted(text: string): string {
  const rest = text.replace(LEADING, "");
  let end = rest.length;
  for (;;) {
    const mark = LAST.exec(rest.slice(Math.max(0, end - 3), end));
    if (!mark) return rest.slice(0, end);
    end -= mark[0].length;
  }
}

/** In constant time for secrets of any length. A secret that is not set proves nothing. */
function isSame(given: string | undefined, secret: string | undefined): boolean {
  const equal = timingSafeEqual(sha256(given ?? ""), sha256(secret ?? ""));
  return equal && given !== undefined && secret !== undefined && secret !== "";
}

function sha256(text: string): Buffer {
  return hash("sha256", text, "buffer");
}
