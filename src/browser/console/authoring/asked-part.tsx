import type { ReactNode } from 'react';
import {
  AUTHORING_DAYS,
  USUAL_DAYS,
  type Authoring,
  type AuthoringDays,
} from '../../../console/api/authoring.ts';
import { fill } from '../../../model/template.ts';
import { Choice } from '../parts/choice.tsx';
import { topicName } from '../parts/names.ts';
import { words } from '../words.ts';
import { Entry } from './entries.tsx';
import { Part, Rows } from './part.tsx';

interface Props extends Pick<Authoring, 'asked'> {
  readonly choose: (days: AuthoringDays) => void;
}

/** What nobody asks for, and where nobody comes to, the rarest first. */
export function AskedPart({ asked, choose }: Props): ReactNode {
  const say = words.authoring.asked;
  const options = AUTHORING_DAYS.map((days) => ({
    id: String(days),
    text: fill(say.days, { days: String(days) }),
  }));
  return (
    <Part id="asked" title={say.title} todo={say.todo}>
      <div className="filters">
        <Choice
          label={say.period}
          options={options}
          value={String(asked.days)}
          choose={(chosen) => choose(AUTHORING_DAYS.find((days) => String(days) === chosen) ?? USUAL_DAYS)}
        />
      </div>
      {asked.conversations === 0 ? <p>{say.empty}</p> : <Tables asked={asked} />}
    </Part>
  );
}

function Tables({ asked: { entries, steps } }: Pick<Props, 'asked'>): ReactNode {
  const say = words.authoring.asked;
  const never = entries.filter(({ count }) => count === 0).length;
  const unreached = steps.filter(({ count }) => count === 0).length;
  return (
    <>
      {never === 0 && <p>{say.every}</p>}
      <Rows
        label={say.title}
        columns={[words.authoring.entry, words.authoring.conversations]}
        rows={entries.map(({ id, count }) => ({
          key: id,
          cells: [<Entry key={id} id={id} />, figure(count)],
        }))}
      />
      <h3>{say.steps}</h3>
      <p className="hint">{unreached === 0 ? say['every-step'] : say['steps-todo']}</p>
      <Rows
        label={say.steps}
        columns={[say.step, say.flow, words.authoring.conversations]}
        rows={steps.map(({ flow, title, step, count }) => ({
          key: `${flow}#${step}`,
          cells: [topicName(step), title, figure(count)],
        }))}
      />
    </>
  );
}

function figure(count: number | null): ReactNode {
  return <span className="figures">{count === null ? words.authoring.hidden : count.toLocaleString()}</span>;
}
