import { describe, expect, it } from '@jest/globals';
import { passwordFault } from '../../src/console/password-rules.ts';
import { createPasswords } from '../../src/console/passwords.ts';

describe('passwords', () => {
  it('are kept as Argon2id under a salt of their own', async () => {
    const passwords = createPasswords();
    const [one, two] = [await passwords.hash('the same words'), await passwords.hash('the same words')];
    expect(one).toMatch(/^argon2id\$[\w-]{22}\$[\w-]{43}$/);
    expect(one).not.toBe(two);
    expect(await passwords.matches('the same words', one)).toBe(true);
    expect(await passwords.matches('the same Words', one)).toBe(false);
  });

  it('match however an accent is composed', async () => {
    const passwords = createPasswords();
    const kept = await passwords.hash('caf\u00e9 on the corner');
    expect(await passwords.matches('cafe\u0301 on the corner', kept)).toBe(true);
  });

  it('never match where there is nobody', async () => {
    expect(await createPasswords().matches('anything at all', undefined)).toBe(false);
  });

  it('are looked at a few at a time; a storm is told to come back', async () => {
    const passwords = createPasswords();
    const storm = Array.from({ length: 60 }, () => passwords.matches('a storm of guesses', undefined));
    const outcomes = await Promise.all(storm);
    expect(outcomes.filter((outcome) => outcome === 'busy').length).toBeGreaterThanOrEqual(20);
    expect(await passwords.matches('afterwards', undefined)).toBe(false);
  });
});

describe('a new password', () => {
  it.each([
    ['short', 'PasswordShort'],
    ['elevenchars', 'PasswordShort'],
    ['😀😀😀😀😀😀😀😀😀😀😀', 'PasswordShort'],
    ['aaaaaaaaaaaaaaaa', 'PasswordCommon'],
    ['abababababababab', 'PasswordCommon'],
    ['123456789012', 'PasswordCommon'],
    ['abcdefghijklmnop', 'PasswordCommon'],
    ['Password1234', 'PasswordCommon'],
    ['passwordpassword', 'PasswordCommon'],
    ['qwertyuiop12', 'PasswordCommon'],
    ['ILoveYou!!2026', 'PasswordCommon'],
    ['correcthorsebatterystaple', 'PasswordCommon'],
    ['MyTherapyClinic1', 'PasswordCommon'],
    ['Summer2026Summer', 'PasswordCommon'],
    ['annaannaanna', 'PasswordCommon'],
  ])('will not do: %s', (password, fault) => {
    expect(passwordFault(password, 'Anna')).toBe(fault);
  });

  it.each(['a kettle on the windowsill', 'vRq8-2mLx-77Ke', 'наш кот спит на окне', '4929-1183-7751-0264'])(
    'will do: %s',
    (password) => {
      expect(passwordFault(password, 'Anna')).toBeUndefined();
    },
  );
});
