import type { ReactNode } from 'react';
import type { RefusedError } from '../data/ask.ts';
import { faultWords } from '../fault-words.ts';
import { words } from '../words.ts';
import { Button } from './button.tsx';

/** While something is loaded for the first time: its shape, so that nothing jumps when it comes. */
export function Skeleton({ rows = 6 }: { readonly rows?: number }): ReactNode {
  return (
    <div className="skeleton" role="status" aria-label={words.common.loading}>
      {Array.from({ length: rows }, (_, index) => (
        <span key={index} />
      ))}
    </div>
  );
}

/** What did not load, why, and the way to try again. */
export function Fault({
  fault,
  retry,
}: {
  readonly fault: RefusedError;
  readonly retry?: () => void;
}): ReactNode {
  return (
    <div className="fault" role="alert">
      <h2>{words.fault.heading}</h2>
      <p>{faultWords(fault)}</p>
      {retry && <Button onPress={retry}>{words.common.retry}</Button>}
    </div>
  );
}

/** Nothing to show, said plainly. */
export function Empty({
  heading,
  children,
}: {
  readonly heading: string;
  readonly children?: ReactNode;
}): ReactNode {
  return (
    <div className="empty">
      <p className="empty-heading">{heading}</p>
      {children}
    </div>
  );
}
