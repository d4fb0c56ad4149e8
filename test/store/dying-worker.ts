import { parentPort } from 'node:worker_threads';

/** The real worker, but a turn with the dedupe key "die" ends its thread before anything is stored. */
parentPort?.on('message', (requests: unknown) => {
  if (JSON.stringify(requests).includes('"dedupe":"die"')) process.exit(7);
});
await import('../../src/store/sqlite-worker.ts');
