import { createHmac } from "node:crypto";
import { reasonOf } from "../errors.ts";
import type { Binding, Provider } from "../mapping/provider.ts";
import type { BoundBinding } from "../mapping/runtime.ts";
import type { Json } from "../model/message.ts";
import { compileSchema } from "../schemas.ts";
import type { SchemaFinding, Validate } from "../schemas.ts";
import { coerce } from "./coerce.ts";
import { didYouMean, hintFor } from "./findings.ts";
import { bareVariable } from "./report.ts";
import type { Path, Report } from "./report.ts";
import type { BindingFile } from "./shape.ts";
import { ofSecret } from "./substitute.ts";
import type { Missing } from "./substitute.ts";

/** What binding a connection needs to know of the rest. */
export interface BindingContext {
  readonly report: Report;
  readonly strict: boolean;
  readonly secret: string;
  readonly formerSecrets: readonly string[];
  readonly publicUrl: string;
  /** Names of all providers that were found. */
  readonly providerNames: readonly string[];
  /** The compiled definition; undefined when it has errors, which are reported already. */
  readonly provider: (name: string) => Promise<Provider | undefined>;
  readonly missing: readonly Missing[];
  readonly isFromOutside: (path: Path) => boolean;
  readonly namesAt: (path: Path) => readonly string[];
  readonly textAt: (path: Path) => string | undefined;
  readonly isUnresolved: (path: Path) => boolean;
  readonly isLost: (path: Path) => boolean;
  /** The well-known ones. */
  readonly messengers: readonly string[];
}

/** What became of one configured connection. */
export type Bound =
  | { readonly state: "usable"; readonly bound: BoundBinding; readonly secrets: readonly string[] }
  | {
      readonly state: "disabled";
      readonly provider: Provider;
      readonly why: string;
      /** For showing only: what is missing stands as "<NAME is not set>". Undefined when that cannot be worked out. */
      readonly sketch: Binding | undefined;
      readonly secrets: readonly string[];
    }
  /** A finding says why. */
  | { readonly state: "broken"; readonly secrets: readonly string[] };

/**
 * One binding, checked against its provider's definition. Without its required secrets, or with a variable that is not
 * set, it is an error where `strict`, else disabled with one warning.
 */
export async function bind(id: string, file: BindingFile, context: BindingContext): Promise<Bound> {
  const { report } = context;
  const at: Path = ["bindings", id];
  if (!context.providerNames.includes(file.provider)) {
    const name = context.isFromOutside([...at, "provider"]) ? "" : ` ${JSON.stringify(file.provider)}`;
    const hint = hintFor(file.provider, context.providerNames, "provider; check the `providers` folders");
    report.error([...at, "provider"], "unknown.provider", `there is no provider${name}`, { hint });
    return { state: "broken", secrets: [] };
  }
  const provider = await context.provider(file.provider);
  if (!provider) return { state: "broken", secrets: [] };

  const settings = readSettings(id, file, provider, context);
  const secrets = provider.secretSettings
    .map((name) => settings.values[name])
    .filter((value) => typeof value === "string" && value !== "") as string[];
  warnOfNoEffect(at, file, provider, context);
  const disabled = async (why: string): Promise<Bound> => {
    const sketch = await sketchOf(id, file, provider, settings, context);
    return { state: "disabled", provider, why, sketch, secrets: sketch ? [...secrets, sketch.webhookKey] : secrets };
  };
  if (file.enabled === false) return disabled("enabled: false");
  if (settings.unset.length > 0) {
    const why = listOf(settings.unset);
    if (!context.strict) report.warning(at, "binding.disabled", `binding ${JSON.stringify(id)} is disabled: ${why}`, { key: true });
    return disabled(why);
  }
  if (settings.wrong) return { state: "broken", secrets };

  const inlineButtons = file.inlineButtons ?? false;
  let capabilities: Binding["capabilities"];
  let rates: NonNullable<Binding["rates"]>;
  try {
    capabilities = provider.resolveCapabilities({ settings: settings.values, inlineButtons });
    rates = provider.resolveRates?.({ settings: settings.values, inlineButtons }) ?? [];
  } catch (error) {
    report.error(
      at,
      "mapping.failed",
      `the capabilities and rates of ${provider.name} cannot be worked out with these settings: ${reasonOf(error)}`,
      {
        key: true,
      },
    );
    return { state: "broken", secrets };
  }
  if (inlineButtons && capabilities.buttons === null) {
    report.warning(
      [...at, "inlineButtons"],
      "missing.capability",
      `${provider.title} has no native buttons: they go out as numbered text`,
      {
        key: true,
      },
    );
  }
  if (file.headers !== undefined && provider.roles.includes("desk") && capabilities.mirror === "none") {
    const message = `headers has no effect: no messages are mirrored to ${provider.title}`;
    report.warning([...at, "headers"], "no.effect", message, {
      key: true,
      hint: "its operators see the chat itself, or get it as one list",
    });
  }
  for (const { setting, text, hint } of provider.oddities?.({ settings: settings.values, inlineButtons }) ?? [])
    report.warning([...at, "settings", setting], "odd.setting", text, hint === undefined ? {} : { hint });
  const binding = bindingOf(id, file, provider, { settings: settings.values, capabilities, rates, secrets }, context);
  return {
    state: "usable",
    secrets: binding.secrets,
    bound: {
      binding,
      facts: {
        id,
        roles: provider.roles,
        capabilities,
        messengers: binding.messengers,
        headers: { bot: file.headers?.bot || null, lead: file.headers?.lead || null },
      },
      ...(file.onDoubt === undefined ? {} : { onDoubt: file.onDoubt }),
      setup: file.setup ?? "auto",
    },
  };
}

function bindingOf(
  id: string,
  file: BindingFile,
  provider: Provider,
  values: Pick<Binding, "settings" | "capabilities" | "rates" | "secrets">,
  context: BindingContext,
): Binding {
  const keyFrom = (secret: string): string => createHmac("sha256", secret).update(`webhook:${id}`).digest("hex").slice(0, 32);
  const webhookKey = keyFrom(context.secret);
  const formerKeys = context.formerSecrets.map(keyFrom);
  return {
    id,
    title: file.title ?? provider.title,
    provider,
    ...values,
    inlineButtons: file.inlineButtons ?? false,
    messengers: file.messengers ?? {},
    secrets: [...values.secrets, webhookKey, ...formerKeys],
    webhookKey,
    formerKeys,
    hookUrl: `${context.publicUrl}/hooks/${id}`,
  };
}

/** The addresses of a binding are needed before its secrets are known: a provider issues some of them in return. */
async function sketchOf(
  id: string,
  file: BindingFile,
  provider: Provider,
  { values, lacking }: Settings,
  context: BindingContext,
): Promise<Binding | undefined> {
  const settings: Record<string, Json> = { ...values, ...Object.fromEntries([...lacking].map(([name, why]) => [name, `<${why}>`])) };
  try {
    const capabilities = provider.resolveCapabilities({ settings, inlineButtons: file.inlineButtons ?? false });
    return bindingOf(id, file, provider, { settings, capabilities, secrets: [] }, context);
  } catch {
    return undefined; // They hang on what is missing; that it is missing is reported already.
  }
}

interface Settings {
  readonly values: Readonly<Record<string, Json>>;
  readonly wrong: boolean;
  /** What a required secret or a named variable lacks: "BOT_TOKEN is not set". */
  readonly unset: readonly string[];
  /** The same by setting: what stands for it where it is shown. */
  readonly lacking: ReadonlyMap<string, string>;
}

function readSettings(id: string, file: BindingFile, provider: Provider, context: BindingContext): Settings {
  const { report } = context;
  const under: Path = ["bindings", id, "settings"];
  const off = file.enabled === false;
  const unset: string[] = [];
  const lacking = new Map<string, string>();
  if (context.isLost(under)) return { values: {}, wrong: true, unset, lacking };
  for (const { path, name, finding } of context.missing) {
    if (path[0] !== "bindings" || path[1] !== id) continue;
    const why = name.startsWith("file:") ? `the file ${name.slice(5)} cannot be read` : `${name} is not set`;
    unset.push(why);
    if (path[2] === "settings") lacking.set(String(path[3]), why);
    const secret = path[2] === "settings" && provider.secretSettings.includes(String(path[3]));
    if (context.strict && !off) report.add(secret ? ofSecret(finding) : finding);
  }

  const coerced = coerce(file.settings ?? {}, provider.settingsSchema, { ...context, path: under });
  const values = structuredClone(coerced) as Record<string, Json>;
  trimSecrets(values, provider, under, context);
  let validate: Validate;
  try {
    validate = compileSchema(provider.settingsSchema, { useDefaults: true });
  } catch (error) {
    const hint = "a default counts only directly under `properties`";
    report.add({
      file: provider.file,
      line: 1,
      col: 1,
      level: "error",
      kind: "settings.schema",
      message: `settings: ${reasonOf(error)}`,
      hint,
    });
    return { values, wrong: true, unset, lacking };
  }
  const required = new Set([provider.settingsSchema["required"]].flat());
  const emptySecrets = new Set<unknown>();
  for (const name of provider.secretSettings) {
    const path = [...under, name];
    const empty = values[name] === undefined || values[name] === "" || values[name] === null;
    if (!empty || !required.has(name) || context.isUnresolved(path)) continue;
    emptySecrets.add(name);
    const [variable] = context.namesAt(path);
    const why = variable === undefined ? `settings.${name} is not set` : `${variable} is not set (settings.${name})`;
    unset.push(why);
    lacking.set(name, `${variable ?? `settings.${name}`} is not set`);
    if (context.strict && !off) {
      const hint = variable === undefined ? "give it a value, best from outside: ${NAME} or ${file:/path}" : `set ${variable}`;
      report.error(path, "missing.secret", `binding ${JSON.stringify(id)} lacks a required secret: settings.${name}`, { hint });
    }
  }
  // What is said of a value that could not be had, or of a secret whose lack is reported already, would be an echo.
  const findings = validate(values).filter(({ path, key, keyword }) => {
    const place = keyword === "required" && key !== undefined ? [...path, key] : path;
    return !context.isUnresolved([...under, ...place]) && !(place.length === 1 && emptySecrets.has(place[0]));
  });
  report.schema(findings, under, {
    data: values,
    isFromOutside: context.isFromOutside,
    shown: (value, _, { keyword, params }) =>
      keyword === "format" && params["format"] === "uri" ? addressStart(String(value)) : undefined,
  });
  warnOfBareVariables(values, findings, provider, under, context);
  return { values, wrong: findings.length > 0, unset: [...new Set(unset)], lacking };
}

/** Scheme and host: what follows them, a password before the host, and what is no address at all (a key in the wrong line) is nobody's business. */
function addressStart(text: string): string | undefined {
  const start = /^(?:[a-z][a-z0-9+.-]*:\/\/[a-z0-9.:[\]-]*|[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::\d{1,5})?)(?=[/?#]|$)/i.exec(text)?.[0];
  if (start === undefined || start.length > 100 || !/[.:]|^localhost$/.test(start)) return undefined;
  return JSON.stringify(start === text ? text : `${start}…`);
}

/** `token: $TOKEN` is a text that every provider refuses, long after the start. */
function warnOfBareVariables(
  values: Readonly<Record<string, Json>>,
  findings: readonly SchemaFinding[],
  provider: Provider,
  under: Path,
  context: BindingContext,
): void {
  for (const name of provider.secretSettings) {
    const path = [...under, name];
    const value = values[name];
    const variable = typeof value === "string" && !context.isFromOutside(path) ? bareVariable(value) : undefined;
    if (variable === undefined || findings.some((finding) => finding.path[0] === name)) continue;
    const message = `settings.${name} is a text as it stands: a variable is written with braces`;
    context.report.warning(path, "odd.setting", message, { hint: `did you mean \${${variable}}?` });
  }
}

/** Pasted secrets often carry a blank or a newline, which no provider accepts. */
function trimSecrets(values: Record<string, Json>, provider: Provider, under: Path, context: BindingContext): void {
  for (const name of provider.secretSettings) {
    const value = values[name];
    if (typeof value !== "string" || value.trim() === value) continue;
    values[name] = value.trim();
    context.report.warning([...under, name], "stray.blanks", `blanks around settings.${name} are left out`, { hint: "remove them" });
  }
}

/** What is configured and does nothing, because of the provider's roles. */
function warnOfNoEffect(at: Path, file: BindingFile, provider: Provider, { report, messengers }: BindingContext): void {
  const needs = { messengers: "channel", handoff: "desk", bot: "bot", headers: "desk", excludedChannels: "desk" } as const;
  for (const key of ["messengers", "handoff", "bot", "headers", "excludedChannels"] as const) {
    if (file[key] === undefined || provider.roles.includes(needs[key])) continue;
    const message = `${key} has no effect: ${provider.title} is not a ${needs[key]}`;
    report.warning([...at, key], "no.effect", message, { key: true, hint: `its roles: ${provider.roles.join(", ")}` });
  }
  for (const [channel, messenger] of Object.entries(file.messengers ?? {})) {
    const hint = messengers.includes(messenger) ? undefined : didYouMean(messenger, messengers);
    if (hint === undefined) continue;
    report.warning([...at, "messengers", channel], "unknown.messenger", "this is no messenger that is known", { hint });
  }
}

function listOf(items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? "") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}
