import type { Review } from '../model/authoring.ts';

interface Signature {
  readonly by?: string | null | undefined;
  readonly on?: string | null | undefined;
}

/** One of the clinic's numbers; `stale`: why somebody should make sure of it again. */
export interface CheckedNumber {
  readonly shown: string;
  readonly verifiedOn: string | null;
  readonly verifiedBy?: string | null;
  readonly stale: string | null;
}

export interface ReviewSources {
  readonly entries: readonly { readonly id: string; readonly reviewed: Signature }[];
  readonly numbers: readonly CheckedNumber[];
  /** Who signed the words for danger, and the country's numbers. */
  readonly approval: { readonly crisis_texts: Signature; readonly helplines: Signature };
  /** What nobody has signed as it stands. */
  readonly unsigned: readonly ('crisis_texts' | 'helplines')[];
  readonly now: number;
}

/** What was read a year ago is read again. */
const TRUSTED = 365 * 24 * 60 * 60 * 1000;
const STATES = ['overdue', 'unsigned', 'fine'] as const satisfies readonly Review['state'][];
const KINDS = ['crisis-texts', 'helplines', 'helpline', 'entry'] as const satisfies readonly Review['kind'][];

/** Everything that somebody should have read, by its last review: what is due comes first, danger before the rest. */
export function reviewsOf(sources: ReviewSources): readonly Review[] {
  const { entries, numbers, approval, unsigned, now } = sources;
  const signed = (kind: Review['kind'], name: string, { by, on }: Signature, isOpen = false): Review => {
    const named = { kind, name, by: by ?? null, on: on ?? null };
    if (isOpen || !by || !on) return { ...named, state: 'unsigned' };
    return { ...named, state: Date.parse(on) + TRUSTED < now ? 'overdue' : 'fine' };
  };
  const all: readonly Review[] = [
    signed('crisis-texts', '', approval.crisis_texts, unsigned.includes('crisis_texts')),
    signed('helplines', '', approval.helplines, unsigned.includes('helplines')),
    ...numbers.map(({ shown, verifiedOn: on, verifiedBy: by = null, stale }): Review => ({
      kind: 'helpline',
      name: shown,
      by,
      on,
      state: on === null ? 'unsigned' : stale === null ? 'fine' : 'overdue',
    })),
    ...entries.map(({ id, reviewed }) => signed('entry', id, reviewed)),
  ];
  const isFine = ({ state }: Review): number => Number(state === 'fine');
  return all.toSorted(
    (a, b) =>
      isFine(a) - isFine(b) ||
      KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
      STATES.indexOf(a.state) - STATES.indexOf(b.state) ||
      (a.on ?? '').localeCompare(b.on ?? ''),
  );
}
