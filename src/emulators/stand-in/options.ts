import type { Clock } from "../../deps.ts";

/** What every stand-in may be told at its start. */
export interface StandInOptions<Switches> {
  /** 0 (default) = any free one. */
  readonly port?: number;
  readonly host?: string;
  readonly switches?: Partial<Switches>;
  readonly clock?: Clock;
}

export interface StandIn<Control> {
  /** What settings.baseUrl must be. */
  readonly url: string;
  readonly control: Control;
  close(): Promise<void>;
}
