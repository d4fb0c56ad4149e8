/** The Origin list: exact, no patterns, no guessing from the Host header (which a rebound name controls). */
export interface Origins {
  allows(origin: string): boolean;
  add(origin: string): void;
}

/** Takes origins such as `https://clinic.example`; a path or slash behind it is dropped. */
export function createOrigins(allowed: readonly string[]): Origins {
  const known = new Set(allowed.filter((each) => URL.canParse(each)).map((each) => new URL(each).origin));
  known.delete('null');
  return {
    allows: (origin) => known.has(origin),
    add: (origin) => void known.add(origin),
  };
}

/** What this machine's own browsers call a server on a loopback port. */
export function loopbackOrigins(port: number): readonly string[] {
  return ['127.0.0.1', 'localhost', '[::1]'].map((name) => `http://${name}:${port}`);
}

/** What a browser must be told so that a page of that origin may read the answer. */
export function corsHeaders(
  origin: string | undefined,
  origins: Origins,
): { readonly [name: string]: string } {
  const vary = { Vary: 'Origin' };
  if (origin === undefined || !origins.allows(origin)) return vary;
  return { ...vary, 'Access-Control-Allow-Origin': origin, 'Access-Control-Expose-Headers': 'Retry-After' };
}

/** The answer to a preflight, for the methods one path knows. The last two headers are sent by the chat's client. */
export function preflightHeaders(methods: readonly string[]): { readonly [name: string]: string } {
  return {
    'Access-Control-Allow-Methods': methods.join(', '),
    'Access-Control-Allow-Headers': 'Authorization, Content-Type, x-ms-bot-agent, x-requested-with',
    'Access-Control-Max-Age': '600',
  };
}
