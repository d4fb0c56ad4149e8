import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { ask } from '../data/ask.ts';
import { readNewest } from '../../../console/api/record-endpoints.ts';
import { useClock } from '../data/clock.ts';
import { queue } from '../data/desk.ts';
import { useNow } from '../data/now.ts';
import { go } from '../data/place.ts';
import { mayCall, useMe } from '../data/session.ts';
import { moveFocus, useShortcuts } from '../data/shortcuts.ts';
import { Cell, useCell, usePeek } from '../data/store.ts';
import { Button } from '../parts/button.tsx';
import { Row } from '../parts/row.tsx';
import { Empty, Fault, Skeleton } from '../parts/states.tsx';
import { startOfDay } from '../parts/time.ts';
import { Screen } from '../screens/screen.tsx';
import { words } from '../words.ts';
import { ExportingFound } from './exporting-found.tsx';
import { FilterBar } from './filter-bar.tsx';
import { countSet, fromAddress, NO_FILTERS, toAddress, toSearch, type Filters } from './filters.ts';
import { useResults, type Results } from './results.ts';
import { SearchBox } from './search-box.tsx';

/** What the filters can be set to. */
const known = new Cell((background) => ask(readNewest, { background }));
/** What was written into the filters, for whoever comes back to the list; it ends with the page. */
let written: Pick<Filters, 'words' | 'label' | 'assignee'> = NO_FILTERS;

/** All conversations, the newest first, narrowed by filters and by words. */
export function ListScreen({ query }: { readonly query: URLSearchParams }): ReactNode {
  const [own, setOwn] = useState(written);
  const filters = useMemo(() => ({ ...NO_FILTERS, ...own, ...fromAddress(query) }), [own, query]);
  const clock = useClock();
  const search = toSearch(filters, (day, later) => startOfDay(day, later, clock));
  const results = useResults(search);
  const exports = mayCall(useMe(), 'POST /exports');
  const box = useRef<HTMLInputElement>(null);
  const choices = useCell(known).value?.filters;
  const change = (changes: Partial<Filters>): void => {
    const next = { ...filters, ...changes };
    written = { words: next.words, label: next.label, assignee: next.assignee };
    setOwn(written);
    go(toAddress(next), { replace: true });
  };
  const find = query.has('find');
  useEffect(() => {
    if (!find) return;
    box.current?.focus();
    box.current?.select();
    go(toAddress(filters), { replace: true });
  }, [find, filters]);
  useShortcuts({
    j: () => moveFocus('[data-row]', 1),
    k: () => moveFocus('[data-row]', -1),
    '/': () => {
      box.current?.focus();
      box.current?.select();
    },
    x: () => change(NO_FILTERS),
  });
  return (
    <Screen
      title={words.nav.conversations}
      actions={
        <>
          <SearchBox ref={box} value={filters.words} search={(text) => change({ words: text })} />
          {exports && <ExportingFound search={search} />}
        </>
      }
    >
      <FilterBar filters={filters} choices={choices} change={change} />
      <Found
        results={results}
        filtered={countSet(filters) > 0 || filters.words !== ''}
        clear={() => change(NO_FILTERS)}
      />
    </Screen>
  );
}

interface FoundProps {
  readonly results: Results;
  readonly filtered: boolean;
  readonly clear: () => void;
}

function Found({
  results: { rows, cursor, loading, fault, more, again },
  filtered,
  clear,
}: FoundProps): ReactNode {
  const clock = useClock();
  const { value } = usePeek(queue);
  const now = useNow(value?.now);
  if (fault) return <Fault fault={fault} retry={again} />;
  if (rows.length === 0 && loading) return <Skeleton rows={10} />;
  if (rows.length === 0)
    return (
      <Empty heading={filtered ? words.list['nothing-found'] : words.list.empty}>
        {filtered && <Button onPress={clear}>{words.list.clear}</Button>}
      </Empty>
    );
  return (
    <>
      <ul className={loading ? 'rows aging' : 'rows'} aria-busy={loading}>
        {rows.map((row) => (
          <Row key={row.id} row={row} now={now} clock={clock} alarmMinutes={value?.alarmMinutes} />
        ))}
      </ul>
      <div className="list-foot">
        {cursor === null ? (
          <p className="soft">{words.list.end}</p>
        ) : (
          <Button onPress={more} isDisabled={loading}>
            {words.common.more}
          </Button>
        )}
      </div>
    </>
  );
}
