import { z } from 'zod';
import type { ConversationKey } from '../model/incoming.ts';
import type { ReviewReader, ReviewWriter } from '../model/review.ts';
import type { Clock, Ids } from '../model/world.ts';

/** What a command asks of the data of one conversation: by the id in the console, or as `channel:conversation`. */
export const dataOrder = z.object({
  do: z.enum(['about', 'erase']),
  conversation: z.string().min(1).max(500),
});
export type DataOrder = z.output<typeof dataOrder>;

export interface DataOrderParts {
  readonly reader: ReviewReader;
  readonly writer: ReviewWriter;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly erased: (key: ConversationKey) => void;
}

const ALL = 1_000_000;

/** Carries one out: everything held about a conversation, or its erasure. */
export function createDataOrders({ reader, writer, clock, ids, erased }: DataOrderParts) {
  const idOf = async (named: string): Promise<string | undefined> => {
    if (/^[0-9a-f]{24}$/.test(named)) return named;
    const at = named.indexOf(':');
    return at < 0
      ? undefined
      : reader.idOf({ channel: named.slice(0, at), conversation: named.slice(at + 1) });
  };
  return async (order: DataOrder): Promise<object> => {
    const id = await idOf(order.conversation);
    if (id === undefined) return { kind: 'unknown' };
    if (order.do === 'erase') {
      const receipt = ids.next().slice(0, 12);
      const erasure = await writer.eraseById(id, receipt, clock.now());
      if (erasure.kind !== 'erased') return erasure;
      erased(erasure.key);
      return { kind: 'erased', lines: erasure.lines, receipt };
    }
    const held = await reader.conversation(id, { limit: ALL, unmasked: true });
    return held === undefined ? { kind: 'unknown' } : { kind: 'held', held };
  };
}
