import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { fit } from '../match/fit.ts';
import { examplesOf } from './examples.ts';
import { encodeModel } from './model-file.ts';

const wanted = z.object({
  folder: z.string(),
  extra: z.array(z.object({ id: z.string(), text: z.string() })),
});

// Fitting keeps a thread busy for seconds: here it keeps no visitor waiting.
if (parentPort !== null) {
  const { folder, extra } = wanted.parse(workerData);
  const { base, examples } = examplesOf(folder);
  const bytes = encodeModel(fit([...examples, ...extra], base.lexicon));
  parentPort.postMessage(bytes, [bytes.buffer]);
}
