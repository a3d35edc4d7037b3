import { hash } from "node:crypto";

const ROOT = "8f1c6a52-6a0e-5d0b-9f6e-0d6a3c1f7b11";

/** UUIDv5(parent, n): the same decision made again gives the same ids. */
export function childId(parent: string, n: number): string {
  return uuidV5(String(n), parent);
}

/** A UUID from words that together are unique: a timer's lead, name, episode and due time. */
export function idOf(...words: readonly (string | number)[]): string {
  return uuidV5(JSON.stringify(words), ROOT);
}

/** RFC 9562, 5.5. In one call of the hash: several of these are made for every message. */
function uuidV5(name: string, namespace: string): string {
  const space = Buffer.from(namespace.replaceAll("-", ""), "hex");
  if (space.length !== 16) throw new TypeError(`expected a UUID to derive an id from, got ${JSON.stringify(namespace)}`);
  const hex = hash("sha1", Buffer.concat([space, Buffer.from(name)]), "hex");
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
