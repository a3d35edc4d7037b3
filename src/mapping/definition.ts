import { GatewayError, reasonOf } from "../errors.ts";
import type { CommandType } from "../model/command.ts";
import { checkSchema, parseDuration, shippedValidator } from "../schemas.ts";
import { viewOf } from "./binding-view.ts";
import { compileCapabilities } from "./capabilities.ts";
import { createCompiler, isTrue, provenCompiler } from "./compiler.ts";
import type { Compiler } from "./compiler.ts";
import type { Coverage } from "./coverage.ts";
import type { DefinitionFile, WarningFile } from "./definition-file.ts";
import { runExamples } from "./examples.ts";
import { findingAt, schemaProblem } from "./findings.ts";
import { compileInbound } from "./inbound.ts";
import { compileMedia } from "./media.ts";
import { compileOutbound } from "./outbound.ts";
import { checkPatterns } from "./patterns.ts";
import { compileRates } from "./rates.ts";
import type { DefinitionSource, Finding, Provider, Role } from "./provider.ts";
import { compileSetup } from "./setup.ts";
import { compileVerify } from "./verify.ts";

/**
 * A definition file, compiled: checked against schemas/provider.schema.json, every expression parsed once. No provider
 * when a finding is an error. `examples` (default true) also runs its examples: a failing one is an error. `proven`: it has
 * passed all this before, to the byte; each expression is compiled when it is first evaluated. `coverage` hears what
 * examples that are run with the provider go through.
 */
export async function compileProvider(
  source: DefinitionSource,
  options: { examples?: boolean; proven?: boolean; coverage?: Coverage } = {},
): Promise<{ provider?: Provider; findings: readonly Finding[] }> {
  if (options.proven === true) return { provider: assemble(source.raw as DefinitionFile, source, provenCompiler(source)), findings: [] };
  const wrong = shippedValidator("provider")(source.raw);
  const findings: Finding[] = wrong.map((each) => findingAt(source.locate, schemaProblem(each)));
  // Keys that nobody knows do not hide what else is wrong; a wrong shape does.
  if (wrong.some((each) => each.keyword !== "additionalProperties")) return { findings };

  const file = source.raw as DefinitionFile;
  const compiler = createCompiler(source, {
    functions: file.functions ?? {},
    settings: Object.keys(propertiesOf(file)),
    hosts: file.hosts ?? [],
  });
  const provider = assemble(file, source, options.coverage?.watched(compiler) ?? compiler);
  findings.push(...compiler.findings);
  if (findings.some(isError)) return { findings };

  if (options.examples ?? true) {
    const report = await runExamples(provider, source);
    for (const { ok, title, diff, position } of report.results) {
      if (!ok) findings.push({ ...position, level: "error", kind: "example.failed", message: `${title}: ${diff ?? "failed"}` });
    }
  }
  return findings.some(isError) ? { findings } : { provider, findings };
}

function isError(finding: Finding): boolean {
  return finding.level === "error";
}

function assemble(file: DefinitionFile, source: DefinitionSource, compiler: Compiler): Provider {
  const properties = propertiesOf(file);
  const outbound = file.outbound ?? {};
  checkFunctions(file, compiler);
  checkRoles(file, compiler);
  const doubts = Object.entries(outbound).flatMap(([name, command]) =>
    command.onDoubt === undefined ? [] : [[name, command.onDoubt] as const],
  );
  return {
    name: file.provider,
    title: file.title,
    ...(file.docs === undefined ? {} : { docs: file.docs }),
    roles: file.roles,
    file: source.file,
    settingsSchema: settingsSchema(file, compiler),
    secretSettings: Object.keys(properties).filter((name) => properties[name]?.["format"] === "password"),
    commands: Object.keys(outbound),
    onDoubt: Object.fromEntries(doubts),
    verifyAfter: Object.fromEntries(
      Object.entries(outbound).flatMap(([name, { verify }]) => (verify ? [[name, parseDuration(verify.after ?? "") ?? 0] as const] : [])),
    ),
    remember: Object.fromEntries(
      Object.entries(outbound).flatMap(([name, { remember = "" }]) => {
        const milliseconds = parseDuration(remember);
        return milliseconds === undefined ? [] : [[name, milliseconds] as const];
      }),
    ),
    oddities: compileWarnings(file.warnings ?? [], compiler),
    ...(file.rates ? { resolveRates: compileRates(file.rates, compiler) } : {}),
    resolveCapabilities: compileCapabilities(file.capabilities ?? {}, compiler),
    receive: compileInbound(file.inbound ?? [], compiler, file.media !== undefined),
    ...compileOutbound(outbound, compiler),
    ...(file.media ? { locateFile: compileMedia(file.media, compiler) } : {}),
    authenticateBot: compileBotProof(file, compiler),
    setup: compileSetup(file.setup ?? {}, compiler),
  };
}

function propertiesOf(file: DefinitionFile): Readonly<Record<string, Readonly<Record<string, unknown>>>> {
  return (file.settings?.["properties"] ?? {}) as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** A definition's `settings` with `type` and `additionalProperties` filled in. */
export function closedSettings(settings: DefinitionFile["settings"]) {
  const properties = (settings?.["properties"] ?? {}) as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  return { ...settings, type: "object", properties, additionalProperties: false };
}

/** Reported when it is no JSON Schema or requires what it does not describe. */
function settingsSchema(file: DefinitionFile, compiler: Compiler): Readonly<Record<string, unknown>> {
  const schema = closedSettings(file.settings);
  const properties = schema.properties;
  try {
    if (!compiler.proven) {
      checkSchema(schema);
      checkPatterns(file.settings, ["settings"], compiler);
    }
  } catch (error) {
    compiler.report({ path: ["settings"], key: true, kind: "settings.schema", message: reasonOf(error) });
  }
  const required = (file.settings?.["required"] ?? []) as readonly string[];
  required.forEach((name, index) => {
    if (Object.hasOwn(properties, name)) return;
    compiler.report({
      path: ["settings", "required", index],
      kind: "settings.schema",
      message: `"${name}" is required, but not described`,
    });
  });
  return schema;
}

function compileWarnings(files: readonly WarningFile[], compiler: Compiler): NonNullable<Provider["oddities"]> {
  const warnings = files.map(({ when, ...about }, index) => ({
    about,
    when: compiler.expression(when, ["warnings", index, "when"], { names: ["settings", "inlineButtons"] }),
  }));
  return ({ settings, inlineButtons }) => {
    const found = [];
    for (const { about, when } of warnings) {
      try {
        if (isTrue(when.evaluate({ settings: structuredClone(settings), inlineButtons }))) found.push(about);
      } catch (error) {
        found.push({ ...about, text: `could not be looked at: ${reasonOf(error)}` });
      }
    }
    return found;
  };
}

/** Each is compiled on its own, so that a fault is reported at the function and not at every use. */
function checkFunctions(file: DefinitionFile, compiler: Compiler): void {
  for (const [name, text] of Object.entries(file.functions ?? {})) compiler.expression(text, ["functions", name], {});
}

/** A role without the command that it lives on cannot work: an error. What a definition has beside its roles is left out. */
function checkRoles(file: DefinitionFile, compiler: Compiler): void {
  const kind = "role.incomplete";
  for (const [role, command] of Object.entries(LIVES_ON)) {
    const index = file.roles.indexOf(role as Role);
    if (index < 0 || file.outbound?.[command]) continue;
    compiler.report({ path: ["roles", index], kind, message: `the role ${role} needs outbound "${command}"` });
  }
  const idle = (path: readonly string[], message: string): void => compiler.report({ path, key: true, kind, message, level: "warning" });
  if (file.roles.includes("bot")) return;
  if (file.outbound?.["bot.notify"]) idle(["outbound", "bot.notify"], "only the role bot hears bot.notify");
  if (file.actions) idle(["actions"], "only the role bot calls /bots/<binding>/actions");
}

const LIVES_ON: Readonly<Record<Role, CommandType>> = { channel: "message.send", desk: "handoff.start", bot: "bot.notify" };

function compileBotProof(file: DefinitionFile, compiler: Compiler): Provider["authenticateBot"] {
  if (!file.actions) return () => false;
  const checks = [file.actions.verify].flat().filter((check) => check !== "none");
  if (checks.some((check) => check.header === undefined || check.hmac !== undefined)) {
    const message = "a bot proves itself by a header: expected header and equals in every check";
    compiler.report({ path: ["actions", "verify"], kind: "verify.incomplete", message });
  }
  const verifier = compileVerify(file.actions.verify, ["actions", "verify"], compiler, []);
  return (binding, headers) => {
    const { settings, binding: about, webhookKey } = viewOf(binding);
    const proves = (key: string): boolean => {
      const input = { settings, binding: about, webhookKey: key, headers, query: {} };
      return verifier.early({ captures: {}, query: {}, headers, raw: new Uint8Array(), input }).ok;
    };
    try {
      return [webhookKey, ...(binding.formerKeys ?? [])].some(proves) && !verifier.late;
    } catch (error) {
      if (error instanceof GatewayError) return false;
      throw error;
    }
  };
}
