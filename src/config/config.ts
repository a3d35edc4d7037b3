import type { LogLevel } from "../log.ts";
import type { Runtime } from "../mapping/runtime.ts";
import type { Binding, Finding } from "../mapping/provider.ts";
import type { Proofs } from "./proofs.ts";

/** What `loadConfig` gives: the compiled configuration, or none when a finding is an error. Frozen. */
export interface Loaded {
  readonly config: Config | undefined;
  /** All of them, in the order of the file. */
  readonly findings: readonly Finding[];
  /** Every file that was read: watched for changes. */
  readonly files: readonly string[];
}

export interface Config {
  readonly server: {
    readonly host: string;
    readonly port: number;
    readonly publicUrl: string;
    readonly secret: string;
    /** What derives from them is still accepted. */
    readonly formerSecrets: readonly string[];
    /** Where metrics are read without a token; null = only behind the admin token and on the admin socket. */
    readonly metrics: { readonly host: string; readonly port: number } | null;
    readonly log: LogLevel;
    /** Where traces go (OTLP over HTTP, JSON); null = there are none. */
    readonly traces: { readonly url: string } | null;
  };
  /** `path` is where this instance keeps what is its own beside the store, also with PostgreSQL: the admin API's socket. */
  readonly storage:
    | { readonly driver: "sqlite"; readonly path: string }
    | { readonly driver: "postgres"; readonly path: string; readonly url: string };
  /**
   * An unstorage driver and what it takes; null = dialogs are not archived. `options.base` of a driver of files is a folder
   * relative to gateway.yaml's; without it `archive` beside the store.
   */
  readonly archive: { readonly driver: string; readonly options: Readonly<Record<string, unknown>> } | null;
  readonly limits: {
    /** Bytes of one webhook. */
    readonly body: number;
    /** Milliseconds for its body to arrive. */
    readonly bodyTimeout: number;
    /** Accepted and unfinished webhooks. */
    readonly backlog: number;
    /** Webhooks per second of one binding; null = no limit. */
    readonly rate: number | null;
  };
  readonly runtime: Runtime;
  /** Disabled bindings, for showing what to paste where: what is missing stands as "<NAME is not set>". */
  readonly sketches: ReadonlyMap<string, Binding>;
}

/** config/load.ts */
export type LoadConfig = (options: {
  /** gateway.yaml */
  file: string;
  env: Readonly<Record<string, string | undefined>>;
  /** Used when server.secret is empty: kept beside the store by `serve`. */
  secret: string;
  /** The folder of the shipped definitions. */
  shippedProviders: string;
  /** A rule's `when` failed while it ran: it counts as not matching. */
  onRouteFailed?: (rule: string, reason: string) => void;
  /** Where definitions that have passed are remembered, given `storage.path`; absent = each is proved anew. */
  proofs?: (storagePath: string) => Proofs;
  /** `check` reports a binding without its secrets as an error; `serve` disables it with a warning. */
  strict: boolean;
}) => Promise<Loaded>;
