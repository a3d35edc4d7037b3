import { statfs } from "node:fs/promises";
import { reasonOf } from "../../errors.ts";
import type { Log } from "../../log.ts";

/** Milliseconds between two looks at the disk. */
const EVERY = 1_000;

/** Watches the free space of a folder, off the hot path: `low` answers at once, with what the last look saw. */
export interface Space {
  readonly low: () => boolean;
}

export async function watchSpace(folder: string, minFreeBytes: number, log: Log): Promise<Space> {
  let low = false;
  let looked = 0;
  let looking = false;

  const look = async () => {
    looking = true;
    try {
      const { bavail, bsize } = await statfs(folder);
      const free = bavail * bsize;
      const now = free < minFreeBytes;
      if (now !== low) log.warn({ free, minFreeBytes }, now ? "the disk is nearly full: webhooks are refused" : "the disk has space again");
      low = now;
    } catch (error) {
      log.warn({}, `the free space of ${folder} cannot be read: ${reasonOf(error)}`);
    } finally {
      looking = false;
      looked = performance.now();
    }
  };

  await look();
  return {
    low() {
      if (!looking && performance.now() - looked >= EVERY) void look();
      return low;
    },
  };
}
