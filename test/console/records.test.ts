import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { recordRoutes } from '../../src/console/record-routes.ts';
import { page, queue } from '../../src/console/api/records.ts';
import { review } from '../../src/console/api/review.ts';
import { transcript } from '../../src/console/api/transcript.ts';
import type { ReviewReader, ReviewWriter } from '../../src/model/review.ts';
import type { Store } from '../../src/model/store.ts';
import { createReviewReader } from '../../src/store/review.ts';
import { createSqliteStore } from '../../src/store/sqlite.ts';
import { randomIds } from '../../src/world.ts';
import { TestFolder } from '../store/place.ts';
import { botLine, CLOCK, keepingLog, keyOf, turnOf, visitorLine } from '../store/samples.ts';
import { bodyOf, codeOf, House, type Browser } from './house.ts';

const around = () => ({
  zone: 'America/New_York',
  culture: 'en-us',
  titleOf: () => 'Why homework',
  hashes: { content: 'c', model: 'm' },
});

describe('what staff do with conversations', () => {
  let place: TestFolder;
  let store: Store & ReviewWriter;
  let reader: ReviewReader;
  let house: House;
  let lead: Browser;
  let id: string;
  const erased: string[] = [];

  beforeEach(async () => {
    place = new TestFolder();
    store = createSqliteStore({ file: place.file, clock: CLOCK, log: keepingLog() });
    await store.ready();
    reader = createReviewReader({ file: place.file, clock: CLOCK, log: keepingLog() });
    house = new House(
      recordRoutes({
        reader,
        writer: store,
        clock: CLOCK,
        ids: randomIds,
        around,
        clinic: 'Clinic',
        overview: () => Promise.reject(new Error('not asked for')),
        alarmMinutes: 15,
        erased: ({ conversation }) => void erased.push(conversation),
      }),
    );
    const decision = { outcome: 'flow', id: 'homework#day', content: 'c', model: 'old' } as const;
    await store.commit({
      ...turnOf(keyOf('one'), 'a', 0, 1000),
      lines: [
        visitorLine('v', 1000, 'Write to ann@mail.example about <img src=x onerror=alert(1)> sleeping'),
        { ...botLine('b', 1001), decision },
      ],
      flags: [{ lineId: 'v', reason: 'danger', kind: 'self', at: 1000 }],
      feedback: [{ lineId: 'b', reaction: 'dislike', words: 'call 518-555-0100', at: 1000 }],
      callBack: { id: 'cb', name: 'Ann', contact: '518-555-0100', at: 1000 },
    });
    lead = await house.staff('lea', 'lead');
    id = (await reader.idOf(keyOf('one'))) ?? '';
  });
  afterEach(async () => {
    await house.close();
    await reader.close();
    await store.close();
    await place.remove();
  });
  const post = async (what: 'review' | 'notes' | 'hold' | 'unmask' | 'export' | 'erase', body: object) =>
    lead.call(`POST /conversations/:id/${what}`, body, { id });
  const opened = async () => transcript.parse(bodyOf(await lead.call('GET /conversations/:id', {}, { id })));
  const audited = async (): Promise<string> => JSON.stringify(await house.store.audit({ limit: 50 }));

  it('show a conversation as it looked, masked, with the reasons, and open its flags', async () => {
    const waiting = queue.parse(bodyOf(await lead.call('GET /queue')));
    expect(waiting).toMatchObject({
      unopened: 1,
      groups: [{ group: 'danger', count: 1, rows: [{ id }] }, {}, {}, {}, {}],
    });
    const shown = await opened();
    expect(shown.lines[0]?.text).toEqual([
      { kind: 'text', text: 'Write to ' },
      { kind: 'masked', what: 'email' },
      { kind: 'text', text: ' about <img src=x onerror=alert(1)> sleeping' },
    ]);
    expect(shown.lines[0]?.flags).toMatchObject([{ kind: 'self', opened: { by: 'lea' } }]);
    expect(shown.lines[1]).toMatchObject({
      decision: { step: { flow: 'homework', step: 'day' }, current: false, title: 'Why homework' },
      feedback: {
        reaction: 'dislike',
        words: [
          { kind: 'text', text: 'call ' },
          { kind: 'masked', what: 'phone' },
        ],
      },
    });
    expect(shown.callBacks).toMatchObject([
      { name: [{ kind: 'masked', what: 'name' }], contact: [{ what: 'phone' }] },
    ]);
    expect(JSON.stringify(shown)).not.toMatch(/0100|ann@/);
    expect(queue.parse(bodyOf(await lead.call('GET /queue'))).unopened).toBe(0);
    expect(bodyOf(await lead.call('GET /next'))).toEqual({ id, group: 'danger' });
    expect(bodyOf(await lead.call('GET /next', {}, { query: `after=${id}` }))).toEqual({
      id: null,
      group: null,
    });
  });

  it('unmask with a reason, which is logged', async () => {
    expect((await post('unmask', { reason: '' })).status).toBe(400);
    const shown = transcript.parse(bodyOf(await post('unmask', { reason: 'the front desk calls back' })));
    expect(shown.lines[0]?.text[1]).toEqual({ kind: 'masked', what: 'email', text: 'ann@mail.example' });
    expect(shown.callBacks[0]?.contact).toEqual([{ kind: 'masked', what: 'phone', text: '518-555-0100' }]);
    expect(await audited()).toContain('the front desk calls back');
  });

  it('find by words that no log keeps, and by filters', async () => {
    const search = async (body: object) =>
      page.parse(bodyOf(await lead.call('POST /conversations/search', body))).rows.length;
    expect(await search({ words: 'sleep', flagged: 'any', feedback: 'down', callBack: true })).toBe(1);
    expect(await search({ words: 'sleep', status: 'reviewed' })).toBe(0);
    expect(await search({ words: 'example' })).toBe(0);
    expect(page.parse(bodyOf(await lead.call('GET /conversations'))).filters?.topics).toEqual(['homework']);
    expect(await audited()).not.toContain('sleep');
  });

  it('note, label and take on; who was slower is told so', async () => {
    const noted = review.parse(bodyOf(await post('notes', { text: 'Called.' })));
    expect(noted.notes).toMatchObject([{ by: 'lea', text: 'Called.' }]);
    const set = { version: noted.version, status: 'follow-up', labels: ['call'], assignee: 'lea' };
    expect(review.parse(bodyOf(await post('review', set)))).toMatchObject({
      status: 'follow-up',
      labels: ['call'],
    });
    expect(codeOf(await post('review', set))).toBe('Changed');
    const unknown = await lead.call('POST /conversations/:id/notes', { text: 'x' }, { id: 'f'.repeat(24) });
    expect(codeOf(unknown)).toBe('NotFound');
  });

  it('export in three forms, in which nothing masked and no script stands', async () => {
    const file = z.object({ name: z.string(), type: z.string(), content: z.string() });
    for (const format of ['transcript', 'json', 'html'] as const) {
      const { content, name } = file.parse(bodyOf(await post('export', { format, reason: 'asked for' })));
      expect(name).toContain(id);
      expect(content).not.toMatch(/0100|ann@mail/);
      if (format === 'html') expect(content).not.toContain('<img');
    }
    const whole = { format: 'json', reason: 'asked for', unmasked: true };
    expect(file.parse(bodyOf(await post('export', whole))).content).toContain('ann@mail.example');
  });

  it('erase what is not held, by its id once more', async () => {
    const reason = 'asked for by letter';
    await post('hold', { held: true, reason: 'a claim' });
    expect(codeOf(await post('erase', { confirm: id, reason }))).toBe('Held');
    expect((await opened()).review.held).toMatchObject({ by: 'lea', reason: 'a claim' });
    await post('hold', { held: false, reason: 'settled' });
    expect(codeOf(await post('erase', { confirm: 'f'.repeat(24), reason }))).toBe('OtherConversation');
    expect(bodyOf(await post('erase', { confirm: id, reason }))).toMatchObject({ lines: 2 });
    expect(codeOf(await lead.call('GET /conversations/:id', {}, { id }))).toBe('NotFound');
    expect(erased).toContain('one');
  });

  it('as reviewers neither unmask, export, hold nor erase', async () => {
    const reviewer = await house.staff('rob', 'reviewer');
    for (const what of ['unmask', 'export', 'hold', 'erase'] as const) {
      const body = { reason: 'curious', format: 'json', held: true, confirm: id };
      expect((await reviewer.call(`POST /conversations/:id/${what}`, body, { id })).status).toBe(403);
    }
  });
});
