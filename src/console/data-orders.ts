import { z } from 'zod';
import type { ConversationKey } from '../model/incoming.ts';
import type { ReviewReader, ReviewWriter } from '../model/review.ts';
import type { Clock, Ids } from '../model/world.ts';

/** What a command asks: of one conversation, by its id in the console or as `channel:conversation`; or of all. */
export const dataOrder = z.discriminatedUnion('do', [
  z.object({ do: z.enum(['about', 'erase']), conversation: z.string().min(1).max(500) }),
  z.object({ do: z.literal('purge') }),
]);
export type DataOrder = z.output<typeof dataOrder>;

export interface DataOrderParts {
  readonly reader: ReviewReader;
  readonly writer: ReviewWriter;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly erased: (key: ConversationKey) => void;
  /** Deletes all that is due, however much it is. */
  readonly purgeAll: () => Promise<number>;
}

const ALL = 1_000_000;

/** Carries one out: everything held about a conversation, its erasure, or all that is due. */
export function createDataOrders({ reader, writer, clock, ids, erased, purgeAll }: DataOrderParts) {
  const idOf = async (named: string): Promise<string | undefined> => {
    if (/^[0-9a-f]{24}$/.test(named)) return named;
    const at = named.indexOf(':');
    return at < 0
      ? undefined
      : reader.idOf({ channel: named.slice(0, at), conversation: named.slice(at + 1) });
  };
  return async (order: DataOrder): Promise<object> => {
    if (order.do === 'purge') return { kind: 'purged', lines: await purgeAll() };
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
