import { beforeAll, describe, expect, it } from '@jest/globals';
import { groupAlike } from '../../src/improve/likeness.ts';
import { createFinder, type Finder } from '../../src/knowledge/finder.ts';
import { loadModel } from '../../src/knowledge/model-product.ts';

let finder: Finder;
beforeAll(async () => {
  finder = createFinder(await loadModel('build/model/model.bin'));
});

describe('questions grouped by likeness', () => {
  const grouped = (texts: readonly string[]) => groupAlike(texts, (text) => finder.terms(text));

  it('stand together where they share what is telling, the largest group first', async () => {
    const groups = await grouped([
      'can you reset my router please',
      'where can I park my car',
      'do you have parking spaces',
      'Where do I park?',
      'does the union green card count',
      'do you take the green card from the union',
    ]);
    expect(groups).toEqual([
      ['where can I park my car', 'do you have parking spaces', 'Where do I park?'],
      ['does the union green card count', 'do you take the green card from the union'],
      ['can you reset my router please'],
    ]);
  });

  it('are not joined by words that everybody uses', async () => {
    const groups = await grouped(['what is a router', 'what is a penguin', 'what is it', '?', '']);
    expect(groups.slice(0, 2)).toEqual([['what is a router'], ['what is a penguin']]);
    expect(groups.flat()).toHaveLength(5);
  });

  it('let others have a turn, however many they are', async () => {
    let turns = 0;
    let going = true;
    const turn = (): void => {
      turns += 1;
      if (going) setImmediate(turn);
    };
    turn();
    const texts = Array.from({ length: 5_000 }, (_, index) => `router ${index % 70} penguin${index % 900}`);
    const groups = await grouped(texts);
    going = false;
    expect(turns).toBeGreaterThan(40);
    expect(groups.flat()).toHaveLength(5_000);
  });
});
