/** What a page may do, told to the browser with every page. */
export interface PagePolicy {
  /** Fresh for every answer. */
  readonly nonce: string;
  /** The Host that the browser asked, for its WebSocket; left out where it is no plain host. */
  readonly host: string | undefined;
  /** Who may hold the page in a frame, beside ourselves. */
  readonly framedBy: readonly string[];
}

const FEATURES = [
  'camera',
  'microphone',
  'geolocation',
  'payment',
  'usb',
  'serial',
  'midi',
  'display-capture',
];

/** Of every page: nothing kept, no address told, no device asked for. */
const COMMON = {
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Permissions-Policy': FEATURES.map((feature) => `${feature}=()`).join(', '),
  'Cross-Origin-Opener-Policy': 'same-origin',
};

/** The hash of no style at all: Web Chat makes one such element, and would be reported for it at every start. */
const EMPTY_STYLE = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

/** The headers of a page: nothing from elsewhere, nothing inline but by nonce, nothing kept, no address told. */
export function pageHeaders({ nonce, host, framedBy }: PagePolicy): { readonly [name: string]: string } {
  const sockets = host === undefined ? '' : ` ws://${host} wss://${host}`;
  const policy = [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}' ${EMPTY_STYLE}`,
    `connect-src 'self'${sockets}`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "frame-src 'self'",
    `frame-ancestors ${["'self'", ...framedBy].join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
  ];
  return {
    ...COMMON,
    'Content-Security-Policy': policy.join('; '),
    // For browsers that know no frame-ancestors; it can name nobody but ourselves.
    ...(framedBy.length === 0 && { 'X-Frame-Options': 'SAMEORIGIN' }),
  };
}

/** A Host header that can stand in a policy: a name or address, with or without a port. */
export function plainHost(header: string | undefined): string | undefined {
  return /^([a-z0-9.-]{1,253}|\[[0-9a-f:.]{2,45}\])(:\d{1,5})?$/i.test(header ?? '') ? header : undefined;
}

/**
 * The headers of the staff's console: only our own script and style, text only as text (trusted types without a single
 * policy), in nobody's frame.
 */
export function consoleHeaders(): { readonly [name: string]: string } {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ];
  return { ...COMMON, 'Content-Security-Policy': policy.join('; '), 'X-Frame-Options': 'DENY' };
}
