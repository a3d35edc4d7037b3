import type { Found, FoundLine } from "../model/command.ts";
import type { MappedEvent } from "../model/event.ts";
import { readEvents } from "./mapped-event.ts";

const LINES_MAX = 200;

/**
 * What a `lead.lookup` captured as `lead`, `operator` and `lines`, each held to the same schema as in an event. What does
 * not fit is left out: the rest is worth having.
 */
export function readFound(captured: Readonly<Record<string, unknown>>, warn: (text: string) => void): Found {
  const checked = (what: string, event: object): MappedEvent | undefined => {
    const read = readEvents({ ...event, lead: { externalId: "1", ...("lead" in event ? (event.lead as object) : {}) } });
    if ("error" in read) warn(`${what} is left out: ${read.error}`);
    return "error" in read ? undefined : read.events[0];
  };
  const { lead, operator } = captured;
  const about = isRecord(lead) ? checked("lead", { type: "lead.updated", lead }) : undefined;
  const who = isRecord(operator) ? checked("operator", { type: "operator.read", operator }) : undefined;
  const { externalId: _, aliases: _1, assumedId: _2, ...fields } = about?.lead ?? {};
  const lines = linesOf(captured["lines"])
    .slice(-LINES_MAX)
    .flatMap(({ by, ...message }): FoundLine[] => {
      const line = checked("a line", { type: "message.received", message });
      if (line?.type !== "message.received") return [];
      return by === "lead" || by === "operator" ? [{ ...line.message, by }] : [];
    });
  return {
    ...(Object.keys(fields).length > 0 ? { lead: fields } : {}),
    ...(who?.type === "operator.read" && who.operator ? { operator: who.operator } : {}),
    ...(lines.length > 0 ? { lines } : {}),
  };
}

function linesOf(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return (Array.isArray(value) ? (value as readonly unknown[]) : [value]).filter(isRecord);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
