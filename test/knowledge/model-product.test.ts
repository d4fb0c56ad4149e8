import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createFinder } from '../../src/knowledge/finder.ts';
import { buildModel, loadModel } from '../../src/knowledge/model-product.ts';

describe('the fitted model', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'model-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('is built in a worker, loaded, and finds; nothing half-made is left beside it', async () => {
    const file = path.join(folder, 'model.bin');
    await buildModel({ contentDir: 'knowledge/en', outFile: file });
    expect(readdirSync(folder)).toEqual(['model.bin']);
    const loaded = await loadModel(file);
    const finder = createFinder(loaded);
    expect(finder.model).toMatch(/^[0-9a-f]{64}$/);
    expect(finder.find('what happens the first time?')).toMatchObject({
      outcome: 'answered',
      id: 'first-session/what-happens',
    });
  });

  it('says what to do when the file is missing, cut or something else', async () => {
    const file = path.join(folder, 'broken.bin');
    await expect(loadModel(file)).rejects.toThrow(/missing or not readable\. Run npm run build/);
    writeFileSync(file, Buffer.from([9, 0, 0, 0, 1, 2, 3, 4, 5]));
    await expect(loadModel(file)).rejects.toThrow(/form is not the one expected/);
  });

  it('leaves the old file alone when the content cannot be read', async () => {
    const file = path.join(folder, 'never.bin');
    await expect(buildModel({ contentDir: folder, outFile: file })).rejects.toThrow(
      /guide\.yaml:1 {2}The file is missing/,
    );
    expect(existsSync(file)).toBe(false);
  });
});
