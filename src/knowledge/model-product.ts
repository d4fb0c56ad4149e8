import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import type { Example } from '../match/fit.ts';
import { decodeModel, ModelFileError, type LoadedModel } from './model-file.ts';

/** What the fitted model is made from, below the top folder: the content, and every module that fitting runs. */
export const MODEL_SOURCES = [
  'knowledge/en',
  'src/knowledge/base.ts',
  'src/knowledge/clinic-words.ts',
  'src/knowledge/entry.ts',
  'src/knowledge/examples.ts',
  'src/knowledge/fit-worker.ts',
  'src/knowledge/guide.ts',
  'src/knowledge/lexicon.ts',
  'src/knowledge/model-file.ts',
  'src/knowledge/phrasings.ts',
  'src/knowledge/support.ts',
  'src/match',
  'src/model/content-fault.ts',
  'src/model/fault.ts',
  'src/model/finding.ts',
  'src/model/ids.ts',
  'src/yaml',
];

/** Fits a model on the content in a worker thread and swaps it in: a reader sees the old file or the new one. */
export async function buildModel({
  contentDir,
  outFile,
}: {
  contentDir: string;
  outFile: string;
}): Promise<void> {
  const bytes = await fitInWorker(contentDir);
  const aside = `${outFile}.${process.pid}.part`;
  try {
    await writeFile(aside, bytes);
    await rename(aside, outFile);
  } finally {
    await rm(aside, { force: true });
  }
}

/** Loads a model that `buildModel` made; throws a ModelFileError that says what to do. */
export async function loadModel(file: string): Promise<LoadedModel> {
  return decodeModel(await readBytes(file));
}

async function readBytes(file: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const buffer = await readFile(file);
    // A buffer of Node's pool may begin anywhere; typed arrays want a multiple of four.
    return new Uint8Array(buffer);
  } catch (cause) {
    throw new ModelFileError('the file is missing or not readable', cause);
  }
}

/** The model's bytes; `extra` examples come after those of the content. Ended early, it rejects. */
export function fitInWorker(
  folder: string,
  extra: readonly Example[] = [],
  signal?: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const worker = new Worker(new URL('./fit-worker.ts', import.meta.url), { workerData: { folder, extra } });
    worker.once('message', (bytes: unknown) => {
      if (bytes instanceof Uint8Array) resolve(new Uint8Array(bytes));
      else reject(new ModelFileError('the worker gave no bytes'));
    });
    signal?.addEventListener('abort', () => void worker.terminate(), { once: true });
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new ModelFileError(`the worker ended with code ${code}`)));
  });
}
