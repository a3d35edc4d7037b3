import { parseArgs } from "node:util";
import type { DeadLetter } from "../delivery/store.ts";
import { reasonOf } from "../errors.ts";
import { openAdmin } from "./admin-client.ts";
import type { Admin } from "./admin-client.ts";
import { printPayload } from "./inbox.ts";
import { clean, jsonText, line, painter, UsageError, when } from "./io.ts";
import type { Io } from "./io.ts";
import { askList, LIST_OPTIONS, onlyTakes, pageOf, printList } from "./list.ts";

const VERBS = ["list", "show", "retry", "drop"];
const OPTIONS: Readonly<Record<string, readonly string[]>> = { list: ["binding", "limit"], show: ["personal"], drop: ["reason"] };
/** Which of them, with --all. */
const WHICH = ["all", "binding", "since", "until"];
const PAGE = 100;
/** Failures that are printed one by one. */
const TOLD = 20;

/** `leadgate dead list|show|retry|drop`: what the gateway gave up on, until a person decides. */
export async function dead(args: string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { ...LIST_OPTIONS, all: { type: "boolean" }, reason: { type: "string" }, personal: { type: "boolean" } },
  });
  const [verb = "list", id = "", ...more] = positionals;
  if (!VERBS.includes(verb) || more.length > 0) throw new UsageError(`expected dead ${VERBS.join("|")}, got dead ${positionals.join(" ")}`);
  const all = values.all === true && (verb === "retry" || verb === "drop");
  if (all && id !== "") throw new UsageError(`dead ${verb} takes the id of one dead letter, or --all, not both`);
  if (verb !== "list" && id === "" && !all)
    throw new UsageError(
      `dead ${verb} needs the id of a dead letter; dead list has them${verb === "show" ? "" : "; --all means every one"}`,
    );
  onlyTakes(`dead ${verb}`, values, [...(OPTIONS[verb] ?? []), ...(all ? WHICH : [])]);
  if (verb === "drop" && !values.reason) throw new UsageError("dead drop needs --reason: it is kept with what was given up");

  const { limit, since, until } = pageOf(values);
  const path = `/admin/dead/${encodeURIComponent(id)}`;
  const admin = await openAdmin(values, io);
  const given = verb === "drop" ? { reason: values.reason } : undefined;
  const act = (one: string) => admin.post(`/admin/dead/${encodeURIComponent(one)}/${verb}`, given);
  try {
    if (all) {
      const ids = await idsOfAll(admin, values.binding, { since: Number(since ?? 0), until: Number(until ?? Infinity) });
      return await actOnAll(verb, ids, act, { json: values.json, io });
    }
    switch (verb) {
      case "show": {
        const letter = (await admin.get(path, { personal: values.personal ? "true" : undefined })) as DeadLetter;
        if (values.json) line(io.stdout, jsonText(letter, 2));
        else printLetter(letter, io);
        return 0;
      }
      case "retry": {
        const result = (await act(id)) as { leadId?: string };
        line(io.stdout, values.json ? jsonText(result) : `${id} is on its way again${result.leadId ? `, lead ${result.leadId}` : ""}`);
        return 0;
      }
      case "drop": {
        const result = await act(id);
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

/** All of them, the oldest first, before any is touched: what is retried may be dead again while others still wait for their turn. */
async function idsOfAll(admin: Admin, binding: string | undefined, { since, until }: { since: number; until: number }): Promise<string[]> {
  const ids: string[] = [];
  for (let after: string | undefined; ;) {
    const letters = await askList<DeadLetter>(admin, "/admin/dead", "letters", { binding, limit: PAGE, after });
    // Their ids only: what came and what was to be sent can be large.
    for (const { id, at } of letters) if (at >= since && at <= until) ids.push(id);
    after = letters.at(-1)?.id;
    if (letters.length < PAGE) return ids;
  }
}

/** One after the other, in order; what fails is said and does not hold up the others. Exit code 1 when something did. */
async function actOnAll(
  verb: string,
  ids: readonly string[],
  act: (id: string) => Promise<unknown>,
  { json, io }: { json: boolean | undefined; io: Io },
): Promise<number> {
  const failed: { id: string; reason: string }[] = [];
  for (const id of ids) await act(id).catch((error: unknown) => void failed.push({ id, reason: reasonOf(error) }));
  const done = ids.length - failed.length;
  if (json) line(io.stdout, jsonText({ [verb === "drop" ? "dropped" : "retried"]: done, failed }, 2));
  else {
    for (const { id, reason } of failed.slice(0, TOLD)) line(io.stderr, `${id}: ${clean(reason, 300)}`);
    if (failed.length > TOLD) line(io.stderr, `… and ${failed.length - TOLD} more`);
    const what = verb === "drop" ? "given up" : "on their way again";
    line(io.stdout, ids.length === 0 ? "no dead letters" : `${done} of ${ids.length} are ${what}`);
  }
  return failed.length === 0 ? 0 : 1;
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
