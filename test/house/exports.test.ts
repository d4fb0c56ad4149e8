import { describe, expect, it } from '@jest/globals';
import { filesBelow } from './sources.ts';

const EXPORTED = /^export (?:async )?(?:function\*?|const|class|interface|type) (\w+)/gm;

/** How often each word stands in the code, remarks left out: they name much that is gone. */
function countWords(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const [word] of text.replaceAll(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, '').matchAll(/\w+/g))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

describe('exports', () => {
  it('are used somewhere', () => {
    const sources = filesBelow('src', ['.ts', '.tsx']);
    const words = countWords([...sources, ...filesBelow('test', ['.ts'])].map(({ text }) => text));
    const exported = sources.flatMap(({ file, text }) =>
      [...text.matchAll(EXPORTED)].map((match) => ({ file, name: match[1] ?? '' })),
    );
    expect(exported.length).toBeGreaterThan(200);
    expect(exported.filter(({ name }) => (words.get(name) ?? 0) < 2)).toEqual([]);
  });
});
