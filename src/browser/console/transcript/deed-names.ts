import type { RouteName } from '../../../console/table.ts';
import type { IconName } from '../parts/icons.tsx';

/** What a lead can do with a conversation; each asks for a reason first. */
export type Deed = 'unmask' | 'export' | 'hold' | 'erase';

interface Named {
  readonly name: Deed;
  readonly needs: RouteName;
  readonly icon: IconName;
}

export const DEEDS: readonly Named[] = [
  { name: 'unmask', needs: 'POST /conversations/:id/unmask', icon: 'eye' },
  { name: 'export', needs: 'POST /conversations/:id/export', icon: 'export' },
  { name: 'hold', needs: 'POST /conversations/:id/hold', icon: 'lock' },
  { name: 'erase', needs: 'POST /conversations/:id/erase', icon: 'erase' },
];

export function isDeed(key: unknown): key is Deed {
  return DEEDS.some(({ name }) => name === key);
}
