import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { afterEach, expect, it, jest } from '@jest/globals';
import { WorkerQueue } from '../../src/store/worker-queue.ts';
import { keepingLog, KEY, refusal, turnOf } from './samples.ts';

/** A worker on a disk that stalls: it opens, and never answers. */
const STALLED = `const { parentPort } = require('node:worker_threads');
  parentPort.on('message', () => undefined);
  parentPort.postMessage({ kind: 'opened', lastLine: 0 });`;

let worker: Worker | undefined;
afterEach(async () => {
  jest.useRealTimers();
  await worker?.terminate();
});

it('sleeps while the worker is stalled once everybody who waited was told', async () => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'performance', 'Date'] });
  let now = 0;
  const stalled = new Worker(STALLED, { eval: true });
  worker = stalled;
  const queue = new WorkerQueue({
    spawn: () => stalled,
    clock: { now: () => now, monotonic: () => now },
    log: keepingLog(),
    waitMs: 100,
  });
  const pass = (ms: number): void => {
    now += ms;
    jest.advanceTimersByTime(ms);
  };
  const underWay = refusal(queue.ask({ op: 'commit', turn: turnOf(KEY, 'a', 0, 1000) }));
  await once(stalled, 'message');
  pass(60);
  const waiting = refusal(queue.ask({ op: 'commit', turn: turnOf(KEY, 'b', 1, 2000) }));
  pass(40);
  expect(await underWay).toBe('unknown');
  pass(60);
  expect(await waiting).toBe('busy');
  expect(jest.getTimerCount()).toBe(0);
});
