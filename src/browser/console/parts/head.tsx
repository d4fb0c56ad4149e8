import type { ReactNode } from 'react';

interface Props {
  readonly columns: readonly string[];
  /** A last column of buttons, which needs no name. */
  readonly acts?: boolean;
}

/** The first row of a table: what stands in its columns. */
export function Head({ columns, acts = false }: Props): ReactNode {
  return (
    <thead>
      <tr>
        {columns.map((name) => (
          <th key={name} scope="col">
            {name}
          </th>
        ))}
        {acts && <td />}
      </tr>
    </thead>
  );
}
