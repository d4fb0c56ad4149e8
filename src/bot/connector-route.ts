import type { TurnContext } from 'botbuilder';
import { channelNamed } from '../channels/named.ts';
import { parseActivity } from '../edge/activity.ts';
import { isLoopback } from '../model/address.ts';
import { type ConnectorCheck, matchesActivity, verifyConnector } from '../edge/connector-auth.ts';
import type { ConnectorKeys } from '../edge/connector-keys.ts';
import { faultOf } from '../model/fault.ts';
import type { EdgeRequest, EdgeResponse, Route } from '../edge/http.ts';
import { readJson } from '../edge/json.ts';
import { failure, later } from '../edge/respond.ts';
import type { IncomingActivity } from '../model/activity.ts';
import type { Clock, Ids, Log } from '../model/world.ts';
import type { ConnectorAdapter } from './cloud-adapter.ts';
import type { ConnectorSettings } from './connector-settings.ts';
import { setDoor } from './door.ts';
import { toSdk } from './sdk-activity.ts';
import { sendingFailed } from './sending.ts';
import { isLocalHost } from './service-url.ts';

export interface ConnectorRouteOptions {
  readonly settings: ConnectorSettings;
  readonly adapter: ConnectorAdapter;
  readonly logic: (context: TurnContext) => Promise<void>;
  readonly keys: ConnectorKeys;
  readonly issuer: string;
  /** Which service addresses may be answered. */
  readonly allowsHost: (serviceUrl: string) => boolean;
  readonly safetyText: string;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
}

const RETRY_SECONDS = 5;

/** `POST /api/messages`, for Azure's channels. Mount it only where settings exist: without them it must be a 404. */
export function connectorRoute(options: ConnectorRouteOptions): Route {
  return {
    method: 'POST',
    path: '/api/messages',
    name: 'connector',
    limit: 'channel',
    maxBody: 262_144,
    cors: false,
    handle: (request) => receive(request, options),
  };
}

async function receive(request: EdgeRequest, options: ConnectorRouteOptions): Promise<EdgeResponse> {
  const check = await checkSender(request, options);
  if (check.kind === 'refused') return refuse(check, options);
  const json = readJson(request);
  if (json.kind === 'refused') return json.response;
  const parsed = parseActivity(json.value);
  if (parsed.kind === 'ignored') return { status: 200 };
  if (parsed.kind === 'invalid') return failure(400, parsed.code);
  const fits = check.claims === undefined ? check : matchesActivity(check.claims, parsed.activity);
  if (fits.kind === 'refused') return refuse(fits, options);
  // The name `web` is our own website's; a foreign activity must not reach its conversations.
  if (parsed.activity.channelId === 'web' || !options.allowsHost(parsed.activity.serviceUrl ?? '')) {
    return failure(403, 'ServiceUrlNotAllowed');
  }
  return take(parsed.activity, options);
}

async function checkSender(request: EdgeRequest, options: ConnectorRouteOptions): Promise<ConnectorCheck> {
  const { settings } = options;
  if (settings.kind === 'app') {
    return verifyConnector(request.headers['authorization'] ?? '', { ...options, appId: settings.appId });
  }
  // Without credentials: this machine only, and by its own name, which a rebound host name is not.
  const host = `http://${request.headers['host'] ?? ''}`;
  const local =
    isLoopback(request.address) && isLocalHost(host) && request.headers['x-forwarded-for'] === undefined;
  return local ? { kind: 'verified' } : { kind: 'refused', status: 403, code: 'LocalOnly' };
}

function refuse(
  { status, code }: { readonly status: 401 | 403 | 503; readonly code: string },
  options: ConnectorRouteOptions,
) {
  options.log.warn('connector refused', { status, code });
  return status === 503 ? later(503, code, options.safetyText, RETRY_SECONDS) : failure(status, code);
}

/** Answers as soon as the turn is stored; replies go out after that. An invoke's answer is the turn's own. */
function take(activity: IncomingActivity, options: ConnectorRouteOptions): Promise<EdgeResponse> {
  const { promise, resolve } = Promise.withResolvers<EdgeResponse>();
  const { channelId: channel } = activity;
  const identified = { ...activity, id: activity.id ?? options.ids.next() };
  const work = options.adapter.accept(toSdk(identified), (context) => {
    setDoor(context, {
      channel,
      manner: channelNamed(channel),
      numbered: false,
      carry: () => undefined,
      failed: sendingFailed,
      taken(result) {
        if (result.kind === 'refused') resolve(later(503, 'NotSaved', options.safetyText, RETRY_SECONDS));
        else if (activity.type !== 'invoke') resolve({ status: 200 });
      },
    });
    return options.logic(context);
  });
  work
    .then((invoked) => resolve({ status: invoked?.status ?? 200, ...bodyOf(invoked?.body) }))
    .catch((error: unknown) => {
      options.log.error('connector turn failed', { channel, fault: faultOf(error) });
      resolve(failure(500, 'ServerError'));
    });
  return promise;
}

function bodyOf(body: unknown): { readonly body?: { readonly [key: string]: unknown } } {
  return typeof body === 'object' && body !== null ? { body: { ...body } } : {};
}
