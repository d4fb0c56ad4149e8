import { describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ContentError } from '../../src/model/content-fault.ts';
import { loadFlows, loadPageWords, loadPhrases } from '../../src/dialogs/load.ts';
import { faultsOf, GOOD, LABELS } from './flow-text.ts';
import { ENGLISH } from './replay.ts';

describe('a flow file', () => {
  it('that is right has no faults', () => {
    expect(faultsOf(GOOD)).toEqual([]);
  });

  const spoilt: readonly [string, string | RegExp, string, string][] = [
    ['is no YAML', 'start: hello', 'start: [hello', 'Flow sequence'],
    ['says a key twice', 'start: hello', 'start: hello\nstart: bye', 'Map keys must be unique'],
    ['has an unknown key', '    ask: When?', '    ask: When?\n    colour: red', 'colour'],
    ['has another id than its file', 'id: small', 'id: large', "1: id: must be the file's name, small"],
    ['starts nowhere', 'start: hello', 'start: nowhere', '3: start: there is no step nowhere'],
    [
      'leads nowhere',
      'next: bye }\n    unclear: [I',
      'next: nowhere }\n    unclear: [I',
      '6: step hello: leads to nowhere, which does not exist',
    ],
    [
      'has a step that is never reached',
      '  bye:\n',
      '  lost:\n    say: Where am I?\n  bye:\n',
      'step lost: is never reached',
    ],
    [
      'asks without other words',
      '    unclear: [Yes or no?]\n',
      '',
      'step check: asks, so it needs `unclear`',
    ],
    ['asks again three times', '[I mean the drink., Which drink?]', '[a, b, c]', 'steps.hello.unclear'],
    ['repeats itself', 'unclear: [Your name?]', 'unclear: [And your name?]', '`unclear` repeats `ask`'],
    ['has no way out', 'otherwise: bye\n', '', 'step hello: has no way out'],
    [
      'is its own way out',
      '    resume: I had',
      '    otherwise: name\n    resume: I had',
      'its ways out (`otherwise`) run in a circle',
    ],
    [
      'must be answered',
      '    choices:\n      skip: { label: Skip, next: bye }\n    next: check',
      '    next: check',
      'nobody must answer',
    ],
    ['never ends', '    follow-ups: [homework/why]', '    next: hello', 'no ending can be reached from here'],
    [
      'speaks in a circle',
      '  bye:\n',
      '  a: { say: One., next: b }\n  b: { say: Two., next: a }\n  bye:\n',
      'speaks in a circle',
    ],
    ['quotes a slot that nobody fills', '{slot.name}', '{slot.nome}', 'no step fills the slot nome'],
    ['asks with a slot that can be empty', 'no: when }\n', 'no: when }\n    otherwise: check2\n', 'check2'],
    [
      'asks for a name with its own empty slot',
      'ask: And your name?',
      'ask: "Are you {slot.name}"',
      'step name: asks with the slot name, which can be empty here',
    ],
    [
      'quotes a visitor in the middle',
      '"You: {slot.name}"',
      '"You {slot.name} there"',
      'must come once and last',
    ],
    [
      'has another brace',
      'say: Hello.',
      'say: "Hello {name}."',
      'only {slot.name}, {clinic}, {contact}, {now}, {emergency} and {line} may stand in braces',
    ],
    [
      'has a choice of one',
      '      coffee: { label: Coffee, next: bye }\n',
      '',
      'a choice needs at least two',
    ],
    ['has two choices alike', 'label: Coffee', 'label: tea', 'two choices have the same label'],
    ['has a label that fits no button', 'label: Coffee', `label: ${'Coffee '.repeat(8)}`, 'at most 45'],
    [
      'asks for a date without words for the past',
      '    past: That is over.\n',
      '',
      'needs `past` and `which`',
    ],
    [
      'has words for the past without a date',
      'resume: I had',
      'past: Over.\n    resume: I had',
      'only a date-time step takes `past`',
    ],
    ['has answers without a question', '    ask: When?\n', '', '`answer` without `ask` has no meaning'],
    [
      'says nothing',
      /    say:\n      - "You.*Goodbye\.\n/s,
      '    clear: name\n',
      'says nothing and asks nothing',
    ],
    [
      'has yes and no with choices',
      'next: { yes: name, no: when }',
      'next: { yes: name, no: when }\n    choices: { a: { label: A, next: bye }, b: { label: B, next: bye } }',
      'a yes-no step takes `labels`',
    ],
    ['has a name in capitals', 'start: hello', 'start: Hello', '3: start: must be a name of small letters'],
    ['quotes what is no entry id', 'answer: homework/why }', 'answer: homework }', 'must be an entry id'],
  ];

  it.each(spoilt)('that %s is refused', (_, from, to, what) => {
    const text = GOOD.replace(from, to);
    expect(text).not.toBe(GOOD);
    expect(faultsOf(text).join('\n')).toContain(what);
  });

  it('that names an entry which does not exist is refused', () => {
    const faults = faultsOf(GOOD, { entry: () => false });
    expect(faults).toEqual([
      '13: step when: there is no entry homework/why',
      '38: step bye: there is no entry homework/why',
    ]);
  });

  it('names every fault at once, with its line', () => {
    const faults = faultsOf(
      GOOD.replace('next: bye }\n    unclear: [I', 'next: nowhere }\n    unclear: [I').replace(
        '{slot.name}',
        '{slot.nome}',
      ),
    );
    expect(faults.length).toBeGreaterThanOrEqual(2);
    for (const fault of faults) expect(fault).toMatch(/^\d+: /);
  });
});

describe('loading a folder', () => {
  it('takes every flow, and neither the phrases nor the words for danger', async () => {
    const { labels } = await loadPhrases(ENGLISH);
    const flows = await loadFlows(ENGLISH, { labels });
    expect([...flows.keys()]).toContain('first-session');
    expect([...flows.keys()]).not.toContain('phrases');
  });

  it('fails with one error that names file, line and fault of all flows', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'flows-'));
    try {
      await writeFile(join(folder, 'small.yaml'), GOOD.replace('start: hello', 'start: nowhere'));
      await writeFile(join(folder, 'broken.yaml'), 'id: [');
      await expect(loadFlows(folder, { labels: LABELS })).rejects.toThrow(ContentError);
      await expect(loadFlows(folder, { labels: LABELS })).rejects.toThrow(
        /broken\.yaml:1[\s\S]*small\.yaml:3 {2}start/,
      );
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('refuses phrases with a missing key or an unknown name in braces', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'phrases-'));
    try {
      await writeFile(
        join(folder, 'phrases.yaml'),
        'says:\n  stopped: "Bye, {nobody}."\nlabels: {}\ntopics: []\nwords: {}\n',
      );
      const failure = loadPhrases(folder);
      await expect(failure).rejects.toThrow(
        /phrases\.yaml:2 {2}says\.stopped: \{nobody\} is not known here; it takes \{title\}/,
      );
      await expect(failure).rejects.toThrow(/says\.greeting/);
      await expect(failure).rejects.toThrow(/words\.yes/);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('reads the words of the page', async () => {
    const page = await loadPageWords(ENGLISH);
    expect(page['get-help']).toBe('Get help now');
    expect(page['leave-page']).toBe('Leave this page');
  });
});
