import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { isMap, isScalar, parseAllDocuments, visit } from 'yaml';
import { bannedPhrases } from '../../src/safety/banned.ts';

const root = join(__dirname, '../..');

function filesUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:ya?ml|md)$/.test(name) && !/(?:synonyms|spellings)\.yaml$/.test(name))
    .map((name) => join(folder, name));
}

/** What visitors say is no string of ours. */
const THEIRS = /^(?:phrasings|keywords|says|said|synonyms|take-backs|help-now)$/;

function stringsIn(file: string): string[] {
  const written = readFileSync(join(root, file), 'utf8');
  const [front = '', body = ''] = file.endsWith('.md')
    ? [written.split(/^---$/m)[1], written.split(/^---$/m).slice(2).join('---')]
    : [written];
  const strings = [body];
  for (const document of parseAllDocuments(front)) {
    visit(document, {
      Pair: (_, pair) => (isScalar(pair.key) && THEIRS.test(String(pair.key.value)) ? visit.SKIP : undefined),
      Scalar: (_, node, path) => {
        if (typeof node.value === 'string' && path.some(isMap)) strings.push(node.value);
      },
    });
  }
  return strings;
}

describe('words of false reassurance', () => {
  it.each([
    "you'll be fine",
    'You will be okay',
    'you’re safe',
    'You are safe',
    'low-risk',
    'a high risk',
    'nothing to worry about',
    'no need to call',
    "we're here for you 24/7",
    'someone will contact you',
    'Help is on its way',
    'your secret',
    'promise me',
    'committed suicide',
    'a failed attempt',
    "you're not thinking of it",
    'Calm down',
    'attention-seeking',
  ])('are found in %j', (text) => {
    expect(bannedPhrases(text)).not.toEqual([]);
  });

  it('are not found in plain words', () => {
    expect(
      bannedPhrases('You deserve to be safe. Attempted suicide. Choose one the child feels safe with.'),
    ).toEqual([]);
  });

  it('stand in no string of the content', () => {
    const files = [...filesUnder('dialogs'), ...filesUnder('knowledge')];
    const found = files.flatMap((file) =>
      stringsIn(file).flatMap((text) => bannedPhrases(text).map((name) => `${file}: ${name}`)),
    );
    expect(files.length).toBeGreaterThan(0);
    expect(found).toEqual([]);
  });
});
