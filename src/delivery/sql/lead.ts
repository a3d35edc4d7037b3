import type { Dialog } from "../../model/dialog.ts";
import type { Lead } from "../../model/lead.ts";
import { millis } from "./rows.ts";

/** Columns of `lead` that filters need, beside the JSON that holds everything. */
export function leadColumns(lead: Lead): { binding: string; messenger: string | null; lastActivity: number; search: string } {
  return {
    binding: lead.binding,
    messenger: lead.messenger ?? null,
    lastActivity: millis(lead.lastActivityAt, "lead.lastActivityAt"),
    search: searchText(lead),
  };
}

/** The bindings that a dialog uses besides the lead's own. */
export function dialogColumns(dialog: Dialog): { state: string; bot: string | null; desk: string | null; handoffDesk: string | null } {
  return {
    state: dialog.state,
    bot: dialog.bot?.binding ?? null,
    desk: dialog.desk?.binding ?? null,
    handoffDesk: dialog.handoff?.desk ?? null,
  };
}

/** SQLite folds the case of ASCII only, so both sides of a search are folded here. */
export function folded(value: string): string {
  return value.toLowerCase();
}

function searchText(lead: Lead): string {
  const phone = lead.phone?.replaceAll(/\D/g, "");
  const parts = [lead.id, lead.externalId, lead.name, lead.phone, phone, lead.email, lead.login];
  return folded(parts.filter((part) => part !== undefined && part !== "").join("\n"));
}
