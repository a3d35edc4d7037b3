/** What the values of switches may be, where a default's type does not say it. */
export interface SwitchRules {
  readonly choices: Readonly<Record<string, readonly string[] | undefined>>;
  /** Numbers that may be null as well. */
  readonly nullable: ReadonlySet<string>;
}

/** The switches with `patch` laid over them, or what is wrong with the patch. */
export function turnSwitches<Switches extends object>(
  current: Switches,
  patch: Readonly<Record<string, unknown>>,
  rules: SwitchRules,
): Switches | { readonly wrong: string } {
  for (const [name, value] of Object.entries(patch)) {
    if (!Object.hasOwn(current, name)) return { wrong: `no switch is named "${name}"; there are ${Object.keys(current).join(", ")}` };
    const wrong = unfit(name, value, (current as Readonly<Record<string, unknown>>)[name], rules);
    if (wrong) return { wrong: `"${name}" must be ${wrong}, got ${JSON.stringify(value)}` };
  }
  return { ...current, ...patch };
}

function unfit(name: string, value: unknown, now: unknown, { choices, nullable }: SwitchRules): string | undefined {
  const listed = choices[name];
  if (listed) return typeof value === "string" && listed.includes(value) ? undefined : `one of ${listed.join(", ")}`;
  if (typeof now === "boolean") return typeof value === "boolean" ? undefined : "true or false";
  if (value === null && nullable.has(name)) return undefined;
  return typeof value === "number" && value >= 0 ? undefined : `a number ≥ 0${nullable.has(name) ? " or null" : ""}`;
}
