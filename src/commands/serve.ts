import { existsSync, rmSync, watch } from "node:fs";
import type { FSWatcher } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { RequestListener, Server, ServerResponse } from "node:http";
import { basename, dirname } from "node:path";
import { parseArgs } from "node:util";
import type { Config } from "../config/config.ts";
import type { Store, StoredLead } from "../delivery/store.ts";
import type { Deps } from "../deps.ts";
import type { Documents } from "../documents.ts";
import { GatewayError, reasonOf } from "../errors.ts";
import { createGateway } from "../gateway.ts";
import type { Gateway } from "../gateway.ts";
import { createLog } from "../log.ts";
import type { Finding } from "../mapping/provider.ts";
import type { Runtime } from "../mapping/runtime.ts";
import { answers, nearest } from "./admin-client.ts";
import { line, painter } from "./io.ts";
import type { Io } from "./io.ts";
import {
  configFile,
  load,
  openArchive,
  openStore,
  printFindings,
  socketPath,
  storePath,
  systemDeps,
  usable,
  withSharedSecret,
} from "./open.ts";
import { registration } from "./register.ts";

const DRAIN = 10_000;
const DEBOUNCE = 300;
/** Whoever waited for the port is answered before it is printed what is connected. Milliseconds. */
const ANSWER_FIRST = 50;
/** Where the bindings that were announced last are remembered; the engine keeps its own list. */
const ANNOUNCED = "announced.bindings";

/** `leadgate serve`: everything from the file to the open port, and back again. Resolves when a signal ended it. */
export async function serve(args: string[], io: Io): Promise<number> {
  const { values } = parseArgs({ args, options: { config: { type: "string" }, supervised: { type: "boolean" } } });
  if (values.supervised) return supervised(values.config, io);
  const stopped = signalled(io);
  // Until there is something to reload a hangup is no reason to die, and not to be forgotten either.
  let early = false;
  let hangup = () => void (early = true);
  process.on("SIGHUP", () => hangup());
  const file = configFile(values.config, io);
  const onRouteFailed = (rule: string, reason: string) => log.warn({ rule, reason }, "a rule's `when` failed; it counts as not matching");
  let loaded = await load(file, io, { keepSecret: true, onRouteFailed });
  let config = usable(loaded, file, io);
  printFindings(loaded.findings, io.stderr, io);

  const log = createLog({
    level: levelOf(config, io),
    redact: (text) => config.runtime.redact(text),
    write: (text) => void io.stderr.write(text),
  });
  const deps = systemDeps(log);
  const path = storePath(config, file);
  const store = await openStore(path, config, deps);
  let documents: Documents | undefined;
  let running: Gateway | undefined;
  const closing: (() => Promise<void>)[] = [
    async () => {
      await store.close();
      await documents?.close();
    },
  ];
  try {
    loaded = await withSharedSecret(loaded, store, file, io, { keepSecret: true, onRouteFailed });
    config = usable(loaded, file, io);
    const secret = config.storage.driver === "postgres" && loaded.secretMadeUp ? { secret: config.server.secret } : {};
    documents = await openArchive(config, file, path);
    const reload = oneAtATime(async () => {
      const next = await load(file, io, { keepSecret: true, ...secret, onRouteFailed });
      watcher.follow(next.files);
      if (!next.config) {
        gateway.reloadRefused();
        printFindings(next.findings, io.stderr, io);
        line(io.stderr, "the new configuration has errors; the old one stays");
        return { reloaded: false, findings: next.findings };
      }
      const renames = [...next.config.runtime.renamed].filter(([from]) => config.runtime.bindings.has(from));
      if (renames.length > 0) {
        gateway.reloadRefused();
        // Its leads move in the store, which only a start can do: swapped in now, they would come back as new people.
        line(
          io.stderr,
          `${renames.map(([from, to]) => `${from} → ${to}`).join(", ")}: a renamed binding needs a restart; the old configuration stays`,
        );
        return { reloaded: false, findings: next.findings };
      }
      await swap(next.config, next.findings);
      return { reloaded: true, findings: next.findings };
    });
    const changed = () => void reload().catch((error: unknown) => log.error({ reason: reasonOf(error) }, "reload failed"));
    const registered = registration(deps);
    closing.push(async () => registered.stop());
    const watcher = watchFiles(deps, changed);
    closing.push(async () => watcher.close());

    const adminToken = io.env["LEADGATE_ADMIN_TOKEN"];
    const gateway = createGateway({
      config,
      store,
      deps,
      reloadConfig: reload,
      ...(documents ? { documents } : {}),
      ...(adminToken ? { adminToken } : {}),
    });
    const swap = async (next: Config, findings: readonly Finding[]): Promise<void> => {
      const previous = config;
      config = next;
      await gateway.reload(next);
      log.setLevel(levelOf(next, io));
      printFindings(findings, io.stderr, io);
      if (
        next.server.host !== previous.server.host ||
        next.server.port !== previous.server.port ||
        JSON.stringify([next.server.metrics, next.server.traces]) !== JSON.stringify([previous.server.metrics, previous.server.traces]) ||
        JSON.stringify(next.storage) !== JSON.stringify(previous.storage) ||
        JSON.stringify(next.archive) !== JSON.stringify(previous.archive)
      )
        line(io.stderr, "server.listen, server.metrics, server.traces, storage and archive take effect with a restart");
      line(io.stdout, next.runtime.hash === previous.runtime.hash ? "reloaded; nothing changed" : "reloaded");
      if (next.runtime.hash === previous.runtime.hash) return;
      await announceBindings(next.runtime, store, io);
      registered.follow(next.runtime);
    };

    await gateway.start();
    running = gateway;
    const address = await listenPublic(gateway.listener, config, io, closing);
    const socket = await listenAdmin(gateway.admin.listener, nearest(socketPath(path), io), closing);
    const metrics = await listenMetrics(gateway.metrics.listener, config, closing);
    line(io.stdout, `listening on ${address}, known to providers as ${config.server.publicUrl}`);
    line(io.stdout, `admin API on ${socket}${adminToken ? ` and, with LEADGATE_ADMIN_TOKEN, on ${address}/admin` : ""}`);
    if (metrics !== undefined) line(io.stdout, `metrics on ${metrics}`);
    watcher.follow(loaded.files);
    await new Promise<void>((resolve) => deps.clock.after(ANSWER_FIRST, resolve));
    await announceBindings(config.runtime, store, io);
    registered.follow(config.runtime);
    hangup = changed;
    if (early) changed();
    line(io.stdout, "ready");

    line(io.stdout, `${await stopped}: finishing what runs, for at most ${DRAIN / 1000} s`);
    running = undefined;
    await drain(gateway, closing.splice(1), deps);
    line(io.stdout, "stopped");
    return 0;
  } finally {
    // A start that failed, the port being taken: what runs already ends before the store is closed under it.
    await running?.stop(DRAIN);
    for (const close of closing.toReversed()) await close();
  }
}

/** No new connections, then the requests that are in, then the work that runs; the store is closed after all of it. */
async function drain(gateway: Gateway, closing: (() => Promise<void>)[], deps: Deps): Promise<void> {
  const until = deps.clock.now() + DRAIN;
  const entrances = Promise.all(closing.toReversed().map((close) => close()));
  await gateway.stop(DRAIN);
  await Promise.race([entrances, new Promise<void>((resolve) => deps.clock.after(until - deps.clock.now(), resolve))]);
}

function signalled(io: Io): Promise<string> {
  return new Promise((resolve) => {
    process.once("SIGTERM", () => resolve("SIGTERM"));
    process.once("SIGINT", () => resolve("SIGINT"));
    // Of a channel to another parent nothing is known: it may be what keeps a process alive that runs more than this.
    if (!inherits(io)) return;
    process.once("disconnect", () => resolve("its supervisor is gone"));
    // The wait for a supervisor's end is no reason to live on.
    process.channel?.unref();
  });
}

/** Whether the socket to listen on comes from the parent, which is systemd or `serve --supervised`. */
function inherits({ env }: Io): boolean {
  return Number(env["LISTEN_FDS"] ?? 0) >= 1 && (env["LISTEN_PID"] || String(process.pid)) === String(process.pid);
}

/** The address of the file as it is now, held by this process for the gateways that it starts. */
async function supervised(asked: string | undefined, io: Io): Promise<number> {
  const file = configFile(asked, io);
  const { host, port } = usable(await load(file, io, { keepSecret: true }), file, io).server;
  const { supervise } = await import("./supervise.ts");
  return supervise({ host, port, args: [process.argv[1] ?? "", "serve", "--config", file], io });
}

/** An inherited socket (LISTEN_FDS, as systemd passes it) outlives a restart, so that nobody is refused; else listhen. */
async function listenPublic(listener: RequestListener, config: Config, io: Io, closing: (() => Promise<void>)[]): Promise<string> {
  const { host, port } = config.server;
  if (inherits(io)) {
    const server = closesWhenIdle(createServer(LIMITS, listener));
    await started(server, () => server.listen({ fd: 3 }));
    closing.push(() => closed(server));
    return "the inherited socket (LISTEN_FDS)";
  }
  try {
    // As CommonJS it is there a fifth sooner, and it is the largest thing that a start loads.
    const { listen } = createRequire(import.meta.url)("listhen") as typeof import("listhen");
    const { server } = await listen(listener, {
      port,
      hostname: host,
      // Without it listhen silently moves to another port when this one is busy.
      isProd: true,
      isTest: false,
      showURL: false,
      autoClose: false,
    });
    // listhen's own tracking of requests throws, out of everybody's reach, when an answer ends after its socket is gone
    // (a body that came too slowly): one such request would end the process.
    server.removeAllListeners("request").on("request", listener);
    closesWhenIdle(server);
    // Node reads these for each connection, but how often it looks for slow ones only when it begins to listen.
    Object.assign(server, LIMITS).emit("listening");
    closing.push(() => closed(server));
    return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
  } catch (error) {
    throw new GatewayError("internal", `cannot listen on ${host}:${port}: ${reasonOf(error)}; another process may have the port`, {
      cause: error,
    });
  }
}

/** Milliseconds and bytes. Slow headers are cut after 5 to 7 s. */
const LIMITS = { headersTimeout: 5_000, requestTimeout: 10_000, maxHeaderSize: 16 * 1024, connectionsCheckingInterval: 2_000 };

/** A socket that lies there is left from a gateway that was killed, unless an instance beside this one listens on it. */
async function listenAdmin(listener: RequestListener, path: string, closing: (() => Promise<void>)[]): Promise<string> {
  if (Buffer.byteLength(path) > 100) return "no socket: its path is longer than 100 bytes";
  if (await answers(path)) return "no socket: another instance has the one here; give each its own storage.path";
  if (existsSync(path)) rmSync(path);
  const server = createServer(LIMITS, listener);
  const mask = process.umask(0o177);
  try {
    await started(server, () => server.listen(path));
  } finally {
    process.umask(mask);
  }
  closing.push(() => closed(server));
  return path;
}

/** For those who may read them without a token: whoever reaches this address. */
async function listenMetrics(listener: RequestListener, config: Config, closing: (() => Promise<void>)[]): Promise<string | undefined> {
  if (!config.server.metrics) return undefined;
  const { host, port } = config.server.metrics;
  const server = closesWhenIdle(createServer(LIMITS, listener));
  try {
    await started(server, () => server.listen(port, host));
  } catch (error) {
    throw new GatewayError("internal", `server.metrics: cannot listen on ${host}:${port}: ${reasonOf(error)}`, { cause: error });
  }
  closing.push(() => closed(server));
  const address = server.address();
  return `http://${host.includes(":") ? `[${host}]` : host}:${typeof address === "object" && address ? address.port : port}/metrics`;
}

/** The environment wins, so that a person on duty can look closer without an edit. */
function levelOf(config: Config, io: Io): string {
  return io.env["LEADGATE_LOG"] || config.server.log;
}

function started(server: Server, listen: () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.once("listening", () => {
      server.off("error", reject);
      resolve();
    });
    listen();
  });
}

/** While the server closes, a connection ends with its last answer: kept alive it would hold up the end for seconds. */
function closesWhenIdle<Some extends Server>(server: Some): Some {
  server.prependListener("request", (_, response: ServerResponse) => {
    // Said in the answer too: a client that sends its next request at once would never be found idle.
    if (!server.listening) response.shouldKeepAlive = false;
    response.once("close", () => {
      if (!server.listening) server.closeIdleConnections();
    });
  });
  return server;
}

/** Resolves when the last connection is gone; one that a client holds on to is cut at the end of the drain. */
function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), DRAIN).unref();
  });
}

/** What is connected and where to, what is missing, and whose dialogs an edit left behind. */
async function announceBindings(runtime: Runtime, store: Store, io: Io): Promise<void> {
  const paint = painter(io.stdout, io.env);
  for (const { binding } of runtime.bindings.values()) {
    const { id, title, provider } = binding;
    line(io.stdout, `${paint("bold", id)}  ${title}, ${provider.name} (${provider.roles.join(", ")})`);
    for (const item of provider.setup.show(binding)) line(io.stdout, `    ${item.title}: ${runtime.redact(item.value)}`);
  }
  for (const [id, reason] of runtime.disabled) line(io.stdout, `${paint("yellow", id)}  disabled: ${reason}`);

  const current = [...runtime.bindings.keys(), ...runtime.disabled.keys()];
  const known = JSON.parse((await store.getMeta(ANNOUNCED)) ?? "[]") as string[];
  const removed = known.filter((id) => !current.includes(id) && !runtime.renamed.has(id));
  const left = removed.length === 0 ? [] : await store.openDialogs(removed);
  for (const id of removed) announceLeft(id, left, io);
  // A removed binding is remembered for as long as dialogs hang on it.
  await store.setMeta(ANNOUNCED, JSON.stringify([...current, ...(left.length > 0 ? removed : [])]));
}

/** A binding that was removed while open dialogs depend on it. */
function announceLeft(id: string, left: readonly StoredLead[], io: Io): void {
  const theirs = left.filter(({ lead, dialog }) =>
    [lead.binding, dialog?.bot?.binding, dialog?.desk?.binding, dialog?.handoff?.desk].includes(id),
  );
  if (theirs.length === 0) return;
  const how = theirs.length === 1 ? "1 open dialog depends" : `${theirs.length} open dialogs depend`;
  line(
    io.stdout,
    `${painter(io.stdout, io.env)("yellow", "left behind")}  the binding ${id} is gone, and ${how} on it; what goes through it is parked: add it again, or name it in \`formerly\` of the binding that takes its place`,
  );
  for (const { lead, dialog } of theirs.slice(0, 20))
    line(io.stdout, `    lead ${lead.id} of ${lead.binding}, dialog is ${dialog?.state ?? "gone"}`);
  if (theirs.length > 20) line(io.stdout, `    … and ${theirs.length - 20} more`);
}

/** Calls one after another; whoever asks while one waits shares it. */
function oneAtATime<T>(act: () => Promise<T>): () => Promise<T> {
  let running: Promise<unknown> = Promise.resolve();
  let waiting: Promise<T> | undefined;
  return () => {
    waiting ??= running.then(() => {
      waiting = undefined;
      const now = act();
      running = now.catch(() => {});
      return now;
    });
    return waiting;
  };
}

/**
 * Watches the files and their folders: an editor replaces a file by renaming another, which only the folder sees; a
 * single file mounted into a container is changed in place, which only the file sees.
 */
function watchFiles(deps: Deps, changed: () => void) {
  let watchers: FSWatcher[] = [];
  let cancel: (() => void) | undefined;
  const close = () => {
    cancel?.();
    for (const watcher of watchers) watcher.close();
    watchers = [];
  };
  const add = (place: string, names: ReadonlySet<string>) => {
    try {
      const watcher = watch(place, { persistent: false }, (_, name) => {
        // "..data" is how Kubernetes swaps a mounted ConfigMap.
        if (name === null || (!names.has(name) && name !== "..data")) return;
        cancel?.();
        cancel = deps.clock.after(DEBOUNCE, changed);
      });
      watcher.on("error", (error) => deps.log.warn({ place, reason: reasonOf(error) }, "cannot watch; SIGHUP still reloads"));
      watchers.push(watcher);
    } catch (error) {
      deps.log.warn({ place, reason: reasonOf(error) }, "cannot watch; SIGHUP still reloads");
    }
  };
  return {
    close,
    follow(files: readonly string[]) {
      close();
      const folders = new Map<string, Set<string>>();
      for (const file of files) {
        folders.set(dirname(file), (folders.get(dirname(file)) ?? new Set()).add(basename(file)));
        if (existsSync(file)) add(file, new Set([basename(file)]));
      }
      for (const [folder, names] of folders) add(folder, names);
    },
  };
}
