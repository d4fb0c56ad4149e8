/** What lets this tab go on with its conversation. It lives in sessionStorage: closing the tab forgets it. */
export interface Visit {
  readonly token: string;
  readonly conversationId: string;
  /** Taken up from before a reload, rather than begun. */
  readonly resumed: boolean;
}

/** Why there is no token: the server's own words for being too busy are for people, and are shown. */
export class VisitError extends Error {
  override readonly name = 'VisitError';
  readonly busy: boolean;
  /** Seconds after which to try again, where the server said so. */
  readonly retryAfter: number | undefined;

  constructor(busy: boolean, retryAfter: number | undefined) {
    super('The server gave no chat token.');
    this.busy = busy;
    this.retryAfter = retryAfter;
  }
}

const PLACE = 'therapy-guide:visit';
const TOKENS = '/v3/directline/tokens/refresh';

/**
 * This tab's visit, or a new one where there is none or it is too old. Rejects with a VisitError, or whatever `fetch`
 * rejects with.
 */
export async function openVisit(): Promise<Visit> {
  const kept = parse(stored());
  const given = parse(await post('/chat/token', kept && { body: JSON.stringify({ token: kept.token }) }));
  if (!given) throw new VisitError(false, undefined);
  const begun = kept?.conversationId === given.conversationId && kept.begun;
  keep({ ...given, begun });
  return { ...given, resumed: begun };
}

/** Whether the tab remembers one with a history; the server may think otherwise. */
export function hasVisit(): boolean {
  return parse(stored())?.begun === true;
}

/** Puts a fresh token for the same conversation in the old one's place, where there is a visit and it may go on. */
export async function renewVisit(): Promise<void> {
  const visit = parse(stored());
  if (!visit) return;
  const renewed = parse(await post(TOKENS, { headers: { Authorization: `Bearer ${visit.token}` } }));
  // The visitor may have left, or begun anew, while the request was under way.
  if (renewed && parse(stored())?.conversationId === renewed.conversationId)
    keep({ ...renewed, begun: visit.begun });
}

/** The bot has greeted: from now on a reload takes this conversation up, where before it would find nothing in it. */
export function keepBegun(): void {
  const visit = parse(stored());
  if (visit) keep({ ...visit, begun: true });
}

/** After this, nothing in the tab leads back to the conversation. */
export function forgetVisit(): void {
  attempt(() => sessionStorage.removeItem(PLACE));
}

async function post(path: string, init: RequestInit = {}): Promise<string> {
  const json = init.body === undefined ? {} : { headers: { 'Content-Type': 'application/json' } };
  const response = await fetch(path, {
    method: 'POST',
    credentials: 'omit',
    cache: 'no-store',
    ...json,
    ...init,
  });
  if (response.ok) return response.text();
  if (response.status === 401 || response.status === 403) return '';
  const wait = Number(response.headers.get('Retry-After') ?? '');
  throw new VisitError(response.status === 429 || response.status === 503, wait > 0 ? wait : undefined);
}

interface Kept extends Pick<Visit, 'token' | 'conversationId'> {
  readonly begun: boolean;
}

function parse(json: string | null | undefined): Kept | undefined {
  const value: unknown = attempt(() => JSON.parse(json ?? ''));
  if (typeof value !== 'object' || value === null) return undefined;
  if (!('token' in value) || !('conversationId' in value)) return undefined;
  const { token, conversationId } = value;
  return typeof token === 'string' && typeof conversationId === 'string'
    ? { token, conversationId, begun: 'begun' in value && value.begun === true }
    : undefined;
}

function stored(): string | null | undefined {
  return attempt(() => sessionStorage.getItem(PLACE));
}

function keep(visit: Kept): void {
  const { token, conversationId, begun } = visit;
  attempt(() => sessionStorage.setItem(PLACE, JSON.stringify({ token, conversationId, begun })));
}

/** Storage may be switched off: the chat then works, and a reload begins anew. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
