/**
 * The load generator of the webhook benchmark, in its own process. Closed loop: each lead writes, and writes again when
 * its webhook was answered and the bot's answer has arrived at the fake Jivo. Raw keep-alive connections, one per lead,
 * so that measuring costs as little as possible of the two cores that everybody shares.
 */
import { randomUUID } from "node:crypto";
import { connect, type Socket } from "node:net";
import { clientMessage } from "../test/e2e/jivo.ts";

export interface LoadOrder {
  /** Of several instances a lead's webhooks come to this one and that. */
  readonly ports: readonly number[];
  readonly path: string;
  /** What the leads write in; Telegram proves itself by a header. */
  readonly messenger: { readonly kind: "jivo" } | { readonly kind: "telegram"; readonly secret: string };
  /** Where the fake Jivo streams arrivals. */
  readonly stream: number;
  readonly concurrency: number;
  readonly milliseconds: number;
  /** Different for every round: texts and ids never repeat. */
  readonly round: string;
}

export interface LoadResult {
  readonly exchanges: number;
  readonly seconds: number;
  /** Milliseconds. */
  readonly ackP50: number;
  readonly ackP99: number;
  readonly endP50: number;
  readonly endP99: number;
  /** Answers other than 2xx. */
  readonly refused: number;
  /** Leads whose answer had not come within 10 s. */
  readonly stuck: number;
}

const STUCK = 10_000;

/** One keep-alive connection that sends one request at a time and reads only the status. */
async function openConnection(port: number, path: string, proof: string) {
  const socket = await connected(port);
  let resolveAnswer: ((status: number) => void) | undefined;
  let buffer = "";
  socket.setEncoding("latin1");
  socket.on("data", (text: string) => {
    buffer += text;
    const head = buffer.indexOf("\r\n\r\n");
    if (head < 0 || !isComplete(buffer, head)) return;
    const status = Number(buffer.slice(9, 12));
    buffer = "";
    resolveAnswer?.(status);
  });
  socket.on("close", () => resolveAnswer?.(0));
  socket.on("error", () => resolveAnswer?.(0));
  return {
    post(body: string): Promise<number> {
      socket.write(
        `POST ${path} HTTP/1.1\r\nhost: localhost:${port}\r\n${proof}content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
      );
      return new Promise((resolve) => {
        resolveAnswer = resolve;
      });
    },
    close: () => socket.destroy(),
  };
}

function isComplete(buffer: string, head: number): boolean {
  const headers = buffer.slice(0, head).toLowerCase();
  const length = /\r\ncontent-length: *(\d+)/.exec(headers);
  if (length) return buffer.length >= head + 4 + Number(length[1]);
  if (headers.includes("transfer-encoding: chunked")) return buffer.endsWith("0\r\n\r\n");
  return true;
}

function connected(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: "127.0.0.1", noDelay: true });
    socket.once("connect", () => resolve(socket));
    socket.once("error", reject);
  });
}

/** Calls back with every text that arrived at the fake Jivo. */
async function openStream(port: number, arrived: (text: string) => void): Promise<() => void> {
  const socket = await connected(port);
  let rest = "";
  socket.setEncoding("utf8");
  socket.on("data", (data: string) => {
    const parts = (rest + data).split("\n");
    rest = parts.pop() ?? "";
    for (const part of parts) arrived(part);
  });
  return () => socket.destroy();
}

async function measure(order: LoadOrder): Promise<LoadResult> {
  const waiting = new Map<string, () => void>();
  const closeStream = await openStream(order.stream, (text) => {
    waiting.get(text)?.();
    waiting.delete(text);
  });
  const acks: number[] = [];
  const ends: number[] = [];
  let refused = 0;
  let stuck = 0;
  const began = performance.now();
  const until = began + order.milliseconds;

  async function write(lead: number): Promise<void> {
    const { messenger } = order;
    const proof = messenger.kind === "telegram" ? `x-telegram-bot-api-secret-token: ${messenger.secret}\r\n` : "";
    const connections = await Promise.all(order.ports.map((port) => openConnection(port, order.path, proof)));
    for (let number = 1; performance.now() < until; number += 1) {
      const text = `Здравствуйте, где мой заказ? ${order.round}-${lead}-${number}`;
      const sent = performance.now();
      let timer: NodeJS.Timeout | undefined;
      const answered = new Promise<boolean>((resolve) => {
        timer = setTimeout(() => resolve(false), STUCK);
        waiting.set(text, () => resolve(true));
      });
      const at = Date.now();
      const body = messenger.kind === "jivo" ? clientMessage({ id: randomUUID(), lead, text, at }) : telegramUpdate({ lead, text, at });
      const status = await connections[number % connections.length]!.post(body);
      const acked = performance.now();
      if (status < 200 || status > 299) {
        refused += 1;
        clearTimeout(timer);
        waiting.delete(text);
        if (status === 0) break;
        continue;
      }
      const inTime = await answered;
      clearTimeout(timer);
      if (!inTime) {
        stuck += 1;
        continue;
      }
      acks.push(acked - sent);
      ends.push(performance.now() - sent);
    }
    for (const connection of connections) connection.close();
  }

  await Promise.all(Array.from({ length: order.concurrency }, (_, index) => write(index + 1)));
  const seconds = (performance.now() - began) / 1_000;
  closeStream();
  const [ackP50, ackP99] = percentiles(acks);
  const [endP50, endP99] = percentiles(ends);
  return { exchanges: ends.length, seconds, ackP50, ackP99, endP50, endP99, refused, stuck };
}

let updates = 0;

function telegramUpdate({ lead, text, at }: { lead: number; text: string; at: number }): string {
  updates += 1;
  const person = { id: 5_000_000 + lead, first_name: `Иван ${lead}`, language_code: "ru" };
  const message = {
    message_id: updates,
    from: { ...person, is_bot: false },
    chat: { ...person, type: "private" },
    date: Math.floor(at / 1000),
    text,
  };
  return JSON.stringify({ update_id: updates, message });
}

function percentiles(values: number[]): [number, number] {
  const sorted = Float64Array.from(values).sort();
  const at = (part: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
  return [at(0.5), at(0.99)];
}

process.on("message", (order: LoadOrder) => {
  measure(order).then(
    (result) => process.send?.(result),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
process.on("disconnect", () => process.exit(0));
