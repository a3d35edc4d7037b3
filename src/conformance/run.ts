import { takesLeadsOfOthers } from "../config/audience.ts";
import { loadDefinition } from "../config/definitions.ts";
import type { DefinitionFolder, FoundDefinitions } from "../config/definitions.ts";
import type { Finding, Provider } from "../mapping/provider.ts";
import { readConformance } from "./file.ts";
import { runScenario } from "./scenario.ts";
import type { Outcome } from "./scenario.ts";
import type { Side } from "./world.ts";

export interface PairReport extends Outcome {
  readonly channel: string;
  readonly desk: string;
  readonly bot: string;
}

export interface ConformanceReport {
  readonly pairs: readonly PairReport[];
  /** What is wrong with definitions and conformance files. */
  readonly findings: readonly Finding[];
}

interface Player extends Side {
  readonly provider: Provider;
}

/** Every channel × desk × bot that can work together; when `names` has some, the pairs that one of them is in. Never rejects. */
export async function runConformance(
  { folders, findings: before }: FoundDefinitions,
  shipped: string,
  names: readonly string[],
): Promise<ConformanceReport> {
  const findings: Finding[] = [...before];
  const players: Player[] = [];
  for (const folder of [...folders.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const { player, findings: wrong } = await readPlayer(folder);
    // What is wrong elsewhere is not asked for.
    if (names.length === 0 || names.includes(folder.name)) findings.push(...wrong);
    if (player) players.push(player);
  }
  const having = (role: Provider["roles"][number]) => players.filter(({ provider }) => provider.roles.includes(role));
  const pairs: PairReport[] = [];
  for (const channel of having("channel")) {
    for (const desk of having("desk")) {
      if (desk !== channel && !takesLeadsOfOthers(desk.provider)) continue;
      for (const bot of having("bot")) {
        const three = [channel, desk, bot].map(({ folder }) => folder.name);
        if (names.length > 0 && !three.some((name) => names.includes(name))) continue;
        const [channelName = "", deskName = "", botName = ""] = three;
        pairs.push({ channel: channelName, desk: deskName, bot: botName, ...(await runScenario({ channel, desk, bot }, shipped)) });
      }
    }
  }
  return { pairs, findings };
}

async function readPlayer(folder: DefinitionFolder): Promise<{ player?: Player; findings: readonly Finding[] }> {
  const { provider, findings } = await loadDefinition(folder, { examples: false });
  const { conformance, findings: wrong } = readConformance(folder);
  const all = [...findings, ...wrong];
  return provider && conformance ? { player: { folder, conformance, provider }, findings: all } : { findings: all };
}
