/** Where a long text is best cut, the best first: between paragraphs, lines, sentences, words. */
const SEAMS = [/\n{2,}/g, /\n/g, /(?<=[.!?…])\s/g, /\s/g] as const;

/**
 * A text in pieces of at most `limit` UTF-16 units, cut where reading hurts least. Nothing is lost but the white space
 * at a cut, and no character is cut in two.
 */
export function splitText(text: string, limit: number): readonly string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > limit) {
    const end = cutBefore(rest.slice(0, limit + 1), limit);
    pieces.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  if (rest !== '' || pieces.length === 0) pieces.push(rest);
  return pieces;
}

function cutBefore(head: string, limit: number): number {
  for (const seam of SEAMS) {
    const last = [...head.matchAll(seam)].at(-1)?.index ?? 0;
    // A seam near the beginning would leave a crumb.
    if (last > limit / 4) return last;
  }
  // One word as long as a message: cut between two characters.
  const high = head.charCodeAt(limit - 1);
  return high >= 0xd800 && high <= 0xdbff && limit > 1 ? limit - 1 : limit;
}

/** A label in at most `limit` UTF-16 units, cut with an ellipsis where it is longer. */
export function shortened(label: string, limit: number): string {
  if (label.length <= limit) return label;
  return `${label.slice(0, cutBefore(label.slice(0, limit), limit - 1)).trimEnd()}…`;
}
