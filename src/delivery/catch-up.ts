import type { Command } from "../model/command.ts";
import type { Decision } from "../model/dialog.ts";
import type { Event } from "../model/event.ts";
import type { Json, Message } from "../model/message.ts";
import { mirrorCommands } from "../model/mirror.ts";
import type { CatchUp } from "../model/mirror.ts";
import { childId } from "./ids.ts";
import type { Store } from "./store.ts";
import type { Draft } from "./turn.ts";

/** What was said, and what of it the lead never got. */
const LINES: readonly string[] = ["message", "unsaid"];

/** Notices and the desk's own lines are among them. */
const READ_MORE = 2;

interface Line {
  readonly dialogId: string;
  readonly data?: Readonly<Record<string, Json>> | undefined;
}

/** The commands of a decision with their ids; where a desk lacks lines, these as they stand in the timeline. */
export async function withLackingLines(
  draft: Draft,
  decision: Decision,
  event: Event,
  store: Pick<Store, "timeline">,
): Promise<{ id: string; command: Command }[]> {
  const commands: { id: string; command: Command }[] = [];
  for (const [n, decided] of decision.commands.entries()) {
    const id = childId(event.id, n);
    if (decided.type !== "mirror.catchUp") commands.push({ id, command: decided });
    else
      (await lackingLines(draft, decision, decided, store)).forEach((command, line) => commands.push({ id: childId(id, line), command }));
  }
  return commands;
}

async function lackingLines(draft: Draft, decision: Decision, wanted: CatchUp, store: Pick<Store, "timeline">): Promise<Command[]> {
  const desk = draft.runtime.bindings.get(wanted.to)?.facts;
  if (!desk || wanted.limit <= 0) return [];
  const stored = await store.timeline(decision.lead.id, { limit: wanted.limit * READ_MORE, kinds: LINES, newestFirst: true });
  const dialogId = decision.dialog?.id ?? "";
  const lines: Line[] = [
    ...stored.toReversed(),
    ...draft.timeline.filter(({ kind }) => LINES.includes(kind)),
    ...decision.notes.flatMap(({ kind, data }) => (LINES.includes(kind) ? [{ dialogId, data }] : [])),
  ];
  return chosen(lines, wanted, dialogId).flatMap((line) => mirrorCommands(line, desk, decision.lead.language));
}

/** From the first lacking line on, else those of this dialog: what the desk has not written itself, the newest `limit`. */
export function chosen(lines: readonly Line[], wanted: CatchUp, dialogId: string): Message[] {
  const unsaid = new Set(lines.flatMap(({ data }) => (data?.["messages"] as readonly string[] | undefined) ?? []));
  const messages = lines.flatMap((line) => {
    const message = line.data?.["message"] as unknown as Message | undefined;
    return message ? [{ message, dialogId: line.dialogId, desk: line.data?.["desk"] }] : [];
  });
  const start = wanted.from === undefined ? -1 : messages.findIndex(({ message }) => message.id === wanted.from);
  const end = wanted.before === undefined ? -1 : messages.findLastIndex(({ message }) => message.id === wanted.before);
  // A start that is no longer among them is older than the limit reaches.
  const since = wanted.from === undefined ? messages.filter((line) => line.dialogId === dialogId) : messages.slice(Math.max(0, start));
  const until = end < 0 ? since : since.filter((line) => messages.indexOf(line) < end);
  return until
    .filter(({ message, desk }) => message.by !== "system" && desk !== wanted.to && !unsaid.has(message.id))
    .map(({ message }) => message)
    .slice(-wanted.limit);
}
