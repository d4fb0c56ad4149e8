import type { Incoming } from './incoming.ts';
import type { DeliveryStatus, Line, NewLine } from './store.ts';

/** The heart, as the doors see it. */
export interface Turns {
  /**
   * Takes one message to its end: danger check at once, then one at a time within its conversation, decided in
   * memory, committed. Resolves after the commit; the door acknowledges (2xx), then sends `replies`.
   */
  take(incoming: Incoming, outlet: Outlet): Promise<Taken>;
  /**
   * What became of replies sent out; not awaited by doors. `nativeIds` are the ids that the channel gave to what shows
   * the line: what a thumb under it will name.
   */
  delivered(lineIds: readonly string[], status: DeliveryStatus, nativeIds?: readonly string[]): void;
}

/** Where words about danger go ahead of their commit. */
export interface Outlet {
  /** These lines go out now, with their final ids; they come again, numbered, in the result. */
  urgent(replies: readonly NewLine[]): void;
}

export type Taken =
  | { readonly kind: 'taken' | 'duplicate'; readonly incoming: Line; readonly replies: readonly Line[] }
  /** Nothing was stored for certain: answer 503 with Retry-After and the static safety text. */
  | { readonly kind: 'refused'; readonly code: 'busy' | 'store' };
