import { randomUUID } from "node:crypto";
import { H3 } from "h3";
import type { H3Event } from "h3";
import { createAccount } from "./webim/account.ts";
import { checkCall } from "./webim/bot-api.ts";
import { ACTS, VIEWS, createControl } from "./webim/control.ts";
import type { Control } from "./webim/control.ts";
import { createLife } from "./webim/life.ts";
import { storedData } from "./webim/stored-data.ts";
import { DEFAULT_SWITCHES } from "./webim/switches.ts";
import type { Switches } from "./webim/switches.ts";
import { createFaults } from "./stand-in/faults.ts";
import { PROXY_PAGE, controlApi, cut, listenOn, readObject, readText, systemClock } from "./stand-in/http.ts";
import { createJournal, wait } from "./stand-in/journal.ts";
import type { StandIn, StandInOptions } from "./stand-in/options.ts";

export interface WebimOptions extends StandInOptions<Switches> {
  readonly token: string;
  /** «Ссылка на внешний API», as `leadgate setup <binding> show` prints it; may be given later (`setUrl`). */
  readonly gateway?: string;
  /** The three event handlers are configured too (default). */
  readonly handlers?: boolean;
  readonly login?: string;
  readonly password?: string;
  readonly newId?: () => string;
}

export type WebimEmulator = StandIn<Control>;

/** A stand-in for a Webim account with one bot: Bot API 2.0, event handlers, Stored Data API, and a control API under /control/. */
export async function startWebimEmulator(options: WebimOptions): Promise<WebimEmulator> {
  const clock = options.clock ?? systemClock;
  const { token, login = "admin@shop.example", password = "secret" } = options;
  const account = createAccount();
  const journal = createJournal(clock);
  const faults = createFaults();
  const switches = { current: { ...DEFAULT_SWITCHES, ...options.switches } };
  const own = { url: "" };
  const urls: { bot?: string; handlers?: string } = {};
  const life = createLife({
    account,
    journal,
    clock,
    newId: options.newId ?? randomUUID,
    switches: () => switches.current,
    botUrl: () => urls.bot,
    handlerUrl: () => urls.handlers,
    ownUrl: () => own.url,
  });

  const app = new H3();
  app.post("/api/bot/v2/:method", (event) => botApi(event));
  const { unlock } = storedData(app, { account, login, password, journal, faults, clock, switches: () => switches.current });
  const control = createControl({ life, account, journal, faults, switches, urls, unlock });
  if (options.gateway !== undefined) control.setUrl(options.gateway, options.handlers ?? true);
  controlApi(app, control, ACTS, VIEWS);

  const server = await listenOn(app, options);
  own.url = server.url;

  return {
    url: server.url,
    control,
    async close() {
      life.stop();
      await server.close();
    },
  };

  /** POST /api/bot/v2/{method}: the bot's requests. */
  async function botApi(event: H3Event): Promise<Response> {
    const method = event.context.params?.["method"] ?? "";
    const text = await readText(event);
    const fault = faults.take(method);
    if (fault?.delay) await wait(clock, fault.delay);
    if (fault?.reset || fault?.close) {
      journal.add({ what: "in", text: `${method}: cut off, nothing done`, body: readObject(text) ?? text });
      return cut(event, fault.reset === true);
    }
    if (fault?.status !== undefined) {
      journal.add({ what: "in", text: method, status: fault.status, body: readObject(text) ?? text });
      const headers: Record<string, string> = fault.retryAfter === undefined ? {} : { "retry-after": String(fault.retryAfter) };
      return new Response(PROXY_PAGE, { status: fault.status, headers: { "content-type": "text/html", ...headers } });
    }

    const checked = checkCall(method, event.req.headers.get("authorization") ?? "", text, { account, token, switches: switches.current });
    if ("refusal" in checked) {
      const { status, ...why } = checked.refusal;
      return answer(switches.current.errors === "200" ? 200 : status, why);
    }
    life.apply(checked);
    if (!fault?.loseAnswer) return answer(200, { result: "ok" });
    journal.add({ what: "in", text: `${method}: done, the answer lost`, body: readObject(text) });
    return cut(event, true);

    function answer(status: number, json: unknown): Response {
      journal.add({ what: "in", text: method, status, body: readObject(text) ?? text, answer: json });
      return Response.json(json, { status });
    }
  }
}

/** For `leadgate emulate webim`: options are texts, as typed. */
export async function runWebimEmulator(options: Readonly<Record<string, string | undefined>>) {
  const { gateway = "", token = "", login, password, port = "0", host, handlers } = options;
  const emulator = await startWebimEmulator({
    gateway,
    token,
    port: Number(port),
    handlers: handlers !== "no",
    ...(login === undefined ? {} : { login }),
    ...(password === undefined ? {} : { password }),
    ...(host === undefined ? {} : { host }),
  });
  return {
    url: emulator.url,
    about: [
      `Webim's Bot API and Stored Data API: ${emulator.url} (settings.baseUrl of the binding)`,
      `A visitor writes:  curl ${emulator.url}/control/add-visitor -d '{"id":"7c1e0b9a4f6d4a52b3d0c8e1f2a39b47","fields":{"name":"Иван"}}'`,
      `                   curl ${emulator.url}/control/write -d '{"visitor":"7c1e0b9a4f6d4a52b3d0c8e1f2a39b47","text":"Здравствуйте"}'`,
      `An operator takes: curl ${emulator.url}/control/accept -d '{"chat":104233,"operator":193903}'`,
      `… and gives back:  curl ${emulator.url}/control/give-back -d '{"chat":104233}'`,
      `What was said:     curl '${emulator.url}/control/messages?visitor=7c1e0b9a4f6d4a52b3d0c8e1f2a39b47'`,
      `All acts: ${Object.keys(ACTS).join(", ")}; views: ${Object.keys(VIEWS).join(", ")}`,
    ],
    close: emulator.close,
  };
}
