import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createGuard } from '../../src/recognize/guard.ts';
import type { Guard, GuardOptions } from '../../src/recognize/guard.ts';

const REQUEST = { kind: 'number', culture: 'en-us', now: [2026, 11, 23, 10, 0] } as const;

/** Passes on the test's word only: a worker that answers late on a busy machine is not one that hangs. */
const KILL_AFTER = 150;

let guard: Guard | undefined;
beforeEach(() => {
  const real = [
    'setImmediate',
    'clearImmediate',
    'nextTick',
    'queueMicrotask',
    'performance',
    'Date',
  ] as const;
  jest.useFakeTimers({ doNotFake: [...real] });
});
afterEach(async () => {
  jest.useRealTimers();
  await guard?.close();
});

function build(options: Partial<GuardOptions> = {}) {
  const logged: unknown[] = [];
  let time = 0;
  const note = (event: string, fields?: unknown): unknown => logged.push([event, fields]);
  const made = createGuard({
    clock: { now: () => 0, monotonic: () => time },
    log: { info: note, warn: note, error: note },
    killAfter: KILL_AFTER,
    mostStarts: 5,
    restartWindow: 60_000,
    module: pathToFileURL(join(__dirname, 'hanging-worker.ts')),
    ...options,
  });
  guard = made;
  const ask = async (text: string): Promise<string | undefined> =>
    (await made.ask({ ...REQUEST, text }))?.[0]?.values[0]?.value;
  const hang = async (): Promise<string | undefined> => {
    const answer = ask('hang');
    jest.advanceTimersByTime(KILL_AFTER);
    return answer;
  };
  return { guard: made, ask, hang, logged, passTime: (ms: number): void => void (time += ms) };
}

describe('the guard of the worker', () => {
  it('answers once the worker is warm, and not before', async () => {
    const { guard: made, ask } = build();
    expect(await ask('early')).toBeUndefined();
    await made.ready();
    expect(await ask('hello')).toBe('hello');
  });

  it('keeps questions in order and apart', async () => {
    const { guard: made, ask } = build();
    await made.ready();
    expect(await Promise.all(['a', 'b', 'c'].map(ask))).toEqual(['a', 'b', 'c']);
  });

  it('kills a worker that hangs, and has another one in time', async () => {
    const { guard: made, ask, hang, logged } = build();
    await made.ready();
    expect(await hang()).toBeUndefined();
    expect(await ask('while it restarts')).toBeUndefined();
    await made.ready();
    expect(await ask('again')).toBe('again');
    expect(logged).toEqual([['recognizers lost', { fault: 'killed' }]]);
  });

  it('lets go of those who wait behind a hanging text', async () => {
    const { guard: made, ask } = build();
    await made.ready();
    const answers = ['hang', 'next', 'after'].map(ask);
    jest.advanceTimersByTime(KILL_AFTER);
    expect(await Promise.all(answers)).toEqual([undefined, undefined, undefined]);
  });

  it.each(['die', 'throw'])('survives a worker that does %s, and logs none of its words', async (text) => {
    const { guard: made, ask, logged } = build();
    await made.ready();
    expect(await ask(text)).toBeUndefined();
    await made.ready();
    expect(await ask('again')).toBe('again');
    expect(JSON.stringify(logged)).not.toContain('visitor');
  });

  it('stops restarting when it happens too often, and starts again later', async () => {
    const { guard: made, ask, hang, logged, passTime } = build({ mostStarts: 2 });
    await made.ready();
    await hang();
    await made.ready();
    await hang();
    expect(logged.at(-1)).toEqual(['recognizers resting', { count: 2 }]);
    await made.ready();
    expect(await ask('hello')).toBeUndefined();
    expect(logged.filter((entry) => JSON.stringify(entry).includes('resting'))).toHaveLength(1);
    passTime(60_001);
    expect(await ask('wake up')).toBeUndefined();
    await made.ready();
    expect(await ask('hello')).toBe('hello');
  });

  it('takes only so many at once', async () => {
    const { guard: made, ask } = build();
    await made.ready();
    const answers = await Promise.all(Array.from({ length: 40 }, (_, index) => ask(String(index))));
    expect(answers.filter((answer) => answer !== undefined).length).toBeGreaterThanOrEqual(16);
    expect(answers.at(-1)).toBeUndefined();
  });

  it('comes to rest when its module cannot be run', async () => {
    const { guard: made, ask } = build({
      module: pathToFileURL(join(__dirname, 'no-such-worker.ts')),
      mostStarts: 3,
    });
    await made.ready();
    expect(await ask('hello')).toBeUndefined();
  });

  it('lets go of everybody when it is closed', async () => {
    const { guard: made, ask } = build();
    await made.ready();
    const waiting = ask('hang');
    await made.close();
    expect(await waiting).toBeUndefined();
    expect(await ask('hello')).toBeUndefined();
  });
});
