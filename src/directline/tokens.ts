import { jwtVerify, SignJWT } from 'jose';
import type { Clock, Ids } from '../model/world.ts';

/** What a token proves: this visitor, in this conversation, from a page of this origin. */
export interface TokenClaims {
  readonly user: string;
  readonly conversation: string;
  /** The page's origin at the time of issue; undefined where a server asked. */
  readonly origin: string | undefined;
  /** When the first token of this chain was given, seconds since 1970; a new chain begins where it is left out. */
  readonly since?: number;
}

export interface Tokens {
  issue(claims: TokenClaims): Promise<string>;
  /** The claims of a token in force; undefined for any other, with no reason: there is nothing to learn here. */
  verify(token: string): Promise<TokenClaims | undefined>;
  /** Opens one socket once, within a minute: it travels in a URL. */
  issueStream(claims: TokenClaims): Promise<string>;
  verifyStream(token: string): Promise<TokenClaims | undefined>;
}

export const TOKEN_SECONDS = 1_800;
/** However often it is refreshed, a token ends with its chain: one that leaked does not open a conversation for ever. */
const CHAIN_SECONDS = 24 * 60 * 60;
const STREAM_SECONDS = 60;

/** Tokens signed with HMAC-SHA256. They are JWTs with a `user` claim because chat clients read it from there. */
export function createTokens(world: {
  readonly key: Uint8Array;
  readonly clock: Clock;
  readonly ids: Ids;
}): Tokens {
  const { key, clock, ids } = world;
  const used = new Map<string, number>();

  const issue = (audience: string, seconds: number, claims: TokenClaims) => {
    const { user, conversation, origin } = claims;
    const now = Math.floor(clock.now() / 1000);
    const since = claims.since ?? now;
    return new SignJWT({ user, conversation, since, ...(origin === undefined ? {} : { origin }) })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setAudience(audience)
      .setJti(ids.next())
      .setIssuedAt(now)
      .setExpirationTime(Math.min(now + seconds, since + CHAIN_SECONDS))
      .sign(key);
  };

  const verify = async (audience: string, token: string) => {
    if (token.length > 2_048) return undefined;
    try {
      const { payload } = await jwtVerify(token, key, {
        algorithms: ['HS256'],
        audience,
        requiredClaims: ['exp', 'jti'],
        currentDate: new Date(clock.now()),
      });
      const { user, conversation, origin, since, jti = '', exp = 0 } = payload;
      if (typeof user !== 'string' || typeof conversation !== 'string' || typeof since !== 'number')
        return undefined;
      return {
        claims: { user, conversation, origin: typeof origin === 'string' ? origin : undefined, since },
        jti,
        exp,
      };
    } catch {
      return undefined;
    }
  };

  /** Remembers a stream token until it has run out anyway; false where it was seen before. */
  const spend = (jti: string, exp: number) => {
    const now = clock.now() / 1000;
    for (const [id, until] of used) {
      if (until >= now) break;
      used.delete(id);
    }
    if (used.has(jti)) return false;
    used.set(jti, exp);
    return true;
  };

  return {
    issue: (claims) => issue('directline', TOKEN_SECONDS, claims),
    verify: async (token) => (await verify('directline', token))?.claims,
    issueStream: (claims) => issue('stream', STREAM_SECONDS, claims),
    verifyStream: async (token) => {
      const verified = await verify('stream', token);
      return verified !== undefined && spend(verified.jti, verified.exp) ? verified.claims : undefined;
    },
  };
}
