import { shortPath } from "../config/findings.ts";
import type { ConformanceReport } from "../conformance/run.ts";
import { COLUMNS } from "../conformance/scenario.ts";
import type { Cell } from "../conformance/scenario.ts";
import { clean, jsonText, line, painter, table } from "./io.ts";
import type { Io } from "./io.ts";
import { printFindings } from "./open.ts";

const MARKS: Readonly<Record<Cell, string>> = { passed: "✓", asText: "text", absent: "—", failed: "✗", unreached: "·" };

/** The matrix: what each pair can do together. True = everything that it should. */
export function printConformance({ pairs, findings }: ConformanceReport, io: Io, asJson: boolean): boolean {
  const ok = pairs.length > 0 && pairs.every(({ failure }) => !failure) && !findings.some(({ level }) => level === "error");
  if (asJson) {
    line(io.stdout, jsonText({ ok, findings, pairs }, 2));
    return ok;
  }
  const paint = painter(io.stdout, io.env);
  printFindings(findings, io.stdout, io);
  if (pairs.length === 0) {
    line(io.stdout, "no pair to test: it takes a channel, a desk that takes its leads, and a bot, each with a conformance.yaml");
    return ok;
  }
  const nameOf = ({ channel, desk, bot }: (typeof pairs)[number]): string => `${channel} × ${desk} × ${bot}`;
  line(
    io.stdout,
    table(
      ["", "channel", "desk", "bot"],
      pairs.map(({ channel, desk, bot }, index) => [String(index + 1), channel, desk, bot]),
    ),
  );
  line(io.stdout);
  const rows = COLUMNS.map((column) => [column, ...pairs.map(({ cells }) => MARKS[cells[column]])]);
  line(io.stdout, table(["", ...pairs.map((_, index) => String(index + 1))], rows));
  line(io.stdout);
  line(
    io.stdout,
    paint(
      "dim",
      "✓ works   text in words: numbers for buttons, an address for a file   — a provider has nothing of the kind   ✗ fails   · not reached",
    ),
  );
  for (const pair of pairs) {
    if (!pair.failure) continue;
    const { act, position, message } = pair.failure;
    const place = `${shortPath(position.file, io.cwd)}:${position.line}:${position.col}`;
    line(io.stdout, `${place} ${paint("red", "failed")} ${nameOf(pair)}, ${act}: ${clean(message, 2_000)}`);
  }
  return ok;
}
