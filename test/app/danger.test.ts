import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startServer, Visitor, type Said, type TestServer } from './server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const NUMBERS = /911[^]*988|988[^]*911/;

function outcomes(said: readonly Said[]): unknown[] {
  return said.map(({ channelData }) => channelData?.answer?.outcome);
}

function labels(said: Said | undefined): string[] {
  return said?.suggestedActions?.actions.map(({ title }) => title) ?? [];
}

describe('danger on the website', () => {
  it('is answered with the numbers, and with nothing else', async () => {
    const visitor = await Visitor.arrive(server.url);
    const said = await visitor.say('i want to kill myself');
    expect(outcomes(said)).toEqual(['crisis']);
    expect(said[0]?.text).toMatch(NUMBERS);
    expect(said[0]?.text).toContain('no one reads this chat live');
    expect(said[0]?.channelData?.answer?.id).toBe('self');
  });

  it('is met in other words the next time, with the numbers all the same', async () => {
    const visitor = await Visitor.arrive(server.url);
    const texts: unknown[] = [];
    for (let turn = 0; turn < 4; turn += 1) {
      const [reply] = await visitor.say('i want to die');
      expect(reply?.text).toMatch(NUMBERS);
      texts.push(reply?.text);
    }
    expect(new Set(texts).size).toBeGreaterThanOrEqual(3);
  });

  it('leaves the other question of the message as a button that asks it safely', async () => {
    const visitor = await Visitor.arrive(server.url);
    const [reply] = await visitor.say('what happens in the first session? also i want to kill myself');
    const other = reply?.suggestedActions?.actions.find(
      ({ title }) => title === 'What happens in the first session',
    );
    expect(other).toBeDefined();
    const [answer] = await visitor.say(other?.title ?? '', other?.value);
    expect(answer?.channelData?.answer).toEqual({ outcome: 'answered', id: 'first-session/what-happens' });
  });

  it('is seen in the middle of a flow, which is set aside and can be taken up again', async () => {
    const visitor = await Visitor.arrive(server.url);
    await visitor.say('x', { flow: 'first-session' });
    expect(outcomes(await visitor.say("I'm going to end my life tonight"))).toEqual(['crisis']);
    const [answer] = await visitor.say('what does a session cost?');
    expect(answer?.channelData?.answer?.id).toBe('clinic/fees');
    expect(labels(answer).some((label) => label.startsWith('Go on with'))).toBe(true);
    const resumed = await visitor.say('resume');
    expect(resumed.at(-1)?.channelData?.answer?.id).toMatch(/^first-session#/);
  });

  it('is seen on a button’s words, too', async () => {
    const visitor = await Visitor.arrive(server.url);
    expect(outcomes(await visitor.say('i will kill myself', { topic: 'growth' }))).toEqual(['crisis']);
  });

  it('is seen at the end of 3,900 characters', async () => {
    const visitor = await Visitor.arrive(server.url);
    const long = `${'We talked about the garden and the weather. '.repeat(88)} I want to kill myself.`;
    expect(outcomes(await visitor.say(long))).toEqual(['crisis']);
  });

  it('asks whether other ways are wanted, and understands a bare yes and a bare no', async () => {
    for (const [answer, expected] of [
      ['yes please', '988lifeline.org'],
      ['no', 'If you want them later'],
    ] as const) {
      const visitor = await Visitor.arrive(server.url);
      await visitor.say('i want to kill myself');
      expect((await visitor.say(answer))[0]?.text).toContain(expected);
    }
  });

  it('is never followed by "I do not know"', async () => {
    const visitor = await Visitor.arrive(server.url);
    await visitor.say('i want to kill myself');
    for (const text of ['what should i do', 'what is the capital of mongolia']) {
      const said = await visitor.say(text);
      expect(outcomes(said)).not.toContain('unknown');
    }
    expect((await visitor.say('qwerty asdf zxcv'))[0]?.text).toMatch(NUMBERS);
  });

  it.each(['i want to kill myself', 'whats the point of anything anymore'])(
    'is not met with the same words again and again by who answers little: %s',
    async (first) => {
      const visitor = await Visitor.arrive(server.url);
      const [begun] = await visitor.say(first);
      const texts = [begun?.text];
      for (const text of ['yes', 'yes', 'no', 'hm', 'hmm']) {
        const [reply] = await visitor.say(text);
        expect(reply?.text).toMatch(NUMBERS);
        expect(reply?.text).not.toBe(texts.at(-1));
        texts.push(reply?.text);
      }
    },
  );

  it('that is taken back keeps the numbers', async () => {
    const visitor = await Visitor.arrive(server.url);
    await visitor.say('i want to kill myself');
    const [reply] = await visitor.say('just joking');
    expect(reply?.channelData?.answer).toEqual({ outcome: 'crisis', id: 'taken-back' });
    expect(reply?.text).toMatch(NUMBERS);
  });

  it('has other ways to a person behind its button, and behind "help now" at any time', async () => {
    const visitor = await Visitor.arrive(server.url);
    const [reply] = await visitor.say('i want to kill myself');
    const [ways] = await visitor.say(labels(reply)[0] ?? '', reply?.suggestedActions?.actions[0]?.value);
    expect(ways?.text).toContain('988lifeline.org');
    const stranger = await Visitor.arrive(server.url);
    expect((await stranger.say('help now'))[0]?.text).toMatch(NUMBERS);
  });

  it('is not seen in ordinary talk', async () => {
    const visitor = await Visitor.arrive(server.url);
    for (const text of [
      'this traffic is killing me',
      'my phone died',
      'can i kill some time before my session',
    ]) {
      expect(outcomes(await visitor.say(text))).not.toContain('crisis');
    }
  });

  it('raises a flag for staff and leaves no trace in the log', async () => {
    const visitor = await Visitor.arrive(server.url);
    await visitor.say('i want to kill myself canary-51c2');
    expect(server.logged.join('\n')).not.toContain('canary-51c2');
  });
});

describe('words that may mean danger', () => {
  it('are met with a question that carries the numbers, and every answer keeps them', async () => {
    for (const answer of ['yes', 'no', "I'd rather not say"]) {
      const visitor = await Visitor.arrive(server.url);
      const [asked] = await visitor.say('sometimes i want it all to stop');
      expect(asked?.channelData?.answer).toEqual({ outcome: 'crisis', id: 'ambiguous' });
      const [reply] = await visitor.say(answer);
      expect(reply?.channelData?.answer?.outcome).toBe('crisis');
      expect(reply?.text).toMatch(NUMBERS);
    }
  });
});
