import { HTTPResponse } from "h3";
import type { Parts } from "./parts.ts";

/** JSON in which every secret of the configuration is masked, value by value; a key that holds one is masked whole. */
export function maskedJson(parts: Parts, status: number, value: unknown, headers: Record<string, string> = {}): HTTPResponse {
  const { redact } = parts.runtime();
  const text = JSON.stringify(value, (_, item: unknown) => {
    if (typeof item === "string") return redact(item);
    if (typeof item !== "object" || item === null || Array.isArray(item)) return item;
    return Object.fromEntries(Object.entries(item).map(([key, each]) => [redact(key), each]));
  });
  return new HTTPResponse(text, { status, headers: { "content-type": "application/json; charset=utf-8", ...headers } });
}
