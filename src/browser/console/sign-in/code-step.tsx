import { useState, type ReactNode } from 'react';
import { signInCode } from '../../../console/api/access.ts';
import { ask } from '../data/ask.ts';
import { Field } from '../parts/field.tsx';
import { words } from '../words.ts';
import type { SignedIn } from './signed-in.ts';
import { Step } from './step.tsx';

interface Props {
  readonly ticket: string;
  readonly finish: (result: SignedIn) => void;
  readonly again: () => void;
}

export function CodeStep({ ticket, finish, again }: Props): ReactNode {
  const [code, setCode] = useState('');
  const send = async (): Promise<void> =>
    finish(await ask(signInCode, { body: { ticket, code: code.trim() } }));
  return (
    <Step
      title={words.signIn['code-title']}
      lead={words.signIn['code-hint']}
      submit={words.signIn.submit}
      send={send}
      again={again}
    >
      <CodeField value={code} onChange={setCode} />
    </Step>
  );
}

interface FieldProps {
  readonly value: string;
  readonly onChange: (code: string) => void;
  readonly label?: string;
}

/** Where a code is typed, pasted, or filled in by the device. */
export function CodeField({ value, onChange, label = words.signIn.code }: FieldProps): ReactNode {
  return (
    <Field
      label={label}
      value={value}
      onChange={onChange}
      name="one-time-code"
      autoComplete="one-time-code"
      autoFocus
    />
  );
}
