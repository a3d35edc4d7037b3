import { parseArgs } from "node:util";
import type { DeadLetter } from "../delivery/store.ts";
import { openAdmin } from "./admin-client.ts";
import { printPayload } from "./inbox.ts";
import { clean, jsonText, line, painter, UsageError, when } from "./io.ts";
import type { Io } from "./io.ts";
import { askList, LIST_OPTIONS, onlyTakes, pageOf, printList } from "./list.ts";

const VERBS = ["list", "show", "retry", "drop"];
const OPTIONS: Readonly<Record<string, readonly string[]>> = { list: ["binding", "limit"], show: ["personal"], drop: ["reason"] };

/** `leadgate dead list|show|retry|drop`: what the gateway gave up on, until a person decides. */
export async function dead(args: string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { ...LIST_OPTIONS, reason: { type: "string" }, personal: { type: "boolean" } },
  });
  const [verb = "list", id = "", ...more] = positionals;
  if (!VERBS.includes(verb) || more.length > 0) throw new UsageError(`expected dead ${VERBS.join("|")}, got dead ${positionals.join(" ")}`);
  if (verb !== "list" && id === "") throw new UsageError(`dead ${verb} needs the id of a dead letter; dead list has them`);
  onlyTakes(`dead ${verb}`, values, OPTIONS[verb] ?? []);
  if (verb === "drop" && !values.reason) throw new UsageError("dead drop needs --reason: it is kept with what was given up");

  const { limit } = pageOf(values);
  const path = `/admin/dead/${encodeURIComponent(id)}`;
  const admin = await openAdmin(values, io);
  try {
    switch (verb) {
      case "show": {
        const letter = (await admin.get(path, { personal: values.personal ? "true" : undefined })) as DeadLetter;
        if (values.json) line(io.stdout, jsonText(letter, 2));
        else printLetter(letter, io);
        return 0;
      }
      case "retry": {
        const result = (await admin.post(`${path}/retry`)) as { leadId?: string };
        line(io.stdout, values.json ? jsonText(result) : `${id} is on its way again${result.leadId ? `, lead ${result.leadId}` : ""}`);
        return 0;
      }
      case "drop": {
        const result = await admin.post(`${path}/drop`, { reason: values.reason });
        line(io.stdout, values.json ? jsonText(result) : `${id} is given up: ${values.reason}`);
        return 0;
      }
      default: {
        const letters = await askList<DeadLetter>(admin, "/admin/dead", "letters", { binding: values.binding, limit });
        printList(letters, { json: values.json, none: "no dead letters", columns: COLUMNS }, io);
        return 0;
      }
    }
  } finally {
    await admin.close();
  }
}

const COLUMNS: Readonly<Record<string, (letter: DeadLetter) => string | undefined>> = {
  time: ({ at }) => when(at),
  binding: ({ binding }) => binding,
  what: ({ kind, command, rule }) => (kind === "command" ? command?.type : rule),
  lead: ({ leadId }) => leadId,
  reason: ({ reason }) => reason,
  id: ({ id }) => id,
};

function printLetter(letter: DeadLetter, io: Io): void {
  const paint = painter(io.stdout, io.env);
  const field = (name: string, value: string | undefined) => {
    if (value !== undefined) line(io.stdout, `${paint("dim", name.padEnd(9))} ${clean(value, 1_000)}`);
  };
  field("id", letter.id);
  field("kind", letter.kind);
  field("time", when(letter.at));
  field("binding", letter.binding);
  field("lead", letter.leadId);
  field("rule", letter.rule);
  field("attempts", letter.kind === "command" ? String(letter.attempts) : undefined);
  field("reason", letter.reason);
  line(io.stdout);
  if (letter.command) line(io.stdout, jsonText(letter.command, 2));
  if (letter.raw) printPayload(letter.raw, io);
}
