import { beforeAll, describe, expect, it } from '@jest/globals';
import { readLabels } from '../../src/commands/eval.ts';
import { tryOut, type Trial } from '../../src/improve/trial.ts';
import { createFinder, type Finder } from '../../src/knowledge/finder.ts';
import { loadModel } from '../../src/knowledge/model-product.ts';
import { refit } from '../../src/knowledge/refit.ts';
import type { Correction } from '../../src/model/correction.ts';

const fit = (all: readonly Correction[]) => refit('knowledge/en', all);
const HEARD = 'the belly balloon thing she gave me to do';
const OTHER_WORDS = 'what is that belly balloon exercise for';
const corrections: readonly Correction[] = [
  { text: 'do you take the green card from the union', expected: 'clinic/fees' },
  { text: HEARD, expected: 'homework/relaxation-practice' },
];

let current: Finder;
beforeAll(async () => {
  current = createFinder(await loadModel('build/model/model.bin'));
});

describe('corrections tried out', () => {
  let trial: Trial;
  const cases = readLabels('test/eval/questions.jsonl');
  beforeAll(async () => {
    trial = await tryOut({ fit, corrections, cases, current });
  });

  it('are heard, in other words as well, which were not known before', () => {
    expect(trial.unheard).toEqual([]);
    expect(current.find(OTHER_WORDS).outcome).toBe('unknown');
    expect(createFinder(trial.model).find(OTHER_WORDS)).toMatchObject({
      outcome: 'answered',
      id: 'homework/relaxation-practice',
    });
  });

  it('leave the cases as they were, and say how many were and would be right', () => {
    expect(trial.cases).toBe(cases.length);
    expect(trial.broken).toEqual([]);
    expect(trial.before).toBeGreaterThan(cases.length * 0.9);
    expect(trial.after).toBeGreaterThanOrEqual(trial.before);
  });

  it('name the cases that a wrong one would break', async () => {
    const [known = { text: '', expected: [] }, ...others] = cases;
    const wrong = { text: known.text, expected: 'clinic/fees' } as const;
    const { broken, before, after } = await tryOut({
      fit,
      corrections: [wrong],
      cases: [known, ...others.slice(0, 10)],
      current,
    });
    expect(broken).toEqual([known]);
    expect(after).toBe(before - 1);
  });
});
