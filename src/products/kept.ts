import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Snapshot } from './fingerprint.ts';
import { BUILD_FOLDER, STAMP, type Product } from './product.ts';

/** The folder of a product, if it was made from what its sources are in the snapshot. */
export async function freshFolder(
  snapshot: Snapshot,
  { name, key }: Pick<Product, 'name' | 'key'>,
): Promise<string | undefined> {
  const dir = path.join(snapshot.root, BUILD_FOLDER, name);
  const stamp = await readStamp(dir);
  return stamp !== undefined && stamp === (await key(snapshot)) ? dir : undefined;
}

/** The hash of what a folder's product was made from; undefined where there is no product. */
export function readStamp(dir: string): Promise<string | undefined> {
  return readFile(path.join(dir, STAMP), 'utf8').catch(() => undefined);
}

const HASH_LENGTH = 32;

/** Writes a value of plain data, maps and sets; a hash of the bytes before them. */
export async function writeValue(file: string, value: unknown): Promise<void> {
  const bytes = serialize(value);
  await writeFile(file, Buffer.concat([hashOf(bytes), bytes]));
}

/** Reads what `writeValue` wrote; undefined where the file is missing or not whole. */
export async function readValue(file: string): Promise<unknown> {
  const read = await readFile(file).catch(() => Buffer.alloc(0));
  const bytes = read.subarray(HASH_LENGTH);
  if (Buffer.compare(hashOf(bytes), read.subarray(0, HASH_LENGTH)) !== 0) return undefined;
  const value: unknown = deserialize(bytes);
  return value;
}

function hashOf(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
