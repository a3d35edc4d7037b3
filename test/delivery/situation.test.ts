import { expect, test } from "vitest";
import { contextFor } from "../../src/delivery/situation.ts";
import type { Event } from "../../src/model/event.ts";
import { newLead } from "../../src/model/lead.ts";
import { boundBinding, runtimeOf } from "./engine-world.ts";

const lead = newLead("l1", "shop", "7", "2026-11-20T10:00:00.000Z");
const message = { kind: "text", text: "hello" } as const;
const received: Event = {
  id: "e1",
  at: "2026-11-20T10:00:00.000Z",
  binding: "shop",
  type: "message.received",
  lead: { externalId: "7", messenger: "tg" },
  message,
};

test("exclusion is asked about the lead as the event describes it, by the names of the binding's messengers", async () => {
  const shop = boundBinding("shop", ["channel"], () => Promise.reject(new Error("not used here")));
  const bound = { ...shop, facts: { ...shop.facts, messengers: { tg: "telegram" } } };
  const runtime = {
    ...runtimeOf(["shop"], () => bound),
    isExcluded: (desk: string, { messenger }: { messenger?: string }) => `${desk}: ${messenger}`,
  };
  const context = await contextFor(runtime, lead, null, received, 0);
  expect(context.isExcluded("picky")).toBe("picky: telegram");
});

test("a lead whose binding is gone comes from a channel that can do nothing special", async () => {
  const runtime = runtimeOf([], () => Promise.reject(new Error("not used here")) as never);
  expect((await contextFor(runtime, lead, null, received, 0)).channel).toMatchObject({
    id: "shop",
    roles: ["channel"],
    headers: { bot: null, lead: null },
  });
});
