import type { ReactNode } from 'react';
import type { Overview } from '../../../console/api/records.ts';
import { fill } from '../../../model/template.ts';
import { words } from '../words.ts';

/** How much of the guide the bot can answer from, a section a line. */
export function Coverage({ coverage }: Pick<Overview, 'coverage'>): ReactNode {
  const say = words.settings.coverage;
  const most = Math.max(1, ...coverage.map(({ entries }) => entries));
  const covered = coverage.filter(({ entries }) => entries > 0).length;
  return (
    <section className="card" aria-labelledby="coverage">
      <h2 id="coverage">{say.title}</h2>
      <p className="hint">{fill(say.sum, { covered: String(covered), all: String(coverage.length) })}</p>
      <ul className="coverage">
        {coverage.map(({ section, entries, stale }) => (
          <li key={section}>
            <span>{section}</span>
            <meter min={0} max={most} value={entries} aria-hidden="true" />
            <span className="figures">
              {entries === 0
                ? say.none
                : fill(entries === 1 ? say.one : say.entries, { count: String(entries) })}
            </span>
            {stale && <span className="chip warn">{say.stale}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
