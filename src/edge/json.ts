import type { EdgeRequest, EdgeResponse } from './http.ts';
import { failure } from './respond.ts';

export type Json =
  | { readonly kind: 'object'; readonly value: { readonly [key: string]: unknown } }
  | { readonly kind: 'refused'; readonly response: EdgeResponse };

const DEEPEST = 20;
const FORBIDDEN: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * The JSON object of a request, or the answer that refuses it. The content type is required: without it another
 * site's page could post here without asking first (a "simple request" has no preflight). `empty` lets a request
 * without a body pass as `{}`.
 */
export function readJson(request: EdgeRequest, options: { readonly empty?: boolean } = {}): Json {
  if (request.body.length === 0 && options.empty === true) return { kind: 'object', value: {} };
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') return refused(415, 'JsonExpected');
  return parseJson(request.body);
}

/** Parses a body that must be one JSON object: at most 20 levels deep, no key that names a prototype. */
export function parseJson(body: Uint8Array): Json {
  const text = decode(body);
  if (text === undefined) return refused(400, 'BadEncoding');
  if (depthOf(text) > DEEPEST) return refused(400, 'TooDeep');
  const parsed = parse(text);
  if (parsed === undefined) return refused(400, 'BadJson');
  if (!isObject(parsed.value)) return refused(400, 'ObjectExpected');
  return hasForbiddenKey(parsed.value)
    ? refused(400, 'ForbiddenKey')
    : { kind: 'object', value: parsed.value };
}

function refused(status: number, code: string): Json {
  return { kind: 'refused', response: failure(status, code) };
}

function decode(body: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return undefined;
  }
}

function parse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** Counts brackets outside strings, before any parser meets the text. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let quoted = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (quoted) {
      if (character === '\\') index += 1;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === '{' || character === '[') deepest = Math.max(deepest, (depth += 1));
    else if (character === '}' || character === ']') depth -= 1;
  }
  return deepest;
}

function hasForbiddenKey(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(hasForbiddenKey);
  if (!isObject(value)) return false;
  return Object.entries(value).some(([key, inner]) => FORBIDDEN.has(key) || hasForbiddenKey(inner));
}

function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
