import type { Config } from "./config/config.ts";
import { createArchive } from "./delivery/archive.ts";
import { createEngine } from "./delivery/engine.ts";
import type { Store } from "./delivery/store.ts";
import { createUpkeep } from "./delivery/upkeep.ts";
import type { Deps } from "./deps.ts";
import type { Documents } from "./documents.ts";
import { createAdminApp, createApp, createMetricsApp } from "./http/app.ts";
import type { Entrance } from "./http/app.ts";
import type { Reload } from "./http/parts.ts";
import { createMetrics } from "./metrics.ts";
import { createTracer } from "./traces.ts";
import { transition } from "./model/transition.ts";

export interface Gateway extends Entrance {
  /** For a socket that only the gateway's own user can open: it asks for no token. */
  readonly admin: Entrance;
  /** GET /metrics alone, for an address of its own; it asks for no token. */
  readonly metrics: Entrance;
  /** Takes up the work that lies in the store. Before it, everything is only read and accepted. */
  start(): Promise<void>;
  /** Refuses new work, lets what runs finish for at most `deadlineMs`. The store stays open: whoever opened it closes it. */
  stop(deadlineMs?: number): Promise<void>;
  /** Resolves when nothing runs and nothing is due. */
  idle(): Promise<void>;
  /** Swaps the configuration in one assignment; work under way keeps the one that it began with. */
  reload(next: Config): Promise<void>;
  /** A new configuration had errors and the old one stays: the metrics count it. */
  reloadRefused(): void;
}

/** Milliseconds: nobody waits long for spans. */
const TRACES_STOP = 1_000;

/** The composition root: everything is wired here, by hand, and nowhere else. */
export function createGateway(options: {
  readonly config: Config;
  readonly store: Store;
  readonly deps: Deps;
  /** Where dialogs are archived; like the store, whoever opened it closes it. */
  readonly documents?: Documents;
  /** Mounts the admin API on the public entrance too, behind this bearer token. */
  readonly adminToken?: string;
  /** What `POST /admin/reload` does. */
  readonly reloadConfig?: Reload;
}): Gateway {
  const { store, deps } = options;
  let config = options.config;
  let draining = false;
  const runtime = () => config.runtime;

  const metrics = createMetrics();
  const { traces } = config.server;
  const tracer = traces ? createTracer({ url: traces.url, deps, redact: (text) => config.runtime.redact(text) }) : undefined;
  const engine = createEngine({ store, deps, runtime, transition, metrics, tracer });
  const { documents } = options;
  const archive = documents && createArchive({ store, documents, deps, redact: (text) => config.runtime.redact(text) });
  const upkeep = createUpkeep({ store, deps, archive: archive !== undefined });
  const parts = {
    runtime,
    limits: () => config.limits,
    store,
    engine,
    deps,
    metrics,
    ...(tracer ? { tracer } : {}),
    draining: () => draining,
    ...(archive ? { archive } : {}),
    ...(options.reloadConfig ? { reload: options.reloadConfig } : {}),
  };
  const app = createApp(parts, options.adminToken ? { adminToken: options.adminToken } : {});

  return {
    ...app,
    admin: createAdminApp(parts),
    metrics: createMetricsApp(parts),
    async start() {
      await engine.start();
      upkeep.start();
      archive?.start();
    },
    async stop(deadlineMs = 10_000) {
      draining = true;
      const until = deps.clock.now() + deadlineMs;
      await Promise.all([engine.stop(deadlineMs), upkeep.stop(), archive?.stop(deadlineMs)]);
      await tracer?.stop(Math.min(TRACES_STOP, Math.max(0, until - deps.clock.now())));
    },
    idle: () => engine.idle(),
    async reload(next) {
      const previous = config.runtime;
      config = next;
      await engine.reload(previous, next.runtime);
      metrics.add("leadgate_config_reload_total", ["taken"]);
    },
    reloadRefused: () => metrics.add("leadgate_config_reload_total", ["refused"]),
  };
}
