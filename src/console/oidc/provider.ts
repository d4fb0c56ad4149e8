import * as client from 'openid-client';
import type { Clock } from '../../model/world.ts';
import { createAuthentication, type Authentication } from './client-secret.ts';
import type { Flow } from './flow.ts';

/** What the provider says of somebody, checked: signature, issuer, audience, nonce, time. */
export interface Claims {
  readonly iss: string;
  readonly sub: string;
  readonly [claim: string]: unknown;
}

/** `code`: for the log; it quotes nobody. */
export type Failed =
  /** It cannot be asked, or answers as no provider does. */
  | { readonly kind: 'down'; readonly code: string }
  /** It was asked, and what came back proves nothing. */
  | { readonly kind: 'unproven'; readonly code: string }
  /** It says no, or the person did. */
  | { readonly kind: 'declined'; readonly code: string };

export interface Provider {
  /** Where a browser is sent to sign in. */
  address(flow: Flow): Promise<{ readonly kind: 'address'; readonly url: string } | Failed>;
  /** Redeems what came back with the browser, in the flow it began. */
  redeem(
    answer: URLSearchParams,
    flow: Flow,
  ): Promise<{ readonly kind: 'proven'; readonly claims: Claims } | Failed>;
  /** Where a browser signs out there, too; undefined where there is no such place, or it cannot be asked. */
  signOut(back: string): Promise<string | undefined>;
}

export interface ProviderOptions {
  readonly issuer: URL;
  readonly clientId: string;
  readonly clientSecret: string | undefined;
  readonly scope: string;
  /** Asked for, where somebody must have signed in there in a certain way. */
  readonly acr: readonly string[];
  readonly redirectUri: string;
  readonly clock: Clock;
  /** Seconds after which the provider counts as down. */
  readonly timeout?: number;
}

const TIMEOUT = 5;
/** For so long nobody is sent there without it having been asked whether it is there. */
const FRESH_MS = 60_000;

/** A provider of OpenID Connect, asked at the first sign-in and not before: it may be down when the server starts. */
export function createProvider(options: ProviderOptions): Provider {
  const { clientId, clientSecret, scope, acr, redirectUri } = options;
  const authentication = createAuthentication(clientSecret);
  const known = createKnown(options, authentication);
  return {
    async address({ state, nonce, verifier }) {
      try {
        const config = await known(FRESH_MS);
        const url = client.buildAuthorizationUrl(config, {
          redirect_uri: redirectUri,
          scope,
          state,
          nonce,
          code_challenge: await client.calculatePKCECodeChallenge(verifier),
          code_challenge_method: 'S256',
          ...(acr.length > 0 && { acr_values: acr.join(' ') }),
        });
        return { kind: 'address', url: url.href };
      } catch (cause) {
        return { kind: 'down', code: codeOf(cause) };
      }
    },
    async redeem(answer, { state, nonce, verifier }) {
      const config = await known().catch((cause: unknown) => codeOf(cause));
      if (typeof config === 'string') return { kind: 'down', code: config };
      const url = new URL(redirectUri);
      url.search = answer.toString();
      const grant = () =>
        client.authorizationCodeGrant(config, url, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
      try {
        const tokens = await grant().catch((cause: unknown) => {
          if (codeOf(cause) === 'invalid_client' && authentication.turn()) return grant();
          throw cause;
        });
        const claims = tokens.claims();
        return claims === undefined ? { kind: 'unproven', code: 'no-claims' } : { kind: 'proven', claims };
      } catch (cause) {
        return failed(cause);
      }
    },
    async signOut(back) {
      const config = await known().catch(() => undefined);
      if (config?.serverMetadata().end_session_endpoint === undefined) return undefined;
      // No ID token was kept that could be shown as a hint: the provider asks the person.
      const more = { client_id: clientId, post_logout_redirect_uri: back };
      return client.buildEndSessionUrl(config, more).href;
    },
  };
}

/**
 * The provider's description of itself, asked for once by however many wait. Whoever is to be sent there wants it fresh,
 * or a browser would be led to where nobody answers; whoever comes back takes the one that is kept.
 */
function createKnown(
  options: ProviderOptions,
  authentication: Authentication,
): (most?: number) => Promise<client.Configuration> {
  const { clock } = options;
  let kept: { readonly config: client.Configuration; readonly at: number } | undefined;
  let asking: Promise<client.Configuration> | undefined;
  const ask = async (): Promise<client.Configuration> => {
    try {
      const config = await discover(options, authentication);
      kept = { config, at: clock.monotonic() };
      return config;
    } finally {
      asking = undefined;
    }
  };
  return (most = Number.POSITIVE_INFINITY) => {
    if (kept !== undefined && clock.monotonic() - kept.at < most) return Promise.resolve(kept.config);
    asking ??= ask();
    return asking;
  };
}

async function discover(
  { issuer, clientId, timeout = TIMEOUT }: ProviderOptions,
  { show }: Authentication,
): Promise<client.Configuration> {
  const config = await client.discovery(issuer, clientId, undefined, show, {
    timeout,
    // Settings take http for loopback only.
    execute: issuer.protocol === 'http:' ? [client.allowInsecureRequests] : [],
  });
  // The library lets Microsoft's pass whatever tenant somebody is of; here one issuer is one issuer.
  if (new URL(config.serverMetadata().issuer).href !== issuer.href) throw new OtherIssuerError();
  // Otherwise the way the token came would do as its proof, and nobody would look at its signature.
  client.enableNonRepudiationChecks(config);
  return config;
}

/** Its description names another issuer than the settings do. */
class OtherIssuerError extends Error {
  override readonly name = 'OtherIssuerError';
  readonly code = 'OTHER_ISSUER';
}

/** No answer, or none that a provider gives. */
const UNREACHED = new Set([
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_PARSE_ERROR',
]);

function failed(cause: unknown): Failed {
  const code = codeOf(cause);
  if (cause instanceof client.AuthorizationResponseError) return { kind: 'declined', code };
  if (code === UNREACHABLE || UNREACHED.has(code)) return { kind: 'down', code };
  return { kind: 'unproven', code };
}

/** The words that the standard has for saying no; others are not repeated, whoever made them up. */
const SAID = new Set([
  'access_denied',
  'consent_required',
  'interaction_required',
  'invalid_client',
  'invalid_grant',
  'invalid_request',
  'invalid_scope',
  'login_required',
  'server_error',
  'temporarily_unavailable',
  'unauthorized_client',
  'unmet_authentication_requirements',
  'unsupported_response_type',
]);

function codeOf(cause: unknown): string {
  if (cause instanceof client.ResponseBodyError || cause instanceof client.AuthorizationResponseError)
    return SAID.has(cause.error) ? cause.error : 'other_error';
  if (cause instanceof client.ClientError && cause.code !== undefined) return cause.code;
  if (cause instanceof OtherIssuerError) return cause.code;
  const thrown = cause instanceof client.ClientError ? cause.cause : cause;
  return NO_ANSWER.has(nameOf(thrown)) ? UNREACHABLE : 'UNKNOWN';
}

const UNREACHABLE = 'UNREACHABLE';
/** What fetch throws where nobody answers. */
const NO_ANSWER = new Set(['TypeError', 'TimeoutError', 'AbortError']);

function nameOf(thrown: unknown): string {
  return typeof thrown === 'object' && thrown !== null && 'name' in thrown ? String(thrown.name) : '';
}
