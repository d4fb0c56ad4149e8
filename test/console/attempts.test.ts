import { describe, expect, it } from '@jest/globals';
import { attempt } from '../../src/console/attempts.ts';
import { createDevices } from '../../src/console/devices.ts';
import { BY_ACCOUNT, BY_ADDRESS, createPatience } from '../../src/console/patience.ts';
import type { Account } from '../../src/model/staff.ts';
import { randomIds } from '../../src/world.ts';

const HOUR = 3_600_000;
const ANNA: Account = {
  id: 'a1',
  name: 'anna',
  roles: ['reviewer'],
  password: '',
  initial: false,
  secondFactor: undefined,
  off: false,
  addedAt: 0,
  signedInAt: undefined,
};

function entrance() {
  const clock = { ms: 0, now: () => clock.ms, monotonic: () => clock.ms };
  const devices = createDevices(Buffer.alloc(32), randomIds);
  const parts = {
    byAddress: createPatience(BY_ADDRESS, clock),
    byAccount: createPatience(BY_ACCOUNT, clock),
    devices,
  };
  return {
    clock,
    devices,
    guess: (address: string, name = 'a1', account: Account | undefined = ANNA, cookie = '') =>
      attempt(parts, { address, headers: { cookie } }, name, account),
  };
}

describe('guessing', () => {
  it('from one address comes to at most 60 looked at in an hour, of 10,000', () => {
    const { clock, guess } = entrance();
    let looked = 0;
    for (let n = 0; n < 10_000; n += 1) {
      if (guess('192.0.2.1', `name ${n}`, undefined).refused === undefined) looked += 1;
      clock.ms += HOUR / 10_000;
    }
    expect(looked).toBeGreaterThan(20);
    expect(looked).toBeLessThanOrEqual(60);
  });

  it('at one account from 1,000 addresses comes to at most 100 a day', () => {
    const { clock, guess } = entrance();
    let looked = 0;
    for (let n = 0; n < 50_000; n += 1) {
      const address = `10.0.${n % 4}.${n % 250}`;
      if (guess(address).refused === undefined) looked += 1;
      clock.ms += (24 * HOUR) / 50_000;
    }
    expect(looked).toBeGreaterThan(50);
    expect(looked).toBeLessThanOrEqual(100);
  });

  it('never shuts out the owner, in a browser that signed in before', () => {
    const { clock, devices, guess } = entrance();
    const cookie = `__Host-console-device=${devices.issue('a1')}`;
    for (let n = 0; n < 5_000; n += 1) {
      guess(`10.0.${n % 4}.${n % 250}`);
      clock.ms += 10_000;
    }
    expect(guess('10.9.9.9').refused).toMatchObject({ status: 429, code: 'TryLater' });
    expect(guess('192.0.2.7', 'a1', ANNA, cookie).refused).toBeUndefined();
  });

  it('gains nothing from a device that is somebody else’s, or made up', () => {
    const { devices, guess } = entrance();
    const cookies = [devices.issue('b2'), `${'x'.repeat(27)}.${'y'.repeat(43)}`];
    for (let n = 0; n < 6; n += 1) guess(`10.0.0.${n}`);
    for (const cookie of cookies)
      expect(guess('10.1.1.1', 'a1', ANNA, `__Host-console-device=${cookie}`).refused).toBeDefined();
  });

  it('waits ever longer, up to twenty minutes, and never for good', () => {
    const { clock, guess } = entrance();
    const waits: number[] = [];
    for (let n = 0; n < 18; n += 1) {
      guess(`10.0.1.${n}`);
      const { refused } = guess(`10.0.2.${n}`);
      waits.push(refused?.retryAfter ?? 0);
      clock.ms += (refused?.retryAfter ?? 0) * 1_000;
    }
    expect(waits.filter((wait) => wait > 0).slice(0, 4)).toEqual([1, 2, 4, 8]);
    expect(waits.at(-1)).toBe(1_200);
    clock.ms += 24 * HOUR + 1;
    expect(guess('10.0.3.1').refused).toBeUndefined();
  });

  it('counts an address of IPv6 by the network a customer is handed', () => {
    const { guess } = entrance();
    for (let n = 0; n < 5; n += 1) guess(`2001:db8:1:2::${n}`, `name ${n}`, undefined);
    expect(guess('2001:db8:1:2:ffff::1', 'another', undefined).refused).toBeDefined();
    expect(guess('2001:db8:1:3::1', 'another', undefined).refused).toBeUndefined();
  });

  it('does not count what was right', () => {
    const { guess } = entrance();
    for (let n = 0; n < 50; n += 1) {
      const trying = guess('192.0.2.1');
      expect(trying.refused).toBeUndefined();
      trying.right();
    }
  });

  it('counts many at once before any is looked at', () => {
    const { guess } = entrance();
    const open = Array.from({ length: 100 }, () => guess('192.0.2.1')).filter(({ refused }) => !refused);
    expect(open).toHaveLength(5);
  });
});
