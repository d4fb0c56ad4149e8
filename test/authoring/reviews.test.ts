import { describe, expect, it } from '@jest/globals';
import { reviewsOf } from '../../src/authoring/reviews.ts';

const NOW = Date.UTC(2026, 10, 24);
const signed = (on: string) => ({ by: 'Dr. Ada Lind', on });
const SOURCES = {
  entries: [
    { id: 'homework/why', reviewed: signed('2026-10-01') },
    { id: 'growth/myths', reviewed: { by: null, on: null } },
    { id: 'homework/journaling', reviewed: signed('2025-11-01') },
    { id: 'homework/what-it-is', reviewed: signed('2024-11-01') },
  ],
  numbers: [
    { shown: '988', verifiedOn: '2026-10-01', stale: null },
    { shown: '741741', verifiedOn: null, stale: 'never' },
    { shown: '911', verifiedOn: '2025-01-01', stale: 'long-ago' },
  ],
  approval: { crisis_texts: signed('2026-11-01'), helplines: signed('2026-11-01') },
  unsigned: ['crisis_texts'] as const,
  now: NOW,
};

describe('reviews', () => {
  it('tell what is due first: danger before the rest, the longest overdue before what nobody ever signed', () => {
    expect(reviewsOf(SOURCES).map(({ state, kind, name }) => `${state} ${kind} ${name}`.trim())).toEqual([
      'unsigned crisis-texts',
      'overdue helpline 911',
      'unsigned helpline 741741',
      'overdue entry homework/what-it-is',
      'overdue entry homework/journaling',
      'unsigned entry growth/myths',
      'fine helplines',
      'fine helpline 988',
      'fine entry homework/why',
    ]);
  });

  it('call words unsigned that were changed after somebody signed them', () => {
    expect(reviewsOf(SOURCES)[0]).toEqual({
      kind: 'crisis-texts',
      name: '',
      by: 'Dr. Ada Lind',
      on: '2026-11-01',
      state: 'unsigned',
    });
    const texts = reviewsOf({ ...SOURCES, unsigned: [] }).find(({ kind }) => kind === 'crisis-texts');
    expect(texts?.state).toBe('fine');
  });
});
