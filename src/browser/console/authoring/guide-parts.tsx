import type { ReactNode } from 'react';
import type { Authoring } from '../../../console/api/authoring.ts';
import { words } from '../words.ts';
import { EntryIds } from './entries.tsx';
import { Part, Rows } from './part.tsx';

type Props = Pick<Authoring, 'coverage' | 'around'>;

/** Which entries stand on which section of the guide. */
export function CoveragePart({ coverage, around }: Props): ReactNode {
  const say = words.authoring.coverage;
  const bareFirst = coverage.toSorted((a, b) => Number(a.entries.length > 0) - Number(b.entries.length > 0));
  return (
    <Part id="coverage" title={say.title} todo={say.todo}>
      <Rows
        label={say.title}
        columns={[say.section, words.authoring.entries]}
        rows={bareFirst.map(({ title, entries }) => ({
          key: title,
          cells: [
            title,
            entries.length === 0 ? <span className="chip warn">{say.bare}</span> : <EntryIds ids={entries} />,
          ],
        }))}
      />
      <p className="hint">{say.around}</p>
      <EntryIds ids={around} />
    </Part>
  );
}

/** Sections whose text is no longer the one that their entries were read against. */
export function ChangedPart({ coverage }: Pick<Props, 'coverage'>): ReactNode {
  const say = words.authoring.changed;
  const changed = coverage.filter(({ stale }) => stale);
  return (
    <Part id="changed" title={say.title} todo={say.todo}>
      {changed.length === 0 ? (
        <p>{say.empty}</p>
      ) : (
        <Rows
          label={say.title}
          columns={[words.authoring.coverage.section, say.read]}
          rows={changed.map(({ title, entries }) => ({
            key: title,
            cells: [title, <EntryIds key={title} ids={entries} />],
          }))}
        />
      )}
    </Part>
  );
}
