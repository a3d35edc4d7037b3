import type { Faults } from "../stand-in/faults.ts";
import { readFault } from "../stand-in/faults.ts";
import { ControlError, isObject } from "../stand-in/http.ts";
import type { Journal } from "../stand-in/journal.ts";
import type { Account, Shown, User } from "./account.ts";
import { findChat } from "./account.ts";
import type { FileSaid, Life } from "./life.ts";
import type { Sender } from "./sender.ts";
import { turn } from "./switches.ts";
import type { Switches } from "./switches.ts";

export interface ControlParts {
  readonly life: Life;
  readonly account: Account;
  readonly sender: Sender;
  readonly journal: Journal;
  readonly faults: Faults;
  readonly switches: { current: Switches };
}

/** Everything that people can do in their apps, and everything that can go wrong. */
export function createControl({ life, account, sender, journal, faults, switches }: ControlParts) {
  return {
    ...life,
    account,
    journal,
    /** What stands in a chat, in order. */
    screen: (chatId: number): readonly Shown[] => findChat(account, chatId).messages,
    /** Any body to the webhook, past the queue. */
    raw: sender.raw,
    pending: sender.pending,
    sending: sender.sending,
    webhook: () => sender.webhook,
    turn(patch: Readonly<Record<string, unknown>>): Switches {
      const next = turn(switches.current, patch);
      if ("wrong" in next) throw new ControlError(400, next.wrong);
      switches.current = next;
      return next;
    },
    fault: faults.add,
    clearFaults: faults.clear,
  };
}

export type Control = ReturnType<typeof createControl>;

type Input = Readonly<Record<string, unknown>>;

/** POST /control/<name> with a JSON object. */
export const ACTS: Readonly<Record<string, (control: Control, input: Input) => unknown>> = {
  "add-person": (control, input) => control.addPerson({ ...(input as Partial<User>), id: number(input, "id") }),
  "add-group": (control, input) => control.addGroup(number(input, "id"), text(input, "title")),
  write: (control, input) => control.write(number(input, "chat"), text(input, "text"), input["from"] as User | undefined),
  says: (control, { chat, ...content }) => control.says(number({ chat }, "chat"), content),
  edit: (control, input) => control.edit(number(input, "chat"), number(input, "message"), text(input, "text")),
  press: (control, input) => ({ query: control.press(number(input, "chat"), text(input, "caption")) }),
  tap: (control, input) => control.tap(number(input, "chat"), text(input, "caption")),
  file: (control, { chat, ...said }) => control.file(number({ chat }, "chat"), { ...said, kind: text(said, "kind") } as FileSaid),
  place: (control, input) =>
    control.place(
      number(input, "chat"),
      Number(input["latitude"]),
      Number(input["longitude"]),
      input["title"] === undefined ? undefined : text(input, "title"),
    ),
  contact: (control, input) =>
    control.contact(
      number(input, "chat"),
      text(input, "phone"),
      text(input, "name"),
      input["user"] === undefined ? undefined : number(input, "user"),
    ),
  block: (control, input) => control.block(number(input, "chat")),
  unblock: (control, input) => control.unblock(number(input, "chat")),
  deactivate: (control, input) => control.deactivate(number(input, "chat")),
  migrate: (control, input) => control.migrate(number(input, "chat")),
  raw: (control, input) => control.raw(input["body"]),
  switches: (control, input) => control.turn(input),
  fault: (control, input) => control.fault(readFault(input)),
  "clear-faults": (control) => control.clearFaults(),
  "clear-journal": (control) => control.journal.clear(),
};

/** GET /control/<name>. */
export const VIEWS: Readonly<Record<string, (control: Control, query: URLSearchParams) => unknown>> = {
  state: ({ account, webhook, pending }) => ({
    bot: account.bot,
    chats: [...account.chats.values()].map(({ messages, ...chat }) => ({ ...chat, messages: messages.length })),
    unanswered: [...account.presses.keys()],
    webhook: isObject(webhook()) ? { url: webhook()?.url, allowed: webhook()?.allowed } : null,
    pending: pending(),
  }),
  screen: (control, query) => control.screen(Number(query.get("chat"))),
  journal: ({ journal }) => journal.lines,
  switches: (control) => control.turn({}),
};

function text(input: Input, name: string): string {
  const value = input[name];
  if (typeof value !== "string" || value === "")
    throw new ControlError(400, `"${name}" must be a non-empty string, got ${JSON.stringify(value)}`);
  return value;
}

function number(input: Input, name: string): number {
  const value = Number(input[name]);
  if (!Number.isInteger(value)) throw new ControlError(400, `"${name}" must be a whole number, got ${JSON.stringify(input[name])}`);
  return value;
}
