import { find } from "../stand-in/control.ts";
import { ControlError } from "../stand-in/http.ts";

/** What a contact point of LiveTex is made of: plain data, kept in memory. */

export const STATUSES = ["available", "pause", "away", "offline"] as const;

export interface Employee {
  readonly id: string;
  readonly first: string;
  readonly last?: string;
  readonly nick?: string;
  /** Only `available` takes new dialogs. */
  status: (typeof STATUSES)[number];
  /** How many dialogs at once; 0 = any number. */
  limit: number;
}

export interface Group {
  readonly id: string;
  readonly name: string;
  readonly members: readonly string[];
}

/** One line of a user's history, without `webhook_key`. */
export interface Item {
  readonly type: string;
  readonly id: string;
  /** Milliseconds. */
  readonly at: number;
  readonly employee?: Employee;
  /** What the type has besides: text, url, message_id … */
  readonly fields: Readonly<Record<string, unknown>>;
  /** Of which dialog of the user, counted from 1. */
  readonly dialog: number;
}

/**
 * unrouted: no group chosen, nobody sees it; chosen: a group, but no message yet; queued: the group sees it;
 * assigned: an employee has it.
 */
export type DialogState = "unrouted" | "chosen" | "queued" | "assigned";

export interface Dialog {
  readonly number: number;
  state: DialogState;
  group?: string;
  employee?: string;
  /** Who last opened it. */
  reader?: string;
  answered: boolean;
  asked: boolean;
  name?: string;
  attributes: Readonly<Record<string, string>>;
  hidden: Readonly<Record<string, string>>;
  /** The lead's messages that nobody has read. */
  unread: string[];
}

export interface Thread {
  readonly userId: string;
  readonly items: Item[];
  dialogs: number;
  dialog?: Dialog | undefined;
}

export interface Webhook {
  readonly url: string;
  readonly key: string;
  readonly types: readonly string[];
}

export interface Point {
  readonly id: string;
  readonly employees: Map<string, Employee>;
  /** In the order in which getDestinations lists them. */
  readonly groups: Map<string, Group>;
  readonly threads: Map<string, Thread>;
  webhook?: Webhook;
}

/** One group, as LiveTex makes it with the contact point, and two people, one of them available. */
export function createPoint(): Point {
  return {
    id: "9001",
    employees: new Map([
      ["10000087", { id: "10000087", first: "Иван", last: "Петров", nick: "Иван П.", status: "available", limit: 0 }],
      ["10000012", { id: "10000012", first: "Ольга", last: "Соколова", status: "away", limit: 0 }],
    ]),
    groups: new Map([["54321", { id: "54321", name: "Группа для Messaging API", members: ["10000087", "10000012"] }]]),
    threads: new Map(),
  };
}

/** The user's dialog as people see it: nobody can act in one that no group was chosen for. */
export function seenDialog(point: Point, userId: string, act: string): { readonly thread: Thread; readonly dialog: Dialog } {
  const thread = find("user", point.threads, userId);
  const { dialog } = thread;
  if (dialog?.state === "queued" || dialog?.state === "assigned") return { thread, dialog };
  throw new ControlError(409, `to ${act} somebody must see the dialog; that of "${userId}" is ${dialog?.state ?? "closed"}`);
}

export function activeDialogs(point: Point, employeeId: string): number {
  return [...point.threads.values()].filter(({ dialog }) => dialog?.state === "assigned" && dialog.employee === employeeId).length;
}

/** Who of the group would get a new dialog. */
export function freeMember(point: Point, group: Group): Employee | undefined {
  return members(point, group).find(({ id, status, limit }) => status === "available" && (limit === 0 || activeDialogs(point, id) < limit));
}

export const hasOnline = (point: Point, group: Group): boolean => members(point, group).some(({ status }) => status === "available");

function members(point: Point, group: Group): Employee[] {
  return group.members.flatMap((id) => point.employees.get(id) ?? []);
}
