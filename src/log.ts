import { pino } from "pino";

export interface Log {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export type Redact = (text: string) => string;

/**
 * Structured lines on stderr, one JSON object each. `redact` sees every finished line, so a secret that slipped
 * into any field is masked by its value, wherever it stands.
 */
export function createLog(options: { level?: string; redact?: Redact; write?: (line: string) => void } = {}): Log {
  const write = options.write ?? ((line: string) => void process.stderr.write(line));
  const redact = options.redact ?? ((text: string) => text);
  return pino(
    { level: options.level ?? "info", base: null, timestamp: pino.stdTimeFunctions.isoTime },
    { write: (line: string) => write(redact(line)) },
  );
}

export const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {} };
