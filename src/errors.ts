/**
 * The one error class. A message says what was expected, what came and what to do; it never holds a secret or
 * a lead's text. Codes are listed in docs/errors.md (a test keeps the two in step).
 */
export class GatewayError extends Error {
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode, message: string, options: { details?: Record<string, unknown>; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "GatewayError";
    this.code = code;
    this.details = options.details ?? {};
  }
}

export type ErrorCode =
  | "config.invalid" // gateway.yaml or a definition has findings; details.findings holds them
  | "request.too_large"
  | "request.too_deep"
  | "request.malformed"
  | "request.unauthorized"
  | "request.unknown_path"
  | "request.timeout"
  | "mapping.failed" // an expression threw or hit a guard
  | "mapping.invalid_result" // the result does not fit the schema
  | "bot.stale_epoch"
  | "bot.unknown_lead"
  | "bot.invalid_actions"
  | "media.unknown" // no link of ours
  | "media.expired"
  | "media.gone" // the provider has it no longer
  | "media.too_large"
  | "media.type" // not among media.types
  | "media.busy"
  | "media.unavailable" // the provider refused, or its address was refused
  | "media.timeout"
  | "store.busy" // back-pressure: answered 503 + Retry-After
  | "store.unavailable" // the disk refused
  | "store.damaged" // the file is not what was written
  | "store.schema_newer"
  | "store.fenced" // another instance has taken the lead over
  | "store.locked" // another gateway holds the file
  | "archive.unavailable" // the archive's storage does not answer, or cannot be set up
  | "archive.damaged" // a document of the archive is gone or not what was written
  | "admin.unknown"
  | "admin.unauthorized"
  | "internal";

/** Anything thrown, as text that is safe to log: never empty, never "[object Object]". */
export function reasonOf(error: unknown): string {
  if (error instanceof Error) return error.message || error.name;
  if (typeof error === "string") return error;
  try {
    return JSON.stringify(error) ?? String(error);
  } catch {
    return String(error);
  }
}
