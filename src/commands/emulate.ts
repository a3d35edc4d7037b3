import { parseArgs } from "node:util";
import { hintFor } from "../config/findings.ts";
import { emulators } from "../emulators/index.ts";
import type { Emulator } from "../emulators/index.ts";
import { GatewayError, reasonOf } from "../errors.ts";
import { line, UsageError } from "./io.ts";
import type { Io } from "./io.ts";

/** `leadgate emulate <provider>`: a stand-in of a remote system on this machine. Resolves when a signal ended it. */
export async function emulate(args: string[], io: Io): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name.startsWith("-")) {
    for (const [id, { summary }] of Object.entries(emulators)) line(io.stdout, `${id}  ${summary}`);
    return name === undefined ? 0 : 2;
  }
  const emulator = Object.hasOwn(emulators, name) ? emulators[name] : undefined;
  if (!emulator) throw new UsageError(`there is no emulator "${name}"; ${hintFor(name, Object.keys(emulators), "emulator")}`);

  const stopped = new Promise<void>((resolve) => {
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => resolve());
  });
  const running = await emulator.start(optionsOf(emulator, name, rest)).catch((cause: unknown) => {
    // The port is taken or is none, or the host is not this machine's: no fault of ours, so no stack.
    const refused = cause instanceof Error && "code" in cause;
    throw refused ? new GatewayError("internal", `${reasonOf(cause)}: look at --port and --host`, { cause }) : cause;
  });
  line(io.stdout, `${name} answers on ${running.url}`);
  for (const text of running.about) line(io.stdout, text);
  await stopped;
  await running.close();
  return 0;
}

function optionsOf(emulator: Emulator, name: string, args: string[]): Record<string, string | undefined> {
  const { values } = parseArgs({
    args,
    options: Object.fromEntries(
      emulator.options.map((option) => [
        option.name,
        { type: "string" as const, ...(option.default === undefined ? {} : { default: option.default }) },
      ]),
    ),
  });
  const texts: Record<string, string | undefined> = {};
  const missing: string[] = [];
  for (const option of emulator.options) {
    const value = values[option.name];
    if (typeof value === "string") texts[option.name] = value;
    else if (option.required) missing.push(`--${option.name} (${option.description})`);
  }
  if (missing.length > 0) throw new UsageError(`emulate ${name} needs ${missing.join(" and ")}`);
  return texts;
}

/** For --help: every emulator with its options. */
export function emulatorUsage(): string {
  return Object.entries(emulators)
    .map(([id, { options }]) =>
      [
        `leadgate emulate ${id}`,
        ...options.map(
          (option) =>
            `  --${option.name.padEnd(14)} ${option.description}${option.default === undefined ? "" : ` (default: ${option.default})`}`,
        ),
      ].join("\n"),
    )
    .join("\n\n");
}
