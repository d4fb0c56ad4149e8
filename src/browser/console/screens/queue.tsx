import type { ReactNode } from 'react';
import type { Queue } from '../../../console/api/records.ts';
import { fill } from '../../../model/template.ts';
import { useClock } from '../data/clock.ts';
import { queue } from '../data/desk.ts';
import { goToNext } from '../data/next.ts';
import { useNow } from '../data/now.ts';
import { moveFocus, useShortcuts } from '../data/shortcuts.ts';
import { useCell } from '../data/store.ts';
import { Button } from '../parts/button.tsx';
import { Icon, type IconName } from '../parts/icons.tsx';
import { Link } from '../parts/link.tsx';
import { Row } from '../parts/row.tsx';
import { Empty, Fault, Skeleton } from '../parts/states.tsx';
import { words } from '../words.ts';
import { Screen } from './screen.tsx';

type Group = Queue['groups'][number];

const ICONS: { readonly [group in Group['group']]: IconName } = {
  danger: 'danger',
  'thumbs-down': 'down',
  unanswered: 'question',
  'call-back': 'phone',
  rest: 'conversations',
};

/** What waits to be looked at, what matters first. */
export function QueueScreen(): ReactNode {
  const { value, fault } = useCell(queue);
  useShortcuts({
    j: () => moveFocus('[data-row]', 1),
    k: () => moveFocus('[data-row]', -1),
    n: () => void goToNext(),
  });
  const action = value && value.groups.some(({ count }) => count > 0) && (
    <Button look="main" icon="next" shortcut="n" onPress={() => void goToNext()}>
      {words.queue.next}
    </Button>
  );
  return (
    <Screen title={words.queue.title} lead={words.queue.lead} actions={action}>
      {fault && <Fault fault={fault} retry={() => void queue.reload()} />}
      {value ? <Groups queue={value} /> : !fault && <Skeleton rows={8} />}
    </Screen>
  );
}

function Groups({
  queue: { groups, now: server, alarmMinutes, unopened },
}: {
  readonly queue: Queue;
}): ReactNode {
  const now = useNow(server);
  const clock = useClock();
  if (groups.every(({ count }) => count === 0))
    return (
      <Empty heading={words.queue.empty}>
        <p>{words.queue['empty-more']}</p>
      </Empty>
    );
  return groups.map(({ group, count, rows }) => (
    <section key={group} className={`group ${group}`} aria-labelledby={`group-${group}`}>
      <header>
        <h2 id={`group-${group}`}>
          <Icon name={ICONS[group]} />
          {words.group[group]} <span className="count">{count}</span>
        </h2>
        <p className="hint">
          {group === 'danger' && count > 0 && unopened === 0
            ? words.queue['clear-danger']
            : words['group-hint'][group]}
        </p>
        {count > rows.length && (
          <Link to={`/console/conversations?group=${group}`} className="all-of">
            {fill(words.queue['all-of'], { count: String(count) })}
          </Link>
        )}
      </header>
      {rows.length > 0 && (
        <ul className="rows">
          {rows.map((row) => (
            <Row key={row.id} row={row} now={now} clock={clock} alarmMinutes={alarmMinutes} />
          ))}
        </ul>
      )}
    </section>
  ));
}
