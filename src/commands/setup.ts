import { parseArgs } from "node:util";
import { hintFor } from "../config/findings.ts";
import { GatewayError } from "../errors.ts";
import { silentLog } from "../log.ts";
import { clean, line, painter, UsageError } from "./io.ts";
import type { Io } from "./io.ts";
import { configFile, loadShared, systemDeps, usable } from "./open.ts";

const VERBS = ["show", "register", "check", "remove"] as const;

/** `leadgate setup <binding> show|register|check|remove`: what to paste where, or the provider's own API for it. */
export async function setup(args: string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { config: { type: "string" }, json: { type: "boolean", default: false } },
  });
  const [id, asked = "show", ...more] = positionals;
  const verb = VERBS.find((name) => name === asked);
  if (id === undefined || !verb || more.length > 0)
    throw new UsageError(`expected setup <binding> ${VERBS.join("|")}, got setup ${positionals.join(" ")}`);

  const file = configFile(values.config, io);
  const { runtime, sketches } = usable(await loadShared(file, io, { keepSecret: true }), file, io);
  const off = runtime.disabled.get(id);
  const binding = runtime.bindings.get(id)?.binding ?? sketches.get(id);
  if (!binding || (off !== undefined && verb !== "show")) {
    if (off !== undefined) {
      const meanwhile = verb === "show" || !binding ? "" : `; leadgate setup ${id} show prints the addresses all the same`;
      throw new GatewayError("config.invalid", `the binding "${id}" is disabled: ${off}${meanwhile}`);
    }
    throw new UsageError(
      `there is no binding "${id}"; ${hintFor(id, [...runtime.bindings.keys(), ...runtime.disabled.keys()], "binding")}`,
    );
  }
  const paint = painter(io.stdout, io.env);
  if (verb === "show") {
    const items = binding.provider.setup.show(binding);
    if (off !== undefined) line(io.stderr, `${painter(io.stderr, io.env)("yellow", "note")} the binding "${id}" is disabled: ${off}`);
    if (values.json) line(io.stdout, JSON.stringify(items, null, 2));
    else if (items.length === 0) line(io.stdout, `nothing has to be pasted anywhere for ${id}`);
    else for (const item of items) line(io.stdout, `${paint("bold", item.title)}\n  ${item.value}\n  ${paint("dim", item.where)}`);
    return 0;
  }
  const act = binding.provider.setup[verb];
  if (!act) throw new UsageError(`${binding.provider.title} has no API to ${verb} with; leadgate setup ${id} show says what to do by hand`);
  const report = await act(binding, systemDeps(silentLog).send);
  if (values.json) line(io.stdout, JSON.stringify(report, null, 2));
  else
    for (const step of report.steps)
      line(
        io.stdout,
        `${step.note ? paint("yellow", "note") : step.ok ? paint("green", "ok") : paint("red", "failed")}  ${step.name}: ${clean(runtime.redact(step.text), 500)}`,
      );
  return report.ok ? 0 : 1;
}
