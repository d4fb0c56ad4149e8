import type { ReactNode } from 'react';
import type { Transcript, TranscriptLine } from '../../../console/api/transcript.ts';
import { fill } from '../../../model/template.ts';
import { channelName } from '../parts/names.ts';
import { dayKey, longDayOf, timeOf, type Clock } from '../parts/time.ts';
import { Written } from '../parts/written.tsx';
import { words } from '../words.ts';
import { Bubble } from './bubble.tsx';

interface Props {
  readonly transcript: Transcript;
  readonly selected: string | undefined;
  readonly select: (id: string) => void;
  readonly correct: (line: TranscriptLine) => void;
}

/** The conversation as it looked, a day after the other. */
export function Bubbles({ transcript, selected, select, correct }: Props): ReactNode {
  const { lines, callBacks, zone, culture, more, summary } = transcript;
  const clock = { zone, culture };
  return (
    <section className="talk" aria-label={words.transcript.title}>
      <ol className="lines">
        {lines.map((line, index) => (
          <li key={line.id} id={`line-${line.seq}`} className={`line ${line.role}`}>
            <Day line={line} before={lines[index - 1]} clock={clock} />
            {line.kind === 'join' ? (
              <p className="event">
                {fill(words.transcript.join, {
                  time: timeOf(line.at, clock),
                  channel: channelName(summary.channel),
                })}
              </p>
            ) : (
              <Bubble
                line={line}
                clock={clock}
                isSelected={line.id === selected}
                select={() => select(line.id)}
                correct={() => correct(line)}
              />
            )}
          </li>
        ))}
      </ol>
      {lines.length === 0 && <p className="hint">{words.transcript.empty}</p>}
      {more && <p className="hint">{words.transcript['not-all']}</p>}
      {callBacks.map((request) => (
        <div key={request.id} className="call-back">
          <h2>{words.transcript['call-back']}</h2>
          <dl className="facts">
            <dt>{words.masked.name}</dt>
            <dd>
              <Written parts={request.name} />
            </dd>
            <dt>{words.transcript.contact}</dt>
            <dd>
              <Written parts={request.contact} />
            </dd>
            <dt>{words.transcript.left}</dt>
            <dd>{timeOf(request.at, clock)}</dd>
          </dl>
        </div>
      ))}
    </section>
  );
}

interface DayProps {
  readonly line: TranscriptLine;
  readonly before: TranscriptLine | undefined;
  readonly clock: Clock;
}

/** The day, where another one begins. */
function Day({ line, before, clock }: DayProps): ReactNode {
  if (before !== undefined && dayKey(before.at, clock) === dayKey(line.at, clock)) return null;
  return <p className="day">{longDayOf(line.at, clock)}</p>;
}
