import { decodeProtectedHeader, jwtVerify } from 'jose';
import type { IncomingActivity } from '../model/activity.ts';
import type { Clock } from '../model/world.ts';
import type { ConnectorKey, ConnectorKeys } from './connector-keys.ts';

/** What a verified token of the channels' side says; `matches` ties it to the activity it came with. */
export interface ConnectorClaims {
  readonly serviceUrl: string;
  readonly endorsements: readonly string[];
}

export type ConnectorCheck =
  /** No claims: a local test tool, which has none to make. */
  | { readonly kind: 'verified'; readonly claims?: ConnectorClaims }
  | { readonly kind: 'refused'; readonly status: 401 | 403 | 503; readonly code: string };

export interface ConnectorAuthOptions {
  readonly keys: ConnectorKeys;
  readonly issuer: string;
  /** The app id: the audience. */
  readonly appId: string;
  readonly clock: Clock;
}

const SKEW_SECONDS = 300;
const LONGEST_TOKEN = 8_192;

/**
 * Verifies the Authorization header of a request from Azure's channels. Stricter than the SDK: RS256 only, `exp`,
 * `nbf` and `serviceurl` required; and nothing but a code ever comes out.
 */
export async function verifyConnector(
  header: string,
  options: ConnectorAuthOptions,
): Promise<ConnectorCheck> {
  if (!header.startsWith('Bearer ')) return refused(401, 'TokenMissing');
  const token = header.slice(7);
  const kid = keyIdOf(token);
  if (kid === undefined) return refused(401, 'TokenInvalid');
  const answer = await options.keys.find(kid);
  if (answer.kind === 'unavailable') return refused(503, 'KeysUnavailable');
  if (answer.kind === 'unknown') return refused(401, 'TokenInvalid');
  const serviceUrl = await claimedUrl(token, answer.key, options);
  if (serviceUrl === undefined) return refused(401, 'TokenInvalid');
  return { kind: 'verified', claims: { serviceUrl, endorsements: answer.key.endorsements } };
}

/** Whether the token was made for this activity: its service address, and a key endorsed for its channel. */
export function matchesActivity(claims: ConnectorClaims, activity: IncomingActivity): ConnectorCheck {
  if (activity.serviceUrl !== claims.serviceUrl) return refused(403, 'ServiceUrlMismatch');
  if (!claims.endorsements.includes(activity.channelId)) return refused(403, 'ChannelNotEndorsed');
  return { kind: 'verified', claims };
}

/** A refusal: a status and a code, nothing of the library's. */
function refused(status: 401 | 403 | 503, code: string): ConnectorCheck {
  return { kind: 'refused', status, code };
}

/**
 * Three parts of base64url, each written in the one way there is: the last letter has bits to spare, so a signature
 * could otherwise be written in several ways.
 */
function isCompact(token: string): boolean {
  const parts = token.split('.');
  return parts.length === 3 && parts.every(isBase64Url);
}

function isBase64Url(part: string): boolean {
  return part !== '' && Buffer.from(part, 'base64url').toString('base64url') === part;
}

/** The key id of a token that has the right shape; no key is looked up, let alone fetched, for any other. */
function keyIdOf(token: string): string | undefined {
  if (token.length > LONGEST_TOKEN || !isCompact(token)) return undefined;
  try {
    const { alg, kid } = decodeProtectedHeader(token);
    return alg === 'RS256' && typeof kid === 'string' && kid !== '' && kid.length <= 256 ? kid : undefined;
  } catch {
    return undefined;
  }
}

async function claimedUrl(
  token: string,
  { key }: ConnectorKey,
  options: ConnectorAuthOptions,
): Promise<string | undefined> {
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: ['RS256'],
      issuer: options.issuer,
      audience: options.appId,
      clockTolerance: SKEW_SECONDS,
      requiredClaims: ['exp', 'nbf', 'serviceurl'],
      currentDate: new Date(options.clock.now()),
    });
    const claimed = payload['serviceurl'];
    return typeof claimed === 'string' ? claimed : undefined;
  } catch {
    return undefined;
  }
}
