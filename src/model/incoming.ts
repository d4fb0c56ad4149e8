import type { ChoiceValue } from './reply.ts';

/** Where a conversation lives: a channel's name and the channel's own id for the conversation. */
export interface ConversationKey {
  readonly channel: string;
  readonly conversation: string;
}

/** A typed message from outside, parsed and checked at the door. */
export type Incoming = IncomingMessage | IncomingJoin | IncomingEvent;

interface IncomingBase {
  readonly key: ConversationKey;
  /** The channel's id of this activity: one half of what recognises a duplicate. */
  readonly activityId: string;
  readonly from: string;
  readonly locale?: string;
  /** The sender's clock, ISO 8601, where the channel gives it. */
  readonly clientTime?: string;
  /** What the channel wants back with the echo of this line (Direct Line: clientActivityID). */
  readonly echo?: string;
}

export interface IncomingMessage extends IncomingBase {
  readonly kind: 'message';
  /** The whole text as it came. */
  readonly text: string;
  /** What a pressed button carried, shape-checked; its meaning is looked up, never trusted. */
  readonly choice?: ChoiceValue;
}

/** Somebody opened a conversation: greet once. */
export interface IncomingJoin extends IncomingBase {
  readonly kind: 'join';
}

/** Anything else worth a line (feedback, later edits and deletions). */
export interface IncomingEvent extends IncomingBase {
  readonly kind: 'event';
  readonly name: string;
  /** JSON text, at most a few hundred characters, already stripped to known fields. */
  readonly data: string;
}
