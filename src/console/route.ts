import { z } from 'zod';
import type { AuditAction, AuditDetails, AuditEvent, Staff } from '../model/staff.ts';
import type { RouteName } from './table.ts';

/*
 * A route of the console, in two halves:
 *
 *   api/*.ts   an Endpoint: where it is and what goes in and out. Data only; the browser reads it, too.
 *   elsewhere  its handler, bound to it by `route` (staff) or `door` (strangers)
 *
 * `navigation` is for addresses that a browser goes to instead of asking: their answers lead on, and say nothing.
 *
 * Who may call it says table.ts. Whatever must hold for all of them does guard.ts: session, role, CSRF, schemas, audit.
 */

/** What goes in and out of a route, and what the audit log is told before it runs. */
export interface Endpoint<Params, Query, Body, Answer> {
  readonly at: RouteName;
  /** The parts of the path; of a route that changes nothing, the query; of the others, the JSON body. */
  readonly params: z.ZodType<Params>;
  readonly query: z.ZodType<Query>;
  readonly body: z.ZodType<Body>;
  /** The JSON answer: what it does not name does not go out. */
  readonly answer: z.ZodType<Answer>;
  /** Written before the handler runs: what is not logged does not happen. 'none' where nothing is read or done. */
  readonly audit: AuditAction | 'none';
  /** Ids, counts, reasons; never what a visitor wrote, and no search words. `params.id` is the subject already. */
  readonly details?: (input: Input<Params, Query, Body>) => AuditDetails;
  /** A call that people do not make themselves does not keep a session alive. */
  readonly background?: boolean;
}

export interface Input<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
}

/** What a handler gets. */
export interface Call<Params, Query, Body> extends Input<Params, Query, Body> {
  readonly staff: Staff;
  readonly session: CallSession;
  readonly request: From;
  /** One more entry, for what is known only now (which conversation came next). Wait for it before answering. */
  audit(event: AuditEvent): Promise<void>;
}

export interface CallSession {
  /** Names the session, for what belongs to it; it opens nothing. */
  readonly id: string;
  /** When it ends by itself, milliseconds UTC: unused, and in any case. */
  readonly idleUntil: number;
  readonly endsAt: number;
}

/** Where a request comes from. */
export interface From {
  readonly address: string;
  readonly headers: { readonly [name: string]: string };
}

/** Somebody's browser goes to an address. */
export interface Visit extends From {
  readonly query: URLSearchParams;
}

/** Where it goes on from there. */
export interface Onward {
  readonly to: string;
  readonly cookies: readonly string[];
}

/** What the handler of a stranger's route gets. */
export interface Knock<Params, Query, Body> extends Input<Params, Query, Body> {
  readonly request: From;
}

export type Reply<Answer> =
  | {
      readonly kind: 'answer';
      readonly body: Answer;
      readonly headers?: Headers;
      readonly cookies?: readonly string[];
    }
  /** A file to be kept, never opened in the page. */
  | {
      readonly kind: 'file';
      readonly name: string;
      readonly type: string;
      readonly content: string | Uint8Array;
    }
  /** Server-sent events, until the session ends. */
  | { readonly kind: 'events'; readonly open: (events: EventSink) => void }
  | Refused;

export interface Refused {
  readonly kind: 'refused';
  readonly status: 400 | 401 | 403 | 404 | 409 | 422 | 429 | 503;
  /** For programs: the browser has the words. */
  readonly code: string;
  readonly retryAfter?: number;
}

export interface EventSink {
  /** Sends an event with JSON data; nothing happens where the caller has gone. */
  send(event: string, data: unknown): void;
  /** The caller has gone, or the session has ended. */
  readonly ended: AbortSignal;
}

type Headers = { readonly [name: string]: string };

/** A request as the guard hands it on: nothing in it has been believed yet. */
export interface RawInput {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

/** What the guard knows of a caller who is signed in. */
export interface Caller {
  readonly staff: Staff;
  readonly session: CallSession;
  readonly request: From;
  audit(event: AuditEvent): Promise<void>;
}

/** A route with its types inside: schemas, the entry for the audit log, and the handler in one. */
export type ConsoleRoute =
  | {
      readonly kind: 'staff';
      readonly at: RouteName;
      readonly background: boolean;
      readonly run: (raw: RawInput, caller: Caller) => Promise<Reply<unknown>>;
    }
  | {
      readonly kind: 'stranger';
      readonly at: RouteName;
      readonly run: (raw: RawInput, request: From) => Promise<Reply<unknown>>;
    }
  | {
      readonly kind: 'navigation';
      readonly at: RouteName;
      /** Another site sends people here. */
      readonly fromElsewhere: boolean;
      readonly run: (visit: Visit) => Promise<Onward>;
    };

const nothing = z.object({});

/** What a route that takes nothing takes. */
export const bare = { params: nothing, query: nothing, body: nothing };

/** An endpoint as it stands, its types inferred. */
export function endpoint<Params, Query, Body, Answer>(
  given: Endpoint<Params, Query, Body, Answer>,
): Endpoint<Params, Query, Body, Answer> {
  return given;
}

/** Binds a handler to an endpoint that staff call. */
export function route<Params, Query, Body, Answer>(
  given: Endpoint<Params, Query, Body, Answer>,
  handle: (call: Call<Params, Query, Body>) => Promise<Reply<Answer>>,
): ConsoleRoute {
  const { at, background = false } = given;
  return {
    kind: 'staff',
    at,
    background,
    run: async (raw, caller) => {
      const input = parsed(given, raw);
      if (input === undefined) return BAD_REQUEST;
      const entry = entryOf(given, input);
      if (entry !== undefined) await caller.audit(entry);
      const reply = await handle({ ...caller, ...input });
      // The entry says that it was done: one more says that it was not.
      if (entry !== undefined && reply.kind === 'refused')
        await caller.audit({ ...entry, action: 'denied', details: { route: at, code: reply.code } });
      return sealed(given, reply);
    },
  };
}

/** Binds a handler to an endpoint on the way to a sign-in. It sees to the audit log itself: only it knows who came. */
export function door<Params, Query, Body, Answer>(
  given: Endpoint<Params, Query, Body, Answer>,
  handle: (knock: Knock<Params, Query, Body>) => Promise<Reply<Answer>>,
): ConsoleRoute {
  return {
    kind: 'stranger',
    at: given.at,
    run: async (raw, request) => {
      const input = parsed(given, raw);
      return input === undefined ? BAD_REQUEST : sealed(given, await handle({ ...input, request }));
    },
  };
}

const BAD_REQUEST: Refused = { kind: 'refused', status: 400, code: 'BadRequest' };

function parsed<Params, Query, Body, Answer>(
  given: Endpoint<Params, Query, Body, Answer>,
  raw: RawInput,
): Input<Params, Query, Body> | undefined {
  const params = given.params.safeParse(raw.params);
  const query = given.query.safeParse(raw.query);
  const body = given.body.safeParse(raw.body);
  if (!params.success || !query.success || !body.success) return undefined;
  return { params: params.data, query: query.data, body: body.data };
}

/** Drops what the answer's schema does not name; an answer that does not fit it is a fault of ours. */
function sealed<Params, Query, Body, Answer>(
  given: Endpoint<Params, Query, Body, Answer>,
  reply: Reply<Answer>,
): Reply<unknown> {
  return reply.kind === 'answer' ? { ...reply, body: given.answer.parse(reply.body) } : reply;
}

const subject = z.object({ id: z.string() });

function entryOf<Params, Query, Body, Answer>(
  { audit, details }: Endpoint<Params, Query, Body, Answer>,
  input: Input<Params, Query, Body>,
): AuditEvent | undefined {
  if (audit === 'none') return undefined;
  const named = subject.safeParse(input.params);
  return { action: audit, subject: named.data?.id, details: details?.(input) };
}
