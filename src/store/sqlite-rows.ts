import type { ConversationKey } from '../model/incoming.ts';
import type { ConversationRecord, Delivery, Feedback, Line, NewFlag } from '../model/store.ts';
import { numberOf, textOf, wordOf } from './database.ts';
import type { Row } from './database.ts';
import { decodeLine } from './line-json.ts';
import { decodeText } from './text.ts';

/* Rows as the port's own types. A row that is none of ours throws. */

/** A conversation with its row number. */
export interface Found extends ConversationRecord {
  readonly n: number;
}

export function toFound(row: Row): Found {
  return {
    n: numberOf(row, 'n'),
    key: toKey(row),
    state: { version: numberOf(row, 'version'), json: decodeText(textOf(row, 'state')) },
    lastSeq: numberOf(row, 'last_seq'),
    lastAt: numberOf(row, 'last_at'),
  };
}

export function toLine(row: Row): Line {
  const columns = {
    id: decodeText(textOf(row, 'id')),
    role: wordOf(row, 'role', ['visitor', 'bot']),
    at: numberOf(row, 'at'),
    seq: numberOf(row, 'seq'),
  };
  return decodeLine(columns, textOf(row, 'body'));
}

export function toDelivery(row: Row): Delivery {
  return {
    lineId: decodeText(textOf(row, 'id')),
    status: wordOf(row, 'status', ['sent', 'failed', 'unknown']),
    at: numberOf(row, 'at'),
  };
}

export function toFeedback(row: Row): Feedback {
  const words = row['words'];
  return {
    lineId: decodeText(textOf(row, 'id')),
    reaction: wordOf(row, 'reaction', ['like', 'dislike']),
    ...(typeof words === 'string' && { words: decodeText(words) }),
    at: numberOf(row, 'at'),
  };
}

export function toKey(row: Row): ConversationKey {
  return {
    channel: decodeText(textOf(row, 'channel')),
    conversation: decodeText(textOf(row, 'conversation')),
  };
}

export function toFlag(row: Row): NewFlag {
  return { lineId: decodeText(textOf(row, 'id')), ...toMark(row) };
}

export function toMark(row: Row): Omit<NewFlag, 'lineId'> {
  return {
    reason: wordOf(row, 'reason', ['danger', 'taken-back']),
    kind: decodeText(textOf(row, 'kind')),
    at: numberOf(row, 'at'),
  };
}
