import { H3 } from "h3";
import type { H3Event } from "h3";
import { createAccount } from "./telegram/account.ts";
import { ApiError, callMethod } from "./telegram/bot-api.ts";
import type { ApiParts } from "./telegram/bot-api.ts";
import { ACTS, VIEWS, createControl } from "./telegram/control.ts";
import type { Control } from "./telegram/control.ts";
import { createLife } from "./telegram/life.ts";
import type { Parameters } from "./telegram/parameters.ts";
import { readParameters } from "./telegram/parameters.ts";
import { createSender } from "./telegram/sender.ts";
import { DEFAULT_SWITCHES } from "./telegram/switches.ts";
import type { Switches } from "./telegram/switches.ts";
import { createFaults } from "./stand-in/faults.ts";
import { PROXY_PAGE, controlApi, cut, listenOn, systemClock } from "./stand-in/http.ts";
import { createJournal, wait } from "./stand-in/journal.ts";
import type { StandIn, StandInOptions } from "./stand-in/options.ts";

export interface TelegramOptions extends StandInOptions<Switches> {
  /** What BotFather gave: "7100200300:AAF…". */
  readonly token: string;
}

export type TelegramEmulator = StandIn<Control>;

/** Not to be asked for in a webhook's answer. */
const NOT_IN_ANSWERS = /^(get.*|setWebhook|deleteWebhook|close|logOut)$/i;

/** A stand-in for Telegram with one bot: Bot API, webhook, file downloads, and a control API under /control/. */
export async function startTelegramEmulator(options: TelegramOptions): Promise<TelegramEmulator> {
  const clock = options.clock ?? systemClock;
  const account = createAccount();
  const journal = createJournal(clock);
  const faults = createFaults();
  const switches = { current: { ...DEFAULT_SWITCHES, ...options.switches } };
  const sender = createSender({ clock, journal, switches: () => switches.current, obey });
  const parts: ApiParts = { account, sender, now: clock.now, switches: () => switches.current };
  const life = createLife({ account, sender, clock, switches: () => switches.current });
  const control = createControl({ life, account, sender, journal, faults, switches });

  const app = new H3();
  controlApi(app, control, ACTS, VIEWS);
  app.get("/file/:bot/:folder/:name", download);
  app.get("/:bot/:method", (event) => botApi(event));
  app.post("/:bot/:method", (event) => botApi(event));
  const server = await listenOn(app, options);

  return {
    url: server.url,
    control,
    async close() {
      sender.stop();
      await server.close();
    },
  };

  function isOurs(event: H3Event): boolean {
    return event.context.params?.["bot"] === `bot${options.token}`;
  }

  async function botApi(event: H3Event): Promise<Response> {
    const method = event.context.params?.["method"] ?? "";
    const parameters = await readParameters(event);
    const fault = faults.take(method);
    if (fault?.delay) await wait(clock, fault.delay);
    if (fault?.reset || fault?.close) {
      journal.add({ what: "in", text: `${method}: cut off, nothing done`, body: parameters });
      return cut(event, fault.reset === true);
    }
    if (fault?.page) {
      const status = fault.status ?? 502;
      journal.add({ what: "in", text: method, status, body: parameters });
      return new Response(PROXY_PAGE, { status, headers: { "content-type": "text/html" } });
    }
    const { status, json } = fault?.status === undefined ? run(event, method, parameters) : faulty(fault.status, fault);
    if (fault?.loseAnswer) {
      journal.add({ what: "in", text: `${method}: done, the answer lost`, body: parameters });
      return cut(event, true);
    }
    journal.add({ what: "in", text: method, status, body: parameters, answer: json });
    const after = (json as { parameters?: { retry_after?: number } }).parameters?.retry_after;
    return Response.json(json, { status, headers: after === undefined ? {} : { "retry-after": String(after) } });
  }

  function run(event: H3Event, method: string, parameters: Parameters | undefined): { status: number; json: unknown } {
    if (!isOurs(event)) return refused(new ApiError(401, "Unauthorized"));
    if (!parameters) return refused(new ApiError(400, "Bad Request: can't parse JSON object"));
    try {
      return { status: 200, json: { ok: true, result: callMethod(parts, method, parameters) } };
    } catch (error) {
      if (error instanceof ApiError) return refused(error);
      throw error;
    }
  }

  /** The webhook's answer asks for a call; nobody hears what became of it. */
  function obey({ method, ...parameters }: Readonly<Record<string, unknown>>): void {
    const name = String(method);
    try {
      if (NOT_IN_ANSWERS.test(name)) throw new ApiError(400, `Bad Request: ${name} is not allowed in a webhook's answer`);
      callMethod(parts, name, parameters);
      journal.add({ what: "note", text: `the webhook's answer: ${name}`, status: 200, body: parameters });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      journal.add({ what: "note", text: `the webhook's answer: ${name}: ${error.message}`, status: error.code, body: parameters });
    }
  }

  function download(event: H3Event): Response {
    const { folder = "", name = "" } = event.context.params ?? {};
    const path = `${folder}/${name}`;
    const file = isOurs(event) ? [...account.files.values()].find((each) => each.path === path) : undefined;
    journal.add({ what: "in", text: `download ${path}`, status: file ? 200 : 404 });
    if (!file) return refusal(new ApiError(404, "Not Found"));
    // As at Telegram, name and type of the file are not kept.
    return new Response(file.bytes, { headers: { "content-type": "application/octet-stream" } });
  }
}

function refused({ code, message, parameters }: ApiError): { status: number; json: unknown } {
  return { status: code, json: { ok: false, error_code: code, description: message, ...(parameters ? { parameters } : {}) } };
}

function refusal(error: ApiError): Response {
  const { status, json } = refused(error);
  return Response.json(json, { status });
}

const WORDS: Readonly<Record<number, string>> = { 401: "Unauthorized", 403: "Forbidden", 409: "Conflict", 500: "Internal Server Error" };

function faulty(status: number, fault: { retryAfter?: number; text?: string }): { status: number; json: unknown } {
  if (status === 429) {
    const { retryAfter = 1 } = fault;
    return refused(new ApiError(429, `Too Many Requests: retry after ${retryAfter}`, { retry_after: retryAfter }));
  }
  return refused(new ApiError(status, fault.text ?? WORDS[status] ?? "Bad Request: told to fail"));
}

/** For `leadgate emulate telegram`: options are texts, as typed. */
export async function runTelegramEmulator(options: Readonly<Record<string, string | undefined>>) {
  const { token = "", port = "0", host } = options;
  const emulator = await startTelegramEmulator({
    token,
    port: Number(port),
    // The gateway beside it has no https.
    switches: { httpWebhooks: true },
    ...(host === undefined ? {} : { host }),
  });
  return {
    url: emulator.url,
    about: [
      `The Bot API: ${emulator.url} (settings.baseUrl of the binding); then run: leadgate setup <binding> register`,
      `A person comes:   curl ${emulator.url}/control/add-person -d '{"id":3527065,"firstName":"Иван","language":"ru"}'`,
      `… and writes:     curl ${emulator.url}/control/write -d '{"chat":3527065,"text":"/start"}'`,
      `… and presses:    curl ${emulator.url}/control/press -d '{"chat":3527065,"caption":"Да"}'`,
      `What was said:    curl '${emulator.url}/control/screen?chat=3527065'`,
      `All acts: ${Object.keys(ACTS).join(", ")}; views: ${Object.keys(VIEWS).join(", ")}`,
    ],
    close: emulator.close,
  };
}
