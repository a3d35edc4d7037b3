import { listening, pause, ready, type Running } from "../e2e/gateway.ts";

/** Milliseconds. */
const STOP_LIMIT = 15_000;

/** Keeps one gateway running: starts it, kills it at random moments, starts it again. */
export function superviseGateway(start: () => Running, port: number, random: () => number, saysReady: boolean) {
  const kills: number[] = [];
  const frozen: number[] = [];
  const starts: number[] = [];
  const crashes: string[] = [];
  let stops = 0;
  let current: Running | undefined;
  let becameReady: Promise<unknown> = Promise.resolve();
  let asked = false;

  function spawnNext(): void {
    asked = false;
    const began = Date.now();
    const running = start();
    current = running;
    becameReady = saysReady ? ready(running) : Promise.resolve();
    becameReady.catch(() => {}); // who waits for it hears of it; the others need not
    void running.exited.then(({ code, signal }) => {
      if (!asked) crashes.push(`the gateway ended by itself (code ${code}, ${signal}): ${running.lines().slice(-5).join(" | ")}`);
    });
    void listening(port, 10_000, () => running !== current).then((ok) => {
      if (ok && running === current && !asked) starts.push(Date.now() - began);
    });
  }

  async function up(): Promise<void> {
    if (await listening(port, 30_000, () => crashes.length > 0)) return void (await becameReady);
    throw new Error(`the gateway does not listen on ${port}: ${crashes.join("") || current?.lines().slice(-20).join("\n")}`);
  }

  async function kill(): Promise<void> {
    const running = current;
    if (running === undefined) return;
    asked = true;
    kills.push(Date.now());
    running.child.kill("SIGKILL");
    await running.exited;
    current = undefined;
  }

  /** Asks it to stop; what does not within 15 s is a finding. */
  async function stop(): Promise<void> {
    const running = current;
    if (running === undefined) return;
    asked = true;
    stops += 1;
    running.child.kill("SIGTERM");
    const ended = await Promise.race([running.exited, pause(STOP_LIMIT)]);
    if (ended === undefined) {
      crashes.push(`the gateway did not stop within ${STOP_LIMIT} ms of SIGTERM: ${running.lines().slice(-5).join(" | ")}`);
      return kill();
    }
    if (ended.code !== 0) crashes.push(`the gateway ended with code ${ended.code} (${ended.signal}) after SIGTERM`);
    current = undefined;
  }

  return {
    kills,
    starts,
    crashes,
    stops: () => stops,
    async begin() {
      spawnNext();
      await up();
    },
    /** Waits, ends it, starts it again. One in six kills comes while it is still starting. Whether it was killed. */
    async endOnce(graceful: number): Promise<boolean> {
      const politely = random() < graceful;
      if (!politely && random() < 1 / 6) await pause(random() * 400);
      else {
        await up();
        await pause(random() * 600);
      }
      await (politely ? stop() : kill());
      spawnNext();
      return !politely;
    },
    up,
    /** Lets it stand still, as a paused machine does, and go on as if nothing had been. */
    async freeze(during: () => Promise<unknown>) {
      await up();
      const running = current;
      running?.child.kill("SIGSTOP");
      frozen.push(Date.now());
      try {
        await during();
      } finally {
        frozen.push(Date.now());
        running?.child.kill("SIGCONT");
      }
    },
    /** The moments at which it stood still, and at which it went on. */
    frozen,
    async end() {
      await kill();
    },
  };
}
