import { ControlError } from "./http.ts";
import type { Acts, Input, Views } from "./http.ts";
import type { Journal } from "./journal.ts";

/** What every stand-in's control has. */
interface Common {
  readonly journal: Journal;
  turn(patch: Input): object;
  clearFaults(): void;
}

export const COMMON_ACTS: Acts<Common> = {
  switches: (control, input) => control.turn(input),
  "clear-faults": (control) => control.clearFaults(),
  "clear-journal": (control) => control.journal.clear(),
};

export const COMMON_VIEWS: Views<Common> = {
  journal: ({ journal }) => journal.lines,
  switches: (control) => control.turn({}),
};

export function text(input: Input, name: string): string {
  const value = input[name];
  if (typeof value !== "string" || value === "")
    throw new ControlError(400, `"${name}" must be a non-empty string, got ${JSON.stringify(value)}`);
  return value;
}

export const optionalText = (input: Input, name: string): string | undefined => (input[name] === undefined ? undefined : text(input, name));

export function number(input: Input, name: string): number {
  const value = Number(input[name]);
  if (!Number.isInteger(value)) throw new ControlError(400, `"${name}" must be a whole number, got ${JSON.stringify(input[name])}`);
  return value;
}

/** What somebody at a screen means by an id. */
export function find<Key, T>(kind: string, all: ReadonlyMap<Key, T>, id: Key): T {
  const found = all.get(id);
  if (found === undefined) {
    throw new ControlError(404, `no ${kind} has the id "${String(id)}"; there are ${[...all.keys()].slice(-20).join(", ") || "none"}`);
  }
  return found;
}
