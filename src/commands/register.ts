import type { Deps } from "../deps.ts";
import { reasonOf } from "../errors.ts";
import type { Binding } from "../mapping/provider.ts";
import type { Runtime } from "../mapping/runtime.ts";

const MINUTE = 60_000;
/** After each failure that may pass; the last one goes on. */
const PAUSES = [1, 2, 5, 10, 30, 60].map((minutes) => minutes * MINUTE);

/**
 * `setup: auto`: tells the providers our address. Nothing waits for it. While a provider is away it is tried again; what
 * it refuses is said, and `leadgate setup` repeats it.
 */
export function registration(deps: Deps): { follow(runtime: Runtime): void; stop(): void } {
  /** Of this configuration: what an older one began says nothing any more. */
  let waits = new Set<() => void>();

  async function tell(binding: Binding, failures: number, mine: typeof waits): Promise<void> {
    const report = await binding.provider.setup.register?.(binding, deps.send);
    if (!report || mine !== waits) return;
    const fields = { binding: binding.id, steps: report.steps.map((step) => `${step.name}: ${step.text}`) };
    if (report.ok) return deps.log[failures > 0 ? "warn" : "info"](fields, "registered at the provider");
    if (!report.passing)
      return deps.log.warn(fields, `not registered at the provider; repeat it with leadgate setup ${binding.id} register`);
    const pause = PAUSES[Math.min(failures, PAUSES.length - 1)] ?? MINUTE;
    deps.log.warn(
      fields,
      `not registered at the provider; it is tried again in ${pause / MINUTE} min, or with leadgate setup ${binding.id} register`,
    );
    const cancel = deps.clock.after(pause, () => {
      mine.delete(cancel);
      begin(binding, failures + 1, mine);
    });
    mine.add(cancel);
  }

  function begin(binding: Binding, failures: number, mine: typeof waits): void {
    tell(binding, failures, mine).catch((error: unknown) =>
      deps.log.error({ binding: binding.id, reason: reasonOf(error) }, "registration failed"),
    );
  }

  function stop(): void {
    for (const cancel of waits) cancel();
    waits = new Set();
  }

  return {
    follow(runtime) {
      stop();
      for (const { binding, setup } of runtime.bindings.values())
        if (setup === "auto" && binding.provider.setup.register) begin(binding, 0, waits);
    },
    stop,
  };
}
