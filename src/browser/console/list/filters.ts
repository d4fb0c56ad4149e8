import { z } from 'zod';
import type { search } from '../../../console/api/records.ts';
import { GROUPS, OUTCOMES, STATUSES } from '../../../console/api/review.ts';

/** A search as it is sent. */
export type Asked = z.output<typeof search>;

/** What the list is narrowed to. What people wrote (words, labels, names) is kept here and never in the address. */
export interface Filters {
  readonly words: string;
  readonly group: (typeof GROUPS)[number] | '';
  readonly status: (typeof STATUSES)[number] | '';
  readonly outcome: (typeof OUTCOMES)[number] | '';
  readonly flagged: 'any' | 'unopened' | '';
  readonly feedback: 'up' | 'down' | '';
  readonly only: 'call-back' | 'held' | '';
  readonly channel: string;
  readonly topic: string;
  /** Days, as the clinic's calendar has them: `2026-11-24`. */
  readonly from: string;
  readonly to: string;
  readonly label: string;
  /** A name; `-` for nobody. */
  readonly assignee: string;
}

export const NO_FILTERS: Filters = {
  words: '',
  group: '',
  status: '',
  outcome: '',
  flagged: '',
  feedback: '',
  only: '',
  channel: '',
  topic: '',
  from: '',
  to: '',
  label: '',
  assignee: '',
};

const name = z
  .string()
  .regex(/^[\w .-]{1,60}$/)
  .catch('');
const day = z.iso.date().catch('');
const inAddress = z.object({
  group: z.enum(GROUPS).or(z.literal('')).catch(''),
  status: z.enum(STATUSES).or(z.literal('')).catch(''),
  outcome: z.enum(OUTCOMES).or(z.literal('')).catch(''),
  flagged: z.enum(['any', 'unopened', '']).catch(''),
  feedback: z.enum(['up', 'down', '']).catch(''),
  only: z.enum(['call-back', 'held', '']).catch(''),
  channel: name,
  topic: name,
  from: day,
  to: day,
});

/** What an address says of the filters; what it does not know is left out. */
export function fromAddress(query: URLSearchParams): Omit<Filters, 'words' | 'label' | 'assignee'> {
  return inAddress.parse(Object.fromEntries(query));
}

/** The address of the list as it is filtered, without anything that a person wrote. */
export function toAddress(filters: Filters): string {
  const kept = Object.keys(inAddress.shape).flatMap((key) => {
    const value = Object.entries(filters).find(([name]) => name === key)?.[1];
    return typeof value === 'string' && value !== '' ? [[key, value]] : [];
  });
  return kept.length === 0 ? '/console/conversations' : `/console/conversations?${new URLSearchParams(kept)}`;
}

/** How many filters are set, the search words left out. */
export function countSet(filters: Filters): number {
  return Object.entries(filters).filter(([key, value]) => key !== 'words' && value !== '').length;
}

/** The request for a page; `startOf` gives the first instant of a day by the clinic's clock. */
export function toSearch(filters: Filters, startOf: (day: string, later: number) => number): Asked {
  const {
    words,
    group,
    status,
    outcome,
    flagged,
    feedback,
    only,
    channel,
    topic,
    from,
    to,
    label,
    assignee,
  } = filters;
  return {
    limit: 50,
    ...(words.trim() !== '' && { words: words.trim() }),
    ...(group !== '' && { group }),
    ...(status !== '' && { status }),
    ...(outcome !== '' && { outcome }),
    ...(flagged !== '' && { flagged }),
    ...(feedback !== '' && { feedback }),
    ...(only === 'call-back' && { callBack: true }),
    ...(only === 'held' && { held: true }),
    ...(channel !== '' && { channel }),
    ...(topic !== '' && { topic }),
    ...(from !== '' && { from: startOf(from, 0) }),
    ...(to !== '' && { before: startOf(to, 1) }),
    ...(label !== '' && { label }),
    ...(assignee !== '' && { assignee: assignee === '-' ? null : assignee }),
  };
}
