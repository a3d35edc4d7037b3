import { describe, expect, test } from "vitest";
import { GatewayError } from "../src/errors.ts";
import type { Action, BotEvent } from "../src/model/bot.ts";
import type { Command, HandoffRequest } from "../src/model/command.ts";
import type { Dialog, Handoff } from "../src/model/dialog.ts";
import type { IncomingMessage, LeadRef, MappedEvent } from "../src/model/event.ts";
import type { Lead } from "../src/model/lead.ts";
import type { Attachment, Button, Message } from "../src/model/message.ts";
import { checkSchema, compileSchema, parseDuration, parseSize, shippedSchema, shippedValidator } from "../src/schemas.ts";

const at = "2026-11-20T10:00:00.000Z";

// Every property of each type, so that the compiler complains here when a type gains one and the schema test when the
// schema does.
const button: Required<Button> = { code: "a", caption: "A", url: "https://a.example" };
const attachment: Required<Attachment> = { kind: "file", url: "https://a.example/x", name: "x", mediaType: "text/plain", size: 1 };
const location: Required<NonNullable<Message["location"]>> = { latitude: 55.75, longitude: 37.61, title: "Moscow" };
const contact: Required<NonNullable<Message["contact"]>> = { name: "Ann", phone: "1", email: "a@a.example" };
const message: Required<Message> = {
  id: "m",
  providerId: "p",
  by: "bot",
  at,
  kind: "text",
  text: "t",
  format: "markdown",
  choice: { code: "a", caption: "A" },
  buttons: [[button]],
  attachments: [attachment],
  location,
  edited: true,
  contact,
};
const incoming: Required<IncomingMessage> = {
  providerId: "p",
  at,
  kind: "choice",
  text: "t",
  choice: { code: "a", caption: "A" },
  attachments: [{ ...attachment, ref: "f1" }],
  location,
  contact,
};
const leadRef: Required<LeadRef> = {
  externalId: "7",
  aliases: { chat: "9" },
  assumedId: "chat:9",
  name: "Ann",
  login: null,
  messenger: "widget",
  phone: null,
  email: "",
  language: "ru",
  page: "https://a.example",
  attributes: { a: null },
};
const lead: Required<Lead> = {
  id: "l",
  binding: "b",
  externalId: "7",
  name: "Ann",
  login: "ann",
  messenger: "widget",
  phone: "1",
  email: "e",
  language: "ru",
  page: "p",
  attributes: { a: 1 },
  desk: {},
  muted: false,
  blocked: true,
  pastChats: ["1"],
  createdAt: at,
  lastActivityAt: at,
};
const handoff: Required<Handoff> = {
  id: "h",
  desk: "d",
  reason: "r",
  by: "bot",
  group: "g",
  whenNobodyOnline: "queue",
  requestedAt: at,
  queuedAt: at,
  startedAt: at,
  tookAt: at,
  tookThere: at,
  assumed: true,
  askedBefore: ["other"],
  held: [message],
  stretch: [message],
  noticed: ["transferred"],
  note: "n",
  attributes: {},
  hidden: {},
};
const choice = { binding: "b", rule: "r", why: "w" };
const dialog: Required<Dialog> = {
  id: "d",
  leadId: "l",
  binding: "b",
  externalId: "9",
  state: "waiting",
  phase: "queued",
  epoch: 2,
  bot: choice,
  desk: choice,
  operator: { id: "1", name: "Op" },
  handoff,
  handoffs: 1,
  captions: [{ key: "a", code: "a", caption: "A", sent: "s" }],
  lines: ["m"],
  hasLines: true,
  mirrorTo: "desk",
  mirrors: { desk: { from: "m", routed: true, lost: "told", anchor: "p" } },
  returned: { desk: "desk", at },
  unavailable: { since: at, leadWroteSince: false },
  voice: 1,
  failuresTold: 1,
  handoffsFailed: 1,
  answeredAhead: "c1",
  news: { lookup: "l1", to: "bot", event: {} as BotEvent, since: at },
  opening: { mark: "1:m", at },
  numbers: [{ code: "a", caption: "A" }],
  operatorsOnline: { online: true, at },
  botDown: { since: at, told: true, handoffTriedAt: at },
  timers: [{ name: "idle.end", episode: "d", due: 1 }],
  openedAt: at,
  lastMessageAt: at,
  closedAt: at,
  closeReason: "idle",
};
const actions: Required<{ [Type in Action["type"]]: Required<Extract<Action, { type: Type }>> }> = {
  say: { type: "say", text: "t", format: "plain", buttons: [[button]], attachments: [attachment] },
  handoff: { type: "handoff", reason: "r", group: "g", attributes: {}, hidden: {}, note: "n", whenNobodyOnline: "queue" },
  set: { type: "set", attributes: { a: null }, desk: {} },
  return: { type: "return" },
  mute: { type: "mute", muted: true },
  typing: { type: "typing" },
  close: { type: "close", category: "c", subcategory: "s" },
};
const common = { lead: leadRef, dialog: { externalId: "9" }, operatorsOnline: true, happenedAt: at };
const operator = { id: "1", name: "Op" };
const events: { [Type in MappedEvent["type"]]: Required<Extract<MappedEvent, { type: Type }>> } = {
  "message.received": { ...common, type: "message.received", message: incoming },
  "message.edited": { ...common, type: "message.edited", message: incoming },
  "lead.updated": { ...common, type: "lead.updated" },
  "lead.blocked": { ...common, type: "lead.blocked", blocked: true },
  "dialog.opened": { ...common, type: "dialog.opened", messages: [incoming], mark: "1:m" },
  "dialog.closed": { ...common, type: "dialog.closed", reason: "r" },
  "message.status": { ...common, type: "message.status", providerId: "p", status: "read", reason: "r" },
  "operator.wrote": { ...common, type: "operator.wrote", operator, message: incoming, auto: true },
  "operator.took": { ...common, type: "operator.took", operator, reopens: true, onlyWhenAwaited: true, lateBy: 1 },
  "operator.read": { ...common, type: "operator.read", operator },
  "operators.unavailable": { ...common, type: "operators.unavailable" },
  "operators.changed": { ...common, type: "operators.changed" },
  "dialog.returned": { ...common, type: "dialog.returned", operator, reason: "r" },
  "operator.command": { ...common, type: "operator.command", command: "bot", operator },
  "handoff.requested": { ...common, type: "handoff.requested", reason: "r", group: "g" },
  "attributes.set": { ...common, type: "attributes.set", attributes: {}, desk: {} },
  "bot.replied": { ...common, type: "bot.replied", actions: Object.values(actions), epoch: 1, bot: "b" },
};
const { pastChats: _, createdAt: _1, lastActivityAt: _2, blocked: _3, ...person } = lead;
const botEvent: Required<BotEvent> = {
  type: "dialog.returned",
  at,
  epoch: 1,
  lead: person,
  message,
  messages: [message],
  operator,
  reason: "r",
  seconds: 5,
  dialog: { id: "d", state: "bot", binding: "b", externalId: "9", operatorsOnline: null },
  opensAt: at,
  handoff: { id: "h", reason: "r" },
  changed: ["phone"],
  listenOnly: true,
};
const start: Required<HandoffRequest> = { id: "h", reason: "r", group: "g", note: "n", attributes: {}, hidden: {}, history: 5 };
const base = { to: "b", guard: { epoch: 1, handoff: "h", chat: "9" }, context: { a: 1 }, transient: true, onDoubt: "drop" as const };
const commands: { [Type in Command["type"]]: Required<Extract<Command, { type: Type }>> } = {
  "message.send": { ...base, type: "message.send", message },
  "message.mirror": { ...base, type: "message.mirror", message },
  "handoff.start": { ...base, type: "handoff.start", handoff: start },
  "handoff.cancel": { ...base, type: "handoff.cancel", handoff: { id: "h", reason: "r" } },
  "availability.check": { ...base, type: "availability.check", group: "g" },
  "bot.notify": { ...base, type: "bot.notify", event: botEvent },
  "lead.update": { ...base, type: "lead.update" },
  "lead.lookup": { ...base, type: "lead.lookup", why: "joined", chat: "9", operator: "7" },
  "dialog.close": { ...base, type: "dialog.close", reason: "r", category: "c", subcategory: "s" },
  "typing.send": { ...base, type: "typing.send" },
};

interface Shape {
  readonly properties: Readonly<Record<string, unknown>>;
}

const sorted = (keys: object): string[] => Object.keys(keys).toSorted();
const branch = (name: "event" | "command", type: string): Shape => {
  const found = (shippedSchema(name)["oneOf"] as (Shape & { title: string })[]).find(({ title }) => title === type);
  if (!found) throw new Error(`no ${type}`);
  return found;
};

describe("schemas and types are in step", () => {
  const parts = {
    button,
    attachment,
    location,
    contact,
    message,
    incomingMessage: incoming,
    leadRef,
    lead,
    handoff,
    dialog,
    operator,
    choiceOfBinding: choice,
  };

  test.each(Object.entries(parts))("model %s", (name, example) => {
    expect(compileSchema({ $ref: `model.schema.json#/$defs/${name}` })(example)).toEqual([]);
    const definition = (shippedSchema("model")["$defs"] as Record<string, Shape>)[name];
    expect(sorted(definition?.properties ?? {})).toEqual(sorted(example));
  });

  test.each(Object.entries(actions))("action %s", (type, example) => {
    const { oneOf } = (shippedSchema("model")["$defs"] as { action: { oneOf: (Shape & { title: string })[] } }).action;
    expect(compileSchema({ $ref: "model.schema.json#/$defs/actions" })([example])).toEqual([]);
    expect(sorted(oneOf.find(({ title }) => title === type)?.properties ?? {})).toEqual(sorted(example));
    expect(oneOf.map(({ title }) => title)).toEqual(Object.keys(actions));
  });

  test.each(Object.entries(events))("event %s", (type, example) => {
    expect(shippedValidator("event")(example)).toEqual([]);
    expect(sorted(branch("event", type).properties)).toEqual(sorted(example));
    expect((shippedSchema("event")["oneOf"] as unknown[]).length).toBe(Object.keys(events).length);
  });

  test.each(Object.entries(commands))("command %s", (type, example) => {
    expect(shippedValidator("command")(example)).toEqual([]);
    expect(sorted(branch("command", type).properties)).toEqual(sorted(example));
    expect((shippedSchema("command")["oneOf"] as unknown[]).length).toBe(Object.keys(commands).length);
  });

  test("what a bot hears has no property that the schema lacks", () => {
    const { botEvent: schema } = shippedSchema("command")["$defs"] as { botEvent: Shape };
    expect(sorted(schema.properties)).toEqual(sorted(botEvent));
    expect(sorted((schema.properties["lead"] as Shape).properties)).toEqual(sorted(botEvent.lead));
  });

  test.each(["model", "event", "command", "provider"] as const)("every object of %s refuses unknown keys and describes its own", (name) => {
    const missing: string[] = [];
    const visit = (schema: unknown, path: string): void => {
      if (typeof schema !== "object" || schema === null) return;
      const { properties, additionalProperties } = schema as { properties?: Record<string, object>; additionalProperties?: unknown };
      if (properties && !Array.isArray(schema) && path.endsWith("properties") === false) {
        if (additionalProperties !== false) missing.push(`${path}: additionalProperties`);
        for (const [key, property] of Object.entries(properties)) {
          if (!("description" in property) && !("$ref" in property)) missing.push(`${path}.${key}: description`);
        }
      }
      for (const [key, part] of Object.entries(schema)) visit(part, `${path}/${key}`);
    };
    visit(shippedSchema(name), "");
    expect(missing).toEqual([]);
  });
});

describe("findings", () => {
  const schema = {
    type: "object",
    required: ["url"],
    additionalProperties: false,
    properties: {
      url: { type: "string", format: "uri" },
      tries: { type: "integer" },
      on: { type: "boolean" },
      wait: { type: "string", format: "duration", default: "5s" },
      most: { type: "string", format: "size" },
      token: { type: "string", format: "password" },
      list: {
        type: "array",
        items: { anyOf: [{ type: "string" }, { type: "object", required: ["a"], properties: { a: { type: "number" } } }] },
      },
    },
  };

  test("all come at once, with path, key and what is known there", () => {
    const found = compileSchema(schema)({ ulr: "x", tries: "many", wait: "soon", most: "5k", list: ["a", { b: 1 }, 5] });
    expect(found.map(({ path, key, message }) => [path.join("."), key, message])).toEqual([
      ["", "url", 'must have the key "url"'],
      ["", "ulr", 'has an unknown key "ulr"'],
      ["tries", undefined, "must be an integer, got string"],
      ["wait", undefined, 'must be a duration such as "500ms", "5s", "10m" or "1h"'],
      ["most", undefined, 'must be a size such as "64KiB" or "10MiB"'],
      ["list.1", "a", 'must have the key "a"'],
      ["list.2", undefined, "must be a string or an object, got number"],
    ]);
    expect(found[1]?.known).toContain("url");
    expect(found[5]?.path).toEqual(["list", 1]);
  });

  test("a text that is too short is said in words", () => {
    const properties = { id: { type: "string", minLength: 1 }, key: { type: "string", minLength: 8 } };
    const found = compileSchema({ type: "object", properties })({ id: "", key: "x" });
    expect(found.map(({ message }) => message)).toEqual(["must not be empty", "must have at least 8 characters"]);
  });

  test("only the first on the hot path", () => {
    expect(compileSchema(schema, { allErrors: false })({ ulr: "x", tries: "many" })).toHaveLength(1);
  });

  test("no text of the data is in a message", () => {
    const found = compileSchema(schema)({ url: "my secret", tries: "my secret", on: "my secret", list: [["my secret"]] });
    expect(found).toHaveLength(4);
    expect(JSON.stringify(found.map(({ message }) => message))).not.toContain("my secret");
  });

  test("texts of the environment become numbers and booleans, defaults are filled in", () => {
    const settings = { url: "http://localhost:3000", tries: "3", on: "true" };
    expect(compileSchema(schema, { coerce: true, useDefaults: true })(settings)).toEqual([]);
    expect(settings).toEqual({ url: "http://localhost:3000", tries: 3, on: true, wait: "5s" });
    expect(compileSchema(schema)({ url: "http://localhost:3000", tries: "3" })).toHaveLength(1);
  });

  test("a schema that is none is refused in words", () => {
    expect(() => compileSchema({ type: "strin" })).toThrow(GatewayError);
    expect(() => compileSchema({ type: "string", format: "colour" })).toThrow(/colour/);
    expect(() => compileSchema({ tpye: "string" })).toThrow(/tpye/);
  });
});

test.each<[string, number | undefined]>([
  ["500ms", 500],
  ["5s", 5000],
  ["10m", 600_000],
  ["1h", 3_600_000],
  ["2d", 172_800_000],
  ["5", undefined],
  ["-5s", undefined],
  ["5 s", undefined],
  ["1.5h", undefined],
])("the duration %s", (text, milliseconds) => {
  expect(parseDuration(text)).toBe(milliseconds);
});

test.each<[string, number | undefined]>([
  ["512B", 512],
  ["64KiB", 65_536],
  ["1MiB", 1_048_576],
  ["1GiB", 1_073_741_824],
  ["64KB", undefined],
])("the size %s", (text, bytes) => {
  expect(parseSize(text)).toBe(bytes);
});

test.each(["gateway", "provider", "model", "event", "command", "conformance"] as const)("schemas/%s.schema.json is a schema", (name) => {
  expect(() => checkSchema({ ...shippedSchema(name), $id: `${name}.checked-here.json` })).not.toThrow();
  expect(() => checkSchema({ ...shippedSchema(name), $id: `${name}.wrong.json`, required: "version" })).toThrow(GatewayError);
});
