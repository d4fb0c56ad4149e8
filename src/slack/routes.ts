import type { EdgeRequest, EdgeResponse, Route } from '../edge/http.ts';
import { parseJson, readJson } from '../edge/json.ts';
import { failure } from '../edge/respond.ts';
import type { Clock, Log } from '../model/world.ts';
import type { Inbox, SlackAnswer } from './inbox.ts';
import { PATHS } from './manifest.ts';
import { isSignedBySlack } from './signature.ts';

export interface SlackRouteOptions {
  readonly inbox: Inbox;
  readonly signingSecret: string;
  readonly clock: Clock;
  readonly log: Log;
}

const RETRY_SECONDS = '5';

/** The doors for Slack's requests. Mount them only where a signing secret exists: without one they must be a 404. */
export function slackRoutes(options: SlackRouteOptions): readonly Route[] {
  const { inbox } = options;
  const route = (
    path: string,
    name: string,
    take: (request: EdgeRequest) => Promise<EdgeResponse>,
  ): Route => ({
    method: 'POST',
    path,
    name,
    limit: 'channel',
    maxBody: 262_144,
    cors: false,
    handle: async (request) => {
      if (isSignedBySlack(request, options.signingSecret, options.clock)) return take(request);
      options.log.warn('slack refused', { route: name, code: 'SignatureInvalid' });
      return failure(401, 'SignatureInvalid');
    },
  });
  return [
    route(PATHS.events, 'slack-events', (request) => event(request, inbox)),
    route(PATHS.interactivity, 'slack-interactivity', (request) => press(request, inbox)),
    route(PATHS.command, 'slack-command', (request) => command(request, inbox)),
  ];
}

async function event(request: EdgeRequest, inbox: Inbox): Promise<EdgeResponse> {
  const json = readJson(request);
  if (json.kind === 'refused') return json.response;
  const retry = Number(/^\d$/.exec(request.headers['x-slack-retry-num'] ?? '')?.[0] ?? 0);
  return answer(await inbox.event(json.value, retry));
}

/** A form with one field, which holds JSON. */
async function press(request: EdgeRequest, inbox: Inbox): Promise<EdgeResponse> {
  const form = formOf(request);
  if (form === undefined) return failure(415, 'FormExpected');
  const json = parseJson(Buffer.from(form.get('payload') ?? ''));
  return json.kind === 'refused' ? json.response : answer(await inbox.press(json.value));
}

async function command(request: EdgeRequest, inbox: Inbox): Promise<EdgeResponse> {
  const form = formOf(request);
  if (form === undefined) return failure(415, 'FormExpected');
  return answer(await inbox.command(Object.fromEntries(form)));
}

function formOf({ headers, body }: EdgeRequest): URLSearchParams | undefined {
  const type = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded') return undefined;
  return new URLSearchParams(body.toString('utf8'));
}

function answer({ status, body }: SlackAnswer): EdgeResponse {
  switch (status) {
    case 200:
      return { status, ...(body && { body }) };
    case 400:
      return failure(status, 'BadPayload');
    case 429:
      return { ...failure(status, 'TooManyRequests'), headers: { 'Retry-After': RETRY_SECONDS } };
    case 503:
      return { ...failure(status, 'NotSaved'), headers: { 'Retry-After': RETRY_SECONDS } };
  }
}
