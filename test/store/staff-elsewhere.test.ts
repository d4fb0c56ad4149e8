import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Account, StaffStore } from '../../src/model/staff.ts';
import { openStore } from '../../src/store/sqlite-open.ts';
import { createStaffStore } from '../../src/store/staff.ts';
import { STAFF_SCHEMA } from '../../src/store/staff-migrations.ts';

const LIMITS = { idle: 1_000, absolute: 10_000 };
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const clock = { now: () => 0, monotonic: () => 0 };

let folder: string;
let store: StaffStore | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'staff-'));
});
afterEach(async () => {
  await store?.close();
  rmSync(folder, { recursive: true, force: true });
});

const file = (): string => join(folder, 'staff.sqlite');

function open(): StaffStore {
  store = createStaffStore({ file: file(), key: Buffer.alloc(32), clock, log: silent });
  return store;
}

function account(id: string, name: string, subject?: string): Account {
  return {
    id,
    name,
    roles: subject === undefined ? ['lead'] : [],
    password: 'kept',
    initial: false,
    secondFactor: undefined,
    off: false,
    addedAt: 0,
    signedInAt: undefined,
    ...(subject !== undefined && { elsewhere: { issuer: 'https://sso.example', subject } }),
  };
}

describe('the steps of the staff’s store', () => {
  it('are unaltered: each has the checksum it was released with', () => {
    for (const { sql, checksum } of STAFF_SCHEMA.migrations)
      expect(createHash('sha256').update(sql).digest('hex')).toBe(checksum);
  });

  it('bring a store of the first version along, and its sessions with their roles', async () => {
    const old = openStore({
      file: file(),
      schema: { ...STAFF_SCHEMA, migrations: STAFF_SCHEMA.migrations.slice(0, 1) },
      now: 0,
    });
    old.database.exec(
      `INSERT INTO accounts (id, name, folded, roles, password, initial, off, added_at)
         VALUES ('a1', 'Anna', 'anna', '["lead"]', 'kept', 0, 0, 0);
       INSERT INTO sessions VALUES ('hash', 's1', 1, 0, 0)`,
    );
    old.close();
    const now = open();
    expect(await now.account('ANNA')).toMatchObject({ id: 'a1', roles: ['lead'], sessions: 1 });
    expect((await now.account('anna'))?.elsewhere).toBeUndefined();
    expect((await now.session('hash', 1, LIMITS, false))?.staff).toEqual({
      id: 'a1',
      name: 'Anna',
      roles: ['lead'],
    });
  });
});

describe('somebody who signs in elsewhere', () => {
  it('is kept once for an issuer and a subject, and takes no name', async () => {
    const kept = open();
    const add = async (one: Account) => (await kept.commit([{ do: 'add', account: one }])).kind;
    expect(await add(account('a1', 'Anna', 'x'))).toBe('done');
    expect(await add(account('a2', 'Berta', 'x'))).toBe('refused');
    expect(await add(account('a3', 'Anna', 'y'))).toBe('done');
    expect(await kept.account('Anna')).toBeUndefined();
    expect(await kept.account('elsewhere:a1')).toBeUndefined();
    expect(await add(account('a4', 'Anna'))).toBe('done');
    expect((await kept.account('Anna'))?.id).toBe('a4');
  });

  it('has in each session the roles that it began with, and none without one', async () => {
    const kept = open();
    const begin = (hash: string, at: number, roles: Account['roles']) =>
      kept.commit([{ do: 'open-session', session: { hash, id: hash, account: 'a1', at, roles } }]);
    const rolesOf = async (hash: string) => (await kept.session(hash, 3, LIMITS, false))?.staff.roles;
    const shown = async () => (await kept.accounts())[0]?.roles;
    await kept.commit([{ do: 'add', account: account('a1', 'Anna', 'x') }]);
    expect(await shown()).toEqual([]);
    await begin('one', 1, ['lead']);
    await begin('two', 2, ['reviewer']);
    expect([await rolesOf('one'), await rolesOf('two'), await shown()]).toEqual([
      ['lead'],
      ['reviewer'],
      ['reviewer'],
    ]);
    await kept.commit([{ do: 'end-sessions', account: 'a1' }]);
    expect([await rolesOf('two'), await shown()]).toEqual([undefined, []]);
  });
});
