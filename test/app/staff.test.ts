import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { run as runAudit } from '../../src/commands/audit.ts';
import { run as runStaff } from '../../src/commands/staff.ts';
import { giveStaffOrder, verifyAudit } from '../../src/commands/with-staff-store.ts';
import { parseConfig } from '../../src/config.ts';
import { randomIds, systemClock } from '../../src/world.ts';
import { whoMay } from '../../src/console/table.ts';
import { ROUTE_NAMES } from '../console/routes.ts';
import { startServer, type TestServer } from './server.ts';
import { StaffClient } from './staff-client.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const world = { clock: systemClock, ids: randomIds, log: silent };

let server: TestServer;

beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

/** A command, as somebody at the machine gives it. */
async function command(
  ...argv: readonly string[]
): Promise<{ readonly code: number; readonly text: string }> {
  const said: string[] = [];
  const io = { out: (text: string) => void said.push(text), err: (text: string) => void said.push(text) };
  const config = parseConfig({ environment: { DATA_DIR: server.dataDir }, dev: false });
  const [name, ...rest] = argv;
  const code =
    name === 'audit'
      ? await runAudit(rest, io, verifyAudit(config, world))
      : await runStaff(rest, io, giveStaffOrder(config, world));
  return { code, text: said.join('') };
}

describe('the console of a running server', () => {
  it('answers strangers 401, and nothing of it can be stored', async () => {
    const guarded = ROUTE_NAMES.filter((at) => whoMay(at) !== 'stranger');
    expect(guarded.length).toBeGreaterThan(20);
    for (const at of guarded) {
      const [method = '', path = ''] = at.split(' ');
      const headers = { Origin: new URL(server.url).origin, 'X-Console': '1' };
      const answer = await fetch(`${server.url}console/api${path.replace(':id', 'web.1')}`, {
        method,
        headers,
      });
      expect([at, answer.status]).toEqual([at, 401]);
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(await answer.json()).toEqual({ error: { code: 'SignInFirst', message: 'SignInFirst' } });
    }
  });

  it('lets somebody in whose account was made by command meanwhile, and out with the command’s end', async () => {
    const client = await StaffClient.signedIn(server, 'Anna', 'reviewer');
    expect((await client.send('GET', '/me')).status).toBe(200);
    expect((await client.send('GET', '/audit')).status).toBe(403);
    expect(await command('staff', 'reset', 'anna')).toMatchObject({ code: 0 });
    expect((await client.send('GET', '/me')).status).toBe(401);
  });

  it('takes nothing from a page of another origin', async () => {
    const client = await StaffClient.signedIn(server, 'Bert', 'admin');
    for (const origin of [undefined, 'null', 'https://www.clinic.example', 'http://127.0.0.1:1']) {
      const answer = await fetch(`${server.url}console/api/sign-out`, {
        method: 'POST',
        headers: { Cookie: client.cookie, 'X-Console': '1', ...(origin && { Origin: origin }) },
      });
      expect(answer.status).toBe(403);
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    }
    expect((await client.send('GET', '/me')).status).toBe(200);
    expect((await client.send('GET', '/staff')).status).toBe(200);
  });

  it('keeps names, passwords and codes out of the log', () => {
    expect(server.logged.join('\n')).not.toMatch(/anna|bert|kettle|SignIn/i);
  });
});

describe('the commands', () => {
  it('list, change and take away accounts, and say what is wrong', async () => {
    expect(await command('staff', 'add', 'Cleo', '--role', 'auditor')).toMatchObject({ code: 0 });
    expect(await command('staff', 'add', 'CLEO', '--role', 'auditor')).toEqual({
      code: 1,
      text: 'CLEO has an account already.\n',
    });
    expect(await command('staff', 'role', 'cleo', '--role', 'lead', '--role', 'admin')).toMatchObject({
      code: 0,
    });
    expect((await command('staff', 'list')).text).toContain('Cleo  lead, admin  new  never signed in\n');
    expect(await command('staff', 'remove', 'Cleo')).toEqual({ code: 0, text: 'Done: Cleo.\n' });
    expect(await command('staff', 'remove', 'Cleo')).toEqual({ code: 1, text: 'Cleo has no account.\n' });
    expect((await command('staff', 'add', 'Dora', '--role', 'boss')).text).toContain(
      'Give --role: reviewer,',
    );
    expect((await command('staff', 'add', '<b>', '--role', 'lead')).text).toContain('Give a name of up to');
    expect((await command('staff', 'fire', 'Dora')).text).toContain('Say what to do');
    expect((await command('staff')).code).toBe(2);
  });

  it('check the audit log, beside a server and without one', async () => {
    expect(await command('audit', 'verify')).toMatchObject({
      code: 0,
      text: expect.stringMatching(/^The audit log is as it was written: \d+ entries\.\n$/),
    });
    await server.close();
    expect(await command('audit', 'verify')).toMatchObject({ code: 0 });
    expect((await command('staff', 'list')).text).toContain('Anna  reviewer');
    expect((await command('audit')).code).toBe(2);
    server = await startServer({}, server.dataDir);
  });
});
