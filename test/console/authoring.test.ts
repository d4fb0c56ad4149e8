import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { authoring } from '../../src/console/api/authoring.ts';
import { authoringRoutes } from '../../src/console/authoring-routes.ts';
import type { AuthoringReport, HeldOut } from '../../src/model/authoring.ts';
import type { ImproveWriter } from '../../src/model/improve.ts';
import type { ReviewWriter } from '../../src/model/review.ts';
import type { Store } from '../../src/model/store.ts';
import { createReviewReader } from '../../src/store/review.ts';
import { createSqliteStore } from '../../src/store/sqlite.ts';
import { TestFolder } from '../store/place.ts';
import { botLine, CLOCK, keepingLog, turnOf, visitorLine } from '../store/samples.ts';
import { bodyOf, House, type Browser } from './house.ts';

const NOW = Date.UTC(2026, 10, 24);
const DAY = 24 * 60 * 60 * 1000;
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
const astray = (lead: number): HeldOut => ({
  text: `leads by ${lead}`,
  id: 'homework/why',
  taken: 'clinic/fees',
  file: 'knowledge/en/phrasings/a.txt',
  line: 3,
  confidence: lead,
  own: 0,
});
const REPORT: AuthoringReport = {
  entries: [
    { id: 'homework/why', title: 'Why homework' },
    { id: 'growth/myths', title: 'Myths' },
    { id: 'clinic/fees', title: 'Fees' },
  ],
  coverage: [{ title: 'Homework', stale: true, entries: ['homework/why'] }],
  around: ['clinic/fees'],
  heldOut: { kind: 'making' },
  cases: { cases: 2, right: 1 },
  confusions: [],
  reviews: [],
};

const NOTHING = { ours: 0, cases: 0, examples: [] };

describe('the authoring check', () => {
  let place: TestFolder;
  let store: Store & ReviewWriter & ImproveWriter;
  let reader: ReturnType<typeof createReviewReader>;
  let house: House;
  let lead: Browser;
  let report: AuthoringReport;

  beforeEach(async () => {
    place = new TestFolder();
    store = createSqliteStore({ file: place.file, clock: CLOCK, log: keepingLog() });
    await store.ready();
    reader = createReviewReader({ file: place.file, clock: CLOCK, log: keepingLog() });
    report = REPORT;
    house = new House(
      authoringRoutes({
        reader,
        clock: { now: () => NOW, monotonic: () => 0 },
        flows: () => FLOWS,
        report: async (mistaken) => ({
          ...report,
          confusions: mistaken.map(({ expected, answered: taken, count: corrections }) => ({
            ...NOTHING,
            expected,
            taken,
            corrections,
          })),
        }),
      }),
    );
    lead = await house.staff('lea', 'lead');
  });
  afterEach(async () => {
    await house.close();
    await reader.close();
    await store.close();
    await place.remove();
  });

  async function talk(
    count: number,
    outcome: 'answered' | 'flow' | 'unknown',
    id: string | null,
    at = NOW - DAY,
  ) {
    for (let n = 0; n < count; n += 1) {
      const name = `${outcome}-${id}-${at}-${n}`;
      const decision = { outcome, id, content: 'c', model: 'm' };
      const key = { channel: 'web', conversation: name };
      const answer = { ...botLine(`${name}-b`, at + 1), decision, replyTo: `${name}-v` };
      await store.commit({
        ...turnOf(key, 'a', 0, at),
        lines: [visitorLine(`${name}-v`, at, 'my secret garden'), answer],
      });
    }
  }
  const read = async (query = '') =>
    authoring.parse(bodyOf(await lead.call('GET /authoring', {}, { query })));
  const counts = async (query = '') => {
    const { entries, steps } = (await read(query)).asked;
    return Object.fromEntries([
      ...entries.map(({ id, count }) => [id, count]),
      ...steps.map(({ flow, step, count }) => [`${flow}#${step}`, count]),
    ]);
  };

  it('tells what nobody asked for in these days, the rarest first, and hides small numbers', async () => {
    await talk(12, 'answered', 'homework/why');
    await talk(6, 'flow', 'homework#kind');
    await talk(3, 'answered', 'clinic/fees');
    await talk(9, 'answered', 'growth/myths', NOW - 60 * DAY);
    const all = {
      'homework/why': 12,
      'clinic/fees': null,
      'growth/myths': 9,
      'homework#kind': 6,
      'homework#done': 0,
    };
    expect(await counts()).toEqual(all);
    expect(await counts('days=28')).toEqual({ ...all, 'growth/myths': 0 });
    expect((await read('days=28')).asked.entries.map(({ id }) => id)).toEqual([
      'growth/myths',
      'clinic/fees',
      'homework/why',
    ]);
    expect((await lead.call('GET /authoring', {}, { query: 'days=2' })).status).toBe(400);
  });

  it('hides as well how many did not ask, where they are few', async () => {
    await talk(20, 'answered', 'homework/why');
    await talk(2, 'answered', 'growth/myths');
    const { conversations, entries } = (await read()).asked;
    const asked = entries.find(({ id }) => id === 'homework/why')?.count;
    expect([conversations, asked]).toContain(null);
  });

  it('forgets what came up in a conversation that is erased', async () => {
    await talk(6, 'answered', 'homework/why');
    expect((await counts())['homework/why']).toBe(6);
    const { rows } = await reader.list({}, 50);
    for (const { id } of rows) await store.eraseById(id, `r-${id}`, NOW);
    expect((await counts())['homework/why']).toBe(0);
  });

  it('counts what reviewers corrected, without a word of what was said', async () => {
    await talk(1, 'unknown', null);
    const [row] = (await reader.list({}, 1)).rows;
    const lineId = `unknown-null-${NOW - DAY}-0-v`;
    const correction = {
      conversation: row?.id ?? '',
      lineId,
      expected: 'clinic/fees',
      by: 'rob',
      at: 5,
    } as const;
    expect(await store.correct(correction)).toMatchObject({ kind: 'kept' });
    const body = await read();
    expect(body.confusions.shown).toMatchObject([{ expected: 'clinic/fees', taken: 'none', corrections: 1 }]);
    expect(JSON.stringify(body)).not.toContain('garden');
  });

  it('tells only phrasings that surely belong elsewhere, and says whether they have been judged', async () => {
    expect(await read()).toMatchObject({ judged: { kind: 'making' }, elsewhere: { count: 0, shown: [] } });
    const elsewhere = [...Array.from({ length: 150 }, () => astray(0.9)), astray(0.5)];
    report = {
      ...REPORT,
      heldOut: { kind: 'made', at: 9, value: { phrasings: 200, right: 49, entries: [], elsewhere } },
    };
    const { judged, elsewhere: told } = await read();
    expect(judged).toEqual({ kind: 'made', at: 9, phrasings: 200, right: 49 });
    expect([told.count, told.shown.length, told.shown[0]?.line]).toEqual([150, 100, 3]);
  });

  it('is for whoever may correct, and each look is logged', async () => {
    const status = async (role: 'reviewer' | 'admin' | 'auditor') =>
      (await (await house.staff(role, role)).call('GET /authoring')).status;
    expect([await status('reviewer'), await status('admin'), await status('auditor')]).toEqual([
      200, 403, 403,
    ]);
    expect(JSON.stringify(await house.store.audit({ limit: 50 }))).toContain('authoring-read');
  });
});
