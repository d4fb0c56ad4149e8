import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createRandom } from '../../src/match/random.ts';
import { createBot } from '../../src/bot/bot.ts';
import { isLocalHost } from '../../src/bot/service-url.ts';
import type { EdgeRequest, Route } from '../../src/edge/http.ts';
import { createMemoryStore } from '../../src/store/memory.ts';
import { type FakeTurns, fakeTurns } from '../directline/fake-turns.ts';
import { realWorld } from '../directline/world.ts';
import { activity, app, fakeAzure, SAFETY } from './cloud.ts';
import { part } from './forgeries.ts';

const MANY = 20_000;
const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

let azure: Awaited<ReturnType<typeof fakeAzure>>;
let route: Route;
let turns: FakeTurns;

beforeAll(async () => {
  azure = await fakeAzure();
  const world = realWorld();
  turns = fakeTurns(createMemoryStore(), world);
  const cloud = { metadataUrl: `${azure.url}/openid`, allowsHost: isLocalHost };
  const [first] = createBot({ turns, log: world.log }).connector({
    settings: app,
    safetyText: SAFETY,
    ...world,
    cloud,
  });
  if (first === undefined) throw new Error('there is no route');
  route = first;
});

afterAll(() => azure.close());

/** Past the edge's own limits: what is tried here is the check alone. */
function request(token: string): EdgeRequest {
  return {
    method: 'POST',
    path: '/api/messages',
    params: {},
    query: new URLSearchParams(),
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    address: '198.51.100.7',
    origin: undefined,
    body: Buffer.from(JSON.stringify(activity(azure))),
  };
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/ ';

/** Changes a token in one of many ways; may leave it as it was. */
function mutate(token: string, random: () => number): string {
  const below = (limit: number) => Math.floor(random() * limit);
  const at = below(token.length);
  const letter = LETTERS[below(LETTERS.length)] ?? 'A';
  const parts = token.split('.');
  const which = below(3);
  const changed = (make: (value: string) => string) =>
    parts.map((one, index) => (index === which ? make(one) : one)).join('.');
  const json = (change: (value: { [name: string]: unknown }) => unknown) =>
    changed((one) => {
      try {
        return part(change(JSON.parse(Buffer.from(one, 'base64url').toString())));
      } catch {
        return one.split('').toReversed().join('');
      }
    });
  const ways: readonly (() => string)[] = [
    () => token.slice(0, at) + letter + token.slice(at + 1),
    () => token.slice(0, at) + token.slice(at + 1),
    () => token.slice(0, at) + letter + token.slice(at),
    () => token.slice(0, at),
    () => token.slice(at),
    () => token.slice(at) + token.slice(0, at),
    () => changed((one) => one + one),
    () => changed(() => ''),
    () => changed((one) => one.slice(0, -1) + letter),
    () =>
      json((value) => ({
        ...value,
        [['alg', 'kid', 'aud', 'iss', 'exp', 'nbf', 'serviceurl'][below(7)] ?? 'x']: letter,
      })),
    () => json((value) => Object.fromEntries(Object.entries(value).filter(() => random() > 0.4))),
    () => json((value) => ({ ...value, exp: 9_999_999_999, [letter]: at })),
    () => json((value) => [value]),
  ];
  const mutated = ways[below(ways.length)]?.() ?? '';
  return random() < 0.3 ? mutate(mutated === '' ? token : mutated, random) : mutated;
}

describe(`${MANY} mutated tokens`, () => {
  it(`take no turn, and each is answered 401 or 403 with a code (SEED=${SEED})`, async () => {
    const random = createRandom(SEED);
    const good = await azure.token();
    const answers = new Map<string, number>();
    for (let tried = 0; tried < MANY;) {
      const token = mutate(good, random);
      if (token === good) continue;
      tried += 1;
      const { status, body } = await route.handle(request(token));
      const code = typeof body === 'object' ? JSON.stringify(body) : '';
      const answer = `${status} ${code}`;
      answers.set(answer, (answers.get(answer) ?? 0) + 1);
    }
    expect(
      [...answers.keys()].filter(
        (answer) => !/^40[13] \{"error":\{"code":"\w+","message":"\w+"\}\}$/.test(answer),
      ),
    ).toEqual([]);
    expect(turns.taken).toEqual([]);
    expect(azure.sent).toEqual([]);
    // However many key ids were made up, their host was asked once.
    expect(azure.fetches()).toBe(1);
    expect((await route.handle(request(good))).status).toBe(200);
  });
});

describe('a token that cannot be judged', () => {
  it('is answered 503 where the keys’ host is down, with the numbers; a malformed one is refused all the same', async () => {
    const other = await fakeAzure();
    other.down(true);
    const world = realWorld();
    const cloud = { metadataUrl: `${other.url}/openid`, allowsHost: isLocalHost };
    const [closed] = createBot({ turns, log: world.log }).connector({
      settings: app,
      safetyText: SAFETY,
      ...world,
      cloud,
    });
    const taken = turns.taken.length;
    expect(await closed?.handle(request(await other.token()))).toMatchObject({
      status: 503,
      body: { error: { code: 'KeysUnavailable', message: SAFETY } },
    });
    expect((await closed?.handle(request('a.b.c')))?.status).toBe(401);
    expect(turns.taken).toHaveLength(taken);
    await other.close();
  });
});
