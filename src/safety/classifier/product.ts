import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { DangerFileError } from './file.ts';

/** What the classifier is made from, below the top folder. */
export const DANGER_SOURCES = [
  'knowledge/en',
  'src/match/random.ts',
  'src/match/softmax.ts',
  'src/match/stem.ts',
  'src/model/content-fault.ts',
  'src/model/fault.ts',
  'src/model/danger.ts',
  'src/safety/automaton.ts',
  'src/safety/characters.ts',
  'src/safety/classifier',
  'src/safety/detect.ts',
  'src/safety/fold.ts',
  'src/safety/frames.ts',
  'src/safety/lexicon.ts',
  'src/safety/lexicons.ts',
  'src/safety/once.ts',
  'src/safety/mending.ts',
  'src/safety/phrases.ts',
  'src/safety/rules',
  'src/safety/senses.ts',
  'src/safety/short-calls.ts',
  'src/safety/spellings.ts',
  'src/safety/words.ts',
  'src/yaml',
];

/** The files of the product. */
export const DANGER_FILE = 'danger.bin';
export const LEXICONS_FILE = 'lexicons.bin';

const bytes = z.custom<Uint8Array>((value) => ArrayBuffer.isView(value));
const built = z.object({ model: bytes, lexicons: bytes });

/**
 * Fits the classifier on the content of a folder (knowledge/en) in a worker thread, and writes it into a folder, the
 * phrase trees beside it.
 */
export async function buildDangerModel(folder: string, outDir: string): Promise<void> {
  const { model, lexicons } = built.parse(await fitInWorker(folder));
  await writeFile(path.join(outDir, DANGER_FILE), model);
  await writeFile(path.join(outDir, LEXICONS_FILE), lexicons);
}

function fitInWorker(folder: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./fit-worker.ts', import.meta.url), { workerData: { folder } });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new DangerFileError(`the worker ended with code ${code}`)));
  });
}
