import type { ConversationKey } from '../model/incoming.ts';
import type { CommitResult, Delivery, PurgeResult, Store, TurnCommit } from '../model/store.ts';
import { storeError } from './errors.ts';
import { decodeLine, encodeBody } from './line-json.ts';
import { between, columns, createMemoryDisk, nameOf, newest } from './memory-disk.ts';
import type { Kept, MemoryDisk } from './memory-disk.ts';
import { checkCutOff, checkTimes, clockJumped, flagWithoutLine, judgeClock, lineIdTaken } from './rules.ts';

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
    return this.#take(turn, () => undefined);
  }

  async erase(turn: TurnCommit, receipt: string): Promise<CommitResult> {
    return this.#take(turn, (kept) => {
      const flags = kept.flags.map(({ reason, kind, at }) => ({ reason, kind, at }));
      this.#disk.erasures.unshift({ receipt, at: turn.lines[0]?.at ?? 0, lines: kept.lines.length, flags });
      for (const dedupe of kept.turns.keys()) kept.erased.add(dedupe);
      this.#drop(kept, Number.POSITIVE_INFINITY);
    });
  }

  #take(turn: TurnCommit, first: (kept: Kept) => void): CommitResult {
    const kept = this.#find(turn.key);
    const before = kept?.turns.get(turn.dedupe);
    if (kept !== undefined && before !== undefined) {
      const lines = between(kept, before.first, before.last);
      this.#name(kept, lines[0]?.id, turn.nativeId);
      return { kind: 'duplicate', lines: structuredClone(lines) };
    }
    if (kept?.erased.has(turn.dedupe) === true) return { kind: 'duplicate', lines: [] };
    if (turn.expectedVersion !== (kept?.version ?? 0)) return { kind: 'conflict' };
    this.#check(turn, kept);
    if (kept !== undefined) first(kept);
    return this.#append(turn, kept ?? this.#begin(turn.key));
  }

  async lines(key: ConversationKey, afterSeq: number, limit: number) {
    const lines = this.#find(key)?.lines ?? [];
    return structuredClone(lines.filter((line) => line.seq > afterSeq).slice(0, Math.max(0, limit)));
  }

  async delivered(deliveries: readonly Delivery[]) {
    this.#open();
    for (const delivery of deliveries) {
      const kept = this.#keeping(delivery.lineId);
      if (kept === undefined) continue;
      const { nativeIds = [], ...report } = delivery;
      for (const id of nativeIds) this.#name(kept, delivery.lineId, id);
      if (this.#disk.deliveries.get(delivery.lineId)?.status === 'sent') continue;
      this.#disk.deliveries.set(delivery.lineId, report);
    }
  }

  async deliveries(key: ConversationKey) {
    const lines = this.#find(key)?.lines ?? [];
    return lines
      .map((line) => this.#disk.deliveries.get(line.id))
      .filter((delivery) => delivery !== undefined);
  }

  async lineNamed(key: ConversationKey, nativeId: string) {
    return this.#find(key)?.names.get(nativeId);
  }

  async flags(key: ConversationKey) {
    return structuredClone(this.#find(key)?.flags ?? []);
  }

  async feedback(key: ConversationKey) {
    const lines = this.#find(key)?.lines ?? [];
    return structuredClone(lines.flatMap(({ id }) => this.#disk.feedback.get(id) ?? []));
  }

  async callBacks(limit: number) {
    this.#open();
    const all = [...this.#disk.conversations.values()].flatMap(({ key, callBacks }) =>
      callBacks.map((one) => ({ ...one, key: { ...key } })),
    );
    return all.toSorted((a, b) => a.at - b.at).slice(0, Math.max(0, limit));
  }

  async erasures(limit: number) {
    this.#open();
    return structuredClone(this.#disk.erasures.slice(0, Math.max(0, limit)));
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
    this.#disk.erasures = this.#disk.erasures.filter(({ at }) => at >= before);
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
      callBacks: [],
      names: new Map(),
      turns: new Map(),
      erased: new Set<string>(),
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
    this.#name(kept, lines[0]?.id, turn.nativeId);
    this.#rate(turn, kept);
    if (turn.callBack !== undefined) kept.callBacks.push({ ...turn.callBack });
    return { kind: 'committed', lines: structuredClone(lines), version: kept.version };
  }

  #keeping(lineId: string): Kept | undefined {
    if (!this.#disk.lines.has(lineId)) return undefined;
    return [...this.#disk.conversations.values()].find(({ lines }) => lines.some(({ id }) => id === lineId));
  }

  #name(kept: Kept, lineId: string | undefined, nativeId: string | undefined) {
    if (lineId !== undefined && nativeId !== undefined && !kept.names.has(nativeId))
      kept.names.set(nativeId, lineId);
  }

  #rate({ feedback = [] }: TurnCommit, kept: Kept) {
    const own = new Set(kept.lines.flatMap(({ id, role }) => (role === 'bot' ? [id] : [])));
    for (const given of feedback) {
      if (!own.has(given.lineId)) continue;
      const words = given.words ?? this.#disk.feedback.get(given.lineId)?.words;
      this.#disk.feedback.set(given.lineId, { ...given, ...(words !== undefined && { words }) });
    }
  }

  #drop(kept: Kept, before: number): number {
    const gone = kept.lines.filter((line) => line.at < before);
    const ids = new Set(gone.map((line) => line.id));
    kept.lines = kept.lines.filter((line) => !ids.has(line.id));
    kept.flags = kept.flags.filter((flag) => !ids.has(flag.lineId));
    for (const id of ids) {
      this.#disk.lines.delete(id);
      this.#disk.deliveries.delete(id);
      this.#disk.feedback.delete(id);
    }
    for (const [name, id] of kept.names) if (ids.has(id)) kept.names.delete(name);
    kept.callBacks = kept.callBacks.filter(({ at }) => at >= before);
    for (const [dedupe, turn] of kept.turns) if (turn.at < before) kept.turns.delete(dedupe);
    return gone.length;
  }
}
