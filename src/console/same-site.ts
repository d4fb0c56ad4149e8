import type { EdgeRequest } from '../edge/http.ts';

/** What our own page sends with whatever changes something; another site's page cannot without asking first. */
const PROOF = 'x-console';

/**
 * Why a request may be another site's doing; undefined where it is not. Beside the cookie's SameSite=Strict, whatever
 * changes something must name an Origin of our own, carry a header that no form can send, and be JSON (the guard's
 * reading of the body sees to that). Browsers that say where a request comes from must say: from here.
 */
export function forgery(
  { method, headers, origin }: Pick<EdgeRequest, 'method' | 'headers' | 'origin'>,
  isOwn: (origin: string) => boolean,
): string | undefined {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return 'ForeignSite';
  if (origin !== undefined && !isOwn(origin)) return 'ForeignOrigin';
  if (method === 'GET' || method === 'HEAD') return undefined;
  if (origin === undefined) return 'OriginMissing';
  return headers[PROOF] === '1' ? undefined : 'HeaderMissing';
}
