import { statSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startServer, Visitor, type TestServer } from './server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

function answersOf(said: Awaited<ReturnType<Visitor['say']>>): unknown[] {
  return said.map((activity) => activity.channelData?.answer);
}

describe('the main job, end to end', () => {
  it('greets, answers from the guide with its section, and offers what people ask next', async () => {
    const visitor = await Visitor.arrive(server.url);
    const [answer, ...others] = await visitor.say('what happens the first time?');
    expect(others).toEqual([]);
    expect(answer?.channelData?.answer).toEqual({ outcome: 'answered', id: 'first-session/what-happens' });
    expect(answer?.text).toContain('From the guide: Laying the Groundwork');
    expect(answer?.suggestedActions?.actions.length).toBeGreaterThanOrEqual(3);
  });

  it('says first that it is a program, how long it keeps what is written, and where help is', async () => {
    const visitor = await Visitor.arrive(server.url);
    const [greeting] = await visitor.history();
    expect(greeting?.text).toMatch(
      /automated assistant.*not a person and not a therapist.*90 days.*911.*988/s,
    );
  });

  it('keeps every line, numbered, through a restart on the same data', async () => {
    const first = await startServer();
    const visitor = await Visitor.arrive(first.url);
    await visitor.say('what is cbt used for?');
    const before = await visitor.history();
    await first.close();
    const second = await startServer({ PORT: new URL(first.url).port }, first.dataDir);
    expect(await visitor.history()).toEqual(before);
    await visitor.say('thank you');
    expect((await visitor.history()).length).toBe(before.length + 2);
    await second.close();
  });

  it('keeps a conversation of more lines than one answer carries', async () => {
    const visitor = await Visitor.arrive(server.url);
    const texts = Array.from({ length: 60 }, (_, count) => `what is cbt, question ${count}`);
    for (const text of texts) await visitor.say(text);
    const own = (await visitor.history()).filter(({ from }) => from.role === 'user');
    expect(own.map(({ text }) => text)).toEqual(texts);
  });

  it('follows the pressed button by what it carries', async () => {
    const visitor = await Visitor.arrive(server.url);
    const [answer] = await visitor.say('what happens the first time?');
    const more = answer?.suggestedActions?.actions[0];
    const [fuller] = await visitor.say(more?.title ?? '', more?.value);
    expect(fuller?.channelData?.answer).toEqual({ outcome: 'answered', id: 'first-session/what-happens' });
    expect(fuller?.text).not.toBe(answer?.text);
  });

  it('walks the first-session flow, answers a question on the way, and goes on', async () => {
    const visitor = await Visitor.arrive(server.url);
    const [opened] = await visitor.say('x', { flow: 'first-session' });
    expect(opened?.channelData?.answer?.outcome).toBe('flow');
    await visitor.say('I feel nervous about it');
    const aside = await visitor.say('how much does a session cost?');
    expect(answersOf(aside)[0]).toEqual({ outcome: 'answered', id: 'clinic/fees' });
    expect(answersOf(aside).at(-1)).toEqual({ outcome: 'flow', id: 'first-session#nerves' });
    expect(answersOf(await visitor.say('back'))).toEqual([{ outcome: 'flow', id: 'first-session#hello' }]);
    expect(answersOf(await visitor.say('stop'))).toEqual([{ outcome: 'flow', id: 'stopped' }]);
    expect(answersOf(await visitor.say('resume')).at(-1)).toEqual({
      outcome: 'flow',
      id: 'first-session#hello',
    });
  });

  it('says plainly what it does not know, and never in a loop', async () => {
    const visitor = await Visitor.arrive(server.url);
    const [first] = await visitor.say('what is the capital of mongolia');
    const [second] = await visitor.say('how do i change the oil in my car');
    expect(answersOf([...(first ? [first] : []), ...(second ? [second] : [])])).toEqual([
      { outcome: 'unknown', id: null },
      { outcome: 'unknown', id: null },
    ]);
    expect(second?.text).not.toBe(first?.text);
    expect(second?.suggestedActions?.actions.length).toBeGreaterThan(0);
  });

  it('makes its keys and its store for the owner’s eyes only', () => {
    const mode = (name: string): number => statSync(path.join(server.dataDir, name)).mode & 0o777;
    expect([mode('token.key'), mode('direct-line.key'), mode('store.sqlite')]).toEqual([0o600, 0o600, 0o600]);
  });

  it('opens no door that is not configured', async () => {
    const status = (await fetch(`${server.url}api/messages`, { method: 'POST', body: '{}' })).status;
    expect(status).toBe(404);
  });
});
