import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { TranscriptLine } from '../../../console/api/transcript.ts';
import { fill } from '../../../model/template.ts';
import { Icon } from '../parts/icons.tsx';
import { dangerName } from '../parts/names.ts';
import { Chip } from '../parts/row.tsx';
import { Said } from '../parts/said.tsx';
import { momentOf, timeOf, type Clock } from '../parts/time.ts';
import { Plain, Written } from '../parts/written.tsx';
import { words } from '../words.ts';

interface Props {
  readonly line: TranscriptLine;
  readonly clock: Clock;
  readonly isSelected: boolean;
  readonly select: () => void;
  readonly correct: () => void;
}

/** One line as it looked, with what it is worth knowing at a glance; the rest stands beside once it is chosen. */
export function Bubble({ line, clock, isSelected, select, correct }: Props): ReactNode {
  const { role, kind, event, flags, feedback, decision } = line;
  return (
    <div className={isSelected ? 'bubble-row selected' : 'bubble-row'}>
      {kind === 'event' && event ? <EventOf name={event.name} data={event.data} /> : <Text line={line} />}
      <p className="line-facts">
        <time dateTime={new Date(line.at).toISOString()} title={momentOf(line.at, clock)}>
          {timeOf(line.at, clock)}
        </time>
        {flags.map((flag) => (
          <Chip
            key={`${flag.reason} ${flag.kind}`}
            look={flag.reason === 'danger' ? 'danger' : 'plain'}
            icon="danger"
          >
            {flag.reason === 'danger'
              ? fill(words.row.danger, { kinds: dangerName(flag.kind) })
              : words.transcript['taken-back']}
          </Chip>
        ))}
        {feedback && (
          <Chip
            look={feedback.reaction === 'dislike' ? 'warn' : 'accent'}
            icon={feedback.reaction === 'dislike' ? 'down' : 'up'}
          >
            {feedback.reaction === 'dislike' ? words.row['down-one'] : words.row.up}
          </Chip>
        )}
        {line.delivery && line.delivery.status !== 'sent' && (
          <Chip look="warn">{words.transcript.delivery[line.delivery.status]}</Chip>
        )}
        {line.fault !== undefined && <Chip look="warn">{words.transcript.fault}</Chip>}
        <AriaButton className="why" aria-pressed={isSelected} onPress={select}>
          {role === 'bot' && decision ? words.outcome[decision.outcome] : words.transcript.details}
        </AriaButton>
        {canBeCorrected(line) && (
          <AriaButton className="why-not" onPress={correct}>
            {words.improve['should-have-been']}
          </AriaButton>
        )}
      </p>
      {feedback?.words && (
        <p className="feedback-words">
          <Written parts={feedback.words} />
        </p>
      )}
    </div>
  );
}

/** What a visitor said, where no danger was seen in it. */
function canBeCorrected({ role, kind, flags }: TranscriptLine): boolean {
  return role === 'visitor' && kind === 'message' && flags.length === 0;
}

/** What an event is called; channels send others, which keep their own name. */
function EventOf({ name, data }: NonNullable<TranscriptLine['event']>): ReactNode {
  const known = Object.entries(words.events).find(([id]) => id === name)?.[1];
  return (
    <p className="event">
      {known ?? (
        <code>
          <Plain text={name} />
        </code>
      )}{' '}
      <Written parts={data} />
    </p>
  );
}

function Text({ line: { role, text, shown } }: { readonly line: TranscriptLine }): ReactNode {
  if (role === 'visitor')
    return (
      <div className="bubble visitor">
        <p>
          <Written parts={text} />
        </p>
      </div>
    );
  return (
    <>
      <div className="bubble bot">
        {shown?.quote && (
          <blockquote>
            <Written parts={shown.quote} />
          </blockquote>
        )}
        <Said parts={text} />
        {shown?.table && <Table {...shown.table} />}
        {shown && shown.files.length > 0 && (
          <ul className="files">
            {shown.files.map(({ title, name }) => (
              <li key={title}>
                <Icon name="export" /> <Plain text={title} />
                {name !== undefined && <span className="soft"> {name}</span>}
              </li>
            ))}
          </ul>
        )}
        {shown?.section !== undefined && (
          <p className="section-name">
            <Plain text={shown.section} />
          </p>
        )}
      </div>
      {shown && shown.choices.length > 0 && (
        <ul className="choices-shown" aria-label={words.transcript.buttons}>
          {shown.choices.map((label, index) => (
            <li key={index}>
              <Plain text={label} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Table({ columns, rows }: NonNullable<NonNullable<TranscriptLine['shown']>['table']>): ReactNode {
  return (
    <table>
      <thead>
        <tr>
          {columns.map((column, index) => (
            <th key={index} scope="col">
              <Plain text={column} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells, index) => (
          <tr key={index}>
            {cells.map((cell, at) => (
              <td key={at}>
                <Plain text={cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
