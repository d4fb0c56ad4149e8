import { useEffect, useRef, useState } from 'react';
import type { Page } from '../../../console/api/records.ts';
import { ask, RefusedError } from '../data/ask.ts';
import { find } from '../../../console/api/record-endpoints.ts';
import type { Asked } from './filters.ts';

export interface Results {
  readonly rows: Page['rows'];
  readonly cursor: string | null;
  readonly loading: boolean;
  readonly fault: RefusedError | undefined;
  readonly more: () => void;
  readonly again: () => void;
}

type Found = Pick<Results, 'rows' | 'cursor'>;

const NOTHING: Found = { rows: [], cursor: null };
/** A search looks at a stretch at a time; this many found at least fill a screen. */
const ENOUGH = 25;
const MOST_STRETCHES = 20;

/** The conversations that a search finds. The old ones stay, dimmed, until the new ones are there. */
export function useResults(search: Asked): Results {
  const key = JSON.stringify(search);
  const [found, setFound] = useState(NOTHING);
  const [loading, setLoading] = useState(true);
  const [fault, setFault] = useState<RefusedError>();
  const wanted = useRef(0);
  const load = (from: Found): void => {
    wanted.current += 1;
    const mine = wanted.current;
    setLoading(true);
    setFault(undefined);
    const settle = (result: Found | RefusedError): void => {
      if (mine !== wanted.current) return;
      if (result instanceof RefusedError) setFault(result);
      else setFound(result);
      setLoading(false);
    };
    gather(search, from, () => mine === wanted.current).then(settle, (error: unknown) =>
      settle(error instanceof RefusedError ? error : new RefusedError('other')),
    );
  };
  useEffect(() => {
    load(NOTHING);
    return () => {
      wanted.current += 1;
    };
    // The search is the key: the same one need not be made again.
  }, [key]);
  return { ...found, loading, fault, more: () => load(found), again: () => load(NOTHING) };
}

async function gather(search: Asked, from: Found, isWanted: () => boolean): Promise<Found> {
  const { rows, cursor } = from;
  const fresh: Page['rows'] = [];
  let next = cursor;
  for (let stretch = 0; stretch < MOST_STRETCHES && isWanted(); stretch += 1) {
    const page = await ask(find, { body: { ...search, ...(next !== null && { cursor: next }) } });
    fresh.push(...page.rows);
    next = page.cursor;
    if (next === null || fresh.length >= ENOUGH) break;
  }
  const known = new Set(rows.map(({ id }) => id));
  return { rows: [...rows, ...fresh.filter(({ id }) => !known.has(id))], cursor: next };
}
