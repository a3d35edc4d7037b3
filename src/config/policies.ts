import type { BotPolicy, HandoffPolicy, Text } from "../model/dialog.ts";
import { captionKey } from "../model/render.ts";
import { parseDuration } from "../schemas.ts";
import { hoursOf } from "./hours.ts";
import type { BotFile, HandoffFile, TextFile } from "./shape.ts";

/** The source product's texts, in its language and in English. */
const TEXTS = {
  transferred: { ru: "Диалог переведён на оператора", en: "The dialog has been handed to an operator" },
  joined: { ru: "Оператор {operator.name} подключился к диалогу", en: "Operator {operator.name} has joined the dialog" },
  returned: { ru: "Оператор вернул диалог боту", en: "The operator has returned the dialog to the bot" },
  down: { ru: "Бот временно недоступен, подключаем оператора", en: "The bot is temporarily unavailable, we are connecting an operator" },
} as const;

export const DEFAULT_IDLE_END = "24h";
export const DEFAULT_ARCHIVE_AFTER = "15m";

/** Defaults < each layer in turn, key by key. */
export function botPolicy(layers: readonly (BotFile | undefined)[]): BotPolicy {
  return {
    answerTimeout: duration(last(layers, "answerTimeout") ?? "10s"),
    tries: last(layers, "tries") ?? 3,
    silence: duration(last(layers, "silence") ?? "2m"),
    downNotice: textOf(last(layers, "downNotice"), TEXTS.down),
    forwardWhileOperator: last(layers, "forwardWhileOperator") ?? false,
  };
}

/** Defaults < each layer in turn, key by key; of `notices` each one. */
export function handoffPolicy(layers: readonly (HandoffFile | undefined)[]): HandoffPolicy {
  const assign = last(layers, "assignTimeout") ?? null;
  const silent = last(layers, "operatorSilence") ?? null;
  const silence = typeof silent === "string" ? { after: silent, then: "notice" as const } : silent;
  const hours = last(layers, "hours") ?? null;
  const nobody = nobodyOnline(last(layers, "whenNobodyOnline") ?? "bot");
  const next = assign?.then === "desk" ? (assign.desk ?? otherDesk(nobody)) : undefined;
  const notices = layers.map((layer) => layer?.notices);
  return {
    whenNobodyOnline: nobody,
    history: last(layers, "history") ?? 50,
    assignTimeout: assign && { after: duration(assign.after), then: assign.then, ...(next === undefined ? {} : { desk: next }) },
    operatorSilence: silence && { after: duration(silence.after), then: silence.then },
    returnOn: (last(layers, "returnOn") ?? []).map(captionKey),
    hours: hours && hoursOf(hours),
    notices: {
      transferred: textOf(last(notices, "transferred"), TEXTS.transferred),
      joined: textOf(last(notices, "joined"), TEXTS.joined),
      returned: textOf(last(notices, "returned"), TEXTS.returned),
    },
  };
}

/** "bot", "queue" or "desk:<binding>": the one form that the model and a bot's action use. */
export function nobodyOnline(value: NonNullable<HandoffFile["whenNobodyOnline"]>): string {
  return typeof value === "string" ? value.replace(/^desk:\s*/, "desk:") : `desk:${value.desk}`;
}

/** The desk that `nobodyOnline` names, if it names one. */
export function otherDesk(nobody: string): string | undefined {
  return nobody.startsWith("desk:") ? nobody.slice("desk:".length) : undefined;
}

/** Milliseconds of a duration that the schema has accepted. */
export function duration(text: string): number {
  return parseDuration(text) ?? 0;
}

/** What the last layer that names a key says. */
export function last<Layer extends object, Key extends keyof Layer>(
  layers: readonly (Layer | undefined)[],
  key: Key,
): Layer[Key] | undefined {
  for (const layer of layers.toReversed()) if (layer?.[key] !== undefined) return layer[key];
  return undefined;
}

function textOf(value: TextFile | undefined, otherwise: Text): Text | null {
  return value === undefined ? otherwise : value;
}
