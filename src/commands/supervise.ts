import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { lookup } from "node:dns/promises";
import * as net from "node:net";
import { GatewayError, reasonOf } from "../errors.ts";
import { line } from "./io.ts";
import type { Io } from "./io.ts";

/** Milliseconds: how long a gateway must have run to count as started, its end, and the pause before one that ends at once. */
const STARTED = 10_000;
const STOP = 15_000;
const PAUSE = { first: 100, last: 5_000 };

/**
 * Holds the listening socket and runs the gateway on it as a child (LISTEN_FDS), anew whenever it ends: whoever connects
 * meanwhile waits in the system's queue and is refused by nobody. SIGTERM and SIGINT end both, SIGHUP is passed on (reload),
 * SIGUSR2 restarts the child. Resolves with the exit code: the child's when it did not even start.
 */
export async function supervise(options: { host: string; port: number; args: readonly string[]; io: Io }): Promise<number> {
  const { host, port, args, io } = options;
  const socket = await bound(host, port);
  let child: ChildProcess | undefined;
  let ending: ChildProcess | undefined;
  let stopping = false;
  let started = false;
  let ran = false;
  let pause: number = PAUSE.first;
  let wake = (): void => {};

  const end = (): void => {
    // Once: it waits for the first only, and a second would cut off what it finishes.
    if (child === ending) return;
    const late = (ending = child);
    late?.kill("SIGTERM");
    setTimeout(() => late?.kill("SIGKILL"), STOP).unref();
  };
  const stop = (): void => {
    stopping = true;
    wake();
    end();
  };
  process.on("SIGTERM", stop);
  // A terminal sends its interrupt to the child too, and a second one of the same kind would not be waited for.
  process.on("SIGINT", stop);
  process.on("SIGHUP", () => child?.kill("SIGHUP"));
  process.on("SIGUSR2", () => {
    line(io.stdout, "SIGUSR2: a new gateway takes over when this one has finished");
    end();
  });

  line(io.stdout, `holding ${host}:${port}`);
  for (;;) {
    const began = performance.now();
    const gateway = begun(() =>
      spawn(process.execPath, [...process.execArgv, ...args], {
        // Descriptor 3, where LISTEN_FDS says that it is; the channel behind it tells the child that nobody holds the socket any more.
        stdio: ["inherit", "inherit", "inherit", socket.fd, "ipc"],
        env: { ...io.env, LISTEN_FDS: "1", LISTEN_PID: "" },
      }),
    );
    child = gateway.child;
    ran ||= child !== undefined;
    if (child) line(io.stdout, `gateway ${child.pid}`);
    const { code, signal, failed } = await gateway.over;
    child = undefined;
    const lived = performance.now() - began;
    started ||= lived >= STARTED;
    if (!ran) throw new GatewayError("internal", `cannot start ${process.execPath}: ${failed}`);
    if (stopping) return code ?? 1;
    if (!started && code !== null && code !== 0) return code;
    const how =
      failed === undefined
        ? `ended (${signal ?? `exit code ${code}`}) after ${Math.round(lived / 1000)} s`
        : `cannot be started (${failed})`;
    line(io.stderr, `the gateway ${how}; starting it again`);
    pause = lived >= STARTED || code === 0 ? PAUSE.first : Math.min(PAUSE.last, pause * 2);
    if (code !== 0) await new Promise<void>((resolve) => void setTimeout((wake = resolve), pause));
    if (stopping) return code ?? 1;
  }
}

interface Over {
  readonly code: number | null;
  readonly signal?: string | null;
  /** The system has no process to give: it may have one in a moment, and the socket must be held until then. */
  readonly failed?: string;
}

function begun(start: () => ChildProcess): { readonly child?: ChildProcess; readonly over: Promise<Over> } {
  let child: ChildProcess;
  try {
    child = start();
  } catch (error) {
    return { over: Promise.resolve({ code: null, failed: reasonOf(error) }) };
  }
  const isThere = child.pid !== undefined;
  const over = new Promise<Over>((resolve) => {
    // Of one that is there it says that a signal could not be sent.
    child.on("error", (error) => !isThere && resolve({ code: null, failed: reasonOf(error) }));
    child.once("exit", (code, signal) => resolve({ code, signal }));
  });
  return isThere ? { child, over } : { over };
}

interface Handle {
  readonly fd: number;
  /** 0, or what the system said to `bind` (negative). */
  getsockname(into: object): number;
}

type CreateHandle = (address: string, port: number, family: 4 | 6) => Handle | number;

/** A socket that is bound, and that this process never accepts from: `net` has no public way to it, only the one that Node's clusters use. */
async function bound(host: string, port: number): Promise<Handle> {
  const create = (net as unknown as { readonly _createServerHandle?: CreateHandle })._createServerHandle;
  if (!create)
    throw new GatewayError(
      "internal",
      `Node ${process.version} cannot hold a socket for a child: use systemd sockets instead of --supervised`,
    );
  const { address, family } = await lookup(host);
  const handle = create(address, port, family === 6 ? 6 : 4);
  const failed = typeof handle === "number" ? handle : handle.getsockname({});
  if (typeof handle === "number" || failed !== 0)
    throw new GatewayError("internal", `cannot listen on ${host}:${port} (error ${failed}); another process may have the port`);
  return handle;
}
