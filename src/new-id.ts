import { randomFillSync } from "node:crypto";

const COUNTER_MAX = 0xfff;
/** Random bytes, asked for in one call for many ids: a call for each costs more than all the rest. */
const pool = Buffer.allocUnsafe(4_096);
let used = pool.length;
let last = 0;
let counter = 0;

/**
 * A UUIDv7 (RFC 9562, 5.7) that is greater than all before it in this process: milliseconds, 12 bits that count within one,
 * 62 random bits. A clock that goes back, or more than 4,096 ids in a millisecond, does not break the order: the time runs ahead.
 */
export function newId(now: number = Date.now()): string {
  if (used + 10 > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  if (now > last) {
    last = now;
    // Half of the numbers stay free to count on.
    counter = pool.readUInt16BE(used) & 0x7ff;
  } else if (counter < COUNTER_MAX) counter += 1;
  else {
    last += 1;
    counter = 0;
  }
  const random = pool.toString("hex", used + 2, used + 10);
  used += 10;
  const time = last.toString(16).padStart(12, "0");
  const variant = ((Number.parseInt(random.charAt(0), 16) & 0x3) | 0x8).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${counter.toString(16).padStart(3, "0")}-${variant}${random.slice(1, 4)}-${random.slice(4)}`;
}
