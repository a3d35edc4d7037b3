import type { Clock, SendHttp } from "../deps.ts";
import type { Asking, Binding, Work } from "../mapping/provider.ts";
import type { Command, Outcome } from "../model/command.ts";

/** For one HTTP call of a question: whoever waits for its answer goes on without it. Milliseconds. */
export const QUESTION_TIMEOUT = 3_000;

/** A bot names groups freely. */
const GROUPS_MAX = 100;

export function isQuestion(command: Command): boolean {
  return command.type === "availability.check" || command.type === "lead.lookup";
}

/** Nothing waits for it, and it for nothing: it stands in its leg without taking part in the order. */
export function isAside(command: Command): boolean {
  return command.type === "lead.lookup";
}

/** The command of a leg that the others wait for. */
export function firstInOrder<Row extends { readonly command: Command }>(rows: readonly Row[]): Row | undefined {
  return rows.find(({ command }) => !isAside(command));
}

/** Commands that change nothing at a provider and only bring an answer. */
export interface Questions {
  /**
   * As `Provider.perform`, never rejects. An answer is given again for as long as the definition remembers it, whoever
   * asks meanwhile shares one call, and a binding that is paused is not asked at all.
   */
  ask(binding: Binding, work: Work, warn?: (text: string) => void): Promise<Outcome>;
  /** The same pause, for questions that a command asks on its own way. */
  asking(binding: Binding): Asking;
}

interface Memory {
  readonly answers: Map<string, { readonly outcome: Outcome; readonly until: number }>;
  readonly asked: Map<string, Promise<Outcome>>;
  pause?: { readonly until: number; readonly reason: string };
}

/** In this process's memory only: a restart, and a change of the configuration, asks anew. */
export function createQuestions({ clock, send }: { readonly clock: Clock; readonly send: SendHttp }): Questions {
  // By the binding itself and not by its id: a reload makes new ones, perhaps with another password.
  const memories = new WeakMap<Binding, Memory>();

  function memoryOf(binding: Binding): Memory {
    let memory = memories.get(binding);
    if (!memory) memories.set(binding, (memory = { answers: new Map(), asked: new Map() }));
    return memory;
  }

  function pausedBy({ pause }: Memory): string | undefined {
    if (!pause || pause.until <= clock.now()) return undefined;
    return `not asked until ${new Date(pause.until).toISOString()}: ${pause.reason}`;
  }

  async function ask(binding: Binding, work: Work, warn?: (text: string) => void): Promise<Outcome> {
    const memory = memoryOf(binding);
    const paused = pausedBy(memory);
    if (paused !== undefined) return { kind: "rejected", reason: paused };

    const remember = work.command.type === "availability.check" ? binding.provider.remember?.[work.command.type] : undefined;
    if (remember === undefined) return perform(binding, work, memory, warn);
    const group = (work.command.type === "availability.check" && work.command.group) || "";
    const known = memory.answers.get(group);
    if (known && known.until > clock.now()) return known.outcome;
    const underWay = memory.asked.get(group);
    if (underWay) return underWay;

    const { answers, asked } = memory;
    const answer = perform(binding, work, memory, warn).finally(() => asked.delete(group));
    asked.set(group, answer);
    const outcome = await answer;
    if (outcome.kind !== "delivered" && outcome.kind !== "unavailable") return outcome;
    answers.delete(group);
    answers.set(group, { outcome, until: clock.now() + remember });
    for (const [oldest] of answers) if (answers.size > GROUPS_MAX) answers.delete(oldest);
    return outcome;
  }

  async function perform(binding: Binding, work: Work, memory: Memory, warn?: (text: string) => void): Promise<Outcome> {
    const outcome = await binding.provider.perform(binding, work, send, warn);
    if (outcome.kind !== "rejected" || outcome.pause === undefined) return outcome;
    memory.pause = { until: clock.now() + outcome.pause, reason: outcome.reason };
    return { kind: "rejected", reason: outcome.reason };
  }

  return {
    ask,
    asking(binding) {
      const memory = memoryOf(binding);
      return {
        paused: pausedBy(memory),
        pause(milliseconds, reason) {
          memory.pause = { until: clock.now() + milliseconds, reason };
        },
      };
    },
  };
}
