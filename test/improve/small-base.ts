import { createFinder, type Finder } from '../../src/knowledge/finder.ts';
import type { LoadedModel } from '../../src/knowledge/model-file.ts';
import { fit } from '../../src/match/fit.ts';
import type { Lexicon } from '../../src/match/lexicon.ts';
import type { Correction } from '../../src/model/correction.ts';
import type { ImproveReader, ImproveWriter, KeptCorrection } from '../../src/model/improve.ts';

const lexicon: Lexicon = { spellings: { words: new Map(), suffixes: new Map() }, groups: new Map() };

const SAID = {
  'clinic/fees': ['how much does it cost', 'the price of a session', 'fees please', 'is it expensive'],
  'clinic/hours': ['when are you open', 'opening hours', 'open on saturday', 'what time do you close'],
  'clinic/location': ['where are you', 'the address of the clinic', 'how do i get there', 'which street'],
  none: [
    'reset my password',
    'the printer is broken',
    'weather tomorrow',
    'book me a flight',
    'my wagon is broken',
    'wheels for a wagon',
    'leave a tip',
    'somewhere over the rainbow',
  ],
};
const examples = Object.entries(SAID).flatMap(([id, texts]) => texts.map((text) => ({ id, text })));

/** Fits a base so small that it takes a moment only. */
export function fitSmall(corrections: readonly Correction[] = []): LoadedModel {
  const more = corrections.flatMap(({ text, expected: id }) =>
    Array.from({ length: 10 }, () => ({ id, text })),
  );
  const hash = corrections.map(({ text }) => text).join(' ');
  return { model: fit([...examples, ...more], lexicon), hash: `small ${hash}` };
}

/** Content on the small base, whose fitting can be held up or made to fail. */
export class SmallContent {
  readonly entries = (['clinic/fees', 'clinic/hours', 'clinic/location'] as const).map((id) => ({
    id,
    title: `About ${id}`,
  }));
  #finder: Finder = createFinder(fitSmall());
  /** What every fitting was given. */
  readonly fitted: (readonly string[])[] = [];
  fault: Error | undefined;

  readonly finder = (): Finder => this.#finder;
  readonly use = (model: LoadedModel): void => {
    this.#finder = createFinder(model);
  };
  readonly fit = async (corrections: readonly Correction[]): Promise<LoadedModel> => {
    this.fitted.push(corrections.map(({ text }) => text));
    if (this.fault !== undefined) throw this.fault;
    return fitSmall(corrections);
  };
}

/** Corrections in memory. */
export class KeptCorrections
  implements Pick<ImproveReader, 'corrections'>, Pick<ImproveWriter, 'decide' | 'onErased'>
{
  all: readonly KeptCorrection[] = [];
  #listener: () => void = () => undefined;

  propose(id: string, { text, expected }: Correction): void {
    const kept = { id, text, expected, conversation: 'c', by: 'rob', at: 1, decided: undefined };
    this.all = [...this.all, { ...kept, state: 'proposed' }];
  }

  erase(id: string): void {
    this.all = this.all.filter((one) => one.id !== id);
    this.#listener();
  }

  async corrections(): Promise<readonly KeptCorrection[]> {
    return this.all;
  }

  async decide(id: string, to: 'approved' | 'withdrawn', by: string, at: number): Promise<boolean> {
    const found = this.all.some((one) => one.id === id);
    this.all = this.all.map((one) => (one.id === id ? { ...one, state: to, decided: { by, at } } : one));
    return found;
  }

  onErased(listener: () => void): () => void {
    this.#listener = listener;
    return () => (this.#listener = () => undefined);
  }
}
