import type { Transcript } from '../../../console/api/transcript.ts';
import { ask } from '../data/ask.ts';
import { readOne } from '../../../console/api/record-endpoints.ts';
import { Cell } from '../data/store.ts';

const cells = new Map<string, Cell<Transcript>>();
const MOST = 8;

/** A conversation, loaded whole; the last few stay at hand. */
export function cellOf(id: string): Cell<Transcript> {
  const known = cells.get(id) ?? new Cell((background) => load(id, background));
  cells.delete(id);
  cells.set(id, known);
  const [oldest] = cells.keys();
  if (cells.size > MOST && oldest !== undefined) cells.delete(oldest);
  return known;
}

/** Forgets a conversation that is no more. */
export function forget(id: string): void {
  cells.delete(id);
}

/** Nobody writes more pages than this; a runaway must end. */
const MOST_PAGES = 50;

async function load(id: string, background: boolean): Promise<Transcript> {
  let whole = await ask(readOne, { params: { id }, query: {}, background });
  for (let page = 1; whole.more && page < MOST_PAGES; page += 1) {
    const after = whole.lines.at(-1)?.seq;
    const next = await ask(readOne, { params: { id }, query: { after }, background: true });
    whole = { ...next, lines: [...whole.lines, ...next.lines] };
  }
  return whole;
}
