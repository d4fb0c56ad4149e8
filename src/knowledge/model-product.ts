import { createHash } from 'node:crypto';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { decodeModel, ModelFileError, type LoadedModel } from './model-file.ts';

/** What the product is made from, below the project's root. */
const SOURCES = [
  { folder: 'knowledge/en', ending: /\.(md|yaml|txt)$/ },
  { folder: 'src/match', ending: /\.ts$/ },
  { folder: 'src/knowledge', ending: /(examples|model-file|fit-worker)\.ts$/ },
];

/** The fitted model as a build product: `key` names what it is made from, `build` makes the file. */
export const modelProduct = {
  /** A hash of everything the model is made from: while it stays the same, the built file is good. */
  async key(root: string): Promise<string> {
    const hash = createHash('sha256');
    for (const { folder, ending } of SOURCES) {
      const names = await readdir(path.join(root, folder), { recursive: true });
      for (const name of names.filter((found) => ending.test(found)).sort()) {
        hash
          .update(`${folder}/${name}\0`)
          .update(await readFile(path.join(root, folder, name)))
          .update('\0');
      }
    }
    return hash.digest('hex');
  },
  build: (root: string, outFile: string): Promise<void> =>
    buildModel({ contentDir: path.join(root, 'knowledge/en'), outFile }),
};

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

function fitInWorker(folder: string): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./fit-worker.ts', import.meta.url), { workerData: { folder } });
    worker.once('message', (bytes: unknown) => {
      if (bytes instanceof Uint8Array) resolve(bytes);
      else reject(new ModelFileError('the worker gave no bytes'));
    });
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new ModelFileError(`the worker ended with code ${code}`)));
  });
}
