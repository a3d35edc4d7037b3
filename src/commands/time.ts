import { parseDuration } from "../schemas.ts";
import { UsageError } from "./io.ts";

/** "2026-11-20", "2026-11-20T14:03" (local time) or "2h" back from now → milliseconds since the epoch. */
export function timeOption(name: string, text: string | undefined, now = Date.now()): number | undefined {
  if (text === undefined) return undefined;
  const back = parseDuration(text);
  if (back !== undefined) return now - back;
  // A bare date means this machine's midnight, as a person means it; Date.parse alone would take it as UTC.
  const at = Date.parse(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00` : text);
  if (Number.isNaN(at)) throw new UsageError(`--${name}: expected a time such as 2026-11-20T14:03 or 2h, got ${JSON.stringify(text)}`);
  return at;
}
