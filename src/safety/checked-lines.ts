import { staleNumbers, type Helplines } from './helplines.ts';

/** One of a country's numbers, and when somebody last made sure of it. */
export interface CheckedLine {
  readonly kind: string;
  readonly shown: string;
  readonly number: string;
  readonly hours: string;
  readonly source: string;
  readonly verifiedOn: string | null;
  readonly verifiedHow: string;
  /** Why somebody should make sure of it again. */
  readonly stale: 'never' | 'long-ago' | null;
}

/** A country's numbers, for those who look after them. */
export function checkedLines(helplines: Helplines, country: string, now: number): readonly CheckedLine[] {
  const asOf = new Date(now).toISOString().slice(0, 10);
  const stale = new Map(staleNumbers(helplines, asOf, country).map(({ number, why }) => [number, why]));
  return (helplines.countries[country]?.entries ?? []).map((line) => {
    const { kind, shown, number, hours, source } = line;
    const why = stale.get(number);
    return {
      kind,
      shown,
      number,
      hours,
      source,
      verifiedOn: line.verified_on ?? null,
      verifiedHow: line.verified_how,
      stale: why === undefined ? null : why === 'never verified' ? 'never' : 'long-ago',
    };
  });
}
