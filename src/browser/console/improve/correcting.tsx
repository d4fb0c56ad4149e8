import { useState, type FormEvent, type ReactNode } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { correct, type Improve } from '../../../console/api/improve.ts';
import type { Part } from '../../../console/api/review.ts';
import { MASK } from '../../../model/mask.ts';
import { ask } from '../data/ask.ts';
import { improve } from '../data/desk.ts';
import { useCell } from '../data/store.ts';
import { faultWords } from '../fault-words.ts';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { Fault, Skeleton } from '../parts/states.tsx';
import { Window } from '../parts/window.tsx';
import { words } from '../words.ts';

/** A visitor's line that was taken for the wrong thing, or for nothing. */
export interface Mistaken {
  readonly conversation: string;
  readonly lineId: string;
  readonly text: string;
}

/** What somebody wrote as one text; what is masked stays so. */
export function plainOf(parts: readonly Part[]): string {
  return parts.map((part) => (part.kind === 'masked' ? MASK : part.text)).join('');
}

interface Props {
  readonly line: Mistaken | undefined;
  readonly close: () => void;
}

/** The window in which a reviewer says what a line should have been. */
export function Correcting({ line, close }: Props): ReactNode {
  return (
    <Window title={words.improve['should-have-been']} isOpen={line !== undefined} close={close}>
      {line && <Loaded line={line} close={close} />}
    </Window>
  );
}

interface FormProps {
  readonly line: Mistaken;
  readonly close: () => void;
}

function Loaded({ line, close }: FormProps): ReactNode {
  const { value, fault } = useCell(improve);
  if (value) return <Form line={line} entries={value.entries} close={close} />;
  return fault ? <Fault fault={fault} retry={() => void improve.reload()} /> : <Skeleton rows={5} />;
}

function Form({ line, entries, close }: FormProps & Pick<Improve, 'entries'>): ReactNode {
  const say = words.improve.window;
  const [text, setText] = useState(line.text);
  const [expected, setExpected] = useState<string>();
  const [fault, setFault] = useState<string>();
  const [busy, setBusy] = useState(false);
  const send = async (): Promise<void> => {
    if (expected === undefined) return;
    setBusy(true);
    setFault(undefined);
    const reworded = text.trim() === line.text.trim() ? {} : { text: text.trim() };
    const params = { id: line.conversation };
    try {
      await ask(correct, { params, body: { lineId: line.lineId, expected, ...reworded } });
      void improve.reload();
      close();
    } catch (error) {
      setFault(faultWords(error));
      setBusy(false);
    }
  };
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    void send();
  };
  return (
    <form onSubmit={onSubmit} className="deed">
      <p>{say.lead}</p>
      <Field
        label={say.text}
        hint={say['text-hint']}
        value={text}
        onChange={setText}
        rows={2}
        maxLength={1000}
      />
      <Entries entries={entries} chosen={expected} choose={setExpected} />
      <p className="step-fault" role="alert">
        {fault}
      </p>
      <div className="actions">
        <Button type="submit" look="main" isDisabled={busy || expected === undefined || text.trim() === ''}>
          {say.submit}
        </Button>
        <Button look="quiet" onPress={close}>
          {words.common.cancel}
        </Button>
      </div>
    </form>
  );
}

interface EntriesProps extends Pick<Improve, 'entries'> {
  readonly chosen: string | undefined;
  readonly choose: (id: string | undefined) => void;
}

const NONE = 'none';

/** Everything the bot can answer with, found by its title, and none of it. */
function Entries({ entries, chosen, choose }: EntriesProps): ReactNode {
  const say = words.improve.window;
  const [sought, setSought] = useState('');
  const wanted = sought.trim().toLowerCase();
  const found = entries.filter(({ id, title }) => `${title} ${id}`.toLowerCase().includes(wanted));
  const items = [...found, { id: NONE, title: say.none }];
  return (
    <>
      <Field label={say.search} value={sought} onChange={setSought} />
      {found.length === 0 && <p className="hint">{say.nothing}</p>}
      <ListBox
        className="options entries"
        aria-label={say.answers}
        items={items}
        selectionMode="single"
        selectedKeys={chosen === undefined ? [] : [chosen]}
        onSelectionChange={(keys) => {
          const [key] = keys === 'all' ? [] : [...keys];
          choose(key === undefined ? undefined : String(key));
        }}
      >
        {({ id, title }) => (
          <ListBoxItem className="option" id={id} textValue={title}>
            <span>{title}</span>
          </ListBoxItem>
        )}
      </ListBox>
    </>
  );
}
