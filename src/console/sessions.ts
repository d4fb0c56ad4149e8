import { createHash, randomBytes } from 'node:crypto';
import type { EdgeRequest } from '../edge/http.ts';
import type {
  NewSession,
  Role,
  SessionLimits,
  StaffChange,
  StaffResult,
  StaffStore,
} from '../model/staff.ts';
import type { Clock, Ids } from '../model/world.ts';
import { sessionOf } from './cookies.ts';
import type { Session } from './guard.ts';

const MINUTE = 60_000;

export const SESSION_LIMITS: SessionLimits = { idle: 15 * MINUTE, absolute: 8 * 60 * MINUTE };

/** How often an answer that stays open asks whether its session still lasts. */
const WATCH_MS = 5_000;

export interface Sessions {
  /** A secret for the cookie, and what is kept of it. */
  begin(
    account: string,
    /** What this session may do, where that is not the account's to say. */
    roles?: readonly Role[],
  ): { readonly secret: string; readonly session: NewSession };
  find(request: Pick<EdgeRequest, 'headers'>, background: boolean): Promise<Session | undefined>;
  /** Hands changes to the store; what stays open for sessions that end by them is closed at once. */
  commit(changes: readonly StaffChange[]): Promise<StaffResult>;
  close(): void;
}

interface Watched {
  readonly hash: string;
  readonly over: AbortController;
}

/** Sessions live in the store, so that ending one counts at the next request; a cookie's secret is kept as its hash. */
export function createSessions(options: {
  readonly store: StaffStore;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly limits?: SessionLimits;
}): Sessions {
  const { store, clock, ids, limits = SESSION_LIMITS } = options;
  const watched = new Map<string, Watched>();

  const end = (id: string): void => {
    watched.get(id)?.over.abort();
    watched.delete(id);
  };
  const look = async (): Promise<void> => {
    for (const [id, { hash }] of watched) {
      // A store that cannot be asked ends nothing: nothing more is told meanwhile either.
      const lasts = await store.session(hash, clock.now(), limits, false).catch(() => true);
      if (lasts === undefined) end(id);
    }
  };
  const timer = setInterval(() => void look(), WATCH_MS);
  timer.unref();

  const watch = (id: string, hash: string): AbortSignal => {
    const one = watched.get(id) ?? { hash, over: new AbortController() };
    watched.set(id, one);
    return one.over.signal;
  };

  return {
    begin(account, roles) {
      const secret = randomBytes(32).toString('base64url');
      return { secret, session: { hash: hashOf(secret), id: ids.next(), account, at: clock.now(), roles } };
    },
    async find(request, background) {
      const secret = sessionOf(request);
      if (secret === undefined) return undefined;
      const hash = hashOf(secret);
      const found = await store.session(hash, clock.now(), limits, !background);
      if (found === undefined) return undefined;
      const { id, staff, beganAt, seenAt } = found;
      const endsAt = beganAt + limits.absolute;
      return {
        id,
        staff,
        idleUntil: Math.min(seenAt + limits.idle, endsAt),
        endsAt,
        ended: () => watch(id, hash),
      };
    },
    async commit(changes) {
      const result = await store.commit(changes);
      if (result.kind === 'done') for (const id of result.ended) end(id);
      return result;
    },
    close() {
      clearInterval(timer);
      for (const id of watched.keys()) end(id);
    },
  };
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}
