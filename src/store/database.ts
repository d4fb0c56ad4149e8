import { DatabaseSync } from 'node:sqlite';
import type { SQLOutputValue, StatementSync } from 'node:sqlite';
import { storeError } from './errors.ts';

/** The one module that touches node:sqlite's class, which is being renamed upstream. */
export type Row = Readonly<Record<string, SQLOutputValue>>;
export type Value = string | number | null;

export interface Statement {
  /** Returns how many rows it changed. */
  run(...values: readonly Value[]): number;
  get(...values: readonly Value[]): Row | undefined;
  all(...values: readonly Value[]): readonly Row[];
}

export interface Database {
  exec(sql: string): void;
  prepare(sql: string): Statement;
  /** False once SQLite has rolled a transaction back by itself, as it may after a full disk or a failed write. */
  readonly inTransaction: boolean;
  close(): void;
}

/** Opens (or makes) a file. No pragma is set: see sqlite-open.ts. */
export function openDatabase(file: string, { readOnly = false } = {}): Database {
  const database = new DatabaseSync(file, { enableForeignKeyConstraints: true, readOnly });
  return {
    exec: (sql) => {
      database.exec(sql);
    },
    prepare: (sql) => wrap(database.prepare(sql)),
    get inTransaction() {
      return database.isTransaction;
    },
    close: () => {
      database.close();
    },
  };
}

function wrap(statement: StatementSync): Statement {
  return {
    run: (...values) => Number(statement.run(...values).changes),
    get: (...values) => statement.get(...values),
    all: (...values) => statement.all(...values),
  };
}

/** A column that must be text. */
export function textOf(row: Row, column: string): string {
  const value = row[column];
  if (typeof value === 'string') return value;
  throw storeError('corrupt', `The store holds no text in column ${column}.`);
}

/** A column that must be a whole number. */
export function numberOf(row: Row, column: string): number {
  const value = row[column];
  if (typeof value === 'number') return value;
  throw storeError('corrupt', `The store holds no number in column ${column}.`);
}

/** A column that holds one of a few words. */
export function wordOf<W extends string>(row: Row, column: string, words: readonly W[]): W {
  const word = words.find((candidate) => candidate === row[column]);
  if (word !== undefined) return word;
  throw storeError('corrupt', `The store holds an unknown word in column ${column}.`);
}

/** The single number of a query's first row. */
export function numberFrom(database: Database, sql: string): number {
  const row = database.prepare(sql).get();
  const value = row === undefined ? 0 : Object.values(row)[0];
  return typeof value === 'number' ? value : 0;
}
