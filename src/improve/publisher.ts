import type { Finder } from '../knowledge/finder.ts';
import type { LoadedModel } from '../knowledge/model-file.ts';
import { faultOf } from '../model/fault.ts';
import type { Correction, RankingCase } from '../model/correction.ts';
import type {
  CorrectionState,
  Figure,
  ImproveReader,
  ImproveWriter,
  KeptCorrection,
  Publisher,
  PublisherOutcome,
} from '../model/improve.ts';
import type { Clock, Log } from '../model/world.ts';
import { learnable } from './learnable.ts';
import { judge, tryOut, type Trial } from './trial.ts';

/*
 * Approved corrections are an overlay on the content: at every start, and after every change of them, a model is fitted
 * in a worker and swapped in between two messages.
 *
 *    approve ─┐              fit in a worker       every case, old        committed, then
 *    withdraw ─┼─► one by one ──────────────► model ──────────────► figures ─────────────► in use
 *    erasure ─┘                                        and new           or refused: a case would break
 *
 * Whatever fails on the way, the model in use stays, and so does what the store holds.
 */

export interface PublisherParts {
  readonly reader: Pick<ImproveReader, 'corrections'>;
  readonly writer: Pick<ImproveWriter, 'decide' | 'onErased'>;
  readonly content: {
    readonly entries: readonly { readonly id: string }[];
    readonly finder: () => Finder;
    readonly fit: (corrections: readonly Correction[], signal?: AbortSignal) => Promise<LoadedModel>;
    readonly use: (model: LoadedModel) => void;
  };
  /** What must stay rightly understood; read when it is first needed. */
  readonly cases: () => Promise<readonly RankingCase[]>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Publishes corrections, one after the other. */
export function createPublisher(parts: PublisherParts): Publisher {
  return new Overlay(parts);
}

class Overlay implements Publisher {
  readonly #parts: PublisherParts;
  readonly #known: ReadonlySet<string>;
  readonly #inTurn = createQueue();
  readonly #ending = new AbortController();
  readonly #stopListening: () => void;
  #cases: Promise<readonly RankingCase[]> | undefined;
  #inUse = '';
  #counted: { readonly key: string; readonly figure: Promise<Figure> } | undefined;

  constructor(parts: PublisherParts) {
    this.#parts = parts;
    this.#known = new Set(['none', ...parts.content.entries.map(({ id }) => id)]);
    this.#stopListening = parts.writer.onErased(() => this.start());
  }

  start(): void {
    this.#inTurn(() => this.#refresh()).catch((cause: unknown) => this.#failed(cause));
  }

  trial(id: string): Promise<PublisherOutcome> {
    return this.#oneByOne(() => this.#approve(id));
  }

  approve(id: string, by: string): Promise<PublisherOutcome> {
    return this.#oneByOne(() => this.#approve(id, by));
  }

  withdraw(id: string, by: string): Promise<PublisherOutcome> {
    return this.#oneByOne(() => this.#withdraw(id, by));
  }

  async figure(): Promise<Figure> {
    const approved = (await this.#read()).filter(isApproved);
    const key = `${this.#parts.content.finder().model} ${keyOf(approved)}`;
    if (this.#counted?.key !== key) this.#counted = { key, figure: this.#count(approved) };
    return this.#counted.figure;
  }

  async close(): Promise<void> {
    this.#stopListening();
    this.#ending.abort();
    await this.#inTurn(() => Promise.resolve());
  }

  /** Fits what is approved where that is not what is in use: at a start, and after an erasure. */
  async #refresh(): Promise<void> {
    if (this.#ending.signal.aborted) return;
    const approved = (await this.#read()).filter(isApproved);
    if (keyOf(approved) !== this.#inUse) this.#take(approved, await this.#fit(approved.map(learnable)));
  }

  /** Without `by` it is only tried. */
  async #approve(id: string, by?: string): Promise<PublisherOutcome> {
    const all = await this.#read();
    const one = all.find((each) => each.id === id && !isApproved(each));
    if (one === undefined) return { kind: 'unknown' };
    const next = [one, ...all.filter(isApproved)];
    const trial = await this.#try(next, next);
    if (trial.broken.length > 0) return { kind: 'broken', figures: trial };
    if (by === undefined) return { kind: 'done', figures: trial };
    return this.#decide(one, { to: 'approved', by, next, trial });
  }

  async #withdraw(id: string, by: string): Promise<PublisherOutcome> {
    const all = await this.#read();
    const one = all.find((each) => each.id === id && each.state !== 'withdrawn');
    if (one === undefined) return { kind: 'unknown' };
    const approved = all.filter(isApproved);
    if (isApproved(one)) {
      const next = approved.filter((each) => each !== one);
      return this.#decide(one, { to: 'withdrawn', by, next, trial: await this.#try(next, approved) });
    }
    const { cases, right } = await this.#count(approved);
    const known = await this.#parts.writer.decide(id, 'withdrawn', by, this.#parts.clock.now());
    const figures = { cases, before: right, after: right, broken: [], unheard: [] };
    return known ? { kind: 'done', figures } : { kind: 'unknown' };
  }

  async #decide(one: KeptCorrection, { to, by, next, trial }: Decision): Promise<PublisherOutcome> {
    const { writer, clock } = this.#parts;
    if (!(await writer.decide(one.id, to, by, clock.now()))) return { kind: 'unknown' };
    this.#take(next, trial.model);
    return { kind: 'done', figures: trial };
  }

  async #try(corrections: readonly KeptCorrection[], judged: readonly KeptCorrection[]): Promise<Trial> {
    return tryOut({
      fit: (all) => this.#fit(all),
      corrections: corrections.map(learnable),
      cases: [...(await this.#ranking()), ...judged.map(asCase)],
      current: this.#parts.content.finder(),
    });
  }

  async #count(approved: readonly KeptCorrection[]): Promise<Figure> {
    const all = [...(await this.#ranking()), ...approved.map(asCase)];
    return { cases: all.length, right: (await judge(this.#parts.content.finder(), all)).size };
  }

  /** Of an entry that is no more, nothing can be learned. */
  async #read(): Promise<readonly KeptCorrection[]> {
    return (await this.#parts.reader.corrections()).filter(({ expected }) => this.#known.has(expected));
  }

  #ranking(): Promise<readonly RankingCase[]> {
    this.#cases ??= this.#parts.cases();
    return this.#cases;
  }

  #fit(corrections: readonly Correction[]): Promise<LoadedModel> {
    return this.#parts.content.fit(corrections, this.#ending.signal);
  }

  #take(approved: readonly KeptCorrection[], model: LoadedModel): void {
    this.#inUse = keyOf(approved);
    this.#parts.content.use(model);
    this.#parts.log.info('corrections in use', { count: approved.length });
  }

  async #oneByOne(work: () => Promise<PublisherOutcome>): Promise<PublisherOutcome> {
    try {
      return await this.#inTurn(work);
    } catch (cause) {
      this.#failed(cause);
      return { kind: 'failed' };
    }
  }

  #failed(cause: unknown): void {
    if (!this.#ending.signal.aborted)
      this.#parts.log.error('corrections not fitted', { fault: faultOf(cause) });
  }
}

interface Decision {
  readonly to: Exclude<CorrectionState, 'proposed'>;
  readonly by: string;
  /** What is approved from then on. */
  readonly next: readonly KeptCorrection[];
  readonly trial: Trial;
}

/** One piece of work after the other, whatever became of the one before. */
function createQueue(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}

function isApproved({ state }: KeptCorrection): boolean {
  return state === 'approved';
}

function keyOf(approved: readonly KeptCorrection[]): string {
  return approved
    .map(({ id }) => id)
    .toSorted()
    .join(' ');
}

function asCase(correction: KeptCorrection): RankingCase {
  const { text, expected } = learnable(correction);
  return { text, expected: [expected] };
}
