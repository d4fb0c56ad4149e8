import { z } from 'zod';
import { parseActivity } from '../edge/activity.ts';
import { faultOf } from '../model/fault.ts';
import type { EdgeRequest, EdgeResponse, Route } from '../edge/http.ts';
import { readJson } from '../edge/json.ts';
import type { Pace } from '../edge/rate-limit.ts';
import { failure, later } from '../edge/respond.ts';
import type { IncomingActivity } from '../model/activity.ts';
import type { Line, Store } from '../model/store.ts';
import type { Ids, Log } from '../model/world.ts';
import { authorize, forbidden } from './authorize.ts';
import type { Post } from './post-activity.ts';
import { TOKEN_SECONDS, type TokenClaims, type Tokens } from './tokens.ts';
import { PAGE, parseWatermark, renderLines, writeWatermark } from './transcript.ts';
import type { UrgentTail } from './urgent-tail.ts';
import { addressOf, type ViewerOf } from './viewer.ts';

export interface ConversationOptions {
  readonly tokens: Tokens;
  readonly tail: UrgentTail;
  readonly store: Store;
  readonly viewer: ViewerOf;
  readonly post: Post;
  /** Counts a message of a conversation: one visitor must not keep the others waiting. */
  readonly pace: Pace;
  readonly isDanger: (text: string) => boolean | Promise<boolean>;
  readonly safetyText: string;
  readonly publicUrl?: string | undefined;
  readonly ids: Ids;
  readonly log: Log;
}

type Work = (
  request: EdgeRequest,
  claims: TokenClaims,
  options: ConversationOptions,
) => Promise<EdgeResponse>;

/** Room for the 4,000 characters that the page sends at most, however they are written, and for a few times more. */
const MOST_BYTES = 65_536;

/** Start, reconnect, post and poll. A route's `:id` must be the token's conversation; everything else is one 403. */
export function conversationRoutes(options: ConversationOptions): readonly Route[] {
  const authorized = (work: Work) => async (request: EdgeRequest) => {
    const claims = await authorize(request, options.tokens, request.params['id']);
    return claims === undefined ? forbidden : work(request, claims, options);
  };
  const base = '/v3/directline/conversations';
  const get = { method: 'GET', limit: 'visitor', cors: true, maxBody: 0 } as const;
  const post = { method: 'POST', limit: 'visitor', cors: true, maxBody: MOST_BYTES } as const;
  return [
    { ...post, path: base, name: 'start', handle: authorized(start) },
    { ...get, path: `${base}/:id`, name: 'reconnect', handle: authorized(reconnect) },
    { ...get, path: `${base}/:id/activities`, name: 'poll', handle: authorized(poll) },
    { ...post, path: `${base}/:id/activities`, name: 'post', handle: authorized(receive) },
    // 415, not 403: a client reads 403 as an expired token, and would try for ever.
    { ...post, path: `${base}/:id/upload`, name: 'upload', handle: async () => failure(415, 'NoUploads') },
    {
      ...get,
      path: '/v3/directline/session/getsessionid',
      name: 'session',
      handle: async () => failure(404, 'NotFound'),
    },
  ];
}

/** The language of the page, for the greeting; who the visitor is comes from the token. */
const startBody = z.object({
  locale: z
    .string()
    .regex(/^[A-Za-z0-9-]{1,35}$/)
    .optional()
    .catch(undefined),
});

/** A chat must open while the disk is stalled: words about danger need no disk. */
const PATIENCE_MS = 1_500;

async function start(
  request: EdgeRequest,
  claims: TokenClaims,
  options: ConversationOptions,
): Promise<EdgeResponse> {
  const json = readJson(request, { empty: true });
  if (json.kind === 'refused') return json.response;
  const { locale } = startBody.parse(json.value);
  const known = await within(
    PATIENCE_MS,
    options.store.conversation(keyOf(claims)).catch(() => undefined),
  );
  if (known === undefined) await within(PATIENCE_MS, options.post(joining(claims, locale, options), claims));
  return { status: known === undefined ? 201 : 200, body: await opened(request, claims, 0, options) };
}

async function reconnect(
  request: EdgeRequest,
  claims: TokenClaims,
  options: ConversationOptions,
): Promise<EdgeResponse> {
  const { after } = parseWatermark(request.query.get('watermark'));
  return { status: 200, body: await opened(request, claims, after, options) };
}

async function receive(
  request: EdgeRequest,
  claims: TokenClaims,
  options: ConversationOptions,
): Promise<EdgeResponse> {
  const json = readJson(request);
  if (json.kind === 'refused') return json.response;
  const parsed = parseActivity(json.value, claims.conversation);
  if (parsed.kind === 'invalid') return failure(400, parsed.code);
  // A join is the host's to say, not the browser's.
  if (parsed.kind === 'ignored' || parsed.activity.type === 'conversationUpdate') {
    return { status: 200, body: { id: options.ids.next() } };
  }
  // Words of danger are always heard.
  const allowance = options.pace(claims.conversation);
  if (!allowance.allowed && !(await options.isDanger(parsed.activity.text ?? '')))
    return later(429, 'TooManyMessages', options.safetyText, allowance.retryAfter);
  return options.post(parsed.activity, claims);
}

async function poll(
  request: EdgeRequest,
  claims: TokenClaims,
  options: ConversationOptions,
): Promise<EdgeResponse> {
  const had = parseWatermark(request.query.get('watermark'));
  const lines = await options.store
    .lines(keyOf(claims), had.after, PAGE)
    .catch((error: unknown): readonly Line[] => {
      // A polling client gives up for good at an error; with nothing new it asks again.
      options.log.error('transcript not read', { channel: 'web', fault: faultOf(error) });
      return [];
    });
  const stored = new Set(lines.map((line) => line.id));
  const ahead =
    lines.length === PAGE ? [] : options.tail.of(claims.conversation).filter((line) => !stored.has(line.id));
  const fresh = [...lines, ...ahead].filter((line) => !had.ahead.has(line.id));
  const activities = renderLines(fresh, options.viewer(claims, request.headers['host']));
  // Those that have their number by now need no remembering.
  const still = new Set([...had.ahead, ...ahead.map(({ id }) => id)].filter((id) => !stored.has(id)));
  const watermark = writeWatermark({ after: lines.at(-1)?.seq ?? had.after, ahead: still });
  return { status: 200, body: { activities, watermark } };
}

/** What a client needs to listen: a fresh token, and a stream address that goes on from `after`. */
async function opened(
  request: EdgeRequest,
  claims: TokenClaims,
  after: number,
  options: ConversationOptions,
) {
  const { conversation } = claims;
  const [token, ticket] = await Promise.all([
    options.tokens.issue(claims),
    options.tokens.issueStream(claims),
  ]);
  const here = addressOf(options.publicUrl, request.headers['host']);
  const stream = `${here.replace(/^http/, 'ws')}/v3/directline/conversations/${conversation}/stream`;
  return {
    conversationId: conversation,
    token,
    expires_in: TOKEN_SECONDS,
    streamUrl: `${stream}?watermark=${after}&t=${ticket}`,
    referenceGrammarId: REFERENCE_GRAMMAR,
  };
}

/** Part of the protocol's answer; this service has no speech grammars. */
const REFERENCE_GRAMMAR = '00000000-0000-0000-0000-000000000000';

function joining(
  claims: TokenClaims,
  locale: string | undefined,
  { viewer }: ConversationOptions,
): IncomingActivity {
  const { bot, channelId } = viewer(claims);
  return {
    type: 'conversationUpdate',
    locale,
    channelId,
    from: { id: claims.user },
    recipient: bot,
    conversation: { id: claims.conversation },
    membersAdded: [bot, { id: claims.user }],
  };
}

function keyOf(claims: TokenClaims) {
  return { channel: 'web', conversation: claims.conversation };
}

/** The outcome, or undefined after so many milliseconds; the work itself goes on. */
async function within<T>(ms: number, work: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms);
  });
  return Promise.race([work, patience]).finally(() => clearTimeout(timer));
}
