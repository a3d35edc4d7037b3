import type { H3Event, HTTPResponse } from "h3";
import type { Deps } from "../deps.ts";
import type { Metrics } from "../metrics.ts";
import type { Tracer } from "../traces.ts";
import type { Archive } from "../delivery/archive.ts";
import type { Engine } from "../delivery/engine.ts";
import type { Store } from "../delivery/store.ts";
import type { Finding } from "../mapping/provider.ts";
import type { Runtime } from "../mapping/runtime.ts";

/** What HTTP works from. `runtime` is asked once per request, so that a reload never mixes two configurations. */
export interface Parts {
  readonly runtime: () => Runtime;
  /** Bytes of one body, milliseconds for it to arrive, webhooks per second of one binding (null = no limit). */
  readonly limits: () => { readonly body: number; readonly bodyTimeout: number; readonly rate: number | null };
  readonly store: Store;
  readonly engine: Engine;
  /** Absent = none is configured. */
  readonly archive?: Archive;
  readonly deps: Deps;
  readonly metrics: Metrics;
  /** Absent = no traces are configured. */
  readonly tracer?: Tracer;
  readonly draining: () => boolean;
  readonly reload?: Reload;
}

/** Loads the configuration again and swaps it in; undefined config = the old one stays, and the findings say why. */
export type Reload = () => Promise<{ readonly reloaded: boolean; readonly findings: readonly Finding[] }>;

/** One request → its answer; what it throws becomes an answer in app.ts. */
export type Handler = (event: H3Event) => Answer | Promise<Answer>;

/** h3's own is written to the socket as it is; a web Response is for streams. */
export type Answer = HTTPResponse | Response;
