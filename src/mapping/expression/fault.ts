/**
 * What JSONata itself reports: a code of its documentation, and the place. Messages are made late, in `faultMessage`,
 * for most faults are caught, placed and thrown on a few times before anybody reads them.
 */
export class Fault extends Error {
  readonly code: string;
  readonly about: FaultDetails;
  /** Where the token ends in the source, as the parser counts. */
  position: number | undefined;
  token: string | undefined;
  /** Thrown by the call that a function ends with, and not yet past that function. */
  ended = false;

  constructor(code: string, about: FaultDetails = {}) {
    super(code);
    this.name = "Fault";
    this.code = code;
    this.about = about;
  }
}

export interface FaultDetails {
  readonly value?: unknown;
  readonly value2?: unknown;
  /** Which argument, from 1. */
  readonly index?: number;
  /** What an array should hold. */
  readonly type?: string | undefined;
  /** The whole message, where the expression gave one. */
  readonly message?: string;
}

/** Throws `error` on; a fault without a place gets this one. */
export function placed(error: unknown, position: number | undefined, token: string | undefined): unknown {
  if (error instanceof Fault) {
    error.position ??= position;
    error.token ??= token;
  }
  return error;
}

/** The same, but this place wins: what is wrong inside a function is shown where the function is called. */
export function replaced(error: unknown, position: number | undefined, token: string | undefined): unknown {
  if (error instanceof Fault) {
    error.position = position ?? error.position;
    error.token ??= token;
    error.ended = false;
  }
  return error;
}

/** A call of a function of the expression. What the function ended with is not inside it any more: its own place stays. */
export function calledAt(error: unknown, position: number | undefined, token: string | undefined): unknown {
  if (!(error instanceof Fault) || !error.ended) return replaced(error, position, token);
  error.ended = false;
  return placed(error, position, token);
}

/** Marks a fault of a call that a function ended with. */
export function ended(error: unknown): unknown {
  if (error instanceof Fault) error.ended = true;
  return error;
}

const TEXTS: Readonly<Record<string, (fault: Fault) => string>> = {
  D1001: ({ about }) => `Number out of range: ${written(about.value)}`,
  D1002: ({ about }) => `Cannot negate a non-numeric value: ${written(about.value)}`,
  D1004: () => "Regular expression matches zero length string",
  D1009: ({ about }) => `Multiple key definitions evaluate to same key: ${written(about.value)}`,
  D1011: ({ about }) => `More than ${String(about.value)} nested calls. Is there a recursion that does not end?`,
  D1012: ({ about }) => `More than ${String(about.value)} steps of work. Is there a loop that does not end?`,
  D1013: ({ about }) => `Object property names starting with _jsonata_ are reserved for internal use: ${written(about.value)}`,
  D2014: ({ about }) => `A range (..) may have at most 1e7 members, this one has ${written(about.value)}`,
  D2015: ({ about }) => `The maximum sequence length of ${written(about.value)} was exceeded.`,
  D2016: ({ about }) => `More than ${String(about.value)} characters of text were made`,
  D3001: () => "Attempting to invoke string function on Infinity or NaN",
  D3010: () => "Second argument of replace function cannot be an empty string",
  D3011: () => "Fourth argument of replace function must evaluate to a positive number",
  D3012: () => "Attempted to replace a matched string with a non-string value",
  D3020: () => "Third argument of split function must evaluate to a positive number",
  D3030: ({ about }) => `Unable to cast value to a number: ${written(about.value)}`,
  D3040: () => "Third argument of match function must evaluate to a positive number",
  D3050: () => "The second argument of reduce function must be a function with at least two arguments",
  D3060: ({ about }) => `The sqrt function cannot be applied to a negative number: ${written(about.value)}`,
  D3061: ({ about }) =>
    `The power function has resulted in a value that cannot be represented as a JSON number: base=${written(about.value)}, exponent=${written(about.value2)}`,
  D3070: () =>
    "$sort with one argument sorts arrays of strings or arrays of numbers. For others give a comparison function as second argument",
  D3100: ({ about }) => `The radix of the formatBase function must be between 2 and 36. It was given ${written(about.value)}`,
  D3110: ({ about }) => `The argument of the toMillis function must be an ISO 8601 formatted timestamp. Given ${written(about.value)}`,
  D3136: () => "The date/time picture string is missing specifiers required to parse the timestamp (a mapping knows no today)",
  D3138: () => "The $single() function expected exactly 1 matching result. Instead it matched more.",
  D3139: () => "The $single() function expected exactly 1 matching result. Instead it matched 0.",
  D3140: ({ token, about }) => `Malformed URL passed to $${token ?? ""}(): ${written(about.value)}`,
  T0410: ({ about, token }) => `Argument ${about.index} of function ${written(token)} does not match function signature`,
  T0411: ({ about, token }) => `Context value is not a compatible type with argument ${about.index} of function ${written(token)}`,
  T0412: ({ about, token }) => `Argument ${about.index} of function ${written(token)} must be an array of ${written(about.type)}`,
  T1003: ({ about }) => `Key in object structure must evaluate to a string; got: ${written(about.value)}`,
  T1005: ({ token }) => `Attempted to invoke a non-function. Did you mean $${token ?? ""}?`,
  T1006: () => "Attempted to invoke a non-function",
  T1007: ({ token }) => `Attempted to partially apply a non-function. Did you mean $${token ?? ""}?`,
  T1008: () => "Attempted to partially apply a non-function",
  T1010: ({ token }) => `The matcher function argument passed to function ${written(token)} does not return the correct object structure`,
  T2001: ({ token }) => `The left side of the ${written(token)} operator must evaluate to a number`,
  T2002: ({ token }) => `The right side of the ${written(token)} operator must evaluate to a number`,
  T2003: () => "The left side of the range operator (..) must evaluate to an integer",
  T2004: () => "The right side of the range operator (..) must evaluate to an integer",
  T2006: () => "The right side of the function application operator ~> must be a function",
  T2007: ({ about }) => `Type mismatch when comparing values ${written(about.value)} and ${written(about.value2)} in order-by clause`,
  T2008: () => "The expressions within an order-by clause must evaluate to numeric or string values",
  T2009: ({ about, token }) =>
    `The values ${written(about.value)} and ${written(about.value2)} either side of operator ${written(token)} must be of the same data type`,
  T2010: ({ token }) => `The expressions either side of operator ${written(token)} must evaluate to numeric or string values`,
  T2011: ({ about }) => `The insert/update clause of the transform expression must evaluate to an object: ${written(about.value)}`,
  T2012: ({ about }) =>
    `The delete clause of the transform expression must evaluate to a string or array of strings: ${written(about.value)}`,
  T2013: () => "The transform expression copies its input with $clone(), which has been replaced by something that is no function",
};

/** One sentence; it may quote data, so whoever shows it to people takes `about.value` and `about.value2` out. */
export function faultMessage(fault: Fault): string {
  return fault.about.message ?? TEXTS[fault.code]?.(fault) ?? "the expression failed";
}

function written(value: unknown): string {
  try {
    return JSON.stringify(value) ?? "undefined";
  } catch {
    return typeof value;
  }
}
