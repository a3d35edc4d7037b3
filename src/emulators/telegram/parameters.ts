import type { H3Event } from "h3";
import { isObject, readObject, readText } from "../stand-in/http.ts";

/** A file of a multipart body. */
export interface Upload {
  readonly filename: string;
  readonly size: number;
}

export type Parameters = Readonly<Record<string, unknown>>;

/** A call's parameters, wherever they stand: query, form, JSON or multipart; undefined when the body cannot be read. */
export async function readParameters(event: H3Event): Promise<Parameters | undefined> {
  const query = Object.fromEntries(new URL(event.req.url).searchParams);
  if (event.req.method === "GET") return query;
  const type = event.req.headers.get("content-type") ?? "";
  if (/^multipart\//i.test(type)) {
    const form = await event.req.formData();
    const fields = [...form].map(([name, value]) => [name, typeof value === "string" ? value : { filename: value.name, size: value.size }]);
    return { ...query, ...(Object.fromEntries(fields) as Parameters) };
  }
  const text = await readText(event);
  if (/json/i.test(type)) {
    const body = readObject(text === "" ? "{}" : text);
    return body && { ...query, ...body };
  }
  return { ...query, ...Object.fromEntries(new URLSearchParams(text)) };
}

/** Numbers and texts, as Telegram takes both. */
export function textParameter(parameters: Parameters, name: string): string {
  const value = parameters[name];
  return typeof value === "string" ? value : typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}

/** A structure, which outside a JSON body is the text of one; undefined = not there or none. */
export function structure(parameters: Parameters, name: string): unknown {
  const value = parameters[name];
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return undefined;
  }
}

export const isUpload = (value: unknown): value is Upload => isObject(value) && typeof value["filename"] === "string";
