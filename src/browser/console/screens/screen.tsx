import { useEffect, type ReactNode } from 'react';
import { words } from '../words.ts';

interface Props {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of a screen: what it is, what can be done with all of it, and the rest below. */
export function Screen({ title, lead, actions, children }: Props): ReactNode {
  useEffect(() => {
    document.title = `${title} · ${words.title}`;
  }, [title]);
  return (
    <div className="screen">
      <header className="screen-head">
        <div>
          <h1>{title}</h1>
          {lead !== undefined && <p className="hint">{lead}</p>}
        </div>
        <div className="actions">{actions}</div>
      </header>
      {children}
    </div>
  );
}
