import type { Clock } from "../../deps.ts";
import { reasonOf } from "../../errors.ts";
import { ControlError, readObject } from "../stand-in/http.ts";
import type { Journal } from "../stand-in/journal.ts";
import type { Switches } from "./switches.ts";

export interface Webhook {
  readonly url: string;
  readonly secret?: string;
  readonly maxConnections: number;
  /** Undefined = the usual kinds. */
  readonly allowed?: readonly string[];
}

export interface Update {
  readonly id: number;
  readonly kind: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly at: number;
}

interface Lane {
  readonly updates: Update[];
  busy: boolean;
  failures: number;
  cancelWait?: () => void;
}

const MOST_PENDING = 1000;
/** Never sent unless asked for by name. */
const RARE: ReadonlySet<string> = new Set(["chat_member", "message_reaction", "message_reaction_count"]);

/**
 * Updates on their way to the webhook: one after the other per chat, the next only after the one before was answered
 * 2xx, chats side by side. A failed one is tried again at once, then after 2, 4, 8 … seconds, for a day.
 */
export function createSender(parts: {
  readonly clock: Clock;
  readonly journal: Journal;
  readonly switches: () => Switches;
  /** Does what an answer's body asks for ("method in the webhook's answer"). */
  readonly obey: (call: Readonly<Record<string, unknown>>) => void;
}) {
  const { clock, journal } = parts;
  const lanes = new Map<number, Lane>();
  let webhook: Webhook | undefined;
  let connections = 0;
  let nextId = 174114370;
  let lastError: { date: number; message: string } | undefined;

  return {
    /** Undefined when the webhook did not ask for such updates. */
    enqueue(chat: number, kind: string, payload: unknown): Update | undefined {
      if (webhook?.allowed ? !webhook.allowed.includes(kind) : RARE.has(kind)) return undefined;
      if (pending() >= MOST_PENDING) throw new ControlError(429, `${MOST_PENDING} updates wait for the webhook`);
      const id = nextId++;
      const extra = parts.switches().extraKeys ? { unheard_of: { since: "11.0" } } : {};
      const update: Update = { id, kind, body: { update_id: id, [kind]: payload, ...extra }, at: clock.now() };
      const lane = lanes.get(chat) ?? { updates: [], busy: false, failures: 0 };
      lanes.set(chat, lane);
      lane.updates.push(update);
      pump(lane);
      return update;
    },
    /** Any body at all, past the queue. */
    raw: (body: unknown) => post({ id: 0, kind: "raw", body: body as Update["body"], at: clock.now() }),
    get webhook() {
      return webhook;
    },
    setWebhook(next: Webhook | undefined, drop: boolean): void {
      webhook = next;
      lastError = undefined;
      for (const lane of lanes.values()) {
        if (drop) lane.updates.length = 0;
        lane.failures = 0;
        stopWaiting(lane);
        pump(lane);
      }
    },
    pending,
    /** Calls that are on their way now. */
    sending: () => connections,
    lastError: () => lastError,
    stop() {
      webhook = undefined;
      for (const lane of lanes.values()) stopWaiting(lane);
    },
  };

  function pending(): number {
    return [...lanes.values()].reduce((sum, lane) => sum + lane.updates.length, 0);
  }

  function stopWaiting(lane: Lane): void {
    lane.cancelWait?.();
    delete lane.cancelWait;
  }

  function pump(lane: Lane): void {
    const update = lane.updates[0];
    if (!update || lane.busy || lane.cancelWait || !webhook || connections >= webhook.maxConnections) return;
    lane.busy = true;
    connections += 1;
    void deliver(lane, update).finally(() => {
      lane.busy = false;
      connections -= 1;
      for (const each of lanes.values()) pump(each);
    });
  }

  async function deliver(lane: Lane, update: Update): Promise<void> {
    const { duplicates, expiry, longestWait } = parts.switches();
    const { failure, retryAfter } = await post(update);
    if (failure === undefined) {
      for (let sent = 0; sent < duplicates; sent += 1) await post(update);
      if (lane.updates[0] === update) lane.updates.shift();
      lane.failures = 0;
      return;
    }
    lastError = { date: Math.floor(clock.now() / 1000), message: failure };
    lane.failures += 1;
    if (clock.now() - update.at > expiry) {
      lane.updates.shift();
      lane.failures = 0;
      journal.add({ what: "note", text: `update ${update.id} expired` });
      return;
    }
    const wait = lane.failures === 1 ? (retryAfter ?? 0) : Math.min(1000 * 2 ** (lane.failures - 1), longestWait);
    if (wait === 0) return;
    lane.cancelWait = clock.after(wait, () => {
      delete lane.cancelWait;
      pump(lane);
    });
  }

  async function post(update: Update): Promise<{ status?: number; failure?: string; retryAfter?: number }> {
    if (!webhook) return { failure: "no webhook" };
    const { url, secret } = webhook;
    const abort = new AbortController();
    const cancel = clock.after(parts.switches().webhookTimeout, () => abort.abort());
    try {
      const response = await fetch(url, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          ...(secret === undefined ? {} : { "x-telegram-bot-api-secret-token": secret }),
        },
        redirect: "manual",
        signal: abort.signal,
        body: typeof update.body === "string" ? update.body : JSON.stringify(update.body),
      });
      const text = await response.text();
      const { status } = response;
      const call = readObject(text);
      journal.add({ what: "out", text: update.kind, status, body: update.body, answer: call ?? text });
      if (status < 200 || status > 299) {
        const asked = Number(response.headers.get("retry-after") ?? 0) * 1000;
        return {
          status,
          failure: `Wrong response from the webhook: ${status} ${response.statusText}`,
          ...(asked > 0 ? { retryAfter: Math.min(asked, 3_600_000) } : {}),
        };
      }
      if (typeof call?.["method"] === "string") parts.obey(call);
      return { status };
    } catch (error) {
      const failure = abort.signal.aborted
        ? "Read timeout expired"
        : `Connection failed: ${reasonOf(error instanceof Error && error.cause !== undefined ? error.cause : error)}`;
      journal.add({ what: "out", text: `${update.kind}: ${failure}`, body: update.body });
      return { failure };
    } finally {
      cancel();
    }
  }
}

export type Sender = ReturnType<typeof createSender>;
