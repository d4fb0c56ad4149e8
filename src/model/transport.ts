import type { IncomingActivity } from './activity.ts';
import type { Line, NewLine } from './store.ts';
import type { Taken } from './turn.ts';

/**
 * The bot, as a transport of our own sees it (the website's, Slack's): one activity goes in, lines of the transcript
 * come out. The transport needs no SDK and the bot needs no sockets.
 */
export interface TransportBot {
  /** Resolves when everything the activity caused has been shown; rejects on a fault. */
  receive(activity: IncomingActivity, sink: TransportSink): Promise<InvokeAnswer | undefined>;
}

/** What the transport does while an activity is at work. */
export interface TransportSink {
  /** The turn has been taken or refused: answer the request now. At most once; never for activities without a turn. */
  taken(result: Taken): void;
  /**
   * Show lines. One with a number is in the transcript; one without goes out ahead of its commit. A transport that must
   * carry them elsewhere gives a promise, which rejects where they did not get through.
   */
  show(lines: readonly (NewLine | Line)[]): void | Promise<void>;
  typing(): void;
}

/** An `invoke` is answered in the HTTP response itself. */
export interface InvokeAnswer {
  readonly status: number;
  readonly body?: unknown;
}
