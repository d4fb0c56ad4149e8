import { readFile, stat, writeFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type { HeldOutReport, Made } from '../model/authoring.ts';
import { isEntryId, type EntryId } from '../model/ids.ts';
import { MODEL_SOURCES } from './model-product.ts';

/** What the held-out judgments are made from, below the top folder. */
export const HELD_OUT_SOURCES = [
  ...MODEL_SOURCES,
  'src/knowledge/held-out-worker.ts',
  'src/knowledge/held-out.ts',
  'src/model/authoring.ts',
];

const target = z.custom<EntryId | 'none'>((id) => typeof id === 'string' && (id === 'none' || isEntryId(id)));
const count = z.number().int().min(0);
const report = z.object({
  phrasings: count,
  right: count,
  entries: z.array(z.object({ id: target, phrasings: count, right: count })),
  elsewhere: z.array(
    z.object({
      text: z.string(),
      id: target,
      file: z.string(),
      line: count,
      taken: target,
      confidence: z.number(),
      own: z.number(),
    }),
  ),
});

/** Judges all phrasings of a content folder in a worker thread, and writes what came of it. Ended early, it rejects. */
export async function buildHeldOut(contentDir: string, outFile: string, signal?: AbortSignal): Promise<void> {
  await writeFile(outFile, JSON.stringify(await inWorker(contentDir, signal)));
}

/** What `buildHeldOut` wrote, and when. */
export async function readHeldOut(file: string): Promise<Extract<Made<HeldOutReport>, { kind: 'made' }>> {
  const [text, { mtimeMs }] = await Promise.all([readFile(file, 'utf8'), stat(file)]);
  return { kind: 'made', at: Math.round(mtimeMs), value: report.parse(JSON.parse(text)) };
}

function inWorker(folder: string, signal?: AbortSignal): Promise<HeldOutReport> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const worker = new Worker(new URL('./held-out-worker.ts', import.meta.url), { workerData: { folder } });
    worker.once('message', (message: unknown) => {
      const parsed = report.safeParse(message);
      if (parsed.success) resolve(parsed.data);
      else reject(parsed.error);
    });
    signal?.addEventListener('abort', () => void worker.terminate(), { once: true });
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The worker ended with code ${code}.`)));
  });
}
