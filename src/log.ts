import { pino } from "pino";

export interface Log {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** From the most talkative; each also says what those after it say. */
export type LogLevel = "debug" | "info" | "warn" | "error";

export type Redact = (text: string) => string;

/**
 * Structured lines on stderr, one JSON object each. `redact` sees every finished line, so a secret that slipped
 * into any field is masked by its value, wherever it stands. The lines of one tick go out in one write.
 */
export function createLog(options: { level?: string; redact?: Redact; write?: (text: string) => void } = {}): Log & {
  /** What a reload says. */
  setLevel(level: string): void;
} {
  const write = options.write ?? ((text: string) => void process.stderr.write(text));
  const redact = options.redact ?? ((text: string) => text);
  let lines = "";
  const flush = () => {
    const text = lines;
    lines = "";
    if (text !== "") write(text);
  };
  process.once("exit", flush);
  const logger = pino(
    { level: options.level ?? "info", base: null, timestamp: pino.stdTimeFunctions.isoTime },
    {
      write(line: string) {
        if (lines === "") setImmediate(flush);
        lines += redact(line);
      },
    },
  );
  return Object.assign(logger, { setLevel: (level: string) => void (logger.level = level) });
}

export const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {} };
