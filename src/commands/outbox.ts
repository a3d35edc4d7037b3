import { parseArgs } from "node:util";
import type { OpenCommand } from "../http/admin.ts";
import { openAdmin } from "./admin-client.ts";
import { lasting, UsageError, when } from "./io.ts";
import type { Io } from "./io.ts";
import { askList, findLead, LIST_OPTIONS, onlyTakes, pageOf, printList } from "./list.ts";

/** `leadgate outbox list`: what is not done yet, and what it waits for. */
export async function outbox(args: string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { ...LIST_OPTIONS, lead: { type: "string" } } });
  const [verb = "list", ...more] = positionals;
  if (verb !== "list" || more.length > 0) throw new UsageError(`expected outbox list, got outbox ${positionals.join(" ")}`);
  onlyTakes("outbox list", values, ["binding", "lead", "limit"]);
  const page = pageOf(values);

  const admin = await openAdmin(values, io);
  try {
    const leadId = values.lead === undefined ? undefined : (await findLead(admin, values.lead)).lead.id;
    const commands = await askList<OpenCommand>(admin, "/admin/outbox", "commands", { ...page, binding: values.binding, leadId });
    const now = Date.now();
    const columns = {
      age: ({ createdAt }: OpenCommand) => lasting(now - createdAt),
      lead: ({ leadId }: OpenCommand) => leadId,
      to: ({ to }: OpenCommand) => to,
      type: ({ type }: OpenCommand) => type,
      what: ({ gist }: OpenCommand) => gist,
      status: ({ status }: OpenCommand) => status,
      attempts: ({ attempts }: OpenCommand) => String(attempts),
      "next try": (command: OpenCommand) => nextTry(command, commands, now),
      "last reason": ({ reason }: OpenCommand) => reason,
      id: ({ id }: OpenCommand) => id,
    };
    printList(commands, { json: values.json, none: "nothing is open: every command is settled", columns }, io);
    return 0;
  } finally {
    await admin.close();
  }
}

function nextTry(command: OpenCommand, all: readonly OpenCommand[], now: number): string {
  const isBehind = all.some(({ leadId, to, position }) => leadId === command.leadId && to === command.to && position < command.position);
  if (isBehind) return "after those before it";
  if (command.status === "started") return "under way";
  if (command.status === "parked") return "when its binding works";
  return command.dueAt <= now ? "now" : when(command.dueAt);
}
