import type { EdgeRequest } from '../edge/http.ts';

/*
 * `__Host-`: the browser takes such a cookie only with Secure, for the whole host and from it alone, so no neighboring
 * host or page can plant one. Browsers count http on loopback as secure.
 */
const SESSION = '__Host-console';
const DEVICE = '__Host-console-device';
const DEVICE_SECONDS = 180 * 24 * 60 * 60;
const COMMON = 'Path=/; Secure; HttpOnly; SameSite=Strict';
const FLOW = '__Host-console-oidc';
/** Lax: the way back from the provider begins on another site. */
const ON_THE_WAY = 'Path=/; Secure; HttpOnly; SameSite=Lax';

export function sessionCookie(secret: string): string {
  return `${SESSION}=${secret}; ${COMMON}`;
}

export function noSessionCookie(): string {
  return `${SESSION}=; ${COMMON}; Max-Age=0`;
}

export function deviceCookie(token: string): string {
  return `${DEVICE}=${token}; ${COMMON}; Max-Age=${DEVICE_SECONDS}`;
}

/** Holds a sign-in at the provider while it is under way. */
export function flowCookie(value: string, seconds: number): string {
  return `${FLOW}=${value}; ${ON_THE_WAY}; Max-Age=${seconds}`;
}

export function noFlowCookie(): string {
  return `${FLOW}=; ${ON_THE_WAY}; Max-Age=0`;
}

export function flowOf(request: Pick<EdgeRequest, 'headers'>): string | undefined {
  return valueOf(request, FLOW);
}

export function sessionOf(request: Pick<EdgeRequest, 'headers'>): string | undefined {
  return valueOf(request, SESSION);
}

export function deviceOf(request: Pick<EdgeRequest, 'headers'>): string | undefined {
  return valueOf(request, DEVICE);
}

/** A cookie sent twice is nobody's: the other may have been planted. */
function valueOf({ headers }: Pick<EdgeRequest, 'headers'>, name: string): string | undefined {
  const values = (headers['cookie'] ?? '')
    .split(';')
    .map((each) => each.trim())
    .filter((each) => each.startsWith(`${name}=`))
    .map((each) => each.slice(name.length + 1));
  const [value = ''] = values;
  return values.length === 1 && /^[A-Za-z0-9_.-]{20,600}$/.test(value) ? value : undefined;
}
