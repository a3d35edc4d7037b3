import { checkLength, spend, spendText } from "./budget.ts";
import { Fault, replaced } from "./fault.ts";
import type { Eval } from "./scope.ts";
import { isEqual, isNumeric, isTruthy } from "./sequence.ts";
import type { Sequence } from "./sequence.ts";
import { textOf } from "./text.ts";

/** A binary operator on the values of both sides; undefined = there is no such operator. Faults get its place. */
export function binaryOperator(operator: string, left: Eval, right: Eval, position: number | undefined): Eval | undefined {
  if (operator === "and" || operator === "or") return logical(operator, left, right, position);
  if (operator === "=" || operator === "!=") return equality(operator === "=", left, right);
  const combine = Object.hasOwn(OPERATORS, operator) ? OPERATORS[operator] : undefined;
  if (combine === undefined) return undefined;
  return (input, frame) => {
    const one = left(input, frame);
    const two = right(input, frame);
    try {
      return combine(one, two);
    } catch (error) {
      throw replaced(error, position, operator);
    }
  };
}

/** What is not there is neither equal nor unequal to anything. */
function equality(wanted: boolean, left: Eval, right: Eval): Eval {
  return (input, frame) => {
    const one = left(input, frame);
    const two = right(input, frame);
    if (one === undefined || two === undefined) return false;
    return (one === two || (typeof one === "object" && isEqual(one, two))) === wanted;
  };
}

/** The right side is not looked at when the left one decides. */
function logical(operator: "and" | "or", left: Eval, right: Eval, position: number | undefined): Eval {
  const decides = operator === "or";
  return (input, frame) => {
    const one = left(input, frame);
    try {
      return isTruthy(one) === decides ? decides : isTruthy(right(input, frame));
    } catch (error) {
      if (error instanceof Fault) error.token = operator;
      throw replaced(error, position, operator);
    }
  };
}

const OPERATORS: Readonly<Record<string, (left: unknown, right: unknown) => unknown>> = {
  "+": numeric((left, right) => left + right),
  "-": numeric((left, right) => left - right),
  "*": numeric((left, right) => left * right),
  "/": numeric((left, right) => left / right),
  "%": numeric((left, right) => left % right),
  "<": ordered((left, right) => left < right),
  "<=": ordered((left, right) => left <= right),
  ">": ordered((left, right) => left > right),
  ">=": ordered((left, right) => left >= right),
  "&": join,
  "..": range,
  in: (left, right) => {
    if (left === undefined || right === undefined) return false;
    if (!Array.isArray(right)) return left === right;
    spend(right.length);
    return right.some((item) => item === left);
  },
};

function numeric(calculate: (left: number, right: number) => number): (left: unknown, right: unknown) => unknown {
  return (left, right) => {
    if (left !== undefined && !isNumeric(left)) throw new Fault("T2001", { value: left });
    if (right !== undefined && !isNumeric(right)) throw new Fault("T2002", { value: right });
    return left === undefined || right === undefined ? undefined : calculate(left, right);
  };
}

function ordered(compare: (left: number | string, right: number | string) => boolean): (left: unknown, right: unknown) => unknown {
  return (left, right) => {
    if (!isOrderable(left)) throw new Fault("T2010", { value: left });
    if (!isOrderable(right)) throw new Fault("T2010", { value: left === undefined ? left : right });
    if (left === undefined || right === undefined) return undefined;
    if (typeof left !== typeof right) throw new Fault("T2009", { value: left, value2: right });
    return compare(left, right);
  };
}

function isOrderable(value: unknown): value is number | string | undefined {
  return typeof value === "string" || typeof value === "number" || value === undefined;
}

function join(left: unknown, right: unknown): string {
  const joined = (left === undefined ? "" : textOf(left)) + (right === undefined ? "" : textOf(right));
  spendText(joined.length);
  return joined;
}

/** Whole numbers from `left` to `right`, both included. */
function range(left: unknown, right: unknown): unknown {
  if (left !== undefined && !Number.isInteger(left)) throw new Fault("T2003", { value: left });
  if (right !== undefined && !Number.isInteger(right)) throw new Fault("T2004", { value: right });
  if (left === undefined || right === undefined) return undefined;
  const [from, to] = [left as number, right as number];
  if (from > to) return undefined;
  const size = to - from + 1;
  if (size > 1e7) throw new Fault("D2014", { value: size });
  checkLength(size);
  spend(size);
  const items: Sequence = Array.from({ length: size }, (_, index) => from + index);
  items.sequence = true;
  return items;
}
