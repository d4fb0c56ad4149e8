import type { IncomingMessage } from '../model/incoming.ts';
import type { Hearing } from './hearing.ts';
import type { Session } from './session.ts';
import type { Speaker } from './speaker.ts';
import { aboutAfter } from './topic.ts';
import type { Talk } from './talk.ts';
import type { DecidedReply, Decision } from './decision.ts';

/** What every step of a decision is handed: the message, what is remembered, and the means to hear and speak. */
export interface Moment {
  readonly message: IncomingMessage;
  readonly session: Session;
  readonly talk: Talk;
  readonly speaker: Speaker;
  readonly hearing: Hearing;
  readonly now: number;
}

/** Whether a file can be handed over: other channels than our own website have no links of ours. */
export function takesFiles({ message }: Pick<Moment, 'message'>): boolean {
  return message.key.channel === 'web';
}

/** Ends a decision: what was said becomes what is remembered of it. What is not named in `changes` is over. */
export function conclude(
  session: Session,
  replies: readonly DecidedReply[],
  changes: Partial<Session> = {},
): Decision {
  const last = replies.at(-1)?.reply;
  return {
    replies,
    session: {
      ...session,
      choices: last?.choices ?? [],
      offering: false,
      lastEntry: null,
      about: aboutAfter(session),
      unknowns: 0,
      rated: null,
      replies: session.replies + 1,
      ...changes,
    },
  };
}
