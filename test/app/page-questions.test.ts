import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import path from 'node:path';
import { loadPageWords } from '../../src/dialogs/load.ts';
import { ROOT } from '../house/sources.ts';
import { startServer, Visitor, type TestServer } from './server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startServer();
}, 60_000);
afterAll(() => server.close());

describe('the questions that the page suggests', () => {
  it('are each answered, or taken up by a flow, not merely met with titles to choose from', async () => {
    const { example } = await loadPageWords(path.join(ROOT, 'dialogs/en'));
    const unmet: string[] = [];
    for (const question of example.questions) {
      const visitor = await Visitor.arrive(server.url);
      const [first] = await visitor.say(question);
      const outcome = first?.channelData?.answer?.outcome;
      if (outcome !== 'answered' && outcome !== 'flow') unmet.push(question);
    }
    expect(example.questions.length).toBeGreaterThan(3);
    expect(unmet).toEqual([]);
  });
});
