const VOWEL = /[aeiouy]/;

/**
 * A light English stemmer: plural, -ing, -ed, -ly, -ness, -er and final e go, so that `worries`, `worried` and
 * `worrying` meet. It need not give a word, only the same letters for the same sense.
 */
export function stem(word: string): string {
  if (word.length < 4) return word;
  let root = plural(word);
  root = suffix(root);
  if (root.length > 3 && root.endsWith('e')) root = root.slice(0, -1);
  if (root.length > 3 && root.endsWith('y')) root = `${root.slice(0, -1)}i`;
  return root;
}

function plural(word: string): string {
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (word.endsWith('sses') || word.endsWith('shes') || word.endsWith('ches') || word.endsWith('xes')) {
    return word.slice(0, -2);
  }
  if (word.endsWith('s') && !word.endsWith('ss') && !word.endsWith('us') && !word.endsWith('is')) {
    return word.slice(0, -1);
  }
  return word;
}

function suffix(word: string): string {
  if (word.endsWith('ied') && word.length > 4) return `${word.slice(0, -3)}y`;
  for (const end of ['ingly', 'edly', 'ing', 'ed']) {
    if (word.endsWith(end)) {
      const root = word.slice(0, -end.length);
      return root.length >= 3 && VOWEL.test(root) ? undouble(root) : word;
    }
  }
  for (const end of ['ness', 'ly']) {
    if (word.endsWith(end) && word.length - end.length >= 4) return word.slice(0, -end.length);
  }
  return word;
}

function undouble(root: string): string {
  const last = root.at(-1);
  return last === root.at(-2) && last !== undefined && !'lsz'.includes(last) ? root.slice(0, -1) : root;
}
