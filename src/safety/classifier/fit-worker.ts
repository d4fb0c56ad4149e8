import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { readDangerExamples } from './examples.ts';
import { encodeDangerModel } from './file.ts';
import { fitDanger } from './fit.ts';

// Fitting keeps a thread busy for seconds: here it keeps no visitor waiting.
if (parentPort !== null) {
  const { folder } = z.object({ folder: z.string() }).parse(workerData);
  const { own, plain } = readDangerExamples(folder);
  const bytes = encodeDangerModel(fitDanger(own, plain));
  parentPort.postMessage(bytes, [bytes.buffer]);
}
