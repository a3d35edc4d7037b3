import type { BotEvent } from "../../model/bot.ts";
import type { Command } from "../../model/command.ts";
import type { Choice, Dialog } from "../../model/dialog.ts";
import type { Event } from "../../model/event.ts";
import type { Lead } from "../../model/lead.ts";
import { dialogColumns } from "./lead.ts";
import { integer, object } from "./rows.ts";
import { statement } from "./work.ts";
import type { Work } from "./work.ts";

const leads = statement(
  "SELECT n, id, data, dialog FROM lead WHERE instr(data, ?1) > 0 OR instr(coalesce(dialog, ''), ?1) > 0 ORDER BY id FOR UPDATE",
);
const setLead = statement("UPDATE lead SET binding = ?, data = ?, version = version + 1 WHERE n = ?");
const setDialog = statement("UPDATE lead SET bot = ?, desk = ?, handoff_desk = ?, dialog = ?, version = version + 1 WHERE n = ?");
const commands = statement("SELECT n, id, command FROM outbox WHERE instr(command, ?) > 0");
const setCommand = statement("UPDATE outbox SET leg = ?, command = ? WHERE n = ?");
const events = statement("SELECT n, request, event FROM inbox WHERE instr(event, ?) > 0");
const setEvent = statement("UPDATE inbox SET event = ? WHERE n = ?");
/** Where both names know one key, the new name's row stays and the old one is left as it is. */
const columns = (
  [
    ["alias", "theirs.kind = alias.kind AND theirs.value = alias.value"],
    ["wait_key", "theirs.kind = wait_key.kind AND theirs.value = wait_key.value AND theirs.inbox = wait_key.inbox"],
    ["request", "theirs.dedupe_key = request.dedupe_key"],
  ] as const
).map(([table, same]) =>
  statement(
    `UPDATE ${table} SET binding = ?1 WHERE binding = ?2
       AND NOT EXISTS (SELECT 1 FROM ${table} AS theirs WHERE theirs.binding = ?1 AND ${same})`,
  ),
);
columns.push(statement("UPDATE inbox SET binding = ? WHERE binding = ?"));

/** Gives a binding its new id everywhere. Rare (`formerly` at a start), so it may read whole tables. */
export function* renameBinding(from: string, to: string): Work<number> {
  const quoted = JSON.stringify(from);
  const rename = <T extends string | undefined>(binding: T): T | string => (binding === from ? to : binding);
  let rows = 0;
  for (const row of yield* leads.all(quoted)) {
    const n = integer(row, "n");
    const lead = object<Lead>(row, "data");
    const dialog = row["dialog"] === null ? null : object<Dialog>(row, "dialog");
    if (lead.binding === from) yield* setLead.run(to, JSON.stringify({ ...lead, binding: to }), n);
    const renamed = dialog === null ? null : renameInDialog(dialog, rename);
    if (renamed !== null && JSON.stringify(renamed) !== JSON.stringify(dialog)) {
      const { bot, desk, handoffDesk } = dialogColumns(renamed);
      yield* setDialog.run(bot, desk, handoffDesk, JSON.stringify(renamed), n);
    } else if (lead.binding !== from) continue;
    rows += 1;
  }
  for (const row of yield* commands.all(quoted)) {
    const command = object<Command>(row, "command");
    const renamed = renameInCommand(command, rename);
    const json = JSON.stringify(renamed);
    if (json === JSON.stringify(command)) continue;
    yield* setCommand.run(renamed.to, json, integer(row, "n"));
    rows += 1;
  }
  for (const row of yield* events.all(quoted)) {
    const event = object<Event>(row, "event");
    const json = JSON.stringify(renameInEvent(event, rename));
    if (json === JSON.stringify(event)) continue;
    yield* setEvent.run(json, integer(row, "n"));
    rows += 1;
  }
  for (const column of columns) rows += yield* column.count(to, from);
  return rows;
}

type Rename = <T extends string | undefined>(binding: T) => T | string;

function renameInDialog(dialog: Dialog, rename: Rename): Dialog {
  const choice = (one: Choice): Choice => ({ ...one, binding: rename(one.binding) });
  const { bot, desk, handoff, mirrorTo, mirrors, returned, news } = dialog;
  return {
    ...dialog,
    binding: rename(dialog.binding),
    ...(bot === undefined ? {} : { bot: choice(bot) }),
    ...(desk === undefined ? {} : { desk: choice(desk) }),
    ...(handoff === undefined
      ? {}
      : {
          handoff: {
            ...handoff,
            desk: rename(handoff.desk),
            whenNobodyOnline: policy(handoff.whenNobodyOnline, rename),
            ...(handoff.askedBefore === undefined ? {} : { askedBefore: handoff.askedBefore.map(rename) }),
          },
        }),
    ...(mirrorTo === undefined ? {} : { mirrorTo: rename(mirrorTo) }),
    ...(mirrors === undefined ? {} : { mirrors: Object.fromEntries(Object.entries(mirrors).map(([id, known]) => [rename(id), known])) }),
    ...(returned === undefined ? {} : { returned: { ...returned, desk: rename(returned.desk) } }),
    ...(news === undefined ? {} : { news: { ...news, to: rename(news.to), event: renameInNews(news.event, rename) } }),
  };
}

/** "bot" and "queue" are words of the policy, whatever a binding is called. */
function policy(value: string, rename: Rename): string {
  return value === "bot" || value === "queue" ? value : rename(value);
}

function renameInCommand(command: Command, rename: Rename): Command {
  const to = rename(command.to);
  if (command.type !== "bot.notify") return { ...command, to };
  return { ...command, to, event: renameInNews(command.event, rename) };
}

function renameInNews(event: BotEvent, rename: Rename): BotEvent {
  const lead = { ...event.lead, binding: rename(event.lead.binding) };
  const dialog = { ...event.dialog, binding: rename(event.dialog.binding) };
  return { ...event, lead, dialog };
}

function renameInEvent(event: Event, rename: Rename): Event {
  const renamed = { ...event, binding: rename(event.binding) };
  if (renamed.type === "bot.replied" && renamed.bot !== undefined) return { ...renamed, bot: rename(renamed.bot) };
  if (renamed.type === "binding.removed") return renamed;
  if (renamed.type === "command.settled") return { ...renamed, command: { ...renamed.command, to: rename(renamed.command.to) } };
  return renamed;
}
