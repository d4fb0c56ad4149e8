import type { ReactNode } from 'react';
import type { Overview } from '../../../console/api/records.ts';
import { Head } from '../parts/head.tsx';
import { Icon } from '../parts/icons.tsx';
import { words } from '../words.ts';

/** The numbers that visitors in danger are given, when each was checked, and a warning that stays until they are. */
export function Helplines({ helplines: { country, stale, lines } }: Pick<Overview, 'helplines'>): ReactNode {
  const say = words.settings.helplines;
  return (
    <section className="card" aria-labelledby="helplines">
      <h2 id="helplines">
        {say.title} <span className="soft">{country}</span>
      </h2>
      {stale && (
        <p className="standing-warning" role="note">
          <Icon name="danger" /> <span>{say.warning}</span>
        </p>
      )}
      <div className="table-frame" tabIndex={0} role="region" aria-labelledby="helplines">
        <table className="table">
          <Head columns={[say.kind, say.number, say.hours, say.checked, say.source]} />
          <tbody>
            {lines.map((line) => (
              <tr key={`${line.kind} ${line.number}`}>
                <th scope="row">{line.shown}</th>
                <td className="figures">{line.number}</td>
                <td>{line.hours}</td>
                <td>
                  {line.verifiedOn ?? say.never}{' '}
                  {line.verifiedOn !== null && <span className="soft">{line.verifiedHow}</span>}
                  {line.stale !== null && <span className="chip warn">{say.stale[line.stale]}</span>}
                </td>
                <td className="source">
                  <Source text={line.source} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** Where a number comes from: a link where it is a page of the web, and nothing else ever is one. */
function Source({ text }: { readonly text: string }): ReactNode {
  if (!/^https?:\/\/[^\s]+$/.test(text)) return text;
  return (
    <a href={text} target="_blank" rel="noopener noreferrer">
      {text.replace(/^https?:\/\/(www\.)?/, '')}
    </a>
  );
}
