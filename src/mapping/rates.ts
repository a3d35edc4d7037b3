import { GatewayError } from "../errors.ts";
import { parseDuration } from "../schemas.ts";
import { isTrue } from "./compiler.ts";
import type { Compiler } from "./compiler.ts";
import type { Computed, RateFile } from "./definition-file.ts";
import type { Path } from "./findings.ts";
import type { Binding, BoundRate, Provider } from "./provider.ts";
import { viewOf } from "./binding-view.ts";

const OF_BINDING = { names: ["settings", "inlineButtons"] };
const OF_COMMAND = { names: ["command", "lead", "settings", "binding"] };

/** `rates` of a definition: what is computed is computed for a binding's settings, `when` for each command. */
export function compileRates(raw: readonly RateFile[], compiler: Compiler): NonNullable<Provider["resolveRates"]> {
  const rates = raw.map((file, index) => {
    const path: Path = ["rates", index];
    if (file.when !== undefined && file.by !== "lead")
      compiler.report({
        path: [...path, "when"],
        key: true,
        kind: "wrong.value",
        message: "`when` goes with `by: lead`: whatever is sent counts for the binding",
      });
    return {
      file,
      calls: compileNumber(file.calls, [...path, "calls"], compiler),
      burst: file.burst === undefined ? undefined : compileNumber(file.burst, [...path, "burst"], compiler),
      when: file.when === undefined ? undefined : compiler.expression(file.when, [...path, "when"], OF_COMMAND),
    };
  });
  return (about) =>
    rates.flatMap(({ file, calls, burst, when }, index): BoundRate[] => {
      const read = (key: "calls" | "burst", value: unknown): number => {
        if (typeof value === "number" && value >= (key === "burst" ? 1 : Number.MIN_VALUE) && value <= MOST) return value;
        throw new GatewayError(
          "mapping.failed",
          `rates.${index}.${key}: expected a number up to ${MOST}, at least ${key === "burst" ? 1 : "above 0"}`,
        );
      };
      const given = calls(about);
      if (given === undefined || given === null) return [];
      const allowed = read("calls", given);
      return [
        {
          by: file.by,
          interval: (parseDuration(file.per ?? "") ?? 1_000) / allowed,
          burst: burst ? read("burst", burst(about)) : Math.max(1, allowed),
          counts: (binding, command, lead) => !when || counts(when, binding, { command, lead }),
        },
      ];
    });
}

const MOST = 100_000;

type Evaluated = { evaluate(input: Readonly<Record<string, unknown>>): unknown };

/** One that fails counts: rather too slow than refused. */
function counts(when: Evaluated, binding: Binding, about: Readonly<Record<string, unknown>>): boolean {
  const { settings, binding: shown } = viewOf(binding);
  try {
    return isTrue(when.evaluate({ ...about, settings, binding: shown }));
  } catch {
    return true;
  }
}

function compileNumber(
  raw: Computed<number | null>,
  path: Path,
  compiler: Compiler,
): (about: Readonly<Record<string, unknown>>) => unknown {
  if (typeof raw !== "object" || raw === null) return () => raw;
  const expression = compiler.expression(raw.expr, [...path, "expr"], OF_BINDING);
  return (about) => expression.evaluate({ ...about });
}
