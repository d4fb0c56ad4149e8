import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { correction, improve, judged } from '../../src/console/api/improve.ts';
import { exported } from '../../src/console/api/records.ts';
import { improveRoutes } from '../../src/console/improve-routes.ts';
import type { RouteName } from '../../src/console/table.ts';
import { createPublisher } from '../../src/improve/publisher.ts';
import type { ImproveReader, ImproveWriter, Publisher } from '../../src/model/improve.ts';
import type { DecisionRecord } from '../../src/model/reply.ts';
import type { ReviewReader, ReviewWriter } from '../../src/model/review.ts';
import type { Store } from '../../src/model/store.ts';
import { createReviewReader } from '../../src/store/review.ts';
import { createSqliteStore } from '../../src/store/sqlite.ts';
import { SmallContent } from '../improve/small-base.ts';
import { TestFolder } from '../store/place.ts';
import { botLine, CLOCK, keepingLog, keyOf, turnOf, visitorLine } from '../store/samples.ts';
import { bodyOf, codeOf, House, type Browser } from './house.ts';

const CASES = [{ text: 'opening hours', expected: ['clinic/hours'] }];
const ASKED = 'somewhere to leave the wagon of 518-555-0100';

describe('what staff correct', () => {
  let place: TestFolder;
  let store: Store & ReviewWriter & ImproveWriter;
  let reader: ReviewReader & ImproveReader;
  let publisher: Publisher;
  let content: SmallContent;
  let house: House;
  let reviewer: Browser;
  let lead: Browser;

  beforeEach(async () => {
    place = new TestFolder();
    store = createSqliteStore({ file: place.file, clock: CLOCK, log: keepingLog() });
    await store.ready();
    reader = createReviewReader({ file: place.file, clock: CLOCK, log: keepingLog() });
    content = new SmallContent();
    publisher = createPublisher({
      reader,
      writer: store,
      content,
      cases: async () => CASES,
      clock: CLOCK,
      log: keepingLog(),
    });
    house = new House(
      improveRoutes({
        reader,
        writer: store,
        publisher,
        entries: content.entries,
        group: async (all) => (all.length === 0 ? [] : [all]),
        isDanger: async (text) => text.includes('danger'),
        asFile: (approved) => approved.map(({ text }) => text).join('\n'),
        clock: CLOCK,
      }),
    );
    for (const [name, text, outcome] of [
      ['wagon', ASKED, 'unknown'],
      ['again', ASKED.toUpperCase(), 'unknown'],
      ['hours', 'opening hours', 'answered'],
      ['dark', 'something dark', 'crisis'],
    ] as const)
      await store.commit(said(name, text, outcome));
    reviewer = await house.staff('rob', 'reviewer');
    lead = await house.staff('lea', 'lead');
  });
  afterEach(async () => {
    await house.close();
    await publisher.close();
    await reader.close();
    await store.close();
    await place.remove();
  });

  function said(name: string, text: string, outcome: DecisionRecord['outcome']) {
    const at = Date.now() - 1000;
    const decision = { outcome, id: null, content: 'c', model: 'm' };
    return {
      ...turnOf(keyOf(name), 'a', 0, at),
      lines: [
        visitorLine(`${name}-v`, at, text),
        { ...botLine(`${name}-b`, at + 1), decision, replyTo: `${name}-v` },
      ],
    };
  }
  async function correct(name: string, expected: string, more: object = {}) {
    const id = (await reader.idOf(keyOf(name))) ?? '';
    return reviewer.call(
      'POST /conversations/:id/corrections',
      { lineId: `${name}-v`, expected, ...more },
      { id },
    );
  }
  const idOf = async (name: string, expected: string): Promise<string> =>
    correction.parse(bodyOf(await correct(name, expected))).id;
  const page = async () => improve.parse(bodyOf(await reviewer.call('GET /improve')));
  const decide = async (how: 'trial' | 'approve' | 'withdraw', id: string, who = lead) =>
    who.call(`POST /corrections/:id/${how}`, {}, { id });

  it('is proposed by reviewers, and then no longer among what was not answered', async () => {
    const before = await page();
    expect(before.groups).toMatchObject([
      { count: 2, examples: [{ text: 'SOMEWHERE TO LEAVE THE WAGON OF •••', lineId: 'again-v' }] },
    ]);
    expect(before.figure).toEqual({ cases: 1, right: 1 });
    expect(correction.parse(bodyOf(await correct('wagon', 'clinic/location')))).toMatchObject({
      text: 'somewhere to leave the wagon of •••',
      title: 'About clinic/location',
      state: 'proposed',
      by: 'rob',
    });
    const after = await page();
    expect(after.groups).toMatchObject([{ count: 1 }]);
    expect(after.corrections).toHaveLength(1);
  });

  it('is approved by leads, answers the next visitor, and is taken back', async () => {
    const id = await idOf('wagon', 'clinic/location');
    const tried = judged.parse(bodyOf(await decide('trial', id)));
    expect(tried).toMatchObject({ done: true, cases: 2, before: 1, after: 2, heard: true });
    expect(judged.parse(bodyOf(await decide('approve', id)))).toMatchObject({ done: true, after: 2 });
    const asked = () => content.finder().find('somewhere to leave a wagon').why.candidates[0]?.id;
    expect(asked()).toBe('clinic/location');
    expect((await page()).figure).toEqual({ cases: 2, right: 2 });
    const file = exported.parse(bodyOf(await lead.call('GET /corrections/export')));
    expect(file.content).toContain('leave the wagon');
    expect(judged.parse(bodyOf(await decide('withdraw', id)))).toMatchObject({ before: 2, after: 1 });
    expect(asked()).not.toBe('clinic/location');
    expect(codeOf(await decide('withdraw', id))).toBe('NotFound');
  });

  it('is refused where a case would break, which is named', async () => {
    const id = await idOf('hours', 'clinic/fees');
    expect(judged.parse(bodyOf(await decide('approve', id)))).toMatchObject({ done: false, broken: CASES });
    expect((await page()).corrections).toMatchObject([{ state: 'proposed' }]);
  });

  it('is never about danger, nor in words of danger, nor about what is not there', async () => {
    expect(codeOf(await correct('dark', 'clinic/fees'))).toBe('Danger');
    expect(codeOf(await correct('wagon', 'clinic/fees', { text: 'danger' }))).toBe('Danger');
    expect(codeOf(await correct('wagon', 'clinic/garden'))).toBe('UnknownEntry');
    expect(codeOf(await correct('nobody', 'none'))).toBe('BadRequest');
    expect(codeOf(await decide('approve', 'f'.repeat(24)))).toBe('NotFound');
  });

  it('says so where no model came of it', async () => {
    const id = await idOf('wagon', 'clinic/location');
    content.fault = new Error('out of memory');
    expect(codeOf(await decide('approve', id))).toBe('FitFailed');
  });

  it('is decided by leads alone, and all of it is in the audit log, without a word of it', async () => {
    const id = await idOf('wagon', 'clinic/location');
    for (const how of ['trial', 'approve', 'withdraw'] as const)
      expect((await decide(how, id, reviewer)).status).toBe(403);
    const file: RouteName = 'GET /corrections/export';
    expect((await reviewer.call(file)).status).toBe(403);
    await decide('approve', id);
    const log = JSON.stringify(await house.store.audit({ limit: 50 }));
    expect(log).toContain('correction-approved');
    expect(log).toContain('"expected":"clinic/location"');
    expect(log).not.toContain('wagon of');
  });
});
