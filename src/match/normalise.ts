/** How people shorten and misspell: content (spellings.yaml), handed in. */
export interface Spellings {
  /** A whole word and the words it stands for: `u` → `you`, `dont` → `do not`. */
  readonly words: ReadonlyMap<string, string>;
  /** What an apostrophe introduces: `ll` → `will`, `s` → nothing. */
  readonly suffixes: ReadonlyMap<string, string>;
}

/** Text longer than this is cut: the cost of judging stays bounded whatever is pasted in. */
export const MAX_TEXT = 4000;

const WORD = /[\p{L}\p{N}]+(?:'\p{L}+)*|\?/gu;
const MARKS = /[\p{M}\p{Cf}]/gu;
const APOSTROPHES = /[\u2018\u2019\u02bc\u00b4`]/gu;

/** Lower case without accents, invisible characters or typographic apostrophes; at most MAX_TEXT long. */
export function plain(text: string): string {
  const cut = text.length > MAX_TEXT ? text.slice(0, MAX_TEXT).replace(/[\ud800-\udbff]$/u, '') : text;
  const folded = cut.normalize('NFKD').replace(MARKS, '').toLowerCase().replace(APOSTROPHES, "'");
  return folded.length > MAX_TEXT ? folded.slice(0, MAX_TEXT) : folded;
}

/** The words of plain text in order, contractions and chat spellings written out; `?` is a word of its own. */
export function words(folded: string, spellings: Spellings): string[] {
  const found: string[] = [];
  for (const raw of folded.match(WORD) ?? []) {
    const known = spellings.words.get(raw);
    if (known !== undefined) push(found, known);
    else if (raw.includes("'")) splitContraction(found, raw, spellings);
    else push(found, shorten(raw, spellings));
  }
  return found;
}

function push(found: string[], phrase: string): void {
  if (!phrase.includes(' ')) found.push(phrase);
  else for (const word of phrase.split(' ')) found.push(word);
}

function splitContraction(found: string[], raw: string, spellings: Spellings): void {
  const mark = raw.lastIndexOf("'");
  const tail = raw.slice(mark + 1);
  const head = raw.slice(0, mark).replaceAll("'", '');
  if (tail === 't' && head.endsWith('n') && head.length > 1) {
    push(found, spellings.words.get(head) ?? head.slice(0, -1));
    found.push('not');
    return;
  }
  const suffix = spellings.suffixes.get(tail);
  if (suffix === undefined) {
    push(found, head + tail);
    return;
  }
  push(found, spellings.words.get(head) ?? head);
  if (suffix !== '') push(found, suffix);
}

/** Digits become `#`; a letter said three times or more is said twice (`sooooo` → `soo`), then looked up again. */
function shorten(word: string, spellings: Spellings): string {
  const first = word.charCodeAt(0);
  if (first >= 48 && first <= 57)
    return /^\d+$/.test(word) ? '#' : word.length > 4 ? '#x' : word.replace(/\d+/, '#');
  let kept = '';
  for (let at = 0; at < word.length; at += 1) {
    if (word[at] !== word[at - 1] || word[at] !== word[at - 2]) kept += word[at];
  }
  if (kept === word) return word;
  return spellings.words.get(kept) ?? kept;
}
