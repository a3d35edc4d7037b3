import { parseArgs } from "node:util";
import type { StoredLead, TimelineRow } from "../delivery/store.ts";
import type { Message } from "../model/message.ts";
import { ADMIN_OPTIONS, openAdmin } from "./admin-client.ts";
import type { Admin } from "./admin-client.ts";
import { clean, jsonText, line, painter, table, UsageError, when } from "./io.ts";
import type { Io } from "./io.ts";
import { timeOption } from "./time.ts";

/** `leadgate lead list|show`: who writes, where each one is now, and why. */
export async function lead(args: string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      ...ADMIN_OPTIONS,
      binding: { type: "string" },
      messenger: { type: "string" },
      state: { type: "string" },
      search: { type: "string" },
      since: { type: "string" },
      until: { type: "string" },
      limit: { type: "string" },
    },
  });
  const [verb = "list", id, ...more] = positionals;
  if ((verb !== "list" && verb !== "show") || more.length > 0)
    throw new UsageError(`expected lead list or lead show <id>, got lead ${positionals.join(" ")}`);
  if (verb === "show" && id === undefined) throw new UsageError("lead show needs the id of a lead; lead list has them");

  const query = {
    binding: values.binding,
    messenger: values.messenger,
    state: values.state,
    search: values.search,
    since: timeOption("since", values.since),
    until: timeOption("until", values.until),
    limit: values.limit,
  };
  const admin = await openAdmin(values, io);
  try {
    if (verb === "show") return await show(admin, id ?? "", values, io);
    const { leads } = (await admin.get("/admin/leads", query)) as { leads: StoredLead[] };
    if (values.json) line(io.stdout, jsonText(leads, 2));
    else printList(leads, io);
    return 0;
  } finally {
    await admin.close();
  }
}

function printList(leads: readonly StoredLead[], io: Io): void {
  if (leads.length === 0) {
    line(io.stdout, "no lead matches");
    return;
  }
  const head = ["id", "name", "messenger", "phone", "e-mail", "binding", "state", "handed over", "last activity"];
  const rows = leads.map(({ lead, dialog }) => [
    lead.id,
    lead.name ?? lead.login ?? lead.externalId,
    lead.messenger,
    lead.phone,
    lead.email,
    lead.binding,
    dialog ? stateOf(dialog) : "none",
    dialog?.handoff ? when(dialog.handoff.requestedAt) : "",
    when(lead.lastActivityAt),
  ]);
  line(io.stdout, table(head, rows));
}

function stateOf(dialog: NonNullable<StoredLead["dialog"]>): string {
  return dialog.phase === undefined ? dialog.state : `${dialog.state} (${dialog.phase})`;
}

async function show(admin: Admin, asked: string, options: { json: boolean; limit?: string | undefined }, io: Io): Promise<number> {
  const known = await find(admin, asked);
  const { id } = known.lead;
  const { entries } = (await admin.get(`/admin/leads/${encodeURIComponent(id)}/timeline`, {
    limit: options.limit ?? 200,
    order: "newest",
  })) as { entries: TimelineRow[] };
  entries.sort((a, b) => a.id - b.id);
  if (options.json) {
    line(io.stdout, jsonText({ ...known, timeline: entries }, 2));
    return 0;
  }
  const paint = painter(io.stdout, io.env);
  for (const [name, value] of card(known)) if (value) line(io.stdout, `${paint("dim", name.padEnd(13))} ${clean(value)}`);
  line(io.stdout);
  for (const entry of entries)
    line(io.stdout, `${paint("dim", when(entry.at))}  ${paint("cyan", clean(entry.kind).padEnd(9))} ${clean(said(entry), 2_000)}`);
  if (entries.length === 0) line(io.stdout, "nothing in the timeline");
  return 0;
}

/** One line of the timeline: what happened, the words that were said, and why. */
function said({ text, data }: TimelineRow): string {
  const message = data?.["message"] as Partial<Message> | undefined;
  const words = message && [
    message.text ?? message.choice?.caption ?? message.kind,
    ...(message.buttons ?? []).flat().map(({ caption }) => `[${caption}]`),
    ...(message.attachments ?? []).map(({ kind, url }) => `<${kind} ${url}>`),
  ];
  const reasons = ["reason", "why"].flatMap((name) => {
    const value = data?.[name];
    return typeof value === "string" && !text.includes(value) ? [value] : [];
  });
  return `${text}${words ? `: ${words.join(" ")}` : ""}${reasons.length > 0 ? ` (${reasons.join("; ")})` : ""}`;
}

/** By our id; else by anything that finds exactly one. */
async function find(admin: Admin, asked: string): Promise<StoredLead> {
  const { leads } = (await admin.get("/admin/leads", { search: asked, limit: 10 })) as { leads: StoredLead[] };
  const only = leads.find(({ lead }) => lead.id === asked) ?? (leads.length === 1 ? leads[0] : undefined);
  if (only) return only;
  if (leads.length > 1)
    throw new UsageError(`${leads.length} leads match ${JSON.stringify(asked)}; say which: ${leads.map(({ lead }) => lead.id).join(", ")}`);
  return (await admin.get(`/admin/leads/${encodeURIComponent(asked)}`)) as StoredLead;
}

function card({ lead, dialog }: StoredLead): [string, string | undefined][] {
  const attributes = (value: object) => (Object.keys(value).length === 0 ? undefined : JSON.stringify(value));
  return [
    ["lead", lead.id],
    ["name", lead.name],
    ["login", lead.login],
    ["binding", `${lead.binding} (${lead.externalId})`],
    ["messenger", lead.messenger],
    ["phone", lead.phone],
    ["e-mail", lead.email],
    ["language", lead.language],
    ["page", lead.page],
    ["attributes", attributes(lead.attributes)],
    ["for the desk", attributes(lead.desk)],
    ["muted", lead.muted ? "yes" : undefined],
    ["blocked us", lead.blocked ? "yes" : undefined],
    ["dialog", dialog ? `${stateOf(dialog)}, epoch ${dialog.epoch}, opened ${when(dialog.openedAt)}` : "none"],
    ["bot", dialog?.bot && `${dialog.bot.binding} (${dialog.bot.rule}: ${dialog.bot.why})`],
    ["desk", dialog?.desk && `${dialog.desk.binding} (${dialog.desk.rule}: ${dialog.desk.why})`],
    ["operator", dialog?.operator && (dialog.operator.name ?? dialog.operator.id)],
    [
      "handed over",
      dialog?.handoff &&
        `${when(dialog.handoff.requestedAt)} by the ${dialog.handoff.by}${dialog.handoff.reason ? `: ${dialog.handoff.reason}` : ""}`,
    ],
    ["closed", dialog?.closedAt && `${when(dialog.closedAt)}${dialog.closeReason ? `: ${dialog.closeReason}` : ""}`],
    ["last activity", when(lead.lastActivityAt)],
  ];
}
