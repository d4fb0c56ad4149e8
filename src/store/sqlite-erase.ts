import type { Database } from './database.ts';
import { numberOf } from './database.ts';
import { encodeText } from './text.ts';

/** Empties a conversation, keeping its row and its count, and leaves the receipt with the flags without lines. */
export function createErase(database: Database) {
  const note = database.prepare(
    `INSERT INTO erasures (receipt, at, lines)
     SELECT ?1, ?2, count(*) FROM lines WHERE conversation_n = ?3 RETURNING n`,
  );
  const keepFlags = database.prepare(
    `INSERT INTO erased_flags (erasure_n, reason, kind, at)
     SELECT ?1, flags.reason, flags.kind, flags.at FROM flags JOIN lines ON lines.n = flags.line_n
     WHERE lines.conversation_n = ?2 ORDER BY flags.n`,
  );
  const own = 'SELECT n FROM lines WHERE conversation_n = ?1';
  const clear = [
    `DELETE FROM flags WHERE line_n IN (${own})`,
    `DELETE FROM deliveries WHERE line_n IN (${own})`,
    `DELETE FROM feedback WHERE line_n IN (${own})`,
    'DELETE FROM native_ids WHERE conversation_n = ?1',
    'DELETE FROM lines WHERE conversation_n = ?1',
    'DELETE FROM turns WHERE conversation_n = ?1',
    'DELETE FROM call_backs WHERE conversation_n = ?1',
  ].map((sql) => database.prepare(sql));
  return (conversation: number, receipt: string, at: number): void => {
    const row = note.get(encodeText(receipt), at, conversation);
    if (row !== undefined) keepFlags.run(numberOf(row, 'n'), conversation);
    for (const statement of clear) statement.run(conversation);
  };
}
