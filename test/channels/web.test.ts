import { describe, expect, it } from '@jest/globals';
import { parseChoice } from '../../src/channels/choice.ts';
import { escapeMarkdown } from '../../src/channels/markdown.ts';
import type { Viewer } from '../../src/channels/viewer.ts';
import { renderLine, toIncoming } from '../../src/channels/web.ts';
import type { IncomingActivity } from '../../src/model/activity.ts';
import type { Reply } from '../../src/model/reply.ts';
import type { NewLine } from '../../src/model/store.ts';

const viewer: Viewer = {
  conversation: 'c',
  channelId: 'directline',
  user: 'dl_u',
  bot: { id: 'therapy-guide', name: 'Therapy Guide' },
};
const line = { id: 'l1', kind: 'message', at: Date.UTC(2026, 4, 4, 9), text: 'hello' } as const;
const visitor: NewLine = { ...line, role: 'visitor' };
const reply: Reply = {
  text: 'Short **answer**.',
  answer: { outcome: 'answered', id: 'homework/why' },
  choices: [],
};

describe('a line on the website', () => {
  it('echoes the visitor’s own as plain text with the client’s id', () => {
    expect(renderLine({ ...visitor, echo: 'c1' }, viewer)).toEqual({
      type: 'message',
      id: 'l1',
      timestamp: '2026-05-04T09:00:00.000Z',
      channelId: 'directline',
      conversation: { id: 'c' },
      from: { id: 'dl_u', role: 'user' },
      text: 'hello',
      textFormat: 'plain',
      channelData: { 'webchat:sequence-id': line.at, line: 'l1', clientActivityID: 'c1' },
    });
  });

  it('shows the bot’s as Markdown and says what was answered', () => {
    expect(renderLine({ ...line, role: 'bot', reply }, viewer)).toMatchObject({
      from: { id: 'therapy-guide', name: 'Therapy Guide', role: 'bot' },
      text: 'Short **answer**.',
      textFormat: 'markdown',
      channelData: { answer: { outcome: 'answered', id: 'homework/why' }, line: 'l1' },
    });
    expect(renderLine({ ...line, role: 'bot', reply }, viewer)).not.toHaveProperty('suggestedActions');
  });

  it('offers choices that carry their meaning beside the label', () => {
    const choices = [
      { label: 'More', value: { more: 'homework/why' } },
      { label: 'Stop', value: { command: 'stop' } },
    ] as const;
    expect(
      renderLine({ ...line, role: 'bot', reply: { ...reply, choices } }, viewer)?.suggestedActions,
    ).toEqual({
      to: ['dl_u'],
      actions: [
        {
          type: 'messageBack',
          title: 'More',
          text: 'More',
          displayText: 'More',
          value: { more: 'homework/why' },
        },
        { type: 'messageBack', title: 'Stop', text: 'Stop', displayText: 'Stop', value: { command: 'stop' } },
      ],
    });
  });

  it('links to a file where there are links, and writes it out where there are none', () => {
    const file = { name: 'a.txt', type: 'text/plain', title: 'Save [it]', content: 'my *list*\nline two' };
    const bot = { ...line, role: 'bot', reply: { ...reply, files: [file] } } as const;
    const links = { base: 'https://chat.example', offer: () => '/files/f1' };
    expect(renderLine(bot, { ...viewer, links })?.text).toBe(
      'Short **answer**.\n\n[Save \\[it\\]](https://chat.example/files/f1)',
    );
    expect(renderLine(bot, viewer)?.text).toBe('Short **answer**.\n\nmy \\*list\\*  \nline two');
    const short = {
      ...bot,
      reply: {
        ...reply,
        files: [
          { ...file, plain: '' },
          { title: 'x', path: '/files/f2' },
        ],
      },
    };
    expect(renderLine(short, viewer)?.text).toBe('Short **answer**.');
    expect(renderLine(short, { ...viewer, links: { ...links, offer: () => undefined } })?.text).toBe(
      'Short **answer**.\n\n[x](https://chat.example/files/f2)',
    );
  });

  it('quotes a visitor without letting the words be markup', () => {
    const quote = 'is <b>this</b> *normal*?\n\n# [x](https://evil.example) ![](y)';
    const activity = renderLine(
      { ...line, role: 'bot', reply: { ...reply, text: 'Your question:', quote } },
      viewer,
    );
    expect(activity?.text).toBe(
      'Your question:\n\n> is \\<b\\>this\\<\\/b\\> \\*normal\\*\\?  \n> \\# \\[x\\]\\(https\\:\\/\\/evil\\.example\\) \\!\\[\\]\\(y\\)',
    );
  });

  it('echoes an event and shows no join', () => {
    const event = { ...visitor, kind: 'event', text: '', event: { name: 'feedback', data: '{}' } } as const;
    expect(renderLine(event, viewer)).toMatchObject({ type: 'event', name: 'feedback' });
    expect(renderLine({ ...visitor, kind: 'join', text: '' }, viewer)).toBeUndefined();
  });
});

describe('escaped Markdown', () => {
  it('leaves letters of every script alone', () => {
    expect(escapeMarkdown('  Straße 治療\tне знаю 😀 ')).toBe('Straße 治療 не знаю 😀');
    expect(escapeMarkdown('a_b`c~d|e&amp;f\\')).toBe('a\\_b\\`c\\~d\\|e\\&amp\\;f\\\\');
  });
});

describe('a choice', () => {
  it('is one of ours by its shape', () => {
    for (const value of [
      { entry: 'homework/why' },
      { more: 'homework/why' },
      { flow: 'first-session' },
      { answer: 'yes' },
      { none: true },
      { topic: 'homework' },
      { command: 'start-over' },
    ]) {
      expect(parseChoice(value)).toEqual(value);
    }
  });

  it('is nothing where it is anything else', () => {
    for (const value of [
      undefined,
      null,
      'yes',
      7,
      [],
      {},
      { entry: 'Homework' },
      { entry: '../x/y' },
      { entry: 'homework/why', more: 'homework/why' },
      { command: 'rm' },
      { none: 'true' },
      { flow: '' },
      { flow: 'a b' },
      { answer: 'x'.repeat(300) },
      JSON.parse('{"entry":"homework/why","__proto__":{}}'),
    ]) {
      expect(parseChoice(value)).toBeUndefined();
    }
  });
});

describe('an activity from outside', () => {
  const key = { channel: 'web', conversation: 'c' };
  const activity: IncomingActivity = {
    type: 'message',
    id: 'a1',
    channelId: 'directline',
    from: { id: 'u' },
    recipient: { id: 'bot' },
    conversation: { id: 'c' },
    text: 'hello',
  };

  it('is a message with what its button carried', () => {
    const value = { topic: 'homework' };
    const channelData = { clientActivityID: 'c1' };
    expect(
      toIncoming(
        { ...activity, value, channelData, locale: 'en-GB', timestamp: '2026-05-04T09:00:00Z' },
        key,
      ),
    ).toEqual({
      kind: 'message',
      key,
      activityId: 'a1',
      from: 'u',
      text: 'hello',
      choice: value,
      locale: 'en-GB',
      clientTime: '2026-05-04T09:00:00Z',
      echo: 'c1',
    });
  });

  it('is a join where somebody but the bot came, under one id', () => {
    const join = (...ids: readonly string[]) =>
      toIncoming({ ...activity, type: 'conversationUpdate', membersAdded: ids.map((id) => ({ id })) }, key);
    expect(join('bot', 'u')).toEqual({ kind: 'join', key, activityId: 'join', from: 'u' });
    expect(join('bot')).toBeUndefined();
    expect(join()).toBeUndefined();
  });

  it('is nothing where it is an event we do not know', () => {
    expect(toIncoming({ ...activity, type: 'event', name: 'webchat/join' }, key)).toBeUndefined();
    expect(toIncoming({ ...activity, type: 'typing' }, key)).toBeUndefined();
    const submit = { ...activity, type: 'invoke', name: 'message/submitAction', replyToId: 'l1' };
    expect(toIncoming({ ...submit, value: { actionValue: { reaction: 'love' } } }, key)).toBeUndefined();
    expect(toIncoming({ ...submit, value: { actionValue: { reaction: 'like' } } }, key)).toMatchObject({
      kind: 'event',
      name: 'feedback',
      data: '{"about":"l1","reaction":"like"}',
    });
  });
});
