import type { Route, UpgradeDoor } from '../edge/http.ts';
import type { Rate } from '../edge/limits.ts';
import { createPace } from '../edge/rate-limit.ts';
import type { Downloads } from '../model/downloads.ts';
import type { Store } from '../model/store.ts';
import type { WebsiteBot } from '../model/website.ts';
import type { Clock, Ids, Log } from '../model/world.ts';
import { conversationRoutes } from './conversations.ts';
import { createHub } from './hub.ts';
import { postActivity } from './post-activity.ts';
import { createStream } from './stream.ts';
import { tokenRoutes } from './token-routes.ts';
import { createTokens } from './tokens.ts';
import { createUrgentTail } from './urgent-tail.ts';
import { addressOf, type ViewerOf } from './viewer.ts';

export interface DirectLineOptions {
  readonly store: Store;
  readonly bot: WebsiteBot;
  readonly downloads: Downloads;
  /** Signs tokens: at least 32 random bytes. */
  readonly key: Uint8Array;
  /** Lets another server of the clinic fetch tokens; without it that route refuses everybody. */
  readonly secret?: string | undefined;
  /** Where browsers reach this server; without it the Host header is believed (on loopback). */
  readonly publicUrl?: string | undefined;
  /** The bot's name as bubbles show it. */
  readonly botName: string;
  readonly safetyText: string;
  /** Whether words are of danger: they pass every limit. */
  readonly isDanger: (text: string) => boolean | Promise<boolean>;
  /** How fast the messages of one conversation may come. */
  readonly rate: Rate;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
}

export interface DirectLine {
  readonly routes: readonly Route[];
  readonly door: UpgradeDoor;
  close(): void;
}

/** The website's transport: Direct Line 3.0 under /v3/directline and `POST /chat/token`, served from the transcript. */
export function createDirectLine(options: DirectLineOptions): DirectLine {
  const hub = createHub();
  const tail = createUrgentTail(options.clock);
  const tokens = createTokens(options);
  const viewer: ViewerOf = ({ user, conversation }, host) => ({
    conversation,
    channelId: 'directline',
    user,
    bot: { id: 'therapy-guide', name: options.botName },
    links: {
      base: addressOf(options.publicUrl, host),
      offer: (file) => options.downloads.offer({ channel: 'web', conversation }, file),
    },
  });
  const pace = createPace(options.rate, options.clock);
  const post = postActivity({ ...options, hub, tail, viewer });
  const stream = createStream({ ...options, hub, tail, tokens, viewer });
  return {
    routes: [
      ...tokenRoutes({ ...options, tokens }),
      ...conversationRoutes({ ...options, tokens, tail, viewer, post, pace }),
    ],
    door: stream.door,
    close: () => stream.close(),
  };
}
