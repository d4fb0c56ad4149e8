import type { ReactNode } from 'react';
import type { Part } from '../../../console/api/review.ts';
import { fill } from '../../../model/template.ts';
import { words } from '../words.ts';
import { stretches } from './visible.ts';

/** What somebody wrote: text only, in a direction of its own, with everything that hides in it brought to light. */
export function Written({ parts }: { readonly parts: readonly Part[] }): ReactNode {
  return (
    <bdi className="written">
      {parts.map((part, index) => (
        <PartOf key={index} part={part} />
      ))}
    </bdi>
  );
}

function PartOf({ part }: { readonly part: Part }): ReactNode {
  if (part.kind === 'masked') return <Masked what={part.what} text={part.text} />;
  if (part.kind === 'hit')
    return (
      <mark>
        <Plain text={part.text} />
      </mark>
    );
  return <Plain text={part.text} />;
}

/** One text without parts, shown with the same care: a name, a reason, a label. */
export function Plain({ text }: { readonly text: string }): ReactNode {
  return stretches(text).map((stretch, index) =>
    stretch.kind === 'text' ? (
      stretch.text
    ) : (
      <span key={index} className="control" title={words.control.heading}>
        {stretch.code}
      </span>
    ),
  );
}

interface MaskedText {
  readonly what: 'phone' | 'email' | 'name' | 'number';
  readonly text: string | undefined;
}

function Masked({ what, text }: MaskedText): ReactNode {
  const facts = { what: words.masked[what] };
  if (text === undefined) return <span className="masked">{fill(words.masked.hidden, facts)}</span>;
  return (
    <span className="unmasked" title={fill(words.masked.shown, facts)}>
      <Plain text={text} />
    </span>
  );
}
