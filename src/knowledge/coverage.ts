import type { SectionCoverage } from '../model/authoring.ts';
import type { Entry } from './entry.ts';
import { staleSections, type GuideSection } from './guide.ts';

/** The guide's sections in its order, and which entries stand on each. */
export function coverageOf(
  sections: readonly GuideSection[],
  entries: readonly Pick<Entry, 'id' | 'guide'>[],
): readonly SectionCoverage[] {
  const stale = new Set(staleSections(sections));
  return sections.map(({ title }) => ({
    title,
    stale: stale.has(title),
    entries: entries.filter(({ guide }) => guide.includes(title)).map(({ id }) => id),
  }));
}
