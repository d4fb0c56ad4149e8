import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { AUDIT_ACTIONS, type AuditEntry, type AuditQuery, type NewAuditEntry } from '../model/staff.ts';
import type { AuditHead } from './audit-head.ts';
import { numberOf, textOf, wordOf, type Database, type Row, type Value } from './database.ts';
import { storeError } from './errors.ts';
import type { ChainPoint, ChainStretch } from './staff-messages.ts';

/*
 * The audit log: entries numbered without a gap, each sealed (HMAC-SHA256) together with the seal of the one before.
 * Who has no key can neither alter, insert, drop nor reorder an entry; that the last ones were cut off, the head tells.
 */

/** Before the first entry. */
export const CHAIN_START: ChainPoint = { seq: 0, mac: '' };

/** There is no head yet: the first thing written is that the log is empty. */
const NOTHING_TOLD = -1;
/** Entries looked at in one go: others wait no longer for the worker than this takes. */
const STRETCH = 500;
const COLUMNS = 'seq, at, action, staff_id, staff_name, subject, details, mac';

/** The log on an open database. */
export class AuditChain {
  readonly #database: Database;
  readonly #key: Uint8Array;
  readonly #head: AuditHead;
  #fits: boolean;
  #told: number;

  constructor(database: Database, key: Uint8Array, head: AuditHead) {
    this.#database = database;
    this.#key = key;
    this.#head = head;
    this.#fits = this.#headFits();
    this.#told = head.read()?.seq ?? NOTHING_TOLD;
  }

  append({ at, action, staff, subject, details = {} }: NewAuditEntry): void {
    const { seq, mac } = this.#last();
    const values: readonly Value[] = [
      seq + 1,
      at,
      action,
      staff?.id ?? null,
      staff ? plain(staff.name) : null,
      subject === undefined ? null : plain(subject),
      JSON.stringify(details),
    ];
    const insert = this.#database.prepare(`INSERT INTO audit (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`);
    insert.run(...values, this.#seal(values, mac));
  }

  /** After a commit: tells the head where the log ends now. */
  advance(): void {
    const point = this.#last();
    if (!this.#fits || point.seq === this.#told) return;
    this.#head.write(point);
    this.#told = point.seq;
  }

  page(query: AuditQuery): readonly AuditEntry[] {
    const { sql, values } = filtered(query);
    const rows = this.#database.prepare(sql).all(...values);
    return rows.map(toEntry);
  }

  /** Looks at the next stretch, and in the end at the head. */
  verify(from: ChainPoint): ChainStretch {
    const after = `SELECT ${COLUMNS} FROM audit WHERE seq > ? ORDER BY seq LIMIT ?`;
    const rows = this.#database.prepare(after).all(from.seq, STRETCH);
    let point = from;
    for (const row of rows) {
      const mac = textOf(row, 'mac');
      if (numberOf(row, 'seq') !== point.seq + 1 || this.#seal(valuesOf(row), point.mac) !== mac)
        return { kind: 'broken', at: point.seq + 1, entries: this.#last().seq };
      point = { seq: point.seq + 1, mac };
    }
    if (rows.length === STRETCH) return { kind: 'sound', to: point, done: false };
    this.#fits = this.#headFits();
    if (this.#fits) return { kind: 'sound', to: point, done: true };
    const at = Math.min(this.#head.read()?.seq ?? Infinity, point.seq + 1);
    return { kind: 'broken', at, entries: point.seq };
  }

  #last(): ChainPoint {
    const newest = this.#database.prepare('SELECT seq, mac FROM audit ORDER BY seq DESC LIMIT 1');
    return toPoint(newest.get()) ?? CHAIN_START;
  }

  #seal(values: readonly Value[], before: string): string {
    return createHmac('sha256', this.#key)
      .update(JSON.stringify([...values, before]))
      .digest('hex');
  }

  /** A head that does not fit the log is left as it is: it is the proof that something is missing. */
  #headFits(): boolean {
    const point = this.#head.read();
    if (point === undefined) return this.#last().seq === 0;
    if (point.seq === 0) return true;
    const there = this.#database.prepare('SELECT seq, mac FROM audit WHERE seq = ?').get(point.seq);
    return toPoint(there)?.mac === point.mac;
  }
}

/** Text that comes back from the database as it went in, or its seal would not fit. */
function plain(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\p{Cc}/gu, ' ')
    .slice(0, 200);
}

function filtered({ before, action, staff, subject, limit }: AuditQuery) {
  const filters: readonly (readonly [condition: string, value: Value | undefined])[] = [
    ['seq < ?', before],
    ['action = ?', action],
    ['staff_id = ?', staff],
    ['subject = ?', subject],
  ];
  const used = filters.flatMap(([condition, value]) => (value === undefined ? [] : [{ condition, value }]));
  const where = used.length === 0 ? '' : `WHERE ${used.map(({ condition }) => condition).join(' AND ')}`;
  return {
    sql: `SELECT ${COLUMNS} FROM audit ${where} ORDER BY seq DESC LIMIT ?`,
    values: [...used.map(({ value }) => value), Math.max(0, limit)],
  };
}

/** What is sealed: everything but the seal. */
function valuesOf(row: Row): readonly Value[] {
  return COLUMNS.split(', ')
    .slice(0, -1)
    .map((column) => {
      const value = row[column];
      if (value === null || typeof value === 'string' || typeof value === 'number') return value;
      throw storeError('corrupt', `The store holds an odd value in column ${column}.`);
    });
}

function toPoint(row: Row | undefined): ChainPoint | undefined {
  return row && { seq: numberOf(row, 'seq'), mac: textOf(row, 'mac') };
}

const details = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]));

/** An entry that somebody spoiled is shown with what can still be read of it. */
function toEntry(row: Row): AuditEntry {
  const id = row['staff_id'];
  const subject = row['subject'];
  return {
    seq: numberOf(row, 'seq'),
    at: numberOf(row, 'at'),
    action: wordOf(row, 'action', AUDIT_ACTIONS),
    ...(typeof id === 'string' && { staff: { id, name: textOf(row, 'staff_name') } }),
    ...(typeof subject === 'string' && { subject }),
    details: details.parse(JSON.parse(textOf(row, 'details'))),
  };
}
