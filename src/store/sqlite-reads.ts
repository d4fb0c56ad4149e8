import type { ConversationKey } from '../model/incoming.ts';
import type {
  CallBack,
  ConversationRecord,
  Delivery,
  Erased,
  Feedback,
  Line,
  NewFlag,
} from '../model/store.ts';
import { numberOf, textOf, wordOf } from './database.ts';
import type { Database, Row } from './database.ts';
import { decodeLine } from './line-json.ts';
import { decodeText, encodeText } from './text.ts';

/** A conversation with its row number. */
export interface Found extends ConversationRecord {
  readonly n: number;
}

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
  const wished = database.prepare(
    `SELECT call_backs.id, call_backs.name, call_backs.contact, call_backs.at, channel, conversation
     FROM call_backs JOIN conversations ON conversations.n = conversation_n ORDER BY call_backs.n LIMIT ?`,
  );
  const erased = database.prepare('SELECT n, receipt, at, lines FROM erasures ORDER BY n DESC LIMIT ?');
  const erasedFlags = database.prepare(
    'SELECT reason, kind, at FROM erased_flags WHERE erasure_n = ? ORDER BY n',
  );
  const youngest = database.prepare('SELECT max(at) AS at FROM lines');

  const find = (key: ConversationKey): Found | undefined => {
    const row = byKey.get(encodeText(key.channel), encodeText(key.conversation));
    return row === undefined ? undefined : toFound(row);
  };
  const between = (n: number, after: number, upTo: number, limit: number): readonly Line[] =>
    inOrder.all(n, after, upTo, Math.max(0, limit)).map(toLine);

  return {
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
    flags: (key: ConversationKey): readonly NewFlag[] => {
      const found = find(key);
      return found === undefined ? [] : flagged.all(found.n).map(toFlag);
    },
    feedback: (key: ConversationKey): readonly Feedback[] => {
      const found = find(key);
      return found === undefined ? [] : rated.all(found.n).map(toFeedback);
    },
    callBacks: (limit: number): readonly KeyedCallBack[] => wished.all(Math.max(0, limit)).map(toCallBack),
    erasures: (limit: number): readonly Erased[] =>
      erased.all(Math.max(0, limit)).map((row) => ({
        receipt: decodeText(textOf(row, 'receipt')),
        at: numberOf(row, 'at'),
        lines: numberOf(row, 'lines'),
        flags: erasedFlags.all(numberOf(row, 'n')).map(toMark),
      })),
    newestLineAt: (): number | undefined => {
      const at = youngest.get()?.['at'];
      return typeof at === 'number' ? at : undefined;
    },
  };
}

function toFound(row: Row): Found {
  return {
    n: numberOf(row, 'n'),
    key: toKey(row),
    state: { version: numberOf(row, 'version'), json: decodeText(textOf(row, 'state')) },
    lastSeq: numberOf(row, 'last_seq'),
    lastAt: numberOf(row, 'last_at'),
  };
}

function toLine(row: Row): Line {
  const columns = {
    id: decodeText(textOf(row, 'id')),
    role: wordOf(row, 'role', ['visitor', 'bot']),
    at: numberOf(row, 'at'),
    seq: numberOf(row, 'seq'),
  };
  return decodeLine(columns, textOf(row, 'body'));
}

function toDelivery(row: Row): Delivery {
  return {
    lineId: decodeText(textOf(row, 'id')),
    status: wordOf(row, 'status', ['sent', 'failed', 'unknown']),
    at: numberOf(row, 'at'),
  };
}

function toFeedback(row: Row): Feedback {
  const words = row['words'];
  return {
    lineId: decodeText(textOf(row, 'id')),
    reaction: wordOf(row, 'reaction', ['like', 'dislike']),
    ...(typeof words === 'string' && { words: decodeText(words) }),
    at: numberOf(row, 'at'),
  };
}

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

function toKey(row: Row): ConversationKey {
  return {
    channel: decodeText(textOf(row, 'channel')),
    conversation: decodeText(textOf(row, 'conversation')),
  };
}

function toFlag(row: Row): NewFlag {
  return { lineId: decodeText(textOf(row, 'id')), ...toMark(row) };
}

function toMark(row: Row): Omit<NewFlag, 'lineId'> {
  return {
    reason: wordOf(row, 'reason', ['danger', 'taken-back']),
    kind: decodeText(textOf(row, 'kind')),
    at: numberOf(row, 'at'),
  };
}
