import { startLivetexEmulator } from "../../src/emulators/livetex.ts";
import type { LivetexEmulator } from "../../src/emulators/livetex.ts";
import type { Seen } from "../../src/emulators/livetex/control.ts";
import type { Switches } from "../../src/emulators/livetex/switches.ts";
import { manualClock } from "../delivery/engine-world.ts";
import { startPeer } from "./peers.ts";
import type { Peer } from "./peers.ts";
import { OWN_PROVIDERS, callsOf, createSite, portOf, standIn, waitingReally, yamlOfSite } from "./site.ts";
import type { Site } from "./site.ts";

const KEY = "kq3v9d27b5e4c0f";

/** A gateway between a messenger of the tests' own, LiveTex's emulator and a bot; the lead is mariya. */
export interface LivetexWorld extends Site {
  /** What the lead's messenger is told to show. */
  readonly messenger: Peer;
  readonly livetex: LivetexEmulator["control"];
  /** The address that LiveTex calls, and its own. */
  readonly hook: string;
  readonly url: string;
  /** The lead writes (a text), presses or sends (a message); resolves when all is quiet. */
  says(message: string | Readonly<Record<string, unknown>>, from?: string, channel?: "mobile" | "site"): Promise<void>;
  /** The gateway's entrance answers 503, as behind a proxy while it is deployed. */
  down(on: boolean): void;
  /** What the lead sees: "text", "[caption]", "<address of a file>". */
  screen(lead?: string): string[];
  /** What the operator sees of the lead. */
  desk(lead?: string): Promise<Seen>;
  /** The id that LiveTex knows the lead by. */
  user(lead?: string): Promise<string>;
  /** Our requests: "sendText", "selectDestination" …, without those that only ask. */
  calls(): ReturnType<typeof callsOf>;
}

export interface LivetexWorldOptions {
  readonly switches?: Partial<Switches>;
  readonly headers?: string;
  /** Further lines of the binding. */
  readonly binding?: string;
  readonly settings?: string;
  readonly rest?: string;
  /** false = LiveTex does not know the gateway yet. */
  readonly registered?: boolean;
}

export async function createLivetexWorld(options: LivetexWorldOptions = {}): Promise<LivetexWorld> {
  const clock = manualClock();
  const messenger = await startPeer(await portOf("messenger"));
  const emulator = await startLivetexEmulator({
    key: KEY,
    port: await portOf("livetex"),
    clock: waitingReally(clock),
    // A thousand times shorter than LiveTex's own.
    switches: { insecure: true, pace: 0.001, ...options.switches },
  });
  const livetex = emulator.control;
  const bindings = `  mobile:
    provider: pigeon
    inlineButtons: true
    settings: { url: "${messenger.url}" }
  site:
    provider: pigeon
    settings: { url: "${messenger.url}", messenger: widget }
  livetex:
    provider: livetex
    headers: ${options.headers ?? '{ bot: "🤖 Бот", lead: "👤 Клиент" }'}
    ${options.binding ?? ""}
    settings:
      token: ${KEY}
      baseUrl: ${emulator.url}
      ${options.settings ?? ""}`;
  const site = await createSite({
    clock,
    channel: "mobile",
    lead: "mariya",
    neighbours: [messenger, standIn(emulator, livetex.pending)],
    yaml: (places) => yamlOfSite(places, bindings, { desk: "livetex", rest: `providers: ["${OWN_PROVIDERS}"]\n${options.rest ?? ""}` }),
  });
  let messages = 0;
  let down = false;
  site.front((_, response) => {
    if (down) response.writeHead(503).end();
    return down;
  });
  const user = async (lead?: string) => (await site.leadOf(lead)).lead.id;
  if (options.registered !== false) {
    const report = await site.setup("register", "livetex");
    if (!report.ok) throw new Error(JSON.stringify(report));
    livetex.journal.clear();
  }
  return {
    ...site,
    messenger,
    livetex,
    hook: `${site.binding("livetex").hookUrl}/events`,
    url: emulator.url,
    async says(message, from = "mariya", channel = "mobile") {
      messages += 1;
      const { hookUrl, webhookKey } = site.binding(channel);
      const { status, text } = await site.post(`${hookUrl}/${webhookKey}`, {
        id: `m-${messages}`,
        from,
        name: "Мария Иванова",
        message: typeof message === "string" ? { kind: "text", text: message } : message,
      });
      if (status !== 200) throw new Error(`the gateway answers ${status}: ${text}`);
      await site.settle();
    },
    down(on) {
      down = on;
    },
    setup: (action, binding = "livetex") => site.setup(action, binding),
    screen: (lead = "mariya") =>
      messenger.heard.filter(({ body }) => body["to"] === lead).map(({ body }) => lineOf(body["message"] as Shown)),
    desk: async (lead) => livetex.seen(await user(lead)),
    user,
    calls: () => callsOf(livetex.journal, /^(sendText|sendFile|selectDestination)$/),
  };
}

interface Shown {
  readonly text?: string;
  readonly buttons?: readonly (readonly { readonly caption: string }[])[];
  readonly attachments?: readonly { readonly url: string }[];
}

function lineOf({ text, buttons, attachments }: Shown): string {
  const menu = buttons?.flat().map(({ caption }) => `[${caption}]`) ?? [];
  return [text, ...menu, ...(attachments ?? []).map(({ url }) => `<${url}>`)].filter((part) => part !== undefined).join(" ");
}
