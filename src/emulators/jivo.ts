import { randomUUID } from "node:crypto";
import { H3 } from "h3";
import type { H3Event } from "h3";
import { reasonOf } from "../errors.ts";
import { chatApi } from "./jivo/chat-api.ts";
import { checkRequest } from "./jivo/checks.ts";
import { ACTS, VIEWS, createControl } from "./jivo/control.ts";
import type { Control } from "./jivo/control.ts";
import { createLife } from "./jivo/life.ts";
import { createSite } from "./jivo/site.ts";
import { DEFAULT_SWITCHES } from "./jivo/switches.ts";
import type { Switches } from "./jivo/switches.ts";
import { createFaults } from "./stand-in/faults.ts";
import { afterAnswer, controlApi, cut, listenOn, readObject, readText, systemClock } from "./stand-in/http.ts";
import { createJournal, wait } from "./stand-in/journal.ts";
import type { StandIn, StandInOptions } from "./stand-in/options.ts";

export interface JivoOptions extends StandInOptions<Switches> {
  /** The binding's hook URL, "http://localhost:8080/hooks/jivo": events go to <gateway>/bot/<token>. */
  readonly gateway: string;
  readonly token: string;
  readonly providerId: string;
  /** The complete URL of CRM webhooks (`leadgate setup jivo show`); absent = not switched on in the channels. */
  readonly crmUrl?: string;
  readonly newId?: () => string;
}

export type JivoEmulator = StandIn<Control>;

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
  controlApi(app, control, ACTS, VIEWS);
  chatApi(app, site, journal, () => switches.current);

  const server = await listenOn(app, options);

  return {
    url: server.url,
    control,
    async close() {
      life.stop();
      await server.close();
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
