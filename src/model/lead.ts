import type { Json } from "./message.ts";

/** The person who writes. One person on two bindings is two leads. */
export interface Lead {
  /** Ours, opaque; the same for ever. */
  readonly id: string;
  readonly binding: string;
  /** The provider's id of the person. */
  readonly externalId: string;
  readonly name?: string;
  readonly login?: string;
  /** Where the lead types: "telegram", "widget" … as the provider or the binding's `messengers` map names it. */
  readonly messenger?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly language?: string;
  readonly page?: string;
  /** Free; for the bot and for routing. */
  readonly attributes: Readonly<Record<string, Json>>;
  /** Shown to operators. */
  readonly desk: Readonly<Record<string, Json>>;
  readonly muted: boolean;
  /** The lead blocked us in the messenger: nothing can be sent until they write again. */
  readonly blocked?: boolean;
  /** External ids of chats that are over (newest last, at most 50), so that their late events are recognised. */
  readonly pastChats: readonly string[];
  readonly createdAt: string;
  readonly lastActivityAt: string;
}

/** What an event says about its lead. `null` and "" never erase what is known. */
export interface LeadFields {
  readonly name?: string | null;
  readonly login?: string | null;
  readonly messenger?: string | null;
  readonly phone?: string | null;
  readonly email?: string | null;
  readonly language?: string | null;
  readonly page?: string | null;
  readonly attributes?: Readonly<Record<string, Json>>;
}

const FIELDS = ["name", "login", "messenger", "phone", "email", "language", "page"] as const;

export function newLead(id: string, binding: string, externalId: string, now: string): Lead {
  return { id, binding, externalId, attributes: {}, desk: {}, muted: false, pastChats: [], createdAt: now, lastActivityAt: now };
}

/** The lead with what is new in `fields`, and the names that changed. A later non-empty value replaces, an empty one never erases. */
export function updateLead(lead: Lead, fields: LeadFields): { lead: Lead; changed: string[] } {
  const next: Record<string, unknown> = { ...lead };
  const changed: string[] = [];
  for (const name of FIELDS) {
    const value = fields[name];
    if (typeof value !== "string") continue;
    const trimmed = value.trim();
    if (trimmed === "" || trimmed === lead[name]) continue;
    next[name] = trimmed;
    changed.push(name);
  }
  if (fields.attributes) {
    const merged = mergeAttributes(lead.attributes, fields.attributes);
    if (merged !== lead.attributes) {
      next["attributes"] = merged;
      changed.push("attributes");
    }
  }
  return changed.length === 0 ? { lead, changed } : { lead: next as unknown as Lead, changed };
}

/** Merge by key; null removes. The same object when nothing changes. */
export function mergeAttributes(
  current: Readonly<Record<string, Json>>,
  patch: Readonly<Record<string, Json>>,
): Readonly<Record<string, Json>> {
  let next: Record<string, Json> | undefined;
  for (const [key, value] of Object.entries(patch)) {
    const known = Object.hasOwn(current, key);
    if (value === null ? !known : known && JSON.stringify(current[key]) === JSON.stringify(value)) continue;
    next ??= { ...current };
    if (value === null) delete next[key];
    else Object.defineProperty(next, key, { value, enumerable: true, configurable: true, writable: true });
  }
  return next ?? current;
}
