import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import type { Claims } from '../../../src/console/oidc/provider.ts';
import { nameOf } from '../../../src/console/oidc/person.ts';
import { run } from '../../../src/commands/staff.ts';
import { staffOutcome } from '../../../src/console/accounts.ts';
import { bodyOf, Browser, codeOf, PASSWORD } from '../house.ts';
import { OidcHouse, placeOf } from './house.ts';

let oidc: OidcHouse;

beforeAll(async () => {
  oidc = await OidcHouse.open();
});
afterAll(() => oidc.close());

/** The command `staff`, as somebody at the machine gives it. */
async function command(
  ...argv: readonly string[]
): Promise<{ readonly code: number; readonly text: string }> {
  const said: string[] = [];
  const io = { out: (text: string) => void said.push(text), err: (text: string) => void said.push(text) };
  const code = await run(argv, io, async (order) => staffOutcome.parse(await oidc.house.order(order)));
  return { code, text: said.join('') };
}

const whoIs = z.object({ me: z.object({ id: z.string(), name: z.string() }) });

async function arrive(sub: string, name: string, groups = 'leads'): Promise<Browser> {
  const browser = oidc.browser();
  await oidc.signIn(browser, { sub, name, groups });
  const { me } = whoIs.parse(bodyOf(await browser.call('GET /me')));
  browser.id = me.id;
  return browser;
}

async function nameNow(browser: Browser): Promise<string> {
  return whoIs.parse(bodyOf(await browser.call('GET /me'))).me.name;
}

describe('somebody from the provider', () => {
  it('is the same person at every sign-in, whatever they are called by then', async () => {
    const before = await arrive('same', 'Robin Before');
    const after = await arrive('same', 'Robin After');
    expect(after.id).toBe(before.id);
    expect(await nameNow(before)).toBe('Robin After');
  });

  it('is another person than who has the same name, or the same address', async () => {
    const browser = oidc.browser();
    const person = { name: 'Twin Example', email: 'twin@clinic.example', email_verified: true };
    const one = await arrive('twin one', 'Twin Example');
    await oidc.signIn(browser, { ...person, sub: 'twin two', groups: 'reviewers' });
    expect(await oidc.me(browser)).not.toMatchObject({ me: { id: one.id } });
    expect(await nameNow(browser)).toMatch(/^Twin Example [0-9a-f]{6}$/);
    expect(await nameNow(one)).toBe('Twin Example');
  });

  it('does not get the account of somebody here who is called so, nor shuts them out', async () => {
    const local = await oidc.house.staff('Anna', 'admin');
    const other = await arrive('anna at the provider', 'ANNA', 'reviewers');
    expect(other.id).not.toBe(local.id);
    expect(await nameNow(other)).toMatch(/^ANNA [0-9a-f]{6}$/);
    expect(await oidc.me(other)).toMatchObject({ me: { roles: ['reviewer'] } });
    expect((await local.signIn()).status).toBe(200);
  });

  it('opens nothing by the way of names and passwords', async () => {
    const person = await arrive('by name', 'Named Example');
    const stored = (await oidc.house.store.accounts()).find(({ id }) => id === person.id);
    for (const name of ['Named Example', person.id, `elsewhere:${person.id}`, 'by name'])
      for (const password of ['x', PASSWORD]) {
        const stranger = new Browser(oidc.house, name);
        expect(codeOf(await stranger.call('POST /sign-in', { name, password }))).toBe('SignInFailed');
      }
    expect(stored).toMatchObject({
      password: '',
      secondFactor: undefined,
      elsewhere: { subject: 'by name' },
    });
  });

  it('keeps the name from a local account that is made later', async () => {
    await arrive('first here', 'Early Example');
    expect(await command('add', 'early example', '--role', 'lead')).toEqual({
      code: 1,
      text: 'early example has an account already.\n',
    });
  });

  it('is among the colleagues whom a conversation can be given to', async () => {
    const person = await arrive('colleague', 'Colleague Example');
    const answer = bodyOf(await person.call('GET /colleagues'));
    expect(answer).toMatchObject({
      colleagues: expect.arrayContaining([expect.objectContaining({ id: person.id })]),
    });
  });
});

describe('keeping somebody out who signs in at the provider', () => {
  it('is done by command, counts at once, and holds whatever their groups and their name', async () => {
    const person = await arrive('dana', 'Dana O’Hara');
    expect((await command('list')).text).toMatch(
      /^Dana O’Hara {2}lead {2}active {2}last signed in \S+ {2}OpenID Connect: dana at http:\S+$/m,
    );
    expect(await command('remove', 'dana o’hara')).toEqual({
      code: 0,
      text: 'Dana O’Hara is signed out and kept out.\n',
    });
    expect(await oidc.me(person)).toBeUndefined();
    const again = await oidc.signIn(person, { sub: 'dana', name: 'Somebody Else', groups: 'admins' });
    expect(placeOf(again)).toBe('/console?refused=NoRole');
    expect(await oidc.me(person)).toBeUndefined();
    expect(await oidc.lastEntry()).toMatchObject({
      action: 'sign-in-failed',
      staff: { id: person.id },
      details: { method: 'oidc', step: 'Blocked', subject: 'dana' },
    });
    expect((await command('list')).text).toMatch(/^Dana O’Hara {2}not signed in now {2}off /m);
    expect(await command('allow', 'Dana O’Hara')).toEqual({ code: 0, text: 'Done: Dana O’Hara.\n' });
    expect(placeOf(await oidc.signIn(person, { sub: 'dana', groups: 'leads' }))).toBe('/console');
  });

  it('is done by an admin in the console, too', async () => {
    const admin = await oidc.house.staff('Boss', 'admin');
    const person = await arrive('eli', 'Eli Example');
    const shut = await admin.call('PATCH /staff/:id', { off: true }, { id: person.id });
    expect(bodyOf(shut)).toMatchObject({ elsewhere: true, state: 'off', roles: [] });
    expect(await oidc.me(person)).toBeUndefined();
    expect(placeOf(await oidc.signIn(person, { sub: 'eli', groups: 'leads' }))).toBe(
      '/console?refused=NoRole',
    );
    await admin.call('PATCH /staff/:id', { off: false }, { id: person.id });
    expect(placeOf(await oidc.signIn(person, { sub: 'eli', groups: 'leads' }))).toBe('/console');
  });

  it('is not done to a local account by the words for it', async () => {
    await oidc.house.staff('Local', 'reviewer');
    expect(await command('allow', 'Local')).toEqual({ code: 1, text: 'Local has no account.\n' });
  });

  it('leaves roles and passwords to the provider', async () => {
    const admin = await oidc.house.staff('Chief', 'admin');
    const person = await arrive('fay', 'Fay Example');
    const lifted = await admin.call('PATCH /staff/:id', { roles: ['admin'] }, { id: person.id });
    expect(codeOf(lifted)).toBe('RolesElsewhere');
    for (const order of [
      ['role', 'Fay Example', '--role', 'admin'],
      ['reset', 'Fay Example'],
    ])
      expect(await command(...order)).toEqual({
        code: 1,
        text: 'Fay Example signs in with OpenID Connect: change groups and password at the provider.\n',
      });
    expect(await oidc.me(person)).toMatchObject({ me: { roles: ['lead'] } });
  });
});

describe('what somebody is called', () => {
  const claims = (given: object): Claims => ({ iss: 'https://sso.example', sub: 'x', ...given });
  const free = (): boolean => false;

  it.each([
    [{ name: 'Robin Example' }, 'Robin Example'],
    [{ name: 'Zoë O’Connor-Łuczak' }, 'Zoë O’Connor-Łuczak'],
    [{ name: 'ลลิตา ทดสอบ' }, 'ลลิตา ทดสอบ'],
    [{ name: '  Robin\u202e \u0000<b>Example</b>' }, 'Robin b Example b'],
    [{ name: '(admin)' }, 'admin'],
    [{ name: '', preferred_username: 'robin@clinic.example' }, 'robin@clinic.example'],
    [{ name: ['Robin'], email: 'robin@clinic.example' }, 'robin@clinic.example'],
    [{ name: 'x'.repeat(500) }, 'x'.repeat(50)],
  ])('%j becomes %s', (given, expected) => {
    expect(nameOf(claims(given), free)).toBe(expected);
  });

  it('is a mark where nothing is said', () => {
    expect(nameOf(claims({}), free)).toMatch(/^Staff [0-9a-f]{6}$/);
  });

  it('can be given to a command, whatever the provider says', () => {
    for (const name of ['🦊', '--help', '’quoted’', '\ud800x', 'é'.normalize('NFD')]) {
      const shown = nameOf(claims({ name }), () => true);
      expect(shown).toMatch(/^[\p{L}\p{N}][\p{L}\p{M}\p{N} ._@'’-]{0,59}$/u);
    }
  });
});
