import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bodyOf, Browser, codeOf, House, PASSWORD } from './house.ts';

let house: House;

beforeAll(() => {
  house = new House();
});
afterAll(() => house.close());

describe('the first sign-in', () => {
  it('asks for a password of one’s own and sets up the second factor before anything opens', async () => {
    const first = await house.add('First', 'reviewer');
    const browser = new Browser(house, 'first');
    expect((await browser.knock(first)).next).toBe('password');
    await browser.setUp(first);
    expect(browser.recoveryCodes).toHaveLength(10);
    expect(bodyOf(await browser.call('GET /me'))).toMatchObject({
      me: { name: 'First', roles: ['reviewer'] },
    });
    expect((await browser.knock()).next).toBe('code');
  });

  it('takes no short, common or unchanged password', async () => {
    const first = await house.add('Choosy', 'reviewer');
    const browser = new Browser(house, 'Choosy');
    const { ticket } = await browser.knock(first);
    const choose = async (password: string) =>
      codeOf(await browser.call('POST /sign-in/password', { ticket, password }));
    expect(await choose('short one')).toBe('PasswordShort');
    expect(await choose('Password12345')).toBe('PasswordCommon');
    expect(await choose(first)).toBe('PasswordSame');
  });

  it('hands the second factor over as authenticator apps read it', async () => {
    const first = await house.add('Picture', 'reviewer');
    const browser = new Browser(house, 'Picture');
    const { ticket } = await browser.knock(first);
    await browser.call('POST /sign-in/password', { ticket, password: PASSWORD });
    const { ticket: second } = await browser.knock();
    const answer = bodyOf(await browser.call('POST /sign-in/enroll', { ticket: second }));
    expect(answer).toMatchObject({
      secret: expect.stringMatching(/^[A-Z2-7]{32}$/),
      uri: expect.stringContaining('otpauth://totp/Clinic:Picture?issuer=Clinic'),
    });
  });
});

describe('a sign-in', () => {
  it('answers a wrong name and a wrong password with the same body', async () => {
    await house.staff('Known', 'reviewer');
    const ask = async (name: string) => {
      const browser = new Browser(house, name);
      browser.address = `198.51.100.${name.length}`;
      return browser.call('POST /sign-in', { name, password: 'not the password' });
    };
    const [known, unknown] = [await ask('Known'), await ask('Nobody')];
    expect(known).toEqual(unknown);
    expect(known.status).toBe(401);
  });

  it('does not tell an account that was shut from one that never was', async () => {
    const admin = await house.staff('Shutter', 'admin');
    const other = await house.staff('Shut', 'reviewer');
    await admin.call('PATCH /staff/:id', { off: true }, { id: other.id });
    const refused = await other.call('POST /sign-in', { name: 'Shut', password: PASSWORD });
    expect(codeOf(refused)).toBe('SignInFailed');
  });

  it('takes a code once', async () => {
    const browser = await house.staff('Replay', 'reviewer');
    const code = browser.code();
    expect((await browser.signIn(code)).status).toBe(200);
    expect(codeOf(await browser.signIn(code))).toBe('CodeWrong');
    house.pass(30_000);
    expect((await browser.signIn()).status).toBe(200);
    // An older code that was never used comes too late after a newer one.
    house.pass(-30_000);
    expect(codeOf(await browser.signIn())).toBe('CodeWrong');
    house.pass(60_000);
  });

  it('takes the codes of the half-minutes beside now, and no others', async () => {
    const browser = await house.staff('Window', 'reviewer');
    house.pass(10 * 60_000);
    const at = async (off: number) => {
      house.pass(off);
      const code = browser.code();
      house.pass(-off);
      return (await browser.signIn(code)).status;
    };
    expect(await at(-60_000)).toBe(401);
    expect(await at(60_000)).toBe(401);
    expect(await at(-30_000)).toBe(200);
    expect(await at(30_000)).toBe(200);
  });

  it('takes each recovery code once, however it is typed', async () => {
    const browser = await house.staff('Lost', 'reviewer');
    const [one = '', two = ''] = browser.recoveryCodes;
    expect(bodyOf(await browser.signIn(one.toUpperCase().replaceAll('-', ' ')))).toMatchObject({
      recoveryCodesLeft: 9,
    });
    expect(codeOf(await browser.signIn(one))).toBe('CodeWrong');
    expect((await browser.signIn(two)).status).toBe(200);
  });

  it('lets two who send the same recovery code at once in only once', async () => {
    const browser = await house.staff('Twice', 'reviewer');
    const [code = ''] = browser.recoveryCodes;
    const tickets = [await browser.knock(), await browser.knock()];
    const both = await Promise.all(
      tickets.map(({ ticket }) => browser.call('POST /sign-in/code', { ticket, code })),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 401]);
  });

  it('does not take a ticket for longer than five minutes, or for an account reset meanwhile', async () => {
    const browser = await house.staff('Slow', 'reviewer');
    const late = await browser.knock();
    house.pass(5 * 60_000 + 1);
    expect(codeOf(await browser.call('POST /sign-in/code', { ...late, code: browser.code() }))).toBe(
      'SignInFailed',
    );
    const before = await browser.knock();
    await house.order({ do: 'reset', name: 'slow' });
    expect(codeOf(await browser.call('POST /sign-in/code', { ...before, code: browser.code() }))).toBe(
      'SignInFailed',
    );
  });
});

describe('one’s own account', () => {
  it('takes another password, which ends the other sessions', async () => {
    const here = await house.staff('Changing', 'reviewer');
    const there = new Browser(house, 'Changing');
    there.secret = here.secret;
    expect((await there.signIn()).status).toBe(200);
    const change = (present: string, password: string) =>
      here.call('POST /me/password', { present, password });
    expect(codeOf(await change('not the password', 'a lamp beside the door'))).toBe('CodeWrong');
    expect(codeOf(await change(PASSWORD, PASSWORD))).toBe('PasswordSame');
    expect((await change(PASSWORD, 'a lamp beside the door')).status).toBe(200);
    expect([(await here.call('GET /me')).status, (await there.call('GET /me')).status]).toEqual([200, 401]);
  });

  it('gets new recovery codes for a code, and the old ones are void', async () => {
    const browser = await house.staff('Codes', 'reviewer');
    const answer = await browser.call('POST /me/recovery-codes', { code: browser.code() });
    expect(bodyOf(answer)).toMatchObject({ recoveryCodes: expect.any(Array) });
    expect(codeOf(await browser.signIn(browser.recoveryCodes[0]))).toBe('CodeWrong');
  });
});
