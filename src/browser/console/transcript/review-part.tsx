import { useState, type ReactNode } from 'react';
import { STATUSES } from '../../../console/api/review.ts';
import type { Transcript } from '../../../console/api/transcript.ts';
import { fill } from '../../../model/template.ts';
import { team } from '../data/desk.ts';
import { mayCall, useMe } from '../data/session.ts';
import { useCell } from '../data/store.ts';
import { Button } from '../parts/button.tsx';
import { Choice } from '../parts/choice.tsx';
import { Field } from '../parts/field.tsx';
import { whenOf } from '../parts/time.ts';
import { Plain } from '../parts/written.tsx';
import { words } from '../words.ts';
import { Labels } from './labels.tsx';
import type { Change } from './reviewing.ts';

interface Props {
  readonly transcript: Transcript;
  readonly change: (change: Change) => Promise<void>;
  readonly note: (text: string) => Promise<boolean>;
}

/** Where the review stands: status, who has it, labels, notes, and a legal hold. */
export function ReviewPart({ transcript, change, note }: Props): ReactNode {
  const { review, zone, culture } = transcript;
  const clock = { zone, culture };
  const statuses = STATUSES.map((id) => ({ id, text: words.status[id] }));
  return (
    <div className="review-part">
      <div className="pair">
        <Choice
          label={words.transcript.status}
          options={statuses}
          value={review.status}
          choose={(status) => void change({ status })}
        />
        <Assignee transcript={transcript} change={change} />
      </div>
      <Labels labels={review.labels} change={(labels) => void change({ labels })} />
      {review.held && (
        <div className="held">
          <p>
            {fill(words.transcript['held-by'], { when: whenOf(review.held.at, Date.now(), clock) })}{' '}
            <bdi>
              <Plain text={review.held.by} />
            </bdi>
          </p>
          <p className="soft">
            <Plain text={review.held.reason} />
          </p>
        </div>
      )}
      <h2>{words.transcript.notes}</h2>
      {review.notes.length > 0 && (
        <ol className="notes">
          {review.notes.map(({ id, by, at, text }) => (
            <li key={id}>
              <p className="soft">
                <bdi>
                  <Plain text={by} />
                </bdi>
                , {whenOf(at, Date.now(), clock)}
              </p>
              <p className="note-text">
                <Plain text={text} />
              </p>
            </li>
          ))}
        </ol>
      )}
      <NewNote note={note} />
    </div>
  );
}

const NOBODY = 'nobody';

function Assignee({ transcript: { review }, change }: Omit<Props, 'note'>): ReactNode {
  const me = useMe();
  const { value } = useCell(team);
  const reviewers = (value?.colleagues ?? [me])
    .filter((one) => mayCall(one, 'GET /queue'))
    .map(({ name }) => name);
  const names = [...new Set([...reviewers, ...(review.assignee === null ? [] : [review.assignee])])];
  const options = [
    { id: NOBODY, text: words.row.unassigned },
    ...names.map((name) => ({
      id: `is ${name}`,
      text: name === me.name ? fill(words.transcript.me, { name }) : name,
    })),
  ];
  const choose = (id: string): void =>
    void change({ assignee: names.find((name) => `is ${name}` === id) ?? null });
  const chosen = review.assignee === null ? NOBODY : `is ${review.assignee}`;
  return <Choice label={words.transcript.assignee} options={options} value={chosen} choose={choose} />;
}

function NewNote({ note }: Pick<Props, 'note'>): ReactNode {
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const add = async (): Promise<void> => {
    setBusy(true);
    if (await note(text.trim())) setText('');
    setBusy(false);
  };
  return (
    <form
      id="note"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <Field
        label={words.transcript['new-note']}
        hint={words.transcript['note-hint']}
        value={text}
        onChange={setText}
        rows={3}
        maxLength={4000}
      />
      <Button type="submit" icon="note" isDisabled={busy || text.trim() === ''}>
        {words.transcript['add-note']}
      </Button>
    </form>
  );
}
