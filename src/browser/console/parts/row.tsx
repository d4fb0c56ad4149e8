import type { ReactNode } from 'react';
import type { ConversationRow } from '../../../console/api/review.ts';
import { fill } from '../../../model/template.ts';
import { words } from '../words.ts';
import { channelName, dangerName, topicName } from './names.ts';
import { Icon, type IconName } from './icons.tsx';
import { Link } from './link.tsx';
import { spanOf, whenOf, type Clock } from './time.ts';
import { Plain, Written } from './written.tsx';

interface Props {
  readonly row: ConversationRow;
  readonly now: number;
  readonly clock: Clock;
  /** After how many minutes an unopened flag alarms. */
  readonly alarmMinutes?: number | undefined;
}

/** One conversation in a list: a link, its beginning first, and what speaks for opening it. */
export function Row({ row, now, clock, alarmMinutes }: Props): ReactNode {
  const { preview } = row;
  return (
    <li>
      <Link to={`/console/conversations/${row.id}`} className={`row ${row.status}`} data-row="">
        <span className="row-text">
          {preview.length === 0 ? <em>{words.row.empty}</em> : <Written parts={preview} />}
        </span>
        <span className="row-facts">
          <Reasons row={row} now={now} alarmMinutes={alarmMinutes} />
          {row.labels.map((label) => (
            <span key={label} className="chip label-chip">
              <bdi>
                <Plain text={label} />
              </bdi>
            </span>
          ))}
          <span className="soft">
            {[channelName(row.channel), ...row.topics.slice(0, 2).map(topicName)].join(' · ')}
          </span>
        </span>
        <span className="row-side">
          <time dateTime={new Date(row.lastAt).toISOString()}>{whenOf(row.lastAt, now, clock)}</time>
          <span className={`status ${row.status}`}>{words.status[row.status]}</span>
          <span className="soft row-count">
            {counted(row.messages, words.row['messages-one'], words.row.messages)}
          </span>
          <span className="soft row-assignee">
            {row.assignee === null ? (
              words.row.unassigned
            ) : (
              <bdi>
                <Plain text={row.assignee} />
              </bdi>
            )}
          </span>
        </span>
      </Link>
    </li>
  );
}

function counted(count: number, one: string, some: string): string {
  return count === 1 ? one : fill(some, { count: String(count) });
}

/** Why a conversation should be looked at. */
function Reasons({
  row,
  now,
  alarmMinutes,
}: {
  readonly row: ConversationRow;
  readonly now: number;
  readonly alarmMinutes?: number | undefined;
}): ReactNode {
  const { danger, thumbs, callBacks, outcomes, held } = row;
  const unknown = outcomes.unknown ?? 0;
  return (
    <>
      {danger.flags > 0 && (
        <Chip look="danger" icon="danger">
          {fill(words.row.danger, { kinds: danger.kinds.map(dangerName).join(', ') })}
        </Chip>
      )}
      {danger.unopenedSince !== null && (
        <Waiting since={danger.unopenedSince} now={now} alarmMinutes={alarmMinutes} />
      )}
      {thumbs.down > 0 && (
        <Chip look="warn" icon="down">
          {counted(thumbs.down, words.row['down-one'], words.row.down)}
        </Chip>
      )}
      {unknown > 0 && (
        <Chip look="warn" icon="question">
          {counted(unknown, words.row['unanswered-one'], words.row.unanswered)}
        </Chip>
      )}
      {callBacks > 0 && (
        <Chip look="accent" icon="phone">
          {words.row['call-back']}
        </Chip>
      )}
      {held && (
        <Chip look="plain" icon="lock">
          {words.row.held}
        </Chip>
      )}
    </>
  );
}

function Waiting({
  since,
  now,
  alarmMinutes = Infinity,
}: {
  readonly since: number;
  readonly now: number;
  readonly alarmMinutes?: number | undefined;
}): ReactNode {
  const late = now - since >= alarmMinutes * 60_000;
  return (
    <span className={late ? 'waiting late' : 'waiting'}>
      {fill(words.queue.waiting, { minutes: spanOf(now - since) })}
    </span>
  );
}

interface ChipProps {
  readonly look: 'danger' | 'warn' | 'accent' | 'plain';
  readonly icon?: IconName;
  readonly children: ReactNode;
}

/** A small fact beside a text. */
export function Chip({ look, icon, children }: ChipProps): ReactNode {
  return (
    <span className={`chip ${look}`}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </span>
  );
}
