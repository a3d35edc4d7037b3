import { GatewayError } from "../errors.ts";
import { DEFAULT_CAPABILITIES } from "../model/capabilities.ts";
import type { Capabilities } from "../model/capabilities.ts";
import { compileSchema, parseDuration } from "../schemas.ts";
import type { Validate } from "../schemas.ts";
import { isTrue } from "./compiler.ts";
import type { Compiler } from "./compiler.ts";
import type { ExpressionFile } from "./definition-file.ts";
import type { Path } from "./findings.ts";
import type { Provider } from "./provider.ts";

const SCOPE = { names: ["settings", "inlineButtons"] };
/** What was computed must fit like what was written. */
export const CAPABILITIES_SCHEMA = { $ref: "provider.schema.json#/$defs/capabilities" };
const NO_LIMIT = 100;

type Input = Readonly<Record<string, unknown>>;
type Resolve = (input: Input) => unknown;

let fits: Validate | undefined;

/** `capabilities` of a definition: literals stay, every `{ expr }` is computed for a binding's settings. */
export function compileCapabilities(raw: Readonly<Record<string, unknown>>, compiler: Compiler): Provider["resolveCapabilities"] {
  const resolve = compileValue(raw, ["capabilities"], compiler);
  return ({ settings, inlineButtons }) => {
    const given = resolve({ settings: structuredClone(settings), inlineButtons }) as Readonly<Record<string, unknown>>;
    fits ??= compileSchema(CAPABILITIES_SCHEMA);
    const [wrong] = fits(given);
    if (wrong) throw new GatewayError("mapping.failed", `capabilities.${wrong.path.join(".")} ${wrong.message}`);
    return complete(given);
  };
}

function compileValue(raw: unknown, path: Path, compiler: Compiler): Resolve {
  if (typeof raw !== "object" || raw === null || Array.isArray(raw)) return () => raw;
  const source = raw as Readonly<Record<string, unknown>>;
  if (Object.hasOwn(source, "expr")) {
    const expression = compiler.expression(source["expr"] as ExpressionFile, [...path, "expr"], SCOPE);
    return (input) => expression.evaluate(input);
  }
  const members = Object.entries(source).map(([key, value]): readonly [string, Resolve] => {
    if (key !== "when") return [key, compileValue(value, [...path, key], compiler)];
    const expression = compiler.expression(value as ExpressionFile, [...path, key], SCOPE);
    return [key, (input) => isTrue(expression.evaluate(input))];
  });
  return (input) => {
    const result: Record<string, unknown> = {};
    for (const [key, resolve] of members) {
      const value = resolve(input);
      if (value !== undefined) result[key] = value;
    }
    return result;
  };
}

function complete(given: Readonly<Record<string, unknown>>): Capabilities {
  const { buttons, notices, assumeTakenAfter, ...rest } = given;
  return {
    ...DEFAULT_CAPABILITIES,
    ...(rest as Partial<Capabilities>),
    buttons: completeButtons(buttons as ButtonsFile | null | undefined),
    notices: { ...DEFAULT_CAPABILITIES.notices, ...(notices as Partial<Capabilities["notices"]> | undefined) },
    assumeTakenAfter: milliseconds(assumeTakenAfter),
  };
}

interface ButtonsFile {
  readonly max?: number;
  readonly perRow?: number;
  readonly captionMax?: number | null;
  readonly codeMax?: number | null;
  readonly rows?: boolean;
  readonly separate?: boolean;
  readonly when?: boolean;
}

function completeButtons(given: ButtonsFile | null | undefined): Capabilities["buttons"] {
  if (!given || given.when === false) return null;
  const max = given.max ?? NO_LIMIT;
  const { perRow = max, captionMax = null, codeMax = null, rows = false, separate = false } = given;
  return { max, perRow, rows, captionMax, codeMax, separate };
}

function milliseconds(value: unknown): number | null {
  if (value === undefined || value === null) return null;
  if (typeof value === "number") return value;
  const parsed = parseDuration(String(value));
  if (parsed !== undefined) return parsed;
  throw new GatewayError("mapping.failed", 'capabilities.assumeTakenAfter must be a duration such as "60s" or milliseconds');
}
