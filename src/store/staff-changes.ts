import type { AccountChange, StaffChange } from '../model/staff.ts';
import type { createAuditChain } from './audit-chain.ts';
import { textOf, type Database, type Value } from './database.ts';

/** A name as it is compared: two that look alike to people are one. */
export function foldName(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}

/** The writing half of the staff store. `false`: refused. Sessions that a change ends go to `ended`. */
export function createStaffChanges(database: Database, chain: ReturnType<typeof createAuditChain>) {
  const add = database.prepare(
    `INSERT INTO accounts (id, name, folded, roles, password, initial, second_factor, off, added_at, signed_in_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  );
  const remove = database.prepare('DELETE FROM accounts WHERE id = ?');
  const spendStep = database.prepare('UPDATE accounts SET last_step = ? WHERE id = ? AND last_step < ?');
  const forgetCodes = database.prepare(`DELETE FROM recovery_codes WHERE account_n = ${ACCOUNT_N}`);
  const addCode = database.prepare(`INSERT INTO recovery_codes VALUES (${ACCOUNT_N}, ?)`);
  const spendCode = database.prepare(
    `DELETE FROM recovery_codes WHERE account_n = ${ACCOUNT_N} AND hash = ?`,
  );
  const openSession = database.prepare(
    `INSERT INTO sessions (hash, id, account_n, began_at, seen_at) VALUES (?, ?, ${ACCOUNT_N}, ?, ?)`,
  );
  const endSession = database.prepare('DELETE FROM sessions WHERE id = ? RETURNING id');
  const endSessions = database.prepare(
    `DELETE FROM sessions WHERE account_n = ${ACCOUNT_N} AND id IS NOT ? RETURNING id`,
  );
  const exists = database.prepare('SELECT 1 FROM accounts WHERE id = ?');

  const set = (account: string, to: AccountChange): boolean => {
    const columns = columnsOf(to);
    if (columns.length === 0) return exists.get(account) !== undefined;
    const assignments = columns.map(([column]) => `${column} = ?`).join(', ');
    const update = database.prepare(`UPDATE accounts SET ${assignments} WHERE id = ?`);
    return update.run(...columns.map(([, value]) => value), account) === 1;
  };
  const ending = (ended: string[], statement: typeof endSession, ...values: readonly Value[]): true => {
    ended.push(...statement.all(...values).map((row) => textOf(row, 'id')));
    return true;
  };

  return (change: StaffChange, ended: string[]): boolean => {
    switch (change.do) {
      case 'add': {
        const { id, name, roles, password, initial, secondFactor, off, addedAt, signedInAt } = change.account;
        const [first, second] = [Number(initial), Number(off)];
        const factor = secondFactor ?? null;
        return (
          add.run(
            ...[id, name, foldName(name), JSON.stringify(roles), password, first, factor],
            ...[second, addedAt, signedInAt ?? null],
          ) === 1
        );
      }
      case 'set':
        return set(change.account, change.to);
      case 'remove':
        ending(ended, endSessions, change.account, null);
        return remove.run(change.account) === 1;
      case 'spend-step':
        return spendStep.run(change.step, change.account, change.step) === 1;
      case 'spend-recovery':
        return spendCode.run(change.account, change.hash) === 1;
      case 'set-recovery':
        forgetCodes.run(change.account);
        for (const hash of change.hashes) addCode.run(change.account, hash);
        return true;
      case 'open-session': {
        const { hash, id, account, at } = change.session;
        return openSession.run(hash, id, account, at, at) === 1;
      }
      case 'end-session':
        return ending(ended, endSession, change.id);
      case 'end-sessions':
        return ending(ended, endSessions, change.account, change.except ?? null);
      case 'audit':
        chain.append(change.entry);
        return true;
    }
  };
}

const ACCOUNT_N = '(SELECT n FROM accounts WHERE id = ?)';

function columnsOf(to: AccountChange): readonly (readonly [column: string, value: Value])[] {
  const columns: (readonly [column: string, value: Value])[] = [];
  if (to.roles !== undefined) columns.push(['roles', JSON.stringify(to.roles)]);
  if (to.password !== undefined) columns.push(['password', to.password]);
  if (to.initial !== undefined) columns.push(['initial', Number(to.initial)]);
  // Named but undefined: the second factor is taken away. Codes of the next one count from the beginning.
  if ('secondFactor' in to) columns.push(['second_factor', to.secondFactor ?? null], ['last_step', 0]);
  if (to.off !== undefined) columns.push(['off', Number(to.off)]);
  if (to.signedInAt !== undefined) columns.push(['signed_in_at', to.signedInAt]);
  return columns;
}
