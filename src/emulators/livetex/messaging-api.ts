import { isObject, readObject } from "../stand-in/http.ts";
import type { Point } from "./point.ts";
import type { Switches } from "./switches.ts";

export interface Refusal {
  readonly status: number;
  readonly code: number;
  readonly message: string;
}

export const EVENT_TYPES = [
  "MessageDelivered",
  "TextMessage",
  "FileMessage",
  "SelectDestination",
  "Closed",
  "HoldMessage",
  "EmployeeAvailabilityChanged",
] as const;

type Strings = Readonly<Record<string, string>>;

/** A request, checked against the contact point: what is to be done. */
export type ApiCall = { readonly version: Switches["version"] } & (
  | { readonly do: "getDestinations" | "getWebhookSettings" }
  | { readonly do: "getCurrentDestination"; readonly userId: string }
  | { readonly do: "sendText"; readonly userId: string; readonly text: string }
  | {
      readonly do: "sendFile";
      readonly userId: string;
      readonly url: string;
      readonly name?: string;
      readonly size?: number;
      readonly comment?: string;
    }
  | {
      readonly do: "selectDestination";
      readonly userId: string;
      readonly group: string;
      readonly name?: string;
      readonly attributes: Strings;
      readonly hidden: Strings;
    }
  | {
      readonly do: "getHistory";
      readonly userId: string;
      readonly limit: number;
      readonly anchor?: string;
      readonly chunk: "Before" | "After";
    }
  | { readonly do: "setWebhook"; readonly url: string; readonly key: string; readonly types: readonly string[] }
);

export interface Request {
  readonly verb: string;
  /** Without the query. */
  readonly path: string;
  readonly key: string | null;
  readonly text: string;
}

interface Parts {
  readonly point: Point;
  readonly key: string;
  readonly switches: Switches;
}

const VERSIONS = ["1.0", "1.1", "1.2"] as const;
const METHODS: Readonly<Record<string, { readonly since: number; readonly body: boolean }>> = {
  getDestinations: { since: 0, body: false },
  selectDestination: { since: 0, body: true },
  sendText: { since: 0, body: true },
  sendFile: { since: 0, body: true },
  getCurrentDestination: { since: 1, body: true },
  getHistory: { since: 1, body: true },
  setWebhook: { since: 0, body: true },
  getWebhookSettings: { since: 0, body: false },
};

/** Thrown while the fields of a body are read: error 9, or 5 for an address. */
class Invalid extends Error {
  readonly code: number;
  constructor(message: string, code = 9) {
    super(message);
    this.code = code;
  }
}

/** docs: https://livetex.github.io/messaging-api-v1.2/ (codes); the order of the checks is a guess. */
export function checkRequest(request: Request, parts: Parts): ApiCall | { readonly refusal: Refusal } {
  const { verb, path, text } = request;
  const [, given = "", name = "", ...rest] = path.split("/");
  const version = VERSIONS.find((known) => known === given);
  const method = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined;
  if (verb !== "POST" || rest.length > 0 || !version || !method || VERSIONS.indexOf(version) < method.since)
    return refuse(404, 6, `Unsupported HTTP request ${verb} ${path}`);
  if (request.key === null || request.key === "") return refuse(400, 1, "Authentication key is not specified");
  if (request.key !== parts.key) return refuse(401, 2, "Authentication key is not valid");
  if (version > parts.switches.version) return refuse(403, 8, "Forbidden method for your account");
  if (!method.body) return { version, do: name as "getDestinations" | "getWebhookSettings" };
  if (text.trim() === "") return refuse(400, 3, "Empty body");
  const body = readObject(text);
  if (!body) return refuse(400, 4, "Wrong JSON format");
  try {
    return { version, ...readCall(name, body, parts) };
  } catch (error) {
    if (error instanceof Invalid) return refuse(400, error.code, error.code === 9 ? `Invalid data: ${error.message}` : error.message);
    throw error;
  }
}

const refuse = (status: number, code: number, message: string): { refusal: Refusal } => ({ refusal: { status, code, message } });

type Body = Readonly<Record<string, unknown>>;
type Call = ApiCall extends infer Each ? (Each extends unknown ? Omit<Each, "version"> : never) : never;

function readCall(name: string, body: Body, { point, switches }: Parts): Call {
  if (name === "setWebhook") return readWebhook(body, switches);
  const userId = text(body, "user_id");
  switch (name) {
    case "sendText":
      return { do: name, userId, text: text(body, "text") };
    case "sendFile": {
      const url = text(body, "url");
      if (!URL.canParse(url)) throw new Invalid("url is not a link");
      const size = number(body, "size");
      return {
        do: name,
        userId,
        url,
        ...present("name", optional(body, "file_name")),
        ...present("size", size),
        ...present("comment", optional(body, "comment")),
      };
    }
    case "selectDestination": {
      if (text(body, "destination_type") !== "Department") throw new Invalid("destination_type must be Department");
      const group = text(body, "destination_id");
      if (!point.groups.has(group)) throw new Invalid("destination not found");
      const [attributes, hidden] = [strings(body, "attributes"), strings(body, "hidden_attributes")];
      return { do: name, userId, group, attributes, hidden, ...present("name", optional(body, "name")) };
    }
    case "getHistory": {
      const chunk = optional(body, "chunk") ?? "Before";
      if (chunk !== "Before" && chunk !== "After") throw new Invalid("chunk must be Before or After");
      const limit = number(body, "limit") ?? 20;
      if (limit < 1) throw new Invalid("limit must be positive");
      // The page's table says message_id, its sample messageId.
      return { do: name, userId, limit, chunk, ...present("anchor", optional(body, "message_id") ?? optional(body, "messageId")) };
    }
    default:
      return { do: "getCurrentDestination", userId };
  }
}

function readWebhook(body: Body, switches: Switches): Call {
  const url = text(body, "url");
  const protocol = URL.canParse(url) ? new URL(url).protocol : undefined;
  if (protocol !== "https:" && !(protocol === "http:" && switches.insecure))
    throw new Invalid(
      `URL [${url}] is not valid: ${protocol === "http:" ? "https is required" : "an absolute https address is required"}`,
      5,
    );
  const key = text(body, "webhook_key");
  const types = body["webhook_event_types"] ?? EVENT_TYPES;
  if (!Array.isArray(types)) throw new Invalid("webhook_event_types must be an array");
  const odd = types.find((type) => !EVENT_TYPES.some((known) => known === type));
  if (odd !== undefined) throw new Invalid(`unknown event type ${String(odd)}`);
  return { do: "setWebhook", url, key, types: types as readonly string[] };
}

function text(body: Body, name: string): string {
  const value = optional(body, name);
  if (value === undefined || value === "") throw new Invalid(`${name} is required`);
  return value;
}

function optional(body: Body, name: string): string | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "string") throw new Invalid(`${name} must be a string`);
  return value;
}

function number(body: Body, name: string): number | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "number" || !Number.isInteger(value)) throw new Invalid(`${name} must be a whole number`);
  return value;
}

/** Strict, since nobody knows what LiveTex does with a number or a null. */
function strings(body: Body, name: string): Strings {
  const value = body[name] ?? {};
  if (!isObject(value)) throw new Invalid(`${name} must be a map`);
  const odd = Object.entries(value).find(([, each]) => typeof each !== "string");
  if (odd) throw new Invalid(`${name}.${odd[0]} must be a string`);
  return value as Strings;
}

const present = <Key extends string, Value>(key: Key, value: Value | undefined): { readonly [Name in Key]?: Value } =>
  (value === undefined ? {} : { [key]: value }) as { readonly [Name in Key]?: Value };
