import { describe, expect, it } from '@jest/globals';
import { parseSync } from '@swc/core';
import { z } from 'zod';
import { filesBelow } from './sources.ts';

/**
 * Code holds no sentences for visitors. What developers and operators read (errors, command output, settings) may
 * stand in code; these are the places, each with its reader. Anywhere else four words in a row are a breach.
 */
const READERS: readonly (readonly [pattern: RegExp, reader: string])[] = [
  [/^src\/(config|settings\/[\w-]+)\.ts$/, 'operators: what is wrong with a setting'],
  [/^src\/(main|cli|app|start|load-parts|written|greeting|keys)\.ts$/, 'operators: the start'],
  [/^src\/commands\//, 'people at a terminal'],
  [/^src\/alerts\//, 'staff: that somebody waits'],
  [/^src\/products\//, 'operators: what is built'],
  [/^src\/browser\/console\/words(-\w+)?\.ts$/, 'staff: everything the console says'],
  [/^src\/store\//, 'operators: SQL and what to do about a fault of the disk'],
  [
    /(^|[/-])(faults?|errors?|load|check|schema|content-check|lint|conformity|build)\.ts$/,
    'authors: what is wrong with content',
  ],
  [
    /^src\/knowledge\/(base|clinic|entry|guide|lexicon|phrasings|model-file|support)\.ts$/,
    'authors: what is wrong with content',
  ],
  [/^src\/dialogs\/(check-slots|phrases|slack|template)\.ts$/, 'authors: what is wrong with content'],
  [/^src\/safety\/(helplines|texts|template|hours)\.ts$/, 'authors: what is wrong with content'],
  [/^src\/safety\/classifier\/examples\.ts$/, 'authors: what is wrong with content'],
  [/^src\/yaml\//, 'authors: what is wrong with content'],
  [/^src\/recognize\/english\.ts$/, 'the recognizer: what visitors say'],
  [
    /^src\/safety\/(banned|mending|senses|spellings|taken-back)\.ts$/,
    'the detector and the lint: what is said, or never said',
  ],
  [/^src\/safety\/rules\//, 'the detector: what visitors say, not what they are told'],
];

const node = z.record(z.string(), z.unknown());
const literal = z.object({ type: z.literal('StringLiteral'), value: z.string() });
const template = z.object({ type: z.literal('TemplateElement'), cooked: z.string() });
const thrown = z.object({ type: z.enum(['ThrowStatement', 'NewExpression']) });
const constructs = z.object({
  type: z.literal('CallExpression'),
  callee: z.object({ type: z.literal('Super') }),
});

/** Every text in a file's code, without comments, imports and what an error says. */
function textsIn(tree: unknown): string[] {
  if (Array.isArray(tree)) return tree.flatMap(textsIn);
  if (!node.safeParse(tree).success || typeof tree !== 'object' || tree === null) return [];
  if (thrown.safeParse(tree).success || constructs.safeParse(tree).success) return [];
  const text = literal.safeParse(tree);
  if (text.success) return [text.data.value];
  const piece = template.safeParse(tree);
  if (piece.success) return [piece.data.cooked];
  return Object.values(tree).flatMap(textsIn);
}

function sentencesIn(text: string, file = ''): string[] {
  const tree = parseSync(text, { syntax: 'typescript', tsx: file.endsWith('.tsx'), target: 'es2024' });
  return textsIn(tree.body).filter((value) => /\p{L}{2,}(?:['’,;]?\s+\p{L}+){3,}/u.test(value));
}

describe('sentences', () => {
  it('are found where they stand in code, and not in comments or errors', () => {
    expect(sentencesIn("const a = 'I am sorry to hear that';")).toEqual(['I am sorry to hear that']);
    expect(sentencesIn('const a = `Welcome to the ${x}, how are you`;')).toHaveLength(0);
    expect(sentencesIn('const a = `Please tell me more about ${x}`;')).toHaveLength(1);
    expect(
      sentencesIn("// I am sorry to hear that\nthrow new Error('The file is not there at all');"),
    ).toEqual([]);
  });

  it('for visitors stand in content, never in src', () => {
    const breaches = filesBelow('src', ['.ts', '.tsx'])
      .filter(({ file }) => !READERS.some(([pattern]) => pattern.test(file)))
      .flatMap(({ file, text }) => sentencesIn(text, file).map((sentence) => `${file}: ${sentence}`));
    expect(breaches).toEqual([]);
  });

  it('are the only thing in content: no code there', () => {
    const code = [...filesBelow('dialogs', ['']), ...filesBelow('knowledge', [''])]
      .map(({ file }) => file)
      .filter((file) => !/\.(ya?ml|md|txt)$/.test(file));
    expect(code).toEqual([]);
  });
});
