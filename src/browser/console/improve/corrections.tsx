import { useState, type ReactNode } from 'react';
import {
  approveCorrection,
  tryCorrection,
  withdrawCorrection,
  type CorrectionView,
  type Improve,
  type Judged,
} from '../../../console/api/improve.ts';
import { fill } from '../../../model/template.ts';
import { ask } from '../data/ask.ts';
import { useClock } from '../data/clock.ts';
import { improve } from '../data/desk.ts';
import { mayCall, useMe } from '../data/session.ts';
import { faultWords } from '../fault-words.ts';
import { Button } from '../parts/button.tsx';
import { Empty } from '../parts/states.tsx';
import { whenOf } from '../parts/time.ts';
import { Plain } from '../parts/written.tsx';
import { words } from '../words.ts';

type How = 'trial' | 'approve' | 'withdraw';
const ENDPOINTS = { trial: tryCorrection, approve: approveCorrection, withdraw: withdrawCorrection };

type Entries = Improve['entries'];

/** What staff say lines should have been, and for leads what can be done with it. */
export function CorrectionsPart({
  corrections,
  entries,
}: Pick<Improve, 'corrections' | 'entries'>): ReactNode {
  const say = words.improve.corrections;
  return (
    <section className="card" aria-labelledby="corrections">
      <h2 id="corrections">{say.title}</h2>
      <p className="hint">{say.hint}</p>
      {corrections.length === 0 && <Empty heading={say.empty} />}
      <ol className="corrections">
        {corrections.map((one) => (
          <Correction key={one.id} correction={one} entries={entries} />
        ))}
      </ol>
    </section>
  );
}

type Outcome =
  | { readonly kind: 'busy' }
  | { readonly kind: 'failed'; readonly text: string }
  | { readonly kind: 'judged'; readonly how: How; readonly judged: Judged };

interface CorrectionProps {
  readonly correction: CorrectionView;
  readonly entries: Entries;
}

function Correction({ correction, entries }: CorrectionProps): ReactNode {
  const { id, text, state, expected, title, by, at, decided } = correction;
  const clock = useClock();
  const [outcome, setOutcome] = useState<Outcome>();
  const say = words.improve.corrections;
  const act = async (how: How): Promise<void> => {
    setOutcome({ kind: 'busy' });
    try {
      const judged = await ask(ENDPOINTS[how], { params: { id } });
      setOutcome({ kind: 'judged', how, judged });
      if (how !== 'trial') void improve.reload();
    } catch (error) {
      setOutcome({ kind: 'failed', text: faultWords(error) });
    }
  };
  const last = decided ?? { by, at };
  const when = whenOf(last.at, Date.now(), clock);
  return (
    <li className={`correction ${state}`}>
      <p>
        <bdi className="written">
          <Plain text={text} />
        </bdi>
      </p>
      <p>
        <span aria-hidden="true">→ </span>
        {expected === 'none' ? say.none : (title ?? expected)}
      </p>
      <p className="soft">
        {fill(say.by, { state: say.states[state], when })}{' '}
        <bdi>
          <Plain text={last.by} />
        </bdi>
      </p>
      <Deeds state={state} busy={outcome?.kind === 'busy'} act={(how) => void act(how)} />
      <div role="status">{outcome && <Told outcome={outcome} entries={entries} />}</div>
    </li>
  );
}

interface DeedsProps extends Pick<CorrectionView, 'state'> {
  readonly busy: boolean;
  readonly act: (how: How) => void;
}

function Deeds({ state, busy, act }: DeedsProps): ReactNode {
  const say = words.improve.corrections;
  if (!mayCall(useMe(), tryCorrection.at)) return null;
  return (
    <div className="actions">
      {state !== 'approved' && (
        <>
          <Button isDisabled={busy} onPress={() => act('trial')}>
            {say.try}
          </Button>
          <Button look="main" isDisabled={busy} onPress={() => act('approve')}>
            {say.approve}
          </Button>
        </>
      )}
      {state !== 'withdrawn' && (
        <Button look="quiet" isDisabled={busy} onPress={() => act('withdraw')}>
          {say.withdraw}
        </Button>
      )}
    </div>
  );
}

function Told({ outcome, entries }: { readonly outcome: Outcome; readonly entries: Entries }): ReactNode {
  const say = words.improve.judged;
  if (outcome.kind === 'busy') return <p className="hint">{say.busy}</p>;
  if (outcome.kind === 'failed') return <p className="step-fault">{outcome.text}</p>;
  const { how, judged } = outcome;
  const { cases, before, after, broken, heard } = judged;
  const figures = { cases: String(cases), before: String(before), after: String(after) };
  const titleOf = (id: string): string => entries.find((entry) => entry.id === id)?.title ?? id;
  return (
    <>
      <p>{fill(judged.done ? say[how] : say.trial, figures)}</p>
      {!heard && <p className="hint">{say.unheard}</p>}
      {broken.length > 0 && (
        <>
          <p className="step-fault">{say.refused}</p>
          <ul className="broken">
            {broken.map(({ text, expected }) => (
              <li key={text}>
                <bdi className="written">
                  <Plain text={text} />
                </bdi>{' '}
                <span className="soft">
                  {say.stays}: {expected.map(titleOf).join(', ')}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
