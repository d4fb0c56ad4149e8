import { describe, expect, it } from '@jest/globals';
import { channelNamed } from '../../src/channels/named.ts';
import type { Viewer } from '../../src/channels/viewer.ts';
import type { Reply } from '../../src/model/reply.ts';
import type { NewLine } from '../../src/model/store.ts';

const viewer: Viewer = {
  conversation: 'c',
  channelId: 'msteams',
  user: 'u',
  bot: { id: 'b', name: 'Guide' },
};
const base: Reply = {
  text: 'Short **answer**.',
  answer: { outcome: 'answered', id: 'homework/why' },
  choices: [],
};
const lineOf = (reply: Partial<Reply>): NewLine => ({
  id: 'l1',
  role: 'bot',
  kind: 'message',
  at: Date.UTC(2026, 4, 4, 9),
  text: base.text,
  reply: { ...base, ...reply },
});
const choices = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    label: `Choice ${index + 1}`,
    value: { answer: `a${index}` },
  }));
const shownIn = (channelId: string, reply: Partial<Reply>) =>
  channelNamed(channelId).render(lineOf(reply), { ...viewer, channelId });
const actionsIn = (activity: object | undefined): readonly { readonly title: string }[] =>
  JSON.parse(JSON.stringify(activity)).attachments?.[0]?.content.actions ?? [];

describe('a reply in Teams', () => {
  it('is Markdown, with thumbs under an answer and what it is about', () => {
    expect(shownIn('msteams', {})).toEqual([
      {
        type: 'message',
        id: 'l1',
        timestamp: '2026-05-04T09:00:00.000Z',
        channelId: 'msteams',
        conversation: { id: 'c' },
        from: { id: 'b', name: 'Guide', role: 'bot' },
        text: 'Short **answer**.',
        textFormat: 'markdown',
        channelData: {
          line: 'l1',
          answer: { outcome: 'answered', id: 'homework/why' },
          feedbackLoopEnabled: true,
        },
      },
    ]);
    const [asked] = shownIn('msteams', { answer: { outcome: 'flow', id: 'x#y' } });
    expect(asked?.channelData).not.toHaveProperty('feedbackLoopEnabled');
  });

  it('has a button for each of six choices, and a numbered line for each further one', () => {
    const [six] = shownIn('msteams', { choices: choices(6) });
    expect(actionsIn(six)).toHaveLength(6);
    expect(six?.text).toBe('Short **answer**.');
    const [eight] = shownIn('msteams', { choices: choices(8) });
    expect(actionsIn(eight).map(({ title }) => title)).toEqual(choices(6).map(({ label }) => label));
    expect(eight?.text).toBe('Short **answer**.\n\n7. Choice 7\n8. Choice 8');
  });

  it('shows no numbers where a number is an answer of its own', () => {
    const [asked] = shownIn('msteams', { choices: choices(7), takesNumbers: true });
    expect(asked?.text).toBe('Short **answer**.\n\n- Choice 7');
  });

  it('sends what a press means, beside the label that the person sees sent', () => {
    const [first] = actionsIn(shownIn('msteams', { choices: choices(1) })[0]);
    expect(first).toEqual({
      type: 'Action.Submit',
      title: 'Choice 1',
      data: {
        answer: 'a0',
        msteams: { type: 'messageBack', displayText: 'Choice 1', text: 'Choice 1', value: '{"answer":"a0"}' },
      },
    });
  });

  it('holds the numbers as links, and a table and its buttons in one card', () => {
    const numbers = [{ label: 'Call 988 (United States)', href: 'tel:988' }];
    expect(shownIn('msteams', { numbers })[0]?.text).toBe(
      'Short **answer**.\n\n[Call 988 \\(United States\\)](tel:988)',
    );
    const table = { columns: ['', 'Now'], rows: [['CBT', 'thoughts']] };
    const [both] = shownIn('msteams', { table, choices: choices(1) });
    expect(both?.attachments).toHaveLength(1);
    expect(actionsIn(both)).toHaveLength(1);
  });

  it('that is long comes in pieces; buttons and thumbs stand under the last', () => {
    const text = Array.from({ length: 900 }, (_, index) => `Sentence number ${index} is here.`).join(' ');
    const pieces = shownIn('msteams', { text, choices: choices(2) });
    expect(pieces.length).toBeGreaterThan(1);
    expect(pieces.map(({ text: piece }) => piece).join(' ')).toBe(text);
    expect(pieces.map((piece) => actionsIn(piece).length)).toEqual([...pieces.slice(1).map(() => 0), 2]);
    // Some 80 KB of UTF-16 is what Teams takes.
    for (const piece of pieces) expect(JSON.stringify(piece).length * 2).toBeLessThan(80_000);
  });

  it('does not give a person’s own lines back', () => {
    expect(channelNamed('msteams').render({ ...lineOf({}), role: 'visitor' }, viewer)).toEqual([]);
  });
});

describe('a channel nobody has heard of', () => {
  it('gets plain text without marks, and numbers to answer with', () => {
    const text = '**Bold**, *soft* and [the guide](https://x.example/a_b): 2 \\* 3, snake_case_word.';
    const [shown] = shownIn('madeup', { text, choices: choices(9) });
    expect(shown?.textFormat).toBe('plain');
    expect(shown?.text).toMatch(
      /^Bold, soft and the guide \(https:\/\/x\.example\/a_b\): 2 \* 3, snake_case_word\.\n\n1\. Choice 1\n[^]*\n9\. Choice 9$/,
    );
    expect(shown).not.toHaveProperty('attachments');
    expect(shown).not.toHaveProperty('suggestedActions');
  });

  it('gets a person’s own words as they are', () => {
    const [shown] = shownIn('madeup', { quote: 'is **this** [ok](x)?\nyes' });
    expect(shown?.text).toBe('Short answer.\n\n> is **this** [ok](x)?\n> yes');
  });
});

describe('Slack through Azure', () => {
  it('gets a card of five buttons that come back as their labels, and lines for the others', () => {
    const [shown] = shownIn('slack', { choices: choices(6) });
    expect(shown?.attachments).toMatchObject([
      {
        contentType: 'application/vnd.microsoft.card.hero',
        content: { buttons: [{ type: 'imBack', title: 'Choice 1', value: 'Choice 1' }, {}, {}, {}, {}] },
      },
    ]);
    expect(shown?.text).toBe('Short answer.\n\n6. Choice 6');
  });
});
