import type { Account, Department, Message, Operator } from "./account.ts";
import type { FileSaid, Life, NewVisitor } from "./life.ts";
import { RULES } from "./switches.ts";
import type { Switches } from "./switches.ts";
import { COMMON_ACTS, COMMON_VIEWS, find, number, optionalText, text } from "../stand-in/control.ts";
import type { Faults } from "../stand-in/faults.ts";
import { readFault } from "../stand-in/faults.ts";
import type { Acts, Views } from "../stand-in/http.ts";
import type { Journal } from "../stand-in/journal.ts";
import { turning } from "../stand-in/switches.ts";

export interface ControlParts {
  readonly life: Life;
  readonly account: Account;
  readonly journal: Journal;
  readonly faults: Faults;
  readonly switches: { current: Switches };
  readonly urls: { bot?: string; handlers?: string };
  readonly unlock: () => void;
}

/** Everything that a person at either screen can do, everything that can be configured, and everything that can go wrong. */
export function createControl({ life, account, journal, faults, switches, urls, unlock }: ControlParts) {
  const { apply: _apply, stop: _stop, ...acts } = life;
  return {
    ...acts,
    account,
    journal,
    /** Every message of the visitor's chats. */
    messages(visitorId: string): readonly Message[] {
      find("visitor", account.visitors, visitorId);
      return [...account.chats.values()].filter((chat) => chat.visitorId === visitorId).flatMap((chat) => chat.messages);
    },
    setStatus(operatorId: number, status: string): Operator {
      const operator = find("operator", account.operators, operatorId);
      operator.status = status;
      return operator;
    },
    addOperator(operator: Operator): Operator {
      account.operators.set(operator.id, operator);
      return operator;
    },
    addDepartment(department: Department): Department {
      for (const id of department.operators) find("operator", account.operators, id);
      account.departments.set(department.key, department);
      return department;
    },
    turn: turning(switches, RULES),
    /** «Ссылка на внешний API», and with `handlers` the three event handlers on the same address. */
    setUrl(url: string, handlers: boolean): void {
      urls.bot = url;
      if (handlers) urls.handlers = url;
      else delete urls.handlers;
    },
    /** Logins are taken again after too many wrong ones. */
    unlock,
    fault: faults.add,
    clearFaults: faults.clear,
  };
}

export type Control = ReturnType<typeof createControl>;

export const ACTS: Acts<Control> = {
  "add-visitor": (control, input) => control.addVisitor(input as NewVisitor),
  open: (control, input) => control.open(text(input, "visitor")),
  write: (control, input) => control.write(text(input, "visitor"), text(input, "text")),
  press: (control, input) => control.press(text(input, "visitor"), text(input, "caption")),
  file: (control, { visitor, ...file }) => control.file(text({ visitor }, "visitor"), file as FileSaid),
  says: (control, { visitor, ...said }) => control.says(text({ visitor }, "visitor"), said as unknown as Message),
  status: (control, input) => control.setStatus(number(input, "operator"), text(input, "status")),
  "add-operator": (control, input) =>
    control.addOperator({
      id: number(input, "operator"),
      name: text(input, "name"),
      email: `${number(input, "operator")}@shop.example`,
      roles: ["operator"],
      status: text(input, "status"),
    }),
  "add-department": (control, { operators, ...input }) =>
    control.addDepartment({
      id: number(input, "id"),
      key: text(input, "key"),
      name: text(input, "name"),
      operators: (Array.isArray(operators) ? operators : []).map(Number),
    }),
  accept: (control, input) => control.accept(number(input, "chat"), number(input, "operator")),
  reply: (control, input) => control.reply(number(input, "chat"), text(input, "text")),
  transfer: (control, input) => control.transfer(number(input, "chat"), number(input, "operator")),
  "give-back": (control, input) => control.giveBack(number(input, "chat")),
  close: (control, input) => control.close(number(input, "chat")),
  "final-close": (control, input) => control.finalClose(number(input, "chat")),
  raw: (control, input) => control.raw(input["body"], optionalText(input, "event")),
  release: (control, input) => control.release(input["order"] === "reversed" ? "reversed" : "same"),
  url: (control, input) => control.setUrl(text(input, "url"), input["handlers"] !== false),
  unlock: (control) => control.unlock(),
  fault: (control, input) => control.fault(readFault(input)),
  ...COMMON_ACTS,
};

export const VIEWS: Views<Control> = {
  state: ({ account }) => ({
    operators: [...account.operators.values()],
    departments: [...account.departments.values()],
    categories: Object.fromEntries(account.categories),
    visitors: [...account.visitors.values()],
    chats: [...account.chats.values()],
  }),
  messages: (control, query) => control.messages(query.get("visitor") ?? ""),
  ...COMMON_VIEWS,
};
