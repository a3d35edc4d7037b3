/** How many rows of each sort are unfinished; a write reports its change, and only a commit makes it count. */
export interface Tally {
  inbox: number;
  /** Open ones, parked included. */
  outbox: number;
  parked: number;
  dead: number;
  waiting: number;
}

export const NOTHING: Readonly<Tally> = { inbox: 0, outbox: 0, parked: 0, dead: 0, waiting: 0 };

export function add(total: Tally, change: Readonly<Tally>): void {
  total.inbox += change.inbox;
  total.outbox += change.outbox;
  total.parked += change.parked;
  total.dead += change.dead;
  total.waiting += change.waiting;
}
