import { ControlError } from "./http.ts";

/** What goes wrong with the bot's next requests. */
export interface Fault {
  /** Answered with this status, and nothing is done. */
  readonly status?: number;
  readonly retryAfter?: number;
  /** What the error says, where the stand-in's errors are texts. */
  readonly text?: string;
  /** Answered with a proxy's HTML page instead, where the stand-in has errors of its own. */
  readonly page?: boolean;
  /** Milliseconds before anything happens. */
  readonly delay?: number;
  /** The connection is reset (RST) before anything is done. */
  readonly reset?: boolean;
  /** The connection is closed (FIN) before anything is done. */
  readonly close?: boolean;
  /** Everything is done and shown, and the connection is reset instead of an answer. */
  readonly loseAnswer?: boolean;
  /** Only for this event. */
  readonly event?: string;
  /** How many requests; 1 when absent. */
  readonly times?: number;
}

/** What every kind of fault can say: of what, and how often. */
type Counted = Pick<Fault, "event" | "times">;

export interface Faults<Kind extends Counted = Fault> {
  add(fault: Kind): void;
  /** The fault that hits this request, if any. */
  take(event: string): Kind | undefined;
  clear(): void;
}

export function createFaults<Kind extends Counted = Fault>(): Faults<Kind> {
  const faults: { readonly fault: Kind; left: number }[] = [];
  return {
    add(fault) {
      if (faults.length >= 100) throw new ControlError(429, "100 faults are waiting: clear them first");
      faults.push({ fault, left: fault.times ?? 1 });
    },
    take(event) {
      const index = faults.findIndex(({ fault }) => fault.event === undefined || fault.event === event);
      const hit = faults[index];
      if (!hit) return undefined;
      hit.left -= 1;
      if (hit.left <= 0) faults.splice(index, 1);
      return hit.fault;
    },
    clear() {
      faults.length = 0;
    },
  };
}

type FieldsOf<Kind> = Readonly<Record<keyof Kind, "number" | "boolean" | "string">>;

const FIELDS: FieldsOf<Fault> = {
  status: "number",
  retryAfter: "number",
  text: "string",
  page: "boolean",
  delay: "number",
  reset: "boolean",
  close: "boolean",
  loseAnswer: "boolean",
  event: "string",
  times: "number",
};

/** A fault as the control API gets it. */
export const readFault = (input: Readonly<Record<string, unknown>>): Fault => readFaultOf(input, FIELDS);

/** The same for a stand-in that has faults of its own; `fields` says what they are made of. */
export function readFaultOf<Kind extends Counted>(input: Readonly<Record<string, unknown>>, fields: FieldsOf<Kind>): Kind {
  for (const [name, value] of Object.entries(input)) {
    const expected = Object.hasOwn(fields, name) ? fields[name as keyof Kind] : undefined;
    if (!expected) throw new ControlError(400, `a fault has no "${name}"; it has ${Object.keys(fields).join(", ")}`);
    if (typeof value !== expected) throw new ControlError(400, `"${name}" of a fault must be a ${expected}, got ${JSON.stringify(value)}`);
  }
  return input as unknown as Kind;
}
