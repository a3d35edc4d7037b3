import { run } from "../../src/main.ts";

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** One command line in this process, with what it printed. */
export async function ran(
  argv: readonly string[],
  options: { cwd?: string; env?: Record<string, string>; isTTY?: boolean } = {},
): Promise<Ran> {
  let out = "";
  let err = "";
  const tty = options.isTTY === undefined ? {} : { isTTY: options.isTTY };
  const code = await run(argv, {
    stdout: { write: (text) => (out += text), ...tty },
    stderr: { write: (text) => (err += text), ...tty },
    env: options.env ?? {},
    cwd: options.cwd ?? process.cwd(),
  });
  return { code, out, err };
}
