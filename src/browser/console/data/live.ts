import { liveChange, type LiveChange } from '../../../console/api/records.ts';

export interface Live {
  /** Told of a change; several in quick succession are told as one, of the last. */
  readonly changed: (change: LiveChange) => void;
  /** Whether changes are heard at all. */
  readonly heard: (open: boolean) => void;
}

/** A burst of messages is one change to look at. */
const GATHER_MS = 400;

/** Listens for changes until the returned function is called. The browser itself connects again. */
export function listen({ changed, heard }: Live): () => void {
  const source = new EventSource('/console/api/live');
  const waiting = new Map<string, LiveChange>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  source.addEventListener('open', () => heard(true));
  source.addEventListener('error', () => heard(false));
  source.addEventListener('changed', (event) => {
    const change = liveChange.safeParse(parse(event.data));
    if (!change.success) return;
    waiting.set(`${change.data.what} ${change.data.id ?? ''}`, change.data);
    timer ??= setTimeout(() => {
      timer = undefined;
      const all = [...waiting.values()];
      waiting.clear();
      for (const each of all) changed(each);
    }, GATHER_MS);
  });
  return () => {
    clearTimeout(timer);
    source.close();
  };
}

function parse(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}
