import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { bare, endpoint, route, type EventSink } from '../../src/console/route.ts';
import { codeOf, House, type Browser } from './house.ts';

const SESSION = '__Host-console';
const MINUTE = 60_000;

let house: House;
let sink: EventSink | undefined;

beforeAll(() => {
  const live = endpoint({ ...bare, at: 'GET /live', audit: 'live-opened', answer: z.never() });
  house = new House([route(live, async () => ({ kind: 'events', open: (events) => void (sink = events) }))]);
});
afterAll(() => house.close());

const status = async (browser: Browser): Promise<number> => (await browser.call('GET /colleagues')).status;

describe('a session', () => {
  it('is kept in cookies that only this host gets, and no script', async () => {
    const browser = await house.staff('Cookie', 'reviewer');
    const { cookies = [] } = await browser.signIn();
    expect(cookies).toHaveLength(2);
    for (const cookie of cookies)
      expect(cookie).toMatch(/^__Host-[a-z-]+=[\w.-]{43,}; Path=\/; Secure; HttpOnly; SameSite=Strict/);
  });

  it('ends after fifteen minutes without use, and each use begins them anew', async () => {
    const browser = await house.staff('Idle', 'reviewer');
    house.pass(14 * MINUTE);
    expect(await status(browser)).toBe(200);
    house.pass(14 * MINUTE);
    expect(await status(browser)).toBe(200);
    house.pass(15 * MINUTE);
    expect(await status(browser)).toBe(401);
  });

  it('is not kept alive by what nobody’s hand does', async () => {
    const browser = await house.staff('Asleep', 'reviewer');
    for (let n = 0; n < 4; n += 1) {
      house.pass(3 * MINUTE);
      expect((await browser.call('GET /me')).status).toBe(200);
    }
    house.pass(3 * MINUTE);
    expect((await browser.call('GET /me')).status).toBe(401);
  });

  it('ends after eight hours, however busy', async () => {
    const browser = await house.staff('Busy', 'reviewer');
    let used = 0;
    while ((await status(browser)) === 200) {
      house.pass(10 * MINUTE);
      used += 1;
    }
    expect(used).toBe(48);
  });

  it('ends with a sign-out, on the server and not only in the browser', async () => {
    const browser = await house.staff('Leaving', 'reviewer');
    const kept = new Map(browser.cookies);
    const answer = await browser.call('POST /sign-out');
    expect(answer.headers).toMatchObject({ 'Clear-Site-Data': '"cache", "storage"' });
    expect(browser.cookies.has(SESSION)).toBe(false);
    for (const [name, value] of kept) browser.cookies.set(name, value);
    expect(await status(browser)).toBe(401);
  });

  it('begins under another id at each sign-in, and the earlier one is void', async () => {
    const browser = await house.staff('Again', 'reviewer');
    const before = browser.cookies.get(SESSION) ?? '';
    await browser.signIn();
    expect(browser.cookies.get(SESSION)).not.toBe(before);
    browser.cookies.set(SESSION, before);
    expect(await status(browser)).toBe(401);
  });

  it('is never one that was there before the sign-in', async () => {
    const thief = await house.staff('Thief', 'reviewer');
    const own = thief.cookies.get(SESSION) ?? '';
    await thief.call('POST /sign-out');
    const planted = [
      own,
      own.toUpperCase(),
      `${own}.`,
      ...Array.from({ length: 8 }, (_, n) => `${'planted-'.repeat(4)}${n}`),
      '0',
      'undefined',
      'null',
      '*',
      '%00',
      "' OR 1=1 --",
      '{}',
      '-1',
      'x'.repeat(500),
    ];
    expect(planted).toHaveLength(20);
    const victim = await house.staff('Victim', 'reviewer');
    const survived: string[] = [];
    for (const value of planted) {
      victim.cookies.set(SESSION, value);
      await victim.signIn();
      house.pass(30_000);
      if (victim.cookies.get(SESSION) === value) survived.push(value);
      thief.cookies.set(SESSION, value);
      if ((await status(thief)) !== 401) survived.push(value);
    }
    expect(survived).toEqual([]);
  });

  it('is nobody’s where its cookie was sent twice', async () => {
    const browser = await house.staff('Double', 'reviewer');
    const value = browser.cookies.get(SESSION) ?? '';
    browser.cookies.set(SESSION, `${value}; ${SESSION}=${value}`);
    expect(await status(browser)).toBe(401);
  });
});

describe('an ended session', () => {
  it.each([
    ['revoked by an admin', (admin: Browser, id: string) => admin.call('POST /staff/:id/revoke', {}, { id })],
    ['shut', (admin: Browser, id: string) => admin.call('PATCH /staff/:id', { off: true }, { id })],
    [
      'given other roles',
      (admin: Browser, id: string) => admin.call('PATCH /staff/:id', { roles: ['auditor'] }, { id }),
    ],
    ['reset by command', (_: Browser, __: string, name: string) => house.order({ do: 'reset', name })],
    ['removed by command', (_: Browser, __: string, name: string) => house.order({ do: 'remove', name })],
  ])('opens nothing from then on: %s', async (how, end) => {
    const admin = await house.staff(`Admin of ${how}`, 'admin');
    const browser = await house.staff(`One ${how}`, 'reviewer');
    expect(await status(browser)).toBe(200);
    await end(admin, browser.id, browser.name);
    expect(await status(browser)).toBe(401);
  });

  it('takes an answer that stayed open with it', async () => {
    const browser = await house.staff('Watching', 'reviewer');
    const answer = await browser.call('GET /live');
    const written: string[] = [];
    let over = false;
    const gone = new AbortController();
    const end = () => void (over = true);
    answer.stream?.({ write: (text) => void written.push(text), end, closed: gone.signal });
    sink?.send('changed', { what: 'queue' });
    await house.order({ do: 'reset', name: 'Watching' });
    expect(sink?.ended.aborted).toBe(true);
    sink?.send('changed', { what: 'queue' });
    expect({ written, over }).toEqual({
      written: ['event: changed\ndata: {"what":"queue"}\n\n'],
      over: true,
    });
  });
});

describe('accounts', () => {
  it('are never changed by their owner', async () => {
    const admin = await house.staff('Self', 'admin');
    const answer = await admin.call('PATCH /staff/:id', { roles: ['lead'] }, { id: admin.id });
    expect(codeOf(answer)).toBe('OwnAccount');
  });

  it('are unknown where there is none', async () => {
    const admin = await house.staff('Searching', 'admin');
    const answers = [
      await admin.call('PATCH /staff/:id', { off: true }, { id: 'nobody' }),
      await admin.call('POST /staff/:id/revoke', {}, { id: 'nobody' }),
    ];
    expect(answers.map((answer) => answer.status)).toEqual([404, 404]);
  });
});
