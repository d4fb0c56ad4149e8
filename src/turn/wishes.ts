import type { Clock } from '../model/world.ts';
import type { Line } from '../model/store.ts';
import type { Decision } from './decision.ts';
import { conclude } from './moment.ts';
import { newSession, type Loaded } from './session.ts';
import { createSpeaker } from './speaker.ts';
import type { Talk } from './talk.ts';
import { transcriptText } from './transcript.ts';

/** What visitors can have done about their own conversation: it needs more than a decision in memory. */
export interface Wishes {
  /** What is said in place of a conversation that was erased, and remembered: nothing. */
  forgotten(loaded: Loaded, receipt: string, flagged: boolean): Decision;
  /** The reply to a wish for a copy, with a link to it; `offer` gives none where the channel has no links. */
  copied(decision: Decision, lines: readonly Line[], offer: Offer): Decision;
}

/** Keeps a file ready under a path. */
export type Offer = (file: {
  readonly name: string;
  readonly type: string;
  readonly content: string;
}) => string | undefined;

const NAME = 'conversation.txt';

/** `talk` gives the content of this moment. */
export function createWishes({ talk, clock }: { readonly talk: () => Talk; readonly clock: Clock }): Wishes {
  return {
    forgotten({ session }, receipt, flagged) {
      const current = talk();
      const speaker = createSpeaker(current);
      const facts = { receipt };
      const [done] = speaker.phrase('forgotten', { facts, choices: speaker.topics() });
      const stays = flagged ? speaker.phrase('forgotten-flagged') : [];
      if (!done) return { session, replies: [] };
      // One bubble: a page that leaves the conversation at the receipt must not lose half of it.
      const text = [done, ...stays].map(({ reply }) => reply.text).join('\n\n');
      const said = { ...done, reply: { ...done.reply, text, forgotten: true as const } };
      return conclude({ ...newSession(clock.now()), noticeAt: session.noticeAt }, [said]);
    },
    copied(decision, lines, offer) {
      const { phrases } = talk();
      const speaker = createSpeaker(talk());
      const head = speaker.fill(phrases.says['transcript-head']);
      const content = transcriptText(head, lines, phrases.labels);
      const path = offer({ name: NAME, type: 'text/plain', content });
      const title = phrases.labels['download-link'];
      if (path === undefined)
        return {
          ...decision,
          replies: speaker.phrase('download-elsewhere', { choices: decision.session.choices }),
        };
      const replies = decision.replies.map(({ reply, record }) => ({
        record,
        reply: { ...reply, files: [{ title, path }] },
      }));
      return { ...decision, replies };
    },
  };
}
