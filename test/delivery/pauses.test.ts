import { expect, it } from "vitest";
import { createPauses } from "../../src/delivery/pauses.ts";
import { silentLog } from "../../src/log.ts";
import { manualClock, T0 } from "./engine-world.ts";

it("a probe of a lead that another instance has taken over goes to the next lead", () => {
  const clock = manualClock();
  const woken: string[] = [];
  const pauses = createPauses({ clock, log: silentLog, bound: 10_000, wake: (leadId) => void woken.push(leadId), overflow() {} });
  pauses.pause("shop", "status 401", "account");
  for (const leadId of ["ann", "bob", "eve"]) pauses.wait("shop", leadId);
  clock.next(T0 + 15_000);
  expect(woken).toEqual(["ann"]);

  // Chosen, not yet under way.
  pauses.leave("ann");
  expect(woken).toEqual(["ann", "bob"]);
  // Under way: its answer will not be heard here.
  pauses.begin("shop", "bob");
  expect(pauses.blocked("shop", "eve")).toBe("status 401");
  pauses.leave("bob");
  expect(woken).toEqual(["ann", "bob", "eve"]);
  expect(pauses.blocked("shop", "eve")).toBeNull();
  pauses.stop();
});
