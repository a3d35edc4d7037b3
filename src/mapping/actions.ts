import type { Action } from "../model/bot.ts";
import { compileSchema } from "../schemas.ts";
import type { Validate } from "../schemas.ts";
import { pathText, sentenceOf } from "./findings.ts";

export const ACTIONS_SCHEMA = { $ref: "model.schema.json#/$defs/actions" };

let fits: Validate | undefined;

/** Of many wrong ones so many are named. */
const NAMED_MAX = 5;

/** What a bot sent as `actions`, checked; `error` says which ones are wrong and why, without quoting them. */
export function readActions(value: unknown): { readonly actions: readonly Action[] } | { readonly error: string } {
  if (!Array.isArray(value)) return { error: `expected "actions" to be a list, got ${kindOf(value)}` };
  fits ??= compileSchema(ACTIONS_SCHEMA, { allErrors: false });
  const [wrong] = fits(value);
  const actions = value as readonly Action[];
  if (!wrong && actions.every((action) => action.type !== "say" || saysSomething(action))) return { actions };
  // The list as a whole ends at its first mistake: so each by itself, the first mistake of each.
  const errors = value.flatMap((action: unknown, index) => mistakeOf(fits, action, index) ?? []);
  if (errors.length === 0 && wrong) errors.push(`${pathText(["actions", ...wrong.path])} ${sentenceOf(wrong)}`);
  const more = errors.length - NAMED_MAX;
  return { error: [...errors.slice(0, NAMED_MAX), ...(more > 0 ? [`and ${more} more`] : [])].join("; ") };
}

function mistakeOf(check: Validate | undefined, action: unknown, index: number): string | undefined {
  const [wrong] = check?.([action]) ?? [];
  if (wrong) return `${pathText(["actions", index, ...wrong.path.slice(1)])} ${sentenceOf(wrong)}`;
  const { type } = action as Action;
  if (type === "say" && !saysSomething(action as Extract<Action, { type: "say" }>))
    return `actions[${index}] says nothing: expected text, buttons or attachments`;
  return undefined;
}

function kindOf(value: unknown): string {
  if (value === undefined) return "nothing";
  return value === null ? "null" : typeof value;
}

function saysSomething(action: Extract<Action, { type: "say" }>): boolean {
  const buttons = (action.buttons ?? []).flat();
  return (action.text ?? "").trim() !== "" || buttons.length > 0 || (action.attachments ?? []).length > 0;
}
