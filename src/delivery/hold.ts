import type { Command } from "../model/command.ts";
import { isLater } from "../model/retry.ts";
import type { Row } from "./memory.ts";
import { changeRow, legOf } from "./turn.ts";
import type { Draft } from "./turn.ts";

/** Lines that a desk does not take hold a handoff up for so long, counted from the request. Milliseconds. */
export const HOLD = 15_000;
/** Between two tries of a line that a handoff waits behind. */
export const HELD_RETRY = 2_000;

/** A handoff to this line's desk waits behind it: since when; undefined = none does. */
export function heldSince(draft: Draft, row: Row): number | undefined {
  const { dialog } = draft;
  if (row.command.type !== "message.mirror" || dialog?.state !== "waiting" || dialog.phase !== "requested") return undefined;
  return dialog.handoff?.desk === row.to ? Date.parse(dialog.handoff.requestedAt) : undefined;
}

/** Whether such a command was done is asked so long after the attempt; undefined = it cannot be asked. Milliseconds. */
export function verifyAfter(draft: Draft, command: Command): number | undefined {
  const binding = draft.runtime.bindings.get(command.to)?.binding;
  return binding?.provider.canVerify?.(binding, command.type) === false ? undefined : binding?.provider.verifyAfter?.[command.type];
}

/** A request for an operator came behind a line that waits for its next try: that is due now, or once it can be asked about. */
export function hurryMirror(draft: Draft, command: Command): void {
  if (command.type !== "handoff.start" && command.type !== "availability.check") return;
  const [head] = legOf(draft, command.to).rows;
  if (head?.command.type !== "message.mirror" || head.status !== "pending" || !isLater(head.dueAt, draft.now)) return;
  const soon = draft.now + (verifyAfter(draft, head.command) ?? 0);
  if (soon < head.dueAt) changeRow(draft, head, { status: "pending", dueAt: soon });
}
