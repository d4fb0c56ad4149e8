import { bubbleOf, type Say } from '../dialogs/speak.ts';
import { bubblesOf } from './bubbles.ts';
import type { DecidedReply } from './decision.ts';
import { act } from './flow-actions.ts';
import { takesFiles, type Moment } from './moment.ts';

/** What a flow says, as bubbles: a text, an entry's answer, or what an action makes. */
export function spokenIn(moment: Moment, say: Say): readonly DecidedReply[] {
  const { speaker, talk, now } = moment;
  const tag = { outcome: 'flow', id: say.at } as const;
  switch (say.kind) {
    case 'text': {
      const { text, quote } = bubbleOf(say.parts);
      const bubble = speaker.bubble(speaker.fill(text), tag, [], quote);
      return [say.table === undefined ? bubble : withReply(bubble, { table: say.table })];
    }
    case 'answer': {
      const entry = talk.entry(say.id);
      const texts = say.depth === 'short' ? [entry?.short ?? ''] : bubblesOf(entry?.full ?? '');
      return texts.map((text) => speaker.bubble(text, tag));
    }
    case 'action': {
      const acted = act(say.action, {
        slots: say.slots,
        place: talk.place,
        now,
        fill: (text) => speaker.fill(text),
        takesFiles: takesFiles(moment),
      });
      if (acted === undefined) return [];
      const { text, quote, files } = acted;
      return [withReply(speaker.bubble(text, tag, [], quote), files === undefined ? {} : { files })];
    }
  }
}

function withReply(
  { reply, record }: DecidedReply,
  more: Pick<DecidedReply['reply'], 'table' | 'files'>,
): DecidedReply {
  return { record, reply: { ...reply, ...more } };
}
