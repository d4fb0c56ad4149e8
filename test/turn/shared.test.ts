import { beforeAll, beforeEach, afterEach, describe, expect, it } from '@jest/globals';
import type { AppParts } from '../../src/parts.ts';
import { loadWithCallBacks } from './call-backs.ts';
import { loadParts, talk, type Talking } from './talking.ts';

let parts: AppParts;
let group: Talking;

beforeAll(async () => {
  parts = await loadParts();
});

beforeEach(async () => {
  group = await talk(parts, { channel: 'msteams', shared: true });
});

afterEach(() => group.close());

const said = ({ texts }: { readonly texts: readonly string[] }) => texts.join('\n');

describe('where others read along', () => {
  it('a question is answered, without buttons that lead into one person’s matters', async () => {
    const heard = await group.say('what happens in the first session?');
    expect(heard.outcomes).toContain('answered');
    expect(heard.choices.filter(({ value }) => 'flow' in value)).toEqual([]);
  });

  it.each([
    ['a guided conversation', 'help me plan my homework'],
    ['what is known', 'what do you know about me'],
    ['a copy', 'download this chat'],
    ['a deletion', 'delete this chat'],
  ])('%s is moved to a private chat, and nothing is done', async (_, text) => {
    const heard = await group.say(text);
    expect(heard.ids).toEqual(['shared-private']);
    expect(heard.replies.flatMap(({ files = [], quote }) => [...files, ...(quote ? [quote] : [])])).toEqual(
      [],
    );
    expect(await group.store.erasures(10)).toEqual([]);
    expect((await group.say('yes')).ids).not.toContain('forgotten');
  });

  it('a forged press of the deletion deletes nothing', async () => {
    expect((await group.say('x', { command: 'forget' })).ids).toEqual(['shared-private']);
    expect(await group.store.erasures(10)).toEqual([]);
  });

  it('trouble gets a gentle line, the numbers, and an invitation', async () => {
    const heard = await group.say('I feel so sad and lonely all the time');
    expect(heard.ids).toEqual(['shared-support']);
    expect(said(heard)).toContain('private chat');
    expect(said(heard)).toContain('988');
    expect(said(heard)).toContain('911');
  });

  it('danger gets the numbers before anything else, an invitation, and a flag; no question is asked', async () => {
    const heard = await group.say('I want to kill myself');
    expect(heard.outcomes).toEqual(['crisis']);
    expect(said(heard).slice(0, 200)).toContain('911');
    expect(said(heard)).toContain('988');
    expect(said(heard)).toContain('private chat');
    expect(said(heard)).not.toContain('?');
    expect(heard.labels).toEqual(['Other ways to reach a person']);
    expect(await group.store.flags({ channel: 'msteams', conversation: 'c' })).toMatchObject([
      { reason: 'danger', kind: 'self' },
    ]);
  });

  it('a medical emergency is told what to do all the same', async () => {
    expect(said(await group.say('I took a whole bottle of pills'))).toContain('911');
  });

  it('nobody is asked for a number there, whether the clinic takes call-backs or not', async () => {
    const heard = await group.say('can somebody call me back');
    expect(heard.ids).toEqual(['shared-call-back']);
    expect(said(heard)).toMatch(/private chat[^]*988[^]*911/);
  });

  it('a call-back is not taken there', async () => {
    const other = await talk(await loadWithCallBacks(), { channel: 'msteams', shared: true });
    const heard = await other.say('can i leave my number');
    expect(heard.ids).toEqual(['shared-call-back']);
    expect(said(heard)).toContain('988');
    expect((await other.say('Sam Rivers, 555 0100')).ids).not.toContain('call-back#name');
    expect(await other.store.callBacks(10)).toEqual([]);
    await other.close();
  });
});
