import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { countFindings, formatFindings, shortPath, summary } from "../config/findings.ts";
import { loadConfig } from "../config/load.ts";
import { reasonOf } from "../errors.ts";
import type { Io } from "./io.ts";

const HELP = `leadgate check [--config gateway.yaml] [--json]

Checks the configuration and the definitions that it uses, their examples included, and prints every finding as
file:line:col kind message (hint). Starts nothing and calls nobody.

  --config <file>   the configuration; default gateway.yaml
  --json            { "ok", "errors", "warnings", "findings": [ … ] } instead of lines
  --help            this text

Exit code: 0 = no errors, 1 = errors, 2 = wrong use. The kinds are listed in docs/findings.md.
`;

const SHIPPED = resolve(dirname(fileURLToPath(import.meta.url)), "../../providers");

/** Prints all findings; resolves to the exit code. */
export async function check(args: string[], io: Io): Promise<number> {
  let flags: { config: string; json: boolean; help: boolean };
  try {
    const { values } = parseArgs({
      args,
      options: {
        config: { type: "string", default: "gateway.yaml" },
        json: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    flags = values;
  } catch (error) {
    io.stderr.write(`${reasonOf(error)}\n\n${HELP}`);
    return 2;
  }
  if (flags.help) {
    io.stdout.write(HELP);
    return 0;
  }
  const file = resolve(io.cwd, flags.config);
  // No webhook URL is shown here, so that the secret that `serve` keeps beside the store is not needed.
  const { findings } = await loadConfig({ file, env: io.env, secret: "only for checking", shippedProviders: SHIPPED, strict: true });
  const { errors, warnings } = countFindings(findings);
  if (flags.json) {
    const shown = findings.map((finding) => ({ ...finding, file: shortPath(finding.file, io.cwd) }));
    io.stdout.write(`${JSON.stringify({ ok: errors === 0, errors, warnings, findings: shown }, null, 2)}\n`);
  } else {
    const colour = io.stdout.isTTY === true && !io.env["NO_COLOR"];
    io.stdout.write(formatFindings(findings, { cwd: io.cwd, colour }));
    io.stdout.write(`${shortPath(file, io.cwd)}: ${summary(findings)}\n`);
  }
  return errors > 0 ? 1 : 0;
}
