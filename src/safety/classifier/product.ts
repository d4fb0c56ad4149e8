import { Worker } from 'node:worker_threads';
import { writeFile } from 'node:fs/promises';
import { DangerFileError } from './file.ts';

/** What the classifier is made from, below the top folder. */
export const DANGER_SOURCES = [
  'knowledge/en',
  'src/match/random.ts',
  'src/match/softmax.ts',
  'src/match/stem.ts',
  'src/model/danger.ts',
  'src/safety/automaton.ts',
  'src/safety/characters.ts',
  'src/safety/classifier',
  'src/safety/detect.ts',
  'src/safety/fold.ts',
  'src/safety/lexicon.ts',
  'src/safety/mending.ts',
  'src/safety/phrases.ts',
  'src/safety/rules',
  'src/safety/spellings.ts',
  'src/safety/words.ts',
];

/** Fits the classifier on the content of a folder (knowledge/en) in a worker thread and writes it to a file. */
export async function buildDangerModel(folder: string, outFile: string): Promise<void> {
  await writeFile(outFile, await fitInWorker(folder));
}

function fitInWorker(folder: string): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./fit-worker.ts', import.meta.url), { workerData: { folder } });
    worker.once('message', (bytes: unknown) => {
      if (bytes instanceof Uint8Array) resolve(bytes);
      else reject(new DangerFileError('the worker gave no bytes'));
    });
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new DangerFileError(`the worker ended with code ${code}`)));
  });
}
