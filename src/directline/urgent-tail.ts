import type { NewLine } from '../model/store.ts';
import type { Clock } from '../model/world.ts';

/**
 * Words about danger that went out ahead of their commit. Whoever connects meanwhile gets them from here. They
 * leave when their turn is stored; where it could not be stored they stay a while, so that they do not vanish with
 * a socket that was cut just then.
 */
export interface UrgentTail {
  of(conversation: string): readonly NewLine[];
  add(conversation: string, turn: symbol, lines: readonly NewLine[]): void;
  /** The turn is stored (under these or other ids): its lines, and those of turns that failed before, may go. */
  stored(conversation: string, turn: symbol): void;
  failed(conversation: string, turn: symbol): void;
  /** The conversation was erased: nothing of it is told again. */
  forget(conversation: string): void;
}

interface Kept {
  readonly turn: symbol;
  readonly lines: readonly NewLine[];
  readonly until: number;
  failed: boolean;
}

const KEEP_MS = 10 * 60_000;
const MOST_PER_CONVERSATION = 8;
const MOST_CONVERSATIONS = 2_000;

/** Bounded in time, per conversation and in all: it works just when nothing else does. */
export function createUrgentTail(clock: Clock): UrgentTail {
  const kept = new Map<string, readonly Kept[]>();

  const set = (conversation: string, entries: readonly Kept[]) => {
    kept.delete(conversation);
    if (entries.length > 0) kept.set(conversation, entries.slice(-MOST_PER_CONVERSATION));
    const oldest = kept.keys().next();
    if (kept.size > MOST_CONVERSATIONS && oldest.done !== true) kept.delete(oldest.value);
  };
  const current = (conversation: string) =>
    (kept.get(conversation) ?? []).filter((entry) => entry.until > clock.monotonic());

  return {
    of: (conversation) => current(conversation).flatMap((entry) => entry.lines),
    add(conversation, turn, lines) {
      const entry = { turn, lines, until: clock.monotonic() + KEEP_MS, failed: false };
      set(conversation, [...current(conversation), entry]);
    },
    stored(conversation, turn) {
      if (!kept.has(conversation)) return;
      set(
        conversation,
        current(conversation).filter((entry) => entry.turn !== turn && !entry.failed),
      );
    },
    forget: (conversation) => void kept.delete(conversation),
    failed(conversation, turn) {
      for (const entry of current(conversation)) if (entry.turn === turn) entry.failed = true;
    },
  };
}
