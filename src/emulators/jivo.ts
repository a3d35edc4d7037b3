import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { RequestListener } from "node:http";
import { H3, HTTPError } from "h3";
import { toNodeHandler } from "h3/node";
import type { H3Event } from "h3";
import type { Clock } from "../deps.ts";
import { reasonOf } from "../errors.ts";
import { chatApi } from "./jivo/chat-api.ts";
import { createJournal, wait } from "./jivo/calls.ts";
import { checkRequest, readObject } from "./jivo/checks.ts";
import { ACTS, VIEWS, createControl } from "./jivo/control.ts";
import type { Control } from "./jivo/control.ts";
import { createFaults } from "./jivo/faults.ts";
import { createLife } from "./jivo/life.ts";
import { SiteError, createSite } from "./jivo/site.ts";
import { DEFAULT_SWITCHES } from "./jivo/switches.ts";
import type { Switches } from "./jivo/switches.ts";

export interface JivoOptions {
  /** The binding's hook URL, "http://localhost:8080/hooks/jivo": events go to <gateway>/bot/<token>. */
  readonly gateway: string;
  readonly token: string;
  readonly providerId: string;
  /** The complete URL of CRM webhooks (`leadgate setup jivo show`); absent = not switched on in the channels. */
  readonly crmUrl?: string;
  /** 0 (default) = any free one. */
  readonly port?: number;
  readonly host?: string;
  readonly switches?: Partial<Switches>;
  readonly clock?: Clock;
  readonly newId?: () => string;
}

export interface JivoEmulator {
  /** What settings.baseUrl must be. */
  readonly url: string;
  readonly control: Control;
  close(): Promise<void>;
}

const LONGEST_BODY = 1024 * 1024;

/** A stand-in for a Jivo account with one bot: Bot API, CRM webhooks, Chat API and a control API under /control/. */
export async function startJivoEmulator(options: JivoOptions): Promise<JivoEmulator> {
  const clock = options.clock ?? systemClock;
  const site = createSite();
  const journal = createJournal(clock);
  const faults = createFaults();
  const switches = { current: { ...DEFAULT_SWITCHES, ...options.switches } };
  const crm: { url?: string } = options.crmUrl === undefined ? {} : { url: options.crmUrl };
  const life = createLife({
    site,
    journal,
    clock,
    newId: options.newId ?? randomUUID,
    switches: () => switches.current,
    botUrl: `${options.gateway.replace(/\/+$/, "")}/bot/${options.token}`,
    crmUrl: () => crm.url,
  });
  const control = createControl({ life, site, journal, faults, switches, crm });

  const app = new H3();
  app.all("/webhooks/:provider/:token", (event) => botApi(event));
  app.post("/control/:act", (event) => act(control, event));
  app.get("/control/:view", (event) => view(control, event));
  chatApi(app, site, journal, () => switches.current);

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
    control,
    async close() {
      life.stop();
      server.closeAllConnections();
      await new Promise<void>((resolve) => void server.close(() => resolve()));
    },
  };

  /** POST /webhooks/{provider_id}/{token}: the bot's requests. */
  async function botApi(event: H3Event): Promise<Response> {
    const text = await readText(event);
    const body = readObject(text);
    const name = typeof body?.["event"] === "string" ? body["event"] : "";
    const fault = faults.take(name);
    if (fault?.delay) await wait(clock, fault.delay);
    if (fault?.reset || fault?.close) {
      journal.add({ what: "in", text: `${name || "request"}: ${fault.reset ? "reset" : "closed"}, nothing done`, body: body ?? text });
      return cut(event, fault.reset === true);
    }
    if (fault?.status !== undefined) {
      const headers: Record<string, string> = fault.retryAfter === undefined ? {} : { "retry-after": String(fault.retryAfter) };
      return answer(fault.status, { error: { code: "fault", message: "an ordered fault" } }, headers);
    }

    const checked = checkRequest(
      {
        method: event.req.method,
        providerId: event.context.params?.["provider"] ?? "",
        token: event.context.params?.["token"] ?? "",
        contentType: event.req.headers.get("content-type") ?? "",
        body: text,
      },
      options,
      switches.current,
    );
    if ("refusal" in checked) return refused(checked.refusal);
    const { chat, refusal, silent } = life.judge(checked.event);
    if (refusal) return refused(refusal);
    const then = chat && !silent ? life.apply(checked.event, chat) : undefined;
    if (then) {
      afterAnswer(event, () => {
        then().catch((error: unknown) => journal.add({ what: "note", text: `nothing was sent: ${reasonOf(error)}` }));
      });
    }
    if (!fault?.loseAnswer) return answer(200, {});
    journal.add({ what: "in", text: `${name}: done, the answer lost`, body });
    return cut(event, true);

    function refused(refusal: { status: number; code: string; message: string }): Response {
      return answer(refusal.status, { error: { code: refusal.code, message: refusal.message } });
    }

    function answer(status: number, json: unknown, headers: Readonly<Record<string, string>> = {}): Response {
      journal.add({ what: "in", text: name || event.req.method, status, body: body ?? text, answer: json });
      return Response.json(json, { status, headers });
    }
  }
}

/** For `leadgate emulate jivo`: options are texts, as typed. */
export async function runJivoEmulator(options: Readonly<Record<string, string | undefined>>) {
  const { gateway = "", token = "", "provider-id": providerId = "", "crm-url": crmUrl, port = "0", host } = options;
  const emulator = await startJivoEmulator({
    gateway,
    token,
    providerId,
    port: Number(port),
    ...(crmUrl === undefined ? {} : { crmUrl }),
    ...(host === undefined ? {} : { host }),
  });
  return {
    url: emulator.url,
    about: [
      `Jivo's Bot API: ${emulator.url} (settings.baseUrl of the binding)`,
      crmUrl ? "CRM webhooks are on" : "CRM webhooks are off: give --crm-url (leadgate setup <binding> show)",
      `A lead writes:   curl ${emulator.url}/control/add-client -d '{"name":"Иван"}'`,
      `                 curl ${emulator.url}/control/say -d '{"client":"50418","text":"Здравствуйте"}'`,
      `An agent accepts: curl ${emulator.url}/control/accept -d '{"chat":"91207","agent":"9021"}'`,
      `What the lead sees: curl '${emulator.url}/control/transcript?client=50418'`,
      `All acts: ${Object.keys(ACTS).join(", ")}; views: ${Object.keys(VIEWS).join(", ")}`,
    ],
    close: emulator.close,
  };
}

async function act(control: Control, event: H3Event): Promise<Response> {
  const name = event.context.params?.["act"] ?? "";
  const run = Object.hasOwn(ACTS, name) ? ACTS[name] : undefined;
  if (!run) return failed(404, `no act is named "${name}"; there are ${Object.keys(ACTS).join(", ")}`);
  const text = await readText(event);
  const input = readObject(text === "" ? "{}" : text);
  if (!input) return failed(400, "expected a JSON object");
  return outcome(() => run(control, input));
}

function view(control: Control, event: H3Event): Promise<Response> | Response {
  const name = event.context.params?.["view"] ?? "";
  const show = Object.hasOwn(VIEWS, name) ? VIEWS[name] : undefined;
  if (!show) return failed(404, `no view is named "${name}"; there are ${Object.keys(VIEWS).join(", ")}`);
  return outcome(() => show(control, new URL(event.req.url).searchParams));
}

async function outcome(run: () => unknown): Promise<Response> {
  try {
    return Response.json((await run()) ?? {});
  } catch (error) {
    if (error instanceof SiteError) return failed(error.status, error.message);
    throw error;
  }
}

const failed = (status: number, error: string): Response => Response.json({ error }, { status });

async function readText(event: H3Event): Promise<string> {
  const text = await event.req.text();
  if (text.length > LONGEST_BODY) throw new HTTPError({ status: 413, message: `a body has at most ${LONGEST_BODY} characters` });
  return text;
}

/** Ends the connection without an answer. The response that is returned finds nobody. */
function cut(event: H3Event, reset: boolean): Response {
  const socket = event.runtime?.node?.req.socket;
  if (reset && socket && "resetAndDestroy" in socket) socket.resetAndDestroy();
  else socket?.destroy();
  return new Response(null, { status: 204 });
}

/** What an accepted request causes goes out once its answer is through (or lost), never before. */
function afterAnswer(event: H3Event, then: () => void): void {
  event.runtime?.node?.res?.once("close", then);
}

const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
