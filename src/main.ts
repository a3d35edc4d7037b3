import { enableCompileCache } from "node:module";
import { realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { here } from "./commands/here.ts";
import { UsageError, clean, line, painter } from "./commands/io.ts";
import type { Command, Io } from "./commands/io.ts";
import { GatewayError, reasonOf } from "./errors.ts";

interface Entry {
  readonly summary: string;
  readonly usage: string;
  /** What only its own file knows. */
  readonly more?: () => Promise<string>;
  readonly load: () => Promise<Command>;
}

const CONFIG = "  --config <file>   the configuration (default: gateway.yaml in this folder)";
const ADMIN = `${CONFIG}
  --url <url>       talk to the admin API of a gateway elsewhere, with --token (default: LEADGATE_ADMIN_TOKEN)
  --json            print JSON`;

const COMMANDS: Readonly<Record<string, Entry>> = {
  serve: {
    summary: "run the gateway (the default)",
    usage: `leadgate serve [--config <file>] [--supervised]\n\n${CONFIG}\n\nSIGHUP or a changed file reloads; SIGTERM and SIGINT finish what runs and stop. --supervised holds the port in a small\nparent, which starts the gateway again whenever it ends, and at SIGUSR2 anew: nobody is refused meanwhile.`,
    load: async () => (await import("./commands/serve.ts")).serve,
  },
  check: {
    summary: "print everything that is wrong with gateway.yaml and its definitions",
    usage: `leadgate check [--config <file>] [--json]\n\n${CONFIG}\n\nPrints file:line:col kind message hint; exit code 1 when something is an error.`,
    load: async () => (await import("./commands/check.ts")).check,
  },
  test: {
    summary: "run the examples of every provider definition, or all of them together",
    usage: `leadgate test [<provider> …] [--config <file>] [--json] [--strict]
leadgate test --conformance [<provider> …] [--config <file>] [--json]

${CONFIG}
  --strict          also fail when a route, event, command, outcome or setup action is touched by no example

  --conformance     one scenario through every channel, desk and bot that work together, each played by its conformance.yaml

Needs no network. Exit code 1 when an example or a pair fails.`,
    load: async () => (await import("./commands/test.ts")).test,
  },
  setup: {
    summary: "show, register, check or remove a binding's webhook at its provider",
    usage: `leadgate setup <binding> show|register|check|remove [--config <file>] [--json]\n\n${CONFIG}`,
    load: async () => (await import("./commands/setup.ts")).setup,
  },
  lead: {
    summary: "list leads; show one with its timeline; erase one",
    usage: `leadgate lead list [--binding <id>] [--messenger <name>] [--state <state>] [--search <text>]
                   [--since <time>] [--until <time>] [--limit <n>]
leadgate lead show <id> [--since <time>] [--until <time>] [--limit <n>]      the newest 200 lines by default
leadgate lead show <id> --dialog <id>                                       one dialog from the archive
leadgate lead erase <id> [--reason <text>]      for good, and everywhere: contacts, messages, webhooks, archive

<id>: our id or the provider's; else a name, phone, e-mail or login that finds exactly one lead (not for erase).
<state>: bot, waiting, operator, closed.
Times: 2026-11-20, 2026-11-20T14:03, or a duration back from now: 2h, 7d.
${ADMIN}`,
    load: async () => (await import("./commands/lead.ts")).lead,
  },
  inbox: {
    summary: "list accepted webhooks; show one",
    usage: `leadgate inbox list [--binding <id>] [--lead <id>] [--event <type>] [--status <status>]
                    [--since <time>] [--until <time>] [--limit <n>]      seven days by default
leadgate inbox show <id> [--personal]      what people wrote and who they are is hidden without it

${ADMIN}`,
    load: async () => (await import("./commands/inbox.ts")).inbox,
  },
  outbox: {
    summary: "list what is not sent yet, and why",
    usage: `leadgate outbox list [--binding <id>] [--lead <id>] [--limit <n>]      oldest first

${ADMIN}`,
    load: async () => (await import("./commands/outbox.ts")).outbox,
  },
  dead: {
    summary: "list, show, retry or drop what was given up on",
    usage: `leadgate dead list [--binding <id>] [--limit <n>]
leadgate dead show <id> [--personal]      what people wrote and who they are is hidden without it
leadgate dead retry <id>
leadgate dead drop <id> --reason <text>
leadgate dead retry|drop --all [--binding <id>] [--since <time>] [--until <time>]      the oldest first; drop with --reason

${ADMIN}`,
    load: async () => (await import("./commands/dead.ts")).dead,
  },
  emulate: {
    summary: "run a stand-in of a provider on this machine",
    usage: "leadgate emulate <provider> [options]\n\nWithout a provider: which ones there are.",
    more: async () => (await import("./commands/emulate.ts")).emulatorUsage(),
    load: async () => (await import("./commands/emulate.ts")).emulate,
  },
};

/** Runs one command line. Exit codes: 0 done, 1 failed, 2 not understood. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  const [first = "serve", ...rest] = argv;
  if (first === "--help" || first === "-h" || first === "help") return help(rest[0], io);
  if (first === "--version" || first === "-v") return version(io);
  const name = first.startsWith("-") ? "serve" : first;
  const args = first.startsWith("-") ? [...argv] : rest;

  const entry = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!entry) {
    line(io.stderr, `unknown command "${name}": ${await hint(name)}`);
    return 2;
  }
  if (args.includes("--help") || args.includes("-h")) return help(name, io);
  try {
    const command = await entry.load();
    return await command(args, io);
  } catch (error) {
    return failed(error, name, io);
  }
}

function failed(error: unknown, name: string, io: Io): number {
  const red = painter(io.stderr, io.env);
  const isUsage = error instanceof UsageError || codeOf(error).startsWith("ERR_PARSE_ARGS");
  // By the code docs/errors.md says more.
  const code = error instanceof GatewayError && error.code !== "internal" ? `${error.code}: ` : "";
  line(io.stderr, `${red("red", "error")} ${code}${clean(reasonOf(error), 2_000)}`);
  if (isUsage) {
    line(io.stderr, `see leadgate ${name} --help`);
    return 2;
  }
  if (!(error instanceof GatewayError) && error instanceof Error && error.stack) line(io.stderr, error.stack);
  return 1;
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}

async function help(about: string | undefined, io: Io): Promise<number> {
  const entry = about !== undefined && Object.hasOwn(COMMANDS, about) ? COMMANDS[about] : undefined;
  if (entry) {
    line(io.stdout, `${entry.summary}\n\n${entry.usage}`);
    if (entry.more) line(io.stdout, `\n${await entry.more()}`);
    return 0;
  }
  const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length));
  line(io.stdout, "leadgate: a gateway between a bot, messengers and chat centers\n\nleadgate <command> [options]\n");
  for (const [name, { summary }] of Object.entries(COMMANDS)) line(io.stdout, `  ${name.padEnd(width)}  ${summary}`);
  line(io.stdout, "\nleadgate <command> --help says more; --version prints the version.");
  return 0;
}

async function version(io: Io): Promise<number> {
  const { default: about } = await import("../package.json", { with: { type: "json" } });
  line(io.stdout, about.version);
  return 0;
}

async function hint(name: string): Promise<string> {
  const { didYouMean } = await import("./config/findings.ts");
  return didYouMean(name, Object.keys(COMMANDS)) ?? "see leadgate --help";
}

/** The command line of this process. */
export async function main(): Promise<void> {
  let told = false;
  for (const stream of [process.stdout, process.stderr])
    stream.on("error", ({ code, message }: NodeJS.ErrnoException) => {
      // Who pipes us into `head` reads no further.
      if (code === "EPIPE") return;
      // A full disk, a terminal that is gone: a gateway does not die for its log, but a command has not done what it was asked for.
      process.exitCode = 1;
      if (!told) process.stderr.write(`what was to be printed is lost: ${message}\n`);
      told = true;
    });
  const code = await run(process.argv.slice(2), {
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    cwd: here(process.cwd(), process.env),
  });
  process.exitCode = code || (process.exitCode ?? 0);
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  enableCompileCache();
  // Not awaited: a module that waits for something while it is loaded cannot be required.
  void main();
}
