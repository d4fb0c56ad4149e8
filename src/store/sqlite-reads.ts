import type { ConversationKey } from '../model/incoming.ts';
import type { ConversationRecord, Delivery, Feedback, Line, NewFlag } from '../model/store.ts';
import type { Database } from './database.ts';
import { createNames } from './sqlite-names.ts';
import { toDelivery, toFeedback, toFlag, toFound, toLine } from './sqlite-rows.ts';
import type { Found } from './sqlite-rows.ts';
import { createStaffReads } from './sqlite-staff-reads.ts';
import { encodeText } from './text.ts';

/** Everything that is read from the store. Built once: its statements stay prepared. */
export type Reads = ReturnType<typeof createReads>;

export function createReads(database: Database) {
  const byKey = database.prepare('SELECT * FROM conversations WHERE channel = ? AND conversation = ?');
  const inOrder = database.prepare(
    'SELECT * FROM lines WHERE conversation_n = ? AND seq > ? AND seq <= ? ORDER BY seq LIMIT ?',
  );
  const delivered = database.prepare(
    `SELECT lines.id, deliveries.status, deliveries.at FROM lines JOIN deliveries ON deliveries.line_n = lines.n
     WHERE lines.conversation_n = ? ORDER BY lines.seq`,
  );
  const flagged = database.prepare(
    `SELECT lines.id, flags.reason, flags.kind, flags.at FROM lines JOIN flags ON flags.line_n = lines.n
     WHERE lines.conversation_n = ? ORDER BY flags.n`,
  );
  const rated = database.prepare(
    `SELECT lines.id, feedback.reaction, feedback.words, feedback.at FROM lines
     JOIN feedback ON feedback.line_n = lines.n WHERE lines.conversation_n = ? ORDER BY lines.seq`,
  );
  const youngest = database.prepare('SELECT max(at) AS at FROM lines');

  const find = (key: ConversationKey): Found | undefined => {
    const row = byKey.get(encodeText(key.channel), encodeText(key.conversation));
    return row === undefined ? undefined : toFound(row);
  };
  const between = (n: number, after: number, upTo: number, limit: number): readonly Line[] =>
    inOrder.all(n, after, upTo, Math.max(0, limit)).map(toLine);

  return {
    ...createStaffReads(database),
    find,
    between,
    conversation: (key: ConversationKey): ConversationRecord | undefined => {
      const found = find(key);
      if (found === undefined) return undefined;
      const { n: _n, ...record } = found;
      return record;
    },
    lines: (key: ConversationKey, afterSeq: number, limit: number): readonly Line[] => {
      const found = find(key);
      return found === undefined ? [] : between(found.n, afterSeq, found.lastSeq, limit);
    },
    deliveries: (key: ConversationKey): readonly Delivery[] => {
      const found = find(key);
      return found === undefined ? [] : delivered.all(found.n).map(toDelivery);
    },
    lineNamed: createNames(database, find),
    flags: (key: ConversationKey): readonly NewFlag[] => {
      const found = find(key);
      return found === undefined ? [] : flagged.all(found.n).map(toFlag);
    },
    feedback: (key: ConversationKey): readonly Feedback[] => {
      const found = find(key);
      return found === undefined ? [] : rated.all(found.n).map(toFeedback);
    },
    newestLineAt: (): number | undefined => {
      const at = youngest.get()?.['at'];
      return typeof at === 'number' ? at : undefined;
    },
  };
}
