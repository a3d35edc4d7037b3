import type { Clock } from "../../deps.ts";

/** One line of the journal: a request in either direction, or something that the emulator decided by itself. */
export interface JournalLine {
  readonly at: string;
  /** in = to the stand-in, out = from it, note = a decision. */
  readonly what: "in" | "out" | "note";
  readonly text: string;
  readonly status?: number;
  readonly body?: unknown;
  readonly answer?: unknown;
}

export interface Journal {
  readonly lines: readonly JournalLine[];
  add(line: Omit<JournalLine, "at">): void;
  clear(): void;
}

/** Keeps the newest thousand lines. */
export function createJournal(clock: Clock): Journal {
  const lines: JournalLine[] = [];
  return {
    lines,
    add(line) {
      lines.push({ at: new Date(clock.now()).toISOString(), ...line });
      if (lines.length > 1000) lines.shift();
    },
    clear() {
      lines.length = 0;
    },
  };
}

export const wait = (clock: Clock, ms: number): Promise<void> => new Promise((resolve) => void clock.after(ms, resolve));
