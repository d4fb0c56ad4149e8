import type { EdgeRequest, EdgeResponse, Route } from '../edge/http.ts';
import { readJson } from '../edge/json.ts';
import { failure } from '../edge/respond.ts';
import type { AuditEvent, Staff } from '../model/staff.ts';
import { respond } from './answer.ts';
import type { ConsoleRoute, RawInput } from './route.ts';
import { forgery } from './same-site.ts';
import { METHODS, TABLE, whoMay, type Method, type RouteName } from './table.ts';

/** Below this stands every route of the table. */
export const API = '/console/api';

/** A request may say that nobody's hand is behind it: it does not keep the session alive. */
const BACKGROUND = 'x-console-background';

export interface Session {
  /** Names the session; it opens nothing. */
  readonly id: string;
  readonly staff: Staff;
  /** When it ends by itself, milliseconds UTC: unused, and in any case. */
  readonly idleUntil: number;
  readonly endsAt: number;
  /** Aborts when the session ends: for an answer that stays open. */
  ended(): AbortSignal;
}

export interface GuardOptions {
  /** The session that a request's cookie belongs to, while it lasts; `background`: without keeping it alive. */
  readonly session: (request: EdgeRequest, background: boolean) => Promise<Session | undefined>;
  /** Resolves once the entry is on the disk. */
  readonly audit: (staff: Staff, event: AuditEvent) => Promise<void>;
  /** Whether an Origin is the console's own. */
  readonly isOwnOrigin: (origin: string) => boolean;
}

/**
 * What stands before every route of the console, in this order: forgery (of whatever changes something), session (401),
 * role (403, logged), JSON, schemas, the audit log. A route whose row does not name a role is not open to it.
 */
export function guarded(routes: readonly ConsoleRoute[], options: GuardOptions): readonly Route[] {
  return routes.filter(({ at }) => Object.hasOwn(TABLE, at)).map((route) => toEdge(route, options));
}

const MOST_BODY = 65_536;

function toEdge(route: ConsoleRoute, options: GuardOptions): Route {
  const [method, path] = split(route.at);
  return {
    method,
    path: `${API}${path}`,
    name: `console ${route.at}`,
    limit: 'staff',
    maxBody: method === 'GET' ? 0 : MOST_BODY,
    cors: false,
    handle: (request) => handle(route, request, options),
  };
}

async function handle(
  route: ConsoleRoute,
  request: EdgeRequest,
  options: GuardOptions,
): Promise<EdgeResponse> {
  if (route.kind === 'navigation') return handleNavigation(route, request);
  const forged = forgery(request, options.isOwnOrigin);
  if (forged !== undefined) return failure(403, forged);
  if (route.kind === 'staff') return handleStaff(route, request, options);
  if (whoMay(route.at) !== 'stranger') return failure(401, 'SignInFirst');
  const raw = rawInput(request);
  return raw.kind === 'refused' ? raw.response : respond(await route.run(raw.input, request));
}

/** A page that somebody goes to: no picture, no frame, no script's request, and from another site only where that is meant. */
async function handleNavigation(
  route: Extract<ConsoleRoute, { kind: 'navigation' }>,
  request: EdgeRequest,
): Promise<EdgeResponse> {
  const { method, headers } = request;
  const [site = 'none', into = 'document'] = [headers['sec-fetch-site'], headers['sec-fetch-dest']];
  if (whoMay(route.at) !== 'stranger') return failure(401, 'SignInFirst');
  if (method !== 'GET') return failure(405, 'MethodNotAllowed');
  if (into !== 'document') return failure(403, 'NotAPage');
  if (!route.fromElsewhere && site !== 'same-origin' && site !== 'none') return failure(403, 'ForeignSite');
  const { to, cookies } = await route.run(request);
  return { status: 303, headers: { Location: to }, cookies };
}

async function handleStaff(
  route: Extract<ConsoleRoute, { kind: 'staff' }>,
  request: EdgeRequest,
  { session: find, audit }: GuardOptions,
): Promise<EdgeResponse> {
  const session = await find(request, route.background || request.headers[BACKGROUND] !== undefined);
  if (session === undefined) return failure(401, 'SignInFirst');
  const { staff } = session;
  if (!mayCall(staff, route.at)) {
    await audit(staff, { action: 'denied', details: { route: route.at } });
    return failure(403, 'RoleMissing');
  }
  const raw = rawInput(request);
  if (raw.kind === 'refused') return raw.response;
  const caller = { staff, session, request, audit: (event: AuditEvent) => audit(staff, event) };
  return respond(await route.run(raw.input, caller), () => session.ended());
}

function mayCall(staff: Staff, at: RouteName): boolean {
  const who = whoMay(at);
  return who !== 'stranger' && staff.roles.some((role) => who.includes(role));
}

type Raw =
  | { readonly kind: 'input'; readonly input: RawInput }
  | { readonly kind: 'refused'; readonly response: EdgeResponse };

function rawInput(request: EdgeRequest): Raw {
  const { params, query } = request;
  const input = { params, query: Object.fromEntries(query) };
  if (request.method === 'GET' || request.method === 'HEAD')
    return { kind: 'input', input: { ...input, body: {} } };
  const json = readJson(request, { empty: true });
  return json.kind === 'refused' ? json : { kind: 'input', input: { ...input, body: json.value } };
}

function split(at: RouteName): readonly [method: Method, path: string] {
  const space = at.indexOf(' ');
  const path = at.slice(space + 1);
  return [METHODS.find((method) => at.startsWith(`${method} `)) ?? 'POST', path];
}
