import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startServer, Visitor, type TestServer } from './server.ts';

let server: TestServer;
let bystander: Visitor;

beforeAll(async () => {
  server = await startServer();
  bystander = await Visitor.arrive(server.url);
});
afterAll(() => server.close());

/** Somebody else's conversation notices nothing. */
async function nobodyNoticed(): Promise<void> {
  const [answer] = await bystander.say('what happens the first time?');
  expect(answer?.channelData?.answer?.id).toBe('first-session/what-happens');
}

describe('bad input', () => {
  it.each([
    ['malformed JSON', '{"type":"message"', 400],
    ['a body that is no object', '[1,2,3]', 400],
    ['an activity with __proto__', '{"type":"message","text":"x","__proto__":{"admin":true}}', 400],
    ['an activity with constructor', '{"type":"message","text":"x","constructor":{"prototype":{}}}', 400],
    ['an activity without a type', '{"text":"x"}', 400],
    ['a type that is no text', '{"type":1,"text":"x"}', 400],
    ['a text that is no text', '{"type":"message","text":{"a":1}}', 400],
    ['JSON a hundred deep', `{"type":"message","value":${'['.repeat(100)}${']'.repeat(100)}}`, 400],
    ['a body of 300 KB', JSON.stringify({ type: 'message', text: 'a'.repeat(300_000) }), 413],
  ])('%s gets a clear error', async (_, body, status) => {
    const visitor = await Visitor.arrive(server.url);
    const response = await visitor.post(body);
    expect(response.status).toBe(status);
    const answer = await response.text();
    expect(answer).toMatch(/"code":"/);
    expect(answer).not.toMatch(/Error:|at \w+ \(|node_modules|SyntaxError/);
    await nobodyNoticed();
  });

  it('a message of 5,000 characters is kept whole and answered plainly', async () => {
    const visitor = await Visitor.arrive(server.url);
    const text = 'therapy is a long story. '.repeat(200);
    const [answer] = await visitor.say(text);
    expect(answer?.text).toContain('4000');
    expect((await visitor.history()).find((activity) => activity.from.role === 'user')?.text).toBe(text);
  });

  it.each([
    ['4 KB of yes', 'yes '.repeat(1_000)],
    ['4 KB of dates', '1-'.repeat(1_900)],
    ['control characters', 'hello\u0000\u0007\u001b[31m world\u202e'],
    ['lone surrogates', 'hi \ud800 there'],
    ['emoji alone', '🙂🙃'],
    ['nothing at all', '   '],
    ['Markdown and HTML', '**x** <script>alert(1)</script> [a](javascript:alert(1))'],
    ['a word of 3,000 letters', 'a'.repeat(3_000)],
  ])('%s gets a reply, in and out of a flow', async (_, text) => {
    const visitor = await Visitor.arrive(server.url);
    expect((await visitor.say(text)).length).toBeGreaterThan(0);
    await visitor.say('x', { flow: 'first-session' });
    expect((await visitor.say(text)).length).toBeGreaterThan(0);
    await nobodyNoticed();
  });

  it('a button that was never offered is nothing to fear', async () => {
    const visitor = await Visitor.arrive(server.url);
    for (const value of [
      { entry: 'no/such' },
      { flow: '../etc' },
      { answer: 'a#b/c' },
      { topic: 'x' },
      { command: 'rm' },
      7,
      [],
    ]) {
      const said = await visitor.say('press', value);
      expect(said.length).toBeGreaterThan(0);
    }
  });

  it('nothing of it reached the log', async () => {
    const canary = 'canary-7f3a';
    const visitor = await Visitor.arrive(server.url);
    await visitor.say(`my name is ${canary}`);
    await visitor.post(`{"type":"message","text":"${canary}`);
    await fetch(`${server.url}${canary}?q=${canary}`);
    expect(server.logged.join('\n')).not.toContain(canary);
  });
});
