import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { reasonOf } from "../errors.ts";
import { compileRouting } from "../mapping/routing.ts";
import type { Finding, Provider } from "../mapping/provider.ts";
import type { BoundBinding, Runtime } from "../mapping/runtime.ts";
import { redactor } from "../mapping/secrets.ts";
import { shippedSchema } from "../schemas.ts";
import { archiveSecrets, readArchive } from "./archive.ts";
import { bind } from "./bindings.ts";
import type { Bound } from "./bindings.ts";
import type { Config, Loaded, LoadConfig } from "./config.ts";
import { findDefinitions, loadDefinition } from "./definitions.ts";
import type { DefinitionFolder } from "./definitions.ts";
import { sortFindings } from "./findings.ts";
import { deepFreeze } from "./freeze.ts";
import { botPolicy, DEFAULT_ARCHIVE_AFTER, DEFAULT_IDLE_END, duration, handoffPolicy } from "./policies.ts";
import type { Proofs } from "./proofs.ts";
import { createReport } from "./report.ts";
import type { Path, Report } from "./report.ts";
import { checkRoutes } from "./routes.ts";
import { readLimits, readMedia, readServer, readStorage, storageSecrets, warnOfPrivateUrl } from "./server.ts";
import { shapeGateway } from "./shape.ts";
import type { GatewayFile } from "./shape.ts";
import { ofSecret, substitute } from "./substitute.ts";
import { MAX_BYTES, parseYaml } from "./yaml.ts";

type Options = Parameters<LoadConfig>[0];

/** What could not be shown to anybody in a finding's text: masked there too, in case an expression's error quotes it. */
const MIN_MASKED = 8;

/**
 * Reads, checks and compiles gateway.yaml and the definitions that it uses. Never rejects for what a person wrote: that
 * is a finding, all of them at once. `config` is there when no finding is an error.
 */
export const loadConfig: LoadConfig = async (options) => {
  const findings: Finding[] = [];
  const contents = new Map<string, string>();
  const files = new Set<string>([options.file]);
  const secrets: string[] = [];
  const outside: string[] = [];
  const config = await load(options, { findings, contents, files, secrets, outside });
  const order = [...files];
  const mask = redactor(secrets.filter((secret) => secret.length >= MIN_MASKED));
  // The error of an expression quotes it, with whatever a variable has put in.
  const maskAll = redactor([...secrets, ...outside].filter((value) => value.length >= MIN_MASKED));
  const shown = sortFindings(findings, order).map((finding) => masked(finding, finding.kind.startsWith("mapping.") ? maskAll : mask));
  const loaded: Loaded = { config: shown.some(({ level }) => level === "error") ? undefined : config, findings: shown, files: order };
  return deepFreeze(loaded);
};

interface Collected {
  readonly findings: Finding[];
  /** Every file that was read → its text. */
  readonly contents: Map<string, string>;
  readonly files: Set<string>;
  readonly secrets: string[];
  /** Values of variables and files. */
  readonly outside: string[];
}

async function load(options: Options, collected: Collected): Promise<Config | undefined> {
  const { findings, contents, files, secrets } = collected;
  const top = { file: options.file, line: 1, col: 1, level: "error" as const };

  // 1. The file as plain data, every scalar resolved.
  const text = readText(options.file);
  if (typeof text !== "string") {
    findings.push({ ...top, kind: "missing.file", message: `cannot be read: ${text.problem}`, hint: "name another one with --config" });
    return undefined;
  }
  contents.set(options.file, text);
  const parsed = parseYaml(options.file, text);
  findings.push(...parsed.findings);
  const [document, second] = parsed.documents;
  if (!document || second) {
    if (parsed.findings.length > 0) return undefined;
    const count = parsed.documents.length;
    const hint = count === 0 ? "it needs at least: version: 1" : "remove the --- between them";
    findings.push({ ...top, kind: "yaml.documents", message: `expected one YAML document, got ${count}`, hint });
    return undefined;
  }
  const folder = dirname(options.file);
  const values = substitute(document, { env: options.env, folder });
  for (const file of values.files) files.add(file);
  findings.push(...values.findings);
  collected.outside.push(...values.values);
  const report = createReport(values.locate, findings, values.isUnresolved);

  // 2. Its shape.
  const textAt = (path: Path): string | undefined => {
    const scalar = document.scalar(path);
    return scalar?.style === "plain" ? scalar.text : undefined;
  };
  const ids = idsOf(values.raw);
  for (const { path, finding } of values.missing) {
    // A binding says itself what of it is missing, once its provider is known.
    if (path[0] === "bindings" && path[2] !== "provider" && ids.includes(String(path[1]))) continue;
    const place = path.join(".");
    report.add(
      place === "server.secret" || place.startsWith("server.formerSecrets.") || place === "storage.url" ? ofSecret(finding) : finding,
    );
  }
  const shaped = shapeGateway(values.raw, {
    report,
    textAt,
    isFromOutside: values.isFromOutside,
  });
  if (!shaped) return undefined;
  const { file, faultyRules, isLost } = shaped;
  const server = readServer(file, { report, secret: options.secret });
  const storage = readStorage(file, report);
  const limits = readLimits(file, report);
  const archive = await readArchive(file, report);
  const media = readMedia(file, server, report);
  secrets.push(server.secret, ...server.formerSecrets, ...storageSecrets(file), ...archiveSecrets(file));

  // 3. The definitions: those in use; a check looks at all of the user's own.
  const found = findDefinitions(
    options.shippedProviders,
    (file.providers ?? []).map((name, index) => ({
      folder: resolve(folder, name) === resolve(name) ? name : join(folder, name),
      finding: (message, hint) => report.make("error", ["providers", index], "provider.folder", message, { hint }),
    })),
  );
  findings.push(...found.findings);
  const proofs = options.proofs?.(storage.path);
  const provider = definitionLoader(found.folders, collected, proofs);
  if (options.strict) for (const definition of found.folders.values()) if (!definition.shipped) await provider(definition.name);

  // 4. The bindings.
  const providerNames = [...found.folders.keys()];
  const wellKnown = wellKnownMessengers();
  const usable = new Map<string, BoundBinding>();
  const disabled = new Map<string, Extract<Bound, { state: "disabled" }>>();
  for (const [id, binding] of Object.entries(file.bindings ?? {})) {
    const bound = await bind(id, binding, {
      report,
      strict: options.strict,
      secret: server.secret,
      formerSecrets: server.formerSecrets,
      publicUrl: server.publicUrl,
      providerNames,
      provider,
      missing: values.missing,
      isFromOutside: values.isFromOutside,
      namesAt: values.namesAt,
      textAt,
      isUnresolved: values.isUnresolved,
      isLost,
      messengers: wellKnown,
    });
    secrets.push(...bound.secrets);
    if (bound.state === "usable") usable.set(id, bound.bound);
    if (bound.state === "disabled") disabled.set(id, bound);
  }
  proofs?.keep();
  const renamed = renames(file, report);

  // 5. The routes.
  const mapped = Object.values(file.bindings ?? {}).flatMap(({ messengers }) => Object.values(messengers ?? {}));
  const messengers = [...new Set([...wellKnown, ...mapped])];
  const rules = checkRoutes(file, {
    report,
    strict: options.strict,
    usable,
    disabled,
    ids,
    providerNames,
    messengers,
    faultyRules,
    isFromOutside: values.isFromOutside,
    excluded: (desk) => file.bindings?.[desk]?.excludedChannels ?? [],
  });
  if (options.strict && [...usable.values()].some(({ facts }) => facts.roles.some((role) => role !== "bot")))
    warnOfPrivateUrl(
      file,
      [...usable.values()].flatMap(({ binding }) => (binding.provider.locateFile ? [binding.id] : [])),
      report,
    );
  const hasChannel = [...usable.values()].some(({ facts }) => facts.roles.includes("channel"));
  if (rules.length === 0 && hasChannel) {
    report.warning(["routing"], "missing.route", "no routing: no bot answers any lead", {
      hint: "add a rule: { name: everyone, bot: <binding> }",
    });
  }
  const routing = compileRouting(rules, {
    bindings: new Map(
      Object.entries(file.bindings ?? {}).map(([id, { provider: name, excludedChannels = [] }]) => {
        return [id, { provider: name, roles: usable.get(id)?.facts.roles ?? [], excludedChannels }];
      }),
    ),
    ...(options.onRouteFailed ? { onFailed: options.onRouteFailed } : {}),
  });
  for (const { path, offset, kind, message, hint } of routing.problems) report.error(["routing", ...path], kind, message, { offset, hint });

  // 6. The whole.
  const ruleNamed = new Map((file.routing ?? []).map((rule) => [rule.name, rule]));
  const runtime: Runtime = {
    bindings: usable,
    disabled: new Map([...disabled].map(([id, { why }]) => [id, why])),
    route: routing.route,
    isExcluded: routing.isExcluded,
    handoffPolicy: (desk, rule) =>
      deepFreeze(
        handoffPolicy([file.handoff, file.bindings?.[desk]?.handoff, rule === undefined ? undefined : ruleNamed.get(rule)?.handoff]),
      ),
    botPolicy: (bot, rule) =>
      deepFreeze(botPolicy([file.bot, file.bindings?.[bot]?.bot, rule === undefined ? undefined : ruleNamed.get(rule)?.botPolicy])),
    idleEnd: duration(file.dialogs?.idleEnd ?? DEFAULT_IDLE_END),
    ...(archive ? { archiveAfter: duration(file.dialogs?.archiveAfter ?? DEFAULT_ARCHIVE_AFTER) } : {}),
    media,
    renamed,
    redact: redactor([...new Set(secrets)].filter((secret) => secret !== "")),
    hash: hashOf([
      ...contents.values(),
      JSON.stringify(file),
      server.secret,
      JSON.stringify(server.formerSecrets),
      JSON.stringify([...usable.values()].map(({ binding }) => binding.settings)),
    ]),
  };
  const sketches = new Map([...disabled].flatMap(([id, { sketch }]) => (sketch ? [[id, sketch] as const] : [])));
  return { server, storage, archive, limits, runtime, sketches };
}

/** Reads and compiles each definition once, when it is first asked for. */
function definitionLoader(
  folders: ReadonlyMap<string, DefinitionFolder>,
  { findings, files, contents }: Collected,
  proofs: Proofs | undefined,
): (name: string) => Promise<Provider | undefined> {
  const compiled = new Map<string, Promise<Provider | undefined>>();
  const compile = async (definition: DefinitionFolder): Promise<Provider | undefined> => {
    files.add(definition.file);
    // A definition whose own examples fail does not do what its author believes: it never starts.
    const loaded = await loadDefinition(definition, { examples: true, ...(proofs ? { proofs } : {}) });
    findings.push(...loaded.findings);
    for (const [path, content] of loaded.files) {
      files.add(path);
      contents.set(path, content);
    }
    return loaded.provider && Object.freeze(loaded.provider);
  };
  return (name) => {
    const definition = folders.get(name);
    const made = compiled.get(name) ?? (definition ? compile(definition) : Promise.resolve(undefined));
    compiled.set(name, made);
    return made;
  };
}

function masked(finding: Finding, mask: (text: string) => string): Finding {
  const { message, hint, ...rest } = finding;
  return { ...rest, message: mask(message), ...(hint === undefined ? {} : { hint: mask(hint) }) };
}

function readText(file: string): string | { problem: string } {
  try {
    const about = statSync(file);
    // Such as /dev/zero, which has no size and no end.
    if (about.isCharacterDevice() || about.isDirectory()) return { problem: "it is not a file" };
    // A file that is far too large is not read at all; parseYaml says the exact limit.
    if (about.size > 2 * MAX_BYTES) return { problem: "it is larger than 1 MiB" };
    return readFileSync(file, "utf8");
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    return { problem: code === "ENOENT" ? "it does not exist" : reasonOf(error) };
  }
}

/** `formerly`: each old id leads to one binding, and to none that still exists. */
function renames(file: GatewayFile, report: Report): ReadonlyMap<string, string> {
  const renamed = new Map<string, string>();
  for (const [id, { formerly }] of Object.entries(file.bindings ?? {})) {
    for (const old of [formerly ?? []].flat()) {
      const taken = Object.hasOwn(file.bindings ?? {}, old) ? old : renamed.get(old);
      if (taken === undefined) renamed.set(old, id);
      else {
        report.error(
          ["bindings", id, "formerly"],
          "wrong.name",
          `${JSON.stringify(old)} cannot be a former id: ${JSON.stringify(taken)} has it`,
          {
            hint: "a former id leads to exactly one binding",
          },
        );
      }
    }
  }
  return renamed;
}

function idsOf(raw: unknown): readonly string[] {
  const bindings = (raw as { bindings?: unknown } | null)?.bindings;
  return typeof bindings === "object" && bindings !== null && !Array.isArray(bindings) ? Object.keys(bindings) : [];
}

function wellKnownMessengers(): readonly string[] {
  const definitions = shippedSchema("gateway")["$defs"] as { readonly messenger?: { readonly examples?: readonly string[] } } | undefined;
  return definitions?.messenger?.examples ?? [];
}

function hashOf(parts: readonly string[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest("hex").slice(0, 12);
}
