import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ContentError } from '../../src/model/content-fault.ts';
import { parseHelplines, staleNumbers } from '../../src/safety/helplines.ts';
import { loadSafetyContent } from '../../src/safety/load.ts';
import { fill, MissingValue } from '../../src/safety/template.ts';
import { parseCrisisTexts } from '../../src/safety/texts.ts';

const root = join(__dirname, '../..');
const texts = readFileSync(join(root, 'dialogs/en/crisis.yaml'), 'utf8');
const numbers = readFileSync(join(root, 'knowledge/helplines.yaml'), 'utf8');

describe('the words for danger', () => {
  it('load, with a hash to sign', () => {
    expect(loadSafetyContent(root).textsHash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('do not load when a text would lose the emergency number', () => {
    const lost = texts.replace(
      'In danger now, or already hurt: {emergency}.',
      'In danger now, or already hurt: call.',
    );
    expect(() => parseCrisisTexts(lost, 'crisis.yaml')).toThrow(/must hold \{emergency\}/);
  });

  it('do not load when the emergency number stands in a clause that may go', () => {
    const lost = texts.replace(
      'In danger now, or already hurt: {emergency}.',
      '[In danger now: {emergency}, {contact}.]',
    );
    expect(() => parseCrisisTexts(lost, 'crisis.yaml')).toThrow(ContentError);
  });

  it('do not load without a line to talk to', () => {
    const lost = texts.replace('{line} is for exactly this; {emergency}', '{emergency}');
    expect(() => parseCrisisTexts(lost, 'crisis.yaml')).toThrow(/must hold \{line\}/);
  });

  it('name the file and the line of a fault', () => {
    const wrong = texts.replace('see this screen, {leave_hint}', 'see this screen, {leaf_hint}');
    const below = wrong.split('\n').findIndex((one) => one.includes('{leaf_hint}'));
    const key = wrong.split('\n').findLastIndex((one, at) => at <= below && /^\s*[-a-z_]+.*[>|]/.test(one));
    expect(() => parseCrisisTexts(wrong, 'dialogs/en/crisis.yaml')).toThrow(
      `dialogs/en/crisis.yaml:${key + 1}  `,
    );
  });

  it('name the line of broken YAML', () => {
    expect(() => parseCrisisTexts('a: [', 'crisis.yaml')).toThrow(/crisis\.yaml:1/);
  });
});

describe('templates', () => {
  it('drop a clause whose placeholder has no value', () => {
    expect(fill('A {x}.[ B {y}.] C', { x: '1', y: undefined })).toBe('A 1. C');
    expect(fill('A {x}.[ B {y}.] C', { x: '1', y: '2' })).toBe('A 1. B 2. C');
  });

  it('do not fill without a value outside a clause', () => {
    expect(() => fill('A {x}', { x: undefined })).toThrow(MissingValue);
  });
});

describe('the numbers', () => {
  const parsed = parseHelplines(numbers, 'helplines.yaml');

  it('start as seed, without a date', () => {
    for (const { entries } of Object.values(parsed.countries)) {
      for (const entry of entries) expect(entry).toMatchObject({ verified_how: 'seed' });
    }
  });

  it.each(['08457 90 90 90', '1850 60 90 90', '0900-0113'])(
    'do not load with the retired number %s',
    (retired) => {
      expect(() => parseHelplines(numbers.replaceAll('13 11 14', retired), 'helplines.yaml')).toThrow(
        /is retired/,
      );
    },
  );

  it('appear nowhere as retired ones but in the list of the retired', () => {
    const listed = numbers.split('\n').filter((line) => /08457|1850 60|0900-0113/.test(line));
    expect(listed).toHaveLength(1);
  });

  it('show what they are', () => {
    expect(() => parseHelplines(numbers.replace("shown: '000'", "shown: '999'"), 'helplines.yaml')).toThrow(
      /lacks the number 000/,
    );
  });

  it('are stale when nobody has verified them', () => {
    expect(staleNumbers(parsed, '2026-12-01', 'US').length).toBe(5);
  });

  it('are stale 181 days after they were verified, and not 180', () => {
    const verified = numbers.replace(
      /(number: '911'.*?)verified_how: seed/,
      '$1verified_how: operator, verified_by: A. Person, verified_on: 2026-01-01',
    );
    const file = parseHelplines(verified, 'helplines.yaml');
    const on = (date: string): string | undefined =>
      staleNumbers(file, date, 'US').find(({ number }) => number === '911')?.why;
    expect(on('2026-06-30')).toBeUndefined();
    expect(on('2026-07-01')).toBe('verified too long ago');
  });
});
