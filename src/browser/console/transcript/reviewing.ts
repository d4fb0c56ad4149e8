import { useState } from 'react';
import type { z } from 'zod';
import type { reviewChange } from '../../../console/api/records.ts';
import type { Review } from '../../../console/api/review.ts';
import type { Transcript } from '../../../console/api/transcript.ts';
import { ask, RefusedError } from '../data/ask.ts';
import { addNote, changeReview } from '../../../console/api/record-endpoints.ts';
import { queue } from '../data/desk.ts';
import { faultWords } from '../fault-words.ts';
import { cellOf } from './cells.ts';

export type Change = Omit<z.input<typeof reviewChange>, 'version'>;

export interface Reviewing {
  /** Changes are shown at once, and taken back where the server refuses. */
  readonly change: (change: Change) => Promise<void>;
  /** True once the note is kept: until then nobody's words are thrown away. */
  readonly note: (text: string) => Promise<boolean>;
  /** What went wrong with the last change. */
  readonly said: string | undefined;
}

/** What staff change of a conversation's review. */
export function useReviewing(transcript: Transcript): Reviewing {
  const [said, setSaid] = useState<string>();
  const { id, review } = transcript;
  const cell = cellOf(id);
  const show = (next: Review): void => {
    const now = cell.current().value ?? transcript;
    const { status, assignee, labels, held } = next;
    const summary = { ...now.summary, status, assignee, labels, held: held !== null };
    cell.put({ ...now, review: next, summary });
  };
  const failed = (error: unknown): void => {
    setSaid(faultWords(error));
    if (error instanceof RefusedError && error.code === 'Changed') void cell.reload();
    else show(review);
  };
  return {
    said,
    async change(changes) {
      setSaid(undefined);
      show({ ...review, ...withoutGaps(changes) });
      try {
        show(await ask(changeReview, { params: { id }, body: { version: review.version, ...changes } }));
        void queue.reload(true);
      } catch (error) {
        failed(error);
      }
    },
    async note(text) {
      setSaid(undefined);
      try {
        show(await ask(addNote, { params: { id }, body: { text } }));
        return true;
      } catch (error) {
        setSaid(faultWords(error));
        return false;
      }
    },
  };
}

function withoutGaps({ status, assignee, labels }: Change): Partial<Review> {
  return {
    ...(status !== undefined && { status }),
    ...(assignee !== undefined && { assignee }),
    ...(labels !== undefined && { labels }),
  };
}
