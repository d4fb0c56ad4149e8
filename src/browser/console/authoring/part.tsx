import { useState, type ReactNode } from 'react';
import { fill } from '../../../model/template.ts';
import { Button } from '../parts/button.tsx';
import { Head } from '../parts/head.tsx';
import { words } from '../words.ts';

interface PartProps {
  readonly id: string;
  readonly title: string;
  /** What to do about what stands here. */
  readonly todo: string;
  readonly children: ReactNode;
}

/** One thing to look at: what it is, what to do about it, and the figures. */
export function Part({ id, title, todo, children }: PartProps): ReactNode {
  return (
    <section className="card authoring-part" id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      <p className="hint">{todo}</p>
      {children}
    </section>
  );
}

export interface TableRow {
  readonly key: string;
  /** One for each column; the first names the row. */
  readonly cells: readonly ReactNode[];
}

interface RowsProps {
  readonly label: string;
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
  /** So many are shown before somebody asks for all. */
  readonly few?: number;
}

const FEW = 12;

/** A table of which the first rows are shown; the rest on demand. */
export function Rows({ label, columns, rows, few = FEW }: RowsProps): ReactNode {
  const [all, setAll] = useState(false);
  const shown = all ? rows : rows.slice(0, few);
  return (
    <>
      <div className="table-frame" tabIndex={0} role="region" aria-label={label}>
        <table className="table">
          <Head columns={columns} />
          <tbody>
            {shown.map(({ key, cells: [head, ...rest] }) => (
              <tr key={key}>
                <th scope="row">{head}</th>
                {rest.map((cell, at) => (
                  <td key={columns[at + 1]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > few && (
        <div>
          <Button look="quiet" onPress={() => setAll(!all)}>
            {all ? words.authoring.fewer : fill(words.authoring.all, { count: rows.length.toLocaleString() })}
          </Button>
        </div>
      )}
    </>
  );
}
