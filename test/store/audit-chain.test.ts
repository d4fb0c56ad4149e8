import { createHmac, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createRandom } from '../../src/match/random.ts';
import { CHAIN_START, AuditChain } from '../../src/store/audit-chain.ts';
import { createAuditHead } from '../../src/store/audit-head.ts';
import type { Database } from '../../src/store/database.ts';
import { openStore, type OpenStore } from '../../src/store/sqlite-open.ts';
import { STAFF_SCHEMA } from '../../src/store/staff-migrations.ts';

const KEY = randomBytes(32);
const ENTRIES = 40;
const STAFF = { id: 'a1', name: 'anna' };

let folder = '';
let store: OpenStore;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'audit-'));
  store = openStore({ file: join(folder, 'staff.sqlite'), schema: STAFF_SCHEMA, now: 0 });
  const chain = chainOf();
  for (let n = 1; n <= ENTRIES; n += 1)
    chain.append({ at: n, action: 'viewed', staff: STAFF, subject: `c${n}`, details: { words: n } });
  chain.advance();
  // Whoever can write the file can do away with these, too.
  store.database.exec('DROP TRIGGER audit_never_changes; DROP TRIGGER audit_never_shrinks');
});

afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

function headFile(): string {
  return join(folder, 'head');
}

function chainOf(key = KEY) {
  return new AuditChain(store.database, key, createAuditHead(headFile(), key));
}

function brokenAt(): number | undefined {
  const stretch = chainOf().verify(CHAIN_START);
  return stretch.kind === 'broken' ? stretch.at : undefined;
}

type Tampering = (database: Database, n: number, other: number) => void;

const set =
  (column: string, value: string): Tampering =>
  (database, n) =>
    void database.prepare(`UPDATE audit SET ${column} = ${value} WHERE seq = ?`).run(n);

const TAMPERINGS: { readonly [kind: string]: Tampering } = {
  'another time': set('at', 'at + 1'),
  'another action': set('action', "'searched'"),
  'another person': set('staff_id', "'b2'"),
  'another name': set('staff_name', "'bob'"),
  nobody: set('staff_id', 'NULL'),
  'another subject': set('subject', "subject || 'x'"),
  'no subject': set('subject', 'NULL'),
  'other details': set('details', "'{}'"),
  'another seal': set('mac', `'${'0'.repeat(64)}'`),
  'one deleted': (database, n) => void database.prepare('DELETE FROM audit WHERE seq = ?').run(n),
  'one deleted and the gap closed': (database, n) => {
    database.prepare('DELETE FROM audit WHERE seq = ?').run(n);
    database.prepare('UPDATE audit SET seq = -seq WHERE seq > ?').run(n);
    database.exec('UPDATE audit SET seq = -seq - 1 WHERE seq < 0');
  },
  'the tail cut': (database, n) => void database.prepare('DELETE FROM audit WHERE seq >= ?').run(n),
  'the beginning cut': (database, n) => void database.prepare('DELETE FROM audit WHERE seq <= ?').run(n),
  'two changed about': (database, n, other) => {
    database.prepare('UPDATE audit SET seq = -1 WHERE seq = ?').run(n);
    database.prepare('UPDATE audit SET seq = ? WHERE seq = ?').run(n, other);
    database.prepare('UPDATE audit SET seq = ? WHERE seq = -1').run(other);
  },
  'what two say changed about': (database, n, other) => {
    const at = database.prepare('SELECT subject FROM audit WHERE seq = ?');
    const [one, two] = [n, other].map((seq) => String(at.get(seq)?.['subject']));
    const put = database.prepare('UPDATE audit SET subject = ? WHERE seq = ?');
    put.run(two ?? '', n);
    put.run(one ?? '', other);
  },
  'one put in at the end, without the key': (database) => {
    const mac = createHmac('sha256', 'guessed').update('x').digest('hex');
    database
      .prepare("INSERT INTO audit VALUES (?, 1, 'viewed', NULL, NULL, NULL, '{}', ?)")
      .run(ENTRIES + 1, mac);
  },
  'one copied to the end': (database, n) =>
    void database
      .prepare(
        'INSERT INTO audit SELECT ?, at, action, staff_id, staff_name, subject, details, mac FROM audit WHERE seq = ?',
      )
      .run(ENTRIES + 1, n),
};

describe('the audit log', () => {
  it('is sound as it was written, opened again as often as one likes', () => {
    expect(brokenAt()).toBeUndefined();
    expect(brokenAt()).toBeUndefined();
  });

  it('shows every one of 1,000 random tamperings', () => {
    const random = createRandom(20_261_124);
    const whole = (most: number): number => 1 + Math.floor(random() * most);
    const kinds = Object.entries(TAMPERINGS);
    const missed: string[] = [];
    for (let round = 0; round < 1_000; round += 1) {
      const [kind, tamper] = kinds[Math.floor(random() * kinds.length)] ?? [];
      const n = whole(ENTRIES);
      const other = 1 + ((n - 1 + whole(ENTRIES - 1)) % ENTRIES);
      store.database.exec('BEGIN');
      tamper?.(store.database, n, other);
      if (tamper === undefined || brokenAt() === undefined) missed.push(`${kind} ${n} ${other}`);
      store.database.exec('ROLLBACK');
    }
    expect(missed).toEqual([]);
    expect(brokenAt()).toBeUndefined();
  });

  it('names the first entry that is not as it was', () => {
    store.database.exec("UPDATE audit SET subject = 'x' WHERE seq IN (7, 20)");
    expect(brokenAt()).toBe(7);
  });

  it('goes on after its tail was cut, and stays broken', () => {
    store.database.exec('DELETE FROM audit WHERE seq > 30');
    const chain = chainOf();
    for (let n = 0; n < 20; n += 1) chain.append({ at: 99, action: 'viewed', subject: 'c' });
    chain.advance();
    expect(chain.verify(CHAIN_START)).toMatchObject({ kind: 'broken' });
    expect(brokenAt()).toBeDefined();
  });

  it('is broken without its head, and with an altered one', () => {
    const head = readFileSync(headFile(), 'utf8');
    writeFileSync(headFile(), head.replace('000040', '000039'));
    expect(brokenAt()).toBe(41);
    rmSync(headFile());
    expect(brokenAt()).toBe(41);
    writeFileSync(headFile(), head);
    expect(brokenAt()).toBeUndefined();
  });

  it('takes up entries that a killed process wrote and did not tell the head of', () => {
    chainOf().append({ at: 1, action: 'viewed' });
    expect(brokenAt()).toBeUndefined();
    chainOf().advance();
    store.database.exec(`DELETE FROM audit WHERE seq = ${ENTRIES + 1}`);
    expect(brokenAt()).toBe(ENTRIES + 1);
  });

  it('is not believed under another key', () => {
    expect(chainOf(randomBytes(32)).verify(CHAIN_START)).toMatchObject({ kind: 'broken', at: 1 });
  });

  it('keeps whatever a name or an id holds, and stays sound', () => {
    const chain = chainOf();
    for (const odd of ['\0', '\uD800', 'a\nb', '\\u0000', '“”'.repeat(200)])
      chain.append({
        at: 1,
        action: 'viewed',
        staff: { id: 'a', name: odd },
        subject: odd,
        details: { reason: odd },
      });
    chain.advance();
    expect(brokenAt()).toBeUndefined();
  });
});
