import { useState, type FormEvent, type ReactNode } from 'react';
import { faultWords } from '../fault-words.ts';
import { Button } from '../parts/button.tsx';
import { words } from '../words.ts';

interface Props {
  readonly title: string;
  readonly lead?: string;
  readonly submit: string;
  /** Rejects with what is told under the fields. */
  readonly send: () => Promise<void>;
  readonly again?: (() => void) | undefined;
  readonly children: ReactNode;
}

/** One step of signing in: a heading, fields, one button, and what was wrong with the last try. */
export function Step({ title, lead, submit, send, again, children }: Props): ReactNode {
  const [fault, setFault] = useState<string>();
  const [busy, setBusy] = useState(false);
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    setBusy(true);
    setFault(undefined);
    send().then(
      () => setBusy(false),
      (error: unknown) => {
        setBusy(false);
        setFault(faultWords(error));
      },
    );
  };
  return (
    <form onSubmit={onSubmit} noValidate>
      <h1>{title}</h1>
      {lead !== undefined && <p className="hint">{lead}</p>}
      {children}
      <p className="step-fault" role="alert">
        {fault}
      </p>
      <div className="actions">
        <Button type="submit" look="main" isDisabled={busy}>
          {submit}
        </Button>
        {again && (
          <Button look="quiet" onPress={again}>
            {words.signIn.again}
          </Button>
        )}
      </div>
    </form>
  );
}
