import type { ConversationKey } from '../model/incoming.ts';
import type { Database } from './database.ts';
import { numberFrom, numberOf, textOf } from './database.ts';
import type { Ledger } from './ledger.ts';
import { toKey } from './sqlite-rows.ts';
import { decodeText, encodeText } from './text.ts';

/** What is taken out of the store at somebody's wish, and what remembers that it was. */
export type Erasing = ReturnType<typeof createErasing>;

const EVER = Number.MAX_SAFE_INTEGER;

export function createErasing(database: Database, ledger: Ledger) {
  const clear = createClear(database);
  const receive = createReceipts(database);
  const turns = database.prepare('SELECT dedupe FROM turns WHERE conversation_n = ?');
  const late = database.prepare('INSERT OR IGNORE INTO erased_deliveries (hash, at) VALUES (?, ?)');
  const isLate = database.prepare('SELECT 1 FROM erased_deliveries WHERE hash = ?');
  const mark = database.prepare(
    `INSERT INTO marks (name, value) VALUES ('ledger', ?1) ON CONFLICT (name) DO UPDATE SET value = ?1`,
  );
  const all = database.prepare('SELECT n, channel, conversation FROM conversations');
  const forgetState = database.prepare(
    `UPDATE conversations SET state = '', version = version + 1 WHERE n = ? AND last_at <= ?`,
  );
  let any: boolean | undefined;
  const hasAny = (): boolean =>
    (any ??= numberFrom(database, 'SELECT EXISTS (SELECT 1 FROM erased_deliveries)') > 0);

  const remember = (deliveries: readonly string[], at: number): void => {
    for (const hash of deliveries) late.run(hash, at);
    any = undefined;
  };
  return {
    /**
     * Empties a conversation, leaving its row, a receipt, and the flags without their lines; returns how many lines
     * it was. The ledger is written first: should the store fail now, the next start finishes the work.
     */
    erase: (n: number, key: ConversationKey, receipt: string, at: number): number => {
      const deliveries = turns.all(n).map((row) => ledger.delivery(key, decodeText(textOf(row, 'dedupe'))));
      mark.run(ledger.add({ conversation: ledger.conversation(key), at, deliveries }));
      remember(deliveries, at);
      const lines = receive(n, receipt, at);
      clear(n, EVER);
      return lines;
    },
    /** Whether a delivery belongs to what was erased. */
    isErased: (key: ConversationKey, dedupe: string): boolean =>
      hasAny() && isLate.get(ledger.delivery(key, dedupe)) !== undefined,
    /** Erases again what an older copy of the store has brought back; returns how many conversations. */
    reapply: (): number => {
      const entries = ledger.entries();
      const missed = entries.slice(
        numberFrom(database, `SELECT coalesce(max(value), 0) FROM marks WHERE name = 'ledger'`),
      );
      if (missed.length === 0) return 0;
      const byHash = new Map(missed.map((entry) => [entry.conversation, entry]));
      let count = 0;
      for (const row of all.all()) {
        const entry = byHash.get(ledger.conversation(toKey(row)));
        if (entry === undefined) continue;
        clear(numberOf(row, 'n'), entry.at);
        forgetState.run(numberOf(row, 'n'), entry.at);
        count += 1;
      }
      for (const entry of missed) remember(entry.deliveries, entry.at);
      mark.run(entries.length);
      return count;
    },
  };
}

/** Leaves a receipt, and the flags without their lines; returns how many lines there were. */
function createReceipts(database: Database) {
  const note = database.prepare(
    `INSERT INTO erasures (receipt, at, lines)
     SELECT ?1, ?2, count(*) FROM lines WHERE conversation_n = ?3 RETURNING n, lines`,
  );
  const keepFlags = database.prepare(
    `INSERT INTO erased_flags (erasure_n, reason, kind, at)
     SELECT ?1, flags.reason, flags.kind, flags.at FROM flags JOIN lines ON lines.n = flags.line_n
     WHERE lines.conversation_n = ?2 ORDER BY flags.n`,
  );
  return (conversation: number, receipt: string, at: number): number => {
    const row = note.get(encodeText(receipt), at, conversation);
    if (row === undefined) return 0;
    keepFlags.run(numberOf(row, 'n'), conversation);
    return numberOf(row, 'lines');
  };
}

/** Deletes a conversation's lines up to a time, with everything that was made of them. */
function createClear(database: Database) {
  const own = 'SELECT n FROM lines WHERE conversation_n = ?1 AND at <= ?2';
  const timed = [
    `DELETE FROM words WHERE rowid IN (${own})`,
    `DELETE FROM masks WHERE line_n IN (${own})`,
    `DELETE FROM corrections WHERE line_n IN (${own})`,
    `DELETE FROM flags WHERE line_n IN (${own})`,
    `DELETE FROM deliveries WHERE line_n IN (${own})`,
    `DELETE FROM feedback WHERE line_n IN (${own})`,
    `DELETE FROM native_ids WHERE line_n IN (${own})`,
    'DELETE FROM lines WHERE conversation_n = ?1 AND at <= ?2',
    'DELETE FROM turns WHERE conversation_n = ?1 AND at <= ?2',
    'DELETE FROM call_backs WHERE conversation_n = ?1 AND at <= ?2',
  ].map((sql) => database.prepare(sql));
  const whole = ['notes', 'labels', 'topics', 'stops', 'asked', 'summaries'].map((table) =>
    database.prepare(`DELETE FROM ${table} WHERE conversation_n = ?`),
  );
  return (conversation: number, upTo: number): void => {
    for (const statement of timed) statement.run(conversation, upTo);
    for (const statement of whole) statement.run(conversation);
  };
}
