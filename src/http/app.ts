import { H3 } from "h3";
import { toNodeHandler } from "h3/node";
import type { H3Event } from "h3";
import type { RequestListener } from "node:http";
import { GatewayError, reasonOf } from "../errors.ts";
import type { ErrorCode } from "../errors.ts";
import { adminRoutes, requireToken } from "./admin.ts";
import { actions, availability } from "./bots.ts";
import { json } from "./body.ts";
import { createThrottle } from "../throttle.ts";
import type { Throttle } from "../throttle.ts";
import { live, readiness } from "./health.ts";
import { maskedJson } from "./masked.ts";
import { readMetrics } from "./metrics.ts";
import { media } from "./media.ts";
import type { Answer, Handler, Parts } from "./parts.ts";
import { webhooks } from "./webhooks.ts";

export type Fetch = (request: Request) => Promise<Response>;

/** One entrance: as a function for tests, and as a listener for a Node server. */
export interface Entrance {
  readonly fetch: Fetch;
  readonly listener: RequestListener;
}

/** The public entrance. `adminToken`: the admin API is mounted here too, behind this bearer token. */
export function createApp(parts: Parts, options: { adminToken?: string } = {}): Entrance {
  const app = new H3({ allowMalformedURL: true });
  const ready = readiness(parts);
  const hooks = webhooks(parts);
  const walk = answering(parts);

  app.get("/health/live", walk(live));
  app.get("/health/ready", walk(ready));
  app.all("/hooks/**", walk(hooks));
  app.post("/bots/:binding/actions", walk(actions(parts)));
  app.get("/bots/:binding/leads/:id/availability", walk(availability(parts)));
  app.all("/media/**", walk(media(parts)));
  if (options.adminToken) mountAdmin(app, parts, walk, requireToken(options.adminToken));
  app.all("/**", walk(unknownPath));
  return entrance(app);
}

/** The metrics alone, for an address of their own: who reaches it may read them. */
export function createMetricsApp(parts: Parts): Entrance {
  const app = new H3({ allowMalformedURL: true });
  const walk = answering(parts);
  app.get("/metrics", walk(readMetrics(parts)));
  app.all("/**", walk(unknownPath));
  return entrance(app);
}

/** The admin API alone, for a socket that only the gateway's own user can open. */
export function createAdminApp(parts: Parts): Entrance {
  const app = new H3({ allowMalformedURL: true });
  const walk = answering(parts);
  mountAdmin(app, parts, walk, () => {});
  app.all("/**", walk(unknownPath));
  return entrance(app);
}

function mountAdmin(app: H3, parts: Parts, walk: Walk, guard: (request: Request) => void): void {
  const guarded = (handle: Handler) =>
    walk((event) => {
      guard(event.req);
      return handle(event);
    });
  for (const { method, path, handle } of adminRoutes(parts)) app.on(method, path, guarded(handle));
  app.get("/metrics", guarded(readMetrics(parts)));
  app.all("/admin/**", guarded(unknownPath));
}

function entrance(app: H3): Entrance {
  return { fetch: async (request) => app.fetch(request), listener: toNodeHandler(app) as RequestListener };
}

function unknownPath(): never {
  throw new GatewayError("request.unknown_path", "there is nothing at this address");
}

type Walk = (handle: Handler) => (event: H3Event) => Promise<Answer>;

/** Runs a handler; whatever it throws becomes an answer here, and nowhere else. */
function answering(parts: Parts): Walk {
  const say = createThrottle(parts.deps.clock);
  return (handle) => async (event) => {
    try {
      return secured(await handle(event));
    } catch (error) {
      return secured(errorAnswer(parts, error, say));
    }
  };
}

const STATUS: Readonly<Record<ErrorCode, number>> = {
  "config.invalid": 422,
  "request.too_large": 413,
  "request.too_deep": 400,
  "request.malformed": 400,
  "request.unauthorized": 401,
  "request.unknown_path": 404,
  "request.timeout": 408,
  "mapping.failed": 422,
  "mapping.invalid_result": 422,
  "bot.stale_epoch": 409,
  "bot.unknown_lead": 404,
  "bot.invalid_actions": 400,
  "media.unknown": 404,
  "media.expired": 410,
  "media.gone": 410,
  "media.too_large": 413,
  "media.type": 415,
  "media.busy": 503,
  "media.unavailable": 502,
  "media.timeout": 504,
  "store.busy": 503,
  "store.unavailable": 503,
  "store.damaged": 503,
  "store.fenced": 503,
  "store.schema_newer": 503,
  "store.locked": 503,
  "archive.unavailable": 503,
  "archive.damaged": 500,
  "admin.unknown": 404,
  "admin.unauthorized": 401,
  internal: 500,
};

function errorAnswer(parts: Parts, error: unknown, say: Throttle): Answer {
  if (!(error instanceof GatewayError) || error.code === "internal") {
    const id = parts.deps.newId();
    parts.deps.log.error({ id, reason: reasonOf(error), stack: error instanceof Error ? error.stack : undefined }, "a request failed");
    return json(500, { error: { code: "internal", message: "the gateway failed; its log has more under this id", id } });
  }
  const status = STATUS[error.code];
  const headers: Record<string, string> = {};
  if (status === 503) headers["retry-after"] = "1";
  if (status === 401) headers["www-authenticate"] = "Bearer";
  // The rest of the body is not worth reading.
  if (status === 413 || status === 408) headers["connection"] = "close";
  const more = status === 503 ? say(error.code) : undefined;
  if (more !== undefined) parts.deps.log.warn({ code: error.code, reason: error.message, more }, "a request was put off");
  return maskedJson(parts, status, { error: { code: error.code, message: error.message, ...detailsOf(error) } }, headers);
}

/** What a caller may see of an error's details: the epoch to catch up with, what was wrong, findings. */
function detailsOf(error: GatewayError): Record<string, unknown> {
  const { epoch, problems, findings } = error.details;
  return {
    ...(epoch === undefined ? {} : { epoch }),
    ...(problems === undefined ? {} : { problems }),
    ...(findings === undefined ? {} : { findings }),
  };
}

function secured(response: Answer): Answer {
  response.headers.set("x-content-type-options", "nosniff");
  if (!response.headers.has("cache-control")) response.headers.set("cache-control", "no-store");
  return response;
}
