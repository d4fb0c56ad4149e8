import { describe, expect, it } from '@jest/globals';
import type { Store } from '../../src/model/store.ts';
import { KEY, keyOf, turnOf } from './samples.ts';

/** The part of the contract about the ids that channels give to lines. */
export function describeNames(store: () => Store, restart: () => Promise<Store>): void {
  describe('a channel’s own ids', () => {
    it('lead to the visitor’s line and to the bot’s, after a restart as well', async () => {
      await store().commit({ ...turnOf(KEY, 'a', 0, 1000), nativeId: 'n-1' });
      await store().delivered([{ lineId: 'one-a-b', status: 'sent', at: 2000, nativeIds: ['n-2', 'n-3'] }]);
      await restart();
      expect(await store().lineNamed(KEY, 'n-1')).toBe('one-a-v');
      expect(await store().lineNamed(KEY, 'n-2')).toBe('one-a-b');
      expect(await store().lineNamed(KEY, 'n-3')).toBe('one-a-b');
      expect(await store().lineNamed(KEY, 'one-a-b')).toBeUndefined();
      expect(await store().deliveries(KEY)).toEqual([{ lineId: 'one-a-b', status: 'sent', at: 2000 }]);
    });

    it('hold within their conversation, and the first line named so keeps the name', async () => {
      await store().commit({ ...turnOf(KEY, 'a', 0, 1000), nativeId: 'same' });
      await store().commit({ ...turnOf(KEY, 'b', 1, 2000), nativeId: 'same' });
      await store().commit({ ...turnOf(keyOf('other'), 'a', 0, 1000), nativeId: 'same' });
      expect(await store().lineNamed(KEY, 'same')).toBe('one-a-v');
      expect(await store().lineNamed(keyOf('other'), 'same')).toBe('other-a-v');
      expect(await store().lineNamed(keyOf('nobody'), 'same')).toBeUndefined();
    });

    it('of a second delivery lead to the line of the first', async () => {
      await store().commit({ ...turnOf(KEY, 'a', 0, 1000), nativeId: 'n-1' });
      await store().commit({ ...turnOf(KEY, 'a', 0, 1000), nativeId: 'n-9' });
      expect(await store().lineNamed(KEY, 'n-9')).toBe('one-a-v');
    });

    it('of a line that is gone are passed over, and go with their lines', async () => {
      await store().delivered([{ lineId: 'nowhere', status: 'sent', at: 1, nativeIds: ['n-0'] }]);
      await store().commit({ ...turnOf(KEY, 'a', 0, 1000), nativeId: 'n-1' });
      await store().commit({ ...turnOf(KEY, 'b', 1, 5000), nativeId: 'n-2' });
      await store().purge(4000, 10_000);
      expect(await store().lineNamed(KEY, 'n-1')).toBeUndefined();
      expect(await store().lineNamed(KEY, 'n-2')).toBe('one-b-v');
      await store().erase(turnOf(KEY, 'forget', 2, 11_000), 'receipt');
      expect(await store().lineNamed(KEY, 'n-2')).toBeUndefined();
    });
  });
}
