import type { DecidedReply } from './decision.ts';

/** A bubble holds about this many words; a few more are better than a bubble of one line. */
const WORDS = 60;
const SPARE = 12;

/** A long text in several bubbles, cut between its paragraphs; a list stays with the line that leads to it. */
export function bubblesOf(text: string): readonly string[] {
  if (wordsIn(text) <= WORDS + SPARE) return [text];
  const bubbles: string[] = [];
  for (const block of text.split(/\n{2,}/)) {
    const last = bubbles.at(-1);
    const joined = last === undefined ? block : `${last}\n\n${block}`;
    const fits = wordsIn(joined) <= WORDS || wordsIn(block) <= SPARE;
    if (last !== undefined && (last.endsWith(':') || fits)) bubbles[bubbles.length - 1] = joined;
    else bubbles.push(block);
  }
  return bubbles;
}

/** A reply whose text is long, as several; its buttons and its section stand under the last. */
export function inBubbles({ reply, record }: DecidedReply): readonly DecidedReply[] {
  const texts = bubblesOf(reply.text);
  const { answer } = reply;
  return texts.map((text, index) =>
    index === texts.length - 1
      ? { record, reply: { ...reply, text } }
      : { record, reply: { text, answer, choices: [] } },
  );
}

function wordsIn(text: string): number {
  return text.split(/\s+/).length;
}
