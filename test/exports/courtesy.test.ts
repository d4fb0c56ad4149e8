import { describe, expect, it } from '@jest/globals';
import { createCourtesy, giveWay } from '../../src/exports/courtesy.ts';
import type { Incoming } from '../../src/model/incoming.ts';
import type { Taken, Turns } from '../../src/model/turn.ts';
import { keyOf } from '../store/samples.ts';

const TAKEN: Taken = { kind: 'refused', code: 'busy' };
const outlet = { urgent: () => undefined };
const incoming: Incoming = { kind: 'join', key: keyOf('one'), activityId: 'a', from: 'visitor' };

/** A heart whose turns last until they are ended. */
function slowHeart() {
  const ends: ((how: 'well' | 'badly') => void)[] = [];
  const heart: Turns = {
    delivered: () => undefined,
    take: () =>
      new Promise((resolve, reject) => {
        ends.push((how) => (how === 'well' ? resolve(TAKEN) : reject(new Error('broken'))));
      }),
  };
  return { heart, ends };
}

describe('while turns are under way', () => {
  it('they are counted, those that fail as well', async () => {
    const { underWay, turns } = createCourtesy();
    const count = new Int32Array(underWay);
    const { heart, ends } = slowHeart();
    const watched = turns(heart);
    const one = watched.take(incoming, outlet);
    const two = watched.take(incoming, outlet);
    expect(count[0]).toBe(2);
    ends[0]?.('well');
    expect(await one).toBe(TAKEN);
    expect(count[0]).toBe(1);
    ends[1]?.('badly');
    await expect(two).rejects.toThrow('broken');
    expect(count[0]).toBe(0);
  });

  it('a file goes on all the same after a while: a bot that never rests does not stop it', () => {
    const { underWay } = createCourtesy();
    new Int32Array(underWay)[0] = 3;
    giveWay(underWay);
    expect(new Int32Array(underWay)[0]).toBe(3);
  });
});
