import { describe, expect, it } from '@jest/globals';
import type { TurnContext } from 'botbuilder';
import { quietConsole } from '../../src/bot/console.ts';
import { DirectLineAdapter } from '../../src/bot/direct-line-adapter.ts';
import { doorOf } from '../../src/bot/door.ts';
import type { IncomingActivity } from '../../src/model/activity.ts';
import type { WebsiteSink } from '../../src/model/website.ts';
import { testLog } from '../directline/world.ts';

const activity: IncomingActivity = {
  type: 'message',
  id: 'a1',
  channelId: 'directline',
  from: { id: 'u', role: 'user' },
  recipient: { id: 'bot', name: 'Bot' },
  conversation: { id: 'c' },
  text: 'hello',
};

function sink() {
  const shown: string[] = [];
  const recorder: WebsiteSink = {
    taken: () => void shown.push('taken'),
    show: (lines) => void shown.push(...lines.map(({ id }) => id)),
    typing: () => void shown.push('typing'),
  };
  return { shown, recorder };
}

async function run(logic: (context: TurnContext) => Promise<unknown>, changes: object = {}) {
  const { shown, recorder } = sink();
  const adapter = new DirectLineAdapter(async (context) => void (await logic(context)));
  const answer = await adapter.receive({ ...activity, ...changes }, recorder);
  return { shown, answer };
}

const line = { id: 'l1', role: 'bot', kind: 'message', at: 1, text: 'x' } as const;

describe('the adapter of the website', () => {
  it('shows a line that the turn carries', async () => {
    const { shown } = await run(async (context) => {
      doorOf(context).carry(line);
      const sent = await context.sendActivity({ text: 'x', channelData: { line: 'l1' } });
      expect(sent).toEqual({ id: 'l1' });
    });
    expect(shown).toEqual(['l1']);
  });

  it('does what the SDK expects of delays, traces and typing', async () => {
    const { shown } = await run((context) =>
      context.sendActivities([
        { type: 'typing' },
        { type: 'delay', value: 1 },
        { type: 'trace', value: 'x' },
      ]),
    );
    expect(shown).toEqual(['typing']);
  });

  it('keeps an invoke’s answer for the response, and says 501 where there is none', async () => {
    const invoke = { type: 'invoke', name: 'x' };
    const value = { status: 200, body: { a: 1 } };
    expect(
      (await run((context) => context.sendActivity({ type: 'invokeResponse', value }), invoke)).answer,
    ).toEqual(value);
    expect((await run(async () => undefined, invoke)).answer).toEqual({ status: 501 });
  });

  it('refuses whatever is no line of the transcript', async () => {
    await expect(run((context) => context.sendActivity('made up'))).rejects.toThrow(
      'no line of the transcript',
    );
    await expect(
      run((context) => context.sendActivity({ text: 'x', channelData: { line: 'l9' } })),
    ).rejects.toThrow();
    await expect(run((context) => context.updateActivity({ id: 'x' }))).rejects.toThrow('updateActivity');
    await expect(run((context) => context.deleteActivity('x'))).rejects.toThrow('deleteActivity');
  });
});

describe('the quiet console', () => {
  it('notes that something was printed, and never what', () => {
    const log = testLog();
    const printed: unknown[] = [];
    const target = Object.assign(Object.create(console), { log: (text: unknown) => printed.push(text) });
    const restore = quietConsole(log, target);
    target.log('a secret');
    target.error('a secret', new Error('a secret'));
    restore();
    target.log('plain');
    expect(printed).toEqual(['plain']);
    expect(log.entries).toEqual([
      { level: 'warn', event: 'console used', fields: { code: 'log' } },
      { level: 'warn', event: 'console used', fields: { code: 'error' } },
    ]);
  });
});
