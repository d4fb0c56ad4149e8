import type { ConversationKey } from '../model/incoming.ts';
import type { Database } from './database.ts';
import { textOf } from './database.ts';
import type { Found } from './sqlite-rows.ts';
import { decodeText, encodeText } from './text.ts';

/** Reads which line of a conversation a channel knows by an id of its own; `find` gives the conversation's row. */
export function createNames(database: Database, find: (key: ConversationKey) => Found | undefined) {
  const named = database.prepare(
    `SELECT lines.id FROM native_ids JOIN lines ON lines.n = native_ids.line_n
     WHERE native_ids.conversation_n = ? AND native_id = ?`,
  );
  return (key: ConversationKey, nativeId: string): string | undefined => {
    const found = find(key);
    const row = found && named.get(found.n, encodeText(nativeId));
    return row && decodeText(textOf(row, 'id'));
  };
}
