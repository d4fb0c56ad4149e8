import { useRef, useState } from 'react';
import type { z } from 'zod';
import type { reviewChange } from '../../../console/api/records.ts';
import type { Review } from '../../../console/api/review.ts';
import type { Transcript } from '../../../console/api/transcript.ts';
import { ask } from '../data/ask.ts';
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

/** What staff change of a conversation's review: one change after the other, each upon what came of the one before. */
export function useReviewing(transcript: Transcript): Reviewing {
  const [said, setSaid] = useState<string>();
  const waiting = useRef<readonly Change[]>([]);
  const last = useRef(Promise.resolve());
  const { id } = transcript;
  const cell = cellOf(id);
  const now = (): Transcript => cell.current().value ?? transcript;
  const show = (review: Review): void => {
    const next: Review = Object.assign({}, review, ...waiting.current.map(withoutGaps));
    const { status, assignee, labels, held } = next;
    const summary = { ...now().summary, status, assignee, labels, held: held !== null };
    cell.put({ ...now(), review: next, summary });
  };
  const send = async (change: Change): Promise<void> => {
    // Thrown away with the ones that waited behind one that was refused.
    if (!waiting.current.includes(change)) return;
    try {
      const { version } = now().review;
      const review = await ask(changeReview, { params: { id }, body: { version, ...change } });
      waiting.current = waiting.current.filter((each) => each !== change);
      show(review);
      void queue.reload(true);
    } catch (error) {
      waiting.current = [];
      setSaid(faultWords(error));
      await cell.reload();
    }
  };
  return {
    said,
    change(change) {
      setSaid(undefined);
      waiting.current = [...waiting.current, change];
      show(now().review);
      last.current = last.current.then(() => send(change));
      return last.current;
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
