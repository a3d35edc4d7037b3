import { COMMON_ACTS, COMMON_VIEWS, optionalText, text } from "../stand-in/control.ts";
import { ControlError } from "../stand-in/http.ts";
import type { Acts, Input, Views } from "../stand-in/http.ts";
import type { Journal, JournalLine } from "../stand-in/journal.ts";
import { turning } from "../stand-in/switches.ts";
import { readRequestFault, readWebhookFault } from "./faults.ts";
import type { AllFaults } from "./faults.ts";
import type { FileSaid, Life } from "./life.ts";
import type { Group, Point } from "./point.ts";
import { RULES } from "./switches.ts";
import type { Switches } from "./switches.ts";
import type { createSender } from "./webhooks.ts";

export interface ControlParts {
  readonly life: Life;
  readonly point: Point;
  readonly journal: Journal;
  readonly faults: AllFaults;
  readonly switches: { current: Switches };
  readonly sender: ReturnType<typeof createSender>;
}

/** A dialog as the operator's app shows it. */
export interface Seen {
  readonly state: "nothing" | "queued" | "assigned" | "closed";
  /** «Гость» when nobody said how the lead is called. */
  readonly name?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly group?: string;
  readonly operator?: string;
  /** "client: text", "operator: text", "hold: text", earlier dialogs of the user first. */
  readonly lines: readonly string[];
}

/** Everything that an employee can do and see, everything that can be configured, and everything that can go wrong. */
export function createControl({ life, point, journal, faults, switches, sender }: ControlParts) {
  const { apply: _apply, stop: _stop, ...acts } = life;
  return {
    ...acts,
    point,
    journal,
    seen: (userId: string): Seen => seen(point, userId),
    /** Every request of ours, in order: "sendText", its body, and the status that it was answered with. */
    calls: (): readonly JournalLine[] => journal.lines.filter(({ what }) => what === "in"),
    turn: turning(switches, RULES),
    /** Webhooks that were not taken yet and come again. */
    pending: sender.pending,
    release: sender.release,
    /** Posts any body to the webhook's address, once. */
    raw: (body: unknown) => sender.raw(body, "raw"),
    fault: faults.requests.add,
    webhookFault: faults.webhooks.add,
    clearFaults(): void {
      faults.requests.clear();
      faults.webhooks.clear();
    },
  };
}

export type Control = ReturnType<typeof createControl>;

function seen(point: Point, userId: string): Seen {
  const thread = point.threads.get(userId);
  if (!thread) return { state: "nothing", lines: [] };
  const { dialog } = thread;
  const hiddenDialog = dialog && dialog.state !== "queued" && dialog.state !== "assigned" ? dialog.number : 0;
  const lines = thread.items.filter((item) => item.dialog !== hiddenDialog).flatMap(({ type, fields }) => lineOf(type, fields));
  if (!dialog || hiddenDialog > 0) return { state: lines.length > 0 ? "closed" : "nothing", lines };
  const operator = point.employees.get(dialog.employee ?? "");
  return {
    state: dialog.state === "assigned" ? "assigned" : "queued",
    name: dialog.name ?? "Гость",
    attributes: dialog.attributes,
    group: point.groups.get(dialog.group ?? "")?.name ?? "",
    ...(operator ? { operator: operator.id } : {}),
    lines,
  };
}

function lineOf(type: string, fields: Readonly<Record<string, unknown>>): string[] {
  const by = type === "HoldMessage" ? "hold" : fields["from"] === "User" ? "client" : "operator";
  if (type === "TextMessage" || type === "HoldMessage") return [`${by}: ${String(fields["text"])}`];
  if (type !== "FileMessage") return [];
  const label = fields["comment"] === undefined ? "" : `${String(fields["comment"])} `;
  return [`${by}: ${label}[${String(fields["name"] ?? "file")} ${String(fields["url"])}]`];
}

/** `employee` may be left out: then it is whoever has the dialog. */
export const ACTS: Acts<Control> = {
  open: (control, input) => control.open(text(input, "user"), optionalText(input, "employee")),
  say: (control, input) => control.say(text(input, "user"), text(input, "text"), optionalText(input, "employee")),
  file: (control, { user, employee, ...file }) =>
    control.file(text({ user }, "user"), { ...file, url: text(file, "url") } as FileSaid, optionalText({ employee }, "employee")),
  hold: (control, input) => control.hold(text(input, "user"), optionalText(input, "text")),
  transfer: (control, input) => control.transfer(text(input, "user"), text(input, "employee")),
  close: (control, input) => control.close(text(input, "user"), optionalText(input, "employee")),
  status: (control, input) => control.setStatus(text(input, "employee"), text(input, "status")),
  limit: (control, input) => control.setLimit(text(input, "employee"), Number(input["limit"] ?? 0)),
  group: (control, input) => control.addGroup(group(input)),
  "remove-group": (control, input) => control.removeGroup(text(input, "id")),
  raw: (control, input) => control.raw(input),
  release: (control, input) => control.release(input["order"] === "reversed" ? "reversed" : "same"),
  fault: (control, input) => control.fault(readRequestFault(input)),
  "webhook-fault": (control, input) => control.webhookFault(readWebhookFault(input)),
  ...COMMON_ACTS,
};

export const VIEWS: Views<Control> = {
  dialog: (control, query) => control.seen(query.get("user") ?? ""),
  calls: (control) => control.calls(),
  state: ({ point }) => ({
    employees: [...point.employees.values()],
    groups: [...point.groups.values()],
    users: [...point.threads.values()].map(({ userId, dialog }) => ({ user: userId, dialog })),
    webhook: point.webhook ? { url: point.webhook.url, types: point.webhook.types } : null,
  }),
  ...COMMON_VIEWS,
};

function group(input: Input): Group {
  const { members = [] } = input;
  if (!Array.isArray(members) || !members.every((id) => typeof id === "string"))
    throw new ControlError(400, `"members" must be a list of employees' ids, got ${JSON.stringify(members)}`);
  return { id: text(input, "id"), name: text(input, "name"), members };
}
