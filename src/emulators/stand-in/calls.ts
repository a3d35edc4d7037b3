import type { Clock } from "../../deps.ts";
import { reasonOf } from "../../errors.ts";
import type { Journal } from "./journal.ts";

export interface Called {
  /** Undefined = no answer. */
  readonly status?: number;
  readonly failure?: string;
  readonly answer?: unknown;
}

/** One request to the gateway, given up after `timeout` milliseconds of the clock. Never rejects, never tried again. */
export async function call(
  request: {
    readonly url: string;
    readonly method: "POST" | "GET";
    readonly headers: Readonly<Record<string, string>>;
    /** null = none. */
    readonly body: unknown;
    readonly timeout: number;
    readonly label: string;
  },
  by: { readonly clock: Clock; readonly journal: Journal },
): Promise<Called> {
  const { url, method, headers, body, timeout, label } = request;
  const called = await attempt();
  by.journal.add({
    what: "out",
    text: called.failure ? `${label}: ${called.failure}` : label,
    ...(called.status === undefined ? {} : { status: called.status }),
    body,
    ...(called.answer === undefined ? {} : { answer: called.answer }),
  });
  return called;

  async function attempt(): Promise<Called> {
    const abort = new AbortController();
    const cancel = by.clock.after(timeout, () => abort.abort());
    try {
      const response = await fetch(url, {
        method,
        headers: body === null ? headers : { "content-type": "application/json", ...headers },
        redirect: "manual",
        signal: abort.signal,
        ...(method === "GET" ? {} : { body: body === null ? "" : JSON.stringify(body) }),
      });
      const text = await response.text();
      return { status: response.status, answer: parsed(text) };
    } catch (error) {
      if (abort.signal.aborted) return { failure: `no answer within ${timeout} ms` };
      return { failure: `no answer: ${reasonOf(error instanceof Error && error.cause !== undefined ? error.cause : error)}` };
    } finally {
      cancel();
    }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
