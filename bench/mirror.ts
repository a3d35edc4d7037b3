import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { BOT_TOKEN, freePort, listening, startGateway } from "../test/e2e/gateway.ts";
import type { Bench } from "./run.ts";
import { forkPart, inTurns, median, medianOf, next, round, stopAll } from "./webhook.ts";
import type { Sample, Variant } from "./webhook.ts";
import type { PeersReady } from "./webhook-peers.ts";

const SECRET = "bench-secret-token-1f0c5e9b7a48";
const TOKEN = "5000000001:AAbenchBENCHbenchBENCHbenchBENCHben";

/**
 * What does live mirroring cost? A Telegram message goes to the bot and its answer back, once with every line shown to
 * LiveTex and once without. Both gateways run side by side and take turns.
 */
export const bench: Bench = {
  defaults: { seconds: "2.5", rounds: "5", concurrency: "32", dir: tmpdir() },
  async run(options, progress) {
    const folder = mkdtempSync(join(options["dir"] ?? tmpdir(), "leadgate-bench-"));
    const peers = forkPart("webhook-peers.ts");
    const load = forkPart("webhook-load.ts");
    const ready = await next<PeersReady>(peers);
    const variants: Variant[] = [];
    try {
      for (const name of ["mirrored", "plain"]) {
        const port = await freePort();
        const running = startGateway(writeSite(join(folder, name), port, `http://127.0.0.1:${ready.http}`, name === "mirrored"));
        variants.push({ name, ports: [port], processes: [running] });
        if (!(await listening(port, 15_000))) throw new Error(`${name} does not listen:\n${running.lines().join("\n")}`);
      }
      const messenger = { kind: "telegram", secret: SECRET } as const;
      const target = { path: "/hooks/telegram/updates", messenger, stream: ready.stream };
      const results = await inTurns({ variants, load, options, progress }, target);
      const [mirrored = [], plain = []] = [results.get("mirrored"), results.get("plain")];
      const ratio = (of: (sample: Sample) => number) =>
        round(median(mirrored.map((sample, index) => of(sample) / of(plain[index] ?? sample))), 3);
      return {
        // Two more calls and their commits for each exchange.
        exchangesRatio: ratio((sample) => sample.perSecond),
        cpuRatio: ratio((sample) => sample.cpuMicroseconds),
        mirrored: medianOf(mirrored),
        plain: medianOf(plain),
        concurrency: Number(options["concurrency"]),
        node: process.version,
        cores: cpus().length,
      };
    } finally {
      await stopAll(variants);
      peers.kill("SIGKILL");
      load.kill("SIGKILL");
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

function writeSite(
  folder: string,
  port: number,
  peers: string,
  mirrored: boolean,
): { config: string } & Parameters<typeof startGateway>[0] {
  mkdirSync(folder, { recursive: true });
  const config = join(folder, "gateway.yaml");
  const livetex = `
  livetex:
    provider: livetex
    headers: { bot: "🤖 Бот", lead: "👤 Клиент" }
    settings: { token: BENCH, baseUrl: "${peers}" }`;
  writeFileSync(
    config,
    `version: 1
server: { listen: "127.0.0.1:${port}", publicUrl: "http://127.0.0.1:${port}", secret: 6d1f0c5e9b7a48d2a3c4e5f60718293a }
storage: { driver: sqlite, path: "${join(folder, "data", "leadgate.db")}" }
bindings:
  shop-bot:
    provider: http-bot
    settings: { url: "${peers}/bot", token: ${BOT_TOKEN} }
  telegram:
    provider: telegram
    settings: { token: "${TOKEN}", secretToken: ${SECRET}, baseUrl: "${peers}" }${mirrored ? livetex : ""}
routing:
  - name: everyone
    bot: shop-bot${mirrored ? "\n    desk: livetex" : ""}
`,
  );
  return { folder, port, config, botUrl: `${peers}/bot`, jivoUrl: peers };
}
