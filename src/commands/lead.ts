import { parseArgs } from "node:util";
import type { StoredLead, TimelineRow } from "../delivery/store.ts";
import type { Transcript, TranscriptNote } from "../delivery/transcript.ts";
import type { ArchivedDialog, ErasedLead, OpenCommand } from "../http/admin.ts";
import type { DialogState } from "../model/dialog.ts";
import type { Message } from "../model/message.ts";
import { openAdmin } from "./admin-client.ts";
import type { Admin } from "./admin-client.ts";
import { clean, jsonText, lasting, line, painter, UsageError, when, whenExactly } from "./io.ts";
import type { Io } from "./io.ts";
import { askList, findLead, LIST_OPTIONS, onlyTakes, pageOf, printList, searched, whichOf } from "./list.ts";

const STATES: Readonly<Record<DialogState, true>> = { bot: true, waiting: true, operator: true, closed: true };
/** Open commands that are counted; a lead with more is in trouble anyhow. */
const OPEN_MAX = 500;

/** `leadgate lead list|show|erase`: who writes, where each one is now, and why; and that one is forgotten. */
export async function lead(args: string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      ...LIST_OPTIONS,
      messenger: { type: "string" },
      state: { type: "string" },
      search: { type: "string" },
      dialog: { type: "string" },
      reason: { type: "string" },
    },
  });
  const [verb = "list", id, ...more] = positionals;
  if (!["list", "show", "erase"].includes(verb) || more.length > 0 || (verb === "list" && id !== undefined))
    throw new UsageError(`expected lead list, lead show <id> or lead erase <id>, got lead ${positionals.join(" ")}`);
  if (verb !== "list" && id === undefined) throw new UsageError(`lead ${verb} needs the id of a lead; lead list has them`);
  if (verb === "erase") onlyTakes("lead erase", values, ["reason"]);
  else if (values.reason !== undefined) throw new UsageError("--reason belongs to lead erase <id>");
  if (verb === "show") onlyTakes("lead show", values, ["since", "until", "limit", "dialog"]);
  const { binding, messenger, state, search, dialog } = values;
  if (verb === "list" && dialog !== undefined) throw new UsageError("--dialog belongs to lead show <id>");
  if (state !== undefined && !Object.hasOwn(STATES, state))
    throw new UsageError(`--state: expected ${Object.keys(STATES).join(", ")}, got ${JSON.stringify(state)}`);
  const page = pageOf(values);

  const admin = await openAdmin(values, io);
  try {
    if (verb === "erase" && id !== undefined) return await erase(admin, id, values.reason, values.json, io);
    if (id !== undefined && dialog !== undefined) return await showDialog(admin, id, dialog, values.json, io);
    if (id !== undefined) return await show(admin, id, { json: values.json, page }, io);
    const leads = await askList<StoredLead>(admin, "/admin/leads", "leads", { ...page, binding, messenger, state, search });
    printList(leads, { json: values.json, none: "no lead matches", columns: COLUMNS }, io);
    return 0;
  } finally {
    await admin.close();
  }
}

const COLUMNS: Readonly<Record<string, (item: StoredLead) => string | undefined>> = {
  id: ({ lead }) => lead.id,
  name: ({ lead }) => lead.name ?? lead.login ?? lead.externalId,
  messenger: ({ lead }) => lead.messenger,
  phone: ({ lead }) => lead.phone,
  "e-mail": ({ lead }) => lead.email,
  binding: ({ lead }) => lead.binding,
  state: ({ dialog }) => (dialog ? stateOf(dialog) : "none"),
  "handed over": ({ dialog }) => (dialog?.handoff ? when(dialog.handoff.requestedAt) : ""),
  "last activity": ({ lead }) => when(lead.lastActivityAt),
};

function stateOf(dialog: NonNullable<StoredLead["dialog"]>): string {
  return dialog.phase === undefined ? dialog.state : `${dialog.state} (${dialog.phase})`;
}

async function show(admin: Admin, asked: string, options: { json: boolean; page: ReturnType<typeof pageOf> }, io: Io): Promise<number> {
  const known = await findLead(admin, asked);
  const { id } = known.lead;
  const { entries } = (await admin.get(`/admin/leads/${encodeURIComponent(id)}/timeline`, {
    ...options.page,
    limit: options.page["limit"] ?? 200,
    order: "newest",
  })) as { entries: TimelineRow[] };
  entries.sort((a, b) => a.id - b.id);
  const { commands } = (await admin.get("/admin/outbox", { leadId: id, limit: OPEN_MAX })) as { commands: OpenCommand[] };
  const { dialogs } = (await admin.get(`/admin/leads/${encodeURIComponent(id)}/dialogs`)) as { dialogs: ArchivedDialog[] };
  if (options.json) {
    line(io.stdout, jsonText({ ...known, open: commands, timeline: entries, dialogs }, 2));
    return 0;
  }
  const paint = painter(io.stdout, io.env);
  for (const [name, value] of [...card(known), ["open commands", openOf(commands)] as const])
    if (value) line(io.stdout, `${paint("dim", name.padEnd(13))} ${clean(value)}`);
  line(io.stdout);
  for (const entry of entries)
    line(io.stdout, `${paint("dim", whenExactly(entry.at))}  ${paint("cyan", clean(entry.kind).padEnd(9))} ${clean(said(entry), 2_000)}`);
  if (entries.length === 0) line(io.stdout, "nothing in the timeline");
  if (dialogs.length === 0) return 0;
  line(io.stdout, `\n${paint("dim", "dialogs in the archive (lead show <id> --dialog <id> prints one):")}`);
  printList(dialogs, { json: false, none: "", columns: DIALOG_COLUMNS }, io);
  return 0;
}

/** Only by an exact id: a search that finds somebody else must not end here. */
async function erase(admin: Admin, asked: string, reason: string | undefined, json: boolean, io: Io): Promise<number> {
  const [only, another] = ((await admin.get("/admin/leads", { named: asked })) as { leads: StoredLead[] }).leads;
  if (another) throw new UsageError(`several bindings know ${JSON.stringify(asked)}; name the lead by our id, lead list has it`);
  const alike = only ? [] : await searched(admin, asked);
  if (alike.length > 0) throw new UsageError(`erase takes ids only; ${whichOf(alike, asked)}`);
  const id = only?.lead.id ?? asked;
  const result = (await admin.post(`/admin/leads/${encodeURIComponent(id)}/erase`, { reason })) as ErasedLead;
  if (json) line(io.stdout, jsonText(result, 2));
  else line(io.stdout, `lead ${id} ${result.before ? "was erased before" : "is erased"}, ${when(result.at)}: ${clean(result.reason)}`);
  if (result.leftInArchive.length === 0) return 0;
  const places = result.leftInArchive.map((place) => `${clean(place)}*.json`).join("\n  ");
  line(io.stderr, `no archive is configured now; what it had of this lead is still where it was:\n  ${places}`);
  return 1;
}

const DIALOG_COLUMNS: Readonly<Record<string, (item: ArchivedDialog) => string | undefined>> = {
  dialog: ({ id }) => id,
  opened: ({ openedAt }) => when(openedAt),
  closed: ({ closedAt, closeReason }) => closedAt && `${when(closedAt)}${closeReason ? `: ${closeReason}` : ""}`,
  handoffs: ({ handoffs }) => String(handoffs),
  archived: ({ archivedAt, complete }) => (archivedAt === null ? "not yet" : `${when(archivedAt)}${complete ? "" : " (has grown since)"}`),
};

/** A dialog as the archive has it, part after part: a long one is never in memory as a whole, but for JSON. */
async function showDialog(admin: Admin, asked: string, dialog: string, json: boolean, io: Io): Promise<number> {
  const { lead } = await findLead(admin, asked);
  const path = `/admin/leads/${encodeURIComponent(lead.id)}/dialogs/${encodeURIComponent(dialog)}`;
  const read = async (part: number) => (await admin.get(path, { part })) as { transcript: Transcript; parts: number };
  const whole: { lines: Message[]; notes: TranscriptNote[] } = { lines: [], notes: [] };
  let last: Transcript | undefined;
  for (let part = 1, parts = 1; part <= parts; part += 1) {
    const found = await read(part);
    parts = found.parts;
    last = found.transcript;
    if (!json) {
      printTranscript(last, io);
      continue;
    }
    const before = whole.lines.length;
    whole.notes.push(...last.notes.map((note) => ({ ...note, after: note.after + before })));
    whole.lines.push(...last.lines);
  }
  if (json) line(io.stdout, jsonText({ ...last, part: undefined, ...whole }, 2));
  return 0;
}

function printTranscript({ part, lead, dialog, lines, notes }: Transcript, io: Io): void {
  const paint = painter(io.stdout, io.env);
  if (part === 1) {
    const closed = dialog.closedAt === undefined ? "" : `, closed ${when(dialog.closedAt)}`;
    const head = [`${lead.name ?? lead.externalId} at ${lead.binding}`, `dialog ${dialog.id}`, `opened ${when(dialog.openedAt)}${closed}`];
    line(io.stdout, `${clean(head.join(", "))}\n`);
  }
  const print = (at: string, kind: string, text: string) =>
    line(io.stdout, `${paint("dim", whenExactly(at))}  ${paint("cyan", clean(kind).padEnd(9))} ${clean(text, 2_000)}`);
  const printNotes = (after: number) => {
    for (const { at, kind, text, reason } of notes.filter((note) => note.after === after))
      print(at, kind, reason && !text.includes(reason) ? `${text} (${reason})` : text);
  };
  printNotes(0);
  lines.forEach((message, n) => {
    print(message.at, message.by, wordsOf(message));
    printNotes(n + 1);
  });
}

function openOf(commands: readonly OpenCommand[]): string | undefined {
  const [oldest] = commands;
  if (!oldest) return undefined;
  const count = commands.length < OPEN_MAX ? commands.length : `${OPEN_MAX} or more`;
  const reason = oldest.reason === undefined ? "" : `: ${oldest.reason}`;
  return `${count}; the oldest, ${oldest.type} to ${oldest.to}, ${oldest.status} since ${lasting(Date.now() - oldest.createdAt)}${reason} (leadgate outbox list)`;
}

/** One line of the timeline: what happened, the words that were said, and why. */
function said({ text, data }: TimelineRow): string {
  const message = data?.["message"] as Partial<Message> | undefined;
  const words = message && wordsOf(message);
  const gist = data?.["gist"];
  const reasons = ["reason", "why"].flatMap((name) => {
    const value = data?.[name];
    return typeof value === "string" && !text.includes(value) ? [value] : [];
  });
  // "message.send to desk: delivered" → "message.send “Hello” to desk: delivered"
  const named = typeof gist === "string" ? text.replace(/^\S+/, (type) => `${type} “${gist}”`) : text;
  return `${named}${words ? `: ${words}` : ""}${reasons.length > 0 ? ` (${reasons.join("; ")})` : ""}`;
}

function wordsOf(message: Partial<Message>): string {
  return [
    message.text ?? message.choice?.caption ?? message.kind,
    ...(message.buttons ?? []).flat().map(({ caption }) => `[${caption}]`),
    ...(message.attachments ?? []).map(({ kind, url }) => `<${kind} ${url}>`),
  ].join(" ");
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
