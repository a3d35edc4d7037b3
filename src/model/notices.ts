import type { Text } from "./dialog.ts";
import type { Draft } from "./draft.ts";
import { command, nextId, note, required } from "./draft.ts";
import type { Json, Message } from "./message.ts";
import { render } from "./render.ts";

/**
 * Says something to the lead in the gateway's own name. `cause` makes it once per handoff (invariant 4); the guard
 * ties it to the chat, and to the episode where it would be a lie later.
 */
export function notice(
  draft: Draft,
  text: Text | null,
  options: { values?: Record<string, string | undefined>; handoff?: string | undefined } = {},
): void {
  const words = text === null ? null : fill(inLanguage(text, draft.lead.language), options.values ?? {});
  if (words === null || words === "") return;
  const dialog = required(draft);
  const message: Message = { id: nextId(draft), by: "system", at: draft.event.at, kind: "text", text: words };
  note(draft, "message", message.by, { message: message as unknown as Json });
  const guard = {
    ...(options.handoff === undefined ? {} : { handoff: options.handoff }),
    ...(dialog.externalId === undefined ? {} : { chat: dialog.externalId }),
  };
  for (const part of render(message, draft.context.channel.capabilities, draft.lead.language).parts) {
    command(
      draft,
      draft.lead.binding,
      { type: "message.send", message: part },
      guard,
      { kind: "notice", message: message.id },
      { onDoubt: "drop" },
    );
  }
}

/** Marks a cause as told; false when it was told before. */
export function once(draft: Draft, cause: string): boolean {
  const handoff = required(draft).handoff;
  if (!handoff) return true;
  if (handoff.noticed.includes(cause)) return false;
  draft.dialog = { ...required(draft), handoff: { ...handoff, noticed: [...handoff.noticed, cause] } };
  return true;
}

/** `pt-BR` takes the text of `pt-BR`, else of `pt`, else the Russian one, else the first; case and `_` do not count. */
function inLanguage(text: Text, language: string | undefined): string {
  if (typeof text === "string") return text;
  const wanted = language?.replaceAll("_", "-").toLowerCase();
  const key = Object.keys(text).find((name) => name.toLowerCase() === wanted) ?? wanted?.split("-", 1)[0];
  return (key === undefined ? undefined : text[key]) ?? text["ru"] ?? Object.values(text)[0] ?? "";
}

/** `{operator.name}` and the like; an unknown one leaves no hole in the sentence. */
function fill(text: string, values: Record<string, string | undefined>): string {
  return text
    .replace(/\{([a-z.]+)\}/gu, (_all, name: string) => values[name] ?? "")
    .replace(/ {2,}/gu, " ")
    .trim();
}
