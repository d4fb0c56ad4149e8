import type { ConversationKey } from '../model/incoming.ts';
import type { ReviewReader, ReviewWriter } from '../model/review.ts';
import type { LiveChange } from './api/records.ts';
import type { EventSink } from './route.ts';

/** Changes within this time are told as one: a busy chat must not keep every page loading. */
const TOGETHER_MS = 500;
const KEEP_ALIVE_MS = 20_000;
/** With more conversations than this at once, pages are told that the queue changed and no more. */
const MOST_NAMED = 5;

/** Tells a page that something changed, never what: it asks again. */
export function openLive({
  reader,
  writer,
}: {
  readonly reader: Pick<ReviewReader, 'idOf'>;
  readonly writer: Pick<ReviewWriter, 'onChange'>;
}): (events: EventSink) => void {
  return (events) => {
    let changed = new Map<string, ConversationKey>();
    let timer: NodeJS.Timeout | undefined;
    const send = (change: LiveChange): void => events.send('changed', change);
    const tell = async (): Promise<void> => {
      timer = undefined;
      const keys = [...changed.values()];
      changed = new Map();
      send({ what: 'queue' });
      if (keys.length > MOST_NAMED) return;
      for (const key of keys) {
        const id = await reader.idOf(key).catch(() => undefined);
        if (id !== undefined) send({ what: 'conversation', id });
      }
    };
    const stop = writer.onChange((key) => {
      if (key !== undefined) changed.set(`${key.channel}\n${key.conversation}`, key);
      timer ??= setTimeout(() => void tell(), TOGETHER_MS);
    });
    const alive = setInterval(() => events.send('alive', {}), KEEP_ALIVE_MS);
    alive.unref();
    events.ended.addEventListener(
      'abort',
      () => {
        stop();
        clearInterval(alive);
        clearTimeout(timer);
      },
      { once: true },
    );
  };
}
