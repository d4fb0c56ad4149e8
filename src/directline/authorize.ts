import { bearer } from '../edge/bearer.ts';
import type { EdgeRequest, EdgeResponse } from '../edge/http.ts';
import { failure } from '../edge/respond.ts';
import type { TokenClaims, Tokens } from './tokens.ts';

/**
 * The one refusal: expired, forged, somebody else's, unknown. Direct Line clients read 403 as "the token has run
 * out"; who asks for another's conversation learns nothing else, either.
 */
export const forbidden: EdgeResponse = failure(403, 'TokenExpired');

/** The claims of a request's bearer token, where it is in force and made for this conversation and page. */
export async function authorize(
  request: EdgeRequest,
  tokens: Tokens,
  conversation?: string,
): Promise<TokenClaims | undefined> {
  const claims = await tokens.verify(bearer(request));
  if (claims === undefined) return undefined;
  if (conversation !== undefined && claims.conversation !== conversation) return undefined;
  return matchesOrigin(claims, request.origin) ? claims : undefined;
}

/** A browser names the page's origin on every request that could do harm; same-origin reads may leave it out. */
export function matchesOrigin(claims: TokenClaims, origin: string | undefined): boolean {
  return claims.origin === undefined || origin === undefined || claims.origin === origin;
}
