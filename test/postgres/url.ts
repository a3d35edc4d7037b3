import { inject } from "vitest";

/** The address of this run's PostgreSQL; undefined, said loudly, where there is no build of it for this machine. */
export async function postgresUrl(): Promise<string | undefined> {
  const response = await fetch(inject("postgresDesk"));
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  if (text !== "") return text;
  process.stderr.write(`\n*** NOT TESTED: PostgreSQL. There is no embedded build for ${process.platform} ${process.arch}. ***\n\n`);
  return undefined;
}
