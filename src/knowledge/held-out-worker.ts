import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { phrasingsOf } from './examples.ts';
import { judgeHeldOut } from './held-out.ts';

const wanted = z.object({ folder: z.string() });

// Several models are fitted here: a minute in which the main thread answers visitors.
if (parentPort !== null) {
  const { base, names, phrasings } = phrasingsOf(wanted.parse(workerData).folder);
  parentPort.postMessage(judgeHeldOut({ names, phrasings, lexicon: base.lexicon }), []);
}
