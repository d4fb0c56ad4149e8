import { z } from 'zod';
import type { EdgeRequest, EdgeResponse, Route } from '../edge/http.ts';
import { readJson } from '../edge/json.ts';
import type { Ids } from '../model/world.ts';
import { bearsSecret } from '../edge/bearer.ts';
import { authorize, forbidden, matchesOrigin } from './authorize.ts';
import { TOKEN_SECONDS, type TokenClaims, type Tokens } from './tokens.ts';

export interface TokenRouteOptions {
  readonly tokens: Tokens;
  readonly ids: Ids;
  readonly secret?: string | undefined;
}

/** Ids that start with `dl_` are believed by chat clients only where they come inside a token. */
const generateBody = z.object({
  user: z
    .object({ id: z.string().min(1).max(200).optional() })
    .optional()
    .catch(undefined),
});
const chatBody = z.object({ token: z.string().max(2_048).optional().catch(undefined) });

/** How a visitor gets a token, and a fresh one. */
export function tokenRoutes(options: TokenRouteOptions): readonly Route[] {
  const { tokens, ids } = options;
  const fresh = (origin: string | undefined): TokenClaims => ({
    user: `dl_${ids.next()}`,
    conversation: ids.next(),
    origin,
  });

  const generate = async (request: EdgeRequest): Promise<EdgeResponse> => {
    if (!bearsSecret(request, options.secret)) return forbidden;
    const json = readJson(request, { empty: true });
    if (json.kind === 'refused') return json.response;
    const claims = fresh(undefined);
    const user = generateBody.parse(json.value).user?.id ?? claims.user;
    return answer({ ...claims, user }, tokens);
  };

  const refresh = async (request: EdgeRequest): Promise<EdgeResponse> => {
    const claims = await authorize(request, tokens);
    return claims === undefined ? forbidden : answer(claims, tokens);
  };

  /** For our own page: a token in force goes on with its conversation, anything else begins a new one. */
  const chatToken = async (request: EdgeRequest): Promise<EdgeResponse> => {
    const json = readJson(request, { empty: true });
    if (json.kind === 'refused') return json.response;
    const earlier = await tokens.verify(chatBody.parse(json.value).token ?? '');
    const resumed = earlier !== undefined && matchesOrigin(earlier, request.origin);
    const claims = resumed ? earlier : fresh(request.origin);
    const { status, body } = await answer(claims, tokens);
    return { status, body: { ...body, userId: claims.user } };
  };

  const common = { method: 'POST', limit: 'visitor', maxBody: 8_192, cors: true } as const;
  return [
    { ...common, path: '/chat/token', name: 'chat-token', handle: chatToken },
    { ...common, path: '/v3/directline/tokens/generate', name: 'token-generate', handle: generate },
    { ...common, path: '/v3/directline/tokens/refresh', name: 'token-refresh', handle: refresh },
  ];
}

async function answer(claims: TokenClaims, tokens: Tokens) {
  const token = await tokens.issue(claims);
  return { status: 200, body: { conversationId: claims.conversation, token, expires_in: TOKEN_SECONDS } };
}
