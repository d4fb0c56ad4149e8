import type { Line, NewLine } from '../model/store.ts';

/** Who is listening to a conversation: any number of tabs. */
export interface Listener {
  offer(lines: readonly Line[]): void;
  urgent(lines: readonly NewLine[]): void;
  typing(): void;
  close(): void;
}

export interface Hub {
  /** Undefined where a conversation has as many listeners as it may. The function returned detaches. */
  attach(conversation: string, listener: Listener): (() => void) | undefined;
  listeners(conversation: string): readonly Listener[];
  all(): readonly Listener[];
}

/** Tabs of one conversation. */
const MOST_LISTENERS = 12;

export function createHub(): Hub {
  const open = new Map<string, Set<Listener>>();
  return {
    attach(conversation, listener) {
      const here = open.get(conversation) ?? new Set();
      if (here.size >= MOST_LISTENERS) return undefined;
      open.set(conversation, here.add(listener));
      return () => {
        here.delete(listener);
        if (here.size === 0 && open.get(conversation) === here) open.delete(conversation);
      };
    },
    listeners: (conversation) => [...(open.get(conversation) ?? [])],
    all: () => [...open.values()].flatMap((here) => Array.from(here)),
  };
}
