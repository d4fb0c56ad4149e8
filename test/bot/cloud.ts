import type { ServiceClientCredentialsFactory } from 'botframework-connector';
import { exportJWK, generateKeyPair, type CryptoKey, SignJWT } from 'jose';
import { createServer, type Server } from 'node:http';
import { createBot, type Cloud } from '../../src/bot/bot.ts';
import type { ConnectorSettings } from '../../src/bot/connector-settings.ts';
import { isLocalHost } from '../../src/bot/service-url.ts';
import { type Edge, createEdge } from '../../src/edge/server.ts';
import type { Turns } from '../../src/model/turn.ts';
import type { World } from '../../src/model/world.ts';
import type { Store } from '../../src/model/store.ts';
import { createMemoryStore } from '../../src/store/memory.ts';
import { type FakeTurns, fakeTurns } from '../directline/fake-turns.ts';
import { realWorld, type TestLog } from '../directline/world.ts';

export const APP_ID = '3b2a6c1e-0000-4000-8000-5d1f3a2b4c5d';
export const SAFETY = 'Please call 112 if you are in danger.';
const ISSUER = 'https://api.botframework.com';

export interface Sent {
  readonly path: string;
  readonly authorization: string;
  readonly body: { readonly text?: string; readonly [key: string]: unknown };
}

/** Azure on loopback: the keys, the metadata that names them, and the connector that replies are posted to. */
export interface FakeAzure {
  readonly url: string;
  readonly sent: readonly Sent[];
  readonly fetches: () => number;
  /** Answers replies with this status from now on. */
  answer(status: number): void;
  /** Answers the next replies so, one after the other: a status, a status with headers, or a cut connection. */
  answerNext(...answers: readonly NextAnswer[]): void;
  /** Keeps replies waiting until released. */
  hold(): () => void;
  down(isDown: boolean): void;
  token(changes?: TokenChanges): Promise<string>;
  close(): Promise<void>;
}

export type NextAnswer =
  'cut' | { readonly status: number; readonly headers?: { readonly [name: string]: string } };

export interface TokenChanges {
  readonly claims?: { readonly [name: string]: unknown };
  readonly header?: { readonly [name: string]: unknown };
  readonly key?: CryptoKey | Uint8Array;
}

export async function fakeAzure(): Promise<FakeAzure & { readonly publicKey: CryptoKey }> {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = await exportJWK(publicKey);
  const keys = [
    { ...jwk, kid: 'k1', use: 'sig', endorsements: ['msteams', 'slack', 'emulator'] },
    { ...jwk, kid: 'bare', use: 'sig' },
    { kty: 'EC', kid: 'other', crv: 'P-256', x: 'AA', y: 'AA' },
  ];
  const state = { status: 200, gate: Promise.resolve(), down: false, fetches: 0 };
  const sent: Sent[] = [];
  const next: NextAnswer[] = [];
  const server = createServer((request, response) => {
    const url = request.url ?? '';
    const json = (status: number, body: unknown) => {
      response.writeHead(status, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify(body));
    };
    if (url === '/openid' || url === '/keys') {
      state.fetches += url === '/openid' ? 1 : 0;
      if (state.down) return json(500, {});
      return json(200, url === '/keys' ? { keys } : { issuer: ISSUER, jwks_uri: `${address(server)}/keys` });
    }
    let text = '';
    request.on('data', (chunk) => (text += chunk));
    request.on('end', () => {
      sent.push({ path: url, authorization: request.headers.authorization ?? '', body: JSON.parse(text) });
      const answer = next.shift();
      if (answer === 'cut') {
        response.destroy();
        return;
      }
      if (answer !== undefined)
        for (const [name, value] of Object.entries(answer.headers ?? {})) response.setHeader(name, value);
      const status = answer?.status ?? state.status;
      const id = `sent-${sent.length}`;
      void state.gate.then(() => json(status, status < 300 ? { id } : {}));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = address(server);
  return {
    url,
    sent,
    publicKey,
    fetches: () => state.fetches,
    answer: (status) => void (state.status = status),
    answerNext: (...answers) => void next.push(...answers),
    down: (isDown) => void (state.down = isDown),
    hold() {
      const { promise, resolve } = Promise.withResolvers<void>();
      state.gate = promise;
      return resolve;
    },
    token: ({ claims = {}, header = {}, key = privateKey } = {}) => {
      const now = Math.floor(Date.now() / 1000);
      const all = { iss: ISSUER, aud: APP_ID, serviceurl: url, nbf: now - 10, exp: now + 3_600, ...claims };
      const kept = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
      return new SignJWT(kept).setProtectedHeader({ alg: 'RS256', kid: 'k1', ...header }).sign(key);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function address(server: Server): string {
  const at = server.address();
  return typeof at === 'object' && at !== null ? `http://127.0.0.1:${at.port}` : '';
}

export interface CloudHouse {
  readonly url: string;
  readonly edge: Edge;
  readonly turns: FakeTurns;
  readonly store: Store;
  readonly log: TestLog;
  /** How long was waited before a reply was tried again, in milliseconds. */
  readonly pauses: readonly number[];
}

/** The door for Azure's channels on loopback. */
export async function openCloud(
  azure: FakeAzure,
  settings: ConnectorSettings,
  changes: Partial<Cloud> = {},
): Promise<CloudHouse> {
  const world = realWorld();
  const store = createMemoryStore();
  const turns = fakeTurns(store, world);
  return { ...(await openDoor(azure, settings, { turns, world, changes })), turns, store, log: world.log };
}

/** The same in front of any heart. */
export async function openDoor(
  azure: FakeAzure,
  settings: ConnectorSettings,
  {
    turns,
    world,
    changes = {},
  }: { readonly turns: Turns; readonly world: World; readonly changes?: Partial<Cloud> },
) {
  const pauses: number[] = [];
  const bot = createBot({ turns, log: world.log });
  const cloud = {
    metadataUrl: `${azure.url}/openid`,
    allowsHost: isLocalHost,
    credentials,
    pause: async (ms: number) => void pauses.push(ms),
    random: () => 1,
    ...changes,
  };
  const edge = createEdge({
    routes: bot.connector({
      settings,
      safetyText: SAFETY,
      ...world,
      cloud: settings.kind === 'app' ? cloud : {},
    }),
    doors: [],
    host: '127.0.0.1',
    port: 0,
    name: 'edge',
    trustProxy: 0,
    allowedOrigins: [],
    safetyText: SAFETY,
    ...world,
  });
  const { port } = await edge.listen();
  return { url: `http://127.0.0.1:${port}/api/messages`, edge, pauses };
}

export const app: ConnectorSettings = {
  kind: 'app',
  appType: 'SingleTenant',
  appId: APP_ID,
  appPassword: 'not a real one',
  tenantId: '9c3d0000-0000-4000-8000-000000000001',
};

/** Outgoing tokens that say whom they were made for, without asking Azure. */
const credentials: ServiceClientCredentialsFactory = {
  isValidAppId: async (appId: string) => appId === APP_ID,
  isAuthenticationDisabled: async () => false,
  createCredentials: async (appId: string, audience: string) => ({
    signRequest: async (resource) => {
      resource.headers.set('authorization', `Bearer ${appId} for ${audience}`);
      return resource;
    },
  }),
};

export function activity(azure: FakeAzure, changes: object = {}): { readonly [key: string]: unknown } {
  return {
    type: 'message',
    id: 'a1',
    timestamp: '2026-05-04T09:00:00.000Z',
    localTimestamp: '2026-05-04T11:00:00.000+02:00',
    channelId: 'msteams',
    serviceUrl: azure.url,
    from: { id: 'user-1', name: 'Somebody' },
    recipient: { id: 'bot-1', name: 'Bot' },
    conversation: { id: 'conv-1', tenantId: 't1' },
    text: 'one',
    ...changes,
  };
}

export async function postActivity(
  url: string,
  body: unknown,
  token?: string,
  headers: { [name: string]: string } = {},
) {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
      ...headers,
    },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  return {
    status: response.status,
    body: text === '' ? undefined : JSON.parse(text),
    retryAfter: response.headers.get('retry-after'),
  };
}

/** Waits for something that happens by itself, as long as a busy machine takes for it. */
export async function eventually(happened: () => boolean): Promise<void> {
  const deadline = performance.now() + 60_000;
  while (!happened()) {
    if (performance.now() > deadline) throw new Error('it did not happen');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
