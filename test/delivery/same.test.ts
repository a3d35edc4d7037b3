import { afterEach, describe, expect, it } from "vitest";
import { boundBinding, createWorld } from "./engine-world.ts";
import type { World } from "./engine-world.ts";

let world: World;

afterEach(() => world.close());

const MINUTE = 60_000;

/** A channel whose record can be read: `shop` of the world, as Webim is. */
async function withRecord(): Promise<void> {
  world = await createWorld();
  const shop = world.runtime.bindings.get("shop");
  if (!shop) throw new Error("the world has a shop");
  const { binding } = shop;
  const provider = { ...binding.provider, canVerify: () => true, verifyAfter: { "message.send": 0 } };
  const bound = boundBinding("shop", ["channel"], provider.perform, { binding: { ...binding, provider } });
  world.runtime = { ...world.runtime, bindings: new Map([...world.runtime.bindings, ["shop", bound]]) };
}

describe("a text that is said twice", () => {
  it("is still told from the first one after hours of probes of a destination that is down", async () => {
    await withRecord();
    for (const who of ["anna", "boris"]) await world.receive(who, "say yes");
    await world.settle();

    world.scripts.set("shop", () => ({ kind: "retry", reason: "502", doubt: true }));
    for (const who of ["anna", "boris"]) await world.receive(who, "say yes");
    await world.advance(240 * MINUTE);
    expect(world.engine.stats().pauseCauses).toEqual({ shop: "down" });

    world.scripts.delete("shop");
    await world.advance(MINUTE);
    const last = world.sent.filter(({ outcome }) => outcome === "delivered").slice(2);
    expect(last.map(({ text, work }) => [text, work.repeats])).toEqual([
      ["yes", 1],
      ["yes", 1],
    ]);
  });
});
