import { ControlError } from "./http.ts";

/** What the values of switches may be, where a default's type does not say it. */
export interface SwitchRules<Switches> {
  readonly choices: Partial<Record<keyof Switches, readonly string[]>>;
  /** Numbers that may be null as well. */
  readonly nullable: ReadonlySet<keyof Switches>;
}

/** Lays a patch over the current switches, and says what they are then. */
export const turning =
  <Switches extends object>(switches: { current: Switches }, rules: SwitchRules<Switches>) =>
  (patch: Readonly<Record<string, unknown>>): Switches => {
    const { current } = switches;
    for (const [name, value] of Object.entries(patch)) {
      if (!isSwitch(current, name))
        throw new ControlError(400, `no switch is named "${name}"; there are ${Object.keys(current).join(", ")}`);
      const wrong = unfit(value, current[name], rules.choices[name], rules.nullable.has(name));
      if (wrong) throw new ControlError(400, `"${name}" must be ${wrong}, got ${JSON.stringify(value)}`);
    }
    switches.current = { ...current, ...patch };
    return switches.current;
  };

const isSwitch = <Switches extends object>(current: Switches, name: PropertyKey): name is keyof Switches => Object.hasOwn(current, name);

function unfit(value: unknown, now: unknown, choices: readonly string[] | undefined, nullable: boolean): string | undefined {
  if (choices) return typeof value === "string" && choices.includes(value) ? undefined : `one of ${choices.join(", ")}`;
  if (typeof now === "boolean") return typeof value === "boolean" ? undefined : "true or false";
  if (value === null && nullable) return undefined;
  return typeof value === "number" && value >= 0 ? undefined : `a number ≥ 0${nullable ? " or null" : ""}`;
}
