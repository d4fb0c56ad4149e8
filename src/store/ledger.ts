import { createHmac, randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { z } from 'zod';
import type { ConversationKey } from '../model/incoming.ts';

/*
 * What was erased, beside the store and apart from it: a store put back from an older copy would hold again what
 * somebody asked to have deleted. It names nobody: only keyed hashes, whose key stays in the data folder.
 */

const entrySchema = z.object({
  conversation: z.string(),
  at: z.number().int(),
  /** Deliveries of the erased conversation: one that comes late is not stored as if it were new. */
  deliveries: z.array(z.string()),
});

export type LedgerEntry = z.output<typeof entrySchema>;

export interface Ledger {
  conversation(key: ConversationKey): string;
  delivery(key: ConversationKey, dedupe: string): string;
  /** Resolves to how many entries there are; the entry is on the disk. */
  add(entry: LedgerEntry): number;
  entries(): readonly LedgerEntry[];
}

/** Opens the ledger beside a store's file, making its key where there is none. */
export function openLedger(file: string): Ledger {
  const journal = `${file}.erased`;
  const key = readKey(`${journal}.key`);
  const hash = (...parts: readonly string[]): string =>
    createHmac('sha256', key).update(JSON.stringify(parts)).digest('base64url');
  const entries = (): readonly LedgerEntry[] =>
    existsSync(journal) ? readFileSync(journal, 'utf8').split('\n').flatMap(parseEntry) : [];
  return {
    conversation: ({ channel, conversation }) => hash(channel, conversation),
    delivery: ({ channel, conversation }, dedupe) => hash(channel, conversation, dedupe),
    add: (entry) => {
      const handle = openSync(journal, 'a', 0o600);
      try {
        writeSync(handle, `${JSON.stringify(entry)}\n`);
        fsyncSync(handle);
      } finally {
        closeSync(handle);
      }
      return entries().length;
    },
    entries,
  };
}

/** A line cut short by a crash was never promised to anybody. */
function parseEntry(line: string): readonly LedgerEntry[] {
  if (line === '') return [];
  try {
    return [entrySchema.parse(JSON.parse(line))];
  } catch {
    return [];
  }
}

function readKey(file: string): Buffer {
  if (!existsSync(file))
    writeFileSync(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600, flush: true });
  return Buffer.from(readFileSync(file, 'utf8'), 'base64url');
}
