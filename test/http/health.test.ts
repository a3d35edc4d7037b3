import { afterEach, describe, expect, it } from "vitest";
import { rig } from "./acme.ts";
import type { Rig } from "./acme.ts";

let made: Rig | undefined;
afterEach(async () => {
  await made?.close();
  made = undefined;
});

const get = (rig: Rig, path: string) => rig.gateway.fetch(new Request(`http://localhost${path}`));

describe("health", () => {
  it("is live and ready while the store takes a write", async () => {
    made = await rig();
    expect((await get(made, "/health/live")).status).toBe(200);
    expect((await get(made, "/health/ready")).status).toBe(200);
  });

  it("is live but not ready when the store refuses a write", async () => {
    made = await rig({ wrap: (store) => ({ ...store, probe: () => Promise.reject(new Error("disk full")) }) });
    expect((await get(made, "/health/live")).status).toBe(200);
    const response = await get(made, "/health/ready");
    expect(response.status).toBe(503);
    expect(await response.text()).not.toContain("disk full");
    expect(JSON.stringify(made.lines)).toContain("disk full");
  });

  it("asks the disk once for all who ask at the same time", async () => {
    let probes = 0;
    made = await rig({ wrap: (store) => ({ ...store, probe: async () => void probes++ }) });
    const rigged = made;
    await Promise.all(Array.from({ length: 50 }, () => get(rigged, "/health/ready")));
    expect(probes).toBe(1);
  });

  it("is not ready any more once it stops", async () => {
    made = await rig();
    await made.gateway.stop(100);
    expect((await get(made, "/health/ready")).status).toBe(503);
    expect((await get(made, "/health/live")).status).toBe(200);
  });

  it("answers an address that is nothing with a code, and allows no other site in", async () => {
    made = await rig();
    const response = await get(made, "/");
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ error: { code: "request.unknown_path" } });
    expect(response.headers.get("access-control-allow-origin")).toBeNull();
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  });
});
