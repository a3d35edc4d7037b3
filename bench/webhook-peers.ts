/**
 * The fake bot, Jivo, Telegram and LiveTex of the benchmarks, in their own process. The bot echoes; Jivo and Telegram stream
 * the texts that they were sent, one line each, to whoever connects to the second port (the load generator).
 */
import { createServer as createHttpServer, type IncomingMessage, type Server as HttpServer } from "node:http";
import { createServer as createTcpServer, type Server, type Socket } from "node:net";
import { botMessage } from "../test/e2e/jivo.ts";

export interface PeersReady {
  readonly http: number;
  readonly stream: number;
}

const listeners = new Set<Socket>();
let lines = "";

function arrived(text: string): void {
  if (lines === "") setImmediate(flush);
  lines += `${text}\n`;
}

function flush(): void {
  for (const socket of listeners) socket.write(lines);
  lines = "";
}

async function read(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString("utf8") || "{}");
}

const http = createHttpServer(async (request, response) => {
  const body = await read(request);
  let answer = '{"result":"ok"}';
  if (request.url === "/bot") {
    const event = body as { type?: string; message?: { text?: string } };
    const actions = event.type === "message.received" ? [{ type: "say", text: event.message?.text ?? "" }] : [];
    answer = JSON.stringify({ actions });
  } else if (request.url?.endsWith("/sendMessage")) {
    arrived(String((body as { text?: unknown }).text));
    answer = '{"ok":true,"result":{"message_id":7}}';
  } else if (request.url?.includes("/sendText")) {
    answer = '{"success":true,"message_id":"0d5a6a0e-6a8b-4a57-9a55-6a0b5c1d7e11","timestamp":1718012345678}';
  } else {
    const message = botMessage(body);
    if (message) arrived(message.text);
  }
  response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(answer) }).end(answer);
});
http.keepAliveTimeout = 60_000;

const stream = createTcpServer((socket) => {
  socket.setNoDelay(true);
  listeners.add(socket);
  socket.on("close", () => listeners.delete(socket));
  socket.on("error", () => listeners.delete(socket));
});

function open(server: Server | HttpServer): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(address !== null && typeof address === "object" ? address.port : 0);
    });
  });
}

process.send?.({ http: await open(http), stream: await open(stream) } satisfies PeersReady);
process.on("disconnect", () => process.exit(0));
