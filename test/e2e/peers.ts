import { createServer, type IncomingHttpHeaders, type Server } from "node:http";

export interface Heard {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Answer {
  readonly status?: number;
  readonly body?: unknown;
  /** Milliseconds before it answers. */
  readonly delay?: number;
  /** Takes the call and never answers. */
  readonly hang?: true;
}

/** An HTTP endpoint that writes down what it is sent and answers as it is told. */
export interface Peer {
  readonly url: string;
  readonly heard: readonly Heard[];
  /** Grows with everything that it is sent. */
  moves(): number;
  /** Calls that it has still to answer; those that it never will do not count. */
  pending(): number;
  /** What it answers from now on; 200 and {} until it is told. */
  answerWith(answer: (call: Heard) => Answer): void;
  /** The first call, heard already or to come within 10 s, that is meant. */
  call(meant: (call: Heard) => boolean): Promise<Heard>;
  close(): Promise<void>;
}

const PATIENCE = 10_000;

/** On any free port, or on the one that is asked for. */
export async function startPeer(asked = 0): Promise<Peer> {
  const heard: Heard[] = [];
  const waiting = new Set<() => void>();
  let answerOf: (call: Heard) => Answer = () => ({});
  let pending = 0;

  const server = createServer(async (request, response) => {
    pending += 1;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString("utf8");
    const call: Heard = {
      path: request.url ?? "",
      headers: request.headers,
      body: (text === "" ? {} : JSON.parse(text)) as Heard["body"],
    };
    heard.push(call);
    for (const look of waiting) look();
    const { status = 200, body = {}, delay = 0, hang = false } = answerOf(call);
    if (hang) {
      pending -= 1;
      return;
    }
    if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    pending -= 1;
  });
  const port = await listen(server, asked);

  return {
    url: `http://127.0.0.1:${port}`,
    heard,
    moves: () => heard.length,
    pending: () => pending,
    answerWith(answer) {
      answerOf = answer;
    },
    call(meant) {
      return new Promise((resolve, reject) => {
        const look = (): void => {
          const found = heard.find(meant);
          if (!found) return;
          clearTimeout(timer);
          waiting.delete(look);
          resolve(found);
        };
        const timer = setTimeout(() => {
          waiting.delete(look);
          reject(new Error(`no such call within ${PATIENCE} ms; heard ${JSON.stringify(heard.map((call) => call.body))}`));
        }, PATIENCE);
        waiting.add(look);
        look();
      });
    },
    close() {
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

function listen(server: Server, asked: number): Promise<number> {
  return new Promise((resolve) => {
    server.listen(asked, "127.0.0.1", () => {
      const address = server.address();
      resolve(address !== null && typeof address === "object" ? address.port : 0);
    });
  });
}
