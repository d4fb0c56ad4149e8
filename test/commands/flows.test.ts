import { describe, expect, it } from '@jest/globals';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run } from '../../src/commands/flows.ts';
import { ROOT } from '../house/sources.ts';

async function told(root: string, argv: readonly string[] = []) {
  const said = { out: '', err: '' };
  const io = {
    out: (text: string) => void (said.out += text),
    err: (text: string) => void (said.err += text),
  };
  return { code: await run(argv, io, root), ...said };
}

/** A copy of what the command reads, for a test to spoil. */
function copied(spoil: (file: (name: string, from: string, to: string) => void) => void): string {
  const root = mkdtempSync(path.join(tmpdir(), 'flows-'));
  for (const folder of ['dialogs', 'test/dialogs', 'docs/flows'])
    cpSync(path.join(ROOT, folder), path.join(root, folder), { recursive: true });
  spoil((name, from, to) => {
    const file = path.join(root, name);
    const text = readFileSync(file, 'utf8');
    if (!text.includes(from)) throw new Error(`${name} holds nothing like ${from}`);
    writeFileSync(file, text.replaceAll(from, to));
  });
  return root;
}

describe('npm run flows', () => {
  it('finds nothing wrong with the flows as they are, and their diagrams fresh', async () => {
    expect(await told(ROOT, ['--check'])).toMatchObject({ code: 0, err: '' });
  });

  it.each([
    [
      'a question without words for coming back',
      'dialogs/en/homework.yaml',
      '    resume: I had shown you your plan for the week. Is it good like that?\n',
      '',
      'homework, step check: has no `resume`',
    ],
    [
      'a choice that can be said in one way only',
      'dialogs/en/homework.yaml',
      '        also: [time, the hour, when]\n',
      '',
      'homework, step change: has no other ways (`also`) to say "The time"',
    ],
    [
      'a question that no conversation comes by',
      'test/dialogs/therapy-types.yaml',
      'cbt-depth',
      'cbt',
      'therapy-types, step cbt-depth: has no test',
    ],
    ['a diagram older than its flow', 'docs/flows/homework.md', 'kind', 'kinds', 'homework.md is older'],
  ])('tells of %s and fails', async (_, name, from, to, wanted) => {
    const root = copied((edit) => {
      edit(name, from, to);
      if (name.includes('therapy-types')) edit('test/dialogs/turns/therapy-types.yaml', '#cbt-depth', '#cbt');
    });
    const { code, err } = await told(root, ['--check']);
    rmSync(root, { recursive: true });
    expect(code).toBe(1);
    expect(err).toContain(wanted);
  });

  it('refuses a step that is never reached, with its file and line', async () => {
    const root = copied((edit) =>
      edit(
        'dialogs/en/homework.yaml',
        '  goodbye:\n',
        '  lost:\n    say: Nobody hears this.\n    next: goodbye\n\n  goodbye:\n',
      ),
    );
    await expect(told(root)).rejects.toThrow(
      /dialogs\/en\/homework\.yaml:\d+ {2}.*step lost: is never reached/,
    );
    rmSync(root, { recursive: true });
  });
});
