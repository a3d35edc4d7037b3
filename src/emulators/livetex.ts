import { randomUUID } from "node:crypto";
import { H3 } from "h3";
import type { H3Event } from "h3";
import { ACTS, VIEWS, createControl } from "./livetex/control.ts";
import type { Control } from "./livetex/control.ts";
import { createAllFaults } from "./livetex/faults.ts";
import type { RequestFault } from "./livetex/faults.ts";
import { createLife } from "./livetex/life.ts";
import { checkRequest } from "./livetex/messaging-api.ts";
import { createPoint } from "./livetex/point.ts";
import { DEFAULT_SWITCHES } from "./livetex/switches.ts";
import type { Switches } from "./livetex/switches.ts";
import { createSender } from "./livetex/webhooks.ts";
import { PROXY_PAGE, afterAnswer, controlApi, cut, listenOn, readObject, readText, systemClock } from "./stand-in/http.ts";
import { createJournal, wait } from "./stand-in/journal.ts";
import type { StandIn, StandInOptions } from "./stand-in/options.ts";

export interface LivetexOptions extends StandInOptions<Switches> {
  /** The contact point's «Ключ доступа». */
  readonly key: string;
  readonly newId?: () => string;
}

export type LivetexEmulator = StandIn<Control>;

const CODES: Readonly<Record<number, readonly [code: number, message: string]>> = {
  401: [2, "Authentication key is not valid"],
  403: [8, "Forbidden method for your account"],
  500: [7, "Internal server error"],
};

/** A stand-in for one contact point of LiveTex's Messaging API, and a control API under /control/. */
export async function startLivetexEmulator(options: LivetexOptions): Promise<LivetexEmulator> {
  const clock = options.clock ?? systemClock;
  const { key, newId = randomUUID } = options;
  const point = createPoint();
  const journal = createJournal(clock);
  const faults = createAllFaults();
  const switches = { current: { ...DEFAULT_SWITCHES, ...options.switches } };
  const sender = createSender({ point, clock, journal, switches: () => switches.current, faults: faults.webhooks });
  const life = createLife({ point, clock, journal, newId, switches: () => switches.current, sender });

  const app = new H3();
  const control = createControl({ life, point, journal, faults, switches, sender });
  controlApi(app, control, ACTS, VIEWS);
  app.all("/**", (event) => api(event));
  const server = await listenOn(app, options);

  return {
    url: server.url,
    control,
    async close() {
      life.stop();
      sender.stop();
      await server.close();
    },
  };

  /** POST /<version>/<method>?key=…, and everything that is not that. */
  async function api(event: H3Event): Promise<Response> {
    const { pathname, searchParams } = new URL(event.req.url);
    const method = pathname.split("/").at(-1) ?? "";
    const text = await readText(event);
    const body = readObject(text) ?? text;
    const fault = faults.requests.take(method);
    if (fault?.delay) await wait(clock, fault.delay);
    if (fault?.reset) {
      journal.add({ what: "in", text: `${method}: cut off, nothing done`, body });
      return cut(event, true);
    }
    const failure = fault && failed(fault);
    if (failure) {
      journal.add({ what: "in", text: method, status: failure.status, body });
      return failure;
    }
    const checked = checkRequest(
      { verb: event.req.method, path: pathname, key: searchParams.get("key"), text },
      { point, key, switches: switches.current },
    );
    if ("refusal" in checked) {
      const { status, code, message } = checked.refusal;
      return answer(status, { success: false, error_code: code, error_message: message });
    }
    const done = life.apply(checked);
    // What a request causes is told once its answer is through, or lost.
    afterAnswer(event, () => void done.after());
    if (!fault?.loseAnswer) return answer(200, { success: true, ...done.answer });
    journal.add({ what: "in", text: `${method}: done, the answer lost`, body });
    return cut(event, true);

    function answer(status: number, json: unknown): Response {
      journal.add({ what: "in", text: method, status, body, answer: json });
      return Response.json(json, { status, headers: { "content-type": "application/json; charset=utf-8" } });
    }
  }
}

function failed({ status, page, garbage }: RequestFault): Response | undefined {
  if (garbage) return new Response("OK", { status: 200, headers: { "content-type": "text/plain" } });
  const [code, message] = CODES[status ?? 0] ?? [];
  if (code !== undefined && !page)
    return Response.json({ success: false, error_code: code, error_message: message }, { status: status ?? 500 });
  if (status === undefined && !page) return undefined;
  return new Response(PROXY_PAGE, { status: status ?? 200, headers: { "content-type": "text/html" } });
}

/** For `leadgate emulate livetex`: options are texts, as typed. */
export async function runLivetexEmulator(options: Readonly<Record<string, string | undefined>>) {
  const { key = "", port = "0", host, insecure } = options;
  const emulator = await startLivetexEmulator({
    key,
    port: Number(port),
    switches: { insecure: insecure !== "no" },
    ...(host === undefined ? {} : { host }),
  });
  const curl = (act: string, input: string) => `curl ${emulator.url}/control/${act} -d '${input}'`;
  return {
    url: emulator.url,
    about: [
      `LiveTex's Messaging API: ${emulator.url} (settings.baseUrl of the binding)`,
      "Tell it where the gateway is: leadgate setup <binding> register",
      `What an operator sees:   curl '${emulator.url}/control/dialog?user=<lead>' (all leads: ${emulator.url}/control/state)`,
      `An operator reads:       ${curl("open", '{"user":"<lead>"}')}`,
      `… answers:               ${curl("say", '{"user":"<lead>","text":"Добрый день"}')}`,
      `… closes:                ${curl("close", '{"user":"<lead>"}')}`,
      `… goes offline:          ${curl("status", '{"employee":"10000087","status":"offline"}')}`,
      `All acts: ${Object.keys(ACTS).join(", ")}; views: ${Object.keys(VIEWS).join(", ")}`,
    ],
    close: emulator.close,
  };
}
