import { type CryptoKey, importJWK } from 'jose';
import { z } from 'zod';
import type { Clock, Log } from '../model/world.ts';
import { faultOf } from '../model/fault.ts';

/** A signing key of the channels' side, and the channels it may speak for. */
export interface ConnectorKey {
  readonly key: CryptoKey | Uint8Array;
  readonly endorsements: readonly string[];
}

export type KeyAnswer =
  | { readonly kind: 'found'; readonly key: ConnectorKey }
  /** The key set is known and has no such key. */
  | { readonly kind: 'unknown' }
  /** The key set could not be fetched, or is too old to trust. */
  | { readonly kind: 'unavailable' };

export interface ConnectorKeys {
  find(kid: string): Promise<KeyAnswer>;
}

export interface ConnectorKeyOptions {
  /** The OpenID document that names the key set. */
  readonly metadataUrl: string;
  readonly fetchJson: (url: string) => Promise<unknown>;
  readonly clock: Clock;
  readonly log: Log;
}

const DAY_MS = 24 * 3_600_000;
/** Keys outlive an outage of their host by this long; then nothing can be judged. */
const USABLE_MS = 7 * DAY_MS;
const BETWEEN_FETCHES_MS = 60_000;

const metadataSchema = z.object({ jwks_uri: z.url() });
const keySetSchema = z.object({
  keys: z.array(
    z.looseObject({
      kty: z.string(),
      kid: z.string().min(1),
      endorsements: z.array(z.string()).default([]),
    }),
  ),
});

/**
 * The channels' signing keys, fetched when first needed, refreshed daily in the background, and at most once a
 * minute however many unknown key ids are thrown at it.
 */
export function createConnectorKeys(options: ConnectorKeyOptions): ConnectorKeys {
  const { clock, log } = options;
  let keys: ReadonlyMap<string, ConnectorKey> = new Map();
  let fetchedAt: number | undefined;
  let triedAt: number | undefined;
  let fetching: Promise<void> | undefined;

  const age = () => (fetchedAt === undefined ? Infinity : clock.monotonic() - fetchedAt);
  const mayFetch = () => triedAt === undefined || clock.monotonic() - triedAt >= BETWEEN_FETCHES_MS;

  const refresh = (): Promise<void> => {
    if (fetching !== undefined) return fetching;
    if (!mayFetch()) return Promise.resolve();
    triedAt = clock.monotonic();
    const work = async () => {
      try {
        keys = await fetchKeys(options);
        fetchedAt = clock.monotonic();
      } catch (error) {
        log.warn('channel keys missing', { fault: faultOf(error) });
      } finally {
        fetching = undefined;
      }
    };
    fetching = work();
    return fetching;
  };

  return {
    async find(kid) {
      const known = age() < USABLE_MS ? keys.get(kid) : undefined;
      if (known === undefined) await refresh();
      else if (age() > DAY_MS) void refresh();
      const key = age() < USABLE_MS ? keys.get(kid) : undefined;
      if (key !== undefined) return { kind: 'found', key };
      return age() < USABLE_MS ? { kind: 'unknown' } : { kind: 'unavailable' };
    },
  };
}

async function fetchKeys({
  metadataUrl,
  fetchJson,
}: ConnectorKeyOptions): Promise<ReadonlyMap<string, ConnectorKey>> {
  const { jwks_uri: address } = metadataSchema.parse(await fetchJson(metadataUrl));
  const set = keySetSchema.parse(await fetchJson(address));
  const found = new Map<string, ConnectorKey>();
  for (const { endorsements, ...jwk } of set.keys) {
    if (jwk.kty === 'RSA')
      found.set(jwk.kid, { key: await importJWK({ ...jwk, kty: 'RSA' }, 'RS256'), endorsements });
  }
  return found;
}

/** Fetches JSON without following redirects, in at most five seconds. */
export async function fetchJson(url: string): Promise<unknown> {
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(5_000) });
  if (!response.ok) throw new KeyHostError(response.status);
  return response.json();
}

/** The host of the channels' keys answered with an error; known keys stay in use for seven days. */
export class KeyHostError extends Error {
  override readonly name = 'KeyHostError';
  readonly status: number;
  constructor(status: number) {
    super(
      `The host of the channels' keys answered ${status}. Known keys stay in use; check outgoing connections.`,
    );
    this.status = status;
  }
}
