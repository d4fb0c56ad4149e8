import type { ConversationKey } from '../model/incoming.ts';
import type { CallBack, Erased } from '../model/store.ts';
import { numberOf, textOf } from './database.ts';
import type { Database, Row } from './database.ts';
import { toKey, toMark } from './sqlite-rows.ts';
import { decodeText } from './text.ts';

/** A call-back request with the conversation that it was made in. */
export type KeyedCallBack = CallBack & { readonly key: ConversationKey };

function toCallBack(row: Row): KeyedCallBack {
  return {
    id: decodeText(textOf(row, 'id')),
    name: decodeText(textOf(row, 'name')),
    contact: decodeText(textOf(row, 'contact')),
    at: numberOf(row, 'at'),
    key: toKey(row),
  };
}

/** What staff are shown over all conversations. */
export function createStaffReads(database: Database) {
  const wished = database.prepare(
    `SELECT call_backs.id, call_backs.name, call_backs.contact, call_backs.at, channel, conversation
     FROM call_backs JOIN conversations ON conversations.n = conversation_n ORDER BY call_backs.n LIMIT ?`,
  );
  const erased = database.prepare('SELECT n, receipt, at, lines FROM erasures ORDER BY n DESC LIMIT ?');
  const erasedFlags = database.prepare(
    'SELECT reason, kind, at FROM erased_flags WHERE erasure_n = ? ORDER BY n',
  );
  return {
    callBacks: (limit: number): readonly KeyedCallBack[] => wished.all(Math.max(0, limit)).map(toCallBack),
    erasures: (limit: number): readonly Erased[] =>
      erased.all(Math.max(0, limit)).map((row) => ({
        receipt: decodeText(textOf(row, 'receipt')),
        at: numberOf(row, 'at'),
        lines: numberOf(row, 'lines'),
        flags: erasedFlags.all(numberOf(row, 'n')).map(toMark),
      })),
  };
}
