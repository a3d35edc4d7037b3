import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { createServer } from "node:net";
import type { AddressInfo, Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort, pause, ready, startGateway, WEBHOOK_PATH, writeSite } from "../test/e2e/gateway.ts";
import { clientMessage } from "../test/e2e/jivo.ts";
import { fillStore } from "./backlog.ts";
import type { Bench } from "./run.ts";

/**
 * How long does a webhook wait for its 200 while the provider takes every call and answers none, the bot refuses the
 * connection, and so many rows of inbox and outbox wait (half of them commands)? Webhooks come at a fixed rate, whether the
 * ones before were answered or not. SQLite, one process. `--rows 0 --rate 100000 --seconds 1` is a burst: all come at once.
 */
export const bench: Bench = {
  defaults: { seconds: "20", rate: "200", rows: "100000", dir: tmpdir(), profile: "" },
  async run(options, progress) {
    const folder = mkdtempSync(join(options["dir"] ?? tmpdir(), "leadgate-outage-"));
    const sockets = new Set<Socket>();
    const hanging = createServer((socket) => {
      sockets.add(socket.on("error", () => {}).on("close", () => sockets.delete(socket)));
      socket.resume();
    });
    await new Promise<void>((resolve) => hanging.listen(0, "127.0.0.1", resolve));
    const jivoUrl = `http://127.0.0.1:${(hanging.address() as AddressInfo).port}`;
    const port = await freePort();
    const site = writeSite({ folder, port, botUrl: "http://127.0.0.1:9/bot", jivoUrl, tries: 3 });
    appendFileSync(site.config, "limits: { backlog: 1000000 }\n"); // else so many waiting rows are refused any more
    mkdirSync(join(folder, "data"));
    const rows = Number(options["rows"]);
    const waiting = rows > 0 ? await fillStore(join(folder, "data", "leadgate.db"), rows) : 0;
    progress(`${waiting} rows wait`);
    const profile = options["profile"] ?? "";
    const gateway = await ready(startGateway(site, profile === "" ? {} : { nodeOptions: ["--cpu-prof", `--cpu-prof-dir=${profile}`] }));
    const agent = new Agent({ keepAlive: true, maxSockets: 256 });
    try {
      const rate = Number(options["rate"]);
      const total = rate * Number(options["seconds"]);
      const latencies: number[] = [];
      const answers: Record<string, number> = {};
      /** By the second in which they were due. */
      const worstOf: number[] = [];
      const began = performance.now();
      const posts: Promise<void>[] = [];
      for (let n = 0; n < total; n += 1) {
        const due = began + (n * 1_000) / rate;
        if (due > performance.now()) await pause(due - performance.now());
        // From when it should have gone out: a stall of this process must not hide one of the gateway's.
        const body = clientMessage({ id: `outage-${n}`, lead: n % 500, text: `Где мой заказ? ${n}`, at: Date.now() });
        posts.push(
          post(agent, port, body).then((status) => {
            const latency = performance.now() - due;
            latencies.push(latency);
            const second = Math.floor(n / rate);
            worstOf[second] = Math.max(worstOf[second] ?? 0, Math.round(latency));
            answers[status] = (answers[status] ?? 0) + 1;
          }),
        );
      }
      await Promise.all(posts);
      progress(`the slowest of each second: ${worstOf.join(", ")} ms`);
      const sorted = latencies.toSorted((one, other) => one - other);
      const at = (part: number) => Number((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0).toFixed(1));
      return {
        waitingRows: waiting,
        rate,
        answers,
        ackP50: at(0.5),
        ackP95: at(0.95),
        ackP99: at(0.99),
        ackMax: at(1),
        ...peakOf(gateway.child.pid),
        node: process.version,
      };
    } finally {
      agent.destroy();
      gateway.child.kill("SIGTERM");
      const timer = setTimeout(() => gateway.child.kill("SIGKILL"), 20_000);
      await gateway.exited;
      clearTimeout(timer);
      for (const socket of sockets) socket.destroy();
      hanging.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** The most memory that a process has had, where the system tells (Linux). */
function peakOf(pid: number | undefined): { peakMegabytes?: number } {
  const file = `/proc/${pid}/status`;
  const kilobytes = existsSync(file) ? /VmHWM:\s*(\d+)/.exec(readFileSync(file, "utf8"))?.[1] : undefined;
  return kilobytes === undefined ? {} : { peakMegabytes: Math.round(Number(kilobytes) / 1_024) };
}

function post(agent: Agent, port: number, body: string): Promise<number> {
  return new Promise((resolve) => {
    const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
    const call = request({ host: "127.0.0.1", port, path: WEBHOOK_PATH, method: "POST", headers, agent }, (response) => {
      response.resume().once("end", () => resolve(response.statusCode ?? 0));
    });
    call.once("error", () => resolve(0)).end(body);
  });
}
