import { driverNames, driverProblem, isOfFiles } from "../documents.ts";
import type { Config } from "./config.ts";
import { didYouMean } from "./findings.ts";
import type { Report } from "./report.ts";
import type { GatewayFile } from "./shape.ts";

const KIND = { unknown: "unknown.driver", package: "missing.package", options: "wrong.options" } as const;

/** `archive`, with a driver that is unknown, not installed or badly configured reported; nobody is called. */
export async function readArchive(file: GatewayFile, report: Report): Promise<Config["archive"]> {
  const { enabled = true, driver = "fs", base, options = {} } = file.archive ?? {};
  if (!enabled) return null;
  const given = { ...options, ...(base === undefined ? {} : { base }) };
  // Files need no package, and a folder that is not named lies beside the store: nothing to load a driver for.
  const problem = isOfFiles(driver) ? null : await driverProblem(driver, given);
  if (problem) {
    const { what, message, hint } = problem;
    const known = what === "unknown" ? await driverNames() : [];
    const near = what === "unknown" ? (didYouMean(driver, known) ?? `known: ${known.join(", ")}`) : hint;
    const path = what === "options" && file.archive?.options !== undefined ? ["archive", "options"] : ["archive", "driver"];
    report.error(path, KIND[what], `archive: ${message}`, { ...(near === undefined ? {} : { hint: near }), key: what === "options" });
  }
  return { driver, options: given };
}

/** Names of options whose values nobody should read. */
const SECRET = /key|secret|token|pass|url|uri|connection|credential|auth/i;
const MIN_SECRET = 8;

/** What must be masked everywhere: short values are in half of all texts, and no secrets. */
export function archiveSecrets(file: GatewayFile): string[] {
  const secrets: string[] = [];
  const collect = (value: unknown, name: string): void => {
    if (typeof value === "string" && SECRET.test(name) && value.length >= MIN_SECRET) {
      secrets.push(value);
      secrets.push(...passwordsOf(value));
    } else if (typeof value === "object" && value !== null)
      for (const [key, item] of Object.entries(value)) collect(item, Array.isArray(value) ? name : key);
  };
  collect(file.archive?.options ?? {}, "");
  return [...secrets, ...passwordsOf(file.archive?.base ?? "")];
}

/** The password of an address, as it stands there and as it is meant. */
function passwordsOf(address: string): string[] {
  const password = URL.canParse(address) ? new URL(address).password : "";
  if (password === "") return [];
  try {
    return [password, decodeURIComponent(password)];
  } catch {
    return [password];
  }
}
