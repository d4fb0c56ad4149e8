import type { ReactNode } from 'react';
import type { Authoring } from '../../../console/api/authoring.ts';
import { mayCall, useMe } from '../data/session.ts';
import { Link } from '../parts/link.tsx';
import { words } from '../words.ts';
import { Entry } from './entries.tsx';
import { Part, Rows } from './part.tsx';

type Review = Authoring['reviews'][number];

/** What somebody should read again, what is due first. */
export function ReviewsPart({ reviews }: Pick<Authoring, 'reviews'>): ReactNode {
  const say = words.authoring.reviews;
  return (
    <Part id="reviews" title={say.title} todo={say.todo}>
      <Rows
        label={say.title}
        columns={[say.what, say.last, say.state]}
        rows={reviews.map((review) => ({
          key: `${review.kind} ${review.name}`,
          cells: [
            <What key="what" review={review} />,
            review.on === null ? say.never : `${review.on} ${review.by ?? ''}`,
            <span key="state" className={`chip ${review.state === 'fine' ? '' : 'warn'}`}>
              {say.states[review.state]}
            </span>,
          ],
        }))}
      />
    </Part>
  );
}

function What({ review: { kind, name } }: { readonly review: Review }): ReactNode {
  const say = words.authoring.reviews.kinds;
  const mayLook = mayCall(useMe(), 'GET /overview');
  if (kind === 'entry') return <Entry id={name} />;
  const text = name === '' ? say[kind] : `${say[kind]}: ${name}`;
  return mayLook ? <Link to="/console/settings">{text}</Link> : text;
}
