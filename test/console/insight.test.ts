import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { insight } from '../../src/console/api/insight.ts';
import { insightRoutes } from '../../src/console/insight-routes.ts';
import type { ReviewReader, ReviewWriter } from '../../src/model/review.ts';
import type { Store, TurnCommit } from '../../src/model/store.ts';
import { createReviewReader } from '../../src/store/review.ts';
import { createSqliteStore } from '../../src/store/sqlite.ts';
import { TestFolder } from '../store/place.ts';
import { botLine, CLOCK, keepingLog, turnOf, visitorLine } from '../store/samples.ts';
import { bodyOf, codeOf, House, type Browser } from './house.ts';

/** Half past eight in the evening in New York; in Greenwich it is the next day. */
const EVENING = Date.UTC(2026, 10, 11, 1, 30);
const FLOWS = [
  {
    id: 'homework',
    title: 'Homework',
    steps: [
      { name: 'kind', end: false },
      { name: 'done', end: true },
    ],
  },
];

describe('insight', () => {
  let place: TestFolder;
  let store: Store & ReviewWriter;
  let reader: ReviewReader;
  let house: House;
  let admin: Browser;

  beforeEach(async () => {
    place = new TestFolder();
    store = createSqliteStore({ file: place.file, clock: CLOCK, log: keepingLog() });
    await store.ready();
    reader = createReviewReader({ file: place.file, clock: CLOCK, log: keepingLog() });
    const clock = { now: () => EVENING, monotonic: () => 0 };
    house = new House(insightRoutes({ reader, clock, zone: 'America/New_York', flows: () => FLOWS }));
    admin = await house.staff('ada', 'admin');
  });
  afterEach(async () => {
    await house.close();
    await reader.close();
    await store.close();
    await place.remove();
  });

  type Decided = 'answered' | 'unknown' | 'flow';
  async function talk(
    channel: string,
    count: number,
    outcome: Decided,
    id: string | null,
    more: Partial<TurnCommit> = {},
  ) {
    for (let n = 0; n < count; n += 1) {
      const conversation = `${channel}-${outcome}-${id}-${n}-${Object.keys(more).join()}`;
      const decision = { outcome, id, content: 'c', model: 'm' };
      const flags = (more.flags ?? []).map((flag) => ({ ...flag, lineId: `${conversation}-v` }));
      await store.commit({
        ...turnOf({ channel, conversation }, 'a', 0, EVENING),
        lines: [
          visitorLine(`${conversation}-v`, EVENING),
          { ...botLine(`${conversation}-b`, EVENING + 1), decision },
        ],
        ...more,
        flags,
      });
    }
  }
  const read = async (query = '') => insight.parse(bodyOf(await admin.call('GET /insight', {}, { query })));
  const named = (all: readonly { readonly name: string; readonly count: number | null }[]) =>
    Object.fromEntries(all.filter(({ count }) => count !== 0).map(({ name, count }) => [name, count]));

  it('counts conversations by what happened in them, by topic, and by the clinic’s days and hours', async () => {
    await talk('web', 20, 'answered', 'homework/why');
    await talk('web', 10, 'unknown', null);
    await talk('web', 7, 'flow', 'homework#kind');
    await talk('web', 6, 'flow', 'homework#done');
    const { conversations, facts, topics, times, hours, flows, from, to } = await read();
    expect({ conversations, from, to }).toEqual({ conversations: 43, from: '2026-10-14', to: '2026-11-10' });
    expect(named(facts)).toEqual({ answered: 20, unknown: 10, flow: 13 });
    expect(named(topics)).toEqual({ homework: 33 });
    expect(named(times)).toEqual({ '2026-11-10': 43 });
    expect(named(hours)).toEqual({ '20': 43 });
    expect(flows).toEqual([
      {
        flow: 'homework',
        title: 'Homework',
        steps: [
          { name: 'kind', end: false, count: 7 },
          { name: 'done', end: true, count: 6 },
        ],
      },
    ]);
  });

  it('hides fewer than five, in every view from which they could be worked out', async () => {
    const flags = [{ lineId: '', reason: 'danger', kind: 'self', at: EVENING }] as const;
    await talk('web', 30, 'answered', 'homework/why');
    await talk('web', 9, 'answered', 'homework/why', { flags });
    await talk('slack', 30, 'answered', 'homework/why');
    await talk('slack', 2, 'answered', 'homework/why', { flags });
    const danger = async (query = '') => named((await read(query)).facts)['danger'];
    expect(await danger('channel=slack')).toBe(null);
    expect([await danger(), await danger('channel=web')]).toContain(null);
    expect((await read('channel=slack')).conversations).toBe(32);
  });

  it('forgets where somebody was in a conversation that is erased', async () => {
    await talk('web', 6, 'flow', 'homework#kind');
    expect((await read()).flows).toHaveLength(1);
    const { rows } = await reader.list({}, 50);
    for (const { id } of rows) await store.eraseById(id, `r-${id}`, EVENING);
    expect((await read()).flows).toEqual([]);
  });

  it('takes whole days in order, and is not for auditors', async () => {
    const wrong = await admin.call('GET /insight', {}, { query: 'from=2026-11-10&to=2026-11-09' });
    expect(codeOf(wrong)).toBe('WrongDays');
    expect((await admin.call('GET /insight', {}, { query: 'from=x' })).status).toBe(400);
    expect((await (await house.staff('aud', 'auditor')).call('GET /insight')).status).toBe(403);
    expect(JSON.stringify(await house.store.audit({ limit: 50 }))).toContain('insight-read');
  });
});
