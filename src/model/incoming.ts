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
  /** What recognises a second delivery: the same both times, and no other message's in its conversation. */
  readonly activityId: string;
  /** The channel's own id of a message: what edits, deletions and reactions name later. */
  readonly nativeId?: string;
  /** Others read along (a team's channel, a group): nothing personal is said there. */
  readonly shared?: true;
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

/** Anything else worth a line: `feedback`, and a message's `edit`, `delete` or `undelete` by its sender. */
export interface IncomingEvent extends IncomingBase {
  readonly kind: 'event';
  readonly name: string;
  /**
   * JSON text, already stripped to known fields. `about` is the line that it concerns: by our id or, at the door, by
   * the channel's own.
   */
  readonly data: string;
  /** The new words of an edit, whole. */
  readonly text?: string;
}
