import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../../model/world.ts';

/** One way to the provider and back. It belongs to the browser that has its cookie, and to no other. */
export interface Flow {
  /** What the provider is given and must give back, in the address and in the ID token. */
  readonly state: string;
  readonly nonce: string;
  /** PKCE: whoever redeems the code must show it. */
  readonly verifier: string;
  /** The page of the console that was asked for. */
  readonly to: string;
  /** The session that was open in this browser, which ends with the sign-in: the way back brings no cookie of it. */
  readonly earlier: string | undefined;
}

export interface Flows {
  /** A new one, and the value of the cookie that holds it. `to`: anything that is no page of the console is dropped. */
  begin(to: string, earlier?: string): { readonly cookie: string; readonly flow: Flow };
  /** The one that a cookie holds, within ten minutes and until it was spent. */
  open(cookie: string | undefined): Flow | undefined;
  /** From now on it is void. */
  spend(flow: Flow): void;
}

export const FLOW_SECONDS = 600;
const FLOW_MS = FLOW_SECONDS * 1_000;
const MOST_SPENT = 10_000;
const HOME = '/console';

/**
 * A flow stands in its cookie, sealed, and nothing is kept of it: strangers who begin many of them push nobody's out.
 * What was spent is remembered, in memory, until it would have ended anyway. State, nonce and verifier come from the
 * cookie's secret by the key, so that the cookie alone does not tell them.
 */
export function createFlows(key: Buffer, clock: Clock): Flows {
  const spent = new Map<string, number>();
  const derive = (what: string, from: string): string =>
    createHmac('sha256', key).update(`${what} ${from}`).digest('base64url');
  const flowOf = (secret: string, from: string): Flow => {
    const [to = '', earlier] = Buffer.from(from, 'base64url').toString().split(' ');
    return {
      state: derive('state', secret),
      nonce: derive('nonce', secret),
      verifier: derive('verifier', secret),
      to: pageOf(to),
      earlier,
    };
  };
  return {
    begin(to, earlier) {
      const secret = randomBytes(32).toString('base64url');
      const until = (clock.now() + FLOW_MS).toString(36);
      const from = Buffer.from([pageOf(to), ...(earlier ? [earlier] : [])].join(' ')).toString('base64url');
      const said = [secret, until, from].join('.');
      return { cookie: `${said}.${derive('seal', said)}`, flow: flowOf(secret, from) };
    },
    open(cookie = '') {
      const at = cookie.lastIndexOf('.');
      const said = cookie.slice(0, Math.max(0, at));
      if (!same(cookie.slice(at + 1), derive('seal', said))) return undefined;
      const [secret = '', until = '', from = ''] = said.split('.');
      const left = Number.parseInt(until, 36) - clock.now();
      // A clock set back must not lengthen it.
      if (!(left > 0 && left <= FLOW_MS)) return undefined;
      const flow = flowOf(secret, from);
      return spent.has(flow.state) ? undefined : flow;
    },
    spend({ state }) {
      const now = clock.now();
      for (const [one, until] of spent) {
        if (until > now && spent.size < MOST_SPENT) break;
        spent.delete(one);
      }
      spent.set(state, now + FLOW_MS);
    },
  };
}

/** A page of the console by its path; whatever else was asked for, its first page. Nothing here leaves the console. */
export function pageOf(path: string): string {
  return /^\/console(?!\/api(?:\/|$))(?:\/[A-Za-z0-9_-][A-Za-z0-9._-]{0,79}){1,2}$/.test(path) ? path : HOME;
}

function same(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}
