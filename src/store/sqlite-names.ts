import type { Database } from './database.ts';
import { textOf } from './database.ts';
import { decodeText, encodeText } from './text.ts';

/** Reads which line of a conversation (its row number) a channel knows by an id of its own. */
export function createNames(
  database: Database,
): (conversation: number, nativeId: string) => string | undefined {
  const named = database.prepare(
    `SELECT lines.id FROM native_ids JOIN lines ON lines.n = native_ids.line_n
     WHERE native_ids.conversation_n = ? AND native_id = ?`,
  );
  return (conversation, nativeId) => {
    const row = named.get(conversation, encodeText(nativeId));
    return row && decodeText(textOf(row, 'id'));
  };
}
