import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { openDocuments } from "../../src/documents.ts";
import { manualClock } from "../delivery/engine-world.ts";
import { greets, hook, ok, rig, text } from "./acme.ts";
import type { Rig } from "./acme.ts";

let made: Rig;
afterEach(() => made.close());

async function admin(path: string, body?: unknown): Promise<{ status: number; body: Record<string, unknown> }> {
  const headers = { "content-type": "application/json" };
  const request = body === undefined ? {} : { method: "POST", headers, body: JSON.stringify(body) };
  const response = await made.gateway.admin.fetch(new Request(`http://localhost/admin${path}`, request));
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

async function leads(): Promise<string[]> {
  return ((await admin("/leads")).body["leads"] as { lead: { id: string } }[]).map(({ lead }) => lead.id);
}

describe("POST /admin/leads/<id>/erase", () => {
  it("leaves nothing of the person in any answer, and the next message makes a new lead", async () => {
    made = await rig();
    await made.gateway.start();
    made.answer = ({ url, body }) => (url.includes("bot.invalid") ? greets(body) : ok({}, 400));
    await hook(made.gateway, text("e1", "CANARY words", "client-4711"));
    await hook(made.gateway, { ...text("e2", "x", "client-4711"), event: "BROKEN" });
    await made.gateway.idle();
    const [ann = ""] = await leads();
    expect((await admin("/dead")).body["letters"]).toHaveLength(2);

    expect(await admin(`/leads/${ann}/erase`, { reason: "request 17" })).toMatchObject({
      status: 200,
      body: { erased: ann, reason: "request 17", before: false, leftInArchive: [] },
    });
    expect(await leads()).toEqual([]);
    expect((await admin(`/leads/${ann}`)).status).toBe(404);
    expect((await admin(`/leads/${ann}/timeline`)).body).toMatchObject({ entries: [{ kind: "erased", text: "request 17" }] });
    const requests = (await admin("/inbox")).body["requests"] as { id: string; rule: string }[];
    // Nobody can say whose a webhook is that could not be mapped: it waits for a person as before.
    const known = requests.filter(({ rule }) => rule !== "events / broken");
    const shown = [
      await admin("/leads"),
      await admin("/outbox"),
      ...(await Promise.all(known.map(({ id }) => admin(`/inbox/${id}?personal=true`)))),
    ];
    for (const word of ["CANARY", "client-4711", "Anna"]) expect(JSON.stringify(shown)).not.toContain(word);

    expect(await admin(`/leads/${ann}/erase`, {})).toMatchObject({ status: 200, body: { before: true, reason: "request 17" } });
    expect((await admin("/leads/nobody/erase", {})).status).toBe(404);

    await hook(made.gateway, text("e1", "CANARY words", "client-4711"));
    expect(await leads()).toEqual([]);
    await hook(made.gateway, text("e3", "Hello again", "client-4711"));
    await made.gateway.idle();
    expect(await leads()).toEqual([expect.not.stringMatching(ann)]);
  });

  it("removes what the archive has, and writes nothing of the lead there any more", async () => {
    const folder = mkdtempSync(join(tmpdir(), "leadgate-erase-"));
    const documents = await openDocuments("fs", { base: folder });
    const files = () => readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".json"));
    const clock = manualClock();
    made = await rig({ clock, documents });
    await made.gateway.start();
    const pass = async (ms: number) => {
      const until = clock.now() + ms;
      for (let more = true; more; more = clock.next(until)) {
        await made.gateway.idle();
        // A file's way to the disk and back.
        for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      }
    };
    await hook(made.gateway, text("e1", "Hi"));
    await hook(made.gateway, text("e2", "Hi", "8"));
    await pass(20 * 60_000);
    await vi.waitFor(() => expect(files()).toHaveLength(2));
    const [ann = "", bob = ""] = await leads();
    expect((await admin(`/leads/${ann}/erase`, {})).status).toBe(200);
    expect(files().map((name) => name.split("/").at(-2))).toEqual([bob]);
    await pass(20 * 60_000);
    expect(files()).toHaveLength(1);
    const stopped = made.gateway.stop(1_000);
    while (clock.next(clock.now() + 1_000));
    await stopped;
    await documents.close();
    rmSync(folder, { recursive: true });
  });

  it("says what an archive keeps that is not configured any more", async () => {
    made = await rig({
      wrap: (store) => ({
        ...store,
        transcripts: async (leadId) => [
          {
            leadId,
            dialogId: "d",
            place: "acme/2026-11/x/d",
            facts: { id: "d", state: "closed", binding: "acme", handoffs: 0, openedAt: "", lastMessageAt: "" },
            revision: 1,
            dueAt: null,
            part: 1,
            from: 0,
            upTo: 1,
            archivedAt: 1,
          },
        ],
      }),
    });
    await hook(made.gateway, text("e1", "Hi"));
    const [ann = ""] = await leads();
    expect((await admin(`/leads/${ann}/erase`, {})).body).toMatchObject({ erased: ann, leftInArchive: ["acme/2026-11/x/d"] });
  });
});
