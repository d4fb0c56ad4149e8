import type { ReactNode } from 'react';
import { fill } from '../../model/template.ts';
import { queue } from './data/desk.ts';
import { useNow } from './data/now.ts';
import { usePlace } from './data/place.ts';
import { usePeek } from './data/store.ts';
import { Icon } from './parts/icons.tsx';
import { Link } from './parts/link.tsx';
import { spanOf } from './parts/time.ts';
import { words } from './words.ts';

/** Says on every screen, without a sound, that somebody's flag has waited too long. */
export function Alarm(): ReactNode {
  const { value } = usePeek(queue);
  const now = useNow(value?.now);
  const { path } = usePlace();
  const waiting = value?.groups.find(({ group }) => group === 'danger')?.rows ?? [];
  const longest = waiting
    .flatMap((row) => row.danger.unopenedSince ?? [])
    .sort((one, other) => one - other)[0];
  const late =
    value !== undefined && longest !== undefined && now - longest >= value.alarmMinutes * 60_000
      ? longest
      : undefined;
  const first = waiting.find((row) => row.danger.unopenedSince === late);
  return (
    <div role="status" className="alarm-place">
      {value && late !== undefined && first && !path.endsWith(first.id) && (
        <p className="alarm">
          <Icon name="danger" />
          <span>
            {fill(value.unopened === 1 ? words.live['alarm-one'] : words.live.alarm, {
              count: String(value.unopened),
              minutes: spanOf(now - late),
            })}
          </span>
          <Link to={`/console/conversations/${first.id}`}>{words.live.open}</Link>
        </p>
      )}
    </div>
  );
}
