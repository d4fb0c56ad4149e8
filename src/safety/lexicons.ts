import { createHash } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';
import { z } from 'zod';
import { once } from './once.ts';
import { openLexicon, type Lexicon, type PackedLexicon } from './lexicon.ts';

/**
 * The phrase trees of danger. Unfolding their phrases takes a good part of a second, and comes to the same each
 * time: a tree is made when it is first asked for, or taken from the file that a build kept.
 */
const makers = new Map<string, () => PackedLexicon>();
const kept = new Map<string, PackedLexicon>();

/** Names a tree and says how it is made; what comes back gives it, always the same one. */
export function lexiconOf(name: string, make: () => PackedLexicon): () => Lexicon {
  makers.set(name, make);
  return once(() => openLexicon(kept.get(name) ?? make()));
}

/** All trees that have a name by now, as bytes for a file: a hash, and what it is the hash of. */
export function encodeLexicons(): Uint8Array {
  const bytes = serialize(Object.fromEntries([...makers].map(([name, make]) => [name, make()])));
  return Buffer.concat([hashOf(bytes), bytes]);
}

function hashOf(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}

const HASH_LENGTH = 32;

/** By its tag: an array of another realm is no instance of this one's class. */
const column = z.custom<Int32Array>(
  (value) => Object.prototype.toString.call(value) === '[object Int32Array]',
);
const packed = z.object({
  words: z.array(z.string()),
  tagSets: z.array(z.array(z.string())),
  edges: column,
  wordOf: column,
  tagSetOf: column,
});

/**
 * Takes the trees from a file's bytes, which must have been made of these very sources; false where they are not
 * whole, and then each tree is made when it is asked for. Call it before the first message is judged.
 */
export function keepLexicons(file: Uint8Array): boolean {
  const bytes = file.subarray(HASH_LENGTH);
  if (Buffer.compare(hashOf(bytes), file.subarray(0, HASH_LENGTH)) !== 0) return false;
  const read = z.record(z.string(), packed).safeParse(deserialize(bytes));
  for (const [name, lexicon] of Object.entries(read.data ?? {})) kept.set(name, lexicon);
  return read.success;
}
