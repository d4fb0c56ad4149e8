import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { RefusedError } from './ask.ts';

/** What is known of something that is loaded: what came last stays while it is loaded anew, so that nothing jumps. */
export interface Loaded<T> {
  readonly value: T | undefined;
  readonly fault: RefusedError | undefined;
  readonly loading: boolean;
}

const NOTHING = { value: undefined, fault: undefined, loading: true } as const;

/** Something that is loaded from the server, kept and shown in several places. */
export class Cell<T> {
  readonly #load: (background: boolean) => Promise<T>;
  readonly #listeners = new Set<() => void>();
  #now: Loaded<T> = NOTHING;
  #wanted = 0;

  constructor(load: (background: boolean) => Promise<T>) {
    this.#load = load;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly current = (): Loaded<T> => this.#now;

  get watched(): boolean {
    return this.#listeners.size > 0;
  }

  /** Loads it; of several loads under way the last one counts. `background`: because the server told of a change. */
  readonly reload = async (background = false): Promise<void> => {
    this.#wanted += 1;
    const mine = this.#wanted;
    this.#tell({ ...this.#now, loading: true });
    try {
      const value = await this.#load(background);
      if (mine === this.#wanted) this.#tell({ value, fault: undefined, loading: false });
    } catch (error) {
      const fault = error instanceof RefusedError ? error : new RefusedError('other');
      if (mine === this.#wanted) this.#tell({ ...this.#now, fault, loading: false });
    }
  };

  /** Shows another value before, or instead of, what the server would say. A load under way no longer counts. */
  readonly put = (value: T): void => {
    this.#wanted += 1;
    this.#tell({ value, fault: undefined, loading: false });
  };

  #tell(next: Loaded<T>): void {
    this.#now = next;
    for (const listener of this.#listeners) listener();
  }
}

/** The cell's content; loads it when it is first looked at, and again each time somebody comes to look. */
export function useCell<T>(cell: Cell<T>): Loaded<T> {
  const state = useSyncExternalStore(cell.subscribe, cell.current);
  useEffect(() => void cell.reload(), [cell]);
  return state;
}

/** The same without loading: for places that only show what another one loads. */
export function usePeek<T>(cell: Cell<T>): Loaded<T> {
  return useSyncExternalStore(
    cell.subscribe,
    useCallback(() => cell.current(), [cell]),
  );
}
