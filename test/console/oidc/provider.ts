import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type CryptoKey, type JWTPayload } from 'jose';

export const CLIENT = 'console';
export const SECRET = 'a secret~of+the client';

/** What the provider does wrong, or somebody in its place. */
export type Wrong =
  | 'none'
  | 'nonce'
  | 'issuer'
  | 'audience'
  | 'expired'
  | 'other-key'
  | 'unsigned'
  | 'symmetric'
  | 'no-id-token'
  | 'no-subject'
  | 'token-500'
  | 'token-page'
  | 'silent'
  | 'declined';

interface Given {
  readonly challenge: string;
  readonly nonce: string;
  readonly redirectUri: string;
  readonly claims: JWTPayload;
}

/** A provider of OpenID Connect on loopback that signs in whoever `person` is, at once, and can be made to lie. */
export class TestProvider {
  #server: Server | undefined;
  #port = 0;
  readonly #codes = new Map<string, Given>();
  readonly #keys: Promise<{ readonly own: Pair; readonly other: Pair }> = makeKeys();
  /** What it says of the person who signs in. */
  person: JWTPayload = {};
  wrong: Wrong = 'none';
  /** Told of itself beside, or instead of, what it says otherwise. */
  metadata: { readonly [name: string]: unknown } = {};
  discoveries = 0;
  /** How whoever redeems must show the client's secret; as a public client, not at all. */
  secretIn: 'header' | 'body' | 'nothing' = 'header';

  get issuer(): string {
    return `http://127.0.0.1:${this.#port}/realm`;
  }

  async start(): Promise<void> {
    const server = createServer((request, response) => {
      void this.#answer(request, response).catch(() => response.destroy());
    });
    server.listen(this.#port, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    this.#port = typeof address === 'object' && address !== null ? address.port : 0;
    this.#server = server;
  }

  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (server === undefined) return;
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.issuer);
    const send = (status: number, headers: { [name: string]: string }, body = ''): void => {
      response.writeHead(status, headers);
      response.end(body);
    };
    const json = (status: number, body: object): void =>
      send(status, { 'Content-Type': 'application/json' }, JSON.stringify(body));
    if (this.wrong === 'silent') return;
    switch (url.pathname) {
      case '/realm/.well-known/openid-configuration':
        this.discoveries += 1;
        return json(200, this.#metadata());
      case '/realm/keys':
        return json(200, { keys: [{ ...(await exportJWK((await this.#keys).own.publicKey)), kid: 'own' }] });
      case '/realm/authorize':
        return send(302, { Location: this.#authorize(url.searchParams) });
      case '/realm/token':
        if (this.wrong === 'token-page')
          return send(200, { 'Content-Type': 'text/html' }, '<p>Maintenance</p>');
        return this.#token(request, json);
      default:
        return json(404, {});
    }
  }

  #metadata(): object {
    return {
      issuer: this.issuer,
      authorization_endpoint: `${this.issuer}/authorize`,
      token_endpoint: `${this.issuer}/token`,
      jwks_uri: `${this.issuer}/keys`,
      end_session_endpoint: `${this.issuer}/end`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
      // What it allows says nothing about what may be believed.
      id_token_signing_alg_values_supported: ['RS256', 'HS256', 'none'],
      ...this.metadata,
    };
  }

  #authorize(query: URLSearchParams): string {
    const back = new URL(query.get('redirect_uri') ?? '');
    const state = query.get('state') ?? '';
    const isRight =
      query.get('client_id') === CLIENT &&
      query.get('response_type') === 'code' &&
      query.get('code_challenge_method') === 'S256' &&
      (query.get('scope') ?? '').split(' ').includes('openid');
    if (this.wrong === 'declined' || !isRight) {
      back.search = new URLSearchParams({ error: 'access_denied', state }).toString();
      return back.href;
    }
    const code = randomUUID();
    this.#codes.set(code, {
      challenge: query.get('code_challenge') ?? '',
      nonce: query.get('nonce') ?? '',
      redirectUri: back.href,
      claims: this.person,
    });
    back.search = new URLSearchParams({ code, state }).toString();
    return back.href;
  }

  async #token(request: IncomingMessage, json: (status: number, body: object) => void): Promise<void> {
    const body = new URLSearchParams(await text(request));
    if (this.wrong === 'token-500') return json(500, {});
    if (!this.#isOurs(request, body)) return json(401, { error: 'invalid_client' });
    const code = body.get('code') ?? '';
    const given = this.#codes.get(code);
    this.#codes.delete(code);
    const verifier = createHash('sha256')
      .update(body.get('code_verifier') ?? '')
      .digest('base64url');
    if (given?.challenge !== verifier || given.redirectUri !== body.get('redirect_uri'))
      return json(400, { error: 'invalid_grant' });
    const tokens = { access_token: 'an access token', token_type: 'Bearer', expires_in: 60 };
    json(200, this.wrong === 'no-id-token' ? tokens : { ...tokens, id_token: await this.#idToken(given) });
  }

  #isOurs({ headers }: IncomingMessage, body: URLSearchParams): boolean {
    if (this.secretIn === 'nothing') return body.get('client_id') === CLIENT;
    if (this.secretIn === 'body') return body.get('client_secret') === SECRET;
    const [, pair = ''] = (headers.authorization ?? '').split(' ');
    const [id, secret] = Buffer.from(pair, 'base64')
      .toString()
      .split(':')
      .map((part) => decodeURIComponent(part.replaceAll('+', ' ')));
    return id === CLIENT && secret === SECRET;
  }

  async #idToken({ nonce, claims }: Given): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const past = this.wrong === 'expired' ? 3_600 : 0;
    const { sub, ...others } = claims;
    const payload = {
      ...others,
      ...(sub !== undefined && this.wrong !== 'no-subject' && { sub }),
      iss: this.wrong === 'issuer' ? 'https://elsewhere.example/realm' : this.issuer,
      aud: this.wrong === 'audience' ? 'another client' : CLIENT,
      nonce: this.wrong === 'nonce' ? 'another nonce' : nonce,
      iat: now - past,
      exp: now - past + 300,
    };
    if (this.wrong === 'unsigned') return new UnsecuredJWT(payload).encode();
    const jwt = new SignJWT(payload);
    if (this.wrong === 'symmetric')
      return jwt.setProtectedHeader({ alg: 'HS256', kid: 'own' }).sign(Buffer.from(SECRET));
    const { own, other } = await this.#keys;
    const { privateKey } = this.wrong === 'other-key' ? other : own;
    return jwt.setProtectedHeader({ alg: 'RS256', kid: 'own' }).sign(privateKey);
  }
}

interface Pair {
  readonly publicKey: CryptoKey;
  readonly privateKey: CryptoKey;
}

async function makeKeys(): Promise<{ readonly own: Pair; readonly other: Pair }> {
  const make = (): Promise<Pair> => generateKeyPair('RS256', { extractable: true });
  return { own: await make(), other: await make() };
}
