import type { Clock } from "../../deps.ts";
import { reasonOf } from "../../errors.ts";
import { find } from "../stand-in/control.ts";
import { ControlError } from "../stand-in/http.ts";
import type { Journal } from "../stand-in/journal.ts";
import type { ApiCall } from "./messaging-api.ts";
import { destination, plainDestination, timestamp, wire } from "./payloads.ts";
import { activeDialogs, freeMember, seenDialog, STATUSES } from "./point.ts";
import type { Dialog, Employee, Group, Item, Point, Thread } from "./point.ts";
import type { Switches } from "./switches.ts";
import type { createSender } from "./webhooks.ts";

export interface LifeParts {
  readonly point: Point;
  readonly clock: Clock;
  readonly journal: Journal;
  readonly newId: () => string;
  readonly switches: () => Switches;
  readonly sender: ReturnType<typeof createSender>;
}

export interface FileSaid {
  readonly url: string;
  readonly name?: string;
  readonly size?: number;
  readonly comment?: string;
}

type Fields = Readonly<Record<string, unknown>>;

const HOLD_TEXT = "Пожалуйста, подождите, оператор скоро ответит";

/**
 * What happens at a contact point: our requests take effect, employees act. An act resolves when what it makes LiveTex
 * send has been tried once.
 */
export function createLife(parts: LifeParts) {
  const { point, clock, newId, sender } = parts;
  const holds = new Set<() => void>();

  return {
    apply,
    setStatus,
    setLimit,
    addGroup,
    removeGroup,
    open,
    say: (userId: string, text: string, employeeId?: string) => writes(userId, "TextMessage", { text }, employeeId),
    file: (userId: string, about: FileSaid, employeeId?: string) => writes(userId, "FileMessage", { ...about }, employeeId),
    hold,
    transfer,
    close,
    stop() {
      for (const cancel of holds) cancel();
      holds.clear();
    },
  };

  // --- our requests ---------------------------------------------------------------------------------------------

  /** Does what a checked request asks and gives what its answer holds besides `success`; events go out by `after`. */
  function apply(call: ApiCall): { readonly answer: Fields; readonly after: () => Promise<void> } {
    const nothing = async (): Promise<void> => {};
    switch (call.do) {
      case "getDestinations":
        return {
          answer: { destinations: [...point.groups.values()].map((group) => destination(point, group, call.version)) },
          after: nothing,
        };
      case "getWebhookSettings":
        return {
          answer: {
            url: point.webhook?.url ?? "",
            ...(call.version === "1.0" ? {} : { webhook_event_types: point.webhook?.types ?? [] }),
          },
          after: nothing,
        };
      case "setWebhook":
        point.webhook = { url: call.url, key: call.key, types: call.types };
        return { answer: {}, after: sender.flush };
      case "getCurrentDestination": {
        const group = point.groups.get(point.threads.get(call.userId)?.dialog?.group ?? "");
        return { answer: group ? { destination: destination(point, group, call.version) } : {}, after: nothing };
      }
      case "getHistory":
        return { answer: { messages: history(call) }, after: nothing };
      case "selectDestination":
        return { answer: {}, after: select(call) };
      case "sendText":
        return said(call.userId, "TextMessage", { text: call.text, from: "User" });
      case "sendFile": {
        const { url, name, size, comment } = call;
        return said(call.userId, "FileMessage", { url, ...defined({ name, size, comment }), from: "User" });
      }
    }
  }

  function said(userId: string, type: string, fields: Fields): { readonly answer: Fields; readonly after: () => Promise<void> } {
    const thread = threadOf(userId);
    thread.dialog ??= begin(thread);
    const { dialog } = thread;
    const item = add(thread, type, fields);
    dialog.unread.push(item.id);
    const taker = dialog.state === "chosen" ? queue(dialog) : undefined;
    const ask = dialog.state === "unrouted" && (!dialog.asked || parts.switches().everyUnrouted);
    dialog.asked ||= ask;
    const destinations = [...point.groups.values()].map(plainDestination);
    return {
      answer: { message_id: item.id, timestamp: timestamp(item.at, parts.switches()) },
      after: async () => {
        if (taker) await tellAvailability(taker);
        if (ask)
          await tell(thread, { type: "SelectDestination", id: newId(), at: item.at, dialog: dialog.number, fields: { destinations } });
      },
    };
  }

  /** The one moment in which operators begin to see the dialog, with everything that was written before. */
  function select(call: Extract<ApiCall, { do: "selectDestination" }>): () => Promise<void> {
    const thread = threadOf(call.userId);
    thread.dialog ??= begin(thread);
    const { dialog } = thread;
    Object.assign(dialog, { group: call.group, attributes: call.attributes, hidden: call.hidden, ...defined({ name: call.name }) });
    add(thread, "DestinationSelected", { destination_type: "Department", destination_id: call.group });
    if (dialog.state === "assigned" && find("group", point.groups, call.group).members.includes(dialog.employee ?? ""))
      return async () => {};
    const empty = dialog.unread.length === 0 && (dialog.state === "unrouted" || dialog.state === "chosen");
    if (empty) dialog.state = "chosen";
    const employee = empty ? undefined : queue(dialog);
    watch(thread, dialog);
    return async () => (employee ? tellAvailability(employee) : undefined);
  }

  function history({ userId, limit, anchor, chunk }: Extract<ApiCall, { do: "getHistory" }>): readonly Fields[] {
    const items = point.threads.get(userId)?.items ?? [];
    const at = anchor === undefined ? items.length : items.findIndex(({ id }) => id === anchor);
    // An anchor that nobody knows has nothing before and nothing after it.
    if (at === -1) return [];
    const page = chunk === "Before" ? items.slice(0, at).toReversed() : items.slice(anchor === undefined ? 0 : at + 1);
    return page.slice(0, limit).map((item) => wire(item, userId, parts.switches()));
  }

  // --- employees ------------------------------------------------------------------------------------------------

  async function setStatus(employeeId: string, status: string): Promise<Employee> {
    const employee = find("employee", point.employees, employeeId);
    const known = STATUSES.find((each) => each === status);
    if (known === undefined) throw new ControlError(400, `"status" must be one of ${STATUSES.join(", ")}, got "${status}"`);
    employee.status = known;
    await tellAvailability(employee);
    for (const { dialog } of point.threads.values()) {
      const given = dialog && assign(dialog);
      if (given) await tellAvailability(given);
    }
    return employee;
  }

  function setLimit(employeeId: string, limit: number): Employee {
    const employee = find("employee", point.employees, employeeId);
    employee.limit = limit;
    return employee;
  }

  function addGroup(group: Group): Group {
    for (const id of group.members) find("employee", point.employees, id);
    point.groups.set(group.id, group);
    return group;
  }

  function removeGroup(id: string): void {
    find("group", point.groups, id);
    point.groups.delete(id);
  }

  /** The employee looks at the dialog: what nobody has read counts as delivered; after a transfer the newest again. */
  async function open(userId: string, employeeId?: string): Promise<void> {
    const { thread, dialog } = seenDialog(point, userId, "open");
    const employee = await hasIt(dialog, employeeId, "open");
    const newest = thread.items.findLast((item) => item.dialog === dialog.number && item.fields["from"] === "User")?.id;
    const anew = dialog.reader !== undefined && dialog.reader !== employee.id && newest !== undefined;
    const unread = dialog.unread.length === 0 && anew ? [newest] : dialog.unread;
    Object.assign(dialog, { unread: [], reader: employee.id });
    const reported = parts.switches().delivered === "last" ? unread.slice(-1) : unread;
    for (const id of reported) await tell(thread, add(thread, "MessageDelivered", { message_id: id }, employee));
  }

  async function writes(userId: string, type: string, fields: Fields, employeeId: string | undefined): Promise<Item> {
    const { thread, dialog } = seenDialog(point, userId, "write");
    const employee = await hasIt(dialog, employeeId, "write");
    dialog.answered = true;
    const item = add(thread, type, { ...fields, from: "Employee" }, employee);
    await tell(thread, item);
    return item;
  }

  /** The hold scenario speaks. */
  async function hold(userId: string, text = HOLD_TEXT): Promise<Item> {
    const { thread } = seenDialog(point, userId, "hold");
    const item = add(thread, "HoldMessage", { text });
    await tell(thread, item);
    return item;
  }

  /** No event of its own. */
  async function transfer(userId: string, employeeId: string): Promise<void> {
    const { dialog } = seenDialog(point, userId, "transfer");
    const before = dialog.employee;
    give(dialog, find("employee", point.employees, employeeId));
    for (const id of [before, employeeId]) if (id !== undefined) await tellAvailability(find("employee", point.employees, id));
  }

  /** The employee closes the tab: the group counts as not chosen any more. */
  async function close(userId: string, employeeId?: string): Promise<void> {
    const { thread, dialog } = seenDialog(point, userId, "close");
    const employee = await hasIt(dialog, employeeId, "close");
    thread.dialog = undefined;
    await tell(thread, add(thread, "Closed", { touch_point_id: point.id }, employee, dialog.number));
    await tellAvailability(employee);
  }

  /** Who has the dialog; whoever acts in a queued one takes it. */
  async function hasIt(dialog: Dialog, employeeId: string | undefined, act: string): Promise<Employee> {
    if (dialog.state === "assigned" && employeeId !== undefined && employeeId !== dialog.employee)
      throw new ControlError(409, `to ${act} the dialog must be theirs: it is ${dialog.employee ?? "nobody"}'s, transfer it first`);
    const members = point.groups.get(dialog.group ?? "")?.members ?? [];
    const employee = find("employee", point.employees, dialog.employee ?? employeeId ?? members[0] ?? "");
    if (dialog.state === "queued") {
      give(dialog, employee);
      await tellAvailability(employee);
    }
    return employee;
  }

  // --- inside ---------------------------------------------------------------------------------------------------

  function threadOf(userId: string): Thread {
    const known = point.threads.get(userId);
    if (known) return known;
    const thread: Thread = { userId, items: [], dialogs: 0 };
    point.threads.set(userId, thread);
    return thread;
  }

  function begin(thread: Thread): Dialog {
    thread.dialogs += 1;
    return { number: thread.dialogs, state: "unrouted", answered: false, asked: false, attributes: {}, hidden: {}, unread: [] };
  }

  /** For the group to see; gives who has it at once. */
  function queue(dialog: Dialog): Employee | undefined {
    Object.assign(dialog, { state: "queued", employee: undefined });
    return assign(dialog);
  }

  /** To whoever of the group is available; undefined = to nobody. */
  function assign(dialog: Dialog): Employee | undefined {
    const group = point.groups.get(dialog.group ?? "");
    const employee = group && freeMember(point, group);
    if (dialog.state !== "queued" || !employee || !parts.switches().autoAssign) return undefined;
    give(dialog, employee);
    return employee;
  }

  function give(dialog: Dialog, employee: Employee): void {
    Object.assign(dialog, { state: "assigned", employee: employee.id });
  }

  function watch(thread: Thread, dialog: Dialog): void {
    const { holdAfter } = parts.switches();
    if (holdAfter === null) return;
    const cancel = clock.after(holdAfter, () => {
      holds.delete(cancel);
      if (thread.dialog !== dialog || dialog.answered || dialog.state === "chosen") return;
      hold(thread.userId).catch((error: unknown) => parts.journal.add({ what: "note", text: `no hold message: ${reasonOf(error)}` }));
    });
    holds.add(cancel);
  }

  function add(thread: Thread, type: string, fields: Fields, employee?: Employee, dialog = thread.dialog?.number ?? thread.dialogs): Item {
    const item: Item = { type, id: newId(), at: clock.now(), fields, dialog, ...(employee ? { employee } : {}) };
    thread.items.push(item);
    return item;
  }

  function tell(thread: Thread, item: Item): Promise<void> {
    return sender.send({ type: item.type, user: thread.userId, at: item.at, body: wire(item, thread.userId, parts.switches()) });
  }

  /** Once per dialog that the employee has; names neither the user nor the group. */
  async function tellAvailability(employee: Employee): Promise<void> {
    if (parts.switches().version === "1.0") return;
    const fields = { touchPointId: point.id, online: employee.status === "available" };
    for (let copies = activeDialogs(point, employee.id); copies > 0; copies -= 1) {
      const item: Item = { type: "EmployeeAvailabilityChanged", id: newId(), at: clock.now(), fields, employee, dialog: 0 };
      await sender.send({ type: item.type, user: `employee ${employee.id}`, at: item.at, body: wire(item, undefined, parts.switches()) });
    }
  }
}

const defined = (fields: Fields): Fields => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

export type Life = ReturnType<typeof createLife>;
