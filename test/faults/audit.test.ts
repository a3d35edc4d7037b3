import { describe, expect, it } from "vitest";
import { audit, type Call, isClean, type Trace } from "./audit.ts";

/** Two leads, three messages each, every one delivered once on each leg, 10 ms apart. */
function clean(): { accepted: { lead: number; number: number }[]; calls: Call[]; kills: number[] } {
  const accepted = [1, 2].flatMap((lead) => [1, 2, 3].map((number) => ({ lead, number })));
  const calls = accepted.flatMap(({ lead, number }, index) =>
    (["bot", "provider"] as const).map((leg) => call({ leg, lead, number, at: 10_000 + index * 10 })),
  );
  return { accepted, calls, kills: [] };
}

function call(options: Partial<Call> & Pick<Call, "leg" | "lead" | "number">): Call {
  const key = `${options.leg}-${options.lead}-${options.number}`;
  return { key, at: 10_000, done: true, answered: true, ...options };
}

function verdictOf(change: (trace: ReturnType<typeof clean>) => void): ReturnType<typeof audit> {
  const trace = clean();
  change(trace);
  return audit(trace satisfies Trace);
}

function indexOf(calls: readonly Call[], leg: Call["leg"], lead: number, number: number): number {
  return calls.findIndex((one) => one.leg === leg && one.lead === lead && one.number === number);
}

describe("the audit", () => {
  it("passes a clean trace", () => {
    const verdict = verdictOf(() => {});
    expect(verdict).toMatchObject({ accepted: 6, lost: 0, duplicated: 0, reordered: 0, repeated: 0, unexplained: 0, invented: 0 });
    expect(isClean(verdict)).toBe(true);
  });

  it.each(["bot", "provider"] as const)("finds a message that the %s never saw", (leg) => {
    const verdict = verdictOf(({ calls }) => calls.splice(indexOf(calls, leg, 2, 2), 1));
    expect(verdict.lost).toBe(1);
    expect(isClean(verdict)).toBe(false);
  });

  it("does not count a call without effect as delivered", () => {
    const verdict = verdictOf(({ calls }) => {
      calls[indexOf(calls, "bot", 1, 3)] = call({ leg: "bot", lead: 1, number: 3, done: false, answered: false });
    });
    expect(verdict.lost).toBe(1);
  });

  it("finds a message under two ids", () => {
    const verdict = verdictOf(({ calls }) => calls.push(call({ leg: "provider", lead: 1, number: 3, key: "another", at: 10_500 })));
    expect(verdict.duplicated).toBe(1);
    expect(isClean(verdict)).toBe(false);
  });

  it("finds two messages of a lead in the wrong order", () => {
    const verdict = verdictOf(({ calls }) => {
      const [moved] = calls.splice(indexOf(calls, "bot", 1, 1), 1);
      if (moved) calls.splice(indexOf(calls, "bot", 1, 2) + 1, 0, moved);
    });
    expect(verdict.reordered).toBe(1);
    expect(isClean(verdict)).toBe(false);
  });

  it("finds a repetition that comes after a later message, even when a kill explains it", () => {
    const verdict = verdictOf(({ calls, kills }) => {
      calls.push(call({ leg: "provider", lead: 2, number: 1, at: 11_000 }));
      kills.push(10_900);
    });
    expect(verdict.reordered).toBe(1);
    expect(isClean(verdict)).toBe(false);
  });

  it("lets leads overtake one another", () => {
    const verdict = verdictOf(({ calls }) => calls.sort((a, b) => a.number - b.number));
    expect(isClean(verdict)).toBe(true);
  });

  it("counts a repetition after a kill or a failed call, and passes it", () => {
    const verdict = verdictOf(({ calls, kills }) => {
      calls.push(call({ leg: "provider", lead: 2, number: 3, at: 12_000, answered: false }));
      calls.push(call({ leg: "provider", lead: 2, number: 3, at: 14_000 }));
      kills.push(11_000);
    });
    expect(verdict).toMatchObject({ repeated: 2, unexplained: 0 });
    expect(isClean(verdict)).toBe(true);
  });

  it("finds a repetition that nothing explains", () => {
    const verdict = verdictOf(({ calls, kills }) => {
      calls.push(call({ leg: "provider", lead: 2, number: 3, at: 12_000 }));
      kills.push(5_000, 13_000);
    });
    expect(verdict).toMatchObject({ repeated: 1, unexplained: 1 });
    expect(isClean(verdict)).toBe(false);
  });

  it("finds an effect of a message that was never accepted", () => {
    const verdict = verdictOf(({ calls }) => calls.push(call({ leg: "bot", lead: 9, number: 1 })));
    expect(verdict.invented).toBe(1);
    expect(isClean(verdict)).toBe(false);
  });
});
