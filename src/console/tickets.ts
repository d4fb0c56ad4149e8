import type { KeptAccount } from '../model/staff.ts';
import type { Clock, Ids } from '../model/world.ts';

/** A sign-in under way: the first factor was right. */
export interface Ticket {
  readonly id: string;
  readonly account: KeptAccount;
  readonly next: 'code' | 'password' | 'enroll';
  /** The second factor being set up. */
  readonly secret?: string;
}

export interface Tickets {
  give(ticket: Omit<Ticket, 'id'>): Ticket;
  /** While it is good; each use counts. */
  take(id: string): Ticket | undefined;
  /** Keeps the secret of the second factor being set up. */
  note(ticket: Ticket, secret: string): void;
  /** Puts another in its place, for the next step. */
  trade(ticket: Ticket, next: Omit<Ticket, 'id'>): Ticket;
  drop(ticket: Ticket): void;
}

const LIFE_MS = 5 * 60_000;
const MOST_USES = 8;
const MOST = 1_000;

/** In memory: whoever was signing in when the server was restarted begins again. */
export function createTickets(clock: Clock, ids: Ids): Tickets {
  const given = new Map<string, { ticket: Ticket; readonly until: number; uses: number }>();
  const give = (from: Omit<Ticket, 'id'>): Ticket => {
    const ticket = { ...from, id: ids.next() };
    given.set(ticket.id, { ticket, until: clock.monotonic() + LIFE_MS, uses: 0 });
    const oldest = given.keys().next();
    if (given.size > MOST && oldest.done !== true) given.delete(oldest.value);
    return ticket;
  };
  return {
    give,
    take(id) {
      const found = given.get(id);
      if (found === undefined) return undefined;
      found.uses += 1;
      if (clock.monotonic() <= found.until && found.uses <= MOST_USES) return found.ticket;
      given.delete(id);
      return undefined;
    },
    note(ticket, secret) {
      const found = given.get(ticket.id);
      if (found !== undefined) found.ticket = { ...ticket, secret };
    },
    trade(ticket, next) {
      given.delete(ticket.id);
      return give(next);
    },
    drop: (ticket) => void given.delete(ticket.id),
  };
}
