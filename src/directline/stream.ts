import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Viewer } from '../channels/viewer.ts';
import { faultOf } from '../model/fault.ts';
import type { UpgradeDoor } from '../edge/http.ts';
import { refuseUpgrade } from '../edge/upgrade.ts';
import type { OutgoingActivity } from '../model/activity.ts';
import type { Store } from '../model/store.ts';
import type { Log } from '../model/world.ts';
import { matchesOrigin } from './authorize.ts';
import type { Hub, Listener } from './hub.ts';
import { keepAlive } from './keep-alive.ts';
import { createPump } from './pump.ts';
import type { TokenClaims, Tokens } from './tokens.ts';
import { parseWatermark, renderLines } from './transcript.ts';
import type { UrgentTail } from './urgent-tail.ts';
import type { ViewerOf } from './viewer.ts';

export interface StreamOptions {
  readonly tokens: Tokens;
  readonly hub: Hub;
  readonly tail: UrgentTail;
  readonly store: Store;
  readonly viewer: ViewerOf;
  readonly log: Log;
}

const PATH = /^\/v3\/directline\/conversations\/([A-Za-z0-9_-]{1,100})\/stream$/;
const LARGEST_FRAME = 65_536;
/** What a socket may leave unread before it is cut; its client reconnects and reads on from its watermark. */
const MOST_UNREAD = 1_048_576;
const RETRY_MS = 5_000;

/** The WebSocket side of Direct Line: `GET …/conversations/:id/stream?watermark=&t=`. */
export function createStream(options: StreamOptions): { readonly door: UpgradeDoor; close(): void } {
  // perMessageDeflate off: it costs memory per socket, and compressed secrets can be guessed at.
  const server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: LARGEST_FRAME,
  });
  const door: UpgradeDoor = {
    upgrade(request, socket, head, url) {
      const conversation = PATH.exec(url.pathname)?.[1];
      if (conversation === undefined) return false;
      const admit = async () => {
        const claims = await options.tokens.verifyStream(url.searchParams.get('t') ?? '');
        const fits = claims?.conversation === conversation && matchesOrigin(claims, request.headers.origin);
        if (claims === undefined || !fits) return refuseUpgrade(socket, '403 Forbidden');
        const { after } = parseWatermark(url.searchParams.get('watermark'));
        server.handleUpgrade(request, socket, head, (open) =>
          listen(open, claims, after, { ...options, host: request.headers.host }),
        );
      };
      admit().catch((error: unknown) => fail(socket, error, options.log));
      return true;
    },
  };
  return {
    door,
    close() {
      for (const listener of options.hub.all()) listener.close();
      server.close();
    },
  };
}

function fail(socket: Duplex, error: unknown, log: Log): void {
  log.error('stream failed', { fault: faultOf(error) });
  socket.destroy();
}

interface Listening extends StreamOptions {
  /** The Host that the client asked. */
  readonly host: string | undefined;
}

function listen(socket: WebSocket, claims: TokenClaims, after: number, options: Listening): void {
  const { conversation } = claims;
  const viewer = options.viewer(claims, options.host);
  const key = { channel: 'web', conversation };
  const frames = framesTo(socket);
  const shown = new Set<string>();
  const retry = { timer: undefined as NodeJS.Timeout | undefined };
  const pump = createPump({
    after,
    read: async (from, limit) => {
      await frames.flushed();
      return options.store.lines(key, from, limit);
    },
    send: (lines, watermark) => frames.send(renderLines(lines, viewer, shown), watermark?.toString()),
    failed(error) {
      options.log.error('transcript not read', { channel: 'web', fault: faultOf(error) });
      clearTimeout(retry.timer);
      retry.timer = setTimeout(() => pump.wake(), RETRY_MS);
    },
  });
  const listener: Listener = {
    offer: (lines) => pump.offer(lines),
    urgent: (lines) => pump.urgent(lines),
    typing: () => frames.send([typingActivity(viewer)]),
    close: () => socket.close(1001),
  };
  const detach = options.hub.attach(conversation, listener);
  const ping = keepAlive(socket);
  socket.on('error', () => socket.terminate());
  socket.on('close', () => {
    clearInterval(ping);
    clearTimeout(retry.timer);
    pump.stop();
    detach?.();
  });
  if (detach === undefined) return socket.close(1013);
  pump.urgent(options.tail.of(conversation));
  pump.wake();
}

/** Writes frames; `flushed` resolves when the last one has left, so that a long history waits for its reader. */
function framesTo(socket: WebSocket) {
  let flushed = Promise.resolve();
  return {
    flushed: () => flushed,
    send(activities: readonly OutgoingActivity[], watermark?: string) {
      if (socket.bufferedAmount > MOST_UNREAD) return socket.terminate();
      const frame = JSON.stringify({ activities, ...(watermark === undefined ? {} : { watermark }) });
      flushed = new Promise((resolve) => {
        socket.send(frame, () => resolve());
      });
    },
  };
}

function typingActivity(viewer: Viewer): OutgoingActivity {
  return {
    type: 'typing',
    id: '',
    timestamp: new Date(0).toISOString(),
    channelId: viewer.channelId,
    from: { ...viewer.bot, role: 'bot' },
    conversation: { id: viewer.conversation },
  };
}
