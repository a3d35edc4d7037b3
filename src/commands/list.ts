import { hintFor } from "../config/findings.ts";
import type { StoredLead } from "../delivery/store.ts";
import { ADMIN_OPTIONS } from "./admin-client.ts";
import type { Admin } from "./admin-client.ts";
import { jsonText, line, table, UsageError } from "./io.ts";
import type { Io } from "./io.ts";
import { timeOption } from "./time.ts";

/** What lists take beside their own filters. */
export const LIST_OPTIONS = {
  ...ADMIN_OPTIONS,
  binding: { type: "string" },
  since: { type: "string" },
  until: { type: "string" },
  limit: { type: "string" },
} as const;

interface Page {
  since?: string | undefined;
  until?: string | undefined;
  limit?: string | undefined;
}

/** --since, --until and --limit as the admin API takes them. Throws UsageError. */
export function pageOf({ since, until, limit }: Page): Record<string, string | number | undefined> {
  if (limit !== undefined && !/^[1-9]\d*$/.test(limit))
    throw new UsageError(`--limit: expected a number from 1, got ${JSON.stringify(limit)}`);
  return { since: timeOption("since", since), until: timeOption("until", until), limit };
}

/** Refuses an option of another verb: left out silently, it would make the answer a wrong one. */
export function onlyTakes(what: string, values: object, own: readonly string[]): void {
  const known = [...Object.keys(ADMIN_OPTIONS), ...own];
  const other = Object.keys(values).find((name) => !known.includes(name));
  if (other === undefined) return;
  throw new UsageError(`${what} has no option --${other}; it takes ${known.map((name) => `--${name}`).join(", ")}`);
}

/** Asks for a list. One that is empty because its binding is unknown is refused, with a hint. */
export async function askList<Item>(
  admin: Admin,
  path: string,
  key: string,
  query: Readonly<Record<string, string | number | undefined>>,
): Promise<Item[]> {
  const items = ((await admin.get(path, query)) as Record<string, Item[]>)[key] ?? [];
  const binding = query["binding"];
  if (items.length > 0 || binding === undefined) return items;
  const known = (await admin.get("/admin/bindings")) as { bindings: { id: string }[]; disabled: { id: string }[] };
  const ids = [...known.bindings, ...known.disabled].map(({ id }) => id);
  if (!ids.includes(String(binding)))
    throw new UsageError(`--binding: there is no binding ${JSON.stringify(binding)}; ${hintFor(String(binding), ids, "binding")}`);
  return items;
}

/** As JSON, as a table, or as one sentence where there is nothing. */
export function printList<Item>(
  items: readonly Item[],
  as: { json: boolean; none: string; columns: Readonly<Record<string, (item: Item) => string | undefined>> },
  io: Io,
): void {
  if (as.json) line(io.stdout, jsonText(items, 2));
  else if (items.length === 0) line(io.stdout, as.none);
  else {
    const rows = items.map((item) => Object.values(as.columns).map((cell) => cell(item)));
    line(io.stdout, table(Object.keys(as.columns), rows));
  }
}

/** The lead that is meant: the one with exactly this id or external id; else the only one that is called so. */
export async function findLead(admin: Admin, asked: string): Promise<StoredLead> {
  const exact = ((await admin.get("/admin/leads", { named: asked })) as { leads: StoredLead[] }).leads;
  const found = exact.length > 0 ? exact : await searched(admin, asked);
  const [only, ...more] = found;
  // Nobody: the API says so in its own words.
  if (only === undefined) return (await admin.get(`/admin/leads/${encodeURIComponent(asked)}`)) as StoredLead;
  if (more.length === 0) return only;
  throw new UsageError(`${whichOf(found, asked)}; say which`);
}

const SEARCHED = 500;
/** Fewer digits are in the number of half of all people. */
const PHONE_DIGITS = 5;

/** Leads whose name, login or e-mail holds the text, or whose phone its digits. A part of an id means nobody. */
export async function searched(admin: Admin, asked: string): Promise<StoredLead[]> {
  const { leads } = (await admin.get("/admin/leads", { search: asked, limit: SEARCHED })) as { leads: StoredLead[] };
  const text = asked.toLowerCase();
  const digits = /^[\d\s()+.-]+$/.test(asked) ? asked.replaceAll(/\D/g, "") : "";
  return leads.filter(({ lead: { name, login, email, phone } }) => {
    if ([name, login, email].some((part) => part?.toLowerCase().includes(text))) return true;
    return digits.length >= PHONE_DIGITS && phone?.replaceAll(/\D/g, "").includes(digits) === true;
  });
}

/** "2 leads match "Ann": …", at most ten of them by id. */
export function whichOf(found: readonly StoredLead[], asked: string): string {
  const count = found.length < SEARCHED ? found.length : `${SEARCHED} or more`;
  const which = found.slice(0, 10).map(({ lead }) => `${lead.id} (${lead.binding}, ${lead.externalId})`);
  const many = found.length === 1 ? "lead matches" : "leads match";
  return `${count} ${many} ${JSON.stringify(asked)}: ${which.join(", ")}${found.length > 10 ? ", …" : ""}`;
}
