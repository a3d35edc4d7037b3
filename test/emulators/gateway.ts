import { createServer } from "node:http";
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import type { Clock } from "../../src/deps.ts";

export interface Seen {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A gateway's entrance that keeps what it gets and answers as told: a status with a JSON body, or never. */
export interface FakeGateway {
  readonly url: string;
  readonly seen: Seen[];
  /** The answers to come, in order; 200 {} when there is none. */
  readonly answers: ({ status: number; json?: unknown } | "never")[];
  /** Resolves when `count` requests have come. */
  came(count: number): Promise<void>;
  close(): Promise<void>;
}

export async function startFakeGateway(): Promise<FakeGateway> {
  const seen: Seen[] = [];
  const answers: FakeGateway["answers"] = [];
  let waiting: { count: number; resolve: () => void }[] = [];
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    seen.push({ path: request.url ?? "", headers: request.headers, body: JSON.parse(Buffer.concat(chunks).toString()) as Seen["body"] });
    const answer = answers.shift() ?? { status: 200 };
    if (answer !== "never") {
      response.writeHead(answer.status, { "content-type": "application/json" }).end(JSON.stringify(answer.json ?? {}));
    }
    for (const { resolve } of waiting.filter(({ count }) => seen.length >= count)) resolve();
    waiting = waiting.filter(({ count }) => seen.length < count);
  }

  return {
    url: `http://127.0.0.1:${port}/hooks/jivo`,
    seen,
    answers,
    came: (count) =>
      new Promise((resolve) => {
        if (seen.length >= count) resolve();
        else waiting.push({ count, resolve });
      }),
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => void server.close(() => resolve()));
    },
  };
}

/** Time that passes only when told to. */
export function createFakeClock(): Clock & { advance(ms: number): void } {
  let now = Date.parse("2026-11-20T10:00:00.000Z");
  let timers: { due: number; run: () => void }[] = [];
  return {
    now: () => now,
    after(ms, run) {
      const timer = { due: now + ms, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    advance(ms) {
      now += ms;
      const due = timers.filter((timer) => timer.due <= now);
      timers = timers.filter((timer) => timer.due > now);
      for (const timer of due) timer.run();
    },
  };
}
