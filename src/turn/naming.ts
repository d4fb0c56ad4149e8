import { z } from 'zod';
import type { Incoming, IncomingEvent } from '../model/incoming.ts';
import type { NewLine, Store } from '../model/store.ts';

const concerning = z.looseObject({ about: z.string().nullable() });

interface Arrived {
  readonly incoming: Incoming;
  readonly line: NewLine;
}

/**
 * A message whose event names a line by the channel's own id, with our id in its place: a thumb under a reply, a
 * message changed or taken back. The website names our lines itself. A message that is not known stays unnamed.
 */
export async function inOurNames(store: Store, { incoming, line }: Arrived): Promise<Arrived> {
  if (incoming.kind !== 'event' || incoming.key.channel === 'web') return { incoming, line };
  const read = concerning.safeParse(parsed(incoming.data));
  if (!read.success || read.data.about === null) return { incoming, line };
  const known = await store.lineNamed(incoming.key, read.data.about);
  const about = known ?? (incoming.name === 'feedback' ? read.data.about : null);
  const data = JSON.stringify({ ...read.data, about });
  const named: IncomingEvent = { ...incoming, data };
  return { incoming: named, line: { ...line, event: { name: incoming.name, data } } };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
