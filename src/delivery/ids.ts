import { v5 } from "uuid";

const ROOT = "8f1c6a52-6a0e-5d0b-9f6e-0d6a3c1f7b11";

/** UUIDv5(parent, n): the same decision made again gives the same ids. */
export function childId(parent: string, n: number): string {
  return v5(String(n), parent);
}

/** A UUID from words that together are unique: a timer's lead, name, episode and due time. */
export function idOf(...words: readonly (string | number)[]): string {
  return v5(JSON.stringify(words), ROOT);
}
