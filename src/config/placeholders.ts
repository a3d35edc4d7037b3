import { didYouMean } from "./findings.ts";
import { quoted } from "./references.ts";
import type { RouteContext } from "./references.ts";
import type { Path } from "./report.ts";
import type { BotFile, HandoffFile, TextFile } from "./shape.ts";

/** What the model fills in, by notice: only who joined is known by name. */
const JOINED = ["operator.name"];

/** A slip in `{operator.name}` would be told to leads, as it stands or as a hole in the sentence. */
export function checkNotices(notices: HandoffFile["notices"], at: Path, context: RouteContext): void {
  for (const key of ["transferred", "joined", "returned"] as const) {
    checkText(notices?.[key], [...at, key], key === "joined" ? JOINED : [], context);
  }
}

export function checkDownNotice(policy: BotFile | undefined, at: Path, context: RouteContext): void {
  checkText(policy?.downNotice, [...at, "downNotice"], [], context);
}

function checkText(text: TextFile | undefined, path: Path, known: readonly string[], context: RouteContext): void {
  if (text === undefined || text === null) return;
  if (typeof text !== "string") {
    for (const [language, words] of Object.entries(text)) checkText(words, [...path, language], known, context);
    return;
  }
  for (const [, name = ""] of text.matchAll(/\{([^{}]*)\}/gu)) {
    if (known.includes(name)) continue;
    const hint = didYouMean(name, known) ?? (known.length > 0 ? `known: ${known.join(", ")}` : "nothing is put into this text");
    context.report.warning(path, "unknown.placeholder", `there is no placeholder ${quoted(name, path, context)}`, { hint });
  }
}
