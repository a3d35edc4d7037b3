import type { Guard } from "./command.ts";
import type { Dialog } from "./dialog.ts";

/**
 * Why a command must not start any more, or null when its guard still holds. Asked when the command is about to be
 * marked started, in the same transaction, so that no change of owner can slip in between (invariant 1). What the bot
 * said before it asked for a handoff still goes out until somebody takes the dialog, and after a handoff that nobody took.
 */
export function staleReason(guard: Guard, dialog: Dialog | null): string | null {
  if (guard.epoch === undefined && guard.handoff === undefined && guard.chat === undefined) return null;
  if (!dialog) return "the dialog is gone";
  if (guard.epoch !== undefined && guard.epoch < dialog.voice) return `epoch ${guard.epoch} is over: an operator has led since`;
  if (guard.epoch !== undefined && (dialog.state === "operator" || dialog.state === "closed")) {
    return dialog.state === "operator" ? "an operator leads" : "the dialog is closed";
  }
  if (guard.handoff !== undefined && guard.handoff !== dialog.handoff?.id) return "its handoff is over";
  if (guard.chat !== undefined && (guard.chat !== dialog.externalId || dialog.state === "closed")) return "its chat is over";
  return null;
}
