// npm start: the gateway, the sample bot and a stand-in of Jivo, together; no account and no token needed.
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const at = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const GATEWAY = "http://localhost:8080";
const PARTS = [
  { name: "gateway", args: [at("src/main.ts"), "serve", "--config", at("gateway.yaml")] },
  { name: "bot", args: [at("examples/bot/bot.ts")] },
  {
    name: "jivo",
    args: [at("src/main.ts"), "emulate", "jivo", "--port", "8090", "--gateway", `${GATEWAY}/hooks/jivo`].concat(
      ["--token", process.env["JIVO_BOT_TOKEN"] ?? "demo"],
      ["--provider-id", process.env["JIVO_PROVIDER_ID"] ?? "demo"],
    ),
  },
];
const STOP_DEADLINE = 12_000;

const colour = (index: number, text: string) =>
  process.stdout.isTTY && !process.env["NO_COLOR"] ? `\u001b[${36 - index}m${text}\u001b[0m` : text;

const width = Math.max(...PARTS.map(({ name }) => name.length));
let stopping = false;

const children = PARTS.map(({ name, args }, index) => {
  const env = {
    BOT_TOKEN: "demo",
    LEADGATE_LOG: "warn",
    ...process.env,
    PORT: "3000",
    GATEWAY_URL: `${GATEWAY}/bots/shop-bot`,
  };
  // Own group: Ctrl-C reaches only this process, which then stops the others one way and once.
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"], env, detached: true });
  const prefix = colour(index, name.padEnd(width));
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on("line", (text) => process.stdout.write(`${prefix}  ${text}\n`));
  child.on("error", (error) => process.stdout.write(`${prefix}  cannot start: ${error.message}\n`));
  child.on("exit", (code, signal) => {
    if (stopping) return;
    process.stdout.write(`${prefix}  ended (${signal ?? `code ${String(code)}`}): stopping the others\n`);
    stop(1);
  });
  return child;
});

process.once("SIGINT", () => stop(0));
process.once("SIGTERM", () => stop(0));
await announce();

async function announce(): Promise<void> {
  // At most 15 s: whatever runs by then is announced.
  for (let tries = 0; tries < 150; tries++) {
    if (stopping) return;
    const ready = await fetch(`${GATEWAY}/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  if (stopping) return;
  // A webhook posted by hand (README) names a chat that the stand-in never opened: it shall take the answer all the same.
  const lenient = { method: "POST", body: JSON.stringify({ unknownChatStatus: 200 }) };
  await fetch("http://localhost:8090/control/switches", lenient).catch((error: unknown) => {
    process.stdout.write(`the stand-in of Jivo does not answer: ${String(error)}\n`);
  });
  process.stdout.write(`
Everything runs. A lead comes and writes in Jivo, and sees the bot's answer:

  curl -s http://localhost:8090/control/add-client -d '{"name":"Anna"}'
  curl -s http://localhost:8090/control/say -d '{"client":"50418","text":"Hello"}'
  curl -s 'http://localhost:8090/control/transcript?client=50418'

What the gateway did with it:  npm run leadgate -- lead show Anna        Ctrl-C stops all of it.

`);
}

function stop(code: number): void {
  if (stopping) return;
  stopping = true;
  const alive = children.filter((child) => child.exitCode === null && child.signalCode === null);
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
