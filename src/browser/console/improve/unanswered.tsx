import type { ReactNode } from 'react';
import type { Improve } from '../../../console/api/improve.ts';
import { fill } from '../../../model/template.ts';
import { useClock } from '../data/clock.ts';
import { Button } from '../parts/button.tsx';
import { Empty } from '../parts/states.tsx';
import { Link } from '../parts/link.tsx';
import { whenOf } from '../parts/time.ts';
import { Plain } from '../parts/written.tsx';
import { words } from '../words.ts';
import type { Mistaken } from './correcting.tsx';

interface Props extends Pick<Improve, 'groups' | 'days'> {
  readonly correct: (line: Mistaken) => void;
}

/** Questions that were not answered, what is alike together. */
export function UnansweredPart({ groups, days, correct }: Props): ReactNode {
  const say = words.improve.unanswered;
  const clock = useClock();
  return (
    <section className="card" aria-labelledby="unanswered">
      <h2 id="unanswered">{say.title}</h2>
      <p className="hint">{fill(say.hint, { days: String(days) })}</p>
      {groups.length === 0 && <Empty heading={say.empty} />}
      <ol className="alike">
        {groups.map(({ count, examples }) => (
          <li key={examples[0]?.lineId}>
            <p className="chip">{count === 1 ? say.once : fill(say.times, { count: String(count) })}</p>
            <ul>
              {examples.map((line) => (
                <li key={line.lineId}>
                  <bdi className="written">
                    <Plain text={line.text} />
                  </bdi>
                  <span className="soft">{whenOf(line.at, Date.now(), clock)}</span>
                  <Link to={`/console/conversations/${line.conversation}`}>{say.open}</Link>
                  <Button look="quiet" onPress={() => correct(line)}>
                    {words.improve['should-have-been']}
                  </Button>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </section>
  );
}
