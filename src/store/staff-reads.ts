import { z } from 'zod';
import {
  foldName,
  ROLES,
  type KeptAccount,
  type OpenSession,
  type SessionLimits,
  type Staff,
} from '../model/staff.ts';
import { numberOf, textOf, type Database, type Row } from './database.ts';

/** Between two notes that a session is in use: not every click is written down. */
const SEEN_EVERY_MS = 15_000;

/** The reading half of the staff store. */
export function createStaffReads(database: Database) {
  const accounts = database.prepare(`${ACCOUNTS} ORDER BY folded`);
  const account = database.prepare(`${ACCOUNTS} WHERE folded = ? AND issuer IS NULL`);
  const session = database.prepare(
    `SELECT sessions.id AS session, began_at, seen_at, accounts.id, name, issuer,
       coalesce(sessions.roles, accounts.roles) AS roles
     FROM sessions JOIN accounts ON accounts.n = account_n WHERE hash = ? AND off = 0`,
  );
  const seen = database.prepare('UPDATE sessions SET seen_at = ? WHERE hash = ?');
  const forget = database.prepare('DELETE FROM sessions WHERE hash = ?');

  return {
    accounts: (): readonly KeptAccount[] => accounts.all().map(toAccount),
    account: (name: string): KeptAccount | undefined => {
      const row = account.get(foldName(name));
      return row && toAccount(row);
    },
    session(hash: string, now: number, limits: SessionLimits, touch: boolean): OpenSession | undefined {
      const row = session.get(hash);
      if (row === undefined) return undefined;
      const [beganAt, seenAt] = [numberOf(row, 'began_at'), numberOf(row, 'seen_at')];
      // A clock set back must not lengthen a session either.
      const over =
        now - beganAt >= limits.absolute || now - seenAt >= limits.idle || now < beganAt - limits.idle;
      if (over) {
        forget.run(hash);
        return undefined;
      }
      const touched = touch && now - seenAt >= Math.min(SEEN_EVERY_MS, limits.idle / 10);
      if (touched) seen.run(now, hash);
      return { id: textOf(row, 'session'), staff: toStaff(row), beganAt, seenAt: touched ? now : seenAt };
    },
  };
}

const ACCOUNTS = `
  SELECT id, name, password, initial, second_factor, off, added_at, signed_in_at, issuer, subject,
    coalesce((SELECT roles FROM sessions WHERE account_n = accounts.n ORDER BY began_at DESC LIMIT 1),
      roles) AS roles,
    (SELECT count(*) FROM sessions WHERE account_n = accounts.n) AS sessions,
    (SELECT count(*) FROM recovery_codes WHERE account_n = accounts.n) AS codes
  FROM accounts`;

const roles = z.array(z.enum(ROLES));

function toStaff(row: Row): Staff {
  return {
    id: textOf(row, 'id'),
    name: textOf(row, 'name'),
    roles: roles.parse(JSON.parse(textOf(row, 'roles'))),
    ...(typeof row['issuer'] === 'string' && { elsewhere: true }),
  };
}

function toAccount(row: Row): KeptAccount {
  const factor = row['second_factor'];
  const signedIn = row['signed_in_at'];
  const { elsewhere, ...staff } = toStaff(row);
  return {
    ...staff,
    ...(elsewhere === true && {
      elsewhere: { issuer: textOf(row, 'issuer'), subject: textOf(row, 'subject') },
    }),
    password: textOf(row, 'password'),
    initial: numberOf(row, 'initial') === 1,
    secondFactor: typeof factor === 'string' ? factor : undefined,
    off: numberOf(row, 'off') === 1,
    addedAt: numberOf(row, 'added_at'),
    signedInAt: typeof signedIn === 'number' ? signedIn : undefined,
    sessions: numberOf(row, 'sessions'),
    recoveryCodes: numberOf(row, 'codes'),
  };
}
