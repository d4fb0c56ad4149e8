import type { MaskedKind, MaskSpan, Particular } from '../model/mask.ts';

/*
 * Where a text holds what leads to a person: telephone numbers, e-mail addresses, long numbers, a name that was told.
 * Every pattern reads a text once from left to right: a hostile text of any length costs no more than its length.
 */

/**
 * The spans to hide in somebody's words, in their order, none upon another. `known` is hidden wherever it stands; of a
 * name every part, too: people sign with the first and spell the last.
 */
export function redact(text: string, known: readonly Particular[] = []): readonly MaskSpan[] {
  const given = [...known, ...known.flatMap(partsOf)];
  return merged([...addresses(text), ...numbers(text), ...toldNames(text), ...occurrences(text, given)]);
}

const LEAST_PART = 3;
/** What is longer is a sentence in the field for a name: its words are everybody's. */
const MOST_PARTS = 4;

function partsOf({ what, text }: Particular): readonly Particular[] {
  const parts = what === 'name' ? text.split(/[^\p{L}\p{M}'’-]+/u).filter((part) => part !== '') : [];
  if (parts.length > MOST_PARTS) return [];
  return parts.filter((part) => part.length >= LEAST_PART).map((part) => ({ what, text: part }));
}

/** Where particulars given elsewhere stand in a text, as whole words, whatever their case. */
export function occurrences(text: string, known: readonly Particular[]): readonly MaskSpan[] {
  if (known.length === 0) return [];
  const lower = text.toLowerCase();
  // A letter whose small form is longer would move all that follows: then only the same case is found.
  const place = lower.length === text.length ? lower : text;
  const spans = known.flatMap(({ what, text: given }) => {
    const sought = place === lower ? given.toLowerCase() : given;
    return sought.trim().length < 2 ? [] : stretches(place, sought, what);
  });
  return merged(spans);
}

function stretches(text: string, sought: string, what: MaskedKind): MaskSpan[] {
  const spans: MaskSpan[] = [];
  for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + sought.length)) {
    const end = at + sought.length;
    if (!isWordy(text[at - 1]) && !isWordy(text[end])) spans.push([what, at, end]);
  }
  return spans;
}

const WORDY = /[\p{L}\p{N}]/u;

function isWordy(unit: string | undefined): boolean {
  return unit !== undefined && WORDY.test(unit);
}

/** What an address is made of, to the left and to the right of its sign. */
const NAME_UNIT = /[\p{L}\p{N}\p{M}.!#$%&'*+/=?^_`{|}~-]/u;
const HOST_UNIT = /[\p{L}\p{N}\p{M}.-]/u;

function addresses(text: string): MaskSpan[] {
  const spans: MaskSpan[] = [];
  for (let at = nextSign(text, 0); at >= 0; at = nextSign(text, at + 1)) {
    const least = spans.at(-1)?.[2] ?? 0;
    let start = at;
    while (start > least && NAME_UNIT.test(text[start - 1] ?? '')) start -= 1;
    let end = at + 1;
    while (end < text.length && HOST_UNIT.test(text[end] ?? '')) end += 1;
    while (end > at + 1 && /[.-]/.test(text[end - 1] ?? '')) end -= 1;
    if (start < at && text.slice(at + 1, end).includes('.')) spans.push(['email', start, end]);
  }
  return spans;
}

function nextSign(text: string, from: number): number {
  const plain = text.indexOf('@', from);
  const wide = text.indexOf('＠', from);
  return plain < 0 ? wide : wide < 0 ? plain : Math.min(plain, wide);
}

/** Digits with at most three other signs in between, as numbers are written; one that is opened by + or a bracket. */
const RUN = /[+(]{0,2}\p{Nd}(?:[\s().\-/_*·•\u2010-\u2015\u2212\u200b-\u200d\u2060\u00ad]{0,3}\p{Nd})*/gu;
const LEAST_DIGITS = 7;
const MOST_PHONE_DIGITS = 15;

function numbers(text: string): MaskSpan[] {
  const spans: MaskSpan[] = [];
  for (const { 0: run, index } of text.matchAll(RUN)) {
    const digits = run.replaceAll(/\P{Nd}/gu, '');
    if (digits.length < LEAST_DIGITS || isDate(run) || isWithinId(text, index, run)) continue;
    spans.push([isPhone(run, digits) ? 'phone' : 'number', index, index + run.length]);
  }
  return spans;
}

/** A number with signs in between, or in a usual form; anything else that long is an account, a card, a case. */
function isPhone(run: string, digits: string): boolean {
  if (digits.length > MOST_PHONE_DIGITS) return false;
  return run !== digits || digits.startsWith('0') || digits.length === 10;
}

/** Days and years lead to nobody: 2026-05-04, 4.5.2026, 05/04/2026, 2019-2021. */
const DAY = /^(?:(?:19|20)\d\d([./-])\d{1,2}\1\d{1,2}|\d{1,2}([./-])\d{1,2}\2(?:19|20)\d\d)$/;
const YEARS = /^(?:19|20)\d\d(?:[ \-/\u2010-\u2015]{1,3}(?:19|20)\d\d)+$/;

function isDate(run: string): boolean {
  return run.length < 60 && (DAY.test(run) || YEARS.test(run));
}

const LONGEST_IN_ID = 10;
const LEAST_ID = 20;
const ID_UNIT = /[A-Za-z0-9_-]/;

/** A few digits in the middle of a long random name that a program made. */
function isWithinId(text: string, index: number, run: string): boolean {
  if (run.length > LONGEST_IN_ID) return false;
  let start = index;
  let end = index + run.length;
  while (start > 0 && index - start < LEAST_ID && ID_UNIT.test(text[start - 1] ?? '')) start -= 1;
  while (end < text.length && end - index < 2 * LEAST_ID && ID_UNIT.test(text[end] ?? '')) end += 1;
  const word = text.slice(start, end);
  return word.length >= LEAST_ID && /[A-Za-z]/.test(word);
}

const TOLD =
  /\bmy (?:full |first |last |real )?name(?:'s|’s| is| was) (\p{L}[\p{L}\p{M}'’-]{1,40})( \p{Lu}[\p{L}\p{M}'’-]{1,40})?/giu;

function toldNames(text: string): MaskSpan[] {
  return [...text.matchAll(TOLD)].map(({ 0: whole, 1: first = '', 2: more = '', index }) => {
    const second = /^ \p{Lu}/u.test(more) ? more : '';
    const start = index + whole.length - more.length - first.length;
    return ['name', start, start + first.length + second.length];
  });
}

/** In order; of two that overlap, one stretch that covers both, called as the first. */
function merged(spans: readonly MaskSpan[]): readonly MaskSpan[] {
  const result: MaskSpan[] = [];
  for (const span of spans.toSorted((a, b) => a[1] - b[1] || b[2] - a[2])) {
    const last = result.at(-1);
    if (last === undefined || span[1] >= last[2]) result.push(span);
    else if (span[2] > last[2]) result[result.length - 1] = [last[0], last[1], span[2]];
  }
  return result;
}
