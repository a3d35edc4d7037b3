import { expect, it } from "vitest";
import { TRANSCRIPT_WAIT } from "../../../src/delivery/store.ts";
import type { DialogFacts, Store, TranscriptChange, TranscriptRow } from "../../../src/delivery/store.ts";
import { from, type Given, iso, request, T0, turn } from "../store-fixtures.ts";

function change(dialogId: string, dueAt: number, fields: Partial<DialogFacts> = {}): TranscriptChange {
  const facts = { id: dialogId, state: "bot", binding: "shop", handoffs: 0, openedAt: iso(T0), lastMessageAt: iso(T0), ...fields };
  return { dialogId, place: `shop/2026-11/lead/${dialogId}`, facts, dueAt };
}

const line = (dialogId: string, at = T0) => ({ at, dialogId, kind: "message", text: "lead" });

async function people(store: Store): Promise<void> {
  for (const who of ["ann", "bob"]) await store.accept(request(`r-${who}`, [from(who, `e-${who}`)]));
}

async function grow(store: Store, who: string, dialogId: string, dueAt: number, now = T0): Promise<void> {
  await turn(store, `lead-${who}`, { now, transcripts: [change(dialogId, dueAt)], timeline: [line(dialogId, now)] });
}

const marked = (row: TranscriptRow, fields: { done?: boolean; part?: number; upTo?: number; at?: number } = {}) => ({
  leadId: row.leadId,
  dialogId: row.dialogId,
  revision: row.revision,
  part: row.part,
  from: row.from,
  upTo: row.from + 1,
  at: T0 + 5,
  done: true,
  ...fields,
});

async function only(store: Store, who: string, dialogId: string): Promise<TranscriptRow> {
  const [row] = await store.transcripts(`lead-${who}`, { limit: 1, dialogId });
  if (!row) throw new Error(`no transcript of ${dialogId}`);
  return row;
}

export function transcriptSuite(given: Given): void {
  it(
    "lists what is due, the longest due first, a page at a time, over a restart",
    given(async ({ store, reopen }) => {
      await people(store);
      await grow(store, "ann", "a1", T0 + 20);
      await grow(store, "bob", "b1", T0 + 10);
      await grow(store, "bob", "b2", T0 + 10);
      await grow(store, "bob", "b3", T0 + 99);
      const again = await reopen();
      const ids = (rows: readonly TranscriptRow[]) => rows.map((row) => row.dialogId);
      expect(ids(await again.dueTranscripts(T0 + 9, 10))).toEqual([]);
      expect(ids(await again.dueTranscripts(T0 + 20, 10))).toEqual(["b1", "b2", "a1"]);
      const [first] = await again.dueTranscripts(T0 + 20, 1);
      expect(ids(await again.dueTranscripts(T0 + 20, 10, { dueAt: first?.dueAt ?? 0, leadId: "lead-bob", dialogId: "b1" }))).toEqual([
        "b2",
        "a1",
      ]);
      expect(first).toEqual({
        leadId: "lead-bob",
        dialogId: "b1",
        place: "shop/2026-11/lead/b1",
        facts: change("b1", 0).facts,
        revision: 1,
        dueAt: T0 + 10,
        part: 1,
        from: 0,
        upTo: 0,
        archivedAt: null,
      });
    }),
  );

  it(
    "is due no more once the archive has it, and again when the dialog grows; the first place stays",
    given(async ({ store }) => {
      await people(store);
      await grow(store, "ann", "a1", T0);
      const row = await only(store, "ann", "a1");
      await store.transcriptArchived(marked(row, { upTo: 7 }));
      expect(await store.dueTranscripts(T0 + 99, 10)).toEqual([]);
      expect(await only(store, "ann", "a1")).toMatchObject({ dueAt: null, upTo: 7, archivedAt: T0 + 5 });

      await turn(store, "lead-ann", { transcripts: [{ ...change("a1", T0 + 50, { state: "closed" }), place: "elsewhere" }] });
      expect(await only(store, "ann", "a1")).toMatchObject({
        place: row.place,
        facts: { state: "closed" },
        dueAt: T0 + 50,
        upTo: 7,
        revision: 2,
      });
    }),
  );

  it(
    "stays due when it grew while it was written, or is not done",
    given(async ({ store }) => {
      await people(store);
      await grow(store, "ann", "a1", T0);
      const row = await only(store, "ann", "a1");
      await store.transcriptArchived(marked(row, { done: false, part: 2 }));
      expect(await only(store, "ann", "a1")).toMatchObject({ dueAt: T0, part: 2 });
      await grow(store, "ann", "a1", T0 + 3);
      await store.transcriptArchived(marked(row));
      expect(await only(store, "ann", "a1")).toMatchObject({ dueAt: T0 + 3, revision: 2 });
    }),
  );

  it(
    "is due at once when an older writer marks it after a newer one",
    given(async ({ store }) => {
      await people(store);
      await grow(store, "ann", "a1", T0);
      const older = await only(store, "ann", "a1");
      await grow(store, "ann", "a1", T0 + 1);
      await store.transcriptArchived(marked(await only(store, "ann", "a1")));
      await store.transcriptArchived(marked(older, { at: T0 + 8 }));
      expect(await only(store, "ann", "a1")).toMatchObject({ dueAt: T0 + 8 });
      await store.transcriptArchived({ ...marked(older), dialogId: "nothing" });
    }),
  );

  it(
    "begins behind the last line of the dialog before it",
    given(async ({ store }) => {
      await people(store);
      await grow(store, "ann", "a1", T0);
      await grow(store, "ann", "a1", T0);
      await turn(store, "lead-ann", { timeline: [line("")] });
      await turn(store, "lead-ann", { transcripts: [change("a2", T0)], timeline: [line("a2"), line("a2")] });
      const { from: start } = await only(store, "ann", "a2");
      const behind = await store.timeline("lead-ann", { after: start, limit: 10 });
      expect(behind.map((row) => row.dialogId)).toEqual(["", "a2", "a2"]);
      expect((await store.transcripts("lead-ann", { limit: 1 })).map((row) => row.dialogId)).toEqual(["a2"]);
      expect((await store.transcripts("lead-ann", { limit: 9 })).map((row) => row.dialogId)).toEqual(["a2", "a1"]);
      expect(await store.transcripts("lead-bob", { limit: 9 })).toEqual([]);
    }),
  );

  it(
    "knows how much the archive lacks, and since when; a dialog that never pauses is due in the end",
    given(async ({ store, reopen }) => {
      await people(store);
      expect(await store.unarchived()).toEqual({ dialogs: 0, since: null });
      await grow(store, "ann", "a1", T0 + 100, T0);
      await grow(store, "bob", "b1", T0 + 110, T0 + 10);
      await grow(store, "ann", "a1", T0 + TRANSCRIPT_WAIT + 100, T0 + TRANSCRIPT_WAIT);
      expect(await only(store, "ann", "a1")).toMatchObject({ dueAt: T0 + TRANSCRIPT_WAIT });
      expect(await (await reopen()).unarchived()).toEqual({ dialogs: 2, since: T0 });
    }),
  );

  it(
    "forgets with the archiving since when a dialog had waited",
    given(async ({ store }) => {
      await people(store);
      await grow(store, "ann", "a1", T0 + 100, T0);
      await store.transcriptArchived(marked(await only(store, "ann", "a1")));
      expect(await store.unarchived()).toEqual({ dialogs: 0, since: null });
      await grow(store, "ann", "a1", T0 + 300, T0 + 200);
      expect(await store.unarchived()).toEqual({ dialogs: 1, since: T0 + 200 });
    }),
  );

  it(
    "notes nothing of a turn that is refused",
    given(async ({ store }) => {
      await people(store);
      const late = { leadId: "lead-ann", version: 9, now: T0, transcripts: [change("a1", T0)] };
      await expect(store.turn(late)).rejects.toMatchObject({ code: "internal" });
      expect(await store.transcripts("lead-ann", { limit: 9 })).toEqual([]);
    }),
  );
}
