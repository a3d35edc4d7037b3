import { startWebimEmulator } from "../../src/emulators/webim.ts";
import type { WebimEmulator } from "../../src/emulators/webim.ts";
import type { Switches } from "../../src/emulators/webim/switches.ts";
import { manualClock } from "../delivery/engine-world.ts";
import { call, callsOf, createSite, portOf, standIn, waitingReally, yamlOfSite } from "./site.ts";
import type { Site } from "./site.ts";

const WEBIM_TOKEN = "5e884898da28047151d0e56f8dc62927";
export const VISITOR = "7c1e0b9a4f6d4a52b3d0c8e1f2a39b47";

/** A gateway between Webim's emulator and a bot; the lead is VISITOR. */
export interface WebimWorld extends Omit<Site, "post"> {
  readonly webim: WebimEmulator["control"];
  /** The address that Webim calls. */
  readonly hook: string;
  /** To that address. */
  post(query: string, body: unknown, init?: { method?: string; type?: string }): Promise<{ status: number; json: unknown }>;
  /** What was posted to Webim: "send_message keyboard", "redirect_chat" …, refused ones too. */
  calls(): ReturnType<typeof callsOf>;
  /** What the visitor sees of all chats: "bot: text", "operator: text", "visitor: text". */
  screen(): string[];
  /** What the bot heard, but for what was learnt of the lead: that may come at any time. */
  heard(): string[];
}

export async function createWebimWorld(
  options: {
    switches?: Partial<Switches>;
    /** Lines of the binding, of its settings, of the file. */
    binding?: string;
    settings?: string;
    rest?: string;
    handlers?: boolean;
    /** The administrator's, as the account knows it. */
    password?: string;
    host?: string;
  } = {},
): Promise<WebimWorld> {
  const clock = manualClock();
  const emulator = await startWebimEmulator({
    token: WEBIM_TOKEN,
    login: "admin@shop.example",
    password: options.password ?? "secret",
    port: await portOf("webim"),
    clock: waitingReally(clock),
    switches: { closedByOperatorTimeout: null, ...options.switches },
  });
  const webim = emulator.control;
  const bindings = `  webim:
    provider: webim
    ${options.binding ?? "inlineButtons: true"}
    settings:
      host: ${options.host ?? "metabot3.webim.ru"}
      baseUrl: ${emulator.url}
      token: ${WEBIM_TOKEN}
      operatorDepartment: operatory
      ${options.settings ?? "login: admin@shop.example\n      password: secret\n      botOperator: 192162"}`;
  const site = await createSite({
    clock,
    channel: "webim",
    lead: VISITOR,
    neighbours: [standIn(emulator)],
    yaml: (places) => yamlOfSite(places, bindings, options),
  });
  const hook = `${site.binding().hookUrl}/${site.binding().webhookKey}`;
  webim.setUrl(hook, options.handlers ?? true);
  return {
    ...site,
    webim,
    hook,
    async post(query, body, { method = "POST", type = "application/json" } = {}) {
      const sent = method === "GET" ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) };
      const { status, json } = await call(`${hook}${query}`, { method, headers: { "content-type": type }, ...sent });
      return { status, json };
    },
    calls: () => callsOf(webim.journal, /^(send_message|redirect_chat|close_chat)/),
    screen: () => webim.messages(VISITOR).map(lineOf),
    heard: () => site.heard().filter((type) => type !== "lead.updated"),
  };
}

function lineOf({ kind, text, data, buttons, operatorId }: ReturnType<WebimEmulator["control"]["messages"]>[number]): string {
  const by = kind === "info" ? "info" : operatorId === undefined ? "visitor" : operatorId === 192162 ? "bot" : "operator";
  if (buttons) return `${by}: ${buttons.map((row) => row.map((button) => `[${button.text}]`).join(" ")).join(" / ")}`;
  return `${by}: ${text ?? JSON.stringify(data)}`;
}
