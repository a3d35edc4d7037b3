import { Fault } from "./fault.ts";

/**
 * What one evaluation may use up. Work is counted, not timed, so that the same input ends the same way on every machine.
 * An evaluation is synchronous, hence there is only ever one: its account is opened by `openBudget` and forgotten by the next.
 */
export interface Limits {
  /** Calls, items looked at or copied, nodes compared or written. Exceeded: D1012. */
  readonly steps: number;
  /** Nested calls of functions. Exceeded: D1011. */
  readonly depth: number;
  /** Items of one sequence. Exceeded: D2015. */
  readonly sequence: number;
  /** Characters of all strings made. Exceeded: D2016. */
  readonly text: number;
}

/** A frame is made, arguments are put into it. */
const STEPS_PER_CALL = 5;

let limits: Limits = { steps: 0, depth: 0, sequence: 0, text: 0 };
let stepsLeft = 0;
let depthLeft = 0;
let textLeft = 0;

export function openBudget(given: Limits): void {
  limits = given;
  stepsLeft = given.steps;
  depthLeft = given.depth;
  textLeft = given.text;
}

/** Before so much is done: what does not fit any more is not counted either. */
export function spend(steps: number): void {
  // Written so that no sum that is no number slips through.
  if (!(stepsLeft >= steps)) throw new Fault("D1012", { value: limits.steps });
  stepsLeft -= steps;
}

/** A call begins; nobody has to call `leave` when it throws, for then the evaluation is over. */
export function enter(): void {
  spend(STEPS_PER_CALL);
  if (depthLeft === 0) throw tooDeep();
  depthLeft -= 1;
}

export function leave(): void {
  depthLeft += 1;
}

/** Before a string of so many characters is made. */
export function spendText(characters: number): void {
  if (!(textLeft >= characters)) throw new Fault("D2016", { value: limits.text });
  textLeft -= characters;
}

/** Looking through a text is cheap, but not free. */
export function spendScan(characters: number): void {
  spend(1 + (characters >> 6));
}

/** A sequence has, or is about to have, so many items. */
export function checkLength(items: number): void {
  if (!(items <= limits.sequence)) throw new Fault("D2015", { value: limits.sequence });
}

/** What is left, for the tests of guards and for the benchmark. */
export function spent(): { readonly steps: number; readonly text: number } {
  return { steps: limits.steps - stepsLeft, text: limits.text - textLeft };
}

export function tooDeep(): Fault {
  return new Fault("D1011", { value: limits.depth });
}
