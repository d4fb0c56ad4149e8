import { useEffect, useState, type ReactNode } from 'react';
import type { z } from 'zod';
import type { next as nextStep } from '../../../console/api/access.ts';
import type { Me } from '../data/session.ts';
import { words } from '../words.ts';
import { CodeStep } from './code-step.tsx';
import { EnrollStep } from './enroll-step.tsx';
import { NameStep, OwnPasswordStep } from './password-steps.tsx';
import { Left, ProviderLink, Refused, useProvider } from './provider.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import type { SignedIn } from './signed-in.ts';

type Step = z.output<typeof nextStep>;

interface Props {
  /** Whether a session was open a moment ago. */
  readonly ended: boolean;
  /** Whoever signed out a moment ago may want to do so here, too. */
  readonly left: string | undefined;
  readonly signedIn: (me: Me) => void;
}

/** Signing in: name and password, then the code; at the first time an own password and the second factor before it. */
export function SignIn({ ended, left, signedIn }: Props): ReactNode {
  const [step, setStep] = useState<Step>();
  const [done, setDone] = useState<SignedIn>();
  const provider = useProvider();
  useEffect(() => {
    document.title = `${words.signIn.title} · ${words.title}`;
  }, []);
  const finish = (result: SignedIn): void => {
    if (result.recoveryCodes === undefined) signedIn(result.me);
    else setDone(result);
  };
  return (
    <main className="sign-in" id="main">
      <div className="card">
        <p className="brand">
          {words.brand} <span>{words.title}</span>
        </p>
        {ended && step === undefined && <p className="note">{words.fault['signed-out']}</p>}
        {provider && step === undefined && (
          <>
            {left === undefined ? <Refused provider={provider} /> : <Left provider={provider} at={left} />}
            <ProviderLink provider={provider} />
          </>
        )}
        {done?.recoveryCodes ? (
          <RecoveryCodes codes={done.recoveryCodes} kept={() => signedIn(done.me)} />
        ) : (
          <StepOf step={step} go={setStep} finish={finish} again={() => setStep(undefined)} />
        )}
      </div>
    </main>
  );
}

interface StepProps {
  readonly step: Step | undefined;
  readonly go: (step: Step) => void;
  readonly finish: (result: SignedIn) => void;
  readonly again: () => void;
}

function StepOf({ step, go, finish, again }: StepProps): ReactNode {
  if (step === undefined) return <NameStep go={go} />;
  const { ticket } = step;
  if (step.next === 'password') return <OwnPasswordStep ticket={ticket} go={go} again={again} />;
  if (step.next === 'enroll') return <EnrollStep ticket={ticket} finish={finish} again={again} />;
  return <CodeStep ticket={ticket} finish={finish} again={again} />;
}
