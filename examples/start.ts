// npm start: the gateway, the sample bot and a stand-in of Jivo, together; no account and no token needed.
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const at = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const GATEWAY = "http://localhost:8080";
const JIVO = "http://localhost:8090";
const PARTS = [
  { name: "gateway", args: [at("src/main.ts"), "serve", "--config", at("gateway.yaml")] },
  { name: "bot", args: [at("examples/bot/bot.ts")] },
  {
    name: "jivo",
    args: [at("src/main.ts"), "emulate", "jivo", "--port", "8090", "--gateway", `${GATEWAY}/hooks/jivo`].concat(
      ["--token", process.env["JIVO_BOT_TOKEN"] ?? "demo-jivo-token"],
      ["--provider-id", process.env["JIVO_PROVIDER_ID"] ?? "demo-provider"],
    ),
  },
];
const STOP_DEADLINE = 12_000;

const colour = (index: number, text: string) =>
  process.stdout.isTTY && !process.env["NO_COLOR"] ? `\u001b[${36 - index}m${text}\u001b[0m` : text;

const width = Math.max(...PARTS.map(({ name }) => name.length));
let stopping = false;

const children = new Map<string, ChildProcess>();
const ready = Promise.withResolvers<void>();

function start({ name, args }: (typeof PARTS)[number], index: number): void {
  const env = {
    BOT_TOKEN: "demo-bot-token",
    LEADGATE_LOG: "warn",
    ...process.env,
    PORT: "3000",
    GATEWAY_URL: `${GATEWAY}/bots/shop-bot`,
  };
  // Own group: Ctrl-C reaches only this process, which then stops the others one way and once.
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"], env, detached: true });
  children.set(name, child);
  const prefix = colour(index, name.padEnd(width));
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on("line", (text) => {
      // The stand-in's own examples name a client of its own; what fits this run is announced below.
      if (!text.includes("curl ")) process.stdout.write(`${prefix}  ${text}\n`);
      if (name === "gateway" && text === "ready") ready.resolve();
    });
  child.on("error", (error) => process.stdout.write(`${prefix}  cannot start: ${error.message}\n`));
  child.on("exit", (code, signal) => {
    if (stopping) return;
    if (name === "gateway" && signal !== null) {
      // Kill it as you like: nothing that was acknowledged is lost.
      process.stdout.write(`${prefix}  killed by ${signal}: starting it again, as a service manager would\n`);
      return start({ name, args }, index);
    }
    process.stdout.write(`${prefix}  ended (${signal ?? `code ${String(code)}`}): stopping the others\n`);
    stop(1);
  });
}

process.once("SIGINT", () => stop(0));
process.once("SIGTERM", () => stop(0));
process.once("SIGHUP", () => stop(0));
PARTS.forEach(start);
await announce();

async function announce(): Promise<void> {
  await Promise.race([ready.promise, new Promise((resolve) => setTimeout(resolve, 15_000).unref())]);
  if (stopping) return;
  // A webhook posted by hand (README) names a chat that the stand-in never opened: it shall take the answer all the same.
  await control("switches", { unknownChatStatus: 200 });
  // Jivo never gives a client's id to another person; the stand-in forgets at its end which ones it gave.
  const client = String(Math.floor(Date.now() / 1000));
  await control("add-client", { name: "Anna", id: client });
  if (stopping) return;
  process.stdout.write(`
Everything runs. Anna writes in Jivo, and sees the bot's answer:

  curl -s ${JIVO}/control/say -d '{"client":"${client}","text":"Hello"}'
  curl -s '${JIVO}/control/transcript?client=${client}'

What the gateway did with it:  npm run leadgate -- lead show Anna
Kill the gateway as you like (kill -9 ${children.get("gateway")?.pid}): it is started again and has lost nothing. Ctrl-C stops all of it.

`);
}

/** An act of the stand-in's control API; it may still be starting. */
async function control(act: string, body: object): Promise<void> {
  for (let tries = 0; tries < 50; tries++) {
    const answer = await fetch(`${JIVO}/control/${act}`, { method: "POST", body: JSON.stringify(body) }).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function stop(code: number): void {
  if (stopping) return;
  stopping = true;
  const alive = [...children.values()].filter((child) => child.exitCode === null && child.signalCode === null);
  for (const child of alive) child.kill("SIGTERM");
  const hard = setTimeout(() => {
    for (const child of alive) child.kill("SIGKILL");
  }, STOP_DEADLINE);
  void Promise.all(alive.map(ended)).then(() => {
    clearTimeout(hard);
    process.exitCode = code;
  });
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => child.once("exit", () => resolve()));
}
