import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { afterPress, slackWith } from '../../src/channels/slack.ts';
import { fromSlackText, linkTo, toMrkdwn } from '../../src/channels/slack-text.ts';
import type { Choice, Reply } from '../../src/model/reply.ts';
import type { NewLine } from '../../src/model/store.ts';

const manner = slackWith({ like: 'Helpful', dislike: 'Not helpful' });
const viewer = { conversation: 'D1', channelId: 'slack', user: 'U1', bot: { id: 'b', name: 'B' } };
const answer = { outcome: 'answered', id: 'homework/why' } as const;

function rendered(changes: Partial<Reply>) {
  const reply: Reply = { text: 'Text.', answer: { outcome: 'flow', id: 'x' }, choices: [], ...changes };
  const line: NewLine = { id: 'line7', role: 'bot', kind: 'message', at: 1, text: reply.text, reply };
  return manner
    .render(line, viewer)
    .map(({ text = '', channelData }) => ({ text, blocks: channelData?.['blocks'] }));
}

const choices = (count: number, label = 'Choice'): readonly Choice[] =>
  Array.from({ length: count }, (_, index) => ({
    label: `${label} ${index + 1}`,
    value: { answer: `a${index}` },
  }));
const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });

describe('Slack’s markup', () => {
  it.each([
    ['**bold** and *slanted* and _slanted_', '*bold* and _slanted_ and _slanted_'],
    ['[a link](https://a.example/?x=1&y=2)', '<https://a.example/?x=1&amp;y=2|a link>'],
    ['[a file](/files/x)', 'a file'],
    ['[**all** of it](https://a.example)', '<https://a.example|**all** of it>'],
    ['- one\n- two', '• one\n• two'],
    ['# Heading\n## Another **one**', '*Heading*\n*Another one*'],
    ['> quoted **words**', '> quoted *words*'],
    ['a < b & c > d', 'a &lt; b &amp; c &gt; d'],
    [
      '<!channel> <@U1> <https://evil.example|ok>',
      '&lt;!channel&gt; &lt;@U1&gt; &lt;https://evil.example|ok&gt;',
    ],
    ['1\\. not \\*this\\*', '1. not *this*'],
    ['snake_case_word and 2 * 3 * 4', 'snake_case_word and 2 * 3 * 4'],
    ['two  \nlines', 'two\nlines'],
  ])('%j', (markdown, mrkdwn) => {
    expect(toMrkdwn(markdown)).toBe(mrkdwn);
  });

  it('links what Slack opens, and leaves the words of what it may not', () => {
    expect(linkTo('tel:988', 'Call 988')).toBe('<tel:988|Call 988>');
    expect(linkTo('mailto:a@b.example', 'a|b')).toBe('<mailto:a@b.example|a¦b>');
    expect(linkTo('sms:988', 'Text 988')).toBe('Text 988');
    expect(linkTo('javascript:alert(1)', 'x <y>')).toBe('x &lt;y&gt;');
  });

  it('names nobody, calls nobody and links nowhere, whatever stands in the text', () => {
    const hostile = fc.stringMatching(/^[<>&@!#|*_`\\[\]()a-z:/. \n-]{0,80}$/);
    fc.assert(
      fc.property(hostile, (text) => {
        const links = [...toMrkdwn(text).matchAll(/<([^>]*)>/g)].map(([, inner = '']) => inner);
        expect(links.filter((inner) => !/^(https?:\/\/|mailto:|tel:)/.test(inner))).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('what somebody wrote in Slack', () => {
  it.each([
    ['1 &lt; 2 &amp;&amp; 3 &gt; 2', '1 < 2 && 3 > 2'],
    ['&amp;lt; is not a sign', '&lt; is not a sign'],
    ['<@U0THEBOT01> hello', 'hello'],
    ['hello <@U0THEBOT01|bot> and <!here>', 'hello  and'],
    ['see <https://a.example/x|a.example/x> or <https://b.example>', 'see a.example/x or https://b.example'],
    ['<mailto:me@a.example|me@a.example>, <tel:+15185550142|518-555-0142>', 'me@a.example, 518-555-0142'],
    ['<mailto:me@a.example>', 'me@a.example'],
    ['in <#C0GENERAL1|general> and <#C0OTHER001>', 'in #general and #C0OTHER001'],
    ['a\u00a0b', 'a b'],
    ['<<<', '<<<'],
  ])('%j', (written, plain) => {
    expect(fromSlackText(written)).toBe(plain);
  });

  it('is read in linear time', () => {
    for (const hostile of ['<', '<@', '<a|', '&lt;', '[', '**a', '*a', '\\', '- ', '# '].map((part) =>
      part.repeat(60_000),
    )) {
      const began = performance.now();
      fromSlackText(hostile);
      toMrkdwn(hostile);
      expect(performance.now() - began).toBeLessThan(2_000);
    }
  });
});

describe('a reply in Slack', () => {
  it('is a section, its buttons, and thumbs under an answer that name our line', () => {
    expect(rendered({ text: 'It is **this**.', answer, choices: choices(2) })).toEqual([
      {
        text: 'It is *this*.',
        blocks: [
          section('It is *this*.'),
          {
            type: 'actions',
            elements: [1, 2].map((number) => ({
              type: 'button',
              action_id: `choice-${number - 1}`,
              text: { type: 'plain_text', text: `Choice ${number}` },
              value: `{"answer":"a${number - 1}"}`,
            })),
          },
          {
            type: 'context_actions',
            elements: [
              {
                type: 'feedback_buttons',
                action_id: 'thumb',
                positive_button: {
                  text: { type: 'plain_text', text: 'Helpful' },
                  accessibility_label: 'Helpful',
                  value: 'like-line7',
                },
                negative_button: {
                  text: { type: 'plain_text', text: 'Not helpful' },
                  accessibility_label: 'Not helpful',
                  value: 'dislike-line7',
                },
              },
            ],
          },
        ],
      },
    ]);
  });

  it('shows numbers as links, and a visitor’s own words as nobody’s markup', () => {
    const quote = '*bold* <!channel> & <https://evil.example|x>';
    const numbers = [{ label: 'Call 988 (the USA)', href: 'tel:988' }];
    const [message] = rendered({ quote, numbers });
    expect(message?.blocks).toEqual([
      section('Text.'),
      {
        type: 'rich_text',
        elements: [{ type: 'rich_text_quote', elements: [{ type: 'text', text: quote }] }],
      },
      section('<tel:988|Call 988 (the USA)>'),
    ]);
    expect(message?.text).toContain('*bold* &lt;!channel&gt; &amp; &lt;https://evil.example|x&gt;');
  });

  it('writes files out, tables as lines, and nothing for a file without words', () => {
    const table = { columns: ['', 'CBT', 'Other'], rows: [['Looks at', 'thoughts', 'the past']] };
    const file = { name: 'x.txt', type: 'text/plain', title: 'Save' };
    const files = [
      { ...file, content: 'my <list>\r\n- one' },
      { ...file, content: 'x', plain: '' },
    ];
    const [message] = rendered({ table, files });
    expect(message?.blocks).toEqual([
      section('Text.'),
      section('*Looks at*\n• CBT: thoughts\n• Other: the past'),
      {
        type: 'rich_text',
        elements: [
          { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'my <list>\r\n- one' }] },
        ],
      },
    ]);
  });

  it('has 25 buttons at most; further choices are lines whose numbers can be answered', () => {
    const [message] = rendered({ choices: choices(27) });
    expect(message?.blocks).toMatchObject([
      section('Text.'),
      section('26. Choice 26\n27. Choice 27'),
      { type: 'actions', elements: { length: 25 } },
    ]);
    const [long] = rendered({ choices: choices(1, 'x'.repeat(90)) });
    expect(JSON.stringify(long?.blocks)).toContain(`${'x'.repeat(74)}…`);
  });

  it('keeps within Slack’s limits however long it is, and loses nothing', () => {
    const words = Array.from({ length: 30_000 }, (_, index) => `w${index}`).join(' ');
    const messages = rendered({ text: words, answer, choices: choices(3) });
    expect(messages.length).toBeGreaterThan(1);
    const blocks = messages.flatMap((message) => (Array.isArray(message.blocks) ? message.blocks : []));
    const sections = blocks.filter(({ type }) => type === 'section').map(({ text }) => text.text);
    expect(sections.every((text) => text.length <= 3_000)).toBe(true);
    expect(sections.join(' ')).toBe(words);
    for (const message of messages) {
      expect(message.text.length).toBeLessThanOrEqual(4_000);
      expect(message.blocks).toHaveProperty('length', expect.any(Number));
      expect(Array.isArray(message.blocks) ? message.blocks.length : 99).toBeLessThanOrEqual(50);
    }
    expect(blocks.at(-1)).toMatchObject({ type: 'context_actions' });
    expect(blocks.filter(({ type }) => type === 'actions')).toHaveLength(1);
  });

  it('shows after a press what was pressed, in place of the buttons', () => {
    const blocks = [{ type: 'section' }, { type: 'actions' }, { type: 'context_actions' }];
    expect(afterPress(blocks, 'A & B')).toEqual([
      { type: 'section' },
      { type: 'context', elements: [{ type: 'mrkdwn', text: '▸ *A &amp; B*' }] },
      { type: 'context_actions' },
    ]);
    expect(afterPress(blocks, '')).toEqual([{ type: 'section' }, { type: 'context_actions' }]);
  });

  it('is only ever the bot’s: a visitor’s line is not shown again', () => {
    expect(manner.render({ id: 'l', role: 'visitor', kind: 'message', at: 1, text: 'x' }, viewer)).toEqual(
      [],
    );
    const [plain] = manner.render({ id: 'l', role: 'bot', kind: 'message', at: 1, text: 'a <b>' }, viewer);
    expect(plain).toMatchObject({ text: 'a &lt;b&gt;', channelData: { blocks: [section('a &lt;b&gt;')] } });
  });
});
