import type { Command } from "../model/command.ts";
import type { Dialog } from "../model/dialog.ts";
import { newLead } from "../model/lead.ts";
import type { Lead } from "../model/lead.ts";
import type { Json, Message } from "../model/message.ts";
import { compileSchema, shippedValidator } from "../schemas.ts";
import type { Validate } from "../schemas.ts";
import { pathText, sentenceOf } from "./findings.ts";
import type { Binding, Provider, Work } from "./provider.ts";

/** One example, as it is written. Has exactly one of request, command, media, setup. */
export interface ExampleFile {
  readonly title: string;
  readonly request?: {
    readonly method?: string;
    /** May hold the query. */
    readonly path: string;
    readonly query?: Readonly<Record<string, string>>;
    readonly headers?: Readonly<Record<string, string>>;
    /** JSON. */
    readonly body?: unknown;
    readonly form?: Readonly<Record<string, string>>;
    readonly text?: string;
  };
  readonly command?: Readonly<Record<string, unknown>> & { readonly type: string };
  /** A file's reference, or its private address. */
  readonly media?: { readonly ref?: string; readonly url?: string };
  readonly setup?: "show" | "register" | "check" | "remove";
  readonly id?: string;
  readonly lead?: Partial<Lead>;
  readonly dialog?: Partial<Dialog>;
  readonly history?: readonly Partial<Message>[];
  readonly attempt?: number;
  readonly since?: string;
  readonly repeats?: number;
  readonly at?: string;
  readonly binding?: BindingFile;
  readonly responses?: readonly {
    readonly status?: number;
    readonly headers?: Readonly<Record<string, string>>;
    readonly json?: unknown;
    readonly text?: string;
    /** No answer: this is why. */
    readonly error?: string;
    readonly sent?: boolean;
  }[];
  readonly expect: Readonly<Record<string, unknown>>;
}

export interface ExpectedRequest {
  readonly method?: string;
  readonly url?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly form?: Readonly<Record<string, unknown>>;
  readonly multipart?: Readonly<Record<string, unknown>>;
  readonly text?: string;
}

/** examples/_binding.yaml: these keys, or just the settings. */
interface BindingFile {
  readonly settings?: Readonly<Record<string, Json>>;
  readonly id?: string;
  readonly title?: string;
  readonly inlineButtons?: boolean;
  readonly messengers?: Readonly<Record<string, string>>;
  readonly webhookKey?: string;
  readonly hookUrl?: string;
}

const KEYS = `title description request command media setup id lead dialog history attempt since repeats at binding responses expect`.split(
  " ",
);
const EXPECTED: Readonly<Record<"request" | "command" | "media" | "setup", readonly string[]>> = {
  request: ["kind", "rule", "eventType", "dedupe", "events", "onUnknown", "ignored", "warnings", "answer", "reason", "endpoint", "masked"],
  command: ["requests", "outcome", "warnings"],
  media: ["kind", "requests", "url", "headers", "reason"],
  setup: ["requests", "ok", "show"],
};

const AT = "2026-01-01T00:00:00.000Z";
const ID = "5e1f0c3a-7a52-5b0e-9c41-2f1f6f7f0001";

/** A document as an example; `error` says what is wrong with its form. */
export function readExample(document: unknown): { readonly example: ExampleFile } | { readonly error: string } {
  if (typeof document !== "object" || document === null)
    return { error: "expected an object with title, request, command, media or setup, and expect" };
  const example = document as ExampleFile;
  const unknown = Object.keys(example).find((key) => !KEYS.includes(key));
  if (unknown !== undefined) return { error: `unknown key "${unknown}"; known: ${KEYS.join(", ")}` };
  const kinds = (["request", "command", "media", "setup"] as const).filter((key) => example[key] !== undefined);
  const [kind] = kinds;
  if (kind === undefined || kinds.length > 1) return { error: `expected one of request, command, media, setup, got ${kinds.length}` };
  if (typeof example.expect !== "object" || example.expect === null) return { error: "expect is missing: say what should come of it" };
  const odd = Object.keys(example.expect).find((key) => !EXPECTED[kind].includes(key));
  if (odd !== undefined) return { error: `expect has an unknown key "${odd}"; known: ${EXPECTED[kind].join(", ")}` };
  if (example.request && typeof example.request.path !== "string") return { error: "request.path is missing" };
  return { example };
}

const validators = new WeakMap<Provider, Validate>();

/** The binding that an example runs with: the shared one, with what the example says of its own. */
export async function exampleBinding(
  provider: Provider,
  shared: unknown,
  example: ExampleFile,
): Promise<{ readonly binding: Binding } | { readonly error: string }> {
  const common = sharedBinding(shared);
  const own = example.binding ?? {};
  // A null takes a common setting away.
  const settings: Record<string, Json> = Object.fromEntries(
    Object.entries({ ...common.settings, ...own.settings }).filter(([, value]) => value !== null),
  );
  let validate = validators.get(provider);
  if (!validate) {
    validate = compileSchema(provider.settingsSchema, { coerce: true, useDefaults: true });
    validators.set(provider, validate);
  }
  const [wrong] = validate(settings);
  if (wrong) return { error: `settings (examples/_binding.yaml): ${pathText(wrong.path)} ${wrong.message}` };
  const given = { ...common, ...own };
  const id = given.id ?? provider.name;
  const webhookKey = given.webhookKey ?? "WEBHOOK-KEY";
  const inlineButtons = given.inlineButtons ?? false;
  const secrets = provider.secretSettings.flatMap((name) => (typeof settings[name] === "string" ? [settings[name]] : []));
  const binding: Binding = {
    id,
    title: given.title ?? provider.title,
    provider,
    settings,
    inlineButtons,
    messengers: given.messengers ?? {},
    capabilities: provider.resolveCapabilities({ settings, inlineButtons }),
    secrets: [...secrets, webhookKey],
    webhookKey,
    hookUrl: given.hookUrl ?? `https://gateway.example/hooks/${id}`,
  };
  return { binding };
}

function sharedBinding(shared: unknown): BindingFile {
  if (typeof shared !== "object" || shared === null) return {};
  const settings = (shared as BindingFile).settings;
  return typeof settings === "object" && settings !== null
    ? (shared as BindingFile)
    : { settings: shared as Readonly<Record<string, Json>> };
}

/** The work of an example's command: what it does not say takes a plain value, and the command must fit its schema. */
export function exampleWork(binding: Binding, example: ExampleFile): { readonly work: Work } | { readonly error: string } {
  const at = example.at ?? AT;
  const command = { to: binding.id, guard: {}, context: {}, ...withDefaults(example.command ?? { type: "" }, at) };
  const [wrong] = shippedValidator("command", { allErrors: false })(command);
  if (wrong) return { error: `command: ${pathText(wrong.path)} ${sentenceOf(wrong)}` };
  const lead: Lead = { ...newLead("lead-1", binding.id, "lead-1-external", at), ...example.lead };
  const dialog: Dialog = { ...plainDialog(lead, at), ...example.dialog };
  const history = (example.history ?? []).map((message, index) => plainMessage(message, `history-${index + 1}`, "lead", at));
  return {
    work: {
      id: example.id ?? ID,
      command: command as unknown as Command,
      lead,
      dialog,
      attempt: example.attempt ?? 1,
      ...(example.since === undefined ? {} : { since: example.since }),
      ...(example.repeats === undefined ? {} : { repeats: example.repeats }),
      at,
      history,
      timeout: 10_000,
    },
  };
}

function withDefaults(command: NonNullable<ExampleFile["command"]>, at: string): Readonly<Record<string, unknown>> {
  const message = command["message"] as Partial<Message> | undefined;
  const author = command.type === "message.mirror" ? "lead" : "bot";
  const handoff = command["handoff"] as object | undefined;
  const event = command["event"] as Partial<Record<"lead" | "dialog" | "message", object>> | undefined;
  return {
    ...command,
    ...(message ? { message: plainMessage(message, "message-1", author, at) } : {}),
    ...(handoff && command.type === "handoff.start"
      ? { handoff: { id: "handoff-1", attributes: {}, hidden: {}, history: 0, ...handoff } }
      : {}),
    ...(handoff && command.type === "handoff.cancel" ? { handoff: { id: "handoff-1", reason: "cancelled", ...handoff } } : {}),
    ...(event ? { event: plainBotEvent(event, at) } : {}),
  };
}

function plainBotEvent(event: Partial<Record<"lead" | "dialog" | "message", object>>, at: string): object {
  const lead = { id: "lead-1", externalId: "lead-1-external", binding: "channel", attributes: {}, desk: {}, muted: false };
  const dialog = { id: "dialog-1", state: "bot", binding: "channel", operatorsOnline: null };
  return {
    at,
    epoch: 1,
    ...event,
    lead: { ...lead, ...event.lead },
    dialog: { ...dialog, ...event.dialog },
    ...(event.message ? { message: plainMessage(event.message, "message-1", "lead", at) } : {}),
  };
}

function plainMessage(message: Partial<Message>, id: string, by: Message["by"], at: string): Message {
  return { id, by, at, kind: "text", ...message };
}

function plainDialog(lead: Lead, at: string): Dialog {
  return {
    id: "dialog-1",
    leadId: lead.id,
    binding: lead.binding,
    state: "bot",
    epoch: 1,
    voice: 1,
    handoffs: 0,
    captions: [],
    numbers: [],
    timers: [],
    openedAt: at,
    lastMessageAt: at,
  };
}
