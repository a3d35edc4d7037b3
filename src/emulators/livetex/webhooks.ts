import type { Clock } from "../../deps.ts";
import { call } from "../stand-in/calls.ts";
import type { Called } from "../stand-in/calls.ts";
import type { Faults } from "../stand-in/faults.ts";
import type { Journal } from "../stand-in/journal.ts";
import { wait } from "../stand-in/journal.ts";
import type { WebhookFault } from "./faults.ts";
import type { Point } from "./point.ts";
import type { Switches } from "./switches.ts";

/** One event on its way to the gateway. */
export interface Outgoing {
  readonly type: string;
  /** Whose order it keeps; events without a user have one of their own. */
  readonly user: string;
  /** When it happened, milliseconds. */
  readonly at: number;
  readonly body: Readonly<Record<string, unknown>>;
}

interface Parts {
  readonly point: Point;
  readonly clock: Clock;
  readonly journal: Journal;
  readonly switches: () => Switches;
  readonly faults: Faults<WebhookFault>;
}

/** docs: https://livetex.github.io/messaging-api-v1.2/api/setWebhook/ (60 s, 24 h); the pauses are a guess. */
const TIMEOUT = 60_000;
const LONGEST = 24 * 60 * 60_000;
const PAUSES = [1_000, 5_000, 15_000, 60_000];
const LAST_PAUSE = 5 * 60_000;
const MOST = 1000;

/** Sends events as LiveTex does: taken is 200 and nothing else, whatever is not taken comes again for a day. */
export function createSender(parts: Parts) {
  const { point, clock, journal, switches, faults } = parts;
  const lanes = new Map<string, Promise<unknown>>();
  let kept: Outgoing[] = [];
  let held: Outgoing[] = [];
  let pending = 0;
  let stopped = false;

  return { send, flush, release, raw, pending: () => pending, stop: () => void (stopped = true) };

  /** Resolves when the first attempt is over, or at once when nothing can be sent yet. */
  async function send(event: Outgoing): Promise<void> {
    // Without a webhook events wait for one, but no longer than a day.
    if (point.webhook === undefined) kept = [...kept, event].slice(-MOST);
    else if (!point.webhook.types.includes(event.type)) return;
    else if (switches().holdWebhooks) held = [...held, event].slice(-MOST);
    else if (pending >= MOST) journal.add({ what: "note", text: `${MOST} events wait: ${event.type} is dropped` });
    else await dispatch(event);
  }

  async function flush(): Promise<void> {
    const waiting = kept.filter(({ at }) => clock.now() - at <= LONGEST);
    kept = [];
    for (const event of waiting) await send(event);
  }

  /** Sends what the switch `holdWebhooks` kept back, in the order in which it happened or the other way round. */
  async function release(order: "same" | "reversed"): Promise<void> {
    const waiting = order === "same" ? held : held.toReversed();
    held = [];
    for (const event of waiting) await dispatch(event);
  }

  async function dispatch(event: Outgoing): Promise<void> {
    pending += 1;
    let tried = (): void => {};
    const firstAttempt = new Promise<void>((resolve) => (tried = resolve));
    const ending = inLane(event.user, async () => {
      const taken = await attempt(event);
      tried();
      if (!taken && switches().headOfLine) await repeat(event);
      return taken || switches().headOfLine;
    });
    void ending.then((over) => (over ? undefined : repeat(event))).finally(() => (pending -= 1));
    await firstAttempt;
  }

  async function repeat(event: Outgoing): Promise<void> {
    const { pace } = switches();
    let age = clock.now() - event.at;
    for (let tries = 0; ; tries += 1) {
      const pause = PAUSES[tries] ?? LAST_PAUSE;
      age += pause;
      if (age > LONGEST) return journal.add({ what: "note", text: `${event.type} was never taken: dropped after 24 h`, body: event.body });
      await wait(clock, pause * pace);
      if (stopped || (await attempt(event))) return;
    }
  }

  async function attempt(event: Outgoing): Promise<boolean> {
    const fault = faults.take(event.type);
    const called = await post(event, fault);
    for (let more = fault?.duplicates ?? 0; more > 0; more -= 1) await post(event, undefined);
    if (fault?.ignoreAnswer) journal.add({ what: "note", text: `the answer to ${event.type} is lost` });
    return called.status === 200 && !fault?.ignoreAnswer;
  }

  function post(event: Outgoing, fault: WebhookFault | undefined): Promise<Called> {
    const { webhook } = point;
    const whole: Record<string, unknown> = { ...event.body, webhook_key: fault?.wrongKey ? "another-key" : (webhook?.key ?? "") };
    if (fault?.omit !== undefined) delete whole[fault.omit];
    return raw(whole, event.type);
  }

  /** Posts any body to the webhook's address, once. */
  function raw(body: unknown, label: string): Promise<Called> {
    const timeout = TIMEOUT * switches().pace;
    return call({ url: point.webhook?.url ?? "", method: "POST", headers: {}, body, timeout, label }, { clock, journal });
  }

  async function inLane<T>(lane: string, run: () => Promise<T>): Promise<T> {
    const mine = (lanes.get(lane) ?? Promise.resolve()).then(run);
    lanes.set(lane, mine);
    try {
      return await mine;
    } finally {
      if (lanes.get(lane) === mine) lanes.delete(lane);
    }
  }
}
