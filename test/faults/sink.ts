/**
 * The other sides of the gateway in one process: a bot that echoes what it hears, and a fake Jivo endpoint. Both fail on
 * purpose until they are told to be calm, and both write down every call. Started by driver.ts.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { botMessage } from "../e2e/jivo.ts";
import type { Call } from "./audit.ts";
import { createRandom } from "./random.ts";

export type FromSink =
  | { readonly type: "listening"; readonly port: number }
  /** Messages (lead, number) whose answer came out at the provider for the first time. */
  | { readonly type: "arrived"; readonly messages: readonly (readonly [number, number])[] }
  | { readonly type: "report"; readonly calls: readonly Call[]; readonly others: Readonly<Record<string, number>> };

export type ToSink = { readonly type: "calm" } | { readonly type: "report" };

type Fault = "none" | "refuse" | "reset" | "lose";

const random = createRandom(Number(process.argv[2] ?? 1));
const calls: Call[] = [];
/** Calls that are no message of the driver's: a notice, a handoff. */
const others: Record<string, number> = {};
const arrived = new Set<string>();
let fresh: [number, number][] = [];
let calm = false;

function tell(message: FromSink): void {
  process.send?.(message);
}

/** 4 % say 503, 3 % hang up before the work, 5 % do the work and lose the answer. */
function nextFault(): Fault {
  if (calm) return "none";
  const dice = random();
  if (dice < 0.04) return "refuse";
  if (dice < 0.07) return "reset";
  return dice < 0.12 ? "lose" : "none";
}

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const at = Date.now();
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body: unknown = JSON.parse(Buffer.concat(chunks).toString("utf8"));
  const isBot = request.url === "/bot";
  const fault = nextFault();
  const seen = isBot ? heardByBot(request, body) : writtenToJivo(body);
  if (seen === undefined) {
    const kind = isBot ? String((body as { type?: unknown }).type) : String((body as { event?: unknown }).event);
    others[kind] = (others[kind] ?? 0) + 1;
    return answer(response, 200, isBot ? { actions: [] } : { result: "ok" });
  }
  const done = fault === "none" || fault === "lose";
  calls.push({ leg: isBot ? "bot" : "provider", ...seen, at, done, answered: fault === "none" || fault === "refuse" });
  if (done && !isBot) noteArrival(seen.lead, seen.number);
  if (fault === "reset" || fault === "lose") return void request.socket.destroy();
  if (fault === "refuse") return answer(response, 503, {});
  if (!calm && random() < 0.1) await new Promise((resolve) => setTimeout(resolve, random() * 30));
  return answer(response, 200, isBot ? { actions: [{ type: "say", text: `echo ${seen.lead}:${seen.number}` }] } : { result: "ok" });
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

function numbersIn(text: unknown): { lead: number; number: number } | undefined {
  const match = typeof text === "string" ? /(\d+):(\d+)$/.exec(text) : null;
  return match ? { lead: Number(match[1]), number: Number(match[2]) } : undefined;
}

function heardByBot(request: IncomingMessage, body: unknown): { key: string; lead: number; number: number } | undefined {
  const event = body as { type?: unknown; message?: { text?: unknown } };
  const numbers = event.type === "message.received" ? numbersIn(event.message?.text) : undefined;
  const key = request.headers["idempotency-key"];
  return numbers && typeof key === "string" ? { key, ...numbers } : undefined;
}

function writtenToJivo(body: unknown): { key: string; lead: number; number: number } | undefined {
  const message = botMessage(body);
  const numbers = numbersIn(message?.text);
  return message && numbers ? { key: message.id, ...numbers } : undefined;
}

function noteArrival(lead: number, number: number): void {
  const name = `${lead}:${number}`;
  if (arrived.has(name)) return;
  arrived.add(name);
  if (fresh.length === 0)
    setTimeout(() => {
      tell({ type: "arrived", messages: fresh });
      fresh = [];
    }, 2);
  fresh.push([lead, number]);
}

const server = createServer((request, response) => {
  handle(request, response).catch(() => request.socket.destroy());
});
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (address !== null && typeof address === "object") tell({ type: "listening", port: address.port });
});

process.on("message", (message: ToSink) => {
  if (message.type === "calm") calm = true;
  else tell({ type: "report", calls, others });
});
process.on("disconnect", () => process.exit(0));
