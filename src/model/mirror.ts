import type { Command } from "./command.ts";
import type { BindingFacts, Decided, Dialog } from "./dialog.ts";
import type { Draft } from "./draft.ts";
import { change, deskIsChannel, facts, note, required } from "./draft.ts";
import type { Json, Message } from "./message.ts";
import { render } from "./render.ts";

/**
 * What a desk knows of a dialog that is not its own chat: it sees only the lines that it is sent, each once and in
 * order. One high-water mark per desk: nothing is known of it (no entry), it has every line (`{}`), or it lacks those
 * `from` a message on, and gets them with the next line that goes to it, or before the handoff.
 */
export interface Mirror {
  /** The first line that it lacks. */
  readonly from?: string;
  /** It holds the dialog open for its operators, until it says that it has closed it. */
  readonly routed?: true;
  /** A line could not be delivered, and the desk was told so; untold = that could not be delivered either. */
  readonly lost?: "told" | "untold";
  /** The provider's id of the last line that it took: lines behind it in its own record came after. */
  readonly anchor?: string;
}

/** The lines that a desk lacks go out here. The lane reads them from the timeline and puts them in this place. */
export interface CatchUp {
  readonly type: "mirror.catchUp";
  readonly to: string;
  /** The first line; absent = the dialog's first one. */
  readonly from?: string;
  /** The line that these go before; absent = up to the last one. */
  readonly before?: string;
  /** At most so many, the newest. */
  readonly limit: number;
}

/** Records what the lead, the bot or an operator said, and sends it to the desks that see nothing else. */
export function recordLine(draft: Draft, message: Message, fromDesk?: string): void {
  note(draft, "message", message.by, {
    message: message as unknown as Json,
    ...(fromDesk === undefined ? {} : { desk: fromDesk }),
  });
  const dialog = required(draft);
  const first = !dialog.hasLines;
  if (first) change(draft, { hasLines: true });
  const target = deskToMirror(draft, dialog);
  // Nothing was said before the first line: nothing can be lacking.
  if (first && target && target.capabilities.mirror !== "none" && !dialog.mirrors?.[target.id]) setMirror(draft, target.id, {});
  if (target) sendLine(draft, target, message, fromDesk);
  for (const [desk, known] of Object.entries(required(draft).mirrors ?? {})) {
    if (desk === target?.id || desk === fromDesk || known.from !== undefined || draft.context.isExcluded(desk) !== undefined) continue;
    setMirror(draft, desk, { ...known, from: message.id });
  }
}

/** Who gets a line now: the desk that was asked or leads; while the bot leads, the one that the dialog is mirrored to. */
function deskToMirror(draft: Draft, dialog: Dialog): BindingFacts | undefined {
  if (dialog.state === "waiting" || dialog.state === "operator") {
    const desk = dialog.handoff?.desk;
    return deskIsChannel(draft, desk) ? undefined : facts(draft, desk);
  }
  const desk = facts(draft, dialog.mirrorTo);
  // A desk that still holds the dialog would show its operators what the lead and the bot say now.
  if (!desk || desk.capabilities.mirror !== "live" || dialog.mirrors?.[desk.id]?.routed) return undefined;
  return draft.context.isExcluded(desk.id) === undefined ? desk : undefined;
}

function sendLine(draft: Draft, desk: BindingFacts, message: Message, fromDesk: string | undefined): void {
  const { state, handoff, mirrors } = required(draft);
  if (desk.capabilities.mirror === "none") {
    if (message.by === "lead" && handoff) push(draft, mirrorCommands(message, desk, draft.lead.language, { handoff: handoff.id }));
    return;
  }
  const known = mirrors?.[desk.id];
  const lacking = !known || known.from !== undefined;
  // What the desk lacks goes out with the request, not before it is known that the request goes out; then this line too.
  if (lacking && state === "waiting" && handoff?.startedAt === undefined) return;
  bringUpToDate(draft, desk, message.id);
  if (desk.id !== fromDesk) push(draft, mirrorCommands(message, desk, draft.lead.language));
}

/** The desk gets what it lacks, up to the line `before`, or up to now. */
export function bringUpToDate(draft: Draft, desk: BindingFacts, before?: string): void {
  if (desk.capabilities.mirror === "none" || deskIsChannel(draft, desk.id)) return;
  const dialog = required(draft);
  const known = dialog.mirrors?.[desk.id];
  if (known && known.from === undefined) return;
  const { history } = draft.context.handoffPolicy(desk.id, dialog.desk?.rule);
  if (dialog.hasLines && (before === undefined || known?.from !== before)) {
    push(draft, [
      {
        type: "mirror.catchUp",
        to: desk.id,
        limit: history,
        ...(known?.from === undefined ? {} : { from: known.from }),
        ...(before === undefined ? {} : { before }),
      },
    ]);
  }
  const { from: _, ...rest } = known ?? {};
  setMirror(draft, desk.id, rest);
}

/** While the bot leads, lines go to the desk that a handoff would go to now, where it wants them live. */
export function chooseMirror(draft: Draft): void {
  const dialog = required(draft);
  const { desk, excluded } = draft.context.route;
  const wanted = deskIsChannel(draft, desk?.binding) ? undefined : facts(draft, desk?.binding);
  const next = wanted?.capabilities.mirror === "live" ? wanted.id : undefined;
  if (next !== dialog.mirrorTo) change(draft, { mirrorTo: next });
  for (const { desk: id, because } of excluded ?? []) {
    note(draft, "excluded", `not shown to ${id}: ${because}`, { desk: id });
    // What is said while it is excluded never reaches it, also not after the configuration has changed.
    const { from: _, ...rest } = dialog.mirrors?.[id] ?? {};
    setMirror(draft, id, rest);
  }
}

/** The desk took the request: from now on its operators see the dialog. */
export function routedTo(draft: Draft, desk: string): void {
  const there = facts(draft, desk);
  if (there && there.capabilities.mirror !== "none" && !deskIsChannel(draft, desk))
    setMirror(draft, desk, { ...required(draft).mirrors?.[desk], routed: true });
  tellLostAgain(draft, desk);
}

/** The desk has closed its dialog: what comes next is a new one there, which nobody sees until the next handoff. */
export function unrouted(draft: Draft, desk: string): boolean {
  const known = draft.dialog?.mirrors?.[desk];
  if (!known?.routed) return false;
  const { routed: _, ...rest } = known;
  setMirror(draft, desk, rest);
  return true;
}

/** A line did not reach the desk: the operators must not take the rest for the whole. One marker until lines arrive again. */
export function lineLost(draft: Draft, desk: string, reason: string): void {
  const known = draft.dialog?.mirrors?.[desk];
  if (known && !known.lost) tellLost(draft, desk, reason);
}

/** The marker itself was lost: it is written anew where it has another chance. */
export function markerLost(draft: Draft, desk: string): void {
  const known = draft.dialog?.mirrors?.[desk];
  if (known?.lost) setMirror(draft, desk, { ...known, lost: "untold" });
}

/** The desk took the handoff, or a line: what it was not told yet is told now. */
export function tellLostAgain(draft: Draft, desk: string): void {
  if (draft.dialog?.mirrors?.[desk]?.lost === "untold") tellLost(draft, desk, "it did not take what was sent");
}

function tellLost(draft: Draft, desk: string, reason: string): void {
  const there = facts(draft, desk);
  if (!there) return;
  setMirror(draft, desk, { ...required(draft).mirrors?.[desk], lost: "told" });
  const message: Message = {
    id: `${draft.event.id}.marker`,
    by: "system",
    at: draft.event.at,
    kind: "text",
    text: `⚠ Часть переписки не передана / A part of the conversation could not be passed on: ${reason}`,
  };
  push(draft, mirrorCommands(message, there, draft.lead.language, {}, "lost"));
}

export function lineArrived(draft: Draft, desk: string): void {
  const known = draft.dialog?.mirrors?.[desk];
  if (!known?.lost) return;
  if (known.lost === "untold") return tellLostAgain(draft, desk);
  const { lost: _, ...rest } = known;
  setMirror(draft, desk, rest);
}

/** Where the desk's own record of the dialog stands: what was sent after that is behind it. */
export function anchorAt(draft: Draft, desk: string, providerId: string): void {
  const known = draft.dialog?.mirrors?.[desk];
  if (known) setMirror(draft, desk, { ...known, anchor: providerId });
}

function setMirror(draft: Draft, desk: string, next: Mirror): void {
  const known = required(draft).mirrors ?? {};
  const was = known[desk];
  if (was && was.from === next.from && was.routed === next.routed && was.lost === next.lost && was.anchor === next.anchor) return;
  change(draft, { mirrors: { ...known, [desk]: next } });
}

function push(draft: Draft, commands: readonly Decided[]): void {
  draft.commands.push(...commands);
}

/** A line as one desk can show it: the header above every part, a menu as numbered text, a choice as its code. */
export function mirrorCommands(
  line: Message,
  desk: BindingFacts,
  language: string | undefined,
  guard: Command["guard"] = {},
  kind: "mirror" | "marker" | "lost" = "mirror",
): Command[] {
  return mirrorParts(line, desk, language).map((message) => ({
    to: desk.id,
    type: "message.mirror",
    message,
    guard,
    context: { kind, message: line.id },
  }));
}

/** A caption that is longer goes out as a text of its own. */
const CAPTION_MAX = 1000;

function mirrorParts(line: Message, desk: BindingFacts, language: string | undefined): Message[] {
  const header = headerOf(line, desk);
  const can = desk.capabilities;
  const { choice, edited, ...rest } = line;
  const words = choice ? choice.code : edited ? `✏️ ${line.text ?? ""}` : line.text;
  const said: Message = { ...rest, ...(choice ? { kind: "text" as const } : {}), ...(words === undefined ? {} : { text: words }) };
  const above = (text: string | undefined): string | undefined =>
    header === undefined ? text : text === undefined || text === "" ? header : `${header}\n${text}`;
  const below = (max: number): number => (header === undefined ? max : Math.max(1, max - header.length - 1));
  const textMax = can.textMax === null ? null : below(can.textMax);
  const alone = said.attachments?.length === 1 && !said.buttons;
  const captionMax = alone ? Math.min(below(can.captionMax ?? CAPTION_MAX), textMax ?? Infinity) : null;
  return render(said, { ...can, buttons: null, textMax, captionMax }, language).parts.map((part) => {
    const text = above(part.text);
    return text === undefined ? part : { ...part, text };
  });
}

function headerOf(line: Message, desk: BindingFacts): string | undefined {
  // Some desks show all that we send as the lead's words.
  if (line.by === "system" && !line.text?.startsWith("⚠")) return "ℹ️";
  const header = line.by === "bot" ? desk.headers.bot : line.by === "lead" ? desk.headers.lead : null;
  if (header === null || header === "") return undefined;
  // Where it would take most of each message, the words are worth more.
  return desk.capabilities.textMax !== null && header.length > desk.capabilities.textMax / 2 ? undefined : header;
}
