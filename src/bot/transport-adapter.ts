import { BotAdapter } from 'botbuilder';

/** What the SDK's adapters offer, and a transport of our own, whose lines are immutable, does not. */
export abstract class TransportAdapter extends BotAdapter {
  /** A reply is never changed or taken back. */
  override async updateActivity(): Promise<void> {
    throw new NotOffered('updateActivity');
  }

  override async deleteActivity(): Promise<void> {
    throw new NotOffered('deleteActivity');
  }

  override async continueConversation(): Promise<void> {
    throw new NotOffered('continueConversation');
  }
}

/** Something the SDK knows and our transports, whose replies are lines of an immutable transcript, do not take. */
export class NotOffered extends Error {
  override readonly name = 'NotOffered';
  constructor(what: string) {
    super(`This transport cannot take ${what}. Send replies as lines of a turn.`);
  }
}
