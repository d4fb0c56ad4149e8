import { createContext, useContext, type ReactNode } from 'react';
import type { Authoring } from '../../../console/api/authoring.ts';
import { words } from '../words.ts';

const Titles = createContext<ReadonlyMap<string, string>>(new Map());

/** Lets everything below name entries by their titles. */
export function EntryTitles({
  entries,
  children,
}: Pick<Authoring, 'entries'> & { readonly children: ReactNode }): ReactNode {
  return <Titles value={new Map(entries.map(({ id, title }) => [id, title]))}>{children}</Titles>;
}

/** An entry by its title, and by its id: that is its file. */
export function Entry({ id }: { readonly id: string }): ReactNode {
  const title = useContext(Titles).get(id);
  if (id === 'none') return words.authoring.none;
  return (
    <>
      {title !== undefined && <>{title} </>}
      <code className="soft">{id}</code>
    </>
  );
}

/** Several, by their ids only. */
export function EntryIds({ ids }: { readonly ids: readonly string[] }): ReactNode {
  return (
    <ul className="entry-ids">
      {ids.map((id) => (
        <li key={id}>
          <code>{id}</code>
        </li>
      ))}
    </ul>
  );
}
