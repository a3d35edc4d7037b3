/** Each promise is tested small in every run, and at the size of docs/promises.md with PROMISES=long. */
export const LONG = process.env["PROMISES"] === "long";

export function size(short: number, long: number): number {
  return LONG ? long : short;
}

/** The figures for docs/promises.md; quiet in a normal run. */
export function measured(promise: string, figures: Readonly<Record<string, number | string>>): void {
  if (LONG || process.env["PROMISES"] === "figures") console.log(JSON.stringify({ promise, ...figures }));
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
