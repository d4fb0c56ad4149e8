import type { Slots } from '../dialogs/answer.ts';
import { bubbleOf, textSay } from '../dialogs/speak.ts';
import type { Reply } from '../model/reply.ts';
import type { Zone } from '../model/zone.ts';

/** By what dates are written and reckoned: the clinic's clock and manner. */
export interface Place {
  readonly zone: Zone;
  /** `en-us`, `en-gb`. */
  readonly culture: string;
}

/** What a named action is handed. */
export interface Acting {
  readonly slots: Slots;
  readonly place: Place;
  readonly now: number;
  /** Puts the clinic's facts into a text. */
  readonly fill: (text: string) => string;
  /** Whether a file can be handed over. */
  readonly takesFiles: boolean;
}

/** The text beside a file; another one where no file can be handed over. */
export function besideFile(
  { text, elsewhere }: { readonly text: string; readonly elsewhere?: string | undefined },
  acting: Acting,
): Pick<Reply, 'text' | 'quote'> {
  return leadOf(acting.takesFiles ? text : (elsewhere ?? text), acting);
}

/** What an action says: a bubble, perhaps with files. */
export type Acted = Pick<Reply, 'text' | 'quote' | 'files'>;

/** An action's own text with its slots and the clinic's facts in place. */
export function leadOf(text: string, { slots, fill }: Acting): Pick<Reply, 'text' | 'quote'> {
  const [say] = textSay('', text, slots);
  const bubble = say?.kind === 'text' ? bubbleOf(say.parts) : { text: '' };
  return { ...bubble, text: fill(bubble.text) };
}
