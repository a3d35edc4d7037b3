import { startJivoEmulator } from "../../src/emulators/jivo.ts";
import type { JivoEmulator } from "../../src/emulators/jivo.ts";
import type { Switches } from "../../src/emulators/jivo/switches.ts";
import { manualClock } from "../delivery/engine-world.ts";
import { JIVO_PROVIDER_ID, JIVO_TOKEN } from "./jivo.ts";
import { createSite, portOf, publicUrl, standIn, waitingReally, yamlOfSite } from "./site.ts";
import type { Places, Site } from "./site.ts";

export type JivoPlaces = Places & { readonly jivoUrl: string };

/** A gateway between Jivo's emulator and a bot; the lead is 50418. */
export interface JivoWorld extends Site {
  readonly places: JivoPlaces;
  readonly jivo: JivoEmulator["control"];
  /** The complete addresses that Jivo calls. */
  readonly botHook: string;
  crmHook(): string;
  /** The gateway's next answers are lost on their way: the connection breaks instead. */
  loseAnswers(count: number): void;
  /** What was posted to Jivo: "BOT_MESSAGE: text", "INVITE_AGENT" …, refused ones too. */
  calls(): { readonly event: string; readonly id: string; readonly text: string; readonly status: number | undefined }[];
  /** What the lead sees: "bot: text". */
  screen(client?: string): string[];
}

/** gateway.yaml for one Jivo channel. `jivo` are further lines of its binding, `bindings` further bindings. */
export function yamlOf(places: JivoPlaces, more: { jivo?: string; bindings?: string; desk?: string; rest?: string } = {}): string {
  const jivo = `  jivo:
    provider: jivo
${indented(4, more.jivo ?? "inlineButtons: true")}
    settings:
      token: ${JIVO_TOKEN}
      providerId: ${JIVO_PROVIDER_ID}
      baseUrl: ${places.jivoUrl}
      visitorNumberIsClientId: true
${indented(2, more.bindings ?? "")}`;
  return yamlOfSite(places, jivo, more);
}

export async function createJivoWorld(
  options: { switches?: Partial<Switches>; yaml?: (places: JivoPlaces) => string } = {},
): Promise<JivoWorld> {
  const clock = manualClock();
  const emulator = await startJivoEmulator({
    gateway: `${await publicUrl()}/hooks/jivo`,
    token: JIVO_TOKEN,
    providerId: JIVO_PROVIDER_ID,
    port: await portOf("jivo"),
    clock: waitingReally(clock),
    ...(options.switches ? { switches: options.switches } : {}),
  });
  const jivo = emulator.control;
  const site = await createSite({
    clock,
    channel: "jivo",
    lead: "50418",
    neighbours: [standIn(emulator)],
    yaml: (places) => (options.yaml ?? yamlOf)({ ...places, jivoUrl: emulator.url }),
  });
  let losing = 0;
  site.front((_, response) => {
    if (losing > 0) {
      losing -= 1;
      response.writeHead = () => response.destroy();
    }
    return false;
  });
  const crmHook = () => `${site.binding().hookUrl}/crm/${site.binding().webhookKey}`;
  jivo.setCrmUrl(crmHook());
  return {
    ...site,
    places: { ...site.places, jivoUrl: emulator.url },
    jivo,
    botHook: `${site.binding().hookUrl}/bot/${JIVO_TOKEN}`,
    crmHook,
    loseAnswers(count) {
      losing += count;
    },
    calls: () =>
      jivo.journal.lines.flatMap((line) => {
        const body = line.what === "in" ? (line.body as Record<string, unknown>) : undefined;
        if (!body || typeof body !== "object") return [];
        const text = (body["message"] as { text?: string } | undefined)?.text ?? "";
        return [{ event: String(body["event"]), id: String(body["id"]), text, status: line.status }];
      }),
    screen: (client = "50418") => jivo.transcript(client).map((line) => `${line.by}: ${line.text}`),
  };
}

function indented(by: number, text: string): string {
  return text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => " ".repeat(by) + line)
    .join("\n");
}
