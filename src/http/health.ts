import type { Answer, Parts } from "./parts.ts";
import { json } from "./body.ts";
import { GatewayError, reasonOf } from "../errors.ts";

const PROBE_TIMEOUT = 2_000;
/** A probe is an fsync: one answers for everybody who asks within this time. */
const PROBE_FRESH = 1_000;

export function live(): Answer {
  return json(200, { status: "ok" });
}

/** Ready = the store takes a write and nobody told us to stop. Providers have no say: a broken one is not our restart. */
export function readiness(parts: Parts): () => Promise<Answer> {
  const { clock, log } = parts.deps;
  let last: { at: number; result: Promise<string | null> } | undefined;

  const probe = () => {
    const written = parts.store.probe().then(
      () => null,
      (error: unknown) => reasonOf(error),
    );
    return new Promise<string | null>((resolve) => {
      const cancel = clock.after(PROBE_TIMEOUT, () => resolve(`the store did not answer within ${PROBE_TIMEOUT} ms`));
      void written.then((reason) => {
        cancel();
        resolve(reason);
      });
    });
  };

  return async () => {
    if (parts.draining()) throw new GatewayError("store.unavailable", "the gateway is stopping");
    const now = clock.now();
    if (!last || now - last.at > PROBE_FRESH) last = { at: now, result: probe() };
    const reason = await last.result;
    if (reason === null) return json(200, { status: "ready" });
    log.error({ reason }, "not ready: the store refused a write");
    throw new GatewayError("store.unavailable", "the store refused a write; the log says why");
  };
}
