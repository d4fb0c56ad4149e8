import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { bare, endpoint, route } from '../../src/console/route.ts';
import { createRandom } from '../../src/match/random.ts';
import type { AuditAction } from '../../src/model/staff.ts';
import { bodyOf, House, type Browser } from './house.ts';

const page = z.object({
  entries: z.array(
    z.object({
      seq: z.number(),
      action: z.string(),
      staff: z.object({ name: z.string() }).nullable(),
      subject: z.string().nullable(),
      details: z.record(z.string(), z.unknown()),
    }),
  ),
  more: z.boolean(),
});

const id = z.object({ id: z.string() });
const answer = z.object({});
const nothing = () => Promise.resolve({ kind: 'answer', body: {} } as const);
const RECORDS = [
  route(endpoint({ ...bare, at: 'GET /conversations/:id', audit: 'viewed', params: id, answer }), nothing),
  route(
    endpoint({
      ...bare,
      at: 'POST /conversations/search',
      audit: 'searched',
      body: z.object({ words: z.string() }),
      details: ({ body }) => ({ words: body.words.split(' ').length }),
      answer,
    }),
    nothing,
  ),
  route(endpoint({ ...bare, at: 'POST /conversations/:id/erase', audit: 'erased', params: id, answer }), () =>
    Promise.resolve({ kind: 'refused', status: 409, code: 'Held' }),
  ),
];

let house: House;
let auditor: Browser;

beforeAll(async () => {
  house = new House(RECORDS);
  auditor = await house.staff('Auditor', 'auditor');
});
afterAll(() => house.close());

async function read(query = ''): Promise<z.output<typeof page>> {
  return page.parse(bodyOf(await auditor.call('GET /audit', {}, { query })));
}

/** Everything logged, the oldest first. */
async function all(): Promise<z.output<typeof page>['entries']> {
  const entries: z.output<typeof page>['entries'] = [];
  for (let before = ''; ;) {
    const { entries: some, more } = await read(`limit=200${before}`);
    entries.push(...some);
    if (!more) return entries.toReversed();
    before = `&before=${some.at(-1)?.seq}`;
  }
}

describe('the audit log', () => {
  it('tells how somebody came in, and who tried and did not', async () => {
    const browser = await house.staff('Coming', 'reviewer');
    await browser.call('POST /sign-in', { name: 'Coming', password: 'canary wrong password' });
    await browser.call('POST /sign-in', { name: 'canary typed in the wrong field', password: 'x' });
    const { ticket } = await browser.knock();
    await browser.call('POST /sign-in/code', { ticket, code: '000000' });
    await browser.call('POST /sign-out');
    const entries = await all();
    expect(
      entries.slice(-9, -1).map(({ action, staff, details }) => [action, staff?.name, details['step']]),
    ).toEqual([
      ['staff-added', undefined, undefined],
      ['password-changed', 'Coming', undefined],
      ['enrolled', 'Coming', undefined],
      ['signed-in', 'Coming', undefined],
      ['sign-in-failed', 'Coming', 'password'],
      ['sign-in-failed', undefined, 'password'],
      ['sign-in-failed', 'Coming', 'code'],
      ['signed-out', 'Coming', undefined],
    ]);
    expect(JSON.stringify(entries)).not.toContain('canary');
  });

  it('has every one of 1,000 random actions, in their order, and is sound', async () => {
    const browser = await house.staff('Working', 'reviewer', 'admin');
    const random = createRandom(7);
    const wanted: (readonly [action: AuditAction, subject: string | null])[] = [];
    const before = (await all()).length;
    for (let n = 0; n < 1_000; n += 1) {
      const subject = `c${Math.floor(random() * 50)}`;
      const which = Math.floor(random() * 4);
      if (which === 0) {
        await browser.call('GET /conversations/:id', {}, { id: subject });
        wanted.push(['viewed', subject]);
      } else if (which === 1) {
        await browser.call('POST /conversations/search', { words: 'canary what they wrote' });
        wanted.push(['searched', null]);
      } else if (which === 2) {
        await browser.call('GET /staff');
        wanted.push(['staff-read', null]);
      } else {
        await auditor.call('GET /conversations/:id', {}, { id: subject });
        wanted.push(['denied', null]);
      }
      house.pass(100);
    }
    const entries = (await all()).slice(before).filter(({ action }) => action !== 'audit-read');
    expect(entries.map(({ action, subject }) => [action, subject])).toEqual(wanted);
    expect(JSON.stringify(entries)).not.toContain('canary');
    expect(bodyOf(await auditor.call('GET /audit/verify'))).toMatchObject({ sound: true, brokenAt: null });
  });

  it('says of what was refused that it was not done', async () => {
    const browser = await house.staff('Refused', 'lead');
    await browser.call('POST /conversations/:id/erase', {}, { id: 'held' });
    const { entries } = await read('subject=held');
    expect(entries.map(({ action, details }) => [action, details['code']])).toEqual([
      ['denied', 'Held'],
      ['erased', undefined],
    ]);
  });

  it('is shown by action, by person and by what was acted on', async () => {
    const browser = await house.staff('Filtered', 'reviewer');
    await browser.call('GET /conversations/:id', {}, { id: 'special' });
    expect((await read('subject=special')).entries).toHaveLength(1);
    expect((await read(`staff=${browser.id}&action=viewed`)).entries).toHaveLength(1);
    expect((await read('action=exported')).entries).toEqual([]);
  });
});
