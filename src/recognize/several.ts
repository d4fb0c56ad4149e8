import { UNCLEAR, understood } from './recognized.ts';
import type { Offered, Recognized } from './recognized.ts';
import { mended, normalise, tokensOf } from './text.ts';
import { weekdayOf } from '../model/zone.ts';

/** Leave out what follows; after these "but" takes it in again ("not Monday but Tuesday"). */
const LEAVING_OUT = new Set(['except', 'excluding', 'without', 'not', 'never', 'minus', 'cant', 'no']);
const RANGE = new Set(['to', 'till', 'til', 'until', 'through', 'thru']);
const TODAY = new Map([
  ['today', 0],
  ['tonight', 0],
  ['tomorrow', 1],
]);

/** More words than this that name no choice tell a story. */
const MOST_OTHER_WORDS = 8;
const SHORTEST_TO_MEND = 6;

export interface SeveralWords {
  readonly filler: ReadonlySet<string>;
  readonly questions: ReadonlySet<string>;
}

/**
 * Reads several choices out of one message: "Mondays and Thursdays", "every day but Sunday", "mon-fri". `today` is the
 * day of now, for "today" and "tomorrow" where the choices are weekdays.
 */
export function readSeveral(
  text: string,
  offered: readonly Offered[],
  words: SeveralWords,
  today: number,
): Recognized {
  const names = namesOf(offered);
  const order = offered.flatMap(({ key, picks }) => (picks?.length === 1 && picks[0] === key ? [key] : []));
  const tokens = tokensOf(normalise(text).replaceAll(/(\p{L})\s*[-–—]\s*(?=\p{L})/gu, '$1 to ')).map(
    (token) => weekdayNamed(token, today),
  );
  const found = walk(tokens, names, order, words.filler);
  const asks = found.left > 3 && (text.trim().endsWith('?') || words.questions.has(tokens[0] ?? ''));
  if (found.left > MOST_OTHER_WORDS || asks) return UNCLEAR;
  const keys = order.filter((key) => found.taken.has(key) && !found.leftOut.has(key));
  return keys.length === 0 ? UNCLEAR : understood({ type: 'several', keys });
}

interface Name {
  readonly tokens: readonly string[];
  readonly picks: readonly string[];
}

/** Every way to name a choice, by its first word, the longest first. */
function namesOf(offered: readonly Offered[]): ReadonlyMap<string, readonly Name[]> {
  const names = offered.flatMap(({ label, also = [], picks }) =>
    picks === undefined ? [] : [label, ...also].map((name) => ({ tokens: tokensOf(name), picks })),
  );
  return Map.groupBy(
    names.toSorted((a, b) => b.tokens.length - a.tokens.length),
    ({ tokens }) => tokens[0] ?? '',
  );
}

/** "today" as the name of its weekday; that the choices are weekdays is theirs to know. */
function weekdayNamed(token: string, today: number): string {
  const offset = TODAY.get(token);
  if (offset === undefined) return token;
  const day = weekdayOf(today + offset);
  // 4 January 1970 was a Sunday.
  const name = new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' });
  return name.format((day + 3) * 86_400_000).toLowerCase();
}

interface Walked {
  readonly taken: ReadonlySet<string>;
  readonly leftOut: ReadonlySet<string>;
  /** Words that name nothing. */
  readonly left: number;
}

function walk(
  tokens: readonly string[],
  names: ReadonlyMap<string, readonly Name[]>,
  order: readonly string[],
  filler: ReadonlySet<string>,
): Walked {
  const vocabulary = new Set([...names.values()].flat().flatMap((name) => name.tokens));
  const mend = (token: string): string =>
    vocabulary.has(token) ? token : (mended(token, vocabulary, SHORTEST_TO_MEND) ?? token);
  const plain = tokens.map(mend);
  const taken = new Set<string>();
  const leftOut = new Set<string>();
  let left = 0;
  let leaving = false;
  for (let at = 0; at < plain.length;) {
    const token = plain[at] ?? '';
    const name = nameAt(plain, at, names);
    if (name === undefined) {
      if (LEAVING_OUT.has(token)) leaving = true;
      // "Every day but Sunday", and "not Monday but Tuesday".
      else if (token === 'but') leaving = leaving ? false : taken.size > 0;
      else if (!filler.has(token)) left += 1;
      at += 1;
      continue;
    }
    at += name.tokens.length;
    const until = RANGE.has(plain[at] ?? '') ? nameAt(plain, at + 1, names) : undefined;
    const keys = until === undefined ? name.picks : rangeOf(name, until, order);
    for (const key of keys) (leaving ? leftOut : taken).add(key);
    if (until !== undefined) at += 1 + until.tokens.length;
  }
  return { taken, leftOut, left };
}

function nameAt(
  tokens: readonly string[],
  at: number,
  names: ReadonlyMap<string, readonly Name[]>,
): Name | undefined {
  return names
    .get(tokens[at] ?? '')
    ?.find((name) => name.tokens.every((word, offset) => tokens[at + offset] === word));
}

/** "Friday to Monday" goes round the end. */
function rangeOf(first: Name, last: Name, order: readonly string[]): readonly string[] {
  const [from = 0, to = 0] = [first, last].map(({ picks }) => order.indexOf(picks[0] ?? ''));
  return to >= from ? order.slice(from, to + 1) : [...order.slice(from), ...order.slice(0, to + 1)];
}
