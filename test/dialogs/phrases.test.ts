import { beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isEntryId } from '../../src/model/ids.ts';
import type { Flow } from '../../src/dialogs/flow.ts';
import { loadFlows, loadPageWords, loadPhrases } from '../../src/dialogs/load.ts';
import type { PageWords } from '../../src/dialogs/page.ts';
import type { Phrases } from '../../src/dialogs/phrases.ts';
import { fill, placeholdersOf } from '../../src/model/template.ts';
import { ENGLISH } from './replay.ts';

let phrases: Phrases;
let page: PageWords;
let flows: ReadonlyMap<string, Flow>;
beforeAll(async () => {
  phrases = await loadPhrases(ENGLISH);
  page = await loadPageWords(ENGLISH);
  const knowledge = join(ENGLISH, '../../knowledge/en');
  flows = await loadFlows(ENGLISH, {
    labels: phrases.labels,
    entry: (id) => isEntryId(id) && existsSync(join(knowledge, `${id}.md`)),
  });
});

const FACTS = {
  clinic: 'Elm Street Clinic',
  contact: '555 0100',
  hours: 'Monday to Friday, 9 to 5',
  emergency: '911',
  line: '988, call or text',
  days: '90',
};

/** Every sentence that this content can show. */
function allTexts(): readonly string[] {
  const { says, labels, topics } = phrases;
  const steps = [...flows.values()].flatMap((flow) => Array.from(flow.steps.values()));
  const asked = steps.flatMap((step) =>
    step.kind === 'ask' ? [step.ask, step.unclear, step.past, step.which, step.resume, step.choices] : [],
  );
  return stringsIn([says, labels, topics, page, steps.map((step) => step.says), asked]);
}

/** The texts of any content, however deep; names of steps and slots come along and do no harm. */
function stringsIn(content: unknown): readonly string[] {
  if (typeof content === 'string') return [content];
  return typeof content === 'object' && content !== null ? Object.values(content).flatMap(stringsIn) : [];
}

describe('the words that visitors read', () => {
  it('say at the start what this is, how long it is kept, who reads it, and where help is', () => {
    const greeting = phrases.says.greeting.map((text) => fill(text, FACTS)).join(' ');
    for (const part of [
      'automated',
      'not a person',
      'not a therapist',
      '90 days',
      'staff may read',
      'not live',
      '911',
      '988',
    ]) {
      expect(greeting).toContain(part);
    }
  });

  it('have no exclamation marks and no bubble of more than sixty words', () => {
    expect(allTexts().filter((text) => text.includes('!'))).toEqual([]);
    expect(
      allTexts().filter((text) => fill(text, { ...FACTS, title: 't', other: 'o' }).split(/\s+/).length > 60),
    ).toEqual([]);
  });

  it('promise nothing and reassure nobody falsely', () => {
    const banned = [
      /you('| wi)ll be (fine|ok|okay|all right|alright)/i,
      /you('| a)re safe/i,
      /(low|medium|high)[- ]risk/i,
      /nothing to worry|don't worry|no need to/i,
      /always here|here for you/i,
      /someone will (contact|call)/i,
      /calm down/i,
    ];
    expect(
      allTexts().filter((text) => banned.some((pattern) => pattern.test(text.replaceAll('’', "'")))),
    ).toEqual([]);
  });

  it('carry the numbers wherever something failed, a person is asked for, or another language is spoken', () => {
    for (const key of ['fault', 'not-saved', 'busy', 'other-language', 'person', 'notice-again'] as const) {
      const text = [phrases.says[key]].flat().join(' ');
      expect({ key, names: placeholdersOf(text) }).toEqual({
        key,
        names: expect.arrayContaining(['emergency']),
      });
    }
  });

  it('tell a visitor who is asked for a list that staff may read it', () => {
    const offer = flows.get('first-session')?.steps.get('list-offer');
    const said = offer?.says.flatMap((one) => (one.kind === 'text' ? [one.text] : [])).join(' ');
    expect(said).toContain('staff may read');
  });

  it('show six topics, each with a line', () => {
    expect(phrases.topics.map(({ topic }) => topic)).toEqual([
      'first-session',
      'sessions',
      'therapy-types',
      'relationship',
      'homework',
      'growth',
    ]);
  });

  it('leave the name of therapy out of the browser tab', () => {
    expect(page['tab-title']).toBe('{clinic}');
  });
});

describe('filling a text', () => {
  it('puts the facts in', () => {
    expect(fill('In danger: {emergency}. To talk: {line}.', { emergency: '911', line: '988' })).toBe(
      'In danger: 911. To talk: 988.',
    );
  });

  it('leaves out the sentence whose fact is missing, and only that', () => {
    expect(fill('First. Call {line} now. Then {clinic} helps.', { clinic: 'Elm' })).toBe(
      'First. Then Elm helps.',
    );
    expect(fill('Call {line}.', { line: '' })).toBe('');
  });

  it('does not read a fact as a text to fill', () => {
    expect(fill('{clinic} is open.', { clinic: '{days}', days: '90' })).toBe('{days} is open.');
  });
});
