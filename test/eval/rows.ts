import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { fit, type Example, type Model } from '../../src/match/fit.ts';
import { createScene } from '../../src/match/scene.ts';
import { createScorer } from '../../src/match/scores.ts';
import type { Lexicon } from '../../src/match/lexicon.ts';

/** A message and every id that would be right for it, best first. */
export interface Labelled {
  readonly text: string;
  readonly expected: readonly string[];
}

/** What the scorers and the scene say of one message, before they are put together. */
export interface Row {
  /** Three scorers × classes; the entries' gains are already divided by the root of the length. */
  readonly scores: readonly [Float32Array, Float32Array, Float32Array];
  readonly scene: Float32Array;
  readonly right: readonly number[];
  readonly expected: readonly string[];
}

const label = z.object({ text: z.string(), expected: z.array(z.string()).min(1) });

/** Reads a file of labelled messages; those about danger are left out: they are another's to see. */
export function readLabelled(file: string): Labelled[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  const all = lines.filter((line) => line.trim() !== '').map((line) => label.parse(JSON.parse(line)));
  return all.filter((row) => !row.expected.includes('crisis'));
}

/** Fits on the examples and scores the messages. */
export function scoreRows(
  examples: readonly Example[],
  lexicon: Lexicon,
  messages: readonly Labelled[],
): { model: Model; rows: Row[] } {
  const model = fit(examples, lexicon);
  const scorer = createScorer(model);
  const scene = createScene(lexicon.roles, lexicon.groups, model.counts);
  const rows = messages.map(({ text, expected }): Row => {
    const reading = scorer.read(text);
    const { words, characters, entries } = scorer.score(reading);
    const root = Math.sqrt(Math.max(1, reading.stems.length));
    return {
      scores: [words.slice(), characters.slice(), entries.map((gain) => gain / root)],
      scene: scene(text, reading),
      right: expected.map((id) => model.classes.indexOf(id)).filter((at) => at >= 0),
      expected,
    };
  });
  return { model, rows: rows.filter((row) => row.right.length > 0) };
}
