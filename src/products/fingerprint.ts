import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';

/**
 * A hash over the names and contents of files and of all files below folders, relative to the top folder, so that
 * it is the same in every checkout. What does not exist counts as such.
 */
export async function fingerprint(root: string, sources: readonly string[], extra = ''): Promise<string> {
  const files = (await Promise.all(sources.map((source) => listed(root, source)))).flat().sort();
  const contents = await Promise.all(files.map((file) => readFile(path.join(root, file))));
  const hash = createHash('sha256').update(extra);
  for (const [index, file] of files.entries()) {
    const content = contents[index] ?? Buffer.alloc(0);
    hash.update(`\0${file.split(path.sep).join('/')}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

async function listed(root: string, source: string): Promise<string[]> {
  const found = await stat(path.join(root, source)).catch(() => undefined);
  if (found === undefined) return [];
  if (!found.isDirectory()) return [source];
  const below = await readdir(path.join(root, source), { recursive: true, withFileTypes: true });
  return below
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
}
