import { createHash } from 'node:crypto';
import { faultOf } from '../model/fault.ts';
import type { EdgeResponse } from '../edge/http.ts';
import { failure, later } from '../edge/respond.ts';
import type { IncomingActivity } from '../model/activity.ts';
import type { Line, NewLine } from '../model/store.ts';
import type { Taken } from '../model/turn.ts';
import type { WebsiteBot } from '../model/website.ts';
import type { Ids, Log } from '../model/world.ts';
import type { Hub } from './hub.ts';
import type { TokenClaims } from './tokens.ts';
import type { UrgentTail } from './urgent-tail.ts';
import type { ViewerOf } from './viewer.ts';

export interface PostOptions {
  readonly bot: WebsiteBot;
  readonly hub: Hub;
  readonly tail: UrgentTail;
  readonly viewer: ViewerOf;
  readonly safetyText: string;
  readonly ids: Ids;
  readonly log: Log;
}

/** Hands an activity to the bot and resolves with the answer for its HTTP request, as soon as that is known. */
export type Post = (activity: IncomingActivity, claims: TokenClaims) => Promise<EdgeResponse>;

const RETRY_SECONDS = 5;

export function postActivity(options: PostOptions): Post {
  return (activity, claims) => {
    const { promise, resolve } = Promise.withResolvers<EdgeResponse>();
    const show = showing(claims.conversation, options);
    const working = options.bot.receive(identified(activity, claims, options), {
      taken(result) {
        show.taken(result);
        resolve(
          result.kind === 'refused'
            ? later(503, 'NotSaved', options.safetyText, RETRY_SECONDS)
            : { status: 200, body: { id: result.incoming.id } },
        );
      },
      show: (lines) => show.lines(lines),
      typing: () => show.typing(),
    });
    // Where there was no turn (a typing sign, an unknown event) or the answer is an invoke's, it comes here.
    working
      .then((invoked) =>
        resolve(invoked === undefined ? { status: 200, body: { id: options.ids.next() } } : plain(invoked)),
      )
      .catch((error: unknown) => {
        options.log.error('website turn failed', { channel: 'web', fault: faultOf(error) });
        resolve(failure(500, 'ServerError'));
      });
    return promise;
  };
}

/** Nothing about identity, channel or address is taken from the browser. */
function identified(
  activity: IncomingActivity,
  claims: TokenClaims,
  { viewer, ids }: PostOptions,
): IncomingActivity {
  const echo = activity.channelData?.clientActivityID;
  const { bot, channelId } = viewer(claims);
  return {
    ...activity,
    // The client's own id and what it says recognise a message that was posted twice.
    id: echo === undefined ? ids.next() : `client-${echo}-${saidIn(activity)}`,
    channelId,
    serviceUrl: undefined,
    from: { id: claims.user, role: 'user' },
    recipient: { ...bot, role: 'bot' },
    conversation: { id: claims.conversation },
  };
}

/** An id that a client uses again for something else must not swallow it: only an identical delivery is the same one. */
function saidIn({ type, name, text, value }: IncomingActivity): string {
  const said = JSON.stringify([type, name, text, value]);
  return createHash('sha256').update(said).digest('base64url').slice(0, 22);
}

/** One turn's lines on their way to every open tab, and into the tail while they have no number. */
function showing(conversation: string, { hub, tail }: PostOptions) {
  const turn = Symbol('turn');
  const offer = (lines: readonly Line[]) => {
    for (const listener of hub.listeners(conversation)) listener.offer(lines);
  };
  return {
    taken(result: Taken) {
      if (result.kind === 'refused') return tail.failed(conversation, turn);
      tail.stored(conversation, turn);
      if (result.replies.some(({ reply }) => reply?.forgotten)) tail.forget(conversation);
      offer(result.kind === 'duplicate' ? [result.incoming, ...result.replies] : [result.incoming]);
    },
    lines(lines: readonly (NewLine | Line)[]) {
      const stored = lines.filter((line) => 'seq' in line);
      const ahead = lines.filter((line) => !('seq' in line));
      if (ahead.length > 0) tail.add(conversation, turn, ahead);
      for (const listener of hub.listeners(conversation)) {
        if (ahead.length > 0) listener.urgent(ahead);
        if (stored.length > 0) listener.offer(stored);
      }
    },
    typing() {
      for (const listener of hub.listeners(conversation)) listener.typing();
    },
  };
}

function plain({ status, body }: { readonly status: number; readonly body?: unknown }): EdgeResponse {
  return { status, body: { status, ...(body === undefined ? {} : { body }) } };
}
