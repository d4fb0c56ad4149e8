import { useState, type FormEvent, type ReactNode } from 'react';
import { faultWords } from '../fault-words.ts';
import { Button } from '../parts/button.tsx';
import { Field } from '../parts/field.tsx';
import { words } from '../words.ts';

interface ReasonedProps {
  readonly lead: string;
  readonly submit: string;
  readonly isReady?: boolean;
  readonly danger?: boolean;
  readonly send: (reason: string) => Promise<void>;
  readonly close: () => void;
  readonly children?: ReactNode;
}

/** A form that asks for the reason, says what will be done, and tells when it was not. */
export function Reasoned({
  lead,
  submit,
  isReady = true,
  danger = false,
  send,
  close,
  children,
}: ReasonedProps): ReactNode {
  const [reason, setReason] = useState('');
  const [fault, setFault] = useState<string>();
  const [busy, setBusy] = useState(false);
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    setBusy(true);
    setFault(undefined);
    send(reason.trim()).catch((error: unknown) => {
      setFault(faultWords(error));
      setBusy(false);
    });
  };
  return (
    <form onSubmit={onSubmit} className="deed">
      <p>{lead}</p>
      {children}
      <Field
        label={words.common.reason}
        hint={words.common['reason-hint']}
        value={reason}
        onChange={setReason}
        maxLength={500}
        rows={2}
        autoFocus={children === undefined}
      />
      <p className="step-fault" role="alert">
        {fault}
      </p>
      <div className="actions">
        <Button
          type="submit"
          look={danger ? 'danger' : 'main'}
          isDisabled={busy || !isReady || reason.trim().length < 3}
        >
          {submit}
        </Button>
        <Button look="quiet" onPress={close}>
          {words.common.cancel}
        </Button>
      </div>
    </form>
  );
}
