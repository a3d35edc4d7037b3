import { randomUUID } from "node:crypto";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import type { Driver } from "unstorage";
import { reasonOf } from "./errors.ts";

/** JSON documents under keys such as "a/b/c.json". All of it may reject while the storage is down, and take any time. */
export interface Documents {
  /** Once it resolves, the whole document is stored; until then the one before it is, with every driver that writes atomically. */
  put(key: string, document: object): Promise<void>;
  /** Null = there is none. What cannot be parsed comes as its text. */
  get(key: string): Promise<unknown>;
  remove(key: string): Promise<void>;
  close(): Promise<void>;
}

export interface DriverProblem {
  readonly what: "unknown" | "package" | "options";
  readonly message: string;
  readonly hint?: string;
}

type Options = Readonly<Record<string, unknown>>;

/** They forget everything with the process, belong to a browser or another runtime, or only read (a write passes in silence). */
const NO_ARCHIVE: ReadonlySet<string> = new Set(
  `memory null overlay lru-cache vercel-runtime-cache localstorage session-storage indexedb capacitor-preferences
   cloudflare-kv-binding cloudflare-r2-binding deno-kv github`.split(/\s+/),
);
const CLOSE_TIMEOUT = 2_000;
const OF_FILES: ReadonlySet<string> = new Set(["fs", "fs-lite"]);

export function isOfFiles(driver: string): boolean {
  return OF_FILES.has(driver);
}

/** Drivers that keep what they are given, by name. */
export async function driverNames(): Promise<string[]> {
  const { builtinDrivers } = await import("unstorage");
  return Object.keys(builtinDrivers).filter((name) => name === name.toLowerCase() && !NO_ARCHIVE.has(name));
}

/** What stands in the way of this driver with these options; calls nobody. */
export async function driverProblem(name: string, options: Options): Promise<DriverProblem | null> {
  const known = await driverNames();
  if (!known.includes(name)) return { what: "unknown", message: `there is no driver ${JSON.stringify(name)} that keeps documents` };
  const made = await makeDriver(name, options);
  return "what" in made ? made : null;
}

/** `base` of fs must be absolute. Throws Error with the problem's text. */
export async function openDocuments(name: string, options: Options): Promise<Documents> {
  const driver = await makeDriver(name, options);
  if ("what" in driver) throw new Error([driver.message, driver.hint].filter(Boolean).join(": "));
  const { createStorage } = await import("unstorage");
  const storage = createStorage({ driver });
  return {
    put: (key, document) => storage.setItem(key, document),
    get: (key) => storage.getItem(key),
    remove: (key) => storage.removeItem(key),
    close: () =>
      new Promise((resolve, reject) => {
        const limit = setTimeout(resolve, CLOSE_TIMEOUT);
        void storage
          .dispose()
          .then(resolve, reject)
          .finally(() => clearTimeout(limit));
      }),
  };
}

async function makeDriver(name: string, options: Options): Promise<Driver | DriverProblem> {
  let make: (options: Options) => Driver;
  try {
    // fs without its watcher, whose pattern matcher a start would load for nothing.
    const module = name === "fs" ? "fs-lite" : name;
    ({ default: make } = (await import(`unstorage/drivers/${module}`)) as { default: typeof make });
  } catch (error) {
    const missing = /Cannot find package '([^']+)'/.exec(reasonOf(error))?.[1];
    if (missing === undefined) return { what: "package", message: `driver ${name} cannot be loaded: ${reasonOf(error)}` };
    return { what: "package", message: `driver ${name} needs the package ${missing}`, hint: `npm install ${missing}` };
  }
  try {
    const driver = make(options);
    return isOfFiles(name) ? writesWhole(driver, resolve(String(options["base"]))) : driver;
  } catch (error) {
    return {
      what: "options",
      message: `driver ${name} cannot work with its options: ${reasonOf(error)}`,
      hint: `https://unstorage.unjs.io/drivers lists what it takes`,
    };
  }
}

/** The file drivers write in place: a crash would leave half a document where a whole one was. And nobody else may read it. */
function writesWhole(driver: Driver, base: string): Driver {
  return {
    ...driver,
    async setItem(key, value) {
      // unstorage has refused keys with ".." already.
      const file = join(base, ...key.split(":"));
      const folder = dirname(file);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const beside = join(folder, `.${randomUUID()}.tmp`);
      try {
        const handle = await open(beside, "wx", 0o600);
        try {
          await handle.writeFile(value, "utf8");
          await handle.sync();
        } finally {
          await handle.close();
        }
        await rename(beside, file);
      } catch (error) {
        await rm(beside, { force: true });
        throw error;
      }
      await synced(folder);
    },
  };
}

/** The new name is on the disk too. */
async function synced(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
