import { DEFAULT_CAPABILITIES, type Capabilities } from "../../src/model/capabilities.ts";
import type { Command, Outcome } from "../../src/model/command.ts";
import type { BindingFacts, BotPolicy, Context, Decision, Dialog, HandoffPolicy, Note, Situation } from "../../src/model/dialog.ts";
import type { Event, InternalEvent, MappedEvent } from "../../src/model/event.ts";
import { staleReason } from "../../src/model/guard.ts";
import { newLead, type Lead } from "../../src/model/lead.ts";
import { mirrorCommands, type CatchUp } from "../../src/model/mirror.ts";
import { transition } from "../../src/model/transition.ts";
import { chosen } from "../../src/delivery/catch-up.ts";

export type RowStatus = "pending" | "started" | "delivered" | "dead" | "cancelled";
export interface Row {
  readonly id: string;
  readonly command: Command;
  status: RowStatus;
  /** The state and epoch at the moment of the start. */
  startedIn?: { state: string; epoch: number; operatorLed: number };
  reason?: string;
}

export interface World {
  lead: Lead;
  dialog: Dialog | null;
  now: number;
  readonly rows: Row[];
  readonly notes: Note[];
  readonly decisions: { event: Event; decision: Decision; before: Dialog | null }[];
  event(event: MappedEvent | InternalEvent, options?: { binding?: string; id?: string }): Decision;
  /** Starts the next row of every idle leg, as the outbox does. */
  start(): void;
  /** Settles a started row. */
  settle(row: Row, outcome: Outcome): void;
  /** Starts and delivers until nothing is left. `answer` may give outcomes. */
  run(answer?: (row: Row) => Outcome | undefined): void;
  elapse(name: string): void;
  /** What the bot heard, in order of its leg. */
  told(): string[];
  /** Texts that reached the lead. */
  said(): string[];
}

export const JIVO_LIKE: Capabilities = {
  ...DEFAULT_CAPABILITIES,
  buttons: { max: 3, perRow: 1, captionMax: null, codeMax: null, separate: false },
  queue: false,
  reclaim: false,
  leadMessageMeansBot: true,
  assumeTakenAfter: 60_000,
  availability: "events",
  notices: { transferred: "none", joined: "provider", returned: "none" },
};

export const DESK_LIKE: Capabilities = {
  ...DEFAULT_CAPABILITIES,
  queue: true,
  reclaim: true,
  history: true,
  notices: { transferred: "after", joined: "after", returned: "after" },
};

export const HANDOFF_POLICY: HandoffPolicy = {
  whenNobodyOnline: "bot",
  history: 50,
  assignTimeout: null,
  operatorSilence: null,
  returnOn: [],
  hours: null,
  notices: {
    transferred: "Диалог переведён на оператора",
    joined: "Оператор {operator.name} подключился к диалогу",
    returned: "Оператор вернул диалог боту",
  },
};

const NO_HEADERS = { bot: null, lead: null };

export const BOT_POLICY: BotPolicy = {
  answerTimeout: 10_000,
  tries: 3,
  silence: 120_000,
  downNotice: "Бот временно недоступен, подключаем оператора",
  forwardWhileOperator: false,
};

export function createWorld(
  options: {
    channel?: Capabilities;
    desk?: Capabilities | null;
    handoff?: Partial<HandoffPolicy>;
    bot?: Partial<BotPolicy>;
    noBot?: boolean;
    /** Another desk, and how its policy differs. */
    second?: Capabilities;
    secondHandoff?: Partial<HandoffPolicy>;
    /** Of the desk. */
    headers?: BindingFacts["headers"];
    /** Why the desk never gets this lead. */
    excluded?: () => string | undefined;
  } = {},
): World {
  const channel: BindingFacts = {
    id: "chat",
    roles: ["channel", "desk"],
    capabilities: options.channel ?? JIVO_LIKE,
    messengers: {},
    headers: NO_HEADERS,
  };
  const bindings = new Map<string, BindingFacts>([
    ["chat", channel],
    ["robot", { id: "robot", roles: ["bot"], capabilities: DEFAULT_CAPABILITIES, messengers: {}, headers: NO_HEADERS }],
  ]);
  if (options.desk)
    bindings.set("center", {
      id: "center",
      roles: ["desk"],
      capabilities: options.desk,
      messengers: {},
      headers: options.headers ?? NO_HEADERS,
    });
  if (options.second)
    bindings.set("second", { id: "second", roles: ["desk"], capabilities: options.second, messengers: {}, headers: NO_HEADERS });
  let eventCount = 0;
  /** The last epoch in which an operator led. */
  let operatorLed = 0;
  const rows: Row[] = [];
  const notes: Note[] = [];
  const decisions: World["decisions"] = [];

  const world: World = {
    lead: newLead("lead-1", "chat", "50418", "2026-11-21T10:00:00.000Z"),
    dialog: null,
    now: Date.parse("2026-11-21T10:00:00.000Z"),
    rows,
    notes,
    decisions,
    event(body, { binding = "chat", id } = {}) {
      eventCount += 1;
      const event = { ...body, id: id ?? `e${eventCount}`, at: new Date(world.now).toISOString(), binding } as Event;
      return apply(event);
    },
    start() {
      for (const row of rows) if (row.command.type === "lead.lookup" && row.status === "pending") row.status = "started"; // beside the order
      for (const to of new Set(rows.map((row) => row.command.to))) {
        const inOrder = (row: Row) => row.command.to === to && row.command.type !== "lead.lookup";
        const next = rows.find((row) => inOrder(row) && (row.status === "pending" || row.status === "started"));
        if (!next || next.status === "started") continue;
        const stale = staleReason(next.command.guard, world.dialog);
        if (stale === null) {
          next.status = "started";
          next.startedIn = { state: world.dialog?.state ?? "none", epoch: world.dialog?.epoch ?? 0, operatorLed };
        } else {
          next.status = "cancelled";
          next.reason = stale;
          settledEvent(next, { kind: "cancelled", reason: stale });
        }
      }
    },
    settle(row, outcome) {
      if (outcome.kind === "retry") {
        row.status = "pending"; // it waits in backoff, at the head of its leg
        return;
      }
      row.status = outcome.kind === "delivered" ? "delivered" : outcome.kind === "cancelled" ? "cancelled" : "dead";
      settledEvent(row, outcome);
    },
    run(answer) {
      for (let step = 0; step < 1000; step += 1) {
        world.start();
        const row = rows.find((candidate) => candidate.status === "started");
        if (!row) {
          if (!rows.some((candidate) => candidate.status === "pending")) return;
          continue;
        }
        world.settle(row, answer?.(row) ?? { kind: "delivered" });
      }
      throw new Error("the outbox never came to rest");
    },
    elapse(name) {
      const timer = world.dialog?.timers.find((candidate) => candidate.name === name);
      if (!timer) throw new Error(`no timer ${name}`);
      world.now = Math.max(world.now, timer.due);
      world.event({ type: "timer.elapsed", timer: timer.name, episode: timer.episode });
    },
    told: () => rows.flatMap((row) => (row.command.type === "bot.notify" ? [row.command.event.type] : [])),
    said: () =>
      rows.flatMap((row) => (row.command.type === "message.send" && row.status === "delivered" ? [row.command.message.text ?? ""] : [])),
  };

  function settledEvent(row: Row, outcome: Outcome): void {
    const { command } = row;
    world.event(
      {
        type: "command.settled",
        command: { id: row.id, type: command.type, to: command.to, context: command.context, attempts: 1 },
        outcome,
      },
      { id: `settled:${row.id}` },
    );
  }

  /** As the lane does, from what was noted so far. */
  function lackingLines(wanted: CatchUp): Command[] {
    const desk = bindings.get(wanted.to);
    const lines = notes.flatMap(({ kind, data }) =>
      kind === "message" || kind === "unsaid" ? [{ dialogId: world.dialog?.id ?? "", data }] : [],
    );
    return desk ? chosen(lines, wanted, world.dialog?.id ?? "").flatMap((line) => mirrorCommands(line, desk, world.lead.language)) : [];
  }

  function apply(event: Event): Decision {
    const situation: Situation = {
      lead: world.lead,
      dialog: world.dialog,
      unsent: rows
        .filter((row) => row.status === "pending" || row.status === "started")
        .map((row) => ({ id: row.id, started: row.status === "started", command: row.command })),
    };
    const frozen = deepFreeze(structuredClone(situation));
    const excluded = options.excluded?.();
    const context: Context = {
      now: world.now,
      id: (n) => `${event.id}/${n}`,
      channel,
      route: {
        ...(options.noBot ? {} : { bot: { binding: "robot", rule: "everyone", why: "no conditions" } }),
        desk: { binding: options.desk && !excluded ? "center" : "chat", rule: "everyone", why: "no conditions" },
        ...(excluded ? { excluded: [{ desk: "center", because: excluded }] } : {}),
      },
      isExcluded: (id) => (id === "center" ? options.excluded?.() : undefined),
      binding: (id) => bindings.get(id),
      handoffPolicy: (desk) => ({ ...HANDOFF_POLICY, ...options.handoff, ...(desk === "second" ? options.secondHandoff : {}) }),
      botPolicy: () => ({ ...BOT_POLICY, ...options.bot }),
      idleEnd: 24 * 3_600_000,
    };
    const decision = transition(frozen, event, context);
    decisions.push({ event, decision, before: world.dialog });
    world.lead = decision.lead;
    world.dialog = decision.dialog;
    if (world.dialog?.state === "operator") operatorLed = world.dialog.epoch;
    notes.push(...decision.notes);
    for (const { id, reason } of decision.cancel) {
      const row = rows.find((candidate) => candidate.id === id);
      if (!row || row.status !== "pending") throw new Error(`cancelled a row that is not pending: ${id}`);
      row.status = "cancelled";
      row.reason = reason;
    }
    for (const [n, decided] of decision.commands.entries()) {
      const commands = decided.type === "mirror.catchUp" ? lackingLines(decided) : [decided];
      commands.forEach((command, part) => rows.push({ id: `${event.id}/${n}${part === 0 ? "" : `.${part}`}`, command, status: "pending" }));
    }
    return decision;
  }

  return world;
}

function deepFreeze<T>(value: T): T {
  if (typeof value === "object" && value !== null) {
    for (const inner of Object.values(value)) deepFreeze(inner);
    Object.freeze(value);
  }
  return value;
}

export function leadSays(text: string, extra: { chat?: string; online?: boolean } = {}): MappedEvent {
  return {
    type: "message.received",
    lead: { externalId: "50418" },
    dialog: { externalId: extra.chat ?? "91207" },
    message: { kind: "text", text },
    ...(extra.online === undefined ? {} : { operatorsOnline: extra.online }),
  };
}

/** The bot answers every lead message with these actions, everything else with none. */
export function botSays(...actions: readonly object[]): (row: Row) => Outcome | undefined {
  return (row) =>
    row.command.type === "bot.notify" && row.command.event.type === "message.received"
      ? ({ kind: "delivered", actions } as Outcome)
      : undefined;
}
