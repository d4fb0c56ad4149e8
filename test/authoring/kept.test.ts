import { describe, expect, it } from '@jest/globals';
import { keep } from '../../src/authoring/kept.ts';
import type { Made } from '../../src/model/authoring.ts';

describe('what takes long to make', () => {
  it('is begun by the first who asks, made once, and waited for by nobody', async () => {
    let made = 0;
    const kept = keep(async (): Promise<Made<string>> => {
      made += 1;
      return { kind: 'made', at: 7, value: 'sums' };
    });
    await kept.settled();
    expect(made).toBe(0);
    expect([kept.now(), kept.now()]).toEqual([{ kind: 'making' }, { kind: 'making' }]);
    await kept.settled();
    expect(kept.now()).toEqual({ kind: 'made', at: 7, value: 'sums' });
    expect(made).toBe(1);
  });

  it('is told as failed, and tried again when somebody asks once more', async () => {
    let tries = 0;
    const kept = keep(async (): Promise<Made<string>> => {
      tries += 1;
      if (tries === 1) throw new Error('the disk is full');
      return { kind: 'made', at: 8, value: 'sums' };
    });
    kept.now();
    await kept.settled();
    expect(kept.now()).toEqual({ kind: 'failed' });
    expect(kept.now()).toEqual({ kind: 'making' });
    await kept.settled();
    expect(kept.now()).toMatchObject({ kind: 'made' });
  });
});
