import type { Command } from "../model/command.ts";
import { hash32 } from "../model/hash.ts";
import type { Row } from "./memory.ts";
import type { Store } from "./store.ts";

/** So long before a command's first attempt equal ones still count: twice as far apart as a definition may take clocks to be. */
const BEFORE = 120_000;
const ENTRIES_MAX = 500;

/** The same for commands that show the lead the same: the same words, names of files, captions. */
export function sameOf(command: Command): number {
  if (command.type !== "message.send" && command.type !== "message.mirror") return hash32(command.type);
  const { text, attachments = [], buttons = [] } = command.message;
  const names = attachments.map(
    ({ name, url = "" }) =>
      name ??
      url
        .replace(/[?#].*$/, "")
        .split("/")
        .at(-1),
  );
  return hash32(JSON.stringify([command.type, text, names, buttons.flat().map(({ caption }) => caption)]));
}

/**
 * How many commands just like this one were delivered to the lead shortly before it: whoever looks for it in a provider's
 * record must find one more. What is delivered where it can be looked for is noted with `same`.
 */
export async function repeatsOf(store: Pick<Store, "timeline">, row: Row): Promise<number> {
  const since = (row.startedAt ?? row.createdAt) - BEFORE;
  // From that moment on, not back from now: what was tried for hours has left more entries behind it than are read.
  const entries = await store.timeline(row.leadId, { kinds: ["command"], since, limit: ENTRIES_MAX });
  const same = sameOf(row.command);
  return entries.filter(({ data }) => data?.["same"] === same && data["command"] !== row.id && data["to"] === row.to).length;
}
