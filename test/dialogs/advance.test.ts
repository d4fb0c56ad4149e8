import { describe, expect, it } from '@jest/globals';
import { advance, begin, FlowBroken, LONGEST_LIST } from '../../src/dialogs/advance.ts';
import type { Advanced } from '../../src/dialogs/advance.ts';
import type { Answer, FreeValue } from '../../src/dialogs/answer.ts';
import { back, command, press, remind } from '../../src/dialogs/commands.ts';
import { bubbleOf } from '../../src/dialogs/speak.ts';
import type { FlowState } from '../../src/dialogs/state.ts';
import type { Recognized } from '../../src/recognize/recognized.ts';
import { flowOf, GOOD } from './flow-text.ts';

const flow = flowOf(GOOD);
const UNCLEAR: Answer = { kind: 'unclear' };

const choice = (key: string): Answer => ({ kind: 'understood', value: { type: 'choice', key } });
const day = (date: string): FreeValue => ({
  type: 'date-time',
  date,
  time: null,
  instant: null,
  zone: 'UTC',
  shown: `<${date}>`,
});
const free = (value: FreeValue): Answer => ({ kind: 'understood', value });

function open(result: Advanced): FlowState {
  if (result.kind === 'done') throw new Error('The flow is over');
  return result.state;
}

function texts(result: Advanced): readonly string[] {
  return result.says.flatMap((say) => (say.kind === 'text' ? [bubbleOf(say.parts).text] : []));
}

const atWhen = open(advance(flow, open(begin(flow)), choice('tea')));
const atCheck = open(advance(flow, atWhen, free(day('2026-12-01'))));

describe('advance', () => {
  it('takes what the recognizers give', () => {
    const recognized: Recognized = { kind: 'ambiguous', options: [day('2026-12-01')] };
    // That this compiles is the point: the two folders do not know each other.
    const answer: Answer = recognized;
    expect(advance(flow, atWhen, answer).kind).toBe('unclear');
  });

  it('is pure', () => {
    const before = JSON.stringify([...atWhen.slots, atWhen]);
    const first = advance(flow, atWhen, free(day('2026-12-01')));
    expect(advance(flow, atWhen, free(day('2026-12-01')))).toEqual(first);
    expect(JSON.stringify([...atWhen.slots, atWhen])).toBe(before);
  });

  it('says where in the content it speaks from', () => {
    const result = advance(flow, open(begin(flow)), choice('tea'));
    expect(result.says).toEqual([
      { kind: 'answer', at: 'small#when', id: 'homework/why', depth: 'short' },
      { kind: 'text', at: 'small#when', parts: [{ text: 'When?' }] },
    ]);
  });

  it('keeps an answer in its slot and quotes it', () => {
    expect(texts(advance(flow, atWhen, free(day('2026-12-01'))))).toEqual(['You said <2026-12-01>. Right?']);
  });

  it('leaves the slot alone when the question is passed by', () => {
    const result = advance(flow, atWhen, choice('skip'));
    expect(result).toMatchObject({ kind: 'done', slots: new Map() });
    expect(texts(result)).toEqual(['Nameless.', 'Goodbye.']);
  });

  it('hands out a named action with the slots', () => {
    const result = advance(flow, atWhen, choice('skip'));
    expect(result.says).toContainEqual({
      kind: 'action',
      at: 'small#bye',
      action: expect.objectContaining({ action: 'date-file', slot: 'when', link: 'Save' }),
      slots: new Map(),
    });
  });

  it('gives a visitor their words back as a quote, not as text', () => {
    const atName = open(advance(flow, atCheck, choice('yes')));
    const result = advance(flow, atName, free({ type: 'text', text: '*Ann* {slot.when}' }));
    expect(result.says).toContainEqual({
      kind: 'text',
      at: 'small#bye',
      parts: [{ text: 'You: ' }, { quote: '*Ann* {slot.when}' }],
    });
    expect(texts(result)).not.toContain('Nameless.');
  });

  it('cuts a very long text where it is kept', () => {
    const atName = open(advance(flow, atCheck, choice('yes')));
    const result = advance(flow, atName, free({ type: 'text', text: 'x'.repeat(4_000) }));
    expect(result).toMatchObject({
      slots: new Map([
        ['when', day('2026-12-01')],
        ['name', { type: 'text', text: 'x'.repeat(500) }],
      ]),
    });
  });

  it('asks again in other words as often as there are, then leads out', () => {
    const first = advance(flow, open(begin(flow)), UNCLEAR);
    expect(first).toMatchObject({ kind: 'unclear', why: 'unclear', state: { unclear: 1 } });
    const second = advance(flow, open(first), UNCLEAR);
    expect([texts(first), texts(second)]).toEqual([['I mean the drink.'], ['Which drink?']]);
    expect(advance(flow, open(second), UNCLEAR)).toMatchObject({ kind: 'done' });
  });

  it('treats a key it does not know, and an answer of another kind, as unclear', () => {
    expect(advance(flow, open(begin(flow)), choice('cocoa'))).toMatchObject({
      kind: 'unclear',
      why: 'unclear',
    });
    expect(advance(flow, open(begin(flow)), free({ type: 'text', text: 'tea' }))).toMatchObject({
      kind: 'unclear',
    });
    expect(advance(flow, atWhen, free({ type: 'number', number: 3, shown: '3' }))).toMatchObject({
      kind: 'unclear',
    });
    expect(advance(flow, atWhen, choice('reading-1'))).toMatchObject({ kind: 'unclear' });
  });

  it('refuses the past in its own words, and not for ever', () => {
    const first = advance(flow, atWhen, { kind: 'past' });
    expect(first).toMatchObject({ kind: 'unclear', why: 'past' });
    expect(texts(first)).toEqual(['That is over.']);
    expect(advance(flow, open(first), { kind: 'past' })).toMatchObject({ kind: 'done' });
  });

  describe('with several readings', () => {
    const options = [day('2026-12-01'), day('2026-12-08')];
    const asked = advance(flow, atWhen, { kind: 'ambiguous', options });

    it('offers them as choices before its own', () => {
      expect(asked).toMatchObject({ kind: 'unclear', why: 'ambiguous', state: { unclear: 0 } });
      expect(asked.kind === 'done' ? [] : asked.expected.choices.map((one) => [one.key, one.label])).toEqual([
        ['reading-1', '<2026-12-01>'],
        ['reading-2', '<2026-12-08>'],
        ['skip', 'Skip'],
      ]);
    });

    it('takes one of them for the answer', () => {
      expect(texts(advance(flow, open(asked), choice('reading-2')))).toEqual([
        'You said <2026-12-08>. Right?',
      ]);
      expect(press(flow, open(asked), 'small#when/reading-1')).toMatchObject({
        kind: 'answer',
        result: { kind: 'asked' },
      });
    });

    it('does not ask back for ever', () => {
      const again = advance(flow, open(asked), { kind: 'ambiguous', options });
      expect(again).toMatchObject({ kind: 'unclear', why: 'ambiguous', state: { unclear: 1 } });
      expect(advance(flow, open(again), { kind: 'ambiguous', options })).toMatchObject({ kind: 'done' });
    });
  });

  it('ends a list that is full', () => {
    const list = flowOf(
      GOOD.replace('answer: text\n    slot: name', 'answer: list\n    slot: name').replace(
        'skip: { label: Skip, next: bye }\n    next: bye',
        'done: { label: Done, next: bye }\n    next: name',
      ),
    );
    let result: Advanced = advance(list, { ...atCheck }, choice('yes'));
    for (let count = 1; count < LONGEST_LIST; count += 1) {
      result = advance(list, open(result), free({ type: 'text', text: `item ${count}` }));
      expect(result.kind).toBe('asked');
    }
    expect(advance(list, open(result), free({ type: 'text', text: 'the last' })).kind).toBe('done');
  });

  it('names flow and step when content is broken all the same', () => {
    expect(() => advance(flow, { ...atWhen, step: 'gone' }, UNCLEAR)).toThrow(
      new FlowBroken('small', 'gone'),
    );
  });
});

describe('commands on an open flow', () => {
  it('go back over a question that can no longer be asked', () => {
    const atWhenAgain = open(advance(flow, atCheck, choice('no')));
    expect(back(flow, atCheck)).toMatchObject({
      kind: 'moved',
      result: { state: { step: 'when', slots: new Map() } },
    });
    expect(back(flow, atWhenAgain)).toMatchObject({ kind: 'moved', result: { state: { step: 'check' } } });
  });

  it('say so when there is nothing before', () => {
    const state = open(begin(flow));
    expect(back(flow, state)).toMatchObject({ kind: 'nothing-before', result: { kind: 'asked', state } });
  });

  it('remind of the question in its own words, or else in the words it was asked', () => {
    const atName = open(advance(flow, atCheck, choice('yes')));
    expect(texts(remind(flow, atName))).toEqual(['I had asked for your name.']);
    expect(texts(remind(flow, atWhen))).toEqual(['When?']);
  });

  it('count no interruption as a misunderstanding', () => {
    const once = open(advance(flow, open(begin(flow)), UNCLEAR));
    expect(command(flow, once, 'help')).toMatchObject({ kind: 'aside', result: { state: { unclear: 1 } } });
  });

  it('put the flow down and hand its state back', () => {
    expect(command(flow, atWhen, 'stop')).toEqual({ kind: 'stopped', state: atWhen });
  });

  it.each([
    'small#nowhere/tea',
    'small#when/tea',
    'other#when/skip',
    'small#when/constructor',
    'small',
    '',
    '#/',
  ])('find the press "%s" stale', (value) => {
    expect(press(flow, atWhen, value)).toEqual({ kind: 'stale' });
  });

  it('take a press of an earlier question back to it', () => {
    expect(press(flow, atCheck, 'small#hello/coffee')).toMatchObject({
      kind: 'answer',
      result: { kind: 'done', slots: new Map() },
    });
  });
});
