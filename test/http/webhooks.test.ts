import { afterEach, describe, expect, it } from "vitest";
import { manualClock, T0 } from "../delivery/engine-world.ts";
import { GATEWAY_YAML, hook, rig, text } from "./acme.ts";
import type { Rig } from "./acme.ts";

let made: Rig | undefined;
async function acme(options?: Parameters<typeof rig>[0]): Promise<Rig> {
  made = await rig(options);
  return made;
}
afterEach(async () => {
  await made?.close();
  made = undefined;
});

async function kept(rig: Rig): Promise<number> {
  return (await rig.store.requests({ limit: 100 })).length;
}

describe("webhooks", () => {
  it("answers what the definition says after the message is kept", async () => {
    const rig = await acme();
    const response = await hook(rig.gateway, text("e1", "Hi"));
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ result: "ok" });
    const [request] = await rig.store.requests({ limit: 10 });
    expect(request).toMatchObject({ binding: "acme", rule: "events / text", eventType: "TEXT" });
  });

  it("takes a repeated delivery once and answers it the same", async () => {
    const rig = await acme();
    await hook(rig.gateway, text("e1", "Hi"));
    const response = await hook(rig.gateway, text("e1", "Hi"));
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ result: "ok" });
    expect(await kept(rig)).toBe(1);
  });

  it("logs one line per webhook, without a word of its body and without the secret", async () => {
    const rig = await acme();
    await hook(rig.gateway, text("e1", "my private words"));
    const lines = rig.lines.filter(({ message }) => message === "webhook");
    expect(lines).toHaveLength(1);
    expect(lines[0]?.fields).toMatchObject({ binding: "acme", rule: "events / text", eventType: "TEXT", outcome: "queued" });
    expect(JSON.stringify(rig.lines)).not.toMatch(/private words|ACMESECRET/);
  });

  it("warns of what nobody could prove once a minute with the count, with what to compare and without the secret", async () => {
    const clock = manualClock();
    const rig = await acme({ clock });
    for (let n = 0; n < 3; n += 1) await hook(rig.gateway, text(`e${n}`, "Hi"), "/in/GUESS");
    while (clock.next(T0 + 60_000)) continue;
    await hook(rig.gateway, text("e4", "Hi"), "/in/GUESS");
    const lines = rig.lines.filter(({ message }) => message === "webhook");
    expect(lines.map(({ level }) => level)).toEqual(["warn", "info", "info", "warn"]);
    expect(lines.at(-1)?.fields).toMatchObject({
      binding: "acme",
      outcome: "unauthorized",
      reason: "path segment {token} differs",
      more: 2,
      todo: "compare what the provider was given with leadgate setup acme show",
    });
    expect(JSON.stringify(rig.lines)).not.toMatch(/ACMESECRET|GUESS/);
  });

  it("warns of a webhook whose mapping failed", async () => {
    const rig = await acme();
    await hook(rig.gateway, { event: "BROKEN", id: "e1" });
    expect(rig.lines.filter(({ message }) => message === "webhook")).toMatchObject([
      { level: "warn", fields: { outcome: "dead", reason: expect.stringContaining("broken") as string } },
    ]);
  });

  it("gives an unknown binding and an unknown path the same answer and keeps nothing", async () => {
    const rig = await acme();
    const wrongPath = await hook(rig.gateway, text("e1", "Hi"), "/nowhere");
    const wrongBinding = await rig.gateway.fetch(new Request("http://localhost/hooks/nobody/in/x", { method: "POST", body: "{}" }));
    expect(wrongPath.status).toBe(404);
    expect(wrongBinding.status).toBe(404);
    expect(await wrongPath.text()).toBe(await wrongBinding.text());
    expect([...wrongPath.headers]).toEqual([...wrongBinding.headers]);
    expect(await kept(rig)).toBe(0);
  });

  it("gives a wrong token the definition's refusal and keeps nothing", async () => {
    const rig = await acme();
    const response = await hook(rig.gateway, text("e1", "Hi"), "/in/GUESS");
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({ error: "wrong" });
    expect(await kept(rig)).toBe(0);
  });

  it("refuses malformed JSON and keeps nothing", async () => {
    const rig = await acme();
    const response = await hook(rig.gateway, '{"event": "TEXT", ');
    expect(response.status).toBe(400);
    expect(await kept(rig)).toBe(0);
  });

  it("refuses JSON nested ten thousand levels deep without falling over", async () => {
    const rig = await acme();
    const response = await hook(rig.gateway, "[".repeat(10_000) + "]".repeat(10_000));
    expect(response.status).toBe(400);
    expect((await hook(rig.gateway, text("e1", "still there"))).status).toBe(200);
  });

  it("accepts an event that no route knows and records it as ignored", async () => {
    const rig = await acme();
    const response = await hook(rig.gateway, { event: "NEW_IN_2027", id: "e9" });
    expect(response.status).toBe(200);
    const [request] = await rig.store.requests({ limit: 10 });
    expect(request).toMatchObject({ status: "ignored", eventType: "NEW_IN_2027" });
  });

  it("accepts a payload whose mapping fails and keeps it as a dead letter", async () => {
    const rig = await acme();
    const response = await hook(rig.gateway, { event: "BROKEN", id: "e9", client: "7" });
    expect(response.status).toBe(200);
    expect(await rig.store.dead({ limit: 10 })).toMatchObject([{ kind: "request", binding: "acme" }]);
  });

  it("refuses an announced 10 MB body before it reads a byte", async () => {
    const rig = await acme();
    let read = 0;
    const body = new ReadableStream<Uint8Array>(
      { pull: (controller) => (read++, controller.enqueue(new Uint8Array(65_536))) },
      { highWaterMark: 0 },
    );
    const request = new Request("http://localhost/hooks/acme/in/ACMESECRET", {
      method: "POST",
      headers: { "content-length": String(10 * 1024 * 1024), "content-type": "application/json" },
      body,
      duplex: "half",
    } as RequestInit);
    expect((await rig.gateway.fetch(request)).status).toBe(413);
    expect(read).toBe(0);
  });

  it("stops reading a body without a length soon after the limit", async () => {
    const rig = await acme();
    let read = 0;
    let cancelled = false;
    const body = new ReadableStream<Uint8Array>(
      {
        pull: (controller) => (read++, controller.enqueue(new Uint8Array(65_536))),
        cancel: () => void (cancelled = true),
      },
      { highWaterMark: 0 },
    );
    const request = new Request("http://localhost/hooks/acme/in/ACMESECRET", { method: "POST", body, duplex: "half" } as RequestInit);
    const response = await rig.gateway.fetch(request);
    expect(response.status).toBe(413);
    expect(response.headers.get("connection")).toBe("close");
    expect(read).toBeLessThanOrEqual(6);
    expect(cancelled).toBe(true);
  });

  it("answers 408 to a body that does not come", async () => {
    const timers: (() => void)[] = [];
    const clock = { now: () => Date.parse("2026-11-20T10:00:00Z"), after: (_: number, run: () => void) => (timers.push(run), () => {}) };
    const rig = await acme({ clock });
    const request = new Request("http://localhost/hooks/acme/in/ACMESECRET", {
      method: "POST",
      body: new ReadableStream<Uint8Array>({ pull: () => void timers.at(-1)?.() }, { highWaterMark: 0 }),
      duplex: "half",
    } as RequestInit);
    expect((await rig.gateway.fetch(request)).status).toBe(408);
  });

  it("says once a minute, with the count, that webhooks are put off: a flood would fill the log as well", async () => {
    const clock = manualClock();
    const rig = await acme({ yaml: GATEWAY_YAML.replace("body: 256KiB", "body: 256KiB, rate: 1"), clock });
    for (let n = 0; n < 4; n += 1) await hook(rig.gateway, text(`e${n}`, "Hi"));
    while (clock.next(T0 + 60_000)) continue;
    for (let n = 4; n < 6; n += 1) await hook(rig.gateway, text(`e${n}`, "Hi"));
    const lines = rig.lines.filter(({ message }) => message === "a request was put off");
    expect(lines.map(({ level, fields }) => [level, (fields as { more: number }).more])).toEqual([
      ["warn", 0],
      ["warn", 2],
    ]);
  });

  it("answers 503 with Retry-After when the backlog is at its bound", async () => {
    const rig = await acme({ backlog: 1 });
    await hook(rig.gateway, text("e1", "one"));
    const response = await hook(rig.gateway, text("e2", "two", "8"));
    expect(response.status).toBe(503);
    expect(response.headers.get("retry-after")).toBe("1");
    expect(await response.json()).toMatchObject({ error: { code: "store.busy" } });
  });

  it("answers an unexpected failure with an id that the log has, and with none of its text", async () => {
    const rig = await acme({
      wrap: (store) => ({ ...store, accept: () => Promise.reject(new TypeError("secret detail of the disk")) }),
    });
    const response = await hook(rig.gateway, text("e1", "Hi"));
    expect(response.status).toBe(500);
    const body = (await response.json()) as { error: { code: string; id: string } };
    expect(body.error.code).toBe("internal");
    expect(JSON.stringify(body)).not.toContain("secret detail");
    expect(rig.lines.find(({ level }) => level === "error")?.fields).toMatchObject({ id: body.error.id });
  });

  it("keeps a webhook that comes while it stops for the next start, and refuses it once the store is closed", async () => {
    const rig = await acme();
    await rig.gateway.start();
    await rig.gateway.stop(1_000);
    expect((await hook(rig.gateway, text("e1", "Hi"))).status).toBe(200);
    expect(await rig.store.backlog()).toMatchObject({ inbox: 1 });
    await rig.store.close();
    expect((await hook(rig.gateway, text("e2", "Hi"))).status).toBe(503);
  });

  it("lets nobody without the secret use up what the provider may send", async () => {
    const limited = await acme({ yaml: GATEWAY_YAML.replace("body: 256KiB", "body: 256KiB, rate: 2") });
    await limited.gateway.start();
    for (let n = 0; n < 10; n += 1) expect((await hook(limited.gateway, text(`g${n}`, "Hi"), "/in/GUESS")).status).toBe(401);
    expect((await hook(limited.gateway, text("e1", "Hi"))).status).toBe(200);
    const flood = await Promise.all(Array.from({ length: 20 }, (_, n) => hook(limited.gateway, text(`f${n}`, "Hi"))));
    expect(flood.some(({ status }) => status === 503)).toBe(true);
  });
});
