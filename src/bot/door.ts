import type { TurnContext } from 'botbuilder';
import type { Channel } from '../channels/channel.ts';
import type { ConversationKey } from '../model/incoming.ts';
import type { DeliveryStatus, Line, NewLine } from '../model/store.ts';
import type { Taken } from '../model/turn.ts';

/** What the activity handler must know of the adapter an activity came through: kept in the turn's state. */
export interface Door {
  /** Our name for the channel: `web` for the website's own, else the name that Azure gives. */
  readonly channel: string;
  /** How this channel is read and written. */
  readonly manner: Channel;
  /** The turn is stored, or refused: the sender may be answered. */
  taken(result: Taken): void;
  /** Told before each line is sent through the SDK, which keeps neither ids nor numbers of ours. */
  carry(line: NewLine | Line): void;
  /** What a sending that threw has come to: `unknown` where it may have arrived all the same. */
  failed(error: unknown): Exclude<DeliveryStatus, 'sent'>;
  /** True where a line shown ahead of its commit must be sent again with its number. */
  readonly numbered: boolean;
}

const DOOR = Symbol('door');

export function setDoor(context: TurnContext, door: Door): void {
  context.turnState.set(DOOR, door);
}

export function doorOf(context: TurnContext): Door {
  const door = context.turnState.get<Door | undefined>(DOOR);
  if (door === undefined) throw new DoorMissing();
  return door;
}

export function keyOf(door: Door, conversation: string): ConversationKey {
  return { channel: door.channel, conversation };
}

/** An adapter ran the handler without saying who it is: it must call setDoor before its pipeline. */
export class DoorMissing extends Error {
  override readonly name = 'DoorMissing';
  constructor() {
    super('The turn has no door. An adapter must call setDoor on the context before it runs the handler.');
  }
}
