import { useEffect, useState, type ReactNode } from 'react';
import { encode } from 'uqr';
import type { z } from 'zod';
import { enroll, signInCode } from '../../../console/api/access.ts';
import { ask, RefusedError } from '../data/ask.ts';
import { Fault, Skeleton } from '../parts/states.tsx';
import { words } from '../words.ts';
import { CodeField } from './code-step.tsx';
import type { SignedIn } from './signed-in.ts';
import { Step } from './step.tsx';

type Secret = z.output<typeof enroll.answer>;

interface Props {
  readonly ticket: string;
  readonly finish: (result: SignedIn) => void;
  readonly again: () => void;
}

/** The second factor for the first time: a picture for the phone, the same as text, and a code to show that it works. */
export function EnrollStep({ ticket, finish, again }: Props): ReactNode {
  const [secret, setSecret] = useState<Secret>();
  const [fault, setFault] = useState<RefusedError>();
  const [code, setCode] = useState('');
  useEffect(() => {
    ask(enroll, { body: { ticket } }).then(setSecret, (error: unknown) =>
      setFault(error instanceof RefusedError ? error : new RefusedError('other')),
    );
  }, [ticket]);
  if (fault) return <Fault fault={fault} retry={again} />;
  if (!secret) return <Skeleton rows={4} />;
  const send = async (): Promise<void> =>
    finish(await ask(signInCode, { body: { ticket, code: code.trim() } }));
  return (
    <Step
      title={words.signIn['enroll-title']}
      lead={words.signIn['enroll-hint']}
      submit={words.signIn.submit}
      send={send}
      again={again}
    >
      <div className="enroll">
        <QrCode text={secret.uri} />
        <div>
          <p className="label">{words.signIn['by-hand']}</p>
          <code className="secret">{secret.secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</code>
        </div>
      </div>
      <CodeField value={code} onChange={setCode} label={words.signIn['first-code']} />
    </Step>
  );
}

/** Drawn here: a picture out of the answer would be markup from elsewhere, and the page lets in no inline images. */
function QrCode({ text }: { readonly text: string }): ReactNode {
  const { data, size } = encode(text, { border: 2 });
  const path = data
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : [])))
    .join('');
  return (
    <svg
      className="qr"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={words.signIn.qr}
      shapeRendering="crispEdges"
    >
      <path d={path} />
    </svg>
  );
}
