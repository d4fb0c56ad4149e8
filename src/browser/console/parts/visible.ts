/** A stretch of text as it stands, or a character that nobody would see, by its name in Unicode's notation. */
export type Stretch =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'control'; readonly code: string };

/** Characters without a shape, that can hide text or turn its order; from and to. */
const UNSEEN: readonly (readonly [from: number, to: number])[] = [
  // Controls, but for tab and line ends.
  [0x00, 0x08],
  [0x0b, 0x0c],
  [0x0e, 0x1f],
  [0x7f, 0x9f],
  // Soft hyphen, grapheme joiner, Arabic letter mark, fillers, vowels without a form.
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x61c, 0x61c],
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180b, 0x180e],
  // Zero-widths, direction marks, embeddings, isolates, invisible operators.
  [0x200b, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x206f],
  [0x3164, 0x3164],
  // Lone halves of a pair.
  [0xd800, 0xdfff],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff9, 0xfffb],
  // Tags.
  [0xe0000, 0xe0fff],
];

/** Joins pictures into one, as in families: there it hides nothing. */
const JOINER = 0x200d;
const PICTURE = /\p{Extended_Pictographic}(?:\ufe0f|\p{Emoji_Modifier})*$/u;

/** Splits a text at what would not be seen. */
export function stretches(text: string): readonly Stretch[] {
  const found: Stretch[] = [];
  let plain = '';
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    const joins = point === JOINER && PICTURE.test(plain.slice(-8));
    if (joins || !UNSEEN.some(([from, to]) => from <= point && point <= to)) {
      plain += character;
      continue;
    }
    if (plain !== '') found.push({ kind: 'text', text: plain });
    plain = '';
    found.push({ kind: 'control', code: `U+${point.toString(16).toUpperCase().padStart(4, '0')}` });
  }
  return plain === '' ? found : [...found, { kind: 'text', text: plain }];
}
