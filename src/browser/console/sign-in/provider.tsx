import { useEffect, useState, type ReactNode } from 'react';
import type { z } from 'zod';
import { ways } from '../../../console/api/access.ts';
import { fill } from '../../../model/template.ts';
import { ask } from '../data/ask.ts';
import { usePlace } from '../data/place.ts';
import { Plain } from '../parts/written.tsx';
import { words } from '../words.ts';

/** Where one can sign in beside the console's own accounts. */
export type Provider = NonNullable<z.output<typeof ways.answer>['provider']>;

/** Asked of the server; undefined until it has answered, and where there is none. */
export function useProvider(): Provider | undefined {
  const [provider, setProvider] = useState<Provider>();
  useEffect(() => {
    // Whoever cannot be told of it still has the fields.
    ask(ways).then(
      (known) => setProvider(known.provider ?? undefined),
      () => undefined,
    );
  }, []);
  return provider;
}

/** The way there: a link that the browser follows, back to the page that was asked for. */
export function ProviderLink({ provider: { label } }: { readonly provider: Provider }): ReactNode {
  const { path } = usePlace();
  return (
    <div className="provider">
      <a className="button main" href={`/console/api/sign-in/oidc?${new URLSearchParams({ to: path })}`}>
        <Plain text={fill(words.signIn.provider, { label })} />
      </a>
      <p className="hint">{words.signIn.or}</p>
    </div>
  );
}

/** Why somebody came back from there without being signed in. */
export function Refused({ provider }: { readonly provider: Provider }): ReactNode {
  const why = usePlace().query.get('refused');
  const text = Object.entries(words.refused).find(([code]) => code === why)?.[1];
  if (text === undefined) return null;
  const { label, ask: whom } = provider;
  return (
    <p className="note refused" role="alert">
      <Plain text={fill(text, { label, ask: whom ?? words.signIn['ask-somebody'] })} />
    </p>
  );
}

interface LeftProps {
  readonly provider: Provider;
  /** Where one signs out there. */
  readonly at: string;
}

/** Signed out here, and perhaps not there. */
export function Left({ provider: { label }, at }: LeftProps): ReactNode {
  return (
    <p className="note" role="status">
      <Plain text={fill(words.signIn.left, { label })} />{' '}
      <a href={at} rel="noreferrer">
        {words.signIn['leave-provider']}
      </a>
    </p>
  );
}
