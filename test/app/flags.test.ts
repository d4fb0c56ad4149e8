import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { ChoiceValue } from '../../src/model/reply.ts';
import { CRISIS_ANSWERS } from '../../src/safety/replies.ts';
import { createSqliteStore } from '../../src/store/sqlite.ts';
import { systemClock } from '../../src/world.ts';
import { startServer, Visitor } from './server.ts';

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** What staff are told, by what a visitor says and presses: the whole server, then the store that it left. */
async function flagsAfter(
  ...said: readonly (readonly [text: string, value?: ChoiceValue])[]
): Promise<string[]> {
  const server = await startServer();
  const visitor = await Visitor.arrive(server.url);
  for (const [text, value] of said) await visitor.say(text, value);
  await server.close();
  const store = createSqliteStore({
    file: path.join(server.dataDir, 'store.sqlite'),
    clock: systemClock,
    log,
  });
  const flags = await store.flags({ channel: 'web', conversation: visitor.conversation });
  await store.close();
  return flags.map(({ reason, kind }) => `${reason} ${kind}`);
}

describe('flags for staff', () => {
  it('are raised by words of danger, and by nothing else', async () => {
    expect(await flagsAfter(['i want to kill myself'])).toEqual(['danger self']);
    expect(await flagsAfter(['what is cbt'], ['i feel so sad today'])).toEqual([]);
  });

  it('are raised by a yes to the check-in, said or pressed', async () => {
    const check = ['sometimes i want it all to stop'] as const;
    expect(await flagsAfter(check, ['yes'])).toEqual(['danger ambiguous', 'danger self']);
    expect(await flagsAfter(check, ['x', { answer: CRISIS_ANSWERS.yes }])).toEqual([
      'danger ambiguous',
      'danger self',
    ]);
    expect(await flagsAfter(check, ['no'])).toEqual(['danger ambiguous']);
  });

  it('stay when it is taken back, with a note of what followed', async () => {
    const first = ['i want to kill myself'] as const;
    expect(await flagsAfter(first, ['just joking'])).toEqual(['danger self', 'taken-back self']);
    expect(await flagsAfter(first, ['x', { answer: CRISIS_ANSWERS.notMeant }])).toEqual([
      'danger self',
      'taken-back not-meant',
    ]);
  });
});
