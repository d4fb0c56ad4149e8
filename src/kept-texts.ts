import path from 'node:path';
import { z } from 'zod';
import { formatFault, type ContentFault } from './model/content-fault.ts';
import { fingerprint, type Snapshot } from './products/fingerprint.ts';
import { freshFolder, readValue, writeValue } from './products/kept.ts';
import { ProductError, type Product } from './products/product.ts';
import { readTexts, type Texts } from './written.ts';

const FILE = 'texts.bin';

/**
 * The texts as they were read and checked, so that a start need not do both again. Kept under a hash of every file of
 * content and of code, and of the Node that wrote it: whatever of that changes, they are read anew.
 */
export const keptTexts: Product = {
  name: 'texts',
  key: async (snapshot) => fingerprint(snapshot, ['dialogs', 'knowledge', 'src'], process.version),
  async build(root, outDir) {
    const faults: ContentFault[] = [];
    const texts = await readTexts(root, faults);
    if (texts === undefined || faults.length > 0) throw new ProductError(faults.map(formatFault).join('\n'));
    await writeValue(path.join(outDir, FILE), texts);
  },
};

/** What is read back was written by this very code, as the hash says: that it is all there is enough to know. */
const whole = z.custom<Texts>((value) => texts.safeParse(value).success);
const given = z.custom<unknown>((value) => value !== undefined);
const texts = z.object({
  base: given,
  phrases: given,
  flows: given,
  page: given,
  slack: given,
  otherLanguages: given,
});

/** The kept texts, if they were made of what the files hold now. */
export async function loadKeptTexts(snapshot: Snapshot): Promise<Texts | undefined> {
  const dir = await freshFolder(snapshot, keptTexts);
  if (dir === undefined) return undefined;
  return whole.safeParse(await readValue(path.join(dir, FILE))).data;
}
