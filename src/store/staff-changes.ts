import {
  foldName,
  type Account,
  type AccountChange,
  type NewSession,
  type StaffChange,
} from '../model/staff.ts';
import type { AuditChain } from './audit-chain.ts';
import { textOf, type Database, type Row, type Value } from './database.ts';

/** The writing half of the staff store. `false`: refused. Sessions that a change ends go to `ended`. */
export function createStaffChanges(database: Database, chain: AuditChain) {
  const accounts = createAccountWrites(database);
  const codes = createCodeWrites(database);
  const sessions = createSessionWrites(database);
  return (change: StaffChange, ended: string[]): boolean => {
    switch (change.do) {
      case 'add':
        return accounts.add(change.account);
      case 'set':
        return accounts.set(change.account, change.to);
      case 'remove':
        ended.push(...sessions.endAll(change.account, undefined));
        return accounts.remove(change.account);
      case 'spend-step':
        return codes.spendStep(change.account, change.step);
      case 'spend-recovery':
        return codes.spendRecovery(change.account, change.hash);
      case 'set-recovery':
        codes.setRecovery(change.account, change.hashes);
        return true;
      case 'open-session':
        return sessions.open(change.session);
      case 'end-session':
        ended.push(...sessions.end(change.id));
        return true;
      case 'end-sessions':
        ended.push(...sessions.endAll(change.account, change.except));
        return true;
      case 'audit':
        chain.append(change.entry);
        return true;
    }
  };
}

const ACCOUNT_N = '(SELECT n FROM accounts WHERE id = ?)';

function createAccountWrites(database: Database) {
  const add = database.prepare(
    `INSERT INTO accounts (id, folded, name, added_at, roles, password, initial, second_factor, off, issuer, subject)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  );
  const remove = database.prepare('DELETE FROM accounts WHERE id = ?');
  return {
    add({ id, name, roles, password, initial, secondFactor, off, addedAt, elsewhere }: Account): boolean {
      const said = [JSON.stringify(roles), password, Number(initial), secondFactor ?? null, Number(off)];
      const { issuer, subject } = elsewhere ?? { issuer: null, subject: null };
      // Names are for signing in here: who does so elsewhere takes nobody's, and has none that can be typed.
      const folded = elsewhere === undefined ? foldName(name) : `elsewhere:${id}`;
      return add.run(id, folded, name, addedAt, ...said, issuer, subject) === 1;
    },
    set(account: string, to: AccountChange): boolean {
      const columns = columnsOf(to);
      const assignments = ['id = id', ...columns.map(([column]) => `${column} = ?`)].join(', ');
      const update = database.prepare(`UPDATE accounts SET ${assignments} WHERE id = ?`);
      return update.run(...columns.map(([, value]) => value), account) === 1;
    },
    remove: (account: string): boolean => remove.run(account) === 1,
  };
}

function columnsOf(to: AccountChange): readonly (readonly [column: string, value: Value])[] {
  const columns: (readonly [column: string, value: Value])[] = [];
  if (to.name !== undefined) columns.push(['name', to.name]);
  if (to.roles !== undefined) columns.push(['roles', JSON.stringify(to.roles)]);
  if (to.password !== undefined) columns.push(['password', to.password]);
  if (to.initial !== undefined) columns.push(['initial', Number(to.initial)]);
  // Named but undefined: the second factor is taken away. Codes of the next one count from the beginning.
  if ('secondFactor' in to) columns.push(['second_factor', to.secondFactor ?? null], ['last_step', 0]);
  if (to.off !== undefined) columns.push(['off', Number(to.off)]);
  if (to.signedInAt !== undefined) columns.push(['signed_in_at', to.signedInAt]);
  return columns;
}

function createCodeWrites(database: Database) {
  const step = database.prepare('UPDATE accounts SET last_step = ? WHERE id = ? AND last_step < ?');
  const forget = database.prepare(`DELETE FROM recovery_codes WHERE account_n = ${ACCOUNT_N}`);
  const add = database.prepare(`INSERT INTO recovery_codes VALUES (${ACCOUNT_N}, ?)`);
  const spend = database.prepare(`DELETE FROM recovery_codes WHERE account_n = ${ACCOUNT_N} AND hash = ?`);
  return {
    spendStep: (account: string, at: number): boolean => step.run(at, account, at) === 1,
    spendRecovery: (account: string, hash: string): boolean => spend.run(account, hash) === 1,
    setRecovery(account: string, hashes: readonly string[]): void {
      forget.run(account);
      for (const hash of hashes) add.run(account, hash);
    },
  };
}

function createSessionWrites(database: Database) {
  const open = database.prepare(
    `INSERT INTO sessions (hash, id, account_n, began_at, seen_at, roles) VALUES (?, ?, ${ACCOUNT_N}, ?, ?, ?)`,
  );
  const end = database.prepare('DELETE FROM sessions WHERE id = ? RETURNING id');
  const endAll = database.prepare(
    `DELETE FROM sessions WHERE account_n = ${ACCOUNT_N} AND id IS NOT ? RETURNING id`,
  );
  const ids = (rows: readonly Row[]): readonly string[] => rows.map((row) => textOf(row, 'id'));
  return {
    open: ({ hash, id, account, at, roles }: NewSession): boolean =>
      open.run(hash, id, account, at, at, roles === undefined ? null : JSON.stringify(roles)) === 1,
    end: (id: string) => ids(end.all(id)),
    endAll: (account: string, except: string | undefined) => ids(endAll.all(account, except ?? null)),
  };
}
