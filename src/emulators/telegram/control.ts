import { COMMON_ACTS, COMMON_VIEWS, number, optionalText, text } from "../stand-in/control.ts";
import type { Faults } from "../stand-in/faults.ts";
import { readFault } from "../stand-in/faults.ts";
import { isObject } from "../stand-in/http.ts";
import type { Acts, Views } from "../stand-in/http.ts";
import type { Journal } from "../stand-in/journal.ts";
import { turning } from "../stand-in/switches.ts";
import type { Account, Shown, User } from "./account.ts";
import { findChat } from "./account.ts";
import type { FileSaid, Life } from "./life.ts";
import type { Sender } from "./sender.ts";
import { RULES } from "./switches.ts";
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
    turn: turning(switches, RULES),
    fault: faults.add,
    clearFaults: faults.clear,
  };
}

export type Control = ReturnType<typeof createControl>;

export const ACTS: Acts<Control> = {
  "add-person": (control, input) => control.addPerson({ ...(input as Partial<User>), id: number(input, "id") }),
  "add-group": (control, input) => control.addGroup(number(input, "id"), text(input, "title")),
  write: (control, input) => control.write(number(input, "chat"), text(input, "text"), input["from"] as User | undefined),
  says: (control, { chat, ...content }) => control.says(number({ chat }, "chat"), content),
  edit: (control, input) => control.edit(number(input, "chat"), number(input, "message"), text(input, "text")),
  press: (control, input) => ({ query: control.press(number(input, "chat"), text(input, "caption")) }),
  tap: (control, input) => control.tap(number(input, "chat"), text(input, "caption")),
  file: (control, { chat, ...said }) => control.file(number({ chat }, "chat"), { ...said, kind: text(said, "kind") } as FileSaid),
  place: (control, input) =>
    control.place(number(input, "chat"), Number(input["latitude"]), Number(input["longitude"]), optionalText(input, "title")),
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
  fault: (control, input) => control.fault(readFault(input)),
  ...COMMON_ACTS,
};

export const VIEWS: Views<Control> = {
  state: ({ account, webhook, pending }) => ({
    bot: account.bot,
    chats: [...account.chats.values()].map(({ messages, ...chat }) => ({ ...chat, messages: messages.length })),
    unanswered: [...account.presses.keys()],
    webhook: isObject(webhook()) ? { url: webhook()?.url, allowed: webhook()?.allowed } : null,
    pending: pending(),
  }),
  screen: (control, query) => control.screen(Number(query.get("chat"))),
  ...COMMON_VIEWS,
};
