import type { ReactNode } from 'react';
import type { Authoring } from '../../../console/api/authoring.ts';
import { fill } from '../../../model/template.ts';
import { useClock } from '../data/clock.ts';
import { Link } from '../parts/link.tsx';
import { momentOf } from '../parts/time.ts';
import { words } from '../words.ts';
import { Entry } from './entries.tsx';
import { Part, Rows } from './part.tsx';

type Pair = Authoring['confusions']['shown'][number];

/** What is taken for what: phrasings, test questions and what reviewers corrected. */
export function ConfusionsPart({ confusions, judged, cases }: Authoring): ReactNode {
  const say = words.authoring.confusions;
  return (
    <Part id="confusions" title={say.title} todo={say.todo}>
      <JudgedWhen judged={judged} />
      <p>{fill(say.cases, { right: cases.right.toLocaleString(), cases: cases.cases.toLocaleString() })}</p>
      {confusions.count === 0 && judged.kind === 'made' && <p>{say.empty}</p>}
      {confusions.count > 0 && (
        <>
          <Rows
            label={say.title}
            columns={[say.pair, say.ours, say.tests, say.corrections]}
            rows={confusions.shown.map((pair) => ({
              key: `${pair.expected} ${pair.taken}`,
              cells: [<Names key="names" pair={pair} />, ...countsOf(pair)],
            }))}
          />
          <Cut shown={confusions.shown.length} count={confusions.count} />
        </>
      )}
    </Part>
  );
}

function countsOf({ ours, cases, corrections }: Pair): readonly ReactNode[] {
  const figure = (count: number): ReactNode => <span className="figures">{count.toLocaleString()}</span>;
  const corrected =
    corrections === 0 ? figure(0) : <Link to="/console/improve">{corrections.toLocaleString()}</Link>;
  return [figure(ours), figure(cases), corrected];
}

function Names({ pair: { expected, taken, examples } }: { readonly pair: Pair }): ReactNode {
  return (
    <>
      <Entry id={expected} /> <span aria-hidden="true">→</span>
      <span className="unseen"> {words.authoring.confusions.taken} </span> <Entry id={taken} />
      <ul className="our-words">
        {examples.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </>
  );
}

/** How far the judging is, and when it was done: of heavy sums, their age is told. */
function JudgedWhen({ judged }: Pick<Authoring, 'judged'>): ReactNode {
  const clock = useClock();
  const say = words.authoring.confusions;
  if (judged.kind !== 'made') return <p role="status">{say[judged.kind]}</p>;
  const { right, phrasings, at } = judged;
  const figures = { right: right.toLocaleString(), phrasings: phrasings.toLocaleString() };
  return <p role="status">{fill(say.judged, { ...figures, when: momentOf(at, clock) })}</p>;
}

/** Phrasings that stand in one entry and surely match another. */
export function ElsewherePart({ elsewhere: { count, shown }, judged }: Authoring): ReactNode {
  const say = words.authoring.elsewhere;
  return (
    <Part id="elsewhere" title={say.title} todo={say.todo}>
      {judged.kind !== 'made' && <p>{words.authoring.confusions[judged.kind]}</p>}
      {judged.kind === 'made' && count === 0 && <p>{say.empty}</p>}
      {count > 0 && (
        <>
          <Rows
            label={say.title}
            columns={[say.phrasing, say.own, say.other]}
            rows={shown.map(({ text, id, taken, file, line, confidence, own }) => ({
              key: `${file}:${line}`,
              cells: [
                <span key="text" className="our-word">
                  {text}
                </span>,
                <Match
                  key="own"
                  id={id}
                  confidence={own}
                  place={`${file.replace(/^knowledge\/en\//, '')}:${line}`}
                />,
                <Match key="other" id={taken} confidence={confidence} />,
              ],
            }))}
          />
          <Cut shown={shown.length} count={count} />
        </>
      )}
    </Part>
  );
}

interface MatchProps {
  readonly id: string;
  readonly confidence: number;
  readonly place?: string;
}

function Match({ id, confidence, place }: MatchProps): ReactNode {
  const percent = Math.round(confidence * 100).toLocaleString();
  return (
    <>
      {id === 'none' ? words.authoring.none : <code>{id}</code>}{' '}
      <span className="figures percent">{fill(words.authoring.elsewhere.figure, { percent })}</span>
      {place !== undefined && <span className="soft place">{place}</span>}
    </>
  );
}

function Cut({ shown, count }: { readonly shown: number; readonly count: number }): ReactNode {
  if (shown === count) return null;
  const figures = { shown: shown.toLocaleString(), count: count.toLocaleString() };
  return <p className="hint">{fill(words.authoring['first-of'], figures)}</p>;
}
