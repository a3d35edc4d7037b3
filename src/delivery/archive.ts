import type { Deps } from "../deps.ts";
import type { Documents } from "../documents.ts";
import { GatewayError, reasonOf } from "../errors.ts";
import type { Store, TimelineRow, TranscriptPosition, TranscriptRow } from "./store.ts";
import { keyOf, opened, sealed, TRANSCRIBED } from "./transcript.ts";
import type { Transcript } from "./transcript.ts";
import { KEPT } from "./upkeep.ts";

/** Brings dialogs into the archive, for as long as it takes, and reads them back. */
export interface Archive {
  start(): void;
  /** Waits for the document that is being written, at most `deadlineMs`; the rest is due at the next start. */
  stop(deadlineMs: number): Promise<void>;
  /** One part of a dialog's transcript; undefined when the archive should not have it. */
  read(leadId: string, dialogId: string, part: number): Promise<{ transcript: Transcript; parts: number } | undefined>;
  /**
   * Removes all documents of a lead and has the store forget where they are; what is being written meanwhile goes too.
   * Returns how many dialogs there were. Rejects with `archive.unavailable`; then it can be asked for again.
   */
  erase<T>(leadId: string, forget: () => Promise<T>): Promise<{ dialogs: number; forgotten: T }>;
  stats(): ArchiveStats;
  /** For tests: resolves when nothing is under way. */
  idle(): Promise<void>;
}

export interface ArchiveStats {
  /** Documents since the start. */
  readonly written: number;
  /** Attempts that failed since the start. */
  readonly failed: number;
  /** While it fails: since when, and why last. */
  readonly failing: { readonly since: number; readonly reason: string } | null;
}

const LOOK = 10_000;
const BETWEEN_BATCHES = 50;
const DIALOGS = 50;
/** Rows of the timeline in memory at a time. */
const PAGE = 200;
/** A document is complete with so many lines, or so many characters of them, and the next one begins. */
const PART_LINES = 1_000;
const PART_CHARACTERS = 1024 * 1024;
/** One document's way to the archive or back. */
const TIMEOUT = 30_000;
const PAUSE_FIRST = 1_000;
const PAUSE_LONGEST = 5 * 60_000;
/** Dialogs of one lead that are erased. */
const ERASED_MAX = 100_000;
/**
 * A part that is older, or begins with an older line, is not written again: the lines that it began with may be pruned
 * by then, and writing it anew would lose them.
 */
const PART_AGE = KEPT.timeline / 2;

export function createArchive(options: { store: Store; documents: Documents; deps: Deps; redact: (text: string) => string }): Archive {
  const { store, documents, deps, redact } = options;
  const { clock, log } = deps;
  let cancel = () => {};
  let running: Promise<void> = Promise.resolve();
  let stopped = false;
  let written = 0;
  let failed = 0;
  let failing: ArchiveStats["failing"] = null;
  /** In a row: what the pause grows with. */
  let failures = 0;
  /** Where the next pass goes on, so that a dialog that always fails holds up no other. */
  let position: TranscriptPosition | undefined;
  let failedThisRound = false;
  /** Keys whose last write has not ended, given up on or not: it could replace what a newer one wrote, or come after a removal. */
  const writing = new Map<string, Promise<void>>();

  /** Returns the pause until the next one. */
  async function pass(): Promise<number> {
    const goesOn = position !== undefined;
    const rows = await store.dueTranscripts(clock.now(), DIALOGS, position);
    for (const row of rows) {
      if (stopped) return LOOK;
      position = { dueAt: row.dueAt ?? 0, leadId: row.leadId, dialogId: row.dialogId };
      try {
        await archiveDialog(row);
        failures = 0;
      } catch (error) {
        failedThisRound = true;
        return pauseAfter(error, row);
      }
    }
    if (rows.length === DIALOGS) return BETWEEN_BATCHES;
    position = undefined;
    if (!failedThisRound) recovered();
    failedThisRound = false;
    // Behind a failure there was nothing more: its pause is over, so the round begins anew at once.
    return goesOn && rows.length === 0 ? BETWEEN_BATCHES : LOOK;
  }

  function pauseAfter(error: unknown, about: { leadId?: string; dialogId?: string }): number {
    // The store may be closed by now: what was left is due at the next start.
    if (stopped) return LOOK;
    const { leadId, dialogId } = about;
    const reason = redact(reasonOf(error));
    // Once per streak: an archive may be down for days.
    if (failing === null) log.error({ reason, lead: leadId, dialog: dialogId }, "dialogs cannot be archived: they wait in the store");
    failing = { since: failing?.since ?? clock.now(), reason };
    failed += 1;
    failures += 1;
    return pauseOf(failures);
  }

  function recovered(): void {
    if (failing !== null) log.info({ since: new Date(failing.since).toISOString() }, "dialogs are archived again");
    failing = null;
  }

  async function archiveDialog(row: TranscriptRow): Promise<void> {
    const known = await store.lead({ id: row.leadId });
    if (!known) {
      if (await isForgotten(row)) return;
      throw new Error(`lead ${row.leadId} is not in the store`);
    }
    const at = clock.now();
    let { part, from, upTo } = row;
    if (row.archivedAt !== null && row.archivedAt < at - PART_AGE && upTo > from) [part, from] = [part + 1, upTo];
    for (;;) {
      const { rows, more } = await linesOf(row, from);
      const [first] = rows;
      if (first) {
        const key = keyOf(row.place, part);
        await put(key, sealed(row, part, known.lead, rows, redact));
        if (await isForgotten(row)) return await limited(documents.remove(key), "remove a document");
        written += 1;
      }
      upTo = rows.at(-1)?.id ?? from;
      if (first && (more || first.at < at - PART_AGE)) [part, from] = [part + 1, upTo];
      const { leadId, dialogId, revision } = row;
      await store.transcriptArchived({ leadId, dialogId, revision, part, from, upTo, at, done: !more });
      if (!more || stopped) return;
    }
  }

  /** Its lead was erased since the page was read, perhaps by another instance, which knows nothing of what is written here. */
  async function isForgotten({ leadId, dialogId }: TranscriptRow): Promise<boolean> {
    return (await store.transcripts(leadId, { limit: 1, dialogId })).length === 0;
  }

  /** What fits into one part of the dialog's lines behind `from`. */
  async function linesOf({ leadId, dialogId }: TranscriptRow, from: number): Promise<{ rows: TimelineRow[]; more: boolean }> {
    const rows: TimelineRow[] = [];
    let characters = 0;
    for (let after = from; ;) {
      const page = await store.timeline(leadId, { after, limit: PAGE, kinds: TRANSCRIBED });
      for (const row of page) {
        if (row.dialogId !== dialogId) {
          // Dialogs of a lead follow each other; what belongs to none may stand between.
          if (rows.length > 0 && row.dialogId !== "") return { rows, more: false };
          after = row.id;
          continue;
        }
        characters += JSON.stringify(row).length;
        if (rows.length > 0 && (rows.length >= PART_LINES || characters > PART_CHARACTERS)) return { rows, more: true };
        rows.push(row);
        after = row.id;
      }
      if (page.length < PAGE) return { rows, more: false };
    }
  }

  async function put(key: string, document: object): Promise<void> {
    if (writing.has(key)) throw new Error("an earlier write of the same document has not ended yet");
    const work = documents.put(key, document).finally(() => writing.delete(key));
    writing.set(
      key,
      work.catch(() => {}),
    );
    await limited(work, "take a document");
  }

  async function removeAll({ place, part: last }: TranscriptRow): Promise<void> {
    try {
      for (let part = 1; part <= last; part += 1) {
        const key = keyOf(place, part);
        await limited(writing.get(key) ?? Promise.resolve(), "end a write");
        await limited(documents.remove(key), "remove a document");
      }
    } catch (error) {
      throw new GatewayError("archive.unavailable", `the archive did not remove everything: ${redact(reasonOf(error))}; try again`, {
        cause: error,
      });
    }
  }

  /** Rejects when the archive has not answered in time. */
  function limited<T>(work: Promise<T>, what: string): Promise<T> {
    return new Promise((resolve, reject) => {
      const end = clock.after(TIMEOUT, () => reject(new Error(`it did not ${what} within ${TIMEOUT / 1000} s`)));
      void work.then(resolve, reject).finally(end);
    });
  }

  async function stored(key: string): Promise<unknown> {
    try {
      return await limited(documents.get(key), "give a document");
    } catch (error) {
      throw new GatewayError("archive.unavailable", `the archive cannot be read: ${redact(reasonOf(error))}; try again`, { cause: error });
    }
  }

  function wait(pause: number): void {
    if (stopped) return;
    cancel = clock.after(pause, () => {
      running = pass().then(wait, (error: unknown) => wait(pauseAfter(error, {})));
    });
  }

  return {
    start: () => wait(0),
    async stop(deadlineMs) {
      stopped = true;
      cancel();
      await new Promise<void>((resolve) => {
        const end = clock.after(deadlineMs, resolve);
        void running.then(resolve).finally(end);
      });
    },
    async read(leadId, dialogId, part) {
      const [row] = await store.transcripts(leadId, { limit: 1, dialogId });
      if (!row || row.archivedAt === null || part < 1 || part > row.part) return undefined;
      const key = keyOf(row.place, part);
      const document = await stored(key);
      // The last part was begun by the one before it, and may have no lines yet.
      const parts = row.upTo > row.from ? row.part : row.part - 1;
      if (document === null && part > parts) return undefined;
      const transcript = document === null ? { damage: "it is gone" } : opened(document);
      if ("damage" in transcript)
        throw new GatewayError("archive.damaged", `the document ${key} of the archive cannot be used: ${transcript.damage}`);
      return { transcript, parts };
    },
    async erase(leadId, forget) {
      const rows = await store.transcripts(leadId, { limit: ERASED_MAX });
      for (const row of rows) await removeAll(row);
      const forgotten = await forget();
      // Once more: who writes a document, here or in another instance, sees only from now on that its lead is gone.
      for (const row of rows) await removeAll(row);
      return { dialogs: rows.length, forgotten };
    },
    stats: () => ({ written, failed, failing }),
    idle: () => running,
  };
}

function pauseOf(failures: number): number {
  return Math.min(PAUSE_LONGEST, PAUSE_FIRST * 2 ** Math.min(failures - 1, 20));
}
