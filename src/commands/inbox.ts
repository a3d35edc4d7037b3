import { parseArgs } from "node:util";
import type { RequestSummary, StoredRequest } from "../delivery/store.ts";
import { openAdmin } from "./admin-client.ts";
import { clean, jsonText, line, painter, UsageError, when } from "./io.ts";
import type { Io } from "./io.ts";
import { askList, findLead, LIST_OPTIONS, onlyTakes, pageOf, printList } from "./list.ts";

/** `leadgate inbox list|show`: what providers sent, and what became of it. */
export async function inbox(args: string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      ...LIST_OPTIONS,
      lead: { type: "string" },
      event: { type: "string" },
      status: { type: "string" },
      personal: { type: "boolean" },
    },
  });
  const [verb = "list", id, ...more] = positionals;
  if ((verb !== "list" && verb !== "show") || more.length > 0 || (verb === "list" && id !== undefined))
    throw new UsageError(`expected inbox list or inbox show <id>, got inbox ${positionals.join(" ")}`);
  if (verb === "show" && id === undefined) throw new UsageError("inbox show needs the id of a request; inbox list has them");
  if (verb === "show") onlyTakes("inbox show", values, ["personal"]);
  else if (values.personal) throw new UsageError("--personal belongs to inbox show <id>");
  const page = pageOf({ ...values, since: values.since ?? "7d" });

  const admin = await openAdmin(values, io);
  try {
    if (id !== undefined) {
      const request = (await admin.get(`/admin/inbox/${encodeURIComponent(id)}`, {
        personal: values.personal ? "true" : undefined,
      })) as StoredRequest;
      if (values.json) line(io.stdout, jsonText(request, 2));
      else printRequest(request, io);
      return 0;
    }
    const leadId = values.lead === undefined ? undefined : (await findLead(admin, values.lead)).lead.id;
    const query = { ...page, binding: values.binding, leadId, eventType: values.event, status: values.status };
    const requests = await askList<RequestSummary>(admin, "/admin/inbox", "requests", query);
    printList(requests, { json: values.json, none: "no webhook matches", columns: COLUMNS }, io);
    return 0;
  } finally {
    await admin.close();
  }
}

const COLUMNS: Readonly<Record<string, (request: RequestSummary) => string | undefined>> = {
  time: ({ at }) => when(at),
  binding: ({ binding }) => binding,
  "event type": ({ eventType }) => eventType,
  lead: ({ leadIds }) => leadIds.join(" "),
  outcome: ({ status, reason }) => (reason === undefined ? status : `${status}: ${reason}`),
  id: ({ id }) => id,
};

function printRequest(request: StoredRequest, io: Io): void {
  const paint = painter(io.stdout, io.env);
  const field = (name: string, value: string) => line(io.stdout, `${paint("dim", name.padEnd(11))} ${clean(value, 500)}`);
  field("request", request.id);
  field("time", when(request.at));
  field("binding", request.binding);
  field("rule", request.rule);
  if (request.eventType !== undefined) field("event type", request.eventType);
  field("outcome", request.reason === undefined ? request.status : `${request.status}: ${request.reason}`);
  for (const { event, status, leadId, reason } of request.events)
    field(
      "event",
      `${event.type} → ${status}${leadId === undefined ? "" : `, lead ${leadId}`}${reason === undefined ? "" : `: ${reason}`}`,
    );
  line(io.stdout);
  printPayload(request.raw, io);
}

/** The payload as the admin API gives it: secrets masked, JSON bodies parsed. */
export function printPayload(raw: { method: string; path: string; query: object; headers: object; body: unknown }, io: Io): void {
  const query = new URLSearchParams(raw.query as Record<string, string>).toString();
  line(io.stdout, clean(`${raw.method} ${raw.path}${query === "" ? "" : `?${query}`}`, 2_000));
  for (const [name, value] of Object.entries(raw.headers)) line(io.stdout, clean(`${name}: ${String(value)}`, 500));
  line(io.stdout);
  // As JSON also where it is none, because JSON escapes what could steer a terminal.
  line(io.stdout, jsonText(raw.body, 2));
}
