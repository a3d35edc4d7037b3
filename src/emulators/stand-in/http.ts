import { createServer } from "node:http";
import type { RequestListener } from "node:http";
import { HTTPError } from "h3";
import type { H3, H3Event } from "h3";
import { toNodeHandler } from "h3/node";
import type { Clock } from "../../deps.ts";

const LONGEST_BODY = 1024 * 1024;

/** A request of the control API that cannot be done; `status` is its HTTP answer. */
export class ControlError extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.name = "ControlError";
    this.status = status;
  }
}

/** What a proxy says instead of the provider. */
export const PROXY_PAGE = "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>";

export type Input = Readonly<Record<string, unknown>>;

/** POST /control/<name> with a JSON object. */
export type Acts<Control> = Readonly<Record<string, (control: Control, input: Input) => unknown>>;
/** GET /control/<name>. */
export type Views<Control> = Readonly<Record<string, (control: Control, query: URLSearchParams) => unknown>>;

/** POST /control/<act> does something, GET /control/<view> shows something; every mistake is answered with what there is. */
export function controlApi<Control>(app: H3, control: Control, acts: Acts<Control>, views: Views<Control>): void {
  app.post("/control/:act", async (event) => {
    const name = event.context.params?.["act"] ?? "";
    const run = Object.hasOwn(acts, name) ? acts[name] : undefined;
    if (!run) return failed(404, `no act is named "${name}"; there are ${Object.keys(acts).join(", ")}`);
    const text = await readText(event);
    const input = readObject(text === "" ? "{}" : text);
    if (!input) return failed(400, "expected a JSON object");
    return outcome(() => run(control, input));
  });
  app.get("/control/:view", (event) => {
    const name = event.context.params?.["view"] ?? "";
    const show = Object.hasOwn(views, name) ? views[name] : undefined;
    if (!show) return failed(404, `no view is named "${name}"; there are ${Object.keys(views).join(", ")}`);
    return outcome(() => show(control, new URL(event.req.url).searchParams));
  });
}

/** Serves the app on plain HTTP; port 0 = any free one. */
export async function listenOn(app: H3, options: { host?: string; port?: number }): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer(toNodeHandler(app) as RequestListener);
  const host = options.host ?? "127.0.0.1";
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, host, resolve);
  });
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : options.port;
  return {
    url: `http://${host}:${port}`,
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => void server.close(() => resolve()));
    },
  };
}

async function outcome(run: () => unknown): Promise<Response> {
  try {
    return Response.json((await run()) ?? {});
  } catch (error) {
    if (error instanceof ControlError) return failed(error.status, error.message);
    throw error;
  }
}

const failed = (status: number, error: string): Response => Response.json({ error }, { status });

export async function readText(event: H3Event): Promise<string> {
  const text = await event.req.text();
  if (text.length > LONGEST_BODY) throw new HTTPError({ status: 413, message: `a body has at most ${LONGEST_BODY} characters` });
  return text;
}

/** `text` as an object, when it is the text of one. */
export function readObject(text: string): Input | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return isObject(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

export const isObject = (value: unknown): value is Input => typeof value === "object" && value !== null && !Array.isArray(value);

/** Ends the connection without an answer. The response that is returned finds nobody. */
export function cut(event: H3Event, reset: boolean): Response {
  const socket = event.runtime?.node?.req.socket;
  if (reset && socket && "resetAndDestroy" in socket) socket.resetAndDestroy();
  else socket?.destroy();
  return new Response(null, { status: 204 });
}

/** What an accepted request causes goes out once its answer is through (or lost), never before. */
export function afterAnswer(event: H3Event, then: () => void): void {
  event.runtime?.node?.res?.once("close", then);
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
