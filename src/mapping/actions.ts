import type { Action } from "../model/bot.ts";
import { compileSchema } from "../schemas.ts";
import type { Validate } from "../schemas.ts";
import { pathText, sentenceOf } from "./findings.ts";

export const ACTIONS_SCHEMA = { $ref: "model.schema.json#/$defs/actions" };

let fits: Validate | undefined;

/** What a bot sent as `actions`, checked; `error` says which one is wrong and why, without quoting it. */
export function readActions(value: unknown): { readonly actions: readonly Action[] } | { readonly error: string } {
  if (!Array.isArray(value)) return { error: `expected "actions" to be a list, got ${value === undefined ? "nothing" : typeof value}` };
  fits ??= compileSchema(ACTIONS_SCHEMA, { allErrors: false });
  const [wrong] = fits(value);
  if (wrong) return { error: `${pathText(["actions", ...wrong.path])} ${sentenceOf(wrong)}` };
  const actions = value as readonly Action[];
  const empty = actions.findIndex((action) => action.type === "say" && !saysSomething(action));
  if (empty >= 0) return { error: `actions[${empty}] says nothing: expected text, buttons or attachments` };
  return { actions };
}

function saysSomething(action: Extract<Action, { type: "say" }>): boolean {
  const buttons = (action.buttons ?? []).flat();
  return (action.text ?? "").trim() !== "" || buttons.length > 0 || (action.attachments ?? []).length > 0;
}
