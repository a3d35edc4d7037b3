import { describe, expect, it } from "vitest";
import { BY_HAND } from "../../../bench/expression-by-hand.ts";
import { mappedExamples } from "../../../bench/expression-shipped.ts";
import { compileExpression } from "../../../src/mapping/expression/expression.ts";

const examples = mappedExamples();

/** What would go out or into the inbox. */
const sent = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));

describe("a mapping and the same by hand (bench/expression-by-hand.ts), which the benchmark compares", () => {
  it("are there for every shipped mapping, and for no other", () => {
    expect([...BY_HAND.keys()].toSorted()).toEqual([...new Set(examples.map(({ title }) => title))].toSorted());
  });

  it.each([...BY_HAND])("give the same over every example: %s", (title, byHand) => {
    for (const { source, functions, input } of examples.filter((example) => example.title === title)) {
      const result = compileExpression(source, { functions }).evaluate(input);
      expect(sent(byHand(input))).toEqual(result);
    }
  });
});
