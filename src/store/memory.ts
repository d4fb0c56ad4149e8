import type { ConversationKey } from '../model/incoming.ts';
import type {
  CommitResult,
  Delivery,
  Line,
  NewFlag,
  NewLine,
  PurgeResult,
  Store,
  TurnCommit,
} from '../model/store.ts';
import { storeError } from './errors.ts';
import { decodeLine, encodeBody } from './line-json.ts';
import { checkCutOff, checkTimes, clockJumped, flagWithoutLine, judgeClock, lineIdTaken } from './rules.ts';
import type { ClockMarks } from './rules.ts';

interface Kept {
  readonly key: ConversationKey;
  version: number;
  state: string;
  lastSeq: number;
  lastAt: number;
  lines: Line[];
  flags: NewFlag[];
  readonly turns: Map<string, { readonly first: number; readonly last: number; readonly at: number }>;
}

/** What outlives a memory store: opening a second store on it is a restart. */
export interface MemoryDisk {
  readonly conversations: Map<string, Kept>;
  readonly lines: Map<string, { readonly line: Line; readonly process: number }>;
  readonly deliveries: Map<string, Delivery>;
  processes: number;
  clock: ClockMarks;
}

export function createMemoryDisk(): MemoryDisk {
  return {
    conversations: new Map(),
    lines: new Map(),
    deliveries: new Map(),
    processes: 0,
    clock: { seen: undefined, doubted: undefined },
  };
}

/** The in-memory twin of the SQLite store: same contract, nothing durable. */
export function createMemoryStore(disk: MemoryDisk = createMemoryDisk()): Store {
  return new MemoryStore(disk);
}

class MemoryStore implements Store {
  readonly #disk: MemoryDisk;
  readonly #process: number;
  #closed = false;

  constructor(disk: MemoryDisk) {
    this.#disk = disk;
    disk.processes += 1;
    this.#process = disk.processes;
  }

  async ready() {
    this.#open();
  }

  async conversation(key: ConversationKey) {
    const kept = this.#find(key);
    if (kept === undefined) return undefined;
    const { version, state: json, lastSeq, lastAt } = kept;
    return { key: { ...kept.key }, state: { version, json }, lastSeq, lastAt };
  }

  async commit(turn: TurnCommit): Promise<CommitResult> {
    const kept = this.#find(turn.key);
    const before = kept?.turns.get(turn.dedupe);
    if (kept !== undefined && before !== undefined) {
      return { kind: 'duplicate', lines: structuredClone(between(kept, before.first, before.last)) };
    }
    if (turn.expectedVersion !== (kept?.version ?? 0)) return { kind: 'conflict' };
    this.#check(turn, kept);
    return this.#append(turn, kept ?? this.#begin(turn.key));
  }

  async lines(key: ConversationKey, afterSeq: number, limit: number) {
    const lines = this.#find(key)?.lines ?? [];
    return structuredClone(lines.filter((line) => line.seq > afterSeq).slice(0, Math.max(0, limit)));
  }

  async delivered(deliveries: readonly Delivery[]) {
    this.#open();
    for (const delivery of deliveries) {
      if (!this.#disk.lines.has(delivery.lineId)) continue;
      if (this.#disk.deliveries.get(delivery.lineId)?.status === 'sent') continue;
      this.#disk.deliveries.set(delivery.lineId, { ...delivery });
    }
  }

  async deliveries(key: ConversationKey) {
    const lines = this.#find(key)?.lines ?? [];
    return lines
      .map((line) => this.#disk.deliveries.get(line.id))
      .filter((delivery) => delivery !== undefined);
  }

  async flags(key: ConversationKey) {
    return structuredClone(this.#find(key)?.flags ?? []);
  }

  async settlePending(at: number) {
    this.#open();
    const pending = [...this.#disk.lines.values()].filter(
      ({ line, process }) =>
        line.role === 'bot' && process < this.#process && !this.#disk.deliveries.has(line.id),
    );
    for (const { line } of pending)
      this.#disk.deliveries.set(line.id, { lineId: line.id, status: 'unknown', at });
    return pending.length;
  }

  async purge(before: number, now: number): Promise<PurgeResult> {
    this.#open();
    checkCutOff(before);
    const { seen = newest(this.#disk), doubted } = this.#disk.clock;
    const { believed, marks } = judgeClock(now, { seen, doubted });
    this.#disk.clock = marks;
    if (!believed) throw clockJumped();
    const result = { lines: 0, conversations: 0 };
    for (const [name, kept] of this.#disk.conversations) {
      result.lines += this.#drop(kept, before);
      if (kept.lines.length > 0 || kept.lastAt >= before) continue;
      this.#disk.conversations.delete(name);
      result.conversations += 1;
    }
    return result;
  }

  async close() {
    this.#closed = true;
  }

  #open() {
    if (this.#closed) throw storeError('closed', 'The store is closed.');
  }

  #find(key: ConversationKey) {
    this.#open();
    return this.#disk.conversations.get(nameOf(key));
  }

  #begin(key: ConversationKey): Kept {
    const kept = {
      key: { ...key },
      version: 0,
      state: '',
      lastSeq: 0,
      lastAt: 0,
      lines: [],
      flags: [],
      turns: new Map(),
    };
    this.#disk.conversations.set(nameOf(key), kept);
    return kept;
  }

  #check(turn: TurnCommit, kept: Kept | undefined) {
    checkTimes(turn.lines, kept?.lastAt);
    const own = new Set(turn.lines.map((line) => line.id));
    if (own.size < turn.lines.length || [...own].some((id) => this.#disk.lines.has(id))) throw lineIdTaken();
    const here = new Set([...own, ...(kept?.lines ?? []).map((line) => line.id)]);
    if (turn.flags.some((flag) => !here.has(flag.lineId))) throw flagWithoutLine();
  }

  #append(turn: TurnCommit, kept: Kept): CommitResult {
    const first = kept.lastSeq + 1;
    const lines = turn.lines.map((line, index) =>
      decodeLine({ ...columns(line), seq: first + index }, encodeBody(line)),
    );
    kept.lines.push(...lines);
    kept.flags.push(...turn.flags.map((flag) => ({ ...flag })));
    kept.version += 1;
    kept.state = turn.state;
    kept.lastSeq += lines.length;
    kept.lastAt = lines.at(-1)?.at ?? kept.lastAt;
    kept.turns.set(turn.dedupe, { first, last: kept.lastSeq, at: kept.lastAt });
    for (const line of lines) this.#disk.lines.set(line.id, { line, process: this.#process });
    return { kind: 'committed', lines: structuredClone(lines), version: kept.version };
  }

  #drop(kept: Kept, before: number): number {
    const gone = kept.lines.filter((line) => line.at < before);
    const ids = new Set(gone.map((line) => line.id));
    kept.lines = kept.lines.filter((line) => !ids.has(line.id));
    kept.flags = kept.flags.filter((flag) => !ids.has(flag.lineId));
    for (const id of ids) {
      this.#disk.lines.delete(id);
      this.#disk.deliveries.delete(id);
    }
    for (const [dedupe, turn] of kept.turns) if (turn.at < before) kept.turns.delete(dedupe);
    return gone.length;
  }
}

function nameOf(key: ConversationKey): string {
  return JSON.stringify([key.channel, key.conversation]);
}

function columns({ id, role, at }: NewLine) {
  return { id, role, at };
}

function between(kept: Kept, first: number, last: number): readonly Line[] {
  return kept.lines.filter((line) => line.seq >= first && line.seq <= last);
}

function newest(disk: MemoryDisk): number | undefined {
  const times = [...disk.conversations.values()].flatMap((kept) =>
    kept.lines.length > 0 ? [kept.lastAt] : [],
  );
  return times.length > 0 ? times.reduce((a, b) => Math.max(a, b)) : undefined;
}
