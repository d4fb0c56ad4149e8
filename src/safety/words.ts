/** Cuts folded characters into words. One pass over the code units; no pattern matching. */

/** Stands at the start, at the end and between sentences. */
export const BOUNDARY = '.';

const SPACE = 0;
const LETTER = 1;
const JOINER = 2;
const STOP = 3;
const SINGLE = 4;

/** The kind of every code unit, looked up once. */
const KINDS = Uint8Array.from({ length: 0x10000 }, (_, code) => kindOf(code));

function kindOf(code: number): number {
  const letter = String.fromCharCode(code);
  if ('.?!;…。！？؟।'.includes(letter)) return STOP;
  if ("'@$*|+".includes(letter)) return JOINER;
  if (code < 0x80) return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) ? LETTER : SPACE;
  if (code < 0xc0 || code === 0x060c) return SPACE;
  if ((code >= 0x2000 && code <= 0x206f) || (code >= 0x3000 && code <= 0x303f)) return SPACE;
  // Scripts without spaces between words, and signs: every character is a word of its own.
  if ((code >= 0x0e00 && code <= 0x0e7f) || (code >= 0x2190 && code <= 0x2bff)) return SINGLE;
  if ((code >= 0x3040 && code <= 0x9fff) || (code >= 0xd83c && code <= 0xd83e)) return SINGLE;
  return LETTER;
}

function kindAt(text: string, at: number): number {
  return at >= 0 && at < text.length ? (KINDS[text.charCodeAt(at)] ?? SPACE) : SPACE;
}

/** A joiner belongs to a word when a letter stands on its right and, but for @, $ and *, on its left. */
function joins(text: string, at: number, started: boolean): boolean {
  const letter = text.charAt(at);
  const starred = text.charAt(at + 1) === '*';
  if (kindAt(text, at + 1) !== LETTER && !(starred && (started || letter === '*'))) return false;
  return started || letter === '@' || letter === '$' || letter === '*';
}

/**
 * A full stop ends a sentence when a space or the end follows and it is not one of several dots; so does a question
 * or exclamation mark, and an empty line.
 */
function endsSentence(text: string, at: number, kind: number | undefined): boolean {
  const letter = text.charAt(at);
  if (letter === '\n') return text.charAt(at + 1) === '\n';
  if (kind !== STOP || letter === '…') return false;
  if (letter !== '.') return true;
  const next = text.charAt(at + 1);
  return text.charAt(at - 1) !== '.' && (next === '' || next === ' ' || next === '\n');
}

/** Words in order. BOUNDARY marks the ends of sentences; spaces and single line breaks are not kept. */
export function splitWords(text: string): string[] {
  const words: string[] = [];
  let start = -1;
  for (let at = 0; at < text.length; at += 1) {
    const kind = KINDS[text.charCodeAt(at)];
    if (kind === LETTER) {
      if (start < 0) start = at;
      continue;
    }
    const joiner = kind === JOINER || (kind === STOP && text.charAt(at) === '!');
    if (joiner && joins(text, at, start >= 0)) {
      if (start < 0) start = at;
      continue;
    }
    if (kind === SPACE && text.charAt(at) === '/' && isShortSlash(text, at)) continue;
    if (start >= 0) words.push(text.slice(start, at));
    start = -1;
    if (kind === SINGLE) {
      const size = (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
      words.push(text.slice(at, at + size));
      at += size - 1;
    } else if (endsSentence(text, at, kind) && words.at(-1) !== BOUNDARY) words.push(BOUNDARY);
  }
  if (start >= 0) words.push(text.slice(start));
  return words;
}

/** The stroke of "s/h" and "y/o": one letter on each side. */
function isShortSlash(text: string, at: number): boolean {
  const is = (index: number): boolean => kindAt(text, index) === LETTER;
  return is(at - 1) && is(at + 1) && !is(at - 2) && !is(at + 2);
}
