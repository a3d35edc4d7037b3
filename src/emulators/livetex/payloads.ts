import { freeMember, hasOnline } from "./point.ts";
import type { Employee, Group, Item, Point } from "./point.ts";
import type { Switches } from "./switches.ts";

type Body = Readonly<Record<string, unknown>>;
export type Version = Switches["version"];

/** docs: https://livetex.github.io/messaging-api-v1.2/types/Destination/ */
export function destination(point: Point, group: Group, version: Version): Body {
  return {
    ...plainDestination(group),
    has_online: hasOnline(point, group),
    ...(version === "1.2" ? { is_available: freeMember(point, group) !== undefined } : {}),
  };
}

/** As webhooks have it. */
export const plainDestination = ({ id, name }: Group): Body => ({ destination_type: "Department", destination_id: id, name });

/** docs: https://livetex.github.io/messaging-api-v1.2/types/Employee/ */
export function employee({ id, first, last, nick }: Employee, version: Version): Body {
  return {
    employee_id: id,
    first_name: first,
    ...(last === undefined ? {} : { last_name: last }),
    ...(nick === undefined || version === "1.0" ? {} : { nick_name: nick }),
  };
}

const OTHER: Readonly<Record<string, string>> = { touch_point_id: "touchPointId", touchPointId: "touch_point_id", name: "file_name" };
const UNTIMED: ReadonlySet<string> = new Set(["SelectDestination"]);

/** An event as webhooks and getHistory carry it, without `webhook_key`. EmployeeAvailabilityChanged names no user. */
export function wire(item: Item, userId: string | undefined, switches: Switches): Body {
  const { type, id, at, fields } = item;
  const rename = switches.spelling === "other" && type !== "SelectDestination";
  const named = Object.fromEntries(Object.entries(fields).map(([key, value]) => [rename ? (OTHER[key] ?? key) : key, value]));
  return {
    type,
    id,
    ...(userId === undefined ? {} : { user_id: userId }),
    ...named,
    ...(item.employee ? { employee: employee(item.employee, switches.version) } : {}),
    ...(UNTIMED.has(type) ? {} : { timestamp: timestamp(at, switches) }),
  };
}

export function timestamp(at: number, { timestamps }: Switches): number | string {
  return timestamps === "text" ? String(at) : timestamps === "seconds" ? Math.floor(at / 1000) : at;
}
