import type { IncomingActivity, OutgoingActivity } from '../model/activity.ts';
import type { ConversationKey, Incoming } from '../model/incoming.ts';
import type { Line, NewLine } from '../model/store.ts';
import type { Viewer } from './viewer.ts';

/**
 * What differs from channel to channel. Each file of this folder that is named for a channel makes one of these; a
 * door (src/bot/door.ts) brings along the one for its channel.
 */
export interface Channel {
  /** A line as the channel shows it: in several activities where it is too long for one, in none where it is not shown. */
  readonly render: (line: NewLine | Line, viewer: Viewer) => readonly OutgoingActivity[];
  /** A checked activity as what a turn takes; `undefined` where there is nothing to take. */
  readonly parse: (activity: IncomingActivity, key: ConversationKey) => Incoming | undefined;
}
