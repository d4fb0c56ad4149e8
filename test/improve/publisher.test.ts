import { beforeEach, describe, expect, it } from '@jest/globals';
import { createPublisher } from '../../src/improve/publisher.ts';
import type { Publisher } from '../../src/model/improve.ts';
import { keepingLog } from '../store/samples.ts';
import { KeptCorrections, SmallContent } from './small-base.ts';

const CASES = [
  { text: 'how much does it cost', expected: ['clinic/fees'] },
  { text: 'opening hours', expected: ['clinic/hours'] },
  { text: 'book me a flight', expected: ['none'] },
];
const PARKING = { text: 'somewhere to leave the wagon', expected: 'clinic/location' } as const;
const WRONG = { text: 'opening hours', expected: 'clinic/fees' } as const;

describe('corrections', () => {
  let content: SmallContent;
  let kept: KeptCorrections;
  let publisher: Publisher;
  let log: ReturnType<typeof keepingLog>;
  const clock = { now: () => 9, monotonic: () => 9 };
  const begin = (cases = CASES): Publisher =>
    createPublisher({ reader: kept, writer: kept, content, cases: async () => cases, clock, log });

  beforeEach(() => {
    content = new SmallContent();
    kept = new KeptCorrections();
    log = keepingLog();
    publisher = begin();
    kept.propose('parking', PARKING);
    kept.propose('wrong', WRONG);
  });
  const parking = () => content.finder().find('is there somewhere to leave the wagon').why.candidates[0]?.id;
  const figure = () => publisher.figure();

  it('are tried without any effect', async () => {
    const tried = await publisher.trial('parking');
    expect(tried).toMatchObject({
      kind: 'done',
      figures: { cases: 4, before: 3, after: 4, broken: [], unheard: [] },
    });
    expect(parking()).not.toBe('clinic/location');
    expect(kept.all.map(({ state }) => state)).toEqual(['proposed', 'proposed']);
  });

  it('take effect once approved, in other words as well, and no more once taken back', async () => {
    expect(await figure()).toEqual({ cases: 3, right: 3 });
    expect(await publisher.approve('parking', 'lea')).toMatchObject({ kind: 'done', figures: { after: 4 } });
    expect(parking()).toBe('clinic/location');
    expect(kept.all[0]).toMatchObject({ state: 'approved', decided: { by: 'lea', at: 9 } });
    expect(await figure()).toEqual({ cases: 4, right: 4 });
    expect(await publisher.withdraw('parking', 'lea')).toMatchObject({
      kind: 'done',
      figures: { before: 4, after: 3 },
    });
    expect(parking()).not.toBe('clinic/location');
    expect(await figure()).toEqual({ cases: 3, right: 3 });
  });

  it('are refused where a case would break, which is named, and nothing changes', async () => {
    const refused = await publisher.approve('wrong', 'lea');
    expect(refused).toMatchObject({ kind: 'broken', figures: { broken: [CASES[1]] } });
    expect(kept.all[1]?.state).toBe('proposed');
    expect(content.finder().find('opening hours')).toMatchObject({ id: 'clinic/hours' });
  });

  it('are refused where one approved before would break', async () => {
    await publisher.approve('parking', 'lea');
    for (const id of ['a', 'b', 'c', 'd']) {
      kept.propose(id, { ...PARKING, expected: 'none' });
      await kept.decide(id, 'approved', 'lea', 1);
    }
    kept.propose('other', { ...PARKING, expected: 'none' });
    const refused = await publisher.approve('other', 'lea');
    expect(refused).toMatchObject({
      kind: 'broken',
      figures: { broken: [{ text: PARKING.text, expected: ['clinic/location'] }] },
    });
  });

  it('change nothing where no model comes of them, and what comes after is not held up', async () => {
    content.fault = new Error('out of memory');
    expect(await publisher.approve('parking', 'lea')).toEqual({ kind: 'failed' });
    expect(kept.all[0]?.state).toBe('proposed');
    expect(log.events).toEqual(['corrections not fitted']);
    content.fault = undefined;
    expect(await publisher.approve('parking', 'lea')).toMatchObject({ kind: 'done' });
  });

  it('are fitted one after the other, each on what the one before left', async () => {
    kept.propose('tram', { text: 'which tram stops outside', expected: 'clinic/location' });
    const both = await Promise.all([publisher.approve('parking', 'lea'), publisher.approve('tram', 'lea')]);
    expect(both.map(({ kind }) => kind)).toEqual(['done', 'done']);
    expect(content.fitted.map((texts) => texts.length)).toEqual([1, 2]);
    expect(await publisher.approve('tram', 'lea')).toEqual({ kind: 'unknown' });
    expect(await publisher.trial('nobody')).toEqual({ kind: 'unknown' });
  });

  it('are in use again after a start, but not those of an entry that is gone', async () => {
    await kept.decide('parking', 'approved', 'lea', 1);
    kept.propose('gone', { text: 'about the garden', expected: 'clinic/garden' });
    await kept.decide('gone', 'approved', 'lea', 1);
    publisher.start();
    await publisher.trial('nobody');
    expect(content.fitted).toEqual([[PARKING.text]]);
    expect(parking()).toBe('clinic/location');
    publisher.start();
    await publisher.trial('nobody');
    expect(content.fitted).toHaveLength(1);
  });

  it('are unlearned when they are erased', async () => {
    await publisher.approve('parking', 'lea');
    kept.erase('parking');
    await publisher.trial('nobody');
    expect(content.fitted.at(-1)).toEqual([]);
    expect(parking()).not.toBe('clinic/location');
  });

  it('that were never in use are taken back without fitting', async () => {
    expect(await publisher.withdraw('wrong', 'rob')).toMatchObject({
      kind: 'done',
      figures: { before: 3, after: 3 },
    });
    expect(kept.all[1]?.state).toBe('withdrawn');
    expect(content.fitted).toEqual([]);
    expect(await publisher.withdraw('wrong', 'rob')).toEqual({ kind: 'unknown' });
  });

  it('are learned without what is masked in them', async () => {
    kept.propose('masked', { text: 'my wagon ••• needs  a place', expected: 'clinic/location' });
    await publisher.trial('masked');
    expect(content.fitted).toEqual([['my wagon needs a place']]);
  });

  it('wait for nothing once all is closed', async () => {
    await publisher.close();
    kept.erase('wrong');
    expect(content.fitted).toEqual([]);
    expect(log.events).toEqual([]);
  });
});
