import { describe, expect, it } from '@jest/globals';
import { readAnswers } from '../../src/knowledge/base.ts';

const { entries } = readAnswers('knowledge/en');
const texts = entries.flatMap(({ id, short, full }) => [
  { id, text: short },
  { id, text: full },
]);

describe('the answers', () => {
  it('are read from the content', () => {
    expect(entries.length).toBeGreaterThan(50);
  });

  it('are no longer than a bubble before the clinic’s facts are in', () => {
    const long = texts.filter(({ text }) => text.split(/\s+/).length > 66);
    expect(long.map(({ id }) => id)).toEqual([]);
  });

  it('have no line that breaks off in mid-sentence, which the page would show as it stands', () => {
    const broken = texts.filter(({ text }) =>
      text.split('\n').some((line, at, lines) => {
        const next = lines[at + 1] ?? '';
        return /[a-z,]$/.test(line) && /^[a-z(]/.test(next);
      }),
    );
    expect(broken.map(({ id }) => id)).toEqual([]);
  });

  it('speak of no guide, which visitors do not know: the section stands apart', () => {
    expect(texts.filter(({ text }) => /\bthe guide\b|\bthis bot\b/i.test(text)).map(({ id }) => id)).toEqual(
      [],
    );
  });

  it('have no exclamation marks and promise nothing', () => {
    const banned = /!|you('| wi)ll be (fine|ok|okay)|don't worry|always here/i;
    expect(texts.filter(({ text }) => banned.test(text)).map(({ id }) => id)).toEqual([]);
  });
});
