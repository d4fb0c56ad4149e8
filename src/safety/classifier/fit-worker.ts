import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { readDangerExamples } from './examples.ts';
import { encodeDangerModel } from './file.ts';
import { fitDanger } from './fit.ts';
import { encodeLexicons } from '../lexicons.ts';

// Fitting keeps a thread busy for seconds: here it keeps no visitor waiting.
if (parentPort !== null) {
  const { folder } = z.object({ folder: z.string() }).parse(workerData);
  const { own, plain } = readDangerExamples(folder);
  const built = {
    model: encodeDangerModel(fitDanger(own, plain)),
    lexicons: Uint8Array.from(encodeLexicons()),
  };
  parentPort.postMessage(built, [built.model.buffer, built.lexicons.buffer]);
}
