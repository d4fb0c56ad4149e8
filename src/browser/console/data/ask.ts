import type { Endpoint } from '../../../console/route.ts';
import { z } from 'zod';

/** Why a request came to nothing, as `words.fault` names it. */
export type Refusal = 'offline' | 'bad-answer' | (string & {});

/** A refusal as an error, for those who load something. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
  readonly code: Refusal;
  /** Seconds to wait before another attempt, where the server said so. */
  readonly retryAfter: number | undefined;

  constructor(code: Refusal, retryAfter?: number) {
    super(`The console's request was refused: ${code}`);
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

const ROOT = '/console/api';
const failure = z.object({ error: z.object({ code: z.string() }) });
const heard = new Set<() => void>();

/** Tells when the server no longer knows who asks. */
export function onSignedOut(listener: () => void): () => void {
  heard.add(listener);
  return () => heard.delete(listener);
}

interface Given<Params, Query, Body> {
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  /** Nobody's hand is behind it: it does not keep the session alive. */
  readonly background?: boolean;
}

/**
 * Asks the server: the method and the path are the endpoint's, and so is what the answer must look like. Rejects with a
 * RefusedError and nothing else.
 */
export async function ask<Params, Query, Body, Answer>(
  endpoint: Endpoint<Params, Query, Body, Answer>,
  given: Given<Params, Query, Body> = {},
): Promise<Answer> {
  const [method = 'GET', pattern = ''] = endpoint.at.split(' ');
  const response = await send(method, ROOT + pathOf(pattern, given.params) + queryOf(given.query), given);
  const body = await response.json().catch(() => undefined);
  if (!response.ok) throw refusalOf(response, body);
  const parsed = endpoint.answer.safeParse(body);
  if (!parsed.success) throw new RefusedError('bad-answer');
  return parsed.data;
}

async function send(
  method: string,
  url: string,
  { body, background }: Given<unknown, unknown, unknown>,
): Promise<Response> {
  const headers = {
    Accept: 'application/json',
    'X-Console': '1',
    ...(method !== 'GET' && { 'Content-Type': 'application/json' }),
    ...(background === true && { 'X-Console-Background': '1' }),
  };
  try {
    return await fetch(url, {
      method,
      headers,
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'error',
      ...(method !== 'GET' && { body: JSON.stringify(body ?? {}) }),
    });
  } catch {
    throw new RefusedError('offline');
  }
}

function refusalOf(response: Response, body: unknown): RefusedError {
  const code = failure.safeParse(body).data?.error.code ?? 'other';
  if (code === 'SignInFirst') for (const listener of heard) listener();
  const seconds = Number(response.headers.get('Retry-After') ?? Number.NaN);
  return new RefusedError(code, Number.isFinite(seconds) ? seconds : undefined);
}

const pairs = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

function pathOf(pattern: string, params: unknown): string {
  const given = pairs.safeParse(params).data ?? {};
  return pattern.replaceAll(/:([a-z]+)/gi, (_, name: string) =>
    encodeURIComponent(String(given[name] ?? '')),
  );
}

function queryOf(query: unknown): string {
  const given = Object.entries(pairs.safeParse(query).data ?? {});
  return given.length === 0
    ? ''
    : `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
}
