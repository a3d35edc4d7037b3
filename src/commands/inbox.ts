import { parseArgs } from "node:util";
import type { RequestSummary, StoredRequest } from "../delivery/store.ts";
import { ADMIN_OPTIONS, openAdmin } from "./admin-client.ts";
import { clean, jsonText, line, painter, table, UsageError, when } from "./io.ts";
import type { Io } from "./io.ts";
import { timeOption } from "./time.ts";

/** `leadgate inbox list|show`: what providers sent, and what became of it. */
export async function inbox(args: string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      ...ADMIN_OPTIONS,
      binding: { type: "string" },
      lead: { type: "string" },
      event: { type: "string" },
      status: { type: "string" },
      since: { type: "string", default: "7d" },
      until: { type: "string" },
      limit: { type: "string" },
    },
  });
  const [verb = "list", id, ...more] = positionals;
  if ((verb !== "list" && verb !== "show") || more.length > 0)
    throw new UsageError(`expected inbox list or inbox show <id>, got inbox ${positionals.join(" ")}`);
  if (verb === "show" && id === undefined) throw new UsageError("inbox show needs the id of a request; inbox list has them");

  const query = {
    binding: values.binding,
    leadId: values.lead,
    eventType: values.event,
    status: values.status,
    since: timeOption("since", values.since),
    until: timeOption("until", values.until),
    limit: values.limit,
  };
  const admin = await openAdmin(values, io);
  try {
    if (verb === "show") {
      const request = (await admin.get(`/admin/inbox/${encodeURIComponent(id ?? "")}`)) as StoredRequest;
      if (values.json) line(io.stdout, jsonText(request, 2));
      else printRequest(request, io);
      return 0;
    }
    const { requests } = (await admin.get("/admin/inbox", query)) as { requests: RequestSummary[] };
    if (values.json) line(io.stdout, jsonText(requests, 2));
    else printList(requests, io);
    return 0;
  } finally {
    await admin.close();
  }
}

function printList(requests: readonly RequestSummary[], io: Io): void {
  if (requests.length === 0) {
    line(io.stdout, "no webhook matches");
    return;
  }
  const rows = requests.map((request) => [
    when(request.at),
    request.binding,
    request.eventType ?? "",
    request.leadIds.join(" "),
    request.reason === undefined ? request.status : `${request.status}: ${request.reason}`,
    request.id,
  ]);
  line(io.stdout, table(["time", "binding", "event type", "lead", "outcome", "id"], rows));
}

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
