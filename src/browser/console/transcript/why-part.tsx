import type { ReactNode } from 'react';
import type { Decision, Transcript, TranscriptLine } from '../../../console/api/transcript.ts';
import { fill } from '../../../model/template.ts';
import { dangerName } from '../parts/names.ts';
import { momentOf, type Clock } from '../parts/time.ts';
import { Plain, Written } from '../parts/written.tsx';
import { words } from '../words.ts';

interface Props {
  readonly transcript: Transcript;
  readonly line: TranscriptLine | undefined;
}

/** Why a line is as it is: its decision record, what it answered, and what became of it. */
export function WhyPart({ transcript, line }: Props): ReactNode {
  const { lines, zone, culture } = transcript;
  if (line === undefined) return <p className="hint">{words.why.choose}</p>;
  const { decision, shown, replyTo, about } = line;
  const answered = lines.find(({ id }) => id === replyTo);
  const earlier = lines.find(({ id }) => id === about);
  return (
    <dl className="facts why-facts">
      {decision ? (
        <DecisionFacts decision={decision} />
      ) : (
        line.role === 'bot' && <Fact name={words.why.outcome}>{words.why['no-record']}</Fact>
      )}
      {shown?.section !== undefined && (
        <Fact name={words.why.section}>
          <Plain text={shown.section} />
        </Fact>
      )}
      {answered && (
        <Fact name={words.why.answers}>
          <Written parts={answered.event?.data ?? answered.text} />
        </Fact>
      )}
      {earlier && (
        <Fact name={words.why.about}>
          <Written parts={earlier.text} />
        </Fact>
      )}
      <WhatBecame line={line} clock={{ zone, culture }} />
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactNode {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function percent(confidence: number): string {
  return `${Math.round(confidence * 100)} %`;
}

/** What came of it: an outcome, an entry or a step, and of a matched answer the figures behind it. */
function DecisionFacts({ decision }: { readonly decision: Decision }): ReactNode {
  const { outcome, id, title, confidence, runnerUp, matched = [], rule, current, step } = decision;
  return (
    <>
      <Fact name={words.why.outcome}>{words.outcome[outcome]}</Fact>
      {id !== null && (
        <Fact name={outcome === 'crisis' ? words.why.kind : words.why.entry}>
          {outcome === 'crisis' ? dangerName(id) : (title ?? id)}
          {title !== undefined && <code>{id}</code>}
        </Fact>
      )}
      {step && <Fact name={words.why.step}>{`${step.flow} → ${step.step}`}</Fact>}
      {confidence !== undefined && (
        <Fact name={words.why.confidence}>
          <meter min={0} max={1} value={confidence} aria-hidden="true" /> {percent(confidence)}
        </Fact>
      )}
      {runnerUp && (
        <Fact name={words.why['runner-up']}>
          {runnerUp.title ?? runnerUp.id}, {percent(runnerUp.confidence)}
        </Fact>
      )}
      {matched.length > 0 && (
        <Fact name={words.why.matched}>
          <bdi>
            <Plain text={matched.join(' · ')} />
          </bdi>
        </Fact>
      )}
      {rule !== undefined && (
        <Fact name={words.why.rule}>
          <code>{rule}</code>
        </Fact>
      )}
      <Fact name={words.why.version}>
        {current ? words.why.current : words.why.older}
        <code>
          {fill(words.why.hashes, {
            content: decision.content.slice(0, 8),
            model: decision.model.slice(0, 8),
          })}
        </code>
      </Fact>
    </>
  );
}

function WhatBecame({ line, clock }: { readonly line: TranscriptLine; readonly clock: Clock }): ReactNode {
  const { at, clientTime, delivery, feedback, flags, fault } = line;
  return (
    <>
      <Fact name={words.why.at}>{momentOf(at, clock)}</Fact>
      {clientTime !== undefined && (
        <Fact name={words.why['client-time']}>
          <Plain text={clientTime} />
        </Fact>
      )}
      {delivery && (
        <Fact name={words.why.delivery}>
          {words.transcript.delivery[delivery.status]}, {momentOf(delivery.at, clock)}
        </Fact>
      )}
      {feedback && (
        <Fact name={words.why.feedback}>
          {feedback.reaction === 'dislike' ? words.row['down-one'] : words.row.up},{' '}
          {momentOf(feedback.at, clock)}
        </Fact>
      )}
      {flags.map((flag) => (
        <Fact key={`${flag.reason} ${flag.kind} ${flag.at}`} name={words.why.flag}>
          {flag.reason === 'danger' ? dangerName(flag.kind) : words.transcript['taken-back']}
          <span className="soft">
            {flag.opened ? (
              <>
                {fill(words.why.opened, { when: momentOf(flag.opened.at, clock) })}{' '}
                <bdi>
                  <Plain text={flag.opened.by} />
                </bdi>
              </>
            ) : (
              words.why.unopened
            )}
          </span>
        </Fact>
      ))}
      {fault !== undefined && (
        <Fact name={words.why.fault}>
          <code>
            <Plain text={fault} />
          </code>
        </Fact>
      )}
    </>
  );
}
