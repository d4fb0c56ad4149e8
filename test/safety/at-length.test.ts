import { describe, expect, it } from '@jest/globals';
import type { Danger } from '../../src/model/danger.ts';
import { atLength } from '../../src/safety/at-length.ts';
import { detectDanger } from '../../src/safety/detect.ts';

const PADDING = 'we talked about the garden and the weather and then we had tea ';
const SENTENCE = 'I want to kill myself. ';

function patient(detect: (text: string) => Danger | undefined = detectDanger) {
  const seen: string[] = [];
  let pauses = 0;
  const look = atLength(
    (text) => {
      seen.push(text);
      return detect(text);
    },
    () => {
      pauses += 1;
      return Promise.resolve();
    },
  );
  return { look, seen, pauses: () => pauses };
}

describe('a text of any length', () => {
  it('is looked at in one go while it is short', () => {
    const { look, seen } = patient();
    expect(look(SENTENCE)).toMatchObject({ kind: 'self' });
    expect(seen).toEqual([SENTENCE]);
  });

  it('is looked at in pieces when it is long, with a pause between two', async () => {
    const { look, seen, pauses } = patient();
    expect(await look(PADDING.repeat(4_000))).toBeUndefined();
    expect(seen.length).toBeGreaterThan(25);
    expect(Math.max(...seen.map(({ length }) => length))).toBeLessThanOrEqual(4_096);
    expect(pauses()).toBe(seen.length - 1);
  });

  it('hides nothing at the seams of its pieces', async () => {
    const { look } = patient();
    const text = PADDING.repeat(300);
    const missed: number[] = [];
    for (let at = 3_400; at < 4_300; at += 13) {
      const space = text.indexOf(' ', at) + 1;
      const found = await look(`${text.slice(0, space)}${SENTENCE}${text.slice(space)}`);
      if (found?.kind !== 'self') missed.push(at);
    }
    expect(missed).toEqual([]);
  });

  it('cuts through no word where there is a space near by', async () => {
    const { look, seen } = patient(() => undefined);
    await look('skillful '.repeat(3_000));
    expect(new Set(seen.flatMap((piece) => piece.trim().split(' ')))).toEqual(new Set(['skillful']));
  });

  it('comes to its end without a single space', async () => {
    const { look, seen } = patient();
    expect(await look('x'.repeat(262_144))).toBeUndefined();
    expect(seen.length).toBeLessThan(100);
  });

  it('counts the gravest danger of all its pieces', async () => {
    const { look } = patient();
    const text = `I cut myself last night. ${PADDING.repeat(300)} I have just taken all my pills. ${PADDING.repeat(300)}`;
    expect(await look(text)).toMatchObject({ kind: 'medical' });
  });
});
