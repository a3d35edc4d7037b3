import { expect, test } from "vitest";
import { createSlots } from "../../src/delivery/slots.ts";

function slots(perBinding: number, line = 10) {
  const woken: string[] = [];
  let overflows = 0;
  const made = createSlots({ perBinding, line, wake: (lead) => woken.push(lead), overflow: () => (overflows += 1) });
  return { ...made, woken, overflows: () => overflows };
}

test("a freed slot is kept for the first in line, and nobody overtakes", () => {
  const { acquire, release, woken } = slots(1);
  expect(acquire("shop", "ann")).toBe(true);
  expect(acquire("shop", "bob")).toBe(false);
  expect(acquire("shop", "eve")).toBe(false);
  release("shop");
  expect(woken).toEqual(["bob"]);
  expect(acquire("shop", "ann")).toBe(false);
  expect(acquire("shop", "bob")).toBe(true);
});

test("a slot that nobody waits for goes to the first that comes, one that is kept does not", () => {
  const { acquire, release, giveUp } = slots(2);
  acquire("shop", "ann");
  acquire("shop", "bob");
  acquire("shop", "eve");
  release("shop");
  release("shop");
  expect(acquire("shop", "new")).toBe(true);
  expect(acquire("shop", "late")).toBe(false);
  giveUp("eve");
  expect(acquire("shop", "late")).toBe(true);
});

test("a lead that has nothing to send any more passes its slot on", () => {
  const { acquire, release, giveUp, woken } = slots(1);
  acquire("shop", "ann");
  acquire("shop", "bob");
  acquire("shop", "eve");
  release("shop");
  giveUp("bob");
  expect(woken).toEqual(["bob", "eve"]);
  expect(acquire("shop", "eve")).toBe(true);
});

test("destinations do not share slots", () => {
  const { acquire } = slots(1);
  expect(acquire("shop", "ann")).toBe(true);
  expect(acquire("desk", "ann")).toBe(true);
});

test("the line is bounded, and whoever finds no place in it is reported", () => {
  const { acquire, overflows } = slots(1, 1);
  acquire("shop", "ann");
  acquire("shop", "bob");
  acquire("shop", "bob");
  expect(overflows()).toBe(0);
  acquire("shop", "eve");
  expect(overflows()).toBe(1);
});
