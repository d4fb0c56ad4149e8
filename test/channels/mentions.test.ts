import { describe, expect, it } from '@jest/globals';
import { azureIncoming } from '../../src/channels/azure.ts';
import { isShared, mentionsBot, withoutMention } from '../../src/channels/mentions.ts';
import type { IncomingActivity } from '../../src/model/activity.ts';

const bot = { id: '28:bot', name: 'Therapy Guide' };
const naming = (mentioned: object, text: string) => ({ type: 'mention', mentioned, text });
const mention = naming(bot, '<at>Therapy Guide</at>');

function activity(
  text: string,
  entities: readonly { readonly [key: string]: unknown }[] = [mention],
): IncomingActivity {
  return {
    type: 'message',
    id: '1',
    channelId: 'msteams',
    from: { id: '29:1' },
    recipient: bot,
    conversation: { id: 'c', conversationType: 'channel', isGroup: true },
    text,
    entities,
  };
}

describe('the bot’s own name in a message', () => {
  it.each([
    ['<at>Therapy Guide</at> what is CBT?', 'what is CBT?'],
    ['<at>Therapy Guide</at>&nbsp;what is CBT?\n', 'what is CBT?'],
    ['what is <at>Therapy Guide</at> CBT?', 'what is CBT?'],
    ['what is CBT? <at>Therapy Guide</at>', 'what is CBT?'],
    ['<at>Therapy Guide</at><at>Therapy Guide</at> what is CBT?', 'what is CBT?'],
    ['<at>Therapy Guide</at>\u00a0\u00a0what is CBT?', 'what is CBT?'],
    ['<at>Therapy Guide</at>', ''],
    ['<at id="0">Therapy Guide</at> hi', 'Therapy Guide hi'],
    ['<at>Therapy Guide</at> I wrote <b>1 < 2</b> & more', 'I wrote <b>1 < 2</b> & more'],
    ['line one <at>Therapy Guide</at>\nline two', 'line one \nline two'],
  ])('goes, and the words stay: %j', (text, words) => {
    expect(withoutMention(activity(text))).toBe(words);
  });

  it('goes where the client tells of it twice, or writes it otherwise', () => {
    expect(withoutMention(activity('<at>Guide</at> hello', [naming(bot, '<at>Guide</at>'), mention]))).toBe(
      'hello',
    );
    expect(withoutMention(activity('@guide hello', [naming(bot, '@guide')]))).toBe('hello');
  });

  it('goes alone: other people’s names stay, without their markup', () => {
    const other = naming({ id: '29:2', name: 'Robin' }, '<at>Robin</at>');
    expect(
      withoutMention(activity('<at>Therapy Guide</at> <at>Robin</at> asks about CBT', [mention, other])),
    ).toBe('Robin asks about CBT');
  });

  it('changes nothing where nobody is named', () => {
    expect(withoutMention(activity(' a  b&nbsp;<at>x</at> ', []))).toBe(' a  b&nbsp;<at>x</at> ');
  });

  it('takes a moment, however much of it there is', () => {
    expect(
      withoutMention(activity(`${'<at'.repeat(30_000)}${'<at>Therapy Guide</at>'.repeat(5_000)}`)),
    ).toContain('<at');
  });
});

describe('a message that is meant for the bot', () => {
  it('names it by its id, or by its name where the channel has another id for it', () => {
    expect(mentionsBot(activity('x'))).toBe(true);
    expect(mentionsBot(activity('x', [naming({ id: 'U1', name: 'Therapy Guide' }, '@guide')]))).toBe(true);
    expect(mentionsBot(activity('@Therapy Guide x', []))).toBe(false);
    expect(mentionsBot(activity('x', [naming({ id: '29:2', name: 'Robin' }, '')]))).toBe(false);
    expect(mentionsBot(activity('x', [{ type: 'mention' }, { type: 'mention', mentioned: 5 }, {}]))).toBe(
      false,
    );
  });

  it('is every message where nobody reads along', () => {
    const alone = { ...activity('hello', []), conversation: { id: 'c', conversationType: 'personal' } };
    expect(isShared(alone)).toBe(false);
    expect(azureIncoming(alone, { channel: 'msteams', conversation: 'c' })).toMatchObject({ text: 'hello' });
    expect(azureIncoming(activity('hello', []), { channel: 'msteams', conversation: 'c' })).toBeUndefined();
  });

  it.each([
    [{ id: 'c', conversationType: 'groupChat' }, true],
    [{ id: 'c', isGroup: true }, true],
    [{ id: 'c', conversationType: 'something new' }, true],
    [{ id: 'c' }, false],
    [{ id: 'c', isGroup: false, conversationType: 'personal' }, false],
  ])('others read along in %j: %s', (conversation, shared) => {
    expect(isShared({ ...activity('x'), conversation })).toBe(shared);
  });
});
