import { useEffect, useState, type ReactNode } from 'react';
import { whoAmI } from '../../console/api/access.ts';
import { ask, onSignedOut, RefusedError } from './data/ask.ts';
import { go } from './data/place.ts';
import { SessionProvider, type Me } from './data/session.ts';
import { Fault, Skeleton } from './parts/states.tsx';
import { Shell } from './shell.tsx';
import { SignIn } from './sign-in/sign-in.tsx';

type State =
  | { readonly kind: 'asking' }
  | { readonly kind: 'failed'; readonly fault: RefusedError }
  | { readonly kind: 'stranger'; readonly ended: boolean; readonly left?: string | undefined }
  | { readonly kind: 'staff'; readonly me: Me };

/** The console: for strangers the sign-in, for staff everything else, at the address that was asked for. */
export function App(): ReactNode {
  const [state, setState] = useState<State>({ kind: 'asking' });
  const find = (): void => {
    setState({ kind: 'asking' });
    whoIsThere().then(setState, () => undefined);
  };
  useEffect(find, []);
  useEffect(
    () => onSignedOut(() => setState((now) => ({ kind: 'stranger', ended: now.kind === 'staff' }))),
    [],
  );
  if (state.kind === 'asking') return <Skeleton rows={3} />;
  if (state.kind === 'failed') return <Fault fault={state.fault} retry={find} />;
  if (state.kind === 'stranger')
    return (
      <SignIn
        ended={state.ended}
        left={state.left}
        signedIn={(me) => {
          // What was wrong before is wrong no more.
          if (location.search.includes('refused=')) go(location.pathname, { replace: true });
          setState({ kind: 'staff', me });
        }}
      />
    );
  return (
    <SessionProvider value={state.me}>
      <Shell leave={(left) => setState({ kind: 'stranger', ended: false, left })} />
    </SessionProvider>
  );
}

async function whoIsThere(): Promise<State> {
  try {
    return { kind: 'staff', me: (await ask(whoAmI)).me };
  } catch (error) {
    const fault = error instanceof RefusedError ? error : new RefusedError('other');
    return fault.code === 'SignInFirst' ? { kind: 'stranger', ended: false } : { kind: 'failed', fault };
  }
}
