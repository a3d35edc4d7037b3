import { reasonOf } from "../errors.ts";
import type { SendHttp } from "../deps.ts";
import { BINDING_NAMES, viewOf } from "./binding-view.ts";
import { textOf } from "./compiler.ts";
import type { Compiler, Scope } from "./compiler.ts";
import type { MediaFile } from "./definition-file.ts";
import type { Binding, FileReference, Located, Provider } from "./provider.ts";
import { climbs, isHost, knownHosts } from "./hosts.ts";
import { evaluateHeaders, named } from "./request.ts";
import { compileStep } from "./step.ts";
import type { Step, StepResult } from "./step.ts";

const SCOPE: Scope = { names: ["ref", "link", ...BINDING_NAMES, "hookUrl", "captured"] };

type Input = Readonly<Record<string, unknown>>;

/** `media` of a definition as `Provider.locateFile`: its steps, then the address and the headers of the download. */
export function compileMedia(file: MediaFile, compiler: Compiler): NonNullable<Provider["locateFile"]> {
  const steps = (file.steps ?? []).map((step, index) => compileStep(step, index, ["media", "steps", index], compiler, SCOPE));
  const url = file.url === undefined ? undefined : compiler.expression(file.url, ["media", "url"], SCOPE);
  const isGiven = knownHosts(url ?? compiler.expression("null", ["media", "url"], SCOPE), file.hosts ?? []);
  const headers = named(file.headers, ["media", "headers"], compiler, SCOPE);

  return async (binding, reference, by) => {
    const { redact, ...view } = viewOf(binding);
    const failed = (reason: string): Located => ({ kind: "failed", reason: redact(reason) });
    try {
      const ran = await runSteps(steps, { ...reference, ...view }, { ...by, redact });
      if ("kind" in ran) return ran;
      const input: Input = { ...reference, ...view, captured: ran.captured };
      const given = "link" in reference ? reference.link : (textOf(url?.evaluate(input)) ?? "");
      const address = URL.parse(given);
      if (!address || !/^https?:$/.test(address.protocol)) return failed("media.url gave no http(s) address");
      const isConfigured = configuredBy(binding);
      if ("ref" in reference && climbs(given)) return failed('media.url gave an address with "." or ".." in its path');
      // References and private links are what somebody's payload says: credentials go only where the configuration or the definition sends them.
      const isKnown =
        isConfigured(address) ||
        ("ref" in reference ? isGiven(address, input) : (file.hosts ?? []).some((host) => isHost(address.hostname, host)));
      const made = isKnown ? evaluateHeaders(headers, input) : { headers: {} };
      if ("error" in made) return failed(`media: ${made.error}`);
      return { kind: "found", url: address.href, headers: made.headers, isConfigured };
    } catch (error) {
      return failed(`media: ${reasonOf(error)}`);
    }
  };
}

async function runSteps(
  steps: readonly Step[],
  about: Input & FileReference,
  by: { readonly send: SendHttp; readonly timeout: number; readonly redact: (text: string) => string },
): Promise<{ captured: Readonly<Record<string, unknown>> } | Located> {
  const captured: Record<string, unknown> = {};
  for (const step of steps) {
    const warnings: string[] = [];
    const result = await step.run({ ...about, captured }, { ...by, last: false, warn: (text) => void warnings.push(text) });
    if (result.kind === "delivered") Object.assign(captured, result.captured);
    else if (result.kind !== "skipped") return locatedBy(result, `${step.name}: ${[result.reason, ...warnings].join("; ")}`);
  }
  return { captured };
}

function locatedBy(result: Extract<StepResult, { kind: "failed" | "unanswered" }>, reason: string): Located {
  if (result.kind === "unanswered") return { kind: "unanswered", reason };
  return { kind: result.outcome === "gone.dialog" || result.outcome === "gone.lead" ? "gone" : "failed", reason };
}

/** Is it an address in the binding's settings: the origin of a URL, or a bare host name on its usual port? */
function configuredBy({ settings, provider }: Binding): (url: URL) => boolean {
  const texts = Object.entries(settings).flatMap(([name, value]) =>
    typeof value === "string" && !provider.secretSettings.includes(name) ? [value] : [],
  );
  const origins = new Set(
    texts.flatMap((text) => {
      const url = URL.parse(text);
      if (url) return /^https?:$/.test(url.protocol) ? [url.origin] : [];
      return /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(text) ? [`https://${text.toLowerCase()}`] : [];
    }),
  );
  return ({ origin }) => origins.has(origin);
}
