import type { Clock } from "../../deps.ts";
import { reasonOf } from "../../errors.ts";
import type { Switches } from "./switches.ts";
import type { Journal } from "../stand-in/journal.ts";
import { wait } from "../stand-in/journal.ts";

export interface Attempt {
  /** Undefined = no answer. */
  readonly status?: number;
  readonly failure?: string;
  readonly answer?: unknown;
}

export interface Delivery {
  readonly delivered: boolean;
  /** Kept back by the switch `hold`: nothing was sent yet. */
  readonly held?: true;
  readonly attempts: readonly Attempt[];
}

/** Posts the same body up to `attempts` times, until an answer passes; then `duplicates` times more. */
export async function deliver(
  call: {
    readonly url: string;
    readonly label: string;
    readonly body: unknown;
    readonly timeout: number;
    readonly attempts: number;
    readonly passes: (status: number) => boolean;
  },
  parts: { readonly clock: Clock; readonly journal: Journal; readonly switches: Switches },
): Promise<Delivery> {
  const { clock, journal, switches } = parts;
  const text = JSON.stringify(call.body);
  const attempts: Attempt[] = [];
  let delivered = false;
  while (!delivered && attempts.length < call.attempts) {
    if (attempts.length > 0 && switches.deliveryPause > 0) await wait(clock, switches.deliveryPause);
    attempts.push(await once());
    delivered = passed(attempts.at(-1));
  }
  const extra = delivered ? switches.duplicates : 0;
  for (let sent = 0; sent < extra; sent += 1) await once();
  return { delivered, attempts };

  function passed(attempt: Attempt | undefined): boolean {
    return attempt?.status !== undefined && call.passes(attempt.status);
  }

  async function once(): Promise<Attempt> {
    const attempt = await post(call.url, text, call.timeout, clock, switches.chunkPause);
    journal.add({
      what: "out",
      text: attempt.failure ? `${call.label}: ${attempt.failure}` : call.label,
      ...(attempt.status === undefined ? {} : { status: attempt.status }),
      body: call.body,
      ...(attempt.answer === undefined ? {} : { answer: attempt.answer }),
    });
    return attempt;
  }
}

/** One POST, given up after `timeout` milliseconds of `clock`. Never rejects. */
async function post(url: string, body: string, timeout: number, clock: Clock, chunkPause: number | null): Promise<Attempt> {
  const abort = new AbortController();
  const cancel = clock.after(timeout, () => abort.abort());
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      redirect: "manual",
      signal: abort.signal,
      ...(chunkPause === null ? { body } : { body: inHalves(body, chunkPause, clock), duplex: "half" as const }),
    });
    const text = await response.text();
    return { status: response.status, answer: parsed(text) };
  } catch (error) {
    if (abort.signal.aborted) return { failure: `no answer within ${timeout} ms` };
    const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
    return { failure: `no answer: ${reasonOf(cause)}` };
  } finally {
    cancel();
  }
}

async function* inHalves(text: string, pause: number, clock: Clock): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  yield bytes.subarray(0, bytes.length >> 1);
  if (pause > 0) await wait(clock, pause);
  yield bytes.subarray(bytes.length >> 1);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
