import type { ConversationKey } from '../model/incoming.ts';
import type { CallBack, Delivery, Erased, Feedback, Line, NewFlag, NewLine } from '../model/store.ts';
import type { ClockMarks } from './rules.ts';

/** One conversation. */
export interface Kept {
  readonly key: ConversationKey;
  version: number;
  state: string;
  lastSeq: number;
  lastAt: number;
  lines: Line[];
  flags: NewFlag[];
  callBacks: CallBack[];
  /** Line ids by the channel's own. */
  readonly names: Map<string, string>;
  /** Deliveries of what was erased. */
  readonly erased: Set<string>;
  readonly turns: Map<string, { readonly first: number; readonly last: number; readonly at: number }>;
}

/** What outlives a memory store: opening a second store on it is a restart. */
export interface MemoryDisk {
  readonly conversations: Map<string, Kept>;
  readonly lines: Map<string, { readonly line: Line; readonly process: number }>;
  readonly deliveries: Map<string, Delivery>;
  readonly feedback: Map<string, Feedback>;
  erasures: Erased[];
  processes: number;
  clock: ClockMarks;
}

/** An empty one. */
export function createMemoryDisk(): MemoryDisk {
  return {
    conversations: new Map(),
    lines: new Map(),
    deliveries: new Map(),
    feedback: new Map(),
    erasures: [],
    processes: 0,
    clock: { seen: undefined, doubted: undefined },
  };
}

/** A conversation's name in the map: no two keys share one. */
export function nameOf(key: ConversationKey): string {
  return JSON.stringify([key.channel, key.conversation]);
}

/** What the database keeps of a line beside its body. */
export function columns({ id, role, at }: NewLine) {
  return { id, role, at };
}

/** Its lines from one number to another, both included. */
export function between(kept: Kept, first: number, last: number): readonly Line[] {
  return kept.lines.filter((line) => line.seq >= first && line.seq <= last);
}

/** The time of the newest line. */
export function newest(disk: MemoryDisk): number | undefined {
  const times = [...disk.conversations.values()].flatMap((kept) =>
    kept.lines.length > 0 ? [kept.lastAt] : [],
  );
  return times.length > 0 ? times.reduce((a, b) => Math.max(a, b)) : undefined;
}
