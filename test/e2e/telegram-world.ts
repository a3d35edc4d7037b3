import { v7 } from "uuid";
import { startLivetexEmulator } from "../../src/emulators/livetex.ts";
import type { LivetexEmulator } from "../../src/emulators/livetex.ts";
import { startTelegramEmulator } from "../../src/emulators/telegram.ts";
import type { TelegramEmulator } from "../../src/emulators/telegram.ts";
import type { Shown } from "../../src/emulators/telegram/account.ts";
import type { Switches } from "../../src/emulators/telegram/switches.ts";
import { manualClock } from "../delivery/engine-world.ts";
import type { ManualClock } from "../delivery/engine-world.ts";
import { OWN_PROVIDERS, callsOf, createSite, portOf, standIn, yamlOfSite } from "./site.ts";
import type { Neighbour, Site } from "./site.ts";

const DESK_KEY = "counter-key-5512";
export const TELEGRAM_TOKEN = "7100200300:AAFs3cret_of-the-shop";
export const IVAN = 3527065;

/** A binding of role desk that every lead may be handed to. */
export interface Desk {
  readonly id: string;
  /** Its entry in gateway.yaml, one line each. */
  readonly binding: readonly string[];
  readonly neighbour?: Neighbour;
}

/** The desk of the tests' own, listening there. */
export const counterAt = (url: string): Desk => ({
  id: "counter",
  binding: ["provider: counter", `settings: { url: "${url}", key: ${DESK_KEY} }`],
});

/** LiveTex's emulator as the desk; `headers` of its binding. */
export async function livetexDesk(clock: ManualClock, headers: string): Promise<Desk & { livetex: LivetexEmulator["control"] }> {
  const key = "0f8c2b7e-livetex-key";
  const emulator = await startLivetexEmulator({
    key,
    port: await portOf("livetex"),
    clock,
    switches: { insecure: true, pace: 0.001 },
  });
  return {
    id: "livetex",
    binding: ["provider: livetex", `headers: ${headers}`, `settings: { token: ${key}, baseUrl: "${emulator.url}" }`],
    neighbour: standIn(emulator, emulator.control.pending),
    livetex: emulator.control,
  };
}

/** What stands between whatever speaks the Bot API and a bot; the lead is IVAN. */
export interface ChannelWorld extends Site {
  /** The address that the messenger calls. */
  readonly hook: string;
  /** The desk of the tests' own reports this event. */
  desk(event: Readonly<Record<string, unknown>>): Promise<void>;
}

export interface ChannelOptions {
  /** Further lines of the binding, of its settings, of the file. */
  readonly binding?: string;
  readonly settings?: string;
  readonly rest?: string;
  readonly desk?: Desk;
  readonly clock?: ManualClock;
}

/** `neighbour` answers there as the Bot API. */
export async function createChannelWorld(baseUrl: string, neighbour: Neighbour, options: ChannelOptions = {}): Promise<ChannelWorld> {
  const { desk } = options;
  const bindings = `  telegram:
    provider: telegram
    ${options.binding ?? "inlineButtons: true"}
    settings:
      token: ${TELEGRAM_TOKEN}
      baseUrl: ${baseUrl}
      ${options.settings ?? ""}
${desk ? [`  ${desk.id}:`, ...desk.binding.map((text) => `    ${text}`)].join("\n") : ""}`;
  const rest = `providers: ["${OWN_PROVIDERS}"]\n${options.rest ?? ""}`;
  const site = await createSite({
    clock: options.clock ?? manualClock(),
    channel: "telegram",
    lead: String(IVAN),
    neighbours: [neighbour, ...(desk?.neighbour ? [desk.neighbour] : [])],
    yaml: (places) => yamlOfSite(places, bindings, { rest, ...(desk ? { desk: desk.id } : {}) }),
  });
  return {
    ...site,
    hook: `${site.binding().hookUrl}/updates`,
    async desk(event) {
      const { status } = await site.post(`${site.binding("counter").hookUrl}/in/${DESK_KEY}`, { id: v7(), event });
      if (status !== 200) throw new Error(`the desk was answered ${status}`);
      await site.settle();
    },
  };
}

export interface TelegramWorld extends ChannelWorld {
  readonly telegram: TelegramEmulator["control"];
  /** What stands in the chat: "bot: text [A] / [B]", "lead: text". */
  screen(chat?: number): string[];
  /** What was asked of Telegram, refused ones too. */
  calls(): ReturnType<typeof callsOf>;
}

/** With the stand-in on the other side, the webhook registered. Ivan has an account there, and has not written yet. */
export async function createTelegramWorld(options: ChannelOptions & { switches?: Partial<Switches> } = {}): Promise<TelegramWorld> {
  const clock = options.clock ?? manualClock();
  const emulator = await startTelegramEmulator({
    token: TELEGRAM_TOKEN,
    port: await portOf("telegram"),
    clock,
    switches: { httpWebhooks: true, ...options.switches },
  });
  const telegram = emulator.control;
  const world = await createChannelWorld(emulator.url, standIn(emulator, telegram.sending), { ...options, clock });
  const registered = await world.setup("register");
  if (!registered.ok) throw new Error(JSON.stringify(registered));
  telegram.addPerson({ id: IVAN, firstName: "Иван", lastName: "П", username: "ivanp", language: "ru" });
  telegram.journal.clear();
  return {
    ...world,
    telegram,
    screen: (chat = IVAN) => telegram.screen(chat).map(lineOf),
    calls: () => callsOf(telegram.journal, /^(send|answer|edit)/),
  };
}

function lineOf({ by, text, media, location, contact, inline }: Shown): string {
  const said = [
    ...(media ? [`<${media.kind} ${media.source}>`] : []),
    ...(location ? [`<${location.latitude}, ${location.longitude}>`] : []),
    ...(contact ? [`<${contact.first_name} ${contact.phone_number}>`] : []),
    ...(text === undefined ? [] : [text]),
    ...(inline ? [inline.map((row) => row.map((button) => `[${button.text}]`).join(" ")).join(" / ")] : []),
  ];
  return `${by}: ${said.join(" ")}`;
}
