import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { run } from '../../src/commands/content.ts';
import { NamedFileError } from '../../src/commands/named-file.ts';
import { readWritten } from '../../src/written.ts';
import { ROOT } from '../house/sources.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'written-'));
  for (const folder of ['dialogs', 'knowledge'])
    cpSync(path.join(ROOT, folder), path.join(root, folder), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

function edit(file: string, from: RegExp, to: string): void {
  const name = path.join(root, file);
  const text = readFileSync(name, 'utf8');
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`${file} holds nothing like ${from.source}`);
  writeFileSync(name, changed);
}

/** One fault of every kind, in files that nobody reads together otherwise. */
function breakEverything(): void {
  edit('knowledge/en/homework/why.md', /^title:.*$/m, 'title: "open');
  edit('knowledge/en/growth/myths.md', /^follow-ups:.*$/m, 'follow-ups: [homework/nowhere]');
  rmSync(path.join(root, 'knowledge/helplines.yaml'));
  rmSync(path.join(root, 'dialogs/en/crisis.yaml'));
  edit('knowledge/clinic.example.yaml', /^country:.*$/m, 'country: Atlantis');
  edit('dialogs/en/page.yaml', /^tab-title:/m, 'tab-tilte:');
  edit('dialogs/en/first-session.yaml', /answer: first-session\/[a-z-]+/, 'answer: first-session/nowhere');
}

const BROKEN = [
  /^ *knowledge\/en\/homework\/why\.md:2 {2}This is not valid YAML: .*quote/m,
  /^ *knowledge\/en\/growth\/myths\.md:\d+ {2}The follow-up homework\/nowhere is no entry\./m,
  /^ *knowledge\/helplines\.yaml:1 {2}The file is missing\. Put it back\./m,
  /^ *dialogs\/en\/crisis\.yaml:1 {2}The file is missing\. Put it back\./m,
  /^ *knowledge\/clinic\.example\.yaml:\d+ {2}country: is not a country/m,
  /^ *dialogs\/en\/page\.yaml:\d+ {2}Unrecognized key: "tab-tilte"/m,
  /^ *dialogs\/en\/first-session\.yaml:\d+ {2}step [\w-]+: there is no entry first-session\/nowhere\./m,
];

async function check(
  ...argv: string[]
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const said = { out: '', err: '' };
  const io = {
    out: (text: string) => void (said.out += text),
    err: (text: string) => void (said.err += text),
  };
  return { code: await run(argv, io, root), ...said };
}

describe('broken content', () => {
  it('is told whole by the check: every file, every kind, each fault once', async () => {
    breakEverything();
    edit(
      'knowledge/en/bot/help.md',
      /^phrasings:\n/m,
      'phrasings:\n  - "The very same words"\n  - "the very same words"\n',
    );
    appendFileSync(path.join(root, 'knowledge/en/danger/made-up.txt'), '## nonsense\nfirst\nsecond\n');
    const { code, out, err } = await check();
    expect(code).toBe(1);
    for (const fault of BROKEN) expect(err).toMatch(fault);
    expect(err).toMatch(/bot\/help\.md:\d+ {2}"the very same words" stands already at/);
    expect(err).toMatch(/danger\/made-up\.txt:2 {2}"nonsense" is no kind of danger/);
    const lines = err.trimEnd().split('\n');
    expect(new Set(lines).size).toBe(lines.length);
    expect(out).toContain(`${lines.length} faults`);
  });

  it('stops a start with one message that names it all', async () => {
    breakEverything();
    const message = await readWritten(root, undefined).then(
      () => '',
      (cause: unknown) => (cause instanceof Error ? cause.message : ''),
    );
    expect(message).toMatch(/^The content has \d+ faults:\n/);
    for (const fault of BROKEN) expect(message).toMatch(fault);
  });

  it('is told of a country without numbers', async () => {
    edit('knowledge/clinic.example.yaml', /^country:.*$/m, 'country: ZZ');
    await expect(readWritten(root, undefined)).rejects.toThrow(/Country ZZ: is not listed/);
  });
});

describe('a file named by a setting or on the command line', () => {
  it.each([
    ['none.yaml', 'The file is missing'],
    ['knowledge', 'This is a folder, not a file'],
  ])('that cannot be read is named with the setting: CLINIC_FILE=%s', async (name, what) => {
    const file = path.join(root, name);
    await expect(readWritten(root, file)).rejects.toThrow(`${file}:1  ${what}. Set CLINIC_FILE to`);
  });

  it('that is not there is named with the option', async () => {
    await expect(check('--guide', '/none')).rejects.toThrow(NamedFileError);
    await expect(check('--guide', '/none')).rejects.toThrow('/none: The file is missing. Give --guide');
  });
});

describe('content as it is', () => {
  it('has no fault, and the check says what it counted', async () => {
    const { code, out, err } = await check();
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(out).toMatch(
      /^content: \d+ entries, \d+ phrasings, .* 0 faults\n(reading: [^\n]*: age \d[^\n]*\n){6}$/,
    );
  });
});
