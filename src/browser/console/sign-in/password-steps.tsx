import { useState, type ReactNode } from 'react';
import type { z } from 'zod';
import { choosePassword, signIn, type next as nextStep } from '../../../console/api/access.ts';
import { ask } from '../data/ask.ts';
import { Field } from '../parts/field.tsx';
import { words } from '../words.ts';
import { Step } from './step.tsx';

type Go = (step: z.output<typeof nextStep>) => void;

export function NameStep({ go }: { readonly go: Go }): ReactNode {
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const send = async (): Promise<void> => go(await ask(signIn, { body: { name: name.trim(), password } }));
  return (
    <Step title={words.signIn.title} submit={words.signIn.continue} send={send}>
      <Field
        label={words.signIn.name}
        value={name}
        onChange={setName}
        name="username"
        autoComplete="username"
        autoFocus
      />
      <Field
        label={words.signIn.password}
        type="password"
        value={password}
        onChange={setPassword}
        name="password"
        autoComplete="current-password"
      />
    </Step>
  );
}

interface Props {
  readonly ticket: string;
  readonly go: Go;
  readonly again: () => void;
}

/** The password that an account was made with is known to whoever made it. */
export function OwnPasswordStep({ ticket, go, again }: Props): ReactNode {
  const [password, setPassword] = useState('');
  const send = async (): Promise<void> => go(await ask(choosePassword, { body: { ticket, password } }));
  return (
    <Step
      title={words.signIn['own-password']}
      lead={words.signIn['own-password-hint']}
      submit={words.signIn.continue}
      send={send}
      again={again}
    >
      <Field
        label={words.signIn['new-password']}
        type="password"
        value={password}
        onChange={setPassword}
        name="new-password"
        autoComplete="new-password"
        autoFocus
      />
    </Step>
  );
}
